"""What phrases mean, alone and in the course of a text."""

from __future__ import annotations

import json

import pytest

from edition.calendar import eras
from edition.calendar.concurrent import dates_of_day
from edition.calendar.describe import describe, describe_day
from edition.calendar.phrase import Context, Resolved, lunar_label, read, resolve, states_named, year_label
from edition.calendar.typed_day import is_day, read_day
from edition.errors import DateError

# 宋咸平四年閏十二月五日 is the running date of most tests.
RUNNING = resolve(read("宋咸平四年閏十二月五日")).context()


def _after(phrase: str, context: Context = RUNNING) -> Resolved:
    return resolve(read(phrase), context=context)


@pytest.mark.parametrize(
    ("phrase", "lunar"),
    [
        ("太平興國七年", "0982"),
        ("太平兴国七年五月", "0982-05"),
        ("太平興國七年夏，五月，己酉", "0982-05-18"),
        ("咸平四年閏月", "1001-12i"),
        ("咸平四年閏十二月初二日", "1001-12i-02"),
        ("咸平四年臘月", "1001-12"),
        ("元祐元年秋", "1086"),
        ("元祐元年仲秋", "1086-08"),
        ("慶曆辛巳", "1041"),
        ("慶曆元年歲次辛巳二月", "1041-02"),
        ("大中祥符九年十有二月二十有三日", "1016-12-23"),
        ("慶曆四年十月晦", "1044-10-29"),
        ("慶曆四年十月望", "1044-10-15"),
        ("漢武帝建元元年", "-0140"),
        ("元佑三年", "1088"),
        ("夏大慶元年", None),
        ("慶曆初", None),
        ("天祐三年", "0906"),
    ],
)
def test_a_phrase_has_its_lunar_date(phrase: str, lunar: str | None) -> None:
    assert resolve(read(phrase)).lunar == lunar


@pytest.mark.parametrize(
    ("phrase", "lunar"),
    [
        ("四年", "1001"),
        ("六年三月", "1003-03"),
        ("三月", "1001-03"),
        ("閏月", "1001-12i"),
        ("秋，七月，甲戌", "1001-07-05"),
        ("秋", "1001"),
        ("孟秋", "1001-07"),
        ("是月", "1001-12i"),
        ("是歲", "1001"),
        ("明年正月", "1002-01"),
        ("越三年二月", "1004-02"),
        ("逾月", "1002-01"),
        ("逾月己亥", "1002-01-03"),
        ("後三月", "1002-03"),
        ("是日", "1001-12i-05"),
        ("翌日", "1001-12i-06"),
        ("越七日", "1001-12i-12"),
        ("後三十日", "1002-01-06"),
        ("明春", "1002"),
        ("己巳", "1001-12i-02"),
        ("己巳朔", "1001-12i-01"),
        ("歲在丁未", "1007"),
        ("元年", "0998"),
        ("四年初", "1001"),
        ("四年末", "1001"),
        ("三月中", "1001-03"),
        ("三月下旬", "1001-03"),
    ],
)
def test_a_phrase_leans_on_the_running_date(phrase: str, lunar: str) -> None:
    found = _after(phrase)
    assert (found.status, found.lunar) == ("ok", lunar)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("太平興國十年正月", "era-year-out-of-range"),
        ("太平興國七年四月己酉", "ganzhi-not-in-month"),
        ("太平興國七年閏五月", "no-such-intercalary-month"),
        ("太平興國八年閏月", "no-such-intercalary-month"),
        ("慶曆八年閏正月三十日", "day-out-of-range"),
        ("慶曆八年正月三十一日", "day-out-of-range"),
        ("慶曆八年十三月", "no-such-month"),
        ("慶曆四年十月壬寅朔", "not-first-day"),
        ("慶曆四年十月己酉朔己亥", "not-first-day"),
        ("太平興國七年四月己酉朔", "ganzhi-not-in-month"),
        ("慶曆四年十月五日庚寅", "day-mismatch"),
        ("遼慶曆元年", "unknown-era"),
        ("慶曆元年歲次壬午", "cyclic-year-mismatch"),
        ("慶曆壬子", "era-year-out-of-range"),
        ("二年", "no-context"),
        ("五月", "no-context"),
        ("己酉", "no-context"),
        ("歲在丁未", "no-context"),
        ("明年", "no-context"),
        ("翌日", "no-context"),
    ],
)
def test_what_cannot_be_dated_says_why(phrase: str, code: str) -> None:
    found = resolve(read(phrase))
    assert (found.status, found.code, found.jdn) == ("error", code, None)
    assert found.message


@pytest.mark.parametrize("phrase", ["後數日", "後數月", "越數年"])
def test_an_uncertain_span_is_not_dated(phrase: str) -> None:
    assert _after(phrase).code == "uncertain-span"


def test_a_day_needs_a_running_month() -> None:
    assert _after("己酉", Context(regime="宋", year=1001)).code == "no-context"
    assert _after("是日", Context(regime="宋", year=1001, month=1)).code == "no-context"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-date"),
        ("夏州留後", "not-a-date"),
        ("太平興國七年五月馬", "not-a-date"),
        ("弘化三年", "unknown-era"),
        ("太平興國七年五月甲丑", "no-such-ganzhi"),
    ],
)
def test_a_text_that_is_no_phrase_is_refused(text: str, code: str) -> None:
    with pytest.raises(DateError) as error:
        read(text)
    assert error.value.code == code


def test_an_era_of_several_states_is_ambiguous() -> None:
    found = resolve(read("大安三年正月朔"))
    assert (found.status, found.jdn) == ("ambiguous", None)
    assert [(c.regime, c.lunar) for c in found.candidates] == [
        ("西夏", "1077-01-01"),
        ("遼", "1087-01-01"),
        ("金", "1211-01-01"),
    ]


def test_the_main_line_is_offered_first_but_not_silently() -> None:
    found = resolve(read("乾道元年正月朔"))
    assert (found.status, found.regime, found.lunar) == ("ambiguous", "宋", "1165-01-01")
    assert [c.regime for c in found.candidates] == ["宋", "西夏"]
    assert any("several eras fit" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("context", "lunar"),
    [
        (Context(regime="西夏"), "1077"),
        (Context(regime="金"), "1211"),
        (Context(year=1090), None),
        (Context(year=1200), "1211"),
        (Context(regime="宋", year=1200), "1211"),
    ],
)
def test_the_running_state_or_year_settles_an_era(context: Context, lunar: str | None) -> None:
    assert resolve(read("大安三年"), context=context).lunar == lunar


def test_a_year_that_only_one_state_had_settles_the_era() -> None:
    found = resolve(read("大安十一年"))
    assert (found.status, found.regime, found.lunar) == ("ok", "西夏", "1085")
    assert any("only 西夏" in remark for remark in found.remarks)


def test_a_state_may_date_by_the_era_of_the_court_it_acknowledged() -> None:
    found = resolve(read("南唐開寶八年"))
    assert (found.status, found.regime, found.lunar) == ("ok", "宋", "0975")
    assert any("南唐 dated by" in remark for remark in found.remarks)
    assert resolve(read("遼開寶八年")).code == "unknown-era"


def test_the_day_of_a_change_belongs_to_both_eras() -> None:
    old, new = (resolve(read(phrase)) for phrase in ("太平興國九年十一月丁卯", "雍熙元年十一月丁卯"))
    assert old.jdn == new.jdn
    assert (old.remarks, new.remarks) == ((), ())
    assert [d.date[:3] for d in dates_of_day(old.jdn or 0) if d.regime == "宋"] == ["宋雍熙"]


def test_only_one_reading_of_an_era_used_twice_may_have_the_year() -> None:
    found = resolve(read("至元三十一年"))
    assert (found.lunar, found.remarks) == ("1294", ("only 元世祖至元 has that year",))


def test_an_era_used_before_its_proclamation_is_accepted_with_a_remark() -> None:
    found = resolve(read("慶曆元年二月己丑"))
    assert found.status == "ok"
    assert any(remark.startswith("retrospective") for remark in found.remarks)
    assert not resolve(read("慶曆二年二月")).remarks


def test_an_era_used_after_its_end_is_remarked_upon() -> None:
    assert any("given up" in remark for remark in resolve(read("康定二年十二月")).remarks)


def test_a_season_that_does_not_have_the_month_is_remarked_upon() -> None:
    assert any("夏 does not have" in remark for remark in resolve(read("慶曆四年夏十月")).remarks)


def test_a_recorded_new_moon_moves_the_days_after_it() -> None:
    found = resolve(read("景德元年正月丁亥朔五日辛卯"))
    assert (found.lunar, found.ganzhi) == ("1004-01-05", "辛卯")
    assert any("the source has 丁亥朔" in remark for remark in found.remarks)


def test_an_ordinal_a_day_off_its_pair_is_followed_with_a_remark() -> None:
    found = resolve(read("慶曆四年十月三日庚寅"))
    assert (found.lunar, found.ganzhi) == ("1044-10-03", "庚寅")
    assert any("source is followed" in remark for remark in found.remarks)


def test_a_last_day_that_the_table_has_elsewhere_is_remarked_upon() -> None:
    assert any("晦 by the table" in remark for remark in resolve(read("慶曆四年十月庚寅晦")).remarks)


def test_a_month_over_the_turn_of_the_year_takes_the_running_year_along() -> None:
    found = _after("逾月")
    assert (found.year, found.era_year) == (1002, 5)


def test_without_a_state_the_calendar_of_song_is_named_as_an_assumption() -> None:
    found = _after("三月", Context(year=1001))
    assert (found.regime, found.era) == ("宋", None)
    assert found.date == "宋辛丑歲三月"
    assert any("no state is known" in remark for remark in found.remarks)


def test_the_calendars_of_song_and_liao_differ() -> None:
    song, liao = (resolve(read(p)) for p in ("宋雍熙三年二月癸卯", "遼統和四年二月癸卯"))
    assert (song.jdn, song.day, liao.jdn, liao.day) == (2081270, 4, 2081270, 5)


def test_the_year_of_wu_zhou_begins_with_the_eleventh_month() -> None:
    first = resolve(read("武周天授元年正月朔"))
    assert (first.lunar, first.gregorian) == ("0690-11-01", ("0689-12-21", "0689-12-21"))
    assert resolve(read("武周天授元年一月")).lunar == "0690-01"
    assert resolve(read("武周久視元年十一月")).jdn_first == 1977082


def test_a_month_that_a_year_has_twice_is_remarked_upon() -> None:
    found = resolve(read("漢太初元年十一月"))
    assert found.jdn_first == 1683785
    assert any("十一月 twice" in remark for remark in found.remarks)


def test_years_are_written_without_a_year_0() -> None:
    assert [year_label(year) for year in (982, 1, 0, -139)] == ["0982", "0001", "-0001", "-0140"]
    assert lunar_label(982) == "0982"


def test_the_span_of_an_era_is_parted_in_thirds() -> None:
    beginning, middle, end = (resolve(read(f"慶曆{part}")) for part in "初中末")
    assert beginning.jdn_first == middle.jdn_first
    assert end.jdn_last == middle.jdn_last
    assert beginning.period
    assert (beginning.jdn_last or 0) < (end.jdn_first or 0)


def test_the_decades_of_a_month_cover_it() -> None:
    parts = [resolve(read(f"慶曆四年十月{part}旬")) for part in "上中下"]
    month = resolve(read("慶曆四年十月"))
    assert parts[0].jdn_first == month.jdn_first
    assert parts[2].jdn_last == month.jdn_last
    assert [p.lunar for p in parts] == ["1044-10"] * 3


def test_a_description_is_json_with_other_states_and_checks() -> None:
    found = describe("太平興國七年夏五月己酉")
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert found["date"] == "宋太平興國七年五月十八日己酉"
    assert {"regime": "遼", "date": "遼乾亨四年五月十八日己酉", "lunar": "0982-05-18"} in found["concurrent"]
    assert describe("景德元年")["concurrent"][0] == {"regime": "遼", "date": "遼統和二十二年"}
    assert describe("慶曆初")["jdn_first"] == 2101318


def test_a_description_of_nonsense_is_an_error_and_not_raised() -> None:
    assert describe("<x>")["status"] == "error"
    assert describe("至元三年")["status"] == "ambiguous"
    assert [c["lunar"] for c in describe("至元三年")["candidates"]] == ["1266", "1337"]


@pytest.mark.parametrize(
    ("text", "gregorian", "jdn"),
    [
        ("2079896", None, 2079896),
        ("0982-06-12", None, 2079896),
        ("0982-06-17", True, 2079896),
        ("1582-10-15", None, 2299161),
        ("1582-10-04", None, 2299160),
        ("1700-03-01", False, 2342043),
    ],
)
def test_a_day_is_read_in_either_calendar(text: str, gregorian: bool | None, jdn: int) -> None:
    assert is_day(text)
    assert read_day(text, gregorian=gregorian) == jdn


def test_a_day_is_given_in_every_state() -> None:
    found = describe_day("1044-10-25")
    assert [(d["regime"], d["lunar"]) for d in found["dates"]] == [
        ("遼", "1044-10-02"),
        ("宋", "1044-10-02"),
        ("西夏", "1044-10-02"),
    ]
    assert found["dates"][2]["assumed"] is True
    assert found["ganzhi"] == "庚寅"


@pytest.mark.parametrize(
    ("text", "code"), [("0982-02-30", "not-a-day"), ("5", "not-a-day"), ("9999999", "year-out-of-range")]
)
def test_a_day_that_does_not_exist_is_an_error(text: str, code: str) -> None:
    assert describe_day(text)["code"] == code


def test_a_phrase_is_no_day() -> None:
    assert not is_day("太平興國七年")
    assert not is_day("")


def test_states_are_known_by_their_short_names() -> None:
    assert states_named("夏") == ("夏", "西夏")
    assert eras.settles_alone(eras.find("慶曆")[0])
