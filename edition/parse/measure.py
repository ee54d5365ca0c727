"""What a text looks like, in numbers: what the recognition of conventions rests on. Pure functions of the text.

punctuation()   how dense its stops are, and whether they are of one kind
indentation()   how far its paragraphs are indented
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from edition.grammar.headings import SPACE

MODERN: Final = "modern"
PAUSES: Final = "pauses"
NONE: Final = "none"

_FULL: Final = "。．｡."
_COMMAS: Final = "，,"
_PAUSES: Final = "、"
_OTHER: Final = "；：！？;:!?"
_STOP: Final = re.compile(f"[{_FULL}{_COMMAS}{_PAUSES}{_OTHER}]")
# One stop in so many characters: modern editions have one in six, a few stray ones are no punctuation.
_SPARSE: Final = 60
# The share of one mark among all stops beyond which it marks every pause, whatever it means elsewhere.
_ALONE: Final = 0.97
_LONG: Final = 40


@dataclass(frozen=True, slots=True)
class Punctuation:
    """The stops of a text: characters that are none and no white space, full stops, commas, pauses (、), others."""

    characters: int
    full: int
    commas: int
    pauses: int
    others: int

    @property
    def stops(self) -> int:
        """All stops."""
        return self.full + self.commas + self.pauses + self.others

    @property
    def density(self) -> float:
        """Stops per character."""
        return self.stops / self.characters if self.characters else 0.0

    @property
    def kind(self) -> str:
        """`modern`, `pauses` (one mark at every pause: 句讀) or `none`."""
        if self.stops * _SPARSE < self.characters:
            return NONE
        if max(self.full, self.commas, self.pauses) >= _ALONE * self.stops:
            return PAUSES
        return MODERN


@lru_cache(maxsize=4)
def punctuation(text: str) -> Punctuation:
    """The stops of a text, counted."""

    def of(marks: str) -> int:
        return sum(text.count(mark) for mark in marks)

    full, commas, pauses, others = of(_FULL), of(_COMMAS), of(_PAUSES), of(_OTHER)
    white = of("\n\r\u3000 \t")
    return Punctuation(len(text) - white - full - commas - pauses - others, full, commas, pauses, others)


def is_unstopped(text: str, start: int, end: int) -> bool:
    """Whether a stretch of some length has no stop in it: it is unpunctuated, whatever the rest of the text is."""
    return end - start >= _LONG and _STOP.search(text, start, end) is None


_LINE: Final = re.compile(rf"^([{SPACE}]*)([^\n\r]*)", re.MULTILINE)


def indentation(text: str) -> Counter[int]:
    """How many lines that are not empty begin with how much white space, an ideographic space counted as two."""
    return Counter(
        sum(2 if char == "\u3000" else 1 for char in match[1])
        for match in _LINE.finditer(text)
        if match[2].strip()
    )
