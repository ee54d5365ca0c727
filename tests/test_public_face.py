"""What others see and rely on: the package's face, the commands, and documents that are true to both."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import click
import pytest

import edition
from edition import cli, decide, editorial, errors, project
from edition.metadata import PROVENANCE

ROOT = Path(__file__).parent.parent
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "LICENSES").glob("*.md")))
COMMANDS = ("init", "build", "convert", "text", "validate", "render", "deposit", "date", "report")
# What a program may import from the package itself; everything else is a room and imported by its name.
PUBLIC: set[str] = {"__version__"}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_package_offers_what_it_promises_and_no_more() -> None:
    assert set(getattr(edition, "__all__", PUBLIC)) == PUBLIC
    assert {name for name in PUBLIC if not hasattr(edition, name)} == set()


def test_the_version_is_that_of_the_installed_package() -> None:
    assert metadata.version("edition") == edition.__version__


def test_the_changelog_knows_the_version() -> None:
    assert f"\n## [{edition.__version__}] – " in page("CHANGELOG.md")


def test_the_commands_come_in_the_order_of_the_flow() -> None:
    assert isinstance(cli.cli, click.Group)
    assert tuple(cli.cli.list_commands(click.Context(cli.cli))) == COMMANDS


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = {"lxml", "saxonche", "typst", "fontTools", "rich"}
    code = f"import sys, edition.cli; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []


def test_all_errors_are_in_the_drawing_of_the_tree() -> None:
    drawn = re.findall(r"[A-Z]\w+", (errors.__doc__ or "").split("\n\n")[1])
    named = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert named <= set(drawn)


def test_there_are_pages() -> None:
    assert {path.name for path in PAGES} >= {
        "README.md",
        "CONTRIBUTING.md",
        "data-files.md",
        "architecture.md",
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_name_commands_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"(?:^ {4}|bin/|`)edition ([a-z]+)", text, re.MULTILINE)
    assert set(named) <= set(COMMANDS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_name_make_targets_that_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))
    assert (
        set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        <= targets
    )


@pytest.mark.parametrize(
    "name",
    [
        *editorial.HEADING_COLUMNS,
        *editorial.EMENDATION_COLUMNS,
        *editorial.DECISION_COLUMNS,
        *editorial.SUBJECTS,
        *editorial.VERDICTS,
        *project._EDITION_KEYS,
        *project._TEXT_KEYS,
        *project._FILE_KEYS,
        *PROVENANCE,
    ],
)
def test_every_key_and_column_of_the_editors_files_is_explained(name: str) -> None:
    assert f"`{name}`" in page("docs/data-files.md")


SESSIONS = re.findall(r"^\$ \.venv/bin/edition (.+)\n((?:(?!\$|```).*\n)+)", page("README.md"), re.MULTILINE)


def test_the_page_shows_sessions() -> None:
    assert len(SESSIONS) >= 2


@pytest.mark.parametrize(("arguments", "answer"), SESSIONS)
def test_sessions_on_the_page_are_what_the_program_answers(arguments: str, answer: str) -> None:
    command = [sys.executable, "-m", "edition", *arguments.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == answer


def test_the_manifest_in_the_documentation_is_one(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", page("docs/data-files.md"), re.DOTALL)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "mouji-01.txt").write_text("春正月，入貢。\n", encoding="utf-8")
    (tmp_path / "works.xml").write_text(page("tei/authority/works.xml"), encoding="utf-8")
    (tmp_path / "edition.toml").write_text("".join(blocks), encoding="utf-8")
    assert project.load(tmp_path).texts[0].full_title == "某紀·卷一"


@pytest.mark.parametrize(
    "subject", [line.split()[0] for line in (decide.__doc__ or "").split("\n\n")[1].splitlines()]
)
def test_every_subject_of_decisions_is_explained(subject: str) -> None:
    assert re.search(rf"^\| `{subject}` \| ", page("docs/data-files.md"), re.MULTILINE)


def test_every_room_is_explained() -> None:
    text = page("docs/architecture.md")
    rooms = {path.stem if path.suffix else path.name for path in (ROOT / "edition").iterdir()}
    rooms -= {"__init__", "__pycache__", "__main__", "tables", "py"}  # py.typed
    assert {room for room in rooms if f"`{room}`" not in text and not room.startswith((".", "_"))} == set()
