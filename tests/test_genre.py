"""Specimens of every convention of the genre: what a reader finds in them is what the TEI says.

What the program does not do yet is listed in tests/data/genre/pending.toml, and the list can only shrink: a line of it
that begins to hold fails the test until it is taken out (`UPDATE_PENDING=1 pytest tests/test_genre.py` takes out all
such lines), and nothing that holds may stop to hold.
"""

import tomllib
from pathlib import Path

import genre
import pendinglist
import pytest

NAMES = genre.names()
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["genre"]
ASPECTS = [(name, aspect) for name in NAMES for aspect in genre.aspects(name)]


def _item(name: str, aspect: str) -> str:
    """A line of the list: specimen and aspect."""
    return f'"{name}"."{aspect}" = true'


def _holds(item: str) -> bool:
    name, aspect = item.removesuffix(" = true").strip('"').split('"."')
    return not genre.misses(name, aspect)


PENDING = pendinglist.read(genre.PENDING, _holds)


def test_there_are_specimens() -> None:
    assert len(NAMES) >= 40


@pytest.mark.parametrize(("name", "aspect"), ASPECTS)
def test_the_tei_says_what_a_reader_finds(name: str, aspect: str) -> None:
    missed = genre.misses(name, aspect)
    if _item(name, aspect) in PENDING:
        assert missed, (
            "holds by now: take it out of pending.toml (UPDATE_PENDING=1 pytest tests/test_genre.py)"
        )
    else:
        assert not missed, "\n".join(missed)


def test_the_dates_of_the_genre_do_not_fall_below_their_floor() -> None:
    total = sum(len(genre.expected(name).get("dates", ())) for name in NAMES)
    missed = sum(len(list(genre.misses(name, "dates"))) for name in NAMES if "dates" in genre.aspects(name))
    assert 1 - missed / total >= FLOORS["dates"]


def test_what_is_pending_exists() -> None:
    assert {_item(*pair) for pair in ASPECTS} >= PENDING


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_the_answers_stand_where_the_answers_say(name: str) -> None:
    lines = genre.source_lines(name)
    for key in ("dates", "not_dates", "vague", "markup"):
        for row in genre.expected(name).get(key, ()):
            rest = [lines[row["line"] - 1][row["column"] :], *lines[row["line"] :]]
            assert genre.begins(rest, row["text"]), row
