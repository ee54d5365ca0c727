"""What a line of the file is: a paragraph, or a piece of one that was wrapped at a width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from edition.model import Cert
from edition.recognise.findings import SHOWN, Finding

# Kanripo and other page-for-page transcriptions end each line of the print with a pilcrow.
_PILCROW: Final = re.compile(r"¶[ \t]*$", re.MULTILINE)
_STOP: Final = tuple("。！？」』”’）〕】》；：")
_MARK: Final = re.compile("[，。；、：！？]")
# 起訖時間 起仁宗嘉祐六年閏八月盡是年十二月
_LONGEST_HEAD: Final = 30
# Prints have some 16 to 30 characters to a column; screens wrap at up to 80.
_NARROWEST, _WIDEST = 8, 80
_FEWEST: Final = 6
_SAME: Final = 0.5
_OPEN: Final = 0.5
# Of the lines that break off, so many are full; of the lines without any stops, and of all lines, these.
_BROKEN: Final = 0.85
_MANY: Final = 0.25
_SOME: Final = 0.2


def lines(texts: Sequence[tuple[int, str]], whole: str, *, punctuated: bool) -> Finding:
    """Whether lines are wrapped, by their lengths and ends; `texts` are (offset, words) of lines that are not blank,
    `whole` is the text with its markup.
    """
    pilcrows = len(_PILCROW.findall(whole))
    if pilcrows > len(texts) / 2:
        why = f"{pilcrows} lines end with ¶, as the lines of a print do"
        return Finding("lines", "wrapped", Cert.HIGH, why, tuple(start for start, _ in texts[:SHOWN]))
    bodies = [(start, len(words.strip())) for start, words in texts]
    widths = Counter(width for _, width in bodies if _NARROWEST <= width <= _WIDEST)
    if len(bodies) >= _FEWEST and widths:
        width, _ = max(widths.items(), key=lambda item: (item[1], item[0]))
        same = [start for start, length in bodies if abs(length - width) <= 1]
        longer = sum(length > width + 1 for _, length in bodies)
        ends = {start: words.rstrip() for start, words in texts}
        open_ends = sum(not ends[start].endswith(_STOP) for start in same)
        if (
            len(same) > _SAME * len(bodies)
            and longer <= len(bodies) / 20
            and (not punctuated or open_ends > _OPEN * len(same))
        ):
            why = f"{len(same)} of {len(bodies)} lines have {width} characters or one more or less"
            cert = Cert.HIGH if len(same) > 0.75 * len(bodies) and punctuated else Cert.MEDIUM
            return Finding("lines", "wrapped", cert, why, tuple(same[:SHOWN]))
    full = _full_lines(texts, punctuated=punctuated)
    if full:
        why = f"{len(full)} lines are as long as any, and break off there"
        return Finding("lines", "wrapped", Cert.MEDIUM, why, tuple(full[:SHOWN]))
    return Finding("lines", "paragraphs", Cert.HIGH if punctuated else Cert.MEDIUM, "lines have all lengths")


def _full_lines(texts: Sequence[tuple[int, str]], *, punctuated: bool) -> list[int]:
    """Where the full lines of a text stand whose paragraphs are short, so that many lines are not full: no line is
    longer; where stops are written, nearly all that end without one are full, but for headings, which have none.
    """
    sizes = {start: len(words.rstrip()) for start, words in texts}
    width = max(sizes.values(), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return []
    broken = [
        start
        for start, words in texts
        if sizes[start] >= _NARROWEST
        and not (punctuated and (words.rstrip().endswith(_STOP) or _is_head(words)))
    ]
    full = [start for start in broken if sizes[start] >= width - 1]
    share = _BROKEN if punctuated else _MANY
    return full if len(full) >= max(_FEWEST, share * len(broken), _SOME * len(texts)) else []


def _is_head(words: str) -> bool:
    """Whether a line of punctuated text has no mark in it, and is no longer than headings are."""
    return len(words.strip()) <= _LONGEST_HEAD and _MARK.search(words) is None
