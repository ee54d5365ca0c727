"""Folding of characters for comparison."""

import pytest

from edition.fold import fold


@pytest.mark.parametrize(
    ("one", "other"), [("鑑", "鑒"), ("鑑", "鉴"), ("國", "国"), ("衝", "沖"), ("傳", "传"), ("党", "黨")]
)
def test_forms_of_one_character_count_as_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_characters_stay_different() -> None:
    assert len({fold(char) for char in "甲乙丙丁宋遼夏"}) == 7


def test_folding_keeps_the_length() -> None:
    text = "《續資治通鑑長編》 卷\U00020000𡗀\ue406，abc"
    assert len(fold(text)) == len(text)


def test_folding_again_changes_nothing() -> None:
    text = "續資治通鑑長編國衝"
    assert fold(fold(text)) == fold(text)
