"""The text of a new manifest: what was recognised as values, and why as remarks beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edition.encodings import UTF8
from edition.metadata import PROVENANCE, UNKNOWN
from edition.profiles import KEYS, shipped

if TYPE_CHECKING:
    from edition.metadata import TextInfo
    from edition.recognise import Finding, Recognition
    from edition.source import Source

_WIDTH: Final = 110
_HEAD: Final = """\
# The manifest of an edition: which texts, who answers for them. Correct what is not right, and build with
#     edition build
# Lines that begin with # are remarks. What nobody knows is "unknown": it is printed as such, and never guessed.
# docs/data-files.md explains every key. Paths are relative to this file and stay in its folder.
"""


@dataclass(frozen=True, slots=True)
class TextDraft:
    """What is known of one text: identifier, path, title, part, number, other facts, date in force at the beginning,
    the conventions recognised, the transcription, and how many of its dates have no year.
    """

    id: str
    path: str
    title: str
    part: str
    number: int
    info: TextInfo
    start: str
    recognition: Recognition
    source: Source
    undated: int


def compose(title: str, name: str, day: str, texts: Sequence[TextDraft]) -> str:
    """The manifest of an edition of these texts; `name` is its folder's, from which the identifier is made."""
    return "\n".join([*_edition(title, name, day), *(line for text in texts for line in _text(text))]) + "\n"


def _edition(title: str, name: str, day: str) -> Iterator[str]:
    yield _HEAD
    yield "[edition]"
    yield f"id = {_string(re.sub(r'[^A-Za-z0-9-]+', '-', name).strip('-').lower() or 'edition')}"
    yield f"title_zh = {_string(title)}"
    yield f"title_pinyin = {_string(UNKNOWN)}   # the title in pinyin"
    yield f"title_en = {_string(UNKNOWN)}   # the title in English"
    yield 'version = "0.1.0"'
    yield f"date = {_string(day)}   # the day of this version"
    yield f"publisher = {_string(UNKNOWN)}"
    yield f"place = {_string(UNKNOWN)}"
    yield f"contact = {_string(UNKNOWN)}   # where readers send what they find wrong"
    yield 'licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }   # of your encoding'
    yield "\n[[edition.editors]]"
    yield f'name = {_string(UNKNOWN)}   # you; add orcid = "0000-0000-0000-0000" if you have one'
    yield "\n[files]"
    yield 'works = "tei/authority/works.xml"   # works that are cited; add those that edition report works lists'
    yield 'year_headings = "tei/year-headings.csv"   # headings of years that the transcription lost'
    yield 'emendations = "tei/emendations.csv"   # what you emend, and why'
    yield 'decisions = "tei/decisions.csv"   # what you decide where the program was not sure'
    yield 'tei = "tei"'
    yield 'build = "build"'


def _text(text: TextDraft) -> Iterator[str]:
    own = text.recognition
    yield "\n[[text]]"
    yield f"id = {_string(text.id)}   # begins the identifiers of all passages: choose it well, and keep it"
    yield f"source = {_string(text.path)}"
    if text.source.encoding != UTF8:
        yield f"encoding = {_string(text.source.encoding)}   # {text.source.found}"
    yield f"title = {_string(text.title)}"
    yield f"part = {_string(text.part)}   # such as 卷一"
    yield f"part_number = {text.number}"
    author = text.info.author
    yield f"author = {{ xml_id = {_string(author.xml_id)}, name = {_string(author.name)} }}"
    yield f"work_date = {_string(text.info.work_date)}   # when the work was made"
    yield from _remark(_finding(own, "language"), text.source)
    language = own.language if own.language != "lzh" else "lzh-Hant"
    yield f"language = {_string(language)}"
    yield from _conventions(text)
    yield f"calendar = {_string('song')}   # whose calendar its dates follow"
    if text.undated and not text.start:
        yield f"# {text.undated} of its dates have no year: does the text not say in which year it begins?"
    yield f"start = {_string(text.start)}   # the date in force before the first character, such as 宋太平興國七年"
    for name, meaning in PROVENANCE.items():
        yield f"{name} = {_string(getattr(text.info, name))}   # {meaning}"


def _conventions(text: TextDraft) -> Iterator[str]:
    """The profile, and the conventions that differ from it, each with the reason."""
    own = text.recognition.conventions
    base = shipped()[own.name]
    yield from _remark(_finding(text.recognition, "division"), text.source)
    yield f"profile = {_string(own.name)}   # one of {', '.join(shipped())}"
    differing = [key for key in KEYS if getattr(own, key) != getattr(base, key)]
    for key in differing:
        yield from _remark(_finding(text.recognition, key), text.source)
    if differing:
        cells = ", ".join(f"{key} = {_value(getattr(own, key))}" for key in differing)
        yield f"conventions = {{ {cells} }}"


def _finding(recognition: Recognition, key: str) -> Finding | None:
    return next((finding for finding in recognition.findings if finding.key == key), None)


def _remark(finding: Finding | None, source: Source) -> Iterator[str]:
    """A finding as a remark: what, how surely, why, and where it shows."""
    if finding is None:
        return
    places = ", ".join(f"line {source.locate(start)[0]}" for start in finding.examples)
    where = f" ({places})" if places else ""
    yield f"# {finding.key}, {finding.cert}: {_plain(finding.why)}{where}"


def _plain(words: str) -> str:
    """Words without characters that a remark in TOML cannot hold."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", words)


def _string(words: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")


def _value(value: object) -> str:
    return f"[{', '.join(map(_string, value))}]" if isinstance(value, tuple) else _string(str(value))
