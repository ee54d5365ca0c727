"""What headings say of the date: the year that one names, and the era in which a chapter or reign begins."""

from __future__ import annotations

from dataclasses import replace

from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.states import Found
from edition.grammar.dates import DateParts
from edition.model import DateExpression, Heading, Voice


def read_year(heading: Heading, context: Context) -> Found | None:
    """The year of a year heading, None for one that names none.

    A year that only counts (元年, of a king without eras) is that of the parallel year beside it, where the two
    disagree or it cannot be read alone: 庚戌元年（宋大中祥符三年）.
    """
    if heading.date is None:
        return None
    before = replace(context, month=None, leap=False, jdn=None)
    found = _read(heading, heading.date, before)
    if heading.parallel is None:
        return found
    beside = _read(heading, heading.parallel, before)
    known = found.year is not None and (heading.date.era is not None or found.year == beside.year)
    return found if known or beside.year is None else beside


def opening(heading: Heading, context: Context) -> Found | None:
    """What a chapter or ruler's heading says: 卷三十八 至道元年 a year, 哲宗元祐 an era; None where it says nothing."""
    if heading.date is None or heading.date.era is None:
        return None
    found = _read(heading, heading.date, replace(context, month=None, leap=False, jdn=None))
    return found if found.after is not None else None


def _read(heading: Heading, parts: DateParts, context: Context) -> Found:
    return read(DateExpression(heading.start, heading.start, parts, Voice.HEADING), context)
