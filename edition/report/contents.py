"""What is in the texts: notes, dates, emendations, doubts, and what a received TEI file has beside its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edition.model import Dating
from edition.report.base import Row, Text, all_notes, paragraphs, place

if TYPE_CHECKING:
    from edition.works import Work


def notes(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a note: where, what kind, which works it cites, its words."""
    return [
        {
            **place(info, conversion, note.start),
            "kind": str(note.kind),
            "works": ", ".join(dict.fromkeys(citation.work for citation in note.citations if citation.work)),
            "remark": note.remark is not None,
            "readings": len(note.readings),
            "words": conversion.chronicle.source.text[note.start : note.end],
        }
        for info, conversion in texts
        for note in all_notes(conversion)
    ]


def dates(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a date phrase: its words, what it means, how sure that is and why."""
    return [
        {
            **place(info, conversion, date.start),
            "words": conversion.chronicle.source.text[date.start : date.end],
            "voice": str(date.voice),
            **_meaning(conversion.dated.dates.get(date.start)),
        }
        for info, conversion in texts
        for paragraph in paragraphs(conversion)
        for date in paragraph.dates
    ]


def _meaning(dating: Dating | None) -> Row:
    if dating is None:
        return dict.fromkeys(("when", "full", "kind", "cert", "evidence", "remark"))
    return {
        "when": dating.when,
        "full": dating.full,
        "kind": dating.kind,
        "cert": str(dating.cert),
        "evidence": dating.evidence,
        "remark": dating.remark,
    }


def emendations(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row an emendation of the editors, with what became of it: emended in the text, or noted."""
    return [
        {
            "text": info.id,
            "line": row.line,
            "column": row.column + 1,
            "reading": row.reading,
            "proposed": row.proposed,
            "outcome": "emended" if row.applies else "noted",
            "certainty": row.certainty,
            "kind": row.kind,
            "why": row.why,
        }
        for info, conversion in texts
        for row in conversion.chronicle.emendations
    ]


def doubts(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a place that an editor should look at: what was not understood, guessed or dropped."""
    return [
        {
            **place(info, conversion, doubt.start),
            "kind": doubt.kind,
            "cert": str(doubt.cert),
            "message": doubt.message,
        }
        for info, conversion in texts
        for doubt in conversion.doubts
    ]


def received(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row for whatever a received TEI file has and the text has not: where it belongs, what it is, its words; and
    one for each kind of element without words or unknown, with their number.
    """
    rows: list[Row] = []
    for info, conversion in texts:
        origin = conversion.chronicle.source.origin
        for aside in origin.asides if origin is not None else ():
            row = {"kind": aside.kind, "ref": aside.ref, "words": aside.words}
            rows.append({**place(info, conversion, aside.offset), **row})
        for kind, number in origin.counts if origin is not None else ():
            row = {"kind": kind, "ref": "", "words": f"{number} in the file"}
            rows.append({"text": info.id, "line": None, "column": None, **row})
    return rows
