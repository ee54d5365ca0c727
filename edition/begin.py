"""A new edition from transcriptions: look at each, say what was recognised, and write a manifest to correct.

What a text does not say, its provenance above all, is `unknown` in the manifest, with a remark that asks for it.
Nothing is written before every transcription has been read and converted once for trial.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edition import files, manifest_text, project, resources
from edition.convert import Conversion
from edition.editorial import DECISION_COLUMNS, EMENDATION_COLUMNS, HEADING_COLUMNS
from edition.errors import OutputError, Place
from edition.manifest_text import TextDraft
from edition.model import Heading
from edition.recognise import Recognition, recognise
from edition.single import WORKS, job, run

if TYPE_CHECKING:
    from edition.metadata import TextInfo
    from edition.source import Source

TABLES: Final = {
    "tei/year-headings.csv": HEADING_COLUMNS,
    "tei/emendations.csv": EMENDATION_COLUMNS,
    "tei/decisions.csv": DECISION_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class Look:
    """A transcription as it was looked at: what was recognised, and what a conversion for trial found.

    `data` are its bytes as received.
    """

    id: str
    data: bytes
    info: TextInfo
    source: Source
    recognition: Recognition
    conversion: Conversion

    @property
    def path(self) -> str:
        """Where it is kept in the folder of the edition."""
        return f"tei/source/{self.id}.{'xml' if self.source.origin is not None else 'txt'}"

    @property
    def stated(self) -> str:
        """The title that a TEI file states, empty for a plain text, which has only the name of its file."""
        return self.info.title if self.source.origin is not None else ""

    @property
    def heading(self) -> str:
        """The words of the first heading of a chapter, empty if there is none."""
        for block in self.conversion.chronicle.blocks:
            if isinstance(block, Heading) and block.level == "chapter" and block.paragraph is not None:
                own = block.paragraph
                return self.source.text[own.start : own.end].strip("　 \t◎○〇△▲●#*=")
        return ""

    @property
    def undated(self) -> int:
        """How many dates have no year."""
        return sum(dating.when is None for dating in self.conversion.dated.dates.values())


@dataclass(frozen=True, slots=True)
class Edition:
    """What is known of the new edition before somebody corrects its manifest."""

    folder: Path
    title: str
    author: str
    start: str
    day: str


def look(
    paths: Sequence[Path], *, profile: str = "", start: str = "", encoding: str = ""
) -> tuple[Look, ...]:
    """Read, recognise and convert each transcription, for trial.

    Raises EditionError for a transcription that cannot be used.
    """
    looks: list[Look] = []
    for path in paths:
        own = job(path, profile=profile, start=start, encoding=encoding)
        name = _new(own.info.id, {known.id for known in looks})
        looks.append(
            Look(name, path.read_bytes(), own.info, own.source, recognise(own.source, profile), run(own))
        )
    return tuple(looks)


def _new(name: str, taken: Collection[str]) -> str:
    """The name, with a number if it is taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(candidate for candidate in chain([name], numbered) if candidate not in taken)


def begin(edition: Edition, looks: Sequence[Look]) -> Path:
    """Write the folder of the edition: manifest, transcriptions, list of works, empty tables of the editors.

    Returns the path of the manifest, which is written last. Raises OutputError if another edition, or another file
    under one of these names, is there already; what an interrupted run left is taken up.
    """
    target = edition.folder / project.NAME
    contents = {own.path: own.data for own in looks}
    contents |= {name: (",".join(columns) + "\n").encode() for name, columns in TABLES.items()}
    contents["tei/authority/works.xml"] = resources.path(WORKS).read_bytes()
    contents[project.NAME] = manifest_text.compose(
        edition.title or looks[0].stated or looks[0].heading or looks[0].id,
        edition.folder.resolve().name,
        edition.day,
        [_draft(edition, own, number) for number, own in enumerate(looks, 1)],
    ).encode("utf-8")
    if target.exists():
        raise OutputError("this is there already", place=Place(target), remedy="choose a new folder")
    files.write_new(edition.folder, contents)
    return target


def _draft(edition: Edition, own: Look, number: int) -> TextDraft:
    return TextDraft(
        own.id,
        own.path,
        edition.title or own.stated or own.heading or own.id,
        own.info.part or ("" if not edition.title and not own.stated else own.heading),
        own.info.part_number or number,
        replace(own.info, author=replace(own.info.author, name=edition.author or own.info.author.name)),
        edition.start,
        own.recognition,
        own.source,
        own.undated,
    )
