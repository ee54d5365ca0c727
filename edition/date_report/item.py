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
#: What is said of a date where no year is known at all.
NO_YEAR: Final = (
    "names no year, and none is running",
    "without an era, and none is running",
    "no year is known",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A date to look at: its place in the source, its words, what it was taken for, what is asked of it. `opens` says
    that an inferred year begins with it, so that a heading there would settle the year; `heading` that it is one.
    """

    kind: str
    start: int
    words: str
    dating: Dating | None
    why: str
    alternatives: tuple[str, ...] = ()
    opens: bool = False
    heading: bool = False
