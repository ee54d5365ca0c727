"""One transcription to TEI without a manifest: what is not said is `unknown`, and is printed as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from edition import __version__, characters, files, received, resources
from edition.convert import Conversion, convert
from edition.editorial import Editorial
from edition.encode.header import CALENDARS
from edition.errors import InternalError, ManifestError, OutputError, Place
from edition.identify import Ledger
from edition.metadata import PROVENANCE, UNKNOWN, Author, EditionInfo, Licence, Person, TextInfo
from edition.profiles import shipped
from edition.project import RESERVED_IDS
from edition.recognise import Recognition, recognise
from edition.rows import suggestion
from edition.source import forbidden
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
    the program, and the ledger that keeps its identifiers, if any. `recognition` is what the text looks like; `known`
    are the identifiers that a TEI file gives its parts already; `characters` is what private-use characters stand for.
    """

    source: Source
    info: TextInfo
    works: tuple[Work, ...]
    recognition: Recognition
    date: str = RELEASED
    ledger: Path | None = None
    known: Ledger | None = None
    characters: Mapping[str, str] = field(default_factory=dict)


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
    pua: Path | None = None,
) -> Job:
    """Read a transcription, recognise its conventions, and put together what is known about it.

    What the header of a TEI file says of its text is taken over, unless something else is said here.
    `profile` says how the text is divided, `language` which script it has; without them, they are recognised.
    `pua` is a table of private-use characters.
    Raises SourceError for a transcription that cannot be used, ManifestError for a profile that does not exist, and
    for a title or an author that cannot stand in XML.
    """
    _refuse_unprintable(title=title or path.stem, author=author)
    if profile and profile not in shipped():
        raise ManifestError(f"there is no profile “{profile}”", remedy=suggestion(profile, tuple(shipped())))
    works = _works()
    got = received.read(path, encoding=encoding)
    facts = got.facts
    taken = (*RESERVED_IDS, *CALENDARS, *(work.id for work in works))
    name = identifier(facts.identifier or path.stem, (AUTHOR_ID, *taken))
    text = replace(got.source, name=name)
    seen = recognise(text, profile)
    info = TextInfo(
        name,
        PurePosixPath(path.name),
        title or facts.title or path.stem,
        facts.part,
        facts.part_number,
        Author(
            facts.author_id if facts.author_id not in (*taken, name, "") else AUTHOR_ID,
            author or facts.author or UNKNOWN,
        ),
        facts.work_date or UNKNOWN,
        language or facts.language or seen.language,
        seen.conventions.name,
        "song",
        start,
        conventions=seen.conventions,
        remarks=(),
        sections=(),
        encoding=text.encoding,
        infer_years=infer_years,
        **{key: facts.provenance.get(key, UNKNOWN) for key in PROVENANCE},
    )
    return Job(
        text,
        info,
        works,
        seen,
        date or RELEASED,
        ledger,
        got.known(name),
        characters.load(pua) if pua else {},
    )


def _refuse_unprintable(**facts: str) -> None:
    for what, words in facts.items():
        at = forbidden(words)
        if at is not None:
            message = f"the {what} has the character U+{ord(words[at]):04X}, which cannot stand in XML"
            raise ManifestError(message, remedy=f"give another with --{what}")


def identifier(stem: str, taken: Sequence[str] = ()) -> str:
    """The identifier of a text, made of the name of its file: small letters, digits and hyphens, as the encoding wants
    it, and `t-` put before a name that cannot begin one or is taken.
    """
    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    for candidate in (name, f"t-{name}"):
        if name and candidate[0].isalpha() and candidate not in taken:
            return candidate
    return "t-text"


def run(job: Job) -> Conversion:
    """Convert the file.

    Raises EditionError for what cannot be converted.
    """
    if job.ledger is not None:
        files.regular(job.ledger)
    ledger = Ledger.load(job.ledger) if job.ledger is not None else Ledger(job.info.id)
    known = Ledger(job.info.id, ledger.rows or (job.known.rows if job.known is not None else ()))
    return convert(
        job.source,
        job.info,
        edition=_edition(job.date),
        editorial=Editorial(job.info.id, characters=job.characters),
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
