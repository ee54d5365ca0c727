"""One transcription to TEI without a manifest: what is not said is `unknown`, and is printed as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from edition import __version__, files, resources, source
from edition.convert import Conversion, convert
from edition.editorial import Editorial
from edition.encode.header import CALENDARS
from edition.errors import InternalError, ManifestError, OutputError, Place
from edition.identify import Ledger
from edition.manifest import NCNAME
from edition.metadata import UNKNOWN, Author, EditionInfo, Licence, Person, TextInfo
from edition.profiles import shipped
from edition.project import RESERVED_IDS
from edition.recognise import Recognition, recognise
from edition.rows import suggestion
from edition.works import load_works

if TYPE_CHECKING:
    from edition.model import Doubt
    from edition.source import Source
    from edition.works import Work

WORKS: Final = "tei/authority/works.xml"
AUTHOR_ID: Final = "author"
# A header needs a date, and a clock would make every run differ: a file without a manifest bears the date of
# the program's version, which is changed together with edition.__version__, unless another is given.
RELEASED: Final = "2026-11-21"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to convert: its text, what is known about it and its date, the list of works that comes with
    the program, and the ledger that keeps its identifiers, if any. `recognition` is what the text looks like.
    """

    source: Source
    info: TextInfo
    works: tuple[Work, ...]
    recognition: Recognition
    date: str = RELEASED
    ledger: Path | None = None


def job(
    path: Path,
    *,
    title: str = "",
    author: str = "",
    language: str = "",
    profile: str = "",
    encoding: str = "",
    start: str = "",
    infer_years: bool = False,
    date: str = "",
    ledger: Path | None = None,
) -> Job:
    """Read a transcription, recognise its conventions, and put together what is known about it.

    `profile` says how the text is divided, `language` which script it has; without them, they are recognised.
    Raises SourceError for a transcription that cannot be used, ManifestError for a profile that does not exist.
    """
    if profile and profile not in shipped():
        raise ManifestError(f"there is no profile “{profile}”", remedy=suggestion(profile, tuple(shipped())))
    works = _works()
    name = identifier(path.stem, (AUTHOR_ID, *RESERVED_IDS, *CALENDARS, *(work.id for work in works)))
    text = source.read(path, name, encoding)
    seen = recognise(text, profile)
    info = TextInfo(
        name,
        PurePosixPath(path.name),
        title or path.stem,
        "",
        None,
        Author(AUTHOR_ID, author or UNKNOWN),
        UNKNOWN,
        language or seen.language,
        seen.conventions.name,
        "song",
        start,
        conventions=seen.conventions,
        encoding=text.encoding,
        infer_years=infer_years,
    )
    return Job(text, info, works, seen, date or RELEASED, ledger)


def identifier(stem: str, taken: Sequence[str] = ()) -> str:
    """An XML identifier made of the name of a file: what XML forbids is left out, and `t-` put before a name
    that cannot begin one or is taken.
    """
    name = re.sub(r"[^\w.-]+", "-", stem).strip("-.")
    for candidate in (name, f"t-{name}"):
        if name and NCNAME.fullmatch(candidate) and candidate not in taken:
            return candidate
    return "t-text"


def run(job: Job) -> Conversion:
    """Convert the file.

    Raises EditionError for what cannot be converted.
    """
    ledger = Ledger.load(job.ledger) if job.ledger is not None else Ledger(job.info.id)
    known = Ledger(job.info.id, ledger.rows)
    return convert(
        job.source,
        job.info,
        edition=_edition(job.date),
        editorial=Editorial(job.info.id),
        works=job.works,
        ledger=known,
    )


def write(job: Job, output: Path, conversion: Conversion, *, force: bool = False) -> bool:
    """Write the TEI file, and the ledger if there is one; True if the TEI file changed.

    Raises OutputError for an output that is the transcription itself, or another file that `force` does not
    give up.
    """
    if job.source.path is not None and output.exists() and output.samefile(job.source.path):
        raise OutputError(
            "this is the transcription itself", place=Place(output), remedy="name another file with -o"
        )
    if not force:
        files.refuse_other(output, conversion.tei)
    changed = files.write(output, conversion.tei)
    if job.ledger is not None:
        files.write(job.ledger, conversion.ledger.dump().encode("utf-8"))
    return changed


def doubts(job: Job, conversion: Conversion) -> Iterator[tuple[Place, Doubt]]:
    """What an editor should look at, with its place in the transcription."""
    for doubt in conversion.doubts:
        yield job.source.place(doubt.start), doubt


def _works() -> tuple[Work, ...]:
    """The list of works that comes with the program, so that common titles are known; none if it was left
    out.
    """
    try:
        return load_works(resources.path(WORKS))
    except InternalError:
        return ()


def _edition(date: str) -> EditionInfo:
    """An edition of which nothing is known but the program that made it."""
    return EditionInfo(
        "unpublished",
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        __version__,
        date,
        (Person(UNKNOWN, organisation=True),),
        UNKNOWN,
        UNKNOWN,
        Licence(UNKNOWN, ""),
    )
