"""A question about a date as a row: its place as it is cited and as it stands in the transcription, what was decided,
why, and the row of the table of decisions that settles it.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from edition.calendar.days import gregorian_iso, julian_iso
from edition.calendar.phrase import year_label
from edition.calendar.result import year_of
from edition.model import Cert, Dating, Entry, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.date_report.items import Item
    from edition.metadata import TextInfo
    from edition.model import Block

Cell = str | int | bool | None
Row = dict[str, Cell]

# The first day of the Gregorian calendar, 15 October 1582; before it, days are given in the Julian one.
_REFORM = 2299161


def row(info: TextInfo, conversion: Conversion, reasons: Sequence[Item]) -> Row:
    """The row of one date, of which `reasons` are all that is asked, the gravest first."""
    first = reasons[0]
    line, column = conversion.chronicle.source.locate(first.start)
    number, identifier = cited(conversion, first.start)
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
        "why": _why(reasons),
        "alternatives": ", ".join(others),
        "decision": _decision(info, line, column, reasons),
        "heading": next((_heading(info, line, item) for item in reasons if item.opens and column == 0), ""),
    }


def _why(reasons: Sequence[Item]) -> str:
    return "; ".join(dict.fromkeys(item.why for item in reasons))


def _days(dating: Dating) -> str | None:
    """The day, or the first and the last, in the calendar then in use: 0984-10-27/0984-11-25 (ISO 8601)."""
    if dating.first is None or dating.last is None or dating.kind == "impossible":
        return None
    days = dict.fromkeys((dating.first, dating.last))
    return "/".join(julian_iso(day) if day < _REFORM else gregorian_iso(day) for day in days)


def cited(conversion: Conversion, start: int) -> tuple[str, str]:
    """How the place of a date is cited, and the identifier to which that leads: 984.9 for an entry, ¶12 for a
    paragraph, 卷首 for a prologue.
    """
    blocks = conversion.chronicle.blocks
    at = bisect_right(blocks, start, key=lambda block: block.start) - 1
    block = blocks[max(at, 0)]
    if isinstance(block, Entry):
        return _entry(conversion, blocks[: at + 1], block), conversion.ids["entry", block.start, 0]
    if isinstance(block, Paragraph):
        identifier = conversion.ids["paragraph", block.start, 0]
        return "¶" + identifier.rpartition(".p")[2].lstrip("0"), identifier
    level = getattr(block, "level", "")
    identifier = conversion.ids.get((level, block.start, 0), "")
    return next((_words(conversion, p.start, p.end) for p in paragraphs_of(block)), identifier), identifier


def _words(conversion: Conversion, start: int, end: int) -> str:
    """The words of a heading, in one line."""
    return " ".join(conversion.chronicle.source.text[start:end].split())


def _entry(conversion: Conversion, blocks: Sequence[Block], entry: Entry) -> str:
    """984.9: the year of an entry, and its number in the text."""
    if entry.prologue:
        return "卷首"
    number = sum(isinstance(block, Entry) and not block.prologue for block in blocks)
    mark = conversion.dated.years.get(entry.start)
    year = year_label(mark.year) if mark is not None else ""
    shown = year.lstrip("0") if not year.startswith("-") else "前" + year[1:].lstrip("0")
    return f"{shown}.{number}" if year else str(number)


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
    return _csv((info.id, line, common, name, "conjectural", str(dating.cert), item.why))


def _csv(cells: Sequence[str | int]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _value(item: Item) -> tuple[str, str]:
    """The date that settles an item as it stands, empty where there is none to write down, and what that amounts to."""
    dating = item.dating
    if dating is None or (dating.when is None and dating.first is None):
        if len(item.alternatives) == 1:
            return item.alternatives[0], "read as the only one that is near"
        return "", "cannot be known"
    value = "" if dating.kind in ("impossible", "period") else dating.full
    return value, "confirmed" if item.kind in ("inferred year", "inherited") else "kept"
