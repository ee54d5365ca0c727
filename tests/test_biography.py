"""Chapters on rulers: which ruler each paragraph belongs to."""

import pairs
import pytest

from edition.model import Heading


def rulers(text: str) -> list[tuple[int, str]]:
    """The rulers whose reigns begin, with the line."""
    chronicle = pairs.convert_text(text, "biography").chronicle
    return [
        (chronicle.source.locate(block.start)[0], block.supplied.text)
        for block in chronicle.blocks
        if isinstance(block, Heading) and block.supplied is not None
    ]


def test_a_reign_begins_where_the_successor_is_introduced() -> None:
    assert rulers("李甲，夏州人也。子乙明立。\n乙明小字阿移。\n入貢。\n") == [(1, "李甲"), (2, "乙明")]


def test_a_reign_begins_where_a_paragraph_begins_with_the_awaited_name() -> None:
    assert rulers("李甲，夏州人也。弟乙捧立。\n初，乙捧居河西。\n乙捧入貢。\n") == [(1, "李甲"), (3, "乙捧")]


def test_a_name_with_its_surname_is_the_same() -> None:
    assert rulers("李甲興，夏州人也。子乙睿立。\n李乙睿，甲興子也。\n") == [(1, "李甲興"), (2, "乙睿")]


def test_simplified_characters_count_alike() -> None:
    assert rulers("李甲，夏州人也。孙乙顺立。\n乙順，甲之孫也。\n")[1] == (2, "乙顺")


def test_a_chapter_that_names_no_successor_is_not_divided() -> None:
    assert rulers("甲國在河西。\n乙，甲國人也。\n") == []


def test_the_reign_under_way_is_that_of_the_ruler_who_dies_first() -> None:
    assert rulers("元豐二年，甲常入貢。\n三年，甲常殂。子乙順立。\n乙順，甲常子也。\n")[0] == (1, "甲常")


def test_without_a_death_the_first_reign_has_no_name() -> None:
    assert rulers("元豐二年，入貢。子乙順立。\n乙順，甲常子也。\n") == [(2, "乙順")]


def test_a_kinsman_may_follow_unannounced() -> None:
    assert rulers("李甲，夏州人也。子乙立。\n乙，小字丙。\n丁明，乙子也。\n")[-1] == (3, "丁明")


def test_a_man_of_a_place_in_mid_reign_founds_none() -> None:
    assert rulers("李甲，夏州人也。子乙立。\n乙小字丙。\n丁，甲州人也。\n")[-1] == (2, "乙")


def test_a_chapter_begins_anew() -> None:
    assert [line for line, _ in rulers("李甲，夏州人也。子乙立。\n卷二\n乙入貢。\n")] == [1, 3]


@pytest.mark.parametrize("kin", ["子", "弟", "從弟", "孫", "長子"])
def test_a_successor_is_kin(kin: str) -> None:
    assert rulers(f"李甲，夏州人也。{kin}乙明立。\n乙明入貢。\n")[-1] == (2, "乙明")
