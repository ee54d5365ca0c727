"""改元: an era that the text proclaims, by which the bare years behind it are counted.

…，國號齊，改元升元。…。二年四月，…: the second year is that of 升元, though no date has named it. A chronicle also
tells of the eras of other states (吳大赦，改元乾貞): theirs count its years only where its own has ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from edition.calendar.eras import Era, find
from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.states import Found
from edition.grammar.notes import NUMERAL
from edition.model import Cert, DateExpression

_PROCLAIMS: Final = re.compile(
    rf"改(?:元[曰為为]?|(?:[^\s，。；：、]{{0,5}}(?:元|[{NUMERAL}]{{1,3}})|[是明其])[年歲岁][為为曰])"
)
_LONGEST: Final = 6
_SHORTEST: Final = 2


def proclaimed(view: str, low: int, high: int, context: Context) -> Era | None:
    """The era proclaimed last between two places, if it begins in the running year or the next."""
    return next(_proclaimed(view, low, high, context), None) if context.year is not None else None


def _proclaimed(view: str, low: int, high: int, context: Context) -> Iterator[Era]:
    at = view.rfind("改", low, high)
    while at >= 0:
        match = _PROCLAIMS.match(view, at, high)
        if match is not None:
            yield from _named(view[match.end() : min(high, match.end() + _LONGEST)], context)
        at = view.rfind("改", low, at)


def _named(words: str, context: Context) -> Iterator[Era]:
    """The era with which some words begin, that of the running state first."""
    for size in range(len(words), _SHORTEST - 1, -1):
        near = [era for era in find(words[:size]) if 0 <= era.first_year - (context.year or 0) <= 1]
        if near:
            yield min(near, key=lambda era: era.regime != context.regime)
            return


def counted_anew(expression: DateExpression, found: Found, era: Era | None, context: Context) -> Found:
    """A bare year behind an era that was proclaimed: of that era if it is of the running state, or if the running era
    has no such year ahead.
    """
    parts = expression.parts
    if era is None or context.era == era or not parts.era_year or parts.era or parts.cyclic_year:
        return found
    ahead = found.year is not None and found.dating.kind != "impossible" and found.year >= (context.year or 0)
    if ahead and era.regime != context.regime:
        return found
    own = read(expression, Context(era.regime, era, era.first_year))
    if own.year is None or own.dating.kind == "impossible":
        return found
    cert = Cert.MEDIUM if era.regime != context.regime and own.dating.cert is Cert.HIGH else own.dating.cert
    words = f"counted by {era.name}, which the text proclaims"
    remark = f"{words}; {own.dating.remark}" if own.dating.remark else words
    return replace(own, dating=replace(own.dating, cert=cert, evidence="context", remark=remark))
