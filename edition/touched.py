"""What the conventions of a text found in it, and what share of the text no rule touched.

A paragraph is touched if something in it was recognised: a date, a note, a quotation, a mark, a reading; headings
and headlines (綱) are. Long stretches that nothing touched are where a convention may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from edition.grammar import markup
from edition.model import Entry, Heading, Note, Paragraph, paragraphs_of
from edition.recognise import recognise

if TYPE_CHECKING:
    from edition.model import Chronicle

#: How many untouched paragraphs are shown; the longest, in the order of the text.
SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Found:
    """One convention in a text: its value, how often it was found, and the offset of the first place.

    `otherwise` is what the text looks like instead, empty where it agrees.
    """

    key: str
    value: str
    count: int
    first: int | None
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Untouched:
    """Paragraphs in which nothing was recognised, their characters, and those of all paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    characters: int
    of: int

    @property
    def share(self) -> float:
        """The share of the characters that no rule touched, 0 to 1."""
        return self.characters / self.of if self.of else 0.0

    @property
    def longest(self) -> tuple[Paragraph, ...]:
        """The longest of them, in the order of the text."""
        chosen = sorted(self.paragraphs, key=lambda p: (p.start - p.end, p.start))[:SHOWN]
        return tuple(sorted(chosen, key=lambda p: p.start))


def untouched(chronicle: Chronicle) -> Untouched:
    """What no rule touched."""
    kept: list[Paragraph] = []
    lost = total = 0
    for block in chronicle.blocks:
        for paragraph in paragraphs_of(block):
            size = len(chronicle.source.text[paragraph.start : paragraph.end].strip())
            total += size
            known = isinstance(block, Heading) or (isinstance(block, Entry) and paragraph is block.headline)
            if size and not known and not _touched(paragraph):
                kept.append(paragraph)
                lost += size
    return Untouched(tuple(kept), lost, total)


def _touched(paragraph: Paragraph) -> bool:
    return bool(
        paragraph.notes or paragraph.quotations or paragraph.dates or paragraph.apparatus or paragraph.marks
    )


def conventions(chronicle: Chronicle) -> Iterator[Found]:
    """Each convention of the text, what it found, and what the text looks like where that differs."""
    own = chronicle.conventions
    looks = {finding.key: finding for finding in recognise(chronicle.source).findings}

    def otherwise(key: str, value: object) -> str:
        seen = looks.get(key)
        if seen is None or seen.value == value:
            return ""
        missing = set(seen.value) - set(value) if isinstance(value, tuple) else {str(seen.value)}
        return " ".join(sorted(missing)) and f"{' '.join(sorted(missing))}: {seen.why}"

    text = chronicle.source.text
    entries = [block.start for block in chronicle.blocks if isinstance(block, Entry)]
    yield _found("division", own.division, entries, otherwise("division", own.division))
    lines = [line.start for line in chronicle.source.lines]
    yield _found("lines", own.lines, lines, otherwise("lines", own.lines))
    yield _found("punctuation", own.punctuation, [], otherwise("punctuation", own.punctuation))
    notes = [note.start for note in _notes(chronicle)]
    yield from _by_mark("notes", own.notes, notes, text, otherwise("notes", own.notes))
    headings = [block.start for block in chronicle.blocks if isinstance(block, Heading) and block.paragraph]
    yield _found("headings", " ".join(own.headings), headings, otherwise("headings", own.headings))
    quotations = sorted(
        quotation.start
        for block in chronicle.blocks
        for paragraph in paragraphs_of(block)
        for quotation in paragraph.quotations
    )
    yield from _by_mark(
        "quotations", own.quotations, quotations, text, otherwise("quotations", own.quotations)
    )
    for kind in own.markup:
        seen = [piece.start for piece in markup.pieces(text, (kind,))]
        yield _found("markup", kind, seen)
    if unnamed := otherwise("markup", own.markup):
        yield _found("markup", "", [], unnamed)
    dates = [
        date.start
        for block in chronicle.blocks
        for paragraph in paragraphs_of(block)
        for date in paragraph.dates
    ]
    yield _found("dates", "", dates)


def _by_mark(
    key: str, pairs: tuple[str, ...], starts: list[int], text: str, otherwise: str
) -> Iterator[Found]:
    """What was found, by the pair of marks that holds it; pairs that hold nothing are left out but for the first."""
    rows = {pair: [start for start in starts if text[start] == pair[0]] for pair in pairs}
    used = [pair for pair in pairs if rows[pair]] or list(pairs[:1])
    for number, pair in enumerate(used):
        yield _found(key, pair, rows[pair], otherwise if not number else "")


def _found(key: str, value: str, starts: list[int], otherwise: str = "") -> Found:
    return Found(key, value, len(starts), min(starts, default=None), otherwise)


def _notes(chronicle: Chronicle) -> Iterator[Note]:
    waiting = list(chain.from_iterable(p.notes for block in chronicle.blocks for p in paragraphs_of(block)))
    while waiting:
        note = waiting.pop()
        yield note
        waiting += note.children
