"""Which year a phrase means in the light of the running date: what the calendar answers, and the nearest of several."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from edition.calendar.eras import find as eras_named
from edition.calendar.phrase import Context, Resolved, full_date, resolve
from edition.dating.states import era_of
from edition.grammar.dates import DateParts

#: The remark on a reading that was chosen for its nearness.
NEAREST: Final = "the era nearest to the running date"
# Years from the running year beyond which another state's era of the same name is the likelier one.
FAR: Final = 40
# A phrase that several eras fit is read in the nearest, if that is no further away, and so much nearer than the next.
_NEAR: Final = 30
_NEARER: Final = 5
# Further away than any era.
_NOWHERE: Final = 9999


@lru_cache(maxsize=65536)
def resolve_in(parts: DateParts, context: Context) -> Resolved:
    """What the calendar answers; the same phrases come again and again."""
    return resolve(parts, context=context)


def resolve_near(parts: DateParts, context: Context) -> Resolved:
    """What a phrase means in its context; where that is more than one thing, the nearest."""
    found = resolve_in(_plain(parts, context), at_year(parts, context))
    return with_era(_settled(_nearer(found, parts, context), parts, context))


def _plain(parts: DateParts, context: Context) -> DateParts:
    """翌日 where no day is known means no more than the running month, 逾月 without a month the running year."""
    known = context.jdn is not None if parts.relative_day else context.month is not None
    if parts.month is not None or known or not (parts.relative_day or parts.relative_month):
        return parts
    if context.month is not None:
        return replace(parts, relative_day=None, relative_month="是月", steps=0)
    year = parts.relative_year or "是年"
    return replace(parts, relative_day=None, relative_month=None, relative_year=year, steps=0)


def at_year(parts: DateParts, context: Context) -> Context:
    """A bare year needs its era: where only the year is known, the era in force at its beginning."""
    if context.era is None and context.year is not None and context.regime is not None and parts.era is None:
        era = era_of(context.regime, context.year)
        return replace(context, era=era)
    return context


def _settled(found: Resolved, parts: DateParts, context: Context) -> Resolved:
    """A phrase that several eras fit is read in the one nearest to the running year, if it is near at all."""
    if found.status != "ambiguous" or context.year is None:
        return found
    near = sorted((_distance(candidate, context.year), n) for n, candidate in enumerate(found.candidates))
    if not near or near[0][0] > _NEAR or (len(near) > 1 and near[1][0] - near[0][0] < _NEARER):
        return found
    chosen = found.candidates[near[0][1]]
    return replace(chosen, remarks=(*chosen.remarks, NEAREST))


def _nearer(found: Resolved, parts: DateParts, context: Context) -> Resolved:
    """乾道元年 told after 元豐三年 is the era of 西夏, two years before, not that of 宋, eighty years later.

    What lies behind is no reason to look elsewhere: a chronicle of 宋 looks back to 紹興 sixty years after it.
    """
    if parts.era is None or parts.dynasty is not None or context.year is None or found.year is None:
        return found
    away = abs(found.year - context.year)
    if away <= FAR or (found.year < context.year and found.regime == context.regime):
        return found
    others = {era.regime for era in eras_named(parts.era)} - {found.regime}
    readings = [resolve_in(parts, Context(regime, None, context.year)) for regime in sorted(others)]
    near = [r for r in readings if r.status == "ok" and _distance(r, context.year) < min(away, FAR)]
    if not near:
        return found
    best = min(near, key=lambda reading: _distance(reading, context.year))  # type: ignore[arg-type]
    return replace(best, remarks=(*best.remarks, NEAREST))


def with_era(found: Resolved) -> Resolved:
    """明年 may lead beyond the running era: the year is named by the era that counts it."""
    if found.era is not None or found.year is None or found.regime is None:
        return found
    era = era_of(found.regime, found.year)
    if era is None:
        return found
    full = full_date(found.regime, era, found.year, found.month, found.day, found.ganzhi)
    return replace(found, era=era, era_year=found.year - era.first_year + 1, date=full)


def _distance(candidate: Resolved, year: int) -> int:
    """How many years a reading lies from the running year; a whole era counts from its beginning."""
    first = (
        candidate.year
        if candidate.year is not None
        else candidate.era.first_year
        if candidate.era
        else year + _NOWHERE
    )
    return abs(first - year)
