"""What the editors know and the transcription does not say: year headings, emendations, decisions.

    year-headings.csv   headings of years that the transcription lost, with the evidence for each
    emendations.csv     what is emended or flagged, and why
    decisions.csv       what the editors decided where the program could only guess
    private-use.csv     what private-use characters stand for (characters.py)

Every row is checked against the text that it speaks of. A row whose words no longer stand at their place
stops the work and names the nearest place where they do: an emendation is never moved, and never lost, in
silence.

records.py   the rows, each sound in itself
fitting.py   the rows against the text and against one another
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition import characters
from edition.editorial.fitting import check_agreed, check_apart, check_headings, check_words, nearest, shown
from edition.editorial.records import (
    CERTAINTIES,
    DECISION_COLUMNS,
    EMENDATION_COLUMNS,
    HEADING_COLUMNS,
    SUBJECTS,
    VERDICTS,
    WORDINGS,
    Decision,
    Emendation,
    Placed,
    YearHeading,
    unique,
)
from edition.errors import DataError, Place
from edition.rows import read_rows, suggestion
from edition.source import Source

__all__ = [
    "CERTAINTIES",
    "DECISION_COLUMNS",
    "EMENDATION_COLUMNS",
    "HEADING_COLUMNS",
    "SUBJECTS",
    "VERDICTS",
    "WORDINGS",
    "Decision",
    "Editorial",
    "Emendation",
    "Tables",
    "YearHeading",
    "check_words",
    "load",
    "nearest",
    "shown",
]


@dataclass(frozen=True, slots=True)
class Editorial:
    """The editors' data of one text, in the order of the text, each row true to it."""

    text: str
    headings: tuple[YearHeading, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    characters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """The editors' data of a whole edition, not yet checked against the texts."""

    headings: tuple[YearHeading, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    characters: Mapping[str, str] = field(default_factory=dict)

    def of(self, source: Source, text: str | None = None) -> Editorial:
        """The rows of the text `text` (by default the name of the source), checked against it.

        Raises DataError for a row that does not fit the text.
        """
        name = text or source.name
        headings = sorted((row for row in self.headings if row.text == name), key=lambda row: row.before_line)
        emendations = _in_order(row for row in self.emendations if row.text == name)
        decisions = _in_order(row for row in self.decisions if row.text == name)
        check_headings(source, headings)
        for emendation in emendations:
            check_words(source, emendation.line, emendation.column, emendation.reading, emendation.place)
        for decision in decisions:
            check_words(source, decision.line, decision.column, decision.words, decision.place)
        check_apart(source, [row for row in emendations if row.applies])
        check_agreed(decisions)
        return Editorial(name, tuple(headings), tuple(emendations), tuple(decisions), self.characters)

    def check_texts(self, known: Sequence[str]) -> None:
        """Raise DataError for a row about a text that the edition does not have."""
        rows: tuple[YearHeading | Emendation | Decision, ...] = (
            *self.headings,
            *self.emendations,
            *self.decisions,
        )
        for row in rows:
            if row.text not in known:
                remedy = suggestion(row.text, known)
                place = Place(row.place.path, row.place.line, None, row.place.snippet)
                raise DataError(f"the edition has no text “{row.text}”", place=place, remedy=remedy)


def _in_order(rows: Iterable[Placed]) -> list[Placed]:
    return sorted(rows, key=lambda row: (row.line, row.column))


def load(
    headings: Path | None = None,
    emendations: Path | None = None,
    decisions: Path | None = None,
    private_use: Path | None = None,
) -> Tables:
    """Read the editors' tables; None stands for a table that the edition does not have.

    Raises DataError for a file that cannot be read, or a row that is malformed or stands twice.
    """
    return Tables(
        tuple(map(YearHeading.read, read_rows(headings, HEADING_COLUMNS))) if headings else (),
        unique(map(Emendation.read, read_rows(emendations, EMENDATION_COLUMNS))) if emendations else (),
        unique(map(Decision.read, read_rows(decisions, DECISION_COLUMNS))) if decisions else (),
        characters.load(private_use) if private_use else {},
    )
