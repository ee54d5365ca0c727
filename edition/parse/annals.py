"""Annals without headlines (編年, 本紀): an entry for each stretch that a date opens.

資治通鑑, 長編 and the annals of the standard histories tell events under their dates, in paragraphs of any length.
Every date that opens a sentence of the narrative begins an entry; what follows without a date belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from edition.grammar.narrative import SENTENCE_STOPS
from edition.model import Blank, Block, DateExpression, Entry, Heading, Paragraph, Voice


@dataclass
class _Growing:
    """The entry that is being read."""

    parts: list[Paragraph | Blank] = field(default_factory=list)

    def finish(self) -> Iterator[Block]:
        """The entry, and the empty lines after it, which belong to nobody."""
        tail: list[Blank] = []
        while self.parts and isinstance(self.parts[-1], Blank):
            tail.insert(0, self.parts.pop())  # type: ignore[arg-type]
        own = [part for part in self.parts if isinstance(part, Paragraph)]
        yield Entry(own[0].start, own[-1].end, None, tuple(self.parts))
        yield from tail


def divide(view: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of annals, with their dates, divided into entries; headings pass through.

    Paragraphs before the first date stay as they are.
    """
    growing: _Growing | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            for number, stretch in enumerate(_stretches(view, block)):
                dated = bool(stretch.dates) and _opens(view, stretch.dates[0], stretch.start)
                if growing is not None and (number or dated):
                    yield from growing.finish()
                    growing = None
                if growing is None and dated:
                    growing = _Growing()
                if growing is None:
                    yield stretch
                else:
                    growing.parts.append(stretch)
        elif isinstance(block, Blank) and growing is not None:
            growing.parts.append(block)
        else:
            if growing is not None and isinstance(block, Heading):
                yield from growing.finish()
                growing = None
            yield block
    if growing is not None:
        yield from growing.finish()


def _stretches(view: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut before every date that opens an entry."""
    cuts = [
        date.start
        for date in paragraph.dates
        if view[paragraph.start : date.start].strip() and _opens(view, date, date.start)
    ]
    for start, end in zip((paragraph.start, *cuts), (*cuts, paragraph.end), strict=True):
        if start < end or not cuts:
            yield cut(paragraph, start, end)


def _opens(view: str, date: DateExpression, start: int) -> bool:
    """Whether a date opens an entry: narrative, at the head of a sentence, a year, a month or a sexagenary day."""
    parts = date.parts
    if date.voice is not Voice.NARRATIVE or date.aside or date.postposed or parts.relative_day or parts.ruler:
        return False
    opens = view[:1] == "" or date.start == 0 or view[date.start - 1] in SENTENCE_STOPS
    named = parts.era_year or parts.month or parts.leap_unnumbered or parts.ganzhi or parts.season
    return bool(
        opens
        and (named or parts.relative_month or parts.relative_year)
        and not view[start : date.start].strip("\u3000 \t")
    )


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The part of a paragraph between two places, with what stands in it."""
    return replace(
        paragraph,
        start=start,
        end=end,
        notes=tuple(n for n in paragraph.notes if start <= n.start < end),
        quotations=tuple(q for q in paragraph.quotations if start <= q.start < end),
        dates=tuple(d for d in paragraph.dates if start <= d.start < end),
        apparatus=tuple(a for a in paragraph.apparatus if start <= a.start < end),
    )
