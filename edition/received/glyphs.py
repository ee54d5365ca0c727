"""Characters that a TEI file declares for itself (`charDecl`), and what of them can stand in a plain text."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edition.received.xml import local
from edition.tei import XML_ID

_CODES: Final = re.compile(r"(?:U\+[0-9A-Fa-f]{4,6}\s*)+")
_CODE: Final = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
# Mappings that name the character itself, the surest first. A normalised form is another character and is not taken.
_EXACT: Final = ("unicode", "Unicode", "normal_unicode", "standard")
#: What stands for a character of which nothing is known.
UNKNOWN: Final = "〓"


def declared(root: etree._Element) -> dict[str, dict[str, str]]:
    """What is declared of each character, by its identifier: mappings by type, properties by name."""
    found: dict[str, dict[str, str]] = {}
    for char in root.iter("{*}char", "{*}glyph"):
        facts = found.setdefault(char.get(XML_ID, char.get("id", "")), {})
        for child in char.iter():
            if local(child) == "mapping":
                facts.setdefault(child.get("type", ""), _characters("".join(map(str, child.itertext()))))
            elif local(child) == "charProp":
                name, value = (
                    "".join(
                        "".join(map(str, part.itertext())) for part in child if local(part) in names
                    ).strip()
                    for names in (("localName", "unicodeName"), ("value",))
                )
                facts.setdefault(name, value)
    return found


def _characters(words: str) -> str:
    """Code points as the characters that they are; other words as they stand."""
    words = words.strip()
    if not _CODES.fullmatch(words):
        return words
    codes = [int(code, 16) for code in _CODE.findall(words)]
    return "".join(chr(code) for code in codes if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF)


def shown(element: etree._Element, known: dict[str, dict[str, str]]) -> str:
    """What a `g` is in the text: its character, else how it is composed (`[日*冓]`), else its private-use character.

    The content of the element goes before its declaration, unless it is private-use.
    """
    content = "".join(map(str, element.itertext())).strip()
    if content and not _PRIVATE.search(content):
        return content
    facts = known.get((element.get("ref") or "").rpartition("#")[2], {})
    exact = (facts[kind] for kind in _EXACT if facts.get(kind))
    composed = facts.get("composition") or facts.get("IDS") or ""
    return next(exact, "") or composed or content or facts.get("PUA") or UNKNOWN
