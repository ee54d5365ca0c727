"""What a date phrase or a day means, for people and for programs that ask.

A phrase that is no date, or a date that does not exist, is an answer too: it says why, and nothing is raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import east_asian_width

from edition.calendar import describe
from edition.calendar.days import gregorian_iso, julian_iso, year_name
from edition.calendar.phrase import Context
from edition.calendar.regimes import named
from edition.calendar.rulers import reigns
from edition.calendar.typed_day import is_day
from edition.calendar.written import as_annals
from edition.dating import running
from edition.dating.states import Found
from edition.editorial import shown
from edition.grammar import narrative
from edition.grammar.numerals import numeral
from edition.model import DateExpression, Voice

__all__ = ["CALENDARS", "Answer", "ask", "is_day"]

Json = dict[str, Any]
CALENDARS: Final = ("julian", "gregorian")
_LABEL: Final = 11  # the columns of the labels in an answer for people
_COLUMNS: Final = 90  # of a whole line
_TOLD: Final = 4  # readings that a message names; all are candidates
_LONGEST_STATE: Final = 5  # characters before 仁宗即位: one more than 大夏國 and the like have


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
        asked = shown(self.row["input"])
        head = asked if len(asked) <= _COLUMNS else f"{asked[:_COLUMNS]}…"
        return "\n".join([head, *(f"  {line}" for line in _lines(self.row))])


def ask(text: str, calendar: str | None = None) -> Answer:
    """The day that a date phrase means; or, for a day (1038-11-10, or a Julian Day Number), its Chinese dates.

    `calendar` says in which calendar a day is given; by default Julian before 15 October 1582.
    """
    if is_day(text):
        gregorian = None if calendar is None else calendar == "gregorian"
        return Answer(describe.describe_day(text, gregorian=gregorian))
    row = describe.describe(text)
    return Answer((row["status"] == "error" and _reign_or_state(text)) or row)


def _reign_or_state(text: str) -> Json | None:
    """唐末, 仁宗即位, 宋仁宗即位: what the converter makes of a state or a reign for a year; None for the rest."""
    plain, _remarks = as_annals(text)
    for cut in range(min(_LONGEST_STATE, len(plain))):
        parts = narrative.span_of(plain[cut:])
        states = named(plain[:cut]) if cut else (None,)
        if parts is not None and states:
            expression = DateExpression(0, len(parts.text), parts, Voice.NARRATIVE)
            return _span_row(text, expression, tuple(_readings(expression, states)))
    return None


def _readings(expression: DateExpression, states: Iterable[str | None]) -> Iterator[Found]:
    """The phrase as each of the states has it; where it fits none of itself, as each state that it may mean."""
    found = [running.read(expression, Context(state)) for state in states]
    if not any(one.dating.when for one in found):
        parts = expression.parts
        may_be = [reign.regime for reign in reigns(parts.ruler or "")] or list(named(parts.dynasty or ""))
        found += [running.read(expression, Context(state)) for state in may_be]
    sound = [one for one in found if one.dating.when]
    yield from sorted(sound, key=lambda one: one.dating.first or 0) or found[:1]


def _span_row(text: str, expression: DateExpression, readings: Sequence[Found]) -> Json:
    """One reading in full, several as candidates."""
    remark = readings[0].dating.remark
    if len(readings) == 1:
        settled = readings[0].dating.when is not None
        row = {"input": text, "status": "ok" if settled else "ambiguous", "message": remark}
        return row | _span_facts(readings[0]) | {"remarks": [remark]}
    told = "、".join(f"{one['date']} ({one['lunar']})" for one in map(_span_facts, readings[:_TOLD]))
    told += "…" if len(readings) > _TOLD else ""
    message = f"{expression.parts.ruler or expression.parts.dynasty} may be several: {told}; name the state"
    candidates = [_span_facts(one) for one in readings]
    return {"input": text, "status": "ambiguous", "message": message, "remarks": [], "candidates": candidates}


def _span_facts(found: Found) -> Json:
    dating = found.dating
    if not dating.when or dating.first is None or dating.last is None:
        return {}
    row: Json = {
        "lunar": dating.when,
        "date": dating.full,
        "jdn_first": dating.first,
        "jdn_last": dating.last,
    }
    for name, write in (("julian", julian_iso), ("gregorian", gregorian_iso)):
        row[name] = [write(dating.first), write(dating.last)]
    return row


def _lines(row: Json) -> Iterator[str]:
    """What a row says, for people."""
    wrong = row["status"] == "error"
    if wrong:
        yield from _told("error", row["message"])
    elif "date" in row:
        yield from _told("reading", row["date"])
    yield from _days(row)
    if row["status"] == "ambiguous":
        yield from _told("ambiguous", row["message"] or "; ".join(row["remarks"]))
    else:
        for check in _checks(row):
            yield from _told("check", check)
        for remark in row.get("remarks", ()):
            yield from _told("remark", remark)
    for own in () if wrong else row.get("dates") or row.get("concurrent") or ():
        later = f", later called {'、'.join(own['later'])}" if "later" in own else ""
        later += " (so called only afterwards)" if own.get("retrospective") else ""
        assumed = " (by the calendar of Song, as is assumed)" if own.get("assumed") else ""
        yield from _told(f"in {own['regime']}", f"{own['date']}{later}{assumed}")
    for other in row.get("candidates", ()):
        if wrong or other.get("date") != row.get("date"):  # not the reading itself
            yield from _told("or", _candidate(other))


def _told(label: str, text: str) -> Iterator[str]:
    """A label and what it labels, over as many lines as it needs; a Chinese character is two columns wide."""
    head = label + " " * max(1, _LABEL - _width(label))
    line = ""
    for word in shown(text).split(" "):
        if line and _width(line) + 1 + _width(word) > _COLUMNS - _LABEL:
            yield head + line
            head, line = " " * _LABEL, word
        else:
            line = f"{line} {word}" if line else word
    yield head + line


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _days(row: Json) -> Iterator[str]:
    if "julian" not in row:
        return
    first = row.get("jdn", row.get("jdn_first"))
    last = row.get("jdn", row.get("jdn_last"))
    yield from _told("Julian", _span(row["julian"]))
    yield from _told("Gregorian", _span(row["gregorian"]))
    yield from _told("JDN", f"{first}" if first == last else f"{first} to {last}")
    if "dates" in row:
        yield from _told("day", row["ganzhi"])


def _span(days: str | list[str]) -> str:
    return " to ".join(map(_day, [days] if isinstance(days, str) else dict.fromkeys(days)))


def _day(iso: str) -> str:
    """A day, before our era with its year as historians count it: -0103-11-30 (104 BCE)."""
    year = int(iso[:5] if iso.startswith("-") else iso[:4])
    return iso if year > 0 else f"{iso} ({1 - year} BCE)"


def _checks(row: Json) -> Iterator[str]:
    """What the tables say about the year and the month, so that the reader can follow the reckoning."""
    if row["status"] == "ok" and "year_ganzhi" in row:
        yield f"the lunar year {year_name(row['year'])} is {row['year_ganzhi']}"
    if "first_ganzhi" in row:
        name = _month(row["month"], row["leap"])
        yield f"{name} has {row['month_days']} days and begins with {row['first_ganzhi']}"
        if "day_of_month" in row:
            yield f"{row['ganzhi']} is its day {row['day_of_month']}"


def _month(number: int, leap: bool) -> str:
    return f"{'閏' if leap else ''}{'正' if number == 1 else numeral(number)}月"


def _candidate(other: Json) -> str:
    if "in_month" in other:
        place = other["in_month"]
        name = f"{_month(place['month'], place['leap'])}{numeral(place['day'])}日"
        year = place["lunar_year"]
        return f"{name} of {year if year > 0 else f'{1 - year} BCE'}: {_day(other['julian'])} (Julian)"
    return f"{other['date']}: {_span(other['julian'])} (Julian)"
