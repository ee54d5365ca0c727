"""The whole way from transcription to TEI: every file pair, and what holds beside them."""

import os
from pathlib import Path

import pairs
import pytest

from edition import tei
from edition.errors import InternalError
from edition.validate import validate

PATHS = sorted(pairs.FOLDER.glob("*.txt"))
OUT = Path(__file__).parent.parent / "build" / "tests" / "pairs"
RENEW = os.environ.get("UPDATE_PAIRS") == "1"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_pair(path: Path) -> None:
    got = pairs.shown(pairs.convert_pair(path).tei, pairs.options_of(path))
    expected = path.with_suffix(".xml")
    if RENEW:
        expected.write_text(got, encoding="utf-8")
    if not expected.exists() or got != expected.read_text(encoding="utf-8"):
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / expected.name).write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_tei_of_a_pair_is_valid(path: Path, tmp_path: Path) -> None:
    out = tmp_path / f"{pairs.NAME}.xml"
    out.write_bytes(pairs.convert_pair(path).tei)
    assert validate([out]) == []


def test_there_are_pairs() -> None:
    assert len(PATHS) > 40


def test_no_file_of_the_pairs_stands_alone() -> None:
    names = {path.stem for path in PATHS}
    assert {path.stem for path in pairs.FOLDER.iterdir() if path.suffix in (".xml", ".toml")} <= names
    assert names == {path.stem for path in pairs.FOLDER.glob("*.xml")}


def test_a_lost_character_is_an_error_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    lossy = tei.base_text
    monkeypatch.setattr(tei, "base_text", lambda data: lossy(data).replace("乙".encode(), b""))
    with pytest.raises(InternalError) as caught:
        pairs.convert_text("甲\n丙乙丁\n")
    assert str(caught.value).startswith("t:2:2: the TEI does not give back the transcription")


def test_a_lost_end_is_an_error_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    lossy = tei.base_text
    monkeypatch.setattr(tei, "base_text", lambda data: lossy(data)[:-1])
    with pytest.raises(InternalError):
        pairs.convert_text("甲\n")


def test_doubts_stand_in_the_order_of_the_text() -> None:
    doubts = pairs.convert_text("甲）乙「丙。（《甲州志》）\n丁。（《宋史》。按戊，《長編》作己）\n").doubts
    assert [doubt.start for doubt in doubts] == sorted(doubt.start for doubt in doubts)
    assert {doubt.kind for doubt in doubts} == {"note", "quotation", "work", "reading", "date"}


def test_the_counts_say_what_was_done() -> None:
    counts = pairs.convert_text("太平興國七年\n春正月，甲。（《宋史》）\n乙。（《宋史》）\n").counts
    assert (counts["entry"], counts["citation"], counts["date.inherited"]) == (2, 2, 1)
