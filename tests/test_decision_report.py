"""The editors' decisions beside what the program makes of their words without them."""

from __future__ import annotations

from typing import Any

import pairs
import pytest

from edition.decision_report import decisions

YEAR = "太平興國七年\n"
TEXT = f"{YEAR}夏五月，甲來。（《宋史·夏國傳》）\n乙卒於夏州城下。（《宋史·夏國傳》）\n"


def reported(
    line: int, words: str, verdict: str, value: str = "", about: str = "date", text: str = TEXT
) -> Any:
    column = text.splitlines()[line - 1].index(words)
    row = {"line": line, "column": column, "words": words, "about": about, "verdict": verdict, "value": value}
    made = pairs.convert_text(text, decisions=[row])
    (found,) = decisions([(pairs.info("gangmu"), made)])
    return found


@pytest.mark.parametrize(
    ("line", "words", "verdict", "value", "needed"),
    [
        (2, "夏五月", "accept", "", False),  # nothing was asked about it
        (2, "夏五月", "replace", "太平興國七年五月", False),  # the program reads the same
        (2, "夏五月", "replace", "太平興國七年六月", True),
        (2, "夏五月", "reject", "", True),
        (3, "乙卒", "accept", "", True),  # an entry without a date of its own
        (3, "乙卒", "replace", "太平興國七年七月", True),
    ],
)
def test_a_decision_about_a_date_is_needed_while_it_changes_or_answers_something(
    line: int, words: str, verdict: str, value: str, needed: bool
) -> None:
    assert reported(line, words, verdict, value)["needed"] is needed


def test_a_decision_stands_beside_what_the_program_reads_without_it() -> None:
    found = reported(2, "夏五月", "replace", "太平興國七年六月")
    assert found["without"] == "宋太平興國七年五月"
    assert (found["text"], found["line"], found["column"], found["why"]) == ("t", 2, 1, "why")


def test_a_decision_about_a_note_is_needed_while_it_changes_something() -> None:
    text = f"{YEAR}春正月，甲（河西人）。\n"
    assert reported(2, "（", "replace", "remark", "note", text)["needed"] is True
    assert reported(2, "（", "replace", "gloss", "note", text)["needed"] is False


def test_without_decisions_there_is_nothing_to_report() -> None:
    assert decisions([(pairs.info("gangmu"), pairs.convert_text(TEXT))]) == []
