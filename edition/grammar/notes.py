"""Patterns of bracketed notes: titles and sections, juan, lists of sources, 按 remarks, reported readings.

All patterns read the emended text of a note in which nested notes and deleted characters are `SKIP`.
"""

from __future__ import annotations

import re
from typing import Final

# U+0000 cannot stand in a source, so it can stand for what a pattern must not see.
SKIP: Final = "\x00"
NUMERAL: Final = "〇零一二三四五六七八九十百廿卅卌"

# The brackets that make notes in every transcription; which others do is a convention of the text.
ROUND: Final = "（）"
# 指〔揮〕使, 〈口移〉: other brackets supply or compose characters where they hold no more than these; notes are
# longer, or begin as notes do.
LONGEST_ADDITION: Final = 2
# 〔一〕, [12], 【注三】: a number in brackets refers to notes that stand elsewhere.
REFERENCE: Final = re.compile(rf"(?:[註注校]\s*)?(?:[{NUMERAL}]+|[0-9０-９]+|[①-⑳]|[a-zA-Z])")

# What stands between the titles of a list of sources.
SEPARATOR: Final = re.compile(rf"[、，,；;及並并又與与暨兼和及{SKIP}\s]*")

TITLE: Final = re.compile(
    r"""
    《
    ( (?: [^《》] | 《[^《》]*》 )+ )    # the words between the marks, one more pair allowed inside
    》
    """,
    re.VERBOSE,
)
# 《宋史·太宗本紀》: the dot between work and section, in the forms that transcriptions use; a comma or a full
# stop in its place is a slip of the transcription.
DOT: Final = re.compile(r"[·‧・•．∙]")
DOT_OR_SLIP: Final = re.compile(r"[·‧・•．∙，,。]")

# 《, or where a clause begins: there a work without the marks of a title may be named as a witness.
TITLE_OR_WITNESS: Final = re.compile(
    rf"《|(?:^|(?<=[，。；：:、按案註注曰{SKIP}]))(?=[^《》，。；：、\s{SKIP}]{{2,16}}作)"
)

# Words that end the name of a section of a work, and so tell 《夏國傳》 from 《東都事略》. A gazetteer
# (甘肅通志, 米脂縣志) or 三國志 is a work; 地理志 is a section.
SECTION: Final = re.compile(
    r"""
    .* (?: 本紀|本纪|帝紀|帝纪|外紀|外纪|紀|纪 | 列傳|列传|外傳|外传|傳|传 | 世家 | 載記|载记 | 表 | 考證
         | (?: 州郡 | 郡[國国] | (?<! [州縣县郡府軍军路省廳厅鎮镇道通國国] ) ) [志誌] )
       [上中下一二三四五六七八九十]{0,2}
    """,
    re.VERBOSE,
)
# Names that every standard history has: they say nothing of which work is meant.
GENERIC_SECTION: Final = frozenset(
    (
        "紀",
        "纪",
        "傳",
        "传",
        "志",
        "表",
        "錄",
        "录",
        "本紀",
        "本纪",
        "帝紀",
        "帝纪",
        "列傳",
        "列传",
        "外紀",
        "外传",
    )
)

JUAN: Final = re.compile(
    rf"""
    (?P<mark> 卷 | 第 )?
    (?P<number> [{NUMERAL}]+ | [0-9]+ )
    (?P<unit> 卷 )?
    (?! [年月日人騎萬千百歲次] )         # 三年, 五月 and the like are no juan
    """,
    re.VERBOSE,
)
JUAN_SEPARATOR: Final = re.compile(r"[、，,及]|至|—|－|～")
RANGE: Final = frozenset("至—－～")

# 及裴濟、張煦等傳: names that share the word 傳, without marks of their own.
NAMED_BIOGRAPHIES: Final = re.compile(
    rf"(?P<names>[^《》（）、，。：；及並與{SKIP}]{{2,4}}(?:、[^《》（）、，。：；及並與{SKIP}]{{1,4}})*?)(?:等)?(?P<suffix>列?[傳传])(?=[、，。；：並及]|$)"
)
# 司馬光《稽古錄》: an author before the title.
AUTHOR: Final = re.compile(rf"[^《》（）、，。：；「」『』\s{SKIP}及並并又與与見参參按案考引]{{2,5}}(?=《)")
# What introduces a source: 見, 此據, 以上並據, 語在, 右出, 參用, 兼採, 從.
SEE: Final = re.compile(
    r"""
    (?: 以上|已上|右|上|此段?|其?事|語|语|說|说|文|略|兼|並|并|俱|皆|均|互|亦|又|詳|详|雜|杂
      | [今謹] (?= [據据參参採采取] )
    ){0,3}
    (?: 出自|錄自|录自|取自|採自|采自|源自|見於|见于|載於|载于|出於|出于|本於|本于|據自
      | 參[用取考據看閱]|参[用取考据看阅]|參見|参见|參以|参以|採用|采用|本諸|據[依用]|依據|依据|兼[採采取用]
      | 見|见|參|参|詳|详|據|据|出|在|載|载|採|采|用|從|从|本|取|依|引|節|节
    )?
    """,
    re.VERBOSE,
)
# What may close a source: 用《東都事略》文, 從《遼史》所載.
SOURCE_TAIL: Final = re.compile(
    r"(?:之?文|所[載记記錄录述書书]|之說|之说|語|语|增?入|[上中下]|修入?|刪修|删修)(?=[。，；、]|$|並|及)"
)
# 《宋史》本紀, 《名臣言行錄》後集卷二: the part of a work named behind its title.
PART_OUTSIDE: Final = re.compile(
    rf"""
    (?: 本紀|本纪|列傳|列传|帝紀|帝纪
      | [^《》（）、，。：；及並與又作曰云不無亦同言載稱謂以在於{SKIP}\s]{{1,6}}?
        (?: 本紀|本纪|列傳|列传|外紀|外纪|紀事|世家|載記|食貨志|地理志 )
      | [紀纪傳传志表錄录注註] )
    (?= [、，。；：並并及又與与俱皆均亦不無作] | $ )
    | (?: [前後后續续別别外内內正] [集編编錄录] | 補遺|补遗|拾補|拾补|附錄|附录 ) (?= [卷第、，。；] | $ )
    """,
    re.VERBOSE,
)
# 宋史夏國傳, 遼史興宗紀: a section behind a title that has no marks.
PART_UNMARKED: Final = re.compile(
    rf"[·‧・•．]?(?P<section>[^《》（）、，。：；及並與又作曰云不無{SKIP}\s]{{1,8}}?"
    r"(?:本紀|本纪|列傳|列传|紀|纪|傳|传|志|表|世家|載記|外紀))(?=[、，。；：並并及又與与作]|$)"
)
# Behind a title without marks: a juan, the end, a stop, the next source.
AFTER_UNMARKED: Final = re.compile(
    rf"[、，。；：並并及又與与{SKIP}]|$|卷|第?[{NUMERAL}]+卷?(?=[、，。；及並]|$)"
)

MARKER: Final = re.compile(r"[謹今又臣愚]?[按案](?!兵|甲|劾|驗|问|問|治|行|視|视|撫|抚|察|堵)")
# What closes a list of sources. A colon introduces what the work says, except before 按.
STOP: Final = re.compile(rf"[。；;.]|[：:，,]?(?={MARKER.pattern})")
COLON: Final = re.compile("[：:]")
# 《長編》卷二百二十，熙寧四年二月甲戌，…: the date at which a work tells what its juan is cited for.
PLACE_IN_TIME: Final = re.compile(
    rf"[，,、]?(?=[^，。；：《》\s]{{2}}(?:元|[{NUMERAL}]+)年|(?:[正閏闰臘]|[{NUMERAL}]+)月[甲乙丙丁戊己庚辛壬癸])"
)

READS: Final = "作"
# 作雍熙三年, 作是年九月 give another date, no other wording.
DATE_READING: Final = re.compile(
    rf"[^，。]{{0,6}}(?:元|[{NUMERAL}]+)年|[正閏闰臘{NUMERAL}]+月|是[年月歲]|[次明上]年"
)
# Adverbs that stand between a witness or a lemma and 作.
_ADVERB: Final = "[亦並并俱皆均又則则多或]"
# A reading ends at a stop, or at a comma before the next witness or lemma; what the author says of it is no part.
_READING_END: Final = (
    r"(?=[，,](?:《|又|與|与|按|此|是|當|惟|蓋|盖|未|誤|误|非|疑|恐|似|殆|今[從从改據依]|不知|不[詳详]"
    r"|[^，。；《》作]{1,8}作)|[。；;]|$|不同|異|误|誤|是也)"
)
# Behind a witness without the marks of a title: 宋史作…, 東都事略並作….
AFTER_WITNESS: Final = re.compile(f"{_ADVERB}?作")
READING: Final = re.compile(
    rf"{_ADVERB}?作「?(?P<reading>[^。；;：:「」『』《》（）{SKIP}]+?)」?(?:(?<=」)字)?" + _READING_END
)
# 按《本紀》所俘千四百餘帳，與《尹憲傳》作焚四百餘帳不同: words of a work set against another's, without 作.
CONTRASTED: Final = re.compile(
    r"(?P<reading>[^，。：；「」《》（）作於在係系年月]{2,16})，(?:與|与|而)(?=《)[^。]*作[^。]*(?:不同|異|异)"
)
# 一作, 或作, 別本作, 他書或作, 今本作: readings whose witness nobody names.
UNNAMED: Final = re.compile(
    r"""
    (?: 一|或|又|亦|今|舊|旧|原|初
      | [一別别他某諸诸今古舊旧俗坊原監监殿閣阁浙刻鈔钞寫写宋元明底此]本
      | [他諸诸]書 | 他处 | 他處 | 下文 | 上文 | 前 | 後 | 后 )
    (?: 或|亦|皆|並|并|俱|均|又|多|文 )? (?: 作 | (?<=[一或])云 )
    """,
    re.VERBOSE,
)
# 嵬名一作威明, （或作葉勒）: `only_first` are words that, behind a witness, go on with that witness.
UNNAMED_READING: Final = re.compile(
    rf"""
    (?: ^ | (?<= [，。；：、,;:「」按案{SKIP}] ) )
    (?: 「?(?P<lemma> [^作，。；：、「」《》（）\s{SKIP}]{{1,8}}? )」?，? )??
    (?P<who> (?P<only_first> (?:又|亦|今|舊|旧|原|初|前|後|后)(?=[亦皆並多]?作) )? {UNNAMED.pattern} )
    「?(?P<reading> [^。；;：:「」『』《》（），,{SKIP}]{{1,16}}? )」?(?:(?<=」)字)?
    """
    + _READING_END.replace("(?=", "(?=[，,]|", 1),
    re.VERBOSE,
)
# 《長編》嵬通亦作威布: the lemma after its witness; in 《長編》俱作威布 there is none. A name may end in 多 or 則.
NAMED_LEMMA_AFTER: Final = re.compile(
    rf"(?!{_ADVERB}作)「?(?P<lemma>[^作，。；：、「」《》（）{SKIP}]{{1,10}}?)」?(?:(?<=」)字)?(?=[亦並俱皆]?作)"
)
# The longest lemma that a note names, with the words around it.
LONGEST_LEMMA: Final = 14
NAMED_LEMMA_BEFORE: Final = re.compile(
    rf"(?:^|[。；，]|[按案又])(?P<lemma>[^按案又，。；：「」《》（）\s{SKIP}]{{1,10}})，$"
)
NEXT_LEMMA: Final = re.compile(rf"[，,、](?P<lemma>[^作，。；：、「」《》（）\s{SKIP}]{{1,8}})作")
