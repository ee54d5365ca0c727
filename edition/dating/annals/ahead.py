"""What is known of annals before their first entry is read: where entries begin, how far headings reach, which years
the text states further on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from edition.calendar.phrase import Context
from edition.dating.reach import UNKNOWN, Reach, reaches
from edition.dating.running import read
from edition.dating.spoken import moves
from edition.grammar.dates import DateParts
from edition.model import Chronicle, Entry, Guess, Paragraph
from edition.parse.growing import leading


@dataclass(frozen=True, slots=True)
class Ahead:
    """A text as a whole; entries and headings go by the offset at which they begin.

    `stated` has for each entry the year of the next one that states its year, `numbered` the number of that year if
    it is stated without an era, `following` the date that opens the next entry; `guesses` are years inferred from all
    evidence; `unmarked` says that nothing marks where sentences end.
    """

    view: str
    entries: Sequence[int]
    reaches: Mapping[int, Reach]
    stated: Mapping[int, int]
    numbered: Mapping[int, int]
    following: Mapping[int, DateParts]
    guesses: Mapping[int, Guess]
    unmarked: bool

    def reach(self, heading: int) -> Reach:
        """How far the heading at a place reaches."""
        return self.reaches.get(heading, UNKNOWN)


def look_ahead(chronicle: Chronicle, context: Context, guesses: Mapping[int, Guess]) -> Ahead:
    """Read a text for what stands further on in it; `context` is the date in force before its first character."""
    entries = [block for block in chronicle.blocks if isinstance(block, Entry) and not block.prologue]
    return Ahead(
        chronicle.view,
        [entry.start for entry in entries],
        reaches(chronicle, context),
        _stated(chronicle.view, entries, context),
        _numbered(chronicle.view, entries),
        _following(chronicle.view, entries),
        guesses,
        chronicle.conventions.punctuation == "none",
    )


def lead_of(view: str, entry: Entry) -> tuple[Paragraph, list[Paragraph]]:
    """What dates an entry, and the rest: its headline, or without one the dates that open it."""
    paragraphs = entry.paragraphs
    if entry.headline is not None:
        return entry.headline, [p for p in paragraphs if p is not entry.headline]
    dates = leading(view, paragraphs)
    taken = {date.start for date in dates}
    lead = paragraphs[0] if paragraphs[0].dates == dates else replace(paragraphs[0], dates=dates)
    return lead, [_without(paragraph, taken) for paragraph in paragraphs]


def _without(paragraph: Paragraph, taken: Set[int]) -> Paragraph:
    """A paragraph without the dates that begin at some places."""
    dates = tuple(date for date in paragraph.dates if date.start not in taken)
    return paragraph if len(dates) == len(paragraph.dates) else replace(paragraph, dates=dates)


def _stated(view: str, entries: Sequence[Entry], context: Context) -> dict[int, int]:
    """For each entry, the year of the next entry that opens with its pair and its era: 己酉天祿二年."""
    result: dict[int, int] = {}
    year: int | None = None
    for entry in reversed(entries):
        if year is not None:
            result[entry.start] = year
        first = next(iter(lead_of(view, entry)[0].dates), None)
        if first is not None and first.parts.cyclic_year and first.parts.era and moves(first):
            year = read(first, Context(context.regime)).year or year
    return result


def _numbered(view: str, entries: Sequence[Entry]) -> dict[int, int]:
    """For each entry, the number of the next year that is stated, if it is stated without its era: 三年春正月."""
    result: dict[int, int] = {}
    number: int | None = None
    for entry in reversed(entries):
        if number is not None:
            result[entry.start] = number
        first = next(iter(lead_of(view, entry)[0].dates), None)
        if first is not None and first.parts.era_year and moves(first):
            number = first.parts.era_year if first.parts.era is None else None
    return result


def _following(view: str, entries: Sequence[Entry]) -> dict[int, DateParts]:
    """For each entry, the date that opens the next one that has any."""
    result: dict[int, DateParts] = {}
    parts: DateParts | None = None
    for entry in reversed(entries):
        if parts is not None:
            result[entry.start] = parts
        first = next((date for date in lead_of(view, entry)[0].dates if moves(date)), None)
        parts = first.parts if first is not None else parts
    return result
