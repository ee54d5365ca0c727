"""Conventions of transcriptions: what comes with the program, and what a manifest may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition import manifest, profiles
from edition.errors import ManifestError


def table(folder: Path, text: str) -> manifest.Table:
    path = folder / "edition.toml"
    path.write_text(text, encoding="utf-8")
    return manifest.read(path).table()


def test_every_profile_says_what_it_is_for() -> None:
    assert set(profiles.titles()) == set(profiles.shipped())


def test_a_profile_of_an_edition_is_like_one_that_is_there(tmp_path: Path) -> None:
    own = table(tmp_path, '[mine]\nlike = "annals"\nnotes = ["〔〕"]\n')
    found = profiles.read(own, profiles.shipped())["mine"]
    assert (found.name, found.division, found.notes) == ("mine", "annals", ("〔〕",))
    assert found.quotations == profiles.shipped()["annals"].quotations


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[mine]\n", "mine.like is missing"),
        ('[mine]\nlike = "anals"\n', "mine.like is “anals”"),
        ('[mine]\nlike = "annals"\nbrackets = ["〔〕"]\n', "unknown key mine.brackets"),
        ('[mine]\nlike = "annals"\nnotes = ["〔注〕"]\n', "“〔注〕” is no pair of marks"),
        ('[mine]\nlike = "annals"\nmarkup = ["wki"]\n', "“wki” is no kind of markup"),
        ('[mine]\nlike = "annals"\nlines = "long"\n', "mine.lines is “long”"),
    ],
)
def test_what_a_profile_cannot_say_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ManifestError, match=message) as error:
        profiles.read(table(tmp_path, text), profiles.shipped())
    assert error.value.place is not None
    assert error.value.place.line == len(text.splitlines())
