"""Messages and tables as plain text for a terminal, where a Chinese character is two columns wide.

Whatever comes out of a file is shown without control characters, so that no text can steer the terminal.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from edition.editorial import shown
from edition.errors import EditionError, Place
from edition.profiles import KEYS, shipped

if TYPE_CHECKING:
    from edition.built import Outcome
    from edition.recognise import Recognition
    from edition.source import Source

WINDOW: Final = 72  # columns of a long line to show around a place
_EXAMPLE: Final = 60  # columns of a place that shows what was recognised
_LEAST: Final = 12  # no column of a table is cut below this
_COUNTS: Final = ("text", "entries", "notes", "readings", "dates", "dates unknown", "emended", "doubts")


def error(problem: EditionError) -> str:
    """An error in full: place and message, the line with a mark under the place, the remedy."""
    place = problem.place
    head = f"{place}: {problem.message}" if place is not None else problem.message
    lines = [f"error: {head}" if place is None else head]
    if place is not None:
        lines += mark(place)
    if problem.remedy:
        lines.append(f"  → {problem.remedy}")
    return "\n".join(lines)


def mark(place: Place) -> list[str]:
    """The line of a place with ^ under its column; a long line is cut around it. Empty without a line to
    show.
    """
    if not place.snippet.strip():
        return []
    column = place.column
    text, at = _window(place.snippet, column or 0)
    lines = [f"    {shown(text)}"]
    if column is not None:
        lines.append("    " + " " * width(shown(text[:at])) + "^")
    return lines


def _window(text: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and where in it the column is; … stands for what was cut."""
    start = end = min(column, len(text))
    while start > 0 and width(text[start - 1 : column]) <= WINDOW // 2:
        start -= 1
    while end < len(text) and width(text[start : end + 1]) <= WINDOW:
        end += 1
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}", column - start + len(before)


def counted(number: int, thing: str) -> str:
    """A number of things: 1 error, 2 errors."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """The text, cut to so many columns, with … where something was left out."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for char in text:
        used += _columns(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


def table(rows: Sequence[Mapping[str, object]], columns: int | None = None) -> str:
    """Rows as an aligned table; numbers to the right, the widest cells cut so that it fits into `columns`."""
    if not rows:
        return ""
    names = list(rows[0])
    cells = [names, *([_cell(row[name]) for name in names] for row in rows)]
    widths = _fit([max(width(row[n]) for row in cells) for n in range(len(names))], columns)
    right = [all(isinstance(row[name], int) for row in rows) for name in names]
    return "\n".join(_line(row, widths, right) for row in cells)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(str(value))


def _fit(widths: list[int], columns: int | None) -> list[int]:
    """Widths of columns that fit: the widest lose first."""
    fitted = list(widths)
    over = sum(fitted) + 2 * (len(fitted) - 1) - columns if columns is not None else 0
    while over > 0 and max(fitted) > _LEAST:
        fitted[fitted.index(max(fitted))] -= 1
        over -= 1
    return fitted


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    parts = []
    for text, columns, to_right in zip(row, widths, right, strict=True):
        short = cut(text, columns)
        pad = " " * (columns - width(short))
        parts.append(pad + short if to_right else short + pad)
    return "  ".join(parts).rstrip()


def facts(row: Mapping[str, object]) -> str:
    """One row as a list of names and values, for rows with too many columns for a table."""
    names = max(len(name) for name in row)
    return "\n".join(f"  {name.ljust(names)}  {_cell(value)}".rstrip() for name, value in row.items())


def findings(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Findings of a validation, each with its remedy."""
    for row in rows:
        place = f"{row['path']}:{row['line']}:{row['column']}"
        yield f"{place}: {row['severity']}: {shown(row['message'])} [{row['rule']}]"
        if row["remedy"]:
            yield f"  → {shown(row['remedy'])}"


def read_as(recognition: Recognition) -> str:
    """How a transcription is read, in a line: its profile, what differs from it, and what is not sure."""
    own = recognition.conventions
    base = shipped()[own.name]
    differing = [
        f"{key} {' '.join(value) if isinstance(value, tuple) else value}"
        for key in KEYS
        if (value := getattr(own, key)) != getattr(base, key)
    ]
    unsure = [f"{finding.key} (--verbose says why)" for finding in recognition.unsure]
    parts = [f"read as {own.name}", *differing, *(["not sure: " + ", ".join(unsure)] if unsure else [])]
    return "; ".join(parts)


def places(source: Source) -> str:
    """Lines, pages and juan of the printed edition that a TEI file marks, as a table with tabs."""
    rows = ["line\tcolumn\tbegins\tedition\tnumber"]
    for mark in source.origin.marks if source.origin is not None else ():
        line, column = source.locate(mark.offset)
        rows.append(f"{line}\t{column + 1}\t{mark.unit}\t{mark.edition}\t{mark.n}")
    return "\n".join(rows) + "\n"


def recognised(source: Source, recognition: Recognition) -> Iterator[str]:
    """What was recognised in a transcription, each with its reason and a place that shows it."""
    yield f"{source.path or source.name}: {len(source.lines)} lines, read as {recognition.conventions.name}"
    yield f"  {'encoding':12} {source.encoding} ({source.found})"
    if source.origin is not None:
        kinds = Counter(aside.kind for aside in source.origin.asides)
        aside = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
        yield f"  {'received':12} a TEI file ({source.origin.format}); beside the text: {aside or 'nothing'}"
    for finding in recognition.findings:
        value = " ".join(finding.value) if isinstance(finding.value, tuple) else finding.value
        yield f"  {finding.key:12} {value or 'none'} ({finding.cert}): {finding.why}"
        for start in finding.examples:
            line, column = source.locate(start)
            words, _ = _window(source.line_text(line), column)
            yield f"  {'':12}   {line}:{column + 1}: {cut(shown(words), _EXAMPLE)}"


def outcome(result: Outcome, folder: Path, columns: int) -> Iterator[str]:
    """The closing summary of a build: counts, findings, what was written, and where to look."""
    yield table([{name: row[name] for name in _COUNTS} for row in result.summary], columns)
    unknown = sorted({fact for row in result.summary for fact in str(row["unknown"]).split(", ") if fact})
    if unknown:
        yield f"Provenance unknown: {', '.join(unknown)}"
    doubts = sum(int(row["doubts"] or 0) for row in result.summary)
    if doubts:
        yield f"{counted(doubts, 'place')} to look at: edition report doubts"
    dates, idle = (
        sum(int(row.get(name) or 0) for row in result.summary)
        for name in ("dates to look at", "decisions not needed")
    )
    if dates:
        yield f"{counted(dates, 'date')} to look at: edition report dates"
    if idle:
        yield f"{counted(idle, 'decision')} no longer needed: edition report decisions"
    yield f"{counted(result.errors, 'error')}, {counted(len(result.findings) - result.errors, 'warning')}"
    if result.unchanged:
        yield "Nothing has changed since the last build."
    yield from (f"Wrote {folder / name}" for name in result.written)
    yield from (f"See {folder / name}" for name in result.outputs)
    if not result.rendered:
        yield "Not rendered because of the errors; --keep-going renders all the same."
