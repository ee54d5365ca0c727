"""The editors' data, checked against the texts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import editorial
from edition.editorial import Tables
from edition.errors import DataError
from edition.source import Source, from_text, read

ROOT = Path(__file__).parent.parent
TEXT = "春，夏人來。\n夏，夏人去。\n\n秋\ue406悉。\n"
HEAD = "text,line,col,reading,proposed,certainty,kind,exact,why"
YEARS = "text,before_line,year,heading,wording,certainty,evidence"
DECISIONS = "text,line,col,words,about,verdict,value,why"


@pytest.fixture
def source() -> Source:
    return from_text(TEXT, "t")


def emendations(tmp_path: Path, *rows: str, head: str = HEAD) -> Tables:
    path = tmp_path / "emendations.csv"
    path.write_bytes("\r\n".join((head, *rows, "")).encode())
    return editorial.load(emendations=path)


def headings(tmp_path: Path, *rows: str) -> Tables:
    path = tmp_path / "year-headings.csv"
    path.write_text("\n".join((YEARS, *rows, "")), encoding="utf-8")
    return editorial.load(headings=path)


def decisions(tmp_path: Path, *rows: str) -> Tables:
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join(("# documentation, with, commas", "", DECISIONS, *rows, "")), encoding="utf-8")
    return editorial.load(decisions=path)


def row(
    line: int, column: int, reading: str, proposed: str = "某", rest: str = "high,wrong character,yes,proof"
) -> str:
    return f"t,{line},{column},{reading},{proposed},{rest}"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("t,1,9,夏人,date,accept,,why", 6),
        ('t,1,9,夏人,date,accept,,"because, why"', 6),  # what comes behind a cell does not hide its column
        ('t,1,9,"夏人",date,accept,,why', 6),
        ('"t",1,9,夏人,date,accept,,why', None),
    ],
)
def test_words_that_stand_elsewhere_are_pointed_at_in_the_table(
    tmp_path: Path, source: Source, line: str, column: int | None
) -> None:
    with pytest.raises(DataError) as caught:
        decisions(tmp_path, line).of(source)
    assert caught.value.place is not None
    assert (caught.value.place.line, caught.value.place.column) == (4, column)


def test_two_decisions_about_one_date_are_refused(tmp_path: Path, source: Source) -> None:
    rows = ("t,1,2,夏人,date,accept,,why", "t,1,2,夏人,date,reject,,why")
    with pytest.raises(DataError, match="the one in line 4 are about the same date"):
        decisions(tmp_path, *rows).of(source)


def test_a_date_and_a_lemma_may_begin_with_the_same_words(tmp_path: Path, source: Source) -> None:
    rows = ("t,1,2,夏人,date,accept,,why", "t,1,2,夏人,lemma,accept,,why")
    assert len(decisions(tmp_path, *rows).of(source).decisions) == 2


@pytest.mark.parametrize("name", ["xixiaji-01", "xixiaji-03", "songshi-485", "songshi-486"])
def test_every_row_of_this_edition_stands_at_its_place(name: str) -> None:
    tei = ROOT / "tei"
    tables = editorial.load(tei / "year-headings.csv", tei / "emendations.csv", tei / "decisions.csv")
    found = tables.of(read(tei / "source" / f"{name}.txt"))
    assert found.emendations == tuple(sorted(found.emendations, key=lambda one: (one.line, one.column)))
    assert found.emendations


def test_rows_come_in_the_order_of_the_text(tmp_path: Path, source: Source) -> None:
    found = emendations(tmp_path, row(2, 0, "夏"), row(1, 0, "春")).of(source)
    assert [(one.line, one.reading) for one in found.emendations] == [(1, "春"), (2, "夏")]


def test_rows_of_other_texts_are_left_to_them(tmp_path: Path, source: Source) -> None:
    assert not emendations(tmp_path, row(1, 0, "春").replace("t,", "u,", 1)).of(source).emendations


@pytest.mark.parametrize(
    ("line", "column", "reading", "near"),
    [
        (1, 0, "夏人來", "line 1, column 2"),  # the same line comes first
        (1, 2, "夏人去", "line 2, column 2"),
        (4, 2, "夏人", "line 2, column 2"),  # then the nearest line
        (2, 4, "夏", "line 2, column 2"),  # then the nearest column
        (9, 0, "春", "line 1, column 0"),
        (2, 99, "去", "line 2, column 4"),
    ],
)
def test_words_that_have_moved_are_refused_with_the_nearest_place(
    tmp_path: Path, source: Source, line: int, column: int, reading: str, near: str
) -> None:
    with pytest.raises(DataError) as caught:
        emendations(tmp_path, row(line, column, reading)).of(source)
    assert near in caught.value.remedy
    assert caught.value.place is not None
    assert caught.value.place.line == 2


def test_words_that_stand_nowhere_are_refused(tmp_path: Path, source: Source) -> None:
    with pytest.raises(DataError) as caught:
        emendations(tmp_path, row(1, 0, "冬")).of(source)
    assert "stand nowhere" in caught.value.remedy


def test_a_private_use_character_counts_as_a_character_and_is_shown_by_its_code(
    tmp_path: Path, source: Source
) -> None:
    assert emendations(tmp_path, row(4, 1, "\ue406悉", "㗭")).of(source).emendations[0].reading == "\ue406悉"
    with pytest.raises(DataError, match=r"U\+E406"):
        emendations(tmp_path, row(4, 1, "悉", "㗭")).of(source)


def test_an_empty_reading_adds_at_its_place(tmp_path: Path, source: Source) -> None:
    found = emendations(tmp_path, row(1, 6, "", "也")).of(source)
    assert found.emendations[0].applies


def test_an_empty_reading_must_stand_in_its_line(tmp_path: Path, source: Source) -> None:
    with pytest.raises(DataError, match="has no column 7"):
        emendations(tmp_path, row(1, 7, "", "也")).of(source)


def test_two_rows_may_stand_at_one_place(tmp_path: Path, source: Source) -> None:
    flag = row(1, 0, "春", "冬", "low,doubt,no,proof")
    assert len(emendations(tmp_path, row(1, 0, "春"), flag).of(source).emendations) == 2


@pytest.mark.parametrize(
    "rows",
    [
        (row(1, 0, "春"), row(1, 0, "春，", "秋，")),
        (row(1, 2, "夏人", "番使"), row(1, 3, "人", "使")),
        (row(1, 2, "", "甲"), row(1, 2, "", "乙")),
    ],
)
def test_two_emendations_of_the_same_characters_are_refused(
    tmp_path: Path, source: Source, rows: tuple[str, ...]
) -> None:
    with pytest.raises(DataError, match="change the same characters"):
        emendations(tmp_path, *rows).of(source)


def test_readings_that_overlap_may_change_different_characters(tmp_path: Path, source: Source) -> None:
    rows = (row(1, 0, "春，夏", "春，番"), row(1, 0, "春，夏", "秋，夏"))
    assert len(emendations(tmp_path, *rows).of(source).emendations) == 2


def test_only_certain_and_exact_rows_change_the_reading_text(tmp_path: Path, source: Source) -> None:
    rest = ("high,k,yes,w", "medium,k,yes,w", "high,k,no,w")
    rows = [
        row(1, number, char, "某", say) for number, (char, say) in enumerate(zip("春，夏", rest, strict=True))
    ]
    rows[1] = "t,1,1,，,某,medium,k,yes,w"
    assert [one.applies for one in emendations(tmp_path, *rows).of(source).emendations] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("t,x,0,春,秋,high,k,yes,w", "line is no whole number"),
        ("t,0,0,春,秋,high,k,yes,w", "line is 0; it counts from 1"),
        ("t,1,-1,春,秋,high,k,yes,w", "col is -1; it counts from 0"),
        ("t,1,0,春,秋,hihg,k,yes,w", "certainty is “hihg”"),
        ("t,1,0,春,秋,high,k,oui,w", "exact is “oui”"),
        ("t,1,0,春,秋,high,k,yes,", "why is empty"),
        ("t,1,0,春,春,high,k,yes,w", "the proposal is the reading itself"),
        ("t,1,0,春,秋,high,k,yes", "8 cells where there should be 9"),
        ('t,1,0,"春,秋,high,k,yes,w', "not CSV"),
    ],
)
def test_a_malformed_row_is_refused_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        emendations(tmp_path, line)
    assert message in caught.value.message
    assert caught.value.place is not None
    assert caught.value.place.line == 2


def test_the_error_of_a_cell_knows_its_column(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        emendations(tmp_path, "t,1,0,春,秋,hihg,k,yes,w")
    assert caught.value.place is not None
    assert caught.value.place.column == 10
    assert caught.value.remedy == "did you mean “high”?"


def test_a_row_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the row stands twice"):
        emendations(tmp_path, row(1, 0, "春"), row(1, 0, "春"))


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (HEAD.replace("reading", "readnig"), "unknown column “readnig”"),
        (HEAD.replace(",why", ""), "the column why is missing"),
        (HEAD + ",why", "the column why stands twice"),
        (HEAD.replace(",", ";"), "not separated by commas"),
    ],
)
def test_a_table_with_other_columns_is_refused(tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        emendations(tmp_path, head=head)
    assert message in caught.value.message


def test_a_table_without_a_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("# nothing but documentation\n", encoding="utf-8")
    with pytest.raises(DataError, match="no header"):
        editorial.load(emendations=path)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        editorial.load(emendations=tmp_path / "none.csv")


def test_a_table_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "big5.csv"
    path.write_bytes(f"{HEAD}\n".encode() + "t,1,0,春,秋,high,k,yes,w".encode("big5"))
    with pytest.raises(DataError, match="not UTF-8") as caught:
        editorial.load(emendations=path)
    assert caught.value.place is not None
    assert caught.value.place.line == 2


def test_a_byte_order_mark_and_cells_of_several_lines_are_read(tmp_path: Path, source: Source) -> None:
    path = tmp_path / "bom.csv"
    row_two = 't,1,0,春,秋,high,k,yes,"first\nsecond"\n'
    path.write_text("\ufeff" + HEAD + "\n" + row_two + "t,2,0,秋,春,high,k,yes,w\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        editorial.load(emendations=path).of(source)
    assert caught.value.place is not None
    assert caught.value.place.line == 4


def test_headings_come_in_the_order_of_the_text(tmp_path: Path, source: Source) -> None:
    rows = ("t,2,991,淳化二年,conjectural,high,e", "t,1,990,淳化元年,attested,medium,e")
    assert [one.year for one in headings(tmp_path, *rows).of(source).headings] == [990, 991]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("t,9,990,淳化元年,attested,high,e",), "t has no line 9"),
        (("t,1,0,淳化元年,attested,high,e",), "no year 0"),
        (("t,1,990,淳化元年,certain,high,e",), "wording is “certain”"),
        (("t,1,990,甲,attested,high,e", "t,1,991,乙,attested,high,e"), "two year headings before line 1"),
        (("t,1,991,甲,attested,high,e", "t,2,990,乙,attested,high,e"), "stands behind the year 991"),
    ],
)
def test_a_heading_that_cannot_stand_there_is_refused(
    tmp_path: Path, source: Source, rows: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DataError) as caught:
        headings(tmp_path, *rows).of(source)
    assert message in caught.value.message


def test_a_decision_is_true_to_its_words(tmp_path: Path, source: Source) -> None:
    assert decisions(tmp_path, "t,1,0,春,date,accept,,w").of(source).decisions[0].verdict == "accept"
    with pytest.raises(DataError, match="does not stand at line 1, column 1"):
        decisions(tmp_path, "t,1,1,春,date,accept,,w").of(source)


@pytest.mark.parametrize("line", ["t,1,0,春,date,replace,,w", "t,1,0,春,date,accept,0990,w"])
def test_only_a_decision_that_replaces_has_a_value(tmp_path: Path, line: str) -> None:
    with pytest.raises(DataError, match="only the verdict “replace” has a value"):
        decisions(tmp_path, line)


def test_a_row_about_a_text_that_the_edition_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        emendations(tmp_path, "xixiaji-1,1,0,春,秋,high,k,yes,w").check_texts(["xixiaji-01"])
    assert caught.value.remedy == "did you mean “xixiaji-01”?"


@given(st.lists(st.text("春夏秋冬，\n", max_size=12), min_size=1).map("".join).filter(bool), st.data())
def test_the_nearest_place_is_a_place_of_the_words(text: str, data: st.DataObject) -> None:
    source = from_text(text, "t")
    line = data.draw(st.integers(1, len(source.lines)))
    words = data.draw(st.text("春夏秋冬，", min_size=1, max_size=2))
    near = editorial.nearest(source, line, 0, words)
    if near is None:
        assert words not in text
    else:
        assert source.line_text(near[0]).startswith(words, near[1])
        assert near[0] == line or words not in source.line_text(line)
