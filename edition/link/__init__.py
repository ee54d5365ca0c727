"""Text that two chronicles share: passages copied, reworded or shortened, in whatever script.

Both texts are folded (edition.fold), freed of punctuation, and read without their notes, which follow by
themselves (flow). Rare runs of four equal characters (seeds) make chains, which are aligned outwards (align). How
much an alignment says is measured in bits (rarity), of which dates keep nothing and titles of office half
(formulas). What remains is collated (collate). Where rare words gather without an alignment, the same event may be
told (events). The work grows with the length of the texts and of what they share. No dates are needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log2
from typing import TYPE_CHECKING, Final

from edition.link.align import Pairs, align
from edition.link.collate import Difference, Variation, collate, differences
from edition.link.events import Gathering, gatherings
from edition.link.flow import BREAKS, Flow, flow
from edition.link.formulas import FREE, weights
from edition.link.rarity import Rarity, rarity
from edition.link.seeds import chains, runs

if TYPE_CHECKING:
    from edition.model import Chronicle

__all__ = ["Difference", "Parallel", "Relation", "Variation", "link"]

_SEED: Final = 4
# An n-gram at more pairs of places is a formula: it joins no passages, though passages may hold it.
_MOST: Final = 32
_GAP: Final = 24
_REACH: Final = 20
# Bits that a passage needs above chance, which is the logarithm of the number of pairs of places where it could be;
# and how many equal characters, if it stands alone.
_MARGIN: Final = 6.0
_LEAST: Final = 8
# The same for words that only gather; twice as much of both if they stand alone.
_TELLING: Final = 10.0
# What a character without counterpart takes away, in bits.
_COST: Final = 0.5
# A passage that keeps less than this of its weight is a formula for the most part: half of it is titles of office.
_FORMULA: Final = 0.75
# Within so many characters of the source a passage belongs to the same account.
_NEAR: Final = 300


class Relation(StrEnum):
    """How two passages are related: the same words, most of them, the one shortened, or only the same event."""

    VERBATIM = "verbatim"
    CLOSE = "close"
    ABRIDGED = "abridged"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Parallel:
    """Passages of two texts that share words: offsets into their sources, the end exclusive.

    `similarity` is twice the equal characters over all, punctuation and notes left out: 0 to 1. `collation` has both
    passages from end to end, piece by piece; it is empty where only the same event is told.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    relation: Relation
    similarity: float
    collation: tuple[Variation, ...] = ()

    @property
    def differences(self) -> tuple[Variation, ...]:
        """What differs in the wording, in order."""
        return differences(self.collation)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Passages, as spans of the sources, and what they say in bits.

    `pairs` are the equal characters as places in the flows, in order in both texts unless the words are only
    `gathered`. `sizes` are the lengths in the flows. `formula` says that formulas make up most of it.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    bits: float
    pairs: Pairs
    sizes: tuple[int, int]
    gathered: bool = False
    formula: bool = False

    @property
    def similarity(self) -> float:
        return 2 * len(self.pairs) / sum(self.sizes)


def link(a: Chronicle, b: Chronicle) -> tuple[Parallel, ...]:
    """The passages that two chronicles share, in the order of `a`.

    `link(b, a)` finds the same passages, seen from the other side.
    """
    own, its = (a.source.text, repr(a.conventions)), (b.source.text, repr(b.conventions))
    if its < own:
        return tuple(sorted(map(_turned, link(b, a)), key=_order))
    one, other = (flow(text, breaks) for text, breaks in zip((a, b), BREAKS, strict=True))
    found = {_parallel(one, other, candidate) for candidate in _candidates(one, other)}
    if its == own:
        # Beside itself, a text is seen from both sides at once.
        found |= set(map(_turned, found))
    return tuple(sorted(found, key=_order))


def _order(parallel: Parallel) -> tuple[int, int, int, int]:
    return parallel.a_start, parallel.b_start, parallel.a_end, parallel.b_end


def _turned(found: Parallel) -> Parallel:
    turned = tuple(Variation(own.b, own.a, own.kind) for own in found.collation)
    return Parallel(
        found.b_start, found.b_end, found.a_start, found.a_end, found.relation, found.similarity, turned
    )


def _candidates(a: Flow, b: Flow) -> list[_Candidate]:
    """What is worth telling: passages that say enough, and no worse ones of the same words."""
    known = rarity((a.text, b.text))
    weigh = _Weigh(known, weights(a), weights(b))
    seeds = runs(a.text, b.text, _SEED, _MOST, a.text[0])
    made = [
        _candidate(a, b, align(a.text, b.text, chain, _REACH), weigh)
        for chain in chains(a.text, b.text, seeds, _GAP)
    ]
    anywhere = log2(max(len(a.text) * len(b.text), 2))
    sure = _best(own for own in made if own.bits >= anywhere + _MARGIN and len(own.pairs) >= _LEAST)
    places = _Places(sure)
    nearby = min(2 * log2(2 * _NEAR), anywhere)
    near = (own for own in made if own.bits >= nearby + _MARGIN and places.beside(own))
    gathered = gatherings(a, b, known, weigh.a, weigh.b, anywhere + _TELLING)
    told = (
        own
        for own in (_gathered(a, b, words) for words in gathered)
        if own.bits >= 2 * (anywhere + _TELLING) or places.beside(own)
    )
    return _best([*sure, *near, *told])


def _made(a: Flow, b: Flow, pairs: Pairs, bits: float, gathered: bool = False) -> _Candidate:
    """A candidate from its first to its last equal characters."""
    in_b = [j for _, j in pairs] if gathered else [pairs[0][1], pairs[-1][1]]
    first, last, first_b, last_b = pairs[0][0], pairs[-1][0], min(in_b), max(in_b)
    spans = a.at[first], a.at[last] + 1, b.at[first_b], b.at[last_b] + 1
    return _Candidate(*spans, bits, pairs, (last + 1 - first, last_b + 1 - first_b), gathered)


def _gathered(a: Flow, b: Flow, own: Gathering) -> _Candidate:
    pairs = [(word.a + n, word.b + n) for word in own.words for n in range(word.size)]
    return _made(a, b, pairs, own.bits, gathered=True)


@dataclass(frozen=True, slots=True)
class _Weigh:
    """What is needed to weigh an alignment: rarity, and how much formulas keep of it in either text."""

    known: Rarity
    a: bytearray
    b: bytearray


def _candidate(a: Flow, b: Flow, pairs: Pairs, weigh: _Weigh) -> _Candidate:
    kept = [min(weigh.a[i], weigh.b[j]) / FREE for i, j in pairs]
    left_out = pairs[-1][0] - pairs[0][0] + pairs[-1][1] - pairs[0][1] + 2 - 2 * len(pairs)
    made = _made(a, b, pairs, weigh.known.of(a.text, pairs, kept) - _COST * left_out)
    return replace(made, formula=sum(kept) < _FORMULA * len(kept))


class _Places:
    """Candidates by place: which of them lie near another one."""

    def __init__(self, candidates: Iterable[_Candidate] = ()) -> None:
        self.in_a: dict[int, list[_Candidate]] = defaultdict(list)
        self.in_b: dict[int, list[_Candidate]] = defaultdict(list)
        for candidate in candidates:
            self.add(candidate)

    def add(self, own: _Candidate) -> None:
        """Note where a candidate stands."""
        for cell in range(own.a // _NEAR, (own.a_end - 1) // _NEAR + 1):
            self.in_a[cell].append(own)
        for cell in range(own.b // _NEAR, (own.b_end - 1) // _NEAR + 1):
            self.in_b[cell].append(own)

    def beside(self, own: _Candidate) -> bool:
        """Whether a candidate of the same account is known."""
        cells = range(own.a // _NEAR - 1, (own.a_end - 1) // _NEAR + 2)
        return any(_near(own, other) for cell in cells for other in self.in_a.get(cell, ()))

    def outdone(self, own: _Candidate) -> bool:
        """Whether a better candidate has the same words.

        Either it overlaps in both texts; or these words are for the most part formulas and have a far better
        counterpart at quite another place.
        """
        over_a = self._over(self.in_a, own.a, own.a_end)
        over_b = self._over(self.in_b, own.b, own.b_end)
        return any(
            (_shared(own.a, own.a_end, o.a, o.a_end) and _shared(own.b, own.b_end, o.b, o.b_end))
            or (own.formula and _outweighs(o, own) and not _near(o, own))
            for o in (*over_a, *over_b)
        )

    def _over(self, cells: dict[int, list[_Candidate]], start: int, end: int) -> Iterator[_Candidate]:
        for cell in range(start // _NEAR, (end - 1) // _NEAR + 1):
            yield from cells.get(cell, ())


def _shared(start: int, end: int, first: int, last: int) -> int:
    return max(min(end, last) - max(start, first), 0)


def _near(own: _Candidate, other: _Candidate) -> bool:
    in_a = max(own.a - other.a_end, other.a - own.a_end)
    in_b = max(own.b - other.b_end, other.b - own.b_end)
    return own is not other and in_a <= _NEAR and in_b <= _NEAR


def _outweighs(better: _Candidate, own: _Candidate) -> bool:
    """Whether a candidate says more than twice as much about most of the words of another, in either text."""
    inside_a = 2 * _shared(own.a, own.a_end, better.a, better.a_end) > own.a_end - own.a
    inside_b = 2 * _shared(own.b, own.b_end, better.b, better.b_end) > own.b_end - own.b
    return better.bits > 2 * own.bits and (inside_a or inside_b)


def _best(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Candidates that no better one outdoes."""
    places = _Places()
    kept = []
    for own in sorted(candidates, key=lambda one: (one.gathered, -one.bits, one.a, one.b)):
        if not places.outdone(own):
            places.add(own)
            kept.append(own)
    return kept


def _parallel(a: Flow, b: Flow, own: _Candidate) -> Parallel:
    collation = () if own.gathered else collate(a, b, own.pairs)
    similarity = round(own.similarity, 3)
    return Parallel(own.a, own.a_end, own.b, own.b_end, _relation(own), similarity, collation)


def _relation(own: _Candidate) -> Relation:
    """How much of the longer and of the shorter passage the equal characters make up.

    A few words that agree in the same account tell the same event; they are no copied passage.
    """
    if own.gathered or len(own.pairs) < _LEAST:
        return Relation.EVENT
    if own.similarity >= 0.85:
        return Relation.VERBATIM
    if len(own.pairs) >= 0.85 * min(own.sizes) and max(own.sizes) >= 1.3 * min(own.sizes):
        return Relation.ABRIDGED
    return Relation.CLOSE if own.similarity >= 0.6 else Relation.EVENT
