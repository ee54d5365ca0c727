"""Whatever a text says: dating leaves it without an exception, and what the tables do not have is undetermined."""

import os
from dataclasses import replace
from typing import Any

import pairs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition import source, tei
from edition.convert import convert
from edition.encodings import BOM
from edition.errors import EditionError
from edition.grammar import numerals
from edition.model import Cert
from edition.profiles import DIVISIONS, LINES, MARKUP, PUNCTUATION, shipped

WORDS = st.sampled_from(
    (
        *(
            "隱公元年",
            "元年春王正月",
            "建安十三年",
            "天平寶字二年",
            "順天元年",
            "檀君元年",
            "太平興國七年",
            "大安二年",
        ),
        *(
            "閏月",
            "閏十三月",
            "甲子",
            "甲丑",
            "三十五日",
            "朔",
            "晦",
            "是歲",
            "明年",
            "上年",
            "次年",
            "後數年",
            "越七日",
        ),
        *(
            "唐末",
            "晉初",
            "仁宗即位",
            "初",
            "先是",
            "冬",
            "正月",
            "十三月",
            "九百年",
            "歲在丁未",
            "丁未",
            "公元前一年",
        ),
        *(
            "，",
            "。",
            "（",
            "）",
            "《長編》卷九百",
            "按",
            "係此事於",
            "「",
            "」",
            "\n",
            "　　",
            "卷一",
            "世宗",
            "甲來",
            "\u3000",
        ),
    )
)


@given(st.lists(WORDS, max_size=30).map("".join), st.sampled_from(["gangmu", "annals", "biography", ""]))
def test_any_words_in_any_order_are_dated_without_an_exception(text: str, profile: str) -> None:
    if text.strip():
        pairs.convert_text(text + "\n", profile)


@given(st.text(max_size=60), st.sampled_from(["gangmu", "annals", "biography"]))
def test_any_characters_are_dated_without_an_exception(text: str, profile: str) -> None:
    clean = "".join(char for char in text if char.isprintable())
    if clean.strip():
        pairs.convert_text(clean + "\n", profile)


@pytest.mark.parametrize(
    "text", ["隱公元年春，甲來。\n", "天平寶字二年八月庚子朔，甲來。\n", "檀君元年，甲來。\n"]
)
def test_years_outside_the_tables_are_undetermined(text: str) -> None:
    found = pairs.convert_text(text, "annals")
    assert {dating.cert for dating in found.dated.dates.values()} <= {Cert.UNKNOWN}


# --- any conventions ---------------------------------------------------------------------------------------------

PAIRS = st.integers(0, 59).map(lambda n: "甲乙丙丁戊己庚辛壬癸"[n % 10] + "子丑寅卯辰巳午未申酉戌亥"[n % 12])
NUMBERS = st.integers(1, 70).map(numerals.numeral)
ERAS = st.sampled_from(["景德", "大安", "至元", "統和", "大慶", "永樂", "", "甲乙", "宋", "元太祖"])
OTHER = st.sampled_from(
    [
        *("既望，", "上旬", "至是，", "改元慶曆。", "仁宗即位，", "又三日，"),
        *("請以明年入貢。", "甲言", "時", "也。", "\n\n"),
    ]
)
PHRASES = st.one_of(
    WORDS,
    st.tuples(
        st.sampled_from(["景德", "大安", "至元", "統和", "大慶", "永樂", "", "甲乙", "宋", "元太祖"]), NUMBERS
    ).map(lambda era: f"{era[0]}{era[1]}年"),
    st.tuples(st.sampled_from(["", "閏", "春", "夏，", "冬"]), NUMBERS).map(
        lambda month: f"{month[0]}{month[1]}月"
    ),
    st.tuples(PAIRS, st.sampled_from(["", "朔", "晦", "望", "歲", "，"])).map("".join),
    st.tuples(st.sampled_from(["後", "越", "又", "是", "明"]), st.sampled_from("年月日歲夕")).map("".join),
    st.tuples(st.sampled_from(["", "初"]), NUMBERS, st.sampled_from(["日", "日，"])).map("".join),
    OTHER,
    st.text(max_size=3),
)
MARKS = ("（）", "〔〕", "【】", "〈〉", "《》", "「」", "『』", "[]", "()")
OWN = st.fixed_dictionaries(
    {},
    optional={
        "division": st.sampled_from(DIVISIONS),
        "lines": st.sampled_from(LINES),
        "punctuation": st.sampled_from(PUNCTUATION),
        "notes": st.lists(st.sampled_from(MARKS), max_size=3, unique=True),
        "quotations": st.lists(st.sampled_from(MARKS), max_size=2, unique=True),
        "markup": st.lists(st.sampled_from(MARKUP), max_size=3, unique=True),
        "headings": st.lists(st.sampled_from(["○", "◎", "#"]), max_size=2, unique=True),
        "entries": st.lists(st.sampled_from(["○", "甲"]), max_size=1),
        "remarks": st.lists(st.sampled_from(["按", "臣光曰"]), max_size=2, unique=True),
    },
)
STARTS = st.sampled_from(
    [
        *("", "宋太平興國七年", "遼統和元年五月", "金大定二年", "元太祖九年"),
        *("夏大安八年", "宋景德二年十二月"),
    ]
)
MORE = os.environ.get("ANY_TEXT_EXAMPLES")


@settings(
    max_examples=int(MORE or 60),
    deadline=None,
    derandomize=MORE is None,
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(PHRASES, max_size=30).map("".join),
    st.sampled_from(sorted(shipped())),
    OWN,
    STARTS,
    st.sampled_from(["song", "liao", "jin", "yuan", "xixia", "wudai", "chinese"]),
    st.booleans(),
)
def test_any_text_in_any_conventions_is_dated_without_an_exception(
    text: str, profile: str, own: dict[str, Any], start: str, calendar: str, infer: bool
) -> None:
    try:
        read = source.from_text(text, pairs.NAME)
        told = pairs.info(profile, start, calendar)
    except EditionError:  # no text at all, or characters that no XML has
        return
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in own.items()
    }
    told = replace(told, conventions=replace(shipped()[profile], **values), infer_years=infer)
    nothing = pairs.editorial(read, {})
    found = convert(read, told, edition=pairs.EDITION, editorial=nothing, works=pairs.WORKS)
    for dating in (*found.dated.dates.values(), *found.dated.inherited.values()):
        assert (dating.when is None and dating.first is None) <= (dating.cert is Cert.UNKNOWN)
        assert dating.first is None or dating.last is None or dating.first <= dating.last
    assert tei.base_text(found.tei) == (BOM * read.bom + read.text).encode()
