"""The command line: order, exit codes, messages, and how quickly it starts."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from edition import build, cli, report, single
from edition.build import Progress, Task
from edition.profiles import shipped
from edition.validate import Finding

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "data" / "project" / "small"
SOURCE = SMALL / "source" / "shi-01.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small edition to work in, where nothing is wrong and rendering is a page."""

    def page(job: Task, out: Path, books: Path, progress: Progress) -> None:
        out.mkdir()
        (out / "page.txt").write_text(job.warning, encoding="utf-8")

    shutil.copytree(SMALL, tmp_path / "small")
    monkeypatch.chdir(tmp_path / "small")
    monkeypatch.setattr(build, "validate", lambda _: [])
    monkeypatch.setattr(build, "_PART", {"print": page, "site": page})
    return tmp_path / "small"


def wrong(monkeypatch: pytest.MonkeyPatch, severity: str = "error") -> None:
    finding = Finding(Path("tei/shi-01.xml"), 3, 7, "rule", "something is wrong", "put it right", severity)
    monkeypatch.setattr(build, "validate", lambda _: [finding])


def test_the_commands_stand_in_the_order_of_the_flow(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    names = ["init", "build", "convert", "text", "validate", "render", "deposit", "date", "report"]
    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ")][: len(names)] == names


@pytest.mark.parametrize("name", list(cli.cli.commands))
def test_every_command_has_examples_and_exit_codes_in_its_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert f"\nExamples:\n  edition {name}" in text
    assert "Exit codes:\n  0  done\n  1  there are findings\n  2  it cannot run\n" in text
    assert "--quiet" in text


def test_every_report_can_be_asked_for() -> None:
    assert tuple(report.REPORTS) == cli.REPORTS


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == "edition 0.1.0\n"


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, edition.cli; print([m for m in ('lxml', 'saxonche', 'typst', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_program_exits_with_its_code() -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["convert"])
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["convrt"], "Did you mean 'convert'?"),
        (["convert", "a.txt"], "Missing option '-o'"),
        (["report", "sumary"], "sumary"),
        (["text", "a.xml"], "--base"),
        (["convert", "a.txt", "-o", "b.xml", "--date", "today"], "is no day"),
    ],
)
def test_a_call_that_cannot_be_understood_exits_with_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_build_ends_with_a_summary_and_where_to_look(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["build"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    for words in (
        "shi-01",
        "0 errors, 0 warnings",
        "Wrote tei/shi-01.xml",
        "See build/site",
        "Provenance unknown: ",
    ):
        assert words in said.err


def test_a_second_build_says_that_nothing_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["--quiet", "build"])
    assert cli.run(["build"]) == 0
    assert "Nothing has changed" in capsys.readouterr().err


def test_a_quiet_build_says_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_build_with_errors_exits_with_1_and_says_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong(monkeypatch)
    assert cli.run(["build"]) == 1
    said = capsys.readouterr().err
    assert "tei/shi-01.xml:3:7: error: something is wrong [rule]\n  → put it right\n" in said
    assert "Not rendered" in said


def test_a_build_with_warnings_exits_with_0(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong(monkeypatch, "warning")
    assert cli.run(["-q", "build"]) == 0


def test_a_build_can_keep_going(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong(monkeypatch)
    assert cli.run(["-q", "build", "--keep-going"]) == 1
    assert "errors (1)" in Path("build/site/page.txt").read_text(encoding="utf-8")


def test_a_verbose_build_names_its_stages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", "-v"]) == 0
    assert "Converting shi-01\nLinking and encoding\nValidating\n" in capsys.readouterr().err


def test_progress_is_drawn_where_somebody_looks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    assert cli.run(["build"]) == 0
    assert "Converting shi-01" in terminal.getvalue()


def test_an_error_shows_file_line_column_mark_and_remedy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Path("tables/emendations.csv")
    table.write_text(table.read_text(encoding="utf-8").replace("high,", "hihg,"), encoding="utf-8")
    assert cli.run(["build"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "tables/emendations.csv:3:17: certainty is “hihg”",
        "    shi-01,2,2,至,至闕,hihg,omission,yes,the word is lost",
        "                       ^",
        "  → did you mean “high”?",
    ]


def test_a_missing_manifest_exits_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", "-p", str(tmp_path)]) == 2
    assert "edition.toml: cannot be read" in capsys.readouterr().err


def test_one_file_is_converted_without_a_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.xml"
    assert cli.run(["convert", str(SOURCE), "-o", str(out), "--title", "試紀", "--start", "宋淳化元年"]) == 0
    assert "written\nread as gangmu" in capsys.readouterr().err
    assert "試紀" in out.read_text(encoding="utf-8")


def test_a_converted_file_keeps_the_encoding_and_names_no_licence(tmp_path: Path) -> None:
    out = tmp_path / "a.xml"
    assert cli.run(["-q", "convert", str(SOURCE), "-o", str(out), "--start", "宋淳化元年"]) == 0
    assert cli.run(["-q", "validate", str(out)]) == 0
    assert "<licence>unknown (encoding)</licence>" in out.read_text(encoding="utf-8")


def test_help_names_what_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["convert", "--help"])
    said = capsys.readouterr().out
    assert [name for name in shipped() if name not in said] == []
    cli.run(["render", "--help"])
    assert "--only print" in capsys.readouterr().out


def test_the_received_text_comes_back_byte_for_byte(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    received = "\ufeff春正月，夏人來貢。\r\n\n　使者至。\u2028也\r末".encode()
    (tmp_path / "a.txt").write_bytes(received)
    cli.run(["-q", "convert", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.xml")])
    assert cli.run(["text", str(tmp_path / "a.xml"), "--base", "-o", str(tmp_path / "b.txt")]) == 0
    assert (tmp_path / "b.txt").read_bytes() == received
    command = [
        sys.executable,
        "-c",
        "from edition.cli import main; main()",
        "text",
        str(tmp_path / "a.xml"),
        "--base",
    ]
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout == received


def test_a_converted_file_is_the_same_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.xml"
    for words in ("written", "unchanged"):
        assert cli.run(["convert", str(SOURCE), "-o", str(out), "--language", "lzh-Hant"]) == 0
        assert words in capsys.readouterr().err


def test_another_file_is_not_overwritten_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.xml"
    out.write_bytes(b"other")
    assert cli.run(["convert", str(SOURCE), "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert cli.run(["convert", str(SOURCE), "-o", str(out), "--force"]) == 0


def test_a_received_text_does_not_replace_another_unless_forced(tmp_path: Path) -> None:
    cli.run(["-q", "convert", str(SOURCE), "-o", str(tmp_path / "a.xml")])
    (tmp_path / "b.txt").write_bytes(b"other")
    call = ["text", str(tmp_path / "a.xml"), "--base", "-o", str(tmp_path / "b.txt")]
    assert cli.run(call) == 2
    assert cli.run([*call, "--force"]) == 0


def test_the_transcription_itself_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.txt"
    shutil.copy(SOURCE, source)
    assert cli.run(["convert", str(source), "-o", str(source), "--force"]) == 2
    assert "the transcription itself" in capsys.readouterr().err


def test_a_ledger_keeps_identifiers_for_the_next_time(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.tsv"
    call = ["-q", "convert", str(SOURCE), "-o", str(tmp_path / "a.xml"), "--ledger", str(ledger), "--force"]
    cli.run(call)
    before = ledger.read_text(encoding="utf-8")
    assert cli.run(call) == 0
    assert ledger.read_text(encoding="utf-8") == before
    assert "shi-01.e0001" in before


def test_doubts_are_listed_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.txt"
    source.write_text("冬十月，夏人來。\n春正月，夏人去。（《宋史》\n", encoding="utf-8")
    cli.run(["convert", str(source), "-o", str(tmp_path / "a.xml")])
    assert "to look at; --verbose lists them" in capsys.readouterr().err
    cli.run(["-v", "convert", str(source), "-o", str(tmp_path / "a.xml")])
    assert f"{source}:2:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("xixiaji-01", "xixiaji-01"),
        ("西夏紀 卷一", "t-text"),
        ("西夏紀 卷03", "t-03"),
        ("T49n2035", "t49n2035"),
        ("a_b.c", "a-b-c"),
        ("01", "t-01"),
        ("songshi", "t-songshi"),
        ("…", "t-text"),
    ],
)
def test_an_identifier_is_made_of_the_name_of_a_file(stem: str, name: str) -> None:
    assert single.identifier(stem, ["songshi"]) == name


@pytest.mark.parametrize("stem", ["songshi", "song", "author", "encoder"])
def test_the_name_of_a_file_never_meets_an_identifier_of_the_header(tmp_path: Path, stem: str) -> None:
    shutil.copy(SOURCE, tmp_path / f"{stem}.txt")
    assert single.job(tmp_path / f"{stem}.txt").info.id == f"t-{stem}"


def test_without_its_list_of_works_the_program_still_converts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "WORKS", "none.xml")
    assert single.job(SOURCE).works == ()


def test_a_profile_that_does_not_exist_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["convert", str(SOURCE), "-o", str(tmp_path / "a.xml"), "--profile", "ganmu"]) == 2
    assert "did you mean “gangmu”?" in capsys.readouterr().err


def test_findings_are_printed_in_the_format_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong(monkeypatch)
    assert cli.run(["validate", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["line"] == 3
    assert cli.run(["validate", "--format", "sarif"]) == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"
    assert cli.run(["validate"]) == 1
    assert "tei/shi-01.xml:3:7: error: something is wrong" in capsys.readouterr().out


def test_a_file_named_is_checked_without_a_manifest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xml").write_text("<TEI>", encoding="utf-8")
    assert cli.run(["validate", str(tmp_path / "a.xml")]) == 1
    assert "not well-formed" in capsys.readouterr().out


def test_an_edition_without_findings_exits_with_0(folder: Path) -> None:
    assert cli.run(["validate"]) == 0


def test_files_are_rendered_into_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["render", "a.xml", "-o", "out", "--only", "print"]) == 0
    assert capsys.readouterr().err == "out/print\n"
    assert sorted(path.name for path in Path("out").iterdir()) == ["print"]


def test_an_edition_is_rendered_under_its_build_folder(folder: Path) -> None:
    assert cli.run(["-q", "render"]) == 0
    assert Path("build/site/page.txt").is_file()


def test_a_built_edition_is_packed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("edition.deposit.deposit", lambda project, output: output / project.info.id)
    cli.run(["-q", "build"])
    assert cli.run(["deposit", "-o", "out"]) == 0
    assert capsys.readouterr().err == "out/probe\n"


def test_an_edition_that_changed_since_it_was_built_is_not_packed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["-q", "build"])
    Path("source/shi-01.txt").write_text("春正月，入貢。\n", encoding="utf-8")
    assert cli.run(["deposit", "-o", "out"]) == 2
    assert "run: edition build" in capsys.readouterr().err


def test_an_edition_with_errors_is_not_packed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong(monkeypatch)
    cli.run(["-q", "build", "--keep-going"])
    assert cli.run(["deposit", "-o", "out"]) == 1
    assert "validation found 1 error;" in capsys.readouterr().err


def test_a_date_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["date", "宋太平興國七年五月己酉"]) == 0
    assert "Julian     0982-06-12" in capsys.readouterr().out


def test_dates_are_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("宋淳化元年\n\n宋淳化二年\n"))
    assert cli.run(["date", "--json", "-"]) == 0
    assert [json.loads(line)["lunar"] for line in capsys.readouterr().out.splitlines()] == ["0990", "0991"]


def test_dates_saved_by_a_windows_editor_are_read_and_a_wrong_one_does_not_stop_the_rest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "\ufeff宋淳化元年\r\n\r\n \u3000\r\n夏州\r\n大安三年\r\n990-02-01\r\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(asked, newline=""))
    assert cli.run(["date", "--json", "-"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["input"], row["status"]) for row in rows] == [
        ("宋淳化元年", "ok"), ("夏州", "error"), ("大安三年", "ambiguous"), ("990-02-01", "ok"),
    ]  # fmt: skip
    assert all({"candidates", "message"} <= row.keys() for row in rows)
    assert [bool(row["message"]) for row in rows] == [False, True, True, False]


def test_a_phrase_that_means_no_date_exits_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["date", "夏州"]) == 1


@pytest.mark.parametrize("kind", cli.REPORTS)
def test_every_report_is_printed_as_text_and_as_json(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["report", kind]) == 0
    text = capsys.readouterr().out
    assert cli.run(["report", kind, "--json"]) == 0
    printed = capsys.readouterr().out
    # Parallels are printed an object a line, so that none is an empty text.
    rows = [json.loads(line) for line in printed.splitlines()] if kind == "parallels" else json.loads(printed)
    assert bool(rows) == bool(text)


def test_an_error_nobody_foresaw_is_said_to_be_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(single, "job", fail)
    assert cli.run(["-v", "convert", "a.txt", "-o", "a.xml"]) == 2
    said = capsys.readouterr().err
    assert "an error of the program: RuntimeError: boom" in said
    assert "Traceback" in said


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), click.Abort()])
def test_an_interrupted_run_exits_with_2(
    stop: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(single, "job", fail)
    assert cli.run(["convert", "a.txt", "-o", "a.xml"]) == 2
    assert "stopped" in capsys.readouterr().err


def test_a_reader_that_has_enough_is_no_error() -> None:
    command = f"{sys.executable} -c 'from edition.cli import main; main()' report notes --json | head -c 1"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stderr == ""


def test_a_terminal_that_says_it_knows_only_ascii_does_not_stop_the_work() -> None:
    command = [sys.executable, "-c", "from edition.cli import main; main()", "date", "宋淳化元年"]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
    assert "宋淳化元年" in done.stdout.decode("utf-8")


def test_a_missing_file_exits_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["text", str(tmp_path / "none.xml"), "--base"]) == 2
    assert "cannot be read" in capsys.readouterr().err


ENTRIES = "太平興國七年\n夏五月，甲來。（《宋史·夏國傳》）\n乙卒於夏州城下。（《宋史·夏國傳》）\n"


def test_a_file_without_a_manifest_is_reported_on_as_text_and_as_tei(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(ENTRIES, encoding="utf-8")
    assert cli.run(["convert", "one.txt", "-o", "one.xml"]) == 0
    said = []
    for name in ("one.txt", "one.xml"):
        capsys.readouterr()
        assert cli.run(["report", "dates", name]) == 0
        done = capsys.readouterr()
        said.append(done.out)
        assert f"edition init DIR --source {name}" in done.err
    assert said[0] == said[1]
    assert "982.2  inherited  (line 3, column 1; one.e0002)" in said[0]


def test_the_date_in_force_is_for_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["report", "dates", "--start", "宋太平興國七年"]) == 2
    assert "an edition has them in its manifest" in capsys.readouterr().err


def test_the_row_of_a_date_is_printed_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(ENTRIES, encoding="utf-8")
    assert cli.run(["report", "dates", "one.txt", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert cli.run(["report", "dates", "one.txt"]) == 0
    assert row["decision"] in capsys.readouterr().out.splitlines()


def test_no_dates_to_look_at_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["report", "dates"]) == 0
    done = capsys.readouterr()
    assert "No dates to look at." in done.err if not done.out else "To settle a date" in done.err


def test_a_build_says_how_many_dates_wait_and_which_decisions_can_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(ENTRIES, encoding="utf-8")
    monkeypatch.setattr(build, "_PART", {part: lambda _job, out, *_: out.mkdir() for part in build.PARTS})
    assert cli.run(["init", "e", "--source", "one.txt", "--title", "史"]) == 0
    with Path("e/tei/decisions.csv").open("a", encoding="utf-8") as table:
        table.write("one,2,0,夏五月,date,accept,,sure anyway\n")
    capsys.readouterr()
    assert cli.run(["build", "--project", "e"]) == 0
    said = capsys.readouterr().err
    assert "1 date to look at: edition report dates" in said
    assert "1 decision no longer needed: edition report decisions" in said
    assert cli.run(["report", "decisions", "--json", "--project", "e"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["words"], row["needed"]) == ("夏五月", False)


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("kind", ["output", "ledger", "text", "folder"])
def test_a_pipe_in_the_place_of_an_output_is_refused_and_stays(
    kind: str, force: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    tei = str(folder / "tei" / "shi-01.xml")
    args = {
        "output": ["convert", str(SOURCE), "-o", str(pipe), *force],
        "ledger": ["convert", str(SOURCE), "-o", str(tmp_path / "n.xml"), "--ledger", str(pipe), *force],
        "text": ["text", tei, "--plain", "-o", str(pipe), *force],
        "folder": ["convert", str(SOURCE), "-o", str(tmp_path), *force],
    }[kind]
    Path(tei).parent.mkdir(exist_ok=True)
    assert cli.run(["convert", str(SOURCE), "-o", tei, "--force"]) == 0
    capsys.readouterr()
    assert cli.run(args) == 2
    assert (": it is a folder, no file" if kind == "folder" else "pipe: it is a pipe, no file") in (
        capsys.readouterr().err
    )
    assert pipe.is_fifo()
    assert not (tmp_path / "n.xml").exists()
