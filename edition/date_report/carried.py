"""What entries do not say themselves: the year where its heading is lost, the month where they tell none.

A year is asked about once, where it begins, with the evidence of all its entries; besides, where another year is
nearly as likely from an entry on, once for all that follow it so. Entries without a date that follow one another have
one date: it is asked about at the first of them. What the editors say of the first holds for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from edition.calendar.concurrent import concurrent_years
from edition.calendar.days import year_name
from edition.calendar.regimes import regimes
from edition.date_report.item import NO_YEAR, Item, cited
from edition.date_report.opening import Opening, opening_of
from edition.dating.inference.reasons import HAS, NEARLY
from edition.model import Cert, Dating, Entry, Guess, YearMark

if TYPE_CHECKING:
    from edition.convert import Conversion

# How much of the evidence of one kind is told of a year.
_MOST: Final = 4
_MONTH: Final = re.compile(r"-?\d{4}-\d\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry with its place as it is cited (984.9) and its line, its date, and the year inferred for it."""

    place: str
    line: int
    opening: Opening
    year: int | None
    guess: Guess | None
    # Why its year is not sure, where it is not inferred from all evidence.
    unsure: str
    # The last date told before it, for one that has none.
    before: Opening | None

    @property
    def carries(self) -> bool:
        """Whether it has no date of its own, and the editors have given it none."""
        return not self.opening.own and not self.opening.settled

    @property
    def others(self) -> tuple[int, ...]:
        """The years that are nearly as likely as the one inferred for it."""
        return self.guess.alternatives if self.guess is not None else ()


def of_entries(conversion: Conversion) -> Iterator[Item]:
    """What is asked of the entries of annals that leave their year or their date to what stands before them."""
    told = list(_told(conversion))
    for _, own in groupby(told, key=lambda entry: entry.year):
        yield from _of_year(list(own))
    for (_, when), own in groupby(told, key=lambda entry: (entry.opening.own, entry.opening.dating.when)):
        run = list(own)
        if run[0].carries and when is not None:
            yield replace(_inherited(run[0]), reach=_reach(run))
        else:
            # Where no year is known, the question is one of the whole text.
            yield from (_inherited(entry) for entry in run if entry.carries and when is None)


def _told(conversion: Conversion) -> Iterator[_Told]:
    before: Opening | None = None
    number = 0
    for block in conversion.chronicle.blocks:
        if not isinstance(block, Entry) or block.prologue:
            continue
        number += 1
        opening = opening_of(conversion, block)
        if opening is None:
            continue
        guess = conversion.dated.inferred.get(block.start)
        inferred = guess if guess is not None and not guess.stated and not opening.settled else None
        mark = conversion.dated.years.get(block.start)
        year = mark.year if mark is not None else None
        line = conversion.chronicle.source.locate(opening.start)[0]
        unsure = "" if guess is not None or opening.settled else _unsure(conversion, block, mark)
        yield _Told(cited(year, number), line, opening, year, inferred, unsure, before)
        before = opening if opening.own else before


def _unsure(conversion: Conversion, entry: Entry, mark: YearMark | None) -> str:
    """Why the year of an entry is not sure, empty where it is."""
    if mark is None or mark.cert is not Cert.LOW:
        return ""
    doubts = (doubt for doubt in conversion.dated.doubts if entry.start <= doubt.start < entry.end)
    return next((doubt.message for doubt in doubts), "the order of months makes its year likely, no more")


def _of_year(entries: Sequence[_Told]) -> Iterator[Item]:
    """The questions about the years of entries that stand under one."""
    for unsure, own in groupby(entries, key=lambda entry: bool(entry.unsure)):
        run = list(own)
        if unsure:
            opens = run[0] is entries[0]
            item = _item("inferred year" if opens else "uncertain", run[0].opening, run[0].unsure)
            yield replace(item, opens=opens, reach=_reach(run))
    before = entries[0]
    if before.guess is not None:
        yield _opened(before, before.guess, entries)
    for others, own in groupby(entries[1:], key=lambda entry: entry.others):
        run = list(own)
        guess, answered = run[0].guess, before.opening.settled or others == before.others
        if others and guess is not None and not answered:
            item = _item("inferred year", run[0].opening, _said(guess), _named(run[0].opening, others))
            yield replace(item, reach=_reach(run))
        before = run[-1]


def _opened(first: _Told, guess: Guess, entries: Sequence[_Told]) -> Item:
    """The year that begins with an entry whose year is inferred, with the evidence of all its entries."""
    told = [
        (entry.place, words)
        for entry in entries[1:]
        for words in (entry.guess.reasons if entry.guess is not None else ())
        if words not in guess.reasons
    ]
    days = list(dict.fromkeys(place for place, words in told if words.startswith(HAS)))
    others = [f"{place}: {words}" for place, words in told if not words.startswith(HAS)]
    fit = [f"the days of {_few(days, ', ')} fit it"] if days else []
    why = "; ".join((_said(guess), *fit, *filter(None, [_few(others, "; ")])))
    item = _item("inferred year", first.opening, why, _named(first.opening, guess.alternatives))
    return replace(item, opens=True, reach=_reach(entries))


def _few(parts: Sequence[str], between: str) -> str:
    """The first of several parts, and how many there are besides."""
    if len(parts) <= _MOST + 1:
        return between.join(parts)
    return between.join((*parts[:_MOST], f"{len(parts) - _MOST} more"))


def _said(guess: Guess) -> str:
    """The evidence for a year without the years that are nearly as likely: those are the alternatives of the item."""
    return guess.words.partition(f"; {NEARLY}")[0]


def _inherited(entry: _Told) -> Item:
    """The date of an entry that has none of its own."""
    remark = entry.opening.dating.remark
    if entry.guess is not None:
        remark = remark.replace(entry.guess.words, "").strip("; ")
    kind = "inherited" if entry.opening.dating.when is not None else "undetermined"
    return _item(kind, entry.opening, remark or _inherits(entry.opening.dating, entry.before))


def _inherits(dating: Dating, before: Opening | None) -> str:
    """Why an entry without a date has the one that it has."""
    if dating.when is None:
        return f"the entry has no date of its own, and {NO_YEAR[-1]}"
    if before is not None and _MONTH.match(dating.when) and before.dating.when is not None:
        words = before.words if "月" in before.words else before.dating.full
        return f"the entry has no date of its own: the month of the one before ({words})"
    return "the entry has no date of its own: of its date only the year is known"


def _reach(run: Sequence[_Told]) -> str:
    """What is asked with the first of several entries."""
    count = len(run) - 1
    what = "entry" if count == 1 else f"{count} entries"
    return f"the next {what}, to {run[-1].place} (line {run[-1].line})" if count else ""


def _named(opening: Opening, years: Sequence[int]) -> tuple[str, ...]:
    """Years as the state of an entry called them: 宋咸平六年 (1003)."""
    full = opening.dating.full
    state = max((state for state in regimes() if full.startswith(state)), key=len, default="")
    names = {year: [name for own, name in concurrent_years(year) if own == state] for year in years}
    return tuple(f"{own[-1]} ({year_name(year)})" if own else year_name(year) for year, own in names.items())


def _item(kind: str, opening: Opening, why: str, others: tuple[str, ...] = ()) -> Item:
    return Item(kind, opening.start, opening.words, opening.dating, why, others)
