"""What is in a converted edition, as rows: counts, notes, dates, emendations, works, doubts, parallels.

Every row is a flat mapping from column to a string, a number, true or false, or None, in a fixed order: ready
for a table, for JSON or for a spreadsheet; only parallels have a list of differences. Lines and columns are
counted from 1, as editors of text count them; parallels have offsets instead of columns, which count from 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from edition import touched
from edition.connect import connect
from edition.date_report import questions
from edition.decision_report import decisions
from edition.link import Difference
from edition.link.collate import differences
from edition.model import Citation, Dating, Entry, Note, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from edition.connect import Connection, Missing
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

Cell = str | int | bool | None
Row = dict[str, Cell]
Text = tuple["TextInfo", "Conversion"]


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
    paragraphs = list(_paragraphs(conversion))
    notes = [note for paragraph in paragraphs for note in _with_children(paragraph.notes)]
    dates = [conversion.dated.dates.get(date.start) for paragraph in paragraphs for date in paragraph.dates]
    return {
        "text": info.id,
        "title": info.full_title,
        "profile": chronicle.conventions.name,
        "lines": len(chronicle.source.lines),
        "characters": sum(line.end - line.start for line in chronicle.source.lines),
        "entries": sum(isinstance(block, Entry) for block in chronicle.blocks),
        "paragraphs": len(paragraphs),
        "notes": len(notes),
        "citations": sum(len(note.citations) for note in notes),
        "readings": sum(len(app.readings) for paragraph in paragraphs for app in paragraph.apparatus),
        "quotations": sum(len(paragraph.quotations) for paragraph in paragraphs),
        "dates": len(dates),
        "dates undetermined": sum(date is None or date.when is None for date in dates),
        "emended": sum(row.applies for row in chronicle.emendations),
        "flagged": sum(not row.applies for row in chronicle.emendations),
        "doubts": len(conversion.doubts),
    }


def notes(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a note: where, what kind, which works it cites, its words."""
    return [
        {
            **_place(info, conversion, note.start),
            "kind": str(note.kind),
            "works": ", ".join(dict.fromkeys(citation.work for citation in note.citations if citation.work)),
            "remark": note.remark is not None,
            "readings": len(note.readings),
            "words": conversion.chronicle.source.text[note.start : note.end],
        }
        for info, conversion in texts
        for note in _notes(conversion)
    ]


def dates(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a date phrase: its words, what it means, how sure that is and why."""
    return [
        {
            **_place(info, conversion, date.start),
            "words": conversion.chronicle.source.text[date.start : date.end],
            "voice": str(date.voice),
            **_meaning(conversion.dated.dates.get(date.start)),
        }
        for info, conversion in texts
        for paragraph in _paragraphs(conversion)
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


def cited_works(texts: Sequence[Text], works: Sequence[Work]) -> list[Mapping[str, object]]:
    """One row a work: those that the list does not have first, then the others, most cited first.

    `citations` counts them, also for each text; a work of the list that nobody cites has 0. `contexts` has the places
    of a work that is not in the list: text, line, column, and the words around the citation.
    """
    titles = {work.id: work.title for work in works}
    counts: dict[str, Counter[str]] = {work.id: Counter() for work in works}
    contexts: dict[str, list[Row]] = {}
    for info, conversion in texts:
        for citation in _citations(conversion):
            if not citation.work:
                continue
            counts.setdefault(citation.work, Counter())[info.id] += 1
            if citation.work not in titles or citation.work in contexts:
                titles.setdefault(citation.work, citation.title)
                contexts.setdefault(citation.work, []).append(_context(info, conversion, citation))
    order = sorted(counts, key=lambda work: (work not in contexts, -counts[work].total(), work))
    return [
        {
            "work": work,
            "title": titles[work],
            "listed": work not in contexts,
            "citations": counts[work].total(),
            **{info.id: counts[work][info.id] for info, _ in texts},
            "contexts": contexts.get(work, []),
        }
        for work in order
    ]


def _context(info: TextInfo, conversion: Conversion, citation: Citation) -> Row:
    """Where a work is cited, with some words before and after in the same line."""
    source = conversion.chronicle.source
    line = source.lines[source.locate(citation.start)[0] - 1]
    words = source.text[max(citation.start - _AROUND, line.start) : min(citation.end + _AROUND, line.end)]
    return {**_place(info, conversion, citation.start), "words": words.strip()}


def doubts(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a place that an editor should look at: what was not understood, guessed or dropped."""
    return [
        {
            **_place(info, conversion, doubt.start),
            "kind": doubt.kind,
            "cert": str(doubt.cert),
            "message": doubt.message,
        }
        for info, conversion in texts
        for doubt in conversion.doubts
    ]


def conventions(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a convention of a text: what it found, and what the text looks like where that differs; then what
    no rule touched, and the longest paragraphs of that.
    """
    return [row for info, conversion in texts for row in _conventions(info, conversion)]


def _conventions(info: TextInfo, conversion: Conversion) -> Iterator[Row]:
    source = conversion.chronicle.source
    for found in touched.conventions(conversion.chronicle):
        line = source.locate(found.first)[0] if found.first is not None else None
        remark = f"the text looks like {found.otherwise}" if found.otherwise else ""
        yield _convention(info, found.key, found.value, found.count, line, remark)
    left = touched.untouched(conversion.chronicle)
    share = f"{left.share:.1%} of the characters"
    yield _convention(
        info, "untouched", share, len(left.paragraphs), None, "paragraphs without anything recognised"
    )
    for paragraph in left.longest:
        words = source.text[paragraph.start : paragraph.end].strip()
        line, _ = source.locate(paragraph.start)
        yield _convention(info, "untouched", f"{len(words)} characters", 1, line, words[:_SHOWN])


def _convention(info: TextInfo, key: str, value: str, found: int, line: int | None, remark: str) -> Row:
    return {
        "text": info.id,
        "convention": key,
        "value": value,
        "found": found,
        "line": line,
        "remark": remark,
    }


def parallels(texts: Sequence[Text], works: Sequence[Work]) -> list[dict[str, object]]:
    """One row a passage that texts of different works share, then one a citation that leads to no such passage.

    Lines are counted from 1, offsets in a line from 0; a length runs over line ends. `differences` has a mapping
    with `a`, `b` and `kind` for each, `cited` the text, line, offset and words of each citation that rests on the
    passage. The relation of a citation without a passage is `missing`; its `b` names the texts where the passage
    should be.
    """
    known = {info.id: (info, conversion) for info, conversion in texts}
    order = {info.id: number for number, (info, _) in enumerate(texts)}
    connections = connect([(info, conversion.chronicle) for info, conversion in texts], works)
    turned = {(own.there, own.here): own for own in connections.found}
    shared = sorted(
        (own for own in connections.found if order[own.here.text] < order[own.there.text]),
        key=lambda own: (order[own.here.text], order[own.there.text]),
    )
    citations = {(info.id, one.start): one for info, conversion in texts for one in _citations(conversion)}
    rows = [_parallel(known, own, turned[own.here, own.there], citations) for own in shared]
    return rows + [_without_passage(known[own.text], own) for own in connections.missing]


def _parallel(
    texts: Mapping[str, Text],
    own: Connection,
    turned: Connection,
    citations: Mapping[tuple[str, int], Citation],
) -> dict[str, object]:
    a, b = texts[own.here.text], texts[own.there.text]
    cited = [*((a, at) for at in own.cited), *((b, at) for at in turned.cited)]
    return {
        **_passage("a", a, own.here.start, own.here.end),
        **_passage("b", b, own.there.start, own.there.end),
        "relation": str(own.relation),
        "similarity": own.similarity,
        "cert": str(own.cert),
        "differences": [
            {"a": one.a, "b": one.b, "kind": str(one.kind)} for one in differences(own.collation)
        ],
        "a_words": a[1].chronicle.source.text[own.here.start : own.here.end],
        "b_words": b[1].chronicle.source.text[own.there.start : own.there.end],
        "cited": [_cited(text, citations[text[0].id, at]) for text, at in cited],
    }


def _cited(text: Text, citation: Citation) -> dict[str, object]:
    info, conversion = text
    line, offset = conversion.chronicle.source.locate(citation.start)
    words = conversion.chronicle.source.text[citation.start : citation.end]
    return {"text": info.id, "line": line, "offset": offset, "words": words}


def _passage(side: str, text: Text, start: int, end: int) -> dict[str, object]:
    line, offset = text[1].chronicle.source.locate(start)
    return {side: text[0].id, f"{side}_line": line, f"{side}_offset": offset, f"{side}_length": end - start}


def _without_passage(text: Text, own: Missing) -> dict[str, object]:
    cited = own.citation
    return {
        **_passage("a", text, cited.start, cited.end),
        "b": ", ".join(own.sought),
        "b_line": None,
        "b_offset": None,
        "b_length": None,
        "relation": "missing",
        "similarity": None,
        "cert": None,
        "differences": [],
        "a_words": text[1].chronicle.source.text[cited.start : cited.end],
        "b_words": text[1].chronicle.source.text[own.words.start : own.words.end],
        "cited": [],
    }


def brief(row: Mapping[str, object]) -> dict[str, object]:
    """A row for a table: of differences only the real ones, as words; of contexts the first, with its place."""
    short = dict(row)
    match row.get("differences"):
        case list(found):
            real = (f"{own['a'] or '–'}/{own['b'] or '–'}" for own in found if own["kind"] == Difference.REAL)
            short["differences"] = " ".join(real)
    match row.get("contexts"):
        case list(places):
            short["contexts"] = " ".join(f"{own['text']}:{own['line']} {own['words']}" for own in places[:1])
    match row.get("cited"):
        case list(cited):
            short["cited"] = " ".join(f"{own['text']}:{own['line']}" for own in cited)
    return short


_SHOWN: Final = 40  # characters of a paragraph that are shown
_AROUND: Final = 12  # characters of context on either side of a citation


def received(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row for whatever a received TEI file has and the text has not: where it belongs, what it is, its words; and
    one for each kind of element without words or unknown, with their number.
    """
    rows: list[Row] = []
    for info, conversion in texts:
        origin = conversion.chronicle.source.origin
        for aside in origin.asides if origin is not None else ():
            row = {"kind": aside.kind, "ref": aside.ref, "words": aside.words}
            rows.append({**_place(info, conversion, aside.offset), **row})
        for kind, number in origin.counts if origin is not None else ():
            row = {"kind": kind, "ref": "", "words": f"{number} in the file"}
            rows.append({"text": info.id, "line": None, "column": None, **row})
    return rows


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


def _place(info: TextInfo, conversion: Conversion, offset: int) -> Row:
    line, column = conversion.chronicle.source.locate(offset)
    return {"text": info.id, "line": line, "column": column + 1}


def _paragraphs(conversion: Conversion) -> Iterator[Paragraph]:
    for block in conversion.chronicle.blocks:
        yield from paragraphs_of(block)


def _notes(conversion: Conversion) -> Iterator[Note]:
    for paragraph in _paragraphs(conversion):
        yield from _with_children(paragraph.notes)


def _with_children(notes: Sequence[Note]) -> Iterator[Note]:
    """Notes and the notes inside them, in the order of the text; no recursion, however deep they nest."""
    waiting = list(notes)
    while waiting:
        note = waiting.pop(0)
        yield note
        waiting[:0] = note.children


def _citations(conversion: Conversion) -> Iterator[Citation]:
    for note in _notes(conversion):
        yield from note.citations
