"""初, 先是, 至是: what a chapter tells of the time before, and where its main line goes on."""

from __future__ import annotations

from dataclasses import replace

from edition.calendar.phrase import Context
from edition.dating.chapters.story import Story
from edition.dating.running import read
from edition.dating.states import Found
from edition.grammar import narrative as g
from edition.model import Cert, DateExpression


def back_again(story: Story, end: int) -> None:
    """至是，…: a flashback ends there, and the year of the main line runs again."""
    match = g.BACK_AGAIN.search(story.view, story.read_to, end) if story.reserve is not None else None
    if match is None:
        return
    story.end_flashback()
    if story.context.year is not None and story.context.year != story.running_year:
        story.mark(match.start(), story.context.year, Cert.MEDIUM)


def main_or_flashback(expression: DateExpression, found: Found, reserve: Context) -> Found:
    """A date behind a flashback that names no era: of the main line where it goes on there, else of the flashback."""
    parts, main = expression.parts, read(expression, reserve)
    assert reserve.year is not None
    if main.year is None or parts.relative_month or parts.relative_day:
        return found
    if parts.era_year is None and not expression.opens:
        return found
    months = parts.era_year is None and not parts.relative_year
    behind = reserve.month is None or month_of(main) < reserve.month
    if main.year < reserve.year or (months and behind) or parts.relative_year:
        remark = f"read in the flashback, not after {reserve.year}"
        return _unsure(found, remark, found.dating.evidence) if expression.opens else found
    return _unsure(
        main, f"read after {reserve.year}, not in the flashback, where it would be {found.year}", "context"
    )


def _unsure(found: Found, remark: str, evidence: str) -> Found:
    """A date that may be of another time than the one it is read in, and why."""
    cert = found.dating.cert.at_most(Cert.MEDIUM)
    return replace(found, dating=replace(found.dating, cert=cert, evidence=evidence, remark=remark))


def month_of(found: Found) -> int:
    """The month of a date, 0 without one."""
    return found.after.month or 0 if found.after is not None else 0
