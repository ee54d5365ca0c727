"""Emendations as the smallest edits, and the emended text at unchanged length."""

import pytest

from edition import source
from edition.editorial import Emendation
from edition.grammar.notes import SKIP
from edition.model import Edit
from edition.parse.emend import edits
from edition.parse.reading_text import build
from edition.profiles import shipped


def made(
    text: str,
    reading: str,
    proposed: str,
    kind: str = "wrong-character",
    certainty: str = "high",
    exact: bool = True,
) -> list[Edit]:
    row = Emendation("t", 1, text.index(reading), reading, proposed, certainty, kind, exact, "why")
    return list(edits(source.from_text(text), [row]))


def short(found: list[Edit]) -> list[tuple[str, int, int, str]]:
    return [(edit.element, edit.start, edit.end, edit.new) for edit in found]


def test_only_the_characters_that_differ_change() -> None:
    assert short(made("甲末乙", "甲末乙", "甲宋乙")) == [("sic", 1, 2, "宋")]


@pytest.mark.parametrize(
    "kind", ["variant", "mixed-script", "composed", "decomposed", "private-use", "markup"]
)
def test_a_form_is_regularised(kind: str) -> None:
    assert short(made("赵甲", "赵", "趙", kind)) == [("orig", 0, 1, "趙")]


def test_what_is_taken_away_is_surplus() -> None:
    assert short(made("甲甲乙", "甲甲乙", "甲乙"))[0][0] == "surplus"


def test_what_is_added_is_supplied() -> None:
    assert short(made("甲乙", "甲乙", "甲丙乙")) == [("supplied", 1, 1, "丙")]


def test_a_stop_moves_over_a_bracket_that_stays() -> None:
    assert short(made("（甲）。", "）。", "。）")) == [("supplied", 2, 2, "。"), ("surplus", 3, 4, "")]


def test_a_bracket_is_never_moved() -> None:
    assert short(made("甲。）乙", "。）", "）。")) == [("surplus", 1, 2, ""), ("supplied", 3, 3, "。")]


@pytest.mark.parametrize(("certainty", "exact"), [("medium", True), ("low", True), ("high", False)])
def test_what_is_not_certain_changes_nothing(certainty: str, exact: bool) -> None:
    assert made("甲末乙", "末", "宋", certainty=certainty, exact=exact) == []


@pytest.mark.parametrize(
    ("text", "reading", "proposed", "read", "view"),
    [
        ("甲末乙", "末", "宋", "甲宋乙", "甲宋乙"),
        ("甲<者多>乙", "<者多>", "𡗀", "甲𡗀乙", f"甲𡗀{SKIP * 3}乙"),
        ("甲乙乙", "乙乙", "乙", "甲乙", f"甲乙{SKIP}"),
        ("甲乙", "乙", "乙丙", "甲乙丙", "甲乙"),
        ("甲末乙", "末", "大宋", "甲大宋乙", "甲大乙"),
    ],
)
def test_the_emended_text_is_read_and_keeps_its_length_beside(
    text: str, reading: str, proposed: str, read: str, view: str
) -> None:
    found = build(source.from_text(text), made(text, reading, proposed), shipped()["annals"])
    assert (found.text, found.view) == (read, view)


def test_edits_that_overlap_are_not_made_twice() -> None:
    overlapping = [Edit(0, 2, "子丑", "sic", 0), Edit(1, 3, "寅卯", "sic", 1)]
    assert build(source.from_text("甲乙丙"), overlapping, shipped()["annals"]).text == "子丑丙"
