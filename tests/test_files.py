"""Writing files whole, and keeping what a hand has changed."""

from pathlib import Path

import pytest

from edition import files
from edition.errors import OutputError


def test_a_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.xml"
    assert files.write(path, b"a")
    assert not files.write(path, b"a")
    assert path.read_bytes() == b"a"


def test_nothing_is_left_beside_a_written_file(tmp_path: Path) -> None:
    files.write(tmp_path / "a.xml", b"a")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]


def test_a_written_file_may_be_read_by_others(tmp_path: Path) -> None:
    files.write(tmp_path / "a.xml", b"a")
    assert (tmp_path / "a.xml").stat().st_mode & 0o777 == 0o644


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        files.write(tmp_path / "a" / "b.xml", b"a")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.xml" / "inside").mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot be written"):
        files.write(tmp_path / "a.xml", b"a")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]


def test_a_folder_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "gone").write_bytes(b"")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "here").write_bytes(b"")
    files.put_folder(tmp_path / "new", tmp_path / "old")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "old",
        "old/here",
    ]


def test_a_folder_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        files.put_folder(tmp_path / "none", tmp_path / "old")
    assert (tmp_path / "old").is_dir()


def test_digests_are_recorded_as_sha256sum_reads_them(tmp_path: Path) -> None:
    files.write_sums(tmp_path, {"b.xml": "2" * 64, "a.xml": "1" * 64})
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") == f"{'1' * 64}  a.xml\n{'2' * 64}  b.xml\n"
    assert files.read_sums(tmp_path) == {"a.xml": "1" * 64, "b.xml": "2" * 64}


def test_without_a_record_there_are_no_digests(tmp_path: Path) -> None:
    assert files.read_sums(tmp_path) == {}


def test_a_file_changed_by_hand_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"by hand")
    with pytest.raises(OutputError, match="changed by hand"):
        files.refuse_edited(path, b"new", files.digest(b"old"))


@pytest.mark.parametrize("recorded", [None, files.digest(b"present")])
def test_a_file_that_would_not_change_is_never_refused(tmp_path: Path, recorded: str | None) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"present")
    files.refuse_edited(path, b"present", recorded)
    files.refuse_other(path, b"present")


def test_a_file_of_the_programs_own_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    files.refuse_edited(path, b"new", files.digest(b"old"))
    files.refuse_edited(tmp_path / "none.xml", b"new", None)


def test_a_folder_in_the_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        files.refuse_edited(tmp_path, b"new", None)
    with pytest.raises(OutputError, match="not the same"):
        files.refuse_other(tmp_path, b"new")
