"""Where dates stand in narrative, and what looks like a date and is none."""

from __future__ import annotations

import re
from typing import Final

from edition.grammar.dates import DateParts
from edition.grammar.notes import NUMERAL

# A date begins where a clause begins: after a stop, a quotation mark, a bracket, or the indentation.
_NUMBERS: Final = "①-⑳㉑-㉟㊱-㊿"
_STOPS: Final = '。，；：！？、「」『』《》（）“”‘’〈〉【】〔〕﹁﹂﹃﹄○◎§．｡\n\r\u3000 \u00a0\t\x01.,;:!?()"'
CLAUSE: Final = re.compile(rf"(?:^|(?<=[{_STOPS}{_NUMBERS}]))(?=[^{_STOPS}{_NUMBERS}\x00])")
SENTENCE_STOPS: Final = frozenset('。．｡！？」』）”’〉】〕﹂﹄○◎§\n\r\u3000\u00a0\t\x01.!?) "')
# Where one mark stands at every pause (句讀), a sentence may begin after any.
PAUSE_STOPS: Final = SENTENCE_STOPS | frozenset("，,、；：;:")
# Such a mark read as the comma that it may be.
AS_COMMAS: Final = str.maketrans("。．｡、", "，，，，")

# Within a clause only a year with its era (or 是年, 次年 …) is sure to be a date: 以太平興國七年, 自咸平二年.
YEAR_INSIDE: Final = re.compile(rf"(?<![{NUMERAL}])(?:元|[{NUMERAL}]{{1,3}})年")
MONTH_INSIDE: Final = re.compile(
    rf"(?<=[於于在自至迄及逮以作之何又云])"
    rf"(?:[是次去昨明上本當翌其]年(?:[閏闰]?(?:正|[{NUMERAL}]{{1,2}})月)?|[閏闰]?(?:正|[{NUMERAL}]{{1,2}})月"
    rf"|(?:元|[{NUMERAL}]{{1,3}})年)"
)
# These words introduce a date only where a remark weighs dates: 作正月二日, 載之次年二月, 何以二月.
ONLY_IN_REMARKS: Final = frozenset("作之何又云")
SINCE: Final = frozenset("自從从由")

# A reign that is summed up: 在位二十年，改元乾道二年，天賜禮盛國慶五年 are lengths, not dates.
REIGN_LENGTH: Final = re.compile(rf"在位[{NUMERAL}]+年")
ERA_CHANGE: Final = re.compile(r"改元$")
AGE: Final = re.compile(r"(?:年|享年|壽|寿|時年|时年)$")
# 治平三年冬服, 慶曆七年曆: a date that is the label of a thing.
LABEL: Final = re.compile(r"服|曆日|历日|榜|進士|进士|登科|節(?!度)|节(?!度)|生日")
# 三月不雨, 五月而成, 三年之喪: a length of time.
LENGTH: Final = re.compile(r"[不未而之乃間间餘余內内有矣耳]|以[來来上下]")
# 夏州, 夏國, 夏人 are no summer, 秋毫 and 春秋 no seasons.
SEASON_END: Final = re.compile(r"[，、,\s]|$")
FLASHBACK: Final = re.compile(
    r"(?:初|先是|始)(?=[，,])|先是|初(?![一二三四五六七八九十]|[置為为以無无不未及名])"
)
ACCESSION: Final = re.compile(
    r"(?P<ruler>(?:[太世高中真仁英神哲徽欽钦孝光寧宁理度恭聖圣道興兴天章顯显睿憲宪武文成宣昭景穆明順顺元肅肃代德敬懿僖哀崇毅惠桓襄獻献莊庄閔闵末出隱隐]{1,2})[祖宗帝])(?:即位|嗣位|立)(?=[，,])"
)
# 宋初, 唐末, 恭帝初: the beginning or end of a state or reign.
STATE_PERIOD: Final = re.compile(
    r"(?P<state>[後后前北南西東东]?[唐梁晉晋漢汉周宋遼辽金元明清隋齊齐陳陈魏吳吴蜀夏秦])(?P<period>[初末])(?=[，,])"
)
REIGN_PERIOD: Final = re.compile(
    r"(?P<ruler>[太世高中真仁英神哲徽欽钦孝光寧宁理度恭聖圣道興兴穆景莊庄明閔闵隱隐出末][祖宗帝])(?P<period>[初末])(?=[，,])"
)
# The characters with which the patterns above begin.
FIRST: Final = frozenset(
    "初先始后後前北南西東东唐梁晉晋漢汉周宋遼辽金元明清隋齊齐陳陈魏吳吴蜀夏秦太世高中真仁英神哲徽欽钦孝光寧宁理度恭聖圣道興兴"
    "天章顯显睿憲宪武文成宣昭景穆順顺肅肃代德敬懿僖哀崇毅惠桓襄獻献莊庄閔闵末出隱隐"
)
POSTPOSED_BEFORE: Final = re.compile(r"[時时](?:則|则|實|实)?$|蓋$|盖$|乃$|即$|實$|实$")
SPEAKS: Final = re.compile(r"(?:曰|云|言|奏|上言|詔|诏|謂|谓|書|书|表)[：:]?$")
POSTHUMOUS: Final = re.compile(r"追(?:上|尊|諡|谥|封|贈|赠|冊|册)")


def span_of(phrase: str) -> DateParts | None:
    """The parts of a phrase that names a state or a reign instead of a year (唐末, 仁宗即位), None for any other."""
    for pattern in (ACCESSION, REIGN_PERIOD, STATE_PERIOD):
        match = pattern.match(f"{phrase}，")
        if match is not None and match.end() == len(phrase):
            named = match.groupdict()
            return DateParts(phrase, named.get("state"), named.get("ruler"), period=named.get("period"))
    return None
