"""The wheel: it holds all that the program needs, and works where no checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Start a program as a user would, without this checkout on any path."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))
    }
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def build_wheel(out: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=ROOT)
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of a virtual environment with the wheel; what the wheel depends on is lent by this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).stdout.strip()
    )
    # The lender's own packages come last, and its .pth files, which lead to this checkout, are not read.
    (site / "lent.pth").write_text(
        "".join(f"{entry}\n" for entry in sys.path if entry.endswith("site-packages")), encoding="utf-8"
    )
    pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=home)
    return home / "bin"


def test_the_wheel_holds_sheets_schema_and_tables(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (
        ("xslt", "edition/_data/xslt"),
        ("schema", "edition/_data/schema"),
        ("edition", "edition"),
    ):
        files = [
            path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
        ]
        assert files
        tracked = {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in files}
        assert {name for name in tracked - names if not Path(name).name.startswith(".")} == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"edition"}
    assert not [name for name in names if name.endswith((".pyc", ".orig"))]


def test_the_wheel_carries_the_licences(wheel: Path) -> None:
    names = " ".join(zipfile.ZipFile(wheel).namelist())
    assert "licenses/LICENSE" in names and "licenses/LICENSES/README.md" in names


def test_the_same_tree_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_installed_command_says_what_it_can_do(installed: Path, tmp_path: Path) -> None:
    help_text = run(installed / "edition", "--help", cwd=tmp_path).stdout
    assert "build" in help_text and "deposit" in help_text


@pytest.mark.parametrize(
    "name",
    [
        "xslt/print.xsl",
        "xslt/html.xsl",
        "schema/annals.rng",
        "tei/authority/works.xml",
        "edition/tables/fold.txt",
    ],
)
def test_the_installed_package_finds_its_own_files(installed: Path, tmp_path: Path, name: str) -> None:
    code = f"from edition import resources; print(resources.path({name!r}))"
    found = Path(run(installed / "python", "-c", code, cwd=tmp_path).stdout.strip())
    assert found.is_file() and found.is_relative_to(installed.parent)


def test_the_installed_command_converts_a_text(installed: Path, tmp_path: Path) -> None:
    source = tmp_path / "chronicle.txt"
    source.write_text("太宗太平興國七年\n夏五月己酉，入朝。（《宋史·太宗本紀》）\n", encoding="utf-8")
    run(installed / "edition", "convert", source, "-o", tmp_path / "chronicle.xml", cwd=tmp_path)
    made = (tmp_path / "chronicle.xml").read_text(encoding="utf-8")
    assert "<TEI " in made and 'corresp="#songshi"' in made
