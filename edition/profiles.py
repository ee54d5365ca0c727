"""The conventions of transcriptions, as data: which brackets hold notes, what begins an entry, what a line is.

A profile is a named set of conventions. Those that come with the program stand in tables/profiles.toml; an edition
adds its own in the manifest, and a text may set single conventions apart from its profile. The rooms that read a
text ask the conventions and never the name of a profile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Final

from edition import manifest, resources
from edition.manifest import Table
from edition.rows import suggestion

TABLE: Final = "edition/tables/profiles.toml"

DIVISIONS: Final = ("gangmu", "annals", "biography")
LINES: Final = ("paragraphs", "wrapped")
PUNCTUATION: Final = ("modern", "pauses", "none")
MARKUP: Final = ("kanripo", "wiki", "html", "pages")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "division": DIVISIONS,
    "lines": LINES,
    "punctuation": PUNCTUATION,
}


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a transcription writes what it writes.

    `name` is the profile it began with. `division` is how the text is divided: `gangmu` (綱目, an entry has a
    headline), `annals` (編年, an entry is what a date opens), `biography` (紀傳, paragraphs kept whole).
    `lines`: a line is one of the `paragraphs`, or lines are `wrapped` and a paragraph runs over several.
    `punctuation`: `modern`, one mark at all `pauses` (句讀), or `none`. `notes` and `quotations` are pairs of
    marks, opening and closing. `remarks` are the words with which a paragraph begins that is a remark as a whole
    (按, 臣光曰). `headings` are marks before headings, `entries` marks before entries. `markup` names the kinds of
    markup that are no words of the text.
    """

    name: str
    division: str
    lines: str
    punctuation: str
    notes: tuple[str, ...]
    remarks: tuple[str, ...]
    headings: tuple[str, ...]
    entries: tuple[str, ...]
    quotations: tuple[str, ...]
    markup: tuple[str, ...]


KEYS: Final = tuple(field.name for field in fields(Conventions) if field.name != "name")


@cache
def shipped() -> Mapping[str, Conventions]:
    """The profiles that come with the program, by name."""
    return read(manifest.read(resources.path(TABLE)).table(), {})


def titles() -> Mapping[str, str]:
    """What each of the shipped profiles is for, in a line."""
    table = manifest.read(resources.path(TABLE)).table()
    return {name: table.table(name).text("title") for name in table.values}


def read(table: Table, known: Mapping[str, Conventions]) -> dict[str, Conventions]:
    """The known profiles and those of a table of tables; each is complete, or like one that comes before it.

    Raises ManifestError for a key, a value or a profile that does not exist.
    """
    found = dict(known)
    for name in table.values:
        own = table.table(name).only("title", "like", *KEYS)
        if "like" in own.values or known:
            base = found[own.choice("like", tuple(found))]
            found[name] = replace(override(base, own), name=name)
        else:
            found[name] = Conventions(name=name, **{key: _value(own, key) for key in KEYS})
    return found


def override(base: Conventions, table: Table) -> Conventions:
    """The conventions with those that a table sets in the place of their own."""
    return replace(base, **{key: _value(table, key) for key in KEYS if key in table.values})


def _value(table: Table, key: str) -> Any:
    if key in _CHOICES:
        return table.choice(key, _CHOICES[key])
    values = table.texts(key)
    for value in values:
        if key in ("notes", "quotations") and len(value) not in (1, 2):
            raise table.error(key, f"“{value}” is no pair of marks", "write both marks, such as （）")
        if key == "markup" and value not in MARKUP:
            raise table.error(key, f"“{value}” is no kind of markup", suggestion(value, MARKUP))
    return values
