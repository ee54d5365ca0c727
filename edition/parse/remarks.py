"""Remarks without brackets: paragraphs that begin 按：, 考異曰, 臣光曰, and what such words open within a paragraph.

A remark runs to the end of its paragraph. It is the author's as a bracketed one is: its dates move nothing, and it
belongs to the entry before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from edition.grammar.notes import MARKER, SKIP
from edition.model import NoteKind, Paragraph
from edition.parse.notes import read_remark
from edition.parse.works import WorkIndex

# 按 and 案 are verbs too (按兵, 案驗): the marker's pattern tells them apart.
_VERBS: Final = "按案"
_AFTER_STOP: Final = rf"(?<=[。！？」』”’）〕】{SKIP}])"


def with_remark(view: str, paragraph: Paragraph, index: WorkIndex, words: Sequence[str]) -> Paragraph:
    """The paragraph with its remark as a note, if a word opens it or, before a colon, a sentence in it."""
    if not words:
        return paragraph
    low = max((mark.end for mark in paragraph.marks), default=paragraph.start)
    opening, inside = _patterns(tuple(words))
    match = opening.match(view, low, paragraph.end)
    start = match.start("word") if match is not None else _inside(view, paragraph, inside)
    if start is None:
        return paragraph
    end = start + len(view[start : paragraph.end].rstrip())
    own = tuple(note for note in paragraph.notes if note.start >= start)
    before = tuple(note for note in paragraph.notes if note.start < start)
    return replace(paragraph, notes=(*before, read_remark(view, start, end, own, index)))


def is_remark(view: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but remarks, in brackets or without, and so no entry of its own."""
    if not paragraph.notes or any(note.kind is not NoteKind.REMARK for note in paragraph.notes):
        return False
    at = paragraph.start
    for note in paragraph.notes:
        if view[at : note.start].strip(f"\u3000{SKIP} \t"):
            return False
        at = note.end
    return not view[at : paragraph.end].strip(f"\u3000。{SKIP} \t")


def _inside(view: str, paragraph: Paragraph, inside: re.Pattern[str]) -> int | None:
    """Where a remark begins within a paragraph, outside its notes."""
    notes = paragraph.notes
    for match in inside.finditer(view, paragraph.start, paragraph.end):
        at = match.start("word")
        number = bisect_right(notes, at, key=lambda note: note.start) - 1
        if number < 0 or notes[number].end <= at:
            return at
    return None


@cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens a paragraph that is a remark, and what opens one within a paragraph: there only before a colon."""
    ordered = sorted(words, key=len, reverse=True)
    opening = "|".join(map(_opening, ordered))
    plain = "|".join(map(re.escape, ordered))
    return (
        re.compile(rf"[\s　{SKIP}]*(?P<word>{opening})"),
        re.compile(rf"{_AFTER_STOP}\s*(?P<word>(?:{plain})(?:曰：|：|(?<=曰)：))"),
    )


def _opening(word: str) -> str:
    if word[-1] in _VERBS:
        return rf"{re.escape(word[:-1])}{MARKER.pattern}" if len(word) > 1 else MARKER.pattern
    return re.escape(word) + ("" if word[-1] == "曰" else "[曰：:，]")
