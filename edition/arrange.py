"""Blocks in the order of the text -> divisions: chapter > reign > year > entry, any of them absent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from edition.model import Blank, Chronicle, Dated, Entry, Heading, Paragraph

# Divisions from the outside in; opening one closes its equals and all that is smaller.
_ORDER: Final = ("body", "chapter", "reign", "year", "section")


@dataclass
class Division:
    """A division and what it holds, in order.

    `level` is `body`, `chapter`, `reign`, `year` or `section`; `start` the offset where it begins; `year` the lunar
    year of a year (Common Era number), None if undetermined. Headings stand first among the items.
    """

    level: str
    start: int = 0
    year: int | None = None
    items: list[Division | Heading | Entry | Paragraph | Blank] = field(default_factory=list)

    # True once it holds a division or an entry: TEI allows no paragraph after that.
    divided: bool = False
    # True while it holds nothing but headings and empty lines.
    only_headed: bool = True

    def add(self, item: Division | Heading | Entry | Paragraph | Blank) -> None:
        """Add an item at the end."""
        self.items.append(item)
        self.divided = self.divided or isinstance(item, Division | Entry)
        self.only_headed = self.only_headed and isinstance(item, Heading | Blank)

    def walk(self) -> Iterator[Division]:
        """This division and all inside it."""
        yield self
        for item in self.items:
            if isinstance(item, Division):
                yield from item.walk()


@dataclass
class _Builder:
    stack: list[Division] = field(default_factory=lambda: [Division("body")])

    @property
    def top(self) -> Division:
        return self.stack[-1]

    def close(self, level: str) -> None:
        while _ORDER.index(self.top.level) >= _ORDER.index(level):
            self.stack.pop()

    def open(self, level: str, start: int, year: int | None = None) -> None:
        self.close(level)
        division = Division(level, start, year)
        self.top.add(division)
        self.stack.append(division)

    def open_year(self) -> Division | None:
        return next((division for division in self.stack if division.level == "year"), None)


def arrange(chronicle: Chronicle, dated: Dated) -> Division:
    """The body as a tree of divisions."""
    builder = _Builder()
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            _heading(builder, block, dated)
        elif isinstance(block, Entry):
            _entry(builder, block, dated)
        elif isinstance(block, Paragraph):
            if builder.top.divided:
                # A closing 論 and the like: no paragraph may follow a division.
                builder.open("section", block.start)
            builder.top.add(block)
        else:
            builder.top.add(block)
    return builder.stack[0]


def _heading(builder: _Builder, heading: Heading, dated: Dated) -> None:
    """A chapter may have several lines of headings; every other heading opens a division of its own."""
    again = heading.level == "chapter" == builder.top.level and builder.top.only_headed
    if not again:
        mark = dated.years.get(heading.start) if heading.level == "year" else None
        builder.open(heading.level, heading.start, mark.year if mark is not None else None)
    builder.top.add(heading)


def _entry(builder: _Builder, entry: Entry, dated: Dated) -> None:
    """An entry belongs to its year; where no heading opens the year, the entry does."""
    mark = dated.years.get(entry.start)
    open_year = builder.open_year()
    if entry.prologue or mark is None:
        builder.close("year")
    elif open_year is None or open_year.year != mark.year:
        builder.open("year", entry.start, mark.year)
    builder.close("section")
    builder.top.add(entry)
