"""DataCite metadata, kernel 4.5, as JSON: https://schema.datacite.org/meta/kernel-4.5/"""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.deposit.describe.facts import ORCID, SUBJECTS, Json, abstract, doi, spdx, works_of
from edition.metadata import EditionInfo, Person, TextInfo


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
            "nameIdentifier": ORCID + person.orcid,
            "nameIdentifierScheme": "ORCID",
            "schemeUri": ORCID,
        }
        agent["nameIdentifiers"] = [identifier]
    return agent


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
        for text in works_of(texts)
    ]
