"""From the parts of a date phrase to the day, month or year that it means.

`resolve` never guesses silently: what it assumed is in `Resolved.remarks`, what else the phrase may mean in
`Resolved.candidates`, and what is wrong with it in `Resolved.code` and `message`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from edition.calendar import eras, ganzhi
from edition.calendar.days import year_name
from edition.calendar.eras import Era
from edition.calendar.regimes import named, regimes
from edition.calendar.result import (
    Context,
    GanzhiError,
    NearMonth,
    Resolved,
    UnknownEraError,
    era_name,
    era_number,
    full_date,
    in_years,
    lunar_label,
    year_label,
)
from edition.calendar.rulers import reigns
from edition.calendar.within import Year, read_in, running_era
from edition.editorial import shown
from edition.errors import DateError
from edition.grammar import dates
from edition.grammar.dates import DateParts

__all__ = [
    "NEAR_YEARS",
    "Context",
    "GanzhiError",
    "NearMonth",
    "Resolved",
    "full_date",
    "lunar_label",
    "read",
    "resolve",
    "several",
    "states_named",
    "year_label",
]


_UNLIKE_PAIR: Final = re.compile(
    f"[{ganzhi.STEMS[::2]}][{ganzhi.BRANCHES[1::2]}]|[{ganzhi.STEMS[1::2]}][{ganzhi.BRANCHES[::2]}]"
)
_LIKE: Final = "write it like 太平興國七年五月己酉"
_LISTED: Final = 9  # eras of a ruler that a message names
_LONGEST: Final = 40  # characters of a text that a message repeats
#: How many years apart an era may lie from the running year and still be taken for the one meant.
NEAR_YEARS: Final = 60


def read(phrase: str) -> DateParts:
    """The parts of a text that is nothing but one date phrase.

    DateError `unknown-era`, `no-such-ganzhi` or `not-a-date` otherwise.
    """
    text = phrase.strip()
    parts = dates.match_at(text)
    if parts is not None and len(parts.text) == len(text):
        return parts
    for at in range(1, min(len(text), 12)):  # 弘化三年: everything but the era reads as a year
        tail = dates.match_at(text, at)
        if tail is not None and tail.era is None and tail.era_year and at + len(tail.text) == len(text):
            raise _misspelt_era(text[:at], text[at:])
    named_era = dates.name_at(text)
    if named_era is not None and named_era.era is not None and len(named_era.text) == len(text):
        return replace(named_era, period="間")  # 慶曆: the whole era
    unlike = _UNLIKE_PAIR.search(text)
    if unlike is not None:
        raise DateError(f"no day is {unlike[0]}: stem and branch do not go together", code="no-such-ganzhi")
    if not text:
        raise DateError("there is nothing to read", code="not-a-date", remedy=_LIKE)
    rest = f": 「{_short(text[len(parts.text) :])}」 is not understood" if parts else ""
    raise DateError(f"「{_short(text)}」 is no date phrase{rest}", code="not-a-date", remedy=_LIKE)


def _short(text: str) -> str:
    """A text for a message: a long one is cut, and nothing in it steers a terminal."""
    return shown(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _ruled(state: str, ruler: str) -> tuple[str, ...]:
    """The states of that name, or without one those that had a ruler of that name."""
    return named(state) if state else tuple(reign.regime for reign in reigns(ruler))


def _misspelt_era(name: str, rest: str) -> UnknownEraError:
    for cut in range(len(name) - 1):  # 宋仁宗四年, 仁宗四年
        own = [era for state in _ruled(name[:cut], name[cut:]) for era in eras.of_ruler(state, name[cut:])]
        if own:
            listed = "、".join(era.name for era in own[:_LISTED]) + ("…" if len(own) > _LISTED else "")
            return UnknownEraError(
                f"{name} counted his years by eras, and none is named",
                remedy=f"they are {listed}",
                instead=tuple(f"{era.regime}{era.name}{rest}" for era in own),
            )
    near = eras.close_names(name)
    remedy = f"did you mean {'、'.join(near)}?" if near else "the era has to be in the table"
    return UnknownEraError(
        f"no era is called 「{_short(name)}」", remedy=remedy, instead=tuple(other + rest for other in near)
    )


def resolve(parts: DateParts, *, context: Context | None = None) -> Resolved:
    """What a phrase means, with `context` for what it leaves out. Errors are in the result, none is raised."""
    context = context or Context()
    try:
        years = _years(parts, context)
    except DateError as error:
        return Resolved("error", code=error.code, message=str(error))
    readings = [read_in(parts, context, year) for year in years]
    return readings[0] if len(readings) == 1 else several(_sound(readings))


def _sound(readings: list[Resolved]) -> list[Resolved]:
    """Of the eras that fit, those in which the month and the day exist (天禧二年閏四月 is not of 西遼), if any."""
    sound = [reading for reading in readings if reading.status == "ok"]
    if not sound or len(sound) == len(readings):
        return readings
    lacking = "、".join(f"{r.regime}{r.era.name if r.era else ''}" for r in readings if r.status != "ok")
    remark = f"it does not exist in {lacking}"
    return [replace(reading, remarks=(*reading.remarks, remark)) for reading in sound]


def several(readings: list[Resolved]) -> Resolved:
    """One result for a phrase that several eras fit: `readings`, at least one."""
    if len(readings) == 1:
        return readings[0]
    first = min(readings, key=lambda r: regimes()[r.regime or "宋"].rank)
    if all(reading.status == "error" for reading in readings):
        return _nowhere(readings, first)
    if len({(r.status, r.lunar, r.jdn_first, r.jdn_last) for r in readings}) == 1:
        others = "、".join(f"{r.regime}" for r in readings if r is not first)
        return replace(first, remarks=(*first.remarks, f"the same in {others}"))
    ranked = [r for r in readings if r.regime is not None and regimes()[r.regime].rank == 1]
    names = "、".join(f"{_called(r)}({_when(r)})" for r in readings)
    remark = f"several eras fit: {names}"
    if len(ranked) == 1:
        first = ranked[0]
        remark += f"; read as {first.regime} unless the context says otherwise"
        return replace(
            first,
            status="ambiguous" if first.status == "ok" else first.status,
            candidates=tuple(readings),
            remarks=(*first.remarks, remark),
        )
    return Resolved(
        "ambiguous",
        candidates=tuple(readings),
        remarks=(remark,),
        message=f"{remark}; name the state or the ruler",
    )


def _when(reading: Resolved) -> str:
    """The year of a reading, or the years of the era of which it names no year (大定初)."""
    if reading.year is None and reading.era is not None:
        return in_years(reading.era)
    return year_name(reading.year or 0)


def _nowhere(readings: list[Resolved], first: Resolved) -> Resolved:
    """What no era that fits has: the reason for each, and where the pair does occur in any of them."""
    reasons = "; ".join(f"{_called(r)}: {r.message}" for r in readings)
    return replace(first, message=reasons, near=tuple(near for r in readings for near in r.near))


def _years(parts: DateParts, context: Context) -> list[Year]:
    if parts.era is not None:
        return _era_years(parts, context)
    regime = context.regime or "宋"
    remarks = () if context.regime else (f"no state is known; read in the calendar of {regime}",)
    if parts.era_year is not None:
        if context.era is None:
            raise DateError("a year without an era, and none is running", code="no-context")
        return [Year(context.era.regime, context.era, context.era.year(parts.era_year))]
    if parts.cyclic_year is not None:
        if context.year is None:
            raise DateError(f"歲次{parts.cyclic_year} alone recurs every sixty years", code="no-context")
        year = ganzhi.nearest_year(parts.cyclic_year, context.year)
        return [Year(regime, running_era(context, year), year, remarks)]
    if context.year is None:
        raise DateError("the phrase names no year, and none is running", code="no-context")
    if parts.relative_year is not None:
        if parts.steps is None:
            raise DateError(f"{parts.relative_year} does not say how many", code="uncertain-span")
        step = _year_steps(parts)
        return [Year(regime, running_era(context, context.year + step), context.year + step, remarks)]
    return [Year(regime, running_era(context, context.year), context.year, remarks)]


def _year_steps(parts: DateParts) -> int:
    """How many years a relative year moves; the count of a relative month or day is not meant."""
    word = parts.relative_year or ""
    return (
        (parts.steps or 0)
        if not (parts.relative_month or parts.relative_day)
        else int(word[0] in "明翌翼次逾踰") - int(word[0] in "上去昨")
    )


def _era_years(parts: DateParts, context: Context) -> list[Year]:
    """All eras that the phrase may name, with the year counted out."""
    assert parts.era is not None
    found = eras.find(parts.era, dynasty=parts.dynasty, ruler=parts.ruler)
    if not found and parts.dynasty is not None:
        found = eras.borrowed(parts.era, parts.dynasty)
        notes = tuple(f"{parts.dynasty} dated by the eras of {era.regime}" for era in found[:1])
    else:
        notes = ()
    if not found:
        raise _unknown_era(parts)
    years, failures = [], []
    for era in found:
        try:
            at = _year_in(era, parts)
            years.append(replace(at, remarks=(*notes, *at.remarks)))
        except DateError as error:
            failures.append(error)
    if not years:
        raise failures[0]
    if failures and len(years) == 1:
        remark = f"only {_called(years[0])} has that year"
        years[0] = replace(years[0], remarks=(*years[0].remarks, remark))
    return _settled(years, context)


def _called(found: Resolved | Year) -> str:
    """The era of a reading, or its state where only that is known."""
    return era_name(found.era) if found.era is not None else f"{found.regime}"


def _unknown_era(parts: DateParts) -> DateError:
    name = parts.era or ""
    owner = (parts.dynasty or "") + (parts.ruler or "")
    others = eras.find(name)
    owners = "、".join(f"{era.regime}{''.join(era.rulers[:1])} ({in_years(era)})" for era in others)
    message = f"{owner} had no era {name}" if owner else f"no era is called 「{name}」"
    return DateError(message, code="unknown-era", remedy=f"{name} is an era of {owners}" if others else "")


def _year_in(era: Era, parts: DateParts) -> Year:
    if parts.era_year is not None:
        year = era.year(parts.era_year)
        if parts.cyclic_year is not None and ganzhi.year_pair(year) != parts.cyclic_year:
            raise DateError(
                f"{era.regime}{era.name}{era_number(parts.era_year)}年 is {ganzhi.year_pair(year)},"
                f" not {parts.cyclic_year}",
                code="cyclic-year-mismatch",
            )
        return Year(era.regime, era, year)
    if (
        parts.cyclic_year is None
        and (parts.season is not None or parts.month is not None)
        and not parts.period
    ):
        # 咸平春: the annals leave the number out only where the era begins.
        return Year(era.regime, era, era.first_year, (f"no year of {era.name} is named; read as its first",))
    if parts.cyclic_year is None:
        return Year(era.regime, era, None)
    for year in range(era.first_year, era.last_year + 1):
        if ganzhi.year_pair(year) == parts.cyclic_year:
            return Year(era.regime, era, year)
    raise DateError(
        f"{era.regime}{era.name} ({in_years(era)}) has no year {parts.cyclic_year}",
        code="era-year-out-of-range",
    )


def _settled(years: list[Year], context: Context) -> list[Year]:
    """The years that the running state and, among several, the running year leave."""
    if len(years) > 1 and context.regime is not None:
        years = [y for y in years if y.regime == context.regime] or years
    if len(years) > 1 and context.year is not None:
        running = context.year
        near = [y for y in years if y.year is not None and abs(y.year - running) <= NEAR_YEARS]
        years = near or years
    return years


def states_named(name: str) -> tuple[str, ...]:
    """The states that a name may mean; for callers that set `Context.regime` from the text."""
    return named(name)
