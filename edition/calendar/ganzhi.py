"""The sexagenary cycle (干支) of days and years, in integer arithmetic."""

from __future__ import annotations

from typing import Final

STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
#: The sixty pairs in order, 甲子 first.
CYCLE: Final = tuple(STEMS[i % 10] + BRANCHES[i % 12] for i in range(60))
_INDEX: Final = {pair: i for i, pair in enumerate(CYCLE)}
# Julian Day Number 11 is a 甲子 day (so 1582-10-15, JDN 2299161, is 癸未); the year 4 CE is a 甲子 year.
_DAY_ZERO: Final = 11
_YEAR_ZERO: Final = 4


def index(pair: str) -> int:
    """The place of a pair in the cycle, 0 (甲子) to 59 (癸亥); KeyError if there is no such pair (甲丑)."""
    return _INDEX[pair]


def day_index(jdn: int) -> int:
    """The place in the cycle of a day given as Julian Day Number."""
    return (jdn - _DAY_ZERO) % 60


def day_pair(jdn: int) -> str:
    """The pair of a day: 2079896 is 己酉."""
    return CYCLE[(jdn - _DAY_ZERO) % 60]


def year_pair(year: int) -> str:
    """The pair of a lunar year, counted astronomically (0 = 1 BCE): 982 is 壬午."""
    return CYCLE[(year - _YEAR_ZERO) % 60]


def next_day(pair: str, jdn: int) -> int:
    """The first day with this pair on or after `jdn`."""
    return jdn + (_INDEX[pair] - day_index(jdn)) % 60


def nearest_year(pair: str, year: int) -> int:
    """The year with this pair that lies nearest to `year`."""
    after = (_INDEX[pair] - (year - _YEAR_ZERO)) % 60
    return year + after if after <= 30 else year + after - 60
