"""Chronicle -> its dating: the running date carried through a text.

states.py         states and their calendars; dates that name a reign or a state
running.py        what one phrase means where it stands
  near.py             the nearest of several years
  otherwise_counted.py  years counted otherwise than the tables do
  month_days.py       months whose 朔 the text records a day off the table
  outcome.py          how sure it is, and what runs after it
spoken.py         who speaks: remarks and speeches have a running date of their own
letters.py        the year of a month that a letter recalls
headings.py       the year that a heading names, the era that a chapter begins with
reach.py          how far the year of a heading reaches
order.py          the place of a month or season in its year
settle.py         the era that the days settle where no state is named
renewal.py        改元: the era that the text proclaims

annals/           綱目 and 編年: headings and headlines move the running date
chapters/         chapters: narrative moves the running date, and the years are marked
inference/        the years of entries whose headings are lost, from all evidence at once
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition.calendar.eras import by_reign
from edition.calendar.phrase import Context, resolve
from edition.calendar.regimes import named
from edition.calendar.result import year_of
from edition.collector import resting
from edition.dating import annals, chapters
from edition.dating.annals.passing import in_passing
from edition.dating.headings import heads_every_year
from edition.dating.inference import infer
from edition.dating.inference.evidence import Parallel
from edition.dating.settle import Settled, settle
from edition.dating.states import REGIMES, era_of
from edition.errors import DateError
from edition.grammar.dates import match_at, name_at
from edition.model import Cert, Chronicle, Dated, Dating, Doubt, Entry, Guess, YearMark, paragraphs_of

__all__ = ["Parallel", "date", "starting_context"]

_ANNALS: Final = ("gangmu", "annals")


@resting()
def date(
    chronicle: Chronicle,
    *,
    start: str = "",
    calendar: str = "song",
    infer_years: bool = False,
    parallels: Sequence[Parallel] = (),
) -> Dated:
    """Date a chronicle. `start` is the date in force before the first character, `calendar` the calendar of a text
    that does not name its state.

    Where year headings of annals are lost, the years are inferred from all evidence at once, that of `parallels` in
    other chronicles included; `infer_years` does so even if every entry has a year already.
    Raises DateError if `start` cannot be read.
    """
    context = starting_context(start, calendar)
    settled = settle(chronicle, context)
    if settled is not None:
        context = settled.context
    if chronicle.conventions.division not in _ANNALS:
        return _finished(chronicle, chapters.date(chronicle, context), settled)
    told = in_passing(chronicle, context) if chronicle.conventions.division == "annals" else chronicle
    dated = annals.date(told, context)
    if infer_years or _loses_years(told, dated):
        guesses = infer(told, dated, context, parallels)
        if not infer_years:
            guesses = {
                start: guess for start, guess in guesses.items() if not _agreed(guess, dated.years.get(start))
            }
        dated = annals.date(told, context, guesses) if guesses else dated
    return _finished(chronicle, dated, settled)


def _finished(chronicle: Chronicle, dated: Dated, settled: Settled | None) -> Dated:
    """The dating with what is to be said of single dates."""
    return _questioned(chronicle, _as_written(chronicle, _told(dated, settled)))


def _as_written(chronicle: Chronicle, dated: Dated) -> Dated:
    """The dating with a remark on each sexagenary day that is not written as it was read (庚戍)."""
    dates = dict(dated.dates)
    for block in chronicle.blocks:
        for expression in (date for paragraph in paragraphs_of(block) for date in paragraph.dates):
            pair, dating = expression.parts.ganzhi, dates.get(expression.start)
            if (
                pair is None
                or dating is None
                or pair in chronicle.source.text[expression.start : expression.end]
            ):
                continue
            at = chronicle.view.find(pair, expression.start, expression.end)
            if at >= 0:
                written = f"{chronicle.source.text[at : at + len(pair)]} is read as {pair}"
                remark = "; ".join(filter(None, (written, dating.remark)))
                dates[expression.start] = replace(dating, remark=remark)
    return replace(dated, dates=dates)


def _told(dated: Dated, settled: Settled | None) -> Dated:
    """The dating with the reason for the era that the days of the text settled."""
    dating = dated.dates.get(settled.start) if settled is not None else None
    if settled is None or dating is None or dating.resp == "editor":
        return dated
    remark = f"{settled.words}; {dating.remark}" if dating.remark else settled.words
    dates = {
        **dated.dates,
        settled.start: replace(dating, cert=Cert.MEDIUM, evidence="context", remark=remark),
    }
    doubt = Doubt("date", settled.start, f"{dating.full}: {settled.words}", Cert.MEDIUM)
    return replace(dated, dates=dates, doubts=(*dated.doubts, doubt))


def _loses_years(chronicle: Chronicle, dated: Dated) -> bool:
    """Whether entries have no year, or a guessed one; where no year has a heading, also one that is not sure."""
    entries = [block for block in chronicle.blocks if isinstance(block, Entry) and not block.prologue]
    marks = [dated.years.get(entry.start) for entry in entries]
    stated = [mark.year for entry, mark in zip(entries, marks, strict=True) if mark and _states_year(entry)]
    if not dated.headings and heads_every_year(stated):
        return any(mark is None for mark in marks)
    weak = (Cert.LOW, Cert.UNKNOWN) if dated.headings else (Cert.MEDIUM, Cert.LOW, Cert.UNKNOWN)
    return any(
        mark is None or (mark.cert in weak and not (mark.cert is Cert.MEDIUM and _states_year(entry)))
        for entry, mark in zip(entries, marks, strict=True)
    )


def _states_year(entry: Entry) -> bool:
    """Whether an entry opens with a year of its own (歲甲辰): then no heading of a year is lost before it."""
    paragraph = entry.headline or next(iter(entry.paragraphs), None)
    first = paragraph.dates[:1] if paragraph is not None else ()
    return any(
        (date.parts.era_year is not None or date.parts.cyclic_year is not None) and not date.decided
        for date in first
    )


def _agreed(guess: Guess, mark: YearMark | None) -> bool:
    """Whether all evidence bears out what the headings say already."""
    sure = Cert.HIGH
    return mark is not None and mark.year == guess.year and mark.cert is sure and guess.cert is sure


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


def _reigning(start: str) -> Context | None:
    """元太祖九年: a year counted by a reign that had no era."""
    name = name_at(start)
    rest = match_at(start, len(name.text)) if name is not None else None
    if name is None or rest is None or name.ruler is None or name.era or rest.era_year is None:
        return None
    if len(name.text) + len(rest.text) != len(start):
        return None
    states = named(name.dynasty) if name.dynasty else ()
    found = [era for state in states if (era := by_reign(state, name.ruler)) is not None]
    if len(found) != 1:
        return None
    year = found[0].year(rest.era_year)
    return Context(found[0].regime, found[0], year, rest.month, rest.leap)


def starting_context(start: str, calendar: str) -> Context:
    """The running date before the first character."""
    regime = REGIMES.get(calendar)
    if not start:
        return Context(regime)
    reigning = _reigning(start)
    if reigning is not None:
        return reigning
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
