"""An entry while it is being read, and the cutting of paragraphs: shared by all texts that have entries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from edition.grammar.structure import NOTHING
from edition.model import Apparatus, Blank, DateExpression, Entry, Note, Paragraph, Quotation, Span, Voice

_Held = TypeVar("_Held", DateExpression, Note, Span)
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
        marks=tuple(mark for mark in paragraph.marks if start <= mark.start and mark.end <= end),
    )


def is_bare(view: str, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a stretch of a paragraph holds nothing but marks, dates, notes, labels and stops."""
    if start >= end:
        return True
    held = sorted(
        [
            *((date.start, date.end) for date in _touching(paragraph.dates, start, end)),
            *((note.start, note.end) for note in _touching(paragraph.notes, start, end)),
            *((mark.start, mark.end) for mark in _touching(paragraph.marks, start, end)),
        ]
    )
    at = start
    for first, last in held:
        if at < first and not NOTHING.fullmatch(view, at, first):
            return False
        at = max(at, last)
    return at >= end or NOTHING.fullmatch(view, at, end) is not None


def _touching(items: Sequence[_Held], start: int, end: int) -> Sequence[_Held]:
    """The items, in order of their starts, that begin between two places."""
    if not items:
        return items
    low = bisect_left(items, start, key=lambda item: item.start)
    return items[low : bisect_left(items, end, lo=low, key=lambda item: item.start)]


def leading(view: str, paragraphs: Sequence[Paragraph]) -> tuple[DateExpression, ...]:
    """The dates with which an entry opens: its first, and those that follow with no words between.

    乙未太平二年〈宋至和二年〉春正月，…; a month alone on its line and the day on the next. The same year by the era of
    another state (己酉天祿二年。北漢乾祐二年。春二月，) is passed over, unless it has the month of both, as in
    二年、遼統和三年春二月.
    """
    found: list[DateExpression] = []
    for paragraph in paragraphs:
        at = paragraph.start
        for date in paragraph.dates:
            if date.voice in (Voice.REMARK, Voice.SPEECH):
                continue
            if not is_bare(view, paragraph, at, date.start):
                return tuple(found) or paragraph.dates[:1]
            if found and _is_parallel(found[-1], date):
                at = date.end
                continue
            if found and _has_month_of_both(view, found[-1], date):
                found.append(date)
                at = date.end
                continue
            if found and (date.aside or rank(date)[0] <= rank(found[-1])[1]) and not _is_accession(found[-1]):
                return tuple(found)
            if not date.aside:
                found.append(date)
            at = date.end
        if not found or not is_bare(view, paragraph, at, paragraph.end):
            break
    return tuple(found)


def _is_parallel(first: DateExpression, second: DateExpression) -> bool:
    """Whether a second year with its era stands beside a first, and neither has a month."""
    years = all(date.parts.era and date.parts.era_year and rank(date) == (0, 0) for date in (first, second))
    return years and first.parts.era != second.parts.era and not second.aside


def _has_month_of_both(view: str, first: DateExpression, second: DateExpression) -> bool:
    """Whether the year of another state stands beside one, and goes on with the month: 二年、遼統和三年春二月."""
    one, other = first.parts, second.parts
    years = rank(first) == (0, 0) and one.era_year is not None and rank(second) > (0, 0)
    named = other.era is not None and other.era != one.era and other.era_year is not None
    return years and named and not second.aside and view[first.end : second.start] in "、，"


def _is_accession(date: DateExpression) -> bool:
    """道宗即位，清寧元年，…: the year behind an accession names it once more."""
    return date.parts.ruler is not None and date.parts.era is None and date.parts.period is None


def rank(date: DateExpression) -> tuple[int, int]:
    """The coarsest and the finest part of a date: 0 the year, 1 season and month, 2 the day."""
    parts = date.parts
    given = [
        parts.has_year,
        bool(parts.season or parts.month or parts.leap_unnumbered or parts.relative_month),
        bool(parts.ganzhi or parts.day or parts.special or parts.relative_day),
    ]
    levels = [level for level, there in enumerate(given) if there] or [0]
    return levels[0], levels[-1]


def _within(items: tuple[_Item, ...], start: int, end: int) -> tuple[_Item, ...]:
    """The items, in order of their starts, that lie between two places."""
    if not items:
        return items
    low = bisect_left(items, start, key=lambda item: item.start)
    high = bisect_left(items, end, lo=low, key=lambda item: item.start)
    return tuple(item for item in items[low:high] if item.end <= end)
