"""TEI that this program wrote, as a source: the base text byte for byte, and the identifiers that citations rest on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from edition import encodings, identify, source, tei
from edition.errors import Place, TeiError
from edition.identify import Ledger
from edition.received import facts, xml
from edition.received.xml import local
from edition.source import Aside, Origin, Source
from edition.tei import XML_ID

# What an identified element is to the ledger, by its name; a division is what its type says.
_KINDS: Final = {"p": "paragraph", "note": "note", "anchor": "passage"}
_DIVISIONS: Final = ("chapter", "reign", "year", "section")
_BESIDE: Final = ("corr", "reg", "rdg")
_NUMBER: Final = re.compile("[a-z][0-9]+")
_YEAR: Final = re.compile("-?[0-9]+")


def is_own(root: etree._Element) -> bool:
    """True for a file that this program wrote: its header records the line ends of the transcription."""
    ends = root.find(f".//{{{tei.NS}}}editorialDecl//{{{tei.NS}}}seg[@type='line-ends']")
    program = root.find(f".//{{{tei.NS}}}application[@ident='edition']")
    return ends is not None and program is not None


def text(root: etree._Element, data: bytes, name: str, path: Path) -> Source:
    """The transcription that the file was made from.

    Raises TeiError if the file was changed so that it cannot be rebuilt.
    """
    try:
        base = tei.base_text(data, path)
        found = source.decode(
            base, name=name, path=path, encoding=encodings.name_of(tei.codec_of(root)) or ""
        )
    except ValueError as error:
        raise TeiError(
            f"the transcription cannot be rebuilt: {error}",
            place=Place(path),
            remedy="restore the line numbers (lb/@n) and the line ends that the header records",
        ) from None
    left = Counter[str]()
    asides = []
    for event, element, line, _ in tei.walk(root):
        if event == "skip":
            left[f"{local(element)} of the editors or the program"] += 1
            if local(element) in ("head", "div"):
                words = "".join(map(str, element.itertext()))
                asides.append(Aside(found.lines[max(line, 1) - 1].end, "heading supplied", words))
    return replace(
        found,
        origin=Origin(facts.OWN, xml.digest(data), tuple(asides), tuple(sorted(left.items()))),
    )


@dataclass
class _Part:
    """A part of the text on the way: its kind and identifier, and where its base text begins and ends."""

    kind: str
    id: str
    year: str = ""
    start: int | None = None
    end: int = 0
    heading: str = ""

    def words(self, text: str) -> str:
        """The words by which the ledger knows the part: those of its heading, if it is a division with one."""
        if self.kind in _DIVISIONS:
            return self.heading or self.year
        return text[self.start or 0 : self.end]


def ledger(root: etree._Element, text: Source) -> Ledger:
    """The identifiers of the file as a ledger, so that a new conversion gives them again."""
    old = root.get(XML_ID, "")
    rows = {}
    for part, words in _parts(root, text):
        number = part.id.removeprefix(f"{old}.")
        if _NUMBER.fullmatch(number) and part.kind in identify.KINDS:
            rows[part.id] = identify.row(part.id, part.kind, words)
    return Ledger(old, tuple(rows.values()))


def _parts(root: etree._Element, text: Source) -> Iterator[tuple[_Part, str]]:
    """Every identified part of the text with its words, in the order in which they end."""
    opened: dict[etree._Element, _Part] = {}
    heads: list[tuple[etree._Element, _Part]] = []
    columns: dict[int, int] = {}
    for event, element, line, words in tei.walk(root):
        if event == "start":
            if element.get(XML_ID):
                opened[element] = _begun(element)
            elif local(element) == "head":
                heads.append((element, _Part("head", "")))
        elif event in ("line", "text") and words:
            column = columns[line] = columns.get(line, 0) + len(words)
            for part in (*opened.values(), *(head for _, head in heads)):
                part.start = text.offset(line, column - len(words)) if part.start is None else part.start
                part.end = text.offset(line, column)
        elif event == "skip":
            yield from _edited(element, opened)
        elif event == "end":
            if heads and heads[-1][0] is element:
                _, head = heads.pop()
                _title(element, opened, text.text[head.start or 0 : head.end])
            if element in opened:
                part = opened.pop(element)
                yield part, part.words(text.text)


def _begun(element: etree._Element) -> _Part:
    kind = element.get("type", "") if local(element) == "div" else _KINDS.get(local(element), "")
    year = element.get("n", "")
    return _Part(kind, element.get(XML_ID, ""), str(int(year)) if _YEAR.fullmatch(year) else year)


def _title(head: etree._Element, opened: Mapping[etree._Element, _Part], words: str) -> None:
    """Give a division the words of its first heading."""
    division = head.getparent()
    if division is not None and division in opened and not opened[division].heading:
        opened[division].heading = words


def _edited(element: etree._Element, opened: Mapping[etree._Element, _Part]) -> Iterator[tuple[_Part, str]]:
    """What is no base text but has an identifier, or names a division: readings, supplied headings and divisions."""
    if local(element) == "head":
        _title(element, opened, _visible(element))
    for inner in element.iter(f"{{{tei.NS}}}rdg"):
        app = inner.getparent()
        lemma = next((child for child in app if local(child) == "lem"), inner) if app is not None else inner
        witness = (inner.get("wit") or "").removeprefix("#")
        yield _Part("reading", inner.get(XML_ID, "")), f"{_visible(lemma)} {witness} {_visible(inner)}"


def _visible(element: etree._Element) -> str:
    """The words of an element without those that the editors put beside others."""
    words = element.text or ""
    for child in element:
        if local(child) not in _BESIDE:
            words += _visible(child)
        words += child.tail or ""
    return words
