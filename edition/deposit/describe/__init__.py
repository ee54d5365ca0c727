"""What catalogues, repositories and readers are told about an edition, made from its manifest and nothing else.

facts.py      what every description states
datacite.py   DataCite metadata, for who registers a DOI
citation.py   CITATION.cff, for who cites
crate.py      ro-crate-metadata.json: every file with its size, digest and media type
readme.py     README.md, for a reader who has nothing but the package

A fact that nobody knows is left out of the formats for machines, which have no word for it, and named as unknown in
the README.
"""

from edition.deposit.describe.citation import citation
from edition.deposit.describe.crate import crate, media_type
from edition.deposit.describe.datacite import datacite
from edition.deposit.describe.facts import doi, dump, spdx
from edition.deposit.describe.readme import readme

__all__ = ["citation", "crate", "datacite", "doi", "dump", "media_type", "readme", "spdx"]
