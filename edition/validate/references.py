"""Identifiers and pointers, within a file and between files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from edition.identify import KINDS, Ledger
from edition.tei import XML_ID
from edition.validate.document import Document, T
from edition.validate.findings import Finding

#: What the ledger keeps: the parts of the text that can be cited, the readings, and where shared passages begin.
_CITABLE: Final = frozenset(T + name for name in ("div", "p", "note", "rdg", "anchor"))
_PASSAGE: Final = re.compile(rf"\.{KINDS['passage']}\d+$")


def check_identifiers(document: Document) -> Iterator[Finding]:
    """Identifiers that stand twice."""
    for element in document.elements:
        name = element.get(XML_ID)
        if name is None or document.identifiers[name] is element:
            continue
        line, _ = document.place(document.identifiers[name])
        message = f"the identifier {name} stands already in line {line}"
        yield document.finding(element, "identifier-unique", message, "give it an identifier of its own")


def check_ledger(document: Document, path: Path) -> Iterator[Finding]:
    """Identifiers of the text against the ledger, both ways."""
    here = {row.id for row in Ledger.load(path).rows if row.state == "here"}
    found: set[str] = set()
    for body in document.root.iterfind(f"{T}text/{T}body"):
        for element in body.iter(*_CITABLE):
            name = element.get(XML_ID)
            if name is None or (element.tag == T + "anchor" and not _PASSAGE.search(name)):
                continue
            found.add(name)
            if name not in here:
                message = f"{name} is not in the ledger {path.name}"
                yield document.finding(
                    element, "identifier-ledger", message, "encode the text again, or restore the ledger"
                )
    for name in sorted(here - found):
        message = f"{name} stands in the ledger {path.name} but not in the text"
        yield document.finding(
            document.root, "identifier-ledger", message, "restore the part, or encode the text again"
        )


def check_files(
    document: Document, others: Mapping[str, Document | None], *, alone: bool = False
) -> Iterator[Finding]:
    """Pointers into other files: `others` maps the file name of every pointer to that file, None if there is none.

    `alone` takes a file that is not there as one that is not at hand.
    """
    for element, name, identifier in document.outward:
        other = others.get(name)
        if other is None and alone:
            continue
        if other is None:
            message = f"{name}#{identifier} points to a file that is not there"
            yield document.finding(element, "pointer-file", message, "point to a file of the edition")
        elif identifier not in other.identifiers:
            message = f"{name} has no identifier {identifier}"
            yield document.finding(element, "pointer-file", message, "point to an identifier of that file")
