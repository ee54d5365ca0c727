"""What dates beside each other mean for the text: which of two years dates it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition.grammar import dates as phrase
from edition.grammar import narrative as g
from edition.grammar.dates import DateParts
from edition.model import DateExpression, Voice

_BRACKETS: Final = frozenset("【〔（〈(")


def beside(view: str, found: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """The dates of a paragraph, each in the light of the one beside it.

    In 戊子，以四月壬申天變，肆赦 the second is the reason, told in passing. 乙未龍瑞太平二年宋至和二年春正月 is a year
    of which only its number is known and the same year of a state whose eras are: the second dates the text.
    """
    dates = list(found)
    for n, second in enumerate(found[1:]):
        dates[n], dates[n + 1] = _pair(view, dates[n], second)
    return tuple(dates)


def _pair(view: str, first: DateExpression, second: DateExpression) -> tuple[DateExpression, DateExpression]:
    between = view[first.end : second.start]
    if _is_accession(first) and second.parts.era_year == 1 and between in "，,":
        opens = first.start == 0 or view[first.start - 1] in g.SENTENCE_STOPS
        return first, replace(second, opens=opens)
    if between.strip("，、 ") == "以":
        second = replace(second, aside=True)
    if between in g.SPAN and second.parts.era_year is not None and second.aside and not first.opens:
        return replace(first, aside=True), second  # 免咸平二年至五年租
    if _stands_in_bracket(between, first, second):
        return replace(first, parallel=second.parts), second
    if _are_one_year(between, first, second):
        return first, replace(second, equal=first.parts)
    counted = first.parts.cyclic_year is not None and first.parts.era_year is not None
    if counted and not between and second.parts.era and second.parts.era_year:
        month = second.parts.month or second.parts.season
        if not month and _names_known_era(first.parts):
            # 丁亥統和五年宋雍熙四年: the first dates the text, as it does with a stop between.
            return first, replace(second, aside=True, opens=False)
        return replace(first, aside=True), replace(second, opens=first.opens)
    return first, second


def _is_accession(date: DateExpression) -> bool:
    """道宗即位，清寧元年，…: the year behind an accession names it once more."""
    parts = date.parts
    return parts.ruler is not None and parts.era is None and parts.period is None


def _are_one_year(between: str, first: DateExpression, second: DateExpression) -> bool:
    """Whether two years may stand side by side as one: 寶元元年、夏大慶二年春正月."""
    named = all(date.parts.era and date.parts.era_year and not date.aside for date in (first, second))
    alone = first.parts.month is None and first.parts.season is None and first.parts.period is None
    return named and alone and g.EQUAL.fullmatch(between) is not None


def _names_known_era(parts: DateParts) -> bool:
    """Whether the era behind the pair of a year is one that the tables have."""
    alone = phrase.match_at(parts.text, len(parts.cyclic_year or ""))
    return alone is not None and alone.era is not None


def _stands_in_bracket(between: str, first: DateExpression, second: DateExpression) -> bool:
    """Whether a bracket behind a year of no era has the year of a state whose eras are known: 十四年【宋景炎二年】."""
    one, other = first.parts, second.parts
    bare = one.era_year and one.era is None and first.voice is Voice.NARRATIVE
    named = other.era and other.era_year and second.voice is Voice.REMARK
    return bool(bare and named and between in _BRACKETS)
