"""Dates against the calendar: the lunar date exists, the Gregorian and the sexagenary one are the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from lxml import etree

from edition.calendar import phrase
from edition.calendar.days import gregorian_iso, parse_iso
from edition.calendar.ganzhi import BRANCHES, CYCLE, STEMS, day_pair
from edition.calendar.months import Month, month_at, months_of, stream_year
from edition.calendar.regimes import named
from edition.errors import DateError
from edition.grammar.numerals import value
from edition.tei import XML_ID
from edition.validate.document import Document, T
from edition.validate.findings import Finding

_LUNAR: Final = re.compile(r"(-?)(\d{4})(?:-(\d\d)(i)?(?:-(\d\d))?)?")
_ERA_ENDS: Final = ("初", "末")
_PAIR_AT_END: Final = re.compile(f"([{STEMS}][{BRANCHES}])(?:日|朔)?$")
# A day by its place in the month and by its pair: 丙午朔, 十五日壬寅.
_TWICE: Final = re.compile(f"(?<=日)[{STEMS}][{BRANCHES}]$|[{STEMS}][{BRANCHES}](?=朔$)")
# A date in full, as the program writes it: 宋太平興國七年閏十二月五日丁亥, 宋元祐五年冬.
_FULL: Final = re.compile(
    r"(?P<year>.+?年)"
    r"(?:(?P<leap>閏)?(?P<month>[正一二三四五六七八九十]+)月(?:(?P<day>[一二三四五六七八九十]+)日)?)?"
    rf"(?:[{STEMS}][{BRANCHES}])?[春夏秋冬]?"
)
_LONGEST: Final = 30
_IN_BRACKETS: Final = re.compile(r"[（(]([^（()）]+)[)）]")
_SEASONS: Final = {"春": (1, 3), "夏": (4, 6), "秋": (7, 9), "冬": (10, 12)}
# A state whose months are those of the main line of calendars, for dates whose state is not known.
_MAIN_LINE: Final = "宋"
_NOT_READ: Final = frozenset(T + name for name in ("corr", "reg", "rdg", "note"))


@dataclass(frozen=True, slots=True)
class Lunar:
    """A lunar date: its months' table, the year (astronomical), month and day as far as stated.

    `moved` is by how many days the source has its month begin before or after the table.
    """

    months: tuple[Month, ...]
    month: Month | None
    day: int | None
    moved: int = 0

    @property
    def first(self) -> int:
        """The first day, as Julian Day Number."""
        if self.month is None:
            return self.months[0].first_jdn
        return self.month.first_jdn + (self.day - 1 + self.moved if self.day else 0)

    @property
    def last(self) -> int:
        """The last day, as Julian Day Number."""
        if self.month is None:
            return self.months[-1].last_jdn
        return self.first if self.day else self.month.last_jdn


class AbsentError(Exception):
    """A month or a day that the lunar year does not have."""


def check(document: Document) -> Iterator[Finding]:
    """Every date of the text against the tables; years that the tables do not have are passed over."""
    states = dict(_states(document))
    for text in document.root.iterfind(f"{T}text"):
        recorded: set[tuple[str, str, int]] = set()
        for date in text.iter(f"{T}date"):
            state = states.get((date.get("datingMethod") or "").removeprefix("#"), "")
            try:
                yield from _check_date(document, date, state, recorded)
            except AbsentError as absent:
                message = f"{date.get('when-custom')}: {absent}"
                yield document.finding(date, "date-lunar", message, "correct when-custom")
            except (DateError, ValueError):  # outside the tables, or no date at all: then the grammar says so
                continue


def _check_date(
    document: Document, date: etree._Element, state: str, recorded: set[tuple[str, str, int]]
) -> Iterator[Finding]:
    """The findings on one date; `recorded` holds the months that the text has begun a day before or after the table."""
    if date.get("type") == "period":
        yield from _period(document, date, state)
    stated = _LUNAR.fullmatch(date.get("when-custom") or "")
    if stated is not None:
        lunar = _as_recorded(date, resolve(stated, state), state, recorded)
        yield from _agreement(document, date, lunar)
        yield from _sexagenary(document, date, lunar)
        yield from _full(document, date)  # last: an era that nobody knows ends it


def _as_recorded(
    date: etree._Element, lunar: Lunar, state: str, recorded: set[tuple[str, str, int]]
) -> Lunar:
    """The date as the source has it, where its words give a day twice (正月丙午朔, 十五日壬寅) and the table differs by
    one: the source is followed, there and for the other days of that month.

    Raises AbsentError for the thirtieth day of a month that has none, if the source does not begin it a day earlier.
    """
    words, when = _words(date).strip("，、。 "), date.get("when")
    if lunar.day is None or when is None:
        _no_longer(lunar)
        return lunar
    pair, moved = _TWICE.search(words), parse_iso(when, gregorian=True) - lunar.first
    month = (date.get("when-custom") or "").rpartition("-")[0]
    if abs(moved) == 1 and pair is not None and day_pair(lunar.first + moved) == pair[0]:
        recorded.add((state, month, moved))
    if (state, month, moved) in recorded:
        return replace(lunar, moved=moved)
    _no_longer(lunar)
    return lunar


def _no_longer(lunar: Lunar) -> None:
    """Raise AbsentError for a day that the month does not have."""
    if lunar.month is not None and lunar.day is not None and lunar.day > lunar.month.days:
        raise AbsentError(f"the month has {lunar.month.days} days")


def _full(document: Document, date: etree._Element) -> Iterator[Finding]:
    """The date in full (`n`) and the lunar date are the same; eras that several states had are passed over."""
    if date.get("n") is None and date.get("resp") == "#encoder":
        message = "the program dated this, and the date in full is gone"
        yield document.finding(date, "date-full", message, "encode the text again", severity="warning")
    written = _FULL.fullmatch(date.get("n") or "")
    if written is None:
        return
    label = _year_label(written["year"])
    if label is None:
        return
    if written["month"]:
        number = 1 if written["month"] == "正" else value(written["month"])
        label += f"-{number:02d}{'i' if written['leap'] else ''}"
    if written["day"]:
        label += f"-{value(written['day']):02d}"
    if label != date.get("when-custom"):
        message = f"{date.get('n')} is given as {date.get('when-custom')}"
        yield document.finding(date, "date-full", message, f"{date.get('n')} is {label}")


@lru_cache(maxsize=4096)
def _year_label(words: str) -> str | None:
    """The Common Era number of a year in words (宋太平興國七年), as when-custom has it; None if it is not settled."""
    found = phrase.resolve(phrase.read(words))
    return found.lunar if found.status == "ok" else None


def _period(document: Document, date: etree._Element, state: str) -> Iterator[Finding]:
    """A span longer than a month is one of whole lunar months, a season one of its own three."""
    start, end = date.get("notBefore"), date.get("notAfter")
    if start is None or end is None or "-" in (date.get("when-custom") or "").lstrip("-"):
        return
    days = parse_iso(start, gregorian=True), parse_iso(end, gregorian=True)
    first, last = (month_at(state or _MAIN_LINE, day) for day in days)
    if days != (first.first_jdn, last.last_jdn):
        whole = f"{gregorian_iso(first.first_jdn)} to {gregorian_iso(last.last_jdn)}"
        yield document.finding(
            date, "date-agrees", f"{start} to {end} are no whole lunar months", f"perhaps {whole}"
        )
        return
    season = _SEASONS.get(_words(date).strip()[-1:])
    if season is not None and (first.number, last.number) != season:
        message = f"{_words(date)} is given as the months {first.number} to {last.number}"
        yield document.finding(date, "date-agrees", message, f"the months {season[0]} to {season[1]}")


def _states(document: Document) -> Iterator[tuple[str, str]]:
    """The state that each calendar of the header belongs to: the name in its description that the tables know."""
    for calendar in document.root.iter(f"{T}calendar"):
        words = "".join(map(str, calendar.itertext()))
        for found in _IN_BRACKETS.findall(words):
            states = named(found)
            if len(states) == 1:
                yield calendar.get(XML_ID) or "", states[0]
                break


def resolve(stated: re.Match[str], state: str) -> Lunar:
    """A lunar date in a state's calendar; the main line of calendars where the state is unknown.

    Raises AbsentError for a month or day that the year does not have, DateError outside the tables.
    """
    year = 1 - int(stated[2]) if stated[1] else int(stated[2])
    months = months_of(state, year) if state else stream_year("main", year)
    if stated[3] is None:
        return Lunar(months, None, None)
    number, leap = int(stated[3]), bool(stated[4])
    month = next((m for m in months if m.number == number and m.leap == leap), None)
    if month is None:
        have = next((m.name for m in months if m.leap), None)
        raise AbsentError(
            f"the year has no {'intercalary ' if leap else ''}month {number}; "
            + (f"it has {have}" if have else "it has no intercalary month")
        )
    day = int(stated[5]) if stated[5] else None
    if day is not None and day > max(month.days, _LONGEST):
        raise AbsentError(f"the month has {month.days} days")
    return Lunar(months, month, day)


def _agreement(document: Document, date: etree._Element, lunar: Lunar) -> Iterator[Finding]:
    """`when`, or `notBefore` and `notAfter`, against the lunar date; a period lies within it, but the beginning of an
    era (貞觀初) may reach beyond its first year, and the end of one before its last.
    """
    first, last = gregorian_iso(lunar.first), gregorian_iso(lunar.last)
    when, start, end = date.get("when"), date.get("notBefore"), date.get("notAfter")
    period = date.get("type") == "period"
    lies = f"{date.get('when-custom')} is {first}" + ("" if first == last else f" to {last}")
    if when is not None:
        right = _within(first, when, when, last) if period else when == first == last
    elif start is not None and end is not None:
        if period and date.get("n", "").endswith(_ERA_ENDS):
            right = _within(first, start, start, last) or _within(first, end, end, last)
        else:
            right = _within(first, start, end, last) if period else (start, end) == (first, last)
    else:
        return
    if not right:
        given = when if when is not None else f"{start} to {end}"
        yield document.finding(date, "date-agrees", f"the Gregorian date is given as {given}", lies)


def _within(first: str, start: str, end: str, last: str) -> bool:
    if first.startswith("-"):  # text order holds only in the Common Era
        return True
    return first <= start <= end <= last


def _sexagenary(document: Document, date: etree._Element, lunar: Lunar) -> Iterator[Finding]:
    """A sexagenary day at the end of the words or of the full date."""
    for words in (_words(date), date.get("n") or ""):
        pair = _PAIR_AT_END.search(words.strip("，、。 "))
        if pair is None or pair[1] not in CYCLE:
            continue
        if lunar.day is not None and day_pair(lunar.first) != pair[1]:
            message = f"{words} is given as {date.get('when-custom')}, a day {day_pair(lunar.first)}"
            yield document.finding(date, "date-sexagenary", message, _proposal(lunar, pair[1]))
            return


def _proposal(lunar: Lunar, pair: str) -> str:
    jdn = lunar.month.day_of(pair) if lunar.month is not None else None
    if lunar.month is None or jdn is None:
        return f"the month has no day {pair}: type impossible"
    return f"{pair} is the day {jdn - lunar.month.first_jdn + 1} of the month"


def _words(date: etree._Element) -> str:
    """The words of a date as the source has them."""
    text = date.text or ""
    for child in date:
        text += ("" if child.tag in _NOT_READ else _words(child)) + (child.tail or "")
    return text
