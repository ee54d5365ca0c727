"""TOML with lines: tables whose values are checked one by one, and errors that name key and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final

from edition.errors import ManifestError, Place
from edition.rows import suggestion

Key = tuple[str | int, ...]

# NCName of Namespaces in XML 1.0: a name of XML 1.0 (production 4) without the colon.
_START: Final = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NCNAME: Final = re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*")
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_NAMES: Final = {
    str: "a string",
    int: "a whole number",
    list: "a list",
    dict: "a table",
    bool: "true or false",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """A TOML file: its path, its text, and the values that it holds."""

    path: Path
    text: str
    values: dict[str, Any]

    def table(self) -> Table:
        """The whole file as a table."""
        return Table(self, (), self.values)

    def place(self, key: Key) -> Place:
        """Where a key stands.

        tomllib tells no lines. The line of a key is the first that has to be added before it is there: found
        by reading ever longer beginnings of the file, which only happens on the way to an error message.
        """
        lines = self.text.splitlines()
        complete = 0
        for count in range(1, len(lines) + 1):
            try:
                values = tomllib.loads("\n".join(lines[:count]) + "\n")
            except tomllib.TOMLDecodeError:
                continue  # in the middle of a value of several lines
            if _has(values, key):
                return Place(self.path, complete + 1, None, lines[complete])
            complete = count
        return Place(self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a manifest. Each reader raises ManifestError for a value that cannot be used."""

    manifest: Manifest
    key: Key
    values: dict[str, Any]

    def only(self, *known: str) -> Table:
        """This table, if it has no other keys than these."""
        for name in self.values:
            if name not in known:
                raise self.error(name, f"unknown key {self._name(name)}", suggestion(name, known))
        return self

    def text(self, name: str, default: str | None = None, *, empty: bool = False) -> str:
        """A string; empty only if allowed. `default` stands for a key that is not there."""
        value = self._value(name, str, default)
        if not value.strip() and not empty and value != default:
            raise self.error(
                name, f"{self._name(name)} is empty", "write the value, or “unknown” if nobody knows it"
            )
        return str(value)

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value not in allowed:
            raise self.error(name, f"{self._name(name)} is “{value}”", suggestion(value, allowed))
        return value

    def matching(self, name: str, pattern: str, form: str, default: str | None = None) -> str:
        """A string of a certain form; `form` describes it in the remedy."""
        value = self.text(name, default)
        if value != default and not re.fullmatch(pattern, value):
            raise self.error(name, f"{self._name(name)} is “{value}”", f"write {form}")
        return value

    def ncname(self, name: str) -> str:
        """An identifier that XML allows as xml:id."""
        value = self.text(name)
        if not NCNAME.fullmatch(value):
            remedy = "begin with a letter or _, go on with letters, digits, - . or _, and leave no space"
            raise self.error(name, f"{self._name(name)} “{value}” cannot be an identifier in XML", remedy)
        return value

    def number(self, name: str) -> int | None:
        """A whole number from 1, None if the key is not there."""
        if name not in self.values:
            return None
        value = self._value(name, int, None)
        if value < 1:
            raise self.error(name, f"{self._name(name)} is {value}", "write a number from 1")
        return int(value)

    def flag(self, name: str) -> bool:
        """True or false, false if the key is not there."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self.error(name, f"{self._name(name)} is not true or false", "write true or false")
        return value

    def day(self, name: str) -> str:
        """A day in ISO 8601, from a string or a TOML date."""
        value = self.values.get(name)
        if type(value) is date:
            return value.isoformat()
        text = self.text(name)
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise self.error(name, f"{self._name(name)} “{text}” is no day", "write YYYY-MM-DD") from None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty if the key is not there."""
        values = self._value(name, list, [])
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self.error(
                    name, f"{self._name(name)} holds something other than words", "put each into quotes"
                )
        return tuple(values)

    def table(self, name: str) -> Table:
        """The table of that name."""
        return Table(self.manifest, (*self.key, name), self._value(name, dict, None))

    def tables(self, name: str) -> Iterator[Table]:
        """The tables of a list of tables, none if the key is not there."""
        for number, value in enumerate(self._value(name, list, [])):
            if not isinstance(value, dict):
                raise self.error(
                    name, f"{self._name(name)} is no list of tables", f"write [[{self._name(name)}]]"
                )
            yield Table(self.manifest, (*self.key, name, number), value)

    def path(self, name: str, *, exists: Callable[[Path], bool] | None = Path.is_file) -> PurePosixPath:
        """A path inside the folder of the manifest, with forward slashes.

        `exists` tells whether the file is as it should be; None for a path that will be written.
        """
        value = self.text(name)
        path = PurePosixPath(value)
        if "\\" in value or "\0" in value or path.is_absolute() or re.match("[A-Za-z]:", value):
            raise self.error(
                name, f"{self._name(name)} “{value}” is no relative path", "write folder/file, with /"
            )
        root = self.manifest.path.parent.resolve()
        target = (root / path).resolve()
        if ".." in path.parts or not target.is_relative_to(root):
            remedy = "put the file into the folder of the edition"
            raise self.error(name, f"{self._name(name)} “{value}” leads out of the edition's folder", remedy)
        if exists is not None and not exists(root / path):
            raise self.error(name, f"{self._name(name)} “{value}” does not exist", "check the path")
        return path

    def error(self, name: str, message: str, remedy: str) -> ManifestError:
        """An error about the key `name`, or about this table if the key is not there."""
        key = (*self.key, name) if name in self.values else self.key
        return ManifestError(message, place=self.manifest.place(key), remedy=remedy)

    def _name(self, name: str) -> str:
        return ".".join([str(part) for part in self.key if isinstance(part, str)] + [name])

    def _value(self, name: str, kind: type, default: object) -> Any:
        if name not in self.values:
            if default is not None:
                return default
            raise self.error(name, f"{self._name(name)} is missing", f"add {name} = …")
        value = self.values[name]
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.error(name, f"{self._name(name)} is not {_NAMES[kind]}", f"write {_NAMES[kind]}")
        return value


def read(path: Path) -> Manifest:
    """Read a manifest.

    Raises ManifestError for a file that is missing, not UTF-8 or not TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return Manifest(path, text, tomllib.loads(text))
    except OSError as error:
        remedy = "go to the folder of the edition, or name its edition.toml"
        raise ManifestError(f"cannot be read: {error.strerror}", place=Place(path), remedy=remedy) from None
    except UnicodeDecodeError:
        raise ManifestError("not UTF-8", place=Place(path), remedy="save the file in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        line, column = (
            (int(at[1]), int(at[2]) - 1) if at is not None and at[1] else (max(text.count("\n"), 1), None)
        )
        snippet = (text.splitlines() or [""])[min(line, len(text.splitlines()) or 1) - 1]
        place = Place(path, line, column, snippet)
        remedy = 'correct the TOML: key = "value", one to a line'
        raise ManifestError(f"not TOML: {_AT.sub('', message)}", place=place, remedy=remedy) from None


def _has(values: Any, key: Key) -> bool:
    for part in key:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True
