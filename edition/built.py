"""What a build wrote, remembered: nothing is done twice, and nothing is taken for the program's that is not.

build/state.json holds a digest of all that the outcome depends on, the outcome, and a digest of every file that was
rendered.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from edition import files, report, resources
from edition.errors import InputError, InternalError, Place
from edition.project import Project

_STATE: Final = "state.json"
_CODE: Final = ("edition", "xslt", "schema")
# Editors' and interpreters' droppings are no part of the program.
_NO_CODE: Final = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
_REMEDY: Final = "run: edition build"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to.

    `summary` has a row a text (`edition.report.summary`). `findings` are those of the validation. `written`
    names the files of tei/ that changed, `outputs` all files and folders that were rendered; both relative to
    the edition's folder. `rendered` is false if findings held the rendering back. `unchanged` says that
    nothing had to be done since the last time.
    """

    summary: tuple[report.Row, ...]
    findings: tuple[dict[str, Any], ...]
    written: tuple[str, ...]
    outputs: tuple[str, ...]
    rendered: bool
    unchanged: bool = False

    @property
    def errors(self) -> int:
        """The number of findings that are errors."""
        return sum(finding["severity"] == "error" for finding in self.findings)


def fingerprint(project: Project, keep_going: bool) -> str:
    """A digest of all that the outcome depends on: inputs, encoded texts, and the program itself."""
    total = hashlib.sha256(f"{sys.version_info[:2]} {keep_going}\n".encode())
    encoded = (project.tei_path(info) for info in project.texts)
    for path in (*project.inputs(), *encoded, project.tei / files.SUMS):
        value = files.digest(path.read_bytes()) if path.is_file() else "absent"
        total.update(f"{project.relative(path)} {value}\n".encode())
    for path, name in _code():
        total.update(f"{name} {files.digest(path.read_bytes())}\n".encode())
    return total.hexdigest()


def _code() -> Iterator[tuple[Path, str]]:
    """The files of the program, with names that do not depend on where it is installed."""
    for part in _CODE:
        try:
            root = Path(__file__).parent if part == "edition" else resources.path(part)
        except InternalError:
            continue
        for path in sorted(root.rglob("*")):
            if path.is_file() and _NO_CODE.isdisjoint(path.parts):
                yield path, f"{part}/{path.relative_to(root).as_posix()}"


def rendered(folder: Path) -> Iterator[Path]:
    """The files of a rendered folder, in order; what the system leaves there (.DS_Store) is none."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path


def refuse_foreign(project: Project, folder: Path, contents: Mapping[str, str]) -> None:
    """Raise InputError if a rendered folder is not as the last build left it.

    `contents` holds the digest of each of its files, by its path in the edition.
    """
    stated: dict[str, str] = _state(project).get("files", {})
    within = f"{project.relative(folder)}/"
    own = {name: value for name, value in stated.items() if name.startswith(within)}
    found = _difference(project, own, contents)
    if found is not None:
        raise found


def _difference(project: Project, stated: Mapping[str, str], found: Mapping[str, str]) -> InputError | None:
    """The first file that is missing, changed or foreign, as an error; both map paths to digests."""
    for name in sorted({*stated, *found}):
        if stated.get(name) != found.get(name):
            if name not in stated:
                message = "was not written by the last build"
            else:
                message = "is not as the build wrote it" if name in found else "is missing since the build"
            return InputError(message, place=Place(project.folder / name), remedy=_REMEDY)
    return None


def _present(project: Project, outputs: Iterable[str]) -> dict[str, str]:
    """The digest of every file that lies in rendered folders, by its path in the edition."""
    paths = (path for name in outputs for path in rendered(project.folder / name))
    return {project.relative(path): files.digest(path.read_bytes()) for path in paths}


def recall(project: Project, keep_going: bool) -> Outcome | None:
    """The outcome of the last build, if nothing has changed since, neither what it read nor what it wrote."""
    state = _state(project)
    if state.get("fingerprint") != fingerprint(project, keep_going):
        return None
    outcome = _outcome(state)
    return None if _difference(project, state["files"], _present(project, outcome.outputs)) else outcome


def last(project: Project) -> Outcome:
    """The outcome of the last build, if it still holds.

    Raises InputError if the edition was never built, or has changed since, or if its products have.
    """
    state = _state(project)
    if state.get("fingerprint") not in (fingerprint(project, True), fingerprint(project, False)):
        message = "the edition has not been built as it is now"
        raise InputError(message, place=Place(project.manifest), remedy=_REMEDY)
    outcome = _outcome(state)
    found = _difference(project, state["files"], _present(project, outcome.outputs))
    if found is not None:
        raise found
    return outcome


def _state(project: Project) -> dict[str, Any]:
    """What was remembered; nothing if there is none yet, or of another version of the program."""
    try:
        state = json.loads((project.build / _STATE).read_text(encoding="utf-8"))
        _outcome(state)
        return dict(state) if isinstance(state["files"], dict) else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _outcome(state: Mapping[str, Any]) -> Outcome:
    lists = {name: tuple(value) for name, value in state["outcome"].items() if isinstance(value, list)}
    return replace(Outcome(**{**state["outcome"], **lists}), written=(), unchanged=True)


def remember(project: Project, keep_going: bool, outcome: Outcome) -> None:
    """Keep the outcome of a build, with the digest of every file that it rendered."""
    state = {
        "fingerprint": fingerprint(project, keep_going),
        "outcome": asdict(outcome),
        "files": _present(project, outcome.outputs),
    }
    text = json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True)
    files.write(project.build / _STATE, f"{text}\n".encode())
