"""The passages that texts of different works share, and citations without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from edition.connect import connect
from edition.link import Difference
from edition.link.collate import differences
from edition.model import Citation
from edition.report.base import Text, citations

if TYPE_CHECKING:
    from edition.connect import Connection, Missing
    from edition.works import Work


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
    places = {(info.id, one.start): one for info, conversion in texts for one in citations(conversion)}
    rows = [_parallel(known, own, turned[own.here, own.there], places) for own in shared]
    return rows + [_without_passage(known[own.text], own) for own in connections.missing]


def _parallel(
    texts: Mapping[str, Text],
    own: Connection,
    turned: Connection,
    places: Mapping[tuple[str, int], Citation],
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
        "cited": [_cited(text, places[text[0].id, at]) for text, at in cited],
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
