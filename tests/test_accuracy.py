"""Accuracy against hand-checked data, and the committed texts against a conversion made now."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import scoring

from edition import build, project
from edition.convert import Conversion

ROOT = Path(__file__).parent.parent
FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
FLOORS = {
    name: own for name, own in FLOORS.items() if not name.endswith("unpunctuated")
}  # a test of their own
del FLOORS["parallels"]  # of two texts: test_link.py
del FLOORS["note-wording"]  # test_note_wording.py
del FLOORS["inferred-years"]  # test_infer.py
del FLOORS["genre"]  # test_genre.py
del FLOORS["damaged-chronicles"]  # test_damaged.py
EDITION = project.load(ROOT / "edition.toml")


@cache
def edition() -> dict[str, Conversion]:
    """The texts of the edition, converted with the editors' data and linked with each other."""
    return {info.id: made for info, made in build.convert_all(EDITION).texts}


def conversion(name: str) -> Conversion:
    """One text of the edition."""
    return edition()[name]


def score(name: str, data: bytes) -> dict[str, float]:
    """The figures of an encoding of a text by their names in floors.toml."""
    if name == "xixiaji-01":
        return scoring.annals(data, scoring.rows("xixiaji-01.entries.jsonl"))
    parts = (scoring.rows(f"{name}.{part}.jsonl") for part in ("dates", "not-dates", "divisions"))
    return scoring.narrative(data, *parts)


@cache
def figures(name: str) -> dict[str, float]:
    """The figures of a text as it is converted now."""
    return score(name, conversion(name).tei)


@pytest.mark.parametrize(("text", "figure"), [(text, name) for text, own in FLOORS.items() for name in own])
def test_accuracy_does_not_fall_below_its_floor(text: str, figure: str) -> None:
    assert figures(text)[figure] >= FLOORS[text][figure]


@pytest.mark.parametrize("text", FLOORS)
def test_every_figure_has_a_floor(text: str) -> None:
    assert figures(text).keys() == FLOORS[text].keys()


@pytest.mark.parametrize("text", [text.id for text in EDITION.texts])
def test_the_committed_text_is_what_a_conversion_gives_now(text: str) -> None:
    assert conversion(text).tei == (ROOT / "tei" / f"{text}.xml").read_bytes()


@pytest.mark.parametrize("text", [text.id for text in EDITION.texts])
def test_the_committed_ledger_is_what_a_conversion_leaves_as_it_is(text: str) -> None:
    assert conversion(text).ledger.dump() == (ROOT / "tei" / "ledger" / f"{text}.tsv").read_text(
        encoding="utf-8"
    )


WRONG = [
    ("xixiaji-01", "entries", 'type="entry" n="7"', 'type="section" n="7"'),
    ("xixiaji-01", "years", '<div type="year" n="0983"', '<div type="year" n="0984"'),
    ("xixiaji-01", "months", 'when-custom="0982-05-18"', 'when-custom="0982-06-18"'),
    ("xixiaji-01", "days", 'when-custom="0982-05-18"', 'when-custom="0982-05"'),
    ("xixiaji-01", "notes", '<note type="source"', '<note type="date"'),
    ("xixiaji-01", "note kinds", '<note type="source"', '<note type="gloss"'),
    ("xixiaji-01", "citations", 'n="23">', 'n="24">'),
    ("xixiaji-01", "variants", "獻其所管四州八縣</rdg>", "獻其八縣</rdg>"),
    ("xixiaji-03", "month", 'when-custom="1001-11-27"', 'when-custom="1001-12-27"'),
    ("xixiaji-03", "running year", '<div type="year" n="1003"', '<div type="year" n="1004"'),
    ("songshi-485", "year", 'when-custom="0982"', 'when-custom="0983"'),
    ("songshi-485", "traps avoided", "时年二十", "<date>时年二十</date>"),
    ("songshi-485", "running year", '<milestone unit="year" n="0982"[^>]*/>继捧之归宋', "继捧之归宋"),
    ("songshi-486", "found", "<date[^>]*>(元祐元年二月)</date>", r"\1"),
    ("songshi-486", "year", 'when-custom="1086-02"', 'when-custom="1087-02"'),
    ("songshi-486", "month", 'when-custom="1086-02"', 'when-custom="1086-02i"'),
    ("songshi-486", "precision", "年二十六", "<date>年二十六</date>"),
    ("songshi-486", "traps avoided", "年二十六", "<date>年二十六</date>"),
    ("songshi-486", "running year", '<milestone unit="year" n="1087"/>', ""),
]


@pytest.mark.parametrize(("text", "figure", "old", "new"), WRONG)
def test_a_figure_falls_where_the_encoding_is_wrong(text: str, figure: str, old: str, new: str) -> None:
    damaged, times = re.subn(old, new, conversion(text).tei.decode(), count=1)
    assert times == 1
    assert score(text, damaged.encode())[figure] < figures(text)[figure]
