"""What a date phrase, or a day, means by itself."""

import json

import pytest

from edition.ask import ask


def test_a_day_is_told_in_both_calendars() -> None:
    row = ask("宋太平興國七年五月己酉").row
    told = {key: row[key] for key in ("input", "status", "lunar", "jdn", "julian", "gregorian", "date")}
    assert told == {
        "input": "宋太平興國七年五月己酉",
        "status": "ok",
        "lunar": "0982-05-18",
        "jdn": 2079896,
        "julian": "0982-06-12",
        "gregorian": "0982-06-17",
        "date": "宋太平興國七年五月十八日己酉",
    }


def test_the_text_tells_reading_days_checks_and_other_states() -> None:
    assert str(ask("宋太平興國七年五月己酉")).splitlines() == [
        "宋太平興國七年五月己酉",
        "  reading    宋太平興國七年五月十八日己酉",
        "  Julian     0982-06-12",
        "  Gregorian  0982-06-17",
        "  JDN        2079896",
        "  check      the lunar year 982 is 壬午",
        "  check      五月 has 29 days and begins with 壬辰",
        "  check      己酉 is its day 18",
        "  in 遼      遼乾亨四年五月十八日己酉",
        "  in 宋      宋太平興國七年五月十八日己酉",
    ]


def test_a_span_is_told_from_its_first_day_to_its_last() -> None:
    assert "Julian     0982-05-26 to 0982-06-23" in str(ask("宋太平興國七年五月"))


def test_a_phrase_that_is_no_date_says_so() -> None:
    answer = ask("夏州留後")
    assert (answer.settled, answer.row["code"]) == (False, "not-a-date")


def test_a_day_that_its_month_lacks_says_where_it_does_occur() -> None:
    answer = ask("宋太平興國七年五月庚寅")
    assert not answer.settled
    assert [line for line in str(answer).splitlines() if line.startswith("  or")] == [
        "  or         四月二十九日 of 982: 0982-05-24 (Julian)",
        "  or         七月一日 of 982: 0982-07-23 (Julian)",
    ]


def test_an_era_of_several_states_is_not_settled_in_silence() -> None:
    answer = ask("乾德元年")
    assert (answer.settled, len(answer.row["candidates"])) == (False, 2)
    assert str(answer).count("\n  or ") == 1
    assert "ambiguous  several eras fit: 宋乾德(963)、前蜀乾德(919)" in str(answer)


@pytest.mark.parametrize("day", ["1038-11-10", "2100501"])
def test_a_day_is_told_in_every_state(day: str) -> None:
    answer = ask(day)
    assert (answer.settled, answer.row["jdn"], answer.row["julian"]) == (True, 2100501, "1038-11-10")
    assert "in 西夏    西夏" in str(answer)
    assert "(by the calendar of Song, as is assumed)" in str(answer)


def test_a_day_is_read_in_the_calendar_asked_for() -> None:
    assert ask("1038-11-10", "gregorian").row["jdn"] == 2100501 - 6
    assert ask("1600-01-01").row["jdn"] == ask("1600-01-01", "gregorian").row["jdn"]


def test_a_day_that_does_not_exist_says_so() -> None:
    assert not ask("1038-02-31").settled


def test_every_answer_can_be_written_as_json() -> None:
    rows = [ask(text).row for text in ("乾德元年", "x", "宋淳化元年", "1038-11-10", "9999-99-99")]
    assert json.loads(json.dumps(rows)) == rows


def test_the_chosen_reading_is_not_offered_once_more() -> None:
    lines = str(ask("乾德五年")).splitlines()
    assert [line.split()[1] for line in lines if line.split()[0] == "or"] == ["前蜀乾德五年:"]


def test_the_end_of_a_state_that_was_not_the_only_one_names_those_that_it_may_be() -> None:
    answer = ask("唐末")
    assert not answer.settled
    assert "唐 may be several states: 唐 (0907)" in str(answer)


def test_the_accession_of_a_ruler_is_read_as_in_a_text() -> None:
    assert ask("宋仁宗即位").row["lunar"] == "1022"
    several = ask("仁宗即位").row
    assert several["status"] == "ambiguous"
    assert [other["lunar"] for other in several["candidates"]][:3] == ["1022", "1139", "1150"]
    assert "宋乾興元年 (1022)" in several["message"]


def test_the_beginning_of_a_state_whose_name_several_had_is_asked_back() -> None:
    assert [other["date"] for other in ask("宋初").row["candidates"]] == ["劉宋永初元年", "宋建隆元年"]
    assert ask("南唐初").row["lunar"] == "0937"
    assert "name" not in ask("唐末").row["message"]


def test_the_beginning_of_a_state_has_its_first_year() -> None:
    answer = ask("清初")
    assert answer.settled
    assert "or soon after" in str(answer)
