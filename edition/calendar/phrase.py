"""From the parts of a date phrase to the day, month or year that it means.

`resolve` never guesses silently: what it assumed is in `Resolved.remarks`, what else the phrase may mean in
`Resolved.candidates`, and what is wrong with it in `Resolved.code` and `message`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from edition.calendar import eras, ganzhi, months
from edition.calendar.days import gregorian_iso, julian_iso
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.calendar.regimes import named, regimes
from edition.errors import DateError
from edition.grammar import dates, numerals
from edition.grammar.dates import DateParts


@dataclass(frozen=True, slots=True)
class Context:
    """What the text has said before: the running state, era, lunar year, month and day.

    `regime` also settles an era that several states had. `year` is the Common Era number of the lunar year,
    astronomical. Everything may be missing.
    """

    regime: str | None = None
    era: Era | None = None
    year: int | None = None
    month: int | None = None
    leap: bool = False
    jdn: int | None = None


@dataclass(frozen=True, slots=True)
class NearMonth:
    """A day that has the sexagenary pair of a phrase, in the month where it does occur."""

    jdn: int
    year: int
    month: int
    leap: bool
    day: int


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a phrase means.

    `status` is `ok`, `ambiguous` (several eras fit: `candidates`; the fields hold the reading of the main line
    of dynasties if exactly one of them is of it, else they are None) or `error` (`code`, `message`, and for a
    pair that its month lacks `near`; year and month as far as they are sound stay filled in).
    `precision` is `day`, `month`, `season`, `year` or `era`. `lunar` is the when-custom form (0982-05-18, 0982-12i,
    0990). `jdn_first` and `jdn_last` span the date; `jdn` is the day if it is one. `date` is the phrase in full:
    宋太平興國七年五月十八日己酉. `era` is None where only the lunar year is known.
    """

    status: str
    precision: str | None = None
    lunar: str | None = None
    jdn_first: int | None = None
    jdn_last: int | None = None
    date: str | None = None
    regime: str | None = None
    era: Era | None = None
    era_year: int | None = None
    year: int | None = None
    month: Month | None = None
    day: int | None = None
    ganzhi: str | None = None
    period: bool = False
    candidates: tuple[Resolved, ...] = ()
    near: tuple[NearMonth, ...] = ()
    remarks: tuple[str, ...] = ()
    code: str | None = None
    message: str = ""

    @property
    def jdn(self) -> int | None:
        """The day as Julian Day Number, None if the date is a span."""
        return self.jdn_first if self.precision == "day" else None

    @property
    def julian(self) -> tuple[str, str] | None:
        """First and last day in the Julian calendar, ISO form."""
        return self._days(julian=True)

    @property
    def gregorian(self) -> tuple[str, str] | None:
        """First and last day in the proleptic Gregorian calendar, ISO form."""
        return self._days(julian=False)

    def _days(self, *, julian: bool) -> tuple[str, str] | None:
        if self.jdn_first is None or self.jdn_last is None:
            return None
        write = julian_iso if julian else gregorian_iso
        return write(self.jdn_first), write(self.jdn_last)

    def context(self) -> Context:
        """The running date after this one, for the phrases that follow."""
        month = self.month
        return Context(
            self.regime, self.era, self.year, month.number if month else None, bool(month and month.leap), self.jdn
        )


class GanzhiNotInMonth(DateError):
    """A sexagenary day that its month does not have; `near` says where it does occur."""

    def __init__(self, message: str, *, month: Month, near: tuple[NearMonth, ...]) -> None:
        super().__init__(message, code="ganzhi-not-in-month", remedy="the pair or the month may be corrupt")
        self.month = month
        self.near = near


_SEASONS: Final = "春夏秋冬"
_THIRDS: Final = {"孟": 0, "仲": 1, "季": 2}
#: How many years apart an era may lie from the running year and still be taken for the one meant.
NEAR_YEARS: Final = 60


def year_label(year: int) -> str:
    """A lunar year as when-custom has it: no year 0, so 1 BCE is -0001."""
    return f"{year:04d}" if year > 0 else f"-{1 - year:04d}"


def lunar_label(year: int, month: Month | None = None, day: int | None = None) -> str:
    """The when-custom form: 0982, 0982-05, 0982-12i, 0982-05-18."""
    text = year_label(year)
    if month is not None:
        text += f"-{month.label}"
        if day is not None:
            text += f"-{day:02d}"
    return text


def full_date(
    regime: str, era: Era | None, year: int, month: Month | None = None, day: int | None = None, pair: str | None = None
) -> str:
    """The date in full: 宋太平興國七年五月十八日己酉; 元順帝至元三年 where the state had the era twice."""
    if era is None:
        text = f"{regime}{ganzhi.year_pair(year)}歲"
    else:
        number = year - era.first_year + 1
        ruler = "" if eras.settles_alone(era) or not era.rulers else era.rulers[0]
        text = f"{regime}{ruler}{era.name}{'元' if number == 1 else numerals.numeral(number)}年"
    if month is not None:
        text += month.name
        if day is not None:
            text += f"{numerals.numeral(day)}日{pair or ''}"
    return text


def read(phrase: str) -> DateParts:
    """The parts of a text that is nothing but one date phrase. DateError `not-a-date` or `unknown-era` otherwise."""
    text = phrase.strip()
    parts = dates.match_at(text)
    if parts is not None and len(parts.text) == len(text):
        return parts
    for at in range(1, min(len(text), 12)):  # 弘化三年: everything but the era reads as a year
        tail = dates.match_at(text, at)
        if tail is not None and tail.era is None and tail.era_year and at + len(tail.text) == len(text):
            near = eras.close_names(text[:at])
            remedy = f"did you mean {'、'.join(near)}?" if near else "the era has to be in the table"
            raise DateError(f"no era is called 「{text[:at]}」", code="unknown-era", remedy=remedy)
    rest = f": 「{text[len(parts.text):]}」 is not understood" if parts else ""
    raise DateError(f"「{text}」 is no date phrase{rest}", code="not-a-date", remedy="write it like 太平興國七年五月己酉")


def resolve(parts: DateParts, *, context: Context | None = None) -> Resolved:
    """What a phrase means, with `context` for what it leaves out. Errors are in the result, none is raised."""
    context = context or Context()
    try:
        years = _years(parts, context)
    except DateError as error:
        return Resolved("error", code=error.code, message=str(error))
    readings = [_reading(parts, context, year) for year in years]
    if len(readings) == 1:
        return readings[0]
    return _several(readings)


def _several(readings: list[Resolved]) -> Resolved:
    """One result for a phrase that several eras fit."""
    first = min(readings, key=lambda r: regimes()[r.regime or "宋"].rank)
    if len({(r.status, r.lunar, r.jdn_first, r.jdn_last) for r in readings}) == 1:
        others = "、".join(f"{r.regime}" for r in readings if r is not first)
        return replace(first, remarks=(*first.remarks, f"the same in {others}"))
    ranked = [r for r in readings if r.regime is not None and regimes()[r.regime].rank == 1]
    names = "、".join(f"{r.regime}{r.era.name if r.era else ''}({year_label(r.year or 0)})" for r in readings)
    remark = f"several eras fit: {names}"
    if len(ranked) == 1:
        first = ranked[0]
        remark += f"; read as {first.regime} unless the context says otherwise"
        return replace(first, status="ambiguous" if first.status == "ok" else first.status,
                       candidates=tuple(readings), remarks=(*first.remarks, remark))  # fmt: skip
    return Resolved("ambiguous", candidates=tuple(readings), remarks=(remark,),
                    message=f"{remark}; name the state or the ruler")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Year:
    """A lunar year in which to look, or (`year` None) a whole era."""

    regime: str
    era: Era | None
    year: int | None
    remarks: tuple[str, ...] = ()


def _years(parts: DateParts, context: Context) -> list[_Year]:
    if parts.era is not None:
        return _era_years(parts, context)
    regime = context.regime or "宋"
    remarks = () if context.regime else (f"no state is known; read in the calendar of {regime}",)
    if parts.era_year is not None:
        if context.era is None:
            raise DateError("a year without an era, and none is running", code="no-context")
        return [_Year(context.era.regime, context.era, context.era.year(parts.era_year))]
    if parts.cyclic_year is not None:
        if context.year is None:
            raise DateError(f"歲次{parts.cyclic_year} alone recurs every sixty years", code="no-context")
        year = ganzhi.nearest_year(parts.cyclic_year, context.year)
        return [_Year(regime, _running(context, year), year, remarks)]
    if context.year is None:
        raise DateError("the phrase names no year, and none is running", code="no-context")
    if parts.relative_year is not None:
        if parts.steps is None:
            raise DateError(f"{parts.relative_year} does not say how many", code="uncertain-span")
        step = _year_steps(parts)
        return [_Year(regime, _running(context, context.year + step), context.year + step, remarks)]
    return [_Year(regime, _running(context, context.year), context.year, remarks)]


def _year_steps(parts: DateParts) -> int:
    """How many years a relative year moves; the count of a relative month or day is not meant."""
    word = parts.relative_year or ""
    return (parts.steps or 0) if not (parts.relative_month or parts.relative_day) else int(word[0] in "明翌翼次逾踰")


def _running(context: Context, year: int) -> Era | None:
    """The running era, if it still counts that year."""
    era = context.era
    return era if era is not None and era.first_year <= year <= era.last_year else None


def _era_years(parts: DateParts, context: Context) -> list[_Year]:
    """All eras that the phrase may name, with the year counted out."""
    assert parts.era is not None
    found = eras.find(parts.era, dynasty=parts.dynasty, ruler=parts.ruler)
    if not found:
        raise _unknown_era(parts)
    years, failures = [], []
    for era in found:
        try:
            years.append(_year_in(era, parts))
        except DateError as error:
            failures.append(error)
    if not years:
        raise failures[0]
    if failures and len(years) == 1:
        remark = f"only {years[0].regime}{parts.era} has that year"
        years[0] = replace(years[0], remarks=(*years[0].remarks, remark))
    return _settled(years, context)


def _unknown_era(parts: DateParts) -> DateError:
    owner = (parts.dynasty or "") + (parts.ruler or "")
    others = sorted({era.regime for era in eras.find(parts.era or "")})
    remedy = f"{parts.era} is an era of {'、'.join(others)}" if others else ""
    return DateError(f"{owner} had no era {parts.era}", code="unknown-era", remedy=remedy)


def _year_in(era: Era, parts: DateParts) -> _Year:
    if parts.era_year is not None:
        year = era.year(parts.era_year)
        if parts.cyclic_year is not None and ganzhi.year_pair(year) != parts.cyclic_year:
            raise DateError(
                f"{era.regime}{era.name}{parts.era_year}年 is {ganzhi.year_pair(year)}, not {parts.cyclic_year}",
                code="cyclic-year-mismatch",
            )
        return _Year(era.regime, era, year)
    if parts.cyclic_year is None:
        return _Year(era.regime, era, None)
    for year in range(era.first_year, era.last_year + 1):
        if ganzhi.year_pair(year) == parts.cyclic_year:
            return _Year(era.regime, era, year)
    raise DateError(f"{era.regime}{era.name} has no year {parts.cyclic_year}", code="era-year-out-of-range")


def _settled(years: list[_Year], context: Context) -> list[_Year]:
    """The years that the running state and, among several, the running year leave."""
    if len(years) > 1 and context.regime is not None:
        years = [y for y in years if y.regime == context.regime] or years
    if len(years) > 1 and context.year is not None:
        running = context.year
        near = [y for y in years if y.year is not None and abs(y.year - running) <= NEAR_YEARS]
        years = near or years
    return years


def _reading(parts: DateParts, context: Context, at: _Year) -> Resolved:
    """The phrase read in one year."""
    try:
        found = _in_year(parts, context, at)
    except GanzhiNotInMonth as error:
        lunar = lunar_label(error.month.year, error.month)
        return Resolved("error", "month", lunar, None, None, None, at.regime, at.era, None, error.month.year,
                        error.month, near=error.near, remarks=at.remarks, code=error.code, message=str(error))  # fmt: skip
    except DateError as error:
        return Resolved("error", regime=at.regime, era=at.era, year=at.year, remarks=at.remarks,
                        code=error.code, message=str(error))  # fmt: skip
    notes = _era_remarks(found) + _regime_remarks(at.regime)
    return replace(found, remarks=(*at.remarks, *found.remarks, *notes))


def _in_year(parts: DateParts, context: Context, at: _Year) -> Resolved:
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
        at = replace(at, year=found.year, era=_running(Context(era=at.era), found.year))
    if not wanted_day:
        return _month_or_part(parts, at, found)
    return _day(parts, at, found)


def _result(at: _Year, precision: str, span: tuple[int, int], month: Month | None = None, day: int | None = None,
            *, remarks: tuple[str, ...] = (), period: bool = False) -> Resolved:  # fmt: skip
    assert at.year is not None
    pair = ganzhi.day_pair(span[0]) if precision == "day" else None
    return Resolved(
        "ok", precision, lunar_label(at.year, month, day), *span,
        full_date(at.regime, at.era, at.year, month, day, pair), at.regime, at.era,
        at.year - at.era.first_year + 1 if at.era else None, at.year, month, day, pair,
        period=period, remarks=remarks,
    )  # fmt: skip


def _era_span(era: Era, period: str | None) -> Resolved:
    """慶曆初 is the first third of the era's years, 末 the last; 中 and 間 the whole."""
    length = era.last_year - era.first_year + 1
    third = max(1, length // 3)
    first = era.last_year - third + 1 if period == "末" else era.first_year
    last = era.first_year + third - 1 if period == "初" else era.last_year
    span = (months.year_span(era.regime, first)[0], months.year_span(era.regime, last)[1])
    return Resolved("ok", "era", None, *span, f"{era.regime}{era.name}{period or ''}", era.regime, era, period=True)


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


def _year_or_season(parts: DateParts, at: _Year, year: int) -> Resolved:
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


_DECADES: Final = {"初": (1, 10), "上旬": (1, 10), "中": (11, 20), "中旬": (11, 20), "末": (21, 30), "下旬": (21, 30)}


def _month_or_part(parts: DateParts, at: _Year, found: Month) -> Resolved:
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


def _relative_day(parts: DateParts, context: Context, at: _Year) -> Resolved:
    """是日, 翌日, 越七日, from the running day."""
    if parts.steps is None:
        raise DateError(f"{parts.relative_day} does not say how many", code="uncertain-span")
    if context.jdn is None:
        raise DateError(f"{parts.relative_day} leans on a day, and none is running", code="no-context")
    jdn = context.jdn + parts.steps
    found = months.month_at(at.regime, jdn)
    at = replace(at, year=found.year, era=_running(context, found.year))
    remarks = (f"{parts.relative_day} counted as {parts.steps} days after",) if parts.steps > 1 else ()
    return _result(at, "day", (jdn, jdn), found, jdn - found.first_jdn + 1, remarks=remarks)


def _day(parts: DateParts, at: _Year, found: Month) -> Resolved:
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
        remarks.append(f"the source has {pair} as the {ordinal}th, the table as the {day}th: the source is followed")
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


def _not_in_month(pair: str, regime: str, found: Month) -> GanzhiNotInMonth:
    after = ganzhi.next_day(pair, found.last_jdn + 1)
    near = tuple(_near(regime or "宋", jdn) for jdn in (ganzhi.next_day(pair, found.first_jdn - 60), after))
    where = " and ".join(f"{lunar_label(n.year, months.month(regime or '宋', n.year, n.month, n.leap), n.day)}" for n in near)
    return GanzhiNotInMonth(
        f"{found.name} of {year_label(found.year)} has no {pair}; it occurs on {where}", month=found, near=near
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


def states_named(name: str) -> tuple[str, ...]:
    """The states that a name may mean; for callers that set `Context.regime` from the text."""
    return named(name)
