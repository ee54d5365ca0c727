"""Dates of 綱目 annals: year headings and headlines move the running date, details only their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from edition.calendar.eras import Era
from edition.calendar.ganzhi import year_pair
from edition.calendar.phrase import Context, year_label
from edition.calendar.result import year_of
from edition.dating.headings import Headings
from edition.dating.infer import counting
from edition.dating.letters import recalled
from edition.dating.order import months_meant
from edition.dating.reach import UNKNOWN, Reach, only_counts, reaches
from edition.dating.renewal import counted_anew, proclaimed
from edition.dating.running import NOT_THE_PAIR, at_birth, read
from edition.dating.spoken import Spoken, is_parallel, is_spoken, moves
from edition.dating.states import Found, calendar_of, era_of, whole
from edition.grammar.structure import INDENT
from edition.model import (
    Cert,
    Chronicle,
    Dated,
    DateExpression,
    Dating,
    Doubt,
    Entry,
    Guess,
    Heading,
    Paragraph,
    Voice,
    YearMark,
)
from edition.parse.growing import leading

UNMARKED: Final = "in text without punctuation a year before it may not have been seen"
# From the least to the most sure.
ORDER: Final = (Cert.UNKNOWN, Cert.LOW, Cert.MEDIUM, Cert.HIGH)
# A year of another state bears out that of a heading if it is one of so many dates, so many characters behind it.
_BESIDE: Final = 3
_BESIDE_MOST: Final = 24


@dataclass
class _Flow:
    """The running date on its way through the entries."""

    view: str
    context: Context
    # How far each heading reaches: where none is missing, months do not begin new years.
    reaches: Mapping[int, Reach] = field(default_factory=dict)
    dated: Dated = field(default_factory=Dated)
    doubts: list[Doubt] = field(default_factory=list)
    marks: list[YearMark] = field(default_factory=list)
    # A heading, or a year told in the text, is sure; a year inferred from the order of months is not.
    year_cert: Cert = Cert.HIGH
    headed: bool = False
    reach: Reach = UNKNOWN
    # How far the running year was told, as months in their order: 是歲 and undated entries do not erase it.
    told: float | None = None
    # The last month told in it, if it was not a season.
    told_month: int | None = None
    # The date that ran before the month told last, in the same year.
    month_before: Context | None = None
    told_leap: bool = False
    # The year that 是歲 summed up last.
    closed: int | None = None
    # The years of entries inferred from all evidence at once, and that of the entry at hand.
    guesses: Mapping[int, Guess] = field(default_factory=dict)
    guess: Guess | None = None
    # Where the entries begin.
    entries: Sequence[int] = ()
    headings: Headings = field(default_factory=Headings)
    # The ruler of the heading above, whose eras those are that others share.
    ruler: str | None = None
    # The year of the heading above: what names a year outside it, or it by another state's era, looks elsewhere.
    heading: int | None = None
    elsewhere: set[int] = field(default_factory=set)
    # For each entry the year that the next one states which states its year, and the entry at hand.
    stated: dict[int, int] = field(default_factory=dict)
    # For each entry the number of the year that the next one states, without its era.
    numbered: dict[int, int] = field(default_factory=dict)
    entry: int = -1
    # The era that the text has proclaimed last, and up to where it has been sought.
    renewed: Era | None = None
    read_to: int = 0
    # What the entry at hand has named in passing at the head of a sentence: 是夜 behind it belongs there.
    passing: Context | None = None
    # The paragraphs of the entry at hand.
    told_in: tuple[Paragraph, ...] = ()
    # Eras that the text counts otherwise than the tables, by state and name: how many years later it counts them.
    counted: dict[tuple[str, str], int] = field(default_factory=dict)
    # Whether nothing marks where sentences end: then a year may have been taken for other words, and not been seen.
    unmarked: bool = False
    # The era named last, though it was in passing.
    named: Context | None = None


def date(chronicle: Chronicle, context: Context, guesses: Mapping[int, Guess] | None = None) -> Dated:
    """Date the entries of annals and all that stands in them.

    `guesses` are years inferred from all evidence (dating/infer.py); without them, months that go back begin a year.
    """
    flow = _Flow(chronicle.view, context, reaches(chronicle, context), guesses=guesses or {})
    flow.unmarked = chronicle.conventions.punctuation == "none"
    flow.stated, flow.numbered = _stated(chronicle, context), _numbered(chronicle)
    flow.entries = [
        block.start for block in chronicle.blocks if isinstance(block, Entry) and not block.prologue
    ]
    if chronicle.conventions.division == "gangmu" and context.year is not None:
        flow.year_cert = (
            Cert.MEDIUM
        )  # told before the first character; where its headings are lost, it may end unseen
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            _heading(flow, block) if block.level == "year" else _chapter(flow, block)
        elif isinstance(block, Entry):
            _prologue(flow, block) if block.prologue else _entry(flow, block)
        elif isinstance(block, Paragraph):
            _undated(flow, block)
    inferred = dict(flow.guesses)
    return replace(flow.dated, marks=tuple(flow.marks), doubts=tuple(flow.doubts), inferred=inferred)


def _stated(chronicle: Chronicle, context: Context) -> dict[int, int]:
    """For each entry, the year of the next entry that opens with its pair and its era: 己酉天祿二年."""
    entries = [block for block in chronicle.blocks if isinstance(block, Entry) and not block.prologue]
    result: dict[int, int] = {}
    year: int | None = None
    for entry in reversed(entries):
        if year is not None:
            result[entry.start] = year
        first = next(iter(_lead(chronicle.view, entry)[0].dates), None)
        if first is not None and first.parts.cyclic_year and first.parts.era and moves(first):
            year = read(first, Context(context.regime)).year or year
    return result


def _numbered(chronicle: Chronicle) -> dict[int, int]:
    """For each entry, the number of the next year that is stated, if it is stated without its era: 三年春正月."""
    entries = [block for block in chronicle.blocks if isinstance(block, Entry) and not block.prologue]
    result: dict[int, int] = {}
    number: int | None = None
    for entry in reversed(entries):
        if number is not None:
            result[entry.start] = number
        first = next(iter(_lead(chronicle.view, entry)[0].dates), None)
        if first is not None and first.parts.era_year and moves(first):
            number = first.parts.era_year if first.parts.era is None else None
    return result


def _heading(flow: _Flow, heading: Heading) -> None:
    """A year heading of the source, or the editors': the year is settled, the month is not known yet."""
    found = flow.headings.year(heading, _counted(flow, heading))
    if found is None:
        return
    if found.year is None or found.after is None:
        flow.doubts.append(
            Doubt("date", heading.start, f"a year heading that was not understood: {found.message}")
        )
        # The year above it ends here, and an era that no table has ends the one that ran before it.
        era = flow.context.era if heading.date is not None and heading.date.era is None else None
        flow.context = Context(flow.context.regime, era)
        flow.told, flow.reach, flow.headed, flow.heading = None, UNKNOWN, False, None
        return
    supplied = heading.supplied
    cert = supplied.cert if supplied is not None else found.dating.cert
    evidence = "editor" if supplied is not None else found.dating.evidence
    guess, before = _guess_below(flow, heading), flow.context.year
    if guess is not None and guess.year == found.year:
        cert = min(cert, guess.cert, key=ORDER.index)
    elif only_counts(heading) and before is not None and found.year < before:
        cert = Cert.LOW  # 二年 after the fifth year: the heading of the era that it counts from is lost
    if found.code is not None:
        flow.doubts.append(Doubt("date", heading.start, found.message, cert))
    # 永樂元年春正月, a heading with its month, leaves the month running.
    flow.context = (
        found.after
        if heading.date and heading.date.month
        else replace(found.after, month=None, leap=False, jdn=None)
    )
    flow.headed, flow.told, flow.reach = True, None, flow.reaches.get(heading.start, UNKNOWN)
    flow.heading = found.year
    # Where the next heading skips a year, headings are lost, and this one may end unseen.
    skipped = flow.reach.skips(found.year)
    flow.year_cert = min(cert, Cert.MEDIUM, key=ORDER.index) if skipped else cert
    flow.dated.years[heading.start] = YearMark(heading.start, found.year, cert)
    flow.dated.headings[heading.start] = replace(found.dating, cert=cert, evidence=evidence)


def _guess_below(flow: _Flow, heading: Heading) -> Guess | None:
    """The year inferred for the entry below a heading that only counts, where years are inferred at all."""
    if not flow.guesses or not only_counts(heading):
        return None
    below = bisect_right(flow.entries, heading.start)
    guess = flow.guesses.get(flow.entries[below]) if below < len(flow.entries) else None
    return (
        guess
        if guess is not None and heading.date is not None and guess.number == heading.date.era_year
        else None
    )


def _counted(flow: _Flow, heading: Heading) -> Context:
    """The date that runs before a heading: before one that only counts, with the era that the inferred year has."""
    guess = _guess_below(flow, heading)
    if guess is None or guess.number is None:
        return flow.context
    regime = flow.context.regime or "宋"
    era = counting(regime, guess.number, guess.year)
    return Context(regime, era, guess.year) if era is not None else flow.context


def _chapter(flow: _Flow, heading: Heading) -> None:
    """A chapter or reign whose heading names its era, or its first year: bare years below it belong there."""
    flow.ruler = heading.date.ruler if heading.date is not None else None
    found = flow.headings.chapter(heading, flow.context)
    if found is None or found.after is None:
        return
    flow.context = replace(found.after, month=None, leap=False, jdn=None)
    flow.told, flow.reach, flow.headed, flow.heading = None, UNKNOWN, False, None
    if found.year is not None:
        flow.year_cert = min(found.dating.cert, Cert.MEDIUM, key=ORDER.index)


def _undated(flow: _Flow, paragraph: Paragraph) -> None:
    """A paragraph before the first dated entry; if it names a year in passing, it is marked with the first."""
    before = flow.context
    after = _running(flow, paragraph, before, before)
    elsewhere = flow.heading is not None and (after.year, after.regime) != (before.year, before.regime)
    flow.context = before if elsewhere else after
    for expression in paragraph.dates:
        year = read(expression, before).year
        if expression.voice is Voice.NARRATIVE and year is not None:
            head = INDENT.match(flow.view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
            flow.marks.append(YearMark(head, year))
            return


def _prologue(flow: _Flow, entry: Entry) -> None:
    """A biography before the annals: its dates stand for themselves."""
    own = Context(flow.context.regime)
    for paragraph in entry.paragraphs:
        own = _running(flow, paragraph, own, own)


def _entry(flow: _Flow, entry: Entry) -> None:
    _guess(flow, entry)
    flow.passing = None
    flow.entry, flow.told_in, before = entry.start, entry.paragraphs, flow.context
    lead, rest = _lead(flow.view, entry)
    flow.context = _running(flow, lead, flow.context, flow.context, headline=True)
    known = [
        (at, dating)
        for date in lead.dates
        if moves(date) and _is_known(dating := flow.dated.dates[at := date.start])
    ]
    stated = [dating for at, dating in known if at not in flow.elsewhere]
    # 十二月，…。明年正月，…: the entry belongs to the year in which it begins; 慶曆中 names none.
    years = [year_of(dating.when) for dating in stated if dating.when is not None]
    year = years[0] if years else before.year
    if year is not None:
        flow.dated.years[entry.start] = YearMark(entry.start, year, flow.year_cert)
    if not stated or known[0][0] in flow.elsewhere:
        _inherit(flow, entry, before)
    for paragraph in rest:
        _running(flow, paragraph, flow.context, flow.context)


def _is_known(dating: Dating) -> bool:
    return dating.when is not None or dating.first is not None


def _guess(flow: _Flow, entry: Entry) -> None:
    """The year that was inferred for an entry runs from it on; what the text states itself is left to it."""
    flow.guess = guess = flow.guesses.get(entry.start)
    if guess is None:
        return
    if guess.stated:
        flow.guess = None
        regime = flow.context.regime or "宋"
        era = counting(regime, guess.number, guess.year) if guess.number is not None else None
        named = flow.named is not None and flow.named.era == era  # what it leans on is told where it is read
        if era is not None and not named:
            flow.context = replace(flow.context, regime=regime, era=era)
        return
    year = guess.year - guess.steps
    if year != flow.context.year:
        regime = flow.context.regime or "宋"
        era = counting(regime, guess.number, year) if guess.number is not None else None
        running = flow.context.era  # a reign that counts without an era is in no table of eras
        own = running if running is not None and running.first_year <= year <= running.last_year else None
        flow.context = Context(regime, era or own or era_of(regime, year), year)
    flow.year_cert = guess.cert
    if guess.cert is not Cert.HIGH and not any(date.decided for date in _lead(flow.view, entry)[0].dates[:1]):
        flow.doubts.append(Doubt("date", entry.start, guess.words, guess.cert))


def _lead(view: str, entry: Entry) -> tuple[Paragraph, list[Paragraph]]:
    """What dates an entry, and the rest: its headline, or without one the dates that open it."""
    paragraphs = entry.paragraphs
    if entry.headline is not None:
        return entry.headline, [p for p in paragraphs if p is not entry.headline]
    dates = leading(view, paragraphs)
    taken = {date.start for date in dates}
    lead = paragraphs[0] if paragraphs[0].dates == dates else replace(paragraphs[0], dates=dates)
    return lead, [_without(paragraph, taken) for paragraph in paragraphs]


def _without(paragraph: Paragraph, taken: Set[int]) -> Paragraph:
    """A paragraph without the dates that begin at some places."""
    dates = tuple(date for date in paragraph.dates if date.start not in taken)
    return paragraph if len(dates) == len(paragraph.dates) else replace(paragraph, dates=dates)


def _inherit(flow: _Flow, entry: Entry, before: Context) -> None:
    """An entry without a date of its own has the year and month of the entry before, or the year alone."""
    if entry.decided is not None and _decided(flow, entry, entry.decided, before):
        return
    dating = whole(before, "inherited", Cert.MEDIUM if flow.year_cert is not Cert.LOW else Cert.LOW)
    if dating is not None and flow.guess is not None:
        dating = replace(dating, remark=flow.guess.words)
    if dating is None:
        dating = Dating(
            None, calendar_of(before.regime), kind="inherited", cert=Cert.UNKNOWN, evidence="vague"
        )
        flow.doubts.append(Doubt("date", entry.start, "an entry without a date, and no year is known"))
    flow.dated.inherited[entry.start] = dating


def _decided(flow: _Flow, entry: Entry, decided: DateExpression, before: Context) -> bool:
    """What the editors say of an entry without a date: a date, from which the text runs on, or that it inherits."""
    if decided.parts.text:
        found = read(decided, before)
        dating: Dating | None = replace(found.dating, kind="inherited")
        flow.context = found.after or flow.context
        if found.year is not None:
            flow.dated.years[entry.start] = YearMark(entry.start, found.year)
            span = months_meant(decided.parts)
            flow.told, flow.told_month = (span[0], decided.parts.month) if span is not None else (None, None)
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
    flow: _Flow, paragraph: Paragraph, context: Context, standing: Context, *, headline: bool = False
) -> Context:
    """Read the dates of a paragraph in order; returns the running date after them.

    Remarks begin with `standing`, the date of the entry.
    """
    spoken = Spoken(flow.view, paragraph)
    read_to = -1
    for expression in paragraph.dates:
        if is_spoken(expression):
            now = standing if expression.voice is Voice.REMARK else context
            found = recalled(flow.view, expression, now, spoken.read(expression, now))
        else:
            context = _roll(flow, expression, context) if headline and moves(expression) else context
            leans = flow.passing if _leans(expression) else None
            found = _read(flow, expression, leans or _in_month(flow, expression, context))
            found = at_birth(flow.view, expression, found)
            if headline and moves(expression):
                found = _renewed(flow, expression, found, context)
            if found.code in NOT_THE_PAIR:
                found = _beside_its_pair(flow, expression, context) or found
            found = _as_counted(flow, found, expression, context)
            found = _taken_up(flow, expression, found) if headline and moves(expression) else found
            flow.named = found.after if expression.parts.era and found.after is not None else flow.named
            moved = moves(expression) and not is_parallel(flow.view, read_to, expression, found, context)
            if leans is not None:
                moved = False
            elif expression.aside and expression.opens:
                flow.passing = found.after
            elif moved:
                flow.passing = None
            if moved and headline and _looks_elsewhere(flow, expression, found):
                flow.elsewhere.add(expression.start)
                moved = False
            if headline and moved:
                found = _going_back(flow, expression, found)
                _suspect(flow, expression, found)
                _tell(flow, expression, found, context)
            context = found.after if moved and found.after is not None else context
            standing = context if headline else standing
        read_to = expression.end
        flow.dated.dates[expression.start] = _certain(
            flow, found, expression, told=headline and moves(expression)
        )
        _doubt(flow, expression, found)
    return context


def _taken_up(flow: _Flow, expression: DateExpression, found: Found) -> Found:
    """正月庚戌，…。十月，…。癸丑，…: a day that its month does not have, and that lies ahead in the month told before,
    goes on there: the month between them was told for what came of it.
    """
    parts, earlier = expression.parts, flow.month_before
    alone = parts.ganzhi and not (parts.month or parts.has_year or parts.relative_month or parts.relative_day)
    if found.dating.kind != "impossible" or not alone or earlier is None or expression.decided:
        return found
    own = read(expression, replace(earlier, jdn=None))
    if own.dating.kind == "impossible" or own.after is None or own.after.jdn is None:
        return found
    if earlier.jdn is not None and own.after.jdn < earlier.jdn:
        return found
    remark = f"{found.message}; {own.dating.full} is in the month told before"
    return replace(own, dating=replace(own.dating, cert=Cert.MEDIUM, evidence="sexagenary", remark=remark))


def _renewed(flow: _Flow, expression: DateExpression, found: Found, context: Context) -> Found:
    """A bare year counted by the era that the text has proclaimed before it, if it has."""
    flow.renewed = proclaimed(flow.view, flow.read_to, expression.start, context) or flow.renewed
    flow.read_to = expression.end
    found = counted_anew(expression, found, flow.renewed, context)
    flow.renewed = None if expression.parts.era else flow.renewed
    return found


def _leans(expression: DateExpression) -> bool:
    """Whether a date says no more than 是夜, 翌日: it leans on the one before it, though that was told in passing."""
    parts = expression.parts
    return parts.relative_day is not None and not (parts.has_year or parts.month)


def _beside_its_pair(flow: _Flow, expression: DateExpression, context: Context) -> Found | None:
    """癸丑開泰元年。宋大中祥符六年。: the year of another state beside it bears out the pair against the number."""
    told = [date for paragraph in flow.told_in for date in paragraph.dates if date.start >= expression.end]
    for other in told[:_BESIDE]:
        same = read(other, Context()) if other.start - expression.end <= _BESIDE_MOST else None
        if same is None or same.year is None or not (other.parts.era and other.parts.era_year):
            continue
        own = read(expression, replace(context, year=same.year))
        if own.year == same.year and own.after and same.after and own.after.regime != same.after.regime:
            remark = f"{own.dating.remark}; {same.dating.full} is the same year"
            return replace(own, dating=replace(own.dating, cert=Cert.MEDIUM, remark=remark))
    return None


def _as_counted(flow: _Flow, found: Found, expression: DateExpression, context: Context) -> Found:
    """A year of an era that the headings of this text count otherwise than the tables do (癸酉重熙元年, which is 1033,
    not 1032): elsewhere in the text it is counted as there, and not sure.
    """
    parts, era = expression.parts, found.after.era if found.after is not None else None
    if parts.era is None or parts.era_year is None or era is None or found.year is None:
        return found
    if parts.cyclic_year is not None:
        if found.code in NOT_THE_PAIR:
            flow.counted[era.regime, era.name] = found.year - (era.first_year + parts.era_year - 1)
        return found
    apart = flow.counted.get((era.regime, era.name))
    if not apart or is_spoken(expression):
        return found
    pair = year_pair(era.first_year + parts.era_year - 1 + apart)
    own = read(replace(expression, parts=replace(parts, cyclic_year=pair)), context)
    way = "later" if apart > 0 else "earlier"
    remark = f"the headings of this text count {era.name} {abs(apart)} year(s) {way} than the tables"
    return replace(own, dating=replace(own.dating, cert=Cert.LOW, remark=remark)) if own.year else found


def _looks_elsewhere(flow: _Flow, expression: DateExpression, found: Found) -> bool:
    """Whether a date names a year that is not told here: one before that of the heading above, or not before that
    of the next heading; or the year of the heading by the era of another state (是歲，蜀稱廣政二十三年).
    Without headings, a year before the running one that is named, with its era, within a paragraph.
    """
    year, parts = found.year, expression.parts
    if year is None or not (parts.era_year or parts.cyclic_year):
        return False
    if flow.heading is None:
        back = parts.era is not None and flow.context.year is not None and year < flow.context.year
        return back and _within_paragraph(flow)
    limit = flow.reach.limit
    if year == flow.heading:
        other = found.after is not None and found.after.regime != flow.context.regime
        return other and flow.context.year == year
    return year < flow.heading or (limit is not None and limit >= flow.heading and year >= limit)


def _within_paragraph(flow: _Flow) -> bool:
    """Whether the entry at hand begins within a paragraph: there annals go back only to look back."""
    before = flow.view[max(0, flow.entry - 8) : flow.entry].rstrip(" \u3000\t")
    return bool(before) and before[-1] not in "\n\r"


def _in_month(flow: _Flow, expression: DateExpression, context: Context) -> Context:
    """是歲，…。辛卯，…: a day after events of the whole year lies in the month told before them."""
    parts = expression.parts
    if not parts.ganzhi or parts.month or parts.has_year or context.month or not flow.told:
        return context
    return replace(context, month=flow.told_month, leap=flow.told_leap)


def _read(flow: _Flow, expression: DateExpression, context: Context) -> Found:
    """Read a date; an era that several rulers had is that of the ruler in the heading above."""
    found, parts = read(expression, context), expression.parts
    if parts.era is None and parts.era_year and parts.cyclic_year is None:
        return _by_era_named(flow, found, expression, context)
    if found.year is not None or flow.ruler is None or parts.era is None or parts.ruler is not None:
        return found
    own = read(replace(expression, parts=replace(parts, ruler=flow.ruler)), context)
    return own if own.year is not None else found


def _going_back(flow: _Flow, expression: DateExpression, found: Found) -> Found:
    """二年 after the fifth year: its era began where a heading is lost, or entries are out of order; a guess."""
    parts, year = expression.parts, flow.context.year
    bare = parts.era_year and not (parts.era or parts.cyclic_year or expression.decided)
    if flow.guesses or not bare or year is None or found.year is None or found.year >= year:
        return found
    return replace(found, dating=replace(found.dating, cert=Cert.LOW))


def _suspect(flow: _Flow, expression: DateExpression, found: Found) -> None:
    """A month behind 是歲, or a day that its month does not have, may stand under a heading that is lost: unless the
    next heading leaves no room for one, the year is not sure until all evidence is weighed.
    """
    parts, year = expression.parts, flow.context.year
    if flow.guesses or parts.has_year or expression.decided or year is None:
        return
    if flow.reach.limit is not None and flow.reach.sure and flow.reach.ends(year):
        return
    era, following = flow.context.era, flow.numbered.get(flow.entry)
    if era is not None and following is not None and following <= year - era.first_year + 2:
        return  # 二年…三年…: the text states its years one by one
    if (flow.closed == year and parts.month is not None) or found.dating.kind == "impossible":
        flow.year_cert = Cert.LOW


def _by_era_named(flow: _Flow, found: Found, expression: DateExpression, context: Context) -> Found:
    """A bare year behind an era named in passing, which the running era does not have, or not with that day.

    大定初，追諡。十九年，…: the running era has no such year; 貞祐初，…。四年正月己卯: it has no such day.
    """
    if flow.named is None or flow.named.era in (None, context.era):
        return found
    impossible = found.dating.kind == "impossible"
    if found.year is not None and not (impossible and _later(flow.named, context)):
        return found
    own = read(expression, flow.named)
    if own.year is None or own.dating.kind == "impossible":
        return found
    if not impossible:
        return own
    remark = f"counted by the era named last; {found.message}"
    return replace(own, dating=replace(own.dating, cert=Cert.MEDIUM, evidence="context", remark=remark))


def _later(named: Context, running: Context) -> bool:
    """Whether an era named in passing begins after the running one."""
    eras = (named.era, running.era)
    return all(eras) and named.era.first_year > running.era.first_year  # type: ignore[union-attr]


def _tell(flow: _Flow, expression: DateExpression, found: Found, before: Context) -> None:
    """Remember the month told, the one that ran `before` it, and that a year told in the text is sure."""
    parts = expression.parts
    if parts.month is not None:
        flow.month_before = before if before.month is not None and before.year == found.year else None
    if parts.relative_year and parts.steps and found.year is not None and found.year != flow.context.year:
        flow.told = None  # 明年: its months begin anew
    if (parts.era_year or parts.cyclic_year) and found.year is not None:
        if found.year != flow.context.year:
            flow.told, flow.reach, flow.headed = None, UNKNOWN, False
        # A day that does not occur says nothing against the year, nor does a number that differs from the pair.
        sure = found.dating.kind == "impossible" or found.code in NOT_THE_PAIR
        flow.year_cert = Cert.HIGH if sure else found.dating.cert
    span = months_meant(parts)
    if span is not None:
        first, last = span
        # 冬 behind 十一月 says no less than that month
        flow.told = max(first, flow.told) if flow.told is not None and flow.told <= last else first
        flow.told_month, flow.told_leap = parts.month, parts.leap
    elif parts.relative_year and parts.steps == 0:
        flow.closed = found.year


def _roll(flow: _Flow, expression: DateExpression, context: Context) -> Context:
    """A month that goes back begins a new year, unless the headings leave no room for one.

    Either is a guess, and marked as one: entries are not always told in order, and headings get lost.
    """
    parts = expression.parts
    span = months_meant(parts)
    if (
        flow.guesses
        or parts.has_year
        or span is None
        or flow.told is None
        or context.year is None
        or span[1] >= flow.told
    ):
        return context
    stated = flow.stated.get(flow.entry)
    if stated == context.year + 1 or (flow.headed and flow.reach.ends(context.year)):
        message = f"{parts.text} stands after the {int(flow.told)}th month of its year: out of order?"
        flow.doubts.append(Doubt("date", expression.start, message, Cert.MEDIUM))
        if stated != context.year + 1:  # between two years that the text states, only the order is odd
            cert = Cert.MEDIUM if flow.reach.limit is not None and flow.reach.sure else Cert.LOW
            flow.year_cert = min(flow.year_cert, cert, key=ORDER.index)
        return context
    year = context.year + 1
    flow.year_cert, flow.headed, flow.told = Cert.LOW, flow.headed, None
    message = f"a new year is inferred from the order of months: {year_label(year)}"
    flow.doubts.append(Doubt("date", expression.start, message, Cert.LOW))
    era = era_of(context.regime or "宋", year)
    return replace(context, year=year, era=era, month=None, leap=False, jdn=None)


def _certain(flow: _Flow, found: Found, expression: DateExpression, *, told: bool) -> Dating:
    """A date is no surer than the year that it stands in; where that is inferred, the headline (`told`) says why."""
    dating, parts = found.dating, expression.parts
    if expression.decided or dating.when is None:
        return dating
    if told and flow.guess is not None and parts.era_year and not (parts.era or parts.cyclic_year):
        # 七年, counted by the era of the year that was inferred
        cert = min(dating.cert, flow.guess.cert, key=ORDER.index)
        return replace(dating, cert=cert, remark=flow.guess.words)
    if parts.era or parts.era_year or parts.cyclic_year:
        return dating
    if flow.unmarked and parts.relative_year and parts.steps and dating.cert is Cert.HIGH:
        dating = replace(dating, cert=Cert.MEDIUM, remark=UNMARKED)
    if parts.relative_year:  # 是歲 is as sure as the year that it takes up
        sure = min(flow.year_cert, Cert.MEDIUM, key=ORDER.index) if flow.passing else flow.year_cert
        return replace(dating, cert=min(dating.cert, sure, key=ORDER.index))
    evidence = dating.evidence
    if flow.guess is not None and not is_spoken(expression):
        words = f"{flow.guess.words}; {dating.remark}" if dating.remark else flow.guess.words
        remark = words if told else dating.remark
        cert = min(dating.cert, flow.year_cert, key=ORDER.index)
        return replace(dating, cert=cert, evidence=flow.guess.evidence, remark=remark)
    if flow.year_cert is Cert.LOW:
        evidence = "sequence"
    elif flow.headed and evidence == "running" and not parts.relative_month:
        evidence = "heading"
    return replace(dating, cert=min(dating.cert, flow.year_cert, key=ORDER.index), evidence=evidence)


def _doubt(flow: _Flow, expression: DateExpression, found: Found) -> None:
    if found.code is not None:
        flow.doubts.append(
            Doubt("date", expression.start, f"{expression.parts.text}: {found.message}", found.dating.cert)
        )
