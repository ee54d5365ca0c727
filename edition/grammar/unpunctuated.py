"""Dates in text without punctuation: which forms are strong enough to stand anywhere, and what speaks against the rest.

strong   era + year; year + season or month; season + month; month + 朔 or sexagenary day; 正月, 閏月; 是月, 是歲
weak     二年, 十月, 甲子: dates where the order of the text lets one expect them and no word around them makes
         them a length (在位二年, 凡十月), an age, a label (丙午之變) or a part of other words (兵甲子弟)
"""

from __future__ import annotations

import re
from typing import Final

from edition.grammar.notes import NUMERAL
from edition.grammar.pairs import PAIR

STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
PAIRS: Final = {STEMS[n % 10] + BRANCHES[n % 12]: n for n in range(60)}

_SEASON: Final = "[是其明]?[春夏秋冬]"
# Numerals but for hundreds and more.
_UNITS: Final = "".join(sorted(set(NUMERAL) - set("百千万萬")))
# Where a date may stand: at its number, at its season, at its pair, at its relative word.
ANCHOR: Final = re.compile(
    rf"""
      # 賦役一年夏四月: the first year is 元年, so 一年 is a length
      (?P<year> (?<![{NUMERAL}有又]) (?! 一[年載载祀] ) (?: 元 | [{NUMERAL}]{{1,3}} (?: [有又][{NUMERAL}] )? )
        (?: [年載载] | (?<![二三五七]) 祀 ) )
    # 春王正月, but not 西平王三月; 各三百七月: no number of months has hundreds
    | (?P<change> 改元 (?= [春夏秋冬閏闰] | [正{NUMERAL}]{{1,2}}月 ) )
    | (?P<month> (?: {_SEASON} [，、]? 王? )?
        (?: [閏闰閠]? (?: 正 | 臘 | 腊 | (?<![{_UNITS}第]) [{NUMERAL}]{{1,2}}
        # 杖八十三月己巳朔: no year has thirteen months
            | (?<=[{_UNITS}]十) [三四五六七八九] (?= 月 (?:{PAIR}) ) ) | [閏闰閠] ) 月 )
    # 夏避暑於某地, 冬駐某地: where a court stays that moves with the seasons
    | (?P<season> (?<![{NUMERAL}]) [春夏秋冬] (?= [復复又]?[駐驻] | [獵猎狩] | 避暑 | 幸 ) )
    | (?P<cycle> (?<![太是其今每當当]) [歲嵗岁] (?= {PAIR} ) )
    | (?P<pair> {PAIR} )
    | (?P<span> (?<=[^\s。年月日]) [初末] )
    | (?P<day> (?<![{NUMERAL}月]) [{NUMERAL}]{{1,3}} 日 )
    | (?P<relative> [上次來来前]年 (?= [閏闰]?[正{NUMERAL}]{{1,2}}月 ) | [前此本今去]月 (?= [{NUMERAL}]{{1,3}}日 )
        | [是其][歲嵗岁年月日](?![号號]) | [今去昨][歲嵗岁年] | 又?明年 | [次翌]年 | [明翌翼次][日] | 是[夕夜]
        | [後后越逾踰][{NUMERAL}]{{1,2}}日 | [踰逾]月 | 是[春夏秋冬] | 先是 )
    """,
    re.VERBOSE,
)

# Before a number of years or months these make it a length, an age or a summary.
_COUNTS: Final = (
    r"在位|享[年國国]|居[位官]?|凡|歷|历|經|经|積|积|踰|逾|越|數|数|不及|未及|且|幾|几|僅|仅|已|近|滿|满|周|"
    r"後|后|前|餘|余|各|共|總|总|每|至於|又|再|生|過|过|止|得|第|者|有|以[來来]|[卒薨崩]|當|当|支|延|[閱阅]|留"
)
# 已逾月, 未逾年: how long something lasted.
LASTED: Final = re.compile("[已未不甫才僅仅]$")
COUNTS: Final = re.compile(f"(?:{_COUNTS}|即位)$")
# 數十年: with these the number is a round one.
SOME: Final = frozenset("數数")
TENS: Final = frozenset("十百")
# 哲宗即位六月 is the month after the accession, not a length.
COUNTS_MONTHS: Final = re.compile(f"(?:{_COUNTS})$")
# 實無降心也二年加…: a sentence ends before it.
FINAL: Final = frozenset("也矣哉耶歟欤")
# Behind these a month alone is one that something reaches, or begins with: 逮三月, 自正月.
REACHES: Final = frozenset("自從从由至到及迄逮訖")
# 紹興十一年所定, 廣政二十八年以後: what an era's year is named for.
SPAN_OF_ERA: Final = frozenset("所前後后間间中已以之")
# 卒嘉定八年諡曰成: an honour after death, told out of its time.
HONOURED: Final = re.compile("[諡谥謚追贈赠]|[詔诏特][改加]?[諡谥謚追贈赠]")
# 六年入貢, 七年來謝, 十三年大饑.
COMES: Final = frozenset("入來来貢贡朝饑饥旱春夏秋冬")
# 薨四年正月己卯: but a year with its month is none where these stand before it.
DEATHS: Final = frozenset("卒薨崩殂者")
# 以咸平二年例, 以景德元年詔書: what a year is named for, behind 以.
PRECEDENT: Final = frozenset("所例故舊旧制敕詔诏條条法格令數数額额科榜前後后")
# 明年又改, 明年乃命
AGAIN: Final = frozenset("又復复遂乃")
# What a year of a career begins with: 二十年領…, 二十四年加….
CAREER: Final = frozenset(
    "領领加拜授遷迁改封徙出召除知判進进赴累復复以卒薨罷罢坐轉转擢丁奉册冊追賜赐從从與与"
)
# After a number they do the same: 三月不雨, 二年之喪.
LENGTHS: Final = re.compile(
    r"[不未而之乃矣耳也者]|[間间][，。]?|餘|余|[以已][來来上下後后]|內|内|中[^書书丞侍外旬]|有[奇餘余]"
)
# A date after these is named in passing: 自正月, 至甲子, 於是月.
PASSING: Final = frozenset("自從从由至到及迄逮訖於于在以用待俟期至向距據据云稱称謂谓")
# Of these some end a sentence as well (樂為之用, 堅壁以待): a month with its season or day behind them opens the next.
CLOSING: Final = frozenset("用待俟期")
# 上表請伐宋不從十三年四月, 數歲使不至元祐四年: the word ends a sentence.
REFUSED: Final = frozenset(("不從", "不从", "不至"))
# After a pair these make it a year or a label: 甲子歲, 丙午之變, 壬辰科.
LABELS: Final = re.compile(
    r"以[來来]|[歲嵗岁年之科榜生歷曆历元運运也人]|[春秋冬](?![至十正一二三四五六七八九閏闰])"
    # 丙寅夏國遣使: the state, not the season
    r"|夏(?![至十正一二三四五六七八九閏闰國国人主王使州兵])"
)
# Before a pair these make it a year, or part of another word: 歲在甲子, 太歲庚申, 建於.
YEAR_OF: Final = re.compile(r"(?:[歲嵗岁][次在於]?|太[歲岁]在?|[生卒建])$")
BORN: Final = frozenset("生卒建")
# 兵甲子弟, 壯丁未集, 克己未能: characters of a pair that belong to the words beside them.
TORN: Final = re.compile(
    r"(?<=[兵鎧铠衣器保甲坚堅被帶带里])甲子(?=弟)|(?<=[壯壮人白園园戶户抽募民成])丁未|"
    r"(?<=[克知自律修脩為为責责屈利益])己未"
)
# What an event begins with: then a pair before it is a day, whatever the order.
EVENT: Final = frozenset(
    "詔诏令以遣命上帝幸賜赐罷罢改封立葬崩卒薨大日月雨雪雷雹地太皇宋遼辽金夏契西北東东南中置復复冊册御祀祭享饗朝赦"
    "貶贬降加除召敕勅制議议奏請请進进追奉侍尚左右知同樞枢參参翰國国京河陝陕淮江福四兩两黃黄有星熒荧彗客白晝昼夜"
    "朔晦王公侯宰執执百群羣諸诸車车駕驾自還还至次發发渡敗败破圍围攻克拔陷入寇犯戰战取降斬斩誅诛殺杀獲获"
)


# What a year brings besides: embassies (詢遣使), omens,
# what a place does (瓜州王以千騎降), deaths (聖宗崩, 承天皇太后崩).
_BRINGS: Final = re.compile(
    ".遣(?![還还戍])|甘露|嘉禾|[慶庆][雲云]|河[決决清溢]|[蝗螟疫震彗]|.{1,2}[州軍军府]|.[宗祖帝]|.{0,2}[皇太]后|.{1,2}[薨卒崩殂]"
)


# 己酉以甲為某官, 己酉以前某官甲為某官, but not 甲子以來.
_APPOINTS: Final = re.compile("以(?![來来])")


def begins_day(words: str) -> bool:
    """Whether words begin as those that tell what a day brought: 詔…, 以甲為某官."""
    return words[:1] in EVENT or _APPOINTS.match(words) is not None


def begins_event(words: str) -> bool:
    """Whether words begin as those that tell what a year brought: 領某軍, 遣使, 入貢, 甘露降."""
    return words[:1] in EVENT or words[:1] in CAREER or words[:1] in COMES or _BRINGS.match(words) is not None
