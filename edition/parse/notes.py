"""Bracketed notes: where they begin and end, what kind they are, what they cite and which readings they report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from edition.grammar import notes as g
from edition.model import Citation, Doubt, Note, NoteKind, ReportedReading, Span
from edition.parse import wording
from edition.parse.citations import Reader
from edition.parse.reported import reported
from edition.parse.works import WorkIndex

_BLANK: Final = re.compile(rf"[\s{g.SKIP}]*")
_SENTENCE_END: Final = ("", *"。！？」』”’…\n")
_PARENTHESES: Final = "(（"
# 〔一作某〕, 〔音某〕: a note however short.
_NOTE_LIKE: Final = re.compile("[按案《音]|.?作|即|名|見")
# 一本無「三」字, 今本脫「之」字: readings that lack words.
_TELLS_OF_WORDS: Final = re.compile(
    r"(?:[一別别他某諸诸今古舊旧俗坊原監监殿閣阁浙刻鈔钞寫写宋元明]本|他書|《[^《》]+》(?:[^，。]{0,4}[本紀传傳志])?|一)"
    r"(?:或|亦|皆|並|并|俱|均|又)?(?:無|无|脫|脱|闕|阙|缺|衍|有|多|少|奪)(?:此)?「?[^，。；：「」《》]{0,8}」?[一二三四五六七八九十數数]*(?:字|句|語|条|條)?[。]?"
)
# 二月（《長編》作三月）: what stands before the note is a date.
_DATED: Final = re.compile("[年月日歲朔晦望]$|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]$|[春夏秋冬]$")
_SETTLED: Final = re.compile(
    r"[，,]今[並并皆俱]?(?:改正?|[據据依從从][^，。《》]{0,3}改?|仍之|改[從从作][^，。]{1,6})(?=[。]|$)"
)
_AGREES: Final = re.compile(rf"(?<={g.SKIP})(?:亦|並|皆|俱)?同(?=[，。；]|$)")
# Notes in notes deeper than this are no writing; XML readers refuse documents that are nested by the hundred.
_MAX_NESTING: Final = 24


@dataclass
class _Open:
    """A bracket still open, and the notes found inside it."""

    start: int
    closing: str
    children: list[Note]


def read_notes(
    text: str, start: int, end: int, index: WorkIndex, pairs: Sequence[str] = (g.ROUND,)
) -> tuple[tuple[Note, ...], tuple[Doubt, ...]]:
    """The notes between `start` and `end` (one paragraph), nested ones inside their own, and unclosed brackets.

    `text` is the emended text of the whole source: same length, deleted characters as SKIP. `pairs` are the
    brackets that hold notes; where they hold a number or, unless they are （）, no more than a word that the
    transcription supplies, they make no note.
    """
    brackets = _Brackets(text, index)
    opening = {pair[0]: pair[-1] for pair in pairs}
    for match in _bracket(tuple(pairs)).finditer(text, start, end):
        if match[0] in opening:
            brackets.open(match.start(), opening[match[0]])
        else:
            brackets.close(match.start(), match[0])
    return brackets.finish()


@cache
def _bracket(pairs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(pairs))}]") if pairs else re.compile("(?!)")


class _Brackets:
    """The brackets of one paragraph while they are read."""

    def __init__(self, text: str, index: WorkIndex) -> None:
        self.text, self.index = text, index
        self.outermost: list[Note] = []
        self.stack: list[_Open] = []
        self.waiting: Counter[str] = Counter()
        self.doubts: list[Doubt] = []

    def open(self, at: int, closing: str) -> None:
        """An opening bracket."""
        self.stack.append(_Open(at, closing, []))
        self.waiting[closing] += 1

    def close(self, at: int, closing: str) -> None:
        """A closing bracket: it closes the last one of its kind; those opened since are never closed."""
        if not self.waiting[closing]:
            self.doubts.append(Doubt("note", at, f"a closing bracket {closing} without an opening one"))
            return
        while self.stack[-1].closing != closing:
            self._unclosed()
        opened = self._pop()
        if len(self.stack) >= _MAX_NESTING:
            message = f"a bracket inside {len(self.stack)} others is not read as a note"
            self.doubts.append(Doubt("note", opened.start, message))
        elif _holds_note(self.text, opened.start, at):
            note = _note(self.text, opened.start, at + 1, tuple(opened.children), self.index)
            self._parent().append(note)
        else:
            self._parent().extend(opened.children)

    def finish(self) -> tuple[tuple[Note, ...], tuple[Doubt, ...]]:
        """All notes in the order of the text, and what could not be read."""
        while self.stack:
            self._unclosed()
        self.outermost.sort(key=lambda note: note.start)
        return tuple(self.outermost), tuple(sorted(self.doubts, key=lambda doubt: doubt.start))

    def _unclosed(self) -> None:
        opened = self._pop()
        bracket = self.text[opened.start]
        message = f"an opening bracket {bracket} that is never closed in its paragraph"
        self.doubts.append(Doubt("note", opened.start, message))
        self._parent().extend(opened.children)

    def _pop(self) -> _Open:
        opened = self.stack.pop()
        self.waiting[opened.closing] -= 1
        return opened

    def _parent(self) -> list[Note]:
        return self.stack[-1].children if self.stack else self.outermost


def _holds_note(text: str, start: int, end: int) -> bool:
    """Whether the brackets at `start` and `end` hold a note: parentheses always do, unless they are half-width and
    hold a number; others do not where they refer to a note elsewhere or supply a word.
    """
    if text[start] == g.ROUND[0]:
        return True
    words = text[start + 1 : end].strip().replace(g.SKIP, "")
    if g.REFERENCE.fullmatch(words):
        return False
    return text[start] in _PARENTHESES or len(words) > g.LONGEST_ADDITION or bool(_NOTE_LIKE.match(words))


def read_remark(text: str, start: int, end: int, notes: tuple[Note, ...], index: WorkIndex) -> Note:
    """A stretch without brackets that is a remark as a whole, the notes in it included."""
    own = _own(text, start, end, notes)
    citations = tuple(Reader(own, start, index).mentions(0, len(own)))
    readings = tuple(reported(own, start, citations, 0))
    return Note(start, end, NoteKind.REMARK, citations, None, readings, notes, bracketed=False)


def _own(text: str, start: int, end: int, children: Sequence[Note]) -> str:
    """The words of a note without those of the notes in it; same length."""
    parts: list[str] = []
    at = start
    for child in children:
        parts += (text[at : child.start], g.SKIP * (child.end - child.start))
        at = child.end
    return "".join((*parts, text[at:end]))


def _note(text: str, start: int, end: int, children: tuple[Note, ...], index: WorkIndex) -> Note:
    own = _own(text, start + 1, end - 1, children)
    reader = Reader(own, start + 1, index)
    begin = wording.label_end(own, _BLANK.match(own).end())  # type: ignore[union-attr]
    listed, stop = reader.source_list(begin)
    if listed:
        closes = text[start - 1 : start] in _SENTENCE_END
        closing = _stop(own, stop, closes=closes)
        if closing is None and closes and any(scope.unit == "juan" for scope in listed[-1].scopes):
            told = g.PLACE_IN_TIME.match(own, stop)
            closing = told.end() if told is not None else None
        if closing is not None:
            return _source(own, start, end, children, reader, listed, closing)
        reader = Reader(own, start + 1, index)
    dated = _DATED.search(text[max(0, start - 2) : start]) is not None
    return _other(own, start, end, children, reader, begin, dated=dated)


def _stop(own: str, pos: int, *, closes: bool) -> int | None:
    """Where the remark after a list of sources begins; None if the list does not close there.

    What follows a colon is what the work says: a remark behind the source where the note closes a sentence.
    """
    pos = _BLANK.match(own, pos).end()  # type: ignore[union-attr]
    if pos == len(own):
        return pos
    match = g.STOP.match(own, pos) or (g.COLON.match(own, pos) if closes else None)
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


def _other(
    own: str, start: int, end: int, children: tuple[Note, ...], reader: Reader, begin: int, *, dated: bool
) -> Note:
    """A note that names no source of the entry; `dated` says that it stands behind a date, which it may vary."""
    base = start + 1
    citations = tuple(reader.mentions(0, len(own)))
    readings = tuple(reported(own, base, citations, 0, dates=dated))
    if _only_readings(own, base, citations, readings, begin):
        return Note(start, end, NoteKind.VARIANT, citations, None, readings, children)
    readings = tuple(reported(own, base, citations, 0))
    kind = wording.remark_or_gloss(own, begin, [(c.start - base, c.end - base) for c in citations])
    return Note(start, end, kind, citations, None, readings, children)


def _only_readings(
    own: str, base: int, citations: tuple[Citation, ...], readings: tuple[ReportedReading, ...], begin: int
) -> bool:
    """True if nothing is left of the note when witnesses, readings, lemmata and connecting words are taken away."""
    if not readings:
        return _TELLS_OF_WORDS.fullmatch(own, begin) is not None
    rest = list(own[:begin].replace(own[:begin], g.SKIP * begin) + own[begin:])
    for citation in citations:
        _erase(rest, citation.start - base, citation.end - base)
    for reading in readings:
        _erase(rest, reading.start - base, reading.end - base)
        if reading.lemma is not None:
            _erase(rest, reading.lemma.start - base, reading.lemma.end - base)
    left = g.UNNAMED.sub("", "".join(rest))
    left = _SETTLED.sub("", _AGREES.sub("", left))
    left = re.sub(rf"[作亦並并俱皆均又則则按案與与及字。；;，,、：:「」『』\s{g.SKIP}]", "", left)
    return not left


def _erase(chars: list[str], start: int, end: int) -> None:
    chars[start:end] = [g.SKIP] * (end - start)
