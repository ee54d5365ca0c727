"""A question about a date as a row: its place as it is cited and as it stands in the transcription, what was decided,
why, and the row of the table of decisions that settles it.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from edition.calendar.days import gregorian_iso, julian_iso
from edition.calendar.result import year_of
from edition.date_report.item import cited
from edition.model import Cert, Dating, Entry, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.date_report.item import Item
    from edition.metadata import TextInfo

Cell = str | int | bool | None
Row = dict[str, Cell]

# The first day of the Gregorian calendar, 15 October 1582; before it, days are given in the Julian one.
_REFORM = 2299161


def row(info: TextInfo, places: Places, reasons: Sequence[Item]) -> Row:
    """The row of one date, of which `reasons` are all that is asked, the gravest first."""
    first = reasons[0]
    line, column = places.conversion.chronicle.source.locate(first.start)
    number, identifier = places.cited(first.start)
    dating = first.dating
    others = dict.fromkeys(other for item in reasons for other in item.alternatives)
    return {
        "text": info.id,
        "place": number,
        "id": identifier,
        "line": line,
        "column": column + 1,
        "kind": first.kind,
        "also": ", ".join(dict.fromkeys(item.kind for item in reasons if item.kind != first.kind)),
        "words": first.words,
        "when": dating.when if dating is not None else None,
        "date": (dating.full or None) if dating is not None else None,
        "days": _days(dating) if dating is not None else None,
        "cert": str(dating.cert) if dating is not None else str(Cert.UNKNOWN),
        "why": _asked(reasons),
        "alternatives": ", ".join(others),
        "decision": _decision(info, line, column, reasons),
        "heading": next((_heading(info, line, item) for item in reasons if item.opens and column == 0), ""),
    }


def _why(reasons: Sequence[Item]) -> str:
    return "; ".join(dict.fromkeys(item.why for item in reasons))


def _asked(reasons: Sequence[Item]) -> str:
    """Why a date is asked about, and what is asked with it."""
    reaches = dict.fromkeys(item.reach for item in reasons if item.reach)
    return "; ".join((_why(reasons), *(f"so with {reach}" for reach in reaches)))


def _days(dating: Dating) -> str | None:
    """The day, or the first and the last, in the calendar then in use: 0984-10-27/0984-11-25 (ISO 8601)."""
    if dating.first is None or dating.last is None or dating.kind == "impossible":
        return None
    days = dict.fromkeys((dating.first, dating.last))
    return "/".join(julian_iso(day) if day < _REFORM else gregorian_iso(day) for day in days)


@dataclass(frozen=True)
class Places:
    """How the places of a text are cited."""

    conversion: Conversion

    def cited(self, start: int) -> tuple[str, str]:
        """How the place of a date is cited, and the identifier to which that leads: 984.9 for an entry, ¶12 for a
        paragraph, 卷首 for a prologue, the words of a heading.
        """
        blocks, ids = self.conversion.chronicle.blocks, self.conversion.ids
        block = blocks[max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)]
        if isinstance(block, Entry):
            return self._entry(block), ids["entry", block.start, 0]
        if isinstance(block, Paragraph):
            identifier = ids["paragraph", block.start, 0]
            return "¶" + identifier.rpartition(".p")[2].lstrip("0"), identifier
        text = self.conversion.chronicle.source.text
        words = (" ".join(text[own.start : own.end].split()) for own in paragraphs_of(block))
        identifier = ids.get((getattr(block, "level", ""), block.start, 0), "")
        return next(words, identifier), identifier

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The numbers of the entries, by where they begin."""
        entries = (block for block in self.conversion.chronicle.blocks if isinstance(block, Entry))
        own = (entry.start for entry in entries if not entry.prologue)
        return {start: number for number, start in enumerate(own, 1)}

    def _entry(self, entry: Entry) -> str:
        """984.9: the year of an entry, and its number in the text."""
        if entry.prologue:
            return "卷首"
        mark = self.conversion.dated.years.get(entry.start)
        return cited(mark.year if mark is not None else None, self._numbers[entry.start])


def _decision(info: TextInfo, line: int, column: int, reasons: Sequence[Item]) -> str:
    """The row of the table of decisions that settles a date as it stands, with the program's reason as evidence: an
    editor who knows better puts another date, or another reason, into it.
    """
    first = reasons[0]
    value, settled = _value(first)
    verdict = ("replace", value) if value else ("accept", "")
    cells: list[str | int] = [
        info.id,
        line,
        column,
        first.words,
        "date",
        *verdict,
        f"{settled}: {_why(reasons)}",
    ]
    return _csv(cells)


def _heading(info: TextInfo, line: int, item: Item) -> str:
    """The row of the table of year headings that settles an inferred year with all its entries; empty if nothing is
    known of it.
    """
    dating = item.dating
    if item.kind != "inferred year" or dating is None or dating.when is None or "年" not in dating.full:
        return ""
    year = year_of(dating.when)
    name = f"{dating.full.partition('年')[0]}年"
    common = year if year > 0 else year - 1
    # An editor who puts the row into the table has looked at it: what is less than medium would be asked again.
    cert = dating.cert.at_least(Cert.MEDIUM)
    return _csv((info.id, line, common, name, "conjectural", str(cert), item.why))


def _csv(cells: Sequence[str | int]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _value(item: Item) -> tuple[str, str]:
    """The date that settles an item as it stands, empty where there is none to write down, and what that amounts to."""
    dating = item.dating
    if item.proposal:
        return item.proposal, "read as the year of what stands below"
    if dating is None or (dating.when is None and dating.first is None):
        if len(item.alternatives) == 1:
            return item.alternatives[0], "read as the only one that is near"
        return "", "cannot be known"
    value = "" if dating.kind in ("impossible", "period") else dating.full
    return value, "confirmed" if item.kind in ("inferred year", "inherited") else "kept"
