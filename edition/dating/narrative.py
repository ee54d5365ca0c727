"""Dates of chapters whose paragraphs are kept whole: the running year is marked where it changes.

Only narrative moves the running date: not speech, not remarks, not what is named in passing, not posthumous acts.
A mark stands before the events of a year: at the head of each paragraph, and within it at the sentence (or, if the
sentence has begun in another year, the clause) from which a new year runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from edition.calendar.eras import Era
from edition.calendar.ganzhi import year_pair
from edition.calendar.phrase import Context, year_label
from edition.dating.certainty import UNMARKED
from edition.dating.headings import Headings
from edition.dating.letters import recalled
from edition.dating.otherwise_counted import onward
from edition.dating.renewal import counted_anew, proclaimed
from edition.dating.running import NOT_THE_PAIR, at_birth, read
from edition.dating.spoken import Spoken, is_parallel, is_spoken, moves
from edition.dating.states import Found, era_of
from edition.grammar import narrative as g
from edition.grammar import numerals
from edition.grammar.structure import INDENT, INTRODUCTION, INTRODUCTION_UNSTOPPED
from edition.model import (
    Cert,
    Chronicle,
    Dated,
    DateExpression,
    Doubt,
    Heading,
    Paragraph,
    YearMark,
    paragraphs_of,
)

_SENTENCE: Final = re.compile(r"(?<=[。！？])[」』”’）]*[ ]?(?=[^」』”’）])")
_DEATH: Final = re.compile("[卒薨崩殂]")
# Where no stop ends a sentence, an honour is one of its year if it stands so near behind it.
_HONOURED: Final = 8
_CYCLE: Final = 60
_NEXT_BUT_ONE: Final = "behind a year that is stated, 又明年 may be the next or the next but one"
_CLAUSE: Final = re.compile(r"[，；：、][ ]?")


@dataclass
class _Flow:
    view: str
    context: Context
    dated: Dated = field(default_factory=Dated)
    marks: list[YearMark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)

    # Set where a new reign begins: its ruler's story may begin long before the running year.
    new_reign: bool = False
    # Whose life is told, and the year of birth if the text says it.
    person: str = ""
    born: int | None = None
    # The year told last, though as that of an honour after death.
    told_year: int | None = None
    # Whether the running year is a guess: 三年 after the ninth year of an era, whose own era is not told.
    guessed: bool = False
    # False after 咸平中 or 唐末: the date moves the running date, but not to any one year.
    year_known: bool = True

    @property
    def running_year(self) -> int | None:
        """The year that is marked last."""
        return self.marks[-1].year if self.marks else None

    # The first year that the text names by its era.
    first_named: int | None = None
    # Whether nothing marks where sentences end: then a year may have been taken for other words, and not been seen.
    unmarked: bool = False
    # The era that the text has proclaimed last, and up to where it has been sought.
    renewed: Era | None = None
    read_to: int = 0

    # How sure the running year is: what has no year of its own is no surer; and why it is not.
    sure: Cert = Cert.HIGH
    unsure: str = ""
    # Where the date before this one ends.
    behind: int = 0
    # Whether the year told last was one by its distance (明年): 又明年 goes on from it.
    next_told: bool = False
    # Whether the paragraph at hand has told a year of its own.
    told: bool = False

    # The running date before a flashback, while one is told.
    reserve: Context | None = None

    def end_flashback(self) -> None:
        """A flashback ends with its paragraph: the main line goes on where it stood."""
        if self.reserve is not None:
            self.context, self.reserve = self.reserve, None

    def mark(self, start: int, year: int, cert: Cert = Cert.HIGH) -> None:
        """Mark a year from a place on; the later word on the same place counts."""
        self.unmark(start)
        self.marks.append(YearMark(start, year, cert))

    def unmark(self, start: int) -> None:
        """Take back the mark at a place."""
        if self.marks and self.marks[-1].start == start:
            self.marks.pop()


def date(chronicle: Chronicle, context: Context) -> Dated:
    """Date a chapter and mark its years."""
    flow = _Flow(chronicle.view, context, unmarked=chronicle.conventions.punctuation == "none")
    flow.first_named = _first_named(chronicle) if context.year is None else None
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            _heading(flow, block)
        else:
            for paragraph in paragraphs_of(block):
                _paragraph(flow, paragraph)
                flow.new_reign = False
    return replace(flow.dated, marks=tuple(flow.marks), doubts=tuple(flow.doubts))


def _first_named(chronicle: Chronicle) -> int | None:
    """The first year of a text that its narrative names by its era."""
    for block in chronicle.blocks:
        for paragraph in () if isinstance(block, Heading) else paragraphs_of(block):
            for date in paragraph.dates:
                if moves(date) and date.parts.era and date.parts.era_year:
                    return read(date, Context()).year
    return None


def _begins_again(flow: _Flow, paragraph: Paragraph, head: int) -> int | None:
    """The year with which a life begins that is told from its beginning: 繼遷，繼捧族弟也。…建隆四年，繼遷生.

    It is the first year that the paragraph names, if that lies before the running year or none is known.
    """
    introduced = (INTRODUCTION_UNSTOPPED if flow.unmarked else INTRODUCTION).match(
        flow.view, head, paragraph.end
    )
    if introduced is not None:
        flow.person, flow.born = introduced["name"], None
    if introduced is None and not flow.new_reign:
        return None
    named = (date for date in paragraph.dates if moves(date) and date.parts.era is not None)
    first = next(named, None)
    year = read(first, flow.context).year if first is not None else None
    if year is None or flow.context.year is None:
        return None
    return year if year < flow.context.year or not flow.year_known else None


def _heading(flow: _Flow, heading: Heading) -> None:
    flow.new_reign = heading.level == "reign"
    if flow.new_reign:
        flow.person, flow.born = "", None
    read_as = flow.headings.year if heading.level == "year" else flow.headings.chapter
    found = read_as(heading, flow.context)
    if found is None:
        return
    if heading.level != "year":
        flow.context = found.after or flow.context
    elif found.after is not None and found.year is not None:
        flow.context = found.after
        flow.dated.years[heading.start] = YearMark(heading.start, found.year)
        flow.dated.headings[heading.start] = found.dating
        if found.code is not None:
            flow.doubts.append(Doubt("date", heading.start, found.message, found.dating.cert))
    elif not heading.decided:
        message = f"a year heading that was not understood: {found.message}"
        flow.doubts.append(Doubt("date", heading.start, message, Cert.UNKNOWN))


def _paragraph(flow: _Flow, paragraph: Paragraph) -> None:
    head = INDENT.match(flow.view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
    if head == paragraph.end:
        return
    again = _begins_again(flow, paragraph, head)
    if again is not None:
        flow.mark(head, again, Cert.MEDIUM)
    elif flow.context.year is not None and flow.year_known:
        flow.mark(head, flow.context.year)
    flow.end_flashback()
    _by_age(flow, paragraph, head)
    sentence, moved_in, read_to = head, -1, -1
    spoken, flow.told = Spoken(flow.view, paragraph), False
    for expression in paragraph.dates:
        spoken_date = is_spoken(expression)
        if spoken_date:
            found = recalled(flow.view, expression, flow.context, spoken.read(expression, flow.context))
        else:
            found = _behind_guess(
                flow, expression, at_birth(flow.view, expression, _read(flow, expression)), paragraph.end
            )
        parts = expression.parts
        led = bool(parts.relative_year and parts.steps) or not (
            parts.era or parts.cyclic_year or parts.relative_year
        )
        if flow.unmarked and led and found.dating.cert is Cert.HIGH:
            found = replace(found, dating=replace(found.dating, cert=Cert.MEDIUM, remark=UNMARKED))
        if moves(expression):
            found = _going_back(flow, expression, found)
        if not spoken_date:
            found = _no_surer(flow, expression, found)
        flow.dated.dates[expression.start] = found.dating
        _doubt(flow, expression, found)
        low, read_to = read_to, expression.end
        if not moves(expression) or found.after is None:
            continue
        if is_parallel(flow.view, low, expression, found, flow.context):
            month = found.after.month is not None
            flow.context = flow.context.in_month_of(found.after) if month else flow.context
            continue
        sentence = _sentence(flow.view, sentence, expression.start)
        at = _place_of_mark(flow.view, expression, head, sentence, begun=moved_in >= sentence)
        # In one clause with the date before it, the year begins with its own date.
        _mark(flow, at if at >= low else expression.start, found)
        moved_in, flow.told_year = expression.start, found.year
        if not _is_posthumous(flow, sentence, expression, paragraph.end):
            flow.context, flow.year_known = found.after, found.year is not None
            flow.guessed = found.dating.cert is Cert.LOW and not expression.parts.era
            _birth(flow, expression, found.year, paragraph.end)
    _back_again(flow, paragraph.end)
    flow.end_flashback()


def _no_surer(flow: _Flow, expression: DateExpression, found: Found) -> Found:
    """What leans on the year before it is no surer than that: 真宗即位，…。明年，…; 天僖元年，…。明年，…, where no
    table has the era. In text without punctuation any line may begin another life, where 明年 leans on nothing.
    """
    parts, dating = expression.parts, found.dating
    own = bool(parts.era or parts.era_year or parts.cyclic_year or parts.ruler)
    # 慶曆七年，服除: right behind a year, it is of that year.
    ahead = not parts.era_year and (parts.month is not None or (parts.relative_year and parts.steps))
    lapse = g.LAPSE.search(flow.view, flow.behind + 2, expression.start) if ahead and not own else None
    if lapse is not None:
        flow.sure, flow.unsure = Cert.LOW, f"{lapse[0]} before it: years that are not told"
    flow.behind = expression.end if moves(expression) else flow.behind
    if not own and not expression.decided and dating.when is not None:
        strange = (
            flow.unmarked and parts.relative_year and not flow.told and not _heads_line(flow, expression)
        )
        cert = dating.cert.at_most(Cert.LOW if strange else flow.sure)
        if cert is not dating.cert:
            words = UNMARKED if strange else flow.unsure
            dating = replace(dating, cert=cert, remark=f"{dating.remark}; {words}".removeprefix("; "))
    if parts.text.startswith("又") and parts.relative_year and not flow.next_told:
        dating = replace(dating, cert=dating.cert.at_most(Cert.MEDIUM), remark=_NEXT_BUT_ONE)
    if moves(expression) and (own or parts.relative_year):
        flow.next_told = bool(parts.relative_year and parts.steps)
        flow.told = True
        lost = found.code == "unknown-era"
        if lost or found.year is not None:
            odd = dating.kind == "impossible" or found.code in NOT_THE_PAIR
            flow.sure = Cert.LOW if lost else Cert.HIGH if odd else dating.cert
            flow.unsure = f"no surer than {parts.text} before it"
    return replace(found, dating=dating)


def _heads_line(flow: _Flow, expression: DateExpression) -> bool:
    low = max(flow.view.rfind("\n", 0, expression.start), 0)
    return not flow.view[low : expression.start].strip()


def _birth(flow: _Flow, expression: DateExpression, year: int | None, end: int) -> None:
    """Note the year of birth where the text tells that of the person whose life it tells."""
    birth = g.BIRTH.match(flow.view, expression.end, end)
    if birth is not None and (not birth["name"] or flow.person.endswith(birth["name"])):
        flow.born = year


def _by_age(flow: _Flow, paragraph: Paragraph, head: int) -> None:
    """繼捧之歸宋，時年二十: before any date of its paragraph an age tells the year, where that of birth is known.

    Only forwards: a life is told in its order.
    """
    first = next((date.start for date in paragraph.dates if moves(date)), paragraph.end)
    age = g.AGE_THEN.search(flow.view, head, first)
    if age is None or flow.born is None or flow.context.year is None:
        return
    year = flow.born + numerals.value(age["age"]) - 1
    regime = flow.context.regime
    if year > flow.context.year and regime is not None:
        flow.context, flow.year_known = Context(regime, era_of(regime, year), year), True
        flow.mark(_sentence(flow.view, head, age.start()), year, Cert.MEDIUM)


def _read(flow: _Flow, expression: DateExpression) -> Found:
    """Read a date of the narrative; after 初 or 先是 the running date stays in reserve.

    A bare year after a flashback with an era of its own may belong to either: it is read in the main line where
    that has it, and is not sure.
    """
    if expression.aside and expression.parts.text.startswith(("初", "先是", "始")):
        # 初，… before any date: what follows is the main line itself.
        flow.reserve = flow.reserve or (flow.context if flow.context.year is not None else None)
    else:
        _back_again(flow, expression.start)
    found = read(expression, flow.context)
    if found.year is None:
        found = _by_pair(flow, expression) or found
    if not expression.aside:
        renewed = proclaimed(flow.view, flow.read_to, expression.start, flow.context)
        flow.renewed, flow.read_to = renewed or flow.renewed, expression.end
        found = counted_anew(expression, found, flow.renewed, flow.context)
        flow.renewed = None if expression.parts.era else flow.renewed
    reserve = flow.reserve
    if reserve is None or found.year is None or reserve.year is None or expression.aside:
        return found
    if flow.context != reserve and not expression.parts.era:
        found = _main_or_flashback(expression, found, reserve)
    if found.year is not None and found.year >= reserve.year:
        flow.reserve = None
    return found


def _back_again(flow: _Flow, end: int) -> None:
    """至是，…: a flashback ends there, and the year of the main line runs again."""
    match = g.BACK_AGAIN.search(flow.view, flow.read_to, end) if flow.reserve is not None else None
    if match is None:
        return
    flow.end_flashback()
    if flow.context.year is not None and flow.context.year != flow.running_year:
        flow.mark(match.start(), flow.context.year, Cert.MEDIUM)


def _main_or_flashback(expression: DateExpression, found: Found, reserve: Context) -> Found:
    """A date behind a flashback that names no era: of the main line where it goes on there, else of the flashback."""
    parts, main = expression.parts, read(expression, reserve)
    assert reserve.year is not None
    if main.year is None or parts.relative_month or parts.relative_day:
        return found
    if parts.era_year is None and not expression.opens:
        return found
    months = parts.era_year is None and not parts.relative_year
    behind = reserve.month is None or _month(main) < reserve.month
    if main.year < reserve.year or (months and behind) or parts.relative_year:
        remark = f"read in the flashback, not after {reserve.year}"
        return _unsure(found, remark, found.dating.evidence) if expression.opens else found
    return _unsure(
        main, f"read after {reserve.year}, not in the flashback, where it would be {found.year}", "context"
    )


def _unsure(found: Found, remark: str, evidence: str) -> Found:
    """A date that may be of another time than the one it is read in, and why."""
    cert = found.dating.cert.at_most(Cert.MEDIUM)
    return replace(found, dating=replace(found.dating, cert=cert, evidence=evidence, remark=remark))


def _month(found: Found) -> int:
    """The month of a date, 0 without one."""
    return found.after.month or 0 if found.after is not None else 0


def _going_back(flow: _Flow, expression: DateExpression, found: Found) -> Found:
    """十一月，…。正月，…: a month before the one told last, without a year, may be of the next year; it is not sure."""
    parts, told = expression.parts, flow.context
    if parts.has_year or parts.month is None or expression.decided or told.month is None:
        return found
    if found.after is None or found.year != told.year or _month(found) >= told.month:
        return found
    remark = f"{parts.text} stands behind the {told.month}th month of the year: that of the next may be meant"
    return replace(
        found, dating=replace(found.dating, cert=Cert.LOW, remark=remark), code="goes-back", message=remark
    )


def _by_pair(flow: _Flow, expression: DateExpression) -> Found | None:
    """二年甲申, of a king without eras, before any year that is known: the last year of that pair before the first that
    the text names by its era; a guess.
    """
    parts, first = expression.parts, flow.first_named
    if flow.context.year is not None or first is None or parts.cyclic_year is None or parts.era is not None:
        return None
    year = next(year for year in range(first, first - _CYCLE, -1) if year_pair(year) == parts.cyclic_year)
    found = onward(parts, Context(flow.context.regime, None, year))
    if found is None:
        return None
    remark = f"the last {parts.cyclic_year} before {year_label(first)}, the first year that the text names by its era"
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=remark))


def _behind_guess(flow: _Flow, expression: DateExpression, found: Found, end: int) -> Found:
    """A bare year that goes back in its era, months told after it, and those after 清泰中, are guesses; an honour after
    death is told out of its time. `end` is that of the paragraph.
    """
    parts = expression.parts
    if (
        parts.era
        or parts.cyclic_year
        or parts.ruler
        or parts.dynasty
        or expression.decided
        or found.year is None
    ):
        return found
    if _is_posthumous(flow, expression.start, expression, end):
        return found
    year = min(flow.told_year or 0, flow.context.year or 0)
    back = parts.era_year is not None and flow.year_known and found.year < year
    loose = parts.era_year is None and (flow.guessed or not flow.year_known)
    if not back and not loose:
        return found
    remark = (
        f"told after {year}: the era that counts it may not be told"
        if back
        else "no one year is told before it"
    )
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=remark))


def _doubt(flow: _Flow, expression: DateExpression, found: Found) -> None:
    if found.code is not None:
        message = f"{expression.parts.text}: {found.message}"
        flow.doubts.append(Doubt("date", expression.start, message, found.dating.cert))


def _place_of_mark(view: str, expression: DateExpression, head: int, sentence: int, *, begun: bool) -> int:
    """Where the events of a date begin.

    At the head of the paragraph where its first sentence states it; before the sentence that a postposed date
    closes; else where the clause of the date begins. `begun` says that the sentence has a year already.
    """
    if not begun and (sentence == head or expression.postposed):
        return sentence
    return _clause(view, sentence, expression.start)


def _mark(flow: _Flow, at: int, found: Found) -> None:
    """Mark a year, unless it runs already; of 咸平中, which is some year of many, the first of them."""
    span = found.year is None and found.dating.first is not None and found.after is not None
    year = found.after.year if span and found.after is not None else found.year
    if year is None:
        flow.unmark(at)
    elif year != flow.running_year:
        # 貞觀初 is the first year of the era, or one soon after.
        flow.mark(at, year, Cert.LOW if span or found.of_era else found.dating.cert)


def _sentence(view: str, low: int, at: int) -> int:
    """Where the sentence begins in which a date stands."""
    start = low
    for match in _SENTENCE.finditer(view, low, at + 1):
        if match.end() <= at:
            start = match.end()
    return start


def _clause(view: str, low: int, at: int) -> int:
    start = low
    for match in _CLAUSE.finditer(view, low, at):
        start = match.end()
    return start


def _is_posthumous(flow: _Flow, sentence: int, expression: DateExpression, end: int) -> bool:
    """祥符五年，德明追上繼遷尊號: an honour after death, told out of its time; not one given in the year of death."""
    view, stop = flow.view, flow.view.find("。", expression.end, end)
    limit = stop if stop >= 0 else end
    if flow.unmarked and stop < 0:
        sentence, limit = expression.end, min(end, expression.end + _HONOURED)
    honoured = g.POSTHUMOUS.search(view, expression.end, limit)
    return honoured is not None and _DEATH.search(view, sentence, limit) is None
