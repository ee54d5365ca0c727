"""Years that a text counts otherwise than the tables: by the pair beside the number, by an era miswritten."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.calendar.eras import eras
from edition.calendar.eras import find as eras_named
from edition.calendar.ganzhi import year_pair
from edition.calendar.phrase import Context, Resolved
from edition.calendar.regimes import key, regimes
from edition.dating.near import FAR, resolve_in, with_era
from edition.dating.outcome import outcome
from edition.dating.states import Found
from edition.grammar.dates import DateParts
from edition.model import Cert, Voice

# How many years a chronicle may count an era otherwise than the tables.
NUMBERED_OTHERWISE: Final = 6
# How many years a pair whose number fits no era may go on from the running year.
_NEXT_FEW: Final = 4


def by_pair(found: Resolved, parts: DateParts, context: Context, voice: Voice) -> Found | None:
    """戊申天祿元年, where the table has 丁未: the pair counts on from year to year, the number from a beginning that
    chronicles differ about. A few years apart, the pair is followed, and not sure. Where pair and number agree beyond
    the last year of the era in the table (丁巳咸雍十三年), only the table says otherwise.
    """
    if parts.cyclic_year is None or parts.era_year is None:
        return None
    named = eras_named(parts.era or "", dynasty=parts.dynasty, ruler=parts.ruler)
    apart = sorted(
        (abs(year - numbered), era.regime != context.regime, year, era.regime)
        for era in named
        for numbered in (era.first_year + parts.era_year - 1,)
        for year in range(numbered - NUMBERED_OTHERWISE, numbered + NUMBERED_OTHERWISE + 1)
        if year_pair(year) == parts.cyclic_year and (context.year is None or abs(year - context.year) <= FAR)
    )
    if not apart or (len(apart) > 1 and (context.year is None or apart[0][:2] == apart[1][:2])):
        return None
    away, _, year, regime = apart[0]
    pair = replace(parts, dynasty=None, ruler=None, era=None, era_year=None)
    read_so = with_era(resolve_in(pair, Context(regime, None, year)))
    result = outcome(read_so, pair, context, voice)
    remark = f"{found.message}: the pair is followed"
    dating = replace(result.dating, cert=Cert.LOW if away else Cert.MEDIUM, remark=remark)
    return replace(result, dating=dating, code=found.code, message=remark)


def onward(parts: DateParts, context: Context) -> Found | None:
    """十年乙亥 after 1214, where no running era has its tenth year in 乙亥: the pair goes on by a year or two."""
    years = () if context.year is None else range(context.year, context.year + _NEXT_FEW)
    year = next((year for year in years if year_pair(year) == parts.cyclic_year), None)
    if year is None:
        return None
    alone = replace(parts, era_year=None)
    found = with_era(resolve_in(alone, Context(context.regime, None, year)))
    result = outcome(found, alone, context, Voice.NARRATIVE)
    remark = f"{parts.text} is counted by no era that is known; the pair is that of {found.date}"
    dating = replace(result.dating, cert=Cert.MEDIUM, remark=remark)
    after = replace(result.after, era=None) if result.after is not None else None
    return replace(result, dating=dating, after=after, message=remark)


def mutilated(parts: DateParts, context: Context) -> DateParts | None:
    """景二年 after 景祐元年: an era that lost a character, if but one has those left and that year now or soon."""
    if parts.era is None or parts.era_year is None or context.year is None or eras_named(parts.era):
        return None
    left, number = key(parts.era), parts.era_year
    fits = [
        era
        for era in eras()
        if (era.regime == context.regime or regimes()[era.regime].rank == 1)
        and len(era.name) == len(left) + 1
        and _is_rest(left, key(era.name))
        and context.year <= era.first_year + number - 1 <= min(era.last_year, context.year + _NEXT_FEW)
    ]
    if len(fits) != 1:
        return None
    return replace(parts, dynasty=fits[0].regime, ruler=None, era=fits[0].name)


def _is_rest(left: str, name: str) -> bool:
    """Whether a name without one of its characters is what is left."""
    return any(name[:at] + name[at + 1 :] == left for at in range(len(name)))
