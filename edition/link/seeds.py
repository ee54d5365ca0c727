"""Where two texts have the same words: runs of equal characters, found by an index of character n-grams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple


class Run(NamedTuple):
    """Equal characters: offsets of the first in either text, and how many."""

    a: int
    b: int
    size: int


def runs(a: str, b: str, size: int, most: int, breaks: str) -> list[Run]:
    """The longest runs of equal characters that hold an n-gram of `size` characters which is rare.

    Rare is what stands at no more than `most` pairs of places. In the order of `a`, then `b`.
    """
    found: list[Run] = []
    covered: dict[int, int] = {}
    for i, places in _shared(a, b, size, most, breaks):
        for j in places:
            if i < covered.get(i - j, 0):
                continue
            run = _longest(a, b, i, j, size)
            covered[i - j] = run.a + run.size
            found.append(run)
    return sorted(found)


def _shared(a: str, b: str, size: int, most: int, breaks: str) -> Iterator[tuple[int, list[int]]]:
    """The places in `a` of n-grams that both texts have, each with its places in `b`."""
    times: dict[str, int] = defaultdict(int)
    for i in range(len(a) - size + 1):
        times[a[i : i + size]] += 1
    places: dict[str, list[int]] = {}
    for j in range(len(b) - size + 1):
        gram = b[j : j + size]
        if gram in times:
            places.setdefault(gram, []).append(j)
    for i in range(len(a) - size + 1):
        gram = a[i : i + size]
        own = places.get(gram)
        if own is not None and len(own) * times[gram] <= most and breaks not in gram:
            yield i, own


def _longest(a: str, b: str, i: int, j: int, size: int) -> Run:
    """The run grown to both sides; the breaks of the two texts differ and stop it."""
    last = i + size
    shift = j - i
    while last < len(a) and last + shift < len(b) and a[last] == b[last + shift]:
        last += 1
    while i > 0 and i + shift > 0 and a[i - 1] == b[i - 1 + shift]:
        i -= 1
    return Run(i, i + shift, last - i)


def chains(a: str, b: str, seeds: list[Run], gap: int) -> list[list[Run]]:
    """Runs in order in both texts, none further than `gap` characters from the one before, no break between them.

    Each run joins the chain that ends nearest to it. Chains are looked up by diagonal, so that the time grows with the
    number of runs only.
    """
    breaks = a[:1] + b[:1]
    made: list[list[Run]] = []
    ends: dict[int, list[list[Run]]] = defaultdict(list)
    for run in seeds:
        cell = (run.a - run.b) // gap
        near = [chain for c in (cell - 1, cell, cell + 1) for chain in ends.get(c, ())]
        fits = [
            (_distance(own[-1], run), n)
            for n, own in enumerate(near)
            if _follows(a, b, own[-1], run, gap, breaks)
        ]
        if fits:
            chain = near[min(fits)[1]]
            ends[(chain[-1].a - chain[-1].b) // gap].remove(chain)
            chain.append(run)
        else:
            chain = [run]
            made.append(chain)
        # Runs come in the order of `a`: what ends too far back now is never continued.
        ends[cell] = [own for own in ends[cell] if run.a - own[-1].a - own[-1].size <= gap]
        ends[cell].append(chain)
    return made


def _distance(last: Run, run: Run) -> int:
    """How far a run lies behind another, in both texts together."""
    return abs(run.a - last.a - last.size) + abs(run.b - last.b - last.size)


def _follows(a: str, b: str, last: Run, run: Run, gap: int, breaks: str) -> bool:
    """Whether a run lies behind another in both texts, at most `gap` characters, in the same stretches."""
    end_a, end_b = last.a + last.size, last.b + last.size
    return (
        last.a < run.a <= end_a + gap
        and last.b < run.b <= end_b + gap
        and run.a + run.size > end_a
        and run.b + run.size > end_b
        and not any(char in breaks for char in a[end_a : run.a] + b[end_b : run.b])
    )
