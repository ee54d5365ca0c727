"""Julian Day Numbers and the Julian and Gregorian calendars, proleptic, in integer arithmetic.

Years are counted astronomically: 0 is 1 BCE, -1 is 2 BCE. A Julian Day Number here is the number of the whole
civil day (2000-01-01 Gregorian is 2451545). Floor division makes every formula exact for negative years.
"""

from __future__ import annotations

import re
from typing import Final

#: The first day of the Gregorian calendar where it was first in force: 1582-10-15.
GREGORIAN_REFORM: Final = 2299161
_ISO: Final = re.compile(r"([+-]?\d{4,6})-(\d\d)-(\d\d)\Z")


def julian_to_jdn(year: int, month: int, day: int) -> int:
    """The day of a date of the Julian calendar; month 1-12, day 1-31 are not checked."""
    shift = (14 - month) // 12
    y, m = year + 4800 - shift, month + 12 * shift - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083


def gregorian_to_jdn(year: int, month: int, day: int) -> int:
    """The day of a date of the Gregorian calendar; month 1-12, day 1-31 are not checked."""
    shift = (14 - month) // 12
    y, m = year + 4800 - shift, month + 12 * shift - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045


def jdn_to_julian(jdn: int) -> tuple[int, int, int]:
    """Year, month and day in the Julian calendar."""
    return _civil(jdn + 32082, 0)


def jdn_to_gregorian(jdn: int) -> tuple[int, int, int]:
    """Year, month and day in the Gregorian calendar."""
    a = jdn + 32044
    centuries = (4 * a + 3) // 146097
    return _civil(a - 146097 * centuries // 4, centuries)


def _civil(days: int, centuries: int) -> tuple[int, int, int]:
    year = (4 * days + 3) // 1461
    rest = days - 1461 * year // 4
    m = (5 * rest + 2) // 153
    return (
        100 * centuries + year - 4800 + m // 10,
        m + 3 - 12 * (m // 10),
        rest - (153 * m + 2) // 5 + 1,
    )


def year_name(year: int) -> str:
    """A year, counted astronomically, as prose has it: 982, 1 BCE."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def iso(year: int, month: int, day: int) -> str:
    """A date as TEI and ISO 8601 write it, year 0000 being 1 BCE: 0982-06-12, -0139-02-01."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def julian_iso(jdn: int) -> str:
    """The Julian date of a day, in the form of ISO 8601."""
    return iso(*jdn_to_julian(jdn))


def gregorian_iso(jdn: int) -> str:
    """The proleptic Gregorian date of a day, in the form of ISO 8601."""
    return iso(*jdn_to_gregorian(jdn))


def parse_iso(text: str, *, gregorian: bool) -> int:
    """The day of an ISO date. ValueError if it is none or does not exist in that calendar (1001-02-29)."""
    match = _ISO.match(text)
    if match is None:
        raise ValueError(f"not a date like 0982-06-12: {text}")
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}: {text}")
    jdn = (gregorian_to_jdn if gregorian else julian_to_jdn)(year, month, day)
    if (jdn_to_gregorian if gregorian else jdn_to_julian)(jdn) != (year, month, day):
        raise ValueError(f"no such day: {text}")
    return jdn
