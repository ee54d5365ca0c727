"""From a place in the transcription to the place in the TEI file that holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from edition.tei import IDEOGRAPHIC_SPACE, NS, XML_ID
from edition.validate.document import Document, T

_LEFT_OUT: Final = frozenset({"corr", "reg", "rdg"})
_SEPARATOR: Final = "}"
_CODE: Final = re.compile(r"U\+([0-9A-Fa-f]{4,6})")


class _Reader:
    """Follows the base text of a file as `edition.tei.base_lines` reads it and notes the places sought.

    `found` holds, for each line of the transcription, the 1-based line and column of the character sought, or of
    the end of the line if that is too short.
    """

    def __init__(self, document: Document, sought: Mapping[int, int]) -> None:
        self.found: dict[int, tuple[int, int]] = {}
        self._sought = sought
        self._private = _private(document)
        self._here, self._count = 0, 0
        self._depth = 0  # how many open elements lie within one that is left out, itself included
        self._inside = False  # in `body`
        self._chunks: list[tuple[int, int, str]] = []
        self._parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.Parse(document.data, True)

    def _at(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        name = tag.removeprefix(NS + _SEPARATOR)
        self._inside = self._inside or name == "body"
        if self._depth or _is_left_out(name, attributes):
            self._depth += 1
        elif name == "lb":
            self._here, self._count = int(attributes.get("n") or 0), 0
            rend = attributes.get("rend", "").removeprefix("indent(").removesuffix(")")
            self._pass(*self._at(), IDEOGRAPHIC_SPACE * int(rend or 0), wide=False)
        elif name == "g" and attributes.get("ref") in self._private:
            self._pass(*self._at(), self._private[attributes["ref"]], wide=False)
            self._depth = 1

    def _end(self, tag: str) -> None:
        self._flush()
        self._depth = max(self._depth - 1, 0)
        self._inside = self._inside and tag != f"{NS}{_SEPARATOR}body"

    def _text(self, data: str) -> None:
        if self._inside and not self._depth:
            self._chunks.append((*self._at(), data))

    def _flush(self) -> None:
        """Pass what has been read as one text; white space with a line break that stands alone is no text."""
        words = "".join(data for _, _, data in self._chunks)
        if words and not ("\n" in words and not words.strip(" \t\r\n")):
            for line, column, data in self._chunks:
                self._pass(line, column, data, wide=True)
        self._chunks.clear()

    def _pass(self, line: int, column: int, data: str, *, wide: bool) -> None:
        """Count characters; `wide` ones stand side by side in the file, the others all at one tag."""
        sought = self._sought.get(self._here)
        if sought is None or self._count > sought:
            return
        step = min(sought - self._count, len(data))
        self.found[self._here] = (line, column + step if wide else column)
        self._count += len(data) + (
            step < len(data)
        )  # past the place sought: nothing more of this line matters


def locate(document: Document, sought: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """Where characters of the transcription stand in the file.

    `sought` maps 1-based lines to 0-based columns of the transcription; the result maps the lines to 1-based lines
    and columns of the file, without those of which it has nothing.
    """
    return _Reader(document, sought).found


def _private(document: Document) -> dict[str, str]:
    """The characters of the transcription that each `g` stands for, by its pointer."""
    found = {}
    for mapping in document.root.iter(f"{T}mapping"):
        char = mapping.getparent()
        if char is not None and mapping.get("type") == "PUA":
            codes = _CODE.findall(mapping.text or "")
            found[f"#{char.get(XML_ID)}"] = "".join(chr(int(code, 16)) for code in codes)
    return found


def _is_left_out(name: str, attributes: dict[str, str]) -> bool:
    if name == "supplied":
        return "#transcription" not in attributes.get("resp", "").split()
    return name in _LEFT_OUT or (name in ("head", "div") and attributes.get("type") == "supplied")
