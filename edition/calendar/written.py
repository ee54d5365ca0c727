"""Dates as people write them, brought to the form in which annals write them.

    慶曆2年8月3日, 慶曆貳年捌月       慶曆二年八月三日
    宋 慶曆二年（壬午） 八月          宋慶曆二年歲次壬午八月
    歲次壬午，慶曆二年, 大遼國重熙     壬午慶曆二年, 大遼重熙
    慶曆二年重九, 九月既望, 冬月       九月九日, 九月十六日, 十一月
    後至元三年                       元順帝至元三年

Only what is typed to be looked up passes through here, never the text of a chronicle: there 重九 is a festival and
後至元 may be two words.
"""

from __future__ import annotations

import re
from typing import Final

from edition.calendar import ganzhi
from edition.grammar import numerals

_PAIR: Final = f"(?:{'|'.join(ganzhi.CYCLE)})"
_UNIT: Final = "[年載载祀月日]"
_QUOTES: Final = " \t\u3000\"'“”‘’「」『』《》〈〉[]【】〔〕。，、；：,;:．."
_GAPS: Final = re.compile(r"[\s\u3000\ufeff]+|[·・‧•]")
_WIDE: Final = str.maketrans("０１２３４５６７８９（）", "0123456789()")
_ARABIC: Final = re.compile(rf"0*([1-9][0-9]{{0,3}})(?={_UNIT})")
# Numerals that forms and contracts use: 貳年, 拾貳月.
_FORMAL: Final = "壹貳贰弐參叁叄肆伍陸陆柒捌玖拾佰〇零"
_FORMAL_NUMBER: Final = re.compile(
    rf"[{numerals.NUMERAL_CHARACTERS}]*[{_FORMAL}][{numerals.NUMERAL_CHARACTERS}]*(?={_UNIT})"
)
_STATE: Final = re.compile("^(大?[北南西後后]?[宋遼辽金元明清唐梁晉晋漢汉周])(?:[國国]|朝代?)")
_LATER_ZHIYUAN: Final = re.compile("^(?:大?元朝?)?([前後后])至元")
_CYCLE_FIRST: Final = re.compile(rf"^[歲岁嵗][次在]?({_PAIR})[歲岁嵗年]?[，,、]?(?=.+年)")
_CYCLE_IN_BRACKETS: Final = re.compile(rf"(?<=年)[(](?:[歲岁嵗][次在]?)?({_PAIR})[歲岁嵗]?[)]")
# 二年壬午, 二年壬午秋: the pair of the year; a day would stand behind its month.
_CYCLE_AFTER: Final = re.compile(
    rf"(?<=年)[，,、]?({_PAIR})(?:[歲岁嵗]?[，,、]|之)?(?=$|[春秋夏冬孟仲季]|[閏闰]?[正臘腊一二三四五六七八九十]+月)"
)
# 壬戌之秋
_OF_CYCLE: Final = re.compile(rf"(?<={_PAIR})之(?=[春秋夏冬])")
_SEASONS: Final = "春夏秋冬"
_MONTH_OF_SEASON: Final = re.compile(
    rf"([孟仲季])([{_SEASONS}])(?=[朔望晦初]|既望|{_PAIR}|[一二三四五六七八九十廿卅]+日)"
)
_WINTER_MONTH: Final = re.compile("(?<=[年冬，,])冬月|^冬月")
_BARE_DAY: Final = re.compile(
    rf"(?<=月)(初[一二三四五六七八九十]|(?:[二三]?十|[廿卅])[一二三四五六七八九]?|[一二三四五六七八九])(?=$|{_PAIR}$)"
)
_TURN: Final = re.compile("(?<=年)[，,]?(?:[歲岁嵗年]([末初])|[歲岁嵗]([暮首]))$")

#: Festivals of one day, with the day they fall on; 冬至 and 寒食 go by the sun and are not here.
FESTIVALS: Final = {
    "元日": "正月一日", "元旦": "正月一日", "元正": "正月一日", "正旦": "正月一日", "歲旦": "正月一日",
    "人日": "正月七日", "上元": "正月十五日", "元宵": "正月十五日", "元夕": "正月十五日", "上巳": "三月三日",
    "端午": "五月五日", "端五": "五月五日", "重五": "五月五日", "七夕": "七月七日", "中元": "七月十五日",
    "中秋": "八月十五日", "重九": "九月九日", "重陽": "九月九日", "重阳": "九月九日", "下元": "十月十五日",
    "臘八": "十二月八日", "腊八": "十二月八日", "岁旦": "正月一日",
}  # fmt: skip
_FESTIVAL: Final = re.compile("(?<=[年春夏秋冬，,])(?P<name>[\u4e00-\u9fff]{2})[節节日]?$")


def as_annals(typed: str) -> tuple[str, tuple[str, ...]]:
    """The phrase in the form of the annals, and remarks on what was read into it.

    A text that is already in that form, or is no date, comes back without its quotes and gaps.
    """
    text = _GAPS.sub("", typed.translate(_WIDE)).strip(_QUOTES)
    text = _ARABIC.sub(lambda match: numerals.numeral(int(match[1])), text)
    text = _FORMAL_NUMBER.sub(_plain_number, text)
    text = _STATE.sub(r"\1", text)
    text = _LATER_ZHIYUAN.sub(lambda match: f"元{'世祖' if match[1] == '前' else '順帝'}至元", text)
    text = _CYCLE_FIRST.sub(r"\1", text)
    text = _CYCLE_IN_BRACKETS.sub(r"歲次\1", text)
    text = _OF_CYCLE.sub("", text)
    text = _CYCLE_AFTER.sub(r"歲次\1", text)
    text = _WINTER_MONTH.sub("十一月", text)
    text = _MONTH_OF_SEASON.sub(_numbered_month, text)
    text = text.replace("月既望", "月十六日")
    text = _BARE_DAY.sub(r"\1日", text)
    text = _TURN.sub(lambda match: "末" if match[1] == "末" or match[2] == "暮" else "初", text)
    return _with_festival(text)


def _plain_number(match: re.Match[str]) -> str:
    number = numerals.value(match[0])
    return numerals.numeral(number) if 0 < number < 10000 else match[0]


def _numbered_month(match: re.Match[str]) -> str:
    """季秋朔 is 秋九月朔."""
    number = _SEASONS.index(match[2]) * 3 + "孟仲季".index(match[1]) + 1
    return f"{match[2]}{'正' if number == 1 else numerals.numeral(number)}月"


def _with_festival(text: str) -> tuple[str, tuple[str, ...]]:
    match = _FESTIVAL.search(text)
    day = FESTIVALS.get(match["name"]) if match else None
    if match is None or day is None:
        return text, ()
    return text[: match.start()] + day, (f"{match['name']} read as {day}",)
