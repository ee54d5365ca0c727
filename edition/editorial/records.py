"""The rows of the editors' tables, each read from its table and sound in itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from edition.errors import DataError, Place
from edition.rows import Row

CERTAINTIES: Final = ("high", "medium", "low")
WORDINGS: Final = ("attested", "conjectural")
# What a decision can be about: the kinds of things that the program infers.
SUBJECTS: Final = ("date", "lemma", "note", "citation", "quotation")
VERDICTS: Final = ("accept", "reject", "replace")
HEADING_COLUMNS: Final = ("text", "before_line", "year", "heading", "wording", "certainty", "evidence")
EMENDATION_COLUMNS: Final = (
    "text",
    "line",
    "col",
    "reading",
    "proposed",
    "certainty",
    "kind",
    "exact",
    "why",
)
DECISION_COLUMNS: Final = ("text", "line", "col", "words", "about", "verdict", "value", "why")


@dataclass(frozen=True, slots=True)
class YearHeading:
    """A year heading that the editors restore before a line of the text (1-based).

    `year` is the Common Era number of the lunar year, never 0. `wording` is `attested` or `conjectural`.
    """

    text: str
    before_line: int
    year: int
    heading: str
    wording: str
    certainty: str
    evidence: str
    place: Place = field(default=Place(), compare=False)

    @classmethod
    def read(cls, row: Row) -> YearHeading:
        """The heading of a row; raises DataError for a cell that cannot be one."""
        year = row.number("year")
        if year == 0:
            raise row.error("year", "there is no year 0 before or after the Common Era", "write -1 for 1 BCE")
        return cls(
            row.words("text"),
            row.number("before_line", least=1),
            year,
            row.words("heading"),
            row.choice("wording", WORDINGS),
            row.choice("certainty", CERTAINTIES),
            row.words("evidence"),
            row.place,
        )


@dataclass(frozen=True, slots=True)
class Emendation:
    """Words of the text that the editors emend or flag.

    `line` is 1-based, `column` 0-based. `exact` says that `reading` is to be replaced by `proposed` as they
    stand; otherwise `proposed` is prose. `reading` may be empty: something is to be added there.
    """

    text: str
    line: int
    column: int
    reading: str
    proposed: str
    certainty: str
    kind: str
    exact: bool
    why: str
    place: Place = field(default=Place(), compare=False)

    @property
    def applies(self) -> bool:
        """True if it changes the reading text; the other rows become notes."""
        return self.exact and self.certainty == "high"

    @classmethod
    def read(cls, row: Row) -> Emendation:
        """The emendation of a row; raises DataError for a cell that cannot be, or a change that is none."""
        found = cls(
            row.words("text"),
            row.number("line", least=1),
            row.number("col", least=0),
            row["reading"],
            row["proposed"],
            row.choice("certainty", CERTAINTIES),
            row.words("kind"),
            row.choice("exact", ("yes", "no")) == "yes",
            row.words("why"),
            row.at("reading"),
        )
        if found.exact and found.reading == found.proposed:
            raise row.error(
                "proposed", "the proposal is the reading itself", "change it, or write exact=no for a flag"
            )
        return found


@dataclass(frozen=True, slots=True)
class Decision:
    """What the editors decided about something that the program inferred at `words`.

    `about` is one of `SUBJECTS`. `verdict` is `accept` (the guess is right), `reject` (it is wrong, and
    nothing takes its place) or `replace` (`value` takes its place). `place` is that of its words in the table,
    `value_place` that of its value.
    """

    text: str
    line: int
    column: int
    words: str
    about: str
    verdict: str
    value: str
    why: str
    place: Place = field(default=Place(), compare=False)
    value_place: Place = field(default=Place(), compare=False)

    @classmethod
    def read(cls, row: Row) -> Decision:
        """The decision of a row; raises DataError for a cell that cannot be, or a value too many or few."""
        found = cls(
            row.words("text"),
            row.number("line", least=1),
            row.number("col", least=0),
            row.words("words"),
            row.choice("about", SUBJECTS),
            row.choice("verdict", VERDICTS),
            row["value"],
            row.words("why"),
            row.at("words"),
            row.at("value"),
        )
        if (found.verdict == "replace") != bool(found.value):
            raise row.error(
                "value", "only the verdict “replace” has a value, and it needs one", "fill in or clear value"
            )
        return found


Placed = TypeVar("Placed", Emendation, Decision)


def unique(rows: Iterable[Placed]) -> tuple[Placed, ...]:
    """The rows; a row that says what another says already is an error. Rows may share a place."""
    seen: dict[Placed, Place] = {}
    for row in rows:
        if row in seen:
            remedy = f"remove one of them; the other is in line {seen[row].line}"
            raise DataError("the row stands twice", place=row.place, remedy=remedy)
        seen[row] = row.place
    return tuple(seen)
