"""Citations against their words: the number of a juan is the one that is written."""

from __future__ import annotations

from collections.abc import Iterator

from edition.grammar.numerals import value
from edition.validate.document import Document, T
from edition.validate.findings import Finding


def check(document: Document) -> Iterator[Finding]:
    """Juan whose `n` is another number than their words; words that are no numeral are passed over."""
    for scope in document.root.iterfind(f"{T}text//{T}biblScope[@unit='juan']"):
        words = "".join(map(str, scope.itertext())).strip("卷第 ")
        try:
            number = value(words)
        except ValueError:
            continue
        stated = scope.get("n") or ""
        if stated.isdecimal() and int(stated) != number:
            message = f"{''.join(map(str, scope.itertext()))} is given as {stated}"
            yield document.finding(scope, "juan-number", message, f"n is {number}")
