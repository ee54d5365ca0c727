"""The editors' decisions: confirmed, taken away, or replaced."""

from typing import Any

import pairs
import pytest

from edition.convert import Conversion
from edition.errors import DataError
from edition.model import Cert, Paragraph, paragraphs_of

YEAR = "太平興國七年\n"


def decided(
    text: str, words: str, about: str, verdict: str, value: str = "", profile: str = "gangmu"
) -> Conversion:
    """Convert a text with one decision about the words where they stand last."""
    at = text.rindex(words)
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1)
    row: dict[str, Any] = {"line": line, "column": column, "words": words, "about": about, "verdict": verdict}
    return pairs.convert_text(text, profile, decisions=[{**row, "value": value}])


def paragraphs(found: Conversion) -> list[Paragraph]:
    return [p for block in found.chronicle.blocks for p in paragraphs_of(block)]


def kinds(found: Conversion) -> list[str]:
    return [str(note.kind) for paragraph in paragraphs(found) for note in paragraph.notes]


def body(found: Conversion) -> str:
    return found.tei.decode().partition("<body>")[2]


# --- dates


def test_a_date_is_confirmed() -> None:
    found = decided(f"{YEAR}五月，甲。\n", "五月", "date", "accept")
    assert 'resp="#editor" cert="high" evidence="editor">五月' in body(found)


def test_a_date_is_none() -> None:
    assert "<date" not in body(
        decided("甲於咸平二年來。\n", "咸平二年", "date", "reject", profile="biography")
    )


def test_a_date_is_another() -> None:
    found = decided(f"{YEAR}五月，甲。\n", "五月", "date", "replace", "太平興國八年六月")
    assert [dating.when for dating in found.dated.dates.values()] == ["0983-06"]


def test_a_decision_settles_its_doubt() -> None:
    assert pairs.convert_text(f"{YEAR}五月壬戌，甲。\n").doubts
    assert decided(f"{YEAR}五月壬戌，甲。\n", "五月壬戌", "date", "replace", "五月己酉").doubts == ()


def test_what_takes_the_place_of_a_date_is_a_date() -> None:
    with pytest.raises(DataError, match="“五月也” is no date"):
        decided(f"{YEAR}五月，甲。\n", "五月", "date", "replace", "五月也")


# --- lemmata


def test_a_lemma_is_confirmed() -> None:
    found = decided(f"{YEAR}春正月，遣潘羅支（《長編》作博羅齊）。\n", "潘羅支", "lemma", "accept")
    assert '<lem resp="#editor" cert="high">潘羅支</lem>' in body(found)


def test_a_lemma_is_wrong() -> None:
    assert "<app" not in body(
        decided(f"{YEAR}春正月，遣潘羅支（《長編》作博羅齊）。\n", "潘羅支", "lemma", "reject")
    )


def test_a_lemma_is_longer() -> None:
    found = decided(
        f"{YEAR}春正月，遣潘羅支（《長編》作博羅齊）。\n", "潘羅支", "lemma", "replace", "遣潘羅支"
    )
    assert '<lem resp="#editor" cert="high">遣潘羅支</lem>' in body(found)


def test_another_lemma_shares_a_character_with_the_guess() -> None:
    with pytest.raises(DataError, match="does not stand there"):
        decided(f"{YEAR}春正月，遣潘羅支（《長編》作博羅齊）。\n", "潘羅支", "lemma", "replace", "春正月")


# --- notes


@pytest.mark.parametrize("kind", ["source", "remark", "variant", "gloss"])
def test_a_note_does_something_else(kind: str) -> None:
    assert kinds(decided(f"{YEAR}春正月，甲（河西人）。\n", "（", "note", "replace", kind)) == [kind]


def test_a_note_is_understood() -> None:
    text = f"{YEAR}春正月，甲（《宋史》者）。\n"
    assert [doubt.kind for doubt in pairs.convert_text(text).doubts] == ["note"]
    assert decided(text, "（", "note", "accept").doubts == ()


def test_a_nested_note_is_decided_where_it_stands() -> None:
    found = decided(f"{YEAR}春正月，甲（乙（丙）丁）。\n", "（丙", "note", "replace", "remark")
    (note,) = (note for paragraph in paragraphs(found) for note in paragraph.notes)
    assert [str(note.kind), str(note.children[0].kind)] == ["gloss", "remark"]


def test_what_is_no_kind_of_note_is_refused() -> None:
    with pytest.raises(DataError, match="“footnote” is no kind of note"):
        decided(f"{YEAR}春正月，甲（河西人）。\n", "（", "note", "replace", "footnote")


def test_a_note_cannot_be_rejected() -> None:
    with pytest.raises(DataError, match="cannot be rejected"):
        decided(f"{YEAR}春正月，甲（河西人）。\n", "（", "note", "reject")


# --- citations


def test_a_title_names_another_work() -> None:
    assert '<bibl corresp="#liaoshi">《' in body(
        decided(f"{YEAR}春正月，甲。（《國史》）\n", "《國史》", "citation", "replace", "liaoshi")
    )


def test_a_title_in_a_nested_note_names_another_work() -> None:
    text = f"{YEAR}春正月，甲（乙（《國史》）丙）。\n"
    assert 'corresp="#liaoshi"' in body(decided(text, "《國史》", "citation", "replace", "liaoshi"))


def test_a_title_is_no_citation() -> None:
    assert "<bibl" not in body(
        decided(f"{YEAR}春正月，甲（見《國史》者）。\n", "《國史》", "citation", "reject")
    )


def test_a_work_is_settled() -> None:
    assert decided(f"{YEAR}春正月，甲。（《國史》）\n", "《國史》", "citation", "accept").doubts == ()


def test_a_citation_stands_in_a_note() -> None:
    with pytest.raises(DataError, match="no note stands here"):
        decided(f"{YEAR}春正月，甲見《國史》。\n", "《國史》", "citation", "accept")


# --- quotations


def test_a_quotation_is_none() -> None:
    assert "<q" not in body(decided("甲「乙」丙。\n", "「", "quotation", "reject", profile="biography"))


def test_a_lost_quotation_is_confirmed() -> None:
    found = decided("甲曰： 乙。 改 丙 也。\n", " 丙", "quotation", "accept", profile="biography")
    assert [q.cert for p in paragraphs(found) for q in p.quotations] == [Cert.HIGH, Cert.HIGH]


def test_a_quotation_cannot_be_replaced() -> None:
    with pytest.raises(DataError, match="accepted or rejected"):
        decided("甲「乙」丙。\n", "「", "quotation", "replace", "甲", profile="biography")


# --- what meets nothing


def test_a_decision_that_meets_nothing_names_what_is_nearest() -> None:
    with pytest.raises(DataError) as caught:
        decided(f"{YEAR}五月，甲。\n", "甲", "date", "accept")
    assert caught.value.remedy == "the nearest date of the paragraph is 五月, column 0"


def test_a_decision_about_nothing_at_all_says_so() -> None:
    with pytest.raises(DataError) as caught:
        decided("甲。\n", "甲", "quotation", "accept", profile="biography")
    assert "does not see" in caught.value.remedy


def test_a_decision_stands_in_a_paragraph() -> None:
    with pytest.raises(DataError, match="no paragraph stands here"):
        decided("甲。\n<!-- 乙 -->\n", "乙", "date", "accept")


@pytest.mark.parametrize(
    ("text", "words", "verdict", "value", "message"),
    [
        (YEAR, "七年", "accept", "", "no date begins here"),
        (YEAR, "太平", "reject", "", "a year heading cannot be rejected"),
        (YEAR, "太平", "replace", "太平興國十年", "settles no date"),
        ("卷一\n", "卷一", "accept", "", "no date begins here"),
    ],
)
def test_a_decision_about_a_heading_says_its_year(
    text: str, words: str, verdict: str, value: str, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        decided(f"{text}五月，甲。\n", words, "date", verdict, value)


# --- dates that cannot be


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("太平興國七年閏五月", "intercalary"),
        ("太平興國七年五月甲子", "五月"),
        ("大安三年", "several eras fit"),
        ("太平興國七年五月三十一日", "31"),
    ],
)
@pytest.mark.parametrize("words", ["五月，甲", "乙卒於夏州"])
def test_a_date_that_is_put_in_the_place_of_another_exists(words: str, value: str, reason: str) -> None:
    text = f"{YEAR}五月，甲來。（《宋史》）\n乙卒於夏州。（《宋史》）\n"
    with pytest.raises(DataError, match="settles no date") as caught:
        decided(text, words.partition("，")[0], "date", "replace", value)
    assert reason in caught.value.message


def test_a_heading_of_the_source_has_none_of_the_editors_beside_it() -> None:
    heading = {"before_line": 1, "year": 982, "heading": "宋太平興國七年", "wording": "conjectural"}
    with pytest.raises(DataError, match="a year heading itself") as caught:
        pairs.convert_text(
            f"{YEAR}五月，甲。\n", headings=[{**heading, "certainty": "high", "evidence": "e"}]
        )
    assert caught.value.place is not None
    assert caught.value.place.line == 1


def test_who_decided_says_why() -> None:
    made = decided(f"{YEAR}五月，甲。\n", "五月", "date", "accept")
    assert '<note type="date" resp="#editor" target="#t.d0001">why</note>' in made.tei.decode()


def test_what_nobody_can_know_can_be_left_at_that() -> None:
    text = f"{YEAR}五月，甲上書曰：「正月十一日，乙至。」\n"
    assert any("正月十一日" in doubt.message for doubt in pairs.convert_text(text).doubts)
    assert decided(text, "正月十一日", "date", "accept").doubts == ()


def test_a_year_that_the_editors_state_below_its_heading_leaves_the_heading_in_force() -> None:
    lines = ["遼保寧六年", "春正月，甲。", "七年", "春二月，乙。", "冬十月庚辰，丙。", "三月戊戌，丁。"]
    text = "\n".join((*lines, "大安三年夏五月，戊。", "冬十月，己。", "八年", "夏四月，庚。")) + "\n"
    row = {"line": 6, "column": 0, "words": "三月戊戌", "about": "date", "verdict": "replace"}
    made = pairs.convert_text(text, "annals", decisions=[{**row, "value": "遼保寧七年三月二十六日戊戌"}])
    years = {text[start : start + 3]: dating.when for start, dating in made.dated.dates.items()}
    assert (years["冬十月"], years["夏四月"]) == ("0975-10", "0976-04")
