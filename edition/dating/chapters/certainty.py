"""How sure a date of a chapter is: no surer than what it leans on, and less where the chapter may have leapt."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.dating.annals.certainty import UNMARKED
from edition.dating.chapters.flashback import month_of
from edition.dating.chapters.lives import is_posthumous
from edition.dating.chapters.story import Story
from edition.dating.running import NOT_THE_PAIR
from edition.dating.spoken import moves
from edition.dating.states import Found
from edition.grammar import narrative as g
from edition.model import Cert, DateExpression

_NEXT_BUT_ONE: Final = "behind a year that is stated, 又明年 may be the next or the next but one"


def led_unseen(story: Story, expression: DateExpression, found: Found) -> Found:
    """In text without punctuation a year before may not have been seen: what leans on one is not sure."""
    parts, dating = expression.parts, found.dating
    led = bool(parts.relative_year and parts.steps)
    led = led or not (parts.era or parts.cyclic_year or parts.relative_year)
    if not (story.unmarked and led and dating.cert is Cert.HIGH):
        return found
    return replace(found, dating=replace(dating, cert=Cert.MEDIUM, remark=UNMARKED))


def behind_guess(story: Story, expression: DateExpression, found: Found, end: int) -> Found:
    """A bare year that goes back in its era, months told after it, and those after 清泰中, are guesses; an honour after
    death is told out of its time. `end` is that of the paragraph.
    """
    parts = expression.parts
    if (
        parts.era
        or parts.cyclic_year
        or parts.ruler
        or parts.dynasty
        or expression.decided
        or found.year is None
    ):
        return found
    if is_posthumous(story, expression.start, expression, end):
        return found
    year = min(story.told_year or 0, story.context.year or 0)
    back = parts.era_year is not None and story.year_known and found.year < year
    loose = parts.era_year is None and (story.guessed or not story.year_known)
    if not back and not loose:
        return found
    remark = (
        f"told after {year}: the era that counts it may not be told"
        if back
        else "no one year is told before it"
    )
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=remark))


def going_back(story: Story, expression: DateExpression, found: Found) -> Found:
    """十一月，…。正月，…: a month before the one told last, without a year, may be of the next year; it is not sure."""
    parts, told = expression.parts, story.context
    if parts.has_year or parts.month is None or expression.decided or told.month is None:
        return found
    if found.after is None or found.year != told.year or month_of(found) >= told.month:
        return found
    remark = f"{parts.text} stands behind the {told.month}th month of the year: that of the next may be meant"
    return replace(
        found, dating=replace(found.dating, cert=Cert.LOW, remark=remark), code="goes-back", message=remark
    )


def no_surer(story: Story, expression: DateExpression, found: Found) -> Found:
    """What leans on the year before it is no surer than that: 真宗即位，…。明年，…; 天僖元年，…。明年，…, where no
    table has the era. In text without punctuation any line may begin another life, where 明年 leans on nothing.
    """
    parts, dating = expression.parts, found.dating
    own = bool(parts.era or parts.era_year or parts.cyclic_year or parts.ruler)
    # 慶曆七年，服除: right behind a year, it is of that year.
    ahead = not parts.era_year and (parts.month is not None or (parts.relative_year and parts.steps))
    lapse = g.LAPSE.search(story.view, story.behind + 2, expression.start) if ahead and not own else None
    if lapse is not None:
        story.sure, story.unsure = Cert.LOW, f"{lapse[0]} before it: years that are not told"
    story.behind = expression.end if moves(expression) else story.behind
    if not own and not expression.decided and dating.when is not None:
        strange = (
            story.unmarked and parts.relative_year and not story.told and not _heads_line(story, expression)
        )
        cert = dating.cert.at_most(Cert.LOW if strange else story.sure)
        if cert is not dating.cert:
            words = UNMARKED if strange else story.unsure
            dating = replace(dating, cert=cert, remark=f"{dating.remark}; {words}".removeprefix("; "))
    if parts.text.startswith("又") and parts.relative_year and not story.next_told:
        dating = replace(dating, cert=dating.cert.at_most(Cert.MEDIUM), remark=_NEXT_BUT_ONE)
    if moves(expression) and (own or parts.relative_year):
        story.next_told = bool(parts.relative_year and parts.steps)
        story.told = True
        lost = found.code == "unknown-era"
        if lost or found.year is not None:
            odd = dating.kind == "impossible" or found.code in NOT_THE_PAIR
            story.sure = Cert.LOW if lost else Cert.HIGH if odd else dating.cert
            story.unsure = f"no surer than {parts.text} before it"
    return replace(found, dating=dating)


def _heads_line(story: Story, expression: DateExpression) -> bool:
    low = max(story.view.rfind("\n", 0, expression.start), 0)
    return not story.view[low : expression.start].strip()
