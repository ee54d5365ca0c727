"""Entries of a 綱目 text."""

import pairs
import pytest

from edition.model import Entry

YEAR = "太平興國七年\n"


def entries(text: str) -> list[tuple[str, list[str], bool]]:
    """Headline, details and whether it is a prologue, of every entry."""
    chronicle = pairs.convert_text(text).chronicle
    found = [block for block in chronicle.blocks if isinstance(block, Entry)]

    def words(start: int, end: int) -> str:
        return text[start:end]

    return [
        (
            words(e.headline.start, e.headline.end) if e.headline else "",
            [words(p.start, p.end) for p in e.paragraphs if p is not e.headline],
            e.prologue,
        )
        for e in found
    ]


def headlines(text: str) -> list[str]:
    return [headline for headline, _, _ in entries(YEAR + text)]


def test_a_line_after_a_headline_is_its_detail() -> None:
    assert entries(YEAR + "春正月，甲。\n乙。\n丙。\n") == [("春正月，甲。", ["乙。", "丙。"], False)]


def test_a_line_after_a_closed_entry_is_a_headline() -> None:
    assert headlines("甲。（《長編》）\n乙。\n") == ["甲。（《長編》）", "乙。"]


@pytest.mark.parametrize("line", ["二月，乙。", "夏五月，乙。", "　　二月，乙。", "閏月，乙。", "冬，乙。"])
def test_a_line_that_begins_with_a_month_is_a_headline(line: str) -> None:
    assert headlines(f"春正月，甲。\n{line}\n")[-1] == line


@pytest.mark.parametrize("line", ["甲子，乙。", "是歲，乙。", "二人，乙。", "夏人入寇。", "春秋無事。"])
def test_a_line_that_begins_otherwise_is_a_detail(line: str) -> None:
    assert headlines(f"春正月，甲。\n{line}\n") == ["春正月，甲。"]


def test_a_headline_begins_behind_the_note_that_closes_an_entry() -> None:
    assert headlines("甲。（《長編》）乙。（《長編》）丙。\n") == [
        "甲。（《長編》）",
        "乙。（《長編》）",
        "丙。",
    ]


@pytest.mark.parametrize("between", ["（按丁）", "。", "。（按丁）"])
def test_a_remark_and_a_stop_behind_the_sources_belong_to_them(between: str) -> None:
    first = f"甲。（《長編》）{between}"
    if between == "。（按丁）":
        first = "甲。（《長編》）。"
    assert headlines(f"甲。（《長編》）{between}乙。\n")[0] == first


@pytest.mark.parametrize("note", ["（《長編》）", "（按《長編》）", "（河西人）"])
def test_a_note_within_a_sentence_closes_nothing(note: str) -> None:
    assert len(headlines(f"甲{note}乙。\n丙。\n")) == 1


def test_white_space_behind_the_sources_is_no_entry() -> None:
    assert headlines("甲。（《長編》）　\n　\n二月，乙。\n") == ["甲。（《長編》）　", "二月，乙。"]


def test_an_empty_line_between_details_belongs_to_the_entry() -> None:
    assert entries(YEAR + "春正月，甲。\n\n乙。\n\n二月，丙。\n")[0][1] == ["乙。"]


@pytest.mark.parametrize("reason", ["以附繼遷也。", "蓋畏之也。", "初，甲與乙善，至是絕。", "先是，乙來。"])
def test_a_reason_run_on_is_the_detail(reason: str) -> None:
    assert entries(f"{YEAR}春正月，甲破乙。{reason}（《長編》）\n") == [
        ("春正月，甲破乙。", [f"{reason}（《長編》）"], False)
    ]


def test_a_reason_alone_is_a_headline() -> None:
    assert headlines("以附繼遷也。（《長編》）\n") == ["以附繼遷也。（《長編》）"]


@pytest.mark.parametrize(
    "text", ["太祖神武皇帝李甲，乙族弟也。", "李甲，本名乙。", "景宗皇帝元昊，小字嵬理。"]
)
def test_a_biography_before_the_years_is_a_prologue(text: str) -> None:
    assert entries(f"{text}\n丙。\n{YEAR}春正月，甲。\n") == [
        ("", [text, "丙。"], True),
        ("春正月，甲。", [], False),
    ]


def test_a_biography_after_the_first_year_is_none() -> None:
    assert not any(prologue for _, _, prologue in entries(f"{YEAR}甲，本名乙。\n"))
