"""What the conventions of a text found, and what no rule touched."""

from __future__ import annotations

import pairs

from edition import touched

TEXT = "甲來。（《宋史·夏國傳》）\n乙往。（按《長編》作「丙」。）\n丁歸戊。\n"


def test_the_rest_is_what_holds_nothing_recognised() -> None:
    chronicle = pairs.convert_text(TEXT, "biography").chronicle
    left = touched.untouched(chronicle)
    assert [chronicle.source.text[p.start : p.end] for p in left.longest] == ["丁歸戊。"]
    assert left.share == 4 / len(TEXT.replace("\n", ""))


def test_a_headline_is_recognised_by_its_place() -> None:
    assert touched.untouched(pairs.convert_text("丁歸戊。\n", "gangmu").chronicle).share == 0


def test_every_convention_says_how_often_it_was_found() -> None:
    found = {
        (row.key, row.value): row.count for row in touched.conventions(pairs.convert_text(TEXT).chronicle)
    }
    assert (found["notes", "（）"], found["quotations", "「」"]) == (2, 1)


def test_a_convention_that_the_text_does_not_follow_is_told() -> None:
    chronicle = pairs.convert_text("甲來〔按《長編》作乙來。〕。\n" * 3, "biography").chronicle
    notes = next(row for row in touched.conventions(chronicle) if row.key == "notes")
    assert notes.otherwise.startswith("〔〕: ")


def test_markup_is_counted_by_its_kind() -> None:
    own = {"markup": ["html", "pages"]}
    chronicle = pairs.convert_text("<p>春正月，甲來。[12]</p>\n", "annals", conventions=own).chronicle
    found = {row.value: row.count for row in touched.conventions(chronicle) if row.key == "markup"}
    assert found == {"html": 2, "pages": 1}


def test_markup_that_no_convention_names_is_told() -> None:
    chronicle = pairs.convert_text("{{題|甲}}春正月，[[甲]]來。\n", "annals").chronicle
    (row,) = (row for row in touched.conventions(chronicle) if row.key == "markup")
    assert row.otherwise.startswith("wiki: ")
