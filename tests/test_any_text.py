"""Whatever a text says: dating leaves it without an exception, and what the tables do not have is undetermined."""

import pairs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model import Cert

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
