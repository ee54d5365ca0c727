"""What a doubtful date may mean instead, in full: the nearest months that have a day, the eras of one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from edition.calendar.describe import describe, describe_day

if TYPE_CHECKING:
    from edition.model import DateExpression, Dating


def otherwise(date: DateExpression, dating: Dating) -> tuple[str, ...]:
    """The dates that the tables offer for one that does not exist, or that several eras have; those of the same state
    for a sexagenary day, the one before and the one after.
    """
    pair = date.parts.ganzhi
    if dating.kind == "impossible" and pair is not None and dating.full:
        answer = describe(f"{dating.full}{pair}")
        days = (found["jdn"] for found in answer.get("candidates", ()) if "jdn" in found)
        return tuple(name for day in days for name in _called(day, answer.get("regime")))
    if date.parts.has_year:
        found = describe(date.parts.text).get("candidates", ())
        return tuple(one["date"] for one in found if one.get("date") and one["date"] != dating.full)
    return ()


def _called(jdn: Any, regime: Any) -> Iterator[str]:
    """What a day was called in a state."""
    rows = describe_day(str(jdn)).get("dates", ())
    yield from (row["date"] for row in rows if row["regime"] == regime)
