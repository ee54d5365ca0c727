"""One text from transcription to TEI: the rooms of the pipeline in their order, each a pure function.

source -> parse -> decide -> date -> arrange -> identify -> encode -> proof that not one character was lost

An edition reads all its texts first, compares them (edition.connect), identifies the passages of each, and encodes
them last: `read`, then `together`. `convert` does all for a text by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from edition import connect, dating, identify, tei
from edition.arrange import Division, arrange
from edition.decide import decide
from edition.decided import check_decided, check_headings
from edition.editorial import Editorial
from edition.encode import Context, encode
from edition.encode.context import passage_keys
from edition.errors import InternalError, Place
from edition.identify import Ledger, Part
from edition.metadata import EditionInfo, TextInfo
from edition.model import (
    Cert,
    Chronicle,
    Dated,
    Doubt,
    Entry,
    Heading,
    Note,
    Paragraph,
    paragraphs_of,
)
from edition.parse import parse
from edition.profiles import Conventions, shipped
from edition.recognise import recognise

if TYPE_CHECKING:
    from edition.connect import Connection, Missing, Passage
    from edition.source import Source
    from edition.works import Work

__all__ = ["Conversion", "Identified", "convert", "finish", "identify_parts", "read", "together"]

_NOWHERE: Final = MappingProxyType[tuple["Passage", "Passage"], str]({})


@dataclass(frozen=True)
class Conversion:
    """A converted text: the TEI file, the ledger that goes with it, and all that it was made from.

    `doubts` are what the editor should look at, in the order of the text; `counts` what was done, by kind; `ids` the
    identifiers of its parts, `links` the passages that it shares with other texts.
    """

    tei: bytes
    ledger: Ledger
    chronicle: Chronicle
    dated: Dated
    doubts: tuple[Doubt, ...]
    counts: dict[str, int]
    ids: Mapping[tuple[str, int, int], str]
    links: tuple[Connection, ...]


def convert(
    source: Source,
    info: TextInfo,
    *,
    edition: EditionInfo,
    editorial: Editorial | None = None,
    works: Sequence[Work] = (),
    ledger: Ledger | None = None,
    parallels: Sequence[dating.Parallel] = (),
) -> Conversion:
    """Convert a transcription by itself, without links to other texts.

    `parallels` are passages of other chronicles that tell the same under a year; they help to infer lost years.
    An empty `info.profile` lets the program recognise it. Raises InternalError if the TEI does not give back the
    transcription, DateError if `info.start` cannot be read.
    """
    chronicle = read(source, info, editorial=editorial, works=works)
    named = identify_parts(chronicle, info, ledger, parallels=parallels)
    return finish(named, edition=edition, works=works)


def read(
    source: Source, info: TextInfo, *, editorial: Editorial | None = None, works: Sequence[Work] = ()
) -> Chronicle:
    """The first half of a conversion: the text as a chronicle, ready to be compared with others."""
    own = editorial or Editorial(info.id)
    if info.infer_years:
        own = replace(own, headings=())
    return decide(parse(source, _conventions(source, info), own, works), own.decisions)


@dataclass(frozen=True)
class Identified:
    """A text whose parts and passages have their identifiers, so that other texts can point to them."""

    info: TextInfo
    chronicle: Chronicle
    dated: Dated
    root: Division
    links: tuple[Connection, ...]
    ids: dict[tuple[str, int, int], str]
    ledger: Ledger

    def passages(self) -> dict[tuple[Passage, Passage], str]:
        """The identifiers of its passages, by the passage and the one that it is linked to."""
        return {ends: self.ids[key] for ends, key in passage_keys(self.links).items()}

    def year_at(self, place: int) -> int | None:
        """The lunar year that runs at a place of the source, None before the first."""
        marks = sorted((*self.dated.marks, *self.dated.years.values()), key=lambda mark: mark.start)
        number = bisect_right(marks, place, key=lambda mark: mark.start)
        return marks[number - 1].year if number else None


def identify_parts(
    chronicle: Chronicle,
    info: TextInfo,
    ledger: Ledger | None = None,
    links: Sequence[Connection] = (),
    parallels: Sequence[dating.Parallel] = (),
) -> Identified:
    """The middle of a conversion: dates, divisions, identifiers. `links` are those of this text, in order,
    `parallels` what other chronicles tell under a year; they help to infer lost years.
    """
    dated = dating.date(
        chronicle,
        start=info.start,
        calendar=info.calendar,
        infer_years=info.infer_years,
        parallels=parallels,
    )
    check_headings(chronicle)
    check_decided(chronicle, dated)
    root = arrange(chronicle, dated)
    parts = [*_parts(chronicle.source.text, root), *_passages(chronicle.source.text, links)]
    ids, renewed = identify.assign(parts, ledger or Ledger(info.id))
    return Identified(info, chronicle, dated, root, tuple(links), ids, renewed)


def told_elsewhere(
    links: Sequence[Connection], others: Mapping[str, Identified]
) -> tuple[dating.Parallel, ...]:
    """What the other texts of an edition tell in the passages that `links` lead to, under the years that run there."""
    found = []
    for own in links:
        other = others.get(own.there.text)
        year = other.year_at(own.there.start) if other is not None and own.cert is not Cert.LOW else None
        if other is not None and year is not None:
            found.append(dating.Parallel(own.here.start, year, f"《{other.info.full_title}》"))
    return tuple(found)


def finish(
    named: Identified,
    *,
    edition: EditionInfo,
    works: Sequence[Work] = (),
    passages: Mapping[tuple[Passage, Passage], str] = _NOWHERE,
    missing: Sequence[Missing] = (),
) -> Conversion:
    """The last half of a conversion: TEI. `passages` has the identifiers of the passages of all texts, `missing` the
    citations of this text that found none.
    """
    chronicle, dated, info = named.chronicle, named.dated, named.info
    context = Context(chronicle, dated, named.ids, info.author.xml_id, info.id, named.links, passages)
    if missing:
        context.count("citation.unresolved", len(missing))
    data = encode(context, named.root, info, edition, works).encode("utf-8")
    _prove(chronicle.source, data)
    unresolved = (connect.doubt(own, chronicle.view) for own in missing)
    doubts = sorted(
        {*chronicle.doubts, *dated.doubts, *context.doubts, *_unsure(chronicle, dated), *unresolved},
        key=lambda doubt: (doubt.start, doubt.kind, doubt.message),
    )
    counts = dict(sorted(context.counts.items()))
    return Conversion(data, named.ledger, chronicle, dated, tuple(doubts), counts, named.ids, named.links)


def together(
    texts: Sequence[tuple[TextInfo, Chronicle, Ledger]], *, edition: EditionInfo, works: Sequence[Work] = ()
) -> tuple[Conversion, ...]:
    """Convert the texts of an edition that have been read, with the links between them.

    Each can only be encoded when the passages of all have identifiers.
    """
    connections = connect.connect([(info, chronicle) for info, chronicle, _ in texts], works)
    named = [
        identify_parts(chronicle, info, ledger, connections.of(info.id)) for info, chronicle, ledger in texts
    ]
    known = {one.info.id: one for one in named if not one.info.infer_years}
    for number, (info, chronicle, ledger) in enumerate(texts):
        if info.infer_years:
            links = connections.of(info.id)
            named[number] = identify_parts(chronicle, info, ledger, links, told_elsewhere(links, known))
    passages = {ends: name for one in named for ends, name in one.passages().items()}
    return tuple(
        finish(
            one,
            edition=edition,
            works=works,
            passages=passages,
            missing=[own for own in connections.missing if own.text == one.info.id],
        )
        for one in named
    )


def _conventions(source: Source, info: TextInfo) -> Conventions:
    """Those of the text, else those of its profile; without one, what the text looks like."""
    if info.conventions is not None:
        return info.conventions
    return shipped()[info.profile] if info.profile else recognise(source).conventions


def _unsure(chronicle: Chronicle, dated: Dated) -> Iterator[Doubt]:
    """Dates that are little sure and of which no other doubt speaks; 初 and 先是 state none and are no doubt."""
    told = {doubt.start for doubt in dated.doubts}
    for block in chronicle.blocks:
        for expression in (date for paragraph in paragraphs_of(block) for date in paragraph.dates):
            dating = dated.dates[expression.start]
            unread = (
                dating.when is None and dating.first is None and not (expression.aside or expression.decided)
            )
            if expression.start not in told and (dating.cert is Cert.LOW or unread):
                meaning = dating.full or "undetermined"
                message = f"{expression.parts.text}: {meaning}{'; ' if dating.remark else ''}{dating.remark}"
                yield Doubt("date", expression.start, message, dating.cert)


def _prove(source: Source, data: bytes) -> None:
    """Rebuild the transcription from the TEI; a difference is an error of the program, whatever the text."""
    got = tei.base_text(data)
    want = source.data
    if got == want:
        return
    at = next(
        (n for n, (a, b) in enumerate(zip(want, got, strict=False)) if a != b), min(len(want), len(got))
    )
    offset = len(want[:at].decode(source.codec, "ignore")) - source.bom
    place = source.place(min(offset, len(source.text) - 1))
    raise InternalError(
        "the TEI does not give back the transcription at this place; nothing was written",
        place=Place(place.path, place.line, place.column, place.snippet),
        remedy="please report this line of the text",
    )


def _parts(text: str, root: Division) -> Iterator[Part]:
    """All parts of a text that have identifiers, with the words by which they are known again."""
    for division in root.walk():
        if division.level != "body":
            yield Part(division.level, (division.level, division.start, 0), _words(text, division))
        for item in division.items:
            if isinstance(item, Entry):
                yield Part("entry", ("entry", item.start, 0), text[item.start : item.end])
            if isinstance(item, Entry | Paragraph):
                headline = item.headline if isinstance(item, Entry) else None
                for paragraph in paragraphs_of(item):
                    if paragraph is not headline:
                        key = ("paragraph", paragraph.start, 0)
                        yield Part("paragraph", key, text[paragraph.start : paragraph.end])
                    yield from _inside(text, paragraph)


def _passages(text: str, links: Sequence[Connection]) -> Iterator[Part]:
    """The passages that the text shares with others, known by their words and by the other text."""
    keys = passage_keys(links)
    for own in links:
        words = f"{text[own.here.start : own.here.end]} {own.there.text}"
        yield Part("passage", keys[own.here, own.there], words)


def _words(text: str, division: Division) -> str:
    """The heading of a division; a year that no heading opens is known by its number, which is all it has."""
    heading = next((item for item in division.items if isinstance(item, Heading)), None)
    if heading is None:
        return str(division.year)
    if heading.supplied is not None:
        return heading.supplied.text
    return "".join(text[p.start : p.end] for p in paragraphs_of(heading))


def _inside(text: str, paragraph: Paragraph) -> Iterator[Part]:
    waiting: list[Note] = list(paragraph.notes)
    while waiting:
        note = waiting.pop(0)
        yield Part("note", ("note", note.start, 0), text[note.start : note.end])
        if note.remark is not None:
            yield Part("note", ("note", note.start, 1), text[note.remark.start : note.remark.end])
        waiting[:0] = note.children
    for apparatus in paragraph.apparatus:
        for reading in apparatus.readings:
            words = f"{text[apparatus.start : apparatus.end]} {reading.witness} {reading.text}"
            yield Part("reading", ("reading", reading.start, reading.citation), words)
