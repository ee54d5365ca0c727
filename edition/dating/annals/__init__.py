"""Dates of 綱目 annals: year headings and headlines move the running date, details only their own.

passing.py        what a paragraph names in passing
ahead.py          what stands further on, known before the first entry is read
flow.py           the running date on its way
year_headings.py  a heading is entered
told.py           what a date means where it is told
eras_told.py      the eras named and proclaimed before it
turns.py          where the year turns, or only seems to
certainty.py      how sure the date is
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edition.calendar.phrase import Context
from edition.calendar.result import year_of
from edition.dating.annals import turns, year_headings
from edition.dating.annals.ahead import lead_of, look_ahead
from edition.dating.annals.certainty import certain
from edition.dating.annals.eras_told import ErasTold
from edition.dating.annals.flow import Flow
from edition.dating.annals.passing import looks_back
from edition.dating.annals.told import leans_on, read_told
from edition.dating.inference.prices import counting
from edition.dating.letters import recalled
from edition.dating.running import read
from edition.dating.spoken import Spoken, is_parallel, is_spoken, moves
from edition.dating.states import Found, calendar_of, era_of, whole
from edition.grammar.dates import DateParts
from edition.grammar.structure import INDENT
from edition.model import (
    Cert,
    Chronicle,
    Dated,
    DateExpression,
    Dating,
    Entry,
    Guess,
    Heading,
    Paragraph,
    Voice,
    YearMark,
)
from edition.parse.growing import is_bare


def date(chronicle: Chronicle, context: Context, guesses: Mapping[int, Guess] | None = None) -> Dated:
    """Date the entries of annals and all that stands in them.

    `guesses` are years inferred from all evidence (dating/inference); without them, months that go back begin a year.
    """
    ahead = look_ahead(chronicle, context, guesses or {})
    flow = Flow(ahead, context, ErasTold(chronicle.view))
    if chronicle.conventions.division == "gangmu" and context.year is not None:
        # Told before the first character; where the headings are lost, that year may end unseen.
        flow.year_cert = Cert.MEDIUM
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            year_headings.enter(flow, block)
        elif isinstance(block, Entry):
            _prologue(flow, block) if block.prologue else _entry(flow, block)
        elif isinstance(block, Paragraph):
            _undated(flow, block)
    inferred = dict(ahead.guesses)
    return replace(flow.dated, marks=tuple(flow.marks), doubts=tuple(flow.doubts), inferred=inferred)


def _undated(flow: Flow, paragraph: Paragraph) -> None:
    """A paragraph before the first dated entry; if it names a year in passing, it is marked with the first."""
    before = flow.context
    after = _running(flow, paragraph, before, before)
    headed = flow.heading is not None or flow.begins is not None
    elsewhere = headed and (after.year, after.regime) != (before.year, before.regime)
    flow.context = before if elsewhere else after
    for expression in paragraph.dates:
        year = read(expression, before).year
        if expression.voice is Voice.NARRATIVE and year is not None:
            head = INDENT.match(flow.view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
            flow.marks.append(YearMark(head, year))
            return


def _prologue(flow: Flow, entry: Entry) -> None:
    """A biography before the annals: its dates stand for themselves."""
    own = Context(flow.context.regime)
    for paragraph in entry.paragraphs:
        own = _running(flow, paragraph, own, own)


def _entry(flow: Flow, entry: Entry) -> None:
    """An entry: the dates that lead it move the running date; what else it tells runs from there, and ends with it."""
    lead, rest = lead_of(flow.view, entry)
    flow.entry, flow.told_in = entry.start, entry.paragraphs
    if entry.start == 0 or flow.view[entry.start - 1] in "\n\r":
        flow.back = flow.passing = None
    _guess(flow, entry, lead)
    before = flow.context
    flow.context = _running(flow, lead, before, before, headline=True)
    flow.inner = None
    known = [
        (at, dating)
        for date in lead.dates
        if moves(date) and _is_known(dating := flow.dated.dates[at := date.start])
    ]
    stated = [dating for at, dating in known if at not in flow.elsewhere]
    # 十二月，…。明年正月，…: the entry belongs to the year in which it begins; 慶曆中 names none.
    years = [year_of(dating.when) for dating in stated if dating.when is not None]
    year = years[0] if years else before.year
    undone = not known and _opens_in_vain(lead)
    year = flow.context.year if undone else year
    if year is not None:
        flow.dated.years[entry.start] = YearMark(entry.start, year, flow.year_cert)
    if undone:
        # Its own date tells another month than the entry before has.
        if year is not None or entry.decided is not None:
            _inherit(flow, entry, flow.context.without_month())
    elif not stated or known[0][0] in flow.elsewhere:
        _inherit(flow, entry, before)
    ends = [after.year for after in _details(flow, rest)]
    flow.strayed = year is not None and any(end is not None and end > year for end in ends)


def _details(flow: Flow, paragraphs: Sequence[Paragraph]) -> list[Context]:
    """Read what an entry tells behind its lead; returns the running date after each paragraph.

    Each goes on from the date of the entry, but one that opens with a day from the month with which one before it has
    opened (九月九日，… 初十日，…); that is not sure.
    """
    ends: list[Context] = []
    for paragraph in paragraphs:
        opening = _opening(flow, paragraph)
        month = opening.month is not None or opening.leap_unnumbered
        day = not month and not opening.has_year and (opening.day is not None or opening.ganzhi is not None)
        goes_on = flow.opened if day else None
        before = goes_on or flow.context
        ends.append(_running(flow, paragraph, before, before))
        if month:
            flow.opened = ends[-1]
        elif goes_on is not None:
            _weaken(flow, paragraph)
    return ends


def _is_later(found: Found, running: Context) -> bool:
    """Whether a date told in an entry lies in a later month of the running year."""
    after = found.after
    return after is not None and after.year == running.year and (after.month or 0) > (running.month or 0)


def _opening(flow: Flow, paragraph: Paragraph) -> DateParts:
    """The date with which a paragraph opens, one without parts if none does."""
    first = next((date for date in paragraph.dates if moves(date)), None)
    if first is None or not is_bare(flow.view, paragraph, paragraph.start, first.start):
        return DateParts("")
    return first.parts


def _weaken(flow: Flow, paragraph: Paragraph) -> None:
    """No date of a paragraph that does not name its year is surer than a guess by what stands before it."""
    for date in paragraph.dates:
        if not date.parts.has_year:
            dating = flow.dated.dates[date.start]
            flow.dated.dates[date.start] = replace(dating, cert=dating.cert.at_most(Cert.MEDIUM))


def _opens_in_vain(lead: Paragraph) -> bool:
    """Whether an entry begins with a date of its own that could not be read: 閏月 in a year that has none."""
    opening = next((date for date in lead.dates if moves(date)), None)
    if opening is None or not opening.opens:
        return False
    return opening.parts.has_year or opening.parts.month is not None or opening.parts.leap_unnumbered


def _is_known(dating: Dating) -> bool:
    return dating.when is not None or dating.first is not None


def _guess(flow: Flow, entry: Entry, lead: Paragraph) -> None:
    """The year that was inferred for an entry runs from it on; what the text states itself is left to it."""
    flow.guess = guess = flow.ahead.guesses.get(entry.start)
    if guess is None:
        return
    if guess.stated:
        flow.guess = None
        era = counting(flow.regime, guess.number, guess.year) if guess.number is not None else None
        named = flow.eras.named is not None and flow.eras.named.era == era  # it is told where it is read
        if era is not None and not named:
            flow.context = replace(flow.context, regime=flow.regime, era=era)
        return
    year = guess.year - guess.steps
    if year != flow.context.year:
        era = counting(flow.regime, guess.number, year) if guess.number is not None else None
        running = flow.context.era  # a reign that counts without an era is in no table of eras
        own = running if running is not None and running.first_year <= year <= running.last_year else None
        flow.context = Context(flow.regime, era or own or era_of(flow.regime, year), year)
    flow.year_cert = guess.cert
    if guess.cert is not Cert.HIGH and not any(date.decided for date in lead.dates[:1]):
        flow.doubt(entry.start, guess.words, guess.cert)


def _inherit(flow: Flow, entry: Entry, before: Context) -> None:
    """An entry without a date of its own has the year and month of the entry before, or the year alone."""
    if entry.decided is not None and _decided(flow, entry, entry.decided, before):
        return
    dating = whole(before, "inherited", Cert.LOW if flow.year_cert is Cert.LOW else Cert.MEDIUM)
    if dating is not None and flow.guess is not None:
        dating = replace(dating, remark=flow.guess.words)
    if dating is None:
        calendar = calendar_of(before.regime)
        dating = Dating(None, calendar, kind="inherited", cert=Cert.UNKNOWN, evidence="vague")
        flow.doubt(entry.start, "an entry without a date, and no year is known")
    flow.dated.inherited[entry.start] = dating


def _decided(flow: Flow, entry: Entry, decided: DateExpression, before: Context) -> bool:
    """What the editors say of an entry without a date: a date, from which the text runs on, or that it inherits."""
    if decided.parts.text:
        found = read(decided, before)
        dating: Dating | None = replace(found.dating, kind="inherited")
        flow.context = found.after or flow.context
        if found.year is not None:
            flow.dated.years[entry.start] = YearMark(entry.start, found.year)
            flow.months.clear()
            flow.months.tell(decided.parts)
            flow.year_cert = Cert.HIGH
    else:
        dating = whole(before, "editor", Cert.HIGH)
    if dating is None:
        return False
    flow.dated.inherited[entry.start] = replace(
        dating, cert=Cert.HIGH, evidence="editor", resp="editor", remark=decided.decided
    )
    return True


def _running(
    flow: Flow, paragraph: Paragraph, context: Context, standing: Context, *, headline: bool = False
) -> Context:
    """Read the dates of a paragraph in order; returns the running date after them.

    Remarks begin with `standing`, the date of the entry.
    """
    spoken = Spoken(flow.view, paragraph)
    read_to, month_told = -1, headline
    for expression in paragraph.dates:
        moving = headline and moves(expression)
        if is_spoken(expression):
            now = standing if expression.voice is Voice.REMARK else context
            found = recalled(flow.view, expression, now, spoken.read(expression, now))
        else:
            context = turns.roll(flow, expression, context) if moving else context
            leaning = leans_on(flow, expression) is not None
            found = read_told(flow, expression, context, moving=moving)
            parallel = is_parallel(flow.view, read_to, expression, found, context)
            moved = moves(expression) and not parallel and not leaning
            flow.beside = flow.passing is not None
            found, context = _move(flow, expression, found, context, moved=moved, headline=headline)
            if parallel and moving and found.after is not None and found.after.month is not None:
                turns.tell(flow, expression, found, context)
                context = context.in_month_of(found.after)
            standing = context if headline else standing
            if not headline and expression.parts.month and not expression.parts.has_year:
                flow.inner, month_told = found.after, True
                flow.later = flow.later or _is_later(found, flow.context)
            elif flow.later and not month_told and found.dating.cert is Cert.HIGH and expression.parts.ganzhi:
                found = replace(found, dating=replace(found.dating, cert=Cert.MEDIUM))
        read_to = expression.end
        flow.dated.dates[expression.start] = certain(flow, found, expression, told=moving)
        flow.doubt_date(expression, found.code, found.message, found.dating.cert)
    return context


def _move(
    flow: Flow, expression: DateExpression, found: Found, context: Context, *, moved: bool, headline: bool
) -> tuple[Found, Context]:
    """What a date of the narrative means for those behind it: the date, and the running date after it."""
    if looks_back(expression, found.year, context):
        flow.back = found.after
    if expression.aside and expression.opens and leans_on(flow, expression) is None:
        flow.passing = found.after
        turns.doubt_what_follows(flow, found)
    elif moved:
        flow.passing = None
    if moved and headline and turns.looks_elsewhere(flow, expression, found):
        flow.elsewhere.add(expression.start)
        moved = False
    if headline and moved:
        found = turns.going_back(flow, expression, found)
        turns.suspect(flow, expression, found)
        turns.tell(flow, expression, found, context)
    return found, found.after if moved and found.after is not None else context
