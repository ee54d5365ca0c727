"""Patterns of the structure of a chronicle: headings, years, rulers, prologues, inline details."""

from __future__ import annotations

import re
from typing import Final

from edition.grammar.notes import SKIP

# A line that is nothing but an XML comment is site chrome.
COMMENT_LINE: Final = re.compile(r"\s*(?:<!--(?:(?!--).)*-->\s*)+")
# 指〔揮〕使: a character or two that the makers of the transcription supply.
SUPPLIED: Final = re.compile(r"〔[^〔〕（）\s]{1,4}〕")
INDENT: Final = re.compile("　*")

# 太祖神武…皇帝李繼遷，繼捧族弟也: the opening of a ruler's biography.
PROLOGUE: Final = re.compile(
    r"[^，。；]{2,40}，(?:[^，。]{1,12}也|(?:本名|初名|小字|名|諱|讳|字|姓)[^，。]{1,6}[，。])|(?:太|世|高|中|聖|神|真|仁|英|哲|徽|欽|惠|毅|景|崇|桓|襄|獻)[祖宗][^，。]{2,40}(?:皇帝|帝)"
)

# A last sentence that gives the reason of the headline is its detail (目) run on: 以朋附繼遷也。
INLINE_DETAIL: Final = re.compile(
    r"(?<=。)(?P<detail>(?:以|蓋|盖|用|從|从)[^。]{1,40}也。|(?:初|先是|時)，.+)$"
)

# 子德明立, 弟繼捧立: a biography of rulers names the successor when it closes.
SUCCESSION: Final = re.compile(
    r"(?P<kin>[長长次幼]?子|[從从]?弟|[嫡長长]?[孫孙]|侄|姪|叔|兄)(?P<name>[^，。；：、子弟孫孙]{1,4})(?:立|嗣|代立|嗣立)。?$"
)
# 李彝興，夏州人也; 克睿初名光睿; 德明小字阿移; 諒祚，景宗長子也: a ruler is introduced.
INTRODUCTION: Final = re.compile(
    r"(?P<name>[^，。；：、　]{1,5}?)(?:，(?P<what>[^，。；]{0,12}?(?:人也|子也|弟也|孫也|孙也|侄也|兄也|後也|后也))"
    r"|(?:本名|初名|小字|諱|讳|字)[^，。]{1,6}|，?初為|，?初为|立，)"
)
# 繼遷繼捧族弟也, 德明小字阿移: the same where no stop is written.
INTRODUCTION_UNSTOPPED: Final = re.compile(
    r"(?P<name>[^　]{2,4}?)(?:[^　]{1,8}?(?:人也|子也|弟也|孫也|孙也|侄也|兄也|後也|后也)|(?:本名|初名|小字|諱|讳|字))"
)
DEATH: Final = re.compile(r"(?P<name>[^，。；：、]{1,4})(?:殂|薨|卒|崩)(?=[，。])")
ENDS_WITH_SPEECH: Final = re.compile(r"曰：?$|曰:$")
# 論曰, 贊曰, 史臣曰: the historian's judgement, which closes a chapter and belongs to no date.
JUDGEMENT: Final = re.compile(r"[　 ]*(?:論|论|贊|赞|評|评|史臣|臣光)曰")
# 校勘記, 注釋: what follows are notes of those who edited the text, not the text.
APPARATUS: Final = re.compile(
    r"[\s　※◎○●【〔［\[]*(?:校勘[記记]|校[記记]|注[\s　]*[釋释]|考[\s　]*[異异])[\s　】〕］\]：:]*"
)
# 【綱】, 〔目〕, 【經】: a label before a paragraph that tells what it is.
LABEL: Final = re.compile(r"[　 \t]*[【〔［\[](?P<kind>[綱纲目經经傳传])[】〕］\]][　 ]*")
HEADLINE_LABELS: Final = frozenset("綱纲經经")
# What may stand beside a date without saying anything.
NOTHING: Final = re.compile(
    r"(?:[　 \t\u00a0，,。．、：:○◎●§]|[【〔［\[][綱纲目經经傳传][】〕］\]]"
    r"|[（(〈【〔][甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][）)〉】〕])*"
)
# 按：, 附：, 論曰：, 史臣曰：, 考異曰：: a remark that closes an entry.
REMARK: Final = re.compile(
    r"[　 \t\u00a0]*(?:[謹今又臣愚]?[按案](?!兵|甲|劾|驗|问|問|治|行|視|视|撫|抚|察|堵|部|邊|边)"
    r"|附[：:]|考異|考异|(?:論|论|贊|赞|評|评|史臣|臣光|臣[^，。：]{1,3}|[^，。：]{2,4}氏)曰)"
)
MID_SENTENCE: Final = frozenset("，、；,;")
SENTENCE_END: Final = "。！？」』…”’"
TRAILING_STOP: Final = re.compile(rf"[。，；、！？{SKIP}]*")
