"""CITATION.cff, Citation File Format 1.2.0: https://citation-file-format.github.io/"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from edition.deposit.describe.facts import ORCID, SUBJECTS, abstract, doi, spdx
from edition.metadata import EditionInfo, TextInfo

_BREAKS: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def citation(info: EditionInfo, texts: Sequence[TextInfo]) -> bytes:
    """How the edition is to be cited."""
    licence = spdx(info.licence.url)
    rows = [
        "cff-version: 1.2.0",
        f"message: {_yaml('If you use this edition, please cite it as below.')}",
        "type: dataset",
        f"title: {_yaml(f'{info.title_zh} {info.title_pinyin} ({info.title_en})')}",
        f"version: {_yaml(info.version)}",
        f"date-released: {info.date}",
        f"license: {licence}" if licence else f"license-url: {_yaml(info.licence.url)}",
        "authors:",
    ]
    for person in info.editors:
        rows.append(f"  - name: {_yaml(person.name)}")
        rows += [f"    orcid: {_yaml(ORCID + person.orcid)}"] if person.orcid else []
    rows += ["identifiers:"] if info.identifiers else []
    for kind, value in info.identifiers:
        known = kind.lower() if kind.lower() in ("doi", "url", "swh") else "other"
        rows += [f"  - type: {known}", f"    value: {_yaml(doi(info) or value if known == 'doi' else value)}"]
    rows += ["keywords:", *(f"  - {_yaml(subject)}" for subject in SUBJECTS)]
    rows.append(f"abstract: {_yaml(abstract(info, texts))}")
    return ("\n".join(rows) + "\n").encode("utf-8")


def _yaml(value: str) -> str:
    """A string as YAML reads it: as JSON, with what some readers take for the end of a line written by its number."""
    return _BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
