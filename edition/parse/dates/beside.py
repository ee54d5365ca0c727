"""What dates beside each other mean for the text: which of two years dates it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition.grammar import dates as phrase
from edition.grammar import narrative as g
from edition.grammar import unpunctuated as words
from edition.grammar.dates import DateParts
from edition.model import DateExpression, Voice

# The years of a life that are told by their pairs lie no further apart.
_LIFE: Final = 12
_BRACKETS: Final = frozenset("【〔（〈(")


def beside(view: str, found: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """The dates of a paragraph, each in the light of the one beside it.

    In 戊子，以四月壬申天變，肆赦 the second is the reason, told in passing. 乙未龍瑞太平二年宋至和二年春正月 is a year
    of which only its number is known and the same year of a state whose eras are: the second dates the text.
    """
    dates = _years_with_pairs(view, found)
    for n, second in enumerate(dates[1:]):
        dates[n], dates[n + 1] = _pair(view, dates[n], second)
    return tuple(dates)


def _years_with_pairs(view: str, found: Sequence[DateExpression]) -> list[DateExpression]:
    """四年丙戌, of a king without eras, where no stop stands between them: a number and a pair right behind it are one
    year, for a day has its month.
    """
    dates: list[DateExpression] = []
    for date in found:
        last = dates[-1] if dates else None
        if last is not None and last.end == date.start and _counts(last.parts) and _is_pair(date.parts):
            text = view[last.start : date.end]
            parts = replace(last.parts, text=text, cyclic_year=date.parts.ganzhi)
            dates[-1] = replace(last, end=date.end, parts=parts)
        else:
            dates.append(date)
    return dates


def _counts(parts: DateParts) -> bool:
    """Whether a date is the number of a year and nothing else."""
    other = (
        parts.era or parts.cyclic_year or parts.month or parts.season or parts.period or parts.leap_unnumbered
    )
    return parts.era_year is not None and not other


def _is_pair(parts: DateParts) -> bool:
    """Whether a date is a sexagenary pair and nothing else."""
    return parts.ganzhi is not None and parts.text == parts.ganzhi


def _pair(view: str, first: DateExpression, second: DateExpression) -> tuple[DateExpression, DateExpression]:
    between = view[first.end : second.start]
    if _is_accession(first) and second.parts.era_year == 1 and between in "，,":
        opens = first.start == 0 or view[first.start - 1] in g.SENTENCE_STOPS
        return first, replace(second, opens=opens)
    if between.strip("，、 ") == "以":
        second = replace(second, aside=True)
    meant = _meant(view, first, second, between)
    if meant is not None:
        return meant, second
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


def _meant(view: str, first: DateExpression, second: DateExpression, between: str) -> DateExpression | None:
    """The first of two dates as the second shows it to be meant, if it does."""
    if _is_year_told_by_pair(view, first, second, between):
        year = replace(first.parts, ganzhi=None, cyclic_year=first.parts.ganzhi)
        return replace(first, parts=year, aside=True, opens=False)
    proclaimed = between in g.BECOMES and view[first.start - 1 : first.start] in g.PROCLAIMS
    if proclaimed and _is_renamed(first, second):
        # 以至元七年為至正元年: the era may have had no such year any more.
        named = replace(first.parts, dynasty=second.parts.dynasty, ruler=second.parts.ruler)
        return replace(first, parts=replace(named, era=second.parts.era, era_year=second.parts.era_year))
    return None


def _is_year_told_by_pair(view: str, first: DateExpression, second: DateExpression, between: str) -> bool:
    """乙未王師取和州…丁酉夏四月從上破宣城, within text without punctuation: a life told by the pairs of its years."""
    pair, year = first.parts.ganzhi, second.parts.cyclic_year
    alone = pair is not None and first.parts == DateParts(first.parts.text, ganzhi=pair)
    if not alone or not second.aside or second.parts.month is None or second.parts.era or pair is None:
        return False
    inside = (
        first.start > 0 and view[first.start - 1] not in g.LINE_HEADS and g.SENTENCE_STOPS.isdisjoint(between)
    )
    return inside and year in words.PAIRS and 0 < (words.PAIRS[year] - words.PAIRS[pair]) % 60 <= _LIFE


def _is_renamed(first: DateExpression, second: DateExpression) -> bool:
    """Whether the first year of an era takes the place of a year of another."""
    old, new = first.parts, second.parts
    return bool(old.era and old.era_year and new.era and new.era_year == 1 and old.era != new.era)


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
