"""The fonts of the printed book: where they are, what they cover, and their licences.

Noto Serif CJK sets the text, in its Taiwan forms (TC) for traditional and its mainland forms (SC) for
simplified characters; behind it stands Hanazono Mincho for the rare characters of Extensions B to F. Both
come as Debian packages under the SIL Open Font License 1.1. What the system has is used; what it lacks is
installed or, without root, unpacked into a folder of the build; failing that, any serif CJK font will do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

from edition import files
from edition.errors import MissingTool

Script = Literal["hant", "hans"]

PACKAGES: Final = ("fonts-noto-cjk", "fonts-hanazono")
REMEDY: Final = f"sudo apt-get install -y {' '.join(PACKAGES)}"
SYSTEM_ROOTS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)
_MAIN: Final = ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc")
_RARE: Final = ("HanaMinA.ttf", "HanaMinB.ttf")
_PACKAGE_OF: Final = dict.fromkeys(_MAIN, PACKAGES[0]) | dict.fromkeys(_RARE, PACKAGES[1])
_FAMILY: Final[dict[Script, str]] = {"hant": "Noto Serif CJK TC", "hans": "Noto Serif CJK SC"}
_FC_LANGUAGE: Final[dict[Script, str]] = {"hant": "zh-tw", "hans": "zh-cn"}
# What serif faces are called in the names of CJK fonts, in Latin letters, Chinese and Japanese.
_SERIF: Final = re.compile(r"serif|song|sung|ming|mincho|宋|明", re.IGNORECASE)
_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Font:
    """One face in a font file; `number` is its place in a collection (.ttc), 0 in a single font."""

    path: Path
    number: int
    family: str
    version: str


@dataclass(frozen=True, slots=True)
class FontSet:
    """The faces that set one script, in the order in which they are tried, and their licences."""

    script: Script
    fonts: tuple[Font, ...]
    licences: tuple[Path, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """The family names in the order in which a typesetter should try them, each once."""
        return tuple(dict.fromkeys(font.family for font in self.fonts))

    @property
    def files(self) -> tuple[Path, ...]:
        """The font files, each once."""
        return tuple(dict.fromkeys(font.path for font in self.fonts))

    @property
    def is_complete(self) -> bool:
        """Whether all the fonts of the two packages that the book is made for are there."""
        return {*_MAIN, _RARE[1]} <= {path.name for path in self.files}

    def describe(self) -> str:
        """The fonts with their versions in one line, for a colophon."""
        named = {font.family: font.version for font in reversed(self.fonts)}
        return ", ".join(f"{family} {named[family]}".strip() for family in self.families)


def find(
    script: Script,
    *,
    cache: Path = Path("build/fonts"),
    roots: Sequence[Path] = SYSTEM_ROOTS,
    install: bool = True,
) -> FontSet:
    """The fonts for `script`, from `roots`, from `cache`, or fetched with Debian's tools if `install` allows.

    Raises MissingTool, with the command that remedies it, where no serif CJK font can be had.
    """
    places = (*roots, cache)
    found = _debian_set(script, places)
    if found is None and install and _fetch(cache):
        found = _debian_set(script, places)
    found = found or _partial_set(script, places) or _other_set(script)
    if found is None:
        raise MissingTool("no serif font for Chinese was found on this system", remedy=REMEDY)
    return found


def uncovered(text: str, fonts: FontSet) -> tuple[str, ...]:
    """The characters of `text` that no font of the set has a glyph for, sorted.

    Controls, format characters, line ends and variation selectors need no glyph.
    """
    known = frozenset[int]().union(*(_coverage(font.path, font.number) for font in fonts.fonts))
    return tuple(sorted(char for char in set(text) if ord(char) not in known and _needs_glyph(char)))


@contextmanager
def folder(fonts: FontSet) -> Iterator[Path]:
    """A temporary folder that holds links to the files of the set and nothing else.

    Typst takes its fonts from folders; this one keeps it from seeing any other font.
    """
    with tempfile.TemporaryDirectory(prefix="edition-fonts-") as name:
        for number, file in enumerate(fonts.files):
            (Path(name) / f"{number}-{file.name}").symlink_to(file.resolve())
        yield Path(name)


def copy_licences(fonts: FontSet, target: Path) -> tuple[Path, ...]:
    """Put the licences of the embedded fonts into the folder `target`; gives the files written, sorted.

    Where the system has no licence file, the licence that the font itself states is written instead.
    """
    written = {_licence_copy(path, target) for path in fonts.licences}
    if not fonts.licences:
        written = {_licence_stated(font, target) for font in fonts.fonts}
    return tuple(sorted(written))


def _debian_set(script: Script, places: Sequence[Path]) -> FontSet | None:
    """The full set of the two packages, or None if one of their files is lacking."""
    found = _locate((*_MAIN, *_RARE), places)
    fonts = _set_of(script, tuple(found.values())) if _MAIN[0] in found else None
    return fonts if fonts is not None and fonts.is_complete else None


def _partial_set(script: Script, places: Sequence[Path]) -> FontSet | None:
    """Noto Serif CJK without the rare characters behind it: enough for most texts."""
    main = _locate(_MAIN, places)
    return _set_of(script, tuple(main.values())) if _MAIN[0] in main else None


def _other_set(script: Script) -> FontSet | None:
    """Whatever serif font for Chinese fontconfig knows, with the rare characters if they are there."""
    query = ("fc-list", f":lang={_FC_LANGUAGE[script]}", "--format=%{file}\t%{family}\n")
    listed = sorted(line.split("\t", 1) for line in _output(query).splitlines() if "\t" in line)
    serif = tuple(dict.fromkeys(Path(file) for file, family in listed if _SERIF.search(family)))
    return _set_of(script, serif) if serif else None


def _set_of(script: Script, paths: Sequence[Path]) -> FontSet:
    """The faces of `paths` that suit the script; of a collection that has its forms, only those."""
    faces: list[Font] = []
    for file in paths:
        inside = _faces(file)
        faces += [face for face in inside if face.family == _FAMILY[script]] or inside[:1]
    licences = (_licence_of(file) for file in paths)
    return FontSet(script, tuple(faces), tuple(sorted({path for path in licences if path is not None})))


def _locate(names: Sequence[str], places: Sequence[Path]) -> dict[str, Path]:
    """Where the named files lie: the first place that has each."""
    found: dict[str, Path] = {}
    for place in places:
        for folder_name, subfolders, present in os.walk(place):
            subfolders.sort()
            for name in names:
                if name in present:
                    found.setdefault(name, Path(folder_name) / name)
    return {name: found[name] for name in names if name in found}


@lru_cache(maxsize=32)
def _faces(file: Path) -> tuple[Font, ...]:
    """Every face of a font file or collection."""
    with file.open("rb") as stream:
        is_collection = stream.read(4) == b"ttcf"
    if is_collection:
        with TTCollection(file, lazy=True) as collection:
            return tuple(_face(file, number, font) for number, font in enumerate(collection.fonts))
    with TTFont(file, lazy=True) as font:
        return (_face(file, 0, font),)


def _face(file: Path, number: int, font: TTFont) -> Font:
    """One face; the version is the number alone ("2.001"), without the tools that built it."""
    names = font["name"]
    version = re.search(r"\d[\d.-]*", names.getDebugName(5) or "")
    family = names.getDebugName(16) or names.getDebugName(1) or file.stem
    return Font(file, number, family, version.group() if version else "")


@lru_cache(maxsize=32)
def _coverage(file: Path, number: int) -> frozenset[int]:
    """The code points that a face maps to a glyph."""
    with TTFont(file, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def _needs_glyph(char: str) -> bool:
    """Whether a character leaves a mark of its own; U+3000 and other spaces need a width, hence a glyph."""
    point = ord(char)
    selector = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF
    return not selector and unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp"}


def _fetch(cache: Path) -> bool:
    """Install the packages as root, else unpack them into `cache`; whether that worked."""
    if shutil.which("apt-get") is None:
        return False
    return (os.geteuid() == 0 and _install()) or _unpack(cache)


def _install() -> bool:
    """Install the packages for the whole system; a fresh system has to fetch the lists of packages first."""
    install = ("apt-get", "install", "-y", "--no-install-recommends", *PACKAGES)
    return _run(install) or (_run(("apt-get", "update")) and _run(install))


def _unpack(cache: Path) -> bool:
    """Download the packages as the user and unpack them below `cache`, aside and then at once in place."""
    if shutil.which("dpkg-deb") is None:
        return False
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=cache) as aside:
        if not _run(("apt-get", "download", *PACKAGES), Path(aside)):
            return False
        root = Path(aside) / "root"
        if not all(
            _run(("dpkg-deb", "-x", str(deb), str(root))) for deb in sorted(Path(aside).glob("*.deb"))
        ):
            return False
        shutil.rmtree(cache / "debian", ignore_errors=True)
        root.replace(cache / "debian")
    return True


def _run(command: Sequence[str], where: Path | None = None) -> bool:
    """Whether the command ended well; its output is nobody's business."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, check=False, cwd=where, env=environment, capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _output(command: Sequence[str]) -> str:
    """What the command prints, or nothing if it cannot run."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


def _licence_of(file: Path) -> Path | None:
    """The licence that came with a font file: Debian's `copyright` of its package, or a file beside it."""
    package = _PACKAGE_OF.get(file.name)
    for parent in file.parents:
        candidate = parent / "doc" / (package or "-") / "copyright"
        if candidate.is_file():
            return candidate
    beside = sorted(path for path in file.parent.glob("*") if re.match(r"(?i)(OFL|LICEN[CS]E)", path.name))
    return beside[0] if beside else None


def _licence_copy(path: Path, target: Path) -> Path:
    """Copy one licence under a name that tells whose it is (`LICENCE-fonts-noto-cjk.txt`)."""
    copied = target / f"LICENCE-{path.parent.name}.txt"
    files.write(copied, path.read_bytes())
    return copied


def _licence_stated(font: Font, target: Path) -> Path:
    """Write the copyright and licence entries of the font's name table (ids 0, 13 and 14 of OpenType)."""
    with TTFont(font.path, fontNumber=font.number, lazy=True) as opened:
        lines = [opened["name"].getDebugName(number) for number in (0, 13, 14)]
    text = "\n".join([font.family, *(line for line in lines if line)]) + "\n"
    stated = target / f"LICENCE-{font.family.replace(' ', '-')}.txt"
    files.write(stated, text.encode("utf-8"))
    return stated
