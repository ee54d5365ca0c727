"""The tutorial does what it says: its commands are run, and their output is what it shows.

python tests/test_tutorial.py      write the output into docs/bring-your-own.md
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path

from edition import cli

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "bring-your-own.md"
FILE = ROOT / "docs" / "tutorial" / "western-border.txt"
_BLOCK = re.compile(r"```console\n\$ edition (?P<command>[^\n]*)\n(?P<output>.*?)```\n", re.DOTALL)


def carried_out(page: str, folder: Path) -> str:
    """The page with every command run in a folder, and what it said in the place of its output."""
    shutil.copy(FILE, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        return _BLOCK.sub(
            lambda block: f"```console\n$ edition {block['command']}\n{_run(block['command'])}```\n", page
        )
    finally:
        os.chdir(before)


def _run(command: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = cli.run(shlex.split(command))
    assert code == cli.DONE, said.getvalue()
    return "".join(f"{line.rstrip()}\n" for line in said.getvalue().splitlines())


def test_the_tutorial_shows_what_its_commands_say(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert len(_BLOCK.findall(page)) == 5
    assert carried_out(page, tmp_path) == page


def test_the_edition_of_the_tutorial_has_a_site_and_a_book(tmp_path: Path) -> None:
    carried_out(PAGE.read_text(encoding="utf-8"), tmp_path)
    build = tmp_path / "border" / "build"
    assert (build / "site" / "index.html").is_file()
    assert (build / "print" / "western-border.pdf").is_file()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(carried_out(PAGE.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")
