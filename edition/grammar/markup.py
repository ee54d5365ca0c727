"""Markup that transcriptions carry: what in a file is no word of the text.

    kanripo   org files of the Kanseki Repository: header lines, <pb:…>, ¶, the / between the columns of (a/b) notes
    wiki      pages of Wikisource: templates, links, tags, bold; {{*|…}} and <ref>…</ref> are notes
    html      what is left of a page: tags, entities, numbers of lines, navigation
    pages     numbers of pages within the text: [12], 【頁123】, 〔第三頁〕

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
    all the same, only written in another way (&lt;); `told` that it holds words, and whoever reads should know that
    they were left out.
    """

    start: int
    end: int
    new: str = ""
    kept: bool = False
    told: bool = False


_KANRIPO: Final = re.compile(
    r"^#(?:\+\w+:|[ ]?-\*-|[ ]?(?:src|dating):)[^\r\n]*|<(?:pb|md|img):[^<>\r\n]*>|¶", re.MULTILINE
)
_COLUMNS: Final = re.compile(r"[(（][^()（）]{0,4000}[)）]")
#: Where a page of the print begins: <pb:KR2b0001_WYG_001-1a> is page 001-1a of the edition WYG.
PAGE: Final = re.compile(r"<pb:[^<>_\s]+_(?P<edition>[A-Za-z][\w.-]*)_(?P<page>[\w.-]+)>")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
# A note in double columns that goes on in the next column of the page has brackets in each: (實/録)¶ (在十月/今移入).
_GOES_ON: Final = re.compile(
    r"[)）]¶?[ \t]{0,4}(?:\r\n|\n|\r)(?:<(?:pb|md):[^<>\r\n]{1,80}>¶?(?:\r\n|\n|\r))*[　 ]{0,60}[(（]"
)
_LONGEST_COMMENT: Final = 2000
#: A character by its name or number.
ENTITY: Final = re.compile(r"&(?:[a-z]+\d*|#\d+|#x[0-9a-fA-F]+);")
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
_LONGEST_NOTE: Final = 4000
_CLOSING: Final = dict(zip("（(〔【〈［[", "）)〕】〉］]", strict=True))
_BRACKET: Final = re.compile("[（）()〔〕【】〈〉［］\\[\\]]")
_LONGEST_LINK: Final = 300
_LONGEST_TEMPLATE: Final = 20_000
# A line that is nothing but navigation or an imprint; no sentence has these words and no full stop.
_CHROME: Final = re.compile(
    r"^[ \t　]*(?=[^\r\n。]{1,80}$)[^\r\n]*?(?:首[頁页]|上一[頁页章]|下一[頁页章]|返回目|版[權权]所有|最[後后]更新|"
    r"登入|登录|https?://|www\.|本站|電子書$|电子书$)[^\r\n]*",
    re.MULTILINE,
)
# What stands for a number that no character has.
_REPLACEMENT: Final = "\ufffd"
_PAGES: Final = re.compile(
    r"\[[ ]?(?:p\.?[ ]?)?\d{1,4}[a-d]?[ ]?\]"
    r"|[【〔［\[](?:第?[ ]?(?:\d{1,5}|[〇零一二三四五六七八九十百千]{1,7})[ ]?[頁页]|[頁页][ ]?\d{1,5}[a-d]?)[】〕］\]]"
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
        "html": [m.start() for m in _TAG.finditer(text) if not text.startswith(("<pb:", "<md:"), m.start())]
        + [m.start() for m in ENTITY.finditer(text)],
        "pages": [m.start() for m in _PAGES.finditer(text)],
    }
    if len(signs["wiki"]) > 1:  # tags are part of the wiki's own markup
        signs["html"] = []
    return {kind: (len(at), tuple(sorted(at)[:3])) for kind, at in signs.items() if len(at) > 1}


def _kanripo(text: str) -> Iterator[Piece]:
    for match in _KANRIPO.finditer(text):
        yield Piece(*match.span())
    for note in _COLUMNS.finditer(text):
        at = text.find("/", note.start(), note.end())
        following = _GOES_ON.match(text, note.end() - 1) if at >= 0 else None
        while at >= 0:
            yield Piece(at, at + 1)
            at = text.find("/", at + 1, note.end())
        if following is not None:
            yield Piece(following.start(), following.start() + 1, kept=True)
            yield Piece(following.end() - 1, following.end(), kept=True)
    yield from _characters(text)


def _characters(text: str) -> Iterator[Piece]:
    for match in CHARACTER_ENTITY.finditer(text):
        yield Piece(*match.span(), UNKNOWN_CHARACTER, kept=True)


def _html(text: str) -> Iterator[Piece]:
    for match in _TAG.finditer(text):
        yield Piece(*match.span())
    yield from _comments(text)
    yield from _entities(text)
    for match in _CHROME.finditer(text):
        yield Piece(*match.span(), told=True)
    yield from _line_numbers(text)
    yield from _characters(text)


def _comments(text: str) -> Iterator[Piece]:
    """Comments; each end is sought once."""
    at, end = text.find("<!--"), -1
    while at >= 0:
        end = text.find("-->", at + 4) if end < at + 4 else end
        if end < 0:
            return
        if end - at <= _LONGEST_COMMENT:
            yield Piece(at, end + 3)
            at = end
        at = text.find("<!--", at + 1)


def _pages(text: str) -> Iterator[Piece]:
    for match in _PAGES.finditer(text):
        yield Piece(*match.span())


def character(entity: str) -> str:
    """The character that an entity names (&lt;), empty if it is none that a text could have."""
    char = html.unescape(entity)
    printed = len(char) == 1 and char.isprintable() and not char.isspace()
    return char if printed and char != _REPLACEMENT else ""


def _entities(text: str) -> Iterator[Piece]:
    """Named and numbered characters; white space is no word, and what no character has stays as it is."""
    for match in ENTITY.finditer(text):
        char = character(match[0])
        if char:
            yield Piece(*match.span(), char, kept=True)
        elif html.unescape(match[0]).isspace():
            yield Piece(*match.span())


def _line_numbers(text: str) -> Iterator[Piece]:
    """Numbers alone on their lines, if they count up: the lines of a page were numbered."""
    found = list(_NUMBERED.finditer(text))
    steps = sum(int(b[1]) - int(a[1]) == 1 for a, b in pairwise(found))
    if len(found) >= _FEWEST_NUMBERS and steps >= (len(found) - 1) * 0.7:
        yield from (Piece(*match.span()) for match in found)


def _wiki(text: str) -> Iterator[Piece]:
    yield from _comments(text)
    opening: re.Match[str] | None = None
    for match in _TAG.finditer(text):
        if opening is not None and match[0].lower() == "</ref>":
            brackets = "（）" if _is_note(text[opening.end() : match.start()]) else ("", "")
            yield Piece(*opening.span(), brackets[0])
            yield Piece(*match.span(), brackets[1])
            opening = None
        elif _REF.fullmatch(match[0]) and not match[0].endswith("/>"):
            if opening is not None:
                yield Piece(*opening.span())
            opening = match
        else:
            yield Piece(*match.span())
    if opening is not None:
        yield Piece(*opening.span())
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


def _is_note(words: str) -> bool:
    """Whether words between the tags of a note can be one: in one line, their own brackets in pairs."""
    if len(words) > _LONGEST_NOTE or "\n" in words or "\r" in words:
        return False
    opened: list[str] = []
    for char in _BRACKET.findall(words):
        if char in _CLOSING:
            opened.append(_CLOSING[char])
        elif not opened or opened.pop() != char:
            return False
    return not opened


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
    elif name.strip() in _NOTE_TEMPLATES and bar and _is_note(rest):
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
    "pages": _pages,
}
