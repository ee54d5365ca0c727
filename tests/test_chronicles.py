"""Composed chronicles: whatever the conventions, nothing is lost, and dates, notes and entries are what was written.

Every feature of a style is tried by itself with fixed seeds, and mixed with others in the property test. What the program
does not do yet for a feature is in tests/data/genre/chronicles.pending; the list can only shrink.
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

import chronicles
import genre
import pairs
import pendinglist
import pytest
from chronicle_page import Composed, Style
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from teiplaces import read

from edition import resources, single, source, tei, works
from edition.convert import Conversion, convert
from edition.metadata import TextInfo
from edition.recognise import recognise

FOLDER: Final = Path(__file__).parent / "data" / "genre"
SEEDS: Final = (1, 2, 3)
# Features by dimension: of each dimension a style has one or none.
DIMENSIONS: Final[dict[str, dict[str, dict[str, Any]]]] = {
    "division": {"annals": {"division": "annals"}, "biography": {"division": "biography"}},
    "notes": {f"notes {pair}": {"notes": pair} for pair in ("()", "〔〕", "【】", "〈〉")},
    "quotations": {f"quotations {marks}": {"quotations": marks} for marks in ("“”‘’", "『』「」", '""')},
    "headings": {
        f"headings {kind}": {"headings": kind}
        for kind in ("parallel", "ruler", "circles", "triangles", "hashes", "none")
    },
    "dates": {"commas": {"commas": True}},
    "script": {"simplified": {"simplified": True}},
    "lines": {
        "wrapped": {"width": 30},
        "unpunctuated": {"punctuated": False, "division": "annals"},
        "unpunctuated and wrapped": {"punctuated": False, "division": "annals", "width": 20},
        "indented": {"indent": True},
        "CRLF": {"ends": "\r\n", "bom": True},
    },
    "entries": {"marks": {"marks": True, "division": "annals"}, "remarks": {"remarks": True}},
    "markup": {
        "kanripo": {"markup": "kanripo", "punctuated": False, "division": "annals", "width": 20, "notes": "()"},
        "wiki": {"markup": "wiki"},
        "html": {"markup": "html"},
    },
    "calendar": {f"calendar of {state}": {"regime": state} for state in ("遼", "金", "元", "明", "清", "唐")},
}
FEATURES: Final = {"as it is": {}, **{name: own for group in DIMENSIONS.values() for name, own in group.items()}}
ASPECTS: Final = ("lossless", "valid", "conventions", *genre.COMPARE)
WORKS: Final = works.load_works(resources.path(single.WORKS))


def _convert(made: Composed) -> Conversion:
    """Convert with the conventions declared, as an editor does in the manifest."""
    info = pairs.info()
    own = TextInfo(**{**{key: getattr(info, key) for key in info.__slots__}, "conventions": made.style.conventions()})
    return convert(source.decode(made.data, name=pairs.NAME), own, edition=pairs.EDITION, works=WORKS)


@cache
def _made(feature: str, seed: int) -> tuple[Composed, Conversion]:
    made = chronicles.compose(seed, Style(**FEATURES[feature]))
    return made, _convert(made)


def _misses(made: Composed, conversion: Conversion, aspect: str) -> list[str]:
    """What does not hold of an aspect."""
    if aspect == "lossless":
        return [] if tei.base_text(conversion.tei) == made.data else ["not lossless"]
    if aspect == "valid":
        return list(genre.errors(conversion.tei, pairs.NAME))
    if aspect == "conventions":
        seen = recognise(source.decode(made.data, name=pairs.NAME)).conventions
        return list(genre.unlike(made.answers["conventions"], seen))
    return list(genre.COMPARE[aspect](made.answers, read(conversion.tei)))


def _feature_misses(feature: str, aspect: str) -> list[str]:
    return [f"seed {seed}: {miss}" for seed in SEEDS for miss in _misses(*_made(feature, seed), aspect)]


PENDING: Final = pendinglist.read(
    FOLDER / "chronicles.pending", lambda item: not _feature_misses(*item.split(": "))
)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("feature", FEATURES)
def test_a_chronicle_with_one_feature_is_read_right(feature: str, aspect: str) -> None:
    missed = _feature_misses(feature, aspect)
    if f"{feature}: {aspect}" in PENDING:
        assert missed, "holds by now: take it out of chronicles.pending (UPDATE_PENDING=1 pytest tests/test_chronicles.py)"
    else:
        assert not missed, "\n".join(missed)


def test_what_is_pending_exists() -> None:
    assert {f"{feature}: {aspect}" for feature in FEATURES for aspect in ASPECTS} >= PENDING
