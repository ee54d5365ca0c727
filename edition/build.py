"""A whole edition in one go: convert every text, validate, render, and remember what was done.

    inputs -> fingerprint -- nothing changed --> the outcome of last time, at once
           -> convert all, in memory -> tei/NAME.xml, ledgers, SHA256SUMS -> findings -> books and site

Nothing is written before every text has been converted. A TEI file that somebody changed by hand is never
overwritten unless forced: tei/SHA256SUMS holds the digest of each file as the program wrote it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from edition import built, editorial, files, received, report
from edition.built import Outcome
from edition.date_report import questions
from edition.errors import InputError, ManifestError, OutputError, Place
from edition.identify import Ledger
from edition.metadata import EditionInfo, TextInfo
from edition.project import Project

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.validate import Finding
    from edition.works import Work

# Folders in which parts are made before they are moved into place, and after how many seconds one is a leftover.
_ASIDE: Final = ".new-"
_STALE: Final = 3600
_NO_ADDRESS: Final = re.compile(r"[%#?\\]")
PARTS: Final = ("print", "site")  # the site offers the books for download


@dataclass(frozen=True, slots=True)
class Step:
    """Where the work stands, for a progress bar: the stage, what it works on, and how far it is."""

    stage: str
    what: str
    done: int
    of: int


Progress = Callable[[Step], None]


def _silent(_: Step) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class Converted:
    """All texts of an edition, converted in memory, in the order of the manifest."""

    texts: tuple[tuple[TextInfo, Conversion], ...]
    works: tuple[Work, ...]


def build(
    project: Project, *, force: bool = False, keep_going: bool = False, progress: Progress = _silent
) -> Outcome:
    """Build an edition.

    `force` overwrites TEI files that were changed by hand, and builds even if nothing changed. `keep_going`
    renders although there are errors, and says so on every page. Raises EditionError for whatever stops the
    work.
    """
    known = None if force else built.recall(project, keep_going)
    if known is not None:
        return known
    with files.lock(project.build):
        return _build(project, force, keep_going, progress)


def _build(project: Project, force: bool, keep_going: bool, progress: Progress) -> Outcome:
    converted = convert_all(project, progress=progress)
    written = write_texts(project, converted, force=force)
    progress(Step("validate", "", 0, 1))
    findings = validate(project)
    errors = sum(finding.severity == "error" for finding in findings)
    outputs: tuple[Path, ...] = ()
    if not errors or keep_going:
        warning = f"Not final: validation found errors ({errors})." if errors else ""
        outputs = render(task(project, warning, converted), project.build, progress=progress)
    shown = tuple(project.relative(path) for path in outputs)
    rows = tuple(report.summary(converted.texts, converted.works))
    outcome = Outcome(rows, tuple(map(_row, findings)), written, shown, not errors or keep_going)
    built.remember(project, keep_going, outcome)
    return outcome


def convert_all(project: Project, *, progress: Progress = _silent) -> Converted:
    """Convert every text of an edition in memory; nothing is written.

    Raises EditionError for a transcription, a table or a manifest that cannot be used.
    """
    from edition import convert
    from edition.works import load_works

    works = load_works(project.works)
    _check_identifiers(project, works)
    tables = editorial.load(
        project.year_headings, project.emendations, project.decisions, project.private_use
    )
    tables.check_texts([info.id for info in project.texts])
    read = []
    for number, info in enumerate(project.texts):
        progress(Step("convert", info.id, number, len(project.texts)))
        got = received.read(project.source_path(info), info.id, info.encoding)
        own = Ledger.load(project.ledger_path(info))
        chronicle = convert.read(got.source, info, editorial=tables.of(got.source), works=works)
        read.append((info, chronicle, own if own.rows else got.known(info.id)))
    progress(Step("link", "", 0, 1))
    made = convert.together(read, edition=project.info, works=works)
    return Converted(tuple(zip(project.texts, made, strict=True)), works)


def _check_identifiers(project: Project, works: Sequence[Work]) -> None:
    """Text, author, calendars and works are identified in one header, so none can share an identifier. The work that a
    text is said to be is in the list.
    """
    from edition.encode.header import CALENDARS

    listed = {work.id for work in works}
    for info in project.texts:
        if info.work and info.work not in listed:
            message = f"the work of {info.id}, {info.work}, is not in the list of works"
            raise ManifestError(
                message, place=Place(project.manifest), remedy="correct work, or add it to the list"
            )
        taken = {
            **{work.id: "a work of the list" for work in works},
            **dict.fromkeys(CALENDARS, "a calendar"),
        }
        for what, name in (("id", info.id), ("author.xml_id", info.author.xml_id)):
            if name in taken:
                message = f"{what} of {info.id} is also the identifier of {taken[name]}"
                raise ManifestError(
                    message, place=Place(project.manifest), remedy=f"change {what} in the manifest"
                )


def write_texts(project: Project, converted: Converted, *, force: bool = False) -> tuple[str, ...]:
    """Write the TEI files, their ledgers and their digests; returns the names of those that changed.

    Raises OutputError, before anything is written, if a TEI file was changed by hand and `force` is not set.
    """
    own = files.own_digests(project.tei)
    if not force:
        for info, conversion in converted.texts:
            path = project.tei_path(info)
            files.refuse_edited(path, conversion.tei, *own.get(path.name, ()))
    sums = {project.tei_path(info).name: files.digest(conversion.tei) for info, conversion in converted.texts}
    changed = []
    # A build may be killed anywhere: ledgers come first, so that no identifier is given twice, and what is about
    # to be written is announced, so that the next build does not take it for the work of a hand.
    for info, conversion in converted.texts:
        if files.write(project.ledger_path(info), conversion.ledger.dump().encode("utf-8")):
            changed.append(project.relative(project.ledger_path(info)))
    if sums != files.read_sums(project.tei):
        files.announce_sums(project.tei, sums)
    for info, conversion in converted.texts:
        if files.write(project.tei_path(info), conversion.tei):
            changed.append(project.relative(project.tei_path(info)))
    if files.write_sums(project.tei, sums):
        changed.append(project.relative(project.tei / files.SUMS))
    return tuple(changed)


def validate(project: Project) -> list[Finding]:
    """Check the encoded texts of an edition against their transcriptions and ledgers."""
    from edition import validate as room

    return room.validate(
        [project.tei_path(info) for info in project.texts],
        sources={info.id: project.source_path(info) for info in project.texts},
        ledger={info.id: project.ledger_path(info) for info in project.texts},
    )


def _row(finding: Finding) -> dict[str, Any]:
    row = asdict(finding)
    return {name: str(value) if isinstance(value, Path) else value for name, value in row.items()}


@dataclass(frozen=True, slots=True)
class Task:
    """What to render: TEI files; the edition, the transcriptions by `xml:id` and the dates to look at, where they are
    known; words that stand on every page, if any.
    """

    paths: tuple[Path, ...]
    info: EditionInfo | None = None
    sources: Mapping[str, Path] = field(default_factory=dict)
    warning: str = ""
    questions: tuple[report.Row, ...] | None = None


def task(project: Project, warning: str = "", converted: Converted | None = None) -> Task:
    """All texts of an edition, to be rendered; with the dates to look at, if the texts are there converted."""
    paths = tuple(project.tei_path(info) for info in project.texts)
    sources = {info.id: project.source_path(info) for info in project.texts}
    found = tuple(questions(converted.texts)) if converted is not None else None
    return Task(paths, project.info, sources, warning, found)


def _sweep(target: Path) -> None:
    """Remove what builds left that were killed; a folder younger than an hour may be another build's at work."""
    for stale in target.glob(f"{_ASIDE}*"):
        if time.time() - stale.stat().st_mtime > _STALE:
            shutil.rmtree(stale, ignore_errors=True)


def render(
    job: Task, target: Path, *, parts: Sequence[str] = PARTS, progress: Progress = _silent
) -> tuple[Path, ...]:
    """Render TEI files into `target/print` and `target/site`; returns these folders.

    Each is rendered aside and moved into place whole. The site offers the books that are there. Raises EditionError
    for a file that cannot be rendered; what was there before then still stands.
    """
    _refuse_unaddressable(job.paths)
    try:
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        aside = tempfile.TemporaryDirectory(dir=target, prefix=_ASIDE)
    except OSError as error:
        remedy = "check that the folder may be written"
        raise OutputError(
            f"cannot be written: {error.strerror}", place=Place(target), remedy=remedy
        ) from None
    with aside as name:
        for part in parts:
            books = (Path(name) if "print" in parts else target) / "print"
            _PART[part](job, Path(name) / part, books, progress)
        for part in parts:
            files.put_folder(Path(name) / part, target / part)
    return tuple(target / part for part in parts)


def _refuse_unaddressable(paths: Sequence[Path]) -> None:
    """A page is called after its file, and other pages link to it."""
    for path in paths:
        found = _NO_ADDRESS.search(path.stem)
        if found is not None:
            message = f"the address of a page cannot hold the “{found[0]}” of its name"
            raise InputError(message, place=Place(path), remedy=f"rename the file, without “{found[0]}”")


def _books(job: Task, out: Path, _: Path, progress: Progress) -> None:
    from edition.render.book import render_book

    for number, path in enumerate(job.paths):
        progress(Step("print", path.stem, number, len(job.paths)))
        render_book(path, out, warning=job.warning, font_cache=out.parent.parent / "fonts")


def _site(job: Task, out: Path, books: Path, progress: Progress) -> None:
    from edition.render.site import render_site

    progress(Step("site", "", 0, 1))
    render_site(
        job.paths,
        out,
        info=job.info,
        books=books,
        sources=job.sources,
        questions=job.questions,
        warning=job.warning,
    )


_PART: Final = {"print": _books, "site": _site}
