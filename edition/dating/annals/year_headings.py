"""The headings of annals: a year heading settles the year of what stands below it, a chapter's its state and era."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from edition.calendar.phrase import Context
from edition.dating.annals.flow import Flow
from edition.dating.inference.prices import counting
from edition.dating.reach import only_counts
from edition.dating.states import Found
from edition.model import Cert, Guess, Heading, YearMark


def enter(flow: Flow, heading: Heading) -> None:
    """Go on below a heading."""
    if heading.level == "year":
        _year(flow, heading)
    else:
        _chapter(flow, heading)


def _year(flow: Flow, heading: Heading) -> None:
    """A year heading of the source, or the editors': the year is settled, the month is not known yet."""
    guess, before = _guess_below(flow, heading), flow.context.year
    found = flow.headings.year(heading, _counted(flow, guess))
    if found is None:
        return
    if found.year is None or found.after is None:
        _not_understood(flow, heading, found)
        return
    supplied = heading.supplied
    cert = supplied.cert if supplied is not None else found.dating.cert
    evidence = "editor" if supplied is not None else found.dating.evidence
    if guess is not None and guess.year == found.year:
        cert = cert.at_most(guess.cert)
    elif only_counts(heading) and before is not None and found.year < before:
        cert = Cert.LOW  # 二年 after the fifth year: the heading of the era that it counts from is lost
    if found.code is not None:
        flow.doubt(heading.start, found.message, cert)
    # 永樂元年春正月, a heading with its month, leaves the month running.
    with_month = heading.date is not None and heading.date.month is not None
    flow.context = found.after if with_month else found.after.without_month()
    flow.months.clear()
    flow.headed, flow.heading, flow.reach = True, found.year, flow.ahead.reach(heading.start)
    # Where the next heading skips a year, headings are lost, and this one may end unseen.
    flow.year_cert = cert.at_most(Cert.MEDIUM) if flow.reach.skips(found.year) else cert
    flow.dated.years[heading.start] = YearMark(heading.start, found.year, cert)
    flow.dated.headings[heading.start] = replace(found.dating, cert=cert, evidence=evidence)


def _not_understood(flow: Flow, heading: Heading, found: Found) -> None:
    """The year above it ends here, and an era that no table has ends the one that ran before it."""
    if not heading.decided:
        flow.doubt(heading.start, f"a year heading that was not understood: {found.message}")
    era = flow.context.era if heading.date is not None and heading.date.era is None else None
    flow.context = Context(flow.context.regime, era)
    flow.leave_heading()
    flow.heading = None


def _guess_below(flow: Flow, heading: Heading) -> Guess | None:
    """The year inferred for the entry below a heading that only counts, where years are inferred at all."""
    if not flow.ahead.guesses or not only_counts(heading) or heading.date is None:
        return None
    entries = flow.ahead.entries
    below = bisect_right(entries, heading.start)
    guess = flow.ahead.guesses.get(entries[below]) if below < len(entries) else None
    return guess if guess is not None and guess.number == heading.date.era_year else None


def _counted(flow: Flow, guess: Guess | None) -> Context:
    """The date that runs before a heading: before one that only counts, with the era that the inferred year has."""
    if guess is None or guess.number is None:
        return flow.context
    era = counting(flow.regime, guess.number, guess.year)
    return Context(flow.regime, era, guess.year) if era is not None else flow.context


def _chapter(flow: Flow, heading: Heading) -> None:
    """A chapter or reign whose heading names its era, or its first year: bare years below it belong there."""
    flow.ruler = heading.date.ruler if heading.date is not None else None
    found = flow.headings.chapter(heading, flow.context)
    if found is None or found.after is None:
        return
    # 起宣和四年五月十八日乙亥，盡…: the month runs with which the chapter begins.
    with_month = found.year is not None and heading.date is not None and heading.date.month is not None
    flow.context = replace(found.after, jdn=None) if with_month else found.after.without_month()
    flow.leave_heading()
    flow.heading, flow.begins = None, found.year
    if found.year is not None:
        flow.year_cert = found.dating.cert.at_most(Cert.MEDIUM)
