"""What the report of dates is made of: a date to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from edition.model import Dating

#: The kinds of items, the gravest first: contradictions (4), doubts (3), inferences (2).
KINDS: Final = (
    *("impossible", "out of order", "disagreement", "parallel"),
    *("ambiguous", "uncertain", "undetermined"),
    *("inferred year", "inherited"),
)
#: What remarks say of a date that several eras fit.
SEVERAL: Final = ("several eras fit", "the era nearest", "alone has the days")
#: Remarks that explain a date and question nothing: 宋初 is as vague as it says, 天福元年 is one year of two states.
EXPLAINS: Final = ("retrospective", "accession of", "the first year of ", "the same in ")
#: What is said of a date where no year is known at all.
NO_YEAR: Final = (
    "names no year, and none is running",
    "without an era, and none is running",
    "no year is known",
)


def cited(year: int | None, number: int) -> str:
    """How an entry is cited, by its year (astronomical) and its number in the text: 984.9, 前5.3."""
    if year is None:
        return str(number)
    return f"{year}.{number}" if year > 0 else f"前{1 - year}.{number}"


@dataclass(frozen=True, slots=True)
class Item:
    """A date to look at: its place in the source, its words, what it was taken for, what is asked of it. `opens` says
    that an inferred year begins with it, so that a heading there would settle the year; `heading` that it is one;
    `reach` names what else is asked with it (the next 3 entries, to 999.11), `proposal` the date that settles it if it
    was taken for none.
    """

    kind: str
    start: int
    words: str
    dating: Dating | None
    why: str
    alternatives: tuple[str, ...] = ()
    opens: bool = False
    reach: str = ""
    proposal: str = ""
    heading: bool = False
