"""An entry while it is being read, and the cutting of paragraphs: shared by all texts that have entries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from edition.model import Apparatus, Blank, DateExpression, Entry, Note, Paragraph, Quotation

_Item = TypeVar("_Item", Apparatus, DateExpression, Note, Quotation)


@dataclass
class Growing:
    """The entry that is being read: its headline, if it has one, and what follows."""

    headline: Paragraph | None = None
    details: list[Paragraph | Blank] = field(default_factory=list)
    prologue: bool = False
    closed: bool = False

    def finish(self) -> Iterator[Entry | Blank]:
        """The entry, and the empty lines after it, which belong to nobody."""
        tail: list[Blank] = []
        while self.details and isinstance(last := self.details[-1], Blank):
            tail.insert(0, last)
            self.details.pop()
        own = [part for part in (self.headline, *self.details) if isinstance(part, Paragraph)]
        yield Entry(own[0].start, own[-1].end, self.headline, tuple(self.details), self.prologue)
        yield from tail


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The part of a paragraph between two places, with what stands in it."""
    return replace(
        paragraph,
        start=start,
        end=end,
        notes=_within(paragraph.notes, start, end),
        quotations=_within(paragraph.quotations, start, end),
        dates=_within(paragraph.dates, start, end),
        apparatus=_within(paragraph.apparatus, start, end),
    )


def _within(items: tuple[_Item, ...], start: int, end: int) -> tuple[_Item, ...]:
    """The items, in order of their starts, that lie between two places."""
    low = bisect_left(items, start, key=lambda item: item.start)
    high = bisect_left(items, end, lo=low, key=lambda item: item.start)
    return tuple(item for item in items[low:high] if item.end <= end)
