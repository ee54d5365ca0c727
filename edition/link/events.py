"""The same event told in other words: places where rare names and words gather in both texts, in whatever order."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from edition.link.formulas import FREE
from edition.link.seeds import Run, runs

if TYPE_CHECKING:
    from edition.link.flow import Flow
    from edition.link.rarity import Rarity

# Words of at least two characters, at no more than so many pairs of places.
_WORD: Final = 2
_MOST: Final = 9
# How far the words of one event lie apart at most, and how many different ones it takes.
_WIDTH: Final = 60
_WORDS: Final = 3


class Gathering(NamedTuple):
    """A place with rare words that both texts have, without overlap, and what they say in bits."""

    words: tuple[Run, ...]
    bits: float


def gatherings(
    a: Flow, b: Flow, known: Rarity, kept_a: bytearray, kept_b: bytearray, least: float
) -> list[Gathering]:
    """The places whose words say at least `least` bits, in the order of `a`.

    Words are sorted into cells of both texts, half overlapping, so that the time grows with the number of words only.
    """
    cells: dict[tuple[int, int], list[tuple[float, Run]]] = defaultdict(list)
    stretch_a, stretch_b = _stretches(a), _stretches(b)
    for run in runs(a.text, b.text, _WORD, _MOST, a.text[0]):
        if min(*kept_a[run.a : run.a + run.size], *kept_b[run.b : run.b + run.size]) < FREE:
            continue
        bits = known.words(a.text[run.a : run.a + run.size])
        for x in _cells(run.a, stretch_a):
            for y in _cells(run.b, stretch_b):
                cells[x, y].append((bits, run))
    made = {_gather(a.text, words) for words in cells.values() if len(words) >= _WORDS}
    return sorted(own for own in made if own.bits >= least and len(own.words) >= _WORDS)


def _stretches(flow: Flow) -> list[int]:
    return [place for place, char in enumerate(flow.text) if char == flow.text[0]]


def _cells(place: int, stretches: Sequence[int]) -> tuple[int, int]:
    """The two cells that hold a place; cells begin anew with each stretch."""
    start = stretches[bisect_right(stretches, place) - 1]
    half = (place - start) // (_WIDTH // 2)
    return start + half * (_WIDTH // 2), start + (half - 1) * (_WIDTH // 2)


def _gather(text: str, words: Sequence[tuple[float, Run]]) -> Gathering:
    """The words of a cell that do not overlap, each counted once, the ones that say most first."""
    chosen: dict[str, tuple[float, Run]] = {}
    used_a: set[int] = set()
    used_b: set[int] = set()
    for bits, run in sorted(words, key=lambda own: (-own[0], own[1])):
        in_a, in_b = range(run.a, run.a + run.size), range(run.b, run.b + run.size)
        word = text[run.a : run.a + run.size]
        if used_a.isdisjoint(in_a) and used_b.isdisjoint(in_b) and word not in chosen:
            chosen[word] = bits, run
            used_a.update(in_a)
            used_b.update(in_b)
    return Gathering(
        tuple(sorted(run for _, run in chosen.values())), sum(bits for bits, _ in chosen.values())
    )
