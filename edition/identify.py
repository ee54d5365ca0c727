"""Identifiers that outlive re-encoding: each part of a text keeps its own, whatever its number or date becomes.

The ledger is plain text, one row a part: identifier, kind, state, digest of its words, and how it begins. A part
is known again by its words, or, where they were changed, by its neighbours and its beginning. An identifier is
never given twice; what has left the text keeps its row as `gone`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from edition.ends import shared_ends
from edition.errors import DataError, Place

KINDS: Final = {
    "chapter": "c",
    "reign": "r",
    "year": "y",
    "section": "s",
    "entry": "e",
    "paragraph": "p",
    "note": "n",
    "reading": "v",
    "passage": "x",
}
_HEAD: Final = "# identifier\tkind\tstate\tdigest\tbegins"
# The end of every identifier: the letter of its kind and its number, which the next one continues.
_NUMBERED: Final = re.compile(r"\.[a-z][0-9]+$", re.ASCII)
_OPENING: Final = 16
_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text that needs an identifier: its kind, a key that the caller knows it by, its words."""

    kind: str
    key: tuple[str, int, int]
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One identifier. `state` is `here` or `gone`."""

    id: str
    kind: str
    state: str
    digest: str
    begins: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The identifiers that a text has ever had, in the order of their giving."""

    text: str
    rows: tuple[Row, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """Read a ledger; a missing file is an empty ledger.

        Raises DataError for a file that cannot be read, a row that is malformed or an identifier that stands twice.
        """
        rows: list[Row] = []
        seen: set[str] = set()
        for number, line in enumerate(_text(path).split("\n"), 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            place = Place(path, number, 0, line)
            if (
                len(cells) != 5
                or cells[1] not in KINDS
                or cells[2] not in ("here", "gone")
                or not _NUMBERED.search(cells[0])
            ):
                raise DataError(
                    "not a row of the ledger", place=place, remedy="restore the file from version control"
                )
            if cells[0] in seen:
                raise DataError(
                    f"{cells[0]} stands twice", place=place, remedy="restore the file from version control"
                )
            seen.add(cells[0])
            rows.append(Row(*cells))
        return cls(path.stem, tuple(rows))

    def dump(self) -> str:
        """The ledger as text, ready to be written."""
        lines = ("\t".join((row.id, row.kind, row.state, row.digest, row.begins)) for row in self.rows)
        return "\n".join((_HEAD, *lines)) + "\n"


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        message, remedy = f"cannot be read: {error.strerror}", "name a file, which may be yet to be written"
    except UnicodeDecodeError:
        message, remedy = "not UTF-8, as a ledger is", "restore the file from version control"
    raise DataError(message, place=Place(path), remedy=remedy)


def assign(parts: Sequence[Part], ledger: Ledger) -> tuple[dict[tuple[str, int, int], str], Ledger]:
    """The identifier of every part, and the ledger that remembers them."""
    known: dict[str, list[Row]] = defaultdict(list)
    for row in ledger.rows:
        known[row.kind].append(row)
    ids: dict[tuple[str, int, int], str] = {}
    renewed: dict[str, Row] = {}
    by_kind: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_kind[part.kind].append(part)
    for kind in KINDS:
        _assign_kind(ledger.text, kind, by_kind[kind], known[kind], ids, renewed)
    old = {row.id for row in ledger.rows}
    kept = tuple(renewed.get(row.id) or replace(row, state="gone") for row in ledger.rows)
    new = tuple(row for key, row in renewed.items() if key not in old)
    return ids, replace(ledger, rows=kept + new)


def row(name: str, kind: str, words: str) -> Row:
    """The row of a part that is in the text, by its words."""
    return Row(name, kind, "here", _digest(words), _begins(words))


def _assign_kind(
    text: str,
    kind: str,
    parts: Sequence[Part],
    rows: Sequence[Row],
    ids: dict[tuple[str, int, int], str],
    renewed: dict[str, Row],
) -> None:
    digests = [_digest(part.words) for part in parts]
    pairs = _match(parts, digests, rows)
    number = max((int(row.id.rpartition(".")[2][1:]) for row in rows), default=0)
    for at, part in enumerate(parts):
        known = pairs.get(at)
        if known is None:
            number += 1
            name = f"{text}.{KINDS[kind]}{number:04d}"
        else:
            name = known.id
        ids[part.key] = name
        renewed[name] = Row(name, kind, "here", digests[at], _begins(part.words))


def _match(parts: Sequence[Part], digests: Sequence[str], rows: Sequence[Row]) -> dict[int, Row]:
    """Which known row each part is: same words in the same order, then same words anywhere, then its neighbours'
    gap with a like beginning.
    """
    pairs: dict[int, Row] = {}
    if not rows:
        return pairs
    blocks = _matching_blocks([row.digest for row in rows], digests)
    for a, b, size in blocks:
        for step in range(size):
            pairs[b + step] = rows[a + step]
    taken = {row.id for row in pairs.values()}
    moved: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.id not in taken:
            moved[row.digest].append(row)
    for at, digest in enumerate(digests):
        if at not in pairs and moved[digest]:
            pairs[at] = moved[digest].pop(0)
            taken.add(pairs[at].id)
    _match_gaps(parts, rows, blocks, pairs, taken)
    return pairs


def _matching_blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches of digests that both have, in order; what is equal at both ends is not compared again."""
    head, tail = shared_ends(old, new)
    inner = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    middle = [(head + a, head + b, size) for a, b, size in inner.get_matching_blocks() if size]
    return [(0, 0, head), *middle, (len(old) - tail, len(new) - tail, tail)]


def _match_gaps(
    parts: Sequence[Part],
    rows: Sequence[Row],
    blocks: Iterable[tuple[int, int, int]],
    pairs: dict[int, Row],
    taken: set[str],
) -> None:
    a = b = 0
    for block_a, block_b, size in blocks:
        free = [row for row in rows[a:block_a] if row.id not in taken]
        for at in range(b, block_b):
            if at in pairs or not free:
                continue
            best = max(free, key=lambda row: _likeness(row.begins, _begins(parts[at].words)))
            if _likeness(best.begins, _begins(parts[at].words)) >= _ALIKE:
                pairs[at] = best
                taken.add(best.id)
                free.remove(best)
        a, b = block_a + size, block_b + size


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def _begins(words: str) -> str:
    opening = words[:_OPENING]
    if opening.isprintable():
        return opening.strip()
    return "".join(char if char.isprintable() else " " for char in opening).strip()
