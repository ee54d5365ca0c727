"""Chronicle -> its dating: the running date carried through a text.

running.py    what one phrase means where it stands
headings.py   the year that a heading names, the era that a chapter begins with
annals.py     綱目 annals: headings and headlines move the running date
narrative.py  chapters: narrative moves it, and the years are marked
"""

from __future__ import annotations

from dataclasses import replace

from edition.calendar.phrase import Context, resolve
from edition.calendar.result import year_of
from edition.dating import annals, narrative
from edition.dating.states import REGIMES, era_of
from edition.errors import DateError
from edition.grammar.dates import match_at
from edition.model import Cert, Chronicle, Dated, Dating, Doubt

__all__ = ["date", "starting_context"]


def date(chronicle: Chronicle, *, start: str = "", calendar: str = "song") -> Dated:
    """Date a chronicle. `start` is the date in force before the first character, `calendar` the calendar of a text
    that does not name its state.

    Raises DateError if `start` cannot be read.
    """
    context = starting_context(start, calendar)
    flow = annals if chronicle.conventions.division in ("gangmu", "annals") else narrative
    return _questioned(chronicle, flow.date(chronicle, context))


def _questioned(chronicle: Chronicle, dated: Dated) -> Dated:
    """A date that the editors question, without having decided it, is what the words say, and not sure."""
    dates, doubts = dict(dated.dates), list(dated.doubts)
    for row in chronicle.emendations:
        start = chronicle.source.offset(row.line, row.column)
        dating = dates.get(start)
        if row.applies or not row.kind.startswith("chronology") or dating is None or dating.resp == "editor":
            continue
        if _agrees(row.proposed, dating):
            continue
        remark = f"questioned by the editors: {row.proposed}"
        dates[start] = replace(dating, cert=Cert.UNKNOWN if dating.when is None else Cert.LOW, remark=remark)
        doubts.append(Doubt("date", start, f"{row.reading}: {remark}; {row.why}", Cert.LOW))
    return replace(dated, dates=dates, doubts=tuple(doubts))


def _agrees(proposed: str, dating: Dating) -> bool:
    """Whether what the editors propose means no more than the words were read to mean (五年: 大中祥符五年)."""
    parts = match_at(proposed)
    if parts is None or dating.when is None:
        return False
    found = resolve(parts, context=Context("宋", None, year_of(dating.when)))
    return found.lunar is not None and dating.when.startswith(found.lunar)


def starting_context(start: str, calendar: str) -> Context:
    """The running date before the first character."""
    regime = REGIMES.get(calendar)
    if not start:
        return Context(regime)
    parts = match_at(start)
    if parts is None or len(parts.text) != len(start):
        raise DateError(f"「{start}」 is no date", code="not-a-date", remedy="write it like 宋太平興國七年")
    found = resolve(parts, context=Context(None if parts.dynasty else regime))
    if found.status == "error" or found.year is None:
        raise DateError(
            f"「{start}」: {found.message}",
            code=found.code or "not-a-date",
            remedy="write it like 宋太平興國七年",
        )
    after = found.context()
    return (
        after
        if after.era is not None
        else Context(after.regime, era_of(after.regime or "宋", found.year), found.year)
    )
