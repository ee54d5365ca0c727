"""Marks: punctuation, quotation marks, marks before headings and entries, and the script."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from edition.fold import forms
from edition.grammar.markup import census
from edition.grammar.pairs import PAIR
from edition.model import Cert
from edition.parse import measure
from edition.recognise.findings import SHOWN, Finding

# Modern editions have a mark for every four to ten characters; between these densities it may be either.
_SPARSE: Final = 0.01
_THIN: Final = 0.04
_FEW_TAGS: Final = 3
_PAIRS: Final = ("「」", "『』", "“”", "‘’", "〝〞", "﹁﹂", "﹃﹄", '""')
_MARKED_LINE: Final = re.compile(
    r"^[ \t　]*(?P<mark>[◎○〇△▲●◇◆□■☆★▽▼※§*#=]+)[ 　]*(?P<words>[^\r\n]*)", re.MULTILINE
)
_NEXT_WORDS: Final = re.compile(r"\s*")
# A heading is short and does not end like a sentence; what follows the mark of an entry is as long as a paragraph.
_LONGEST_HEADING: Final = 40
# ○甲申始議立鹽法: an entry of its day, however short; ○丙申 alone, or with its era and year, is the heading of a year.
_DAY: Final = re.compile(rf"(?:{PAIR}|是[月日歲嵗岁年])(?![^\r\n]{{0,12}}年)[^\r\n]{{4}}")
_DATED_SHARE: Final = 0.4
_LEAST_SHARE: Final = 0.6
# Traditional texts have some characters that are simplified forms as well (后, 于); measured on the texts of the
# edition, their share is 0.8 and more in traditional ones, below 0.05 in simplified ones.
_TRADITIONAL: Final = 0.4
_MIXED: Final = (0.1, 0.65)


def markup(text: str) -> Finding:
    """The kinds of markup that the text carries."""
    found = census(text)
    if not found:
        return Finding("markup", (), Cert.HIGH, "no markup")
    why = ", ".join(f"{kind} {count} times" for kind, (count, _) in found.items())
    examples = tuple(sorted(at for _, places in found.values() for at in places))
    cert = Cert.HIGH if min(count for count, _ in found.values()) > _FEW_TAGS else Cert.MEDIUM
    return Finding("markup", tuple(found), cert, why, examples[:SHOWN])


def punctuation(text: str) -> Finding:
    """Whether sentences end with marks, or one mark stands at every pause, or none at all."""
    seen = measure.punctuation(text)
    cert = Cert.MEDIUM if _SPARSE / 2 < seen.density < _THIN else Cert.HIGH
    why = f"{seen.stops} marks of punctuation to {seen.characters} characters"
    return Finding("punctuation", seen.kind, cert, why)


def quotations(text: str, usual: Sequence[str]) -> Finding:
    """The pairs of marks that hold quotations; without any, the usual ones."""
    counts = {pair: (text.count(pair[0]), text.count(pair[1])) for pair in _PAIRS}
    used = {
        pair: pairs for pair, pairs in counts.items() if min(pairs) > 0 and (pair != '""' or pairs[0] > 1)
    }
    if not used:
        return Finding(
            "quotations", tuple(usual), Cert.MEDIUM, "no quotation marks; the usual ones are assumed"
        )
    even = all(abs(opening - closing) <= max(2, opening // 10) for opening, closing in used.values())
    counted = ", ".join(f"{pair} {opening}" for pair, (opening, _) in used.items())
    why = counted if even else f"{counted}; not every one is closed"
    examples = tuple(match.start() for pair in used for match in _first(re.escape(pair[0]), text, 1))
    value = tuple(dict.fromkeys((*usual, *used)))
    return Finding("quotations", value, Cert.HIGH if even else Cert.MEDIUM, why, examples[:SHOWN])


def line_marks(text: str, usual: Sequence[str]) -> Iterator[Finding]:
    """Marks before headings, and marks before entries: ◎ before a few words, ○ before every paragraph."""
    places: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _MARKED_LINE.finditer(text):
        places[match["mark"][0]].append(match)
    headings: dict[str, list[re.Match[str]]] = {}
    entries: dict[str, list[re.Match[str]]] = {}
    for mark, lines in places.items():
        short = sum(
            len(line["words"]) <= _LONGEST_HEADING
            and not line["words"].rstrip().endswith(tuple("。！？；，"))
            for line in lines
        )
        # Text follows a heading; entries follow each other.
        in_a_row = sum(text.startswith(mark, _NEXT_WORDS.match(text, line.end()).end()) for line in lines)  # type: ignore[union-attr]
        dated = sum(_DAY.match(line["words"]) is not None for line in lines) >= max(
            3, _DATED_SHARE * len(lines)
        )
        apart = mark in "#=" or in_a_row <= len(lines) / 2
        headed = short / len(lines) >= _LEAST_SHARE and apart and not dated
        (headings if headed else entries)[mark] = lines
    usual = [mark for mark in usual if mark not in entries]
    yield _line_finding("headings", headings, usual, "headings")
    yield _line_finding("entries", entries, (), "entries")


def _line_finding(
    key: str, found: dict[str, list[re.Match[str]]], usual: Sequence[str], what: str
) -> Finding:
    if not found:
        assumed = "; the usual ones are assumed" if usual else ""
        return Finding(key, tuple(usual), Cert.HIGH, f"no line begins with a mark of {what}{assumed}")
    why = ", ".join(f"{mark} before {len(lines)} lines" for mark, lines in found.items())
    examples = tuple(lines[0].start("mark") for lines in found.values())
    cert = Cert.HIGH if min(map(len, found.values())) > 1 else Cert.MEDIUM
    return Finding(key, tuple(dict.fromkeys((*found, *usual))), cert, why, examples[:SHOWN])


def language(text: str) -> Finding:
    """Traditional or simplified characters, by the characters whose form differs."""
    traditional, simplified = forms(text)
    if not traditional + simplified:
        return Finding("language", "lzh", Cert.UNKNOWN, "no character whose form tells the script")
    share = traditional / (traditional + simplified)
    value = "lzh-Hant" if share > _TRADITIONAL else "lzh-Hans"
    cert = Cert.MEDIUM if _MIXED[0] < share < _MIXED[1] else Cert.HIGH
    return Finding(
        "language", value, cert, f"{traditional} characters in traditional forms, {simplified} in others"
    )


def _first(pattern: str, text: str, count: int) -> Iterator[re.Match[str]]:
    for number, match in enumerate(re.finditer(pattern, text)):
        if number == count:
            return
        yield match
