"""Quotations: pairs of marks, quotations that cross paragraphs, and marks that the transcription lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from edition.grammar import quotations as g
from edition.grammar.quotations import Marks
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

    def begins_at(self, at: int) -> bool:
        """Whether nothing but white space stands before a place."""
        return not self.text[: at - self.start].strip("\u3000 \t")


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    at: int
    stretch: int


@dataclass
class _Pairing:
    """The state of one pass over the stretches."""

    stretches: Sequence[Stretch]
    marks: Marks
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
            if self.stretches[stretch].begins_at(at) and self.stack[depth].stretch < stretch:
                return
            self.give_up(depth)
        self.stack.append(_Open(mark, at, stretch))

    def closing(self, mark: str, end: int, stretch: int) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.marks.closing[self.stack[depth].mark] == mark:
                self.give_up(depth + 1)
                self.keep(self.stack.pop(), end, stretch)
                return
        if self.stack and self.stack[-1].stretch == stretch and not self.closes_later(end, stretch):
            message = f"an opening mark {self.stack[-1].mark} that {mark} closes"
            self.doubts.append(Doubt("quotation", self.stack[-1].at, message, Cert.MEDIUM))
            self.keep(self.stack.pop(), end, stretch)
            return
        self.doubts.append(Doubt("quotation", end - 1, f"a closing mark {mark} without an opening one"))

    def closes_later(self, at: int, stretch: int) -> bool:
        """Whether the quotation opened last finds its own closing mark further on in the paragraph."""
        own = self.stretches[stretch]
        return own.text.find(self.marks.closing[self.stack[-1].mark], at - own.start) >= 0

    def straight(self, mark: str, at: int, stretch: int) -> None:
        """A mark that opens and closes: it closes what it has opened, unless a colon before it says that it opens."""
        own = self.stretches[stretch]
        before = own.text[: at - own.start].rstrip("\u3000 \t")[-1:]
        if any(open_.mark == mark for open_ in self.stack) and before and before not in g.OPENS:
            self.closing(mark, at + 1, stretch)
        else:
            self.opening(mark, at, stretch)

    def end(self, stretch: int) -> None:
        """A straight mark that is open where a paragraph ends opens nothing, unless the next one repeats it."""
        following = (
            self.stretches[stretch + 1].text.lstrip("\u3000 \t") if stretch + 1 < len(self.stretches) else ""
        )
        for depth, open_ in enumerate(self.stack):
            if open_.mark in self.marks.straight and not following.startswith(open_.mark):
                self.give_up(depth)
                return

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


def match_marks(
    stretches: Sequence[Stretch], pairs: tuple[str, ...] = g.USUAL
) -> tuple[dict[int, list[Quotation]], list[Doubt]]:
    """The quotations of consecutive paragraphs, by the number of the stretch, and the marks without a partner.

    `pairs` are the marks that hold quotations, opening and closing.
    """
    marks = g.marks(pairs)
    pairing = _Pairing(stretches, marks)
    for number, stretch in enumerate(stretches):
        pairing.give_up_stale(number)
        for match in marks.pattern.finditer(stretch.text):
            at = stretch.start + match.start()
            if match[0] in marks.straight:
                pairing.straight(match[0], at, number)
            elif match[0] in marks.closing:
                pairing.opening(match[0], at, number)
            else:
                pairing.closing(match[0], at + 1, number)
        if marks.straight and pairing.stack:
            pairing.end(number)
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


def loses_marks(stretches: Iterator[str], pairs: tuple[str, ...] = g.USUAL) -> bool:
    """True for a text in which single spaces stand for quotation marks: none of its own, but colons before spaces."""
    opened = 0
    pattern = g.marks(pairs).pattern
    for text in stretches:
        if pattern.search(text):
            return False
        opened += len(g.SPEECH_SPACE.findall(text))
    return opened > 0
