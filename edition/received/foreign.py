"""TEI of others -> the plain text that it holds, and a list of all that was left aside.

Every block (paragraph, heading, verse line, cell …) is a line. Notes within the line (`place="inline"`, 夾注) stay
where they are, in brackets. Readings of other witnesses, notes of the editors, entries of the table of contents and
whatever stands outside `body` are no part of the text: they are listed, each with the place that it belongs to.
An element that is not known gives its text, and is counted. Of an apparatus the lemma is taken; of a correction,
CBETA's is taken, as CBETA prints it, and in other files what the document itself has.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from edition.errors import Place, TeiError
from edition.received import elements, glyphs
from edition.received.page import Page
from edition.received.xml import local
from edition.tei import XML_ID

_OPENING: Final = "（(〔【〈["
#: As CBETA prints a character that nobody could read.
_UNREADABLE: Final = "▆"
# What outside the text may belong to a place within it, and what is listed there in one piece.
_POINTING: Final = frozenset(("app", "note"))
_PIECES: Final = frozenset(("p", "head", "item"))
_FULL_SPACE: Final = "\u3000"
_WIDEST: Final = 100
_CB_PLACE: Final = "{http://www.cbeta.org/ns/1.0}place"


def read(root: etree._Element, path: Path, *, cbeta: bool) -> Page:
    """The text of all `body` elements of a file.

    Raises TeiError if there is none.
    """
    bodies = [body for body in root.iter("{*}body") if not _in_body(body)]
    if not bodies:
        raise TeiError(
            "the file has no body",
            place=Place(path, 1),
            remedy="give a TEI file with text and body; a header alone is no text",
        )
    reader = _Reader(Page(), glyphs.declared(root), cbeta)
    for body in bodies:
        reader.content(body)
        reader.page.block()
    for part in root.iter("{*}front", "{*}back", "{*}standOff"):
        if not _in_body(part):
            reader.outside(part, local(part))
    return reader.page


def _in_body(element: etree._Element) -> bool:
    return any(local(above) == "body" for above in element.iterancestors())


class _Reader:
    """Reads elements onto a page."""

    def __init__(self, page: Page, known: dict[str, dict[str, str]], cbeta: bool) -> None:
        self.page = page
        self.known = known
        self.cbeta = cbeta
        self.bracketed = 0

    def content(self, element: etree._Element) -> None:
        """The text of an element and of all that stands in it."""
        self.page.write(element.text or "")
        for child in element:
            if local(child):
                self.element(child, local(child))
            else:
                self.page.counts[
                    "comment" if isinstance(child, etree._Comment) else "processing instruction"
                ] += 1
            self.page.write(child.tail or "")

    def element(self, element: etree._Element, name: str) -> None:
        """One element, by its name."""
        self.page.mark(element.get(XML_ID) or element.get("id") or "")
        if name in elements.EMPTY:
            self.empty(element, name)
        elif name == "note":
            self.note(element)
        elif name in elements.ASIDE:
            self.page.aside(name, _words(element) or _address(element), _reference(element))
        elif name == "choice":
            self.choice(element)
        elif name == "app":
            self.apparatus(element)
        elif name == "g":
            self.glyph(element)
        elif name in ("space", "caesura"):
            self.space(element)
        elif "foot" in (element.get("place"), element.get(_CB_PLACE)):
            self.page.aside(f"{name} at the foot", _words(element), _reference(element))
        elif name == "sg":
            self.in_brackets(element)
        elif name == "unclear" and not _words(element):
            self.page.sign(_UNREADABLE)
            self.page.aside("unclear", _UNREADABLE)
        else:
            self.known_or_not(element, name)

    def known_or_not(self, element: etree._Element, name: str) -> None:
        """An element whose text is text of the work."""
        if name not in elements.BLOCKS and name not in elements.PHRASES:
            self.page.counts[f"{name}, unknown: its text was taken"] += 1
        breaks = name in elements.BLOCKS and not self.bracketed
        if breaks:
            self.page.block()
        self.content(element)
        if breaks:
            self.page.block()

    def empty(self, element: etree._Element, name: str) -> None:
        """A mark that has no text. What an editor put into one all the same is not lost."""
        self.page.counts[name] += 1
        if name in elements.PLACES:
            unit = element.get("unit") or name
            self.page.place(unit, element.get("ed") or element.get("edRef") or "", element.get("n") or "")
        self.content(element)

    def note(self, element: etree._Element) -> None:
        """A note within the line, in brackets; any other is listed."""
        kind = element.get("type") or ""
        if element.get("place") not in elements.INLINE or kind in elements.EDITORS:
            self.page.aside(_kind("note", kind), _words(element), _reference(element))
            return
        self.in_brackets(element)

    def in_brackets(self, element: etree._Element) -> None:
        """An element in brackets, unless it brings its own."""
        own = _words(element)[:1] in tuple(_OPENING)
        self.bracketed += 1
        if not own:
            self.page.sign("（")
        self.content(element)
        if not own:
            self.page.sign("）")
        self.bracketed -= 1

    def choice(self, element: etree._Element) -> None:
        """One of two forms; the other is listed."""
        forms = [child for child in element if local(child)]
        self.between(element)
        order = elements.CBETA_CHOICE if self.cbeta else elements.CHOICE
        taken = next((form for name in order for form in forms if local(form) == name), None)
        for form in forms:
            if form is taken or (taken is None and form is forms[0]):
                self.element(form, local(form))
            else:
                self.page.aside(local(form), _words(form), _reference(form))

    def apparatus(self, element: etree._Element) -> None:
        """The lemma; the readings are listed. An apparatus that only points into the text has no text of it."""
        if element.get("from"):
            self.readings(element)
            return
        forms = [child for child in element if local(child)]
        self.between(element)
        lemma = next((form for form in forms if local(form) == "lem"), forms[0] if forms else element)
        if local(lemma) != "lem":
            self.page.aside("rdg without lem, taken", _words(lemma), _reference(lemma))
        for form in forms:
            if form is lemma:
                self.content(form)
            else:
                words = f"{_words(lemma)} → {_words(form)}" if local(form) == "rdg" else _words(form)
                self.page.aside(local(form), words, _reference(form))

    def between(self, element: etree._Element) -> None:
        """Words that stand between the forms of a choice or an apparatus, where TEI has no place for any."""
        for words in (element.text, *(child.tail for child in element)):
            self.loose(words, f"words of {local(element)}")

    def readings(self, element: etree._Element) -> None:
        """The readings of an apparatus that stands apart, at the place to which it points."""
        pointer = (element.get("from") or element.get("loc") or "").rpartition("#")[2]
        lemma = next((_words(child) for child in element if local(child) == "lem"), "")
        self.between(element)
        for child in element:
            if local(child) and local(child) != "lem":
                words = f"{lemma} → {_words(child)}" if local(child) == "rdg" else _words(child)
                self.page.aside(local(child), words, _reference(child), self.page.marks.get(pointer))

    def glyph(self, element: etree._Element) -> None:
        """A character that the file declares for itself."""
        char = glyphs.shown(element, self.known)
        self.page.aside("g, taken", char, (element.get("ref") or "").rpartition("#")[2])
        self.page.write(char)

    def space(self, element: etree._Element) -> None:
        """Space that is printed: an ideographic space for each character of it."""
        quantity = element.get("quantity") or "1"
        wide = int(quantity) if quantity.isdecimal() and element.get("unit") in (None, "chars", "char") else 1
        self.page.sign(_FULL_SPACE * min(wide, _WIDEST))
        self.page.counts[local(element)] += 1

    def outside(self, element: etree._Element, where: str) -> None:
        """What stands before or behind the text is listed, readings and notes at the place to which they point."""
        self.loose(element.text, where)
        for child in element:
            if local(child):
                self.part_outside(child, local(child), where)
            self.loose(child.tail, where)

    def part_outside(self, element: etree._Element, name: str, where: str) -> None:
        """One element outside the text: an apparatus, a note, words in one piece, or what holds such."""
        within = {local(inner) for inner in element.iter()}
        if name == "app":
            self.readings(element)
        elif name == "note":
            pointer = (element.get("target") or "").split(" ")[0].rpartition("#")[2]
            at = self.page.marks.get(pointer)
            kind = _kind("note", element.get("type") or "")
            self.page.aside(kind, _words(element), _reference(element), at)
        elif within.isdisjoint(_POINTING) and (name in _PIECES or within.isdisjoint(_PIECES)):
            self.loose(_words(element), where)
        else:
            self.outside(element, where)

    def loose(self, words: str | None, where: str) -> None:
        """Words outside the text."""
        if words and words.strip():
            self.page.aside(where, words, at=0 if where == "front" else None)


def _kind(name: str, kind: str) -> str:
    return f"{name}, {kind}" if kind else name


def _words(element: etree._Element) -> str:
    """All text within an element."""
    return "".join(map(str, element.itertext()))


def _address(element: etree._Element) -> str:
    """What stands for an element without words: the address of a picture, the reason of a gap."""
    inner = [element, *element.iter("{*}graphic")]
    return next(
        (e.get(name, "") for e in inner for name in ("url", "reason", "extent", "n") if e.get(name)), ""
    )


def _reference(element: etree._Element) -> str:
    return element.get("wit") or element.get("n") or element.get("resp") or ""
