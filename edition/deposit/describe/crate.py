"""ro-crate-metadata.json, RO-Crate 1.1: https://w3id.org/ro/crate/1.1"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from edition import __version__
from edition.deposit.describe.facts import ORCID, Json, abstract, works_of
from edition.metadata import UNKNOWN, EditionInfo, Person, TextInfo

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
# The entity by which a crate says that it is one.
_DESCRIPTOR: Final = {
    "@id": "ro-crate-metadata.json",
    "@type": "CreativeWork",
    "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    "about": {"@id": "./"},
}


def media_type(name: str) -> str:
    """The media type of a file, told by its ending."""
    return MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def crate(info: EditionInfo, texts: Sequence[TextInfo], sizes: Mapping[str, tuple[int, str]]) -> Json:
    """The package as a research object: every file with its size, digest and media type.

    `sizes` maps each path to its size in bytes and its SHA-256.
    """
    people = [_person(person) for person in info.editors]
    works = [_work(number, text) for number, text in enumerate(works_of(texts), 1)]
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
    identifier = ORCID + person.orcid if person.orcid else f"#{quote(person.name)}"
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
