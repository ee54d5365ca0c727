"""Eras (年號): which state and ruler proclaimed them, and which years they count."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from edition.calendar.days import year_name
from edition.calendar.regimes import key, named, regimes, table_rows
from edition.calendar.rulers import of_state, reigns
from edition.errors import DateError


@dataclass(frozen=True, slots=True)
class Era:
    """An era of one state.

    `first_year` and `last_year` are the lunar years (astronomical) that its first and last year number stand
    for; `first_jdn` and `last_jdn` the days on which it was proclaimed and given up, None where not known; the
    day of a change belongs to both eras.
    """

    regime: str
    name: str
    names: tuple[str, ...]
    rulers: tuple[str, ...]
    first_year: int
    last_year: int
    first_jdn: int | None
    last_jdn: int | None

    def year(self, number: int) -> int:
        """The lunar year of a year of the era (元年 is 1); DateError `era-year-out-of-range`."""
        length = self.last_year - self.first_year + 1
        year = self.first_year + number - 1
        if not 1 <= number <= length:
            after = self.instead(number)
            counted = f"{length} years" if length > 1 else "one year"
            raise DateError(
                f"{self.regime}{self.name} has no year {number}: it had {counted}, from"
                f" {year_name(self.first_year)} on",
                code="era-year-out-of-range",
                remedy=f"{year_name(year)} is {after.name} year {year - after.first_year + 1}"
                if after
                else "",
            )
        return year

    def instead(self, number: int) -> Era | None:
        """The era of the same state that counts the year which this era would call by a number that it lacks."""
        year = self.first_year + number - 1
        return next((e for e in of_regime(self.regime) if e.first_year <= year <= e.last_year), None)

    def proclaimed_after(self, jdn: int) -> bool:
        """Whether a day lies before the one on which the era was proclaimed."""
        return self.first_jdn is not None and jdn < self.first_jdn

    def covers(self, jdn: int, year: int) -> bool:
        """Whether a day of a lunar year was dated by this era while it was in force."""
        return (
            self.first_year <= year <= self.last_year
            and (self.first_jdn is None or self.first_jdn <= jdn)
            and (self.last_jdn is None or jdn <= self.last_jdn)
        )


@cache
def eras() -> tuple[Era, ...]:
    """All eras, by state and time."""
    found = []
    for row in (*table_rows("eras.txt"), *table_rows("eras-dila.txt")):
        regime, names, rulers, first_year, last_year, first, last = row.split("|")
        spellings = tuple(names.split(","))
        found.append(
            Era(
                regime,
                spellings[0],
                spellings,
                tuple(r for r in rulers.split(",") if r),
                int(first_year),
                int(last_year),
                int(first) if first else None,
                int(last) if last else None,
            )
        )
    return tuple(found)


@cache
def _by_name() -> dict[str, tuple[Era, ...]]:
    names: dict[str, tuple[Era, ...]] = {}
    for era in eras():
        for name in {key(name) for name in era.names}:
            names[name] = (*names.get(name, ()), era)
    return names


@cache
def _by_regime() -> dict[str, tuple[Era, ...]]:
    found: dict[str, tuple[Era, ...]] = {}
    for era in eras():
        found[era.regime] = (*found.get(era.regime, ()), era)
    return found


def _of_ruler(found: tuple[Era, ...], ruler: str) -> tuple[Era, ...]:
    """The eras that a ruler of that name proclaimed, or else those by which he counted (金熙宗天會十四年)."""
    own = {(reign.regime, reign.names[0]) for reign in reigns(ruler)}
    proclaimed = tuple(
        era
        for era in found
        if any((era.regime, name) in own or key(name) == key(ruler) for name in era.rulers)
    )
    return proclaimed or tuple(
        era
        for era in found
        if any(
            reign.regime == era.regime
            and reign.first_year <= era.last_year
            and era.first_year < reign.last_year
            for reign in reigns(ruler)
        )
    )


@lru_cache(maxsize=4096)
def find(name: str, *, dynasty: str | None = None, ruler: str | None = None) -> tuple[Era, ...]:
    """All eras of this name, narrowed by the state and ruler named before it; the main line first.

    Variants and simplified forms count as the same. Empty if there is none.
    """
    found = _by_name().get(key(name), ())
    if dynasty is not None:
        found = tuple(era for era in found if era.regime in named(dynasty))
    if ruler is not None:
        found = _of_ruler(found, ruler)
    return tuple(sorted(found, key=lambda era: (regimes()[era.regime].rank, era.first_year)))


def borrowed(name: str, dynasty: str) -> tuple[Era, ...]:
    """The eras of this name of the courts that a state acknowledged (開寶 of 宋 for 南唐); empty for other states."""
    states = [regimes()[state] for state in named(dynasty) if regimes()[state].rank == 3]
    return tuple(
        era
        for era in find(name)
        if regimes()[era.regime].rank == 1
        and any(state.first <= era.last_year and era.first_year <= state.last for state in states)
    )


@cache
def spans() -> dict[str, tuple[int, int]]:
    """The first and last lunar year that the eras of each state count."""
    return {
        regime: (min(era.first_year for era in found), max(era.last_year for era in found))
        for regime, found in _by_regime().items()
    }


def of_regime(regime: str) -> tuple[Era, ...]:
    """The eras of a state."""
    return _by_regime().get(regime, ())


def at(regime: str, jdn: int, year: int) -> tuple[Era, ...]:
    """The eras of a state that were in force on a day of a lunar year.

    Where the last era ended with the year before and the next was proclaimed only after the day (雍熙 and 端拱 in the
    first weeks of 988), it is the next, by which annals count the whole year.
    """
    found = tuple(era for era in of_regime(regime) if era.covers(jdn, year))
    if not found and any(era.last_year == year - 1 for era in of_regime(regime)):
        found = tuple(
            era for era in of_regime(regime) if era.first_year == year and era.proclaimed_after(jdn)
        )[:1]
    if any(era.first_jdn == jdn for era in found):  # on the day of a change the new era
        return tuple(era for era in found if era.last_jdn != jdn)
    return found


@lru_cache(maxsize=4096)
def settles_alone(era: Era) -> bool:
    """Whether state and name are enough to tell this era from all others (至元 of 元 was used twice)."""
    return era.name in era.rulers or sum(1 for other in find(era.name) if other.regime == era.regime) == 1


@cache
def of_ruler(regime: str, ruler: str) -> tuple[Era, ...]:
    """The eras that a ruler of a state proclaimed, by any of his names; empty if there is no such ruler."""
    names = {reign.names[0] for reign in reigns(ruler) if reign.regime == regime}
    return tuple(era for era in of_regime(regime) if names & set(era.rulers))


def by_reign(regime: str, ruler: str) -> Era | None:
    """The years that a ruler counted from his accession, before his first era: 太宗元年 of 元 is 1229.

    None for a ruler who had an era from his first year on, and for one who is not of this state.
    """
    own = next((reign for reign in reigns(ruler) if reign.regime == regime), None)
    if own is None:
        return None
    name, first = own.names[0], own.first_year
    later = [era.first_year for era in of_regime(regime) if era.last_year >= first]
    last = min([own.last_year, *(year - 1 for year in later)])
    return Era(regime, name, (name,), (name,), first, last, None, None) if last >= first else None


@cache
def counted(regime: str) -> tuple[Era, ...]:
    """The reigns by which a state counted years when it had no era (太祖 of 元 from 1206 on).

    Empty for the states that dated by the eras of another court.
    """
    if regimes()[regime].rank == 3:
        return ()
    found = (by_reign(regime, name) for name in dict.fromkeys(reign.names[0] for reign in of_state(regime)))
    return tuple(sorted((era for era in found if era is not None), key=lambda era: era.first_year))


@cache
def _disputes() -> dict[tuple[str, str, int], str]:
    rows = (row.split("|") for row in table_rows("era-disputes.txt"))
    return {(regime, name, int(first)): other for regime, name, first, other in rows}


def disputed(era: Era) -> str:
    """What another chronicle says of the first year of an era, empty where none is known to differ."""
    return _disputes().get((era.regime, era.name, era.first_year), "")


def close_names(name: str) -> list[str]:
    """Up to three eras whose names look like `name`; of a longer phrase the era that it ends with (契丹主統和)."""
    known = {key(spelling): spelling for era in eras() for spelling in era.names}
    written = key(name)
    ends = [known[written[at:]] for at in range(1, len(written) - 1) if written[at:] in known][:1]
    close = get_close_matches(written, known, n=3, cutoff=0.7 if ends else 0.5)
    return list(dict.fromkeys([*(known[one] for one in close), *ends]))
