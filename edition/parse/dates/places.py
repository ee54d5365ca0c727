"""Where a date may begin in a paragraph, and whether a clause begins there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edition.grammar import narrative as g
from edition.grammar.owners import had_era
from edition.model import Voice
from edition.parse import unpunctuated
from edition.parse.dates.judge import is_inside
from edition.parse.dates.other_forms import since
from edition.parse.dates.stretch import Stretch, first_characters

# The longest that stands before the number of a year: a state, a ruler, an era.
_LONGEST_HEAD: Final = 14
# 閏十二, with what must not stand before it
_LONGEST_MONTH: Final = 4
# 後周, 恭帝
_LONGEST_STATE: Final = 2
# 遷賊猖狂以來: no event that is named so has more characters before 以來.
_LONGEST_EVENT: Final = 6


def places(stretch: Stretch, unknown_era: re.Match[str] | None) -> list[tuple[int, bool]]:
    """The places in order; `unknown_era` is what may be an era that no table has, at the head of the paragraph."""
    found = dict(_without_stops(stretch) if stretch.unstopped else _with_stops(stretch, unknown_era))
    return sorted(found.items())


def _with_stops(stretch: Stretch, unknown_era: re.Match[str] | None) -> dict[int, bool]:
    start, end, view, first = stretch.start, stretch.end, stretch.view, first_characters()
    clauses = (match.start() for match in g.CLAUSE.finditer(view, start, end))
    # 上旬 begins as 上曰 does: what follows tells it, so that the pattern is not tried on every such word.
    found = {
        at: True
        for at in clauses
        if view[at] in first or (view[at] in "上中下" and view.startswith("旬", at + 1))
    }
    if unknown_era is not None:
        found[unknown_era.start()] = True
    for at in _inside(stretch, start, end):
        found.setdefault(at, False)
    for at in _first_years(view, start, end):
        found.setdefault(at, True)
    for match in g.SINCE_WORDS.finditer(view, start, end):
        for at in range(max(start, match.start() - _LONGEST_EVENT), match.start()):
            if since(stretch, at, match.end()) is not None:
                found[at] = True
    return found


def _first_years(view: str, start: int, end: int) -> Iterator[int]:
    """Where what may be an era that no table has stands before its first year."""
    at = view.find(g.FIRST_YEAR, start, end)
    while at >= 0:
        era = g.UNKNOWN_FIRST.match(view, at - g.ERA_SIZE, end) if at - g.ERA_SIZE >= start else None
        if era is not None:
            yield era.start()
        at = view.find(g.FIRST_YEAR, at + 1, end)


def _without_stops(stretch: Stretch) -> dict[int, bool]:
    """Clauses begin where a space or bracket is; else the form of what may be a date tells its place."""
    view, first = stretch.view, first_characters()
    clauses = (match.start() for match in g.CLAUSE.finditer(view, stretch.start, stretch.end))
    found = {at: True for at in clauses if view[at] in first}
    for at, behind in unpunctuated.places(view, stretch.start, stretch.end):
        found.setdefault(_named_before(stretch, at, behind) if behind else at, False)
    return found


def _named_before(stretch: Stretch, number: int, behind: int) -> int:
    """Where the era begins whose year, or 初, stands between two places, or the state whose 初 it is."""
    at = _era_before(stretch, number, behind)
    if at != number:
        return at
    states = range(max(stretch.start, number - _LONGEST_STATE), number)
    return next((s for s in states if any(p.match(stretch.view, s) for p in g.PERIOD_UNSTOPPED)), number)


def _era_before(stretch: Stretch, number: int, behind: int) -> int:
    """Where the era begins whose year, or 初, stands between two places; the first itself for a bare year.

    A state before an era that it never had belongs to the words before: 報哀於夏開泰元年.
    """
    low = max(stretch.start, number - _LONGEST_HEAD)
    for at in range(low, number):
        year = stretch.year_at(at, behind)
        if year is None:
            continue
        state = year.dynasty or ""
        apart = at > stretch.start and year.text.startswith(state) and not had_era(state, year.era or "")
        return at + len(state) if state and apart else at
    return number


def _inside(stretch: Stretch, start: int, end: int) -> Iterator[int]:
    """Places within clauses where a date may begin."""
    view = stretch.view
    for match in g.YEAR_INSIDE.finditer(view, start, end):
        at = _era_before(stretch, match.start(), match.end())
        if at != match.start() or is_inside(stretch, at):
            yield at
    for match in g.INSIDE.finditer(view, start, end):
        if match["era"] is None or stretch.is_year(match.end(), match.end()):
            yield match.end()
    yield from _in_what_is_said(stretch, start, end)


def _in_what_is_said(stretch: Stretch, start: int, end: int) -> Iterator[int]:
    """Places within clauses of speeches and remarks, which name dates in fewer words."""
    view = stretch.view
    for match in g.PAIR_INSIDE.finditer(view, start, end):
        if stretch.voice(match.end()) is Voice.REMARK:
            yield match.end()
    if stretch.speech or stretch.paragraph.quotations:
        for match in g.SAID_INSIDE.finditer(view, start, end):
            if stretch.voice(match.end()) is Voice.SPEECH:
                yield match.end()
    if stretch.remark or stretch.paragraph.notes:
        for at in _days_by_number(view, start, end):
            if stretch.voice(at) is Voice.REMARK:
                yield at


def _days_by_number(view: str, start: int, end: int) -> Iterator[int]:
    """Where the month of a day stands that is told by its number, or the day alone: 會要二月一日事, 係之初七日."""
    for match in g.DAY_OF_MONTH.finditer(view, start, end):
        month = g.MONTH_BEFORE_DAY.search(view, max(start, match.start() - _LONGEST_MONTH), match.start())
        if month is not None:
            yield month.start()
    for match in g.DAY_ALONE.finditer(view, start, end):
        yield match.start()
