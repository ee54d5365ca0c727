"""Patterns of headings: marks, chapters, rulers, spans of years, years with what stands in brackets beside them.

A heading is a short line without a sentence in it. Every pattern reads the bare line: without the white space
around it and without the mark before it.
"""

from __future__ import annotations

import re
from typing import Final

from edition.grammar import cyclic_names
from edition.grammar.notes import NUMERAL

# No heading is longer, that of a chapter which tells the span of its years included.
LONGEST: Final = 64
# White space before and behind a heading, as transcriptions have it; a no-break space is residue of web pages.
SPACE: Final = "　 \t\u00a0"
_S: Final = rf"[{SPACE}]*"
BARE: Final = re.compile(rf"[{SPACE}]*")
_PUNCTUATION: Final = "，。；：？！、「」『』《》“”‘’,;:?!"
_N: Final = rf"[{NUMERAL}0-9]"

# Marks that only transcriptions set before headings; # and = may be repeated, and = may close the line again.
REPEATED: Final = "#="
CLOSING_MARK: Final = re.compile(rf"{_S}=+$")
# What a heading with a mark may look like, where nothing else tells what it is.
TITLE: Final = re.compile(rf"[^{_PUNCTUATION}]{{1,40}}")

_PART: Final = rf"(?:[{NUMERAL}上中下]|之(?=[{NUMERAL}上中下]))"
CHAPTER: Final = re.compile(
    rf"""
      # 卷一, 宋史卷四百八十五, 續資治通鑑·卷一百二十九·宋紀十一, 卷之三, 卷三十八 至道元年（乙未，995）
      [^{_PUNCTUATION}]{{0,16}} [卷巻] 之? 第? (?:{_N}|[上中下首末之])+ [^{_PUNCTUATION}]{{0,24}}
        (?: [（(] [^（）()]{{1,24}} [)）] )?
    | 第 {_N}+ [卷巻章回篇] [^{_PUNCTUATION}]{{0,24}}
    | [^{_PUNCTUATION}]{{0,12}} (?: 本紀|本纪|列傳|列传|世家|載記|载记 )
      [卷巻]? 之? 第? {_PART}* [^{_PUNCTUATION}]{{0,16}}
      # 宋紀一, 後梁紀三, 李紀, 宋紀十七 太祖
    | (?: [^{_PUNCTUATION}\s為为曰作朝年]{{1,4}} [紀纪] ) {_PART}* (?:[{SPACE}] [^{_PUNCTUATION}]{{0,24}})?
    """,
    re.VERBOSE,
)
# The fields that some web sites put before a 卷: 起訖時間 …, 卷　名 …, 年　號 雍熙元年（甲申，984）, 全　文
FIELD: Final = re.compile(
    rf"(?:起[讫訖][时時][间間]|卷{_S}名|帝{_S}[号號]|年{_S}[号號]|全{_S}文)(?:[{SPACE}][^。：；]{{0,40}})?"
)
# ①, １、, 12.: the number of an entry in a modern edition.
NUMBER: Final = re.compile(rf"{_S}(?P<number>[①-⑳㉑-㉟㊱-㊿]|[0-9０-９]{{1,3}}[、．.](?![0-9]))")
# 劉承緒: a name or title alone on its line, at the head of a text or right below the heading of a chapter.
NAME: Final = re.compile(r"[㐀-鿿𠀀-𳑿]{2,10}")
STOP: Final = re.compile("[。！？；.!?]")
GAP: Final = re.compile(rf"[{SPACE}]+")
# 起強圉單閼，盡著雍執徐七月，凡一年有奇。, 宋紀一 起上章涒灘正月，盡…, 起太宗至道元年六月盡是年十二月
SPAN: Final = re.compile(
    rf"""
    (?: 【? [^{_PUNCTUATION}]{{0,12}} [紀纪] {_PART}+ 】? {_S} )?
    [〈（(【]? 起 [^。；：！？「」]{{2,32}}? {_S} [，,、。]? {_S} [盡尽至訖讫止] [^。；：！？「」曰]{{1,32}}
    [〉）)】]? [，,、。]? {_S} (?: (?: 凡 | 不[滿满] | 共 ) [^。；：！？「」曰]{{1,16}} )? [〉）)】]? 。? [〉）)】]?
    # 柔兆敦牂，一年。: a 卷 of one year
    | [〈（(【]? {cyclic_names.NAME} (?: [〈（(] [^（）()〈〉]{{1,16}} [〉）)] )? {_S} [，,、]? {_S}
      (?: (?: 凡 | 共 )? 一年 | 不[滿满]一年 )? 。? [〉）)】]?
    """,
    re.VERBOSE,
)
_COUNTS: Final = "0-9〇零一二三四五六七八九十百千"
# 後晉紀四, 卷二百八十三 後晉紀四, 續資治通鑑·卷一·宋紀一, 遼史卷十: the state that a chapter tells of.
STATE: Final = re.compile(
    rf"""
    (?: ^ | [\s·．.〔【{_COUNTS}] )
      (?P<annals> [^\s·．.〔【{_COUNTS}本卷巻第紀纪]{{1,3}} ) [紀纪] (?= {_PART} | [\s】〕。] | $ )
    | ^ 《? (?P<history> [遼辽金宋元明] ) 史 》? (?= [卷巻\s·] )
    """,
    re.VERBOSE,
)
# （壬寅、九四二）, （癸未，公元1163年）, （戊寅，前四〇三）: the year as modern editors add it.
WESTERN: Final = re.compile(
    rf"(?<![{_COUNTS}○])(?:公元|西元|西曆|西历)?(?P<before>前)?[ ]?"
    rf"(?P<year>[0-9０-９]{{3,4}}|[〇零○一二三四五六七八九]{{3,4}})(?![{_COUNTS}○])年?"
)

_TEMPLE: Final = (
    "太世高中聖圣神真仁英哲徽欽钦孝光寧宁理度恭端帝昺肅肃代德順顺憲宪穆敬文武宣懿僖昭哀"
    "景興兴道章天顯显睿成明元惠獻献毅崇桓襄定靖莊庄閔闵愍末出隱隐和平安沖冲質质靈灵少廢废煬炀恒"
)
_DUKES: Final = "隱隐桓莊庄閔闵僖釐文宣成襄昭定哀"
_KINGS: Final = (
    "文武成康昭穆共恭懿孝夷厲厉宣幽平桓莊庄釐僖惠襄頃顷匡定簡简靈灵景悼敬元貞贞哀思考威烈安顯显慎靚靓赧"
)
# 太祖, 宋太宗, 仁宗皇帝, 太祖啟運立極英武睿文神德聖功至明大孝皇帝, 世祖孝武皇帝下, 顯宗元文大王, 文宗二, 隱公
RULER: Final = re.compile(
    rf"""
    (?! .* (?: [為为曰崩葬卒遣詔诏朝] | 即位 | [立尊冊册] (?! [極极道號号] ) ) )
    (?: [^{_PUNCTUATION}\s]{{0,3}}?
        (?: [{_TEMPLE}]{{1,2}}[祖宗] (?: [^{_PUNCTUATION}]{{0,24}} (?:皇帝|大王|王|帝|皇后) )?
          | [{_TEMPLE}]{{1,3}} (?:皇帝|帝|皇后)
          | [{_KINGS}]{{1,2}}王
        )
      | [魯鲁]?[{_DUKES}]公
      | 帝[{_TEMPLE}昰昺㬎]
      | [先廢废少後后末] (?:皇帝|帝|主)
    ) {_S} {_PART}{{0,3}}
    """,
    re.VERBOSE,
)

_PAIR: Final = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
_BRACKETED: Final = (
    r"(?: （[^（）]{1,40}） | \([^()]{1,40}\) | 〈[^〈〉]{1,40}〉 | 〔[^〔〕]{1,40}〕 | 【[^【】]{1,40}】 )"
)
_COUNTED: Final = rf"(?: 元 | [{NUMERAL}]+ (?:[有又][{NUMERAL}]+)? )"
_BRACKETS: Final = r"（）()〈〉〔〕【】\[\]"
# A heading that names a year: 太平興國七年（遼景宗乾亨四年）, 【七年】, 景德元年〈甲辰〉, （壬午）太平興國七年,
# 丙申三年, 孝宗 隆興元年（癸未，一一六三）, 建隆二年遼應歷十一年。; what stands in brackets is no note.
YEAR: Final = re.compile(
    rf"""
    (?! [〈（(]? [起盡尽訖讫] )
    (?P<before> [〈（(〔【「『\[]? (?:[歲岁嵗]次|太[歲岁]在)? {_PAIR} [歲岁嵗]? [〉）)〕】」』\]]?
        {_S} [，,、]? {_S} )?
    (?P<open> [【〔「『\[（(] )?
    (?P<year> (?! [歲岁] ) [^{_PUNCTUATION}{_BRACKETS}{SPACE}]{{0,24}}?
        (?: {_S} [^{_PUNCTUATION}{_BRACKETS}{SPACE}]{{1,6}} )??
        {_COUNTED} [年載载祀]
        (?: {_S} [，,]? [春夏秋冬]? [，,]? 王? [閏闰閠]? (?: [正臘腊] | [{NUMERAL}]{{1,2}} ) 月 )? )
    (?P<close> [】〕」』\]）)] )?
    (?P<cyclic> {_S} [〈（(〔【]? (?: 歲次|岁次|歲在|岁在 )? {_S} {_PAIR} (?: 歲|岁 )? [〉）)〕】]? )?
    (?P<parallel> (?: {_S} [，,、]? {_S} (?:{_BRACKETED}) )* )
    # another state's year whose brackets were lost
    (?P<other> {_S} [，,、]? {_S} [^{_PUNCTUATION}（）()〈〉\s]{{3,12}}? {_COUNTED}年 )?
    {_S} 。? {_S}
    (?: (?: \[[^\[\]]{{1,4}}\] | [編编][輯辑] | \[[編编][輯辑]\] ) {_S} )*   # residue of web pages
    """,
    re.VERBOSE,
)
PAIR: Final = re.compile(_PAIR)
# 壬午, 【壬午】, 壬午歲: a pair alone on its line
PAIR_ALONE: Final = re.compile(rf"[〈〔【]?(?P<pair>{_PAIR})[歲岁嵗年]?[〉〕】]?")
# 在位二十年, 凡四年: a length, no year; 何時之七年 is said in passing.
NO_YEAR: Final = re.compile(r"(?:在位|凡|享|共|合|歷|历|第|之|享國|有國|後|后|計|计|[終终]始|已|近|及)$")
# 蜀稱廣政二十四年: what another state called the year, in a line that tells of all states.
CALLED: Final = re.compile("[稱称]$")
# 正月, 春王正月, 閏月, 二月大, 正月甲子朔: a month alone on its line belongs to the entry that follows.
MONTH_ALONE: Final = re.compile(
    rf"[春夏秋冬]?[，,]?王?(?:[閏闰閠]?(?:[正臘腊]|[{NUMERAL}]{{1,2}})月|[閏闰閠]月)[大小]?(?:[，,]?{_PAIR}朔)?[，,。]?"
)
# 周威烈王, 隱公, 丁先皇, 高麗顯宗: what may stand before the number of a year instead of an era.
REIGN_NAME: Final = re.compile(r".{0,12}[祖宗帝王公侯伯后主汗皇]")
# 龍瑞太平: two characters before an era that is in the table make another era; 國朝洪武, 大宋建隆 do not.
LONGER_ERA: Final = re.compile(
    r"[^\s國国皇聖圣大我本][^\s朝國国明宋元清唐漢汉遼辽金夏麗丽越梁晉晋周祖宗帝王公主皇號号]"
)
