"""What a text by itself leaves to look at: contradictions within it, doubtful dates, what was inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from edition.calendar.describe import describe
from edition.date_report.carried import of_entries
from edition.date_report.headings import of_heading, with_year
from edition.date_report.item import EXPLAINS, SEVERAL, Item
from edition.date_report.opening import Opening, opening_of
from edition.date_report.otherwise import called, otherwise
from edition.dating.inference.evidence import GIVES
from edition.grammar.notes import SKIP
from edition.model import (
    Cert,
    DateExpression,
    Dating,
    Entry,
    Guess,
    Heading,
    Paragraph,
    Voice,
    YearMark,
    paragraphs_of,
)

if TYPE_CHECKING:
    from edition.convert import Conversion

# What the editors say of a proposal besides: 雍熙元年 (note only).
_ASIDE: Final = re.compile(r"\s*\([\x20-\x7e]*\)$")
# The remark on a date that a row of the editors' emendations, too unsure to emend, has otherwise.
_QUESTIONED: Final = "questioned by the editors: "
# A lunar date with a month: year, month, whether it is intercalary, perhaps the day.
_LUNAR: Final = re.compile(r"(-?\d{4})-(\d\d)(i?)(?:-(\d\d))?")
# What is said of a date of which nothing else is to be said.
_LIKELY: Final = "the words and what runs before make it likely, no more"
# How far a remark is quoted back from the date that it gives, and how much at least.
_QUOTED: Final = 24
_LEAST: Final = 5
_BREAKS: Final = re.compile("[。，；：！？（）「『」』]")


def items(conversion: Conversion) -> Iterator[Item]:
    """What a text by itself leaves to look at."""
    carried = {(item.start, item.kind): item for item in of_entries(conversion)}
    below = _below(conversion)
    before: Opening | None = None
    full = ""
    for block in conversion.chronicle.blocks:
        opening = opening_of(conversion, block) if isinstance(block, Entry) else None
        if isinstance(block, Heading):
            year = carried.get((below.get(block.start, -1), "inferred year"))
            for item in of_heading(conversion, block):
                answers = item.dating is None and year is not None and year.opens
                if year is not None and answers:
                    del carried[year.start, year.kind]
                yield with_year(item, year) if year is not None and answers else item
        if opening is not None and opening.own:
            if before is not None and not opening.settled and _goes_back(before.dating, opening.dating):
                yield _item("out of order", opening, f"it follows {before.words} of the same year")
            before = opening
        for paragraph in paragraphs_of(block):
            guess = conversion.dated.inferred.get(block.start)
            mark = conversion.dated.years.get(block.start)
            unsure = mark is not None and mark.cert is not Cert.HIGH
            for item in _of_paragraph(conversion, paragraph, opening):
                yield from _without(_with_nearest(item, mark, full), guess, unsure)
        full = opening.dating.full if opening is not None and opening.dating.full else full
    yield from carried.values()


def _below(conversion: Conversion) -> dict[int, int]:
    """Where the entry opens that stands right below a heading."""
    blocks = [block for block in conversion.chronicle.blocks if isinstance(block, Heading | Entry)]
    openings = (
        (block.start, opening_of(conversion, entry))
        for block, entry in pairwise(blocks)
        if isinstance(block, Heading) and isinstance(entry, Entry)
    )
    return {start: opening.start for start, opening in openings if opening is not None}


def _with_nearest(item: Item, mark: YearMark | None, before: str) -> Item:
    """An intercalary month that its year does not have, with the nearest months; `before` is the last date in full."""
    year = f"{before.partition('年')[0]}年" if "年" in before else ""
    if item.kind != "undetermined" or item.alternatives or "閏" not in item.words or mark is None:
        return item
    same = describe(year).get("year") == mark.year
    return replace(item, alternatives=called(f"{year}{item.words}")) if same else item


def _without(item: Item, guess: Guess | None, unsure: bool) -> Iterator[Item]:
    """An item without what the entry says already: that a year is inferred, or not sure, is asked once, not of every
    date in it.
    """
    why = item.why.replace(guess.words, "").strip("; ") if guess is not None and guess.words else item.why
    if item.kind == "uncertain" and (not why or why.startswith(EXPLAINS) or (unsure and why == _LIKELY)):
        return
    yield replace(item, why=why or item.why)


def _item(kind: str, opening: Opening, why: str, alternatives: tuple[str, ...] = ()) -> Item:
    return Item(kind, opening.start, opening.words, opening.dating, why, alternatives)


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
    if date.voice is Voice.REMARK or dating.remark.startswith(EXPLAINS):
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
    return "; ".join((dating.remark, *why)), (_ASIDE.sub("", dating.remark.removeprefix(_QUESTIONED)),)


def _reason(kind: str, date: DateExpression) -> str:
    if kind == "uncertain":
        return _LIKELY
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
