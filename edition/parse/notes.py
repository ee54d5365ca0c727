"""Bracketed notes: where they begin and end, what kind they are, what they cite and which readings they report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from edition.grammar import notes as g
from edition.model import Citation, Doubt, Note, NoteKind, ReportedReading, Span
from edition.parse.citations import Reader
from edition.parse.works import WorkIndex

_BLANK: Final = re.compile(rf"[\s{g.SKIP}]*")
# Notes in notes deeper than this are no writing; XML readers refuse documents that are nested by the hundred.
_MAX_NESTING: Final = 24


@dataclass
class _Open:
    """A bracket still open, and the notes found inside it."""

    start: int
    children: list[Note]


def read_notes(
    text: str, start: int, end: int, index: WorkIndex
) -> tuple[tuple[Note, ...], tuple[Doubt, ...]]:
    """The notes between `start` and `end` (one paragraph), nested ones inside their own, and unclosed brackets.

    `text` is the emended text of the whole source: same length, deleted characters as SKIP.
    """
    outermost: list[Note] = []
    stack: list[_Open] = []
    doubts: list[Doubt] = []
    for match in g.BRACKET.finditer(text, start, end):
        at = match.start()
        if match[0] == g.OPEN:
            stack.append(_Open(at, []))
        elif not stack:
            doubts.append(Doubt("note", at, "a closing bracket ） without an opening one"))
        else:
            opened = stack.pop()
            if len(stack) >= _MAX_NESTING:
                doubts.append(
                    Doubt("note", opened.start, f"a bracket inside {len(stack)} others is not read as a note")
                )
                continue
            note = _note(text, opened.start, at + 1, tuple(opened.children), index)
            (stack[-1].children if stack else outermost).append(note)
    for opened in stack:
        doubts.append(
            Doubt("note", opened.start, "an opening bracket （ that is never closed in its paragraph")
        )
        outermost.extend(opened.children)
    outermost.sort(key=lambda note: note.start)
    return tuple(outermost), tuple(doubts)


def _note(text: str, start: int, end: int, children: tuple[Note, ...], index: WorkIndex) -> Note:
    own = text[start + 1 : end - 1]
    for child in children:
        a, b = child.start - start - 1, child.end - start - 1
        own = own[:a] + g.SKIP * (b - a) + own[b:]
    reader = Reader(own, start + 1, index)
    begin = _BLANK.match(own).end()  # type: ignore[union-attr]
    listed, stop = reader.source_list(begin)
    if listed:
        closing = _stop(own, stop)
        if closing is not None:
            return _source(own, start, end, children, reader, listed, closing)
        listed, reader = (), Reader(own, start + 1, index)
    return _other(own, start, end, children, reader)


def _stop(own: str, pos: int) -> int | None:
    """Where the remark after a list of sources begins; None if the list does not close there."""
    pos = _BLANK.match(own, pos).end()  # type: ignore[union-attr]
    if pos == len(own):
        return pos
    match = g.STOP.match(own, pos)
    return None if match is None else _BLANK.match(own, match.end()).end()  # type: ignore[union-attr]


def _source(
    own: str,
    start: int,
    end: int,
    children: tuple[Note, ...],
    reader: Reader,
    listed: tuple[Citation, ...],
    rest: int,
) -> Note:
    """A note that names the sources of the entry; what follows the list and its stop is a remark."""
    if rest == len(own):
        return Note(start, end, NoteKind.SOURCE, listed, None, (), children)
    citations = (*listed, *reader.mentions(rest, len(own)))
    readings = tuple(reported(own, start + 1, citations, rest))
    return Note(start, end, NoteKind.SOURCE, citations, Span(start + 1 + rest, end - 1), readings, children)


def _other(own: str, start: int, end: int, children: tuple[Note, ...], reader: Reader) -> Note:
    citations = tuple(reader.mentions(0, len(own)))
    readings = tuple(reported(own, start + 1, citations, 0))
    if _only_readings(own, start + 1, citations, readings):
        kind = NoteKind.VARIANT
    elif g.MARKER.match(own, _BLANK.match(own).end()):  # type: ignore[union-attr]
        kind = NoteKind.REMARK
    else:
        kind = NoteKind.GLOSS
    return Note(start, end, kind, citations, None, readings, children)


def _only_readings(
    own: str, base: int, citations: tuple[Citation, ...], readings: tuple[ReportedReading, ...]
) -> bool:
    """True if nothing is left of the note when witnesses, readings, lemmata and connecting words are taken away."""
    if not readings:
        return bool(g.WITHOUT_WITNESS.match(own)) and len(own) <= 24 and not g.DATE_READING.match(own[2:])
    rest = list(own)
    for citation in citations:
        _erase(rest, citation.start - base, citation.end - base)
    for reading in readings:
        _erase(rest, reading.start - base, reading.end - base)
        if reading.lemma is not None:
            _erase(rest, reading.lemma.start - base, reading.lemma.end - base)
    left = re.sub(rf"[作亦並并俱皆均又則则按案與与及。；;，,、：:\s{g.SKIP}]", "", "".join(rest))
    return not left


def _erase(chars: list[str], start: int, end: int) -> None:
    chars[start:end] = [g.SKIP] * (end - start)


def reported(own: str, base: int, citations: tuple[Citation, ...], begin: int) -> Iterator[ReportedReading]:
    """The readings that a note reports: 《長編》作年十七; 岌伽羅膩，《宋史·郭守文傳》作岌羅膩; 《長編》嵬通作威布.

    `begin` is where remarks begin in `own`; citations before it are sources, not witnesses.
    """
    own_citations = [c for c in citations if c.start - base >= begin]
    for number, citation in enumerate(own_citations):
        pos = citation.end - base
        following = own_citations[number + 1].start - base if number + 1 < len(own_citations) else len(own)
        found = list(_readings_of(own, base, pos, following, citation))
        contrasted = g.CONTRASTED.match(own, pos) if not found else None
        if contrasted is not None:
            start, end = contrasted.span("reading")
            yield ReportedReading(citation, base + start, base + end)
        for reading in found:
            yield reading
            # 與《尹憲傳》、《夏國傳》、《長編》作…: the witnesses listed before the last one read the same.
            if reading is found[0]:
                yield from _joint(own, base, own_citations[:number], citation, reading)


def _readings_of(own: str, base: int, pos: int, limit: int, citation: Citation) -> Iterator[ReportedReading]:
    while True:
        named = g.NAMED_LEMMA_AFTER.match(own, pos, limit)
        at = named.end() if named else pos
        match = g.READING.match(own, at, limit)
        if match is None or g.DATE_READING.match(match["reading"]):
            return
        lemma = (
            Span(base + named.start("lemma"), base + named.end("lemma"))
            if named
            else _lemma_before(own, base, citation)
        )
        yield ReportedReading(citation, base + match.start("reading"), base + match.end("reading"), lemma)
        following = g.NEXT_LEMMA.match(own, match.end(), limit)
        if following is None:
            return
        pos = following.start("lemma")


def _lemma_before(own: str, base: int, citation: Citation) -> Span | None:
    """按岌伽羅膩，《…》作岌羅膩: the remark names the words it speaks of before the witness."""
    end = citation.start - base
    match = g.NAMED_LEMMA_BEFORE.search(own, max(0, end - g.LONGEST_LEMMA), end)
    return None if match is None else Span(base + match.start("lemma"), base + match.end("lemma"))


def _joint(
    own: str, base: int, before: list[Citation], last: Citation, reading: ReportedReading
) -> Iterator[ReportedReading]:
    end = last.start - base
    for citation in reversed(before):
        if own[citation.end - base : end].strip("、與与及和" + g.SKIP):
            return
        yield ReportedReading(citation, reading.start, reading.end, reading.lemma)
        end = citation.start - base
