"""The editors' decisions, each beside what the program makes of its words without it: what is not needed can go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from edition import dating
from edition.date_report import Cell, Row, questions
from edition.decide import decide
from edition.model import Chronicle, Dating, Entry

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.editorial import Decision
    from edition.metadata import TextInfo
    from edition.works import Work

    Text = tuple[TextInfo, Conversion]

# A question: text, line and column as a decision has them.
_Asked = tuple[Cell, Cell, Cell]


def decisions(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a decision: its place, what was decided, and whether it is needed.

    A decision about a date is needed while the program would ask about the date, or read another one; any other while
    it changes something. `without` is what a date would be taken for without it.
    """
    decided = [(info, conversion) for info, conversion in texts if conversion.chronicle.decisions]
    if not decided:
        return []
    bare = {info.id: _without(info, conversion) for info, conversion in decided}
    before = [(info, bare.get(info.id, conversion)) for info, conversion in texts]
    asked = {_key(row) for row in questions(before)}
    return [row for info, conversion in decided for row in _rows(info, conversion, bare[info.id], asked)]


def _key(row: Mapping[str, Cell]) -> _Asked:
    column = row["column"]
    return row["text"], row["line"], column - 1 if isinstance(column, int) else None


def _without(info: TextInfo, conversion: Conversion) -> Conversion:
    """A text as the program reads it by itself."""
    chronicle = conversion.chronicle.undecided or conversion.chronicle
    dated = dating.date(chronicle, start=info.start, calendar=info.calendar, infer_years=info.infer_years)
    return replace(conversion, chronicle=chronicle, dated=dated)


def _rows(info: TextInfo, conversion: Conversion, before: Conversion, asked: set[_Asked]) -> Iterator[Row]:
    for row in conversion.chronicle.decisions:
        if row.about == "date":
            own, other = _dating(conversion, row), _dating(before, row)
            differs = row.verdict != "accept" and (own and own.when) != (other and other.when)
            needed = differs or (info.id, row.line, row.column) in asked
            without = other.full if other is not None else ""
        else:
            needed, without = _changes(before.chronicle, row), ""
        yield {
            "text": info.id,
            "line": row.line,
            "column": row.column + 1,
            "words": row.words,
            "about": row.about,
            "verdict": row.verdict,
            "value": row.value,
            "without": without,
            "needed": needed,
            "table line": row.place.line,
            "why": row.why,
        }


def _dating(conversion: Conversion, row: Decision) -> Dating | None:
    """What the date of a decision is taken for, None for one that is none."""
    start = conversion.chronicle.source.offset(row.line, row.column)
    if start in conversion.dated.dates:
        return conversion.dated.dates[start]
    entries = (block.start for block in conversion.chronicle.blocks if isinstance(block, Entry))
    return conversion.dated.inherited.get(max((at for at in entries if at <= start), default=-1))


def _changes(chronicle: Chronicle, row: Decision) -> bool:
    """Whether a decision changes anything, or settles a doubt."""
    after = decide(chronicle, [row])
    return after.blocks != chronicle.blocks or after.doubts != chronicle.doubts
