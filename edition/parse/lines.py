"""Lines of a source as rows: comments left out, blank lines, headings, paragraphs with their notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from edition.grammar.dates import match_at
from edition.model import Blank, Cert, Doubt, Heading, Omitted, Paragraph, Supplied
from edition.parse.headings import entry_marks, read_heading
from edition.parse.notes import read_notes
from edition.parse.remarks import with_remark
from edition.parse.works import WorkIndex

if TYPE_CHECKING:
    from edition.editorial import YearHeading
    from edition.parse.reading_text import ReadingText
    from edition.profiles import Conventions

Row = Heading | Paragraph | Blank


def read_rows(
    reading: ReadingText, index: WorkIndex, headings: Sequence[YearHeading], conventions: Conventions
) -> tuple[list[Row], list[Omitted], list[Doubt]]:
    """One row for each line or wrapped paragraph, and a row before each line that an editors' year heading precedes."""
    rows: list[Row] = []
    omitted: list[Omitted] = []
    doubts: list[Doubt] = []
    supplied: dict[int, list[YearHeading]] = {}
    for heading in headings:
        supplied.setdefault(heading.before_line, []).append(heading)
    source = reading.source
    for row in reading.rows:
        rows.extend(_supplied(heading, row.start) for heading in supplied.get(row.line, ()))
        line = source.lines[row.line - 1]
        if row.comment:
            omitted.append(Omitted(row.line, source.text[line.start : line.end]))
        elif line.start == line.end or (row.start == row.end and reading.is_markup(row)):
            rows.append(Blank(row.start))
        else:
            rows.append(_row(reading.text, row.start, row.end, index, conventions, doubts))
    return rows, omitted, doubts


def _supplied(heading: YearHeading, start: int) -> Heading:
    """The editors' heading of a year whose own heading the transcription lost."""
    attested = heading.wording == "attested"
    date = match_at(heading.heading)
    supplied = Supplied(
        heading.heading, heading.evidence, Cert(heading.certainty), "lost-in-transcription", attested, date
    )
    return Heading("year", start, None, supplied, date)


def _row(
    view: str, start: int, end: int, index: WorkIndex, conventions: Conventions, doubts: list[Doubt]
) -> Row:
    marks = (*conventions.headings, *conventions.entries)
    heading = read_heading(view, start, end, marks)
    if heading is not None and not _opens_entry(view, heading, conventions.entries):
        return heading
    notes, unclosed = read_notes(view, start, end, index, conventions.notes)
    doubts.extend(unclosed)
    own = Paragraph(start, end, notes, marks=entry_marks(view, start, end, conventions.entries))
    return with_remark(view, own, index, conventions.remarks)


def _opens_entry(view: str, heading: Heading, entries: Sequence[str]) -> bool:
    """Whether the mark of a heading is one that stands before entries, and nothing but the mark makes it one."""
    marks = heading.paragraph.marks if heading.paragraph is not None else ()
    return bool(marks) and view[marks[0].start] in entries and heading.level == "chapter"


def paragraphs(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """The paragraphs among the rows, headings left out."""
    return (row for row in rows if isinstance(row, Paragraph))
