"""The running date on its way through the entries of annals: what state the resolver is in between two dates."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.calendar.phrase import Context
from edition.dating.annals.ahead import Ahead
from edition.dating.annals.eras_told import ErasTold
from edition.dating.headings import Headings
from edition.dating.order import months_meant
from edition.dating.reach import UNKNOWN, Reach
from edition.grammar.dates import DateParts
from edition.model import Cert, Dated, DateExpression, Doubt, Guess, Paragraph, YearMark


@dataclass(slots=True)
class MonthsTold:
    """How far the running year was told: 是歲 and undated entries do not erase it."""

    # As months in their order, a season as the first that it may mean.
    last: float | None = None
    # The last month told, if it was not a season.
    month: int | None = None
    leap: bool = False
    # The date that ran before that month, in the same year.
    before: Context | None = None
    # Whether a day of that month has been told, too.
    dated: bool = False

    def clear(self) -> None:
        """Another year begins."""
        self.last = None

    def tell(self, parts: DateParts) -> bool:
        """Remember the month or season that a date tells; False if it tells neither."""
        span = months_meant(parts)
        if span is None:
            return False
        first, last = span
        # 冬 behind 十一月 says no less than that month
        self.last = max(first, self.last) if self.last is not None and self.last <= last else first
        self.month, self.leap, self.dated = parts.month, parts.leap, False
        return True


@dataclass(slots=True)
class Flow:
    """The running date, how sure its year is, and what has been dated so far."""

    ahead: Ahead
    context: Context
    eras: ErasTold
    headings: Headings = field(default_factory=Headings)
    months: MonthsTold = field(default_factory=MonthsTold)

    dated: Dated = field(default_factory=Dated)
    doubts: list[Doubt] = field(default_factory=list)
    marks: list[YearMark] = field(default_factory=list)

    # A heading, or a year told in the text, is sure; a year inferred from the order of months is not.
    year_cert: Cert = Cert.HIGH
    # Whether the running year is that of a heading, how far that reaches, its year, and the ruler of the part, whose
    # eras those are that others share.
    headed: bool = False
    reach: Reach = UNKNOWN
    heading: int | None = None
    ruler: str | None = None
    # The year with which the chapter begins, if its heading says so.
    begins: int | None = None
    # The year that 是歲 summed up last.
    closed: int | None = None

    # How sure the running month is: not sure where its name is lost.
    month_cert: Cert = Cert.HIGH
    # The date after a paragraph of detail that opened with a month, until an entry tells another.
    opened: Context | None = None
    # Whether entries have told of later months than the running one: a day in the next may belong to those.
    later: bool = False
    # The date after a month told within the entry before, which moved nothing.
    inner: Context | None = None

    # The entry at hand: where it begins, its paragraphs, the year inferred for it from all evidence.
    entry: int = -1
    told_in: tuple[Paragraph, ...] = ()
    guess: Guess | None = None
    # What it has named in passing at the head of a sentence: 是夜 behind it belongs there.
    passing: Context | None = None
    # Whether such a date stands before the one at hand: 是年 may take up that.
    beside: bool = False
    # A year before the running one that it names with its month: months behind it go on from there.
    back: Context | None = None
    # Whether the entry before it ended in a later year than it began: then 明年 may be that behind either.
    strayed: bool = False
    # Its dates that name a year not told here.
    elsewhere: set[int] = field(default_factory=set)

    @property
    def view(self) -> str:
        """The text without its layout, character for character."""
        return self.ahead.view

    @property
    def regime(self) -> str:
        """The running state; where none is named, Song."""
        return self.context.regime or "宋"

    def doubt(self, start: int, message: str, cert: Cert = Cert.UNKNOWN) -> None:
        """Tell the editor of a place."""
        self.doubts.append(Doubt("date", start, message, cert))

    def doubt_date(self, expression: DateExpression, code: str | None, message: str, cert: Cert) -> None:
        """Tell the editor what is odd about a date, if anything (`code`) is."""
        if code is not None:
            self.doubt(expression.start, f"{expression.parts.text}: {message}", cert)

    def weaken(self, cert: Cert) -> None:
        """The running year is no surer than this."""
        self.year_cert = self.year_cert.at_most(cert)

    def leave_heading(self) -> None:
        """A year runs that the heading above does not name, and its months begin anew."""
        self.reach, self.headed = UNKNOWN, False
        self.months.clear()
