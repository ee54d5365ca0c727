"""BagIt, RFC 8493: a folder that can prove that nothing in it was lost or changed.

    bagit.txt             version and encoding
    bag-info.txt          who, what, when
    manifest-sha256.txt   a digest for every file of data/
    tagmanifest-sha256.txt   a digest for each of the files above
    data/                 the payload

The same payload and the same facts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from edition import files
from edition.errors import OutputError, Place

DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"


def write(folder: Path, payload: Mapping[str, bytes], info: Sequence[tuple[str, str]]) -> None:
    """Write a bag into an empty or missing folder.

    `payload` maps paths inside data/, with forward slashes, to contents; `info` is the rows of bag-info.txt, to
    which the size of the payload is added. Raises OutputError for a path that leads out of data/.
    """
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": _info([*info, ("Payload-Oxum", oxum)]),
        MANIFEST: _manifest({f"data/{name}": data for name, data in payload.items()}),
    }
    tags[TAG_MANIFEST] = _manifest(tags)
    for name, data in sorted(payload.items()):
        files.write(folder / "data" / _inside(name), data)
    for name, data in sorted(tags.items()):
        files.write(folder / name, data)


def is_intact(folder: Path) -> bool:
    """Whether a folder is a bag that holds exactly what its manifests say, every byte as it was written."""
    try:
        listed = dict(_read(folder / TAG_MANIFEST)) | dict(_read(folder / MANIFEST))
        present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        if present != set(listed) | {TAG_MANIFEST}:
            return False
        return all(files.digest((folder / name).read_bytes()) == value for name, value in listed.items())
    except (OSError, ValueError):
        return False


def _inside(name: str) -> str:
    parts = name.split("/")
    if name.startswith("/") or not all(parts) or {".", ".."} & set(parts) or "\\" in name:
        raise OutputError(
            "the path leads out of the package", place=Place(Path(name)), remedy="rename the file"
        )
    return name


def _info(rows: Sequence[tuple[str, str]]) -> bytes:
    """The rows of bag-info.txt; white space in a value, line ends above all, becomes one space."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in rows).encode("utf-8")


def _manifest(contents: Mapping[str, bytes]) -> bytes:
    rows = (f"{files.digest(data)}  {_quote(name)}\n" for name, data in sorted(contents.items()))
    return "".join(rows).encode("utf-8")


def _read(manifest: Path) -> Iterator[tuple[str, str]]:
    """Names and digests of a manifest."""
    for line in manifest.read_text(encoding="utf-8").split("\n"):
        if line:
            value, name = line.split("  ", 1)
            yield name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"), value


def _quote(name: str) -> str:
    """A path as a manifest writes it: line ends and % by their numbers (RFC 8493, 2.1.3)."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
