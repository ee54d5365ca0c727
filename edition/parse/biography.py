"""Biographical chapters: which ruler each paragraph belongs to.

A chapter on a line of rulers names the successor when it closes a reign (子德明立) and introduces him where his
begins (德明小字阿移，…). Only chapters that do so are divided by ruler.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.fold import fold
from edition.grammar import structure as g
from edition.model import Block, Cert, Heading, Paragraph, Supplied
from edition.parse.lines import Row
from edition.parse.readings import running_text


def divide(view: str, rows: Sequence[Row]) -> Iterator[Block]:
    """The rows with a supplied heading before the paragraph where each reign begins."""
    texts = {row.start: _words(view, row) for row in rows if isinstance(row, Paragraph)}
    heirs = [heir for text in texts.values() if (heir := _heir(text))]
    if not heirs:
        yield from rows
        return
    current = ""
    awaited = _first_ruler(list(texts.values()))
    for row in rows:
        if isinstance(row, Heading) and row.level == "chapter":
            current, awaited = "", awaited or _first_ruler([t for s, t in texts.items() if s > row.start])
        elif isinstance(row, Paragraph):
            name = _ruler(texts[row.start], current, awaited)
            if name and not _same(name, current):
                current = name
                yield _heading(name, row.start)
            awaited = _heir(texts[row.start]) or ("" if name else awaited)
        yield row


def _words(view: str, paragraph: Paragraph) -> str:
    return running_text(view, paragraph.start, paragraph.end, paragraph.notes).strip("\u3000 \t")


def _heir(text: str) -> str:
    """The successor whom the end of a paragraph names."""
    match = g.SUCCESSION.search(text.rstrip())
    return match["name"] if match is not None else ""


def _first_ruler(texts: Sequence[str]) -> str:
    """The ruler whose reign is told when the text begins: he who dies before the first successor is named."""
    for text in texts:
        if g.INTRODUCTION.match(text):
            return ""
        if _heir(text):
            deaths = list(g.DEATH.finditer(text))
            return deaths[-1]["name"] if deaths else ""
    return ""


def _ruler(text: str, current: str, awaited: str) -> str:
    """The ruler whom a paragraph introduces, if it introduces one."""
    introduced = g.INTRODUCTION.match(text)
    if introduced is not None:
        name = introduced["name"]
        if awaited and _same(name, awaited):
            return awaited
        if (not current and introduced["what"]) or _same(name, current):
            return current if _same(name, current) else name
        if introduced["what"] and introduced["what"].endswith(("弟也", "子也", "孫也", "孙也")):
            return name
    if awaited and fold(text).startswith(fold(awaited)):
        return awaited
    return awaited if awaited and not current else ""


def _same(a: str, b: str) -> bool:
    """李彝興 and 彝興 are one: a name with and without its surname."""
    return bool(a and b) and (fold(a).endswith(fold(b)) or fold(b).endswith(fold(a)))


def _heading(name: str, start: int) -> Heading:
    supplied = Supplied(name, "", Cert.MEDIUM, "heading", attested=False, resp="encoder")
    return Heading("reign", start, None, supplied)
