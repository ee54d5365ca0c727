"""Dates as people type them, days in loose forms, and the right dates that are offered for wrong ones."""

from __future__ import annotations

import pytest

from edition import cli
from edition.ask import ask
from edition.calendar.typed_day import read_day
from edition.calendar.written import as_annals
from edition.errors import DateError


@pytest.mark.parametrize(
    ("typed", "annals"),
    [
        ("慶曆2年8月3日", "慶曆二年八月三日"),
        ("慶曆２年１２月０３日", "慶曆二年十二月三日"),
        ("慶曆貳年拾壹月", "慶曆二年十一月"),
        (" 宋 · 仁宗　慶曆 二年 ", "宋仁宗慶曆二年"),
        ("「慶曆二年八月。」", "慶曆二年八月"),
        ("慶曆二年（壬午）八月", "慶曆二年歲次壬午八月"),
        ("慶曆二年(歲在壬午)", "慶曆二年歲次壬午"),
        ("慶曆二年壬午秋八月", "慶曆二年歲次壬午秋八月"),
        ("歲次壬午，慶曆二年", "壬午慶曆二年"),
        ("大遼國重熙十一年", "大遼重熙十一年"),
        ("明朝洪武元年", "明洪武元年"),
        ("後至元3年", "元順帝至元三年"),
        ("前至元三年", "元世祖至元三年"),
        ("慶曆二年冬月", "慶曆二年十一月"),
        ("慶曆二年季秋朔", "慶曆二年秋九月朔"),
        ("慶曆二年孟春甲子", "慶曆二年春正月甲子"),
        ("慶曆二年九月既望", "慶曆二年九月十六日"),
        ("慶曆二年九月廿三", "慶曆二年九月廿三日"),
        ("慶曆二年九月初三丁酉", "慶曆二年九月初三日丁酉"),
        ("慶曆二年歲末", "慶曆二年末"),
        ("慶曆二年年初", "慶曆二年初"),
        ("慶曆二年重陽節", "慶曆二年九月九日"),
        ("慶曆二年秋，七夕", "慶曆二年秋，七月七日"),
        ("太平興國七年夏五月己酉", "太平興國七年夏五月己酉"),
        ("慶曆0年", "慶曆0年"),
        ("", ""),
    ],
)
def test_a_typed_date_is_brought_to_the_form_of_the_annals(typed: str, annals: str) -> None:
    assert as_annals(typed)[0] == annals


def test_a_festival_is_read_with_a_remark() -> None:
    assert ask("慶曆二年上元").row["remarks"] == ["上元 read as 正月十五日"]


@pytest.mark.parametrize(
    ("phrase", "offered"),
    [
        ("太平興國十年正月", ["宋太平興國九年正月", "宋雍熙二年正月"]),
        ("宋天禧六年閏二月", ["宋天禧五年", "宋乾興元年"]),
        ("慶曆二年閏八月", ["宋慶曆二年八月", "宋慶曆二年閏九月"]),
        ("元祐二年閏月", ["宋元祐元年閏二月", "宋元祐三年閏十二月"]),
        ("慶曆二年八月三十日", ["宋慶曆二年八月二十九日庚子", "宋慶曆二年九月一日辛丑"]),
        ("慶曆二年九月五日庚戌", ["宋慶曆二年九月五日乙巳", "宋慶曆二年九月十日庚戌"]),
        ("慶曆二年九月戊辰朔", ["宋慶曆二年九月一日辛丑", "宋慶曆二年九月二十八日戊辰"]),
        ("慶曆二年癸未", ["宋慶曆二年", "宋慶曆三年"]),
        ("遼慶曆二年閏九月", ["宋慶曆二年閏九月"]),
        ("太平興園七年五月", ["宋太平興國七年五月"]),
        ("慶曆二年十三月", ["宋慶曆二年十二月"]),
        ("洪武三十五年六月", ["明洪武三十一年六月", "明建文四年六月"]),
        ("契丹主隆緒統和四年", ["遼統和四年"]),
        ("大儀治平二年", ["西夏天儀治平二年", "宋治平二年"]),
        ("蜀王建永平五年", ["東漢永平五年", "晉永平五年", "北魏永平五年", "前蜀永平五年"]),
        ("歲次壬戌十月", ["宋建隆三年十月", "宋乾興元年十月", "宋元豐五年十月", "宋紹興十二年十月"]),
        ("辛亥歲正月癸亥朔", ["後周廣順元年正月一日癸亥"]),
        ("五月", []),
    ],
)
def test_for_a_date_that_does_not_exist_the_nearest_ones_are_offered(phrase: str, offered: list[str]) -> None:
    row = ask(phrase).row
    assert row["status"] == "error"
    assert [other["date"] for other in row["candidates"]][: len(offered) or 1] == offered


def test_for_a_pair_that_no_year_of_the_era_has_the_nearest_years_of_the_state_are_offered() -> None:
    assert [other["year"] for other in ask("慶曆癸丑").row["candidates"]] == [1013, 1073]


def test_where_only_one_of_several_eras_has_the_day_it_is_taken_with_a_remark() -> None:
    row = ask("天禧二年閏四月").row
    assert (row["status"], row["regime"]) == ("ok", "宋")
    assert "it does not exist in 西遼天禧" in row["remarks"]


def test_an_era_alone_is_its_whole_span() -> None:
    row = ask("慶曆").row
    assert (row["status"], row["julian"]) == ("ok", ["1041-02-04", "1049-02-04"])


@pytest.mark.parametrize(
    ("text", "jdn"),
    [("982-6-12", 2079896), ("0982/06/12", 2079896), ("９８２－６－１２", 2079896), ("-0103-11-30", 1683771)],
)
def test_a_day_is_read_in_loose_forms(text: str, jdn: int) -> None:
    assert read_day(text) == jdn


def test_a_day_that_the_reform_left_out_is_an_error_that_names_both_readings() -> None:
    with pytest.raises(DateError) as error:
        read_day("1582-10-10")
    assert error.value.code == "not-a-day"
    assert "1582-10-20" in error.value.remedy
    assert "1582-09-30" in error.value.remedy
    assert (read_day("1582-10-10", gregorian=False), read_day("1582-10-10", gregorian=True)) == (
        2299166,
        2299156,
    )
    assert (read_day("1582-10-04"), read_day("1582-10-15")) == (2299160, 2299161)


def test_a_day_before_our_era_is_told_as_historians_count() -> None:
    assert "Julian     -0103-11-30 (104 BCE)" in str(ask("-0103-11-30"))


def test_a_day_outside_the_tables_says_how_far_they_reach() -> None:
    assert "2419450 (1912-02-04)" in ask("99999999").row["message"]


def test_what_is_asked_cannot_steer_the_terminal_or_flood_it() -> None:
    answer = str(ask("\x1b[31m" + "年" * 5000))
    assert "\x1b" not in answer
    assert all(len(line) < 120 for line in answer.splitlines())


def test_long_answers_are_broken_at_spaces_under_their_label() -> None:
    lines = str(ask("大安三年")).splitlines()
    assert lines[1].startswith("  ambiguous  several eras fit")
    assert lines[2] == " " * 13 + "the ruler"


def test_the_command_takes_a_day_before_our_era_but_no_unknown_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["date", "-0103-11-30"]) == 0
    assert "太初元年" in capsys.readouterr().out
    assert cli.run(["date", "--calender", "julian", "1038-11-10"]) == 2
    assert "No such option" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pair", "first"), [("一日乙未", True), ("癸亥", True), ("乙未", False), ("壬寅", False)]
)
def test_of_two_months_of_one_number_the_one_that_has_the_day_is_taken(pair: str, first: bool) -> None:
    remarks = ask(f"漢太初元年十月{pair}").row["remarks"]
    assert any("only the first has this day" in remark for remark in remarks) == first


@pytest.mark.parametrize(
    ("phrase", "date", "julian"),
    [
        ("元太祖二十二年七月己丑", "元太祖二十二年七月十二日己丑", "1227-08-25"),  # 元史 1
        ("蒙古憲宗九年七月癸亥", "元憲宗九年七月二十一日癸亥", "1259-08-11"),  # 元史 3
        ("太祖二十二年七月己丑", "元太祖二十二年七月十二日己丑", "1227-08-25"),
    ],
)
def test_the_years_of_a_reign_without_eras_are_read(phrase: str, date: str, julian: str) -> None:
    row = ask(phrase).row
    assert (row["status"], row["date"], row["julian"]) == ("ok", date, julian)


def test_the_same_year_of_several_reigns_is_asked_back() -> None:
    row = ask("太祖四年").row
    assert row["status"] == "ambiguous"
    assert [other["date"] for other in row["candidates"]] == ["元太祖四年", "閩太祖四年", "遼太祖四年"]


def test_a_year_that_a_reign_without_eras_did_not_reach_is_an_error() -> None:
    row = ask("元太祖三十年").row
    assert (row["code"], row["message"]) == (
        "era-year-out-of-range",
        "元太祖 has no year 30: it had 22 years, from 1206 on",
    )


def test_for_a_ruler_without_an_era_his_eras_are_named() -> None:
    row = ask("宋仁宗四年五月").row
    assert (row["code"], "天聖、明道、景祐" in row["message"]) == ("unknown-era", True)
    assert [other["lunar"] for other in row["candidates"]] == [
        *("1026-05", "1037-05", "1044-05", "1052-05", "1059-05"),
    ]
    assert "皇慶、延祐、天聖" in ask("仁宗四年").row["message"]


def test_where_no_era_of_the_name_has_the_day_each_says_why() -> None:
    row = ask("大安二年閏四月").row
    assert (row["status"], row["code"]) == ("error", "no-such-intercalary-month")
    assert all(f"{state}大安: the year" in row["message"] for state in ("西夏", "遼", "金"))


def test_a_day_before_our_era_that_may_be_meant_is_told_as_historians_count() -> None:
    assert "九月十九日 of 102 BCE: -0101-11-11 (102 BCE)" in str(ask("太初三年十月一日乙未"))


def test_a_day_before_its_era_was_proclaimed_names_the_era_by_which_annals_count_it() -> None:
    row = ask("1038-11-10").row
    assert [own.get("later") for own in row["dates"]] == [None, ["宋寶元元年"], None]
    assert "宋景祐五年十月十一日甲戌, later called 宋寶元元年" in str(ask("1038-11-10"))


def test_a_day_before_the_era_of_its_year_was_proclaimed_is_told_by_it_and_marked() -> None:
    answer = ask("0988-01-30")
    assert [(own["date"], own.get("retrospective")) for own in answer.row["dates"]] == [
        ("遼統和六年正月九日丁卯", None),
        ("宋端拱元年正月九日丁卯", True),
    ]
    assert "宋端拱元年正月九日丁卯 (so called only afterwards)" in str(answer)


def test_an_ambiguous_date_says_in_its_message_what_it_was_read_as() -> None:
    assert "read as 宋 unless the context says otherwise" in ask("乾道元年").row["message"]


def test_a_state_is_not_told_of_years_before_it_was_founded() -> None:
    states = [own["regime"] for own in ask("閩永隆六年").row["concurrent"]]
    assert "後晉" in states
    assert "後漢" not in states  # it took up 天福 in 947


def test_a_year_is_told_of_the_mongols_by_the_reign() -> None:
    assert [own["date"] for own in ask("宋嘉熙四年").row["concurrent"]] == ["宋嘉熙四年", "元太宗十二年"]


def test_an_era_of_several_rulers_without_a_year_is_told_with_its_years() -> None:
    row = ask("至元間").row
    assert "元世祖至元(1264 to 1294)、元順帝至元(1335 to 1340)" in row["message"]
    assert [other["date"] for other in row["candidates"]] == ["元世祖至元間", "元順帝至元間"]


def test_years_before_our_era_are_told_as_historians_count_them() -> None:
    assert "from 104 BCE on (100 BCE is 天漢 year 1)" in ask("西漢太初五年").row["message"]
    assert "the year 121 BCE of 西漢 has no 閏三月" in ask("西漢元狩二年閏三月").row["message"]
    assert "西漢太初 (104 BCE to 101 BCE)" in ask("西漢太初癸亥").row["message"]
    assert "the lunar year 121 BCE is 庚申" in str(ask("西漢元狩二年"))
