"""Sexagenary pairs (干支) as copyists and typists write them: 庚戍, 辛夘, 已亥, 乙末.

夘, 戼 and 邜 are other forms of 卯; 戍 stands for 戌, 已 and 己 for 巳, 已 and 巳 for 己, 末 for 未, 戌 for 戊 in many
prints and most transcriptions. What cannot be a pair as it is written, and is one with one stroke changed, is read
as that one: 夘 and 戍 anywhere, the others, which are common words too, only behind a month (五月已亥), or at the head
of a sentence as all of its first clause (。已亥，). 已 with a branch that no sentence begins with (已卯, but not 已未)
is read everywhere (饑民已酉白虹貫日), and so is 戌 with a branch that only 戊 has (戌寅); 辛已 at the head of a line.
"""

from __future__ import annotations

import re
from typing import Final

#: A pair, by its form: stems go with branches of the same parity, so that 甲丑 is never taken for one.
PAIR: Final = "(?:[甲丙戊庚壬][子寅辰午申戌]|[乙丁己辛癸][丑卯巳未酉亥])"

_MEANT: Final = str.maketrans({"夘": "卯", "戼": "卯", "邜": "卯", "戍": "戌", "已": "己", "巳": "己"})
_BRANCH: Final = re.compile(
    "[已巳](?=[夘戼邜])|(?<=[乙丁己辛癸已巳])[夘戼邜]|(?<=[甲丙戊庚壬])戍(?![邊边守卒兵役軍军於于])"
)
_BRANCHES_IN_QUESTION: Final = "夘戼邜戍"
# 饑民已酉白虹貫日, 扈從之夏戌寅觀稼: no word has these two characters; but 時已酉, 巳酉丑 (hours, branches in a row).
_ANYWHERE: Final = re.compile(
    "已(?=巳(?![時时刻初後后]))(?<![時时日夜].)"
    "|[已巳](?=[丑卯酉亥](?![時时刻初後后子丑寅卯辰巳午未申酉戌亥]))(?<![乙丁己辛癸時时日夜].)"
    # 嚴邊備乙已詔…: but 兵丁已集, 太乙已降
    "|(?<=[^太甲人兵壯壮民家庄莊園园][乙丁辛癸])已(?=[詔诏以遣命幸賜赐罷罢封立葬崩御祀享謝谢徙置復录錄錄下募])"
    "|戌(?=[寅辰午申](?![時时刻初後后子丑寅卯辰巳午未申酉戌亥]))(?<![甲丙戊庚壬子丑寅卯辰巳午未申酉].)"
)
_STEMS_IN_QUESTION: Final = "已巳戌"
_EVEN: Final = "子寅辰午申戌戍"
_ODD: Final = "丑卯夘戼邜巳未酉亥"
# Where nothing but a day stands: behind a month, or as a whole clause.
_DAY: Final = re.compile(
    rf"""
    (?: (?<= 月 ) | (?<= 月[，,、] ) | (?<= [。；！？\n\u3000] ) (?= .. (?: [朔晦望]?[，,] | 日 ) )
      | (?<= [。；！？\n\u3000○] ) (?= [已巳][丑卯夘酉亥] (?![時时刻初後后]) ) )
    (?: (?P<stem> [已巳](?=[{_ODD}已己末]) | 戌(?=[{_EVEN}]) | 戍(?=[{_EVEN}](?![州邊边])) ) (?P<beside> . )
      | (?P<own> [乙丁己辛癸](?=[已己末]) | [甲丙庚壬](?=戊) ) (?P<branch> . ) )
    | (?<= [\n\u3000] ) (?P<head> [乙丁辛癸] ) (?P<tail> [已己] )
    | (?<= [\n\u3000] ) (?P<guard> 戍 ) (?= [子寅辰午申](?![州邊边]) )
    """,
    re.VERBOSE,
)
_STEMS: Final = {"已": "己", "巳": "己", "戌": "戊", "戍": "戊"}
_BRANCHES: Final = {
    "已": "巳",
    "己": "巳",
    "末": "未",
    "戊": "戌",
    "戍": "戌",
    "夘": "卯",
    "戼": "卯",
    "邜": "卯",
}


def as_meant(text: str) -> str:
    """The text with each miswritten pair as the one that is meant; the length stays the same."""
    if any(char in text for char in _BRANCHES_IN_QUESTION):  # few texts have any
        text = _BRANCH.sub(lambda match: match[0].translate(_MEANT), text)
    if any(char in text for char in _STEMS_IN_QUESTION):
        text = _ANYWHERE.sub(_anywhere, text)
    return _DAY.sub(_day, text)


def _anywhere(match: re.Match[str]) -> str:
    beside = match.string[match.start() - 1] if match.start() else ""
    return "巳" if beside in "乙丁辛癸" and beside and match[0] == "已" else _STEMS[match[0]]


def _day(match: re.Match[str]) -> str:
    if match["stem"]:
        return _STEMS[match["stem"]] + _BRANCHES.get(match["beside"], match["beside"])
    if match["guard"]:
        return "戊"
    if match["head"]:
        return match["head"] + _BRANCHES[match["tail"]]
    return match["own"] + _BRANCHES[match["branch"]]
