"""A phrase read within one lunar year: its season, month and day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from edition.calendar import ganzhi, months
from edition.calendar.day import beginning, find_day
from edition.calendar.days import julian_iso
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.calendar.regimes import regimes
from edition.calendar.result import (
    Context,
    GanzhiError,
    Resolved,
    era_name,
    full_date,
    lunar_label,
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


# Only days are counted from a 朔 of the source: where the month ends is not known, and months stay as in the table.
_MOVED: Final = ("counted from the 朔 that the source has for the month",)
# Days from a recorded 朔 within which its month, and those beside it, lie.
_NEAR_NEW_MOON: Final = 32


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
            regime=at.regime,
            era=at.era,
            year=error.month.year,
            month=error.month,
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
    notes = _era_remarks(found) + _regime_remarks(at.regime) + _twice_remarks(found)
    remarks = (*at.remarks, *found.remarks, *notes)
    return found if remarks == found.remarks else replace(found, remarks=remarks)


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
    own = parts.new_moon is not None or (parts.special == "朔" and parts.ganzhi is not None)
    table, found = found, found if own else recorded(found, context, at.regime)
    moved = _MOVED if found is not table else ()
    found, jdn, remarks = _day(parts, at.regime, found)
    remarks = _season_remarks(parts, found) + moved + remarks
    result = _result(at, "day", (jdn, jdn), found, jdn - found.first_jdn + 1, remarks=remarks)
    return replace(result, new_moon=found.first_jdn) if own or found.first_jdn != table.first_jdn else result


def recorded(month: Month, context: Context, regime: str) -> Month:
    """A month as it begins in the text, which recorded its 朔 a day before or after the table; else as it is."""
    first = context.new_moon
    if first is None or context.regime not in (None, regime) or abs(first - month.first_jdn) != 1:
        return month
    return beginning(month, first)


def _day(parts: DateParts, regime: str, month: Month) -> tuple[Month, int, tuple[str, ...]]:
    """The day in its month; of two months of that number (太初元年十月) in the first, if only that one has it."""
    try:
        return find_day(parts, regime, month)
    except DateError:
        first = None if month.title else months.first_of_two(regime, month)
        if first is None or first.title:
            raise
        return find_day(parts, regime, first)


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
    return Resolved("ok", "era", None, *span, f"{era_name(era)}{period or ''}", era.regime, era, period=True)


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
    named_day = parts.ganzhi is not None or parts.day is not None or parts.special is not None
    named_day = named_day or (parts.period or "").endswith("旬")
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
    found = _month_of_day(at.regime, jdn, context)
    at = replace(at, year=found.year, era=running_era(context, found.year))
    remarks: tuple[str, ...] = (
        (f"{parts.relative_day} counted as {parts.steps} days after",) if parts.steps > 1 else ()
    )
    remarks += _MOVED if found is not months.month_at(at.regime, jdn) else ()
    return _result(at, "day", (jdn, jdn), found, jdn - found.first_jdn + 1, remarks=remarks)


def _month_of_day(regime: str, jdn: int, context: Context) -> Month:
    """The month of a day: of the table, but where the text has begun a month a day off, that day is of the other."""
    table = months.month_at(regime, jdn)
    if context.new_moon is None or abs(jdn - context.new_moon) > _NEAR_NEW_MOON:
        return table
    found = recorded(table, context, regime)
    before, after = (months.next_month(regime, table, step) for step in (-1, 1))
    if jdn < found.first_jdn:
        return replace(before, days=before.days + 1)
    if jdn > found.last_jdn:
        return replace(after, first_jdn=jdn)
    later = recorded(after, context, regime)
    earlier = recorded(before, context, regime)
    return later if later.first_jdn <= jdn else earlier if jdn <= earlier.last_jdn else found


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


def _twice_remarks(found: Resolved) -> tuple[str, ...]:
    """太初元年 began with 十月 and, its calendar reformed, ended with 十二月: it has three numbers twice."""
    if found.month is None or found.regime is None or found.month.title:
        return ()
    first = months.first_of_two(found.regime, found.month)
    if first is None:
        return ()
    if first.first_jdn == found.month.first_jdn:
        return (f"the year has {found.month.name} twice; only the first has this day",)
    return (
        f"the year has {found.month.name} twice, first on {julian_iso(first.first_jdn)}; the later is taken",
    )


def _regime_remarks(regime: str) -> tuple[str, ...]:
    if regimes()[regime].assumed:
        return (f"{regime}: read in the calendar of 宋, by assumption",)
    return ()
