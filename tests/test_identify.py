"""Identifiers that outlive re-encoding."""

from pathlib import Path

import pytest

from edition.errors import DataError
from edition.identify import KINDS, Ledger, Part, Row, assign

EMPTY = Ledger("t")


def parts(*words: str, kind: str = "paragraph") -> list[Part]:
    return [Part(kind, (kind, at, 0), text) for at, text in enumerate(words)]


def names(found: list[Part], ledger: Ledger = EMPTY) -> list[str]:
    ids, _ = assign(found, ledger)
    return [ids[part.key] for part in found]


def after(*words: str, ledger: Ledger = EMPTY) -> Ledger:
    return assign(parts(*words), ledger)[1]


def test_the_first_identifiers_are_given_in_the_order_of_the_text() -> None:
    assert names(parts("甲", "乙")) == ["t.p0001", "t.p0002"]


@pytest.mark.parametrize(("kind", "letter"), KINDS.items())
def test_every_kind_has_its_letter_and_its_own_numbers(kind: str, letter: str) -> None:
    other = "reign" if kind != "reign" else "chapter"
    assert names([*parts("甲", kind=other), *parts("甲", kind=kind)])[-1] == f"t.{letter}0001"


def test_no_letter_stands_for_two_kinds() -> None:
    assert len(set(KINDS.values())) == len(KINDS)


def test_what_stays_keeps_its_identifier() -> None:
    assert names(parts("甲", "乙"), after("甲", "乙")) == ["t.p0001", "t.p0002"]


def test_what_is_put_in_gets_a_new_one() -> None:
    assert names(parts("甲", "新", "乙"), after("甲", "乙")) == ["t.p0001", "t.p0003", "t.p0002"]


def test_what_moves_takes_its_identifier_along() -> None:
    assert names(parts("乙", "丙", "甲"), after("甲", "乙", "丙")) == ["t.p0002", "t.p0003", "t.p0001"]


def test_what_is_corrected_keeps_its_identifier() -> None:
    before = after("春正月，趙甲入責於宋。", "二月，乙。")
    assert names(parts("春正月，趙甲入貢於宋。", "二月，乙。"), before) == ["t.p0001", "t.p0002"]


def test_what_is_written_anew_gets_a_new_one() -> None:
    assert names(parts("甲", "子丑寅卯", "丙"), after("甲", "乙丙丁戊", "丙")) == [
        "t.p0001",
        "t.p0004",
        "t.p0003",
    ]


def test_the_same_words_twice_are_told_apart_by_their_order() -> None:
    assert names(parts("甲", "甲", "甲"), after("甲", "甲")) == ["t.p0001", "t.p0002", "t.p0003"]


def test_what_is_gone_keeps_its_row() -> None:
    ledger = after("甲", ledger=after("甲", "乙"))
    assert [(row.id, row.state) for row in ledger.rows] == [("t.p0001", "here"), ("t.p0002", "gone")]


def test_an_identifier_is_never_given_twice() -> None:
    assert names(parts("甲", "丙丁"), after("甲", ledger=after("甲", "乙"))) == ["t.p0001", "t.p0003"]


def test_what_comes_back_gets_its_identifier_back() -> None:
    assert names(parts("甲", "乙"), after("甲", ledger=after("甲", "乙"))) == ["t.p0001", "t.p0002"]


def test_a_ledger_can_be_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    ledger = after("甲\t乙\n丙\u2028", "丁")
    path.write_text(ledger.dump(), encoding="utf-8")
    assert Ledger.load(path) == ledger


def test_a_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Ledger.load(tmp_path / "t.tsv") == EMPTY


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("t.p0001\tparagraph\there\tabc\n", "t.tsv:2:1: not a row of the ledger"),
        ("t.p0001\tchapters\there\tabc\t甲\n", "not a row of the ledger"),
        ("t.p0001\tparagraph\tlost\tabc\t甲\n", "not a row of the ledger"),
        ("t.p0001\tparagraph\there\tabc\t甲\n" * 2, "t.tsv:3:1: t.p0001 stands twice"),
    ],
)
def test_a_row_that_cannot_be_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("# head\n" + rows, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Ledger.load(path)
    assert message in str(caught.value)


def test_a_row_tells_how_its_words_begin() -> None:
    assert after("甲" * 40).rows[0] == Row(
        "t.p0001", "paragraph", "here", after("甲" * 40).rows[0].digest, "甲" * 16
    )


def test_a_ledger_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shi.tsv").write_bytes(b"\xff\n")
    with pytest.raises(DataError, match="not UTF-8"):
        Ledger.load(tmp_path / "shi.tsv")


def test_a_folder_in_the_place_of_a_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        Ledger.load(tmp_path)
