"""What the entries of annals tell of their years: evidence, each with its price for a year that it does not fit.

Prices are negative logarithms of how much less likely a text is to say this of another year; they are estimates, made
once for the genre, and no figure is fitted to one text:

    a sexagenary day        4.0   about one in fifty does not occur in the month that is stated
    a day told in detail    1.5   details leap ahead and back
    a day whose month was   0.8   where one month is lost or misread, all the days behind it are impossible together
      told before its entry
    an intercalary month    5.0   it is seldom miswritten
    a juan in the sources   3.0   a work arranged by years (tables/juan-years.txt), named as a source; numbers of juan
                                  are miswritten, and works tell things when they become known
    a juan in a remark      0.7   remarks weigh what was told of other years too
    a year that a remark    1.5   《太宗紀》則在雍熙元年: another work tells the event there; works disagree, and each
      gives to the event          has its vote
    a year in a remark      1.0   named for comparison
    a year in the detail    0.7   told of what went before
    a parallel              3.0   another chronicle tells the same in words of its own or shared, under a year
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from edition import resources
from edition.calendar import ganzhi, months
from edition.calendar.days import year_name
from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.spoken import moves
from edition.errors import DateError
from edition.fold import fold
from edition.grammar.numerals import numeral
from edition.model import Chronicle, DateExpression, Entry, Note, Paragraph, Voice

DAY: Final = 4.0
DAY_IN_DETAIL: Final = 1.5
DAY_CARRIED: Final = 0.8
LEAP: Final = 5.0
JUAN: Final = 3.0
JUAN_IN_REMARK: Final = 0.7
CLAIM: Final = 1.5
MENTION: Final = 1.0
DETAIL: Final = 0.7
PARALLEL: Final = 3.0

_TABLE: Final = "edition/tables/juan-years.txt"
#: 係此事於, 繫於, 書於, 載於, 在, 作, 於: words by which a remark gives a date to what it weighs.
GIVES: Final = re.compile(
    r"(?:[係繫系書载載列編编叙敘附記记][^，。；]{0,4}[於于在]|則在|则在|作|》|》[於于])$"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Years that something fits, what it costs to assume another one, and what it is, in words."""

    years: frozenset[int]
    price: float
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or an intercalary month, that only some years have: it is tried on each year that comes into question.

    `first` says that the day is called the first of its month (朔), which the tables miss by no more than one.
    """

    month: int
    leap: bool
    pair: str | None
    price: float
    first: bool = False

    def fits(self, regime: str, year: int) -> bool:
        """Whether a lunar year of a state has it; of a year outside the tables nothing is known."""
        return _has(regime, year, self.month, self.leap, self.pair, self.first)

    @property
    def name(self) -> str:
        """閏四月, 五月己酉."""
        number = "正" if self.month == 1 else numeral(self.month) if self.month else ""
        return f"{'閏' if self.leap else ''}{number}月{self.pair or ''}{'朔' if self.first else ''}"


@cache
def _has(regime: str, year: int, month: int, leap: bool, pair: str | None, first: bool) -> bool:
    try:
        if not month:
            return months.leap_month(regime, year) is not None
        found = months.month(regime, year, month, leap)
    except DateError as error:
        return error.code == "year-out-of-range"
    if pair is None:
        return True
    jdn = found.day_of(pair)
    if first:
        return ganzhi.next_day(pair, found.first_jdn - 1) <= found.first_jdn + 1
    return jdn is not None


@cache
def _juan() -> dict[str, tuple[tuple[int, int, int], ...]]:
    """First and last juan and their year, for each title of a work."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for row in resources.path(_TABLE).read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            titles, first, last, year, _months = row.split("|")
            for title in titles.split(","):
                found.setdefault(fold(title), []).append((int(first), int(last), int(year)))
    return {title: tuple(rows) for title, rows in found.items()}


def juan_years(title: str, juan: int) -> frozenset[int]:
    """The lunar years that a juan of a work tells; empty where nobody has said."""
    return frozenset(year for first, last, year in _juan().get(fold(title), ()) if first <= juan <= last)


@dataclass(frozen=True, slots=True)
class Parallel:
    """A passage of another chronicle, told there under a year: where its counterpart begins here, and whose it is."""

    start: int
    year: int
    where: str


def of_entry(
    chronicle: Chronicle,
    entry: Entry,
    headline: Paragraph,
    running: float | None,
    parallels: Sequence[Parallel],
) -> tuple[list[Evidence], list[Day]]:
    """What an entry tells of its year. `running` is the month told before it, half a month later if intercalary."""
    found: list[Evidence] = []
    days: list[Day] = []
    for paragraph in entry.paragraphs:
        told = paragraph is headline or paragraph.start == headline.start
        running = yield_days(paragraph, running, days, DAY if told else DAY_IN_DETAIL)
        found += _in_detail(paragraph)
        for note in paragraph.notes:
            found += _cited(note)
            found += _remarked(chronicle.view, note, paragraph.dates)
    found += _parallel(entry, parallels)
    return found, days


def yield_days(paragraph: Paragraph, running: float | None, days: list[Day], price: float) -> float | None:
    """The days of a paragraph's narrative, up to the first date with a year of its own; returns the running month."""
    leap = running is not None and running != int(running)
    carried = True
    for expression in paragraph.dates:
        parts = expression.parts
        if not moves(expression):
            continue
        if parts.has_year:
            return running
        if parts.leap_unnumbered:
            days.append(Day(0, True, None, LEAP))
            running = None
        elif parts.month is not None:
            carried = False
            running, leap = parts.month + parts.leap / 2, parts.leap
            if leap:
                days.append(Day(parts.month, True, None, LEAP))
        pair = parts.new_moon or parts.ganzhi
        if pair is not None and running is not None and not parts.relative_month:
            first = parts.special == "朔" or parts.new_moon is not None
            days.append(Day(int(running), leap, pair, min(price, DAY_CARRIED) if carried else price, first))
    return running


def _in_detail(paragraph: Paragraph) -> Iterator[Evidence]:
    for expression in paragraph.dates:
        if expression.voice is Voice.NARRATIVE and expression.parts.era and not expression.aside:
            year = read(expression, Context()).year
            if year is not None:
                yield Evidence(frozenset((year,)), DETAIL, f"{expression.parts.text} in the detail")


def _cited(note: Note) -> Iterator[Evidence]:
    """Juan whose years are known; several juan of one work count as one word."""
    for citation in note.citations:
        juan = [int(scope.n) for scope in citation.scopes if scope.unit == "juan" and scope.n.isdigit()]
        years = frozenset(year for number in juan for year in juan_years(citation.title, number))
        if years:
            weighed = note.remark is not None and citation.start >= note.remark.start
            source = note.kind == "source" and not weighed
            told = ", ".join(map(year_name, sorted(years)))
            words = f"{'the source' if source else 'a remark cites'} 《{citation.title}》 {_list(juan)} tells of {told}"
            yield Evidence(years, JUAN if source else JUAN_IN_REMARK, words)
    for child in note.children:
        yield from _cited(child)


def _list(juan: Sequence[int]) -> str:
    return "juan " + ", ".join(map(str, juan))


def _remarked(view: str, note: Note, dates: Sequence[DateExpression]) -> Iterator[Evidence]:
    """The years that a remark names: those that it gives to the event, and those that it only compares."""
    context = Context()
    given: list[int] = []
    named: dict[int, str] = {}
    low = bisect_left(dates, note.start, key=lambda date: date.start)
    for expression in dates[low:]:
        if expression.start >= note.end:
            break
        parts = expression.parts
        if not parts.has_year or (context.year is None and not parts.era):
            continue
        found = read(replace(expression, decided=""), context)
        if found.year is None or found.after is None:
            continue
        context = found.after
        gives = GIVES.search(view, max(note.start, expression.start - 8), expression.start) is not None
        if gives:
            given.append(found.year)
            told = f"{parts.text} ({year_name(found.year)})"
            yield Evidence(frozenset((found.year,)), CLAIM, f"a remark has it told under {told}")
        else:
            named.setdefault(found.year, parts.text)
    if named:
        yield Evidence(frozenset(named) | frozenset(given), MENTION, f"a remark names {_dates(named)}")


def _dates(named: Mapping[int, str]) -> str:
    return ", ".join(f"{words} ({year_name(year)})" for year, words in named.items())


def _parallel(entry: Entry, parallels: Sequence[Parallel]) -> Iterator[Evidence]:
    low = bisect_left(parallels, entry.start, key=lambda parallel: parallel.start)
    own = []
    for parallel in parallels[low:]:
        if parallel.start >= entry.end:
            break
        own.append(parallel)
    if own:
        where = ", ".join(sorted({f"{p.where} under {year_name(p.year)}" for p in own}))
        yield Evidence(frozenset(p.year for p in own), PARALLEL, f"told in {where}")
