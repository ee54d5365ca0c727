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
