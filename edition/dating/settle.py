"""The era of a text that does not say whose: settled by its days, of those that its words leave open.

A chapter of a standard history may begin 十二年正月庚午朔 under a heading that says no more than 世宗, or 大定元年
without its state. Which of the eras of that name, or of the rulers of that name, is meant, the sexagenary days that
follow decide: of a wrong era about half of them do not occur in their months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from edition.calendar import eras, ganzhi, months, rulers
from edition.calendar.eras import Era
from edition.calendar.phrase import Context
from edition.dating.spoken import moves
from edition.errors import DateError
from edition.model import Chronicle, DateExpression, Heading, paragraphs_of

# How many days are tried, how many must be, what share may fail, and by how many the next best era must be worse.
_MOST: Final = 60
_LEAST: Final = 3
_WRONG: Final = 0.1
_WORSE: Final = 2
_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Settled:
    """The era that the days of a text settle: the date from which it counts, and why, in words."""

    start: int
    context: Context
    words: str


def settle(chronicle: Chronicle, context: Context) -> Settled | None:
    """The era that the first year of a text belongs to, None where its words settle it or its days do not."""
    if context.era is not None or context.year is not None:
        return None
    names, dates = _opening(chronicle)
    if not dates:
        return None
    open_to = _candidates(dates[0], names)
    if len(open_to) < (2 if dates[0].parts.era else 1):
        return None
    tried = sorted((_misses(era, dates) for era in open_to), key=lambda result: result[:2])
    wrong, tests, era = tried[0][0], -tried[0][1], tried[0][2]
    if tests < _LEAST or wrong > _WRONG * tests:
        return None
    if len(tried) > 1 and tried[1][0] < wrong + _WORSE:
        return None
    words = f"no state is named; of {len(open_to)} eras {era.regime}{era.name} alone has the days told"
    return Settled(
        dates[0].start, Context(era.regime, era), f"{words} ({tests - wrong} of {tests} in their months)"
    )


def _opening(chronicle: Chronicle) -> tuple[list[str], list[DateExpression]]:
    """The words of the headings before the first date of the narrative, and the dates from there on.

    No dates if a heading or the first of them names a state, or the first names no year.
    """
    names: list[str] = []
    dates: list[DateExpression] = []
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            another = dates and block.level == "reign"  # the years of another ruler
            if another or (block.date is not None and (block.date.era or block.date.era_year)):
                return names, dates
            if not dates:
                names += [chronicle.view[p.start : p.end] for p in paragraphs_of(block)]
            continue
        dates += [d for paragraph in paragraphs_of(block) for d in paragraph.dates if moves(d)]
        if dates and (dates[0].parts.dynasty or not dates[0].parts.era_year):
            return names, []
        if len(dates) > _MOST:
            break
    return names, dates


def _candidates(first: DateExpression, names: Sequence[str]) -> list[Era]:
    parts = first.parts
    number = parts.era_year or 1
    if parts.era is not None:
        found = eras.find(parts.era, ruler=parts.ruler)
    else:
        found = tuple(era for reign in _reigns(names) for era in eras.of_regime(reign.regime)
                      if reign.first_year <= era.last_year and era.first_year <= reign.last_year)  # fmt: skip
        counted = (eras.by_reign(reign.regime, reign.names[0]) for reign in _reigns(names))
        found += tuple(era for era in counted if era is not None)
    fitting = [era for era in found if era.first_year + number - 1 <= era.last_year]
    return list(dict.fromkeys(fitting))


def _reigns(names: Sequence[str]) -> Iterator[rulers.Reign]:
    """The rulers whose names stand in headings: 世宗中, 圣宗七; of nested names the longest."""
    for name in names:
        for at in range(len(name)):
            for size in range(_NAME, 1, -1):
                found = rulers.reigns(name[at : at + size]) if at + size <= len(name) else ()
                yield from found
                if found:
                    break


def _misses(era: Era, dates: Sequence[DateExpression]) -> tuple[int, int, Era]:
    """How many of the days told do not occur if the text begins in this era, and (negative) how many were tried."""
    year: int | None = None
    month: tuple[int, bool] | None = None
    wrong = tests = 0
    for number, date in enumerate(dates[:_MOST]):
        parts = date.parts
        if parts.dynasty or (number and parts.era and parts.era not in era.names):
            break
        if parts.era_year is not None:
            year, month = era.first_year + parts.era_year - 1, None
            if parts.cyclic_year is not None:  # 元年己丑
                tests += 1
                wrong += ganzhi.year_pair(year) != parts.cyclic_year
        if parts.month is not None:
            month = (parts.month, parts.leap)
        elif parts.leap_unnumbered:
            month = None
        pair = parts.new_moon or parts.ganzhi
        if year is None or month is None or pair is None or parts.relative_day:
            continue
        tests += 1
        wrong += not _occurs(era, year, *month, pair, first=parts.special == "朔" or bool(parts.new_moon))
    return wrong, -tests, era


def _occurs(era: Era, year: int, number: int, leap: bool, pair: str, *, first: bool) -> bool:
    try:
        month = months.month(era.regime, year, number, leap)
    except DateError:
        return False
    jdn = month.day_of(pair)
    return jdn is not None and (not first or jdn - month.first_jdn <= 1)
