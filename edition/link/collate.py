"""What is the same in two passages that stand for each other, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from edition.link.flow import is_text

if TYPE_CHECKING:
    from edition.link.flow import Flow


class Difference(StrEnum):
    """What kind of difference it is: other words, another form of a character (衝, 冲), marks, an inserted note.

    `same` is none: words that both have.
    """

    SAME = "same"
    REAL = "real"
    FOLDED = "folded"
    PUNCTUATION = "punctuation"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Variation:
    """Words of the one passage and what stands in their place in the other; empty where nothing does."""

    a: str
    b: str
    kind: Difference


def collate(a: Flow, b: Flow, pairs: Sequence[tuple[int, int]]) -> tuple[Variation, ...]:
    """Two passages from end to end, what is the same included; `pairs` are their equal characters.

    The words of either side, one after the other, are its passage.
    """
    return tuple(_joined(_pieces(a, b, pairs)))


def differences(collation: Iterable[Variation]) -> tuple[Variation, ...]:
    """What differs, in order; of real differences the words without the marks among them."""
    found = (
        Variation(_bare(own.a), _bare(own.b), own.kind) if own.kind is Difference.REAL else own
        for own in collation
    )
    return tuple(own for own in found if own.kind is not Difference.SAME)


def _pieces(a: Flow, b: Flow, pairs: Sequence[tuple[int, int]]) -> Iterator[Variation]:
    for n, (i, j) in enumerate(pairs):
        one, other = a.view[a.at[i]], b.view[b.at[j]]
        yield Variation(one, other, Difference.SAME if one == other else Difference.FOLDED)
        if n + 1 < len(pairs):
            yield from _between(a, b, (i, j), pairs[n + 1])


def _between(a: Flow, b: Flow, here: tuple[int, int], there: tuple[int, int]) -> Iterator[Variation]:
    """What stands between two pairs that follow each other: marks, words, and the notes left out there."""
    (i, j), (to_i, to_j) = here, there
    mark, its_mark = a.marks.get(i, ""), b.marks.get(j, "")
    if i + 1 == to_i and j + 1 == to_j:
        if mark or its_mark:
            kind = Difference.SAME if mark == its_mark else Difference.PUNCTUATION
            yield Variation(mark, its_mark, kind)
    else:
        yield from _gap(mark + _words(a, i + 1, to_i), its_mark + _words(b, j + 1, to_j))
    note, gloss = _notes(a, i, to_i), _notes(b, j, to_j)
    if note or gloss:
        yield Variation(note, gloss, Difference.SAME if note == gloss else Difference.NOTE)


def _gap(own: str, other: str) -> Iterator[Variation]:
    """Words that differ, apart from the marks that both have before and behind them."""
    first = _common_marks(own, other)
    last = _common_marks(own[first:][::-1], other[first:][::-1])
    if first:
        yield Variation(own[:first], own[:first], Difference.SAME)
    yield Variation(own[first : len(own) - last], other[first : len(other) - last], Difference.REAL)
    if last:
        yield Variation(own[-last:], own[-last:], Difference.SAME)


def _common_marks(own: str, other: str) -> int:
    """How many marks two stretches begin with that are the same."""
    marks = takewhile(lambda pair: pair[0] == pair[1] and not is_text(pair[0]), zip(own, other, strict=False))
    return sum(1 for _ in marks)


def _joined(pieces: Iterable[Variation]) -> Iterator[Variation]:
    """Neighbours of the same kind as one, as long as they are single characters that both have."""
    for kind, group in groupby(pieces, key=lambda own: own.kind):
        if kind in (Difference.SAME, Difference.FOLDED):
            own = list(group)
            yield Variation("".join(one.a for one in own), "".join(one.b for one in own), kind)
        else:
            yield from group


def _words(flow: Flow, start: int, end: int) -> str:
    """Characters with the marks that follow them."""
    return "".join(flow.view[flow.at[n]] + flow.marks.get(n, "") for n in range(start, end))


def _bare(words: str) -> str:
    return "".join(filter(is_text, words))


def _notes(flow: Flow, start: int, end: int) -> str:
    """The notes that stand between two characters."""
    return "".join(flow.holes.get(n, "") for n in range(start, end))
