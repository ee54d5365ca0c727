"""Readings that a note reports: which witness reads what, and for which words, if the note says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from edition.grammar import notes as g
from edition.model import Citation, ReportedReading, Span

_LEADS: Final = f"按案，,：: {g.SKIP}"


def reported(
    own: str, base: int, citations: Sequence[Citation], begin: int, *, dates: bool = False
) -> Iterator[ReportedReading]:
    """The readings that a note reports: 《長編》作年十七; 岌伽羅膩，《宋史·郭守文傳》作岌羅膩; 《長編》嵬通作威布.

    `own` are the words of the note, `base` the offset of the first of them. `begin` is where remarks begin in
    `own`; citations before it are sources, not witnesses. Another date (作三年) is a reading only if `dates`.
    """
    yield from _unnamed(own, base, begin, dates=dates)
    own_citations = [c for c in citations if c.start - base >= begin]
    for number, citation in enumerate(own_citations):
        pos = citation.end - base
        following = own_citations[number + 1].start - base if number + 1 < len(own_citations) else len(own)
        found = list(_readings_of(own, base, pos, following, citation, dates))
        contrasted = g.CONTRASTED.match(own, pos) if not found else None
        if contrasted is not None:
            start, end = contrasted.span("reading")
            yield ReportedReading(citation, base + start, base + end)
        for reading in found:
            yield reading
            # 與《尹憲傳》、《夏國傳》、《長編》作…: the witnesses listed before the last one read the same.
            if reading is found[0]:
                yield from _joint(own, base, own_citations[:number], citation, reading)


def _unnamed(own: str, base: int, begin: int, *, dates: bool) -> Iterator[ReportedReading]:
    """嵬名一作威明, 或作葉勒: readings of witnesses that nobody names."""
    for match in g.UNNAMED_READING.finditer(own, begin):
        if not dates and g.DATE_READING.match(match["reading"]):
            continue
        if match["only_first"] is not None and own[begin : match.start("who")].strip(_LEADS):
            continue  # 又作 behind a witness is that witness's
        lemma = Span(base + match.start("lemma"), base + match.end("lemma")) if match["lemma"] else None
        yield ReportedReading(None, base + match.start("reading"), base + match.end("reading"), lemma)


def _readings_of(
    own: str, base: int, pos: int, limit: int, citation: Citation, dates: bool
) -> Iterator[ReportedReading]:
    while True:
        named = g.NAMED_LEMMA_AFTER.match(own, pos, limit)
        at = named.end() if named else pos
        match = g.READING.match(own, at, limit)
        if match is None or (not dates and g.DATE_READING.match(match["reading"])):
            return
        lemma = (
            Span(base + named.start("lemma"), base + named.end("lemma"))
            if named
            else _lemma_before(own, base, citation)
        )
        yield ReportedReading(citation, base + match.start("reading"), base + match.end("reading"), lemma)
        following = g.NEXT_LEMMA.match(own, match.end(), limit)
        if following is None:
            return
        pos = following.start("lemma")


def _lemma_before(own: str, base: int, citation: Citation) -> Span | None:
    """按岌伽羅膩，《…》作岌羅膩: the remark names the words it speaks of before the witness."""
    end = citation.start - base
    match = g.NAMED_LEMMA_BEFORE.search(own, max(0, end - g.LONGEST_LEMMA), end)
    return None if match is None else Span(base + match.start("lemma"), base + match.end("lemma"))


def _joint(
    own: str, base: int, before: list[Citation], last: Citation, reading: ReportedReading
) -> Iterator[ReportedReading]:
    end = last.start - base
    for citation in reversed(before):
        if own[citation.end - base : end].strip("、與与及和" + g.SKIP):
            return
        yield ReportedReading(citation, reading.start, reading.end, reading.lemma)
        end = citation.start - base
