"""The Schematron rules of the encoding, run as the XSLT sheet that the schema's compiler makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from edition import resources
from edition.errors import TeiError
from edition.saxon import Sheet
from edition.validate.document import Document
from edition.validate.findings import Finding

_STEP: Final = re.compile(r"/(?:Q\{([^}]*)\}([^\[/]+)|text\(\)|@[^/]+)(?:\[(\d+)\])?")


@cache
def _sheet() -> Sheet:
    return Sheet(resources.path("schema/annals-rules.xsl"))


def check(document: Document) -> Iterator[Finding]:
    """What the rules find, each at its element or its text."""
    try:
        result = _sheet().transform(document.root)
    except TeiError as error:
        yield document.finding(document.root, "not-well-formed", error.message, error.remedy)
        return
    for found in etree.fromstring(result.principal.encode("utf-8")):
        path = found.get("path") or ""
        yield document.text_finding(
            _at(document.root, path),
            _text_number(path),
            found.get("rule") or "",
            " ".join((found.text or "").split()),
            found.get("remedy") or "",
            severity=found.get("severity") or "error",
        )


def _text_number(path: str) -> int:
    """Which text node of its element a path means; 0 if it means none."""
    steps = list(_STEP.finditer(path))
    return int(steps[-1][3] or 1) if steps and steps[-1][0].startswith("/text()") else 0


def _at(root: etree._Element, path: str) -> etree._Element:
    """The element of a path as XPath's fn:path() writes it; of a text or an attribute, its element."""
    here = root
    for number, step in enumerate(_STEP.finditer(path)):
        if number == 0 or step[2] is None:
            continue
        here = here.findall(f"{{{step[1]}}}{step[2]}")[int(step[3]) - 1]
    return here
