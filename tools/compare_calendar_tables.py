"""List every month in which the tables of edition/calendar differ from tyme4py or sanmiao, with the reason.

    python tools/compare_calendar_tables.py > tests/data/calendar-differences.txt

The tests make the same comparison and hold the list to be complete; a difference without a reason stops this.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

_HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent)]

from make_calendar_tables import Years, sanmiao_months, tyme_months  # noqa: E402

from edition.calendar import months  # noqa: E402

# What is compared: package, its stream, our section, first and last year.
COMPARED: Final = (
    ("tyme4py", "", "main", 1, 1911),
    ("sanmiao", "1", "main", -245, 385),
    ("sanmiao", "1", "main", 386, 589),
    ("sanmiao", "2", "wei", 386, 577),
    ("sanmiao", "3", "zhou", 535, 589),
    ("sanmiao", "3", "main", 590, 1911),
    ("sanmiao", "2", "wu", 222, 280),
    ("sanmiao", "3", "shu", 221, 263),
    ("sanmiao", "1", "north", 907, 1233),
)

# Why a table differs from a package: token, explanation.
REASONS: Final = {
    "reform": "the first month of the year was moved; tyme4py leaves a seam, sanmiao is followed",
    "wu-zhou": "武周 began the year with the eleventh month; sanmiao is followed, its months 13, 14 and 1 renamed",
    "tyme": "the packages disagree about one 朔 or intercalary month; tyme4py is followed throughout the main line",
    "song-shi": "紹定五年 has 閏九月 in 宋史 41; sanmiao puts it in 1233",
    "liao-agrees": "明道二年: the calendar of 遼 in sanmiao agrees with tyme4py",
    "suzong": "上元二年建子月 to 寶應元年: sanmiao counts from the eleventh month; the usual numbers are kept",
    "row-misplaced": "the package books a month under the wrong year or number; the months join up without it",
    "row-cut": "the package cuts the month where a reign ends in it, or leaves one out; the whole month is kept",
    "corrected": "settled by the source named in month-corrections.txt",
    "kept-out": "sanmiao's year does not join up with its neighbours; the main line does",
}


class Difference(NamedTuple):
    """A month that a package has otherwise; ours or theirs is None where the month is missing."""

    package: str
    section: str
    year: int
    label: str
    ours: tuple[int, int] | None
    theirs: tuple[int, int] | None


def package_months(package: str, stream: str) -> Years:
    """The months of a package as they are."""
    return tyme_months() if package == "tyme4py" else sanmiao_months(stream)


def differences() -> Iterator[Difference]:
    """Every month that differs, in order."""
    for package, stream, section, first, last in COMPARED:
        theirs = package_months(package, stream)
        for year in range(first, last + 1):
            mine = _by_label(
                (m.number, m.leap, m.first_jdn, m.days) for m in months.stream_year(section, year)
            )
            other = _by_label((*row.label[:2], row.first, row.days) for row in theirs.get(year, []))
            for label in sorted(mine.keys() | other.keys()):
                if mine.get(label) != other.get(label):
                    number, leap, again = label
                    name = f"{number}{'i' * leap}{'*' * again}"
                    yield Difference(package, section, year, name, mine.get(label), other.get(label))


def _by_label(rows: Iterable[tuple[int, bool, int, int]]) -> dict[tuple[int, bool, int], tuple[int, int]]:
    """First day and length by number and kind; a number that a year has twice is counted (太初元年 has 十月 twice)."""
    found: dict[tuple[int, bool, int], tuple[int, int]] = {}
    for number, leap, first, days in rows:
        again = sum(1 for key in found if key[:2] == (number, leap))
        found[number, leap, again] = (first, days)
    return found


def reason(found: Difference) -> str:
    """The token of REASONS for a difference; KeyError-free: an unexplained one raises ValueError."""
    if found.section == "main":
        return _main_reason(found)
    if found.section == "north" and found.year == 947:
        return "corrected"
    if found.section == "north" and found.year in (1021, 1022, 1032, 1033):
        return "row-misplaced"
    whole = found.theirs is not None and found.theirs[1] in (29, 30)
    if found.section == "north" or not whole:
        return "row-cut"
    return "kept-out"


def _main_reason(found: Difference) -> str:
    year = found.year
    if 689 <= year <= 700:
        return "wu-zhou"
    if found.package == "tyme4py":
        if year in (8, 23, 24, 237, 238, 239):
            return "reform"
        raise ValueError(f"no reason for {found}")
    special = {761: "suzong", 762: "suzong", 1033: "liao-agrees", 1232: "song-shi", 1233: "song-shi"}
    if year in special:
        return special[year]
    return "row-misplaced" if year >= 1716 else "tyme"


def line(found: Difference) -> str:
    """A difference as a line of the list."""
    cells = [f"{cell[0]} {cell[1]}" if cell else "-" for cell in (found.ours, found.theirs)]
    return "|".join([found.package, found.section, f"{found.year}/{found.label}", *cells, reason(found)])


def main() -> int:
    """Print the list."""
    print(
        "# Months in which the tables differ from a package: package, section, month, ours, theirs, reason."
    )
    print(
        "# Ours and theirs are the Julian Day Number of the first day and the length; - where there is none."
    )
    print("# Made by tools/compare_calendar_tables.py.")
    for token, text in REASONS.items():
        print(f"# {token}: {text}")
    for found in differences():
        print(line(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
