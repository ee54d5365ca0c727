"""Building a whole edition: what is written, what is kept, and what is not done twice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from edition import build, built, files, project, report
from edition.build import Progress, Step, Task
from edition.errors import DataError, InputError, ManifestError, OutputError, TeiError
from edition.project import Project
from edition.validate import Finding
from edition.works import Work

SMALL = Path(__file__).parent / "data" / "project" / "small"


@pytest.fixture
def small(tmp_path: Path) -> Project:
    shutil.copytree(SMALL, tmp_path / "small")
    return project.load(tmp_path / "small")


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """The findings that validation will come to; rendering is a page that holds the warning."""
    found: list[Finding] = []

    def page(job: Task, out: Path, _: Path, progress: Progress) -> None:
        out.mkdir()
        progress(Step(out.name, "", 0, 1))
        (out / "page.txt").write_text(f"{len(job.paths)} {job.warning}", encoding="utf-8")

    monkeypatch.setattr(build, "validate", lambda _: list(found))
    monkeypatch.setattr(build, "_PART", {"print": page, "site": page})
    return found


def tei(small: Project) -> Path:
    return small.tei_path(small.texts[0])


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_build_writes_text_ledger_and_digests(small: Project, findings: list[Finding]) -> None:
    outcome = build.build(small)
    assert outcome.written == ("tei/ledger/shi-01.tsv", "tei/shi-01.xml", "tei/SHA256SUMS")
    assert outcome.outputs == ("build/print", "build/site")
    assert all((small.folder / name).exists() for name in (*outcome.written, *outcome.outputs))


def test_two_builds_in_two_places_give_the_same_bytes(
    small: Project, findings: list[Finding], tmp_path: Path
) -> None:
    shutil.copytree(SMALL, tmp_path / "again")
    other = project.load(tmp_path / "again")
    build.build(small)
    build.build(other)
    assert tei(small).read_bytes() == tei(other).read_bytes()


def test_nothing_is_done_if_nothing_changed(small: Project, findings: list[Finding]) -> None:
    first = build.build(small)
    assert build.build(small) == replace(first, written=(), unchanged=True)


@pytest.mark.parametrize(
    "name", ["edition.toml", "tables/decisions.csv", "tables/works.xml", "source/shi-01.txt"]
)
def test_a_changed_input_is_noticed(small: Project, findings: list[Finding], name: str) -> None:
    build.build(small)
    append(small.folder / name, "\n")
    assert not build.build(project.load(small.folder)).unchanged


def test_a_missing_output_is_made_again(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    shutil.rmtree(small.build / "site")
    assert not build.build(small).unchanged
    assert (small.build / "site").is_dir()


def add_a_page(small: Project) -> None:
    (small.build / "site" / "mine.txt").write_text("mine", encoding="utf-8")


def change_a_page(small: Project) -> None:
    append(small.build / "site" / "page.txt", "mine")


def lose_a_page(small: Project) -> None:
    (small.build / "print" / "page.txt").unlink()


@pytest.mark.parametrize("change", [add_a_page, change_a_page, lose_a_page])
def test_a_product_that_is_not_as_it_was_written_is_made_again(
    small: Project, findings: list[Finding], change: Callable[[Project], None]
) -> None:
    build.build(small)
    change(small)
    with pytest.raises(InputError, match="build"):
        built.last(small)
    assert not build.build(small).unchanged
    assert built.last(small).unchanged
    assert not (small.build / "site" / "mine.txt").exists()


def test_what_the_system_leaves_in_a_folder_is_no_product(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    (small.build / "site" / ".DS_Store").write_bytes(b"")
    assert build.build(small).unchanged


def test_an_edition_never_built_has_no_last_outcome(small: Project) -> None:
    with pytest.raises(InputError, match="has not been built as it is now"):
        built.last(small)


def killed(small: Project, where: str, *, after: bool = False) -> None:
    """Build in a process that ends at once when it comes to `where`, or when that is done."""
    code = (
        "import os, sys; from pathlib import Path; from edition import build, files, project;"
        f"old = {where}; {where} = lambda *a, **k: ({after} and old(*a, **k), os._exit(9));"
        "build.build(project.load(Path(sys.argv[1])))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(small.folder)], check=False, timeout=60)
    assert done.returncode == 9


def test_a_build_killed_before_its_digests_knows_its_own_text(
    small: Project, findings: list[Finding]
) -> None:
    build.build(small)
    recorded = files.read_sums(small.tei)
    append(small.source_path(small.texts[0]), "冬十月，入貢。\n")
    killed(small, "files.write_sums")
    assert files.digest(tei(small).read_bytes()) != recorded["shi-01.xml"]
    append(small.source_path(small.texts[0]), "十二月，又貢。\n")
    killed(small, "files.announce_sums", after=True)  # the text is still that of the build killed before
    assert "tei/shi-01.xml" in build.build(small).written
    assert sorted(path.name for path in small.tei.iterdir()) == ["SHA256SUMS", "ledger", "shi-01.xml"]


def test_a_text_changed_after_a_killed_build_is_kept(small: Project, findings: list[Finding]) -> None:
    killed(small, "files.write_sums")
    append(tei(small), "<!-- by hand -->")
    with pytest.raises(OutputError, match="changed by hand"):
        build.build(small)


def test_a_killed_build_leaves_no_lock(small: Project, findings: list[Finding]) -> None:
    killed(small, "build.convert_all")
    assert build.build(small).rendered


def test_two_builds_at_once_are_refused(small: Project, findings: list[Finding]) -> None:
    with (
        files.lock(small.build),
        pytest.raises(OutputError, match="another build of this edition is at work"),
    ):
        build.build(small)
    assert build.build(small).rendered


def test_a_broken_memory_only_costs_time(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    (small.build / "state.json").write_text("{", encoding="utf-8")
    assert not build.build(small).unchanged


def test_a_text_changed_by_hand_is_never_overwritten(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    append(tei(small), "<!-- by hand -->")
    with pytest.raises(OutputError, match="changed by hand"):
        build.build(small)
    assert tei(small).read_text(encoding="utf-8").endswith("<!-- by hand -->")


def test_a_text_changed_by_hand_is_overwritten_if_forced(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    before = tei(small).read_bytes()
    append(tei(small), "<!-- by hand -->")
    assert build.build(small, force=True).written == ("tei/shi-01.xml",)
    assert tei(small).read_bytes() == before


def test_a_text_of_unknown_origin_is_not_overwritten(small: Project, findings: list[Finding]) -> None:
    small.tei.mkdir()
    tei(small).write_text("<TEI/>", encoding="utf-8")
    with pytest.raises(OutputError, match="changed by hand"):
        build.build(small)


def test_the_programs_own_text_follows_its_source(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    append(small.source_path(small.texts[0]), "冬十月，貢於契丹。（《遼史·西夏外紀》）\n")
    assert "tei/shi-01.xml" in build.build(small).written
    assert "契丹" in tei(small).read_text(encoding="utf-8")


def test_identifiers_outlive_a_change_of_the_source(small: Project, findings: list[Finding]) -> None:
    build.build(small)
    before = small.ledger_path(small.texts[0]).read_text(encoding="utf-8")
    path = small.source_path(small.texts[0])
    path.write_text(path.read_text(encoding="utf-8") + "冬十月，入貢。\n", encoding="utf-8")
    build.build(small)
    kept = [line.split("\t")[0] for line in before.splitlines()]
    after = [
        line.split("\t")[0] for line in small.ledger_path(small.texts[0]).read_text("utf-8").splitlines()
    ]
    assert after[: len(kept)] == kept


def test_errors_hold_the_rendering_back(small: Project, findings: list[Finding]) -> None:
    findings.append(Finding(Path("a.xml"), 1, 1, "rule", "wrong"))
    outcome = build.build(small)
    assert (outcome.rendered, outcome.outputs, outcome.errors) == (False, (), 1)
    assert not (small.build / "site").exists()


def test_errors_are_remembered_when_nothing_changed(small: Project, findings: list[Finding]) -> None:
    findings.append(Finding(Path("a.xml"), 1, 1, "rule", "wrong"))
    build.build(small)
    outcome = build.build(small)
    assert (outcome.unchanged, outcome.errors) == (True, 1)


def test_keep_going_renders_and_says_so(small: Project, findings: list[Finding]) -> None:
    findings.append(Finding(Path("a.xml"), 1, 1, "rule", "wrong"))
    assert build.build(small, keep_going=True).rendered
    assert "errors (1)" in (small.build / "site" / "page.txt").read_text(encoding="utf-8")


def test_keep_going_is_no_memory_of_a_build_without_it(small: Project, findings: list[Finding]) -> None:
    findings.append(Finding(Path("a.xml"), 1, 1, "rule", "wrong"))
    build.build(small)
    assert not build.build(small, keep_going=True).unchanged


def test_warnings_hold_nothing_back(small: Project, findings: list[Finding]) -> None:
    findings.append(Finding(Path("a.xml"), 1, 1, "rule", "odd", severity="warning"))
    assert build.build(small).rendered


def test_a_failed_rendering_leaves_the_last_one(
    small: Project, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    build.build(small)

    def fail(job: Task, out: Path, books: Path, progress: Progress) -> None:
        out.mkdir()
        raise TeiError("no template")

    monkeypatch.setitem(build._PART, "site", fail)
    with pytest.raises(TeiError):
        build.render(build.task(small), small.build)
    assert sorted(path.name for path in small.build.iterdir()) == [".lock", "print", "site", "state.json"]
    assert (small.build / "print" / "page.txt").is_file()


def test_a_target_that_is_a_file_is_refused(small: Project, findings: list[Finding], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        build.render(Task(()), tmp_path / "file")


def test_the_site_offers_the_books_and_sources_of_its_texts(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, dict[str, object]]] = []

    def book(path: Path, out: Path, **facts: object) -> None:
        out.mkdir(exist_ok=True)
        (out / f"{path.stem}.pdf").write_bytes(b"")
        seen.append((path.stem, facts))

    def site(paths: Sequence[Path], out: Path, *, books: Path, **facts: object) -> None:
        out.mkdir()
        assert (books / "shi-01.pdf").is_file()
        seen.append((out.name, facts))

    monkeypatch.setattr("edition.render.book.render_book", book)
    monkeypatch.setattr("edition.render.site.render_site", site)
    assert build.render(build.task(small, "draft"), small.build) == (
        small.build / "print",
        small.build / "site",
    )
    sources = {"shi-01": small.source_path(small.texts[0])}
    assert seen == [
        ("shi-01", {"warning": "draft", "font_cache": small.build / "fonts"}),
        ("site", {"info": small.info, "sources": sources, "questions": None, "warning": "draft"}),
    ]


def test_progress_names_every_stage(small: Project, findings: list[Finding]) -> None:
    stages: list[str] = []
    build.build(small, progress=lambda step: stages.append(step.stage))
    assert stages == ["convert", "link", "validate", "print", "site"]


def test_a_table_about_another_text_stops_the_build(small: Project, findings: list[Finding]) -> None:
    append(small.folder / "tables" / "decisions.csv", "shi-02,1,0,春,date,accept,,w\n")
    with pytest.raises(DataError, match="the edition has no text “shi-02”"):
        build.build(small)
    assert not small.tei.exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('xml_id = "wang"', 'xml_id = "songshi"', "author.xml_id of shi-01 is also the identifier of a work"),
        ('id = "shi-01"', 'id = "song"', "id of song is also the identifier of a calendar"),
    ],
)
def test_one_identifier_for_two_things_in_a_header_is_refused(
    small: Project, findings: list[Finding], old: str, new: str, message: str
) -> None:
    path = small.manifest
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ManifestError, match=message):
        build.build(project.load(path))


def test_the_fingerprint_does_not_depend_on_the_place(small: Project, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "again")
    assert built.fingerprint(small, False) == built.fingerprint(project.load(tmp_path / "again"), False)


def test_an_edition_is_checked_against_its_sources_and_ledgers(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, object] = {}

    def checked(paths: list[Path], **others: object) -> list[Finding]:
        seen.update(others, paths=paths)
        return []

    monkeypatch.setattr("edition.validate.validate", checked)
    build.validate(small)
    assert seen == {
        "paths": [tei(small)],
        "sources": {"shi-01": small.source_path(small.texts[0])},
        "ledger": {"shi-01": small.ledger_path(small.texts[0])},
    }


@pytest.mark.parametrize("kind", report.REPORTS)
def test_every_report_has_rows_with_the_same_columns(small: Project, kind: str) -> None:
    converted = build.convert_all(small)
    rows = report.REPORTS[kind](converted.texts, converted.works)
    assert len({tuple(row) for row in rows}) == min(len(rows), 1)


def test_the_summary_counts_what_is_in_a_text(small: Project) -> None:
    converted = build.convert_all(small)
    row = report.summary(converted.texts)[0]
    names = ("lines", "entries", "notes", "citations", "dates", "emended", "flagged")
    assert [row[name] for name in names] == [4, 2, 2, 2, 2, 1, 1]


def test_works_are_reported_by_how_often_they_are_cited(small: Project) -> None:
    converted = build.convert_all(small)
    rows = report.cited_works(converted.texts, converted.works)
    assert [(row["work"], row["listed"], row["shi-01"]) for row in rows] == [
        ("changbian", True, 1),
        ("songshi", True, 1),
    ]
    assert [row["contexts"] for row in rows] == [[], []]


def test_a_work_that_is_not_listed_is_reported_with_its_contexts(small: Project) -> None:
    """Listed works that nobody cites are there too."""
    converted = build.convert_all(small)
    rows = report.cited_works(converted.texts, (converted.works[1], Work("jigulu", "稽古錄")))
    assert [(row["listed"], row["citations"]) for row in rows] == [(False, 1), (True, 1), (True, 0)]
    (context,) = rows[0]["contexts"]  # type: ignore[misc]
    assert context["text"] == "shi-01"  # type: ignore[has-type]
    assert "《" in str(report.brief(rows[0])["contexts"])


def test_emendations_are_reported_with_their_outcome(small: Project) -> None:
    converted = build.convert_all(small)
    rows = report.emendations(converted.texts)
    assert [(row["reading"], row["column"], row["outcome"]) for row in rows] == [
        ("至", 3, "emended"),
        ("禦", 3, "noted"),
    ]


def test_dates_are_reported_with_what_they_mean(small: Project) -> None:
    converted = build.convert_all(small)
    assert [(row["words"], row["when"]) for row in report.dates(converted.texts)] == [
        ("春正月", "0990-01"),
        ("夏四月", "0991-04"),
    ]


def test_what_a_killed_build_left_is_swept(small: Project) -> None:
    stale, fresh = small.build / ".new-old", small.build / ".new-now"
    stale.mkdir(parents=True)
    fresh.mkdir()
    os.utime(stale, (0, 0))
    build.build(small, force=True)
    assert not stale.exists()
    assert fresh.exists()
