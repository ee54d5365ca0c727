"""What is in a converted edition, as rows: counts, notes, dates, emendations, works, doubts, parallels.

Every row is a flat mapping from column to a string, a number, true or false, or None, in a fixed order: ready
for a table, for JSON or for a spreadsheet; only parallels have a list of differences. Lines and columns are
counted from 1, as editors of text count them; parallels have offsets instead of columns, which count from 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

from edition import touched
from edition.fold import fold
from edition.link import Difference, Parallel, link
from edition.model import Citation, Dating, Entry, Note, Paragraph, paragraphs_of

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

Cell = str | int | bool | None
Row = dict[str, Cell]
Text = tuple["TextInfo", "Conversion"]


def summary(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a text: its size, what was found in it, and what is left to look at."""
    return [_summary(info, conversion) for info, conversion in texts]


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
        "unknown": ", ".join(info.unknowns()),
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


def cited_works(texts: Sequence[Text], works: Sequence[Work]) -> list[Row]:
    """One row a work that is cited, most cited first, with the number of citations in each text.

    `listed` is false for a title that the list of works does not have.
    """
    titles = {work.id: work.title for work in works}
    counts: dict[str, Counter[str]] = {}
    for info, conversion in texts:
        for citation in _citations(conversion):
            if citation.work:
                titles.setdefault(citation.work, citation.title)
                counts.setdefault(citation.work, Counter())[info.id] += 1
    listed = {work.id for work in works}
    order = sorted(counts, key=lambda work: (-counts[work].total(), work))
    return [
        {
            "work": work,
            "title": titles[work],
            "listed": work in listed,
            "citations": counts[work].total(),
            **{info.id: counts[work][info.id] for info, _ in texts},
        }
        for work in order
    ]


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
    with `a`, `b` and `kind` for each. The relation of a citation without a passage is `missing`; its `b` names
    the texts where the passage should be.
    """
    shared = [
        (a, b, found)
        for a, b in combinations(texts, 2)
        if fold(a[0].title) != fold(b[0].title)
        for found in link(a[1].chronicle, b[1].chronicle)
    ]
    rows = [_parallel(a, b, found) for a, b, found in shared]
    places = [(a[0].id, found.a_start, b[0].id) for a, b, found in shared]
    places += [(b[0].id, found.b_start, a[0].id) for a, b, found in shared]
    return rows + list(_missing(texts, works, sorted(places)))


def _parallel(a: Text, b: Text, found: Parallel) -> dict[str, object]:
    return {
        **_passage("a", a, found.a_start, found.a_end),
        **_passage("b", b, found.b_start, found.b_end),
        "relation": str(found.relation),
        "similarity": found.similarity,
        "differences": [{"a": own.a, "b": own.b, "kind": str(own.kind)} for own in found.differences],
        "a_words": a[1].chronicle.source.text[found.a_start : found.a_end],
        "b_words": b[1].chronicle.source.text[found.b_start : found.b_end],
    }


def _passage(side: str, text: Text, start: int, end: int) -> dict[str, object]:
    line, offset = text[1].chronicle.source.locate(start)
    return {side: text[0].id, f"{side}_line": line, f"{side}_offset": offset, f"{side}_length": end - start}


def _missing(
    texts: Sequence[Text], works: Sequence[Work], places: Sequence[tuple[str, int, str]]
) -> Iterator[dict[str, object]]:
    """Citations of a part of a work that is in the edition, in entries (or paragraphs) without a passage of it.

    `places` has where passages begin, as text, offset, and the other text, in order.
    """
    for text in texts:
        info, conversion = text
        others = [other for other, _ in texts if other.title != info.title]
        for block in conversion.chronicle.blocks:
            paragraphs = paragraphs_of(block)
            if not paragraphs:
                continue
            first = bisect_left(places, (info.id, paragraphs[0].start, ""))
            last = bisect_left(places, (info.id, paragraphs[-1].end, ""))
            found = {other for _, _, other in places[first:last]}
            notes = [note for paragraph in paragraphs for note in _with_children(paragraph.notes)]
            for cited in (citation for note in notes for citation in note.citations):
                meant = [other.id for other in others if _stands(other, cited, works)]
                if meant and found.isdisjoint(meant):
                    yield _without_passage(text, cited, ", ".join(meant))


def _without_passage(text: Text, cited: Citation, where: str) -> dict[str, object]:
    return {
        **_passage("a", text, cited.start, cited.end),
        "b": where,
        "b_line": None,
        "b_offset": None,
        "b_length": None,
        "relation": "missing",
        "similarity": None,
        "differences": [],
        "a_words": text[1].chronicle.source.text[cited.start : cited.end],
        "b_words": "",
    }


def _stands(info: TextInfo, cited: Citation, works: Sequence[Work]) -> bool:
    """Whether a text is what a citation means: its work, and the section or juan in the label of its part.

    A text that has no part is the whole work. A citation without section or juan may mean any part of it, and so
    says nothing about a text that is one.
    """
    titles = {
        fold(title) for work in works if work.id == cited.work for title in (work.title, *work.short_titles)
    }
    if fold(info.title) not in titles | {fold(cited.title)}:
        return False
    part = fold(info.part)
    return not part or any(
        scope.n == str(info.part_number)
        if scope.unit == "juan"
        else bool(name := _SECTION_END.sub("", fold(scope.n))) and name in part
        for scope in cited.scopes
    )


def brief(row: Mapping[str, object]) -> dict[str, object]:
    """A row of parallels for a table: of the differences only the real ones, as words."""
    differences = row["differences"]
    assert isinstance(differences, list)
    real = (f"{own['a'] or '–'}/{own['b'] or '–'}" for own in differences if own["kind"] == Difference.REAL)
    return {**row, "differences": " ".join(real)}


_SHOWN: Final = 40  # characters of a paragraph that are shown
# What closes the name of a section: 夏國傳 is about 夏國.
_SECTION_END: Final = re.compile(fold("(?:列?傳|本?紀|志|表)$"))
# Each report takes the texts and the list of works.
Report = Callable[[Sequence[Text], "Sequence[Work]"], Sequence[Mapping[str, object]]]
REPORTS: Final[dict[str, Report]] = {
    "summary": summary,
    "notes": notes,
    "dates": dates,
    "emendations": emendations,
    "works": cited_works,
    "doubts": doubts,
    "conventions": conventions,
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
