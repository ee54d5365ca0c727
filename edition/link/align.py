"""Which characters of two stretches stand for each other: runs kept as they are, the gaps between them filled.

Only the gaps and the ends are aligned character by character, so the time grows with the length of the passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from edition.link.seeds import Run

# An equal character counts more where the one before it is equal too: single ones (之, 以) are found anywhere.
_SINGLE: Final = 2
_NEXT: Final = 4
_LEFT_OUT: Final = -1
_OFF: Final = -(10**6)
_CLOSE: Final = 4

Pairs = list[tuple[int, int]]


def align(a: str, b: str, chain: Sequence[Run], reach: int) -> Pairs:
    """Pairs of equal characters, in order, of a chain and of up to `reach` characters around it."""
    first = chain[0]
    before_a, before_b = _until(a, first.a, -1, reach), _until(b, first.b, -1, reach)
    pairs = [(first.a - 1 - i, first.b - 1 - j) for i, j in reversed(_extend(before_a, before_b))]
    end_a, end_b = first.a, first.b
    for run in chain:
        skip = max(end_a - run.a, end_b - run.b, 0)
        if skip >= run.size:
            continue
        start_a, start_b = run.a + skip, run.b + skip
        if start_a > end_a and start_b > end_b:
            between = _table(a[end_a:start_a], b[end_b:start_b])
            pairs += [(end_a + i, end_b + j) for i, j in _trace(between, start_a - end_a, start_b - end_b)]
        end_a, end_b = run.a + run.size, run.b + run.size
        pairs += zip(range(start_a, end_a), range(start_b, end_b), strict=True)
    after_a, after_b = _until(a, end_a, 1, reach), _until(b, end_b, 1, reach)
    pairs += [(end_a + i, end_b + j) for i, j in _extend(after_a, after_b)]
    return pairs


def _until(text: str, at: int, step: int, reach: int) -> str:
    """What stands before (-1, read backwards) or from (1) a place on, up to the end of the stretch."""
    words = text[at : at + reach] if step > 0 else text[max(at - reach, 0) : at][::-1]
    for n, char in enumerate(words):
        if char in "\x01\x02":
            return words[:n]
    return words


# For each pair of lengths: the best value, and the best whose last characters are a pair.
_Table = tuple[list[list[int]], list[list[int]]]


def _table(a: str, b: str) -> _Table:
    best = [[_LEFT_OUT * j for j in range(len(b) + 1)]]
    paired = [[0, *[_OFF] * len(b)]]
    for i, char in enumerate(a, 1):
        above, met = best[-1], paired[-1]
        left = _LEFT_OUT * i
        row, own = [left], [_OFF] * (len(b) + 1)
        for j, other in enumerate(b, 1):
            up = above[j]
            left = (up if up > left else left) + _LEFT_OUT
            if char == other:
                single, further = above[j - 1] + _SINGLE, met[j - 1] + _NEXT
                hit = own[j] = further if further > single else single
                if hit > left:
                    left = hit
            row.append(left)
        best.append(row)
        paired.append(own)
    return best, paired


def _trace(table: _Table, i: int, j: int) -> Pairs:
    """The pairs of the best alignment of the first `i` and `j` characters, in order."""
    best, paired = table
    pairs: Pairs = []
    in_run = False
    while i and j:
        if in_run or best[i][j] == paired[i][j]:
            in_run = paired[i - 1][j - 1] + _NEXT == paired[i][j] and i > 1 and j > 1
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i][j] == best[i - 1][j] + _LEFT_OUT:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _extend(a: str, b: str) -> Pairs:
    """The pairs of the best alignment of any beginnings of two stretches; none if nothing is gained.

    Where they share no two characters in a row, only what is close by can be worth its distance.
    """
    if not {*map("".join, pairwise(a))}.intersection(map("".join, pairwise(b))):
        a, b = a[:_CLOSE], b[:_CLOSE]
    if not set(a).intersection(b):
        return []
    table = _table(a, b)
    top, at = 0, (0, 0)
    for i, row in enumerate(table[0]):
        here = max(row)
        if here > top:
            top, at = here, (i, row.index(here))
    return _trace(table, *at)
