"""Folding of characters for comparison: 鑑, 鑒 and 鉴 count as one, 國 and 国, 衝 and 沖.

Folding keeps the length of a text, so offsets stay true. It is never used to change a text.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from edition import resources

_TABLE: Final = "edition/tables/fold.txt"


@cache
def _table() -> dict[int, str]:
    rows = resources.path(_TABLE).read_text(encoding="utf-8").splitlines()
    return {ord(row[0]): row[1] for row in rows if not row.startswith("#")}


def fold(text: str) -> str:
    """The text with every character in the form that stands for its variants; same length."""
    return text.translate(_table())


@cache
def _forms() -> frozenset[str]:
    return frozenset(_table().values())


def forms(text: str) -> tuple[int, int]:
    """How many characters folding changes (traditional forms), and how many are what it changes to.

    Among the latter are characters that traditional texts have too (后, 于), so that of a traditional text a few
    in a hundred count as simplified, of a simplified one nearly none as traditional.
    """
    return sum(map(_table().__contains__, map(ord, text))), sum(map(_forms().__contains__, text))
