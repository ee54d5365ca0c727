"""Writing files so that nothing is ever half-written, and nothing that a hand has changed is lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from edition.errors import OutputError, Place

SUMS: Final = "SHA256SUMS"
# Digests of files that are about to be written: a build that is killed leaves it, and the next one knows its own.
_JOURNAL: Final = f".{SUMS}.journal"
_LOCK: Final = ".lock"
_KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def regular(path: Path) -> Path:
    """The file that is meant by a path to write to: of a link the file that it leads to.

    Raises OutputError for a folder, a device, a pipe or a socket: moving a file into its place would take it from
    everybody who uses it, and reading it may never end.
    """
    try:
        found = path.resolve()
        mode = found.stat().st_mode
    except FileNotFoundError:
        return found
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise _unwritable(path, error if isinstance(error, OSError) else OSError(str(error))) from None
    if stat.S_ISREG(mode):
        return found
    kind = next((name for test, name in _KINDS if test(mode)), "something else")
    raise OutputError(f"it is {kind}, no file", place=Place(path), remedy="name a file to write")


def write(path: Path, data: bytes) -> bool:
    """Write a file aside and move it into place; True if that changed anything.

    Raises OutputError if the folder cannot be written, and for what is no regular file.
    """
    path = regular(path)
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)  # mkstemp gives files that nobody else may read
        Path(name).replace(path)
    except BaseException as error:  # Ctrl-C too must leave nothing behind
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from None
        raise
    return True


def write_new(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write all of these files, by their path in the folder, or none of them.

    Raises OutputError, with the folder as it was before, if one is there already and is not the same, or cannot be
    written.
    """
    paths = {folder / name: data for name, data in contents.items()}
    for path, data in paths.items():
        refuse_other(path, data, remedy="choose a new folder")
    parents = {parent for path in paths for parent in path.parents}
    missing = [parent for parent in parents if not parent.exists()]
    new = [path for path in paths if not path.exists()]
    try:
        for path, data in paths.items():
            write(path, data)
    except BaseException:
        for path in new:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for parent in sorted(missing, key=lambda path: len(path.parts), reverse=True):
            with suppress(OSError):
                parent.rmdir()
        raise


def put_folder(new: Path, target: Path) -> None:
    """Move a finished folder into the place of an older one.

    Raises OutputError if that cannot be done; the older folder is then still there.
    """
    old = target.with_name(f".{target.name}.old")
    try:
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.replace(old)
        try:
            new.replace(target)
        except BaseException:
            if old.exists():
                old.replace(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise _unwritable(target, error) from None


def read_sums(folder: Path) -> dict[str, str]:
    """The digests that the program recorded of its own files in a folder, by file name; empty without a
    record.
    """
    return {name: value for value, name in _rows(folder / SUMS)}


def _rows(path: Path) -> list[tuple[str, str]]:
    """Digests and names, as `sha256sum -c` reads them; none without the file."""
    if not path.is_file():
        return []
    text = path.read_bytes().decode(
        "utf-8", "replace"
    )  # what a hand has spoilt matches no file, and is no error
    parts = (line.partition("  ") for line in text.split("\n"))
    return [(value, name) for value, gap, name in parts if gap]


def announce_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Note the digests of files that are about to be written, until `write_sums` records them.

    What earlier builds announced and did not record stays noted: their files may be there still.
    """
    rows = sorted({*_rows(folder / _JOURNAL), *((value, name) for name, value in sums.items())})
    write(folder / _JOURNAL, "".join(f"{value}  {name}\n" for value, name in rows).encode("utf-8"))


def own_digests(folder: Path) -> dict[str, frozenset[str]]:
    """The digests that files of a folder have if the program wrote them, by file name."""
    found: dict[str, frozenset[str]] = {}
    for value, name in (*_rows(folder / SUMS), *_rows(folder / _JOURNAL)):
        found[name] = found.get(name, frozenset()) | {value}
    return found


def write_sums(folder: Path, sums: Mapping[str, str]) -> bool:
    """Record digests in the form that `sha256sum -c` reads; True if that changed anything."""
    text = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    changed = write(folder / SUMS, text.encode("utf-8"))
    (folder / _JOURNAL).unlink(missing_ok=True)
    return changed


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep a folder for one process at a time; the system frees it when the process ends, however that comes.

    Raises OutputError if another process has it, or if the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / _LOCK).open("wb")
    except OSError as error:
        raise _unwritable(folder, error) from None
    with handle:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message, remedy = "another build of this edition is at work", "wait until it has ended"
                raise OutputError(message, place=Place(folder), remedy=remedy) from None
            except OSError:
                pass  # a file system without locks: better unguarded than not at all
        yield


def refuse_edited(path: Path, data: bytes, *recorded: str | None) -> None:
    """Raise OutputError if a file is about to be replaced that the program did not write.

    A file with one of the digests that were recorded is the program's own; so is one that would not change.
    """
    if not regular(path).exists():
        return
    try:
        present = path.read_bytes()
    except OSError as error:
        raise _unwritable(path, error) from None
    if present == data or digest(present) in recorded:
        return
    raise OutputError(
        "the file was changed by hand since it was written, and would be lost",
        place=Place(path),
        remedy="put your changes into the transcription or the editors' tables, or give them up with --force",
    )


def refuse_other(
    path: Path, data: bytes, *, remedy: str = "name another file with -o, or overwrite it with --force"
) -> None:
    """Raise OutputError if a file is about to be replaced by another that is not the same."""
    regular(path)
    try:
        if path.exists() and path.read_bytes() != data:
            raise OutputError("it exists and is not the same", place=Place(path), remedy=remedy)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> OutputError:
    message = f"cannot be written: {error.strerror or error}"
    return OutputError(message, place=Place(path), remedy="check that the folder exists and may be written")
