"""What all reports share: rows, places, and what stands in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from edition.model import Citation, Note, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo

Cell = str | int | bool | None
Row = dict[str, Cell]
Text = tuple["TextInfo", "Conversion"]


def place(info: TextInfo, conversion: Conversion, offset: int) -> Row:
    """The text, line and column of an offset, both from 1."""
    line, column = conversion.chronicle.source.locate(offset)
    return {"text": info.id, "line": line, "column": column + 1}


def paragraphs(conversion: Conversion) -> Iterator[Paragraph]:
    """All paragraphs of a text, those of headings too."""
    for block in conversion.chronicle.blocks:
        yield from paragraphs_of(block)


def all_notes(conversion: Conversion) -> Iterator[Note]:
    """All notes of a text, nested ones too."""
    for paragraph in paragraphs(conversion):
        yield from with_children(paragraph.notes)


def with_children(notes: Sequence[Note]) -> Iterator[Note]:
    """Notes and the notes inside them, in the order of the text; no recursion, however deep they nest."""
    waiting = list(notes)
    while waiting:
        note = waiting.pop(0)
        yield note
        waiting[:0] = note.children


def citations(conversion: Conversion) -> Iterator[Citation]:
    """All works that the notes of a text cite."""
    for note in all_notes(conversion):
        yield from note.citations
