"""Tables that the editors keep as CSV, read row by row, each row with its place in the file.

A table is comma-separated UTF-8, with or without a byte order mark, its first row the names of its columns.
Rows before it that begin with `#` are its documentation.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.errors import DataError, Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the name of their column, and where it stands."""

    cells: dict[str, str]
    place: Place

    def __getitem__(self, name: str) -> str:
        return self.cells[name]

    def number(self, name: str, *, least: int | None = None) -> int:
        """The cell as a whole number, not below `least`.

        Raises DataError otherwise.
        """
        value = self.cells[name].strip()
        try:
            number = int(value)
        except ValueError:
            raise self.error(
                name, f"{name} is no whole number: {value or '(empty)'}", "write it in digits"
            ) from None
        if least is not None and number < least:
            raise self.error(name, f"{name} is {number}; it counts from {least}", f"write {least} or more")
        return number

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """The cell, which must be one of `allowed`.

        Raises DataError otherwise, with the nearest of them.
        """
        value = self.cells[name].strip()
        if value in allowed:
            return value
        raise self.error(name, f"{name} is “{value}”", suggestion(value, allowed))

    def words(self, name: str) -> str:
        """The cell, which must not be empty.

        Raises DataError otherwise.
        """
        if not self.cells[name].strip():
            raise self.error(name, f"{name} is empty", f"fill in {name}, or remove the row")
        return self.cells[name]

    def at(self, name: str) -> Place:
        """The place of the cell `name`, with its column where it can be told."""
        names = list(self.cells)
        before = "".join(f"{self.cells[other]}," for other in names[: names.index(name)])
        if not self.place.snippet.startswith(before):  # a cell before it has double quotes, or a line end
            return self.place
        return Place(self.place.path, self.place.line, len(before), self.place.snippet)

    def error(self, name: str, message: str, remedy: str) -> DataError:
        """An error about the cell `name`, with the cell's column where it can be told."""
        return DataError(message, place=self.at(name), remedy=remedy)


def suggestion(value: str, allowed: Sequence[str]) -> str:
    """What to write instead of `value`: the nearest word, or all of them."""
    near = difflib.get_close_matches(value, allowed, n=1)
    return f"did you mean “{near[0]}”?" if near else f"write one of: {', '.join(allowed)}"


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a table with exactly these columns, in any order; empty rows are passed over.

    Raises DataError for a file that cannot be read, for columns that lack or that nobody knows, and for rows
    of another length.
    """
    text = _text(path)
    physical = list(io.StringIO(text, newline=""))  # str.splitlines would also end lines at U+2028 and U+0085
    reader = csv.reader(physical, strict=True)
    names: list[str] | None = None
    before = 0
    try:
        for cells in reader:
            first, before = before + 1, reader.line_num
            place = Place(path, first, None, physical[first - 1].rstrip("\r\n"))
            if not any(cell.strip() for cell in cells) or (names is None and cells[0].startswith("#")):
                continue
            if names is None:
                names = _header(cells, columns, place)
                continue
            if len(cells) != len(names):
                remedy = "put cells that hold commas into double quotes, and leave no cell out"
                raise DataError(
                    f"{len(cells)} cells where there should be {len(names)}", place=place, remedy=remedy
                )
            yield Row(dict(zip(names, cells, strict=True)), place)
    except csv.Error as error:
        place = Place(path, reader.line_num)
        raise DataError(f"not CSV: {error}", place=place, remedy="check the double quotes") from None
    if names is None:
        remedy = f"begin the file with the row {','.join(columns)}"
        raise DataError("the table has no header", place=Place(path), remedy=remedy)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        remedy = "check the path in edition.toml"
        raise DataError(f"cannot be read: {error.strerror}", place=Place(path), remedy=remedy) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        remedy = "save the table as CSV in UTF-8"
        raise DataError("not UTF-8", place=Place(path, line), remedy=remedy) from None


def _header(cells: Sequence[str], columns: Sequence[str], place: Place) -> list[str]:
    names = [cell.strip() for cell in cells]
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        raise DataError(
            "the cells are not separated by commas", place=place, remedy="save the table with commas"
        )
    for name in names:
        if name not in columns:
            raise DataError(f"unknown column “{name}”", place=place, remedy=suggestion(name, columns))
        if names.count(name) > 1:
            raise DataError(f"the column {name} stands twice", place=place, remedy="keep one of them")
    missing = [name for name in columns if name not in names]
    if missing:
        remedy = f"the columns are {','.join(columns)}"
        raise DataError(f"the column {missing[0]} is missing", place=place, remedy=remedy)
    return names
