"""The passages that the texts of an edition share, and the citations that rest on them.

Texts of different works are compared two by two (edition.link). A citation of a work that is in the edition rests on
the passages of it in the words that the citation covers; one that finds none is a finding too (`Missing`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from edition.fold import fold
from edition.link import Parallel, Relation, Variation, link
from edition.model import Block, Cert, Citation, Doubt, Note, NoteKind, Span, paragraphs_of

if TYPE_CHECKING:
    from edition.metadata import TextInfo
    from edition.model import Chronicle
    from edition.works import Work

    Text = tuple[TextInfo, Chronicle]

# What closes the name of a section: 夏國傳 is about 夏國.
_SECTION_END: Final = re.compile(fold("(?:列?傳|本?紀|志|表)$"))


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one text: its identifier, and their span in its source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Connection:
    """Two passages that share words, seen from `here`.

    `cited` has the places in the source of `here` where citations stand that rest on the passage `there`. `cert`
    says how sure it is that the one passage is, or goes back to, the other's source.
    """

    here: Passage
    there: Passage
    relation: Relation
    similarity: float
    cert: Cert
    collation: tuple[Variation, ...] = ()
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A citation of a part of a work that is in the edition, without a passage of it: the text where it stands, the
    citation, the texts where the passage should be, and the words for which it was sought.
    """

    text: str
    citation: Citation
    sought: tuple[str, ...]
    words: Span


@dataclass(frozen=True, slots=True)
class Connections:
    """All connections of an edition, each seen from both sides, in the order of the texts; and what is missing."""

    found: tuple[Connection, ...] = ()
    missing: tuple[Missing, ...] = ()

    def of(self, text: str) -> tuple[Connection, ...]:
        """Those of one text, in the order of its passages."""
        return tuple(own for own in self.found if own.here.text == text)


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation, the texts that it means, and the stretches where its passage should stand, best first."""

    citation: Citation
    meant: tuple[str, ...]
    stretches: tuple[Span, ...]


def connect(texts: Sequence[Text], works: Sequence[Work] = ()) -> Connections:
    """Compare the texts of an edition and resolve their citations of each other."""
    pairs = [(a, b) for a, b in combinations(texts, 2) if not same_work(a[0], b[0])]
    shared = [_both(a[0].id, b[0].id, found) for a, b in pairs for found in link(a[1], b[1])]
    sides = [side for both in shared for side in both]
    found: list[Connection] = []
    missing: list[Missing] = []
    for text in texts:
        own = sorted((side for side in sides if side.here.text == text[0].id), key=_order)
        resolved, unresolved = _resolve(text, own, texts, works)
        found += resolved
        missing += unresolved
    return Connections(tuple(_agreed(found)), tuple(missing))


def same_work(a: TextInfo, b: TextInfo) -> bool:
    """Whether two texts are parts of one work."""
    if a.work and b.work:
        return a.work == b.work
    return fold(a.title) == fold(b.title)


def _order(own: Connection) -> tuple[int, int, str, int, int]:
    return own.here.start, own.here.end, own.there.text, own.there.start, own.there.end


def _both(a: str, b: str, found: Parallel) -> tuple[Connection, Connection]:
    """A parallel seen from either side."""
    here, there = Passage(a, found.a_start, found.a_end), Passage(b, found.b_start, found.b_end)
    cert = _CERT[found.relation]
    turned = tuple(Variation(own.b, own.a, own.kind) for own in found.collation)
    return (
        Connection(here, there, found.relation, found.similarity, cert, found.collation),
        Connection(there, here, found.relation, found.similarity, cert, turned),
    )


# Few words in common are no proof; a citation that names the work makes them one (`_agreed`).
_CERT: Final = {
    Relation.VERBATIM: Cert.HIGH,
    Relation.CLOSE: Cert.HIGH,
    Relation.ABRIDGED: Cert.HIGH,
    Relation.EVENT: Cert.LOW,
}


def _agreed(found: Sequence[Connection]) -> Iterator[Connection]:
    """A connection on which a citation rests is surer, from both of its sides."""
    cited = {end for own in found if own.cited for end in ((own.here, own.there), (own.there, own.here))}
    for own in found:
        low = own.cert is Cert.LOW and (own.here, own.there) in cited
        yield replace(own, cert=Cert.MEDIUM) if low else own


def _resolve(
    text: Text, own: Sequence[Connection], texts: Sequence[Text], works: Sequence[Work]
) -> tuple[list[Connection], list[Missing]]:
    """The connections of a text with the citations that rest on them, and its citations that rest on none."""
    cited: dict[int, list[int]] = {}
    missing = []
    others = [info for info, _ in texts if not same_work(info, text[0])]
    starts = [side.here.start for side in own]
    for block in text[1].blocks:
        span = _span(block)
        near = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        for one in _citations(block, others, works):
            passages = _passages(one, [(number, own[number]) for number in near])
            for number in passages:
                cited.setdefault(number, []).append(one.citation.start)
            if not passages:
                missing.append(Missing(text[0].id, one.citation, one.meant, one.stretches[0]))
    resolved = [replace(side, cited=tuple(cited.get(n, ()))) for n, side in enumerate(own)]
    return resolved, missing


def _passages(one: _Cited, own: Sequence[tuple[int, Connection]]) -> list[int]:
    """The connections on which a citation rests: those in the first stretch that has any."""
    for stretch in one.stretches:
        inside = [
            number
            for number, side in own
            if side.there.text in one.meant
            and side.here.start < stretch.end
            and stretch.start < side.here.end
        ]
        if inside:
            return inside
    return []


def _citations(block: Block, others: Sequence[TextInfo], works: Sequence[Work]) -> Iterator[_Cited]:
    """The citations in a block of works that are in the edition.

    A list of sources speaks of the words between the list before it and itself, a remark of what it quotes; both, if
    there is nothing, of all the block.
    """
    whole = _span(block)
    before = whole.start
    for outer in (note for paragraph in paragraphs_of(block) for note in paragraph.notes):
        words = Span(before, outer.start)
        for note in _with_children(outer):
            for citation in note.citations:
                meant = tuple(info.id for info in others if stands(info, citation, works))
                if meant:
                    first = words if _is_source(note, citation) else Span(note.start, note.end)
                    yield _Cited(citation, meant, (first, words, whole))
        if outer.kind is NoteKind.SOURCE:
            before = outer.end


def _span(block: Block) -> Span:
    paragraphs = paragraphs_of(block)
    return Span(paragraphs[0].start, paragraphs[-1].end) if paragraphs else Span(block.start, block.start)


def _is_source(note: Note, citation: Citation) -> bool:
    """Whether a citation stands in the list of sources of a note, and not in its remark."""
    in_list = note.remark is None or citation.start < note.remark.start
    return note.kind is NoteKind.SOURCE and in_list


def _with_children(note: Note) -> Iterator[Note]:
    waiting = [note]
    while waiting:
        own = waiting.pop(0)
        yield own
        waiting[:0] = own.children


def stands(info: TextInfo, cited: Citation, works: Iterable[Work]) -> bool:
    """Whether a text is what a citation means: its work, and the section or the juan that the text is.

    A text that has no part is the whole work. A citation without section or juan may mean any part of it, and so says
    nothing about a text that is one.
    """
    if not _is_work(info, cited, works):
        return False
    part = fold(info.part)
    return not part or any(
        scope.n == str(info.part_number) if scope.unit == "juan" else _is_section(info, part, fold(scope.n))
        for scope in cited.scopes
    )


def _is_work(info: TextInfo, cited: Citation, works: Iterable[Work]) -> bool:
    if info.work:
        return cited.work == info.work
    titles = {
        fold(title) for work in works if work.id == cited.work for title in (work.title, *work.short_titles)
    }
    return fold(info.title) in titles | {fold(cited.title)}


def _is_section(info: TextInfo, part: str, section: str) -> bool:
    """Whether a text is a section: by the names that the manifest gives, else by the label of its part."""
    if info.sections:
        return section in map(fold, info.sections)
    name = _SECTION_END.sub("", section)
    return bool(name) and name in part


def doubt(own: Missing, text: str) -> Doubt:
    """What an editor is told of a citation without a passage: the words of the citation, where it was sought."""
    cited = text[own.citation.start : own.citation.end]
    return Doubt(
        "citation", own.citation.start, f"{cited}: no passage of {' or '.join(own.sought)} is found for it"
    )
