"""Emendations as the smallest edits of the source, and the emended text at unchanged length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from edition.grammar.notes import SKIP
from edition.model import Edit

if TYPE_CHECKING:
    from edition.editorial import Emendation
    from edition.source import Source

# Kinds of emendation that regularise a form; all others correct an error.
_FORMS: Final = ("variant", "mixed-script", "composed", "decomposed", "private-use", "markup", "orthographic")


def applies(row: Emendation) -> bool:
    """Only rows that are certain and give their words exactly emend the reading text; the others are notes."""
    return row.certainty == "high" and row.exact


def edits(source: Source, rows: Sequence[Emendation]) -> tuple[Edit, ...]:
    """The edits of all rows that apply, in the order of the text."""
    found = [edit for number, row in enumerate(rows) if applies(row) for edit in _edits(source, number, row)]
    return tuple(sorted(found, key=lambda edit: (edit.start, edit.end)))


def _edits(source: Source, number: int, row: Emendation) -> Iterator[Edit]:
    start = source.offset(row.line, row.column)
    change = "orig" if row.kind.startswith(_FORMS) else "sic"
    matcher = SequenceMatcher(None, row.reading, row.proposed, autojunk=False)
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        if op != "equal":
            element = {"replace": change, "delete": "surplus", "insert": "supplied"}[op]
            yield Edit(start + a1, start + a2, row.proposed[b1:b2], element, number)


def emended(text: str, changes: Sequence[Edit]) -> str:
    """The emended text at the length of the source: deleted characters are SKIP, added ones left out.

    Patterns can read it, and every offset stays true.
    """
    parts: list[str] = []
    at = 0
    for edit in changes:
        if edit.start < at or edit.element == "supplied":
            continue
        size = edit.end - edit.start
        parts += (text[at : edit.start], edit.new[:size].ljust(size, SKIP))
        at = edit.end
    return "".join((*parts, text[at:]))
