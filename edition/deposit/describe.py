"""What catalogues, repositories and readers are told about an edition, made from its manifest and nothing else.

    datacite   DataCite metadata, kernel 4.5, as JSON: https://schema.datacite.org/meta/kernel-4.5/
    citation   CITATION.cff, Citation File Format 1.2.0: https://citation-file-format.github.io/
    crate      ro-crate-metadata.json, RO-Crate 1.1: https://w3id.org/ro/crate/1.1
    readme     README.md, for a reader who has nothing but the package

A fact that nobody knows is left out of the formats for machines, which have no word for it, and named as unknown in
the README.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from edition import __version__
from edition.metadata import PROVENANCE, UNKNOWN, EditionInfo, Person, TextInfo

Json = dict[str, Any]

SUBJECTS: Final = ("TEI P5", "digital edition", "literary Chinese", "chronicle")
MEDIA_TYPES: Final = {
    ".cff": "application/yaml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".odd": "application/tei+xml",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rng": "application/xml",
    ".sch": "application/xml",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".typ": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
}
_CC: Final = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d\.\d)/?")
# The entity by which a crate says that it is one.
_DESCRIPTOR: Final = {
    "@id": "ro-crate-metadata.json",
    "@type": "CreativeWork",
    "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    "about": {"@id": "./"},
}
_BREAKS: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_ORCID: Final = "https://orcid.org/"


def media_type(name: str) -> str:
    """The media type of a file, told by its ending."""
    return MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


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


def dump(value: Json) -> bytes:
    """JSON as the package holds it: in UTF-8, in the order given, with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def abstract(info: EditionInfo, texts: Sequence[TextInfo]) -> str:
    """What the edition is, in a sentence that names its texts."""
    named = "; ".join(f"{text.full_title} ({text.author.name})" for text in texts)
    return (
        f"A digital edition in TEI P5 of {named}. Each transcription is kept character for character; the encoding "
        "adds divisions, dates, notes, citations, variant readings and emendations, each with the name of who speaks."
    )


def datacite(info: EditionInfo, texts: Sequence[TextInfo]) -> Json:
    """The edition as DataCite metadata. A DOI that is yet to be registered is left out."""
    identifier = doi(info)
    licence: Json = {"rights": info.licence.name, "rightsUri": info.licence.url}
    if name := spdx(info.licence.url):
        licence |= {
            "rightsIdentifier": name.lower(),
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": "https://spdx.org/licenses/",
        }
    return ({"doi": identifier} if identifier else {}) | {
        "types": {"resourceTypeGeneral": "Text", "resourceType": "Digital edition"},
        "creators": [_agent(person) for person in info.editors],
        "titles": [
            {"title": info.title_zh, "lang": "zh"},
            {"title": info.title_pinyin, "titleType": "AlternativeTitle", "lang": "zh-Latn"},
            {"title": info.title_en, "titleType": "TranslatedTitle", "lang": "en"},
        ],
        "publisher": {"name": info.publisher},
        "publicationYear": info.date[:4],
        "dates": [{"date": info.date, "dateType": "Issued"}],
        "language": "lzh",
        "version": info.version,
        "subjects": [{"subject": subject} for subject in SUBJECTS],
        "alternateIdentifiers": [
            {"alternateIdentifier": info.id, "alternateIdentifierType": "local"},
            *(
                {"alternateIdentifier": value, "alternateIdentifierType": kind}
                for kind, value in info.identifiers
                if kind.upper() != "DOI"
            ),
        ],
        "relatedItems": _related(texts),
        "formats": ["application/tei+xml", "text/html", "application/pdf"],
        "rightsList": [licence],
        "descriptions": [{"description": abstract(info, texts), "descriptionType": "Abstract", "lang": "en"}],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }


def _agent(person: Person) -> Json:
    agent: Json = {"name": person.name, "nameType": "Organizational" if person.organisation else "Personal"}
    if person.orcid:
        identifier = {
            "nameIdentifier": _ORCID + person.orcid,
            "nameIdentifierScheme": "ORCID",
            "schemeUri": _ORCID,
        }
        agent["nameIdentifiers"] = [identifier]
    return agent


def _works(texts: Sequence[TextInfo]) -> list[TextInfo]:
    """One text for each work, in the order of the manifest."""
    return list({(text.title, text.author.name): text for text in reversed(texts)}.values())[::-1]


def _related(texts: Sequence[TextInfo]) -> list[Json]:
    """The works that the edition is derived from."""
    return [
        {
            "titles": [{"title": text.title, "lang": "lzh"}],
            "creators": [{"name": text.author.name}],
            "relatedItemType": "Book",
            "relationType": "IsDerivedFrom",
        }
        | ({"publicationYear": text.work_date} if re.fullmatch(r"\d{4}", text.work_date) else {})
        for text in _works(texts)
    ]


def _yaml(value: str) -> str:
    """A string as YAML reads it: as JSON, with what some readers take for the end of a line written by its number."""
    return _BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


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
        rows += [f"    orcid: {_yaml(_ORCID + person.orcid)}"] if person.orcid else []
    rows += ["identifiers:"] if info.identifiers else []
    for kind, value in info.identifiers:
        known = kind.lower() if kind.lower() in ("doi", "url", "swh") else "other"
        rows += [f"  - type: {known}", f"    value: {_yaml(doi(info) or value if known == 'doi' else value)}"]
    rows += ["keywords:", *(f"  - {_yaml(subject)}" for subject in SUBJECTS)]
    rows.append(f"abstract: {_yaml(abstract(info, texts))}")
    return ("\n".join(rows) + "\n").encode("utf-8")


def crate(info: EditionInfo, texts: Sequence[TextInfo], sizes: Mapping[str, tuple[int, str]]) -> Json:
    """The package as a research object: every file with its size, digest and media type.

    `sizes` maps each path to its size in bytes and its SHA-256.
    """
    people = [_person(person) for person in info.editors]
    works = [_work(number, text) for number, text in enumerate(_works(texts), 1)]
    publisher = {"@id": "#publisher", "@type": "Organization", "name": info.publisher}
    licence = {"@id": info.licence.url, "@type": "CreativeWork", "name": info.licence.name}
    program = {"@id": "#edition", "@type": "SoftwareApplication", "name": "edition", "version": __version__}
    root = _root(info, texts) | {
        "license": _ref(licence),
        "author": [_ref(person) for person in people],
        "publisher": _ref(publisher),
        "isBasedOn": [_ref(work) for work in works],
        "hasPart": [{"@id": quote(name)} for name in sorted(sizes)],
    }
    made = {
        "@id": "#making",
        "@type": "CreateAction",
        "name": "conversion, validation and rendering",
        "instrument": _ref(program),
        "result": _ref(root),
    }
    parts = map(_file, sorted(sizes.items()))
    graph = [_DESCRIPTOR, root, *parts, licence, *people, publisher, *works, program, made]
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}


def _root(info: EditionInfo, texts: Sequence[TextInfo]) -> Json:
    """The edition itself, without what refers to other entities."""
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{info.title_zh} {info.title_pinyin}",
        "alternateName": info.title_en,
        "description": abstract(info, texts),
        "version": info.version,
        "datePublished": info.date,
        "inLanguage": "lzh",
        "identifier": [f"{kind}: {value}" for kind, value in info.identifiers] or info.id,
    }


def _ref(entity: Mapping[str, Any]) -> Json:
    return {"@id": entity["@id"]}


def _person(person: Person) -> Json:
    identifier = _ORCID + person.orcid if person.orcid else f"#{quote(person.name)}"
    return {
        "@id": identifier,
        "@type": "Organization" if person.organisation else "Person",
        "name": person.name,
    }


def _work(number: int, text: TextInfo) -> Json:
    return {"@id": f"#work-{number}", "@type": "Book", "name": text.title, "creator": text.author.name} | (
        {"dateCreated": text.work_date} if text.work_date != UNKNOWN else {}
    )


def _file(item: tuple[str, tuple[int, str]]) -> Json:
    name, (size, digest) = item
    return {
        "@id": quote(name),
        "@type": "File",
        "name": PurePosixPath(name).name,
        "encodingFormat": media_type(name),
        "contentSize": str(size),
        "sha256": digest,
    }


def readme(info: EditionInfo, texts: Sequence[TextInfo]) -> bytes:
    """The first page of the package."""
    editors = ", ".join(_plain(person.name) for person in info.editors)
    identifier = doi(info)
    address = f" https://doi.org/{identifier}." if identifier else ""
    return f"""# {_plain(info.title_zh)} {_plain(info.title_pinyin)}

{_plain(info.title_en)}. Version {_plain(info.version)}, {info.date}.

{_plain(abstract(info, texts))}

Cite as: {editors}. *{_plain(info.title_zh)} {_plain(info.title_pinyin)} ({_plain(info.title_en)})*. Version \
{_plain(info.version)}. {_plain(info.place)}: {_plain(info.publisher)}, {info.date[:4]}.{address}

Errata to: {_plain(info.contact)}.

## What is here

| Folder or file | What it is |
| --- | --- |
| `edition/` | the edition as the editors keep it: `edition.toml`, the transcriptions as received, the encoded texts \
(TEI P5), the editors' tables |
| `schema/` | the rules of the encoding: an ODD with the grammar (RELAX NG), the rules (Schematron) and the \
documentation made from it |
| `xslt/` | the sheets that made the website and the books |
| `site/` | the website; open `site/index.html` in a browser, no network is needed |
| `print/` | a printed book for each text (PDF/A) |
| `datacite.json`, `CITATION.cff`, `ro-crate-metadata.json` | the same facts for repositories and programs |

## The texts

{_table(texts)}

“Unknown” means that the editors do not know it; nothing was guessed.

The licence of the encoding is {_plain(info.licence.name)}, {info.licence.url}. It does not speak for the rights in the
transcriptions, which are those of the table above. The sheets in `xslt/` are under the Apache License 2.0,
http://www.apache.org/licenses/LICENSE-2.0.

## How to verify it

This is a BagIt package (RFC 8493). In its top folder, `sha256sum -c manifest-sha256.txt` compares every file with its
digest. Made by `edition` {__version__}.
""".encode()


def _table(texts: Sequence[TextInfo]) -> str:
    rows: list[tuple[str, ...]] = [("", *(text.id for text in texts))]
    rows.append(("title", *(text.full_title for text in texts)))
    rows.append(("author", *(text.author.name for text in texts)))
    rows.append(("date of the work", *(text.work_date for text in texts)))
    rows += [(words, *(str(getattr(text, key)) for text in texts)) for key, words in PROVENANCE.items()]
    rows.append(("remarks", *(" ".join(text.remarks) for text in texts)))
    lines = ["| " + " | ".join(map(_plain, row)) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join("---" for _ in rows[0]) + " |")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text of the manifest as text: what Markdown would read as markup is escaped, line ends are spaces."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", " ".join(text.split()))
