"""What happens around the program: closed and full streams, signals, locales, names of files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edition import cli

ROOT = Path(__file__).parent.parent
TEXT = ROOT / "tests" / "data" / "project" / "small" / "source" / "shi-01.txt"
EDITION = f"{sys.executable} -m edition"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is full")


def shell(command: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    # Some machines set PYTHONUNBUFFERED, which hides what is left in the buffers at the end.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    env = {**own, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("stream", [">&-", pytest.param(">/dev/full", marks=FULL)])
@pytest.mark.parametrize("command", ["date 宋淳化元年", "--help", "text tei/xixiaji-01.xml --base"])
def test_a_result_that_cannot_be_printed_is_said_to_be_lost(command: str, stream: str) -> None:
    done = shell(f"{EDITION} {command} {stream}")
    assert done.returncode == cli.CANNOT
    assert "the output cannot be written: " in done.stderr
    assert done.stderr.count("\n") == 2  # the message and what to do, no trace


@pytest.mark.parametrize("command", ["report notes", "--help", "text tei/xixiaji-01.xml --base"])
def test_a_reader_that_has_enough_does_not_change_the_exit_code(command: str) -> None:
    done = shell(f"{EDITION} {command} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (cli.DONE, "")


@pytest.mark.parametrize("stream", ["2>&-", pytest.param("2>/dev/full", marks=FULL)])
def test_nobody_to_hear_a_message_does_not_stop_the_work(tmp_path: Path, stream: str) -> None:
    done = shell(f"{EDITION} convert {TEXT} -o a.xml {stream}", tmp_path)
    assert done.returncode == cli.DONE
    assert (tmp_path / "a.xml").read_bytes().endswith(b"</TEI>\n")


def test_a_closed_stream_is_not_taken_for_a_file(tmp_path: Path) -> None:
    done = shell(f"{EDITION} convert {TEXT} -o a.xml <&- >&- 2>&-", tmp_path)
    assert done.returncode == cli.DONE
    assert (tmp_path / "a.xml").read_bytes().startswith(b"<?xml")


def test_nothing_is_read_from_a_closed_stream() -> None:
    assert shell(f"{EDITION} date - <&-").returncode == cli.DONE


def test_phrases_in_another_encoding_are_refused() -> None:
    done = shell(rf"printf '\313\316' | {EDITION} date -")
    assert done.returncode == cli.CANNOT
    assert "not in UTF-8" in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_the_locale_does_not_change_what_is_printed(locale: str) -> None:
    done = shell(f"printf 宋淳化元年 | {EDITION} date -", LC_ALL=locale)
    assert done.stdout.startswith("宋淳化元年\n")


@pytest.mark.parametrize("name", ["a b.txt", "卷一.txt", "a\nb.txt", "'\"&<.txt"])
def test_a_file_may_have_any_name_that_can_be_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TEXT.read_bytes())
    assert cli.run(["-q", "convert", str(tmp_path / name), "-o", str(tmp_path / "a.xml")]) == cli.DONE
    assert cli.run(["-q", "validate", str(tmp_path / "a.xml")]) == cli.DONE


@pytest.mark.parametrize(
    ("name", "said"), [("a\udcff.txt", "not in UTF-8"), ("a\x1b.txt", "U+001B, which cannot stand in XML")]
)
def test_a_name_that_cannot_be_said_is_refused(
    tmp_path: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(TEXT.read_bytes())
    assert cli.run(["convert", str(tmp_path / name), "-o", str(tmp_path / "a.xml")]) == cli.CANNOT
    assert said in capsys.readouterr().err
    assert not (tmp_path / "a.xml").exists()


@pytest.mark.parametrize("sign", ["%", "#", "?"])
def test_a_name_that_no_address_can_hold_is_refused(
    tmp_path: Path, sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["render", f"a{sign}.xml", "-o", str(tmp_path / "out")]) == cli.CANNOT
    assert "cannot hold" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_the_system_refuses_is_no_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "a.xml")

    monkeypatch.setattr("edition.single.job", full)
    monkeypatch.setattr("edition.cli.streams.give_up_output", lambda: None)
    assert cli.run(["convert", "a.txt", "-o", "a.xml"]) == cli.CANNOT
    said = capfd.readouterr().err
    assert said.startswith("a.xml: cannot be used: No space left on device\n  → ")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_run_that_is_asked_to_end_says_so_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "edition", "date", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write("宋淳化元年\n".encode())
        run.stdin.flush()
        run.stdout.readline()  # it is at work
        time.sleep(0.1)
        run.send_signal(number)
        _, said = run.communicate(timeout=30)
    assert run.returncode == cli.CANNOT
    assert said.decode().strip() == "stopped; nothing was left half-written"
