"""What an edition and its texts say about themselves: values for the header, the title page and the package.

Nothing here is inferred. A fact of provenance that the editors do not know is the word `unknown`, in the
manifest and here, and is reported (`TextInfo.unknowns`); it is never an empty string that looks like an
answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from edition.profiles import Conventions

UNKNOWN: Final = "unknown"

# The facts of provenance that may be unknown, with the words by which messages call them.
PROVENANCE: Final = {
    "base_edition": "base edition (底本)",
    "transcriber": "who transcribed it",
    "punctuator": "who punctuated it (標點)",
    "obtained_from": "where the transcription was obtained",
    "obtained_on": "when it was obtained",
    "rights": "rights of the transcription",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody responsible for the edition. `role` is in English (`editor`); `orcid` is the bare identifier,
    0000-0002-1825-0097. `organisation` is true for a body rather than a person.
    """

    name: str
    role: str = "editor"
    orcid: str | None = None
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """The author of a chronicle. `xml_id` is what `resp="#dai"` points to; `dates` the years of life, or
    empty.
    """

    xml_id: str
    name: str
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the encoding: its name as printed, and its address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class EditionInfo:
    """An edition as a whole.

    `date` is the day of this version, ISO 8601. `contact` is where errata are sent: an address, or `unknown`.
    `identifiers` are (type, value), such as ("DOI", "10.5281/…"), in the order of the manifest.
    """

    id: str
    title_zh: str
    title_pinyin: str
    title_en: str
    version: str
    date: str
    editors: tuple[Person, ...]
    publisher: str
    place: str
    licence: Licence
    contact: str = UNKNOWN
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextInfo:
    """One text of an edition.

    `source` is the transcription's path, relative to the edition's folder. `title` is the work (西夏紀),
    `part` the label of the part (卷一), `part_number` its number in the work. `work_date` is when the work
    was made, as a year or in words. `language` is `lzh-Hant` or `lzh-Hans`. `profile` names the conventions
    that it follows (`gangmu`), `conventions` are these with what is said of the text itself, None for those of
    the profile; `encoding` is that of the transcription, empty if it is to be found out; `calendar` the calendar
    that its dates follow (`song`). `start` is the date in force before the first character (宋太平興國七年), empty
    if the text states all its years itself. `work`
    is the identifier that the work has in the list of works, `sections` the names by which other works cite this part
    of it (夏國傳): a citation of them leads here. Both are empty where nobody has said it.
    `infer_years` leaves the editors' year headings aside and infers the years of annals from all evidence.
    """

    id: str
    source: PurePosixPath
    title: str
    part: str
    part_number: int | None
    author: Author
    work_date: str
    language: str
    profile: str
    calendar: str
    start: str = ""
    base_edition: str = UNKNOWN
    transcriber: str = UNKNOWN
    punctuator: str = UNKNOWN
    obtained_from: str = UNKNOWN
    obtained_on: str = UNKNOWN
    rights: str = UNKNOWN
    remarks: tuple[str, ...] = field(default=())
    conventions: Conventions | None = None
    work: str = ""
    sections: tuple[str, ...] = ()
    encoding: str = ""
    infer_years: bool = False

    def unknowns(self) -> tuple[str, ...]:
        """The names of the provenance facts that nobody knows, in the order of `PROVENANCE`."""
        return tuple(name for name in PROVENANCE if getattr(self, name) == UNKNOWN)

    @property
    def full_title(self) -> str:
        """Title and part: 西夏紀·卷一."""
        return f"{self.title}·{self.part}" if self.part else self.title
