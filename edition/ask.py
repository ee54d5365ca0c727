"""What a date phrase by itself means, for people and for programs that ask.

A phrase that is no date, or a date that does not exist, is an answer too: it says why, and nothing is raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from edition.calendar.phrase import Resolved, read, resolve
from edition.errors import DateError

CALENDARS: Final = ("julian", "gregorian")


@dataclass(frozen=True, slots=True)
class Answer:
    """A phrase and what it means. `calendar` is the one that `str` shows; `row` always has both."""

    phrase: str
    meaning: Resolved
    calendar: str = "julian"

    @property
    def settled(self) -> bool:
        """True if the phrase means one thing."""
        return self.meaning.status == "ok"

    def row(self) -> dict[str, Any]:
        """The answer as plain values for JSON; Julian Day Numbers count at noon of the day."""
        return {"phrase": self.phrase, **_row(self.meaning)}

    def __str__(self) -> str:
        """The answer as lines of text: the date, then what to know about it."""
        meaning = self.meaning
        lines = [f"{self.phrase}\t{_line(meaning, self.calendar)}"]
        lines += [f"  or {_line(candidate, self.calendar)}" for candidate in meaning.candidates]
        lines += [f"  {remark}" for remark in meaning.remarks]
        return "\n".join(lines)


def ask(phrase: str, calendar: str = "julian") -> Answer:
    """What a phrase means without any context."""
    try:
        meaning = resolve(read(phrase))
    except DateError as error:
        message = f"{error.message}: {error.remedy}" if error.remedy else error.message
        meaning = Resolved("error", code=error.code, message=message)
    return Answer(phrase, meaning, calendar)


def _line(meaning: Resolved, calendar: str) -> str:
    days = meaning.julian if calendar == "julian" else meaning.gregorian
    if meaning.status == "error" or days is None:
        return meaning.message or meaning.status
    span = days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"
    return f"{meaning.date}\t{span} ({calendar.capitalize()})"


def _row(meaning: Resolved) -> dict[str, Any]:
    return {
        "status": meaning.status,
        "precision": meaning.precision,
        "lunar": meaning.lunar,
        "full": meaning.date,
        "state": meaning.regime,
        "sexagenary": meaning.ganzhi,
        "jdn": [meaning.jdn_first, meaning.jdn_last] if meaning.jdn_first is not None else None,
        "julian": list(meaning.julian) if meaning.julian is not None else None,
        "gregorian": list(meaning.gregorian) if meaning.gregorian is not None else None,
        "remarks": list(meaning.remarks),
        "code": meaning.code,
        "message": meaning.message,
        "candidates": [_row(candidate) for candidate in meaning.candidates],
    }
