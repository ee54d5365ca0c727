"""What a date of annals means where it is told, in the light of the dates, eras and headings before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.calendar.phrase import Context
from edition.calendar.rulers import reign
from edition.dating import month_days
from edition.dating.annals.flow import Flow
from edition.dating.annals.passing import goes_back_on
from edition.dating.running import NOT_THE_PAIR, at_birth, read
from edition.dating.states import Found, era_of
from edition.model import Cert, DateExpression

# A year of another state bears out that of a heading if it is one of so many dates, so many characters behind it.
_BESIDE: Final = 3
_BESIDE_MOST: Final = 24
# A reign that a heading names begins no more years after what stands above it.
_SOON: Final = 3


def read_told(flow: Flow, expression: DateExpression, context: Context, *, moving: bool) -> Found:
    """Read a date of the narrative; `context` runs where it stands, `moving` says that it may move what runs."""
    if flow.back is not None and expression.aside and goes_back_on(expression):
        return _going_back(flow, expression, flow.back)
    found = _read(flow, expression, leans_on(flow, expression) or _in_month(flow, expression, context))
    found = at_birth(flow.view, expression, found)
    if moving:
        found = flow.eras.by_proclaimed(expression, found, context)
    if found.code in NOT_THE_PAIR:
        found = _beside_its_pair(flow, expression, context) or found
    found = flow.eras.as_counted(expression, found, context)
    if moving:
        found = month_days.placed(flow, expression, found, context)
        found = month_days.out_of_order(flow, expression, found, context)
        found = _of_reign(flow, expression, found, context)
    else:
        found = month_days.before_its_entry(expression, found, context)
    flow.eras.remember(expression, found)
    return found


def _going_back(flow: Flow, expression: DateExpression, back: Context) -> Found:
    """丁酉夏四月從上破宣城…秋七月…: the month behind a year that is looked back to is one of that year, likely."""
    found = read(expression, back)
    flow.back = found.after or back
    remark = f"in {back.year}, to which the text looks back before it"
    return replace(found, dating=replace(found.dating, cert=Cert.MEDIUM, evidence="context", remark=remark))


def leans_on(flow: Flow, expression: DateExpression) -> Context | None:
    """是夜, 翌日 say no more than that: they lean on the date before them, though it was told in passing."""
    parts = expression.parts
    return flow.passing if parts.relative_day is not None and not (parts.has_year or parts.month) else None


def _read(flow: Flow, expression: DateExpression, context: Context) -> Found:
    """Read a date; an era that several rulers had is that of the ruler in the heading above."""
    found, parts = read(expression, context), expression.parts
    if parts.era is None and parts.era_year and parts.cyclic_year is None:
        return flow.eras.by_named(expression, found, context)
    if found.year is not None or flow.ruler is None or parts.era is None or parts.ruler is not None:
        return found
    own = read(replace(expression, parts=replace(parts, ruler=flow.ruler)), context)
    return own if own.year is not None else found


def _in_month(flow: Flow, expression: DateExpression, context: Context) -> Context:
    """是歲，…。辛卯，…: a day after events of the whole year lies in the month told before them."""
    parts, months = expression.parts, flow.months
    if not parts.ganzhi or parts.month or parts.has_year or context.month or not months.last:
        return context
    return replace(context, month=months.month, leap=months.leap)


def _beside_its_pair(flow: Flow, expression: DateExpression, context: Context) -> Found | None:
    """癸丑開泰元年。宋大中祥符六年。: the year of another state beside it bears out the pair against the number."""
    told = [date for paragraph in flow.told_in for date in paragraph.dates if date.start >= expression.end]
    for other in told[:_BESIDE]:
        same = read(other, Context()) if other.start - expression.end <= _BESIDE_MOST else None
        if same is None or same.year is None or not (other.parts.era and other.parts.era_year):
            continue
        own = read(expression, replace(context, year=same.year))
        if own.year == same.year and own.after and same.after and own.after.regime != same.after.regime:
            remark = f"{own.dating.remark}; {same.dating.full} is the same year"
            return replace(own, dating=replace(own.dating, cert=Cert.MEDIUM, remark=remark))
    return None


def _of_reign(flow: Flow, expression: DateExpression, found: Found, context: Context) -> Found:
    """漢高祖 over 元年二月, where the running era leads back: the year in which the reign begins, likely."""
    parts, year = expression.parts, context.year
    bare = parts.era_year == 1 and not (parts.era or parts.cyclic_year or expression.decided)
    back = found.year is None or (year is not None and found.year < year)
    if not bare or not back or flow.ruler is None or year is None:
        return found
    named = reign(flow.ruler, regime=context.regime, year=year)
    if named is None or not 0 <= named.first_year - year <= _SOON:
        return found
    begins = Context(named.regime, era_of(named.regime, named.first_year), named.first_year)
    own = read(
        replace(expression, parts=replace(parts, era_year=None, relative_year="是年", steps=0)), begins
    )
    remark = f"the first year of {named.regime}{flow.ruler}, of whom the heading tells"
    return replace(own, dating=replace(own.dating, cert=Cert.MEDIUM, evidence="heading", remark=remark))
