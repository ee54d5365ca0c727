"""The grammar of date phrases: what one complete phrase looks like, as data.

    phrase  = head [season] [month [day]]  |  season [month [day]]  |  month [day]  |  day
    head    = [cyclic year] [dynasty] [ruler] era (number 年 [歲次] | cyclic year | 初 中 末 間)   太平興國七年, 慶曆初
            | number 年 [歲次] [初 中 末]  | cyclic year  | 是歲 明年 …            七年, 歲在丁未, 明年
    month   = number 月 | 閏 [number] 月 | 正月 臘月 | 是月 逾月 …                 五月, 閏月
    day     = pair [朔 晦 望] | number 日 | 朔 晦 望 | pair 朔 number 日 [pair] | 是日 翌日 越七日 …

Parts may be parted by a comma (秋，七月，甲辰). Traditional and simplified forms and the variants of the tables
count alike. An era has to be in the table. Whether a phrase is a date (三年之內 is none) its context decides,
which is not the business of this module.

`DATE_PATTERN` and `DATE_FIRST` are made from the tables when first asked for, so that importing this module
costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from edition.grammar import cyclic_names, numerals, owners
from edition.grammar.pairs import PAIR

DATE_PATTERN: re.Pattern[str]
"""Matches one complete phrase at a position: `DATE_PATTERN.match(text, pos)`."""
DATE_FIRST: str
"""The characters with which a phrase can begin, for `str.find`, `in` or a character class."""


@dataclass(frozen=True, slots=True)
class DateParts:
    """The parts of a date phrase as written, numerals read.

    `text` is the whole phrase. `dynasty`, `ruler`, `era` and `season` are as written; `era_year` the year of the
    era (元年 is 1); `cyclic_year` the pair of 歲次丁未, 歲在強圉協洽. `month` is 1 to 12 and `month_name` its numeral
    as written; `leap` 閏; `leap_unnumbered` 閏月 without a number. `day` is the ordinal, `ganzhi` the pair of the
    day, `special` 朔, 晦, 望 or 既望, `new_moon` the pair of the 朔 where a day follows it (戊子朔十五日壬寅).
    `relative_year`, `relative_month` and `relative_day` are words such as 明年, 是月, 越七日; `steps` is how many
    years, months or days the last of them moves (是月 0, 明年 1, 越七日 7, 後數日 None). `period` is 初, 中, 末, 間.
    """

    text: str
    dynasty: str | None = None
    ruler: str | None = None
    era: str | None = None
    era_year: int | None = None
    cyclic_year: str | None = None
    season: str | None = None
    month: int | None = None
    month_name: str | None = None
    leap: bool = False
    leap_unnumbered: bool = False
    day: int | None = None
    ganzhi: str | None = None
    special: str | None = None
    new_moon: str | None = None
    relative_year: str | None = None
    relative_month: str | None = None
    relative_day: str | None = None
    steps: int | None = 0
    period: str | None = None

    @property
    def has_year(self) -> bool:
        """Whether the phrase names a year, absolutely or by a relative word."""
        return bool(self.era or self.era_year or self.cyclic_year or self.relative_year)


# --- parts that stand by themselves -----------------------------------------------------------------------------
# 歲在玄黓執徐
_PAIR_OF_YEAR: Final = f"(?:{PAIR}|{cyclic_names.NAME})"
_DIGIT: Final = r"[一二三四五六七八九]"
# 10-69: 十二, 十有二, 二十三, 廿三
_TENS: Final = rf"(?:(?:[二三四五六]?十|[廿卄卅丗卌])(?:[有又]?{_DIGIT})?)"
_YEAR_NUMBER: Final = rf"(?:元|{_TENS}|{_DIGIT})"
# Numbers that no month has (十三月, 三十一日) are read as well: whoever resolves them can say what is wrong.
_MONTH_NUMBER: Final = rf"(?:[正端臘腊]|十(?:[有又]?{_DIGIT})?|{_DIGIT})"
_DAY_NUMBER: Final = rf"(?:初[一二三四五六七八九十]|(?:[二三]?十|[廿卄卅丗])(?:[有又]?{_DIGIT})?|{_DIGIT})"
_COUNT: Final = rf"(?:{_TENS}|{_DIGIT}|[數数])"
_COMMA: Final = r"[，,、]?[ \u3000]?"  # 秋，七月，甲辰
# 朔日有食之: the sun, not the day.
_SUN: Final = "(?:日(?!有?[食蝕蚀]|當[食蝕]|当[食蚀]|不食|赤|色|旁|[暈晕]|無光|无光|中有|生))"
_TAISUI: Final = r"[歲岁嵗](?:[次在][於于]?)?"  # 歲次, 歲在
# 冬至日, 冬至， is the solstice, 冬至京師 somebody's arrival.
_DONG: Final = r"冬(?!至(?:[日節节，。、；朝祀郊]|$))"
# 慶曆五年夏天授禮法延祚八年: the eras of 西夏, by how they begin.
_ERAS_OF_XIA: Final = (
    "[顯显]道|[開开][運运]|[廣广][運运]|大[慶庆安德]|天[授祐佑賜赐安儀仪盛慶庆]|延嗣|福[聖圣]|奲都|拱化|"
    "乾[道祐佑定]|永安|[貞贞][觀观]|雍[寧宁甯]|元德|正德|人[慶庆]|[應应]天|皇建|光定|[寶宝][義义]"
)
# 夏 before these is the state, not the season.
_XIA: Final = (
    r"夏(?![州國国人主王兵使境軍军師师臺台賊贼寇將将相臣眾众騎骑地界邊边廷酋羌之與与])"
    rf"(?!(?:{_ERAS_OF_XIA})[^，。；、]{{0,4}}?(?:元|{_TENS}|{_DIGIT})年)"
)

# --- words that lean on the date before them --------------------------------------------------------------------
_THIS: Final = "是其此當当本同即"
# Of the year and month in which somebody speaks; alone it is no date (免今年田租, 今日).
_NOW: Final = "今"
_NEXT: Final = "明翌翼次逾踰閱阅越"
_PAST: Final = "上去昨"
_AFTER: Final = "越逾踰後后閱阅"


def _relative(name: str, unit: str, this: str = _THIS) -> str:
    """是歲, 明年, 越三年; 是月, 逾月; 是日, 翌日, 越七日."""
    return rf"(?P<{name}>(?:[{this}]|越?[{_NEXT}]|[{_AFTER}](?P<count>{_COUNT}))(?:{unit}))"


# --- the parts of a phrase ---------------------------------------------------------------------------------------
# 惟十有三祀, 元祀; but 五祀, 七祀 are sacrifices.
_YEARS: Final = r"(?:[年載载]|(?<![二三五七])祀|祀(?=[正一二三四五六七八九十]{1,3}[有又]?[一二]?月))"
# The year: 七年, 七年歲次丁未, 七年初; or 歲在丁未, 丁未歲, and 丁未 right before a month: no day stands there.
_YEAR: Final = rf"""(?:
    (?P<era_year>{_YEAR_NUMBER}){_YEARS}
        (?:{_COMMA}{_TAISUI}(?P<cyclic>{_PAIR_OF_YEAR})|(?P<cyclic>{PAIR})(?:[歲岁嵗]|(?=[閏闰]?{_MONTH_NUMBER}月|[，,]|[春秋冬]|{_XIA})))?
        (?P<period>[初末])?
    | {_TAISUI}(?P<cyclic>{_PAIR_OF_YEAR})
    | (?P<cyclic>{PAIR})之?[歲岁嵗年]
    | (?P<cyclic>{PAIR})(?=(?:[春秋冬]|{_XIA})王?[閏闰]?{_MONTH_NUMBER}月|[閏闰]?{_MONTH_NUMBER}月(?!而))
)"""
# 庚申，宋太祖建隆元年; 丙申三年, 辛酉，十二年，: the pair of the year stands before its number.
_CYCLE_FIRST: Final = rf"(?P<cyclic>{PAIR})[歲岁嵗]?{_COMMA}"
_CYCLE_AND_YEAR: Final = rf"""
    (?P<cyclic>{PAIR})[歲岁嵗]?(?:[ \u3000]?|{_COMMA}(?={_YEAR_NUMBER}年[，,]))
    (?P<era_year>{_YEAR_NUMBER}){_YEARS}
"""
# 乙未龍瑞太平二年〈宋至和二年〉: behind the pair of its year an era may be one that no table has.
_FOREIGN_YEAR: Final = rf"""
    (?P<cyclic>{PAIR})(?P<era>[^\s，。、；：年月日{"一二三四五六七八九十廿卅元"}]{{2,4}})
    (?!一年)(?P<era_year>{_YEAR_NUMBER})年(?=[〈（(宋遼辽明春夏秋冬]|[，,][春夏秋冬〈（(])
"""
_RELATIVE_YEAR: Final = (
    rf"(?:{_relative('relative_year', '[年歲岁嵗]')}|(?P<relative_year>[{_PAST}][年歲岁嵗])"
    rf"|(?P<relative_year>又(?:[{_NEXT}]年|(?P<count>{_COUNT})年(?=[，,])))"
    rf"|(?P<relative_year>{_NOW}[年歲岁嵗])(?={_COMMA}(?:[春夏秋冬閏闰]|{_MONTH_NUMBER}月)))"
    # 明年甲午正月十日: the pair of the year behind the word
    rf"(?:(?P<cyclic>{PAIR})[歲岁嵗]?(?=[閏闰]?{_MONTH_NUMBER}月))?"
)
# 慶曆初, 慶曆中, 慶曆年間; 慶曆改元, its first year; 慶曆辛巳; 咸平春, the year left out (the next part is a season)
_ERA_SPAN: Final = rf"""(?:
    (?:之|年)?(?P<period>[初末中間间])年?
    | (?P<change>改元)(?=[，,。．；：\s春夏秋冬]|[閏闰]?{_MONTH_NUMBER}月|$)
    | (?P<cyclic>{_PAIR_OF_YEAR})[歲岁嵗年]?
    | (?=[春秋冬]|{_XIA})
)"""
# 秋, 仲秋, 是秋, 明春, 去冬
_SEASON: Final = rf"(?P<season_of>[是其明去昨{_NOW}])?(?P<season>[孟仲季]?(?:[春秋]|{_DONG}|{_XIA}))"
# 五月, 閏五月, 閏月, 臘月, 是月
_MONTH: Final = rf"""(?:
    (?P<leap>[閏闰閠])?(?P<month>{_MONTH_NUMBER})月
    | (?P<bare_leap>[閏闰閠])月
    | {_relative("relative_month", "月", _THIS)}
    | (?P<relative_month>[{_NOW}前去]月)(?={_DAY_NUMBER}日)
    | (?P<relative_month>月)之(?={_DAY_NUMBER}日|[朔晦望])
)"""
# 己酉, 己酉朔, 戊子朔十五日壬寅
_PAIR_DAY: Final = rf"""(?P<pair>{PAIR}){_SUN}?
    (?: (?P<special>[晦望]|朔(?!州)){_SUN}?
        (?: (?P<day>{_DAY_NUMBER})日(?P<later_pair>{PAIR})? | (?P<later_pair>{PAIR})(?![朔晦望])
            | [，,](?P<day>{_DAY_NUMBER})日(?P<later_pair>{PAIR}) )?
    )?
"""
# after a month also 十八日, 初二, 十八日己酉, 朔, 朔壬午, and 初, 中旬
_DAY_IN_MONTH: Final = rf"""(?:
    {_PAIR_DAY}
    | (?:(?P<day>{_DAY_NUMBER})日|(?P<day>初[一二三四五六七八九十]))(?P<pair>{PAIR})?
    | (?P<special>[朔晦望]){_SUN}?(?P<pair>{PAIR})?
    | (?P<special>既望)
)"""
# 四月初命某官: not the beginning of the month.
_PERIOD_OF_MONTH: Final = (
    r"(?P<period>[上中下]旬|末|初(?![命置令詔诏以立定行禁建設设增改用許许給给復复製制作開开])"
    r"|中(?![秋書书丞外流矢箭砲炮毒風风傷伤暑]))"
)
# 初二日癸酉, 十五日丙戌: the number of a day without its month needs its pair, or 初.
_NUMBERED_DAY: Final = (
    rf"(?:(?P<day>初[一二三四五六七八九十])日?(?P<pair>{PAIR})?|(?P<day>{_DAY_NUMBER})日(?P<pair>{PAIR}))"
)
# 又明日; 又三日，, but 又三日不雨
_RELATIVE_DAY: Final = (
    rf"(?:又?{_relative('relative_day', '日')}|(?P<relative_day>是[夕夜])"
    rf"|(?P<relative_day>又(?P<count>{_COUNT})日)(?=[，,]))"
)
# 晦，望日，既望，中旬，: parts of the month that runs, with a pause behind them.
_OF_THE_MONTH: Final = (
    r"(?:(?:月?(?P<special>[朔晦望])日?|(?P<special>既望))|(?P<period>[上中下]旬))(?=[，,])"
)

_MONTH_AND_DAY: Final = rf"(?:{_MONTH}(?:{_COMMA}{_DAY_IN_MONTH}|{_PERIOD_OF_MONTH})?)"
# After a comma a season needs its month: 七年，夏人 has none.
# 春王正月: the month of the calendar of 周
_SEASON_AND_MONTH: Final = rf"(?:{_SEASON}(?:{_COMMA}王?{_MONTH_AND_DAY})?)"
_AFTER_YEAR: Final = rf"""(?:
    [，,、][ \u3000]?{_SEASON}{_COMMA}王?{_MONTH_AND_DAY}
    | [ \u3000]?{_SEASON_AND_MONTH}
    | {_COMMA}{_MONTH_AND_DAY}
)"""


def _phrase() -> str:
    """The pattern of a phrase, groups of one name repeated."""
    dynasty, ruler, era = owners.dynasties(), owners.rulers(), owners.eras()
    era_with_owner = rf"(?:(?P<dynasty>{dynasty})[ \u3000]?)?(?:(?P<ruler>{ruler})(?:皇帝)?)?(?P<era>{era})"
    era_span = rf"(?:{_CYCLE_FIRST})?{era_with_owner}[ \u3000]?(?:{_YEAR}|{_ERA_SPAN})"
    head = rf"(?:{era_span}|{_CYCLE_AND_YEAR}|{_FOREIGN_YEAR}|{_YEAR}|{_RELATIVE_YEAR})"
    days = rf"{_PAIR_DAY}|{_NUMBERED_DAY}|{_RELATIVE_DAY}|{_OF_THE_MONTH}"
    return rf"{head}{_AFTER_YEAR}?|{_SEASON_AND_MONTH}|{_MONTH_AND_DAY}|{days}"


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern, each group's name made unique by a number, and the plain names in order of the groups."""
    names: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        names.append(match[1])
        return f"(?P<{match[1]}_{len(names)}>"

    pattern = re.compile(re.sub(r"\(\?P<(\w+)>", numbered, _phrase()), re.VERBOSE)
    return pattern, tuple(names)


@cache
def _names() -> re.Pattern[str]:
    """A ruler with or without his era, or an era, that stands for itself: 太祖, 哲宗元祐, 政和."""
    dynasty, ruler, era = owners.dynasties(), owners.rulers(), owners.eras()
    return re.compile(
        rf"(?:(?P<dynasty>{dynasty})[ \u3000]?)?"
        rf"(?:(?P<ruler>{ruler})(?:皇帝|大王)?(?:[ \u3000]?(?P<era>{era}))?|(?P<only>{era}))"
        r"(?!(?!元年)[^\s（(〈上中下一二三四五六七八九十])"
    )


def name_at(text: str, pos: int = 0) -> DateParts | None:
    """A ruler or an era without a year that begins at `pos` and stands for itself, as in a heading."""
    match = _names().match(text, pos)
    if match is None:
        return None
    era = match["era"] or match["only"]
    return DateParts(match[0], dynasty=match["dynasty"], ruler=match["ruler"], era=era)


@cache
def _first() -> str:
    words = "初元正端臘腊一二三四五六七八九十廿卄卅丗卌歲岁嵗閏闰閠孟仲季春夏秋冬甲乙丙丁戊己庚辛壬癸又前月朔晦望既"
    return "".join(sorted({*owners.first_characters(), *words, *_THIS, *_NEXT, *_AFTER, *_PAST, *_NOW}))


def __getattr__(name: str) -> object:
    """`DATE_PATTERN` and `DATE_FIRST`, made when first asked for."""
    if name == "DATE_PATTERN":
        return _compiled()[0]
    if name == "DATE_FIRST":
        return _first()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read_parts(match: re.Match[str]) -> DateParts:
    """The parts of a match of `DATE_PATTERN`."""
    return _parts(match[0], match.groups())


@lru_cache(maxsize=4096)
def _parts(whole: str, groups: tuple[str | None, ...]) -> DateParts:
    """The parts of a phrase by what its groups hold; the same phrases come again and again."""
    parts = {name: text for name, text in zip(_compiled()[1], groups, strict=True) if text is not None}
    month, year = parts.get("month"), parts.get("era_year")
    later = "later_pair" in parts or ("day" in parts and "special" in parts)
    # 今月十一日 says the year too: that in which it is said.
    told = _NOW if parts.get("relative_month", "").startswith(_NOW) else None
    return DateParts(
        whole,
        dynasty=parts.get("dynasty"),
        ruler=parts.get("ruler"),
        era=parts.get("era"),
        era_year=numerals.value(year) if year else 1 if "change" in parts else None,
        cyclic_year=cyclic_names.pair(parts["cyclic"]) if "cyclic" in parts else None,
        season=parts.get("season"),
        month=_MONTH_WORDS.get(month) or numerals.value(month) if month else None,
        month_name=month,
        leap="leap" in parts or "bare_leap" in parts,
        leap_unnumbered="bare_leap" in parts,
        day=numerals.value(parts["day"].removeprefix("初")) if "day" in parts else None,
        ganzhi=parts.get("later_pair") if later else parts.get("pair"),
        special=None if later else parts.get("special"),
        new_moon=parts["pair"] if later else None,
        relative_year=parts.get("relative_year") or parts.get("season_of") or told,
        relative_month=parts.get("relative_month"),
        relative_day=parts.get("relative_day"),
        steps=_steps(parts),
        period=parts.get("period"),
    )


_MONTH_WORDS: Final = {"端": 1, "臘": 12, "腊": 12}


def _steps(parts: dict[str, str]) -> int | None:
    """How far the relative word moves; None for 數日 and 是日 with an open count."""
    word = next((parts[name] for name in _RELATIVE_GROUPS if name in parts), "是")
    count = parts.get("count")
    if count is not None:
        return None if count in "數数" else numerals.value(count)
    if word[0] in _THIS + _NOW + "月":
        return 0
    return -1 if word[0] in f"{_PAST}前" else 1


_RELATIVE_GROUPS: Final = ("relative_day", "relative_month", "relative_year", "season_of")


def match_at(text: str, pos: int = 0) -> DateParts | None:
    """The longest phrase that begins at `pos`, None if none does."""
    match = _compiled()[0].match(text, pos)
    return read_parts(match) if match else None
