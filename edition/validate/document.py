"""A TEI file with the place of each of its elements: lxml for the tree, expat for lines and columns.

lxml keeps the line of an element but not its column, and no line above 65535 in older libraries; expat reports both
exactly, so each file is read twice. No entity is expanded and no DTD is loaded: a document type declaration is
refused before lxml sees the file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final
from xml.parsers import expat

from lxml import etree

from edition.tei import NS, XML_ID
from edition.validate.findings import Finding, help_for

T: Final = f"{{{NS}}}"
_POINTERS: Final = ("active", "passive", "target", "corresp", "source", "ref")


class UnreadableError(Exception):
    """A file that cannot be checked further; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass
class Document:
    """One file under examination: its bytes, its tree, and the place of every start tag in document order."""

    path: Path
    data: bytes
    root: etree._Element
    places: list[tuple[int, int]]

    @cached_property
    def elements(self) -> list[etree._Element]:
        """All elements in document order."""
        return list(self.root.iter("*"))

    @cached_property
    def _order(self) -> dict[etree._Element, int]:
        return {element: number for number, element in enumerate(self.elements)}

    def place(self, element: etree._Element) -> tuple[int, int]:
        """1-based line and column of an element's start tag."""
        return self.places[self._order[element]]

    @property
    def name(self) -> str:
        """The identifier of the text, empty if it has none."""
        return self.root.get(XML_ID) or ""

    def finding(
        self, element: etree._Element, rule: str, message: str, remedy: str = "", *, severity: str = "error"
    ) -> Finding:
        """A finding at an element."""
        line, column = self.place(element)
        name = etree.QName(element).localname
        return Finding(self.path, line, column, rule, message, remedy, severity, help_for(rule, name))

    def text_finding(
        self,
        element: etree._Element,
        number: int,
        rule: str,
        message: str,
        remedy: str = "",
        *,
        severity: str = "error",
    ) -> Finding:
        """A finding at a text of an element: the 1-based `number` counts its text nodes as XPath does; 0 is none."""
        found = self.finding(element, rule, message, remedy, severity=severity)
        if not number:
            return found
        line, column = self._texts.get((self._order[element], number), (found.line, found.column))
        return replace(found, line=line, column=column)

    @cached_property
    def _texts(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Where each text node begins that is more than white space, by the number of its element and its own.

        Only findings at a text ask for it, so that a file without any is not read again.
        """
        return _text_places(self.data)

    @cached_property
    def outward(self) -> list[tuple[etree._Element, str, str]]:
        """Every pointer into another file: the element, the file name, the identifier. Web addresses are none."""
        found = []
        for element in self.elements:
            for attribute in _POINTERS:
                value = element.get(attribute)
                if value is None or (value.startswith("#") and " " not in value):
                    continue
                for pointer in value.split():
                    name, mark, identifier = pointer.partition("#")
                    if mark and name and "://" not in name:
                        found.append((element, name, identifier))
        return found

    @property
    def repeats_identifiers(self) -> bool:
        """Whether an identifier stands twice."""
        return len(self.identifiers) < sum(element.get(XML_ID) is not None for element in self.elements)

    @cached_property
    def identifiers(self) -> dict[str, etree._Element]:
        """The first element of each identifier."""
        found: dict[str, etree._Element] = {}
        for element in self.elements:
            name = element.get(XML_ID)
            if name is not None:
                found.setdefault(name, element)
        return found


def safe_parser() -> etree.XMLParser:
    """A parser that loads no DTD, expands no entity, opens no connection.

    Identifiers that stand twice are a finding of ours, not a reason for it to stop.
    """
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False
    )


def read(path: Path) -> Document:
    """Read a file for checking.

    Raises UnreadableError, with the finding, if it is missing, not well-formed, or declares a document type.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            _refusal(path, 1, 1, f"cannot be read: {error.strerror}", "check the path")
        ) from None
    return from_bytes(data, path)


def from_bytes(data: bytes, path: Path) -> Document:
    """As `read`, for bytes in hand."""
    places = _places(data, path)
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnreadableError(
            _refusal(path, line or 1, column or 1, error.msg or "not well-formed", "")
        ) from None
    return Document(path, data, root, places)


def _refusal(path: Path, line: int, column: int, message: str, remedy: str) -> Finding:
    return Finding(
        path, line, column, "not-well-formed", message, remedy, "error", help_for("not-well-formed")
    )


def _places(data: bytes, path: Path) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: dict[str, str]) -> None:
        places.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def doctype(*_: object) -> None:
        message = "a document type declaration"
        raise UnreadableError(_refusal(path, parser.CurrentLineNumber, 1, message, "remove the DOCTYPE"))

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code) or "not well-formed"
        raise UnreadableError(
            _refusal(path, error.lineno, error.offset + 1, f"not well-formed XML: {message}", "")
        ) from None
    return places


def _text_places(data: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """1-based line and column of the first character that is no white space, for each text node.

    A text node is named by the number of its element in document order, from 0, and its number in it, from 1. Elements,
    comments and processing instructions part text nodes.
    """
    places: dict[tuple[int, int], tuple[int, int]] = {}
    open_elements: list[list[int]] = []  # of each element its number, and how many text nodes it had so far
    count, within = 0, False
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count, within
        open_elements.append([count, 0])
        count, within = count + 1, False

    def end(_name: str) -> None:
        nonlocal within
        open_elements.pop()
        within = False

    def apart(*_: str) -> None:
        nonlocal within
        within = False

    def text(words: str) -> None:
        nonlocal within
        if not open_elements:
            return
        here = open_elements[-1]
        here[1], within = here[1] + (not within), True
        rest = words.lstrip(" \t\r\n")
        if rest:
            column = parser.CurrentColumnNumber + 1 + len(words) - len(rest)
            places.setdefault((here[0], here[1]), (parser.CurrentLineNumber, column))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CommentHandler = parser.ProcessingInstructionHandler = apart
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return places
