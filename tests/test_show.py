"""Messages and tables for a terminal."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from edition import show
from edition.errors import DataError, MissingTool, Place


def test_the_mark_stands_under_a_column_behind_wide_characters() -> None:
    place = Place(Path("a.txt"), 3, 2, "春夏abc")
    assert show.mark(place) == ["    春夏abc", "        ^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line, under = show.mark(Place(Path("a.txt"), 1, 100, "春" * 100 + "夏" + "秋" * 100))
    assert line.startswith("    …春")
    assert line.endswith("秋…")
    assert show.width(line[: line.index("夏")]) == under.index("^")


def test_a_private_use_character_is_shown_by_its_code() -> None:
    assert show.mark(Place(Path("a.txt"), 1, 1, "\ue406悉")) == ["    [U+E406]悉", "            ^"]


def test_an_error_is_place_message_line_and_remedy() -> None:
    error = DataError("wrong", place=Place(Path("a.txt"), 1, 0, "春"), remedy="put it right")
    assert show.error(error) == "a.txt:1:1: wrong\n    春\n    ^\n  → put it right"


def test_an_error_without_a_place_says_that_it_is_one() -> None:
    assert show.error(MissingTool("no font")) == "error: no font"


def test_a_line_without_a_column_has_no_mark() -> None:
    assert show.mark(Place(Path("a.txt"), 1, None, "春")) == ["    春"]


def test_a_place_without_its_line_shows_none() -> None:
    assert show.mark(Place(Path("a.txt"), 1, 0)) == []


def test_a_table_aligns_wide_characters_and_numbers() -> None:
    rows = [{"n": 1, "word": "春夏", "ok": True}, {"n": 22, "word": "a", "ok": None}]
    assert show.table(rows) == " n  word  ok\n 1  春夏  yes\n22  a"


def test_no_rows_make_no_table() -> None:
    assert show.table([]) == ""


def test_a_table_fits_the_terminal() -> None:
    text = show.table([{"a": "春" * 40, "b": "x" * 30}], 40)
    assert max(map(show.width, text.splitlines())) <= 40


def test_a_row_as_a_list_has_a_line_for_each_value() -> None:
    assert show.facts({"a": 1, "long": None, "no": False}) == "  a     1\n  long\n  no    no"


def test_a_combining_mark_takes_no_column() -> None:
    assert show.width("e\u0301") == 1


@given(st.text(max_size=30), st.integers(1, 20))
def test_a_cut_text_is_never_wider_than_asked(text: str, columns: int) -> None:
    assert show.width(show.cut(text, columns)) <= columns


@given(st.text("春a，\ue406 ", max_size=200), st.integers(0, 220))
def test_the_mark_is_always_on_the_screen(text: str, column: int) -> None:
    lines = show.mark(Place(Path("a.txt"), 1, column, text))
    assert not lines or len(lines[1]) <= 4 + 10 * (show.WINDOW + 4)
