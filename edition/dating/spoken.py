"""Who speaks where a date stands: narrative moves the running date, remarks and speeches have one of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from edition.calendar.eras import of_regime
from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.states import Found, era_of, undetermined
from edition.model import Cert, DateExpression, Note, Paragraph, Quotation, Voice

NOWHERE: Final = Context()
# Histories of one state, which count by its eras.
HISTORIES: Final = {
    "遼史": "遼",
    "辽史": "遼",
    "契丹國志": "遼",
    "契丹国志": "遼",
    "金史": "金",
    "大金國志": "金",
    "大金国志": "金",
    "宋史": "宋",
}
_OF_NOW: Final = frozenset("去昨今")
# An era that ended longer ago than this many years is not what a bare year is counted by.
_FORMER: Final = 10


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
    # That year, the years that the remark has named so far, and the months, each with the date that ran from there.
    named: dict[int, Context] = field(default_factory=dict)
    months: dict[tuple[int, bool], Context] = field(default_factory=dict)

    def read(self, expression: DateExpression, standing: Context) -> Found:
        """Read a date of a remark or speech; `standing` is the date that runs where it begins."""
        start = _spoken_in(self.paragraph, expression)
        if start != self.start:
            self.context, self.start, self.read_to = standing, start, -1
            self.named = {standing.year: standing} if standing.year is not None else {}
            self.months = {}
        if expression.voice is Voice.SPEECH and self.context is standing and not expression.parts.has_year:
            # A memorial of this year tells of months of years before: only a year that it names dates it.
            return undetermined(standing)
        if expression.voice is Voice.SPEECH and _is_of_now(expression):
            found = read(expression, standing)
        else:
            found = self._among_named(expression, self._counted(expression, start))
        if found.year is not None and found.after is not None:
            self.named.setdefault(found.year, found.after)
            if found.after.month:
                self.months[found.after.month, found.after.leap] = found.after
        low, self.read_to = self.read_to, expression.end
        if expression.parts.relative_year and self.context.year != standing.year:
            # 是年, 次年: of the year named last, or of the year under discussion?
            found = replace(found, dating=replace(found.dating, cert=Cert.LOW))
        if not is_parallel(self.view, low, expression, found, self.context):
            self.context = found.after or self.context
        return found

    def _among_named(self, expression: DateExpression, found: Found) -> Found:
        """上年, 次年 in a remark that weighs the years of several works: where the year named last would lead to one
        that the remark does not name, and another leads to one that it does, that is the one meant. A month that it
        has named under another year alone is taken up again (載於上年十一月…果在十一月).
        """
        parts = expression.parts
        if expression.decided or found.year is None or expression.voice is not Voice.REMARK:
            return found
        if parts.relative_year and parts.steps and found.year not in self.named:
            bases = [year for year in reversed(self.named) if year + parts.steps in self.named]
            return read(expression, self.named[bases[0]]) if bases else found
        if parts.month and not (parts.era or parts.era_year or parts.cyclic_year or parts.steps):
            before = self.months.get((parts.month, parts.leap))
            if before is not None and before.year != found.year:
                words = f"{parts.text} is told under {before.year} before"
                return _guessed(read(expression, before.without_month()), words)
        return found

    def _counted(self, expression: DateExpression, start: int) -> Found:
        """Read a date; a bare year is counted by the state whose history is cited before it (《遼史》作二年冬), or by
        the last era before the running one that had so many years (雍熙二年: …，八年但賜宴…).
        """
        found, parts, context = read(expression, self.context), expression.parts, self.context
        if (
            expression.decided
            or parts.era
            or parts.era_year is None
            or parts.cyclic_year
            or context.year is None
        ):
            return found
        state = _state_cited(self.view, start, expression.start)
        if state is not None and state != context.regime:
            era = era_of(state, context.year)
            if era is not None and era.first_year + parts.era_year - 1 <= era.last_year:
                own = read(expression, Context(state, era, context.year))
                return _guessed(own, f"counted by the eras of {state}, whose history is cited")
        if found.year is not None:
            return found
        former = [
            era
            for era in of_regime(context.regime or "宋")
            if era.last_year <= context.year and era.first_year + parts.era_year - 1 <= era.last_year
        ]
        if not former:
            return found
        era = max(former, key=lambda former: former.last_year)
        if context.year - era.last_year > _FORMER:
            return found
        own = read(expression, Context(context.regime, era, era.last_year))
        return _guessed(own, f"the running era has no such year; {era.regime}{era.name} before it has")


def _is_of_now(expression: DateExpression) -> bool:
    """去年, 去夏, 今年五月: counted from the year in which it is said, whatever year was named before."""
    return expression.parts.text[:1] in _OF_NOW and bool(expression.parts.relative_year)


def _state_cited(view: str, start: int, end: int) -> str | None:
    """The state whose history is the last work cited in a remark before a date."""
    at = view.rfind("《", start, end)
    if at < 0 or "。" in view[at:end]:
        return None
    title = view[at + 1 : end]
    return next((state for name, state in HISTORIES.items() if title.startswith(name)), None)


def _guessed(found: Found, remark: str) -> Found:
    """What was read by a guess at its era is not sure, and says why."""
    if found.year is None:
        return found
    words = f"{remark}; {found.dating.remark}" if found.dating.remark else remark
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=words))


def is_parallel(view: str, read_to: int, expression: DateExpression, found: Found, context: Context) -> bool:
    """熙寧三年，遼咸雍六年，…: the same year named once more by another state's era moves nothing.

    `read_to` is where the date before it ends, -1 without one.
    """
    between = view[read_to : expression.start].strip("，、,。；即是乃當当實实為为時时 \u3000")
    if read_to < 0:
        return False
    same = found.year is not None and found.year == context.year
    return same and not between and found.after is not None and found.after.regime != context.regime
