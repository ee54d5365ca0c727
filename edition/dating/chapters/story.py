"""The running date of a chapter on its way: what state the resolver is in between two dates of the narrative."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.calendar.eras import Era
from edition.calendar.phrase import Context
from edition.dating.headings import Headings
from edition.model import Cert, Dated, Doubt, YearMark


@dataclass(slots=True)
class Story:
    """The running date, how sure it is, whose life is told, and what has been dated so far."""

    view: str
    context: Context
    # Whether nothing marks where sentences end: then a year may have been taken for other words, and not been seen.
    unmarked: bool = False
    # The first year that the text names by its era.
    first_named: int | None = None
    headings: Headings = field(default_factory=Headings)

    dated: Dated = field(default_factory=Dated)
    marks: list[YearMark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    # Set where a new reign begins: its ruler's story may begin long before the running year.
    new_reign: bool = False
    # Whose life is told, and the year of birth if the text says it.
    person: str = ""
    born: int | None = None

    # False after 咸平中 or 唐末: the date moves the running date, but not to any one year.
    year_known: bool = True
    # Whether the running year is a guess: 三年 after the ninth year of an era, whose own era is not told.
    guessed: bool = False
    # How sure the running year is: what has no year of its own is no surer; and why it is not.
    sure: Cert = Cert.HIGH
    unsure: str = ""

    # The year told last, though as that of an honour after death; where the date before this one ends.
    told_year: int | None = None
    behind: int = 0
    # Whether the year told last was one by its distance (明年): 又明年 goes on from it.
    next_told: bool = False
    # Whether the paragraph at hand has told a year of its own.
    told: bool = False
    # The era that the text has proclaimed last, and up to where it has been sought.
    renewed: Era | None = None
    read_to: int = 0
    # The running date before a flashback, while one is told.
    reserve: Context | None = None

    @property
    def running_year(self) -> int | None:
        """The year that is marked last."""
        return self.marks[-1].year if self.marks else None

    def doubt(self, start: int, message: str, cert: Cert) -> None:
        """Tell the editor of a place."""
        self.doubts.append(Doubt("date", start, message, cert))

    def end_flashback(self) -> None:
        """A flashback ends with its paragraph: the main line goes on where it stood."""
        if self.reserve is not None:
            self.context, self.reserve = self.reserve, None

    def mark(self, start: int, year: int, cert: Cert = Cert.HIGH) -> None:
        """Mark a year from a place on; the later word on the same place counts."""
        self.unmark(start)
        self.marks.append(YearMark(start, year, cert))

    def unmark(self, start: int) -> None:
        """Take back the mark at a place."""
        if self.marks and self.marks[-1].start == start:
            self.marks.pop()
