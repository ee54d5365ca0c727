"""Where the year of a chapter is marked: at the sentence, or the clause, from which it runs."""

from __future__ import annotations

import re
from typing import Final

from edition.dating.chapters.story import Story
from edition.dating.states import Found
from edition.model import Cert, DateExpression

_SENTENCE: Final = re.compile(r"(?<=[。！？])[」』”’）]*[ ]?(?=[^」』”’）])")
_CLAUSE: Final = re.compile(r"[，；：、][ ]?")


def place_of_mark(view: str, expression: DateExpression, head: int, sentence: int, *, begun: bool) -> int:
    """Where the events of a date begin.

    At the head of the paragraph where its first sentence states it; before the sentence that a postposed date
    closes; else where the clause of the date begins. `begun` says that the sentence has a year already.
    """
    if not begun and (sentence == head or expression.postposed):
        return sentence
    return _clause(view, sentence, expression.start)


def mark_year(story: Story, at: int, found: Found) -> None:
    """Mark a year, unless it runs already; of 咸平中, which is some year of many, the first of them."""
    span = found.year is None and found.dating.first is not None and found.after is not None
    year = found.after.year if span and found.after is not None else found.year
    if year is None:
        story.unmark(at)
    elif year != story.running_year:
        # 貞觀初 is the first year of the era, or one soon after.
        story.mark(at, year, Cert.LOW if span or found.of_era else found.dating.cert)


def sentence_at(view: str, low: int, at: int) -> int:
    """Where the sentence begins in which a date stands."""
    start = low
    for match in _SENTENCE.finditer(view, low, at + 1):
        if match.end() <= at:
            start = match.end()
    return start


def _clause(view: str, low: int, at: int) -> int:
    start = low
    for match in _CLAUSE.finditer(view, low, at):
        start = match.end()
    return start
