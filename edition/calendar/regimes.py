"""The states that kept a calendar, and which table of months each follows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from edition import resources

_TABLES = "edition/calendar/tables/"


@dataclass(frozen=True, slots=True)
class Regime:
    """A dynasty or state.

    `months` is the section of the month tables it follows; `assumed` says that this is an assumption, because no
    calendar of its own survives (西夏 with the calendar of 宋). `rank` is 1 for the line of dynasties that
    general histories follow, 2 for others, 3 for those that also used the eras of a court they acknowledged
    (南唐 those of 宋). `first` and `last` are Common Era numbers of its years, astronomical.
    """

    name: str
    months: str
    assumed: bool
    rank: int
    first: int
    last: int
    aliases: tuple[str, ...]


def table_rows(name: str) -> list[str]:
    """The lines of a table without its comments."""
    text = resources.path(_TABLES + name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _variants() -> dict[int, str]:
    return {ord(char): row[0] for row in table_rows("variants.txt") for char in row}


def key(name: str) -> str:
    """A name with each character in the form that stands for its variants (曆, 歷, 历), for comparison."""
    return name.translate(_variants())


@cache
def regimes() -> dict[str, Regime]:
    """All states by name, in order of the table."""
    found = {}
    for row in table_rows("dynasties.txt"):
        name, months, rank, first, last, other = row.split("|")
        found[name] = Regime(
            name,
            {"song?": "main"}.get(months, months),
            months.endswith("?"),
            int(rank),
            int(first),
            int(last),
            tuple(alias for alias in other.split(",") if alias),
        )
    return found


@cache
def _by_alias() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for regime in regimes().values():
        for alias in (regime.name, *regime.aliases):
            names[key(alias)] = (*names.get(key(alias), ()), regime.name)
    return names


def named(name: str) -> tuple[str, ...]:
    """The names of the states that `name` may mean: 北宋 is 宋, 晉 is 晉 or 後晉; empty if none."""
    return _by_alias().get(key(name), ())
