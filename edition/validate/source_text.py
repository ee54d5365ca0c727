"""The base text against the source, and what the header says of the source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from edition import encodings, received, tei
from edition.errors import EditionError
from edition.source import Source, expand_line_ends
from edition.validate.document import Document, T
from edition.validate.findings import Finding
from edition.validate.places import locate

_SHOWN: Final = 15
# The site chrome that a transcription may contain: a line that is nothing but an XML comment.
_COMMENT: Final = re.compile(r"\s*<!--.*-->\s*")


def check(document: Document, path: Path | None) -> Iterator[Finding]:
    """The base text, the digest, the counts and the notes on the source; without a source, the file against itself."""
    try:
        lines = tei.base_lines(document.root)
    except ValueError:
        return  # a line number that is no number: the grammar says so, and there are no lines to compare
    yield from _before_first_line(document, lines)
    omitted = _omitted(document)
    if path is None:
        yield from _against_itself(document, lines, omitted)
        return
    source = received.read(path, encoding=encodings.name_of(_codec(document)) or "").source
    yield from _text(document, source, lines, omitted)
    yield from _digest(document, source)
    yield from _notes(document, source)
    yield from _extent(document, len(source.lines), sum(line.end - line.start for line in source.lines))


def _codec(document: Document) -> str:
    """The codec of the source as the header records it; one that is none is a finding, and UTF-8 for the rest."""
    try:
        return tei.codec_of(document.root)
    except EditionError:
        return encodings.UTF8


def _before_first_line(document: Document, lines: dict[int, str]) -> Iterator[Finding]:
    if lines.get(0):
        body = next(document.root.iterfind(f"{T}text/{T}body"))
        message = f"'{lines[0][:_SHOWN]}' stands before the first lb"
        yield document.finding(
            body, "text-before-line", message, "every line of the source begins with its lb"
        )


def _omitted(document: Document) -> dict[int, str]:
    segs = document.root.iterfind(f".//{T}editorialDecl//{T}seg[@type='omitted-line']")
    return {int(seg.get("n") or 0): seg.text or "" for seg in segs if (seg.get("n") or "").isdecimal()}


def _text(
    document: Document, source: Source, lines: dict[int, str], omitted: dict[int, str]
) -> Iterator[Finding]:
    """Every line of the source against the lines of the base text."""
    marks = {
        int(lb.get("n") or 0): lb for lb in document.root.iter(f"{T}lb") if (lb.get("n") or "").isdecimal()
    }
    missing: list[int] = []
    differing: dict[int, tuple[str, str]] = {}
    for number in range(1, len(source.lines) + 1):
        want = source.line_text(number)
        have = lines.get(number)
        if have is None and number in omitted and _COMMENT.fullmatch(want):
            have = omitted[number]
        if have is None:
            missing.append(number)
        elif have != want:
            differing[number] = (want, have)
    if differing:
        yield from _differences(document, differing)
    for first, last in _runs(missing):
        near = marks.get(max((n for n in marks if n < first), default=0), document.root)
        message = (
            f"line {first} of the source has no lb"
            if first == last
            else f"lines {first} to {last} of the source have no lb"
        )
        yield document.finding(
            near, "base-text", message, f"line {first} is '{source.line_text(first)[:_SHOWN]}'"
        )
    for number in sorted(n for n in lines if n > len(source.lines)):
        yield document.finding(
            marks[number], "base-text", f"line {number} is not in the source", "remove the lb"
        )


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of consecutive numbers, as (first, last)."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in run]
        yield stretch[0], stretch[-1]


def _differences(document: Document, differing: dict[int, tuple[str, str]]) -> Iterator[Finding]:
    """One finding for each line that differs, at the first character that does; `differing` has (source, text)."""
    columns = {number: _first_difference(*pair) for number, pair in differing.items()}
    places = locate(document, columns)
    for number, (want, have) in differing.items():
        start = max(0, columns[number] - 3)
        message = (
            f"line {number}, column {columns[number] + 1}: the text has '{have[start : start + _SHOWN]}'"
        )
        remedy = f"the source has '{want[start : start + _SHOWN]}'"
        found = document.finding(document.root, "base-text", message, remedy)
        line, column = places.get(number, (found.line, found.column))
        yield replace(found, line=line, column=column)


def _first_difference(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _against_itself(document: Document, lines: dict[int, str], omitted: dict[int, str]) -> Iterator[Finding]:
    """Without the source: the base text must still have the digest that the header gives."""
    stated = document.root.find(f"{T}teiHeader//{T}sourceDesc//{T}idno[@type='sha256']")
    ends = document.root.find(f".//{T}editorialDecl//{T}seg[@type='line-ends']")
    if stated is None or ends is None:
        return
    texts = {**lines, **omitted}
    counts = [int(count) for count in re.findall(r"\d+", ends.text or "")]
    try:
        # A false count is a finding before anything of that size is made.
        endings = expand_line_ends(ends.text or "") if sum(counts) == max(texts, default=0) else None
    except ValueError:
        endings = None
    if endings is None:
        message = f"line-ends is given as '{ends.text}', the text has {max(texts, default=0)} lines"
        yield document.finding(
            ends, "source-notes", message, "run lengths such as 88LF, one end for each line"
        )
        return
    bom = document.root.find(f".//{T}editorialDecl//{T}seg[@type='byte-order-mark']")
    text = "".join(texts.get(number, "") + end for number, end in enumerate(endings, 1))
    data = (("\ufeff" if bom is not None and bom.text == "yes" else "") + text).encode(
        _codec(document), "replace"
    )
    if hashlib.sha256(data).hexdigest() != stated.text:
        message = "the base text is not the transcription whose digest the header gives"
        yield document.finding(
            stated, "base-text", message, "restore the text, or validate with its source to see where"
        )
    yield from _extent(document, len(endings), sum(len(texts.get(n, "")) for n in range(1, len(endings) + 1)))


def _digest(document: Document, source: Source) -> Iterator[Finding]:
    for idno in document.root.iterfind(f"{T}teiHeader//{T}sourceDesc//{T}idno[@type='sha256']"):
        if idno.text != source.sha256:
            yield document.finding(
                idno, "source-digest", f"the digest of the source is not {idno.text}", source.sha256
            )


def _notes(document: Document, source: Source) -> Iterator[Finding]:
    """What normalization says of line ends, byte order mark and left-out lines."""
    facts = {
        "encoding": source.codec,
        "line-ends": source.line_ends(),
        "byte-order-mark": "yes" if source.bom else "no",
    }
    declaration = document.root.find(f".//{T}editorialDecl")
    if declaration is None:
        return
    for kind, right in facts.items():
        seg = declaration.find(f".//{T}seg[@type='{kind}']")
        if seg is None:
            yield document.finding(
                declaration, "source-notes", f"no seg of the type {kind}", f"{kind}: {right}"
            )
        elif seg.text != right:
            yield document.finding(
                seg, "source-notes", f"{kind} is given as '{seg.text}'", f"the source has {right}"
            )
    for seg in declaration.iterfind(f".//{T}seg[@type='omitted-line']"):
        number = int(seg.get("n") or 0) if (seg.get("n") or "0").isdecimal() else 0
        if not 1 <= number <= len(source.lines) or source.line_text(number) != (seg.text or ""):
            yield document.finding(
                seg, "source-notes", f"line {number} is not '{seg.text}'", "copy it as it stands"
            )


def _extent(document: Document, lines: int, characters: int) -> Iterator[Finding]:
    for measure in document.root.iterfind(f"{T}teiHeader//{T}extent/{T}measure"):
        right = {"character": characters, "line": lines}.get(measure.get("unit") or "")
        if right is not None and measure.get("quantity") != str(right):
            message = f"{measure.get('quantity')} {measure.get('unit')}s are counted"
            yield document.finding(measure, "extent", message, f"the source has {right}")


def unreadable(document: Document, error: EditionError) -> Finding:
    """The finding for a source that cannot be read."""
    return document.finding(
        document.root, "base-text", f"the source cannot be read: {error.message}", error.remedy
    )
