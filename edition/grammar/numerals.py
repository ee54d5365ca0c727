"""Chinese numerals as the genre writes them: 元, 正, 十有二, 二十有三, 廿, 卅, 〇."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {
    "〇": 0, "零": 0, "元": 1, "正": 1, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "壹": 1, "貳": 2, "贰": 2, "弐": 2, "參": 3, "叁": 3, "叄": 3, "肆": 4, "伍": 5, "陸": 6, "陆": 6,
    "柒": 7, "捌": 8, "玖": 9, "兩": 2, "两": 2,
}  # fmt: skip
_TENS: Final = {"廿": 20, "卄": 20, "卅": 30, "丗": 30, "卌": 40}
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "萬": 10000, "万": 10000}
_LINKS: Final = "有又"  # 十有二: "ten and two"

#: What a numeral may be made of, for the character classes of patterns.
NUMERAL_CHARACTERS: Final = "".join([*_DIGITS, *_TENS, *_UNITS, *_LINKS])


def value(text: str) -> int:
    """The number that a Chinese numeral stands for: 十有二 is 12, 三百六十 360, 一〇八 108.

    Raises ValueError if the text is no numeral.
    """
    if not text or any(char not in NUMERAL_CHARACTERS for char in text):
        raise ValueError(f"not a numeral: {text!r}")
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section += _TENS[char]
        elif char in _UNITS:
            total, section, digit = _with_unit(total, section, digit, _UNITS[char])
    return total + section + digit


def _with_unit(total: int, section: int, digit: int, unit: int) -> tuple[int, int, int]:
    if unit == 10000:
        return (total + section + digit) * unit, 0, 0
    return total, section + (digit or 1) * unit, 0


def numeral(number: int) -> str:
    """A number from 1 to 9999 in Chinese: 12 is 十二, 23 is 二十三, 108 is 一百零八."""
    if not 0 < number < 10000:
        raise ValueError(f"no numeral for {number}")
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            one_ten = unit == 10 and digit == 1 and not text
            text += ("零" if gap and text else "") + ("" if one_ten else "〇一二三四五六七八九"[digit]) + name
            gap = False
        else:
            gap = True
    return text
