"""Dates of other forms than the phrase of the grammar: events, states and reigns, days by their number alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition.grammar import narrative as g
from edition.grammar import numerals
from edition.grammar import unpunctuated as words
from edition.grammar.dates import DateParts, read_parts
from edition.model import DateExpression
from edition.parse.dates.stretch import Stretch
from edition.parse.dates.stretch import pattern as phrase_pattern

_LAST_DAY: Final = 30
# In text without punctuation a day by its number alone lies no more days behind the one before it.
_NEXT_DAYS: Final = 12


def since(stretch: Stretch, start: int, limit: int) -> DateExpression | None:
    """南渡以後，…, 德明自歸順以來，…: a time that nothing but an event limits."""
    match = g.SINCE_EVENT.match(stretch.view, start)
    if match is None or match.end() > limit or not (match[0][0] == "自" or stretch.opens_sentence(start)):
        return None
    return DateExpression(start, match.end(), DateParts(match[0]), stretch.voice(start), aside=True)


def event(stretch: Stretch, start: int, limit: int) -> DateExpression | None:
    """初，… and 先是，… (events before the running date), 仁宗即位，… (dated by the reign)."""
    flashback = g.FLASHBACK.match(stretch.view, start, limit)
    if flashback is not None:
        parts = DateParts(flashback[0])
        return DateExpression(start, flashback.end(), parts, stretch.voice(start), aside=True)
    named = (g.ACCESSION_AT_HEAD, *g.PERIOD_UNSTOPPED) if stretch.unstopped else g.IN_REIGN
    return _named(stretch, start, limit, named)


def in_reign(stretch: Stretch, start: int, limit: int) -> DateExpression | None:
    """周初加中書令: the beginning of a state or reign, in text without punctuation."""
    return _named(stretch, start, limit, g.PERIOD_UNSTOPPED)


def _named(
    stretch: Stretch, start: int, limit: int, patterns: Sequence[re.Pattern[str]]
) -> DateExpression | None:
    """The date that the first of some patterns reads at a place."""
    for pattern in patterns:
        match = pattern.match(stretch.view, start, limit)
        if match is not None:
            named = match.groupdict()
            parts = DateParts(match[0], named.get("state"), named.get("ruler"), period=named.get("period"))
            return DateExpression(start, match.end(), parts, stretch.voice(start))
    return None


def of_reign(stretch: Stretch, start: int, limit: int) -> DateExpression | None:
    """太祖四年，…: a year of a ruler who had no era then; which ruler, the running date tells."""
    if stretch.view[start] not in g.REIGN_FIRST:
        return None
    match = g.REIGN_YEAR.match(stretch.view, start, limit)
    tail = phrase_pattern().match(stretch.view, match.end(), limit) if match is not None else None
    if match is None or tail is None:
        return None
    parts = read_parts(tail)
    if parts.era_year is None or parts.era is not None:
        return None
    text = stretch.view[start : tail.end()]
    parts = replace(parts, text=text, dynasty=match["state"], ruler=match["ruler"])
    return DateExpression(start, tail.end(), parts, stretch.voice(start), opens=stretch.opens_sentence(start))


def in_state(stretch: Stretch, start: int, limit: int) -> DateExpression | None:
    """女直在宋初屢貢名馬: the beginning or end of a state, named in passing."""
    if start == stretch.start or stretch.view[start - 1] not in g.WITHIN:
        return None
    match = g.IN_STATE.match(stretch.view, start, limit)
    if match is None:
        return None
    period = "初" if match["period"] == "初" else "末"
    parts = DateParts(match[0], match["state"], period=period)
    return DateExpression(start, match.end(), parts, stretch.voice(start), aside=True)


def of_unknown_era(
    stretch: Stretch, era: re.Match[str] | None, start: int, limit: int
) -> DateExpression | None:
    """天平寶字二年八月庚子朔: a date of which nothing is known but what it is."""
    if era is None or era.start() != start:
        return None
    if any(stretch.is_year(at, era.end() + 2) for at in range(start + 1, era.end())):
        return None  # 會要治平四年十二月: words before an era that is known
    match = phrase_pattern().match(stretch.view, era.end(), limit)
    if match is None:
        return None
    parts = replace(read_parts(match), era=era["era"], text=stretch.view[start : match.end()])
    opens = stretch.opens_sentence(start)
    return DateExpression(start, match.end(), parts, stretch.voice(start), opens=opens)


def next_day(
    stretch: Stretch, start: int, last: DateExpression | None, *, clause: bool
) -> DateExpression | None:
    """三月十五日，…。十六日，…: a day by its number alone, behind one before it (`last`) in the same paragraph.

    Where no clause begins it is no length by what stands around it, and only some days later.
    """
    if last is None or last.parts.day is None:
        return None
    match = g.NUMBERED_DAY.match(stretch.view, start)
    if match is None:
        return None
    day, voice = numerals.value(match["day"].removeprefix("初")), stretch.voice(start)
    before, after = stretch.view[max(0, start - 2) : start], stretch.view[match.end() : match.end() + 2]
    opens = stretch.opens_sentence(start)
    if stretch.unstopped:
        told = words.COUNTS_MONTHS.search(before) is None and words.LENGTHS.match(after) is None
    else:
        told = after[:1] in g.AFTER_DAY and (opens or before[-1:] in "；;")
    most = _LAST_DAY if clause else _NEXT_DAYS
    in_order = last.parts.day < day <= min(_LAST_DAY, last.parts.day + most)
    if not (told and in_order and last.voice is voice):
        return None
    return DateExpression(start, match.end(), DateParts(match[0], day=day), voice, opens=opens)


def opening_day(stretch: Stretch, start: int) -> DateExpression | None:
    """十六日…: a paragraph opens with a day by its number, as those beside it do."""
    match = g.NUMBERED_DAY.match(stretch.view, start, stretch.end)
    if match is None:
        return None
    parts = DateParts(match[0], day=numerals.value(match["day"].removeprefix("初")))
    return DateExpression(start, match.end(), parts, stretch.voice(start), opens=True)
