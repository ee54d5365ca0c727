"""A day within its month: by ordinal, by sexagenary pair, by 朔, 晦 or 望, the source going before the table."""

from __future__ import annotations

from dataclasses import replace

from edition.calendar import ganzhi, months
from edition.calendar.days import year_name
from edition.calendar.months import Month
from edition.calendar.result import GanzhiError, NearMonth
from edition.errors import DateError
from edition.grammar import numerals
from edition.grammar.dates import DateParts


def find_day(parts: DateParts, regime: str, found: Month) -> tuple[Month, int, tuple[str, ...]]:
    """The day that the phrase names in a month, by its ordinal, its pair, or 朔, 晦, 望.

    Gives the month (its beginning moved where the source has another 朔 than the table), the day as Julian Day
    Number, and remarks. GanzhiError or DateError `day-out-of-range`, `day-mismatch`, `not-first-day`.
    """
    remarks: list[str] = []
    if parts.new_moon is not None:
        found = _with_new_moon(found, parts.new_moon, regime, remarks)
    if parts.special == "朔" and parts.ganzhi is not None:
        found = _with_new_moon(found, parts.ganzhi, regime, remarks)
        jdn = found.first_jdn
    elif parts.ganzhi is not None:
        jdn = _pair_day(parts.ganzhi, regime, found)
        _check_special(parts.special, found, jdn, remarks)
    elif parts.day is not None:
        jdn = found.first_jdn + parts.day - 1
    else:
        first = found.first_jdn
        days = {"朔": first, "晦": found.last_jdn, "望": first + 14, "既望": first + 15}
        jdn = days[parts.special or "朔"]
        if parts.special in ("望", "既望"):
            remarks.append(
                f"{parts.special} read as the {_nth(jdn - first + 1)}; the full moon may fall a day later"
            )
    if parts.day is not None:
        found = _with_ordinal(parts.day, found, jdn, remarks)
    return found, jdn, tuple(remarks)


def _with_ordinal(ordinal: int, found: Month, jdn: int, remarks: list[str]) -> Month:
    """The month, its beginning moved by a day where ordinal and pair of the source (十五日壬寅) ask for it."""
    day, pair = jdn - found.first_jdn + 1, ganzhi.day_pair(jdn)
    if ordinal > found.days:
        raise DateError(
            f"{found.name} of {year_name(found.year)} has {found.days} days, none is the {_nth(ordinal)}",
            code="day-out-of-range",
        )
    if abs(day - ordinal) > 1:
        raise DateError(
            f"{pair} is the {_nth(day)} of {found.name}, not the {_nth(ordinal)}", code="day-mismatch"
        )
    if day != ordinal:
        remarks.append(
            f"the source has {pair} as the {_nth(ordinal)}, the table as the {_nth(day)}: the source is followed"
        )
    return replace(found, first_jdn=jdn - ordinal + 1)


def _with_new_moon(found: Month, pair: str, regime: str, remarks: list[str]) -> Month:
    """The month as its recorded 朔 has it: the source goes before the table by one day either way."""
    for shift in (0, 1, -1):
        if ganzhi.day_pair(found.first_jdn + shift) == pair:
            if shift:
                table = ganzhi.day_pair(found.first_jdn)
                remarks.append(f"the source has {pair}朔, the table {table}: the source is followed")
            return beginning(found, found.first_jdn + shift)
    if found.day_of(pair) is None:
        raise _not_in_month(pair, regime, found)
    raise DateError(
        f"{found.name} of {year_name(found.year)} begins {ganzhi.day_pair(found.first_jdn)}, not {pair}",
        code="not-first-day",
    )


def beginning(month: Month, first_jdn: int) -> Month:
    """A month that begins on another day than in the table.

    The end stays: which month gave the day is not known, and a month has 29 or 30 days.
    """
    days = min(30, max(29, month.days - (first_jdn - month.first_jdn)))
    return replace(month, first_jdn=first_jdn, days=days)


def _check_special(special: str | None, found: Month, jdn: int, remarks: list[str]) -> None:
    """晦 and 望 against the day of the month; a day's difference is only remarked upon."""
    expected = {"晦": found.last_jdn, "望": found.first_jdn + 14}.get(special or "")
    if expected is not None and jdn != expected:
        remarks.append(f"{special} by the table is {ganzhi.day_pair(expected)}")


def _pair_day(pair: str, regime: str, found: Month) -> int:
    jdn = found.day_of(pair)
    if jdn is None:
        raise _not_in_month(pair, regime, found)
    return jdn


def _not_in_month(pair: str, regime: str, found: Month) -> GanzhiError:
    after = ganzhi.next_day(pair, found.last_jdn + 1)
    near = tuple(_near(regime, jdn) for jdn in (ganzhi.next_day(pair, found.first_jdn - 60), after))
    where = " and ".join(_place(n, regime, found.year) for n in near)
    return GanzhiError(
        f"{found.name} of {year_name(found.year)} has no {pair}; it occurs on {where}",
        month=found,
        near=near,
    )


def _place(near: NearMonth, regime: str, year: int) -> str:
    """四月二十八日; 十二月二十一日 of 0982 where the year is another."""
    name = months.month(regime, near.year, near.month, near.leap).name
    text = f"{name}{numerals.numeral(near.day)}日"
    return text if near.year == year else f"{text} of {year_name(near.year)}"


def _nth(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _near(regime: str, jdn: int) -> NearMonth:
    found = months.month_at(regime, jdn)
    return NearMonth(jdn, found.year, found.number, found.leap, jdn - found.first_jdn + 1)
