"""Chronicles whose headings are damaged: years may be lost, but no wrong one is called sure.

Composed chronicles (chronicles.py) lose headings of years, or have eras that no table knows, and in some no day is left
that could tell one year from another.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import chronicles
import pytest
from chronicle_page import Style

from edition import dating, source
from edition.editorial import Editorial
from edition.parse import parse

FLOORS: Final = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
SEEDS: Final = range(240)
DAMAGES: Final = ("headings lost", "headings lost, and the days", "eras unknown", "none")
CALENDARS: Final = {"宋": "song", "遼": "liao", "金": "jin", "元": "yuan"}
DAY: Final = re.compile("(?<=月)，?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]朔?(?=，)")


def damaged(text: str, years: list[int], how: str, rng: Random) -> str:
    """A text with some of its year headings (lines, from 1; never the first) lost or not to be understood."""
    lines, share = text.split("\n"), rng.choice((0.3, 0.6, 1.0))
    for line in years[1:]:
        if rng.random() < share and how != "none":
            lines[line - 1] = "瑞靈" + lines[line - 1][-3:] if how == "eras unknown" else ""
    if how == "headings lost, and the days":
        lines = [DAY.sub("", line) for line in lines]
    return "\n".join(lines)


@cache
def results() -> Counter[tuple[str, str, bool]]:
    """How many entries were given a year: after which damage, how sure, whether rightly."""
    found: Counter[tuple[str, str, bool]] = Counter()
    for seed in SEEDS:
        rng = Random(seed)
        style = Style(
            division=rng.choice(("gangmu", "annals")),
            headings=rng.choice(("year", "year", "parallel", "ruler", "none")),
            commas=rng.random() < 0.3,
            regime=rng.choice(tuple(CALENDARS)),
        )
        made = chronicles.compose(seed, style, years=rng.choice((4, 8)), events=rng.choice((1, 2, 3)))
        years = [row["line"] for row in made.answers["headings"] if row["level"] == "year"]
        how = DAMAGES[seed % len(DAMAGES)]
        own = source.from_text(damaged(made.text, years, how, rng), "t")
        chronicle = parse(own, style.conventions(), Editorial("t"), ())
        dated = dating.date(chronicle, calendar=CALENDARS[style.regime])
        right = {(row["line"], row["column"]): row["year"] for row in made.answers["years"]}
        for mark in dated.years.values():
            place = own.locate(mark.start)
            if place in right:
                found[how, mark.cert.value, mark.year == right[place]] += 1
    return found


@pytest.mark.parametrize("how", DAMAGES)
def test_no_year_that_is_called_sure_is_wrong(how: str) -> None:
    assert results()[how, "high", True] > 100
    assert results()[how, "high", False] == 0


@pytest.mark.parametrize("how", DAMAGES)
def test_most_years_are_found_again(how: str) -> None:
    right = sum(count for (damage, _, good), count in results().items() if damage == how and good)
    total = sum(count for (damage, _, _), count in results().items() if damage == how)
    assert right / total >= FLOORS["damaged-chronicles"][how]


def test_nothing_is_doubted_where_nothing_is_damaged() -> None:
    assert results()["none", "low", True] + results()["none", "medium", True] == 0
