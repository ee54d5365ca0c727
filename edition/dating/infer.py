"""Years of annals whose year headings are lost, inferred from all evidence at once.

Every entry is given a year so that the whole costs least: a shortest path through (entry, year), as in Viterbi's
algorithm, whose prices are those of the evidence (evidence.py) and of the steps from entry to entry:

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

Years never go back. What a heading or an entry states is not weighed but kept. The price of the best path that gives
an entry another year, less that of the best path, is how sure the year is. Only years near the best are carried on,
so time and memory grow with the text alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.calendar.eras import Era, of_regime
from edition.calendar.phrase import Context, year_label
from edition.dating.evidence import PARALLEL, Parallel
from edition.dating.points import Point, points_of
from edition.model import Cert, Chronicle, Dated, Guess

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
# What is carried on: years that cost no more than this above the best, and no more than so many.
_BEAM: Final = 10.0
_WIDTH: Final = 12
# How much dearer the next best year must be, for the year to be sure, or likely.
_SURE: Final = 4.5
_LIKELY: Final = 2.0
# Another year is told as an alternative if it costs no more than this above the best.
_ALTERNATIVE: Final = 3.0
_AHEAD: Final = 2
_SEASONS: Final = "春夏秋冬"


# A year on its way, and whether the running month was told in it.
_State = tuple[int, bool]


def infer(
    chronicle: Chronicle, dated: Dated, context: Context, parallels: Sequence[Parallel] = ()
) -> dict[int, Guess]:
    """The year of every entry, by its offset; empty where the text has nothing from which a year follows.

    `dated` is the dating without inference: years that headings and entries state are taken from it. `context` is
    the date in force before the first character.
    """
    points = points_of(chronicle, dated, context, sorted(parallels, key=lambda parallel: parallel.start))
    if not points:
        return {}
    regime = context.regime or "宋"
    return _Path(points, regime, context.year).guesses()


@dataclass
class _Path:
    """The years that come into question for every entry, and what it costs to reach and to leave them."""

    points: list[Point]
    regime: str
    start: int | None
    # Of every entry but the first, by the state before it: the states that it may lead to, and what that costs.
    ways: list[dict[_State, list[tuple[_State, float]]]] = field(default_factory=list)

    def guesses(self) -> dict[int, Guess]:
        """The best year of every entry, with what speaks for it and what else is possible."""
        forward = self._forward()
        if not forward:
            return {}
        backward = self._backward(forward)
        found: dict[int, Guess] = {}
        years: list[int] = []
        for point, ahead, behind in zip(self.points, forward, backward, strict=True):
            totals: dict[int, float] = {}
            for state, cost in ahead.items():
                total = cost + behind[state]
                totals[state[0]] = min(total, totals.get(state[0], total))
            best = min(totals, key=lambda year: (totals[year], year))
            others = sorted((cost - totals[best], year) for year, cost in totals.items() if year != best)
            margin = others[0][0] if others else _BEAM
            near = tuple(year for cost, year in others if cost <= _ALTERNATIVE)
            found[point.entry.start] = self._guess(point, best, margin, near, years[-1] if years else None)
            years.append(best)
        return found

    def _guess(
        self, point: Point, year: int, margin: float, near: tuple[int, ...], before: int | None
    ) -> Guess:
        if point.fixed == year:
            return Guess(year, Cert.HIGH, "explicit", "", stated=True, number=point.number)
        cert = Cert.HIGH if margin >= _SURE else Cert.MEDIUM if margin >= _LIKELY else Cert.LOW
        cert = Cert.LOW if point.lost else cert
        told = [own.words for own in point.evidence if year in own.years]
        against = [own.words for own in point.evidence if year not in own.years and own.price > 1]
        days = [day.name for day in point.days if day.fits(self.regime, year)]
        told_elsewhere = any(year in own.years and own.price >= PARALLEL for own in point.evidence)
        token = "parallel" if told_elsewhere else "sexagenary" if days else "context" if told else "sequence"
        words = [f"the year {year_label(year)} is inferred"]
        if point.lost:
            words.append("the year that is stated here or above was not understood")
        if days:
            words.append(f"it has {'、'.join(dict.fromkeys(days))}{self._without(point, year)}")
        words += told
        words.append(self._step(point, year, before))
        if against:
            words.append(f"against it: {'; '.join(against)}")
        if near:
            words.append(f"nearly as likely: {', '.join(map(year_label, near))}")
        return Guess(
            year, cert, token, "; ".join(filter(None, words)), near, steps=point.steps, number=point.number
        )

    def _without(self, point: Point, year: int) -> str:
        around = [other for other in range(year - 3, year + 4) if other != year]
        lacking = [o for o in around if not all(day.fits(self.regime, o) for day in point.days)]
        return f", which {', '.join(map(year_label, lacking))} have not" if lacking else ""

    def _step(self, point: Point, year: int, before: int | None) -> str:
        if before is None:
            stated = year == self.start
            return "it is in force before the first character" if stated else "the first entry of the text"
        if year == before:
            return f"it follows an entry of {year_label(before)} in the order of months"
        back = point.first is not None and point.before is not None and point.first < point.before
        why = (
            f"months go back from {int(point.before or 0)} to {int(point.first or 0)}"
            if back
            else "all evidence weighed"
        )
        return f"a new year after {year_label(before)}: {why}"

    def _forward(self) -> list[dict[_State, float]]:
        columns: list[dict[_State, float]] = []
        for number, point in enumerate(self.points):
            column = self._first(point) if number == 0 else self._next(columns[-1], number)
            if not column:
                return []
            most = min(column.values()) + _BEAM
            kept = {state: cost for state, cost in column.items() if cost <= most}
            if len(kept) > _WIDTH:
                kept = dict(sorted(kept.items(), key=lambda item: (item[1], item[0]))[:_WIDTH])
            columns.append(kept)
            if number:
                self._keep_ways(columns[-1])
        return columns

    def _keep_ways(self, column: dict[_State, float]) -> None:
        """Forget the ways to states that are not carried on."""
        for state, ways in self.ways[-1].items():
            self.ways[-1][state] = [way for way in ways if way[0] in column]

    def _first(self, point: Point) -> dict[_State, float]:
        if point.fixed is not None:
            years = [point.fixed]
        elif self.start is not None:
            years = [self.start + point.steps + n for n in range(_AHEAD)]
        else:
            years = self._opening()
        told = point.last is not None
        first = self.start if self.start is not None else min(years, default=0)
        prior = dict.fromkeys(years, 0.0)
        if self.start is not None:
            prior = {year: self._skips(year - first) + _NOT_THE_START * (year > first) for year in years}
        return {(year, told): prior[year] + self._price(point, year) for year in years}

    def _opening(self) -> list[int]:
        """The years in which a text may begin that does not say so: around those that its first entries name."""
        sure = [own for own in self.points if own.fixed is not None][:1]
        named = [year for point in self.points[:_FIRST] for own in point.evidence for year in own.years]
        named += [point.fixed for point in sure if point.fixed is not None]
        return sorted({year - n for year in named for n in range(-2, 6)})

    def _next(self, before: dict[_State, float], number: int) -> dict[_State, float]:
        point = self.points[number]
        column: dict[_State, float] = {}
        prices: dict[int, float] = {}
        found: dict[_State, list[tuple[_State, float]]] = {}
        reached: dict[int, list[int]] = {}
        steps: dict[tuple[bool, int], tuple[float | None, bool]] = {}
        for state, cost in before.items():
            ways = found[state] = []
            from_year, told = state
            if from_year not in reached:
                reached[from_year] = self._reached(self.points[number - 1], point, from_year)
            for year in reached[from_year]:
                move = told, year - from_year  # what a step costs hangs on its length alone, not on the year
                if move not in steps:
                    price, end = self._move(number, state, year)
                    steps[move] = price, end[1]
                step, after = steps[move][0], (year, steps[move][1])
                if step is None:
                    continue
                if year not in prices:
                    prices[year] = self._price(point, year)
                ways.append((after, step + prices[year]))
                total = cost + step + prices[year]
                if total < column.get(after, total + 1):
                    column[after] = total
        self.ways.append(found)
        return column

    def _reached(self, last: Point, point: Point, year: int) -> list[int]:
        if point.fixed is not None:
            return [point.fixed]
        year += last.leaves or 0
        if point.steps:
            return [year + point.steps]
        near = year + _AHEAD
        ahead = point.told[bisect_right(point.told, near) : bisect_right(point.told, year + _FURTHEST)]
        found = [*range(year, near + 1), *ahead]
        if point.most is None:
            return found
        return [other for other in found if other <= point.most or other == year]

    def _move(self, number: int, state: _State, year: int) -> tuple[float | None, _State]:
        """What a step to the year of an entry costs, and the state after it."""
        point, last = self.points[number], self.points[number - 1]
        told_year, told = state
        leaves = last.leaves or 0
        ahead = year - told_year - leaves
        if point.fixed is not None:  # what is stated is kept, even where it goes back
            cost = self._skips(ahead) if ahead > 0 else _RESTATED if ahead == 0 else _LEFT_OUT_MOST
            return cost, (year, point.last is not None)
        if ahead < 0:
            return None, state
        if point.steps:
            return 0.0, (year, point.last is not None)
        if ahead == 0:
            return self._stay(point, told) + _RESTATED * point.opens, (year, told or point.last is not None)
        cost = self._skips(ahead) + self._begin(point, told) + _WITHOUT_HEADING * point.unheaded
        return cost, (year, point.last is not None)

    @staticmethod
    def _skips(ahead: int) -> float:
        return min(_LEFT_OUT * max(0, ahead - 1), _LEFT_OUT_MOST)

    @staticmethod
    def _stay(point: Point, told: bool) -> float:
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

    @staticmethod
    def _begin(point: Point, told: bool) -> float:
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

    def _price(self, point: Point, year: int) -> float:
        """What the evidence of an entry says against a year."""
        cost = 0.0
        for own in point.evidence:
            if year not in own.years:
                cost += own.price
        for day in point.days:
            if not day.fits(self.regime, year):
                cost += day.price
        if (
            point.number is not None
            and point.fixed is None
            and counting(self.regime, point.number, year) is None
        ):
            cost += _NO_SUCH_YEAR
        return cost

    def _backward(self, forward: list[dict[_State, float]]) -> list[dict[_State, float]]:
        """For every state the cost of the best way on to the end."""
        columns: list[dict[_State, float]] = [dict.fromkeys(forward[-1], 0.0)]
        for number in range(len(self.points) - 1, 0, -1):
            behind, known = columns[-1], self.ways[number - 1]
            columns.append(
                {
                    state: min((cost + behind[after] for after, cost in known[state]), default=_NOWHERE)
                    for state in forward[number - 1]
                }
            )
        return columns[::-1]


def counting(regime: str, number: int, year: int) -> Era | None:
    """The era of a state in which a lunar year is that number (七年)."""
    return next(
        (era for era in of_regime(regime) if era.first_year + number - 1 == year <= era.last_year), None
    )


_FIRST: Final = 40
_FURTHEST: Final = 60
_NOWHERE: Final = 1e6
