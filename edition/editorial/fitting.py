"""The rows of the editors' tables against the text that they speak of, and against one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edition.editorial.records import Decision, Emendation, YearHeading
from edition.ends import shared_ends
from edition.errors import DataError, Place
from edition.source import Source


def check_headings(source: Source, rows: Sequence[YearHeading]) -> None:
    """Raise DataError unless years and lines ascend together, within the text."""
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


def check_apart(source: Source, rows: Sequence[Emendation]) -> None:
    """Two emendations that change the same characters contradict each other."""
    spans = sorted(((_changed(source, row), row) for row in rows), key=lambda pair: pair[0])
    for (before, first), (span, second) in pairwise(spans):
        if span[0] < before[1] or span == before:
            message = f"this emendation and the one in line {first.place.line} change the same characters"
            raise DataError(
                message, place=second.place, remedy="merge the two rows, or make one of them exact=no"
            )


def check_agreed(rows: Sequence[Decision]) -> None:
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
    head, tail = shared_ends(old, new)
    start = source.offset(row.line, row.column)
    return start + head, start + len(old) - tail


def shown(words: str) -> str:
    """Words for a message: characters that cannot be seen, private-use ones above all, as U+XXXX in
    brackets.
    """
    return "".join(
        char if char.isprintable() or char == "\u3000" else f"[U+{ord(char):04X}]" for char in words
    )
