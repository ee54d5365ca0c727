"""Wrapped lines: which lines of a file are one paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from edition.grammar.pairs import PAIR
from edition.parse.headings import read_heading

if TYPE_CHECKING:
    from edition.profiles import Conventions
    from edition.source import Source

_WHITE: Final = " \t　"
_STOPS: Final = frozenset("。！？」』”’）〕】》：")
_DAY: Final = re.compile(PAIR)
# Behind these a day belongs to the date that began in the line before.
_DATED: Final = frozenset("年月春夏秋冬朔閏闰日次歲岁在")
# 五 and 月, 甲 and 子: a date that the end of the line divides.
_TORN: Final = re.compile("[元正〇零一二三四五六七八九十廿卅臘腊閏闰][年月日歲岁]|" + PAIR)
_NOTE: Final = re.compile(r"[(（][^()（）]*[)）]?")
# A bracket that has not closed after so many lines never will.
_LONGEST_NOTE: Final = 120
_MONTH: Final = frozenset("月朔閏闰")
# A line shorter than this share of the usual width ends its paragraph.
_SHORT: Final = 0.85


def groups(
    texts: Sequence[str],
    comments: Sequence[bool],
    source: Source,
    conventions: Conventions,
    breaks: Collection[int] = (),
) -> Iterator[list[int]]:
    """The lines (0-based numbers) of each row, in order: one line each, or those of a wrapped paragraph.

    `texts` are the lines as they are read; at the lines of `breaks` a row begins.

    A paragraph ends before an empty line, a heading, the mark of an entry, a line that is indented more than the one
    before, a line that is indented less than the paragraph's body, and behind a line that is short (in punctuated text,
    if it ends with a stop); but never in an open bracket, nor in the middle of a date.
    """
    if conventions.lines != "wrapped":
        yield from ([number] for number in range(len(texts)))
        return
    yield from _Joiner(texts, comments, source, conventions, breaks).groups()


class _Joiner:
    """Joins lines while they go on."""

    def __init__(
        self,
        texts: Sequence[str],
        comments: Sequence[bool],
        source: Source,
        conventions: Conventions,
        breaks: Collection[int],
    ) -> None:
        self.breaks = breaks
        self.texts, self.comments, self.source = texts, comments, source
        self.marks = (*conventions.headings, *conventions.entries)
        self.entries = conventions.entries
        self.brackets = [pair for pair in conventions.notes if len(pair) == 2]
        self.punctuated = conventions.punctuation == "modern"
        self.columns = "kanripo" in conventions.markup
        widths = Counter(self._width(text.strip(_WHITE)) for text in texts if text.strip())
        long = [width for width, count in widths.items() for _ in range(count) if width > 5]
        self.width = sorted(long)[int(len(long) * 0.75)] if long else 0

    def groups(self) -> Iterator[list[int]]:
        """The lines of each row, in order."""
        group: list[int] = []
        written: list[int] = []  # the lines of the group that hold words
        depth = opened = 0
        for number, text in enumerate(self.texts):
            alone = self._is_alone(number)
            goes_on = not alone and number not in self.breaks
            if goes_on and text.strip(_WHITE):
                goes_on = bool(written) and self._goes_on(written, number, depth)
            if not goes_on:
                yield from _rows(group, written)
                group, written, depth = [], [], 0
            if alone:
                yield [number]
                continue
            group.append(number)
            if text.strip(_WHITE):
                written.append(number)
                before, depth = depth, max(depth + self._opened(text), 0)
                opened = len(written) if not before else opened
                if depth and len(written) - opened >= _LONGEST_NOTE:
                    depth = 0
        yield from _rows(group, written)

    def _is_alone(self, number: int) -> bool:
        """Whether a line is a row of its own whatever stands around it: empty, or nothing but a comment."""
        empty = not self.texts[number].strip(_WHITE) and not self._is_markup(number)
        return empty or self.comments[number]

    def _is_markup(self, number: int) -> bool:
        """Whether a line that reads as nothing holds something all the same."""
        line = self.source.lines[number]
        return bool(self.source.text[line.start : line.end].strip())

    def _width(self, text: str) -> int:
        """How many characters wide a line is; two columns of a note are as wide as one of text."""
        notes = sum(len(match[0]) // 2 + 1 for match in _NOTE.finditer(text)) if self.columns else 0
        return len(text) - notes

    def _opened(self, text: str) -> int:
        return sum(text.count(pair[0]) - text.count(pair[1]) for pair in self.brackets)

    def _goes_on(self, written: Sequence[int], number: int, depth: int) -> bool:
        """Whether a line goes on with the paragraph of the lines before it."""
        if depth:
            return True
        before, text = self.texts[written[-1]], self.texts[number]
        if self._is_heading(before) or self._is_heading(text):
            return False
        words = text.lstrip(_WHITE)
        if _TORN.match(before.rstrip(_WHITE)[-1:] + words[:1]):
            return True
        if before.rstrip(_WHITE)[-1:] in _MONTH and _DAY.match(words):
            return True
        if any(words.startswith(mark) for mark in self.entries):
            return False
        step = _indent(text) - _indent(before)
        if step > 0 or (step < 0 and len(written) > 1):
            return False
        bare = before.strip(_WHITE)
        if not self.punctuated and _DAY.match(words) and bare[-1] not in _DATED:
            return False  # a day at the head of a line, where no stop tells it from the words before
        short = self._width(bare) < _SHORT * (self.width - (_indent(before) if len(written) == 1 else 0))
        return not (short and (not self.punctuated or bare[-1] in _STOPS))

    def _is_heading(self, text: str) -> bool:
        return read_heading(text, 0, len(text), self.marks) is not None


def _rows(group: list[int], written: Sequence[int]) -> Iterator[list[int]]:
    """The lines of a group as one row; lines of nothing but markup, with no word before them, are rows of their own."""
    if written:
        yield group
    else:
        yield from ([number] for number in group)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(_WHITE))
