"""The date report: every date that an editor should look at, what was decided, why, what else is possible, and the row
that settles it.

    kind                 what it is about
    impossible           a sexagenary day that its month does not have, or a day that no month has
    out of order         an entry whose month or day comes before that of the entry before it, in the same year
    disagreement         a remark that dates the event otherwise than the chronicle does
    parallel             another text of the edition tells the same under another year
    ambiguous            an era of which several states had one of that name, or a year that several readings fit
    uncertain            a date of the narrative that is little sure, or that the editors' own table questions
    undetermined         a date, or a year heading, that could not be read
    inferred year        the year of an entry, inferred because its heading is lost
    inherited            an entry without a date, which takes that of the entry before

A date is one question, however many things speak against it: `kind` is the gravest, `also` has the others. Of each
text, what contradicts itself or something else comes first, then what is doubtful, then what is only inferred, each in
the order of the text. A row that an editor adds to the table of decisions settles a question: at the next build it is
gone. A year whose entry has no date of its own can also be settled by a heading (tei/year-headings.csv).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from edition.date_report.item import KINDS, NO_YEAR, Item
from edition.date_report.items import items
from edition.date_report.parallels import parallels
from edition.date_report.row import Cell, Places, Row, row
from edition.model import Heading

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

    Text = tuple[TextInfo, Conversion]

__all__ = ["KINDS", "Cell", "Row", "questions"]

# How dates that no year runs for are settled.
_START: Final = "; the date in force at the beginning (start in the manifest, --start) settles it"
# Kinds that are worked through together: contradictions, doubts, inferences.
_CONTRADICTIONS, _DOUBTS = KINDS[:4], KINDS[4:7]


def questions(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a date to look at, in the order of the texts, with the row for the table of decisions that settles it."""
    found = parallels(texts)
    return [
        row(info, places, reasons)
        for info, conversion in texts
        for places in (Places(conversion),)
        for reasons in _by_date(
            [*_without_year(items(conversion), _unknowable(conversion)), *found.get(info.id, ())]
        )
    ]


def _without_year(found: Iterable[Item], unknowable: int | None) -> list[Item]:
    """The items of a text; dates that no year runs for are one question.

    It is asked of the heading above them that was not understood, else of the first of them; not at all where the
    editors have said of one before them that its year cannot be known (`unknowable`: the first such place).
    """
    kept: list[Item] = []
    found = sorted(found, key=lambda item: item.start)
    lost: dict[int, list[Item]] = {}
    asked: int | None = None
    for item in found:
        if not item.why.endswith(NO_YEAR):
            if item.heading and item.dating is None:
                asked = len(kept)
            kept.append(item)
        elif asked is not None:
            lost.setdefault(asked, []).append(item)
        elif unknowable is None or item.start < unknowable:
            asked = len(kept)
            kept.append(replace(item, why=f"{item.why}{_START}"))
    for number, items_below in lost.items():
        more = len({item.start for item in items_below} - {kept[number].start})
        if more:
            kept[number] = replace(kept[number], reach=f"{more} more below")
    return kept


def _unknowable(conversion: Conversion) -> int | None:
    """Where the editors first say of a date that it cannot be known, None if they never do."""
    dated = conversion.dated
    tables = (dated.dates, dated.inherited, dated.headings)
    decided = (
        (start, dating) for table in tables for start, dating in table.items() if dating.resp == "editor"
    )
    blocks = conversion.chronicle.blocks
    headings = (block.start for block in blocks if isinstance(block, Heading) and block.decided)
    starts = [start for start, dating in decided if dating.when is None and dating.first is None]
    return min((*starts, *(start for start in headings if start not in dated.headings)), default=None)


def _by_date(found: Sequence[Item]) -> list[list[Item]]:
    """What is asked of each date, the gravest first; and the dates by how grave it is."""
    dates: dict[int, list[Item]] = {}
    for item in sorted(dict.fromkeys(found), key=lambda item: KINDS.index(item.kind)):
        dates.setdefault(item.start, []).append(item)
    return sorted(dates.values(), key=lambda own: (_group(own[0].kind), own[0].start))


def _group(kind: str) -> int:
    return 0 if kind in _CONTRADICTIONS else 1 if kind in _DOUBTS else 2
