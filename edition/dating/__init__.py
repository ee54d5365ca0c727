"""Chronicle -> its dating: the running date carried through a text.

running.py    what one phrase means where it stands
annals.py     綱目 annals: headings and headlines move the running date
narrative.py  chapters: narrative moves it, and the years are marked
"""

from __future__ import annotations

from edition.calendar.phrase import Context, resolve
from edition.dating import annals, narrative
from edition.dating.states import REGIMES, era_of
from edition.errors import DateError
from edition.grammar.dates import match_at
from edition.model import Chronicle, Dated

__all__ = ["date", "starting_context"]


def date(chronicle: Chronicle, *, start: str = "", calendar: str = "song") -> Dated:
    """Date a chronicle. `start` is the date in force before the first character, `calendar` the calendar of a text
    that does not name its state.

    Raises DateError if `start` cannot be read.
    """
    context = starting_context(start, calendar)
    if chronicle.profile in ("gangmu", "annals"):
        return annals.date(chronicle, context)
    return narrative.date(chronicle, context)


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
