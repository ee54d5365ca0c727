"""The manifest of an edition, edition.toml: which texts, who answers for them, where the editors' data
lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edition import encodings, manifest, profiles
from edition.encode.header import CALENDARS
from edition.errors import DateError
from edition.manifest import Table
from edition.metadata import PROVENANCE, UNKNOWN, Author, EditionInfo, Licence, Person, TextInfo
from edition.profiles import Conventions
from edition.rows import suggestion

NAME: Final = "edition.toml"
LANGUAGES: Final = ("lzh-Hant", "lzh-Hans")
# What every header declares already, so that no author can bear the name.
RESERVED_IDS: Final = ("editor", "encoder", "transcription")

_EDITION_KEYS: Final = (
    *("id", "title_zh", "title_pinyin", "title_en", "version", "date", "publisher", "place", "contact"),
    *("licence", "editors", "identifiers"),
)
_TEXT_KEYS: Final = (
    *(
        "id",
        "source",
        "title",
        "part",
        "part_number",
        "author",
        "work_date",
        "language",
        "profile",
        "conventions",
        "encoding",
        "calendar",
        "work",
        "sections",
    ),
    *("start", "infer_years", "remarks", *PROVENANCE),
)
_FILE_KEYS: Final = ("works", "year_headings", "emendations", "decisions", "private_use", "tei", "build")


@dataclass(frozen=True, slots=True)
class Project:
    """An edition on disk. `tei` is where the encoded texts are kept, `build` what may be thrown away.

    All paths are absolute or relative to the working directory, ready to be opened.
    """

    manifest: Path
    info: EditionInfo
    texts: tuple[TextInfo, ...]
    works: Path
    tei: Path
    build: Path
    year_headings: Path | None = None
    emendations: Path | None = None
    decisions: Path | None = None
    private_use: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder of the edition."""
        return self.manifest.parent

    def source_path(self, text: TextInfo) -> Path:
        """The transcription of a text."""
        return self.folder / text.source

    def tei_path(self, text: TextInfo) -> Path:
        """The encoded text."""
        return self.tei / f"{text.id}.xml"

    def ledger_path(self, text: TextInfo) -> Path:
        """The ledger of a text's identifiers."""
        return self.tei / "ledger" / f"{text.id}.tsv"

    def relative(self, path: Path) -> str:
        """The name of a file of the edition, with forward slashes, wherever the edition lies."""
        return path.relative_to(self.folder).as_posix()

    def inputs(self) -> tuple[Path, ...]:
        """Every file that the edition is made from, in a fixed order."""
        tables = (self.works, self.year_headings, self.emendations, self.decisions, self.private_use)
        sources = (self.source_path(text) for text in self.texts)
        ledgers = (self.ledger_path(text) for text in self.texts)
        return (self.manifest, *(path for path in tables if path is not None), *sources, *ledgers)


def load(path: Path) -> Project:
    """Read a manifest, or the manifest of a folder.

    Raises ManifestError, with key and line, for whatever cannot be used.
    """
    if path.is_dir():
        path = path / NAME
    root = manifest.read(path).table().only("edition", "files", "profiles", "text")
    info = _edition(root.table("edition").only(*_EDITION_KEYS))
    files = root.table("files").only(*_FILE_KEYS)
    known = dict(profiles.shipped())
    if "profiles" in root.values:
        known = profiles.read(root.table("profiles"), known)
    texts = _texts(list(root.tables("text")), root, known)

    def table(name: str) -> Path | None:
        return path.parent / files.path(name) if name in files.values else None

    return Project(
        path,
        info,
        texts,
        path.parent / files.path("works"),
        path.parent / files.path("tei", exists=None),
        path.parent / files.path("build", exists=None),
        table("year_headings"),
        table("emendations"),
        table("decisions"),
        table("private_use"),
    )


def _edition(table: Table) -> EditionInfo:
    licence = table.table("licence").only("name", "url")
    editors = tuple(map(_editor, table.tables("editors")))
    if not editors:
        raise table.error("editors", "edition.editors is missing", "add [[edition.editors]] with a name")
    identifiers = [
        (row.only("type", "value").text("type"), row.text("value")) for row in table.tables("identifiers")
    ]
    return EditionInfo(
        table.ncname("id"),
        table.text("title_zh"),
        table.text("title_pinyin"),
        table.text("title_en"),
        table.matching("version", r"\d+(\.\d+){1,2}([-+.][0-9A-Za-z.]+)?", "a version such as 0.1.0"),
        table.day("date"),
        editors,
        table.text("publisher"),
        table.text("place"),
        Licence(
            licence.text("name"), licence.matching("url", r"https?://[^\s\"<>]+", "an address, https://…")
        ),
        table.text("contact", UNKNOWN),
        tuple(identifiers),
    )


def _editor(table: Table) -> Person:
    table.only("name", "role", "orcid", "organisation")
    orcid = table.matching("orcid", r"(\d{4}-){3}\d{3}[\dX]", "an ORCID such as 0000-0002-1825-0097", "")
    organisation = table.flag("organisation")
    return Person(table.text("name"), table.text("role", "editor"), orcid or None, organisation)


def _texts(tables: list[Table], root: Table, known: Mapping[str, Conventions]) -> tuple[TextInfo, ...]:
    if not tables:
        raise root.error("text", "the edition has no text", "add [[text]] with id, source, title, …")
    texts = tuple(_text(table, known) for table in tables)
    _differ(tables, "id", (text.id.casefold() for text in texts))
    _differ(tables, "source", (str(text.source) for text in texts))
    return texts


def _differ(tables: list[Table], key: str, values: Iterable[str]) -> None:
    """Raise ManifestError for a value that two texts share. Names of files that differ in case only are no
    names.
    """
    seen: dict[str, int] = {}
    for number, value in enumerate(values):
        if value in seen:
            first = tables[seen[value]].manifest.place((*tables[seen[value]].key, key)).line
            message = f"two texts have the {key} “{tables[number].values[key]}”"
            raise tables[number].error(key, message, f"change one of them; the other is in line {first}")
        seen[value] = number


def _text(table: Table, known: Mapping[str, Conventions]) -> TextInfo:
    table.only(*_TEXT_KEYS)
    identifier = table.ncname("id")
    source = table.path("source")
    profile = table.choice("profile", tuple(known))
    conventions = known[profile]
    if "conventions" in table.values:
        conventions = profiles.override(conventions, table.table("conventions").only(*profiles.KEYS))
    calendar = table.choice("calendar", tuple(CALENDARS))
    return TextInfo(
        identifier,
        source,
        table.text("title"),
        table.text("part", "", empty=True),
        table.number("part_number"),
        _author(table.table("author").only("xml_id", "name", "dates"), identifier),
        table.text("work_date", UNKNOWN),
        table.choice("language", LANGUAGES),
        profile,
        calendar,
        _start(table, calendar),
        remarks=table.texts("remarks"),
        conventions=conventions,
        work=table.text("work", "", empty=True),
        sections=table.texts("sections"),
        encoding=_encoding(table),
        infer_years=table.flag("infer_years"),
        **{name: table.text(name, UNKNOWN) for name in PROVENANCE},
    )


def _encoding(table: Table) -> str:
    """The encoding of the transcription, empty if it is to be found out."""
    name = table.text("encoding", "", empty=True)
    if name and encodings.canonical(name) is None:
        known = (*encodings.CODECS, "utf-16")
        raise table.error("encoding", f"“{name}” is no encoding that can be read", suggestion(name, known))
    return name


def _start(table: Table, calendar: str) -> str:
    """The date in force before the first character, if there is one."""
    start = table.text("start", "", empty=True)
    if start:
        # It loads the calendar, which most commands can do without.
        from edition.dating import starting_context

        try:
            starting_context(start, calendar)
        except DateError as error:
            raise table.error("start", f"text.start: {error.message}", error.remedy) from None
    return start


def _author(table: Table, text: str) -> Author:
    identifier = table.ncname("xml_id")
    if identifier in (*RESERVED_IDS, text):
        remedy = "choose another, such as the author's surname in pinyin"
        raise table.error("xml_id", f"the identifier “{identifier}” is taken in every header", remedy)
    return Author(identifier, table.text("name"), table.text("dates", "", empty=True))
