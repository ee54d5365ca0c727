"""What a date phrase or a day means, for people and for programs that ask.

A phrase that is no date, or a date that does not exist, is an answer too: it says why, and nothing is raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from edition.calendar import describe
from edition.calendar.days import gregorian_iso, julian_iso
from edition.calendar.phrase import Context
from edition.dating import running
from edition.dating.states import Found
from edition.grammar import narrative
from edition.model import DateExpression, Voice

Json = dict[str, Any]
CALENDARS: Final = ("julian", "gregorian")
_LABEL: Final = 11  # the width of the labels in an answer for people


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what is known about it; `row` is one flat object, as `calendar.describe` explains it."""

    row: Json

    @property
    def settled(self) -> bool:
        """True if the question means one thing."""
        return bool(self.row["status"] == "ok")

    def __str__(self) -> str:
        """The answer as lines of text: what was asked, the reading, the days, the other states, the checks."""
        return "\n".join([str(self.row["input"]), *(f"  {line}" for line in _lines(self.row))])


def ask(text: str, calendar: str | None = None) -> Answer:
    """The day that a date phrase means; or, for a day (1038-11-10, or a Julian Day Number), its Chinese dates.

    `calendar` says in which calendar a day is given; by default Julian before 15 October 1582.
    """
    if describe.is_day(text):
        gregorian = None if calendar is None else calendar == "gregorian"
        return Answer(describe.describe_day(text, gregorian=gregorian))
    row = describe.describe(text)
    if row["status"] == "error" and (parts := narrative.span_of(text.strip())) is not None:
        row = _span_row(text, running.read(DateExpression(0, len(text), parts, Voice.NARRATIVE), Context()))
    return Answer(row)


def _span_row(text: str, found: Found) -> Json:
    """唐末, 仁宗即位: what the converter makes of a date that names a state or a reign instead of a year."""
    dating = found.dating
    row: Json = {"input": text, "status": "ok" if dating.when else "ambiguous", "message": dating.remark}
    if dating.when and dating.first is not None and dating.last is not None:
        row |= {"lunar": dating.when, "date": dating.full, "jdn_first": dating.first, "jdn_last": dating.last}
        for name, write in (("julian", julian_iso), ("gregorian", gregorian_iso)):
            row[name] = [write(dating.first), write(dating.last)]
    row["remarks"] = [dating.remark]
    return row


def _lines(row: Json) -> Iterator[str]:
    """What a row says, for people."""
    candidates = row.get("candidates", ())
    if row["status"] == "error":
        yield f"{'error':{_LABEL}}{row['message']}"
    elif "date" in row:
        yield f"{'reading':{_LABEL}}{row['date']}"
    yield from _days(row)
    if row["status"] == "ambiguous":
        yield f"{'ambiguous':{_LABEL}}{row['message'] or '; '.join(row['remarks'])}"
    else:
        yield from (f"{'check':{_LABEL}}{check}" for check in _checks(row))
        yield from (f"{'remark':{_LABEL}}{remark}" for remark in row.get("remarks", ()))
    for own in row.get("dates") or row.get("concurrent") or ():
        assumed = " (by the calendar of Song, as is assumed)" if own.get("assumed") else ""
        yield f"{'in ' + own['regime']:{_LABEL - len(own['regime'])}}{own['date']}{assumed}"
    for other in candidates:
        if other.get("date") == row.get("date") and "date" in other:
            continue  # the reading itself
        yield f"{'or':{_LABEL}}{_candidate(other)}"


def _days(row: Json) -> Iterator[str]:
    if "julian" not in row:
        return
    first = row.get("jdn", row.get("jdn_first"))
    last = row.get("jdn", row.get("jdn_last"))
    yield f"{'Julian':{_LABEL}}{_span(row['julian'])}"
    yield f"{'Gregorian':{_LABEL}}{_span(row['gregorian'])}"
    yield f"{'JDN':{_LABEL}}{first if first == last else f'{first} to {last}'}"
    if "dates" in row:
        yield f"{'day':{_LABEL}}{row['ganzhi']}"


def _span(days: str | list[str]) -> str:
    return days if isinstance(days, str) else " to ".join(dict.fromkeys(days))


def _checks(row: Json) -> Iterator[str]:
    """What the tables say about the year and the month, so that the reader can follow the reckoning."""
    if row["status"] == "ok" and "year_ganzhi" in row:
        yield f"the lunar year {row['year']} is {row['year_ganzhi']}"
    if "first_ganzhi" in row:
        name = f"{'閏' if row['leap'] else ''}{row['month']}月"
        yield f"{name} has {row['month_days']} days and begins with {row['first_ganzhi']}"
        if "day_of_month" in row:
            yield f"{row['ganzhi']} is its day {row['day_of_month']}"


def _candidate(other: Json) -> str:
    if "in_month" in other:
        place = other["in_month"]
        name = f"{place['lunar_year']}, {'閏' if place['leap'] else ''}{place['month']}月"
        return f"{name}, day {place['day']}: {other['julian']} (Julian)"
    return f"{other['date']}: {_span(other['julian'])} (Julian)"
