"""Years of annals whose year headings are lost, inferred from all evidence at once.

Every entry is given a year so that the whole costs least: a shortest path through (entry, year), as in Viterbi's
algorithm, whose prices are those of the evidence (evidence.py) and of the steps from entry to entry (prices.py).

Years never go back. What a heading or an entry states is not weighed but kept. The price of the best path that gives
an entry another year, less that of the best path, is how sure the year is (reasons.py). Only years near the best are
carried on, so time and memory grow with the text alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from edition.calendar.phrase import Context
from edition.calendar.regimes import regimes
from edition.dating.inference.evidence import Parallel
from edition.dating.inference.points import Point, points_of
from edition.dating.inference.prices import against, opening, step
from edition.dating.inference.reasons import guess
from edition.model import Cert, Chronicle, Dated, Guess

# What is carried on: years that cost no more than this above the best, and no more than so many.
_BEAM: Final = 10.0
_WIDTH: Final = 12
# Another year is told as an alternative if it costs no more than this above the best.
_ALTERNATIVE: Final = 3.0
# How many years after that of the entry before come into question: without, and with evidence for them.
_AHEAD: Final = 2
_FURTHEST: Final = 60
# Where a text does not say when it begins, so many entries may tell it.
_FIRST: Final = 40
# What it costs where no way leads on.
_NOWHERE: Final = 1e6

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
    return _Path(points, _state(dated, context), context.year).guesses()


def _state(dated: Dated, context: Context) -> str:
    """The state by whose calendar and eras the years are weighed: that of all headings, else the running one."""
    named = {date.full.partition("年")[0] for date in dated.headings.values()}
    states = {
        max((state for state in regimes() if name.startswith(state)), key=len, default="") for name in named
    }
    (own,) = states if len(states) == 1 else ("",)
    return own or context.regime or "宋"


@dataclass(slots=True)
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
        before: int | None = None
        leapt = False  # years were left out, on the word of days alone, and no year has been stated since
        for point, ahead, behind in zip(self.points, forward, backward, strict=True):
            totals: dict[int, float] = {}
            for state, cost in ahead.items():
                total = cost + behind[state]
                totals[state[0]] = min(total, totals.get(state[0], total))
            best = min(totals, key=lambda year: (totals[year], year))
            others = sorted((cost - totals[best], year) for year, cost in totals.items() if year != best)
            margin = others[0][0] if others else _BEAM
            near = tuple(year for cost, year in others if cost <= _ALTERNATIVE)
            own = guess(point, best, margin, near, before=before, regime=self.regime, start=self.start)
            leapt = not own.stated and (
                leapt or (before is not None and best > before + 1 and not point.evidence)
            )
            found[point.entry.start] = replace(own, cert=own.cert.at_most(Cert.MEDIUM)) if leapt else own
            before = best
        return found

    def _forward(self) -> list[dict[_State, float]]:
        """For every entry the states near the best, and the cost of the best way to each."""
        columns: list[dict[_State, float]] = []
        for number, point in enumerate(self.points):
            column = self._next(columns[-1], number) if number else self._first(point)
            if not column:
                return []
            most = min(column.values()) + _BEAM
            kept = {state: cost for state, cost in column.items() if cost <= most}
            if len(kept) > _WIDTH:
                kept = dict(sorted(kept.items(), key=lambda item: (item[1], item[0]))[:_WIDTH])
            columns.append(kept)
        return columns

    def _first(self, point: Point) -> dict[_State, float]:
        if point.fixed is not None:
            years = [point.fixed]
        elif self.start is not None:
            years = [self.start + point.steps + n for n in range(_AHEAD)]
        else:
            years = self._opening()
        told = point.last is not None
        return {(year, told): opening(year, self.start) + against(point, self.regime, year) for year in years}

    def _opening(self) -> list[int]:
        """The years in which a text may begin that does not say so: around those that its first entries name."""
        sure = [own for own in self.points if own.fixed is not None][:1]
        named = [year for point in self.points[:_FIRST] for own in point.evidence for year in own.years]
        named += [point.fixed for point in sure if point.fixed is not None]
        return sorted({year - n for year in named for n in range(-2, 6)})

    def _next(self, before: dict[_State, float], number: int) -> dict[_State, float]:
        """The states of an entry, and the cost of the best way to each through those of the entry before."""
        point, leaves = self.points[number], self.points[number - 1].leaves or 0
        column: dict[_State, float] = {}
        prices: dict[int, float] = {}
        found: dict[_State, list[tuple[_State, float]]] = {}
        reached: dict[int, Sequence[int]] = {}
        # What a step costs hangs on its length and on whether a month was told, not on the year.
        steps: tuple[dict[int, float | None], dict[int, float | None]] = {}, {}
        dated, goes_on = point.last is not None, point.fixed is None and not point.steps
        for state, cost in before.items():
            ways = found[state] = []
            told, base = state[1], state[0] + leaves
            if base not in reached:
                reached[base] = self._reached(point, base)
            own = steps[told]
            for year in reached[base]:
                ahead = year - base
                if ahead not in own:
                    own[ahead] = step(point, ahead, told=told)
                price = own[ahead]
                if price is None:
                    continue
                if year not in prices:
                    prices[year] = against(point, self.regime, year)
                price += prices[year]
                after = year, dated or (told and ahead == 0 and goes_on)
                ways.append((after, price))
                if cost + price < column.get(after, _NOWHERE):
                    column[after] = cost + price
        self.ways.append(found)
        return column

    def _reached(self, point: Point, year: int) -> Sequence[int]:
        """The years that an entry may have behind one of a year."""
        if point.fixed is not None:
            return [point.fixed]
        if point.steps:
            return [year + point.steps]
        near = year + _AHEAD
        if not point.told and point.most is None:
            return range(year, near + 1)
        ahead = point.told[bisect_right(point.told, near) : bisect_right(point.told, year + _FURTHEST)]
        found = [*range(year, near + 1), *ahead]
        if point.most is None:
            return found
        return [other for other in found if other <= point.most or other == year]

    def _backward(self, forward: list[dict[_State, float]]) -> list[dict[_State, float]]:
        """For every state the cost of the best way on to the end."""
        columns: list[dict[_State, float]] = [dict.fromkeys(forward[-1], 0.0)]
        for number in range(len(self.points) - 1, 0, -1):
            behind, known = columns[-1], self.ways[number - 1]
            column: dict[_State, float] = {}
            for state in forward[number - 1]:
                best = _NOWHERE
                for after, cost in known[state]:
                    if after in behind and cost + behind[after] < best:
                        best = cost + behind[after]
                column[state] = best
            columns.append(column)
        return columns[::-1]
