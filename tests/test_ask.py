"""What a date phrase means by itself."""

import json

from edition.ask import ask


def test_a_day_is_told_in_both_calendars() -> None:
    row = ask("宋太平興國七年五月己酉").row()
    assert (row["lunar"], row["julian"], row["gregorian"]) == (
        "0982-05-18",
        ["0982-06-12", "0982-06-12"],
        ["0982-06-17", "0982-06-17"],
    )


def test_the_text_shows_the_calendar_asked_for() -> None:
    phrase = "宋太平興國七年五月己酉"
    assert str(ask(phrase)).endswith("宋太平興國七年五月十八日己酉\t0982-06-12 (Julian)")
    assert str(ask(phrase, "gregorian")).endswith("0982-06-17 (Gregorian)")


def test_a_span_is_told_from_its_first_day_to_its_last() -> None:
    assert " to " in str(ask("宋太平興國七年五月"))


def test_a_phrase_that_is_no_date_says_so() -> None:
    answer = ask("夏州留後")
    assert (answer.settled, answer.meaning.code) == (False, "not-a-date")


def test_a_day_that_its_month_lacks_says_where_it_does_occur() -> None:
    answer = ask("宋端拱二年三月戊戌朔")
    assert not answer.settled
    assert answer.meaning.message in str(answer)


def test_an_era_of_several_states_is_not_settled_in_silence() -> None:
    answer = ask("乾德元年")
    assert (answer.settled, len(answer.row()["candidates"])) == (False, 2)
    assert str(answer).count("\n  or ") == 2


def test_every_answer_can_be_written_as_json() -> None:
    assert json.loads(json.dumps([ask(phrase).row() for phrase in ("乾德元年", "x", "宋淳化元年")]))
