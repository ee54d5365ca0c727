"""Who speaks where a date stands: narrative moves the running date, remarks and speeches have one of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.states import Found, undetermined
from edition.model import Cert, DateExpression, Note, Paragraph, Quotation, Voice

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

    view: str
    paragraph: Paragraph
    context: Context = NOWHERE
    start: int = -1
    read_to: int = -1

    def read(self, expression: DateExpression, standing: Context) -> Found:
        """Read a date of a remark or speech; `standing` is the date that runs where it begins."""
        start = _spoken_in(self.paragraph, expression)
        if start != self.start:
            self.context, self.start, self.read_to = standing, start, -1
        if expression.voice is Voice.SPEECH and self.context is standing and not expression.parts.has_year:
            # A memorial of this year tells of months of years before: only a year that it names dates it.
            return undetermined(standing)
        found = read(expression, self.context)
        low, self.read_to = self.read_to, expression.end
        if expression.parts.relative_year and self.context.year != standing.year:
            # 是年, 次年: of the year named last, or of the year under discussion?
            found = replace(found, dating=replace(found.dating, cert=Cert.LOW))
        if not is_parallel(self.view, low, expression, found, self.context):
            self.context = found.after or self.context
        return found


def is_parallel(view: str, read_to: int, expression: DateExpression, found: Found, context: Context) -> bool:
    """熙寧三年，遼咸雍六年，…: the same year named once more by another state's era moves nothing.

    `read_to` is where the date before it ends, -1 without one.
    """
    between = view[read_to : expression.start].strip("，、,。；即是乃當当實实為为時时 \u3000")
    if read_to < 0:
        return False
    same = found.year is not None and found.year == context.year
    return same and not between and found.after is not None and found.after.regime != context.regime
