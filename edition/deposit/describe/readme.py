"""README.md, for a reader who has nothing but the package."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition import __version__
from edition.deposit.describe.facts import abstract, doi
from edition.metadata import PROVENANCE, EditionInfo, TextInfo


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
