"""What the grammars read: the text emended, without markup, and with the lines of a wrapped paragraph joined.

The rooms of parse know nothing of what was left out. They work on this text, and what they find is moved to its place
in the source at the very end (`moved`). Where nothing was left out, the text is the source's own, and nothing moves.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from edition.grammar import markup
from edition.grammar.notes import SKIP
from edition.grammar.pairs import as_meant
from edition.grammar.structure import COMMENT_LINE
from edition.model import Doubt, Edit, Span
from edition.parse.wrapped import groups

if TYPE_CHECKING:
    from edition.profiles import Conventions
    from edition.source import Source

Change = tuple[int, int, str]
_SHOWN: Final = 40
_WHITE: Final = " \t　"
_COMPATIBILITY: Final = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or the lines of a wrapped paragraph: its span in the reading text, and the number of its first line
    (1-based). `comment` marks a line that is nothing but an XML comment.
    """

    start: int
    end: int
    line: int
    comment: bool = False


@dataclass(frozen=True)
class ReadingText:
    """The text that is read, its rows, and the way back.

    `view` is the same at the length of the source, with `SKIP` for what was left out. `marks` are the spans of markup
    in the source. `starts` and `ends` give the place in the source of each character, `firsts` and `lasts` the place of
    the first and behind the last character of each row with all that was left out there; None where nothing was.
    """

    source: Source
    text: str
    view: str
    rows: tuple[Row, ...]
    marks: tuple[Span, ...] = ()
    starts: array[int] | None = None
    ends: array[int] | None = None
    firsts: dict[int, int] | None = None
    lasts: dict[int, int] | None = None
    doubts: tuple[Doubt, ...] = ()

    def is_markup(self, row: Row) -> bool:
        """Whether a row that reads as nothing is a line of markup."""
        line = self.source.lines[row.line - 1]
        return bool(self.marks) and bool(self.source.text[line.start : line.end].strip())

    def adds(self, at: int) -> bool:
        """Whether a character is supplied, and so none of the source."""
        return self.starts is not None and self.ends is not None and self.starts[at] == self.ends[at]

    def with_characters(self, meant: Mapping[str, str]) -> ReadingText:
        """The same with each private-use character as the one that it stands for, if that is one character."""
        single = {ord(char): new for char, new in meant.items() if len(new) == 1}
        if not single:
            return self
        return replace(self, text=self.text.translate(single), view=self.view.translate(single))

    def start(self, at: int) -> int:
        """Where in the source a character stands."""
        return at if self.starts is None else self.starts[at]

    def end(self, at: int) -> int:
        """Where in the source what ends before `at` ends."""
        if self.ends is None:
            return at
        return self.ends[at - 1] if at else 0

    def edge(self, at: int, *, closing: bool) -> int:
        """Where in the source a paragraph begins or ends: with all that was left out at the ends of its lines."""
        if self.firsts is None or self.lasts is None:
            return at
        own = (self.lasts if closing else self.firsts).get(at)
        if own is not None:
            return own
        # In the middle of a row: what was left out before belongs to what stands before, but a line to what it begins.
        line, _ = self.source.locate(self.start(at))
        begins = self.source.lines[line - 1].start
        if begins <= self.end(at):
            return self.start(at)
        return self.source.lines[line - 2].end if closing else begins


def build(
    source: Source, edits: Sequence[Edit], conventions: Conventions, breaks: Collection[int] = ()
) -> ReadingText:
    """The reading text of a source, emended. At the lines of `breaks` (1-based) something new begins."""
    found = _pieces(source.text, conventions) if conventions.markup else []
    pieces = _beside([own for piece in found for own in _by_lines(source, piece)], edits)
    changes: list[Change] = sorted(
        [*((e.start, e.end, e.new) for e in edits), *((p.start, p.end, p.new) for p in pieces)],
        key=lambda change: change[:2],
    )
    marks = tuple(Span(p.start, p.end) for p in pieces if not p.kept)
    doubts = tuple(
        Doubt("markup", p.start, f"not read as text: {source.text[p.start : p.end].strip()[:_SHOWN]}")
        for p in pieces
        if p.told
    )
    if not changes and conventions.lines != "wrapped":
        rows = tuple(
            Row(line.start, line.end, number, _is_comment(source, number))
            for number, line in enumerate(source.lines, 1)
        )
        plain = plain_forms(source.text)
        return ReadingText(source, plain, plain, rows)
    built = _Builder(source, changes, conventions, breaks).build(marks)
    return replace(built, text=plain_forms(built.text), view=plain_forms(built.view), doubts=doubts)


def plain_forms(text: str) -> str:
    """The text with the common character for every compatibility ideograph (隆 at U+F9DC for 隆), and with each
    miswritten sexagenary pair as the one that is meant; same length.

    Both are one character by the Unicode Standard; files that came by way of Korean and Japanese character sets have
    the other, and 歳 for 歲.
    """
    return as_meant(_COMPATIBILITY.sub(lambda match: _plain(match[0]), text).replace("歳", "歲"))


def _plain(char: str) -> str:
    form = normalize("NFC", char)
    return form if len(form) == 1 else char


def _pieces(text: str, conventions: Conventions) -> list[markup.Piece]:
    """The markup of a text; what opens and closes a note is read as the brackets that hold notes in it."""
    pair = next((pair for pair in conventions.notes if len(pair) == 2), markup.NOTE)
    brackets = dict(zip(markup.NOTE, pair, strict=True))
    return [
        replace(piece, new=brackets.get(piece.new, piece.new))
        for piece in markup.pieces(text, conventions.markup)
    ]


def _is_comment(source: Source, number: int) -> bool:
    line = source.lines[number - 1]
    return (
        "<" in source.text[line.start : line.end]
        and COMMENT_LINE.fullmatch(source.text, line.start, line.end) is not None
    )


def _by_lines(source: Source, piece: markup.Piece) -> Iterator[markup.Piece]:
    """A piece of markup cut at the ends of lines, their indentation left out: each line keeps its own."""
    first, _ = source.locate(piece.start)
    last, _ = source.locate(max(piece.end - 1, piece.start))
    for number in range(first, last + 1):
        line = source.lines[number - 1]
        start, end = max(piece.start, line.start), min(piece.end, line.end)
        if start == line.start:
            start += len(source.text[start:end]) - len(source.text[start:end].lstrip("　"))
        if start < end:
            yield markup.Piece(start, end, piece.new if number == first else "", piece.kept, piece.told)


def _beside(pieces: Sequence[markup.Piece], edits: Sequence[Edit]) -> list[markup.Piece]:
    """The pieces that no emendation touches: what the editors change is theirs."""
    touched = [(edit.start, max(edit.end, edit.start + 1)) for edit in edits]
    starts = [start for start, _ in touched]
    kept: list[markup.Piece] = []
    for piece in pieces:
        near = touched[max(bisect_right(starts, piece.end) - 3, 0) : bisect_right(starts, piece.end)]
        if not any(start < piece.end and piece.start < end for start, end in near):
            kept.append(piece)
    return kept


class _Builder:
    """Puts the reading text together, line by line."""

    def __init__(
        self,
        source: Source,
        changes: Sequence[Change],
        conventions: Conventions,
        breaks: Collection[int],
    ) -> None:
        self.source = source
        self.breaks = frozenset(number - 1 for number in breaks)
        self.changes = changes
        self.conventions = conventions
        self.starts = array("l")
        self.ends = array("l")
        self.parts: list[str] = []
        self.size = 0

    def build(self, marks: tuple[Span, ...]) -> ReadingText:
        source = self.source
        segments = self._segments()
        texts = ["".join(new for _, _, new in own) for own in segments]
        comments = [_is_comment(source, number) for number in range(1, len(source.lines) + 1)]
        rows: list[Row] = []
        firsts: dict[int, int] = {}
        lasts: dict[int, int] = {}
        joined = bytearray(len(source.lines))
        for group in groups(texts, comments, source, self.conventions, self.breaks):
            start = self.size
            for number in group:
                own = segments[number]
                if number != group[0]:
                    joined[number] = 1
                    own = _without_indentation(own)
                for segment in own:
                    self._add(*segment)
            last = source.lines[group[-1]]
            firsts[start], lasts[self.size] = source.lines[group[0]].start, last.end
            rows.append(Row(start, self.size, group[0] + 1, comments[group[0]]))
            if last.ending:
                self._add(last.end, last.end + len(last.ending), "\n")
        self.starts.append(len(source.text))
        text = "".join(self.parts)
        return ReadingText(
            source, text, self._view(joined), tuple(rows), marks, self.starts, self.ends, firsts, lasts
        )

    def _segments(self) -> list[list[Change]]:
        """What each line reads: stretches of the source with the words that stand for them."""
        lines: list[list[Change]] = []
        at, text = 0, self.source.text
        for number, line in enumerate(self.source.lines):
            own: list[Change] = []
            here = line.start
            last = number + 1 == len(self.source.lines)
            while at < len(self.changes) and (self.changes[at][0] <= line.end or last):
                start, end, new = self.changes[at]
                if (
                    start == end == line.start
                ):  # what is supplied at the head of a line stands behind its indentation
                    start = end = line.start + _indentation(text[line.start : line.end])
                if start == line.end and start < end and not last:
                    break  # it changes the line end, which no emendation may, or belongs to the next line
                at += 1
                if start < here:
                    continue
                if here < start:
                    own.append((here, start, text[here:start]))
                own.append((start, end, new))
                here = max(here, end)
            if here < line.end:
                own.append((here, line.end, text[here : line.end]))
            lines.append(own)
        return lines

    def _add(self, start: int, end: int, new: str) -> None:
        """Words that stand for a stretch of the source, each character with its place in it."""
        if len(new) == end - start:
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
        elif new:
            last = len(new) - 1
            self.starts.extend(min(start + n, end) for n in range(len(new)))
            self.ends.extend(end if n == last else min(start + n + 1, end) for n in range(len(new)))
        self.parts.append(new)
        self.size += len(new)

    def _view(self, joined: bytearray) -> str:
        """The emended text at the length of the source: deleted characters are SKIP, added ones left out."""
        text = self.source.text
        parts: list[str] = []
        at = 0
        for start, end, new in self._gaps(joined):
            if start < at or start == end:
                continue
            parts += (text[at:start], new[: end - start].ljust(end - start, SKIP))
            at = end
        return "".join((*parts, text[at:]))

    def _gaps(self, joined: bytearray) -> list[Change]:
        """The changes, and the line ends and indentations inside wrapped paragraphs."""
        if not any(joined):
            return list(self.changes)
        ends: list[Change] = []
        for number, inside in enumerate(joined):
            if inside:
                line = self.source.lines[number]
                words = self.source.text[line.start : line.end]
                bare = line.start + len(words) - len(words.lstrip(_WHITE))
                ends.append((self.source.lines[number - 1].end, bare, ""))
        return sorted([*self.changes, *ends], key=lambda change: change[:2])


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip("　"))


def _without_indentation(segments: Sequence[Change]) -> list[Change]:
    """The line without the white space at its head."""
    for number, (start, end, new) in enumerate(segments):
        bare = new.lstrip(_WHITE)
        if bare:
            lead = len(new) - len(bare) if len(new) == end - start else 0
            return [(start + lead, end, new[lead:]), *segments[number + 1 :]]
    return []
