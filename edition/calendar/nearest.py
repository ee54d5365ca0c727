"""The right dates that lie nearest to one that does not exist, for whoever has to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from edition.calendar import eras, ganzhi, months
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.calendar.phrase import Resolved, full_date, read, resolve
from edition.calendar.regimes import regimes
from edition.errors import DateError
from edition.grammar.dates import DateParts

_MOST: Final = 9  # more than these help nobody
#: The time of the chronicles, whose years are offered for a pair that names no era.
_TIME: Final = (907, 1368)


def nearest(parts: DateParts, found: Resolved) -> tuple[Resolved, ...]:
    """The dates that exist and may be meant by a phrase that was resolved to an error; empty if none suggests itself.

    太平興國十年正月: 太平興國九年正月, 雍熙二年正月. 慶曆二年閏八月: 慶曆二年八月, 慶曆二年閏九月.
    """
    ways = _WAYS.get(found.code or "")
    return _existing(ways(parts, found)) if ways is not None else ()


def instead(phrases: tuple[str, ...]) -> tuple[Resolved, ...]:
    """What phrases with another spelling mean, as far as they exist."""
    return _existing(_readable(phrases))


def _readable(phrases: tuple[str, ...]) -> Iterator[Resolved]:
    for phrase in phrases:
        try:
            yield resolve(read(phrase))
        except DateError:
            continue


def _existing(found: Iterator[Resolved]) -> tuple[Resolved, ...]:
    sound: dict[tuple[str | None, str | None], Resolved] = {}
    for one in found:
        for each in one.candidates if one.status == "ambiguous" else (one,):
            if each.status == "ok" and len(sound) < _MOST:
                sound.setdefault((each.date, each.lunar), each)
    return tuple(sound.values())


def _years(parts: DateParts, _found: Resolved) -> Iterator[Resolved]:
    """The last year of the era, and the era that does count the year."""
    for era in eras.find(parts.era or "", dynasty=parts.dynasty, ruler=parts.ruler):
        number = parts.era_year
        if number is None:
            pair = parts.cyclic_year or ""
            for year in (ganzhi.nearest_year(pair, era.first_year), ganzhi.nearest_year(pair, era.last_year)):
                yield from _of_state(parts, era.regime, year)
            continue
        yield _in_year(parts, era, era.last_year)
        yield from _of_state(parts, era.regime, era.first_year + number - 1)


def _of_state(parts: DateParts, regime: str, year: int) -> Iterator[Resolved]:
    for era in eras.of_regime(regime):
        if era.first_year <= year <= era.last_year:
            yield _in_year(parts, era, year)


def _in_year(parts: DateParts, era: Era, year: int) -> Resolved:
    """The month and day of the phrase in another year, or the year alone where it does not have them."""
    found = resolve(_with_year(parts, era, year))
    return found if found.status == "ok" else resolve(read(full_date(era.regime, era, year)))


def _with_year(parts: DateParts, era: Era, year: int) -> DateParts:
    """The phrase with the year of an era in the place of its own."""
    named = read(full_date(era.regime, era, year))
    return replace(
        parts,
        dynasty=named.dynasty,
        ruler=named.ruler,
        era=named.era,
        era_year=named.era_year,
        cyclic_year=None,
    )


def _cycle(parts: DateParts, _found: Resolved) -> Iterator[Resolved]:
    """The year of that number, and the one of that pair."""
    for era in eras.find(parts.era or "", dynasty=parts.dynasty, ruler=parts.ruler):
        if parts.era_year is not None and parts.era_year <= era.last_year - era.first_year + 1:
            yield _in_year(parts, era, era.first_year + parts.era_year - 1)
        for year in range(era.first_year, era.last_year + 1):
            if ganzhi.year_pair(year) == parts.cyclic_year:
                yield _in_year(parts, era, year)


def _cycles(parts: DateParts, _found: Resolved) -> Iterator[Resolved]:
    """The years that a pair alone may mean, in the time of the chronicles; if any has the month and day, those."""
    if parts.cyclic_year is None:
        return
    first, last = _TIME
    named = [
        (era, year)
        for year in range(first, last + 1)
        if ganzhi.year_pair(year) == parts.cyclic_year
        for state in regimes().values()
        if state.rank == 1
        for era in _counting(state.name, year)
    ]
    found = [resolve(_with_year(parts, era, year)) for era, year in named]
    sound = [one for one in found if one.status == "ok"]
    yield from sound or (resolve(read(full_date(era.regime, era, year))) for era, year in named)


def _counting(regime: str, year: int) -> tuple[Era, ...]:
    """The era of a state that counts a year in its own time: the last of those that were used in it."""
    state = regimes()[regime]
    return tuple(
        era
        for era in eras.of_regime(regime)
        if max(era.first_year, state.first) <= year <= min(era.last_year, state.last)
    )[-1:]


def _last_month(parts: DateParts, found: Resolved) -> Iterator[Resolved]:
    """The last month of the year, for a thirteenth."""
    if found.regime is not None and found.era is not None and found.year is not None:
        month = months.months_of(found.regime, found.year)[-1]
        yield resolve(read(full_date(found.regime, found.era, found.year, month)))


def _leap(parts: DateParts, found: Resolved) -> Iterator[Resolved]:
    """The ordinary month of that number, and the intercalary month of the year, or else of the years next to it."""
    if parts.month is not None:
        yield resolve(replace(parts, leap=False))
    if found.regime is None or found.year is None:
        return
    near = [month for month in map(_leap_of(found.regime), _around(found.year)) if month is not None]
    own = [month for month in near if month.year == found.year]
    for month in own or near[:2]:
        for era in eras.of_regime(found.regime):
            if era.first_year <= month.year <= era.last_year and (not own or era == found.era):
                yield resolve(read(full_date(era.regime, era, month.year, month)))


def _around(year: int) -> Iterator[int]:
    """A year and those next to it, the nearest first; no three years are without an intercalary month."""
    yield year
    for step in range(1, 4):
        yield from (year - step, year + step)


def _leap_of(regime: str) -> Callable[[int], Month | None]:
    def leap(year: int) -> Month | None:
        try:
            return months.leap_month(regime, year)
        except DateError:
            return None

    return leap


def _owners(parts: DateParts, _found: Resolved) -> Iterator[Resolved]:
    """The same date in the states that did have the era."""
    for era in eras.find(parts.era or ""):
        if parts.era_year is None or parts.era_year <= era.last_year - era.first_year + 1:
            yield _in_year(parts, era, era.first_year + (parts.era_year or 1) - 1)


def _day(parts: DateParts, found: Resolved) -> Iterator[Resolved]:
    """The last day of the month and the first of the next; or the days of that number and of that pair."""
    whole = resolve(_without_day(parts))
    month = whole.month
    if month is None or found.regime is None:
        return
    for jdn in _days(parts, month):
        at = months.month_at(found.regime, jdn)
        yield from _on_day(found, at, jdn)


def _days(parts: DateParts, month: Month) -> Iterator[int]:
    if parts.day is not None and parts.day > month.days:
        yield month.last_jdn
        yield month.last_jdn + 1
    elif parts.day is not None:
        yield month.first_jdn + parts.day - 1
    else:
        yield month.first_jdn
    pair = parts.ganzhi or parts.new_moon
    jdn = month.day_of(pair) if pair is not None else None
    if jdn is not None:
        yield jdn


def _on_day(found: Resolved, at: Month, jdn: int) -> Iterator[Resolved]:
    for era in eras.of_regime(found.regime or ""):
        if era.first_year <= at.year <= era.last_year and (found.era is None or era == found.era):
            day = jdn - at.first_jdn + 1
            text = full_date(era.regime, era, at.year, at, day, ganzhi.day_pair(jdn))
            yield resolve(read(text))


def _without_day(parts: DateParts) -> DateParts:
    return replace(parts, day=None, ganzhi=None, special=None, new_moon=None, period=None)


_WAYS: Final[dict[str, Callable[[DateParts, Resolved], Iterator[Resolved]]]] = {
    "unknown-era": _owners,
    "era-year-out-of-range": _years,
    "cyclic-year-mismatch": _cycle,
    "no-context": _cycles,
    "no-such-month": _last_month,
    "no-such-intercalary-month": _leap,
    "day-out-of-range": _day,
    "day-mismatch": _day,
    "not-first-day": _day,
}
