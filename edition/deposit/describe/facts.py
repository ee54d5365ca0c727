"""The facts of an edition that every description of it states, in the words of them all."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from edition.metadata import EditionInfo, TextInfo

Json = dict[str, Any]
SUBJECTS: Final = ("TEI P5", "digital edition", "literary Chinese", "chronicle")
ORCID: Final = "https://orcid.org/"
_CC: Final = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d\.\d)/?")


def doi(info: EditionInfo) -> str | None:
    """The DOI of the edition, without resolver and in one form, if the manifest has one."""
    values = (value for kind, value in info.identifiers if kind.upper() == "DOI")
    return next((re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", value) for value in values), None)


def spdx(url: str) -> str | None:
    """The SPDX name of a Creative Commons licence; None for any other."""
    match = _CC.fullmatch(url)
    if match is None:
        return None
    return "CC0-1.0" if match[1] == "zero" else f"CC-{match[1].upper()}-{match[2]}"


def abstract(info: EditionInfo, texts: Sequence[TextInfo]) -> str:
    """What the edition is, in a sentence that names its texts."""
    named = "; ".join(f"{text.full_title} ({text.author.name})" for text in texts)
    return (
        f"A digital edition in TEI P5 of {named}. Each transcription is kept character for character; the encoding "
        "adds divisions, dates, notes, citations, variant readings and emendations, each with the name of who speaks."
    )


def works_of(texts: Sequence[TextInfo]) -> list[TextInfo]:
    """One text for each work, in the order of the manifest."""
    return list({(text.title, text.author.name): text for text in reversed(texts)}.values())[::-1]


def dump(value: Json) -> bytes:
    """JSON as the package holds it: in UTF-8, in the order given, with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
