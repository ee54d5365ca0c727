"""Measure the comparison of two texts: python -m bench.link [--quick].

Two texts of the same length are composed by a seeded generator: characters follow each other as in the texts of
the edition, so that names and offices come back everywhere, and the second has copied passages of the first, one
character in ten changed. Each run is a process of its own. The peer is Python's difflib; as its time grows with the
square of the length and more, it is given a small slice, and edition the same slice.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Final

from bench.measure import often

ROOT: Final = Path(__file__).resolve().parent.parent
TEXTS: Final = ("xixiaji-01", "xixiaji-03", "songshi-485", "songshi-486")
SEED: Final = 1924
LINE: Final = 200
PASSAGE: Final = (20, 120)
# One passage copied for so many characters.
EVERY: Final = 1000


def compose(length: int) -> tuple[str, str]:
    """Two texts of `length` characters and a little more; the second shares passages with the first."""
    chance = random.Random(SEED)
    model = "".join((ROOT / "tei" / "source" / f"{name}.txt").read_text(encoding="utf-8") for name in TEXTS)
    follows: dict[str, list[str]] = defaultdict(list)
    for char, after in pairwise(model):
        if "\n" not in (char, after) and "（" not in (char, after) and "）" not in (char, after):
            follows[char].append(after)
    first, second = _babble(chance, follows, length), _babble(chance, follows, length)
    for _ in range(length // EVERY):
        start, size, to = chance.randrange(length), chance.randint(*PASSAGE), chance.randrange(length)
        words = first[start : start + size]
        second[to : to + size] = [char if chance.random() > 0.1 else chance.choice(model) for char in words]
    return _lines(first), _lines(second)


def _babble(chance: random.Random, follows: dict[str, list[str]], length: int) -> list[str]:
    chars = [chance.choice(list(follows))]
    while len(chars) < length:
        after = follows.get(chars[-1])
        chars.append(chance.choice(after) if after else chance.choice(list(follows)))
    return chars


def _lines(chars: list[str]) -> str:
    text = "".join(chars).replace("\n", "")
    return "".join(text[at : at + LINE] + "\n" for at in range(0, len(text), LINE))


def compare(program: str, one: Path, other: Path) -> None:
    """One run: read two texts and find what they share; prints how many passages and the seconds it took."""
    a, b = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    if program == "difflib":
        blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        print(sum(block.size >= 8 for block in blocks))
        return
    from edition import source
    from edition.editorial import Editorial
    from edition.link import link
    from edition.parse import parse
    from edition.profiles import shipped

    texts = (
        parse(source.from_text(text, name), shipped()["biography"], Editorial(name), ())
        for text, name in ((a, "a"), (b, "b"))
    )
    print(len(link(*texts)))


HEAD: Final = "| what | characters | s | characters/s | MiB |\n| --- | --: | --: | --: | --: |"


def main(arguments: list[str]) -> int:
    """Measure and print."""
    if len(arguments) == 3:
        compare(arguments[0], Path(arguments[1]), Path(arguments[2]))
        return 0
    quick = "--quick" in arguments
    print(HEAD)
    cases = [(program, length) for length in (5_000, 20_000) for program in ("edition", "difflib")]
    cases += [] if quick else [("edition", 100_000), ("edition", 300_000), ("edition", 1_000_000)]
    with tempfile.TemporaryDirectory() as name:
        for program, length in cases:
            paths = [Path(name) / f"{side}-{length}.txt" for side in "ab"]
            for path, text in zip(paths, compose(length), strict=True):
                path.write_text(text, encoding="utf-8")
            run = often((sys.executable, "-m", "bench.link", program, *paths), 1)
            speed = 2 * length / run.seconds
            print(
                f"| {program} | 2 × {length:,} | {run.seconds:.2f} | {speed:,.0f} | {run.memory:.0f} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
