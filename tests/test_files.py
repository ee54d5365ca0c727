"""Writing files whole, and keeping what a hand has changed."""

import os
import socket
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


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.xml").write_bytes(b"old")
    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OutputError, match="cannot be written: No space left"):
        files.write(tmp_path / "a.xml", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.xml", b"old")]


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
    with pytest.raises(OutputError, match="it is a folder"):
        files.refuse_edited(tmp_path, b"new", None)
    with pytest.raises(OutputError, match="it is a folder"):
        files.refuse_other(tmp_path, b"new")


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(Path, "chmod", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_of_new_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"x")
    with pytest.raises(OutputError, match="cannot be written"):
        files.write_new(tmp_path, {"a/b/c": b"1", "d": b"2", "kept/e": b"3"})
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_new_file_is_not_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(OutputError, match="not the same"):
        files.write_new(tmp_path, {"a": b"1", "b": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_an_interrupted_run_wrote_is_taken_up(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    files.write_new(tmp_path, {"a": b"1", "b": b"2"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_record_that_is_spoilt_matches_no_file(tmp_path: Path) -> None:
    (tmp_path / files.SUMS).write_bytes(b"\xff\xfe  a\n")
    assert list(files.read_sums(tmp_path).values()) != [files.digest(b"")]


def _special(tmp_path: Path, kind: str) -> Path:
    """What stands where a file is to be written: a pipe, a folder, a link to a pipe, a socket."""
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(str(path))
    else:
        os.mkfifo(path if kind == "pipe" else tmp_path / "pipe")
        if kind == "link":
            path.symlink_to("pipe")
    return path


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "socket"])
def test_what_is_no_file_is_never_replaced_by_one_nor_read(tmp_path: Path, kind: str) -> None:
    path = _special(tmp_path, kind)
    before = path.lstat()
    for act in (
        lambda: files.write(path, b"x"),
        lambda: files.refuse_other(path, b"x"),
        lambda: files.refuse_edited(path, b"x", None),
    ):
        with pytest.raises(OutputError, match=r"it is a (pipe|folder|socket), no file"):
            act()
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert len(list(tmp_path.iterdir())) == 1 + (kind == "link")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no such device")
def test_a_device_is_no_file() -> None:
    with pytest.raises(OutputError, match="it is a device, no file"):
        files.regular(Path("/dev/full"))


def test_the_file_that_a_link_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    assert files.write(tmp_path / "link", b"1")
    assert files.write(tmp_path / "link", b"2")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "file").read_bytes()) == (True, b"2")


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OutputError, match="cannot be written"):
        files.write(tmp_path / "a", b"1")
