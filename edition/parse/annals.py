"""Annals without headlines (編年, 本紀): an entry for each stretch that a date opens.

資治通鑑, 長編 and the annals of the standard histories tell events under their dates, in paragraphs of any length.
Every date that opens a sentence of the narrative begins an entry; what follows without a date belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.grammar.structure import JUDGEMENT, LABEL
from edition.model import Blank, Block, DateExpression, Paragraph, Voice
from edition.parse.growing import Growing, cut, is_bare, rank
from edition.parse.remarks import is_remark


def divide(view: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of annals, with their dates, divided into entries; headings pass through.

    Paragraphs before the first date stay as they are.
    """
    growing: Growing | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and growing is not None and is_remark(view, block):
            growing.details.append(block)
        elif isinstance(block, Paragraph) and not JUDGEMENT.match(view, block.start, block.end):
            for number, stretch in enumerate(_stretches(view, _looking_back(block))):
                opens = _opens(view, stretch)
                if growing is not None and (number or opens) and not _goes_on(view, growing, stretch):
                    yield from growing.finish()
                    growing = None
                if growing is None and opens:
                    growing = Growing()
                if growing is None:
                    yield stretch
                else:
                    growing.details.append(stretch)
        elif isinstance(block, Blank) and growing is not None:
            growing.details.append(block)
        else:
            if growing is not None:
                yield from growing.finish()
                growing = None
            yield block
    if growing is not None:
        yield from growing.finish()


def _looking_back(paragraph: Paragraph) -> Paragraph:
    """周顯德末，…, 去年秋…: annals name a span of an era, or a year past, only to look back; neither moves the running
    date.
    """
    if not any(_looks_back(date) for date in paragraph.dates):
        return paragraph
    dates = tuple(replace(date, aside=date.aside or _looks_back(date)) for date in paragraph.dates)
    return replace(paragraph, dates=dates)


def _looks_back(date: DateExpression) -> bool:
    parts = date.parts
    span = parts.period and parts.era and not (parts.era_year or parts.cyclic_year or parts.month)
    return bool(span or (parts.relative_year and (parts.steps or 0) < 0))


def _stretches(view: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut before every mark and every date that opens an entry."""
    marks = {mark.start for mark in paragraph.marks}
    dates = {date.start for date in paragraph.dates if _opening(date)}
    dates |= {date.start for date in paragraph.dates[:1] if _is_day_at_head(view, paragraph, date)}
    cuts: list[int] = []
    for at in sorted(marks | dates):
        last = cuts[-1] if cuts else paragraph.start
        between = view[last:at].strip() if at in marks else not is_bare(view, paragraph, last, at)
        if between:
            cuts.append(at)
    for start, end in zip((paragraph.start, *cuts), (*cuts, paragraph.end), strict=True):
        if start < end or not cuts:
            yield cut(paragraph, start, end)


def _opens(view: str, stretch: Paragraph) -> bool:
    """Whether a stretch opens an entry: with a mark, a label or a date."""
    if stretch.marks or LABEL.match(view, stretch.start, stretch.end):
        return True
    if stretch.dates and _is_day_at_head(view, stretch, stretch.dates[0]):
        return True
    first = next((date for date in stretch.dates if _opening(date)), None)
    return first is not None and is_bare(view, stretch, stretch.start, first.start)


def _is_day_at_head(view: str, paragraph: Paragraph, date: DateExpression) -> bool:
    """Whether a paragraph begins with a day by its number alone, as the entries of diaries do."""
    alone = date.parts.day is not None and date.opens and date.voice is Voice.NARRATIVE
    return alone and is_bare(view, paragraph, paragraph.start, date.start)


def _opening(date: DateExpression) -> bool:
    """Whether a date opens an entry: narrative, at the head of a sentence, a year, a month or a sexagenary day."""
    parts = date.parts
    if (
        date.voice is not Voice.NARRATIVE
        or date.aside
        or date.postposed
        or parts.relative_day
        or (parts.ruler and not parts.era)
    ):
        return False
    named = (
        parts.era_year
        or parts.cyclic_year
        or parts.month
        or parts.leap_unnumbered
        or parts.ganzhi
        or parts.season
    )
    return bool(date.opens and (named or parts.relative_month or parts.relative_year))


def _goes_on(view: str, growing: Growing, stretch: Paragraph) -> bool:
    """Whether an entry that is only a date so far (正月 alone on its line) goes on with what a finer date opens."""
    own = [part for part in growing.details if isinstance(part, Paragraph)]
    if not own or (stretch.marks and any(part.marks for part in own)):
        return False
    before = own[-1].dates
    if not before or not all(is_bare(view, part, part.start, part.end) for part in own):
        return False
    return not stretch.dates or rank(stretch.dates[0])[0] > rank(before[-1])[1]
