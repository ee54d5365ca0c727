"""The dates to look at, for a terminal."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.show import width
from edition.show_dates import questions, wrapped


def row(**cells: Any) -> dict[str, Any]:
    return {
        "text": "t",
        "place": "984.9",
        "id": "t.e0009",
        "line": 17,
        "column": 1,
        "kind": "disagreement",
        "also": "inherited",
        "words": "冬十月",
        "when": "0984-10",
        "date": "宋雍熙元年十月",
        "days": "0984-10-27/0984-11-25",
        "cert": "high",
        "why": "a remark has 宋太平興國八年: 《宋史·夏國傳》係此事於太平興國八年; and so on",
        "alternatives": "宋太平興國八年",
        "decision": "t,17,0,冬十月,date,accept,,why",
        "heading": "",
        **cells,
    }


def test_a_date_is_a_paragraph() -> None:
    assert questions([row()], {"t": "史 卷一"}, 60).splitlines() == [
        "史 卷一 (t): 1 date to look at: 1 disagreement",
        "",
        "984.9  disagreement + inherited  (line 17, column 1; t.e0009)",
        "  the text    冬十月",
        "  read as     宋雍熙元年十月 = 0984-10-27 to 0984-11-25,",
        "              sure",
        "  why         a remark has 宋太平興國八年: 《宋史·夏國傳》係",
        "              此事於太平興國八年; and so on",
        "  or          宋太平興國八年",
        "  to settle it (decisions)",
        "t,17,0,冬十月,date,accept,,why",
    ]


def test_what_was_not_read_is_said_so() -> None:
    shown = questions([row(date=None, when=None, days=None, cert="unknown", alternatives="")], {}, 80)
    assert "  read as     not read\n" in shown
    assert "  or " not in shown


def test_a_heading_that_settles_a_year_stands_behind() -> None:
    assert questions([row(heading="t,17,984,宋雍熙元年,…")], {}).splitlines()[-2:] == [
        "  or, with all entries of the year (year headings)",
        "t,17,984,宋雍熙元年,…",
    ]


def test_each_text_has_its_heading() -> None:
    shown = questions([row(), row(kind="inherited"), row(text="u")], {"t": "史"})
    assert "史 (t): 2 dates to look at: 1 disagreement, 1 inherited" in shown
    assert "u (u): 1 date to look at: 1 disagreement" in shown


@given(st.text("甲，。ab :　", max_size=80), st.integers(6, 40))
def test_wrapping_keeps_the_words_and_the_width(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max((width(piece) for piece in text.split()), default=0)
    assert all(width(line) <= max(columns, longest) for line in lines)


@pytest.mark.parametrize("text", ["", "甲"])
def test_short_words_stay_in_one_line(text: str) -> None:
    assert wrapped(text, 10) == [text]
