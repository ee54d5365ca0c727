"""Months that a letter recalls: 遂以十月十一日郊壇備禮, without the year.

A letter or speech names months of years before it as well as those to come, so that by itself such a month dates
nothing. Where the words look back, the last such month before the letter is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.running import read
from edition.dating.states import Found, era_of
from edition.model import Cert, DateExpression, Voice

# 遂以, 已於, 昨: what is told is past.
_PAST: Final = re.compile("[遂乃既已昨曾嘗尝][以於于自在]?$")
# In a year whose month is not told, a month from this one on is likelier to be that of the year before.
_MIDDLE: Final = 7


def recalled(view: str, expression: DateExpression, standing: Context, found: Found) -> Found:
    """What a date of a letter means that was `found` to mean nothing by itself; `standing` is when the letter came.

    It is a guess, and says so.
    """
    parts = expression.parts
    bare = parts.month is not None and not parts.has_year
    if (
        expression.voice is not Voice.SPEECH
        or found.dating.when is not None
        or expression.decided
        or not bare
    ):
        return found
    if standing.year is None or standing.regime is None:
        return found
    if _PAST.search(view[max(0, expression.start - 2) : expression.start]) is None:
        return found
    assert parts.month is not None
    later = parts.month > standing.month if standing.month is not None else parts.month >= _MIDDLE
    year = standing.year - later
    own = read(expression, Context(standing.regime, era_of(standing.regime, year), year))
    remark = f"a month that a letter of {standing.year} recalls: the last of that name before it"
    return replace(own, dating=replace(own.dating, cert=Cert.LOW, evidence="context", remark=remark))
