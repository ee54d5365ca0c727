"""Whether a phrase that has the form of a date is one: by its form, and by the words around it.

A date opens a clause; inside one only a year with its era is sure to be a date; reign lengths, ages, festivals and
labels are none.
"""

from __future__ import annotations

import re
from typing import Final

from edition.grammar import narrative as g
from edition.grammar import unpunctuated as words
from edition.grammar.dates import DateParts
from edition.model import DateExpression, Voice
from edition.parse.dates.stretch import PAUSE, Stretch

# The name of an era that no table has is no longer, with what may stand before it.
_LONGEST_UNKNOWN: Final = 6


def is_date(
    stretch: Stretch, match: re.Match[str], parts: DateParts, last: DateExpression | None, *, clause: bool
) -> bool:
    """Whether a phrase is a date where it stands: behind the date `last`, and at the head of a clause or not."""
    start, end = match.span()
    before, after = stretch.view[start - 1 : start], stretch.after(end, 3)
    degree = before in g.TAKES_DEGREE and g.DEGREE.match(after)
    degree = degree or (g.GRADUATES.match(stretch.view, end) if clause and parts.era else None)
    yearly = parts.month and not parts.has_year and g.BIRTHDAY.search(stretch.before(start, 4))
    if (
        yearly  # 生日在正月十九日
        or (g.LABEL.match(after) and not degree)
        or stretch.sums_up_a_reign(start)
        or stretch.is_titled(start, end)
    ):
        return False
    if parts.era or parts.cyclic_year:
        return True
    if parts.era_year:
        return bool(parts.month or parts.season) or _is_bare_year(stretch, start, after, last, clause=clause)
    if parts.relative_year or parts.relative_month or parts.relative_day:
        return _is_relative(stretch, match, parts, after, clause=clause)
    if parts.month or parts.leap_unnumbered:
        return _is_month(stretch, match, parts, after, last)
    if parts.season:
        opens = stretch.opens_sentence(start) or before in "，,"
        return clause and opens and g.SEASON_END.match(after) is not None
    if parts.day or parts.ganzhi:
        return _is_day(stretch, match, parts, after, clause=clause)
    of_the_month = bool(parts.special) or (parts.period or "").endswith("旬")  # 晦，中旬，
    opens = clause and (stretch.opens_sentence(start) or before in "，,")
    return opens if of_the_month else bool(parts.period and (parts.dynasty or parts.ruler))


def _is_bare_year(
    stretch: Stretch, start: int, after: str, last: DateExpression | None, *, clause: bool
) -> bool:
    """五年 is a year where a sentence opens with it, and where one is told within a clause; else it is a length."""
    remark = stretch.voice(start) is Voice.REMARK
    # （宴瓊林苑始此，八年但賜宴…）: a remark tells years too, but not 五年，… in mid-sentence.
    told = remark and clause and after[:1] not in "，,、。；始方後后"
    # 四年、五年，連貢: a list of years.
    listed = last is not None and last.parts.era_year is not None and stretch.view[last.end : start] == "、"
    weighed = remark and (not clause or stretch.view[start - 1] in g.REMARK_OPENS)
    opens = clause and stretch.opens_sentence(start)
    named = weighed or told or listed or opens or is_told(stretch.view, start)
    return named and (listed or not (g.LENGTH.match(after) or g.AFTER_YEARS.match(after)))


def _is_relative(
    stretch: Stretch, match: re.Match[str], parts: DateParts, after: str, *, clause: bool
) -> bool:
    """是歲, 明年, 逾月, 翌日: dates where a clause opens with them, or where something is appointed, or said."""
    start, view = match.start(), stretch.view
    if after[:1] in "，,、" or parts.month or parts.day or parts.special or stretch.headline:
        return True
    if stretch.opens_sentence(start) or g.YEAR_TOLD.match(view, start) or g.TO_BE.match(view, start):
        return True
    voice = stretch.voice(start)
    remark = voice is Voice.REMARK
    if remark and (not clause or view[start - 1] in g.REMARK_OPENS):
        return True
    lasts = match[0][0] in "逾踰" and g.LENGTH.match(after)
    if clause and not remark and not lasts and g.NEXT_OR_SAME.fullmatch(match[0]):
        return True
    if g.APPOINTS.search(stretch.before(start, 2)):
        return True
    past = parts.relative_year is not None and (parts.steps or 0) < 0
    said = clause and parts.relative_year is not None and view[start - 1] in g.SPEECH_OPENS
    return said or (past and voice is Voice.SPEECH)  # 自去冬…, …，去年…


def _is_month(
    stretch: Stretch, match: re.Match[str], parts: DateParts, after: str, last: DateExpression | None
) -> bool:
    """A month is a date, unless it is counted (五月而成) or stands for a length; 六月不克 behind 五月 is the next."""
    before = stretch.view[match.start() - 1 : match.start()]
    counted = parts.day is None and not parts.season and parts.month_name != "正" and before != "自"
    within = before in "在於于" and after[:1] in "間间"  # 必已在十二月間
    length = g.LENGTH.match(after) and not g.EVENT_OF.match(after) and not within
    if stretch.unstopped and stretch.opens_sentence(match.start()):
        length = None  # 六月以下某州告: at the head of a paragraph
    follows = last is not None and parts.month == (last.parts.month or 0) + 1 and after[:1] in "不未"
    return not (counted and length and not follows) and match[0] != "一月"


def _is_day(stretch: Stretch, match: re.Match[str], parts: DateParts, after: str, *, clause: bool) -> bool:
    """甲子 is a day at the head of a sentence, before a pause, and where a sentence goes on from day to day."""
    start, end = match.span()
    if opens_remark(stretch, start, parts):
        return words.LABELS.match(after) is None
    if not clause:
        remark = stretch.voice(start) is Voice.REMARK
        return remark or g.DAY_INSIDE.match(stretch.view, start) is not None
    if stretch.opens_sentence(start):
        return True
    return parts.day is None and (after[:1] in "，," or _goes_on(stretch, start, end))


def opens_remark(stretch: Stretch, start: int, parts: DateParts) -> bool:
    """Whether a sexagenary day is the first word of a note: 太白經天【丙午如之】."""
    opens = stretch.view[start - 1 : start] in g.BRACKETS and stretch.voice(start) is Voice.REMARK
    return opens and parts.ganzhi is not None and parts.special is None


def is_told(view: str, start: int) -> bool:
    """Whether a bare year stands where one is told within a clause: 言五年所議, 至十四年，."""
    return any(pattern.match(view, start) for pattern in (g.YEAR_TOLD, g.GOES_ON))


def is_inside(stretch: Stretch, start: int) -> bool:
    """Whether a date stands at a place by its own form, though no clause begins there."""
    if g.TO_BE.match(stretch.view, start) or g.DAY_INSIDE.match(stretch.view, start):
        return True
    # 在位二年八月 is a length
    if g.YEAR_AND_MONTH.match(stretch.view, start) is None or words.COUNTS.search(stretch.before(start, 4)):
        return False
    if stretch.view[start - 1] in "時时":
        return True  # 。時三十二年正月一日也
    # 甲乙二年八月，…: at the head of a sentence it may be an era that no table has.
    heads = range(max(stretch.start, start - _LONGEST_UNKNOWN), start)
    return not any(stretch.opens_sentence(at) and PAUSE.isdisjoint(stretch.view[at:start]) for at in heads)


def only_in_remarks(before: str, parts: DateParts) -> bool:
    """Inside a clause, a bare year or what follows 作, 之 and the like is a date only in remarks."""
    within = parts.month is not None or parts.relative_month is not None
    within = within or (parts.era_year is not None and parts.season is not None)
    bare_year = not within and parts.cyclic_year is None
    return parts.era is None and (bare_year or before in g.ONLY_IN_REMARKS)


def _goes_on(stretch: Stretch, start: int, end: int) -> bool:
    """十二月甲子，獵於近郊，丙寅還宮: within a sentence that has a day, a later one may have no pause behind it."""
    view = stretch.view
    event = view[end : end + 1] in words.EVENT and words.TORN.match(view, start) is None
    if not event or view[start - 1] not in "，,":
        return False
    low = max(stretch.start, *(view.rfind(stop, 0, start) + 1 for stop in "。！？；"))
    return stretch.voice(start) is Voice.NARRATIVE and g.DAY.search(view, low, start) is not None
