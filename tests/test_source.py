"""Transcriptions: bytes in, text with a line table out."""

import hashlib
from pathlib import Path

import pytest

from edition import source
from edition.errors import SourceError


def test_the_path_of_a_file_gives_it_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ji-01.txt"
    path.write_bytes("甲\n".encode())
    assert source.read(path).name == "ji-01"


def test_a_name_given_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲\n".encode())
    assert source.read(path, "ji-01").name == "ji-01"


def test_nothing_is_normalised() -> None:
    text = "\r\n甲\u3000\u2028乙\x85\r丙\u0301\n\n"
    assert source.from_text(text).text == text


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    found = source.from_text("甲\n乙\r\n丙\r丁\u2028戊\x85己")
    assert [found.line_text(n) for n in range(1, len(found.lines) + 1)] == [
        "甲",
        "乙",
        "丙",
        "丁\u2028戊\x85己",
    ]


def test_what_follows_the_last_line_end_is_no_line() -> None:
    assert len(source.from_text("甲\n").lines) == 1


def test_a_byte_order_mark_is_noted_and_no_part_of_the_text() -> None:
    found = source.from_text("\ufeff甲")
    assert (found.bom, found.text) == (True, "甲")


def test_a_second_byte_order_mark_is_text() -> None:
    assert source.from_text("\ufeff\ufeff甲").text == "\ufeff甲"


def test_the_digest_is_that_of_the_bytes() -> None:
    digest = hashlib.sha256("\ufeff甲\r\n".encode()).hexdigest()
    assert source.from_text("\ufeff甲\r\n").sha256 == digest


@pytest.mark.parametrize("runs", ["3LF", "1CRLF 2CR 1none", "2LF 1none"])
def test_runs_of_line_ends_can_be_written_and_read_back(runs: str) -> None:
    text = "".join("甲" + end for end in source.expand_line_ends(runs))
    assert source.from_text(text).line_ends() == runs


def test_what_is_no_run_of_line_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="not a run of line ends: 3NEL"):
        source.expand_line_ends("1LF 3NEL")


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 0)), (1, (1, 1)), (3, (2, 0)), (4, (2, 1)), (5, (2, 2))]
)
def test_an_offset_has_a_line_and_a_column(offset: int, place: tuple[int, int]) -> None:
    assert source.from_text("甲\r\n乙丙").locate(offset) == place


def test_offset_and_locate_are_inverse() -> None:
    found = source.from_text("甲乙\n\n丙\r\n丁")
    assert [found.offset(*found.locate(at)) for at in range(len(found.text))] == list(range(len(found.text)))


def test_a_place_shows_the_line() -> None:
    place = source.from_text("甲\n乙丙\n", "ji").place(3)
    assert (str(place), place.snippet) == ("ji:2:2", "乙丙")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x: the file is empty (give a file with the text of a chronicle)"),
        (b"\xef\xbb\xbf", "x: the file holds nothing but a byte order mark (give a file with text)"),
        ("甲\n乙\x0b丙".encode(), "x:2:2: the character U+000B cannot stand in XML"),
        ("甲\ufffe".encode(), "x:1:2: the character U+FFFE cannot stand in XML"),
        ("甲\n乙".encode() + b"\xff", "x:2:2: not UTF-8: byte 0xFF"),
        ("甲\r乙\r\n丙".encode() + b"\xff", "x:3:2: not UTF-8: byte 0xFF"),
    ],
)
def test_what_cannot_be_a_source_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        source.decode(data, name="x")
    assert str(caught.value).startswith(message)


def test_a_lone_surrogate_is_refused_for_what_it_is() -> None:
    with pytest.raises(SourceError, match="half of a surrogate pair") as caught:
        source.from_text("甲\n乙\ud800")
    assert caught.value.place is not None
    assert (caught.value.place.line, caught.value.place.column) == (2, 1)


def test_a_file_of_white_space_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n　\n", encoding="utf-8")
    with pytest.raises(SourceError, match="nothing but white space"):
        source.read(tmp_path / "a.txt")


def test_a_missing_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        source.read(tmp_path / "none.txt")


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        source.read(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 10)
    monkeypatch.setattr(source, "MAX_BYTES", 9)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    with pytest.raises(SourceError, match="larger than 0 MiB"):
        source.read(path)
