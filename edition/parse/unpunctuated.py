"""Dates in text without punctuation: where one may stand, and whether it does.

The form of a phrase decides first; where it is weak, the words around it and the order of the text do: a month that
follows the running month, a sexagenary day that lies ahead of the running day. Nothing here knows a calendar: pairs
are counted on their cycle of sixty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from edition.grammar import unpunctuated as g
from edition.grammar.dates import DateParts
from edition.grammar.narrative import DEGREE, LABEL, SENTENCE_STOPS, TAKES_DEGREE

# A month has thirty days; entries told a little out of order are allowed for.
_AHEAD: Final = 40
# A life leaves out no more years than these between two that it tells.
_YEARS: Final = 12


class Verdict(Enum):
    """What a phrase is: no date, a date named in passing, or one that opens what follows."""

    NONE = 0
    PASSING = 1
    OPENS = 2


@dataclass
class Order:
    """What the text has told last: the number of its year, its month, its sexagenary day."""

    year: int | None = None
    month: int | None = None
    pair: int | None = None
    # Lives go from year to year; annals name a year with its era in mid-text only to look back.
    lives: bool = False
    # What is told is the detail of an entry: a year that it names is not that of the entry.
    detail: bool = False
    # The paragraph at hand opens with a day by its number: no other date within it opens anything.
    diary: bool = False

    def move(self, parts: DateParts) -> None:
        """Go on to a date that opens something."""
        if parts.era_year is not None:
            self.year, self.month, self.pair = parts.era_year, None, None
        if parts.month is not None or parts.leap_unnumbered:
            self.month, self.pair = parts.month or self.month, None
        if parts.ganzhi is not None:
            self.pair = g.PAIRS[parts.ganzhi]

    def is_next_year(self, parts: DateParts) -> bool:
        """Whether a bare year follows the running one."""
        return self.year is not None and parts.era_year == self.year + 1

    def may_follow(self, parts: DateParts) -> bool:
        """Whether a year with its month may be the next that annals tell: the one after the running one, the first of
        an era, the running one still, or one named with its season, as the beginning of a year is.
        """
        number = parts.era_year
        if self.year is None or number is None or parts.season is not None or parts.month_name == "正":
            return True
        return number in (1, self.year + 1) and self.month is not None

    def is_later_year(self, parts: DateParts, after: str) -> bool:
        """Whether a bare year lies ahead of the running one, and what a year of a career begins with follows, or any
        event; in a life that only if the year is one of the next few.
        """
        if self.year is None or (parts.era_year or 0) <= self.year:
            return False
        near = not self.lives or (parts.era_year or 0) <= self.year + _YEARS
        return after[:1] in g.CAREER or (near and _tells_event(after))

    def is_later_month(self, parts: DateParts) -> bool:
        """Whether a month follows the running one, or is the first that is told."""
        return self.month is None or (parts.month or 0) > self.month

    def is_ahead(self, pair: str) -> bool:
        """Whether a sexagenary day lies ahead of the running one."""
        return self.pair is None or (g.PAIRS[pair] - self.pair) % 60 <= _AHEAD


def places(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a date may stand within a stretch: the place, and, if an era may stand before it, where it ends, else 0."""
    for match in g.ANCHOR.finditer(view, start, end):
        if match["span"] is not None:
            yield match.start(), match.end()
        else:
            named = match["year"] is not None or match["change"] is not None
            yield match.start(), match.start() + 2 if named else 0


def weigh(view: str, low: int, match: re.Match[str], parts: DateParts, order: Order) -> Verdict:
    """Whether a phrase is a date. `low` is where its paragraph begins, `order` what was told before."""
    verdict = _weigh(view, low, match, parts, order)
    return Verdict.PASSING if order.diary and verdict is Verdict.OPENS else verdict


def _weigh(view: str, low: int, match: re.Match[str], parts: DateParts, order: Order) -> Verdict:
    start, end = match.span()
    before, after = view[max(low, start - 4) : start], view[end : end + 3]
    head = start == low or view[start - 1] in SENTENCE_STOPS or view[start - 1] in g.FINAL
    passing = bool(before) and before[-1] in g.PASSING and before[-2:] not in g.REFUSED
    if passing and before[-1] in g.CLOSING and parts.month is not None:
        passing = parts.ganzhi is None and parts.season is None
    if LABEL.match(after) and parts.ganzhi is None:
        degree = before[-1:] in TAKES_DEGREE and DEGREE.match(after) and parts.era is not None
        return Verdict.PASSING if degree else Verdict.NONE  # 登崇寧五年進士第
    if parts.era_year is not None or parts.era is not None:
        return _year(parts, order, before, after, head=head, passing=passing)
    if parts.cyclic_year is not None and parts.month is not None:
        # 壬寅春正月戊申朔: the year by its pair. A new one begins a line, or its first month; lives look back.
        told = head or order.lives or parts.special == "朔"
        return Verdict.OPENS if told and not passing else Verdict.PASSING
    if parts.relative_year or parts.relative_month or parts.relative_day:
        return _relative(parts, order, before, after, passing=passing)
    if parts.month is not None or parts.leap_unnumbered:
        return _month(parts, order, before, after, head=head, passing=passing)
    if parts.ganzhi is not None:
        return _pair(view, start, parts, order, before, after, head=head, passing=passing)
    if parts.cyclic_year is not None and not head:
        passing = True
    told = parts.cyclic_year is not None or parts.season is not None
    return Verdict.NONE if not told else Verdict.PASSING if passing else Verdict.OPENS


def _relative(parts: DateParts, order: Order, before: str, after: str, *, passing: bool) -> Verdict:
    """是歲, 明年, 逾月: a life goes on from year to year where what the next year brought follows (明年復遣使)."""
    if g.LASTED.search(before) and parts.text[0] in "逾踰":
        return Verdict.NONE  # 再相已逾月
    told = parts.steps == 0 and not parts.relative_day
    next_year = parts.relative_year is not None and parts.steps == 1
    told = told or (order.lives and next_year and _tells_event(after))
    return Verdict.OPENS if told and not passing else Verdict.PASSING


def _tells_event(after: str) -> bool:
    """Whether an event follows, or one once more: 又遣使."""
    return g.begins_event(after) or (after[:1] in g.AGAIN and g.begins_event(after[1:]))


def _year(parts: DateParts, order: Order, before: str, after: str, *, head: bool, passing: bool) -> Verdict:
    full = bool(parts.month or parts.season or parts.leap_unnumbered)
    if parts.era is not None:
        numbered = parts.era_year is not None and not order.detail and after[:1] not in g.SPAN_OF_ERA
        honoured = not (full or head) and g.HONOURED.match(after) is not None
        told = full or head or order.lives or (numbered and not honoured)
        # 甲以某年率族人入朝; but 以某年例
        when = order.lives and before[-1:] == "以" and parts.era_year is not None
        told = told and (not passing or (when and after[:1] not in g.PRECEDENT)) and after[:1] != "之"
        return Verdict.OPENS if told else Verdict.PASSING
    lasts = g.LENGTHS.match(after) is not None and after[:1] != "乃"
    if order.lives and before[-1:] == "至" and order.is_next_year(parts) and not lasts:
        return Verdict.OPENS  # 元年宰相奏…至二年乃詔…, 至三年太常禮院言
    may_count = parts.cyclic_year is None and not (full and before[-1:] in g.DEATHS)
    # 數十年 is a length; in 以萬縑為定數六年徽卒 the word ends a sentence.
    some = before[-1:] not in g.SOME or parts.text[0] in g.TENS
    counted = may_count and some and g.COUNTS.search(before) is not None
    if counted or (not full and g.LENGTHS.match(after)):
        return Verdict.NONE
    if passing:
        return Verdict.PASSING if full else Verdict.NONE
    told = full and (order.lives or order.may_follow(parts))
    # Annals that tell days begin no year without its month: 甲守某州六年賊不能犯.
    days = order.pair is not None and not order.lives and not full
    told = told or head or (not days and (order.is_next_year(parts) or order.is_later_year(parts, after)))
    return Verdict.OPENS if told else Verdict.PASSING if full else Verdict.NONE


def _month(parts: DateParts, order: Order, before: str, after: str, *, head: bool, passing: bool) -> Verdict:
    if parts.text == "一月":
        return Verdict.NONE  # it would be 正月
    sure = parts.ganzhi is not None or parts.special is not None or parts.season is not None
    begins = parts.season is not None or parts.leap or parts.month_name == "正"
    back = not (head or begins or order.lives or order.is_later_month(parts))
    if parts.ganzhi is not None and not passing:
        # 困於轉輸者三月乙未: with its day a month is no length; one told before comes of a note without brackets.
        return Verdict.PASSING if back else Verdict.OPENS
    died = before[-1:] in g.DEATHS and after[:1] in g.EVENT
    if (g.COUNTS_MONTHS.search(before) and not died and not parts.leap) or passing:
        reached = passing and before[-1:] in g.REACHES and not g.LENGTHS.match(after)
        return Verdict.PASSING if sure or parts.day is not None or reached else Verdict.NONE
    if sure or begins:
        return Verdict.PASSING if back else Verdict.OPENS
    if parts.day is None and not head and g.LENGTHS.match(after):
        return Verdict.NONE
    if head or order.is_later_month(parts):
        return Verdict.OPENS
    return Verdict.PASSING if parts.day is not None else Verdict.NONE


def _pair(
    view: str,
    start: int,
    parts: DateParts,
    order: Order,
    before: str,
    after: str,
    *,
    head: bool,
    passing: bool,
) -> Verdict:
    assert parts.ganzhi is not None
    of_year = g.YEAR_OF.search(before) is not None
    if of_year and before[-1:] in g.BORN and after[:1] in g.EVENT:
        of_year = False  # 諸郡蝗生癸未命某官
    if g.TORN.match(view, start) or of_year:
        return Verdict.NONE
    if parts.special is not None:
        return Verdict.OPENS
    if g.LABELS.match(after):
        return Verdict.NONE
    if passing:
        return Verdict.PASSING
    told = head or order.is_ahead(parts.ganzhi) or g.begins_day(after)
    return Verdict.OPENS if told else Verdict.NONE
