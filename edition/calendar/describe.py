"""Everything that the calendar knows about a phrase or a day, as plain data for the command line and for JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from edition.calendar import eras, ganzhi, months, nearest, phrase
from edition.calendar.days import GREGORIAN_REFORM, gregorian_iso, julian_iso, parse_iso
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.calendar.phrase import Context, NearMonth, Resolved
from edition.calendar.regimes import regimes
from edition.calendar.reigned import by_reign
from edition.calendar.result import UnknownEraError
from edition.calendar.written import as_annals
from edition.errors import DateError
from edition.grammar.dates import DateParts

Json = dict[str, Any]

# What is told of a date that may be meant instead of one that does not exist.
_OF_OTHERS: Final = (
    *("date", "lunar", "precision", "jdn", "jdn_first", "jdn_last", "julian", "gregorian"),
    *("regime", "era", "ruler", "era_year", "year"),
)
_LOOSE_DAY: Final = re.compile(r"([-+]?)(\d{1,6})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_WIDE: Final = str.maketrans("０１２３４５６７８９－／−", "0123456789-/-")
_DAY_DIGITS: Final = 6  # a bare number with more digits is a Julian Day Number, not a year


@dataclass(frozen=True, slots=True)
class RegimeDate:
    """A day as one state dated it."""

    regime: str
    era: Era
    month: Month
    day: int
    assumed: bool

    @property
    def date(self) -> str:
        """The date in full: 遼統和四年二月五日癸卯."""
        pair = ganzhi.day_pair(self.month.first_jdn + self.day - 1)
        return phrase.full_date(self.regime, self.era, self.month.year, self.month, self.day, pair)

    @property
    def lunar(self) -> str:
        """The date in the when-custom form."""
        return phrase.lunar_label(self.month.year, self.month, self.day)

    @property
    def later(self) -> tuple[str, ...]:
        """The same year in eras proclaimed only after the day, by which annals count the whole of it: 宋寶元元年."""
        jdn, year = self.month.first_jdn + self.day - 1, self.month.year
        return tuple(
            phrase.full_date(self.regime, era, year)
            for era in eras.of_regime(self.regime)
            if era.first_year == year and era.proclaimed_after(jdn) and era != self.era
        )

    @property
    def retrospective(self) -> bool:
        """Whether the era of the date was proclaimed only after the day."""
        return self.era.proclaimed_after(self.month.first_jdn + self.day - 1)


def dates_of_day(jdn: int) -> tuple[RegimeDate, ...]:
    """The date of a day in every state that had an era then, in the order of the table of dynasties.

    DateError `year-out-of-range` outside the tables.
    """
    found: list[RegimeDate] = []
    year = months.stream_month_at("main", jdn).year  # no state's year begins more than one year off
    for regime in regimes().values():
        first, last = eras.spans().get(regime.name, (1, 0))
        if not first - 1 <= year <= last + 1:
            continue
        month = months.month_at(regime.name, jdn)
        day = jdn - month.first_jdn + 1
        found += [
            RegimeDate(regime.name, era, month, day, regime.assumed)
            for era in eras.at(regime.name, jdn, month.year)
        ]
    return tuple(found)


def concurrent_years(year: int) -> tuple[tuple[str, str], ...]:
    """State and year (遼, 遼乾亨四年) of every era that counts this lunar year, of the states that there were in it.

    後漢 took up 天福 in 947 as its twelfth year; the years before were 後晉's.
    """
    return tuple(
        (state.name, phrase.full_date(state.name, era, year))
        for state in regimes().values()
        if state.first <= year <= state.last
        for era in eras.of_regime(state.name)
        if era.first_year <= year <= era.last_year
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
        return [_regime_date(date) for date in dates_of_day(found.jdn)]
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


def read_day(text: str, *, gregorian: bool | None = None) -> int:
    """The Julian Day Number that a text gives: itself (2079896) or a date (0982-06-12, 982-6-12, -0103-11-30).

    Year 0 is 1 BCE. A date is Julian before 1582-10-05 and Gregorian from 1582-10-15 on, unless `gregorian` says
    which. DateError `not-a-day` if it is neither, if no such day exists, or if it is one of the days that the
    reform left out and nobody says which calendar is meant.
    """
    text = text.strip().translate(_WIDE)
    if text.isascii() and text.isdigit() and len(text) >= _DAY_DIGITS:
        return int(text)
    try:
        if gregorian is not None:
            return parse_iso(_padded(text), gregorian=gregorian)
        return _as_in_force(_padded(text))
    except ValueError as error:
        raise DateError(
            str(error), code="not-a-day", remedy="write a day like 0982-06-12 or 2079896"
        ) from None


def _as_in_force(text: str) -> int:
    """The day in the calendar that was in force in Rome; DateError for the ten days of 1582 that were left out."""
    late = parse_iso(text, gregorian=True) if text >= "1582" else 0
    if late >= GREGORIAN_REFORM:
        return late
    early = parse_iso(text, gregorian=False)
    if early >= GREGORIAN_REFORM:
        raise DateError(
            f"the Gregorian reform left {text} out: 15 October 1582 followed on 4 October",
            code="not-a-day",
            remedy=f"say --calendar julian ({gregorian_iso(early)} in the Gregorian one) or --calendar gregorian"
            f" ({julian_iso(late)} in the Julian one)",
        )
    return early


def _padded(text: str) -> str:
    """982-6-12, 1038/11/10: year, month and day with all their digits."""
    match = _LOOSE_DAY.match(text)
    if match is None:
        return text
    sign, year, month, day = match.groups()
    return f"{sign}{int(year):04d}-{int(month):02d}-{int(day):02d}"


def is_day(text: str) -> bool:
    """Whether a text looks like a day (digits) rather than a phrase."""
    stripped = text.strip().translate(_WIDE).lstrip("-+")
    return bool(stripped) and stripped.isascii() and stripped[0].isdigit()


def describe_day(text: str, *, gregorian: bool | None = None) -> Json:
    """A day with its Chinese date in every state. Never raises.

    Keys: `input`, `status`, `jdn`, `julian`, `gregorian`, `ganzhi`, `dates` (`regime`, `date`, `lunar`, `later`
    where the year got another era after the day, `retrospective` where this era itself came after it, and
    `assumed` where the state's own calendar does not survive),
    `candidates` and `message`, both empty; or `code` and `message`.
    """
    try:
        jdn = read_day(text, gregorian=gregorian)
        dates = dates_of_day(jdn)
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
