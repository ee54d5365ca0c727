"""A day or a year in every state at once: what it was called under each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.calendar import eras, ganzhi, months
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.calendar.regimes import Regime, regimes
from edition.calendar.result import full_date, lunar_label


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
        return full_date(self.regime, self.era, self.month.year, self.month, self.day, pair)

    @property
    def lunar(self) -> str:
        """The date in the when-custom form."""
        return lunar_label(self.month.year, self.month, self.day)

    @property
    def later(self) -> tuple[str, ...]:
        """The same year in eras proclaimed only after the day, by which annals count the whole of it: 宋寶元元年."""
        jdn, year = self.month.first_jdn + self.day - 1, self.month.year
        return tuple(
            full_date(self.regime, era, year)
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


def in_every_state(jdn: int) -> Iterator[RegimeDate]:
    """The dates of a day, also in the states that had no era and counted by the reign: 元太祖二十二年七月七日.

    DateError `year-out-of-range` outside the tables.
    """
    dates = dates_of_day(jdn)
    for regime in regimes().values():
        yield from [date for date in dates if date.regime == regime.name] or _by_reign(regime, jdn)


def _by_reign(regime: Regime, jdn: int) -> Iterator[RegimeDate]:
    if not eras.counted(regime.name):
        return
    month = months.month_at(regime.name, jdn)
    for era in eras.counted(regime.name):
        if era.first_year <= month.year <= era.last_year:
            yield RegimeDate(regime.name, era, month, jdn - month.first_jdn + 1, regime.assumed)


def concurrent_years(year: int) -> tuple[tuple[str, str], ...]:
    """State and year (遼, 遼乾亨四年) of every era that counts this lunar year, of the states that there were in it.

    後漢 took up 天福 in 947 as its twelfth year; the years before were 後晉's.
    """
    return tuple(
        (state.name, full_date(state.name, era, year))
        for state in regimes().values()
        for era in _counting(state, year)
    )


def _counting(state: Regime, year: int) -> tuple[Era, ...]:
    """The eras that count a year of a state in its own time, or else the reign."""
    own = eras.of_regime(state.name) if state.first <= year <= state.last else ()
    found, reigns = (
        tuple(era for era in some if era.first_year <= year <= era.last_year)
        for some in (own, eras.counted(state.name))
    )
    return found or reigns
