"""The lunar months of each state: first day, length, number, intercalary or not.

The tables agree with about 98 of 100 recorded 朔; the others are off by one day, which is why a recorded 朔 goes
before the table (see edition.calendar.phrase). Lunar years are Common Era numbers, astronomical.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from edition.calendar import ganzhi
from edition.calendar.days import julian_iso, year_name
from edition.calendar.regimes import regimes, table_rows
from edition.errors import DateError

_FILES: Final = ("months-main.txt", "months-northern-dynasties.txt", "months-dila.txt")
_DAYS: Final = {"+": 30, "-": 29, "=": 28}


@dataclass(frozen=True, slots=True)
class Month:
    """A month: `number` 1 to 12, `leap` for an intercalary one, first day as Julian Day Number, length in days.

    `title` is its name where that is not its number: under 武周 the year began with the eleventh month, called 正.
    """

    year: int
    number: int
    leap: bool
    first_jdn: int
    days: int
    title: str = ""

    @property
    def last_jdn(self) -> int:
        """The last day of the month."""
        return self.first_jdn + self.days - 1

    @property
    def name(self) -> str:
        """The month in Chinese: 正月, 閏五月."""
        return ("閏" if self.leap else "") + (self.title or _MONTH_NAMES[self.number - 1]) + "月"

    @property
    def label(self) -> str:
        """The month as `when-custom` has it: 05, 12i."""
        return f"{self.number:02d}{'i' if self.leap else ''}"

    def day_of(self, pair: str) -> int | None:
        """The day with this sexagenary pair as Julian Day Number, None if the month has none."""
        jdn = ganzhi.next_day(pair, self.first_jdn)
        return jdn if jdn <= self.last_jdn else None


_MONTH_NAMES: Final = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@cache
def _lines() -> dict[str, dict[int, str]]:
    streams: dict[str, dict[int, str]] = {}
    for file in _FILES:
        for row in table_rows(file):
            stream, year, rest = row.split(" ", 2)
            streams.setdefault(stream, {})[int(year)] = rest
    return streams


@lru_cache(maxsize=4096)
def stream_year(stream: str, year: int) -> tuple[Month, ...]:
    """The months of a year in a section of the tables (`main`, `north`, …), in order.

    A section holds only the years in which it differs from the main line. DateError `year-out-of-range` outside
    the tables.
    """
    lines = _lines()
    row = lines[stream].get(year) or lines["main"].get(year)
    if row is None:
        raise DateError(f"the tables have no lunar year {year_name(year)}", code="year-out-of-range")
    first, lengths, *labels = row.split(" ")
    names = labels[0].split(",") if labels else None
    return _months(year, int(first), lengths, names)


def _months(year: int, jdn: int, lengths: str, names: list[str] | None) -> tuple[Month, ...]:
    months: list[Month] = []
    number, leap = 0, False
    for char in lengths:
        if char == "i":
            leap = True
            continue
        number += not leap
        if names:
            months.append(_named_month(year, names[len(months)], jdn, _DAYS[char]))
        else:
            months.append(Month(year, number, leap, jdn, _DAYS[char]))
        jdn, leap = jdn + _DAYS[char], False
    return tuple(months)


def _named_month(year: int, label: str, jdn: int, days: int) -> Month:
    number = label.rstrip("i正臘一")
    return Month(year, int(number), "i" in label, jdn, days, label.removeprefix(number).lstrip("i"))


def months_of(regime: str, year: int) -> tuple[Month, ...]:
    """The months of a lunar year of a state, in order.

    DateError `unknown-regime` or `year-out-of-range`.
    """
    return stream_year(_stream(regime), year)


def _stream(regime: str) -> str:
    found = regimes().get(regime)
    if found is None:
        raise DateError(f"no calendar of a state {regime}", code="unknown-regime")
    return found.months


def month(regime: str, year: int, number: int, leap: bool = False) -> Month:
    """A month of a state. DateError `no-such-month` or `no-such-intercalary-month` if the year has none such."""
    months = months_of(regime, year)
    for found in reversed(months):  # the year 700 has 十一月 twice, the first of them called 正月
        if found.number == number and found.leap == leap:
            return found
    if leap:
        have = next((m.name for m in months if m.leap), None)
        hint = f"its intercalary month is {have}" if have else "it has no intercalary month"
        if _is_of_main(regime, year, number):
            hint += "; 宋 had it in that year"
        wanted = f"閏{_MONTH_NAMES[number - 1]}月" if 1 <= number <= 12 else f"intercalary month {number}"
        message = f"the year {year_name(year)} of {regime} has no {wanted}; {hint}"
        raise DateError(message, code="no-such-intercalary-month")
    raise DateError(f"the year {year_name(year)} of {regime} has no month {number}", code="no-such-month")


def _is_of_main(regime: str, year: int, number: int) -> bool:
    """Whether the main line has an intercalary month that the calendar of a northern state has elsewhere."""
    return _stream(regime) == "north" and any(
        month.number == number and month.leap for month in stream_year("main", year)
    )


def leap_month(regime: str, year: int) -> Month:
    """The intercalary month of a year; DateError `no-such-intercalary-month` if it has none."""
    for found in months_of(regime, year):
        if found.leap:
            return found
    raise DateError(
        f"the year {year_name(year)} of {regime} has no intercalary month", code="no-such-intercalary-month"
    )


@cache
def _starts() -> tuple[list[int], list[int]]:
    rows = sorted((int(row.split(" ", 1)[0]), year) for year, row in _lines()["main"].items())
    return [first for first, _ in rows], [year for _, year in rows]


def month_at(regime: str, jdn: int) -> Month:
    """The month in which a day lies. DateError `year-out-of-range` outside the tables."""
    return stream_month_at(_stream(regime), jdn)


def stream_month_at(stream: str, jdn: int) -> Month:
    """The month of a section of the tables in which a day lies. DateError `year-out-of-range` outside them."""
    firsts, years = _starts()
    at = bisect_right(firsts, jdn) - 1
    # The year of a section may begin a month before or after the main line's.
    for near in (at, at + 1, at - 1):
        if 0 <= near < len(years):
            for found in stream_year(stream, years[near]):
                if found.first_jdn <= jdn <= found.last_jdn:
                    return found
    last = stream_year("main", years[-1])[-1].last_jdn
    raise DateError(
        f"the tables do not reach the day {jdn}",
        code="year-out-of-range",
        remedy=f"they hold {firsts[0]} ({julian_iso(firsts[0])} Julian) to {last} ({julian_iso(last)})",
    )


@lru_cache(maxsize=4096)
def first_of_two(regime: str, of: Month) -> Month | None:
    """The first month of a year with the number of another, if more than one has it; None if that is the only one."""
    same = [m for m in months_of(regime, of.year) if m.number == of.number and m.leap == of.leap]
    return same[0] if len([m for m in same if not m.title]) != 1 else None


def next_month(regime: str, of: Month, step: int = 1) -> Month:
    """The month `step` months after (or, negative, before) another of the same state."""
    found = of
    for _ in range(abs(step)):
        found = month_at(regime, found.last_jdn + 1 if step > 0 else found.first_jdn - 1)
    return found


def year_span(regime: str, year: int) -> tuple[int, int]:
    """First and last day of a lunar year."""
    months = months_of(regime, year)
    return months[0].first_jdn, months[-1].last_jdn
