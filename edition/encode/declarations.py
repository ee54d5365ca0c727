"""The editorial declarations of the header: true because they are counted, and each count can be counted again.

Every number is a `seg` of type `count` that names what it counts, so that `edition validate` finds one that is not
true of the text (edition/validate/declared.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from edition.encode.context import Context
from edition.encode.inline import escape
from edition.source import Origin

#: What a declaration counts, by the name that its `seg` bears, and the counter of the encoder.
COUNTED: Final = {
    "emendations": "emendation.rows",
    "corrected": "emendation.sic",
    "regularised": "emendation.orig",
    "removed": "emendation.surplus",
    "supplied": "emendation.supplied",
    "proposed": "emendation.flagged",
    "private-use": "private",
    "lost-quotations": "quotation.lost",
    "entries": "entry",
    "prologues": "prologue",
    "paragraphs": "paragraph",
    "supplied-headings": "heading.supplied",
    "source-notes": "note.source",
    "remarks": "note.remark",
    "variant-notes": "note.variant",
    "glosses": "note.gloss",
    "citations": "citation",
    "readings": "reading",
    "resolved-dates": "date",
    "inherited-dates": "date.inherited",
    "undetermined-dates": "date.unknown",
    "links": "link",
    "citation-links": "link.citation",
}
_CORRECTION: Final = (
    "The editors' emendations: {emendations}. Those that are certain are made in the text, the base text kept beside "
    "them ({corrected} corrected, {regularised} regularised, {removed} removed, {supplied} supplied). Proposed in "
    "notes only: {proposed}."
)
_PRIVATE: Final = "Private-use characters encoded as g: {private-use}."
_QUOTATION: Final = (
    "Quotations are q, their marks inside. Quotations whose marks the transcription replaced by spaces, supplied in "
    "reg: {lost-quotations}."
)
_SEGMENTATION: Final = (
    "Entries: {entries}. Prologues: {prologues}. Paragraphs of chapters: {paragraphs}. Headings supplied: "
    "{supplied-headings}."
)
_INTERPRETATION: Final = (
    "Notes by kind: source {source-notes}, remark {remarks}, variant {variant-notes}, gloss {glosses}. Citations: "
    "{citations}. Readings: {readings}. Dates resolved by the program (resp #encoder, with cert): {resolved-dates}. "
    "Inherited dates: {inherited-dates}. Dates left undetermined: {undetermined-dates}."
)
_LINKS: Final = (
    "Passages that other texts of the edition share, found by the program: {links}. Links from citations to the "
    "passages that they rest on: {citation-links}."
)


def declarations(context: Context) -> Iterator[str]:
    """The `editorialDecl`: what was corrected, normalised, divided and interpreted, and how often."""
    yield "<editorialDecl>"
    yield f"<correction>{_p(context, _CORRECTION)}</correction>"
    yield f"<normalization>{_received(context)}"
    if context.source.origin is not None:
        yield f"<p>{escape(_from_tei(context.source.origin))}</p>"
    for line in context.chronicle.omitted:
        seg = f'<seg type="omitted-line" n="{line.line}">{escape(line.text)}</seg>'
        yield f"<p>Left out as site chrome, line {line.line}: {seg}</p>"
    yield "</normalization>"
    yield f'<quotation marks="all">{_p(context, _QUOTATION)}</quotation>'
    yield f"<segmentation>{_p(context, _SEGMENTATION)}</segmentation>"
    linked = _p(context, _LINKS) if context.links else ""
    yield f"<interpretation>{_p(context, _INTERPRETATION)}{linked}</interpretation>"
    yield "</editorialDecl>"


def _from_tei(origin: Origin) -> str:
    """What was taken of a TEI file and what was not, by kind and number."""
    kinds = Counter(aside.kind for aside in origin.asides)
    left = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
    marks = ", ".join(f"{kind} {number}" for kind, number in origin.counts)
    return (
        f"The transcription is the plain text read from a TEI file ({origin.format}; SHA-256 of that file: "
        f"{origin.sha256}). Not in the text, or noted beside it, and listed by the report “received”: "
        f"{left or 'nothing'}. "
        f"Elements without words of their own, or not known: {marks or 'none'}."
    )


def _p(context: Context, text: str) -> str:
    return f"<p>{_counted(context, text)}</p>"


def _counted(context: Context, text: str) -> str:
    """The words with each {name} as its count."""

    def count(name: re.Match[str]) -> str:
        number = context.counts.get(COUNTED[name[1]], 0)
        return f'<seg type="count" subtype="{name[1]}">{number}</seg>'

    return re.sub(r"\{([a-z-]+)\}", count, escape(text))


def _received(context: Context) -> str:
    """What is needed to give back the transcription byte for byte."""
    source = context.source
    return (
        "<p>No character of the transcription is changed or lost. "
        f'Line ends: <seg type="line-ends">{source.line_ends()}</seg>; '
        f'encoding: <seg type="encoding" subtype="{source.found}">{source.codec}</seg>; '
        f'byte order mark: <seg type="byte-order-mark">{"yes" if source.bom else "no"}</seg>. '
        f"Leading ideographic spaces are the rend of lb. {_counted(context, _PRIVATE)}</p>"
    )
