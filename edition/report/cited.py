"""The works that the texts cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from edition.model import Citation
from edition.report.base import Row, Text, citations, place

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

_AROUND: Final = 12  # characters of context on either side of a citation


def cited_works(texts: Sequence[Text], works: Sequence[Work]) -> list[Mapping[str, object]]:
    """One row a work: those that the list does not have first, then the others, most cited first.

    `citations` counts them, also for each text; a work of the list that nobody cites has 0. `contexts` has the places
    of a work that is not in the list: text, line, column, and the words around the citation.
    """
    titles = {work.id: work.title for work in works}
    counts: dict[str, Counter[str]] = {work.id: Counter() for work in works}
    contexts: dict[str, list[Row]] = {}
    for info, conversion in texts:
        for citation in citations(conversion):
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
    return {**place(info, conversion, citation.start), "words": words.strip()}
