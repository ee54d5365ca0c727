"""Lines of a source as rows: comments left out, blank lines, headings, paragraphs with their notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from edition.grammar import structure as g
from edition.grammar.dates import DateParts, match_at
from edition.model import Blank, Cert, Doubt, Heading, Omitted, Paragraph, Span, Supplied
from edition.parse.notes import read_notes
from edition.parse.works import WorkIndex

if TYPE_CHECKING:
    from edition.editorial import YearHeading
    from edition.source import Source

Row = Heading | Paragraph | Blank


def read_rows(
    source: Source, view: str, index: WorkIndex, headings: Sequence[YearHeading]
) -> tuple[list[Row], list[Omitted], list[Doubt]]:
    """One row for each line of the source, and a row before each line that an editors' year heading precedes."""
    rows: list[Row] = []
    omitted: list[Omitted] = []
    doubts: list[Doubt] = []
    supplied: dict[int, list[YearHeading]] = {}
    for heading in headings:
        supplied.setdefault(heading.before_line, []).append(heading)
    for number, line in enumerate(source.lines, 1):
        rows.extend(_supplied(heading, line.start) for heading in supplied.get(number, ()))
        text = view[line.start : line.end]
        if g.COMMENT_LINE.fullmatch(text):
            omitted.append(Omitted(number, source.text[line.start : line.end]))
        elif not text:
            rows.append(Blank(line.start))
        else:
            rows.append(_row(view, line.start, line.end, index, doubts))
    return rows, omitted, doubts


def _supplied(heading: YearHeading, start: int) -> Heading:
    """The editors' heading of a year whose own heading the transcription lost."""
    attested = heading.wording == "attested"
    date = match_at(heading.heading)
    supplied = Supplied(
        heading.heading, heading.evidence, Cert(heading.certainty), "lost-in-transcription", attested, date
    )
    return Heading("year", start, None, supplied, date)


def _row(view: str, start: int, end: int, index: WorkIndex, doubts: list[Doubt]) -> Row:
    bare = g.INDENT.match(view, start, end).end()  # type: ignore[union-attr]
    marked = g.SITE_MARK.match(view, bare, end)
    at = marked.end() if marked is not None else bare
    year = _year_heading(view, at, end)
    if year is not None:
        mark = Span(marked.start("mark"), marked.end("mark")) if marked is not None else None
        return Heading("year", start, Paragraph(start, end, mark=mark), None, year)
    if marked is not None and g.MARKED_HEADING.fullmatch(view, bare, end):
        return Heading(
            "chapter", start, Paragraph(start, end, mark=Span(marked.start("mark"), marked.end("mark")))
        )
    if g.CHAPTER_HEADING.fullmatch(view, bare, end):
        return Heading("chapter", start, Paragraph(start, end))
    notes, unclosed = read_notes(view, start, end, index)
    doubts.extend(unclosed)
    return Paragraph(start, end, notes)


def _year_heading(view: str, start: int, end: int) -> DateParts | None:
    """The date of a line that is a year and nothing else."""
    match: re.Match[str] | None = g.YEAR_HEADING.fullmatch(view, start, end)
    if match is None:
        return None
    date = match_at(match["year"])
    return date if date is not None and date.era_year is not None else None


def paragraphs(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """The paragraphs among the rows, headings left out."""
    return (row for row in rows if isinstance(row, Paragraph))
