"""What a doubtful date may mean instead, in full: the nearest months that have a day, the eras of one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from edition.calendar.describe import describe, describe_day

if TYPE_CHECKING:
    from edition.model import DateExpression, Dating


def otherwise(date: DateExpression, dating: Dating) -> tuple[str, ...]:
    """The dates that the tables offer for one that does not exist, or that several eras have: the same day in the
    nearest months, the nearest days and years, the eras of one name.
    """
    if dating.kind == "impossible" and dating.full:
        # 宋乾德三年二月, and what the words have behind their month; a bare day has none.
        return called(dating.full + date.parts.text.rpartition("月")[2])
    return (
        tuple(name for name in called(date.parts.text) if name != dating.full) if date.parts.has_year else ()
    )


def called(words: str) -> tuple[str, ...]:
    """What a date phrase that settles no date may mean, in full."""
    answer = describe(words)
    found = [name for one in answer.get("candidates", ()) for name in _named(one, answer.get("regime"))]
    return tuple(dict.fromkeys(found))


def _named(candidate: Mapping[str, Any], regime: str | None) -> Iterator[str]:
    """A candidate in full: as it is called, or as its day was called in the state of the phrase."""
    if candidate.get("date"):
        yield str(candidate["date"])
    elif "jdn" in candidate:
        rows = describe_day(str(candidate["jdn"])).get("dates", ())
        yield from (row["date"] for row in rows if row["regime"] == regime)
