"""The dates to look at as a list for a terminal: each with its place, what it was read as, why, and the row that
settles it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from edition.editorial import shown
from edition.show import counted, width

# Lines of prose are not longer than this, however wide the terminal is.
_WIDEST: Final = 100
_NAMES: Final = 12
# What a line can be broken between: words, and single characters of other scripts with the marks that follow them.
_PIECES: Final = re.compile(r"\s+|[^\s\u2e80-\U0003ffff]+|[\u2e80-\U0003ffff][，。；：、？！）」』》”,.:;)]*")
_SURE: Final = {"high": "sure", "medium": "likely", "low": "doubtful", "unknown": "not known"}


def questions(
    rows: Sequence[Mapping[str, object]], titles: Mapping[str, str], columns: int | None = None
) -> str:
    """The rows of `edition report dates`, a paragraph each, under the titles of their texts (by identifier)."""
    wide = min(columns or _WIDEST, _WIDEST)
    parts = []
    for text, own in groupby(rows, key=lambda row: str(row["text"])):
        found = list(own)
        kinds = Counter(str(row["kind"]) for row in found)
        kept = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        head = f"{titles.get(text, text)} ({text}): {counted(len(found), 'date')} to look at: {kept}"
        parts.append("\n".join(wrapped(head, wide)))
        parts += ["\n".join(_question(row, wide)) for row in found]
    return "\n\n".join(parts)


def _question(row: Mapping[str, object], columns: int) -> Iterator[str]:
    kinds = " + ".join(part for part in (str(row["kind"]), str(row["also"])) if part)
    yield f"{row['place']}  {kinds}  (line {row['line']}, column {row['column']}; {row['id']})"
    read = row["date"] or row["when"]
    days = f" = {str(row['days']).replace('/', ' to ')}" if row["days"] else ""
    sure = _SURE[str(row["cert"])]
    lines = (
        ("the text", str(row["words"])),
        ("read as", f"{read}{days}, {sure}" if read else "not read"),
        ("why", str(row["why"])),
        ("or", str(row["alternatives"])),
    )
    for name, value in lines:
        if value:
            first, *rest = wrapped(shown(value), columns - _NAMES - 2)
            yield f"  {name.ljust(_NAMES)}{first}"
            yield from (f"  {'':{_NAMES}}{line}" for line in rest)
    # In one piece and without indentation, so that it can be copied.
    yield "  to settle it (decisions)"
    yield str(row["decision"])
    if row["heading"]:
        yield "  or, with all entries of the year (year headings)"
        yield str(row["heading"])


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of so many columns, broken between words and between Chinese characters."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]
