"""What the header of a TEI file says of its text. What it does not say is empty, and never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from edition.metadata import PROVENANCE, UNKNOWN
from edition.received.xml import local
from edition.tei import XML_ID

OWN: Final = "edition"
CBETA: Final = "CBETA P5a"
TEI: Final = "TEI"
_CB: Final = "http://www.cbeta.org/ns/1.0"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# A CBETA title names the collection and the number first: 大正新脩大藏經數位版, No. 2035 佛祖統紀.
_NUMBERED: Final = re.compile(r".*\bNo\.\s*(\w+)\s+(.+)", re.DOTALL)
# What our own header says of the provenance, by the words with which it says so.
_LABELS: Final = {
    "base edition (底本)": "base_edition",
    "punctuated by": "punctuator",
    "obtained from": "obtained_from",
    "obtained on": "obtained_on",
}
_RIGHTS: Final = "Rights in the transcription: "
_TRANSCRIBERS: Final = "the transcribers of the source text"
_LANGUAGES: Final = ("lzh-Hant", "lzh-Hans")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a text from its header. `identifier` is the `xml:id` of the file, `author_id` that of the
    author; `provenance` has the keys of `metadata.PROVENANCE` that are known.
    """

    identifier: str = ""
    title: str = ""
    part: str = ""
    part_number: int | None = None
    author: str = ""
    author_id: str = ""
    work_date: str = ""
    language: str = ""
    provenance: dict[str, str] = field(default_factory=dict)


def flavour(root: etree._Element) -> str:
    """Whose conventions a TEI file that is not ours follows: CBETA's, or none that are known."""
    return CBETA if _CB in root.nsmap.values() or root.find(f".//{{{_CB}}}*") is not None else TEI


def own(root: etree._Element) -> Facts:
    """What one of our own headers says."""
    titles = _all(root, "titleStmt", "title")
    part = next((title for title in titles if title.get("type") == "part"), None)
    number = part.get("n", "") if part is not None else ""
    author = _first(root, "titleStmt", "author")
    language = root.get(_LANG, "")
    return Facts(
        root.get(XML_ID, ""),
        next((_words(title) for title in titles if title.get("type") != "part"), ""),
        _words(part),
        int(number) if number.isdecimal() else None,
        _known(_words(author)),
        author.get(XML_ID, "") if author is not None else "",
        _known(_words(_first(root, "sourceDesc", "bibl", "date"))),
        language if language in _LANGUAGES else "",
        _own_provenance(root),
    )


def _own_provenance(root: etree._Element) -> dict[str, str]:
    found = {}
    for statement in _words(_first(root, "sourceDesc", "bibl")).split("; "):
        label, _, value = statement.partition(": ")
        if label in _LABELS:
            found[_LABELS[label]] = value
    rights = _words(_first(root, "availability", "p"))
    if rights.startswith(_RIGHTS):
        found["rights"] = rights.removeprefix(_RIGHTS)
    for hand in _all(root, "titleStmt", "respStmt"):
        if hand.get(XML_ID) == "transcription":
            name = _words(_first(hand, "orgName"))
            if not name.startswith(_TRANSCRIBERS):
                found["transcriber"] = name
    return {key: value for key, value in found.items() if key in PROVENANCE and _known(value)}


def foreign(root: etree._Element, kind: str) -> Facts:
    """What the header of somebody else's TEI says: title, author, printed edition, distributor, rights."""
    header = _first(root, "teiHeader")
    if header is None:
        return Facts(root.get(XML_ID, ""))
    title, number = _title(header)
    edition = _edition(header)
    base = f"{edition}, No. {number}" if edition and number else edition
    paths = (("distributor", "name"), ("distributor",), ("publisher",))
    publishers = (_words(_first(header, "publicationStmt", *path)) for path in paths)
    provenance = {
        "base_edition": base,
        "obtained_from": next(filter(None, publishers), ""),
        "rights": _words(_first(header, "availability")),
        "transcriber": "CBETA" if kind == CBETA else "",
    }
    return Facts(
        root.get(XML_ID, ""),
        title,
        author=_words(_first(header, "titleStmt", "author")),
        provenance={key: value for key, value in provenance.items() if value},
    )


def _title(header: etree._Element) -> tuple[str, str]:
    """The title of the work, in Chinese if it is given so, and its number in a collection."""
    stated = _all(header, "titleStmt", "title")
    titles = [title for title in stated if title.get("level") != "s" and _words(title)]
    titles.sort(key=lambda title: (title.get("type", "main") != "main", not _chinese(title)))
    for title in titles:
        numbered = _NUMBERED.fullmatch(_words(title))
        return (numbered[2], numbered[1]) if numbered else (_words(title), "")
    return "", ""


def _edition(header: etree._Element) -> str:
    """The printed edition: the collection in Chinese, if it is named so, else what `sourceDesc` says."""
    titles = [title for title in _all(header, "sourceDesc", "bibl", "title") if title.get("level") == "s"]
    named = next((title for title in titles if _chinese(title)), titles[0] if titles else None)
    if named is not None:
        return _words(named)
    first = _first(header, "sourceDesc", "bibl")
    return _words(first if first is not None else _first(header, "sourceDesc", "p"))


def _chinese(element: etree._Element) -> bool:
    return element.get(_LANG, "").startswith(("zh", "lzh"))


def _all(element: etree._Element, *path: str) -> list[etree._Element]:
    """Elements at the end of a path of names, each a descendant of the one before; the last a child."""
    *above, last = path
    found = [element]
    for name in above:
        found = [inner for outer in found for inner in outer.iter(f"{{*}}{name}")]
    return [child for outer in found for child in outer if local(child) == last]


def _first(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element at the end of a path of names, each a descendant of the one before."""
    at: etree._Element | None = element
    for name in path:
        if at is None:
            return None
        at = next((inner for inner in at.iter(f"{{*}}{name}")), None)
    return at


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def _known(words: str) -> str:
    return "" if words == UNKNOWN else words
