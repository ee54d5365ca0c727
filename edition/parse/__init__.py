"""Source -> Chronicle, one room for each notion.

emend.py       the editors' emendations as edits
reading_text.py  what all others read: emended, without markup, wrapped lines joined (wrapped.py)
works.py       which work a title names
citations.py   the list of sources, titles in remarks
wording.py     what tells a remark from a gloss
reported.py    readings that a note reports
notes.py       brackets -> notes with kind, citations, reported readings
remarks.py     paragraphs that are remarks as a whole
measure.py     what a text looks like, in numbers
headings.py    lines that are headings
lines.py       lines -> rows: headings, paragraphs, blank lines
entries.py     rows of a 綱目 text -> entries
biography.py   rows of a chapter on rulers -> reigns
quotations.py  marks, lost marks
readings.py    reported readings -> lemma in the running text
dates/         date phrases: where they stand, and who speaks
unpunctuated.py  what tells a date where no stop does
moved.py       what was found in the reading text, moved to its place in the source
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from edition.collector import resting
from edition.editorial import Editorial
from edition.model import (
    Block,
    Chronicle,
    Doubt,
    Heading,
    Note,
    NoteKind,
    Paragraph,
    Quotation,
    paragraphs_of,
    with_paragraphs,
)
from edition.parse import (
    annals,
    biography,
    dates,
    emend,
    entries,
    lines,
    measure,
    quotations,
    reading_text,
    readings,
)
from edition.parse.headings import name_headings, pair_headings
from edition.parse.moved import Mover
from edition.parse.works import index as index_works

if TYPE_CHECKING:
    from edition.profiles import Conventions
    from edition.source import Source
    from edition.works import Work

__all__ = ["parse"]


@resting()
def parse(source: Source, conventions: Conventions, editorial: Editorial, works: Sequence[Work]) -> Chronicle:
    """Read a transcription as a chronicle that follows the given conventions."""
    edits = emend.edits(source, editorial.emendations)
    breaks = [heading.before_line for heading in editorial.headings]
    reading = reading_text.build(source, edits, conventions, breaks).with_characters(editorial.characters)
    view = reading.text
    rows, omitted, doubts = lines.read_rows(
        reading, index_works(works, view), editorial.headings, conventions
    )
    rows = pair_headings(view, rows)
    if _punctuation(view, conventions) == measure.MODERN and conventions.lines == "paragraphs":
        rows, doubtful = name_headings(view, rows)
        doubts += doubtful
    if conventions.division == "gangmu":
        blocks = list(entries.group(view, rows, dates.begins_with_month, dates.date_or_day(view, rows)))
    elif conventions.division == "biography":
        blocks = list(biography.divide(view, rows))
    else:
        blocks = list(rows)
    blocks, quotation_doubts = _quotations(view, blocks, conventions.quotations)
    blocks, reading_doubts = _apparatus(view, blocks)
    lives = conventions.division == "biography"
    blocks = dates.find(view, blocks, _punctuation(view, conventions), lives=lives)
    if conventions.division == "annals":
        blocks = list(annals.divide(view, blocks))
    doubts += [*quotation_doubts, *reading_doubts, *_note_doubts(view, blocks)]
    mover = Mover(reading)
    if reading.starts is not None:
        blocks, doubts = mover.blocks(blocks), mover.doubts(doubts)
    doubts += reading.doubts
    return Chronicle(
        source,
        conventions,
        tuple(blocks),
        tuple(omitted),
        editorial.emendations,
        edits,
        reading.view,
        tuple(sorted(doubts, key=lambda doubt: doubt.start)),
        frozenset(mover.first),
        frozenset(mover.last),
        editorial.characters,
    )


def _punctuation(view: str, conventions: Conventions) -> str:
    """How a text is punctuated: as its conventions say, or less."""
    if conventions.punctuation != measure.MODERN:
        return conventions.punctuation
    return measure.punctuation(view).kind


def _quotations(
    view: str, blocks: Sequence[Block], pairs: tuple[str, ...]
) -> tuple[list[Block], list[Doubt]]:
    """Quotations in the running text, through paragraphs, and in every note by itself."""
    paragraphs = [p for block in blocks if not isinstance(block, Heading) for p in paragraphs_of(block)]
    stretches = [
        quotations.Stretch(p.start, readings.running_text(view, p.start, p.end, p.notes)) for p in paragraphs
    ]
    found, doubts = quotations.match_marks(stretches, pairs)
    if quotations.loses_marks((stretch.text for stretch in stretches), pairs):
        for number, stretch in enumerate(stretches):
            lost, odd = quotations.lost_marks(stretch)
            found.setdefault(number, []).extend(lost)
            doubts += odd
    change: dict[int, Paragraph] = {}
    for number, paragraph in enumerate(paragraphs):
        own = list(found.get(number, ()))
        for note in paragraph.notes:
            inside, odd = _in_note(view, note, pairs)
            own += inside
            doubts += odd
        if own:
            change[paragraph.start] = replace(
                paragraph, quotations=tuple(sorted(own, key=lambda q: (q.start, -q.end)))
            )
    return [with_paragraphs(block, change) for block in blocks], doubts


def _in_note(view: str, note: Note, pairs: tuple[str, ...]) -> tuple[list[Quotation], list[Doubt]]:
    words = note.inside
    text = readings.running_text(view, words.start, words.end, note.children)
    found, doubts = quotations.match_marks([quotations.Stretch(words.start, text)], pairs)
    own = list(found.get(0, ()))
    for child in note.children:
        inside, odd = _in_note(view, child, pairs)
        own += inside
        doubts += odd
    return own, doubts


def _apparatus(view: str, blocks: Sequence[Block]) -> tuple[list[Block], list[Doubt]]:
    """Readings with their lemma, sought within the entry or the paragraph that reports them."""
    change: dict[int, Paragraph] = {}
    doubts: list[Doubt] = []
    for block in blocks:
        own = paragraphs_of(block)
        if isinstance(block, Heading) or not own:
            continue
        found, missing = readings.read_apparatus(view, own)
        doubts += missing
        for paragraph in own:
            if paragraph.start in found:
                change[paragraph.start] = replace(paragraph, apparatus=found[paragraph.start])
    return [with_paragraphs(block, change) for block in blocks], doubts


def _note_doubts(view: str, blocks: Sequence[Block]) -> list[Doubt]:
    """Works that the list of works does not have, and glosses that speak of works."""
    doubts: list[Doubt] = []
    for block in blocks:
        for paragraph in paragraphs_of(block):
            waiting = list(paragraph.notes)
            while waiting:
                note = waiting.pop()
                waiting += note.children
                doubts += [
                    Doubt(
                        "work",
                        c.start,
                        f"《{c.title or view[c.start : c.end].strip('《》')}》 is not in the list of works",
                    )
                    for c in note.citations
                    if not c.listed
                ]
                if note.kind is NoteKind.GLOSS and note.citations:
                    doubts.append(
                        Doubt("note", note.start, "a note that cites a work but was not understood")
                    )
    return doubts
