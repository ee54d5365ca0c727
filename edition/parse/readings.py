"""Readings and their lemma: which words of the running text a reported reading stands against.

A note after the words it varies rarely says where those words begin. Their extent is weighed from what the genre
does: readings are about as long as their lemma, share its first or last character, and begin where a name or a
clause begins. Whatever is guessed in this way carries a certainty.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from edition.fold import fold
from edition.grammar.notes import SKIP
from edition.grammar.people import BEFORE_NAME, PEOPLES_AND_REGIONS, SURNAMES
from edition.model import Apparatus, Cert, Doubt, Note, NoteKind, Paragraph, Reading, ReportedReading, Span

# Stands for a note in the running text, so that no lemma reaches over one.
NOTE: Final = "\x01"
_CLAUSE_END: Final = re.compile(rf"[，。；：？！「」『』《》“”‘’〝〞﹁﹂﹃﹄\"',.;:?!\s{NOTE}]")
_COMPOSED: Final = re.compile(r"[<〈][^<>〈〉]{1,4}[>〉]")
_LIST_MARK: Final = "、"
_MIN_SEARCH_SCORE: Final = 2.5
# Names are compared in folded form.
_PEOPLES_AND_REGIONS: Final = frozenset(map(fold, PEOPLES_AND_REGIONS))
_HIGH: Final = 3.0
# How far back the words are sought that a remark speaks of; entries are rarely longer.
_REACH: Final = 4000


@dataclass(frozen=True, slots=True)
class _Guess:
    span: Span
    score: float


def running_text(view: str, start: int, end: int, notes: Iterable[Note]) -> str:
    """The text between `start` and `end` with every note blotted out; same length."""
    parts: list[str] = []
    at = start
    for note in notes:
        parts += (view[at : note.start], NOTE * (note.end - note.start))
        at = note.end
    return "".join((*parts, view[at:end]))


def read_apparatus(
    view: str, paragraphs: Sequence[Paragraph]
) -> tuple[dict[int, tuple[Apparatus, ...]], tuple[Doubt, ...]]:
    """The readings that the notes of one entry (or paragraph) report, each with its lemma.

    Returns the apparatus by paragraph start, and the readings whose lemma was not found.
    """
    notes = [note for paragraph in paragraphs for note in paragraph.notes]
    if not any(note.readings for note in notes):
        return {}, ()
    start, end = paragraphs[0].start, paragraphs[-1].end
    running = fold(running_text(view, start, end, notes))
    found: dict[tuple[int, int], list[tuple[Reading, Cert | None]]] = defaultdict(list)
    doubts: list[Doubt] = []
    for note in notes:
        for group in _groups(note):
            place = _lemma(view, running, start, note, group)
            if place is None:
                words = view[group[0].start : group[0].end].replace(SKIP, "")
                doubts.append(
                    Doubt("reading", group[0].start, f"no words found in the text for the reading {words}")
                )
                continue
            span, cert = place
            if cert is Cert.LOW:
                words = view[span.start : span.end].replace(SKIP, "")
                message = f"which words the remark speaks of is a guess: {words}"
                doubts.append(Doubt("reading", span.start, message, cert))
            for reading in group:
                found[span.start, span.end].append((_reading(view, note, reading), cert))
    return _by_paragraph(_uncrossed(found), paragraphs), tuple(doubts)


def _groups(note: Note) -> list[list[ReportedReading]]:
    """Readings that stand against the same words: those of a note after its words go together."""
    if note.kind is NoteKind.VARIANT and all(reading.lemma is None for reading in note.readings):
        return [list(note.readings)] if note.readings else []
    by_place: dict[tuple[int, int], list[ReportedReading]] = defaultdict(list)
    for reading in note.readings:
        by_place[reading.start, reading.end].append(reading)
    return list(by_place.values())


def _reading(view: str, note: Note, reported: ReportedReading) -> Reading:
    text = view[reported.start : reported.end].replace(SKIP, "")
    if reported.citation is None:
        return Reading("", text, note.start, -1, reported.start)
    return Reading(reported.citation.work, text, note.start, reported.citation.start, reported.start)


def _lemma(
    view: str, running: str, base: int, note: Note, group: Sequence[ReportedReading]
) -> tuple[Span, Cert | None] | None:
    named = group[0].lemma
    before = note.start - base
    if named is not None:
        return _find_named(view[named.start : named.end].replace(SKIP, ""), running, base, before)
    readings = [fold(view[r.start : r.end].replace(SKIP, "")) for r in group]
    if note.kind is NoteKind.VARIANT:
        guess = _extent(running, before, readings)
        cert = Cert.HIGH if guess is not None and guess.score >= _HIGH else Cert.MEDIUM
    else:
        guess = _search(running, before, readings)
        cert = Cert.MEDIUM if guess is not None and guess.score >= 2 * _HIGH else Cert.LOW
    return None if guess is None else (Span(base + guess.span.start, base + guess.span.end), cert)


def _find_named(words: str, running: str, base: int, before: int) -> tuple[Span, Cert | None] | None:
    """The last place before the note where the words stand, else the first one behind it."""
    key = fold(words)
    at = running.rfind(key, 0, before)
    at = running.find(key) if at < 0 else at
    return None if at < 0 or not key else (Span(base + at, base + at + len(key)), None)


def _extent(running: str, end: int, readings: Sequence[str]) -> _Guess | None:
    """The words that end at `end` and answer best to the readings."""
    reach = 2 * max(map(len, readings)) + 4
    starts = _starts(running, end, reach, listed=any(_LIST_MARK in reading for reading in readings))
    best: _Guess | None = None
    for units, start in enumerate(starts, 1):
        score = sum(_likeness(running, start, end, units, reading) for reading in readings)
        if best is None or score > best.score:
            best = _Guess(Span(start, end), score)
    return best


def _starts(running: str, end: int, reach: int, *, listed: bool) -> list[int]:
    """Offsets where a lemma that ends at `end` may begin, shortest first; a composed character counts once."""
    low = max(0, end - reach)
    for match in _CLAUSE_END.finditer(running, low, end):
        low = match.end()
    if not listed:
        mark = running.rfind(_LIST_MARK, low, end)
        low = low if mark < 0 else mark + 1
    composed = {match.end() - 1: match.start() for match in _COMPOSED.finditer(running, low, end)}
    starts = []
    pos = end
    while pos > low:
        pos = composed.get(pos - 1, pos - 1)
        if running[pos] != SKIP:
            starts.append(pos)
    return starts


def _likeness(running: str, start: int, end: int, units: int, reading: str) -> float:
    """How well running[start:end] answers to a reading: shared characters, equal length, a natural beginning."""
    words = running[start:end].replace(SKIP, "")
    shared = _common(words, reading)
    score = shared - 0.5 * abs(units - len(reading))
    score += 2.0 * (words[0] == reading[0]) + 1.5 * (words[-1] == reading[-1])
    score += sum(a == b for a, b in zip(reversed(words[:-1]), reversed(reading[:-1]), strict=False)) * 0.5
    score += 1.0 * _begins_name(running, start)
    if shared and words[0] in SURNAMES and reading[0] in SURNAMES and 2 <= len(words) <= 4:
        score += 1.0
    if len(words) == 1 and len(reading) > 1:
        score -= 2.0
    return score


def _begins_name(running: str, start: int) -> bool:
    """Whether a name or clause may begin here: after a stop, a verb or title, or the name of a people or region."""
    before = running[start - 1] if start else ""
    if not before or before in BEFORE_NAME or before == _LIST_MARK or _CLAUSE_END.match(before):
        return True
    return running[start - 2 : start] in _PEOPLES_AND_REGIONS


def _common(a: str, b: str) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        previous = 0
        for j, y in enumerate(b, 1):
            row[j], previous = (previous + 1 if x == y else max(row[j], row[j - 1])), row[j]
    return row[-1]


def _search(running: str, before: int, readings: Sequence[str]) -> _Guess | None:
    """The words anywhere before the note that answer best to readings told in a remark."""
    best: _Guess | None = None
    keys = {reading[-1] for reading in readings}
    for pos in range(max(0, before - _REACH), before):
        if running[pos] in keys:
            guess = _extent(running, pos + 1, readings)
            if guess is not None and (best is None or guess.score >= best.score):
                best = guess
    return best if best is not None and best.score >= _MIN_SEARCH_SCORE else None


def _uncrossed(found: dict[tuple[int, int], list[tuple[Reading, Cert | None]]]) -> list[Apparatus]:
    """One apparatus entry for the same words; lemmata that cross are widened to one."""
    merged: list[tuple[int, int, list[tuple[Reading, Cert | None]]]] = []
    for (start, end), readings in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if merged and merged[-1][0] < start < merged[-1][1] < end:
            first = merged[-1]
            merged[-1] = (first[0], end, first[2] + readings)
        else:
            merged.append((start, end, readings))
    result = []
    for start, end, readings in merged:
        certs = [cert for _, cert in readings if cert is not None]
        cert = reduce(Cert.at_most, certs) if certs else None
        unique = list({(r.witness, r.text, r.note, r.citation): r for r, _ in readings}.values())
        result.append(Apparatus(start, end, tuple(unique), cert))
    return result


def _by_paragraph(
    apparatus: Sequence[Apparatus], paragraphs: Sequence[Paragraph]
) -> dict[int, tuple[Apparatus, ...]]:
    return {
        p.start: inside
        for p in paragraphs
        if (inside := tuple(a for a in apparatus if p.start <= a.start and a.end <= p.end))
    }


def with_apparatus(paragraph: Paragraph, apparatus: dict[int, tuple[Apparatus, ...]]) -> Paragraph:
    """The paragraph with the readings found for it."""
    own = apparatus.get(paragraph.start)
    return paragraph if own is None else replace(paragraph, apparatus=own)
