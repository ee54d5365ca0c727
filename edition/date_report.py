"""The date report: every date that an editor should look at, what was decided, why, what else is possible, and the row
that settles it.

    kind                 what it is about
    inferred year        the year of an entry, inferred because its heading is lost
    inherited            an entry without a date, which takes that of the entry before
    impossible           a sexagenary day that its month does not have, or a day that no month has
    out of order         an entry whose month comes before the month of the entry before it, in the same year
    disagreement         a remark that dates the event otherwise than the chronicle does
    parallel             another text of the edition tells the same under another year
    ambiguous            an era of which several states had one of that name, or a year that several readings fit
    span                 a season, the beginning or the end of an era: a date that is no day, month or year
    undetermined         a date that could not be read

A row that an editor adds to the table of decisions settles an item: at the next build it is gone. A year whose entry
has no date of its own can also be settled by a heading (tei/year-headings.csv).
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from edition.calendar.phrase import year_label
from edition.calendar.result import year_of
from edition.dating.evidence import GIVES
from edition.dating.spoken import moves
from edition.fold import fold
from edition.link import Relation, link
from edition.model import Cert, DateExpression, Dating, Entry, Paragraph, Voice, paragraphs_of

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

    Text = tuple[TextInfo, Conversion]

Cell = str | int | bool | None
Row = dict[str, Cell]
KINDS: Final = (
    *("inferred year", "inherited", "impossible", "out of order", "disagreement"),
    *("parallel", "ambiguous", "span", "undetermined"),
)
# What remarks say of a date that several eras fit.
_SEVERAL: Final = ("several eras fit", "the era nearest", "alone has the days")
# How many characters of an entry without a date stand for it in a row.
_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A date to look at: its place in the source, its words, and what is known of it."""

    kind: str
    start: int
    words: str
    dating: Dating | None
    why: str
    alternatives: str = ""


def questions(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row an item, in the order of the texts, with the row for the table of decisions that settles it."""
    parallel = _parallels(texts)
    return [
        _row(info, conversion, item)
        for info, conversion in texts
        for item in sorted(
            [*items(conversion), *parallel.get(info.id, ())],
            key=lambda item: (item.start, KINDS.index(item.kind)),
        )
    ]


def items(conversion: Conversion) -> Iterator[Item]:
    """What a text by itself leaves to look at."""
    before: tuple[int, int, str] | None = None
    for block in conversion.chronicle.blocks:
        lead = _lead(conversion, block) if isinstance(block, Entry) and not block.prologue else None
        settled = lead is not None and _settled(conversion, lead)
        if isinstance(block, Entry) and not block.prologue and not settled:
            yield from _of_entry(conversion, block, lead)
        own = _month(conversion, lead)
        goes_back = own is not None and before is not None and own[0] == before[0] and own < before[:2]
        if lead is not None and before is not None and goes_back and not settled:
            yield _item(conversion, "out of order", lead, f"it follows {before[2]} in the same year")
        before = (*own, lead.parts.text) if own is not None and lead is not None else before
        for paragraph in paragraphs_of(block):
            yield from _of_paragraph(conversion, paragraph, lead, settled=settled)


def _lead(conversion: Conversion, entry: Entry) -> DateExpression | None:
    """The date that an entry begins with, None for one without a date of its own."""
    if entry.start in conversion.dated.inherited:
        return None
    own = entry.headline or entry.paragraphs[0]
    return next((date for date in own.dates if moves(date)), None)


def _settled(conversion: Conversion, date: DateExpression) -> bool:
    dating = conversion.dated.dates.get(date.start)
    return dating is not None and dating.resp == "editor"


def _month(conversion: Conversion, date: DateExpression | None) -> tuple[int, int] | None:
    """Year and month of a date, None if it has no month."""
    when = conversion.dated.dates[date.start].when if date is not None else None
    if when is None or len(when.lstrip("-")) < 7:
        return None
    return year_of(when), int(when.lstrip("-")[5:7])


def _of_entry(conversion: Conversion, entry: Entry, lead: DateExpression | None) -> Iterator[Item]:
    """The year of an entry, if it is inferred, and the date of one that has none of its own."""
    guess = conversion.dated.inferred.get(entry.start)
    inherited = conversion.dated.inherited.get(entry.start)
    if inherited is not None and inherited.resp == "editor":
        return
    start = _bare(conversion, entry)
    words = lead.parts.text if lead is not None else conversion.chronicle.source.text[start : start + _WORDS]
    words = words.split("\n", 1)[0]
    dating = conversion.dated.dates[lead.start] if lead is not None else inherited
    place = lead.start if lead is not None else start
    decided = lead is not None and lead.decided
    if guess is not None and not guess.stated and not decided:
        others = ", ".join(map(year_label, guess.alternatives))
        yield Item("inferred year", place, words, dating, guess.words, others)
    elif inherited is not None:
        yield Item("inherited", place, words, inherited, inherited.remark or "the date of the entry before")


def _bare(conversion: Conversion, entry: Entry) -> int:
    """Where the words of an entry begin, behind white space and marks."""
    text, start = conversion.chronicle.source.text, entry.start
    marks = {mark.start: mark.end for mark in entry.paragraphs[0].marks}
    while start < entry.end - 1 and (text[start].isspace() or start in marks):
        start = marks.get(start, start + 1)
    return start


def _of_paragraph(
    conversion: Conversion, paragraph: Paragraph, lead: DateExpression | None, *, settled: bool
) -> Iterator[Item]:
    for date in paragraph.dates:
        dating = conversion.dated.dates.get(date.start)
        if dating is None or dating.resp == "editor":
            continue
        kind = _kind(date, dating)
        if kind is not None:
            yield _item(conversion, kind, date, dating.remark or _reason(kind))
        if lead is not None and not settled and date.voice is Voice.REMARK:
            yield from _disagreement(conversion, paragraph, date, lead)


def _kind(date: DateExpression, dating: Dating) -> str | None:
    """Of what kind a doubtful date is, None for one that is not."""
    if dating.kind == "impossible":
        return "impossible"
    if any(words in dating.remark for words in _SEVERAL):
        return "ambiguous"
    if dating.when is None and dating.first is None:
        # 初 and 先是 state no time and raise no question.
        return None if date.aside or not (date.parts.has_year or date.parts.month) else "undetermined"
    return "span" if dating.kind == "period" else None


def _reason(kind: str) -> str:
    return (
        "the words name a span, no day"
        if kind == "span"
        else "the words and what runs before do not settle it"
    )


def _item(conversion: Conversion, kind: str, date: DateExpression, why: str) -> Item:
    words = conversion.chronicle.source.text[date.start : date.end]
    return Item(kind, date.start, words, conversion.dated.dates.get(date.start), why)


def _disagreement(
    conversion: Conversion, paragraph: Paragraph, date: DateExpression, lead: DateExpression
) -> Iterator[Item]:
    """《太宗紀》則在雍熙元年, in a remark on an entry of another year or month."""
    view = conversion.chronicle.view
    own, other = conversion.dated.dates[lead.start], conversion.dated.dates[date.start]
    # 《宋史》景德元年，… tells of that year; only 係於, 在, 作 and the like date the event at hand.
    gives = GIVES.search(view, max(paragraph.start, date.start - 8), date.start) is not None
    if not gives or view[date.start - 1] == "》" or own.when is None or other.when is None:
        return
    size = min(len(own.when), len(other.when))
    if own.when[:size] != other.when[:size]:
        words = conversion.chronicle.source.text[lead.start : lead.end]
        remark = view[max(paragraph.start, date.start - 14) : date.end].split("。")[-1].strip("（")
        why = f"a remark has {other.full or other.when}: {remark}"
        yield Item("disagreement", lead.start, words, own, why, other.full or other.when)


def _parallels(texts: Sequence[Text]) -> dict[str, list[Item]]:
    """Passages that two texts tell in the same words under years that differ."""
    found: dict[str, list[Item]] = {}
    for a, b in combinations(texts, 2):
        if fold(a[0].title) == fold(b[0].title):
            continue
        for own in link(a[1].chronicle, b[1].chronicle):
            if own.relation is Relation.EVENT:
                continue
            ends = (a, own.a_start, own.a_end), (b, own.b_start, own.b_end)
            if not _years(*ends[0]).isdisjoint(_years(*ends[1])):
                continue
            for (here, start, _), (there, other, _) in (ends, ends[::-1]):
                item = _told_otherwise(here, start, there, other)
                if item is not None and item not in found.get(here[0].id, ()):
                    found.setdefault(here[0].id, []).append(item)
    return found


def _years(text: Text, start: int, end: int) -> set[int | None]:
    """The years that run where a passage begins and where it ends."""
    return {_year_at(text[1], start), _year_at(text[1], end - 1)}


def _told_otherwise(here: Text, start: int, there: Text, other: int) -> Item | None:
    own, its = _year_at(here[1], start), _year_at(there[1], other)
    if own is None or its is None or own == its:
        return None
    lead = _lead_at(here[1], start)
    if lead is not None and _settled(here[1], lead):
        return None
    line = there[1].chronicle.source.locate(other)[0]
    why = f"told under {year_label(own)} here, under {year_label(its)} in {there[0].full_title}, line {line}"
    if lead is not None:
        words = here[1].chronicle.source.text[lead.start : lead.end]
        return Item("parallel", lead.start, words, here[1].dated.dates[lead.start], why, year_label(its))
    words = here[1].chronicle.source.text[start : start + _WORDS].split("\n", 1)[0]
    return Item("parallel", start, words, None, why, year_label(its))


def _lead_at(conversion: Conversion, place: int) -> DateExpression | None:
    """The date of the entry that holds a place."""
    blocks = conversion.chronicle.blocks
    number = bisect_right(blocks, place, key=lambda block: block.start)
    block = blocks[number - 1] if number else None
    return _lead(conversion, block) if isinstance(block, Entry) and not block.prologue else None


def _year_at(conversion: Conversion, place: int) -> int | None:
    """The year that runs at a place."""
    dated = conversion.dated
    marks = sorted((*dated.marks, *dated.years.values()), key=lambda mark: mark.start)
    number = bisect_right(marks, place, key=lambda mark: mark.start)
    return marks[number - 1].year if number else None


def _row(info: TextInfo, conversion: Conversion, item: Item) -> Row:
    line, column = conversion.chronicle.source.locate(item.start)
    dating = item.dating
    return {
        "text": info.id,
        "line": line,
        "column": column + 1,
        "kind": item.kind,
        "words": item.words,
        "when": dating.when if dating is not None else None,
        "date": (dating.full or None) if dating is not None else None,
        "cert": str(dating.cert) if dating is not None else str(Cert.UNKNOWN),
        "why": item.why,
        "alternatives": item.alternatives,
        "decision": _decision(info, line, column, item),
    }


def _decision(info: TextInfo, line: int, column: int, item: Item) -> str:
    """The row of the table of decisions that settles an item as it stands, with the program's reason as evidence: an
    editor who knows better puts another date, or another reason, into it.
    """
    value = item.dating.full if item.dating is not None else ""
    accept = item.kind in ("impossible", "span") or not value
    cells = [
        info.id,
        line,
        column,
        item.words,
        "date",
        *(("accept", "") if accept else ("replace", value)),
        item.why,
    ]
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
