"""Years that a ruler counted without an era: 元太祖二十二年, 遼太祖四年, asked for by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition.calendar import eras
from edition.calendar.eras import Era
from edition.calendar.phrase import Context, Resolved, resolve
from edition.calendar.regimes import named
from edition.calendar.rulers import reigns
from edition.grammar import dates

_LONGEST: Final = 8  # characters of a state and a ruler


def by_reign(text: str) -> tuple[Resolved, ...]:
    """What a phrase means that names a ruler, with or without his state, and a year of his reign.

    One result for each ruler of that name who counted so; those whose count did not reach the year only if there is
    no other. Empty for any other phrase.
    """
    for at in range(2, min(len(text), _LONGEST)):
        rest = dates.match_at(text, at)
        if rest is None or rest.era is not None or rest.era_year is None or at + len(rest.text) < len(text):
            continue
        found = [resolve(rest, context=Context(era.regime, era)) for era in _counted(text[:at])]
        if found:
            return tuple(one for one in found if one.status == "ok") or tuple(found)
    return ()


def _counted(name: str) -> Iterator[Era]:
    """The counts of the rulers that a name may mean: 太祖 of any state, 元太祖."""
    for cut in range(len(name) - 1):
        states = named(name[:cut]) if cut else tuple(reign.regime for reign in reigns(name))
        for state in states:
            era = eras.by_reign(state, name[cut:])
            if era is not None:
                yield era
