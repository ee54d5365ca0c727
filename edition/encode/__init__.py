"""Chronicle, dating and identifiers -> TEI.

inline.py     mixed content, well nested
context.py    what is known while one text is written
dates.py      attributes of `date`
links.py      passages shared with other texts
paragraph.py  a paragraph or headline with all that stands in it
body.py       divisions, entries, paragraphs
header.py     manifest and counts -> teiHeader
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edition.arrange import Division
from edition.characters import PRIVATE
from edition.collector import resting
from edition.encode import links
from edition.encode.body import body
from edition.encode.context import Context
from edition.encode.header import header
from edition.encode.inline import attributes, escape
from edition.metadata import EditionInfo, TextInfo

if TYPE_CHECKING:
    from edition.works import Work

__all__ = ["Context", "encode"]


@resting()
def encode(
    context: Context, root: Division, info: TextInfo, edition: EditionInfo, works: Sequence[Work]
) -> str:
    """The TEI document of one text."""
    context.count("emendation.rows", len(context.chronicle.emendations))
    context.count("private", len(context.private))
    context.count("emendation.flagged", sum(not row.applies for row in context.chronicle.emendations))
    content = "\n".join(body(context, root))
    linked = links.stand_off(context)
    calendars = {
        d.calendar
        for table in (context.dated.dates, context.dated.inherited, context.dated.headings)
        for d in table.values()
    }
    head = header(context, info, edition, works, calendars)
    opening = (
        "<TEI"
        + attributes(
            (("xmlns", "http://www.tei-c.org/ns/1.0"), ("xml:id", info.id), ("xml:lang", info.language))
        )
        + ">"
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        opening,
        head,
        "<text>",
        "<body>",
        content,
        "</body>",
        "</text>",
    ]
    standing_off = [*_emendations(context), *context.standing_off, *linked]
    if standing_off:
        parts += ["<standOff>", *standing_off, "</standOff>"]
    return "\n".join((*parts, "</TEI>", ""))


def _emendations(context: Context) -> list[str]:
    """The evidence for every emendation, made or only proposed."""
    notes = []
    for number, row in enumerate(context.chronicle.emendations):
        pairs = (
            ("type", "emendation"),
            ("resp", "#editor"),
            ("cert", row.certainty),
            ("subtype", "made" if row.applies else "proposed"),
            ("target", context.row_targets(number)),
        )
        # Where the proposal is a remark rather than words, it stands as one.
        words = f"{row.reading} → {row.proposed}: " if row.exact else f"{row.reading}: {row.proposed}; "
        proposal = "" if row.applies else words
        notes.append(f"<note{attributes(pairs)}>{escape(_visible(proposal + row.why))}</note>")
    return notes


def _visible(text: str) -> str:
    """Private-use characters by their code points: a note is prose, not base text."""
    return PRIVATE.sub(lambda match: f"U+{ord(match[0]):04X}", text)
