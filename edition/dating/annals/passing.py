"""Dates that stand within a paragraph of annals and tell of another time than it: they move nothing.

The notes of the compilers of 長編 or 要錄 often lose their brackets on the way into a transcription (景祐二年九月指揮，
實錄無之), and texts without punctuation have no sentence that a date would open. What a paragraph of annals tells lies
ahead of its beginning; a date within it that goes back, or leaves years out, is told in passing, and so is one that
leaps over months, if the next paragraph goes on in the month of this one.

A paragraph may also be an appendix that tells what came of an event years later (嘉祐四年議賜執中諡): it begins with a
year far ahead, and what follows goes on before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.annals.eras_told import ErasTold
from edition.dating.headings import Headings
from edition.dating.running import read
from edition.dating.spoken import is_spoken, moves
from edition.model import Block, Chronicle, DateExpression, Entry, Heading, Paragraph, with_paragraphs
from edition.parse.growing import leading

# Of dates side by side (又準天成三年五月、長興二年七月敕) the next leads the entry when the first does not.
_ROUNDS: Final = 3
# A date within a paragraph that lies no more months ahead is told in order.
_NEXT: Final = 1
# Of the years that paragraphs state, so many with their pair show that the text begins its years so.
_WITH_PAIR: Final = 2


def in_passing(chronicle: Chronicle, context: Context) -> Chronicle:
    """The chronicle with what its paragraphs name in passing marked as such; `context` runs before its beginning."""
    for _ in range(_ROUNDS):
        passing = {*_passing(chronicle, context), *_appended(chronicle, context)}
        if not passing:
            break
        chronicle = replace(chronicle, blocks=tuple(_marked(block, passing) for block in chronicle.blocks))
    return chronicle


def _marked(block: Block, passing: set[int]) -> Block:
    if not isinstance(block, Entry):
        return block
    change: dict[int, Paragraph] = {}
    for paragraph in block.paragraphs:
        if any(date.start in passing for date in paragraph.dates):
            dates = tuple(
                replace(date, aside=True) if date.start in passing else date for date in paragraph.dates
            )
            change[paragraph.start] = replace(paragraph, dates=dates)
    return with_paragraphs(block, change)


def _passing(chronicle: Chronicle, context: Context) -> Iterator[int]:
    """Where the dates stand that are named in passing."""
    blocks = [block for block in chronicle.blocks if isinstance(block, Heading) or _is_told(block)]
    heads = [n for n, block in enumerate(blocks) if _is_head(chronicle.view, block)]
    following, headings, eras = iter(heads), Headings(), ErasTold(chronicle.view)
    head, at_head = next(following, None), frozenset(heads)
    back = False
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            told = (
                headings.year(block, context) if block.level == "year" else headings.chapter(block, context)
            )
            if told is not None and told.after is not None:
                context = told.after.without_month()
            continue
        assert isinstance(block, Entry)
        while head is not None and head <= number:
            head = next(following, None)
        back = back and number not in at_head
        for date in _weighed(chronicle.view, block):
            if not moves(date):
                back = back or looks_back(date, read(date, context).year, context)
                continue
            if back and goes_back_on(date):
                yield date.start
                continue
            after = eras.by_proclaimed(date, read(date, context), context).after
            if number not in at_head and after is not None:
                ahead = _first(chronicle.view, blocks[head]) if head is not None else None
                if _is_passing(date, context, after, ahead):
                    yield date.start
                    continue
            context = after if after is not None else context


def _weighed(view: str, block: Entry) -> Sequence[DateExpression]:
    """The dates that lead an entry, and those of it that may look back, in order."""
    led = leading(view, block.paragraphs)
    back = [date for paragraph in block.paragraphs for date in paragraph.dates if _is_pair_and_month(date)]
    return sorted((*led, *(date for date in back if date not in led)), key=_start) if back else led


def _start(date: DateExpression) -> int:
    return date.start


def _is_pair_and_month(date: DateExpression) -> bool:
    parts = date.parts
    return date.aside and parts.cyclic_year is not None and parts.era is None and parts.month is not None


def looks_back(date: DateExpression, year: int | None, running: Context) -> bool:
    """丁酉夏四月從上破宣城, named in passing: a life that is told goes on from there to the end of its paragraph."""
    return _is_pair_and_month(date) and year is not None and running.year is not None and year < running.year


def goes_back_on(date: DateExpression) -> bool:
    """Whether a date goes on from one that looks back: a month without a year."""
    parts = date.parts
    return parts.month is not None and not (parts.has_year or parts.ganzhi) and not is_spoken(date)


def _appended(chronicle: Chronicle, context: Context) -> Iterator[int]:
    """Where the years stand with which appendices begin: the next year that is stated is no later than the one before
    them leads to; or only they, of all years that are stated, have neither pair nor month.
    """
    stated: list[tuple[DateExpression, int]] = []
    runs = [stated]
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            runs.append([])
            continue
        first = _first(chronicle.view, block) if _is_told(block) and _names_era(block) else None
        if first is None or not moves(first) or not (first.parts.era and first.parts.era_year):
            continue
        year = read(first, context).year
        if year is not None and not first.decided:
            runs[-1].append((first, year))
    for run in runs:
        yield from _out_of_order(run)


def _names_era(block: Block) -> bool:
    """Whether the first date of a block has an era."""
    return isinstance(block, Entry) and any(p.dates[0].parts.era for p in block.paragraphs if p.dates)


def _out_of_order(stated: Sequence[tuple[DateExpression, int]]) -> Iterator[int]:
    paired = sum(date.parts.cyclic_year is not None for date, _ in stated) >= _WITH_PAIR
    before: int | None = None
    for number, (date, year) in enumerate(stated):
        parts = date.parts
        bare = parts.cyclic_year is None and parts.month is None and parts.season is None
        following = stated[number + 1][1] if number + 1 < len(stated) else None
        if before is not None and year > before + 1 and bare:
            returns = following is not None and before <= following <= before + 1
            if paired or returns:
                yield date.start
                continue
        before = year


def _is_told(block: Block) -> bool:
    return isinstance(block, Entry) and not block.prologue


def _is_head(view: str, block: Block) -> bool:
    """Whether a block begins a line."""
    return block.start == 0 or view[block.start - 1] in "\n\r"


def _first(view: str, block: Block) -> DateExpression | None:
    """The date with which an entry begins."""
    found: Sequence[DateExpression] = leading(view, block.paragraphs) if isinstance(block, Entry) else ()
    return found[0] if found else None


def _is_passing(date: DateExpression, running: Context, after: Context, ahead: DateExpression | None) -> bool:
    """Whether a date within a paragraph leads away from what is told; `ahead` is the first of the next paragraph."""
    parts = date.parts
    if running.year is None or running.month is None or after.year is None:
        return False
    following = parts.relative_year is not None and (parts.steps or 0) > 0
    if not (parts.month or parts.leap_unnumbered or parts.era_year or parts.season or following):
        return False
    years, months_on = after.year - running.year, (after.month or running.month) - running.month
    named = parts.era_year is not None or parts.cyclic_year is not None
    goes_on = ahead is not None and _follows(running, ahead)
    leads_on = ahead is not None and _follows(after, ahead)
    if named and (years < 0 or (years == 0 and months_on < 0)):
        return not leads_on or goes_on
    if years < 0 or (years == 0 and months_on < 0):
        return goes_on
    if following and not (parts.month or parts.season or parts.leap_unnumbered):
        return goes_on  # 二年春二月，…。明年，…。夏四月，…: annals state a new year where it begins
    if years > 1:
        return goes_on and (not leads_on or _is_bare(ahead))
    return goes_on and not leads_on and 12 * years + months_on > _NEXT


def _is_bare(date: DateExpression | None) -> bool:
    """Whether a date is a sexagenary day alone."""
    if date is None:
        return False
    parts = date.parts
    return bool(parts.ganzhi) and not (parts.month or parts.has_year or parts.season or parts.leap_unnumbered)


def _follows(context: Context, date: DateExpression) -> bool:
    """Whether a date, read behind another, lies ahead of it, in its year or the next."""
    found = read(date, context)
    after = found.after
    if found.dating.kind == "impossible" or after is None or after.year is None or context.year is None:
        return False
    if not context.year <= after.year <= context.year + 1:
        return False
    return _order(after) >= _order(replace(context, jdn=context.jdn if after.jdn is not None else None))


def _order(context: Context) -> tuple[int, float, int]:
    return context.year or 0, (context.month or 0) + context.leap / 2, context.jdn or 0
