"""The names that stand before a year: dynasties, rulers, eras, in every spelling, from the tables of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from edition import resources

_TABLES: Final = "edition/calendar/tables/"
_ERAS: Final = ("eras.txt", "eras-dila.txt")
_RULERS: Final = ("rulers.txt", "rulers-dila.txt")
_DYNASTIES: Final = ("dynasties.txt",)


@cache
def eras() -> str:
    """A pattern for the names of eras."""
    return _any_of(_column(_ERAS, 1))


@cache
def rulers() -> str:
    """A pattern for the names of rulers."""
    return _any_of(_column(_RULERS, 1) + _column(_ERAS, 2))


@cache
def dynasties() -> str:
    """A pattern for the names of dynasties and states."""
    return _any_of(_column(_DYNASTIES, 0, 5))


def first_characters() -> set[str]:
    """The characters with which one of these names can begin."""
    classes = _variants()
    names = _column((*_ERAS, *_RULERS), 1) + _column(_ERAS, 2) + _column(_DYNASTIES, 0, 5)
    return {char for name in names for char in classes.get(name[0], name[0])}


@cache
def had_era(state: str, era: str) -> bool:
    """Whether a state of that name had an era of that name, both in any spelling: 夏 had no 開泰."""
    state, era = _classed(state), _classed(era)
    of_name = {
        own
        for own, _, _, _, _, others in (row.split("|") for row in _rows("dynasties.txt"))
        if state in map(_classed, (own, *others.split(",")))
    }
    rows = (row.split("|") for file in _ERAS for row in _rows(file))
    return any(row[0] in of_name and era in map(_classed, row[1].split(",")) for row in rows)


def _classed(name: str) -> str:
    """A name with the first spelling of each of its characters."""
    classes = _variants()
    return "".join(classes.get(char, char)[0] for char in name)


@cache
def _variants() -> dict[str, str]:
    """Every character of the variant table with the class it belongs to."""
    return {char: row for row in _rows("variants.txt") for char in row}


def _rows(name: str) -> Iterator[str]:
    for line in resources.path(_TABLES + name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _column(files: Iterable[str], *columns: int) -> list[str]:
    """All names in some columns of some tables, without repeats."""
    cells = (row.split("|")[column] for file in files for row in _rows(file) for column in columns)
    return list(dict.fromkeys(name for cell in cells for name in cell.split(",") if name))


@dataclass(slots=True)
class _Node:
    """A place in the tree of names: what may follow, by class of characters, and whether a name ends here."""

    below: dict[str, _Node]
    ends: bool = False

    def pattern(self) -> str:
        """The rest of the names from here, the longest first, each character looked at once."""
        branches = [
            (f"[{c}]" if len(c) > 1 else re.escape(c)) + node.pattern() for c, node in self.below.items()
        ]
        return f"(?:{'|'.join(branches)}){'?' if self.ends else ''}" if branches else ""


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of the names in any spelling."""
    root, classes = _Node({}), _variants()
    for name in names:
        node = root
        for char in name:
            node = node.below.setdefault(classes.get(char, char), _Node({}))
        node.ends = True
    return root.pattern()
