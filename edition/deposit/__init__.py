"""The archive package: an edition with its sources, encoding, sheets, website, books and metadata in one BagIt bag.

    edition/            the manifest, transcriptions, encoded texts and tables, as the editors keep them
    schema/  xslt/      what they were checked and rendered with
    site/  print/       what readers get: the website, the books
    README.md CITATION.cff datacite.json ro-crate-metadata.json

Nothing is added that the manifest does not say; there is no clock in it, so that the same edition gives the same bag.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from edition import __version__, built, files, resources
from edition.deposit import bag, describe
from edition.errors import InputError, OutputError, Place
from edition.project import Project

__all__ = ["deposit", "payload"]

_RENDERED: Final = ("site", "print")
_PROGRAM: Final = ("schema", "xslt")


def deposit(project: Project, output: Path) -> Path:
    """Make the package of a built edition; returns its folder, `output`.

    Raises InputError if something is not built yet, or is not what the build wrote, OutputError if `output` holds
    anything but an earlier package as it was made.
    """
    _check_place(project, output)
    contents = payload(project)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as aside:
            folder = Path(aside) / output.name
            bag.write(folder, contents, _info(project))
            files.put_folder(folder, output)
    except OSError as error:
        remedy = "check that the folder may be written"
        raise OutputError(
            f"cannot be written: {error.strerror}", place=Place(output), remedy=remedy
        ) from None
    return output


def _check_place(project: Project, output: Path) -> None:
    """Raise OutputError for a place that the package would share with something else."""
    target = output.resolve()
    held = (project.tei, *(project.build / part for part in _RENDERED))
    if project.folder.resolve().is_relative_to(target) or any(
        target.is_relative_to(p.resolve()) for p in held
    ):
        message, remedy = (
            "the package would lie among what it holds",
            "name a folder of its own, such as build/deposit",
        )
    elif output.exists() and not (output.is_dir() and (not any(output.iterdir()) or bag.is_intact(output))):
        message, remedy = (
            "holds something other than an earlier package",
            "name another folder, or remove this one",
        )
    else:
        return
    raise OutputError(message, place=Place(output), remedy=remedy)


def payload(project: Project) -> dict[str, bytes]:
    """Everything that the package holds, by its path in data/.

    Raises InputError if something is not built yet.
    """
    contents = dict(sorted((*_kept(project), *_program(), *_rendered(project))))
    info, texts = project.info, project.texts
    contents["README.md"] = describe.readme(info, texts)
    contents["CITATION.cff"] = describe.citation(info, texts)
    contents["datacite.json"] = describe.dump(describe.datacite(info, texts))
    sizes = {name: (len(data), files.digest(data)) for name, data in contents.items()}
    contents["ro-crate-metadata.json"] = describe.dump(describe.crate(info, texts, sizes))
    return contents


def _info(project: Project) -> list[tuple[str, str]]:
    info = project.info
    rows = [
        ("Bag-Software-Agent", f"edition {__version__}"),
        ("Source-Organization", info.publisher),
        ("External-Identifier", describe.doi(info) or info.id),
        ("External-Description", f"{info.title_zh} ({info.title_en}), version {info.version}"),
        ("Bagging-Date", info.date),
    ]
    return [*rows, ("Contact-Email", info.contact)] if "@" in info.contact else rows


def _kept(project: Project) -> Iterator[tuple[str, bytes]]:
    """What the editors keep: inputs and encoded texts, under their own names."""
    sums = files.read_sums(project.tei)
    for text in project.texts:
        path = project.tei_path(text)
        data = _bytes(path)
        if sums.get(path.name) != files.digest(data):
            raise InputError("is not as it was built", place=Place(path), remedy="run `edition build` first")
        yield _name(project, path), data
    for path in dict.fromkeys((*project.inputs(), project.tei / files.SUMS)):
        if path.is_file():
            yield _name(project, path), _bytes(path)


def _name(project: Project, path: Path) -> str:
    if not path.resolve().is_relative_to(project.folder.resolve()):
        raise InputError(
            "lies outside the edition", place=Place(path), remedy="put it into the edition's folder"
        )
    return f"edition/{path.relative_to(project.folder).as_posix()}"


def _program() -> Iterator[tuple[str, bytes]]:
    for part in _PROGRAM:
        yield from _folder(resources.path(part), part)


def _rendered(project: Project) -> Iterator[tuple[str, bytes]]:
    """What readers get, as the last build wrote it and nothing else."""
    for part in _RENDERED:
        folder = project.build / part
        if not folder.is_dir():
            raise InputError("is not built yet", place=Place(folder), remedy="run `edition build` first")
        packed = dict(_folder(folder, part))
        home = project.relative(project.build)
        digests = {f"{home}/{name}": files.digest(data) for name, data in packed.items()}
        built.refuse_foreign(project, folder, digests)
        yield from packed.items()


def _folder(root: Path, part: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder. A link that leads elsewhere is an error, a dropping of an editor no file."""
    for path in sorted(root.rglob("*")):
        if path.name.startswith(".") or not path.is_file():
            continue
        if not path.resolve().is_relative_to(root.resolve()):
            raise InputError("leads out of its folder", place=Place(path), remedy="put the file itself there")
        yield f"{part}/{path.relative_to(root).as_posix()}", _bytes(path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("is not built yet", place=Place(path), remedy="run `edition build` first") from None
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", place=Place(path), remedy="check the file"
        ) from None
