"""Days as people type them: ISO dates and looser forms of them, 公元1038年11月10日, Julian Day Numbers."""

from __future__ import annotations

import re
from typing import Final

from edition.calendar.days import GREGORIAN_REFORM, gregorian_iso, julian_iso, parse_iso
from edition.errors import DateError

_LOOSE_DAY: Final = re.compile(r"([-+]?)(\d{1,6})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_IN_CHINESE: Final = re.compile(r"(?:公元|西元)?(前?)(\d{3,4})年(\d{1,2})月(\d{1,2})[日号號]\Z")
_NUMBERED: Final = re.compile(r"JDN? *(?=\d+\Z)")
_WIDE: Final = str.maketrans("０１２３４５６７８９－／−", "0123456789-/-")
_DAY_DIGITS: Final = 6  # a bare number with more digits is a Julian Day Number, not a year


def read_day(text: str, *, gregorian: bool | None = None) -> int:
    """The Julian Day Number that a text gives: itself (2079896) or a date (0982-06-12, 982-6-12, -0103-11-30).

    Year 0 is 1 BCE. A date is Julian before 1582-10-05 and Gregorian from 1582-10-15 on, unless `gregorian` says
    which. DateError `not-a-day` if it is neither, if no such day exists, or if it is one of the days that the
    reform left out and nobody says which calendar is meant.
    """
    text = _plain(text)
    if text.isascii() and text.isdigit() and len(text) >= _DAY_DIGITS:
        return int(text)
    try:
        if gregorian is not None:
            return parse_iso(_padded(text), gregorian=gregorian)
        return _as_in_force(_padded(text))
    except ValueError as error:
        raise DateError(
            str(error), code="not-a-day", remedy="write a day like 0982-06-12 or 2079896"
        ) from None


def _as_in_force(text: str) -> int:
    """The day in the calendar that was in force in Rome; DateError for the ten days of 1582 that were left out."""
    late = parse_iso(text, gregorian=True) if text >= "1582" else 0
    if late >= GREGORIAN_REFORM:
        return late
    early = parse_iso(text, gregorian=False)
    if early >= GREGORIAN_REFORM:
        raise DateError(
            f"the Gregorian reform left {text} out: 15 October 1582 followed on 4 October",
            code="not-a-day",
            remedy=f"say --calendar julian ({gregorian_iso(early)} in the Gregorian one) or --calendar gregorian"
            f" ({julian_iso(late)} in the Julian one)",
        )
    return early


def _padded(text: str) -> str:
    """982-6-12, 1038/11/10: year, month and day with all their digits."""
    match = _LOOSE_DAY.match(text)
    if match is None:
        return text
    sign, year, month, day = match.groups()
    return f"{sign}{int(year):04d}-{int(month):02d}-{int(day):02d}"


def _plain(text: str) -> str:
    """A day as it was typed, in digits: 公元1038年11月10日 is 1038-11-10, 前104年 year -103, JDN 2079896 the number."""
    text = _NUMBERED.sub("", text.strip().translate(_WIDE))
    match = _IN_CHINESE.match(text)
    if match is None:
        return text
    before, year, month, day = match.groups()
    return f"{1 - int(year) if before else int(year)}-{month}-{day}"


def is_day(text: str) -> bool:
    """Whether a text looks like a day (digits, or 公元1038年11月10日) rather than a phrase."""
    stripped = _plain(text).lstrip("-+")
    return bool(stripped) and stripped.isascii() and stripped[0].isdigit()
