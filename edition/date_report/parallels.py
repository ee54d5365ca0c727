"""Texts of an edition that tell the same under years that differ.

Chronicles share words for many reasons; only passages that date the event at hand are asked about. A biography tells on
without a year for pages: its year counts where it is stated shortly before the passage. A chronicle looks ahead in its
details and weighs other years in its remarks: a year that the paragraph itself names is no contradiction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edition.calendar.phrase import year_label
from edition.calendar.result import year_of
from edition.date_report.item import Item
from edition.date_report.opening import Opening, opening_of
from edition.dating.spoken import moves
from edition.link import Relation
from edition.model import Cert, Entry, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from edition.connect import Connection, Passage
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.model import Block, DateExpression

    Text = tuple[TextInfo, Conversion]

# Fewer characters in common are a title or a name more often than an event.
_LEAST: Final = 12
# A year that is stated farther before a passage of running text may not be meant for it any more.
_NEAR: Final = 80
# Chronicles that disagree about an event are some years apart; farther apart the same words tell of different events
# (a ruler dies and is given his titles).
_APART: Final = 20


def parallels(texts: Sequence[Text]) -> dict[str, list[Item]]:
    """For each text what others tell otherwise; a pair of passages is listed once, where its date can be decided."""
    known = {info.id: (info, conversion) for info, conversion in texts}
    order = {name: number for number, name in enumerate(known)}
    found: dict[str, list[Item]] = {}
    for info, conversion in texts:
        for own in conversion.links:
            if own.there.text not in known or order[own.here.text] > order[own.there.text]:
                continue
            for name, item in _asked((info, conversion), known[own.there.text], own):
                found.setdefault(name, []).append(item)
    return found


@dataclass(frozen=True, slots=True)
class _End:
    """One of two passages: its text, its place, the block and paragraph where it stands, the date that it has."""

    text: Text
    passage: Passage
    block: Block
    paragraph: Paragraph
    opening: Opening
    year: int


def _asked(here: Text, there: Text, own: Connection) -> Iterator[tuple[str, Item]]:
    if own.relation is Relation.EVENT or own.cert is not Cert.HIGH:
        return
    if min(own.here.end - own.here.start, own.there.end - own.there.start) < _LEAST:
        return
    one, two = _end(here, own.here), _end(there, own.there)
    if one is None or two is None or not 0 < abs(one.year - two.year) <= _APART:
        return
    if one.opening.settled or two.opening.settled or two.year in _named(one) or one.year in _named(two):
        return
    asked, other = sorted((one, two), key=lambda end: not isinstance(end.block, Entry))
    yield asked.text[0].id, _item(asked, other)


def _end(text: Text, passage: Passage) -> _End | None:
    """A passage with the year that is stated for it; None if there is none."""
    conversion = text[1]
    blocks = conversion.chronicle.blocks
    block = blocks[max(0, bisect_right(blocks, passage.start, key=lambda block: block.start) - 1)]
    paragraph = next((p for p in paragraphs_of(block) if p.start <= passage.start < p.end), None)
    if paragraph is None:
        return None
    opening = opening_of(conversion, block) if isinstance(block, Entry) else None
    if isinstance(block, Paragraph):
        opening = _stated(conversion, paragraph, passage)
    if opening is None or opening.dating.when is None:
        return None
    return _End(text, passage, block, paragraph, opening, year_of(opening.dating.when))


def _stated(conversion: Conversion, paragraph: Paragraph, passage: Passage) -> Opening | None:
    """The last date of running text that gives a passage its year: in it, or shortly before it."""
    near = [
        date
        for date in paragraph.dates
        if moves(date) and passage.start - _NEAR <= date.start < passage.end and _sure(conversion, date)
    ]
    if not near:
        return None
    last = near[-1]
    words = conversion.chronicle.source.text[last.start : last.end]
    return Opening(last.start, words, conversion.dated.dates[last.start], own=True)


def _sure(conversion: Conversion, date: DateExpression) -> bool:
    """Whether a date names a year or a month of it for sure: 淳化初 may be any year of the first ones."""
    dating = conversion.dated.dates[date.start]
    return dating.when is not None and dating.cert is Cert.HIGH


def _named(end: _End) -> set[int]:
    """The years that the paragraph of an entry, or a passage of running text, names besides its own."""
    dates = end.paragraph.dates
    if not isinstance(end.block, Entry):
        dates = tuple(date for date in dates if end.passage.start <= date.start < end.passage.end)
    known = (end.text[1].dated.dates.get(date.start) for date in dates)
    return {year_of(dating.when) for dating in known if dating is not None and dating.when is not None}


def _item(asked: _End, other: _End) -> Item:
    info, conversion = other.text
    line = conversion.chronicle.source.locate(other.passage.start)[0]
    words = conversion.chronicle.source.text[other.passage.start : other.passage.end]
    short = words.replace("\n", " ")
    short = short if len(short) <= _LEAST else f"{short[:_LEAST]}…"
    meant = other.opening.dating.full or year_label(other.year)
    why = f"{info.full_title}, line {line}, tells “{short}” under {meant} ({other.opening.words})"
    opening = asked.opening
    return Item("parallel", opening.start, opening.words, opening.dating, why, (meant,))
