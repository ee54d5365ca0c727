"""Rulers, the states they ruled and the years of their reigns, for dates that name nothing else (仁宗即位, 宋初)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from edition.calendar.regimes import key, named, regimes, table_rows

_FILES: Final = ("rulers.txt", "rulers-dila.txt")
# How far a reign may lie from the running year and still be the one meant.
_NEAR: Final = 60
_LIFETIME: Final = 40


@dataclass(frozen=True, slots=True)
class Reign:
    """A ruler of a state: names by which dates cite him, first and last year of the reign (astronomical)."""

    regime: str
    names: tuple[str, ...]
    first_year: int
    last_year: int


@cache
def _all() -> tuple[Reign, ...]:
    rows = (row.split("|") for file in _FILES for row in table_rows(file))
    return tuple(
        Reign(regime, tuple(names.split(",")), int(first), int(last)) for regime, names, first, last in rows
    )


@cache
def _by_name() -> dict[str, tuple[Reign, ...]]:
    found: dict[str, tuple[Reign, ...]] = {}
    for reign in _all():
        for name in dict.fromkeys(key(name) for name in reign.names):
            found[name] = (*found.get(name, ()), reign)
    return found


def of_state(regime: str) -> tuple[Reign, ...]:
    """The rulers of a state."""
    return tuple(reign for reign in _all() if reign.regime == regime)


def reigns(name: str) -> tuple[Reign, ...]:
    """All rulers that a name may mean, in any state."""
    return _by_name().get(key(name), ())


def reign(name: str, *, regime: str | None, year: int | None) -> Reign | None:
    """The ruler of that name whose accession lies nearest to the running year; without one, he of the running state.

    None if there is none, or none near enough.
    """
    found = _by_name().get(key(name), ())
    if year is None:
        own = [reign for reign in found if reign.regime == regime]
        return own[0] if len(own) == 1 else None
    near = [reign for reign in found if abs(reign.first_year - year) <= _NEAR]
    # An accession that is still to come is likelier than one past, and a ruler of the running state than another.
    return min(near, key=lambda r: (abs(r.first_year - year), r.regime != regime), default=None)


def state(name: str, *, regime: str | None, year: int | None, end: bool) -> tuple[str, int] | None:
    """The state that 晉初 or 唐末 means and its first (or last) year.

    Of several in the line of dynasties it is the one that began or ended within a lifetime of the running year, else
    the one that lasted longest (唐末 told in 1001 is that of 唐, neither of 後唐 nor of 南唐); without a running year
    that of the running state `regime`.
    None if there is none, or several and nothing to tell them by.
    """
    found = [(other, regimes()[other]) for other in named(name)]
    found = [item for item in found if item[1].rank == 1 or item[0] == regime] or found
    years = [(other, known.last if end else known.first) for other, known in found]
    if len(years) > 1 and year is None:
        years = [own for own in years if own[0] == regime]
    if len(years) <= 1 or year is None:
        return years[0] if years else None
    nearest = min(years, key=lambda item: abs(item[1] - year))
    if abs(nearest[1] - year) <= _LIFETIME:
        return nearest
    longest = max(found, key=lambda item: item[1].last - item[1].first)[0]
    return next(item for item in years if item[0] == longest)
