"""What a note does, told from its wording: tests/data/wordings.tsv, a note a line; and brackets of every sort."""

from pathlib import Path
from time import process_time

import pairs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import resources, single, works
from edition.model import Note
from edition.parse.notes import read_notes
from edition.parse.works import index

WORKS = works.load_works(resources.path(single.WORKS))
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "wordings.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
PAIRS = ("（）", "()", "〔〕", "【】", "〈〉")


def notes(text: str, brackets: tuple[str, ...] = PAIRS) -> tuple[Note, ...]:
    return read_notes(text, 0, len(text), index(WORKS, text), brackets)[0]


def test_there_are_wordings() -> None:
    assert len(ROWS) > 60


@pytest.mark.parametrize(("kind", "words"), ROWS, ids=str)
def test_the_wording_tells_what_a_note_does(kind: str, words: str) -> None:
    (note,) = notes(f"甲來{'。' if kind == 'source' else ''}{words}")
    assert note.kind == kind


@pytest.mark.parametrize("pair", PAIRS)
def test_brackets_hold_notes_where_the_conventions_say_so(pair: str) -> None:
    text = f"甲{pair[0]}《宋史·夏國傳》{pair[1]}"
    assert [note.kind for note in notes(text, (pair,))] == ["source"]
    assert not notes(text, ()) and not notes(text, ("［］",))


@pytest.mark.parametrize("words", ["〔一〕", "〔揮〕", "〈口移〉", "[12]", "(3)", "【註三】"])
def test_numbers_and_supplied_words_are_no_notes(words: str) -> None:
    assert not notes(f"甲{words}乙", (*PAIRS, "[]"))


def test_a_short_note_in_other_brackets_is_one() -> None:
    assert [note.start for note in notes("鄜〔音膚〕州")] == [1]


def test_brackets_that_cross_are_reported() -> None:
    _, doubts = read_notes("甲〔乙（丙〕丁）", 0, 8, index((), ""), PAIRS)
    assert [(doubt.start, doubt.message.split(" that")[0]) for doubt in doubts] == [
        (3, "an opening bracket （"),
        (7, "a closing bracket ） without an opening one"),
    ]


@given(st.text(alphabet="（）()〔〕【】〈〉《》「」甲作一按，。、：《宋史》曰", max_size=60))
def test_every_bracket_is_a_note_or_reported_or_an_addition(text: str) -> None:
    found, doubts = read_notes(text, 0, len(text), index(pairs.WORKS, text), PAIRS)
    waiting, seen = list(found), set()
    while waiting:
        note = waiting.pop()
        assert text[note.start] + text[note.end - 1] in PAIRS
        assert all(note.start < child.start and child.end < note.end for child in note.children)
        seen |= {note.start, note.end - 1}
        waiting += note.children
    for at, bracket in enumerate(text):
        if bracket in "（）":
            assert at in seen or any(doubt.start == at for doubt in doubts)


def test_notes_are_read_in_linear_time() -> None:
    one = "夏人來。（《宋史·夏國傳》。按《長編》作三月，當考）"

    def took(times: int) -> float:
        text = one * times
        begin = process_time()
        read_notes(text, 0, len(text), index((), ""), PAIRS)
        return process_time() - begin

    took(50)
    # Ten times the text takes ten times as long; in quadratic time it would be a hundred.
    assert min(took(2000), took(2000)) < 60 * max(took(200), took(200), 0.001)
