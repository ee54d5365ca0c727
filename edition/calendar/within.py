"""A phrase read within one lunar year: its season, month and day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from edition.calendar import ganzhi, months
from edition.calendar.days import julian_iso
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.calendar.regimes import regimes
from edition.calendar.result import (
    Context,
    GanzhiError,
    NearMonth,
    Resolved,
    full_date,
    lunar_label,
    year_label,
)
from edition.errors import DateError
from edition.grammar.dates import DateParts

_SEASONS: Final = "春夏秋冬"
_THIRDS: Final = {"孟": 0, "仲": 1, "季": 2}
_DECADES: Final = {
    "初": (1, 10),
    "上旬": (1, 10),
    "中": (11, 20),
    "中旬": (11, 20),
    "末": (21, 30),
    "下旬": (21, 30),
}


@dataclass(frozen=True, slots=True)
class Year:
    """A lunar year in which to look, or (`year` None) a whole era."""

    regime: str
    era: Era | None
    year: int | None
    remarks: tuple[str, ...] = ()


def read_in(parts: DateParts, context: Context, at: Year) -> Resolved:
    """The phrase read in one year."""
    try:
        found = _in_year(parts, context, at)
    except GanzhiError as error:
        lunar = lunar_label(error.month.year, error.month)
        return Resolved(
            "error",
            "month",
            lunar,
            None,
            None,
            None,
            at.regime,
            at.era,
            None,
            error.month.year,
            error.month,
            near=error.near,
            remarks=at.remarks,
            code=error.code,
            message=str(error),
        )
    except DateError as error:
        return Resolved(
            "error",
            regime=at.regime,
            era=at.era,
            year=at.year,
            remarks=at.remarks,
            code=error.code,
            message=str(error),
        )
    notes = _era_remarks(found) + _regime_remarks(at.regime)
    return replace(found, remarks=(*at.remarks, *found.remarks, *notes))


def _in_year(parts: DateParts, context: Context, at: Year) -> Resolved:
    if at.year is None:
        assert at.era is not None
        return _era_span(at.era, parts.period)
    year = at.year
    if parts.relative_day is not None:
        return _relative_day(parts, context, at)
    found = _month(parts, context, at.regime, year)
    if found is None:
        return _year_or_season(parts, at, year)
    wanted_day = parts.day is not None or parts.ganzhi is not None or parts.special is not None
    if found.year != year:  # 逾月 led into another year
        at = replace(at, year=found.year, era=running_era(Context(era=at.era), found.year))
    if not wanted_day:
        return _month_or_part(parts, at, found)
    return _day(parts, at, found)


def _result(
    at: Year,
    precision: str,
    span: tuple[int, int],
    month: Month | None = None,
    day: int | None = None,
    *,
    remarks: tuple[str, ...] = (),
    period: bool = False,
) -> Resolved:
    assert at.year is not None
    pair = ganzhi.day_pair(span[0]) if precision == "day" else None
    return Resolved(
        "ok",
        precision,
        lunar_label(at.year, month, day),
        *span,
        full_date(at.regime, at.era, at.year, month, day, pair),
        at.regime,
        at.era,
        at.year - at.era.first_year + 1 if at.era else None,
        at.year,
        month,
        day,
        pair,
        period=period,
        remarks=remarks,
    )


def _era_span(era: Era, period: str | None) -> Resolved:
    """慶曆初 is the first third of the era's years, 末 the last; 中 and 間 the whole."""
    length = era.last_year - era.first_year + 1
    third = max(1, length // 3)
    first = era.last_year - third + 1 if period == "末" else era.first_year
    last = era.first_year + third - 1 if period == "初" else era.last_year
    span = (months.year_span(era.regime, first)[0], months.year_span(era.regime, last)[1])
    return Resolved(
        "ok", "era", None, *span, f"{era.regime}{era.name}{period or ''}", era.regime, era, period=True
    )


def _month(parts: DateParts, context: Context, regime: str, year: int) -> Month | None:
    """The month that the phrase names or leans on; None if it speaks of a year or season."""
    if parts.leap_unnumbered:
        return months.leap_month(regime, year)
    if parts.month is not None:
        first = months.months_of(regime, year)[:2]
        called = [month for month in first if month.title == parts.month_name]  # 正月 and 臘月 under 武周
        return called[0] if called else months.month(regime, year, parts.month, parts.leap)
    if parts.relative_month is not None:
        if parts.steps is None:
            raise DateError(f"{parts.relative_month} does not say how many", code="uncertain-span")
        return months.next_month(regime, _running_month(context, regime), parts.steps)
    named_day = parts.ganzhi is not None or parts.day is not None
    if named_day and not parts.has_year and parts.season is None:
        return _running_month(context, regime)
    season_month = parts.season is not None and parts.season[0] in _THIRDS
    if season_month:
        assert parts.season is not None
        return months.month(regime, year, _SEASONS.index(parts.season[1]) * 3 + _THIRDS[parts.season[0]] + 1)
    return None


def _running_month(context: Context, regime: str) -> Month:
    if context.year is None or context.month is None:
        raise DateError("the phrase names no month, and none is running", code="no-context")
    return months.month(regime, context.year, context.month, context.leap)


def running_era(context: Context, year: int) -> Era | None:
    """The running era, if it still counts that year."""
    era = context.era
    return era if era is not None and era.first_year <= year <= era.last_year else None


def _year_or_season(parts: DateParts, at: Year, year: int) -> Resolved:
    if parts.season is not None:
        wanted = _SEASONS.index(parts.season[-1])
        inside = [m for m in months.months_of(at.regime, year) if (m.number - 1) // 3 == wanted]
        span = (inside[0].first_jdn, inside[-1].last_jdn)
        result = _result(at, "season", span, period=True)
        return replace(result, date=f"{result.date}{parts.season[-1]}")
    span = months.year_span(at.regime, year)
    if parts.period in ("初", "末"):
        all_months = months.months_of(at.regime, year)
        inside = [m for m in all_months if (m.number <= 4 if parts.period == "初" else m.number >= 9)]
        result = _result(at, "year", (inside[0].first_jdn, inside[-1].last_jdn), period=True)
        return replace(result, date=f"{result.date}{parts.period}")
    return _result(at, "year", span)


def _month_or_part(parts: DateParts, at: Year, found: Month) -> Resolved:
    span, remarks = (found.first_jdn, found.last_jdn), _season_remarks(parts, found)
    if parts.period is None:
        return _result(at, "month", span, found, remarks=remarks)
    first, last = _DECADES[parts.period]
    span = (found.first_jdn + first - 1, min(found.first_jdn + last - 1, found.last_jdn))
    result = _result(at, "month", span, found, remarks=remarks, period=True)
    return replace(result, date=f"{result.date}{parts.period}")


def _season_remarks(parts: DateParts, found: Month) -> tuple[str, ...]:
    if parts.season is None or (found.number - 1) // 3 == _SEASONS.index(parts.season[-1]):
        return ()
    return (f"{parts.season} does not have {found.name}",)


def _relative_day(parts: DateParts, context: Context, at: Year) -> Resolved:
    """是日, 翌日, 越七日, from the running day."""
    if parts.steps is None:
        raise DateError(f"{parts.relative_day} does not say how many", code="uncertain-span")
    if context.jdn is None:
        raise DateError(f"{parts.relative_day} leans on a day, and none is running", code="no-context")
    jdn = context.jdn + parts.steps
    found = months.month_at(at.regime, jdn)
    at = replace(at, year=found.year, era=running_era(context, found.year))
    remarks = (f"{parts.relative_day} counted as {parts.steps} days after",) if parts.steps > 1 else ()
    return _result(at, "day", (jdn, jdn), found, jdn - found.first_jdn + 1, remarks=remarks)


def _day(parts: DateParts, at: Year, found: Month) -> Resolved:
    """The day in its month, by its ordinal, its pair, or 朔, 晦, 望."""
    remarks = list(_season_remarks(parts, found))
    if parts.new_moon is not None:
        found = _with_new_moon(found, parts.new_moon, remarks)
    if parts.special == "朔" and parts.ganzhi is not None:
        found = _with_new_moon(found, parts.ganzhi, remarks)
        jdn = found.first_jdn
    elif parts.ganzhi is not None:
        jdn = _pair_day(parts.ganzhi, at.regime, found)
        _check_special(parts.special, found, jdn, remarks)
    elif parts.day is not None:
        jdn = found.first_jdn + parts.day - 1
    else:
        jdn = {"朔": found.first_jdn, "晦": found.last_jdn, "望": found.first_jdn + 14}[parts.special or "朔"]
        if parts.special == "望":
            remarks.append("望 read as the 15th; the full moon may fall a day later")
    if parts.day is not None:
        found = _with_ordinal(parts.day, found, jdn, remarks)
    return _result(at, "day", (jdn, jdn), found, jdn - found.first_jdn + 1, remarks=tuple(remarks))


def _with_ordinal(ordinal: int, found: Month, jdn: int, remarks: list[str]) -> Month:
    """The month, its beginning moved by a day where ordinal and pair of the source (十五日壬寅) ask for it."""
    day, pair = jdn - found.first_jdn + 1, ganzhi.day_pair(jdn)
    if ordinal > found.days:
        raise DateError(
            f"{found.name} of {year_label(found.year)} has {found.days} days, none is the {ordinal}th",
            code="day-out-of-range",
        )
    if abs(day - ordinal) > 1:
        raise DateError(f"{pair} is the {day}th of {found.name}, not the {ordinal}th", code="day-mismatch")
    if day != ordinal:
        remarks.append(
            f"the source has {pair} as the {ordinal}th, the table as the {day}th: the source is followed"
        )
    return replace(found, first_jdn=jdn - ordinal + 1)


def _with_new_moon(found: Month, pair: str, remarks: list[str]) -> Month:
    """The month as its recorded 朔 has it: the source goes before the table by one day either way."""
    for shift in (0, 1, -1):
        if ganzhi.day_pair(found.first_jdn + shift) == pair:
            if shift:
                table = ganzhi.day_pair(found.first_jdn)
                remarks.append(f"the source has {pair}朔, the table {table}: the source is followed")
            # The end stays: which month gave the day is not known, and a month has 29 or 30 days.
            days = min(30, max(29, found.days - shift))
            return replace(found, first_jdn=found.first_jdn + shift, days=days)
    if found.day_of(pair) is None:
        raise _not_in_month(pair, "", found)
    raise DateError(
        f"{found.name} of {year_label(found.year)} begins {ganzhi.day_pair(found.first_jdn)}, not {pair}",
        code="not-first-day",
    )


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
    near = tuple(_near(regime or "宋", jdn) for jdn in (ganzhi.next_day(pair, found.first_jdn - 60), after))
    where = " and ".join(
        f"{lunar_label(n.year, months.month(regime or '宋', n.year, n.month, n.leap), n.day)}" for n in near
    )
    return GanzhiError(
        f"{found.name} of {year_label(found.year)} has no {pair}; it occurs on {where}",
        month=found,
        near=near,
    )


def _near(regime: str, jdn: int) -> NearMonth:
    found = months.month_at(regime, jdn)
    return NearMonth(jdn, found.year, found.number, found.leap, jdn - found.first_jdn + 1)


def _era_remarks(found: Resolved) -> tuple[str, ...]:
    """What to know where the date lies before the era was proclaimed or after it was given up."""
    era = found.era
    if era is None or found.jdn_first is None or found.jdn_last is None or found.precision in ("era", "year"):
        return ()
    if era.first_jdn is not None and found.jdn_last < era.first_jdn:
        return (f"retrospective: {era.name} was proclaimed only on {julian_iso(era.first_jdn)} (Julian)",)
    if era.last_jdn is not None and found.jdn_first > era.last_jdn:
        return (f"{era.name} had been given up by {julian_iso(era.last_jdn)} (Julian)",)
    return ()


def _regime_remarks(regime: str) -> tuple[str, ...]:
    if regimes()[regime].assumed:
        return (f"{regime}: read in the calendar of 宋, by assumption",)
    return ()
