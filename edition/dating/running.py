"""The running date: what the text has said so far, and what a phrase means in its light."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from edition.calendar.eras import Era, disputed, eras
from edition.calendar.eras import find as eras_named
from edition.calendar.ganzhi import year_pair
from edition.calendar.months import month_at
from edition.calendar.phrase import Context, Resolved, full_date, lunar_label, resolve
from edition.calendar.regimes import key, regimes
from edition.dating.states import Found, accession, calendar_of, era_of, state_period, undetermined
from edition.errors import DateError
from edition.grammar.dates import DateParts
from edition.model import Cert, DateExpression, Dating, Voice

_NEAREST: Final = "the era nearest to the running date"
_NO_SUCH_DAY: Final = frozenset(("day-out-of-range", "day-mismatch", "not-first-day", "no-such-ganzhi"))
# The number of a year does not fit the pair beside it, or the era: then the pair is followed.
NOT_THE_PAIR: Final = frozenset(("cyclic-year-mismatch", "era-year-out-of-range"))
# How many years a chronicle may count an era otherwise than the tables, with the pair of each year beside it.
_NUMBERED_OTHERWISE: Final = 6
# Years from the running year beyond which another state's era of the same name is the likelier one.
_FAR: Final = 40
# How many years a pair whose number fits no era may go on from the running year.
_NEXT_FEW: Final = 4
# A pair alone names the running year, or one of the few after it: no other of that name is near.
_PAIR_NEAR: Final = 12


@lru_cache(maxsize=65536)
def _resolve(parts: DateParts, context: Context) -> Resolved:
    return resolve(parts, context=context)


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
    if found.year is not None and abs(found.year - beside.year) > _NUMBERED_OTHERWISE:
        return found
    same = replace(expression.parts, dynasty=equal.dynasty, ruler=equal.ruler, era=equal.era)
    same = replace(same, era_year=equal.era_year, cyclic_year=equal.cyclic_year)
    own = _read(replace(expression, parts=same), context)
    if own.year is None:
        return found
    other = f"is {found.year} by the tables" if found.year is not None else "is not in the tables"
    message = f"{expression.parts.text} {other}; the text has it as the same as {equal.text}"
    cert = min(own.dating.cert, Cert.MEDIUM, key=(Cert.UNKNOWN, Cert.LOW, Cert.MEDIUM, Cert.HIGH).index)
    dating = replace(own.dating, cert=cert, remark=message)
    return replace(own, dating=dating, code="years-differ", message=message)


def _of_another_state(parts: DateParts, found: Found, beside: Found) -> bool:
    """Whether the second of two years is counted by another state than the first, or by none that is known."""
    first = beside.after.regime if beside.after is not None else None
    second = found.after.regime if found.after is not None else parts.dynasty
    return second is not None and first != second


def _mutilated(parts: DateParts, context: Context) -> DateParts | None:
    """景二年 after 景祐元年: an era that lost a character, if but one has those left and that year now or soon."""
    if parts.era is None or parts.era_year is None or context.year is None or eras_named(parts.era):
        return None
    left, number = key(parts.era), parts.era_year
    fits = [
        era
        for era in eras()
        if (era.regime == context.regime or regimes()[era.regime].rank == 1)
        and len(era.name) == len(left) + 1
        and _is_rest(left, key(era.name))
        and context.year <= era.first_year + number - 1 <= min(era.last_year, context.year + _NEXT_FEW)
    ]
    if len(fits) != 1:
        return None
    return replace(parts, dynasty=fits[0].regime, ruler=None, era=fits[0].name)


def _is_rest(left: str, name: str) -> bool:
    """Whether a name without one of its characters is what is left."""
    return any(name[:at] + name[at + 1 :] == left for at in range(len(name)))


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


def _with_pair(expression: DateExpression, context: Context) -> Found:
    """明年甲午正月十日: the word says which year it is; a pair that is not that of the year leaves a doubt."""
    found = _read(replace(expression, parts=replace(expression.parts, cyclic_year=None)), context)
    if found.year is None or year_pair(found.year) == expression.parts.cyclic_year:
        return found
    remark = f"{expression.parts.cyclic_year} is not the pair of {found.year}"
    dating = replace(found.dating, cert=Cert.LOW, remark=remark)
    return replace(found, dating=dating, code="cyclic-year-mismatch", message=remark)


def _read(expression: DateExpression, context: Context) -> Found:
    parts = expression.parts
    if parts.relative_year is not None and parts.cyclic_year is not None:
        return _with_pair(expression, context)
    if _is_vague(parts):
        return undetermined(context)
    if parts.ruler is not None and parts.era is None and parts.month is None:
        return accession(parts, context)
    if parts.dynasty is not None and parts.era is None and parts.period is not None:
        return state_period(parts, context)
    found = _nearer(_resolve(_plain(parts, context), _at_year(parts, context)), parts, context)
    if found.code == "unknown-era" and parts.dynasty and eras_named(parts.era or "", ruler=parts.ruler):
        return _without_state(expression, context)
    found = _with_era(_settled(found, parts, context))
    whole = _mutilated(parts, context) if found.code == "unknown-era" else None
    if whole is not None:
        own = _read(replace(expression, parts=whole), context)
        remark = f"{parts.era} is taken for {whole.era}, which has lost a character"
        cert = Cert.MEDIUM if own.dating.cert is Cert.HIGH else own.dating.cert
        dating = replace(own.dating, cert=cert, evidence="context", remark=remark)
        return replace(own, dating=dating, code="mutilated-era", message=remark)
    counted = parts.cyclic_year is not None and parts.era_year is not None and parts.era is None
    if counted and found.year is not None and parts.cyclic_year != year_pair(found.year):
        # 丙申三年, of a king whose eras no table has, is not the third year of the running era.
        return _onward(parts, context) or undetermined(
            context, f"{parts.cyclic_year} is not the pair of {found.date}"
        )
    by_pair = _by_pair(found, parts, context, expression.voice) if found.code in NOT_THE_PAIR else None
    return by_pair or _result(found, parts, context, expression.voice)


def _onward(parts: DateParts, context: Context) -> Found | None:
    """十年乙亥 after 1214, where no running era has its tenth year in 乙亥: the pair goes on by a year or two."""
    years = () if context.year is None else range(context.year, context.year + _NEXT_FEW)
    year = next((year for year in years if year_pair(year) == parts.cyclic_year), None)
    if year is None:
        return None
    alone = replace(parts, era_year=None)
    found = _with_era(_resolve(alone, Context(context.regime, None, year)))
    result = _result(found, alone, context, Voice.NARRATIVE)
    remark = f"{parts.text} is counted by no era that is known; the pair is that of {found.date}"
    dating = replace(result.dating, cert=Cert.MEDIUM, remark=remark)
    after = replace(result.after, era=None) if result.after is not None else None
    return replace(result, dating=dating, after=after, message=remark)


def _without_state(expression: DateExpression, context: Context) -> Found:
    """報哀於夏開泰元年, where no stop stands before the era: the state before it is not that of the era. A guess."""
    alone = replace(expression, parts=replace(expression.parts, dynasty=None))
    found = _read(alone, context)
    remark = f"{expression.parts.dynasty} had no era {expression.parts.era}: read without it"
    remark = f"{remark}; {found.dating.remark}" if found.dating.remark else remark
    own = found.after is not None and found.after.regime == context.regime
    unsure = Cert.MEDIUM if own else Cert.LOW
    cert = found.dating.cert if found.dating.cert in (Cert.UNKNOWN, Cert.LOW) else unsure
    return replace(found, dating=replace(found.dating, cert=cert, remark=remark))


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


def _by_pair(found: Resolved, parts: DateParts, context: Context, voice: Voice) -> Found | None:
    """戊申天祿元年, where the table has 丁未: the pair counts on from year to year, the number from a beginning that
    chronicles differ about. A few years apart, the pair is followed, and not sure. Where pair and number agree beyond
    the last year of the era in the table (丁巳咸雍十三年), only the table says otherwise.
    """
    if parts.cyclic_year is None or parts.era_year is None:
        return None
    named = eras_named(parts.era or "", dynasty=parts.dynasty, ruler=parts.ruler)
    apart = sorted(
        (abs(year - numbered), era.regime != context.regime, year, era.regime)
        for era in named
        for numbered in (era.first_year + parts.era_year - 1,)
        for year in range(numbered - _NUMBERED_OTHERWISE, numbered + _NUMBERED_OTHERWISE + 1)
        if year_pair(year) == parts.cyclic_year and (context.year is None or abs(year - context.year) <= _FAR)
    )
    if not apart or (len(apart) > 1 and (context.year is None or apart[0][:2] == apart[1][:2])):
        return None
    away, _, year, regime = apart[0]
    pair = replace(parts, dynasty=None, ruler=None, era=None, era_year=None)
    read_so = _with_era(_resolve(pair, Context(regime, None, year)))
    result = _result(read_so, pair, context, voice)
    remark = f"{found.message}: the pair is followed"
    dating = replace(result.dating, cert=Cert.LOW if away else Cert.MEDIUM, remark=remark)
    return replace(result, dating=dating, code=found.code, message=remark)


def _is_vague(parts: DateParts) -> bool:
    """初, 先是: events before the running date, at no stated time."""
    return not (
        parts.has_year or parts.month or parts.leap_unnumbered or parts.relative_month or parts.relative_day
        or parts.season or parts.day or parts.ganzhi or parts.special or parts.ruler or parts.dynasty
    )  # fmt: skip


def _plain(parts: DateParts, context: Context) -> DateParts:
    """翌日 where no day is known means no more than the running month, 逾月 without a month the running year."""
    known = context.jdn is not None if parts.relative_day else context.month is not None
    if parts.month is not None or known or not (parts.relative_day or parts.relative_month):
        return parts
    if context.month is not None:
        return replace(parts, relative_day=None, relative_month="是月", steps=0)
    year = parts.relative_year or "是年"
    return replace(parts, relative_day=None, relative_month=None, relative_year=year, steps=0)


def _at_year(parts: DateParts, context: Context) -> Context:
    """A bare year needs its era: where only the year is known, the era in force at its beginning."""
    if context.era is None and context.year is not None and context.regime is not None and parts.era is None:
        era = era_of(context.regime, context.year)
        return replace(context, era=era)
    return context


def _settled(found: Resolved, parts: DateParts, context: Context) -> Resolved:
    """A phrase that several eras fit is read in the one nearest to the running year, if it is near at all."""
    if found.status != "ambiguous" or context.year is None:
        return found
    near = sorted((_distance(candidate, context.year), n) for n, candidate in enumerate(found.candidates))
    if not near or near[0][0] > 30 or (len(near) > 1 and near[1][0] - near[0][0] < 5):
        return found
    chosen = found.candidates[near[0][1]]
    return replace(chosen, remarks=(*chosen.remarks, _NEAREST))


def _nearer(found: Resolved, parts: DateParts, context: Context) -> Resolved:
    """乾道元年 told after 元豐三年 is the era of 西夏, two years before, not that of 宋, eighty years later.

    What lies behind is no reason to look elsewhere: a chronicle of 宋 looks back to 紹興 sixty years after it.
    """
    if parts.era is None or parts.dynasty is not None or context.year is None or found.year is None:
        return found
    away = abs(found.year - context.year)
    if away <= _FAR or (found.year < context.year and found.regime == context.regime):
        return found
    others = {era.regime for era in eras_named(parts.era)} - {found.regime}
    readings = [_resolve(parts, Context(regime, None, context.year)) for regime in sorted(others)]
    near = [r for r in readings if r.status == "ok" and _distance(r, context.year) < min(away, _FAR)]
    if not near:
        return found
    best = min(near, key=lambda reading: _distance(reading, context.year))  # type: ignore[arg-type]
    return replace(best, remarks=(*best.remarks, _NEAREST))


def _with_era(found: Resolved) -> Resolved:
    """明年 may lead beyond the running era: the year is named by the era that counts it."""
    if found.era is not None or found.year is None or found.regime is None:
        return found
    era = era_of(found.regime, found.year)
    if era is None:
        return found
    full = full_date(found.regime, era, found.year, found.month, found.day, found.ganzhi)
    return replace(found, era=era, era_year=found.year - era.first_year + 1, date=full)


def _year(found: Resolved, parts: DateParts) -> int | None:
    """The lunar year of a result; an era's beginning or end has the era's first or last year, its middle none.

    端拱初 has its place among the dates so, though it may mean a year soon after.
    """
    if found.year is not None or found.era is None:
        return found.year
    return {"初": found.era.first_year, "末": _last_year(found.era)}.get((parts.period or "")[-1:])


def _last_year(era: Era) -> int:
    """The last year of an era; where it was given up in the first month (顯德, 景德), the year before."""
    if era.last_jdn is None or era.first_year == era.last_year:
        return era.last_year
    try:
        last = month_at(era.regime, era.last_jdn)
    except DateError:
        return era.last_year
    return era.last_year - (last.number == 1 and last.year == era.last_year)


def _distance(candidate: Resolved, year: int) -> int:
    """How many years a reading lies from the running year; a whole era counts from its beginning."""
    first = (
        candidate.year
        if candidate.year is not None
        else candidate.era.first_year
        if candidate.era
        else year + 9999
    )
    return abs(first - year)


def _result(found: Resolved, parts: DateParts, context: Context, voice: Voice) -> Found:
    calendar = calendar_of(found.regime or context.regime)
    # An era whose first year chronicles differ about is what the table has, and not sure.
    doubted = disputed(found.era) if parts.era is not None and found.era is not None else ""
    remark = "; ".join((*found.remarks, doubted) if doubted else found.remarks)
    if found.status == "error" and found.code == "ganzhi-not-in-month":
        dating = Dating(found.lunar, calendar, full=_full(found), kind="impossible", cert=Cert.LOW,
                        evidence="sexagenary", remark=found.message)  # fmt: skip
        return Found(dating, _after(found, context), found.year, found.code, found.message)
    if found.status == "error" and found.code in _NO_SUCH_DAY:
        return _month_alone(found, parts, context, voice)
    if found.status == "error" or (found.lunar is None and found.jdn_first is None):
        dating = Dating(None, calendar, cert=Cert.UNKNOWN, evidence="vague", remark=found.message)
        # Under an era that no table has, the era before it runs no more.
        ended = parts.era is not None and found.code == "unknown-era" and not eras_named(parts.era)
        return Found(
            dating,
            Context(context.regime) if ended else None,
            None,
            found.code or found.status,
            found.message,
        )
    period = "period" if found.period or found.precision in ("season", "era") else ""
    year = _year(found, parts)
    of_era = found.lunar is None and year is not None
    lunar = found.lunar if year is None or not of_era else lunar_label(year)
    dating = Dating(
        lunar, calendar, found.jdn_first, found.jdn_last, found.date or "", period,
        _cert(found, parts, voice, context), _evidence(parts), remark,
    )  # fmt: skip
    if doubted and dating.cert is Cert.HIGH:
        dating = replace(dating, cert=Cert.MEDIUM)
    return Found(
        dating,
        _after(found, context),
        year,
        found.status if found.status != "ok" else None,
        remark,
        of_era,
    )


def _month_alone(found: Resolved, parts: DateParts, context: Context, voice: Voice) -> Found:
    """六月三十五日: there is no such day, but year and month stand."""
    bare = replace(parts, day=None, ganzhi=None, special=None, new_moon=None)
    month = _result(_with_era(_resolve(bare, _at_year(bare, context))), bare, context, voice)
    dating = replace(
        month.dating, first=None, last=None, kind="impossible", cert=Cert.LOW, remark=found.message
    )
    return replace(month, dating=dating, code=found.code, message=found.message)


def _full(found: Resolved) -> str:
    return full_date(found.regime or "", found.era, found.year or 0, found.month)


def _after(found: Resolved, context: Context) -> Context:
    """The running date after a phrase: a whole era leaves its first year running."""
    if found.year is None and found.era is not None:
        return Context(found.era.regime, found.era, found.era.first_year)
    after = found.context()
    # 癸丑歲 may lie before the running era, which then is not in force.
    old = context.era if context.era is not None and (found.year or 9999) >= context.era.first_year else None
    return replace(after, regime=after.regime or context.regime, era=found.era or old)


def _cert(found: Resolved, parts: DateParts, voice: Voice, context: Context) -> Cert:
    if _NEAREST in found.remarks:
        return Cert.MEDIUM
    if found.status == "ambiguous" or (voice is Voice.SPEECH and not parts.has_year):
        return Cert.LOW  # who speaks in a memorial of a month, may mean that of a year before
    if (parts.relative_month or "").startswith("今"):
        return Cert.LOW  # 今月七日: of a letter, which may have been read in another month
    era_alone = parts.era is not None and parts.era_year is None and parts.cyclic_year is None
    if voice is Voice.REMARK and parts.relative_year and parts.steps:
        return Cert.LOW  # 次年, 上年: of the year last named, or of the year under discussion
    if (voice in (Voice.REMARK, Voice.SPEECH) and not parts.era) or parts.period or era_alone:
        return Cert.MEDIUM
    if parts.cyclic_year and not parts.era and not parts.era_year:
        ahead = found.year - context.year if found.year is not None and context.year is not None else -1
        return Cert.HIGH if 0 <= ahead <= _PAIR_NEAR else Cert.MEDIUM
    if parts.relative_day:
        return Cert.MEDIUM
    return Cert.HIGH


def _evidence(parts: DateParts) -> str:
    """The token of the closed list that says on what the year rests."""
    if parts.era or parts.cyclic_year:
        return "explicit"
    if parts.relative_year or parts.relative_month or parts.relative_day:
        return "relative"
    return "running"
