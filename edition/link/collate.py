"""What differs between two passages that stand for each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.link.flow import Flow


class Difference(StrEnum):
    """What kind of difference it is: other words, another form of a character (衝, 冲), marks, an inserted note."""

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
    """The differences of two passages in their order; `pairs` are their equal characters."""
    found: list[Variation] = []
    form_a = form_b = ""
    for n, (i, j) in enumerate(pairs):
        one, other = a.view[a.at[i]], b.view[b.at[j]]
        if one != other:
            form_a, form_b = form_a + one, form_b + other
        following = list(_between(a, b, (i, j), pairs[n + 1])) if n + 1 < len(pairs) else []
        if form_a and (one == other or following or n + 1 == len(pairs)):
            found.append(Variation(form_a, form_b, Difference.FOLDED))
            form_a = form_b = ""
        found += following
    return tuple(found)


def _between(a: Flow, b: Flow, here: tuple[int, int], there: tuple[int, int]) -> Iterator[Variation]:
    """What differs between two pairs that follow each other."""
    (i, j), (to_i, to_j) = here, there
    own, other = _words(a, i + 1, to_i), _words(b, j + 1, to_j)
    if own or other:
        yield Variation(own, other, Difference.REAL)
    elif a.marks.get(i, "") != b.marks.get(j, ""):
        yield Variation(a.marks.get(i, ""), b.marks.get(j, ""), Difference.PUNCTUATION)
    note, gloss = _notes(a, i, to_i), _notes(b, j, to_j)
    if note != gloss:
        yield Variation(note, gloss, Difference.NOTE)


def _words(flow: Flow, start: int, end: int) -> str:
    return "".join(flow.view[flow.at[n]] for n in range(start, end))


def _notes(flow: Flow, start: int, end: int) -> str:
    """The notes that stand between two characters."""
    return "".join(flow.holes.get(n, "") for n in range(start, end))
