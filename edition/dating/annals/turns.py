"""Where the year turns: months that go back, years that the text states, and those that it only looks at."""

from __future__ import annotations

from dataclasses import replace

from edition.calendar.days import year_name
from edition.calendar.phrase import Context
from edition.dating.annals.flow import Flow
from edition.dating.order import months_meant
from edition.dating.running import NOT_THE_PAIR
from edition.dating.states import Found, era_of
from edition.grammar.unpunctuated import HONOURED
from edition.model import Cert, DateExpression


def roll(flow: Flow, expression: DateExpression, context: Context) -> Context:
    """The running date before a date: a month that goes back begins a new year, unless headings leave no room for one.

    Either is a guess, and marked as one: entries are not always told in order, and headings get lost.
    """
    parts, told = expression.parts, flow.months.last
    span = months_meant(parts)
    if flow.ahead.guesses or parts.has_year or span is None or told is None or context.year is None:
        return context
    if span[1] >= told:
        return context
    stated = flow.ahead.stated.get(flow.entry)
    if stated == context.year + 1 or (flow.headed and flow.reach.ends(context.year)):
        message = f"{parts.text} stands after the {int(told)}th month of its year: out of order?"
        flow.doubt(expression.start, message, Cert.MEDIUM)
        if stated != context.year + 1:  # between two years that the text states, only the order is odd
            flow.weaken(Cert.MEDIUM if flow.reach.limit is not None and flow.reach.sure else Cert.LOW)
        return context
    year = context.year + 1
    flow.year_cert = Cert.LOW
    flow.months.clear()
    message = f"a new year is inferred from the order of months: {year_name(year)}"
    flow.doubt(expression.start, message, Cert.LOW)
    return replace(context, era=era_of(context.regime or "宋", year), year=year).without_month()


def doubt_what_follows(flow: Flow, found: Found) -> None:
    """明年，…, told in passing: what stands behind it may be of the next year too, where no heading says otherwise."""
    year = flow.context.year
    if year is None or found.year != year + 1 or (flow.headed and flow.reach.sure and flow.reach.ends(year)):
        return
    flow.weaken(Cert.MEDIUM)


def looks_elsewhere(flow: Flow, expression: DateExpression, found: Found) -> bool:
    """Whether a date names a year that is not told here: one before that of the heading above, or not before that
    of the next heading; or the year of the heading by the era of another state (是歲，蜀稱廣政二十三年).
    Without headings, a year before the running one that is named, with its era, within a paragraph, or before the
    year with which the chapter begins.
    """
    year, parts = found.year, expression.parts
    if _is_told_ahead(flow, expression, found):
        return True
    if year is None or not (parts.era_year or parts.cyclic_year):
        return False
    if flow.heading is None:
        back = parts.era is not None and flow.context.year is not None and year < flow.context.year
        return back and (_is_within_paragraph(flow) or (flow.begins is not None and year < flow.begins))
    limit = flow.reach.limit
    if year == flow.heading:
        other = found.after is not None and found.after.regime != flow.context.regime
        return other and flow.context.year == year
    return year < flow.heading or (limit is not None and limit >= flow.heading and year >= limit)


def _is_told_ahead(flow: Flow, expression: DateExpression, found: Found) -> bool:
    """甲卒，嘉定八年諡曰成。八月，…: an honour years after the death that is told. 太廟成，明年遂奉主以行。庚戌，…: the
    next year, named alone where the days of the running month go on.
    """
    parts, year = expression.parts, flow.context.year
    if found.year is None or year is None or not _is_within_paragraph(flow):
        return False
    if parts.era and parts.era_year and not (parts.month or parts.season):
        return found.year > year + 1 and HONOURED.match(flow.view, expression.end) is not None
    following = flow.ahead.following.get(flow.entry)
    alone = parts.relative_year and (parts.steps or 0) > 0 and not (parts.month or parts.season)
    if not alone or flow.context.jdn is None or following is None:
        return False
    return following.ganzhi is not None and not (
        following.month or following.has_year or following.leap_unnumbered
    )


def _is_within_paragraph(flow: Flow) -> bool:
    """Whether the entry at hand begins within a paragraph: there annals go back only to look back."""
    before = flow.view[max(0, flow.entry - 8) : flow.entry].rstrip(" \u3000\t")
    return bool(before) and before[-1] not in "\n\r"


def going_back(flow: Flow, expression: DateExpression, found: Found) -> Found:
    """二年 after the fifth year: its era began where a heading is lost, or entries are out of order; a guess."""
    parts, year = expression.parts, flow.context.year
    bare = parts.era_year and not (parts.era or parts.cyclic_year or expression.decided)
    if flow.ahead.guesses or not bare or year is None or found.year is None or found.year >= year:
        return found
    return replace(found, dating=replace(found.dating, cert=Cert.LOW))


def suspect(flow: Flow, expression: DateExpression, found: Found) -> None:
    """A month behind 是歲, or a day that its month does not have, may stand under a heading that is lost: unless the
    next heading leaves no room for one, the year is not sure until all evidence is weighed.
    """
    parts, year = expression.parts, flow.context.year
    if flow.ahead.guesses or parts.has_year or expression.decided or year is None:
        return
    if flow.reach.limit is not None and flow.reach.sure and flow.reach.ends(year):
        return
    era, following = flow.context.era, flow.ahead.numbered.get(flow.entry)
    if era is not None and following is not None and following <= year - era.first_year + 2:
        return  # 二年…三年…: the text states its years one by one
    if (flow.closed == year and parts.month is not None) or found.dating.kind == "impossible":
        flow.year_cert = Cert.LOW


def tell(flow: Flow, expression: DateExpression, found: Found, before: Context) -> None:
    """Remember the month told, the date that ran `before` it, and that a year told in the text is sure."""
    parts, running = expression.parts, flow.context.year
    if parts.month is not None or parts.leap_unnumbered or parts.era_year or parts.cyclic_year:
        flow.opened, flow.later = None, False
    if parts.month is not None or parts.leap_unnumbered:
        flow.month_cert = Cert.HIGH
    if parts.month is not None:
        flow.months.before = before if before.month is not None and before.year == found.year else None
    if parts.relative_year and parts.steps and found.year is not None and found.year != running:
        flow.months.clear()  # 明年: its months begin anew
    if (parts.era_year or parts.cyclic_year) and found.year is not None:
        if found.year != running and found.year == flow.heading:
            flow.months.clear()  # back under the heading, which reaches as far as before
        elif found.year != running:
            flow.leave_heading()
        # A day that does not occur says nothing against the year, nor does a number that differs from the pair.
        sure = found.dating.kind == "impossible" or found.code in NOT_THE_PAIR
        flow.year_cert = Cert.HIGH if sure else found.dating.cert
    told = flow.months.tell(parts)
    if found.after is not None and found.after.jdn is not None and found.dating.kind != "impossible":
        flow.months.dated = True
    if not told and parts.relative_year and parts.steps == 0:
        flow.closed = found.year
