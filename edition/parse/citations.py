"""Citations: the grammar of the list of sources that opens a note, and the titles mentioned in a remark.

    list  = item, { separator, item }
    item  = [ 見 ], [ author ], title, [ juan list ]     司馬光《稽古錄》, 《長編》卷二十三、二十五
          | names, [ 等 ], 傳                            及裴濟、張煦等傳 (of the work cited before)
    title = 《 work [ · section { 、 section } ] 》 | 《 section 》

Position in, position out; offsets are those of the text that is passed, plus `base`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from edition.fold import fold
from edition.grammar import notes as g
from edition.grammar.numerals import value
from edition.model import Citation, Scope, Span
from edition.parse.works import Named, WorkIndex, clean, unlisted

_PART: Final = re.compile(r"[^、]+")
_JOINS: Final = ("、", "及", "與", "与")
_SHARED: Final = re.compile(r"(?:[本帝外]?[紀纪]|[列外]?[傳传]|[志誌表])$")


@dataclass
class Reader:
    """Reads the citations of one note.

    `text` is the emended text of the note with SKIP where nothing is to be seen, `base` the offset of its first
    character in the source. What a note has cited so far settles the titles that it elides.
    """

    text: str
    base: int
    index: WorkIndex
    last: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)

    def source_list(self, pos: int) -> tuple[tuple[Citation, ...], int]:
        """The list of sources at `pos` and where it ends; no citations if none begins there."""
        found: list[Citation] = []
        end = pos
        while True:
            start = g.SEPARATOR.match(self.text, end).end() if found else pos  # type: ignore[union-attr]
            item = self._item(start, first=not found)
            if item is None:
                return tuple(found), end
            found.append(item[0])
            end = item[1]

    def mentions(self, pos: int, end: int) -> Iterator[Citation]:
        """Every title between `pos` and `end`, as a remark names them in its sentences, and works without the marks of
        a title where they are witnesses: 宋史作葉裕沁.
        """
        while (match := g.TITLE_OR_WITNESS.search(self.text, pos, end)) is not None:
            title = g.TITLE.match(self.text, match.start(), end)
            if title is not None:
                citation, pos = self._title(title, self._known_author(title))
                yield citation
                continue
            witness = self._unmarked(match.start(), g.AFTER_WITNESS)
            pos = match.start() + 1 if witness is None else witness[1]
            if witness is not None:
                yield witness[0]

    def _known_author(self, title: re.Match[str]) -> re.Match[str] | None:
        """李慈銘《荀學齋日記》, 畢氏《續通鑑》: the author before a title, if the list of works knows him."""
        names = self.index.authors_of(title[1])
        return next((match for name in names if (match := _before(self.text, name, title.start()))), None)

    def _item(self, pos: int, *, first: bool) -> tuple[Citation, int] | None:
        start = g.SEE.match(self.text, pos).end()  # type: ignore[union-attr]
        author = g.AUTHOR.match(self.text, start)
        title = g.TITLE.match(self.text, author.end() if author else start)
        if title is not None:
            citation, end = self._title(title, author)
            tail = g.SOURCE_TAIL.match(self.text, end)
            return citation, tail.end() if tail else end
        plain = self._unmarked(start)
        if plain is not None:
            return plain
        names = None if first else g.NAMED_BIOGRAPHIES.match(self.text, start)
        return self._names(names) if names is not None and self.last else None

    def _title(self, match: re.Match[str], author: re.Match[str] | None) -> tuple[Citation, int]:
        named = self.index.read(match[1])
        inside = match.start(1)
        work, scopes = self._section(named, inside, match)
        if not work:  # a section of nobody knows what: its words are all the title there is
            title = clean(match[1])
            named = Named(unlisted(title), title, None, False)
            work, scopes = named.work, ()
        part, end = self._part_outside(match.end()) if work and not scopes else ((), match.end())
        juan, end = self._juan_list(end)
        if juan and not named.listed and not named.work:
            juan, part, end = (), (), match.end()
        title_end = inside + len(match[1]) if named.section is None else self._title_end(inside, named)
        citation = Citation(
            self.base + (author.start() if author else match.start()),
            self.base + end,
            work,
            named.title or self.index.title_of(work),
            Span(self.base + inside, self.base + title_end) if named.work else None,
            Span(self.base + author.start(), self.base + author.end()) if author else None,
            (*scopes, *part, *juan),
            bool(named.work),
            named.listed and bool(work),
        )
        if work and named.listed:
            self.last = work if part else self.last
            self._remember(citation)
        return citation, end

    def _part_outside(self, pos: int) -> tuple[tuple[Scope, ...], int]:
        """《宋史》本紀, 《名臣言行錄》後集: the part that a title has behind its marks."""
        match = g.PART_OUTSIDE.match(self.text, pos)
        if match is None:
            return (), pos
        return (Scope(self.base + pos, self.base + match.end(), "section", match[0]),), match.end()

    def _unmarked(self, pos: int, behind: re.Pattern[str] = g.AFTER_UNMARKED) -> tuple[Citation, int] | None:
        """宋史夏國傳, 長編卷二十三: a work of the list without the marks of a title, and nothing else behind it."""
        found = self.index.at(self.text, pos)
        if found is None:
            return None
        work, title, after = found
        section = g.PART_UNMARKED.match(self.text, after)
        end = section.end() if section else after
        scopes: tuple[Scope, ...] = ()
        if section is not None:
            span = section.span("section")
            scopes = (Scope(self.base + span[0], self.base + span[1], "section", section["section"]),)
        juan, end = self._juan_list(end)
        if not behind.match(self.text, end):
            return None
        self.last = work
        place = Span(self.base + pos, self.base + after)
        return Citation(place.start, self.base + end, work, title, place, None, (*scopes, *juan)), end

    def _title_end(self, inside: int, named: Named) -> int:
        """Where the work's title ends inside the marks: before the dot."""
        end = inside + (named.section or 0)
        while end > inside and g.DOT_OR_SLIP.match(self.text, end - 1):
            end -= 1
        return end

    def _section(self, named: Named, inside: int, match: re.Match[str]) -> tuple[str, tuple[Scope, ...]]:
        """The work of a title, found for an elided one, and its sections."""
        if named.section is None:
            return named.work, ()
        begin = inside + named.section
        words = clean(match[1][named.section :])
        work = named.work or self._elided(words) or self._joined(words, match.end()) or self.last
        if work:
            self.last = work
            self.sections[fold(words)] = work
        return work, tuple(self._sections(begin, match.end(1)))

    def _elided(self, section: str) -> str:
        """The work that an elided title belongs to: one that this note or this text cites with that section."""
        key = fold(section)
        return self.sections.get(key) or self.index.work_of_section(section) or self.short.get(key, "")

    def _joined(self, section: str, pos: int) -> str:
        """《繼遷傳》、《吐蕃傳》: a section of nobody knows what is of the work of the one that it is joined to, if
        both are of one sort.
        """
        match = g.TITLE.match(self.text, pos + 1) if self.text[pos : pos + 1] in _JOINS else None
        named = self.index.read(match[1]) if match is not None else None
        if match is None or named is None or named.section is None or clean(match[1])[-1:] != section[-1:]:
            return ""
        return named.work or self._elided(clean(match[1]))

    def _remember(self, citation: Citation) -> None:
        """《錄》 after 《實錄》, 《紀》 after 《本紀》: one character may stand for a name that ends with it."""
        for scope in citation.scopes:
            if scope.unit == "section":
                self.short[fold(scope.n[-1])] = citation.work
        if citation.named and not citation.scopes:
            self.short[fold(citation.title[-1:])] = citation.work

    def _sections(self, begin: int, end: int) -> Iterator[Scope]:
        """李繼隆、繼和傳 are two sections; each is given its full name."""
        parts = [part for part in _PART.finditer(self.text, begin, end) if clean(part[0])]
        suffix = _SHARED.search(clean(self.text[begin:end]))
        first = clean(parts[0][0]) if parts else ""
        for number, part in enumerate(parts):
            name = clean(part[0])
            if suffix is not None and len(parts) > 1:
                name = _full_name(name, first, suffix[0], number)
            # 夏國傳（上）: what is skipped at its ends is no part of the name.
            start = part.end() - len(part[0].lstrip(g.SKIP))
            last = part.start() + len(part[0].rstrip(g.SKIP))
            yield Scope(self.base + start, self.base + last, "section", name)

    def _juan_list(self, pos: int) -> tuple[tuple[Scope, ...], int]:
        """卷二十三、二十五 or 三十二、三十七 right after a title; a range gives both its ends."""
        scopes: list[Scope] = []
        end = start = pos
        while (match := g.JUAN.match(self.text, start)) is not None:
            number = int(match["number"]) if match["number"].isascii() else value(match["number"])
            scopes.append(Scope(self.base + match.start(), self.base + match.end(), "juan", str(number)))
            end = match.end()
            separator = g.JUAN_SEPARATOR.match(self.text, end)
            if separator is None:
                break
            start = separator.end()
        return tuple(scopes), end

    def _names(self, match: re.Match[str]) -> tuple[Citation, int]:
        start, end = match.start("names"), match.end("suffix")
        suffix = match["suffix"]
        scopes = []
        for part in _PART.finditer(self.text, start, match.end("names")):
            name = clean(part[0]).removesuffix("等")
            scopes.append(
                Scope(
                    self.base + part.start(), self.base + part.start() + len(name), "section", name + suffix
                )
            )
        title = self.index.title_of(self.last)
        return Citation(
            self.base + start, self.base + end, self.last, title, None, None, tuple(scopes), False
        ), end


def _before(text: str, name: str, at: int) -> re.Match[str] | None:
    """The author of that name right before a place: 畢沅, 畢氏, 徐氏乾學."""
    low = max(0, at - len(name) - 2)
    forms = (re.escape(name), rf"{re.escape(name[0])}氏(?:{re.escape(name[1:])})?")
    return re.compile(f"(?:{'|'.join(forms)})(?=《)").search(text, low, at + 1)


def _full_name(name: str, first: str, suffix: str, number: int) -> str:
    """繼和 in 李繼隆、繼和傳 is 李繼和傳: a shorter name takes the surname of the first, every name the suffix."""
    name = name if name.endswith(suffix) else name + suffix
    first_name = first.removesuffix(suffix)
    bare = name.removesuffix(suffix)
    if (
        number
        and len(bare) < len(first_name)
        and len(bare) == len(first_name) - 1
        and not bare.startswith(first[0])
    ):
        return first[0] + name
    return name
