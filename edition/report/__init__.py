"""What is in a converted edition, as rows: counts, notes, dates, emendations, works, doubts, parallels.

Every row is a flat mapping from column to a string, a number, true or false, or None, in a fixed order: ready
for a table, for JSON or for a spreadsheet; only parallels have a list of differences. Lines and columns are
counted from 1, as editors of text count them; parallels have offsets instead of columns, which count from 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from edition.date_report import questions
from edition.decision_report import decisions
from edition.model import Entry
from edition.report.base import Cell, Row, Text, paragraphs, with_children
from edition.report.cited import cited_works
from edition.report.contents import dates, doubts, emendations, notes, received
from edition.report.conventions import conventions
from edition.report.parallels import brief, parallels

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

__all__ = [
    "REPORTS",
    "Cell",
    "Report",
    "Row",
    "brief",
    "cited_works",
    "conventions",
    "dates",
    "decisions",
    "doubts",
    "emendations",
    "notes",
    "parallels",
    "questions",
    "received",
    "summary",
]


def summary(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a text: its size, what was found in it, and what is left to look at."""
    asked = Counter(str(row["text"]) for row in questions(texts))
    idle = Counter(str(row["text"]) for row in decisions(texts) if not row["needed"])
    return [
        {
            **_summary(info, conversion),
            "dates to look at": asked[info.id],
            "decisions": len(conversion.chronicle.decisions),
            "decisions not needed": idle[info.id],
            "unknown": ", ".join(info.unknowns()),
        }
        for info, conversion in texts
    ]


def _summary(info: TextInfo, conversion: Conversion) -> Row:
    chronicle = conversion.chronicle
    own = list(paragraphs(conversion))
    notes = [note for paragraph in own for note in with_children(paragraph.notes)]
    dates = [conversion.dated.dates.get(date.start) for paragraph in own for date in paragraph.dates]
    return {
        "text": info.id,
        "title": info.full_title,
        "profile": chronicle.conventions.name,
        "lines": len(chronicle.source.lines),
        "characters": sum(line.end - line.start for line in chronicle.source.lines),
        "entries": sum(isinstance(block, Entry) for block in chronicle.blocks),
        "paragraphs": len(own),
        "notes": len(notes),
        "citations": sum(len(note.citations) for note in notes),
        "readings": sum(len(app.readings) for paragraph in own for app in paragraph.apparatus),
        "quotations": sum(len(paragraph.quotations) for paragraph in own),
        "dates": len(dates),
        "dates unknown": sum(date is None or date.when is None for date in dates),
        "emended": sum(row.applies for row in chronicle.emendations),
        "flagged": sum(not row.applies for row in chronicle.emendations),
        "doubts": len(conversion.doubts),
    }


# Each report takes the texts and the list of works.
Report = Callable[[Sequence[Text], "Sequence[Work]"], Sequence[Mapping[str, object]]]
REPORTS: Final[dict[str, Report]] = {
    "summary": summary,
    "notes": notes,
    "dates": questions,
    "every-date": dates,
    "decisions": decisions,
    "emendations": emendations,
    "works": cited_works,
    "doubts": doubts,
    "conventions": conventions,
    "received": received,
    "parallels": parallels,
}
