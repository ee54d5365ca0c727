"""What a note does that names no source and gives no readings alone: it remarks, or it explains.

The rules, in order: words that only a remark begins with (按, 考異曰, 臣光曰) settle it; what follows the title of
a work with 曰, 云 or a colon is that work's, and makes a gloss unless the editor passes a verdict (今從, 當考, 誤);
otherwise the features of grammar/wording.py are weighed, and a note that says of a work what it has or lacks weighs
as a remark. What has no feature at all is a gloss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edition.grammar import wording as g
from edition.grammar.notes import SKIP
from edition.model import NoteKind

_QUOTED: Final = re.compile("「[^「」]*」|『[^『』]*』|“[^“”]*”")
# What a work does that an editor weighs: 《宋史》誤, 《遼史》不載, 《長編》在七月, 《實錄》書.
_WEIGHED: Final = re.compile(
    r"[^，。；：]{0,8}?(?:[不無无未失][載载書书著見见詳详有此]?|誤|误|非|以為|以为|在|於|于|[繫系係]|書|书|載|载|有|云|作|同|異|异|亦|稱|称|言|止|但|惟|則|则|既|與|与)"
)
_WORK_WEIGHED: Final = 2.0


def label_end(own: str, begin: int) -> int:
    """Where the words of a note begin behind 原注： or 自注：."""
    match = g.LABEL.match(own, begin)
    return begin if match is None else match.end()


def remark_or_gloss(own: str, begin: int, citations: Sequence[tuple[int, int]]) -> NoteKind:
    """The kind of a note whose words begin at `begin`; `citations` are the spans of the works it names."""
    if g.OPENS_REMARK.match(own, begin):
        return NoteKind.REMARK
    words = _QUOTED.sub("", own[begin:]).replace(SKIP, "")
    verdict = g.VERDICT.search(words) is not None
    first = next(iter(citations), None)
    if first is not None and g.QUOTES.match(own, first[1]) and "。" not in own[begin : first[0]]:
        return NoteKind.REMARK if verdict and not _is_long(words) else NoteKind.GLOSS
    score = 3.0 * verdict + sum(weight for weight, pattern in g.FEATURES if pattern.search(words))
    if first is not None:
        score += _WORK_WEIGHED * any(_WEIGHED.match(own, end) for _, end in citations)
    return NoteKind.REMARK if score > 1 else NoteKind.GLOSS


def _is_long(words: str) -> bool:
    """Whether a note quotes so much that a verdict in it may be the work's own."""
    return len(words) > 160
