"""Who speaks where a date stands: narrative moves the running date, remarks and speeches have one of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.states import Found
from edition.model import DateExpression, Note, Paragraph, Quotation, Voice

NOWHERE: Final = Context()


def moves(expression: DateExpression) -> bool:
    """Whether a date may move the running date: narrative does, unless it names the date in passing."""
    return expression.voice in (Voice.HEADLINE, Voice.NARRATIVE) and not expression.aside


def is_spoken(expression: DateExpression) -> bool:
    """Whether a date stands in a remark or a speech."""
    return expression.voice in (Voice.REMARK, Voice.SPEECH)


def _spoken_in(paragraph: Paragraph, expression: DateExpression) -> int:
    """Where the outermost note or quotation begins that a date stands in; the paragraph for speech without marks."""
    items: Sequence[Note | Quotation] = (
        paragraph.notes if expression.voice is Voice.REMARK else paragraph.quotations
    )
    number = bisect_right(items, expression.start, key=lambda item: item.start)
    holding = [item.start for item in items[max(0, number - 4) : number] if item.end > expression.start]
    return holding[0] if holding else paragraph.start


@dataclass
class Spoken:
    """The running date of remarks and speeches: each has its own, which begins where the text stands."""

    paragraph: Paragraph
    context: Context = NOWHERE
    start: int = -1

    def read(self, expression: DateExpression, standing: Context) -> Found:
        """Read a date of a remark or speech; `standing` is the date that runs where it begins."""
        start = _spoken_in(self.paragraph, expression)
        if start != self.start:
            self.context, self.start = standing, start
        found = read(expression, self.context)
        self.context = found.after or self.context
        return found
