"""Everything that the calendar knows about a phrase or a day, as plain data for the command line and for JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from edition.calendar import eras, ganzhi, months, nearest, phrase
from edition.calendar.concurrent import RegimeDate, concurrent_years, in_every_state
from edition.calendar.days import gregorian_iso, julian_iso
from edition.calendar.phrase import Context, NearMonth, Resolved
from edition.calendar.reigned import by_reign
from edition.calendar.result import UnknownEraError
from edition.calendar.typed_day import read_day
from edition.calendar.written import as_annals
from edition.errors import DateError
from edition.grammar.dates import DateParts

Json = dict[str, Any]

# What is told of a date that may be meant instead of one that does not exist.
_OF_OTHERS: Final = (
    *("date", "lunar", "precision", "jdn", "jdn_first", "jdn_last", "julian", "gregorian"),
    *("regime", "era", "ruler", "era_year", "year"),
)


def describe(text: str, *, context: Context | None = None) -> Json:
    """A date phrase with its reading, days, other states' years and the checks made. Never raises.

    Keys: `input`, `status` (ok, ambiguous, error), `lunar`, `precision`, `jdn` or `jdn_first` and `jdn_last`,
    `julian`, `gregorian` (a date, or first and last), `date`, `day_of_month`, `ganzhi`, `month_days`, `first_ganzhi`,
    `regime`, `era`, `era_year`, `year`, `year_ganzhi`, `concurrent`, `remarks`, `candidates`, `code`, `message`;
    what is not known is left out.
    """
    plain, notes = as_annals(text)
    try:
        parts = phrase.read(plain)
    except DateError as error:
        if counted := by_reign(plain):
            return {"input": text, **as_json(phrase.several(list(counted)))}
        near = nearest.instead(error.instead) if isinstance(error, UnknownEraError) else ()
        return {"input": text, **_error(error.code, str(error), near)}
    resolved = phrase.resolve(parts, context=context)
    return {"input": text, **as_json(replace(resolved, remarks=(*notes, *resolved.remarks)), parts)}


def _error(code: str, message: str, near: tuple[Resolved, ...]) -> Json:
    candidates = [_other(other) for other in near]
    return {"status": "error", "code": code, "message": message, "candidates": candidates}


def as_json(found: Resolved, parts: DateParts | None = None) -> Json:
    """A result as plain data, without what is not known; see `describe` for the keys.

    With the `parts` of the phrase an error has the nearest right dates among its `candidates`.
    """
    data: Json = {"status": found.status, "lunar": found.lunar, "precision": found.precision, **_days(found)}
    data |= {
        "date": found.date,
        "regime": found.regime,
        "era": found.era.name if found.era else None,
        "ruler": "、".join(found.era.rulers) or None if found.era else None,
        "era_year": found.era_year,
        "year": found.year,
        "year_ganzhi": ganzhi.year_pair(found.year) if found.year is not None else None,
        **_month_facts(found),
        "concurrent": _concurrent(found),
        "candidates": _candidates(found, parts),
        "remarks": [*found.remarks, *filter(None, [eras.disputed(found.era) if found.era else ""])],
        "code": found.code,
        "message": found.message or ("; ".join(found.remarks) if found.status == "ambiguous" else ""),
    }
    return {key: value for key, value in data.items() if value is not None}


def _days(found: Resolved) -> Json:
    julian, gregorian = found.julian, found.gregorian
    if julian is None or gregorian is None:
        return {}
    if found.jdn is not None:
        return {"jdn": found.jdn, "julian": julian[0], "gregorian": gregorian[0]}
    return {
        "jdn_first": found.jdn_first,
        "jdn_last": found.jdn_last,
        "julian": list(julian),
        "gregorian": list(gregorian),
    }


def _month_facts(found: Resolved) -> Json:
    month = found.month
    facts: Json = {}
    if month is not None:
        facts = {
            "month": month.number,
            "leap": month.leap,
            "month_first_jdn": month.first_jdn,
            "month_days": month.days,
            "first_ganzhi": ganzhi.day_pair(month.first_jdn),
        }
    elif found.precision == "year" and found.regime is not None and found.year is not None:
        facts = {"months": len(months.months_of(found.regime, found.year))}
    return {**facts, "day_of_month": found.day, "ganzhi": found.ganzhi}


def _concurrent(found: Resolved) -> list[Json] | None:
    if found.jdn is not None:
        return [_regime_date(date) for date in in_every_state(found.jdn)]
    if found.year is not None:
        return [{"regime": regime, "date": date} for regime, date in concurrent_years(found.year)]
    return None


def _regime_date(date: RegimeDate) -> Json:
    data: Json = {"regime": date.regime, "date": date.date, "lunar": date.lunar}
    if date.later:
        data["later"] = list(date.later)
    if date.retrospective:
        data["retrospective"] = True
    return {**data, "assumed": True} if date.assumed else data


def _candidates(found: Resolved, parts: DateParts | None) -> list[Json]:
    """Other eras that fit, where else the sexagenary day occurs, or the nearest dates that exist."""
    if found.near or found.candidates:
        return [_near(near) for near in found.near] + [as_json(other) for other in found.candidates]
    if found.status != "error" or parts is None:
        return []
    return [_other(other) for other in nearest.nearest(parts, found)]


def _other(found: Resolved) -> Json:
    """A date that may be meant, with its days but without its surroundings."""
    data = as_json(found)
    return {key: value for key, value in data.items() if key in _OF_OTHERS}


def _near(near: NearMonth) -> Json:
    return {
        "jdn": near.jdn,
        "julian": julian_iso(near.jdn),
        "gregorian": gregorian_iso(near.jdn),
        "in_month": {"lunar_year": near.year, "month": near.month, "leap": near.leap, "day": near.day},
    }


def describe_day(text: str, *, gregorian: bool | None = None) -> Json:
    """A day with its Chinese date in every state. Never raises.

    Keys: `input`, `status`, `jdn`, `julian`, `gregorian`, `ganzhi`, `dates` (`regime`, `date`, `lunar`, `later`
    where the year got another era after the day, `retrospective` where this era itself came after it, and
    `assumed` where the state's own calendar does not survive),
    `candidates` and `message`, both empty; or `code` and `message`.
    """
    try:
        jdn = read_day(text, gregorian=gregorian)
        dates = tuple(in_every_state(jdn))
    except DateError as error:
        return {"input": text, **_error(error.code, str(error), ())}
    return {
        "input": text,
        "status": "ok",
        "jdn": jdn,
        "julian": julian_iso(jdn),
        "gregorian": gregorian_iso(jdn),
        "ganzhi": ganzhi.day_pair(jdn),
        "dates": [_regime_date(date) for date in dates],
        "candidates": [],
        "message": "",
    }
