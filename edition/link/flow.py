"""A chronicle as comparison reads it: characters only, folded, each with its place in the source.

A note inserted into a sentence must not part it, so the running text is read without its notes; each note follows as a
stretch of its own, without the works it cites. Stretches are parted by `breaks`: no passage runs over one.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from edition.fold import fold
from edition.grammar.notes import SKIP
from edition.model import paragraphs_of

if TYPE_CHECKING:
    from edition.model import Chronicle, Note

# Stand between stretches. They differ, so that no run of equal characters can hold one.
BREAKS: Final = ("\x01", "\x02")
# What is no character of the text: punctuation, white space, controls, and symbols such as ◎.
_NOT_TEXT: Final = ("P", "Z", "S", "Cc", "Cf", "Cn")


@dataclass(frozen=True, slots=True)
class Flow:
    """The characters of a chronicle in the order of comparison.

    `text` is folded; `at[i]` is the offset in the source of `text[i]`. It begins and ends with the character that
    parts stretches. `view` is the emended source. `marks` is the punctuation that follows a character, by its
    place in `text`, and `holes` what is left out there: notes, or in a note the works that it cites. `dated` has
    a 1 for every offset of the source that belongs to a date.
    """

    text: str
    at: list[int]
    view: str
    marks: dict[int, str]
    holes: dict[int, str]
    dated: bytearray


def flow(chronicle: Chronicle, breaks: str) -> Flow:
    """What of a chronicle is compared: its paragraphs without notes, then its notes."""
    view = chronicle.view or chronicle.source.text
    chars, at = [breaks], [-1]
    marks: dict[int, str] = defaultdict(str)
    holes: dict[int, str] = defaultdict(str)
    for stretch in _stretches(chronicle):
        for n, (start, end) in enumerate(stretch):
            if n and at[-1] >= 0:
                holes[len(at) - 1] += view[stretch[n - 1][1] : start].replace(SKIP, "")
            for offset in range(start, end):
                char = view[offset]
                if is_text(char):
                    chars.append(char)
                    at.append(offset)
                elif char != SKIP and at[-1] >= 0:
                    marks[len(at) - 1] += char
        if chars[-1] != breaks:
            chars.append(breaks)
            at.append(-1)
    return Flow(fold("".join(chars)), at, view, dict(marks), dict(holes), _dated(chronicle, len(view)))


def _dated(chronicle: Chronicle, length: int) -> bytearray:
    dated = bytearray(length)
    for block in chronicle.blocks:
        for paragraph in paragraphs_of(block):
            for date in paragraph.dates:
                dated[date.start : date.end] = b"\x01" * (date.end - date.start)
    return dated


@cache
def is_text(char: str) -> bool:
    """Whether a character is one of the text, and no punctuation."""
    return char != SKIP and not unicodedata.category(char).startswith(_NOT_TEXT)


def _stretches(chronicle: Chronicle) -> Iterator[list[tuple[int, int]]]:
    paragraphs = [paragraph for block in chronicle.blocks for paragraph in paragraphs_of(block)]
    for paragraph in paragraphs:
        yield _without(paragraph.start, paragraph.end, ((note.start, note.end) for note in paragraph.notes))
    for paragraph in paragraphs:
        yield from _notes(paragraph.notes)


def _notes(notes: Iterable[Note]) -> Iterator[list[tuple[int, int]]]:
    waiting = list(notes)
    while waiting:
        note = waiting.pop(0)
        inside = [(cited.start, cited.end) for cited in note.citations]
        inside += [(child.start, child.end) for child in note.children]
        yield _without(note.start, note.end, sorted(inside))
        waiting[:0] = note.children


def _without(start: int, end: int, holes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a span that lie outside the holes, which are in order."""
    parts: list[tuple[int, int]] = []
    for first, last in holes:
        if first > start:
            parts.append((start, first))
        start = max(start, last)
    if end > start:
        parts.append((start, end))
    return parts
