"""A paragraph as a scan for dates sees it: who speaks where, where sentences begin, how far a phrase may reach."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, TypeVar

from edition.grammar import dates as phrase
from edition.grammar import narrative as g
from edition.grammar.dates import DateParts, read_parts
from edition.model import Citation, Note, Paragraph, Quotation, Voice
from edition.parse.measure import NONE, PAUSES

_Item = TypeVar("_Item", Citation, Note)
# No date phrase is longer, with its commas.
_LONGEST: Final = 48
# No summary of a reign is longer than this: 在位…年 is sought no further back.
_SUMMARY: Final = 120
#: What stands between a date and what it dates: a comma, a mark, a blank.
PAUSE: Final = frozenset("，,、 \u3000")
_EDGE: Final = re.compile("[（）()「」『』《》〈〉【】〔〕“”○§\n\r]")


@cache
def pattern() -> re.Pattern[str]:
    """The pattern of one phrase; it is made from the tables when first asked for."""
    return phrase.DATE_PATTERN


@cache
def first_characters() -> frozenset[str]:
    """The characters with which a date can begin."""
    return frozenset(phrase.DATE_FIRST) | g.FIRST


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph with what is known of it: how it is punctuated, whether it is a headline, a speech as a whole, or
    of the notes of editors (`remark`: 校勘記, up to the next heading).
    """

    view: str
    paragraph: Paragraph
    punctuation: str
    headline: bool = False
    speech: bool = False
    remark: bool = False
    # Whether it has the words of a time since an event (南渡以後) at all.
    may_tell_since: bool = field(init=False)

    def __post_init__(self) -> None:
        since = g.SINCE_WORDS.search(self.view, self.paragraph.start, self.paragraph.end)
        object.__setattr__(self, "may_tell_since", since is not None)

    @property
    def start(self) -> int:
        """Where the paragraph begins."""
        return self.paragraph.start

    @property
    def end(self) -> int:
        """Where the paragraph ends."""
        return self.paragraph.end

    @property
    def unstopped(self) -> bool:
        """Whether no stop is in it."""
        return self.punctuation == NONE

    def phrase_at(self, start: int) -> re.Match[str] | None:
        """The date phrase at a place, within its bracket and quotation."""
        return pattern().match(self.view, start, self.limit(start))

    def before(self, at: int, most: int) -> str:
        """Some characters before a place, within the paragraph."""
        return self.view[max(self.start, at - most) : at]

    def after(self, at: int, most: int) -> str:
        """Some characters from a place on, within the paragraph."""
        return self.view[at : min(at + most, self.end)]

    def opens_sentence(self, at: int) -> bool:
        """Whether a sentence begins at a place."""
        stops = g.PAUSE_STOPS if self.punctuation == PAUSES else g.SENTENCE_STOPS
        if at == self.start or self.view[at - 1] in stops:
            return True
        return any(at == mark.end for mark in self.paragraph.marks)

    def limit(self, start: int) -> int:
        """A date does not reach over a bracket, a quotation mark or the end of its note."""
        end = min(start + _LONGEST, self.end)
        match = _EDGE.search(self.view, start, end)
        return match.start() if match is not None else end

    def voice(self, at: int) -> Voice:
        """Who speaks at a place."""
        if self.remark or _covers(self.paragraph.notes, at):
            return Voice.REMARK
        if self.speech or _covers(self.paragraph.quotations, at):
            return Voice.SPEECH
        return Voice.HEADLINE if self.headline else Voice.NARRATIVE

    def is_cited(self, at: int) -> bool:
        """Whether a place lies in the title of a work: 《咸平二年敕》 dates nothing."""
        note = _around(self.paragraph.notes, at)
        while note is not None:
            if _around(note.citations, at) is not None:
                return True
            note = _around(note.children, at)
        return False

    def is_titled(self, start: int, end: int) -> bool:
        """Whether a phrase begins the title of a work or document in the narrative: 《咸平二年敕》 dates nothing."""
        if self.view[start - 1 : start] != "《" or self.voice(start) is Voice.REMARK:
            return False
        return self.view[end : min(end + _LONGEST, self.end)].find("》") > 0

    def year_at(self, at: int, end: int) -> DateParts | None:
        """The era with its year that stands at a place and reaches `end`, if one does."""
        if self.view[at] not in first_characters():
            return None
        match = pattern().match(self.view, at, self.end)
        if match is None or match.end() < end:
            return None
        parts = read_parts(match)
        # A pair before an era that no table has (庚戌順天元年) may be a day before other words: 庚戌天下大赦九年.
        known = parts.era is not None and not parts.text.startswith(parts.cyclic_year or "\0")
        return parts if known else None

    def is_year(self, at: int, end: int) -> bool:
        """Whether an era with its year stands at a place and reaches `end`."""
        return self.year_at(at, end) is not None

    def sums_up_a_reign(self, start: int) -> bool:
        """在位二十年，改元乾道二年，…: what follows in the sentence are the lengths of eras."""
        low = max(self.start, start - _SUMMARY)
        if self.view.find(g.ON_THE_THRONE, low, start + 1) < 0:
            return False
        sentence = max(low, *(self.view.rfind(stop, low, start) + 1 for stop in "。！？"))
        return g.REIGN_LENGTH.search(self.view, sentence, start + 1) is not None

    def is_weighed(self, at: int) -> bool:
        """Whether a remark weighs what stands at a place within a clause: 東都事略繫於四月."""
        named = g.MONTH_INSIDE.match(self.view, at) or g.PAIR_INSIDE.match(self.view, at - 1)
        return named is not None and self.voice(at) is Voice.REMARK


def first_phrase(view: str, bare: int, end: int) -> tuple[DateParts | None, int]:
    """The phrase at the beginning of a stretch, and where it ends."""
    match = pattern().match(view, bare, end)
    return (read_parts(match), match.end()) if match is not None else (None, bare)


def _around(items: Sequence[_Item], at: int) -> _Item | None:
    """The item, of some in order that do not overlap, that stands around a place."""
    near = bisect_left(items, at, key=lambda item: item.start)
    return items[near - 1] if near and at < items[near - 1].end else None


def _covers(items: Sequence[Note] | Sequence[Quotation], at: int) -> bool:
    """True if one of the items, in order and not crossing, holds the place."""
    if not items:
        return False
    number = bisect_right(items, at, key=lambda item: item.start)
    return any(item.start <= at < item.end for item in items[max(0, number - 4) : number])
