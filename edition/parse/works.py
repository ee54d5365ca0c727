"""Which work a title names: the list of works, the forms of its titles, and sections whose work is elided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from edition.fold import fold
from edition.grammar.notes import DOT, DOT_OR_SLIP, GENERIC_SECTION, SECTION, SKIP, TITLE

if TYPE_CHECKING:
    from edition.works import Work

_WHITE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """What the words of a title say: the work (empty if elided), its title, and where its section begins.

    `section` is the offset of the section inside the words, None without one. `listed` is false for a work that
    the list of works does not have.
    """

    work: str
    title: str
    section: int | None
    listed: bool


@dataclass(frozen=True)
class WorkIndex:
    """Titles of the list of works, folded, and the sections that a text cites with their work."""

    by_title: dict[str, tuple[str, str]]
    by_section: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)

    def find(self, title: str) -> tuple[str, str] | None:
        """(identifier, title) of the work of that full or short title, whatever the form of its characters."""
        return self.by_title.get(fold(clean(title)))

    def read(self, words: str) -> Named:
        """Read the words between 《 and 》.

        A title without a known work and with the form of a section (夏國傳) is an elided citation: `work` is
        empty. Any other unknown title is a work that is not listed; its identifier is made of its title.
        """
        if words not in self._read_before:
            self._read_before[words] = self._read(words)
        return self._read_before[words]

    @cached_property
    def _read_before(self) -> dict[str, Named]:
        """The titles that were read already: a text cites few works, and each of them often."""
        return {}

    def _read(self, words: str) -> Named:
        whole = self.find(words)
        if whole is not None:
            return Named(*whole, None, True)
        dot = DOT.search(words) or self._slip(words)
        if dot is not None:
            known = self.find(words[: dot.start()])
            if known is not None:
                return Named(*known, dot.end(), True)
            title = clean(words[: dot.start()])
            return Named(unlisted(title), title, dot.end(), False)
        title = clean(words)
        if SECTION.fullmatch(title):
            return Named("", "", 0, True)
        return Named(unlisted(title), title, None, False)

    def _slip(self, words: str) -> re.Match[str] | None:
        """《宋史，党項傳》: a comma where the dot should be, if a known work stands before and a section behind."""
        for match in DOT_OR_SLIP.finditer(words):
            if self.find(words[: match.start()]) and SECTION.fullmatch(clean(words[match.end() :])):
                return match
        return None

    def work_of_section(self, section: str) -> str | None:
        """The work with which this text cites a section elsewhere; None for names that every history has."""
        return None if section in GENERIC_SECTION else self.by_section.get(fold(section))

    def authors_of(self, words: str) -> tuple[str, ...]:
        """The author of the work that the words of a title name, in the form of the list."""
        work = self.read(words).work if self.authors else ""
        author = self.authors.get(work, "")
        return (author,) if author else ()

    def at(self, text: str, pos: int) -> tuple[str, str, int] | None:
        """The listed work whose title, without marks, stands at a place: identifier, title, where it ends."""
        words = fold(text[pos : pos + self.longest])
        for length in range(len(words), 1, -1):
            found = self.by_title.get(words[:length])
            if found is not None:
                return *found, pos + length
        return None

    @cached_property
    def longest(self) -> int:
        """The length of the longest title."""
        return max(map(len, self.by_title), default=0)

    def title_of(self, work: str) -> str:
        """The full title of a listed work."""
        return next((title for key, title in self.by_title.values() if key == work), work)


def clean(title: str) -> str:
    """A title without characters that emendations delete and without white space."""
    return _WHITE.sub("", title.replace(SKIP, ""))


def unlisted(title: str) -> str:
    """The identifier of a work that is not in the list of works: its code points, so that it is stable."""
    return "w-" + "-".join(f"{ord(char):x}" for char in title[:12]) if title else "w-untitled"


def index(works: Iterable[Work], text: str) -> WorkIndex:
    """The index of the list of works, with the sections that `text` cites in full (《宋史·夏國傳》)."""
    by_title: dict[str, tuple[str, str]] = {}
    authors = {}
    for work in works:
        authors[work.id] = work.author
        for title in (work.title, *work.short_titles):
            by_title.setdefault(fold(clean(title)), (work.id, work.title))
    known = WorkIndex(by_title, {}, authors)
    sections: dict[str, str] = {}
    for match in TITLE.finditer(text):
        named = known.read(match[1])
        if named.work and named.listed and named.section:
            sections.setdefault(fold(clean(match[1][named.section :])), named.work)
    return WorkIndex(by_title, sections, authors)
