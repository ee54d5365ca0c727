"""The plain text that grows while a TEI file is read, with what was left aside and where."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from edition.source import Aside, Mark

_SPACE: Final = re.compile(r"[ \t\r\n]*[\r\n][ \t\r\n]*")


@dataclass
class Page:
    """A plain text that grows: a block of the TEI is a line.

    White space with a line break is how the file was laid out, and is no character of the text; between two words in
    Latin letters it is a space. All other white space stays. `taken` counts the elements whose text was taken although
    nothing is known of them, and empty elements; `marks` are the places of identifiers to which notes point.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    asides: list[Aside] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    marks: dict[str, int] = field(default_factory=dict)
    places: list[Mark] = field(default_factory=list)
    _broken: bool = False
    _last: str = "\n"

    def write(self, words: str) -> None:
        """Add text of the file."""
        pieces = _SPACE.split(words)
        for number, piece in enumerate(pieces):
            if number:
                self._broken = True
            if piece:
                if self._broken and _latin(self._last) and _latin(piece[0]):
                    self._add(" ")
                self._broken = False
                self._add(piece)

    def sign(self, words: str) -> None:
        """Add a sign that the file has as markup: a bracket, a space."""
        self._broken = False
        self._add(words)

    def block(self) -> None:
        """End the line, unless it is empty."""
        if self._last != "\n":
            self._add("\n")
        self._broken = False

    def aside(self, kind: str, words: str, ref: str = "", at: int | None = None) -> None:
        """Record what is not in the text."""
        self.asides.append(Aside(self.length if at is None else at, kind, " ".join(words.split()), ref))

    def mark(self, identifier: str) -> None:
        """Remember where an identifier stands."""
        if identifier:
            self.marks.setdefault(identifier, self.length)

    def place(self, unit: str, edition: str, n: str) -> None:
        """Remember where a page, a line or a juan of a printed edition begins."""
        self.places.append(Mark(self.length, unit, edition, n))

    @property
    def text(self) -> str:
        """The text so far; every line ends with a line feed."""
        return "".join(self.parts)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)
        self._last = words[-1]


def _latin(char: str) -> bool:
    """True for a letter or a digit of a script that separates its words by spaces."""
    return char.isalnum() and char < "\u2e80"
