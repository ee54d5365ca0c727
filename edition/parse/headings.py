"""Headings: a line that names a chapter, a ruler or a year and nothing else.

What a line is its own form decides: a mark before it, the words of chapters, rulers and years, no sentence in it. A
month alone on its line is no heading, but the beginning of what follows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from edition.grammar import headings as g
from edition.grammar import numerals
from edition.grammar.cyclic_names import pairs_in
from edition.grammar.dates import DateParts, match_at, name_at
from edition.grammar.narrative import SENTENCE_STOPS
from edition.model import Blank, Cert, Doubt, Heading, Paragraph, Span

Row = Heading | Paragraph | Blank


def read_heading(view: str, start: int, end: int, marks: Collection[str]) -> Heading | None:
    """The heading that a line is, None for a line of text. `marks` stand before headings and entries."""
    bare = g.BARE.match(view, start, end).end()  # type: ignore[union-attr]
    if bare == end or end - bare > 2 * g.LONGEST:
        return None
    found = heading_marks(view, bare, end, marks)
    at = g.BARE.match(view, found[0].end, end).end() if found else bare  # type: ignore[union-attr]
    stop = found[1].start if len(found) > 1 else end
    text = view[at:stop].rstrip(g.SPACE)
    if not text or len(text) > g.LONGEST or g.MONTH_ALONE.fullmatch(text):
        return None
    level, date = _read(text, marked=bool(found))
    if not level:
        return None
    return Heading(
        level, start, Paragraph(start, end, marks=found), None, date, _parallel(text, level),
        _western(text, level), _state(text, level),
    )  # fmt: skip


def _western(text: str, level: str) -> int | None:
    """The Common Era year that modern editors put in the brackets of a year heading, astronomical."""
    match = g.YEAR.fullmatch(text) if level == "year" else None
    found = g.WESTERN.search(match["parallel"]) if match is not None and match["parallel"] else None
    if found is None:
        return None
    written = found["year"].replace("○", "〇")
    year = int(written) if written.isdecimal() else numerals.value(written)
    return 1 - year if found["before"] else year


def _state(text: str, level: str) -> str:
    """The state whose annals a chapter holds, as it is written; empty where none is named."""
    match = g.STATE.search(text) if level == "chapter" else None
    return (match["annals"] or match["history"]) if match is not None else ""


def _parallel(text: str, level: str) -> DateParts | None:
    """The year of another state that a year heading gives in brackets: 庚戌元年（宋大中祥符三年）."""
    match = g.YEAR.fullmatch(text) if level == "year" else None
    if match is None or not (match["parallel"] or match["other"]):
        return None
    beside = (match["parallel"] or "") + (match["other"] or "")
    years = (match_at(beside, at) for at in range(len(beside)))
    return next((date for date in years if date is not None and date.era and date.era_year), None)


def name_headings(view: str, rows: Sequence[Row]) -> tuple[list[Row], list[Doubt]]:
    """The rows of a punctuated text with the names and titles that stand alone at its head, or below the heading of a
    chapter, as headings; what is a heading only by its place is reported.
    """
    found: list[Row] = []
    doubts: list[Doubt] = []
    headed = True
    for number, line in enumerate(rows):
        row = line
        if headed and isinstance(line, Paragraph) and _is_name(view, rows, number):
            name = view[line.start : line.end].strip(g.SPACE)
            message = f"{name}: a line without a stop, taken for a heading"
            doubts.append(Doubt("structure", line.start, message, Cert.MEDIUM))
            row = Heading("chapter", line.start, line)
        if not isinstance(row, Blank):
            headed = isinstance(row, Heading) and row.level == "chapter"
        found.append(row)
    return found, doubts


def pair_headings(view: str, rows: Sequence[Row]) -> list[Row]:
    """The rows with each pair that stands alone on its line, before a line that begins with its year, a season or a
    month, as the heading of that year: 乙酉 before 寶慶元年春正月…, 癸未 before 春正月….
    """
    found = list(rows)
    told = [(number, row) for number, row in enumerate(rows) if not isinstance(row, Blank)]
    for (number, row), (_, following) in pairwise(told):
        if not isinstance(row, Paragraph) or not isinstance(following, Paragraph) or row.notes:
            continue
        alone = g.PAIR_ALONE.fullmatch(view[row.start : row.end].strip(g.SPACE))
        if alone is None:
            continue
        pair = alone["pair"]
        at = g.BARE.match(view, following.start, following.end).end()  # type: ignore[union-attr]
        date = match_at(view, at)
        if date is not None and date.era is not None and date.era_year is not None:
            year = DateParts(pair, date.dynasty, date.ruler, date.era, date.era_year, pair)
            found[number] = Heading("year", row.start, row, None, year)
        elif date is not None and not date.has_year and (date.month or date.season):
            found[number] = Heading("year", row.start, row, None, DateParts(pair, cyclic_year=pair))
    return found


def _is_name(view: str, rows: Sequence[Row], number: int) -> bool:
    """Whether a row is a name alone on its line, with sentences below it."""
    row = rows[number]
    text = view[row.start : row.end].strip(g.SPACE) if isinstance(row, Paragraph) and not row.notes else ""
    if g.NAME.fullmatch(text) is None or match_at(text) is not None:
        return False
    following = next((r for r in rows[number + 1 :] if not isinstance(r, Blank)), None)
    if isinstance(following, Heading):
        return True
    return following is not None and g.STOP.search(view, following.start, following.end) is not None


def heading_marks(view: str, bare: int, end: int, marks: Collection[str]) -> tuple[Span, ...]:
    """The mark before a heading, and the one behind it (== 元年 ==); empty without one."""
    mark = view[bare]
    if mark not in marks:
        return ()
    after = bare + 1
    if mark in g.REPEATED:
        after = next((n for n in range(bare, end) if view[n] != mark), end)
        closing = g.CLOSING_MARK.search(view, after, end) if mark == "=" else None
        if closing is not None:
            return Span(bare, after), Span(closing.start(), end)
    return (Span(bare, after),)


def entry_marks(view: str, start: int, end: int, marks: Collection[str]) -> tuple[Span, ...]:
    """The marks that open entries (○), at the head of a line and within it, and the number at its head (①)."""
    number = g.NUMBER.match(view, start, end)
    found = [Span(*number.span("number"))] if number is not None else []
    for mark in marks:
        at = view.find(mark, start, end)
        while at >= 0:
            if not view[start:at].strip(g.SPACE) or view[at - 1] in SENTENCE_STOPS or len(mark) == 1:
                found.append(Span(at, at + len(mark)))
            at = view.find(mark, at + len(mark), end)
    return tuple(sorted(found, key=lambda span: span.start))


def _read(text: str, *, marked: bool) -> tuple[str, DateParts | None]:
    """The level of a heading and the date that it names; an empty level for a line of text."""
    if g.CHAPTER.fullmatch(text) or g.SPAN.fullmatch(text) or g.FIELD.fullmatch(text):
        return "chapter", _named_in(text)
    year = year_named(text)
    if year is not None:
        return "year", year
    name = name_at(text)
    if g.RULER.fullmatch(text) or (name is not None and len(name.text) == len(text)):
        return "reign", _named_in(text)
    return ("chapter", _named_in(text)) if marked and g.TITLE.fullmatch(text) else ("", None)


def _named_in(text: str) -> DateParts | None:
    """The first year with its era that stands in a heading, else its era or ruler, else the pair of the year with
    which it begins: 卷三十八 至道元年, 卷五 政和, 起玄黓攝提格.
    """
    for at in range(len(text) - 3):
        date = match_at(text, at)
        if date is not None and date.era is not None:
            return date
    heads = (0, *(match.end() for match in g.GAP.finditer(text)))
    name = next((name for at in heads if (name := name_at(text, at)) is not None), None)
    pairs = pairs_in(text)
    return name or (DateParts(text, cyclic_year=pairs[0]) if pairs else None)


def year_named(text: str) -> DateParts | None:
    """The date of a line that is a year and nothing else."""
    match = g.YEAR.fullmatch(text)
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    words = match["year"]
    date = _year(words)
    if date is None or (text.endswith("。") and not words.endswith(("年", "載", "载", "祀"))):
        return None  # 元年春王正月。 is all that 春秋 tells of the month
    pair = g.PAIR.search(match["before"] or match["cyclic"] or match["parallel"] or "")
    return replace(date, cyclic_year=pair[0]) if pair is not None and date.cyclic_year is None else date


def _year(words: str) -> DateParts | None:
    """宋太宗太平興國七年, 七年; with a ruler in the place of the era, 隱公元年; with an era that no table has."""
    for at in range(len(words)):
        date = match_at(words, at)
        if date is None or at + len(date.text) != len(words) or date.era_year is None:
            continue
        before = words[:at].strip(g.SPACE)
        if g.CALLED.search(before):
            return None
        if date.era is not None and len(date.era) == 2 and g.LONGER_ERA.fullmatch(words[:at]):
            return replace(date, text=words, era=before + date.era)
        if date.era is not None or not before:
            return date
        if g.NO_YEAR.search(before):
            return None
        if g.REIGN_NAME.fullmatch(before):
            return replace(date, text=words, ruler=before)
        return replace(date, text=words, era=before) if len(before) in (2, 3, 4) else None
    return None
