"""The old names of the sexagenary years (歲陽歲名): 強圉單閼 is 丁卯, 玄黓攝提格 壬寅.

資治通鑑 and the chronicles that follow it tell with them from which year to which a 卷 runs; prefaces date with them.
The names are those of 爾雅 釋天; other spellings are from 史記 曆書 and 淮南子 天文訓, and as later prints have them
(元 for 玄). Where 史記 gives 昭陽 to 辛, 爾雅 and 資治通鑑 give it to 癸, as here.
"""

from __future__ import annotations

import re
from typing import Final

_STEMS: Final = {
    "甲": "閼逢 阏逢 焉逢 閼蓬",
    "乙": "旃蒙 端蒙",
    "丙": "柔兆 游兆 遊兆",
    "丁": "強圉 强圉 彊圉 疆圉 強梧 强梧 彊梧",
    "戊": "著雍 着雍 著雝 著邕 箸雍 徒維 徒维",
    "己": "屠維 屠维 祝犁",
    "庚": "上章 商橫 商横",
    "辛": "重光",
    "壬": "玄黓 玄默 元黓 元默 横艾 橫艾",
    "癸": "昭陽 昭阳 尚章",
}
_BRANCHES: Final = {
    "子": "困敦",
    "丑": "赤奮若 赤奋若",
    "寅": "攝提格 摄提格",
    "卯": "單閼 单阏",
    "辰": "執徐 执徐",
    "巳": "大荒落 大荒駱 大芒落 大芒駱",
    "午": "敦牂",
    "未": "協洽 协洽 叶洽 汁洽",
    "申": "涒灘 涒滩",
    "酉": "作噩 作鄂 作咢",
    "戌": "閹茂 阉茂 掩茂 淹茂",
    "亥": "大淵獻 大渊献 大淵献",
}


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return {name: sign for sign, spellings in names.items() for name in spellings.split()}


_STEM_OF: Final = _by_name(_STEMS)
_BRANCH_OF: Final = _by_name(_BRANCHES)


def _pattern() -> str:
    """Names of stems before those of branches of the same parity, so that 閼逢單閼 is none."""
    stems, branches = list(_STEMS), list(_BRANCHES)
    kinds = []
    for parity in (0, 1):
        heads = "|".join(name for sign in stems[parity::2] for name in _STEMS[sign].split())
        tails = "|".join(name for sign in branches[parity::2] for name in _BRANCHES[sign].split())
        kinds.append(f"(?:{heads})(?:{tails})")
    return f"(?:{'|'.join(kinds)})"


#: The name of a year; without groups, to be put into other patterns.
NAME: Final = _pattern()
_NAME: Final = re.compile(NAME)


def pair(words: str) -> str:
    """The pair (干支) of a year as it is written: that of 玄黓攝提格 is 壬寅, that of a pair itself; KeyError else."""
    stem = _STEM_OF.get(words[:2])
    return words if stem is None else stem + _BRANCH_OF[words[2:]]


def pairs_in(text: str) -> list[str]:
    """The pairs of all years that are named in a text in this way, in order."""
    return [pair(match[0]) for match in _NAME.finditer(text)]
