"""Patterns of bracketed notes: titles and sections, juan, lists of sources, 按 remarks, reported readings.

All patterns read the emended text of a note in which nested notes and deleted characters are `SKIP`.
"""

from __future__ import annotations

import re
from typing import Final

# U+0000 cannot stand in a source, so it can stand for what a pattern must not see.
SKIP: Final = "\x00"
NUMERAL: Final = "〇零一二三四五六七八九十百廿卅卌"

# Brackets that make a note. 〔〕, 〈〉 and <> are no parentheses: they supply or compose characters.
OPEN: Final = "（"
CLOSE: Final = "）"
BRACKET: Final = re.compile("[（）]")

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
SEE: Final = re.compile(
    r"(?:並見|俱見|互見|互详|互詳|參見|参见|詳見|详见|亦見|又見|事見|見|见|參|詳|详|據|据|出)?"
)

MARKER: Final = re.compile(r"[謹今又臣愚]?[按案](?!兵|甲|劾|驗|问|問|治|行|視|视|撫|抚|察|堵)")
# What closes a list of sources.
STOP: Final = re.compile(rf"[。：；:;.]|[，,]?(?={MARKER.pattern})")

READS: Final = "作"
# 作雍熙三年, 作是年九月 give another date, no other wording.
DATE_READING: Final = re.compile(
    rf"[^，。]{{0,6}}(?:元|[{NUMERAL}]+)年|[正閏闰臘{NUMERAL}]+月|是[年月歲]|[次明上]年"
)
# Adverbs that stand between a witness or a lemma and 作.
_ADVERB: Final = "[亦並并俱皆均又則则多或]"
# A reading ends at a stop, or at a comma before the next witness or lemma; what the author says of it is no part.
READING: Final = re.compile(
    rf"{_ADVERB}?作(?P<reading>[^。；;：:「」『』《》（）{SKIP}]+?)"
    r"(?=[，,](?:《|又|與|与|按|此|是|當|惟|蓋|盖|未|誤|误|非|疑|恐|似|殆|今[從从]|不知|不[詳详]|[^，。；《》作]{1,8}作)|[。；;]|$|不同|異|误|誤|是也)"
)
# 按《本紀》所俘千四百餘帳，與《尹憲傳》作焚四百餘帳不同: words of a work set against another's, without 作.
CONTRASTED: Final = re.compile(
    r"(?P<reading>[^，。：；「」《》（）作於在係系年月]{2,16})，(?:與|与|而)(?=《)[^。]*作[^。]*(?:不同|異|异)"
)
WITHOUT_WITNESS: Final = re.compile(r"(?:一|或|又|亦|今|舊|旧|本|別本|别本|他本|原)作")
# 《長編》嵬通亦作威布: the lemma after its witness; in 《長編》俱作威布 there is none. A name may end in 多 or 則.
NAMED_LEMMA_AFTER: Final = re.compile(
    rf"(?!{_ADVERB}作)(?P<lemma>[^作，。；：、「」《》（）{SKIP}]{{1,10}}?)(?=[亦並俱皆]?作)"
)
# The longest lemma that a note names, with the words around it.
LONGEST_LEMMA: Final = 14
NAMED_LEMMA_BEFORE: Final = re.compile(
    rf"(?:^|[。；，]|[按案又])(?P<lemma>[^按案又，。；：「」《》（）\s{SKIP}]{{1,10}})，$"
)
NEXT_LEMMA: Final = re.compile(rf"[，,、](?P<lemma>[^作，。；：、「」《》（）\s{SKIP}]{{1,8}})作")
