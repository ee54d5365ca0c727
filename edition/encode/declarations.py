"""The editorial declarations of the header: true because they are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.encode.context import Context
from edition.encode.inline import escape


def declarations(context: Context) -> Iterator[str]:
    """The `editorialDecl`: what was corrected, normalised, divided and interpreted, and how often."""
    count = context.counts
    yield "<editorialDecl>"
    yield f"<correction>{_p(_correction(count, len(context.chronicle.emendations)))}</correction>"
    yield f"<normalization>{_received(context)}"
    for line in context.chronicle.omitted:
        seg = f'<seg type="omitted-line" n="{line.line}">{escape(line.text)}</seg>'
        yield f"<p>Left out as site chrome, line {line.line}: {seg}</p>"
    yield "</normalization>"
    yield f'<quotation marks="all">{_p(_quotation(count))}</quotation>'
    yield f"<segmentation>{_p(_segmentation(count))}</segmentation>"
    yield f"<interpretation>{_p(_interpretation(count))}</interpretation>"
    yield "</editorialDecl>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _received(context: Context) -> str:
    """What is needed to give back the transcription byte for byte."""
    source = context.source
    return (
        "<p>No character of the transcription is changed or lost. "
        f'Line ends: <seg type="line-ends">{source.line_ends()}</seg>; '
        f'byte order mark: <seg type="byte-order-mark">{"yes" if source.bom else "no"}</seg>. '
        "Leading ideographic spaces are the rend of lb. "
        f"Private-use characters encoded as g: {len(context.private)}.</p>"
    )


def _correction(count: Mapping[str, int], rows: int) -> str:
    names = {"sic": "corrected", "orig": "regularised", "surplus": "removed", "supplied": "supplied"}
    done = ", ".join(f"{count.get(f'emendation.{key}', 0)} {name}" for key, name in names.items())
    return (
        f"The editors' emendations: {rows}. Those that are certain are made in the text, the base text kept beside "
        f"them ({done}). Proposed in notes only: {count.get('emendation.flagged', 0)}."
    )


def _quotation(count: Mapping[str, int]) -> str:
    text = "Quotations are q, their marks inside."
    lost = count.get("quotation.lost")
    return (
        f"{text} Quotations whose marks the transcription replaced by spaces, supplied in reg: {lost}."
        if lost
        else text
    )


def _segmentation(count: Mapping[str, int]) -> str:
    return (
        f"Entries: {count.get('entry', 0)}. Prologues: {count.get('prologue', 0)}. "
        f"Paragraphs of chapters: {count.get('paragraph', 0)}. Headings supplied: {count.get('heading.supplied', 0)}."
    )


def _interpretation(count: Mapping[str, int]) -> str:
    notes = ", ".join(
        f"{kind} {count.get(f'note.{kind}', 0)}" for kind in ("source", "remark", "variant", "gloss")
    )
    return (
        f"Notes by kind: {notes}. Citations: {count.get('citation', 0)}. Readings: {count.get('reading', 0)}. "
        f"Dates resolved by the program (resp #encoder, with cert): {count.get('date', 0)}. "
        f"Inherited dates: {count.get('date.inherited', 0)}. Dates left undetermined: {count.get('date.unknown', 0)}."
    )
