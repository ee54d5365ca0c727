"""Quotation marks, and the single spaces that stand for lost ones."""

from __future__ import annotations

import re
from typing import Final

CLOSING: Final = {"「": "」", "『": "』", "“": "”", "‘": "’", "﹁": "﹂", "﹃": "﹄"}
OPENING: Final = {close: open_ for open_, close in CLOSING.items()}
MARK: Final = re.compile("[" + "".join(CLOSING) + "".join(OPENING) + "]")

# A transcription that lost its marks has single spaces in their place: 曰： 諾。 遂…, 改 殷 為 興 。
LOST: Final = re.compile(r"(?<![ \t\u3000\n\r])[ ](?![ \t\u3000\n\r])")
SPEECH_SPACE: Final = re.compile(r"[：:] (?! )")
OPENS_SPEECH: Final = re.compile(r"[：:]$")
CLOSES_SPEECH: Final = re.compile(r"[。！？!?…]$")
SUPPLIED: Final = ("「", "」")
