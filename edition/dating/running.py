"""What a date phrase means in the light of the running date, that is of what the text has said so far."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.calendar.eras import by_reign, eras
from edition.calendar.eras import find as eras_named
from edition.calendar.ganzhi import year_pair
from edition.calendar.phrase import Context, states_named
from edition.dating.near import resolve_near
from edition.dating.otherwise_counted import NUMBERED_OTHERWISE, by_pair, mutilated, onward
from edition.dating.outcome import outcome
from edition.dating.states import Found, accession, state_period, undetermined
from edition.grammar.dates import DateParts
from edition.model import Cert, DateExpression

#: The number of a year does not fit the pair beside it, or the era: then the pair is followed.
NOT_THE_PAIR: Final = frozenset(("cyclic-year-mismatch", "era-year-out-of-range"))


def read(expression: DateExpression, context: Context) -> Found:
    """What an expression means where the running date is `context`; what the editors have decided is certain."""
    found = _read(expression, context)
    if expression.parallel is not None and found.year is None:
        found = _counted(expression, expression.parallel, found)
    if expression.equal is not None:
        found = _equalled(expression, expression.equal, found, context)
    if not expression.decided:
        return found
    dating = replace(
        found.dating, cert=Cert.HIGH, evidence="editor", remark=expression.decided, resp="editor"
    )
    return replace(found, dating=dating, code=None, message="")


def _read(expression: DateExpression, context: Context) -> Found:
    parts = expression.parts
    if parts.relative_year is not None and parts.cyclic_year is not None:
        return _with_pair(expression, context)
    if _is_vague(parts):
        return undetermined(context)
    if parts.ruler is not None and parts.era is None and (parts.era_year is not None or parts.month is None):
        counted = parts.era_year is not None
        return _in_reign(expression, parts.ruler, context) if counted else accession(parts, context)
    if parts.dynasty is not None and parts.era is None and parts.period is not None:
        return state_period(parts, context)
    found = resolve_near(parts, context)
    if found.code == "unknown-era" and (parts.dynasty or parts.ruler) and eras_named(parts.era or ""):
        return _without_state(expression, context)
    whole = mutilated(parts, context) if found.code == "unknown-era" else None
    if whole is not None:
        return _restored(expression, whole, context)
    counted = parts.cyclic_year is not None and parts.era_year is not None and parts.era is None
    if counted and found.year is not None and parts.cyclic_year != year_pair(found.year):
        # 丙申三年, of a king whose eras no table has, is not the third year of the running era.
        message = f"{parts.cyclic_year} is not the pair of {found.date}"
        return onward(parts, context) or undetermined(context, message)
    followed = by_pair(found, parts, context, expression.voice) if found.code in NOT_THE_PAIR else None
    return followed or outcome(found, parts, context, expression.voice)


def _in_reign(expression: DateExpression, ruler: str, context: Context) -> Found:
    """太祖四年: counted from the accession, of the running state unless another is named."""
    parts = expression.parts
    named = states_named(parts.dynasty) if parts.dynasty else ()
    counted = [
        era for state in named or (context.regime or "",) if (era := by_reign(state, ruler)) is not None
    ]
    if len(counted) != 1:
        return undetermined(
            context, f"{ruler} of {'、'.join(named) or context.regime} counted no years without an era"
        )
    bare = replace(parts, dynasty=None, ruler=None)
    start = Context(counted[0].regime, counted[0], counted[0].first_year)
    return _read(replace(expression, parts=bare), start)


def _restored(expression: DateExpression, whole: DateParts, context: Context) -> Found:
    """景二年: what the era means that has lost a character; a guess."""
    own = _read(replace(expression, parts=whole), context)
    remark = f"{expression.parts.era} is taken for {whole.era}, which has lost a character"
    cert = own.dating.cert.at_most(Cert.MEDIUM)
    dating = replace(own.dating, cert=cert, evidence="context", remark=remark)
    return replace(own, dating=dating, code="mutilated-era", message=remark)


def _is_vague(parts: DateParts) -> bool:
    """初, 先是: events before the running date, at no stated time."""
    return not (
        parts.has_year or parts.month or parts.leap_unnumbered or parts.relative_month or parts.relative_day
        or parts.season or parts.day or parts.ganzhi or parts.special or parts.ruler or parts.dynasty
        or (parts.period or "").endswith("旬")
    )  # fmt: skip


def _with_pair(expression: DateExpression, context: Context) -> Found:
    """明年甲午正月十日: the word says which year it is; a pair that is not that of the year leaves a doubt."""
    found = _read(replace(expression, parts=replace(expression.parts, cyclic_year=None)), context)
    if found.year is None or year_pair(found.year) == expression.parts.cyclic_year:
        return found
    remark = f"{expression.parts.cyclic_year} is not the pair of {found.year}"
    dating = replace(found.dating, cert=Cert.LOW, remark=remark)
    return replace(found, dating=dating, code="cyclic-year-mismatch", message=remark)


def _without_state(expression: DateExpression, context: Context) -> Found:
    """報哀於夏開泰元年, 封梁王重熙十一年, where no stop stands before the era: what stands there is not its state or
    ruler. A guess.
    """
    parts = expression.parts
    owned = parts.dynasty is not None and eras_named(parts.era or "", ruler=parts.ruler)
    ruler = parts.ruler if owned else None
    found = _read(replace(expression, parts=replace(parts, dynasty=None, ruler=ruler)), context)
    name = f"{parts.dynasty or ''}{'' if owned else parts.ruler or ''}"
    remark = f"{name} had no era {parts.era}: read without it"
    remark = f"{remark}; {found.dating.remark}" if found.dating.remark else remark
    own = found.after is not None and found.after.regime == context.regime
    unsure = Cert.MEDIUM if own else Cert.LOW
    cert = found.dating.cert if found.dating.cert in (Cert.UNKNOWN, Cert.LOW) else unsure
    return replace(found, dating=replace(found.dating, cert=cert, remark=remark))


def _counted(expression: DateExpression, parallel: DateParts, found: Found) -> Found:
    """十四年【宋景炎二年】: the one era that was in its fourteenth year then, else the year in brackets."""
    beside = _read(replace(expression, parts=parallel), Context())
    number = expression.parts.era_year
    if beside.year is None or beside.after is None or number is None:
        return found
    fits = [
        era
        for era in eras()
        if era.first_year + number - 1 == beside.year <= era.last_year and era.regime != beside.after.regime
    ]
    if len(fits) != 1:
        return beside
    named = replace(expression.parts, dynasty=fits[0].regime, ruler=fits[0].rulers[0], era=fits[0].name)
    own = _read(replace(expression, parts=named), Context())
    remark = f"the era that was in its year {number} in {beside.dating.full}"
    dating = replace(own.dating, evidence="context", remark=remark)
    return replace(own, dating=dating) if own.year == beside.year else beside


def _equalled(expression: DateExpression, equal: DateParts, found: Found, context: Context) -> Found:
    """寶元元年、夏大慶二年春正月: where the tables have the second name, of another state, a few years off, the first
    dates the text. Two years far apart, or of one state, are a list.
    """
    beside = _read(replace(expression, parts=equal), context)
    if (
        beside.year is None
        or beside.year == found.year
        or not _of_another_state(expression.parts, found, beside)
    ):
        return found
    if found.year is not None and abs(found.year - beside.year) > NUMBERED_OTHERWISE:
        return found
    same = replace(expression.parts, dynasty=equal.dynasty, ruler=equal.ruler, era=equal.era)
    same = replace(same, era_year=equal.era_year, cyclic_year=equal.cyclic_year)
    own = _read(replace(expression, parts=same), context)
    if own.year is None:
        return found
    other = f"is {found.year} by the tables" if found.year is not None else "is not in the tables"
    message = f"{expression.parts.text} {other}; the text has it as the same as {equal.text}"
    dating = replace(own.dating, cert=own.dating.cert.at_most(Cert.MEDIUM), remark=message)
    return replace(own, dating=dating, code="years-differ", message=message)


def _of_another_state(parts: DateParts, found: Found, beside: Found) -> bool:
    """Whether the second of two years is counted by another state than the first, or by none that is known."""
    first = beside.after.regime if beside.after is not None else None
    second = found.after.regime if found.after is not None else parts.dynasty
    return second is not None and first != second


def at_birth(view: str, expression: DateExpression, found: Found) -> Found:
    """以丙子歲六月二十七日生: the year of a birth lies behind what is told; by its pair alone, it is a guess."""
    parts = expression.parts
    alone = parts.cyclic_year is not None and parts.era is None and parts.era_year is None
    if (
        not alone
        or not view.startswith("生", expression.end)
        or found.dating.when is None
        or expression.decided
    ):
        return found
    remark = f"a birth: {parts.cyclic_year} recurs every sixty years"
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=remark))
