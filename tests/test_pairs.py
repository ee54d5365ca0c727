"""Sexagenary pairs that are miswritten are read as those that are meant, and nothing else is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.calendar.ganzhi import CYCLE
from edition.grammar.pairs import as_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("正月庚戍朔", "正月庚戌朔"),
        ("己邜誅甲，已邜奏", "己卯誅甲，己卯奏"),
        ("\u3000辛已竄甲", "\u3000辛巳竄甲"),
        ("六月辛夘薨", "六月辛卯薨"),
        ("五月已亥，甲。已酉，乙。", "五月己亥，甲。己酉，乙。"),
        ("三月已已朔", "三月己巳朔"),
        ("十月乙末晦", "十月乙未晦"),
        ("五月戌申", "五月戊申"),
        ("六月庚戊朔", "六月庚戌朔"),
        ("甲。丁已，乙。", "甲。丁巳，乙。"),
        ("癸已日", "癸已日"),
        ("甲卒　已卯以乙知某州", "甲卒　己卯以乙知某州"),
        ("振某路饑民已酉白虹貫日", "振某路饑民己酉白虹貫日"),
        ("某官三人已巳詔", "某官三人己巳詔"),
        ("至則禦之乙已詔甲", "至則禦之乙巳詔甲"),
        ("旱而雨戌寅觀稼", "旱而雨戊寅觀稼"),
        ("\u3000戍辰，甲移兵", "\u3000戊辰，甲移兵"),
        ("\u3000戍辰甲移兵", "\u3000戊辰甲移兵"),
    ],
)
def test_a_miswritten_pair_is_read_as_the_one_that_is_meant(written: str, meant: str) -> None:
    assert as_meant(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "已申奏。",
        "遣甲戍邊。",
        "事已未行",
        "自己已亥",
        "甲戌申之",
        "日已酉",
        "巳酉丑",
        "\u3000戍辰州",
        "。已未行",
        "。已酉時",
        "本末，乙末節",
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert as_meant(text) == text


@given(st.text(alphabet="甲乙己已巳戊戌戍末未午月。，\n"))
def test_the_length_stays_the_same_and_only_pairs_change(text: str) -> None:
    meant = as_meant(text)
    assert len(meant) == len(text)
    changed = [n for n, (one, other) in enumerate(zip(text, meant, strict=True)) if one != other]
    assert all(meant[n - 1 : n + 1] in CYCLE or meant[n : n + 2] in CYCLE for n in changed)
