"""What an answer of the calendar means for a text: a dating, how sure it is, and the running date after it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.calendar.eras import Era, disputed
from edition.calendar.eras import find as eras_named
from edition.calendar.months import month_at
from edition.calendar.phrase import Context, Resolved, full_date, lunar_label
from edition.calendar.regimes import regimes
from edition.dating.near import FAR, NEAREST, at_year, resolve_in, with_era
from edition.dating.states import Found, calendar_of
from edition.errors import DateError
from edition.grammar.dates import DateParts
from edition.model import Cert, Dating, Voice

_NO_SUCH_DAY: Final = frozenset(("day-out-of-range", "day-mismatch", "not-first-day", "no-such-ganzhi"))
_NO_SUCH_MONTH: Final = frozenset(("no-such-month", "no-such-intercalary-month"))
# How many years a text may leap ahead to the era of another state that it does not name.
_AHEAD: Final = 60
# How many years a text may count on an era that has ended.
_OVERSHOT: Final = 2
# A pair alone names the running year, or one of the few after it: no other of that name is near.
_PAIR_NEAR: Final = 12


def outcome(found: Resolved, parts: DateParts, context: Context, voice: Voice) -> Found:
    """The dating of a phrase, read in its context, by the one who speaks."""
    calendar = calendar_of(found.regime or context.regime)
    # An era whose first year chronicles differ about is what the table has, and not sure.
    doubted = disputed(found.era) if parts.era is not None and found.era is not None else ""
    told = voice in (Voice.NARRATIVE, Voice.HEADLINE)
    far = _far_ahead(found, parts, context) if told else ""
    late = _leaps_back(found, parts, context) if told else ""
    namesake = told and _has_namesake(found, parts, context)
    remark = "; ".join((*found.remarks, *filter(None, (doubted, far, late))))
    if found.status == "error" and found.code == "ganzhi-not-in-month":
        dating = Dating(found.lunar, calendar, full=_full(found), kind="impossible", cert=Cert.LOW,
                        evidence="sexagenary", remark=found.message)  # fmt: skip
        return Found(dating, _after(found, context), found.year, found.code, found.message)
    if found.status == "error" and found.code in _NO_SUCH_DAY:
        return _month_alone(found, parts, context, voice)
    if found.status == "error" or (found.lunar is None and found.jdn_first is None):
        dating = Dating(None, calendar, cert=Cert.UNKNOWN, evidence="vague", remark=found.message)
        return Found(
            dating, _after_error(found, parts, context), None, found.code or found.status, found.message
        )
    period = "period" if found.period or found.precision in ("season", "era") else ""
    year = _year(found, parts)
    of_era = found.lunar is None and year is not None
    lunar = found.lunar if year is None or not of_era else lunar_label(year)
    dating = Dating(
        lunar, calendar, found.jdn_first, found.jdn_last, found.date or "", period,
        _cert(found, parts, voice, context), _evidence(parts), remark,
    )  # fmt: skip
    if dating.cert is Cert.HIGH and (doubted or namesake):
        dating = replace(dating, cert=Cert.MEDIUM)
    if far or late:
        dating = replace(dating, cert=Cert.LOW)
    return Found(
        dating,
        _after(found, context),
        year,
        found.status if found.status != "ok" else "far-ahead" if far else "leap-order" if late else None,
        remark,
        of_era,
    )


def _after_error(found: Resolved, parts: DateParts, context: Context) -> Context | None:
    """The running date after a date that does not exist: 景德元年閏五月 is of 景德元年 for all that."""
    if found.code in _NO_SUCH_MONTH and parts.has_year and found.year is not None:
        return Context(found.regime, found.era, found.year)
    # Under an era that no table has, the era before it runs no more.
    ended = parts.era is not None and found.code == "unknown-era" and not eras_named(parts.era)
    return Context(context.regime) if ended else None


def _has_namesake(found: Resolved, parts: DateParts, context: Context) -> bool:
    """貞觀十年 looked back to in a text of 宋: 唐 had a tenth year of that name, 西夏 had one not long ago."""
    if parts.era is None or parts.dynasty or parts.ruler or found.year is None or context.year is None:
        return False
    if found.year >= context.year or context.regime in (None, found.regime):
        return False
    others = (era for era in eras_named(parts.era) if era.regime != found.regime)
    main = (era for era in others if regimes()[era.regime].rank == 1 and era.first_year < context.year)
    return any(era.first_year + (parts.era_year or 1) - 1 <= era.last_year for era in main)


def _leaps_back(found: Resolved, parts: DateParts, context: Context) -> str:
    """十月，…。閏月，… in a year whose intercalary month is the ninth: out of order, or of another year."""
    if not parts.leap_unnumbered or parts.has_year or found.month is None or context.month is None:
        return ""
    if found.year != context.year or found.month.number >= context.month:
        return ""
    return f"{found.month.name} stands behind the {context.month}th month of its year"


def _far_ahead(found: Resolved, parts: DateParts, context: Context) -> str:
    """永樂元年 told in 1120, an era of rebels that no table has, is hardly the one of 明."""
    if parts.era is None or parts.dynasty or parts.ruler or found.year is None or context.year is None:
        return ""
    ahead = found.year - context.year
    if ahead <= _AHEAD or found.regime == context.regime:
        return ""
    return f"an era of {found.regime}, {ahead} years ahead of what is told: another era of that name may be meant"


def _month_alone(found: Resolved, parts: DateParts, context: Context, voice: Voice) -> Found:
    """六月三十五日: there is no such day, but year and month stand."""
    bare = replace(parts, day=None, ganzhi=None, special=None, new_moon=None)
    month = outcome(with_era(resolve_in(bare, at_year(bare, context))), bare, context, voice)
    dating = replace(
        month.dating, first=None, last=None, kind="impossible", cert=Cert.LOW, remark=found.message
    )
    return replace(month, dating=dating, code=found.code, message=found.message)


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


def _full(found: Resolved) -> str:
    return full_date(found.regime or "", found.era, found.year or 0, found.month)


def _after(found: Resolved, context: Context) -> Context:
    """The running date after a phrase: a whole era leaves its first year running."""
    if found.year is None and found.era is not None:
        return Context(found.era.regime, found.era, found.era.first_year)
    after = found.context()
    new_moon = after.new_moon if after.new_moon is not None else context.new_moon
    # 癸丑歲 may lie before the running era, which then is not in force.
    old = context.era if context.era is not None and (found.year or 9999) >= context.era.first_year else None
    return replace(after, regime=after.regime or context.regime, era=found.era or old, new_moon=new_moon)


def _is_far(found: Resolved, parts: DateParts, context: Context) -> bool:
    """至元七年 in 1341: whether another era of that name was nearer, though it had no such year."""
    if parts.era is None or parts.dynasty or parts.ruler or found.year is None or context.year is None:
        return False
    apart, number = abs(found.year - context.year), parts.era_year or 1
    return apart > FAR and any(
        abs(year - context.year) < apart and era.first_year <= context.year
        for era in eras_named(parts.era)
        for year in (era.first_year + number - 1,)
        if (era.regime == context.regime or regimes()[era.regime].rank == 1)
        and year <= era.last_year + _OVERSHOT
    )


def _cert(found: Resolved, parts: DateParts, voice: Voice, context: Context) -> Cert:
    if NEAREST in found.remarks or _is_far(found, parts, context):
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
    # 逾月 after a year of which no month is told is in that year, or the next; 逾三月 counts from some event.
    counted = parts.relative_month and parts.steps and (context.month is None or parts.steps > 1)
    return Cert.MEDIUM if parts.relative_day or counted else Cert.HIGH


def _evidence(parts: DateParts) -> str:
    """The token of the closed list that says on what the year rests."""
    if parts.era or parts.cyclic_year:
        return "explicit"
    if parts.relative_year or parts.relative_month or parts.relative_day:
        return "relative"
    return "running"
