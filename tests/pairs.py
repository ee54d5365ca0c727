"""File pairs: a short transcription (NAME.txt) and the TEI that must come out of it (NAME.xml).

NAME.toml has, where needed, the profile, the date in force at the beginning, line ends, and the editors' rows:

    profile = "gangmu"                 # or "biography"; left out: recognised
    start = "宋太平興國七年"
    ends = ["CRLF", "none"]            # of the lines in turn, the last one for all that follow; left out: LF
    bom = true
    conventions = { markup = ["wiki"] }  # what differs from the profile
    header = ["editorialDecl"]         # elements of the header that belong to what is shown
    [[headings]] [[emendations]] [[decisions]]

All pairs cite the works below. `UPDATE_PAIRS=1 pytest tests/test_convert.py` writes the expected files anew: they are
the specification, so read every line that changes.
"""

import re
import tomllib
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path, PurePosixPath
from typing import Any, Final

from edition import source
from edition.convert import Conversion, convert
from edition.editorial import Decision, Editorial, Emendation, Tables, YearHeading
from edition.encodings import BOM
from edition.identify import Ledger
from edition.metadata import Author, EditionInfo, Licence, Person, TextInfo
from edition.profiles import shipped
from edition.source import LINE_ENDS, Source
from edition.works import Work

FOLDER: Final = Path(__file__).parent / "data" / "pairs"
NAME: Final = "t"
LICENCE: Final = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
EDITION: Final = EditionInfo(
    "e", "題", "Ti", "Title", "0.1.0", "2026-11-21", (Person("An Editor"),), "publisher", "place", LICENCE
)
WORKS: Final = (
    Work("changbian", "續資治通鑑長編", ("長編",), "李燾"),
    Work("dongdu", "東都事略", (), "王稱"),
    Work("jigulu", "稽古錄"),
    Work("liaoshi", "遼史"),
    Work("shushi", "西夏書事"),
    Work("songshi", "宋史"),
)


def info(profile: str = "", start: str = "", calendar: str = "song") -> TextInfo:
    """The manifest's facts about a specimen."""
    author = Author("author", "某")
    path = PurePosixPath("t.txt")
    return TextInfo(NAME, path, "史", "卷一", 1, author, "1900", "lzh-Hant", profile, calendar, start)


def converted(
    text: Source, options: dict[str, Any] | None = None, *, ledger: Ledger | None = None
) -> Conversion:
    """Convert a specimen with the works of the pairs and the rows of its options."""
    own = options or {}
    given = {key: own[key] for key in ("profile", "start", "calendar") if key in own}
    told = info(**given)
    if "conventions" in own:
        rows = own["conventions"].items()
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in rows}
        told = replace(told, conventions=replace(shipped()[told.profile], **values))
    data = editorial(text, own)
    return convert(text, told, edition=EDITION, editorial=data, works=WORKS, ledger=ledger)


def convert_text(text: str, profile: str = "gangmu", **options: Any) -> Conversion:
    """Convert a specimen given as a string."""
    return converted(source.from_text(text, NAME), {"profile": profile, **options})


def editorial(text: Source, options: dict[str, Any]) -> Editorial:
    """The editors' rows among the options, checked against the text."""
    headings = [YearHeading(NAME, **row) for row in options.get("headings", ())]
    defaults = {"certainty": "high", "exact": True, "why": "why"}
    emendations = [Emendation(NAME, **{**defaults, **row}) for row in options.get("emendations", ())]
    decisions = [Decision(NAME, **{"value": "", "why": "why", **row}) for row in options.get("decisions", ())]
    return Tables(tuple(headings), tuple(emendations), tuple(decisions)).of(text)


def options_of(path: Path) -> dict[str, Any]:
    """The options of a pair."""
    own = path.with_suffix(".toml")
    return tomllib.loads(own.read_text(encoding="utf-8")) if own.exists() else {}


def load(path: Path, options: dict[str, Any]) -> Source:
    """The transcription of a pair, with the line ends and the byte order mark of its options."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    ends = options.get("ends", ["LF"])
    text = "".join(
        line + LINE_ENDS[end] for line, end in zip(lines, chain(ends, repeat(ends[-1])), strict=False)
    )
    return source.decode((BOM * options.get("bom", False) + text).encode(), name=NAME)


def convert_pair(path: Path) -> Conversion:
    """Convert a pair as its options say."""
    options = options_of(path)
    return converted(load(path, options), options)


def shown(tei: bytes, options: dict[str, Any]) -> str:
    """What a pair shows of a TEI file: all but the header, and the elements of the header that it names."""
    text = tei.decode()
    opening, rest = text.split("<teiHeader>\n")
    header, body = rest.split("</teiHeader>\n")
    parts = [
        re.search(rf"<{name}[ >].*?</{name}>\n", header, re.DOTALL) for name in options.get("header", ())
    ]
    return opening + "".join(part[0] for part in parts if part is not None) + body
