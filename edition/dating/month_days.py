"""Days that the month running where they stand does not have: of a month told in passing, or whose name is lost."""

from __future__ import annotations

from dataclasses import replace

from edition.calendar.months import month_at
from edition.calendar.phrase import Context
from edition.dating.annals.flow import Flow
from edition.dating.order import months_meant
from edition.dating.running import read
from edition.dating.states import Found
from edition.errors import DateError
from edition.grammar.dates import DateParts
from edition.model import Cert, DateExpression, Voice


def placed(flow: Flow, expression: DateExpression, found: Found, context: Context) -> Found:
    """A day alone that its month does not have, in the month that the text lets one expect; else as it was found."""
    if found.dating.kind != "impossible" or not _is_day(expression.parts) or expression.decided:
        return found
    return (
        _told_within(flow, expression, found, context)
        or _taken_up(flow, expression, found)
        or _onward(flow, expression, found, context)
        or found
    )


def out_of_order(flow: Flow, expression: DateExpression, found: Found, context: Context) -> Found:
    """乙酉，…。乙丑，…, of one month: a day told after a later one is not sure, for its pair may be miswritten; nor is
    a day that a later month has too which the entry before told.
    """
    after = found.after.jdn if found.after is not None else None
    if (
        after is None
        or not _is_day(expression.parts)
        or expression.decided
        or found.dating.kind == "impossible"
    ):
        return found
    back = context.jdn is not None and after < context.jdn
    inner = flow.inner if not back else None
    later = inner is not None and inner.year == context.year and (inner.month or 0) > (context.month or 0)
    if not back and not (later and inner is not None and _in(expression, inner, after) is not None):
        return found
    remark = (
        "told after a later day of its month" if back else "a later month told before it has that day, too"
    )
    dating = replace(found.dating, cert=found.dating.cert.at_most(Cert.MEDIUM), remark=remark)
    if not back:
        flow.month_cert = Cert.MEDIUM
    return replace(found, dating=dating)


def before_its_entry(expression: DateExpression, found: Found, context: Context) -> Found:
    """十一月丁丑，…。四月丁巳，…: a month told in an entry of a later one, of its year or of the next; not sure."""
    parts, span = expression.parts, months_meant(expression.parts)
    own = context.month is not None and found.year == context.year and found.year is not None
    if (
        not own
        or span is None
        or parts.has_year
        or expression.decided
        or expression.voice is not Voice.NARRATIVE
    ):
        return found
    assert context.month is not None
    if span[1] >= context.month + context.leap / 2:
        return found
    remark = "told in an entry of a later month: of this year, or of the next"
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=remark))


def _is_day(parts: DateParts) -> bool:
    """Whether a date is a sexagenary day and nothing else."""
    other = (
        parts.month or parts.leap_unnumbered or parts.relative_month or parts.relative_day or parts.has_year
    )
    return parts.ganzhi is not None and not other


def _in(expression: DateExpression, month: Context, low: int | None) -> Found | None:
    """The day in a month, if that has it, and no earlier than another day."""
    own = read(expression, replace(month, jdn=None))
    if own.dating.kind == "impossible" or own.after is None or own.after.jdn is None:
        return None
    return own if low is None or own.after.jdn >= low else None


def _so(found: Found, own: Found, cert: Cert, why: str) -> Found:
    remark = f"{found.message}; {own.dating.full} {why}"
    dating = replace(own.dating, cert=cert, evidence="sexagenary", remark=remark)
    return replace(own, dating=dating, code=found.code, message=remark)


def _told_within(flow: Flow, expression: DateExpression, found: Found, context: Context) -> Found | None:
    """四月甲子，…。久雨，五月，出擊。癸未，…: the month told within the entry before goes on."""
    inner = flow.inner
    if inner is None or inner.year != context.year or inner.month is None:
        return None
    own = _in(expression, inner, context.jdn)
    if own is None:
        return None
    flow.months.month, flow.months.leap, flow.month_cert = inner.month, inner.leap, Cert.MEDIUM
    return _so(found, own, Cert.MEDIUM, "is in the month told within the entry before")


def _taken_up(flow: Flow, expression: DateExpression, found: Found) -> Found | None:
    """正月庚戌，…。十月，…。癸丑，…: a day that lies ahead in the month told before goes on there: the month between
    them, of which no day is told, was told for what came of it.
    """
    earlier = flow.months.before
    if earlier is None or flow.months.dated:
        return None
    own = _in(expression, earlier, earlier.jdn)
    return _so(found, own, Cert.MEDIUM, "is in the month told before") if own is not None else None


def _onward(flow: Flow, expression: DateExpression, found: Found, context: Context) -> Found | None:
    """二月丙戌，…。丁巳，…。辛酉，…。夏四月: days of a third month whose name is lost; a guess.

    What follows must leave room for that month, and a day that follows lie in it, not in the month that runs: else it
    is the pair that is miswritten.
    """
    if not flow.months.dated or context.jdn is None or context.regime is None:
        return None
    try:
        running = month_at(context.regime, context.jdn)
        month = month_at(context.regime, running.last_jdn + 1)
    except DateError:
        return None
    following = flow.ahead.following.get(flow.entry)
    if month.year != context.year or following is None:
        return None
    own = _in(expression, replace(context, month=month.number, leap=month.leap), None)
    if own is None or own.after is None:
        return None
    if _is_day(following):
        behind = replace(expression, parts=following)
        if _in(behind, context, context.jdn) is not None or _in(behind, own.after, own.after.jdn) is None:
            return None
    else:
        span = months_meant(following)
        if not following.has_year and (span is None or span[0] <= month.number + month.leap / 2):
            return None
    flow.months.month, flow.months.leap = month.number, month.leap
    flow.months.last = month.number + month.leap / 2
    flow.month_cert = Cert.LOW
    return _so(found, own, Cert.LOW, "if the name of a month is lost")
