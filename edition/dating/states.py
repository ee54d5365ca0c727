"""States and their calendars, and dates that name a reign or a state instead of a year (仁宗即位, 宋初)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from edition.calendar import months
from edition.calendar.eras import Era, of_regime
from edition.calendar.phrase import Context, full_date, lunar_label
from edition.calendar.regimes import named, regimes
from edition.calendar.rulers import reign, state
from edition.errors import DateError
from edition.grammar.dates import DateParts
from edition.model import Cert, Dating

REGIMES: Final = {"song": "宋", "liao": "遼", "jin": "金", "yuan": "元", "xixia": "西夏"}
_CALENDARS: Final = {regime: calendar for calendar, regime in REGIMES.items()}
_FIVE_DYNASTIES: Final = frozenset(
    (
        "後梁",
        "後唐",
        "後晉",
        "後漢",
        "後周",
        "吳",
        "南唐",
        "前蜀",
        "後蜀",
        "楚",
        "吳越",
        "閩",
        "南漢",
        "荊南",
        "北漢",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date phrase read in its context: its dating, and the running date after it (None: it moves nothing).

    `of_era` where no year is named, but the beginning or end of an era: 端拱初.
    """

    dating: Dating
    after: Context | None
    year: int | None
    code: str | None = None
    message: str = ""
    of_era: bool = False


def calendar_of(regime: str | None) -> str:
    """The identifier of the calendar of a state, as `datingMethod` points to it."""
    if regime in _FIVE_DYNASTIES:
        return "wudai"
    return _CALENDARS.get(regime or "", "chinese")


def era_of(regime: str, year: int) -> Era | None:
    """The era of a state that counts a lunar year: the one that was already in force when the year began."""
    found = [era for era in of_regime(regime) if era.first_year <= year <= era.last_year]
    return min(found, key=lambda era: era.first_year, default=None)


def undetermined(context: Context, remark: str = "") -> Found:
    """A date that the words do not fix, or that was not understood."""
    dating = Dating(None, calendar_of(context.regime), cert=Cert.UNKNOWN, evidence="vague", remark=remark)
    return Found(dating, None, None)


def accession(parts: DateParts, context: Context) -> Found:
    """仁宗即位: the lunar year in which the reign begins."""
    found = reign(parts.ruler or "", regime=context.regime, year=context.year)
    if found is None:
        message = f"no reign of {parts.ruler} near the running date"
        return undetermined(context, message)
    return _year_period(
        found.regime, found.first_year, "accession", f"accession of {found.regime}{found.names[0]}"
    )


def state_period(parts: DateParts, context: Context) -> Found:
    """宋初, 唐末: the first or last year of a state."""
    found = state(parts.dynasty or "", regime=context.regime, year=context.year, end=parts.period == "末")
    if found is None:
        several = "、".join(
            f"{name} ({lunar_label(regimes()[name].last if parts.period == '末' else regimes()[name].first)})"
            for name in named(parts.dynasty or "")
        )
        message = f"{parts.dynasty} may be several states: {several}"
        return undetermined(context, message)
    if parts.period == "末":
        # The end of a dynasty is longer than its last year: the running date moves there, but nothing is dated.
        remark = f"before the end of {found[0]} in {found[1]}"
        dating = Dating(None, calendar_of(found[0]), cert=Cert.UNKNOWN, evidence="vague", remark=remark)
        return Found(dating, Context(found[0], era_of(*found), found[1]), None)
    return _year_period(*found, "context", f"the first year of {found[0]}, or soon after", Cert.LOW)


def _year_period(regime: str, year: int, evidence: str, remark: str, cert: Cert = Cert.MEDIUM) -> Found:
    era = era_of(regime, year)
    try:
        span = months.year_span(regime, year)
    except DateError as error:
        return undetermined(Context(regime), str(error))
    dating = Dating(
        lunar_label(year),
        calendar_of(regime),
        *span,
        full_date(regime, era, year),
        "period",
        cert,
        evidence,
        remark,
    )
    return Found(dating, Context(regime, era, year), year)


def whole(context: Context, evidence: str, cert: Cert) -> Dating | None:
    """The running month, or the running year where no month is known, as an inherited date."""
    if context.year is None:
        return None
    regime = context.regime or "宋"
    try:
        month = months.month(regime, context.year, context.month, context.leap) if context.month else None
        first, last = (month.first_jdn, month.last_jdn) if month else months.year_span(regime, context.year)
    except DateError:
        return Dating(
            lunar_label(context.year), calendar_of(regime), kind="inherited", cert=cert, evidence=evidence
        )
    full = full_date(regime, context.era, context.year, month)
    return Dating(
        lunar_label(context.year, month), calendar_of(regime), first, last, full, "inherited", cert, evidence
    )
