"""Reading a TEI file of ours with lxml alone: the place of every element in the lines of the transcription."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

Place = tuple[int, int]
T: Final = "{http://www.tei-c.org/ns/1.0}"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass
class Reading:
    """A TEI file with the place of everything in the lines of the source, counted in characters that are no space.

    `starts` and `ends` are the places of an element's first character and after its last, `tags` where its tag stands,
    `hidden` the places of the characters that are markup of the transcription and no text.
    """

    root: etree._Element
    lines: dict[int, str] = field(default_factory=dict)
    starts: dict[etree._Element, Place] = field(default_factory=dict)
    ends: dict[etree._Element, Place] = field(default_factory=dict)
    tags: dict[etree._Element, Place] = field(default_factory=dict)
    hidden: set[Place] = field(default_factory=set)

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The elements of the body with these names, those that the editors supply left out."""
        for body in self.root.iterfind(f"{T}text/{T}body"):
            yield from (e for e in body.iter(*(T + name for name in names)) if e in self.tags)

    def words(self, element: etree._Element) -> str:
        """The text of an element, without line ends and markup."""
        (line, start), (last, end) = self.starts[element], self.ends[element]
        places = (
            (n, column)
            for n in range(line, last + 1)
            for column in range(start if n == line else 0, end if n == last else len(self.lines.get(n, "")))
        )
        return "".join(self.lines[n][c] for n, c in places if (n, c) not in self.hidden)


def read(data: bytes) -> Reading:
    """Read a TEI file of ours: every character of its base text with its place."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    found = Reading(etree.fromstring(data, parser))
    mapped = {f"#{c.get(_XML_ID)}": _mapped(c) for c in found.root.iter(T + "char", T + "glyph")}
    for body in found.root.iterfind(f"{T}text/{T}body"):
        _walk(found, body, (), 0, mapped)
    return found


def _mapped(char: etree._Element) -> str:
    """The code points for which a `g` stands."""
    mapping = char.find(f"{T}mapping[@type='PUA']")
    codes = re.findall(r"U\+([0-9A-F]{4,6})", mapping.text if mapping is not None and mapping.text else "")
    return "".join(chr(int(code, 16)) for code in codes)


def _walk(
    found: Reading,
    element: etree._Element,
    around: tuple[etree._Element, ...],
    line: int,
    mapped: dict[str, str],
) -> int:
    """Take in an element and all below it; returns the line in which it ends."""
    if _is_ours(element):
        return line
    name, inside = etree.QName(element).localname, (*around, element)
    if name == "lb":
        line = int(element.get("n", "0"))
        indent = re.fullmatch(r"indent\((\d+)\)", element.get("rend") or "")
        found.lines[line] = "\u3000" * int(indent[1]) if indent else ""
    found.tags[element] = (line, len(found.lines.get(line, "")))
    if name == "g" and mapped.get(element.get("ref") or ""):
        _add(found, mapped[element.get("ref") or ""], inside, line)
        return line
    _add(found, element.text, inside, line)
    for child in element:
        line = _walk(found, child, inside, line, mapped)
        _add(found, child.tail, inside, line)
    return line


def _is_ours(element: etree._Element) -> bool:
    """Whether an element is no part of the received text."""
    name = etree.QName(element).localname
    if name == "supplied":
        return "#transcription" not in (element.get("resp") or "").split()
    return name in ("corr", "reg", "rdg") or (name in ("head", "div") and element.get("type") == "supplied")


def _add(found: Reading, text: str | None, inside: tuple[etree._Element, ...], line: int) -> None:
    """Add text to a line and to all elements around it; white space with a line break is pretty-printing."""
    if not text or ("\n" in text and not text.strip(" \t\r\n")):
        return
    before = found.lines.get(line, "")
    found.lines[line] = before + text
    inked = [n for n, char in enumerate(text, len(before)) if not char.isspace()]
    markup = any(e.tag == T + "surplus" and e.get("reason") == "markup" for e in inside)
    if markup:
        found.hidden.update((line, n) for n in range(len(before), len(before) + len(text)))
        if inside[-1].tag != T + "surplus":
            return
    for element in inside:
        # Markup at the edge of an element is no part of what it says.
        if inked and (not markup or element is inside[-1]):
            found.starts.setdefault(element, (line, inked[0]))
            found.ends[element] = (line, inked[-1] + 1)
