"""Bracketed notes: where they begin and end, what they do, what they report."""

import pairs
import pytest

from edition.model import Note, NoteKind
from edition.parse.notes import read_notes
from edition.parse.works import index


def notes(text: str) -> tuple[Note, ...]:
    return read_notes(text, 0, len(text), index(pairs.WORKS, text))[0]


def only(text: str) -> Note:
    (note,) = notes(text)
    return note


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("（《長編》卷二十三）", NoteKind.SOURCE),
        ("（見《長編》）", NoteKind.SOURCE),
        ("（《長編》。）", NoteKind.SOURCE),
        ("（《長編》。按乙）", NoteKind.SOURCE),
        ("（《長編》按乙）", NoteKind.SOURCE),
        ("（按乙）", NoteKind.REMARK),
        ("（謹案乙）", NoteKind.REMARK),
        ("（今按乙）", NoteKind.REMARK),
        ("（按兵不動）", NoteKind.GLOSS),
        ("（《長編》作甲）", NoteKind.VARIANT),
        ("（按《長編》作甲，《宋史》作乙）", NoteKind.VARIANT),
        ("（甲，《長編》作乙）", NoteKind.VARIANT),
        ("（宋史作甲）", NoteKind.VARIANT),
        ("（按東都事略並作甲）", NoteKind.VARIANT),
        ("（一作甲）", NoteKind.VARIANT),
        ("（或作三年）", NoteKind.GLOSS),
        ("（《長編》作三年）", NoteKind.REMARK),
        ("二年（《長編》作三年）", NoteKind.VARIANT),
        ("（《長編》作甲，非也）", NoteKind.REMARK),
        ("（甲以碙洲不可居遂移駐焉）", NoteKind.GLOSS),
        ("（水清澄澈見底數月）", NoteKind.GLOSS),
        ("（復秀州在六月戊辰今聯書之）", NoteKind.REMARK),
        ("（河西人）", NoteKind.GLOSS),
        ("（《長編》者）", NoteKind.GLOSS),
        ("（）", NoteKind.GLOSS),
    ],
)
def test_a_note_has_the_kind_that_its_words_give_it(text: str, kind: NoteKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize("stop", ["。", "；", "：", ";", ""])
def test_a_remark_follows_the_sources_and_their_stop(stop: str) -> None:
    text = f"（《長編》卷二十三{stop}按乙也）"
    remark = only(text).remark
    assert remark is not None
    assert text[remark.start : remark.end] == "按乙也"


def test_notes_stand_in_the_order_of_the_text() -> None:
    assert [note.start for note in notes("甲（乙）丙（丁）")] == [1, 5]


def test_a_note_in_a_note_is_its_child() -> None:
    text = "（甲（乙（丙））丁）"
    note = only(text)
    assert (note.start, note.end) == (0, len(text))
    assert [(child.start, child.end) for child in note.children] == [(2, 8)]
    assert [(child.start, child.end) for child in note.children[0].children] == [(4, 7)]


def test_what_a_nested_note_cites_is_its_own() -> None:
    note = only("（《長編》（《宋史》））")
    assert [c.work for c in note.citations] == ["changbian"]
    assert [c.work for c in note.children[0].citations] == ["songshi"]


def test_nesting_without_end_is_cut_off_and_reported() -> None:
    text = "（" * 200 + "）" * 200
    (note,), doubts = read_notes(text, 0, len(text), index((), text))
    depth = 1
    while note.children:
        (note,), depth = note.children, depth + 1
    assert depth == 24
    assert len(doubts) == 176


def test_an_unclosed_bracket_is_reported_and_hides_no_note() -> None:
    text = "甲（乙（丙）"
    found, doubts = read_notes(text, 0, len(text), index((), text))
    assert [(note.start, note.end) for note in found] == [(3, 6)]
    assert [(doubt.start, doubt.message) for doubt in doubts] == [
        (1, "an opening bracket （ that is never closed in its paragraph")
    ]


def test_a_closing_bracket_alone_is_reported() -> None:
    text = "甲）乙"
    _, doubts = read_notes(text, 0, len(text), index((), text))
    assert [(doubt.start, doubt.message) for doubt in doubts] == [
        (1, "a closing bracket ） without an opening one")
    ]


def readings(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (
            r.citation.work if r.citation else "",
            text[r.start : r.end],
            text[r.lemma.start : r.lemma.end] if r.lemma else None,
        )
        for r in only(text).readings
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（《長編》作甲）", [("changbian", "甲", None)]),
        ("（按《長編》卷三作甲乙，與此異）", [("changbian", "甲乙", None)]),
        ("（《長編》作甲。《遼史》作乙）", [("changbian", "甲", None), ("liaoshi", "乙", None)]),
        ("（《長編》、《遼史》俱作甲）", [("liaoshi", "甲", None), ("changbian", "甲", None)]),
        ("（《長編》與《遼史》均作甲）", [("liaoshi", "甲", None), ("changbian", "甲", None)]),
        ("（《長編》有之，《遼史》作甲）", [("liaoshi", "甲", None)]),
        ("（《長編》嵬通作威布）", [("changbian", "威布", "嵬通")]),
        ("（《長編》嵬通亦作威布）", [("changbian", "威布", "嵬通")]),
        ("（《長編》者多作折多）", [("changbian", "折多", "者多")]),
        (
            "（《長編》嵬通作威布，胡葉作瑚葉）",
            [("changbian", "威布", "嵬通"), ("changbian", "瑚葉", "胡葉")],
        ),
        ("（按嵬通，《長編》作威布）", [("changbian", "威布", "嵬通")]),
        ("（《長編》作甲，非也）", [("changbian", "甲", None)]),
        ("（《長編》作甲，疑誤）", [("changbian", "甲", None)]),
        ("（《長編》作甲不同）", [("changbian", "甲", None)]),
        ("（《長編》作三年）", []),
        ("（《長編》作是年九月）", []),
        (
            "（按《長編》所俘千餘帳，與《遼史》作焚千餘帳不同）",
            [("changbian", "所俘千餘帳", None), ("liaoshi", "焚千餘帳", None)],
        ),
        ("（《長編》。《遼史》作甲）", [("liaoshi", "甲", None)]),
    ],
)
def test_a_note_reports_readings(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert readings(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "甲。（《長編》卷二百二十，熙寧四年二月甲戌，乙言。）",
        "甲。（《長編》卷二百六十二熙寧八年四月戊子乙言丙。）",
    ],
)
def test_a_source_may_say_at_which_date_its_juan_tells_it(text: str) -> None:
    note = only(text)
    assert (note.kind, len(note.citations)) == (NoteKind.SOURCE, 1)
    assert note.remark is not None


def test_a_juan_with_what_it_says_is_no_source() -> None:
    assert only("甲。（《長編》卷三，乙言丙。）").kind is NoteKind.GLOSS
