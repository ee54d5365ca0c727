"""What a text by itself leaves to look at: contradictions within it, doubtful dates, what was inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from edition.calendar.phrase import year_label
from edition.date_report.headings import of_heading
from edition.date_report.item import NO_YEAR, SEVERAL, Item
from edition.date_report.otherwise import otherwise
from edition.dating.evidence import GIVES
from edition.dating.spoken import moves
from edition.grammar.notes import SKIP
from edition.model import Cert, DateExpression, Dating, Entry, Heading, Paragraph, Voice, paragraphs_of

if TYPE_CHECKING:
    from edition.convert import Conversion

# Remarks that explain a date and question nothing.
_EXPLAINS: Final = ("retrospective", "accession of")
# The remark on a date that a row of the editors' emendations, too unsure to emend, has otherwise.
_QUESTIONED: Final = "questioned by the editors: "
# How many characters of an entry without a date stand for it in a row.
_WORDS: Final = 8
# A lunar date with a month: year, month, whether it is intercalary, perhaps the day.
_LUNAR: Final = re.compile(r"(-?\d{4})-(\d\d)(i?)(?:-(\d\d))?")
# How far a remark is quoted back from the date that it gives, and how much at least.
_QUOTED: Final = 24
_LEAST: Final = 5
_BREAKS: Final = re.compile("[。，；：！？（）「『」』]")


@dataclass(frozen=True, slots=True)
class Opening:
    """The date with which an entry begins, or that it inherits: where it stands, or would stand, and its words."""

    start: int
    words: str
    dating: Dating
    own: bool

    @property
    def settled(self) -> bool:
        """Whether the editors have decided it."""
        return self.dating.resp == "editor"


def items(conversion: Conversion) -> Iterator[Item]:
    """What a text by itself leaves to look at."""
    before: Opening | None = None
    year: int | None = None
    for block in conversion.chronicle.blocks:
        opening = opening_of(conversion, block) if isinstance(block, Entry) else None
        if isinstance(block, Heading):
            yield from of_heading(conversion, block)
        if isinstance(block, Entry) and opening is not None and not opening.settled:
            mark = conversion.dated.years.get(block.start)
            opens, year = mark is not None and mark.year != year, mark.year if mark is not None else year
            yield from (replace(item, opens=opens) for item in _inferred(conversion, block, opening, before))
            if opening.own and before is not None and _goes_back(before.dating, opening.dating):
                yield _item("out of order", opening, f"it follows {before.words} of the same year")
        before = opening if opening is not None and opening.own else before
        for paragraph in paragraphs_of(block):
            guess = conversion.dated.inferred.get(block.start)
            for item in _of_paragraph(conversion, paragraph, opening):
                yield from _without(item, guess.words if guess is not None else "")


def _without(item: Item, guess: str) -> Iterator[Item]:
    """An item without what the entry says already: that a year is inferred is asked once, not of every date in it."""
    why = item.why.replace(guess, "").strip("; ") if guess else item.why
    if item.kind != "uncertain" or (why and not why.startswith(_EXPLAINS)):
        yield replace(item, why=why or item.why)


def opening_of(conversion: Conversion, entry: Entry) -> Opening | None:
    """The date with which an entry begins, its own or inherited; None for a prologue and where nothing is known."""
    if entry.prologue:
        return None
    inherited = conversion.dated.inherited.get(entry.start)
    text = conversion.chronicle.source.text
    start = _bare(conversion, entry)
    if inherited is not None and start not in conversion.dated.dates:
        return Opening(start, text[start : start + _WORDS].split("\n", 1)[0], inherited, own=False)
    first = entry.headline or entry.paragraphs[0]
    lead = next((date for date in first.dates if moves(date) or date.start == start), None)
    if lead is None:
        return None
    return Opening(lead.start, text[lead.start : lead.end], conversion.dated.dates[lead.start], own=True)


def _bare(conversion: Conversion, entry: Entry) -> int:
    """Where the words of an entry begin, behind white space and marks."""
    text, start = conversion.chronicle.source.text, entry.start
    marks = {mark.start: mark.end for mark in entry.paragraphs[0].marks}
    while start < entry.end - 1 and (text[start].isspace() or start in marks):
        start = marks.get(start, start + 1)
    return start


def _item(kind: str, opening: Opening, why: str, alternatives: tuple[str, ...] = ()) -> Item:
    return Item(kind, opening.start, opening.words, opening.dating, why, alternatives)


def _inferred(
    conversion: Conversion, entry: Entry, opening: Opening, before: Opening | None
) -> Iterator[Item]:
    """The year of an entry, if it is inferred; else the date of one that has none of its own."""
    guess = conversion.dated.inferred.get(entry.start)
    if guess is not None and not guess.stated:
        yield _item("inferred year", opening, guess.words, tuple(map(year_label, guess.alternatives)))
    elif not opening.own:
        kind = "inherited" if opening.dating.when is not None else "undetermined"
        yield _item(kind, opening, opening.dating.remark or _inherits(opening.dating, before))


def _inherits(dating: Dating, before: Opening | None) -> str:
    """Why an entry without a date has the one that it has."""
    if dating.when is None:
        return f"the entry has no date of its own, and {NO_YEAR[-1]}"
    if before is not None and _LUNAR.match(dating.when) and before.dating.when is not None:
        words = before.words if "月" in before.words else before.dating.full
        return f"the entry has no date of its own: the month of the one before ({words})"
    return "the entry has no date of its own: of its date only the year is known"


def _goes_back(before: Dating, after: Dating) -> bool:
    """Whether a month, or a day where both have one, comes before that of the entry before, in the same year."""
    first, second = (_LUNAR.match(dating.when or "") for dating in (before, after))
    if first is None or second is None or first[1] != second[1]:
        return False
    months = (first[2], first[3]), (second[2], second[3])
    days = first[4], second[4]
    return months[1] < months[0] or (months[1] == months[0] and None not in days and days[1] < days[0])


def _of_paragraph(conversion: Conversion, paragraph: Paragraph, opening: Opening | None) -> Iterator[Item]:
    text = conversion.chronicle.source.text
    for date in paragraph.dates:
        dating = conversion.dated.dates.get(date.start)
        if dating is None or date.decided or dating.resp == "editor":
            continue
        kind = _kind(date, dating)
        if kind is not None:
            words = text[date.start : date.end]
            yield Item(kind, date.start, words, dating, *_said(conversion, kind, date, dating))
        if opening is not None and not opening.settled and date.voice is Voice.REMARK:
            yield from _disagreement(conversion, paragraph, date, opening)


def _kind(date: DateExpression, dating: Dating) -> str | None:
    """Of what kind a doubtful date is, None for one that is not."""
    if dating.kind == "impossible":
        return "impossible"
    if any(words in dating.remark for words in SEVERAL):
        return "ambiguous"
    if dating.when is None and dating.first is None:
        # 初 and 先是 state no time and raise no question.
        return None if date.aside or not (date.parts.has_year or date.parts.month) else "undetermined"
    if date.voice is Voice.REMARK or dating.remark.startswith(_EXPLAINS):
        return None
    unsure = dating.cert is Cert.LOW or (dating.cert is Cert.MEDIUM and dating.remark)
    return "uncertain" if unsure else None


def _said(
    conversion: Conversion, kind: str, date: DateExpression, dating: Dating
) -> tuple[str, tuple[str, ...]]:
    """Why a date is doubtful, and what else it may mean."""
    if not dating.remark.startswith(_QUESTIONED):
        return dating.remark or _reason(kind, date), otherwise(date, dating)
    line, column = conversion.chronicle.source.locate(date.start)
    rows = (row for row in conversion.chronicle.emendations if not row.applies)
    why = [row.why for row in rows if (row.line, row.column) == (line, column)]
    return "; ".join((dating.remark, *why)), (dating.remark.removeprefix(_QUESTIONED),)


def _reason(kind: str, date: DateExpression) -> str:
    if kind == "uncertain":
        return "the words and what runs before make it likely, no more"
    if date.voice is Voice.SPEECH:
        return "a speech or a memorial tells of other years as well, and this one names none"
    return "the words and what runs before do not settle it"


def _disagreement(
    conversion: Conversion, paragraph: Paragraph, date: DateExpression, opening: Opening
) -> Iterator[Item]:
    """《太宗紀》則在雍熙元年, in a remark on an entry of another year or month."""
    view = conversion.chronicle.view
    own, other = opening.dating, conversion.dated.dates[date.start]
    # 《宋史》景德元年，… tells of that year; only 係於, 在, 作 and the like date the event at hand.
    gives = GIVES.search(view, max(paragraph.start, date.start - 8), date.start) is not None
    if not gives or view[date.start - 1] == "》" or own.when is None or other.when is None:
        return
    size = min(len(own.when), len(other.when))
    if own.when[:size] != other.when[:size]:
        meant = other.full or other.when
        why = f"a remark has {meant}: {_quoted(view, paragraph.start, date)}"
        yield _item("disagreement", opening, why, (meant,))


def _quoted(view: str, start: int, date: DateExpression) -> str:
    """A date with the clause of the remark that gives it."""
    low = max(start, date.start - _QUOTED)
    breaks = [found.end() for found in _BREAKS.finditer(view, low, max(low, date.start - _LEAST))]
    cut = "" if breaks or low == start else "…"
    return cut + view[breaks[-1] if breaks else low : date.end].replace(SKIP, "")
