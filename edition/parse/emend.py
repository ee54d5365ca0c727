"""Emendations as the smallest edits of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from edition.model import Edit

if TYPE_CHECKING:
    from edition.editorial import Emendation
    from edition.source import Source

# Kinds of emendation that regularise a form; all others correct an error.
_BRACKETS: Final = frozenset("「」『』《》（）〈〉〔〕“”‘’")
_FORMS: Final = ("variant", "mixed-script", "composed", "decomposed", "private-use", "markup", "orthographic")


def edits(source: Source, rows: Sequence[Emendation]) -> tuple[Edit, ...]:
    """The edits of all rows that apply, in the order of the text."""
    found = [edit for number, row in enumerate(rows) if row.applies for edit in _edits(source, number, row)]
    return tuple(sorted(found, key=lambda edit: (edit.start, edit.end)))


def _edits(source: Source, number: int, row: Emendation) -> Iterator[Edit]:
    start = source.offset(row.line, row.column)
    change = "orig" if row.kind.startswith(_FORMS) else "sic"
    for op, a1, a2, new in _operations(row.reading, row.proposed):
        element = {"replace": change, "delete": "surplus", "insert": "supplied"}[op]
        yield Edit(start + a1, start + a2, new, element, number)


def _operations(old: str, new: str) -> Iterator[tuple[str, int, int, str]]:
    """What turns `old` into `new`: operation, start and end in `old`, the new words.

    Where a stop changes place with a bracket, the stop moves and the bracket stays: brackets pair with others.
    """
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    at = 0
    while at < len(codes):
        op, a1, a2, b1, b2 = codes[at]
        around = codes[at : at + 3]
        if [code[0] for code in around] == ["insert", "equal", "delete"] and _moves(old, new, around):
            stop = old[around[1][1] : around[1][2]]
            yield "delete", around[1][1], around[1][2], ""
            yield "insert", around[2][2], around[2][2], stop
            at += 3
            continue
        if op != "equal":
            yield op, a1, a2, new[b1:b2]
        at += 1


def _moves(old: str, new: str, codes: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """True where the same bracket is added before a stop and taken away behind it."""
    bracket = new[codes[0][3] : codes[0][4]]
    return (
        bracket in _BRACKETS
        and old[codes[2][1] : codes[2][2]] == bracket
        and old[codes[1][1]] not in _BRACKETS
    )
