"""Reading a TEI file of ours back: safe parsing, the base text, the transcription byte for byte.

The base text is defined by the encoding, not by how it was written: the concatenation of the text nodes of `body`
without what the editors added (`corr`, `reg`, `rdg`, `supplied`, supplied headings and divisions), a `g` standing
for its private-use character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from edition import encodings
from edition.encodings import BOM
from edition.errors import Place, TeiError
from edition.source import expand_line_ends

NS: Final = "http://www.tei-c.org/ns/1.0"
_T: Final = f"{{{NS}}}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_EDITORIAL: Final = frozenset(_T + name for name in ("corr", "reg", "rdg"))
_SUPPLIED: Final = _T + "supplied"
_TITLED: Final = frozenset((_T + "head", _T + "div"))
_LB: Final = _T + "lb"
_G: Final = _T + "g"
_INDENT: Final = re.compile(r"indent\((\d+)\)")
_CODE: Final = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
IDEOGRAPHIC_SPACE: Final = "\u3000"


def parser() -> etree.XMLParser:
    """A parser that expands no entities, loads no DTD and opens no connection."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def parse(data: bytes, path: Path | None = None) -> etree._Element:
    """The root element of a TEI file.

    Raises TeiError if it is not well-formed or declares a document type.
    """
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Place(path, line or 1, max((column or 1) - 1, 0))
        raise TeiError(f"not well-formed XML: {error.msg}", place=place, remedy="correct the file") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise TeiError(
            "a document type declaration", place=Place(path, 1), remedy="remove the DOCTYPE"
        ) from None
    return root


def base_lines(root: etree._Element) -> dict[int, str]:
    """The lines of the transcription that the body preserves, by their number."""
    parts: dict[int, list[str]] = {}
    for event, _, line, text in walk(root):
        if event == "line":
            parts[line] = [text] if text else []
        elif event == "text":
            parts.setdefault(line, []).append(text)
    return {number: "".join(texts) for number, texts in parts.items()}


def walk(root: etree._Element) -> Iterator[tuple[str, etree._Element, int, str]]:
    """The body as it is read: event, element, line, text.

    Events are `start` and `end` of an element, `line` (an `lb`; the text is its indentation), `text` (base text), and
    `skip` (an element of the editors, whose content is no base text). White space with a line break that stands alone
    is pretty-printing, and no text.
    """
    private = _private(root)
    line = 0
    for body in root.iterfind(f"{_T}text/{_T}body"):
        skipping: etree._Element | None = None
        for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
            if event == "start":
                if skipping is not None:
                    continue
                text = element.text or ""
                if _is_editorial(element):
                    skipping = element
                    yield "skip", element, line, ""
                    continue
                yield "start", element, line, ""
                if element.tag == _LB:
                    line = int(element.get("n") or 0)
                    indent = _INDENT.match(element.get("rend") or "")
                    yield "line", element, line, IDEOGRAPHIC_SPACE * int(indent[1]) if indent else ""
                elif element.tag == _G and element.get("ref") in private:
                    yield "text", element, line, private[element.get("ref") or ""]
                    skipping = element
                elif _is_text(text):
                    yield "text", element, line, text
            else:
                if event == "end" and (skipping is None or (skipping is element and element.tag == _G)):
                    yield "end", element, line, ""
                if skipping is element:
                    skipping = None
                if skipping is None and element is not body and _is_text(element.tail or ""):
                    yield "text", element, line, element.tail or ""


def _is_text(text: str) -> bool:
    """False for nothing, and for white space with a line break that stands alone: pretty-printing."""
    return bool(text) and ("\n" not in text or bool(text.strip(" \t\r\n")))


def _is_editorial(element: etree._Element) -> bool:
    if element.tag in _EDITORIAL:
        return True
    if element.tag == _SUPPLIED:
        return "#transcription" not in (element.get("resp") or "").split()
    return element.tag in _TITLED and element.get("type") == "supplied"


def _private(root: etree._Element) -> dict[str, str]:
    """The private-use characters that `g` elements stand for, by pointer."""
    found = {}
    for char in root.iter(_T + "char", _T + "glyph"):
        for mapping in char.iterfind(_T + "mapping"):
            codes = _CODE.findall(mapping.text or "") if mapping.get("type") == "PUA" else []
            if codes and char.get(XML_ID):
                found[f"#{char.get(XML_ID)}"] = "".join(chr(int(code, 16)) for code in codes)
    return found


def base_text(data: bytes, path: Path | None = None) -> bytes:
    """The transcription that a TEI file of ours was made from, byte for byte.

    Raises TeiError if the header does not record its line ends.
    """
    root = parse(data, path)
    lines = base_lines(root)
    for seg in root.iterfind(f".//{_T}editorialDecl//{_T}seg[@type='omitted-line']"):
        lines[int(seg.get("n") or 0)] = seg.text or ""
    ends = root.find(f".//{_T}editorialDecl//{_T}seg[@type='line-ends']")
    bom = root.find(f".//{_T}editorialDecl//{_T}seg[@type='byte-order-mark']")
    if ends is None:
        raise TeiError(
            "the header does not record the line ends of the transcription",
            place=Place(path),
            remedy="use a file that this program wrote",
        )
    text = "".join(
        lines.get(number, "") + end for number, end in enumerate(expand_line_ends(ends.text or ""), 1)
    )
    return ((BOM if bom is not None and bom.text == "yes" else "") + text).encode(codec_of(root))


def codec_of(root: etree._Element) -> str:
    """The codec of the transcription as the header records it; without a record, UTF-8.

    Raises TeiError for a codec that no transcription is in.
    """
    seg = root.find(f".//{_T}editorialDecl//{_T}seg[@type='encoding']")
    codec = (seg.text or "").strip() if seg is not None else encodings.UTF8
    if encodings.name_of(codec) is None:
        raise TeiError(
            f"the header names the encoding “{codec}”", remedy="use a file that this program wrote"
        )
    return codec
