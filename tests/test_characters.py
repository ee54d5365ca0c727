from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import build, characters, cli, project, single, tei
from edition.errors import DataError
from edition.validate import validate

TEXT = "宋太平興國七年，\ue24e延路。\ue3ff人來。（按《\ue24e州志》作\ue500。）\n八年春正月，無事。\n"
TABLE = "code_point,character,note\nU+E24E,鄜,a font\n\ue3ff,⿰扌雩,\n0xE600,字,not in the text\n"


def table(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "pua.csv"
    path.write_text(rows, encoding="utf-8")
    return path


def converted(tmp_path: Path, rows: str = TABLE) -> str:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "a.xml"
    assert (
        cli.run(["convert", str(tmp_path / "a.txt"), "-o", str(out), "--pua", str(table(tmp_path, rows))])
        == 0
    )
    return out.read_text(encoding="utf-8")


def test_a_table_says_what_characters_stand_for(tmp_path: Path) -> None:
    assert characters.load(table(tmp_path, TABLE)) == {"\ue24e": "鄜", "\ue3ff": "⿰扌雩", "\ue600": "字"}


def test_a_character_becomes_g_with_its_declaration(tmp_path: Path) -> None:
    made = converted(tmp_path)
    assert (
        '<char xml:id="pua-e24e"><mapping type="PUA">U+E24E</mapping><mapping type="standard">鄜</mapping>'
        in made
    )
    assert '<g ref="#pua-e24e">鄜</g>延路' in made


def test_a_description_stands_beside_its_character(tmp_path: Path) -> None:
    made = converted(tmp_path)
    assert '<mapping type="IDS">⿰扌雩</mapping>' in made
    assert '<orig><g ref="#pua-e3ff"/></orig><reg resp="#editor" cert="high">⿰扌雩</reg>' in made


def test_a_character_without_a_row_stays_unsettled(tmp_path: Path) -> None:
    assert '<g ref="#pua-e500"/></orig><reg resp="#encoder" cert="unknown">〓' in converted(tmp_path)


def test_characters_of_the_table_that_the_text_has_not_are_not_declared(tmp_path: Path) -> None:
    assert "E600" not in converted(tmp_path)


def test_the_result_is_valid_and_gives_back_the_private_use_characters(tmp_path: Path) -> None:
    converted(tmp_path)
    out = tmp_path / "a.xml"
    assert [finding for finding in validate([out]) if finding.severity == "error"] == []
    assert tei.base_text(out.read_bytes()).decode() == TEXT


def test_titles_are_read_with_the_characters_that_are_meant(tmp_path: Path) -> None:
    assert "<title>鄜州志</title>" in converted(tmp_path)


def test_no_private_use_character_is_left_in_the_file(tmp_path: Path) -> None:
    assert characters.PRIVATE.search(converted(tmp_path)) is None


@given(st.lists(st.sampled_from("甲乙\ue000\uf8ff\U000f0000，（）"), min_size=1, max_size=30).map("".join))
def test_every_text_is_given_back_with_a_table(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("t")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    rows = table(folder, "code_point,character,note\nE000,某,\nF8FF,⿱一口,\n")
    made = single.run(single.job(folder / "a.txt", pua=rows, profile="annals"))
    assert tei.base_text(made.tei).decode() == text


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("4E00,一,", "no private-use code point"),
        ("U+110000,一,", "no private-use code point"),
        ("xyz,一,", "no private-use code point"),
        ("E000,一二,", "neither a character nor a description"),
        ("E000,\ue001,", "neither a character nor a description"),
        ("E000,,", "character is empty"),
        ("E000,一,\nU+E000,二,", "stands twice"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as error:
        characters.load(table(tmp_path, f"code_point,character,note\n{row}\n"))
    assert error.value.place is not None
    assert error.value.place.line in (2, 3)
    assert error.value.remedy


def test_an_edition_names_its_table_in_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "e"
    assert cli.run(["init", str(folder), "--source", str(tmp_path / "a.txt")]) == 0
    manifest = folder / "edition.toml"
    words = manifest.read_text(encoding="utf-8").replace(
        "[files]", '[files]\nprivate_use = "tei/private-use.csv"'
    )
    manifest.write_text(words, encoding="utf-8")
    (folder / "tei" / "private-use.csv").write_text(TABLE, encoding="utf-8")
    loaded = project.load(folder)
    assert folder / "tei" / "private-use.csv" in loaded.inputs()
    made = build.convert_all(loaded).texts[0][1]
    assert '<g ref="#pua-e24e">鄜</g>' in made.tei.decode()
