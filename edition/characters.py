"""What private-use characters stand for: a table that the users of a font or an old encoding bring.

    code_point,character,note
    U+E24E,鄜,the font of the transcription
    U+E3FF,⿰扌雩,not in Unicode

A private-use character has no meaning of its own, so that no table can come with the program: which of them is meant
depends on who typed the text.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from edition.errors import Place
from edition.rows import Row, read_rows

COLUMNS: Final = ("code_point", "character", "note")
# Unicode's private-use areas: U+E000 to U+F8FF and planes 15 and 16.
PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_CODE: Final = re.compile(r"(?:U\+|0x)?([0-9A-Fa-f]{4,6})")
# One character, with a variation selector perhaps; or an ideographic description, which begins with an operator.
_CHARACTER: Final = re.compile(
    "[^\\s\ufe00-\ufe0f\U000e0100-\U000e01ef][\ufe00-\ufe0f\U000e0100-\U000e01ef]?"
)
_DESCRIPTION: Final = re.compile("[\u2ff0-\u2fff\u31ef]\\S+")


def load(path: Path) -> dict[str, str]:
    """What each private-use character of the table stands for: a character, or an ideographic description.

    Raises DataError for a table that cannot be read, a code point that is not private-use or stands twice, and for
    anything that is neither one character nor a description.
    """
    found: dict[str, str] = {}
    places: dict[str, Place] = {}
    for row in read_rows(path, COLUMNS):
        char = _private(row)
        if char in found:
            remedy = f"keep one of the rows; the other is in line {places[char].line}"
            raise row.error("code_point", f"U+{ord(char):04X} stands twice", remedy)
        found[char], places[char] = _meant(row), row.place
    return found


def _private(row: Row) -> str:
    """The private-use character that a row is about."""
    cell = row.words("code_point").strip()
    code = _CODE.fullmatch(cell)
    char = cell if len(cell) == 1 else chr(int(code[1], 16)) if code and int(code[1], 16) < 0x110000 else ""
    if not PRIVATE.fullmatch(char):
        raise row.error("code_point", f"“{cell}” is no private-use code point", "write it as U+E24E")
    return char


def _meant(row: Row) -> str:
    """What a row says that it stands for."""
    cell = row.words("character").strip()
    if PRIVATE.search(cell) or not (_CHARACTER.fullmatch(cell) or _DESCRIPTION.fullmatch(cell)):
        remedy = "write one character, or an ideographic description such as ⿰金敖"
        raise row.error("character", f"“{cell}” is neither a character nor a description of one", remedy)
    return cell


def is_description(meant: str) -> bool:
    """True for an ideographic description, which stands for a character that Unicode has not."""
    return _DESCRIPTION.fullmatch(meant) is not None
