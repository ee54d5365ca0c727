"""The list of works that the chronicles cite: `tei/authority/works.xml`, kept by the editors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.errors import DataError, Place
from edition.fold import fold

_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is cited.

    `title` is the full title, `short_titles` the other forms by which the texts cite it. `author`, `date`,
    `juan` (the number of its juan) and `genre` (正史, 編年, …) are empty or None where nobody is sure.
    `transliterates` says that the edition in use writes foreign names anew, as the 四庫全書 text of 長編
    does: its readings of such names are other transcriptions, not other words.
    """

    id: str
    title: str
    short_titles: tuple[str, ...] = ()
    author: str = ""
    date: str = ""
    juan: int | None = None
    genre: str = ""
    transliterates: bool = False


def load_works(path: Path) -> tuple[Work, ...]:
    """Read the list, in its order.

    Raises DataError, with the line, for a file that is missing or not well-formed, a work without identifier
    or title, and an identifier or a title that stands for two works. Titles that differ only in the form of a
    character (鑑, 鑒) count as one.
    """
    works: list[Work] = []
    titles: dict[str, str] = {}
    for bibl in _root(path).iterfind(f".//{_TEI}listBibl[@type='works']/{_TEI}bibl"):
        place = Place(path, _line(bibl))
        work = _work(bibl, place)
        for title in (work.title, *work.short_titles):
            owner = titles.setdefault(fold(title), work.id)
            if owner != work.id:
                message = f"the title {title} stands for both {owner} and {work.id}"
                raise DataError(
                    message, place=place, remedy="keep it with the work that the texts mean by it"
                )
        works.append(work)
    if not works:
        remedy = 'put the works into <listBibl type="works">'
        raise DataError("the list has no works", place=Place(path), remedy=remedy)
    return tuple(works)


def _root(path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        remedy = "check the path in edition.toml"
        raise DataError(f"cannot be read: {error.strerror}", place=Place(path), remedy=remedy) from None
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Place(path, line, max(column - 1, 0))
        message = error.msg.partition(", line ")[
            0
        ]  # an xml:id that stands twice is found by the parser as well
        remedy = "correct the XML; an editor for XML shows the place"
        raise DataError(f"not well-formed: {message}", place=place, remedy=remedy) from None


def _work(bibl: etree._Element, place: Place) -> Work:
    identifier = bibl.get(_ID)
    if not identifier:
        raise DataError("a work without xml:id", place=place, remedy="give it an xml:id")
    titles = [(title.get("type"), _text(title)) for title in bibl.iterfind(f"{_TEI}title")]
    full = [words for kind, words in titles if kind != "short" and words]
    if len(full) != 1:
        message = f"{identifier} has {len(full)} full titles"
        raise DataError(message, place=place, remedy='give one title, and mark the others type="short"')
    return Work(
        identifier,
        full[0],
        tuple(words for kind, words in titles if kind == "short" and words),
        _text(bibl.find(f"{_TEI}author")),
        _text(bibl.find(f"{_TEI}date")),
        _juan(bibl, place),
        _text(bibl.find(f"{_TEI}note[@type='genre']")),
        bibl.find(f"{_TEI}note[@type='transliteration']") is not None,
    )


def _juan(bibl: etree._Element, place: Place) -> int | None:
    measure = bibl.find(f".//{_TEI}measure[@unit='juan']")
    if measure is None:
        return None
    quantity = measure.get("quantity", "")
    if not quantity.isascii() or not quantity.isdigit():
        line = Place(place.path, _line(measure))
        raise DataError(f"the number of juan is “{quantity}”", place=line, remedy="write quantity in digits")
    return int(quantity)


def _line(element: etree._Element) -> int:
    """The line of an element's start tag, 1-based."""
    line: int | None = getattr(element, "sourceline", None)  # the stubs give it no usable type
    return line or 1


def _text(element: etree._Element | None) -> str:
    """The words of an element with single spaces; empty for none."""
    if element is None:
        return ""
    return " ".join("".join(str(part) for part in element.itertext()).split())
