"""Which files are XML, and reading them so that they can do no harm."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from lxml import etree

from edition.errors import Place, TeiError

_HEAD: Final = 4096
#: What may stand before the root element: white space, comments, processing instructions.
_PROLOGUE: Final = (
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)*"
)
_TEI_ROOT: Final = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:TEI|TEI\.2|teiCorpus)[\s>/]")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_NO_ELEMENTS: Final = (etree._Comment, etree._ProcessingInstruction, etree._Entity)
_ROOTS: Final = frozenset(("TEI", "TEI.2", "teiCorpus"))


def is_xml(data: bytes, path: Path) -> bool:
    """True for a file that is to be read as XML: it says so itself, has the root of a TEI file, or is called .xml.

    Raises TeiError for a page of HTML: what of it is text, nobody but its maker can say.
    """
    head, own = _opening(data)
    if _HTML.match(own):
        raise TeiError(
            "this is a page of HTML, not a text",
            place=Place(path, 1),
            remedy="copy the text of the page into a plain text file, or look for a download as text or TEI",
        )
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").startswith(b"<?xml") or bool(
        _TEI_ROOT.match(own) or (path.suffix.lower() == ".xml" and own.startswith(b"<"))
    )


def _opening(data: bytes) -> tuple[bytes, bytes]:
    """How a file begins, as one byte a character, and the same without what stands before the root element."""
    head = data[:_HEAD].replace(b"\0", b"")  # UTF-16: markup is ASCII, every other byte of it is nought
    before = re.match(_PROLOGUE, head)
    return head, head[before.end() :] if before else head


def parse(data: bytes, path: Path) -> etree._Element:
    """The root element of a TEI file.

    No entity is expanded, no DTD loaded, no connection opened; a file that declares a document type is refused before
    it is parsed, and one that is unreasonably deep while it is. Raises TeiError for these, for what is not well-formed,
    and for XML that is not TEI.
    """
    if _DOCTYPE.match(_opening(data)[1]):
        raise _doctype(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Place(path, line or 1, max((column or 1) - 1, 0))
        remedy = "open it in an XML editor, which shows the place, or ask where you had it from"
        raise TeiError(f"not well-formed XML: {error.msg}", place=place, remedy=remedy) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(path)
    if local(root) not in _ROOTS:
        raise TeiError(
            f"the root element is {local(root)}, not TEI",
            place=Place(path, root.sourceline if isinstance(root.sourceline, int) else 1),
            remedy="only TEI can be read; convert the file to TEI, or save its text as plain text",
        )
    return root


def _doctype(path: Path) -> TeiError:
    return TeiError(
        "a document type declaration (DOCTYPE)",
        place=Place(path, 1),
        remedy="it can make a file read other files or grow without end: remove it, and write entities as characters",
    )


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment or a processing instruction."""
    return "" if isinstance(element, _NO_ELEMENTS) else etree.QName(element).localname


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
