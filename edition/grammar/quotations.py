"""Quotation marks, and the single spaces that stand for lost ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

#: Pairs that are quotation marks wherever they stand; straight marks ("") have to be among the conventions.
USUAL: Final = ("「」", "『』", "“”", "‘’", "﹁﹂", "﹃﹄", "〝〞")


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a text: what closes each opening mark, those that do both, and a pattern for any."""

    closing: Mapping[str, str]
    straight: frozenset[str]
    pattern: re.Pattern[str]


@cache
def marks(pairs: tuple[str, ...] = USUAL) -> Marks:
    """The marks of some pairs, opening and closing; one character, or one twice, is a mark that does both."""
    closing = {pair[0]: pair[-1] for pair in pairs}
    straight = frozenset(opening for opening, close in closing.items() if opening == close)
    return Marks(closing, straight, re.compile(f"[{re.escape(''.join(pairs))}]" if pairs else "(?!)"))


# A transcription that lost its marks has single spaces in their place: 曰： 諾。 遂…, 改 殷 為 興 。
LOST: Final = re.compile(r"(?<![ \t\u3000\n\r])[ ](?![ \t\u3000\n\r])")
SPEECH_SPACE: Final = re.compile(r"[：:] (?! )")
OPENS_SPEECH: Final = re.compile(r"[：:]$")
# A straight mark behind one of these, or at the head of a paragraph, opens.
OPENS: Final = frozenset("：:")
CLOSES_SPEECH: Final = re.compile(r"[。！？!?…]$")
SUPPLIED: Final = ("「", "」")
