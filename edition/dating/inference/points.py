"""What the entries of annals say of their years: what the inference of lost years goes through, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from edition.calendar.phrase import Context
from edition.calendar.result import year_of
from edition.dating.headings import Headings, heads_every_year
from edition.dating.inference.evidence import Day, Evidence, Parallel, of_entry
from edition.dating.order import months_meant
from edition.dating.reach import only_counts
from edition.dating.spoken import moves
from edition.model import Cert, Chronicle, Dated, DateExpression, Entry, Heading
from edition.parse.growing import leading

_SPRING: Final = 3


@dataclass(slots=True)
class Point:
    """What an entry says, and what stands before it.

    An intercalary month counts as half a month later than its month.
    """

    entry: Entry
    # Its first and last month; whether it opens with a season, goes on in its year (是月), or closes it (是歲).
    first: float | None = None
    last: float | None = None
    season: bool = False
    # Whether the last of its months is an intercalary one without its number (閏月); None where it tells no month.
    unnumbered: bool | None = None
    same_year: bool = False
    closes: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    # The years of the evidence, in order.
    told: list[int] = field(default_factory=list)
    # Its year where it is stated; the number of a year whose era is not (七年).
    fixed: int | None = None
    number: int | None = None
    # How many years its first words lead on from the year before it (明年), and how many its others do.
    steps: int = 0
    leaves: int | None = None
    # The last year that it may have, because of the next heading.
    most: int | None = None
    # Whether a heading stands before it that only counts its year (二年).
    opens: bool = False
    # Whether no heading stands between it and the end of a text in which each year has one.
    unheaded: bool = False
    # Whether it stands under a year that is stated and was not understood (of an era that no table has).
    lost: bool = False
    # The last month and season told before it; whether the entry before tells a month; whether 是歲 closed its year.
    before: float | None = None
    season_before: int | None = None
    behind_month: bool = False
    closed: bool = False


def points_of(
    chronicle: Chronicle, dated: Dated, context: Context, parallels: Sequence[Parallel]
) -> list[Point]:
    """The entries of a text in order. `dated` is its dating without inference, `context` the date in force before the
    first character, `parallels` are in order of their places.
    """
    reader = _Reader(chronicle, dated, context, parallels)
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            reader.heading(block)
        elif isinstance(block, Entry) and not block.prologue:
            reader.entry(block)
    reader.bound()
    return reader.points


@dataclass(slots=True)
class _Reader:
    """Goes through headings and entries and remembers what the next entry has to know."""

    chronicle: Chronicle
    dated: Dated
    context: Context
    parallels: Sequence[Parallel]
    points: list[Point] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)
    # What the heading above says that no entry has stood under yet: its year, or only its number.
    year: int | None = None
    number: int | None = None
    lost: bool = False
    # The last month told, and whether the number of an intercalary one behind it is not known (閏月).
    running: float | None = None
    unnumbered: bool = False
    season: int | None = None
    # Where a year is stated with its era, by a heading or an entry: the number of the entry behind it, the year, and
    # the last year that what stands before it may have.
    limits: list[tuple[int, int, int]] = field(default_factory=list)

    def heading(self, heading: Heading) -> None:
        named = self._named(heading)
        if named is None:
            self.lost = self.lost or (heading.level == "year" and heading.date is not None)
            return
        self.context = replace(self.context, era=None, year=named)
        self.lost, self.running, self.season, self.unnumbered = False, None, None, False
        if only_counts(heading) and heading.date is not None:
            self.year, self.number = None, heading.date.era_year
        else:
            self.year, self.number = named, None
            self.limits.append((len(self.points), named, named - 1))

    def _named(self, heading: Heading) -> int | None:
        """The year that a heading names: of a year, or of a chapter that says where it begins (卷三十八 至道元年)."""
        if heading.start in self.dated.years:
            return self.dated.years[heading.start].year
        found = self.headings.chapter(heading, self.context)
        return found.year if found is not None and found.dating.when is not None else None

    def entry(self, entry: Entry) -> None:
        month = None if self.unnumbered else self.running
        point = _point(self.chronicle, entry, self.dated, month, self.parallels)
        if point.fixed is not None:
            self._stated(point)
        else:
            point.fixed = self.year
        if self.number is not None and point.fixed is None and point.number is None and not point.steps:
            point.number, point.opens = self.number, True
        self.year = self.number = None
        self.lost = point.lost = point.fixed is None and (self.lost or point.lost)
        point.before, point.season_before = self.running, self.season
        if self.points:
            last = self.points[-1]
            point.closed = last.closes or (last.closed and last.first is None and point.first is not None)
            point.behind_month = last.last is not None
        if point.last is not None:
            within = (
                point.first is not None
                and self.running is not None
                and point.last <= self.running <= point.first
            )
            self.running = self.running if within else point.last
        if point.unnumbered is not None:
            self.unnumbered = point.unnumbered
        self.season = int(self.running - 1) // 3 if self.running is not None else self.season
        self.points.append(point)

    def _stated(self, point: Point) -> None:
        """An entry that states its year, with its era, begins it as a heading does."""
        assert point.fixed is not None
        if self.points and self.points[-1].fixed != point.fixed:
            self.running, self.season, self.unnumbered = None, None, False
        if point.number is None:
            begins = point.first is None or point.first <= _SPRING
            self.limits.append((len(self.points), point.fixed, point.fixed - begins))

    def bound(self) -> None:
        """Say of the entries below each heading how far the next one lets them go."""
        for (first, year, _), (end, _, before) in pairwise(self.limits):
            if before >= year - 1:
                for point in self.points[first:end]:
                    point.most = max(year, before)
        if heads_every_year([year for _, year, _ in self.limits]):
            for point in self.points[self.limits[-1][0] :]:
                point.unheaded = True


def _point(
    chronicle: Chronicle, entry: Entry, dated: Dated, running: float | None, parallels: Sequence[Parallel]
) -> Point:
    lead = entry.headline or entry.paragraphs[0]
    own = lead.dates if entry.headline is not None else leading(chronicle.view, entry.paragraphs)
    dates = [date for date in own if moves(date)]
    if dates and _looks_elsewhere(entry, dates[0], dated):
        dates = []
    point = Point(entry)
    point.evidence, point.days = of_entry(chronicle, entry, lead, running, parallels)
    point.told = sorted({year for own in point.evidence for year in own.years})
    if entry.decided is not None:
        dates = [entry.decided] if entry.decided.parts.has_year else dates
        dating = dated.inherited.get(entry.start)
        point.fixed = year_of(dating.when) if dating is not None and dating.when else None
    for number, date in enumerate(dates):
        parts = date.parts
        span = months_meant(parts)
        if number == 0:
            point.first = span[1] if span is not None else None
            _opens_with(point, date, dated)
        elif parts.relative_year and parts.steps:
            point.leaves = parts.steps
        elif number == 1 and span is not None and months_meant(dates[0].parts) is None:
            point.first = span[1]  # 二年、遼統和三年春二月
        if span is not None:
            # 冬 behind 十一月 says no less than that month
            point.last = (
                max(span[0], point.last) if point.last is not None and point.last <= span[1] else span[0]
            )
            point.unnumbered = parts.leap_unnumbered
        elif parts.leap_unnumbered:
            point.unnumbered = True
    return point


def _looks_elsewhere(entry: Entry, first: DateExpression, dated: Dated) -> bool:
    """Whether an entry opens with a year that is known, and is not dated by it: that year is not told here."""
    dating, mark = dated.dates.get(first.start), dated.years.get(entry.start)
    if entry.start not in dated.inherited or dating is None or dating.when is None or mark is None:
        return False
    return year_of(dating.when) != mark.year


def _opens_with(point: Point, date: DateExpression, dated: Dated) -> None:
    """What the first date of an entry says of its year."""
    parts = date.parts
    point.season = parts.season is not None
    relative = parts.relative_year or parts.relative_month or parts.relative_day
    point.same_year = relative is not None and parts.steps == 0
    point.closes = parts.relative_year is not None and parts.steps == 0 and not parts.season
    if parts.era or parts.cyclic_year or parts.era_year:
        by_editors = date is point.entry.decided  # a date that has no words of its own
        dating = dated.inherited.get(point.entry.start) if by_editors else dated.dates.get(date.start)
        # 政和五年正月丙寅朔, where that month has no such day: the day is not sure, the year is stated.
        day_alone = dating is not None and dating.kind == "impossible" and parts.era is not None
        stated = dating is not None and (dating.cert is not Cert.LOW or day_alone)
        point.fixed = year_of(dating.when) if stated and dating and dating.when else None
        point.number = parts.era_year if parts.era is None else None
        point.lost = point.fixed is None and parts.era is not None
    elif parts.ruler:
        point.lost = True  # 真宗即位: another year may run from here
    elif parts.relative_year:
        point.steps = parts.steps or 0
