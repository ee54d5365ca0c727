"""The date with which an entry begins: its own, or that of the entry before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edition.dating.spoken import moves
from edition.model import Dating, Entry

if TYPE_CHECKING:
    from edition.convert import Conversion

# How many characters of an entry without a date stand for it in a row.
_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Opening:
    """The date with which an entry begins, or that it inherits: where it stands, or would stand, and its words."""

    start: int
    words: str
    dating: Dating
    own: bool

    @property
    def settled(self) -> bool:
        """Whether the editors have decided it."""
        return self.dating.resp == "editor"


def opening_of(conversion: Conversion, entry: Entry) -> Opening | None:
    """The date with which an entry begins, its own or inherited; None for a prologue and where nothing is known."""
    if entry.prologue:
        return None
    inherited = conversion.dated.inherited.get(entry.start)
    text = conversion.chronicle.source.text
    start = _bare(conversion, entry)
    if inherited is not None and start not in conversion.dated.dates:
        return Opening(start, text[start : start + _WORDS].split("\n", 1)[0], inherited, own=False)
    first = entry.headline or entry.paragraphs[0]
    lead = next((date for date in first.dates if moves(date) or date.start == start), None)
    if lead is None:
        return None
    return Opening(lead.start, text[lead.start : lead.end], conversion.dated.dates[lead.start], own=True)


def _bare(conversion: Conversion, entry: Entry) -> int:
    """Where the words of an entry begin, behind white space and marks."""
    text, start = conversion.chronicle.source.text, entry.start
    marks = {mark.start: mark.end for mark in entry.paragraphs[0].marks}
    while start < entry.end - 1 and (text[start].isspace() or start in marks):
        start = marks.get(start, start + 1)
    return start
