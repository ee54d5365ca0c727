"""What headings say of the date: the state that a chapter tells of, the year that it begins with, the years of annals.

A heading may count a year without naming its era (七年（壬寅）): then the running era counts it, or, where none runs,
the one era that has that number in that year of the cycle, of the state and ruler that the headings above it name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from edition.calendar import eras, ganzhi
from edition.calendar.days import year_name
from edition.calendar.eras import Era
from edition.calendar.phrase import Context
from edition.calendar.regimes import named, regimes
from edition.calendar.rulers import reigns
from edition.dating.running import read
from edition.dating.states import Found, era_of, undetermined
from edition.grammar.dates import DateParts
from edition.model import Cert, DateExpression, Heading, Voice

#: Code of a year heading whose words and whose year of the Common Era differ.
NOT_THE_WESTERN_YEAR: Final = "western-year-mismatch"
#: Code of a year heading beside which the year of another state is not the same.
NOT_THE_PARALLEL_YEAR: Final = "parallel-year-mismatch"
# A 卷 begins with the year with which the one before it ended, or with the next; a part of a work leaves out no more.
_ONWARD: Final = 60
_FEW: Final = 3


@dataclass(slots=True)
class Headings:
    """The headings of a text in their order, each read in the light of those above it.

    `states` are those that the chapter may tell of, `ruler` the one whose part it is, `pair` that of the year with
    which it says that it begins, until a heading of a year follows.
    """

    states: tuple[str, ...] = ()
    ruler: str | None = None
    pair: str | None = None

    def year(self, heading: Heading, context: Context) -> Found | None:
        """The year of a year heading, None for one that names none; what the editors have decided is certain."""
        found = self._year(heading, context)
        if found is None or not heading.decided:
            return found
        dating = replace(
            found.dating, cert=Cert.HIGH, evidence="editor", resp="editor", remark=heading.decided
        )
        return replace(found, dating=dating, code=None, message="")

    def _year(self, heading: Heading, context: Context) -> Found | None:
        """The year of a year heading by its words.

        A year that only counts (元年, of a king without eras) is that of the parallel year beside it, where the two
        disagree or it cannot be read alone: 庚戌元年（宋大中祥符三年）. Where nothing runs that could count it, the
        pair and the Common Era year beside it, and the state of the chapter, may leave one era alone.
        """
        if heading.date is None:
            return None
        before = context.without_month()
        found = _read(heading, heading.date, before)
        if heading.parallel is not None:
            beside = _read(heading, heading.parallel, before)
            agreed = found.year == beside.year and found.dating.cert is Cert.HIGH
            known = found.year is not None and (heading.date.era is not None or agreed)
            found = _beside_parallel(found, heading.parallel, beside)
            found = found if known or beside.year is None else beside
        elsewhere = heading.western not in (None, found.year) and heading.date.era is None
        if found.year is None or (elsewhere and heading.parallel is None):
            found = self._fitting(heading, heading.date, context) or found
        self.pair = None
        return _beside_western(heading, found)

    def chapter(self, heading: Heading, context: Context) -> Found | None:
        """What a chapter or ruler's heading says; None where it says nothing new.

        卷三十八 至道元年 names a year, 哲宗元祐 an era, 後晉紀四 a state, 起玄黓攝提格 the pair of the first year.
        """
        if heading.level == "reign":
            self.ruler = heading.date.ruler if heading.date is not None else None
        context = context.without_month()
        in_state = self._enter(heading.state, context)
        date = heading.date
        if heading.level == "reign" and self.ruler is not None and context.regime is not None:
            counted = eras.by_reign(context.regime, self.ruler)
            if counted is not None and (context.year is None or counted.last_year >= context.year):
                return replace(undetermined(context), after=Context(context.regime, counted))
        if date is not None and date.era is not None:
            found = _read(heading, date, in_state)
            return found if found.after is not None else None
        if date is not None and date.cyclic_year is not None:
            self.pair = date.cyclic_year
            begins = self._begins(heading, date.cyclic_year, in_state)
            if begins is not None:
                return begins
        return replace(undetermined(in_state), after=in_state) if in_state != context else None

    def _enter(self, name: str, context: Context) -> Context:
        """The running date under a chapter that tells of a state; of several of that name, those of the time."""
        states = named(name) if name else ()
        if not states:
            return context
        self.ruler = None
        year = context.year
        now = tuple(
            s
            for s in states
            if year is None or (regimes()[s].first <= year + 1 and year <= regimes()[s].last + 1)
        )
        self.states = now or states
        if context.regime in self.states or len(self.states) > 1:
            return context
        return replace(context, regime=self.states[0], era=None)

    def _begins(self, heading: Heading, pair: str, context: Context) -> Found | None:
        """The year with which a chapter begins, by its pair: the next after the running one, or the only one that the
        state has.
        """
        assert heading.date is not None
        if context.year is not None:
            years = [y for y in range(context.year, context.year + _ONWARD) if ganzhi.year_pair(y) == pair]
            regime = context.regime or "宋"
        else:
            spans = [(regimes()[s].first, regimes()[s].last, s) for s in self.states]
            dated = [
                (y, s)
                for first, last, s in spans
                for y in range(first, last + 1)
                if ganzhi.year_pair(y) == pair
            ]
            years, regime = [y for y, _ in dated], dated[0][1] if dated else ""
        if len(years) != 1:
            return None
        found = _read(heading, heading.date, Context(regime, era_of(regime, years[0]), years[0]))
        dating = replace(found.dating, cert=Cert.MEDIUM)
        return replace(found, dating=dating, after=Context(regime, era_of(regime, years[0]), years[0]))

    def _fitting(self, heading: Heading, date: DateParts, context: Context) -> Found | None:
        """The year of the one era that fits all that a heading says of a year without naming its era."""
        number, pair = date.era_year, date.cyclic_year or self.pair
        if number is None or date.era is not None or (pair is None and heading.western is None):
            return None
        fits = [
            (era, year)
            for era in self._open(heading.western is not None, context)
            if (year := era.first_year + number - 1) <= era.last_year
            and regimes()[era.regime].first <= year  # 後漢 went on with the 天福 of 後晉
            and (pair is None or ganzhi.year_pair(year) == pair)
            and heading.western in (None, year)
        ]
        fits = self._of_ruler(fits) or fits
        if context.year is not None and len(fits) > 1:
            fits = [(era, year) for era, year in fits if 0 <= year - context.year < _ONWARD]
        told = "、".join(filter(None, (date.text, pair, str(heading.western) if heading.western else None)))
        if len(fits) != 1:
            several = "、".join(f"{era.regime}{era.name} ({year_name(year)})" for era, year in fits)
            return replace(undetermined(context), message=f"{told} fits {several}") if several else None
        era, year = fits[0]
        named_so = replace(
            date, dynasty=era.regime, ruler=era.rulers[0] if era.rulers else None, era=era.name
        )
        found = _read(heading, named_so, Context(era.regime))
        remark = f"the one era that {told} fits"
        return replace(found, dating=replace(found.dating, evidence="context", remark=remark))

    def _open(self, dated: bool, context: Context) -> Sequence[Era]:
        """The eras that come into question: of the states named above, else of the line of dynasties."""
        if self.states:
            return [era for era in eras.eras() if era.regime in self.states]
        if dated and context.regime is not None:
            return [
                era for era in eras.eras() if era.regime == context.regime or regimes()[era.regime].rank == 1
            ]
        return [era for era in eras.eras() if regimes()[era.regime].rank == 1]

    def _of_ruler(self, fits: Sequence[tuple[Era, int]]) -> list[tuple[Era, int]]:
        """Those of some years that lie in a reign of the ruler whose heading stands above."""
        own = reigns(self.ruler) if self.ruler else ()
        return [
            (era, year)
            for era, year in fits
            if any(r.regime == era.regime and r.first_year <= year <= r.last_year for r in own)
        ]


def heads_every_year(years: Sequence[int]) -> bool:
    """Whether a text seems to head each of its years, by those that it heads: then none begins without a heading.

    Three years at least, and no more than one in four left out; annals leave out years of which they tell nothing.
    """
    told = sorted(set(years))
    return len(told) >= _FEW and (told[-1] - told[0] + 1) * 3 <= len(told) * 4


def _beside_western(heading: Heading, found: Found) -> Found:
    """A year heading is compared with the Common Era year beside it; its words count, and the difference is told."""
    western = heading.western
    if western is None or found.year is None or found.year == western or found.code is not None:
        return found
    words = heading.date.text if heading.date is not None else ""
    message = f"{words} is {year_name(found.year)}, the heading says {year_name(western)}"
    return replace(found, code=NOT_THE_WESTERN_YEAR, message=message)


def _beside_parallel(found: Found, parallel: DateParts, beside: Found) -> Found:
    """A year heading is compared with the year of another state beside it; its words count, the difference is told."""
    year, other = found.year, beside.year
    if parallel.era is None or year is None or other is None or year == other:
        return found
    message = f"{found.dating.full} is {year_name(year)}, {parallel.text} beside it {year_name(other)}"
    return replace(found, code=NOT_THE_PARALLEL_YEAR, message=message)


def _read(heading: Heading, parts: DateParts, context: Context) -> Found:
    return read(DateExpression(heading.start, heading.start, parts, Voice.HEADING), context)
