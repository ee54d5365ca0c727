"""How far the year of a heading reaches: to the next heading, or to the end of a text that heads each of its years."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.headings import Headings, heads_every_year
from edition.model import Chronicle, Heading


@dataclass(frozen=True, slots=True)
class Reach:
    """Up to which year the entries below a heading may belong.

    `limit` is the year that the next heading names, None where none follows or a chapter begins in between; `sure` that
    it says so itself, with its era or pair, and does not only count on (二年). `last` says that no heading follows
    because the text ends, not because one is lost.
    """

    limit: int | None = None
    sure: bool = True
    last: bool = False

    def ends(self, year: int) -> bool:
        """Whether the year after `year` would need a heading of its own."""
        return self.last or (self.limit is not None and year + 1 >= self.limit)

    def skips(self, year: int) -> bool:
        """Whether the next heading leaves out years after `year`: then headings are lost."""
        return self.limit is not None and self.limit > year + 1


#: That of an entry without a heading above it.
UNKNOWN: Final = Reach()


def only_counts(heading: Heading) -> bool:
    """Whether a year heading says no more than a number (二年): where headings are lost, of an era not told."""
    date = heading.date
    return (
        heading.level == "year"
        and heading.supplied is None
        and date is not None
        and date.era_year is not None
        and not (date.era or date.cyclic_year or heading.western or heading.parallel)
    )


def reaches(chronicle: Chronicle, context: Context) -> dict[int, Reach]:
    """For each year heading, by its offset, how far it reaches."""
    years: list[tuple[Heading, int] | None] = []
    headings = Headings()
    for block in chronicle.blocks:
        if not isinstance(block, Heading):
            continue
        found = headings.year(block, context) if block.level == "year" else headings.chapter(block, context)
        if found is not None and found.after is not None:
            context = found.after
            if found.year is not None:
                years.append((block, found.year) if block.level == "year" else None)
    result = {
        one[0].start: Reach(following[1], not only_counts(following[0]))
        for one, following in pairwise(years)
        if one and following
    }
    end = years[-1] if years else None
    if end is not None and heads_every_year([told[1] for told in years if told]):
        result[end[0].start] = Reach(last=True)
    return result
