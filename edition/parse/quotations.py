"""Quotations: pairs of marks, quotations that cross paragraphs, and marks that the transcription lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.grammar import quotations as g
from edition.model import Cert, Doubt, Quotation

# A quotation that has not closed after so many paragraphs has lost its closing mark.
_MAX_PARAGRAPHS: Final = 24


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in which marks pair with each other: a paragraph or a note, with what is nested blotted out."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset just after the stretch."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    at: int
    stretch: int


@dataclass
class _Pairing:
    """The state of one pass over the stretches."""

    stretches: Sequence[Stretch]
    stack: list[_Open] = field(default_factory=list)
    found: dict[int, list[Quotation]] = field(default_factory=lambda: defaultdict(list))
    doubts: list[Doubt] = field(default_factory=list)
    groups: int = 0

    def opening(self, mark: str, at: int, stretch: int) -> None:
        """A second mark of the same form before the first has closed means that the first never closes, unless
        it stands at the head of a paragraph, where a long quotation repeats it by custom of the press.
        """
        depth = next((n for n, open_ in enumerate(self.stack) if open_.mark == mark), None)
        if depth is not None:
            if at == self.stretches[stretch].start and self.stack[depth].stretch < stretch:
                return
            self.give_up(depth)
        self.stack.append(_Open(mark, at, stretch))

    def closing(self, mark: str, end: int, stretch: int) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if g.CLOSING[self.stack[depth].mark] == mark:
                self.give_up(depth + 1)
                self.keep(self.stack.pop(), end, stretch)
                return
        self.doubts.append(Doubt("quotation", end - 1, f"a closing mark {mark} without an opening one"))

    def keep(self, open_: _Open, end: int, stretch: int) -> None:
        if open_.stretch == stretch:
            self.found[stretch].append(Quotation(open_.at, end))
            return
        for part in range(open_.stretch, stretch + 1):
            own = self.stretches[part]
            start = open_.at if part == open_.stretch else own.start
            self.found[part].append(Quotation(start, end if part == stretch else own.end, self.groups))
        self.groups += 1

    def give_up(self, depth: int) -> None:
        for open_ in self.stack[depth:]:
            self.doubts.append(
                Doubt("quotation", open_.at, f"an opening mark {open_.mark} that never closes")
            )
        del self.stack[depth:]

    def give_up_stale(self, stretch: int) -> None:
        depth = next((n for n, o in enumerate(self.stack) if stretch - o.stretch > _MAX_PARAGRAPHS), None)
        if depth is not None:
            self.give_up(depth)


def match_marks(stretches: Sequence[Stretch]) -> tuple[dict[int, list[Quotation]], list[Doubt]]:
    """The quotations of consecutive paragraphs, by the number of the stretch, and the marks without a partner."""
    pairing = _Pairing(stretches)
    for number, stretch in enumerate(stretches):
        pairing.give_up_stale(number)
        for match in g.MARK.finditer(stretch.text):
            at = stretch.start + match.start()
            if match[0] in g.CLOSING:
                pairing.opening(match[0], at, number)
            else:
                pairing.closing(match[0], at + 1, number)
    pairing.give_up(0)
    return pairing.found, pairing.doubts


def lost_marks(stretch: Stretch) -> tuple[list[Quotation], list[Doubt]]:
    """Quotations whose marks the transcription replaced by single spaces, in pairs: 問曰： 汝何人？ 使言…

    A space after a colon opens speech; any other pair is a word that is mentioned (改 殷 為 興 ).
    """
    spaces = [match.start() for match in g.LOST.finditer(stretch.text)]
    found: list[Quotation] = []
    doubts: list[Doubt] = []
    pending: int | None = None
    for at in spaces:
        if pending is None:
            pending = at
        elif g.OPENS_SPEECH.search(stretch.text[:at][-1:]):
            doubts.append(_unpaired(stretch, pending))
            pending = at
        else:
            found.append(_lost_pair(stretch, pending, at))
            pending = None
    if pending is not None:
        doubts.append(_unpaired(stretch, pending))
    return found, doubts


def _unpaired(stretch: Stretch, at: int) -> Doubt:
    return Doubt(
        "quotation", stretch.start + at, "a space that may stand for a lost quotation mark, without a partner"
    )


def _lost_pair(stretch: Stretch, a: int, b: int) -> Quotation:
    speech = g.OPENS_SPEECH.search(stretch.text[:a][-1:]) and g.CLOSES_SPEECH.search(stretch.text[:b][-1:])
    cert = Cert.HIGH if speech else Cert.MEDIUM
    return Quotation(
        stretch.start + a, stretch.start + b + 1, -1, (stretch.start + a, stretch.start + b), cert
    )


def loses_marks(stretches: Iterator[str]) -> bool:
    """True for a text in which single spaces stand for quotation marks: none of its own, but colons before spaces."""
    opened = 0
    for text in stretches:
        if g.MARK.search(text):
            return False
        opened += len(g.SPEECH_SPACE.findall(text))
    return opened > 0
