"""The website: TEI to a folder of static pages that needs no server, no script and no network.

All texts of an edition go to `xslt/html.xsl` in one document, so that pages can point at each other:

    <site warning="…">
      <info><fact name="…">…</fact></info>
      <text name="…"><file …/><questions><question …/></questions><TEI>…</TEI></text>…
    </site>

in the namespace `urn:edition:site`. The sheet answers with the pages and the reading texts; this module puts the
style sheet, the TEI, the transcriptions and the books beside them, with their digests in SHA256SUMS.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition import files, resources
from edition.errors import OutputError, Place, TeiError
from edition.metadata import UNKNOWN, EditionInfo
from edition.saxon import Sheet
from edition.tei import NS, XML_ID, parse

SHEET: Final = "xslt/html.xsl"
STYLE: Final = "xslt/site.css"
# Pages that the site has of its own.
PAGES: Final = ("index", "works", "doubtful-dates", "about")
# The dates to look at, for programs.
QUESTIONS: Final = "dates.json"
_SITE: Final = "urn:edition:site"


@dataclass(frozen=True, slots=True)
class _File:
    """A file offered for download: what it is (`tei`, `source`, `book`), its address in the site, its content."""

    kind: str
    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Text:
    """A chronicle: the name of its page, its TEI, and the files offered with it."""

    name: str
    root: etree._Element
    files: tuple[_File, ...]


def render_site(
    texts: Sequence[Path],
    out: Path,
    *,
    info: EditionInfo | None = None,
    books: Path | None = None,
    sources: Mapping[str, Path] | None = None,
    questions: Sequence[Mapping[str, object]] | None = None,
    warning: str = "",
) -> None:
    """Write the website of the TEI files `texts` into the folder `out`, in their order.

    `info` describes the edition as a whole; without it the pages say what the headers of the texts say. `books` is
    a folder whose NAME.pdf is offered for download where there is one, `sources` gives the transcription of a text
    by its `xml:id`. `questions` are the dates to look at (`edition.date_report`); without them, the page of these lists
    what can be told from the TEI alone. `warning` stands at the head of every page.

    Raises TeiError for a file that cannot be read, is not well-formed, holds an element without a rule, or takes
    the name of another page; OutputError if `out` cannot be written.
    """
    _check_names(texts)
    read = [_read(path, books, sources or {}) for path in texts]
    pages = Sheet(resources.path(SHEET)).transform(_document(read, info, warning, questions)).documents
    contents = {address: text.encode("utf-8") for address, text in pages.items()}
    downloads = {file.address: file.data for text in read for file in text.files}
    if questions is not None:
        listed = json.dumps(list(questions), ensure_ascii=False, indent=1)
        downloads[QUESTIONS] = f"{listed}\n".encode()
    if any(address.startswith("book/") for address in downloads) and books is not None:
        # The licences of the fonts go wherever a book goes that embeds them.
        downloads |= {f"book/{path.name}": _bytes(path) for path in sorted(books.glob("LICENCE-*"))}
    downloads |= {address: data for address, data in contents.items() if not address.endswith(".html")}
    sums = "".join(f"{files.digest(data)}  {address}\n" for address, data in sorted(downloads.items()))
    style = {"site.css": resources.path(STYLE).read_bytes()}
    _write(out, {**contents, **downloads, **style, files.SUMS: sums.encode("utf-8")})


def _check_names(texts: Sequence[Path]) -> None:
    """A page for each text, and none twice."""
    taken = set(PAGES)
    for path in texts:
        if path.stem in taken:
            message = f"the site already has a page {path.stem}.html"
            raise TeiError(message, place=Place(path), remedy="give the file another name")
        taken.add(path.stem)


def _read(path: Path, books: Path | None, sources: Mapping[str, Path]) -> _Text:
    """A text with all that is offered for download beside it."""
    data = _bytes(path)
    root = parse(data, path)
    if root.tag != f"{{{NS}}}TEI":
        raise TeiError("the root element is not TEI", place=Place(path, 1), remedy="give a TEI file")
    offered = [_File("tei", f"tei/{path.name}", data)]
    source = sources.get(root.get(XML_ID, path.stem))
    if source is not None:
        offered.append(_File("source", f"source/{source.name}", _bytes(source)))
    book = books / f"{path.stem}.pdf" if books is not None else None
    if book is not None and book.is_file():
        offered.append(_File("book", f"book/{book.name}", _bytes(book)))
    return _Text(path.stem, root, tuple(offered))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"cannot read it: {error.strerror}"
        raise TeiError(message, place=Place(path), remedy="check the path") from error


def _document(
    texts: Sequence[_Text],
    info: EditionInfo | None,
    warning: str,
    questions: Sequence[Mapping[str, object]] | None,
) -> etree._Element:
    """All texts in one document, for the sheet."""
    site = etree.Element(f"{{{_SITE}}}site")
    site.set("warning", warning)
    site.append(_edition(info, texts))
    for text in texts:
        element = etree.SubElement(site, f"{{{_SITE}}}text", {"name": text.name})
        for file in text.files:
            attributes = {"kind": file.kind, "href": file.address, "sha256": files.digest(file.data)}
            etree.SubElement(element, f"{{{_SITE}}}file", attributes)
        if questions is not None:
            own = text.root.get(XML_ID, text.name)
            element.append(_questions([row for row in questions if row["text"] == own]))
        element.append(text.root)
    return site


def _questions(rows: Sequence[Mapping[str, object]]) -> etree._Element:
    """The dates of a text to look at; a cell without a value is no attribute."""
    element = etree.Element(f"{{{_SITE}}}questions")
    for row in rows:
        cells = {name: str(value) for name, value in row.items() if value not in (None, "")}
        etree.SubElement(element, f"{{{_SITE}}}question", cells)
    return element


def _edition(info: EditionInfo | None, texts: Sequence[_Text]) -> etree._Element:
    """What is known of the edition as a whole; a fact that nobody knows has no element."""
    element = etree.Element(f"{{{_SITE}}}info")
    for name, value in _facts(info) if info is not None else _stated([text.root for text in texts]):
        if value and value != UNKNOWN:
            child = etree.SubElement(element, f"{{{_SITE}}}fact", {"name": name})
            child.text = value
    return element


def _facts(info: EditionInfo) -> Iterator[tuple[str, str]]:
    yield "title-zh", info.title_zh
    yield "title-pinyin", info.title_pinyin
    yield "title-en", info.title_en
    yield "version", info.version
    yield "date", info.date
    yield from (("editor", person.name) for person in info.editors)
    yield "publisher", info.publisher
    yield "licence", info.licence.name
    yield "licence-url", info.licence.url
    yield "contact", info.contact
    yield from (("identifier", f"{kind} {value}") for kind, value in info.identifiers)


_NAMESPACES: Final = {"t": NS}
# Where a header states a fact about the edition.
_STATED: Final = {
    "title-zh": "t:titleStmt/t:title[@type='main']/text()",
    "version": "t:editionStmt/t:edition/@n",
    "date": "t:publicationStmt/t:date/@when",
    "editor": "t:titleStmt/t:respStmt[@xml:id='editor']/*[not(self::t:resp)]/text()",
    "publisher": "t:publicationStmt/t:publisher/text()",
    "licence": "t:publicationStmt/t:availability/t:licence/text()",
    "licence-url": "t:publicationStmt/t:availability/t:licence/@target",
}


def _stated(roots: Sequence[etree._Element]) -> Iterator[tuple[str, str]]:
    """The same facts from the headers: all titles and editors, but one version, date, publisher and licence."""
    for name, path in _STATED.items():
        found = dict.fromkeys(value for root in roots for value in _values(root, path))
        if name == "title-zh":
            yield name, "、".join(found)
        elif name == "editor":
            yield from ((name, value) for value in found)
        else:
            yield name, next(iter(found), "")


def _values(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(f"t:teiHeader/t:fileDesc/{path}", namespaces=_NAMESPACES)
    return [str(value).strip() for value in found] if isinstance(found, list) else []


def _write(out: Path, contents: Mapping[str, bytes]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, place=Place(out), remedy="choose another folder") from None
    for address, data in sorted(contents.items()):
        files.write(out / address, data)
