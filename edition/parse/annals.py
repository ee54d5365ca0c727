"""Annals without headlines (編年, 本紀): an entry for each stretch that a date opens.

資治通鑑, 長編 and the annals of the standard histories tell events under their dates, in paragraphs of any length.
Every date that opens a sentence of the narrative begins an entry; what follows without a date belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.grammar.structure import JUDGEMENT
from edition.model import Blank, Block, DateExpression, Paragraph, Voice
from edition.parse.growing import Growing, cut


def divide(view: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of annals, with their dates, divided into entries; headings pass through.

    Paragraphs before the first date stay as they are.
    """
    growing: Growing | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and not JUDGEMENT.match(view, block.start, block.end):
            for number, stretch in enumerate(_stretches(view, block)):
                dated = bool(stretch.dates) and _opens(view, stretch.dates[0], stretch.start)
                if growing is not None and (number or dated):
                    yield from growing.finish()
                    growing = None
                if growing is None and dated:
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


def _stretches(view: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut before every date that opens an entry."""
    cuts = [
        date.start
        for date in paragraph.dates
        if view[paragraph.start : date.start].strip() and _opens(view, date, date.start)
    ]
    for start, end in zip((paragraph.start, *cuts), (*cuts, paragraph.end), strict=True):
        if start < end or not cuts:
            yield cut(paragraph, start, end)


def _opens(view: str, date: DateExpression, start: int) -> bool:
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
    named = parts.era_year or parts.month or parts.leap_unnumbered or parts.ganzhi or parts.season
    return bool(
        date.opens
        and (named or parts.relative_month or parts.relative_year)
        and not view[start : date.start].strip("\u3000 \t")
    )
