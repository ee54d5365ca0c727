"""Paragraphs that open with a day by its number alone: 十六日，…, as diaries count the days of a month."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from edition.grammar import narrative as g
from edition.grammar import numerals
from edition.grammar import unpunctuated as words
from edition.grammar.notes import NUMERAL
from edition.grammar.structure import NOTHING
from edition.model import Block, Heading, Paragraph, paragraphs_of
from edition.parse.dates.stretch import first_phrase

_NUMBER: Final = re.compile(rf"{NOTHING.pattern}初?[{NUMERAL}]{{1,3}}日")
_LAST: Final = 30
# A diary leaves out no more days between two that it tells, or the text is none.
_NEXT: Final = 12
_FEWEST: Final = 3


def openings(view: str, blocks: Sequence[Block]) -> Set[int]:
    """Where paragraphs open with a day by its number (一日, …): each behind another one, or behind a numbered day of a
    month, a few days later; else 三日 is a length. Fewer than three such paragraphs are none.
    """
    own = (
        paragraph for block in blocks if not isinstance(block, Heading) for paragraph in paragraphs_of(block)
    )
    if sum(_begins_so(view, paragraph) for paragraph in own) < _FEWEST:
        return frozenset()
    found: set[int] = set()
    # The numbered day told last, and where it may be a length still.
    last: int | None = None
    waiting: int | None = None
    for block in blocks:
        if isinstance(block, Heading):
            last = waiting = None
            continue
        for paragraph in paragraphs_of(block):
            at, day, alone = _opening(view, paragraph)
            if day is None:
                continue
            follows = last is not None and last < day <= last + _NEXT
            if alone and follows:
                found.update(at for at in (waiting, at) if at is not None)
            waiting = at if alone and not follows else None
            last = day
    return found if len(found) >= _FEWEST else frozenset()


def _begins_so(view: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with the number of a day: what is asked of every paragraph, before all else."""
    return _NUMBER.match(view, paragraph.start, paragraph.end) is not None


def _opening(view: str, paragraph: Paragraph) -> tuple[int, int | None, bool]:
    """Where the words of a paragraph begin, the number of the day with which it opens, and whether that is all."""
    bare = NOTHING.match(view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
    match = g.NUMBERED_DAY.match(view, bare, paragraph.end)
    if match is not None and words.LENGTHS.match(view, match.end()) is None:
        day = numerals.value(match["day"].removeprefix("初"))
        return bare, day if day <= _LAST else None, True
    parts, _ = first_phrase(view, bare, paragraph.end)
    if parts is None or parts.day is None:
        return bare, None, False
    return bare, parts.day, not (parts.month or parts.ganzhi or parts.has_year)  # 初十日
