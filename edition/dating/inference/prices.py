"""What the steps from entry to entry cost, where the years of annals are inferred.

    months go back within a year            4.5   entries are told in order
    the same month named again               2.0   it would be 是月, or nothing
    a season named again within its year     2.0   annals name it once, at the first entry that falls into it
    a new year, months going back            0.2
    a new year, the month named again        1.2
    a new year, months going forward         2.5   by far the most steps forward stay within the year
    a new year at an undated entry           2.5   the first after the eleventh or twelfth month 1.0, after 是歲 1.5
    a new year at the first month that is told in a year of undated entries   0.7
    a new year that opens without its season 0.7   in texts that name seasons
    every year left out                      3.0   at most 9.0
    a month after 是歲, same year            2.0
    a year stated that runs already          4.0   it is stated where it begins, as is the number over an entry (二年)
    a bare year (七年) that no era of the state counts so                      8.0
    another year than the one in force at the beginning of the text           3.0
    a year without a heading behind the last one, where each year has one     4.0

Prices are negative logarithms, as those of the evidence are (evidence.py): estimates, made once for the genre.
"""

from __future__ import annotations

from typing import Final

from edition.calendar.eras import Era, of_regime
from edition.dating.inference.points import Point

_BACK: Final = 4.5
_AGAIN: Final = 2.0
_SEASON_AGAIN: Final = 2.0
_NEW_BACK: Final = 0.2
_NEW_AGAIN: Final = 1.2
_NEW_FORWARD: Final = 2.5
_NEW_UNDATED: Final = 2.5
_NEW_LATE: Final = 1.0
_NEW_FRESH: Final = 0.7
_NEW_SEASONLESS: Final = 0.7
_NO_SUCH_YEAR: Final = 8.0
_RESTATED: Final = 4.0
_NOT_THE_START: Final = 3.0
_WITHOUT_HEADING: Final = 4.0
_LEFT_OUT: Final = 3.0
_LEFT_OUT_MOST: Final = 9.0
_NEW_CLOSED: Final = 1.5
_AFTER_CLOSE: Final = 2.0


def opening(year: int, start: int | None) -> float:
    """What it costs that a text begins with a year; `start` is the one in force before its first character."""
    if start is None:
        return 0.0
    return _skips(year - start) + _NOT_THE_START * (year > start)


def step(point: Point, ahead: int, *, told: bool) -> float | None:
    """What it costs that an entry lies so many years ahead of the one before, None if it cannot.

    `told` says that a month was told in the year of the one before.
    """
    if point.fixed is not None:  # what is stated is kept, even where it goes back
        return _skips(ahead) if ahead > 0 else _RESTATED if ahead == 0 else _LEFT_OUT_MOST
    if ahead < 0:
        return None
    if point.steps:
        return 0.0
    if ahead == 0:
        return _stay(point, told=told) + _RESTATED * point.opens
    return _skips(ahead) + _begin(point, told=told) + _WITHOUT_HEADING * point.unheaded


def _skips(ahead: int) -> float:
    """What the years cost that are left out."""
    return min(_LEFT_OUT * max(0, ahead - 1), _LEFT_OUT_MOST)


def _stay(point: Point, *, told: bool) -> float:
    """What it costs that an entry belongs to the year of the one before."""
    if point.same_year:
        return 0.0
    cost = _AFTER_CLOSE if point.closed and point.first is not None else 0.0
    if not told or point.first is None or point.before is None:
        return cost
    if point.first < point.before:
        return cost + _BACK
    if point.first == point.before:
        return cost + _AGAIN
    again = point.season and point.season_before == int(point.first - 1) // 3
    return cost + (_SEASON_AGAIN if again else 0.0)


def _begin(point: Point, *, told: bool) -> float:
    """What it costs that an entry begins a new year."""
    if point.same_year:
        return _BACK
    if point.first is None:
        late = point.behind_month and point.before is not None and point.before >= 11
        return _NEW_CLOSED if point.closed and told else _NEW_LATE if late and told else _NEW_UNDATED
    seasonless = 0.0 if point.season else _NEW_SEASONLESS
    if point.closed:
        return _NEW_BACK + seasonless
    if not told or point.before is None:
        return _NEW_FRESH + seasonless
    if point.first < point.before:
        return _NEW_BACK + seasonless
    return (_NEW_AGAIN if point.first == point.before else _NEW_FORWARD) + seasonless


def against(point: Point, regime: str, year: int) -> float:
    """What the evidence of an entry says against a year."""
    cost = sum(own.price for own in point.evidence if year not in own.years)
    cost += sum(day.price for day in point.days if not day.fits(regime, year))
    counts = (
        point.number is None or point.fixed is not None or counting(regime, point.number, year) is not None
    )
    return cost if counts else cost + _NO_SUCH_YEAR


def counting(regime: str, number: int, year: int) -> Era | None:
    """The era of a state in which a lunar year is that number (七年)."""
    return next(
        (era for era in of_regime(regime) if era.first_year + number - 1 == year <= era.last_year), None
    )
