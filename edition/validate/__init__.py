"""TEI files against the encoding: all that is wrong, each with its place and what would be right.

findings.py     what a check reports, the names of the rules
document.py     a file with line and column of every element
patterns.py     content models, matched by derivatives
grammar.py      schema/annals.rng
rules.py        schema/annals.sch
references.py   identifiers and pointers, in a file and between files
declared.py     what the header counts
order.py        lines, years and entries in their order
dates.py        dates against the calendar
source_text.py  the base text against the source
report.py       findings as text, JSON, SARIF
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from edition.errors import EditionError
from edition.validate import (
    citations,
    dates,
    declared,
    document,
    grammar,
    order,
    references,
    rules,
    source_text,
)
from edition.validate.document import Document, UnreadableError
from edition.validate.findings import Finding
from edition.validate.report import FORMATS

__all__ = ["FORMATS", "Finding", "check_document", "validate"]

_NOTHING: Final[Mapping[str, Path]] = {}
_NOBODY: Final[Mapping[str, Document]] = {}


@cache
def _grammar() -> grammar.Grammar:
    return grammar.load()


def validate(
    paths: Iterable[Path], *, sources: Mapping[str, Path] = _NOTHING, ledger: Mapping[str, Path] = _NOTHING
) -> list[Finding]:
    """Check TEI files and return all findings, sorted by file and place; an empty list if nothing is wrong.

    `sources` maps the identifier of a text (`xixiaji-01`) to its transcription, `ledger` to its ledger of
    identifiers; what has no source is checked against the digest in its own header. A pointer into another file is
    looked for among `paths`, then beside the file that holds it; where one file is checked by itself, another that is
    not at hand is no finding. A file that cannot be read is a finding.
    """
    findings: list[Finding] = []
    documents: dict[Path, Document] = {}
    for path in paths:
        try:
            documents[path] = document.read(path)
        except UnreadableError as error:
            findings.append(error.finding)
    by_name = {path.name: found for path, found in documents.items()}
    for found in documents.values():
        findings += _check(found, by_name, sources, ledger, alone=len(by_name) == 1)
    return sorted(findings)


def check_document(
    found: Document, *, sources: Mapping[str, Path] = _NOTHING, ledger: Mapping[str, Path] = _NOTHING
) -> list[Finding]:
    """Check one file that has been read, as `validate` does."""
    return sorted(_check(found, _NOBODY, sources, ledger, alone=True))


def _check(
    found: Document,
    by_name: Mapping[str, Document],
    sources: Mapping[str, Path],
    ledger: Mapping[str, Path],
    *,
    alone: bool,
) -> Iterator[Finding]:
    yield from _grammar().check(found)
    yield from rules.check(found)
    yield from references.check_identifiers(found)
    yield from references.check_files(found, _neighbours(found, by_name), alone=alone)
    if found.name in ledger:
        yield from references.check_ledger(found, ledger[found.name])
    yield from citations.check(found)
    yield from declared.check(found)
    yield from order.check(found)
    yield from dates.check(found)
    try:
        yield from source_text.check(found, sources.get(found.name))
    except EditionError as error:
        yield source_text.unreadable(found, error)


def _neighbours(found: Document, by_name: Mapping[str, Document]) -> dict[str, Document | None]:
    """The files that a file points to: those under examination, else those that lie beside it."""
    others: dict[str, Document | None] = {}
    for _, name, _ in found.outward:
        if name in others:
            continue
        others[name] = by_name.get(Path(name).name)
        if others[name] is None:
            try:
                others[name] = document.read(found.path.parent / name)
            except UnreadableError:
                others[name] = None
    return others
