"""How much it says that two texts have the same words.

The value of an equal character is its surprise in bits, -log2 p(character | character before it), in the language
of the two texts together. The two places at issue are not counted, so that what stands nowhere else is as rare as
it can be; 使 after 節度 says next to nothing. The probability of a pair of characters is smoothed by that of the
single character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import Final

# The weight of the single character against that of the pair, in occurrences.
_PRIOR: Final = 2.0
_MOST: Final = 14.0


@dataclass(frozen=True, slots=True)
class Rarity:
    """Counts of characters and of pairs of neighbours in both texts together."""

    chars: Counter[str]
    pairs: Counter[tuple[str, str]]
    total: int

    def alone(self, char: str) -> float:
        """Bits of a character that is equal where the ones before it are not."""
        return min(-log2(self._share(char)), _MOST)

    def after(self, before: str, char: str) -> float:
        """Bits of an equal character after an equal one."""
        pair = max(self.pairs[before, char] - 2, 0)
        share = (pair + _PRIOR * self._share(char)) / (max(self.chars[before] - 2, 0) + _PRIOR)
        return min(-log2(share), _MOST)

    def words(self, words: str) -> float:
        """Bits of a run of equal characters."""
        return self.alone(words[0]) + sum(self.after(*pair) for pair in pairwise(words))

    def of(self, text: str, pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> float:
        """Bits of all pairs of an alignment, each weighted; `text` is that of the first offsets."""
        bits = 0.0
        last = (-2, -2)
        for (i, j), weight in zip(pairs, weights, strict=True):
            run = last == (i - 1, j - 1)
            bits += weight * (self.after(text[i - 1], text[i]) if run else self.alone(text[i]))
            last = (i, j)
        return bits

    def _share(self, char: str) -> float:
        return max(self.chars[char] - 2, 1) / self.total


def rarity(texts: Iterable[str]) -> Rarity:
    """Count the texts."""
    chars: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        chars.update(text)
        pairs.update(pairwise(text))
    return Rarity(chars, pairs, max(chars.total(), 1))
