"""Where CI is set, a test that was skipped is a test that failed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TEST = """import pytest

@pytest.mark.skip(reason="no browser here")
def test_skipped() -> None:
    raise AssertionError

@pytest.mark.xfail(reason="known", strict=True)
def test_known() -> None:
    raise AssertionError

def test_passed() -> None:
    pass
"""
FILE = 'import pytest\n\npytest.skip("no font here", allow_module_level=True)\n'


def run(folder: Path, ci: str) -> str:
    """What pytest says of two files of tests, one of which is skipped as a whole."""
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "test_some.py").write_text(TEST, encoding="utf-8")
    (folder / "test_file.py").write_text(FILE, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-rA",
        "--continue-on-collection-errors",
    ]
    environment |= {"CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    return done.stdout


@pytest.mark.parametrize("ci", ["", "false"])
def test_skipped_tests_are_skipped_where_somebody_looks_on(tmp_path: Path, ci: str) -> None:
    assert "1 passed, 2 skipped, 1 xfailed" in run(tmp_path, ci)


def test_skipped_tests_fail_where_nobody_looks_on(tmp_path: Path) -> None:
    said = run(tmp_path, "true")
    assert "no browser here" in said and "no font here" in said
    assert "1 passed, 1 xfailed, 2 errors" in said
