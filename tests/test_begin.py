"""A new edition: a manifest that can be built as it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from edition import begin, cli, project
from edition.errors import OutputError

CHRONICLE = (
    "西邊紀卷一\n慶曆元年\n春二月，夏人寇渭州。（《宋史·仁宗本紀》）\n"
    "冬十月，分陝西為四路。〔按《長編》卷一百三十四。〕\n"
)


def transcription(folder: Path, name: str = "a.txt", text: str = CHRONICLE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_the_manifest_holds_what_was_recognised(tmp_path: Path) -> None:
    assert cli.run(["-q", "init", str(tmp_path / "e"), "--source", str(transcription(tmp_path))]) == 0
    values = tomllib.loads((tmp_path / "e" / "edition.toml").read_text(encoding="utf-8"))
    (text,) = values["text"]
    assert (values["edition"]["title_zh"], text["title"], text["profile"]) == (
        "西邊紀卷一",
        "西邊紀卷一",
        "gangmu",
    )
    assert text["conventions"] == {"notes": ["（）", "〔〕"]}
    assert (tmp_path / "e" / text["source"]).read_bytes() == CHRONICLE.encode()


def test_the_new_edition_can_be_loaded(tmp_path: Path) -> None:
    first, other = transcription(tmp_path / "1"), transcription(tmp_path / "2")
    looks = begin.look([first, other])
    manifest = begin.begin(begin.Edition(tmp_path / "e", "西邊紀", "某", "", "2026-01-01"), looks)
    loaded = project.load(manifest)
    assert [text.id for text in loaded.texts] == ["a", "a-2"]
    assert {text.title for text in loaded.texts} == {"西邊紀"}


def test_several_transcriptions_follow_each_other(tmp_path: Path) -> None:
    names = [str(transcription(tmp_path, name)) for name in ("b.txt", "c.txt", "d.txt")]
    assert cli.run(["-q", "init", str(tmp_path / "e"), "--source", *names]) == 0
    assert [text.id for text in project.load(tmp_path / "e").texts] == ["b", "c", "d"]


def test_words_of_the_user_are_data(tmp_path: Path) -> None:
    title = 'a"]\nid = "x"\x7f\\'
    looks = begin.look([transcription(tmp_path)])
    manifest = begin.begin(begin.Edition(tmp_path / "e", title, title, "", "2026-01-01"), looks)
    values = tomllib.loads(manifest.read_text(encoding="utf-8"))
    assert (values["edition"]["title_zh"], values["text"][0]["author"]["name"]) == (title, title)


def test_an_edition_that_is_there_is_left_alone(tmp_path: Path) -> None:
    looks = begin.look([transcription(tmp_path)])
    new = begin.Edition(tmp_path / "e", "", "", "", "2026-01-01")
    manifest = begin.begin(new, looks)
    manifest.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="this is there already"):
        begin.begin(new, looks)
    assert manifest.read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_for_a_transcription_that_cannot_be_read(tmp_path: Path) -> None:
    arguments = [
        "init",
        str(tmp_path / "e"),
        "--source",
        str(transcription(tmp_path)),
        "--source",
        str(tmp_path / "b"),
    ]
    assert cli.run(arguments) == 2
    assert not (tmp_path / "e").exists()


def test_a_text_without_a_year_is_asked_for_one(tmp_path: Path) -> None:
    path = transcription(tmp_path, text="春二月，夏人寇渭州。（《宋史·仁宗本紀》）\n")
    assert cli.run(["-q", "init", str(tmp_path / "e"), "--source", str(path)]) == 0
    assert "# 1 of its dates have no year" in (tmp_path / "e" / "edition.toml").read_text(encoding="utf-8")
