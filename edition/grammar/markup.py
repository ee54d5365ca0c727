"""Markup that transcriptions carry: what in a file is no word of the text.

    kanripo   org files of the Kanseki Repository: header lines, <pb:…>, ¶, the / between the columns of (a/b) notes
    wiki      pages of Wikisource: templates, links, tags, bold; {{*|…}} and <ref>…</ref> are notes
    html      what is left of a page: tags, entities, numbers of lines, navigation

A piece of markup is taken out of what the grammars read, or other characters stand for it there (（ for {{*|). It is
never taken out of the text: the encoding keeps it as surplus.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

#: Entities for characters that have no code point: &KR0412;, &CB00123;, &M012345;.
CHARACTER_ENTITY: Final = re.compile(r"&[A-Z]{1,4}-?[0-9A-F]{2,8};")
#: What stands for such a character in what the grammars read.
UNKNOWN_CHARACTER: Final = "〓"
#: What stands for the markup that opens and closes a note.
NOTE: Final = "（）"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of markup: its span, and what the grammars read in its place. `kept` says that it is a word of the text
    all the same, only written in another way (&lt;).
    """

    start: int
    end: int
    new: str = ""
    kept: bool = False


_KANRIPO: Final = re.compile(r"^#(?:\+\w+:|[ ]?-\*-)[^\r\n]*|<(?:pb|md):[^<>\r\n]*>|¶", re.MULTILINE)
_COLUMNS: Final = re.compile(r"[(（][^()（）]{0,4000}[)）]")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--(?:(?!-->).){0,2000}-->", re.DOTALL)
_ENTITY: Final = re.compile(r"&(?:[a-z]+\d*|#\d+|#x[0-9a-fA-F]+);")
_REF: Final = re.compile(r"<ref(?:\s[^<>]*)?>", re.IGNORECASE)
_WIKI: Final = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|'{2,5}|__[A-Z\u4e00-\u9fff]{2,20}__|^(?:\{\||\|[-}])[^\r\n]*|^[:;*]+(?=[^\r\n])",
    re.MULTILINE,
)
_NOTE_TEMPLATES: Final = frozenset(
    ("*", "註", "注", "小注", "夾註", "夾注", "双行小字", "雙行小字", "annotate", "efn")
)
# Links that are no part of the text: categories, pictures, other languages.
_ASIDE: Final = re.compile(
    r"(?:category|分類|分类|file|image|檔案|文件|圖像|[a-z]{2,3}(?:-[a-z]+)?):", re.IGNORECASE
)
_LONGEST_LINK: Final = 300
_LONGEST_TEMPLATE: Final = 20_000
# A line that is nothing but navigation or an imprint; no sentence has these words and no full stop.
_CHROME: Final = re.compile(
    r"^[ \t　]*(?=[^\r\n。]{1,80}$)[^\r\n]*?(?:首[頁页]|上一[頁页章]|下一[頁页章]|返回目|版[權权]所有|最[後后]更新|"
    r"登入|登录|https?://|www\.|本站|電子書$|电子书$)[^\r\n]*",
    re.MULTILINE,
)
_NUMBERED: Final = re.compile(r"^[ \t]*(\d{1,5})[ \t]*(?=(?:<br ?/?>)?[ \t]*$)", re.MULTILINE)
_FEWEST_NUMBERS: Final = 3


def pieces(text: str, kinds: Sequence[str]) -> list[Piece]:
    """The markup of the kinds named, in order, none inside another."""
    found = sorted(
        (piece for kind in kinds for piece in _FINDERS[kind](text)), key=lambda p: (p.start, -p.end)
    )
    kept: list[Piece] = []
    for piece in found:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def census(text: str) -> dict[str, tuple[int, tuple[int, ...]]]:
    """How much markup of each kind a text shows, and the offsets of the first places of it; kinds that it has none of
    are left out. Signs that ordinary texts have too (a single tag, a pair of brackets) do not count.
    """
    signs = {
        "kanripo": [m.start() for m in _KANRIPO.finditer(text)],
        "wiki": [
            m.start() for m in re.finditer(r"\{\{|\[\[|'''|__[A-Z]{2,20}__|<ref|^==+[^=\r\n]+==", text, re.M)
        ],
        "html": [
            m.start() for m in _TAG.finditer(text) if not text.startswith(("<pb:", "<md:", "<!--"), m.start())
        ]
        + [m.start() for m in _ENTITY.finditer(text)],
    }
    if len(signs["wiki"]) > 1:  # tags are part of the wiki's own markup
        signs["html"] = []
    return {kind: (len(at), tuple(sorted(at)[:3])) for kind, at in signs.items() if len(at) > 1}


def _kanripo(text: str) -> Iterator[Piece]:
    for match in _KANRIPO.finditer(text):
        yield Piece(*match.span())
    for note in _COLUMNS.finditer(text):
        for at in range(note.start(), note.end()):
            if text[at] == "/":
                yield Piece(at, at + 1)
    yield from _characters(text)


def _characters(text: str) -> Iterator[Piece]:
    for match in CHARACTER_ENTITY.finditer(text):
        yield Piece(*match.span(), UNKNOWN_CHARACTER, kept=True)


def _html(text: str) -> Iterator[Piece]:
    for match in _TAG.finditer(text):
        yield Piece(*match.span())
    yield from _entities(text)
    for match in _CHROME.finditer(text):
        yield Piece(*match.span())
    yield from _line_numbers(text)
    yield from _characters(text)


def _entities(text: str) -> Iterator[Piece]:
    """Named and numbered characters; a space without breaking is no word."""
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0])
        if char in ("\xa0", " "):
            yield Piece(*match.span())
        elif char != match[0]:
            yield Piece(*match.span(), char, kept=True)


def _line_numbers(text: str) -> Iterator[Piece]:
    """Numbers alone on their lines, if they count up: the lines of a page were numbered."""
    found = list(_NUMBERED.finditer(text))
    steps = sum(int(b[1]) - int(a[1]) == 1 for a, b in pairwise(found))
    if len(found) >= _FEWEST_NUMBERS and steps >= len(found) * 0.7:
        yield from (Piece(*match.span()) for match in found)


def _wiki(text: str) -> Iterator[Piece]:
    for match in _TAG.finditer(text):
        opens = _REF.fullmatch(match[0]) is not None and not match[0].endswith("/>")
        yield Piece(*match.span(), "（" if opens else "）" if match[0].lower() == "</ref>" else "")
    yield from _entities(text)
    yield from _characters(text)
    opened: list[re.Match[str]] = []
    for match in _WIKI.finditer(text):
        if match[0] in ("{{", "[["):
            opened.append(match)
        elif match[0] in ("}}", "]]"):
            if opened and opened[-1][0] == ("{{" if match[0] == "}}" else "[["):
                yield from _bracketed(text, opened.pop(), match)
        else:
            yield Piece(*match.span())


def _bracketed(text: str, opening: re.Match[str], closing: re.Match[str]) -> Iterator[Piece]:
    """A template or a link: markup as a whole, or markup around the words that it shows."""
    start, end = opening.start(), closing.end()
    if end - start > _LONGEST_TEMPLATE:
        return
    inner = text[opening.end() : closing.start()]
    name, bar, rest = inner.partition("|")
    if opening[0] == "[[":
        if _ASIDE.match(name.lstrip(" :")) or len(inner) > _LONGEST_LINK:
            yield Piece(start, end)
        elif bar:
            yield Piece(start, opening.end() + inner.rindex("|") + 1)
            yield Piece(closing.start(), end)
        else:
            yield Piece(*opening.span())
            yield Piece(*closing.span())
    elif name.strip() in _NOTE_TEMPLATES and bar:
        yield Piece(start, opening.end() + len(name) + 1, "（")
        yield Piece(closing.start(), end, "）")
    elif not bar or "\n" in inner or "=" in rest:
        yield Piece(start, end)
    else:
        yield Piece(start, opening.end() + len(name) + 1)
        shown = opening.end() + len(name) + 1 + len(rest.partition("|")[0])
        yield Piece(shown, end)


_FINDERS: Final[dict[str, Callable[[str], Iterator[Piece]]]] = {
    "kanripo": _kanripo,
    "wiki": _wiki,
    "html": _html,
}
