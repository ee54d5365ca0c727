"""The chronicle as the pipeline understands it: frozen values, each with its span in the source.

    Source (source.py)  ->  Chronicle: blocks in the order of the text
                              Heading     a line that names a chapter, a ruler or a year
                              Entry       one dated event: 綱 (headline) and 目 (detail) paragraphs
                              Paragraph   a paragraph of a chapter
                              Blank       an empty line
    Every Paragraph carries what stands in it: notes (with citations and reported readings), quotations, date
    expressions, readings with their lemma, emendations. Dating and identifiers are added beside the chronicle
    (`Dated`, `Ledger`), never into it.

Spans are offsets into `Source.text`: 0-based, the end exclusive.
"""

from edition.model.blocks import Blank, Block, Entry, Heading, Supplied, paragraphs_of, with_paragraphs
from edition.model.chronicle import Chronicle, Edit, Omitted
from edition.model.dated import Dated, Dating, Guess, YearMark
from edition.model.notes import Citation, Note, NoteKind, ReportedReading, Scope
from edition.model.paragraph import Apparatus, DateExpression, Paragraph, Quotation, Reading, Voice
from edition.model.spans import Cert, Doubt, Span

__all__ = [
    "Apparatus",
    "Blank",
    "Block",
    "Cert",
    "Chronicle",
    "Citation",
    "DateExpression",
    "Dated",
    "Dating",
    "Doubt",
    "Edit",
    "Entry",
    "Guess",
    "Heading",
    "Note",
    "NoteKind",
    "Omitted",
    "Paragraph",
    "Quotation",
    "Reading",
    "ReportedReading",
    "Scope",
    "Span",
    "Supplied",
    "Voice",
    "YearMark",
    "paragraphs_of",
    "with_paragraphs",
]
