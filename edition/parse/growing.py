"""An entry while it is being read, and the cutting of paragraphs: shared by all texts that have entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from edition.model import Blank, Entry, Paragraph


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
        notes=tuple(n for n in paragraph.notes if start <= n.start and n.end <= end),
        quotations=tuple(q for q in paragraph.quotations if start <= q.start and q.end <= end),
        dates=tuple(d for d in paragraph.dates if start <= d.start and d.end <= end),
        apparatus=tuple(a for a in paragraph.apparatus if start <= a.start and a.end <= end),
    )
