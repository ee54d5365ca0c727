"""Imports point one way: a room knows the rooms above it in this list, and no others.

A package counts as one room. Imports that only the type checker follows count too: what a room cannot be
described without, it depends on.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "edition"

# From the ground up; a line a floor, in the order of the flow.
ROOMS = (
    *("__init__", "errors", "resources", "collector", "files", "rows", "ends", "fold", "works", "characters"),
    *("encodings", "source", "tei", "saxon", "manifest", "profiles", "metadata", "editorial"),
    *("grammar", "model", "parse", "recognise", "decide"),
    *("calendar", "link", "connect", "dating", "arrange", "identify", "received", "decided"),
    *("encode", "project", "validate"),
    *(
        "convert",
        "fonts",
        "render",
        "touched",
        "date_report",
        "decision_report",
        "report",
        "built",
        "deposit",
        "single",
        "ask",
        "manifest_text",
        "begin",
        "build",
        "show",
        "show_dates",
    ),
    *("cli", "__main__"),
)


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of every import from this package, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (
                (node.lineno, name.name) for name in node.names if name.name.split(".")[0] == "edition"
            )
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, f"edition.{'.' * node.level}"
        elif isinstance(node, ast.ImportFrom) and node.module == "edition":
            yield from ((node.lineno, f"edition.{name.name}") for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("edition."):
            yield node.lineno, node.module


def target(module: str) -> str:
    """The room of a module; what is not one is a name of the package itself (`__version__`)."""
    name = module.split(".")[1] if "." in module else "__init__"
    there = (PACKAGE / f"{name}.py").is_file() or (PACKAGE / name / "__init__.py").is_file()
    return name if there else "__init__"


FILES = sorted(PACKAGE.rglob("*.py"))


def test_there_is_something_to_check() -> None:
    assert len(FILES) > 20


def test_every_room_has_its_place_in_the_list() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)


def test_no_room_is_listed_twice() -> None:
    assert len(ROOMS) == len(set(ROOMS))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_up_the_list(path: Path) -> None:
    own = ROOMS.index(room_of(path))
    wrong = [f"line {n}: {name}" for n, name in imported(path) if ROOMS.index(target(name)) > own]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_name_the_package(path: Path) -> None:
    assert [n for n, name in imported(path) if ".." in name] == []
