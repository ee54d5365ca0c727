"""The grammar of date phrases and numerals."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edition.calendar.describe import describe, describe_day
from edition.calendar.phrase import Context, Resolved, read, resolve
from edition.errors import DateError
from edition.grammar import dates, numerals
from edition.grammar.dates import DateParts, match_at, read_parts

ALPHABET = (
    "太平興國兴国元祐佑慶曆庆历大中祥符天授禮法延祚至宋遼金夏西一二三四五六七八九十廿卅百有又初正臘閏闰年月日歲岁春夏秋冬"
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥朔晦望是明翌越逾後次在末間，、 　数數孟仲季祖宗仁太a\x00\U00020000"
)


def _set(parts: DateParts | None) -> dict[str, object]:
    """The fields of parts that say something, without the text."""
    assert parts is not None
    values = {f.name: getattr(parts, f.name) for f in fields(parts) if f.name not in ("text", "month_name")}
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("太平興國七年夏五月己酉", {"era": "太平興國", "era_year": 7, "season": "夏", "month": 5, "ganzhi": "己酉"}),
        ("元丰四年", {"era": "元丰", "era_year": 4}),
        ("宋高宗建炎元年五月庚寅朔", {"dynasty": "宋", "ruler": "高宗", "era": "建炎", "era_year": 1, "month": 5,
                                   "ganzhi": "庚寅", "special": "朔"}),
        ("夏天祐民安五年", {"dynasty": "夏", "era": "天祐民安", "era_year": 5}),
        ("二年", {"era_year": 2}),
        ("元年春，正月", {"era_year": 1, "season": "春", "month": 1}),
        ("秋，七月，甲辰", {"season": "秋", "month": 7, "ganzhi": "甲辰"}),
        ("冬", {"season": "冬"}),
        ("仲秋", {"season": "仲秋"}),
        ("是秋", {"season": "秋", "relative_year": "是"}),
        ("明春", {"season": "春", "relative_year": "明", "steps": 1}),
        ("宋太宗端拱改元", {"dynasty": "宋", "ruler": "太宗", "era": "端拱", "era_year": 1}),
        ("閏月", {"leap": True, "leap_unnumbered": True}),
        ("闰五月初二日", {"leap": True, "month": 5, "day": 2}),
        ("臘月", {"month": 12}),
        ("十有二月二十有三日", {"month": 12, "day": 23}),
        ("正月廿三日", {"month": 1, "day": 23}),
        ("五月三十日", {"month": 5, "day": 30}),
        ("五月初三", {"month": 5, "day": 3}),
        ("正月朔", {"month": 1, "special": "朔"}),
        ("正月朔壬午", {"month": 1, "special": "朔", "ganzhi": "壬午"}),
        ("五月十八日己酉", {"month": 5, "day": 18, "ganzhi": "己酉"}),
        ("十月戊子朔十五日壬寅", {"month": 10, "new_moon": "戊子", "day": 15, "ganzhi": "壬寅"}),
        ("十月戊子朔壬寅", {"month": 10, "new_moon": "戊子", "ganzhi": "壬寅"}),
        ("己酉", {"ganzhi": "己酉"}),
        ("己酉晦", {"ganzhi": "己酉", "special": "晦"}),
        ("歲在丁未", {"cyclic_year": "丁未"}),
        ("丁未歲", {"cyclic_year": "丁未"}),
        ("天盛元年歲次己巳", {"era": "天盛", "era_year": 1, "cyclic_year": "己巳"}),
        ("慶曆初", {"era": "慶曆", "period": "初"}),
        ("慶曆年間", {"era": "慶曆", "period": "間"}),
        ("四年末", {"era_year": 4, "period": "末"}),
        ("八月中", {"month": 8, "period": "中"}),
        ("八月上旬", {"month": 8, "period": "上旬"}),
        ("是歲", {"relative_year": "是歲"}),
        ("明年", {"relative_year": "明年", "steps": 1}),
        ("越三年", {"relative_year": "越三年", "steps": 3}),
        ("是月己酉", {"relative_month": "是月", "ganzhi": "己酉"}),
        ("逾月", {"relative_month": "逾月", "steps": 1}),
        ("是日", {"relative_day": "是日"}),
        ("是夕", {"relative_day": "是夕"}),
        ("翌日", {"relative_day": "翌日", "steps": 1}),
        ("越七日", {"relative_day": "越七日", "steps": 7}),
    ],
)  # fmt: skip
def test_a_phrase_is_read_in_parts(phrase: str, expected: dict[str, object]) -> None:
    parts = match_at(phrase)
    assert parts is not None
    assert parts.text == phrase
    assert _set(parts) == expected


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("太平興國七年，夏人寇邊", "太平興國七年"),
        ("二年夏州大饑", "二年"),
        ("二年夏，大旱", "二年夏"),
        ("五月，遣使", "五月"),
        ("五月己酉朔，日有食之", "五月己酉朔"),
        ("八月中秋", "八月"),
        ("七月甲子乙丑", "七月甲子"),
        ("元祐元年十月，以父殂", "元祐元年十月"),
        ("至和二年", "至和二年"),
    ],
)
def test_a_phrase_ends_where_its_last_part_ends(text: str, phrase: str) -> None:
    parts = match_at(text)
    assert parts is not None
    assert parts.text == phrase


@pytest.mark.parametrize(
    "text", ["", "夏州", "甲丑", "三日", "元祐", "弘化", "朔", "年二十六", "月", "日", "A", "，五月"]
)
def test_what_is_no_phrase_is_not_matched(text: str) -> None:
    assert match_at(text) is None


def test_a_phrase_is_found_at_a_position() -> None:
    text = "李繼捧以太平興國七年五月來朝"
    parts = match_at(text, text.index("太"))
    assert parts is not None
    assert parts.text == "太平興國七年五月"
    assert parts.has_year


def test_every_phrase_begins_with_a_known_character() -> None:
    assert {"太", "庆", "二", "秋", "閏", "己", "是", "歲", "遼"} <= set(dates.DATE_FIRST)
    assert "，" not in dates.DATE_FIRST


def test_the_module_has_no_other_late_names() -> None:
    with pytest.raises(AttributeError):
        _ = dates.DATE_LAST


@given(st.text(ALPHABET, max_size=30))
def test_a_match_begins_with_a_known_character_and_has_parts(text: str) -> None:
    for position in range(len(text)):
        match = dates.DATE_PATTERN.match(text, position)
        if match is not None:
            assert match[0]
            assert match[0][0] in dates.DATE_FIRST
            assert match[0][-1] not in "，、 　"
            assert _set(read_parts(match))


@given(st.one_of(st.text(ALPHABET, max_size=20), st.text(max_size=20)))
@example("閏")
@example("越百日")
@example("大安三年閏月甲子朔三十日甲子")
def test_no_text_makes_the_reader_raise_anything_but_date_errors(text: str) -> None:
    try:
        parts = read(text)
    except DateError:
        assert describe(text)["status"] == "error"
        return
    running = Context(regime="宋", era=None, year=1001, month=12, leap=True, jdn=2087055)
    for context in (None, Context(), running, Context(year=100000), Context(regime="金", year=1, month=13)):
        found = resolve(parts, context=context)
        assert isinstance(found, Resolved)
        assert found.status in ("ok", "ambiguous", "error")
        assert (found.jdn_first is None) == (found.jdn_last is None)
    assert describe(text)["input"] == text


@given(st.text("0123456789-+ ２", max_size=12))
def test_no_day_makes_the_description_raise(text: str) -> None:
    assert describe_day(text)["status"] in ("ok", "error")


@given(
    st.sampled_from(["太平興國", "", "宋慶曆"]),
    st.integers(1, 12),
    st.integers(1, 30),
    st.sampled_from(["，", "", " "]),
)
def test_ordinal_dates_are_read_as_written(era: str, month: int, day: int, comma: str) -> None:
    year = f"{era}二年{comma}" if era else ""
    parts = read(f"{year}{numerals.numeral(month)}月{comma}{numerals.numeral(day)}日")
    assert (parts.month, parts.day, parts.era_year) == (month, day, 2 if era else None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("元", 1), ("正", 1), ("十", 10), ("十有二", 12), ("二十有三", 23), ("廿三", 23), ("卅", 30), ("卌有五", 45),
        ("三百六十", 360), ("一〇八", 108), ("千二百", 1200), ("一萬三千", 13000), ("〇", 0), ("百又一", 101),
        ("兩", 2), ("肆拾", 40),
    ],
)  # fmt: skip
def test_numerals_have_their_value(text: str, number: int) -> None:
    assert numerals.value(text) == number


@pytest.mark.parametrize("text", ["", "馬", "十馬", "3"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        numerals.value(text)


@given(st.integers(1, 9999))
def test_numerals_are_read_back(number: int) -> None:
    assert numerals.value(numerals.numeral(number)) == number


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_numbers_out_of_range_have_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numerals.numeral(number)
