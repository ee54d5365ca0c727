"""The comparison of dates: its scorer, and that both programs are read at the same places."""

from pathlib import Path

import pytest

from bench import dates
from bench.dates import Answer, Found, Score, Text

ANSWER = Answer(1, 2, 5, ((982, (5, False)),))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([Found(1, 4, 9, 982, (5, False))], Score(1, 1, 1, 1, 1)),
        ([Found(1, 2, 5, 982, (5, True))], Score(1, 1, 1, 1, 0)),
        ([Found(1, 2, 5, 983, (5, False)), Found(1, 2, 5, 982)], Score(1, 1, 1, 1, 1)),
        ([Found(1, 5, 9, 982, (5, False)), Found(2, 2, 5, 982, (5, False))], Score(1, 0, 0, 1, 0)),
        ([], Score(1, 0, 0, 1, 0)),
    ],
)
def test_an_answer_is_met_by_dates_that_share_a_character_with_it(
    found: list[Found], expected: Score
) -> None:
    assert dates.score([ANSWER], found) == expected


def test_edition_is_scored_at_the_places_of_the_text(tmp_path: Path) -> None:
    lines = ("太平興國七年", "夏五月己酉，李繼捧獻其地。", "閏十二月，李繼遷奔地斤澤。")
    found, seconds = dates.edition_dates(Text("text", lines, (ANSWER,)), tmp_path)
    assert Found(2, 0, 5, 982, (5, False)) in found
    assert seconds > 0


def test_restored_year_headings_move_the_answers_with_their_lines() -> None:
    before, after = dates.xixiaji(), dates.headed(dates.xixiaji())
    words = [[t.lines[a.line - 1][a.start : a.end] for a in t.answers] for t in (before, after)]
    assert words[0] == words[1]
    assert len(after.lines) > len(before.lines)


def test_every_answer_has_words_in_its_text() -> None:
    texts = [dates.songshi(), dates.songshi("songshi-485"), dates.xixiaji(), *dates.specimens()]
    assert len(texts) > 40
    assert all(t.lines[a.line - 1][a.start : a.end].strip() for t in texts for a in t.answers)


@pytest.mark.check
def test_sanmiao_is_scored_at_the_places_of_the_text(tmp_path: Path) -> None:
    lines = ("　　宋太平興國七年夏五月己酉，李繼捧獻其地。", "十二月，李繼遷<奔>地斤澤。")
    found, seconds = dates.sanmiao_dates(Text("text", lines, (ANSWER,)), tmp_path)
    assert Found(2, 0, 3, 982, (12, False)) in found
    assert seconds > 0


def test_characters_that_are_left_out_move_no_place() -> None:
    assert dates.kept_places("口。先是，諸蕃。五月", "口。諸蕃。五月") == [0, 1, 5, 6, 7, 8, 9]
