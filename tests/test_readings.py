"""Readings and their lemma: which words a reported reading stands against."""

import pairs
import pytest

from edition.model import Paragraph, paragraphs_of
from edition.parse.readings import running_text, with_apparatus

YEAR = "太平興國七年\n"


def lemmata(text: str) -> list[tuple[str, str, list[str]]]:
    """Lemma, certainty and readings of each apparatus entry."""
    chronicle = pairs.convert_text(YEAR + text).chronicle
    return [
        (chronicle.source.text[a.start : a.end], str(a.cert or "named"), [r.text for r in a.readings])
        for block in chronicle.blocks
        for paragraph in paragraphs_of(block)
        for a in paragraph.apparatus
    ]


@pytest.mark.parametrize(
    ("words", "note", "lemma"),
    [
        ("遣潘羅支", "博羅齊", "潘羅支"),
        ("遣党項嵬通", "威布", "嵬通"),
        ("斬首五千級", "三千級", "五千級"),
        ("時年二十", "年十七", "年二十"),
        ("甲與弟繼沖", "繼忠", "繼沖"),
        ("遣張浦、劉仁謙", "劉仁讓", "劉仁謙"),
        ("獻銀、夏二州", "獻夏、銀二州", "獻銀、夏二州"),
        ("帥<者多>甲", "折甲", "<者多>甲"),
    ],
)
def test_the_lemma_stands_before_the_note(words: str, note: str, lemma: str) -> None:
    assert [found[0] for found in lemmata(f"春正月，{words}（《長編》作{note}）。\n")] == [lemma]


def test_no_lemma_reaches_over_a_stop() -> None:
    assert lemmata("春正月，甲來，乙（《長編》作甲來乙丁）。\n")[0][0] == "乙"


@pytest.mark.parametrize("mark", ['"', "'", "〞", "﹂"])
def test_no_lemma_reaches_over_a_quotation_mark(mark: str) -> None:
    assert lemmata(f"春正月，甲曰{mark}此其時也。{mark}吃遇（《長編》作乙沁裕）。\n")[0][0] == "吃遇"


def test_no_lemma_reaches_over_a_note() -> None:
    assert lemmata("春正月，甲（河西人）乙（《長編》作甲丁）。\n")[0][0] == "乙"


def test_a_lemma_that_the_note_names_is_no_guess() -> None:
    assert lemmata("春正月，嵬通來。（《宋史》。按《長編》嵬通作威布）\n") == [("嵬通", "named", ["威布"])]


def test_a_lemma_may_stand_behind_the_note_that_names_it() -> None:
    assert lemmata("春正月，甲來（按《長編》嵬通作威布）。嵬通亦來。\n")[0][0] == "嵬通"


def test_a_named_lemma_is_found_in_any_form_of_its_characters() -> None:
    assert lemmata("春正月，趙國臣來。（《宋史》。按《長編》赵国臣作趙臣）\n")[0][0] == "趙國臣"


def test_a_remark_finds_its_lemma_in_the_entry() -> None:
    assert lemmata("春正月，以三千騎攻城。\n無糧。（《宋史》。按《長編》作五千騎）\n") == [
        ("三千騎", "low", ["五千騎"])
    ]


def test_a_reading_without_lemma_is_a_doubt() -> None:
    conversion = pairs.convert_text(YEAR + "春正月，甲來。（《宋史》。按錢乙丙，《長編》作錢丙）\n")
    assert [d.message for d in conversion.doubts if d.kind == "reading"] == [
        "no words found in the text for the reading 錢丙"
    ]


def test_all_readings_of_the_same_words_are_in_one_entry() -> None:
    assert lemmata("春正月，遣潘羅支（《長編》作博羅齊。《遼史》作巴羅支）。\n")[0][2] == ["博羅齊", "巴羅支"]


def test_lemmata_that_cross_are_widened_to_one() -> None:
    text = "春正月，遣甲乙丙丁。（《宋史》。按甲乙丙，《長編》作子。乙丙丁，《遼史》作丑）\n"
    assert lemmata(text) == [("甲乙丙丁", "named", ["子", "丑"])]


def test_a_lemma_in_a_lemma_stays_inside_it() -> None:
    text = "春正月，遣甲乙丙丁。（《宋史》。按甲乙丙丁，《長編》作子。乙丙，《遼史》作丑）\n"
    assert [found[0] for found in lemmata(text)] == ["甲乙丙丁", "乙丙"]


def test_notes_are_blotted_out_of_the_running_text() -> None:
    chronicle = pairs.convert_text("甲（乙）丙（丁）\n", "biography").chronicle
    (paragraph,) = paragraphs_of(chronicle.blocks[0])
    assert running_text(chronicle.view, 0, paragraph.end, paragraph.notes) == "甲\x01\x01\x01丙\x01\x01\x01"


def test_a_paragraph_without_readings_stays_as_it_is() -> None:
    paragraph = Paragraph(0, 3)
    assert with_apparatus(paragraph, {}) is paragraph
    assert with_apparatus(paragraph, {0: ()}) == paragraph
