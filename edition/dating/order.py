"""The place of a date in the order of its year: months go forward, and a season is any of its three months."""

from __future__ import annotations

from typing import Final

from edition.grammar.dates import DateParts

_SEASONS: Final = "春夏秋冬"
_PARTS: Final = "孟仲季"


def months_meant(parts: DateParts) -> tuple[float, float] | None:
    """The first and the last month that a date may mean, None if it tells neither month nor season.

    An intercalary month counts as half a month later than its month; 冬閏月 is behind any of the months of winter.
    """
    if parts.month is not None:
        month = parts.month + parts.leap / 2
        return month, month
    if parts.season is None:
        return None
    first = 3 * _SEASONS.index(parts.season[-1]) + 1
    if parts.season[0] in _PARTS:
        month = first + _PARTS.index(parts.season[0]) + parts.leap / 2
        return month, month
    return first + parts.leap / 2, first + 2 + parts.leap / 2
