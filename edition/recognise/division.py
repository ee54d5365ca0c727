"""How a text is divided: 綱目 with headlines, 編年 by dates, 紀傳 kept whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from edition.editorial import Editorial
from edition.model import Cert, NoteKind, Paragraph, Voice, paragraphs_of
from edition.parse import parse
from edition.recognise.findings import SHOWN, Finding

if TYPE_CHECKING:
    from edition.profiles import Conventions
    from edition.source import Source

# Shares of paragraphs: those that close with their sources in 綱目, those that a sexagenary day opens in annals.
_CLOSING: Final = 0.2
_DAYS: Final = 0.5
_FEW: Final = 8
_ENOUGH: Final = 100_000


def division(source: Source, conventions: Conventions) -> Finding:
    """綱目 if a good part of the paragraphs close with a note of sources; annals if sexagenary days or months open
    sentences about as often as there are paragraphs; else chapters whose paragraphs are kept whole.
    """
    blocks = parse(_beginning(source), _whole(conventions), Editorial(source.name), ()).blocks
    paragraphs = [p for block in blocks if isinstance(block, Paragraph) for p in paragraphs_of(block)]
    paragraphs = [p for p in paragraphs if source.text[p.start : p.end].strip()]
    if not paragraphs:
        return Finding("division", "biography", Cert.UNKNOWN, "there are no paragraphs")
    closing = [
        p for p in paragraphs if any(n.kind is NoteKind.SOURCE and n.end >= p.end - 1 for n in p.notes)
    ]
    days = [
        date.start
        for p in paragraphs
        for date in p.dates
        if date.parts.ganzhi is not None and date.voice is Voice.NARRATIVE
    ]
    few = Cert.MEDIUM if len(paragraphs) < _FEW else Cert.HIGH
    share = len(closing) / len(paragraphs)
    if share >= _CLOSING:
        why = f"{len(closing)} of {len(paragraphs)} paragraphs close with a note of their sources"
        examples = tuple(p.notes[-1].start for p in closing[:SHOWN])
        return Finding("division", "gangmu", Cert.MEDIUM if share < 2 * _CLOSING else few, why, examples)
    density = len(days) / len(paragraphs)
    why = (
        f"{len(days)} sexagenary days in {len(paragraphs)} paragraphs, few of which close with their sources"
    )
    near = Cert.LOW if _DAYS / 2 < density < 2 * _DAYS else few
    return Finding("division", "annals" if density >= _DAYS else "biography", near, why, tuple(days[:SHOWN]))


def _beginning(source: Source) -> Source:
    """As much of a text as shows how it is divided: whole lines, up to `_ENOUGH` characters or the first line."""
    if len(source.text) <= _ENOUGH:
        return source
    kept = [line for line in source.lines if line.end <= _ENOUGH] or [source.lines[0]]
    return replace(source, text=source.text[: kept[-1].end], lines=tuple(kept))


def _whole(conventions: Conventions) -> Conventions:
    """The same conventions with paragraphs kept whole, so that they can be counted."""
    return replace(conventions, division="biography")
