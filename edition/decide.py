"""The editors' decisions: what the program inferred is confirmed, taken away, or replaced.

    date        what a date phrase or a year heading means (value: a date in words, 咸平五年六月), or that it is none
    lemma       which words a reading stands against (value: the words)
    note        what a note does (value: source, remark, variant or gloss)
    citation    which work a title names (value: the work's identifier)
    quotation   that a pair of marks is no quotation

A decision that meets nothing to decide is an error of the row that names what stands nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from edition.editorial import Decision
from edition.errors import DataError
from edition.grammar.dates import DateParts, match_at
from edition.model import (
    Apparatus,
    Block,
    Cert,
    Chronicle,
    Citation,
    DateExpression,
    Entry,
    Heading,
    Note,
    NoteKind,
    Paragraph,
    Quotation,
    Voice,
    paragraphs_of,
    with_paragraphs,
)

_Item = TypeVar("_Item", Apparatus, DateExpression, Note, Citation, Quotation)
# The kind of doubt that a decision settles.
_SETTLES = {"date": "date", "lemma": "reading", "note": "note", "citation": "work", "quotation": "quotation"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A decision with the offset of its words."""

    row: Decision
    start: int
    text: str

    def error(self, message: str, remedy: str) -> DataError:
        return DataError(message, place=self.row.place, remedy=remedy)

    def bad_value(self, message: str, remedy: str) -> DataError:
        return DataError(message, place=self.row.value_place, remedy=remedy)


def decide(chronicle: Chronicle, decisions: Sequence[Decision]) -> Chronicle:
    """The chronicle as the editors have decided it.

    Raises DataError for a decision that meets nothing, or whose value cannot be used.
    """
    if decisions:
        chronicle = replace(chronicle, decisions=tuple(decisions), undecided=chronicle)
    for row in decisions:
        place = _Place(row, chronicle.source.offset(row.line, row.column), chronicle.view)
        chronicle = replace(chronicle, blocks=_blocks(chronicle.blocks, place))
        end = place.start + len(row.words)
        doubts = (
            d
            for d in chronicle.doubts
            if not (d.kind == _SETTLES[row.about] and place.start <= d.start < end)
        )
        chronicle = replace(chronicle, doubts=tuple(doubts))
    return chronicle


def _blocks(blocks: Sequence[Block], place: _Place) -> tuple[Block, ...]:
    for number, block in enumerate(blocks):
        for paragraph in paragraphs_of(block):
            if paragraph.start <= place.start < max(paragraph.end, paragraph.start + 1):
                if isinstance(block, Entry) and place.row.about == "date" and _opens(block, place):
                    return (*blocks[:number], _entry(block, place), *blocks[number + 1 :])
                if isinstance(block, Heading) and block.level == "year" and place.row.about == "date":
                    return (*blocks[:number], _heading(block, place), *blocks[number + 1 :])
                changed = with_paragraphs(block, {paragraph.start: _paragraph(paragraph, place)})
                return (*blocks[:number], changed, *blocks[number + 1 :])
    raise place.error("no paragraph stands here", "check line and column")


def _opens(entry: Entry, place: _Place) -> bool:
    """Whether an entry without a date of its own begins at the place: the decision is about what it inherits."""
    first = entry.paragraphs[0]
    before = place.text[entry.start : place.start]
    marks = sum(mark.end - mark.start for mark in first.marks if mark.end <= place.start)
    bare = len(before.strip()) == marks
    return bare and not any(date.start == place.start for date in first.dates)


def _entry(entry: Entry, place: _Place) -> Entry:
    if place.row.verdict == "reject":
        raise place.error(
            "an entry without a date has none to reject", "accept what it inherits, or replace it"
        )
    nothing = DateExpression(place.start, place.start, DateParts(""), Voice.HEADLINE)
    return replace(entry, decided=_date(nothing, place))


def _heading(heading: Heading, place: _Place) -> Heading:
    """A year heading of the source; what stands beside the date in it is answered for by the decision, too."""
    if place.text[heading.start : place.start].strip():
        raise place.error("no date begins here", "a decision about a heading begins with the heading")
    if place.row.verdict == "reject":
        raise place.error("a year heading cannot be rejected", "replace the year that it names, or accept it")
    date = _date(
        DateExpression(place.start, place.start, heading.date or DateParts(""), Voice.HEADING), place
    )
    if place.row.verdict == "accept":
        return replace(heading, decided=date.decided)
    written = heading.date.text if heading.date is not None else ""
    return replace(
        heading, date=date.parts, parallel=None, western=None, decided=date.decided, written=written
    )


def _paragraph(paragraph: Paragraph, place: _Place) -> Paragraph:
    about = place.row.about
    if about == "date":
        return replace(paragraph, dates=_each(paragraph.dates, place, _date))
    if about == "lemma":
        return replace(paragraph, apparatus=_each(paragraph.apparatus, place, _lemma))
    if about == "quotation":
        return replace(paragraph, quotations=_each(paragraph.quotations, place, _quotation))
    if about == "note":
        return replace(paragraph, notes=_notes(paragraph.notes, place))
    return replace(paragraph, notes=_cited(paragraph.notes, place))


def _each(
    items: tuple[_Item, ...], place: _Place, change: Callable[[_Item, _Place], _Item]
) -> tuple[_Item, ...]:
    """The items with the one that begins at the place decided."""
    number = next((n for n, item in enumerate(items) if item.start == place.start), None)
    if number is None:
        raise _nothing(items, place)
    decided: tuple[_Item, ...] = () if place.row.verdict == "reject" else (change(items[number], place),)
    return items[:number] + decided + items[number + 1 :]


def _nothing(items: Iterable[_Item], place: _Place) -> DataError:
    near = min(items, key=lambda item: abs(item.start - place.start), default=None)
    remedy = f"the row is about a {place.row.about} that the program does not see; remove it"
    if near is not None:
        words = place.text[near.start : near.end]
        column = place.row.column + near.start - place.start
        remedy = f"the nearest {place.row.about} of the paragraph is {words[:24]}, column {column}"
    return place.error(f"no {place.row.about} begins here", remedy)


def _date(item: DateExpression, place: _Place) -> DateExpression:
    reason = place.row.why or "decided by the editors"
    if place.row.verdict == "accept":
        return replace(item, decided=reason)
    parts = match_at(place.row.value)
    if parts is None or len(parts.text) != len(place.row.value):
        raise place.bad_value(f"“{place.row.value}” is no date", "write it like 咸平五年六月")
    return replace(item, parts=parts, decided=reason)


def _lemma(item: Apparatus, place: _Place) -> Apparatus:
    if place.row.verdict == "accept":
        return replace(item, cert=Cert.HIGH, resp="editor")
    words = place.row.value
    at = place.text.rfind(words, 0, item.end + len(words))
    if not words or at < 0 or at + len(words) <= item.start:
        raise place.bad_value(
            f"“{words}” does not stand there", "give words that share a character with the lemma"
        )
    return replace(item, start=at, end=at + len(words), cert=Cert.HIGH, resp="editor")


def _quotation(item: Quotation, place: _Place) -> Quotation:
    if place.row.verdict == "replace":
        raise place.error("a quotation can only be accepted or rejected", "write accept or reject")
    return item if item.cert is None else replace(item, cert=Cert.HIGH)


def _notes(notes: tuple[Note, ...], place: _Place) -> tuple[Note, ...]:
    """A note keeps its place whatever it is: its kind is decided, and it cannot be rejected."""
    if place.row.verdict == "reject":
        raise place.error("a note cannot be rejected: its words are the author's", "replace its kind")
    inside = [note for note in notes if note.start < place.start < note.end]
    if inside:
        note = inside[0]
        renewed = replace(note, children=_notes(note.children, place))
        return tuple(renewed if other is note else other for other in notes)
    return _each(notes, place, _kind)


def _kind(item: Note, place: _Place) -> Note:
    if place.row.verdict == "accept":
        return item
    try:
        kind = NoteKind(place.row.value)
    except ValueError:
        remedy = f"write one of {', '.join(NoteKind)}"
        raise place.bad_value(f"“{place.row.value}” is no kind of note", remedy) from None
    return replace(item, kind=kind, remark=item.remark if kind is NoteKind.SOURCE else None)


def _cited(notes: tuple[Note, ...], place: _Place) -> tuple[Note, ...]:
    for note in notes:
        if note.start < place.start < note.end:
            own = any(citation.start == place.start for citation in note.citations)
            if own or not note.children:
                renewed = replace(note, citations=_each(note.citations, place, _work))
            else:
                renewed = replace(note, children=_cited(note.children, place))
            return tuple(renewed if other is note else other for other in notes)
    raise place.error("no note stands here", "citations stand in notes; check line and column")


def _work(item: Citation, place: _Place) -> Citation:
    return item if place.row.verdict == "accept" else replace(item, work=place.row.value, listed=True)
