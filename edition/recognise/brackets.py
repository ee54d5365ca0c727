"""Which brackets hold notes, and which words open a paragraph that is a remark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from edition.model import Cert
from edition.recognise.findings import SHOWN, Finding

#: Brackets that hold notes in some transcription; parentheses do so in all of them.
PAIRS: Final = ("（）", "()", "〔〕", "【】", "〈〉", "［］", "[]")
_ALWAYS: Final = "（）"
_NUMBER: Final = re.compile(r"[〇零一二三四五六七八九十百0-9０-９a-z\s.,，-]*")
_LIKE_NOTE: Final = re.compile(r"^[按案]|《|[作音也曰反切云同]|[，。；：]")
# Brackets around a character or two supply or spell them (指〔揮〕使, 〈口移〉); notes are longer.
_SHORT: Final = 3
_SHARE: Final = 0.5
_FEW: Final = 3


def notes(text: str) -> Finding:
    """The brackets whose contents read like notes: longer than a word, clauses, titles, 作, 音, 也."""
    kept: list[str] = []
    told: list[str] = []
    examples: list[int] = []
    cert = Cert.HIGH
    for pair in PAIRS:
        opening, closing = map(re.escape, pair)
        found = list(re.finditer(f"{opening}([^{opening}{closing}\r\n]*){closing}", text))
        like = [match for match in found if _is_note(match[1])]
        if not found:
            continue
        if pair == _ALWAYS or len(like) >= _SHARE * len(found):
            kept.append(pair)
            examples.append(found[0].start())
            told.append(f"{len(found)} in {pair}")
        else:
            told.append(f"{pair} {len(found)} times, around single words or numbers: no notes")
        if pair != _ALWAYS and (len(found) < _FEW or 0.25 < len(like) / len(found) < 0.75):
            cert = Cert.MEDIUM
    if not kept:
        why = "; ".join(["no notes in brackets", *told])
        return Finding("notes", (_ALWAYS,), Cert.HIGH, why)
    return Finding("notes", tuple(kept), cert, "; ".join(told), tuple(examples[:SHOWN]))


def _is_note(words: str) -> bool:
    if _NUMBER.fullmatch(words):
        return False
    return len(words) > _SHORT or _LIKE_NOTE.search(words) is not None


def remarks(texts: Sequence[tuple[int, str]], words: Sequence[str]) -> Finding:
    """Which of the words that open remarks do open paragraphs."""
    if not words:
        return Finding("remarks", (), Cert.HIGH, "the profile has no words that open remarks")
    opening = re.compile(
        rf"[　 \t]*(?P<word>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
    )
    found: Counter[str] = Counter()
    examples: dict[str, int] = {}
    for start, text in texts:
        match = opening.match(text)
        if match is not None:
            found[match["word"]] += 1
            examples.setdefault(match["word"], start)
    if not found:
        why = "no paragraph begins as a remark; the usual words are assumed"
        return Finding("remarks", tuple(words), Cert.HIGH, why)
    why = ", ".join(f"{word} opens {count}" for word, count in found.most_common())
    return Finding("remarks", tuple(words), Cert.HIGH, why, tuple(examples.values())[:SHOWN])
