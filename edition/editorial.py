"""What the editors know and the transcription does not say: year headings, emendations, decisions.

    year-headings.csv   headings of years that the transcription lost, with the evidence for each
    emendations.csv     what is emended or flagged, and why
    decisions.csv       what the editors decided where the program could only guess
    private-use.csv     what private-use characters stand for (characters.py)

Every row is checked against the text that it speaks of. A row whose words no longer stand at their place
stops the work and names the nearest place where they do: an emendation is never moved, and never lost, in
silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from edition import characters
from edition.errors import DataError, Place
from edition.rows import Row, read_rows, suggestion
from edition.source import Source

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
        _check_headings(source, headings)
        for emendation in emendations:
            check_words(source, emendation.line, emendation.column, emendation.reading, emendation.place)
        for decision in decisions:
            check_words(source, decision.line, decision.column, decision.words, decision.place)
        _check_apart(source, [row for row in emendations if row.applies])
        _check_agreed(decisions)
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


_Placed = TypeVar("_Placed", Emendation, Decision)


def _in_order(rows: Iterable[_Placed]) -> list[_Placed]:
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
        tuple(map(_heading, read_rows(headings, HEADING_COLUMNS))) if headings else (),
        _unique(map(_emendation, read_rows(emendations, EMENDATION_COLUMNS))) if emendations else (),
        _unique(map(_decision, read_rows(decisions, DECISION_COLUMNS))) if decisions else (),
        characters.load(private_use) if private_use else {},
    )


def _heading(row: Row) -> YearHeading:
    year = row.number("year")
    if year == 0:
        raise row.error("year", "there is no year 0 before or after the Common Era", "write -1 for 1 BCE")
    return YearHeading(
        row.words("text"),
        row.number("before_line", least=1),
        year,
        row.words("heading"),
        row.choice("wording", WORDINGS),
        row.choice("certainty", CERTAINTIES),
        row.words("evidence"),
        row.place,
    )


def _emendation(row: Row) -> Emendation:
    found = Emendation(
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


def _decision(row: Row) -> Decision:
    found = Decision(
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


def _unique(rows: Iterable[_Placed]) -> tuple[_Placed, ...]:
    """The rows; a row that says what another says already is an error. Rows may share a place."""
    seen: dict[_Placed, Place] = {}
    for row in rows:
        if row in seen:
            remedy = f"remove one of them; the other is in line {seen[row].line}"
            raise DataError("the row stands twice", place=row.place, remedy=remedy)
        seen[row] = row.place
    return tuple(seen)


def _check_headings(source: Source, rows: Sequence[YearHeading]) -> None:
    before: YearHeading | None = None
    for row in rows:
        if row.before_line > len(source.lines):
            message = f"{row.text} has no line {row.before_line}"
            raise DataError(message, place=row.place, remedy=f"its last line is {len(source.lines)}")
        if before is not None and row.before_line == before.before_line:
            message = f"two year headings before line {row.before_line} of {row.text}"
            raise DataError(
                message, place=row.place, remedy=f"keep one; the other is in line {before.place.line}"
            )
        if before is not None and row.year <= before.year:
            message = f"the year {row.year} stands behind the year {before.year} of line {before.before_line}"
            raise DataError(
                message, place=row.place, remedy="correct the year, or the line that it stands before"
            )
        before = row


def check_words(source: Source, line: int, column: int, words: str, place: Place) -> None:
    """Raise DataError unless `words` stand at that line (1-based) and column (0-based) of the source.

    The error names the nearest place where they stand: in the same line first, then in the lines around it.
    """
    text = source.line_text(line) if line <= len(source.lines) else ""
    if line <= len(source.lines) and column <= len(text) and text.startswith(words, column):
        return
    if line > len(source.lines):
        wrong = f"{source.name} has no line {line} (its last is {len(source.lines)})"
    elif column > len(text):
        wrong = f"line {line} of {source.name} has no column {column} (it has {len(text)} characters)"
    else:
        wrong = f"“{shown(words)}” does not stand at line {line}, column {column} of {source.name}"
        wrong += f", which has “{shown(text[column : column + max(len(words), 1)])}”"
    near = nearest(source, line, column, words)
    if near is None:
        remedy = "the words stand nowhere in the text: compare the row with the transcription"
    else:
        remedy = f"the nearest place where they stand is line {near[0]}, column {near[1]}: is it meant?"
    raise DataError(wrong, place=place, remedy=remedy)


def nearest(source: Source, line: int, column: int, words: str) -> tuple[int, int] | None:
    """The place (1-based line, 0-based column) nearest to the one given where `words` stand, None without
    any.

    A place in the same line is nearer than any other; then the line counts, then the column.
    """
    if not words:
        return None
    numbers = sorted(range(1, len(source.lines) + 1), key=lambda number: (abs(number - line), number))
    for number in numbers:
        columns = _occurrences(source.line_text(number), words)
        if columns:
            return number, min(columns, key=lambda at: (abs(at - column), at))
    return None


def _occurrences(text: str, words: str) -> list[int]:
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _check_apart(source: Source, rows: Sequence[Emendation]) -> None:
    """Two emendations that change the same characters contradict each other."""
    spans = sorted(((_changed(source, row), row) for row in rows), key=lambda pair: pair[0])
    for (before, first), (span, second) in pairwise(spans):
        if span[0] < before[1] or span == before:
            message = f"this emendation and the one in line {first.place.line} change the same characters"
            raise DataError(
                message, place=second.place, remedy="merge the two rows, or make one of them exact=no"
            )


def _check_agreed(rows: Sequence[Decision]) -> None:
    """Two decisions about the same date, note or title contradict each other; lemmata and quotations may share a
    beginning.
    """
    seen: dict[tuple[int, int, str], Decision] = {}
    for row in rows:
        first = seen.setdefault((row.line, row.column, row.about), row)
        if first is not row and row.about in ("date", "note", "citation"):
            message = f"this decision and the one in line {first.place.line} are about the same {row.about}"
            raise DataError(message, place=row.place, remedy="keep one of the two rows")


def _changed(source: Source, row: Emendation) -> tuple[int, int]:
    """The span of the characters that an emendation changes: what both forms share at their ends is left
    out.
    """
    old, new = row.reading, row.proposed
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start = source.offset(row.line, row.column)
    return start + head, start + len(old) - tail


def shown(words: str) -> str:
    """Words for a message: characters that cannot be seen, private-use ones above all, as U+XXXX in
    brackets.
    """
    return "".join(
        char if char.isprintable() or char == "\u3000" else f"[U+{ord(char):04X}]" for char in words
    )
