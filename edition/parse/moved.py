"""What was found in the reading text, moved to its place in the source: the whole model, span by span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from edition.model import (
    Apparatus,
    Blank,
    Block,
    Citation,
    DateExpression,
    Doubt,
    Entry,
    Heading,
    Note,
    Paragraph,
    Quotation,
    Reading,
    ReportedReading,
    Scope,
    Span,
)

if TYPE_CHECKING:
    from edition.parse.reading_text import ReadingText

_NONE: Final[tuple[Span, ...]] = ()
_Spanned = Apparatus | Citation | DateExpression | Note | Quotation | ReportedReading | Scope | Span


class Mover:
    """Moves the parts of a chronicle from a reading text to its source, and lays the markup into the paragraphs.

    `first` and `last` collect the spans of the source that begin or end with characters that are supplied.
    """

    def __init__(self, reading: ReadingText) -> None:
        self.reading = reading
        self.first: set[tuple[int, int]] = set()
        self.last: set[tuple[int, int]] = set()
        self._marks = [mark.start for mark in reading.marks]

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks in their places."""
        return [self._block(block) for block in blocks]

    def doubts(self, doubts: Sequence[Doubt]) -> list[Doubt]:
        """The doubts in their places."""
        return [replace(doubt, start=self.reading.start(doubt.start)) for doubt in doubts]

    def _block(self, block: Block) -> Block:
        if isinstance(block, Blank):
            return Blank(self.reading.edge(block.start, closing=False))
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Entry):
            details = tuple(
                self._paragraph(part) if isinstance(part, Paragraph) else Blank(self._first(part.start))
                for part in block.details
            )
            headline = self._paragraph(block.headline) if block.headline is not None else None
            return replace(
                block,
                start=self._first(block.start),
                end=self._last(block.end),
                headline=headline,
                details=details,
            )
        paragraph = self._paragraph(block.paragraph) if block.paragraph is not None else None
        return self._heading(block, paragraph)

    def _heading(self, heading: Heading, paragraph: Paragraph | None) -> Heading:
        return replace(heading, start=self._first(heading.start), paragraph=paragraph)

    def _first(self, at: int) -> int:
        return self.reading.edge(at, closing=False)

    def _last(self, at: int) -> int:
        return self.reading.edge(at, closing=True)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        start, end = self._first(paragraph.start), self._last(paragraph.end)
        self._hold(paragraph.start, paragraph.end, start, end)
        own = [self._span(mark) for mark in paragraph.marks]
        return replace(
            paragraph,
            start=start,
            end=end,
            notes=tuple(map(self._note, paragraph.notes)),
            quotations=tuple(map(self._quotation, paragraph.quotations)),
            dates=tuple(map(self._date, paragraph.dates)),
            apparatus=tuple(map(self._apparatus, paragraph.apparatus)),
            marks=tuple(sorted((*own, *self._markup(start, end)), key=lambda mark: mark.start)),
        )

    def _markup(self, start: int, end: int) -> Sequence[Span]:
        """The markup within a stretch of the source."""
        if not self._marks:
            return _NONE
        return self.reading.marks[bisect_left(self._marks, start) : bisect_left(self._marks, end)]

    def _ends(self, item: _Spanned) -> tuple[int, int]:
        """Where in the source a span begins and ends."""
        start, end = self.reading.start(item.start), self.reading.end(item.end)
        self._hold(item.start, item.end, start, end)
        return start, end

    def _hold(self, start: int, end: int, first: int, last: int) -> None:
        """Note a span, moved to `first` and `last`, that begins or ends with what is supplied."""
        if start < end:
            if self.reading.adds(start):
                self.first.add((first, last))
            if self.reading.adds(end - 1):
                self.last.add((first, last))

    def _span(self, span: Span) -> Span:
        return Span(*self._ends(span))

    def _scope(self, scope: Scope) -> Scope:
        start, end = self._ends(scope)
        return replace(scope, start=start, end=end)

    def _citation(self, citation: Citation) -> Citation:
        start, end = self._ends(citation)
        return replace(
            citation,
            start=start,
            end=end,
            title_span=self._span(citation.title_span) if citation.title_span is not None else None,
            author_span=self._span(citation.author_span) if citation.author_span is not None else None,
            scopes=tuple(map(self._scope, citation.scopes)),
        )

    def _reported(self, reading: ReportedReading) -> ReportedReading:
        start, end = self._ends(reading)
        return replace(
            reading,
            citation=self._citation(reading.citation) if reading.citation is not None else None,
            start=start,
            end=end,
            lemma=self._span(reading.lemma) if reading.lemma is not None else None,
        )

    def _note(self, note: Note) -> Note:
        start, end = self._ends(note)
        return replace(
            note,
            start=start,
            end=end,
            citations=tuple(map(self._citation, note.citations)),
            remark=self._span(note.remark) if note.remark is not None else None,
            readings=tuple(map(self._reported, note.readings)),
            children=tuple(map(self._note, note.children)),
        )

    def _quotation(self, quotation: Quotation) -> Quotation:
        start, end = self._ends(quotation)
        lost = quotation.lost
        return replace(
            quotation,
            start=start,
            end=end,
            lost=(self.reading.start(lost[0]), self.reading.start(lost[1])) if lost is not None else None,
        )

    def _date(self, date: DateExpression) -> DateExpression:
        start, end = self._ends(date)
        return replace(date, start=start, end=end)

    def _apparatus(self, apparatus: Apparatus) -> Apparatus:
        start, end = self._ends(apparatus)
        return replace(
            apparatus,
            start=start,
            end=end,
            readings=tuple(map(self._reading, apparatus.readings)),
        )

    def _reading(self, reading: Reading) -> Reading:
        return replace(
            reading,
            note=self.reading.start(reading.note),
            citation=self.reading.start(reading.citation) if reading.citation >= 0 else -1,
            start=self.reading.start(reading.start),
        )
