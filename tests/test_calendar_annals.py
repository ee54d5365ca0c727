"""Dates from annals, eras of every state and ways of writing a date, each with what it means and on what that rests.

tests/data/calendar-cases-annals.json: a phrase, its source, and what is expected: `status`, `lunar`, `julian`,
`regime`, `code` as in the answer, the lunar dates of all `candidates`, and words that have to stand in the message or
among the candidates (`near`) or in a remark (`remark`). The days are those of well-known events (accessions, deaths,
treaties), their Julian dates those of the usual concordances; the intercalary months are those that the table of
contents of 續資治通鑑長編 names. Where the source is a package (tyme4py, sanmiao), first day and length of the month
were taken from it and the day counted apart from our tables.

tests/data/calendar-cases-days.json: a day, and its date in every state that had an era then.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from edition import resources
from edition.ask import ask
from edition.calendar import ganzhi, months
from edition.calendar.days import gregorian_iso, julian_iso

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data/calendar-cases-annals.json").read_text("utf-8")
)
DAYS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data/calendar-cases-days.json").read_text("utf-8")
)
TOLD = ("status", "lunar", "julian", "regime", "code")

# The days at which 續資治通鑑長編 cuts a month into several juan, by its table of contents.
CUTS = {
    "元豐四年": "十月乙卯 十月乙丑 十月丙寅 十一月癸未 十一月庚子 十一月辛丑",
    "元豐八年": "三月甲午 三月乙未 四月丙寅 四月丙戌 四月丁亥 十二月辛酉 十二月乙亥 十二月丙子",
    "元祐元年": (
        "二月庚申 二月庚午 二月癸酉 二月乙酉 二月丙戌 閏二月己丑 閏二月己亥 閏二月壬寅 閏二月庚戌 閏二月辛亥 "
        "三月己未 三月辛未 三月壬申 三月丁丑 三月己卯 四月己丑 四月乙未 四月丙申 四月乙巳 四月戊申 五月丁巳 "
        "五月丁卯 五月戊辰 六月戊子 六月庚子 六月辛丑 六月壬子 六月甲寅 七月丙辰 七月甲戌 七月丙子 八月丁亥 "
        "八月辛卯 八月壬辰 八月甲辰 八月乙巳 九月丙辰 九月辛未 九月壬申 十月乙酉 十月戊戌 十月己亥 十一月乙卯 "
        "十一月丁丑 十一月戊寅"
    ),
    "元祐二年": "三月甲寅 三月庚辰 三月辛巳 四月壬午 四月己亥 四月辛丑 五月壬子 五月癸亥 五月乙丑",
    "元祐三年": (
        "五月丙午 五月丙辰 五月丁巳 十一月癸卯 十一月甲辰 十一月丙午 閏十二月癸卯 閏十二月丁卯 閏十二月戊辰"
    ),
    "元祐四年": (
        "三月壬申 三月甲申 三月乙酉 五月庚午 五月庚辰 五月辛巳 五月癸巳 五月甲午 八月戊戌 八月癸丑 八月甲寅"
    ),
    "元祐五年": (
        "三月丙寅 三月壬辰 三月甲午 六月乙未 六月庚申 六月辛酉 八月癸巳 八月丁未 八月庚戌 十一月壬戌 十一月戊子 "
        "十一月己丑 十二月辛卯 十二月甲辰 十二月丙午"
    ),
    "元祐六年": "六月壬辰 六月乙巳 六月丙午 七月己未 七月己巳 七月庚午 八月戊子 八月壬辰 八月癸巳",
    "紹聖四年": "四月乙酉 四月庚子 四月辛丑 五月甲寅 五月庚午 五月辛未",
    "元符元年": "三月辛亥 三月壬戌 三月癸亥",
    "元符二年": "四月癸酉 四月庚寅 四月辛卯 七月壬寅 七月庚戌 七月壬子",
}

# The first days of months that 遼史 15 to 27 records (朔); its text, not the editors' additions to it, but for two.
NEW_MOONS_OF_LIAO = {
    "開泰": "六年五月戊戌 六年六月戊辰 七年二月乙丑 八年四月戊子 九年七月庚戌",
    "太平": (
        "元年正月丁丑 元年七月甲戌 二年二月辛丑 三年正月丙寅 三年十一月辛卯 四年正月庚寅 六年正月己卯 "
        "六年四月丁未 七年正月壬寅 七年七月己亥 七年十月丁卯 八年九月壬辰 九年七月戊午 九年十月丙戌 "
        "九年十一月乙卯 十年三月甲寅 十一年正月己酉 十一年六月丁丑"
    ),
    "景福": "元年七月丙午",
    "大康": (
        "元年八月庚寅 元年十二月己丑 二年六月乙酉 三年二月壬午 三年六月己卯 六年十一月己丑 "
        "六年十月己未 八年六月辛亥 九年四月丙午 九年九月癸卯 十年正月辛丑 十年二月庚午"
    ),
    "大安": (
        "二年五月丁巳 二年六月丁亥 二年十月乙酉 三年十二月己卯 四年閏十二月癸卯 "
        "五年十一月丁卯 七年五月己未 七年七月戊午 八年十月庚戌 九年六月丁未 十年三月壬申 "
        "十年四月壬寅 十年七月庚子"
    ),
    "壽隆": (
        "元年五月乙未 元年十二月癸亥 三年二月丙辰 三年七月壬子 四年六月戊寅 四年十月乙亥 "
        "四年十一月乙巳 五年七月壬寅 五年十月己亥 六年四月丁酉 七年正月壬戌"
    ),
    "乾統": ("元年二月壬辰 元年六月庚寅 三年正月辛巳"),
    "重熙": (
        "元年正月壬申 元年三月壬申 二年七月甲子 "
        "三年五月庚申 三年七月戊子 四年三月乙酉 四年四月甲寅 四年六月癸丑 四年七月壬午 "
        "六年六月壬申 六年七月辛丑 六年十一月己亥 七年正月戊戌 七年三月戊戌 七年十月甲子 "
        "七年十一月癸巳 八年正月壬辰 九年正月丙辰 九年五月乙卯 九年十月癸未 十年正月辛亥 "
        "十年二月庚辰 十年六月戊寅 十年十二月丙子 十一年四月甲戌 十一年七月壬寅 "
        "十二年七月丙寅 十三年正月甲子 十三年五月壬戌 十四年十一月壬午 十五年四月辛亥 "
        "十六年四月乙巳 十六年十二月辛丑 十七年十一月乙未 十八年正月甲午 十八年六月壬戌 "
        "十八年八月辛酉 十九年六月丙辰 二十年三月壬子 二十年十月己卯 二十一年七月甲辰 "
        "二十一年十一月壬寅 二十二年十月丙申 二十二年十二月丙申 二十四年二月己丑"
    ),
    "清寧": ("二年十二月戊申 四年正月壬申 四年五月庚午 四年十月戊戌"),
}
# The same of 金史 3 to 5.
NEW_MOONS_OF_JIN = {
    "天會": (
        "三年正月癸酉 三年四月壬寅 四年正月丁卯 四年二月丁酉 四年六月丙申 四年閏月壬辰 "
        "五年正月辛卯 五年五月庚寅 六年正月丙戌 六年二月乙卯 七年正月庚辰 七年三月己卯 "
        "七年九月丙午 七年十月丙子 八年正月甲辰 九年正月己亥 十年正月癸巳 十一年正月丁巳 "
        "十二年正月辛亥 十三年正月丙午 十四年正月己巳 十五年正月癸亥"
    ),
    "天眷": (
        "元年正月戊子 元年八月甲寅 元年九月甲申 元年十月甲寅 二年正月壬午 二年六月己酉 "
        "二年九月戊寅 三年正月丁丑 三年四月乙巳 三年七月癸卯 三年九月壬寅"
    ),
    "皇統": (
        "元年正月辛丑 二年正月乙未 二年五月癸巳 三年正月己丑 三年五月丁巳 三年十二月癸未 "
        "四年正月癸丑 四年五月辛亥 四年六月辛巳 五年正月丁未 五年六月乙亥 六年正月辛未 "
        "六年四月庚子 六年九月戊辰 七年正月乙丑 八年正月庚申 八年四月戊子 九年正月甲申 "
        "九年三月癸未 九年十二月己酉"
    ),
    "天德": ("二年二月戊申"),
}
INTERCALARY_OF_JIN = (
    "天會四年閏月丙辰 天會十年閏月辛卯 皇統五年閏月戊寅 皇統五年閏月壬辰 皇統八年閏月庚申 皇統八年閏月丙寅"
)
# Intercalary months of 遼, by the days that it tells in them.
INTERCALARY_OF_LIAO = (
    "開泰七年閏月壬子 開泰七年閏月戊午 景福元年閏月辛亥 景福元年閏月丁卯 "
    "大康元年閏月丙午 大康三年閏十二月戊午 大康九年閏月丁丑 大康九年閏月戊寅 "
    "大安十年閏月庚子 壽隆三年閏月丙午 壽隆五年閏九月丙子 乾統二年閏月庚申 "
    "重熙八年閏十二月壬辰 重熙十一年閏月癸未 重熙十四年閏五月癸丑 重熙十七年閏月癸丑 "
    "重熙十九年閏月乙卯 重熙十九年閏月辛未 重熙二十二年閏月庚午 清寧二年閏月己亥"
)


def test_every_case_names_its_source_and_occurs_once() -> None:
    assert all(case["source"] for case in CASES)
    assert len({case["phrase"] for case in CASES}) == len(CASES) > 300


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phrase"])
def test_a_date_means_what_its_source_says(case: dict[str, Any]) -> None:
    expected, row = case["expect"], ask(case["phrase"]).row
    told = {key: row.get(key) for key in TOLD if key in expected}
    assert told == {key: expected[key] for key in TOLD if key in expected}, row.get("message")
    if "candidates" in expected:
        assert sorted(other["lunar"] for other in row["candidates"]) == expected["candidates"]
    if "near" in expected:
        said = row["message"] + "".join(other.get("date", "") for other in row["candidates"])
        assert expected["near"] in said
    if "remark" in expected:
        assert any(expected["remark"] in remark for remark in row["remarks"])


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["expect"]["status"] == "error"], ids=lambda c: c["phrase"]
)
def test_an_error_is_one_sentence_that_fits_a_line_of_print(case: dict[str, Any]) -> None:
    message = ask(case["phrase"]).row["message"]
    assert message
    assert "\n" not in message
    assert len(message) < 160


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phrase"])
def test_an_answer_has_the_fields_of_its_status_and_none_contradicts_another(case: dict[str, Any]) -> None:
    row = ask(case["phrase"]).row
    assert row["input"] == case["phrase"]
    if row["status"] == "error":
        assert row["code"]
        assert row["message"]
        assert "date" not in row
        assert all("julian" in other for other in row["candidates"])
        return
    assert "code" not in row
    if row["status"] == "ambiguous":
        assert row["message"]
        assert len(row["candidates"]) > 1
    if row["status"] == "ok" or "date" in row:
        _check_days(row)
    for other in row["candidates"]:
        _check_days(other)


def _check_days(row: dict[str, Any]) -> None:
    """The days of a date are one or a span, and the same in every count."""
    first, last = (row["jdn"],) * 2 if "jdn" in row else (row["jdn_first"], row["jdn_last"])
    assert first <= last
    for name, write in (("julian", julian_iso), ("gregorian", gregorian_iso)):
        assert row[name] == (write(first) if "jdn" in row else [write(first), write(last)])
    assert row["date"]
    if "day_of_month" in row:
        assert row["jdn"] == row["month_first_jdn"] + row["day_of_month"] - 1
        assert row["lunar"].endswith(f"-{row['day_of_month']:02d}")
        assert row["ganzhi"] == ganzhi.day_pair(row["jdn"])
    if "concurrent" in row:
        assert any(own["regime"] == row["regime"] for own in row["concurrent"]) or row["remarks"]


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case["day"])
def test_a_day_has_the_date_of_every_state(case: dict[str, Any]) -> None:
    row = ask(case["day"]).row
    assert case["source"]
    assert [own["date"] for own in row["dates"]] == case["dates"]
    assert (row["candidates"], row["message"]) == ([], "")
    for own in row["dates"]:
        assert ask(own["date"]).row["jdn"] == row["jdn"]


@pytest.mark.parametrize(("year", "days"), CUTS.items())
def test_the_days_at_which_changbian_cuts_its_juan_are_in_their_months(year: str, days: str) -> None:
    wrong = [day for day in days.split() if ask(f"{year}{day}").row["status"] != "ok"]
    assert wrong == []


def test_the_juan_of_changbian_follow_each_other_and_begin_with_months_that_their_years_have() -> None:
    rows = resources.path("edition/tables/juan-years.txt").read_text("utf-8").splitlines()
    at = 1
    for row in rows:
        if row.startswith("#"):
            continue
        _titles, first, last, year, begins = row.split("|")
        names = begins.split(",")
        assert (int(first), int(last) - int(first) + 1) == (at, len(names))
        for name in names:
            assert months.month("宋", int(year), int(name.rstrip("i")), name.endswith("i")).days
        at = int(last) + 1
    assert at == 521


@pytest.mark.parametrize(
    ("state", "recorded", "number", "otherwise"),
    [
        ("遼", NEW_MOONS_OF_LIAO, 112, ["太平二年二月辛丑", "大康元年十二月己丑", "重熙元年正月壬申"]),
        ("金", NEW_MOONS_OF_JIN, 54, ["天會十三年正月丙午"]),  # an eclipse; 宋 has 乙巳 as the table
    ],
)
def test_the_new_moons_of_the_histories_are_those_of_the_table_but_for_a_few(
    state: str, recorded: dict[str, str], number: int, otherwise: list[str]
) -> None:
    answers = {
        f"{era}{month}": ask(f"{state}{era}{month}朔").row
        for era, found in recorded.items()
        for month in found.split()
    }
    assert {row["status"] for row in answers.values()} == {"ok"}
    moved = [name for name, row in answers.items() if any("source" in remark for remark in row["remarks"])]
    assert (moved, len(answers)) == (otherwise, number)


@pytest.mark.parametrize(
    "day",
    [f"遼{day}" for day in INTERCALARY_OF_LIAO.split()] + [f"金{day}" for day in INTERCALARY_OF_JIN.split()],
)
def test_the_intercalary_months_of_the_histories_have_the_days_that_they_tell_in_them(day: str) -> None:
    row = ask(day).row
    assert (row["status"], row["regime"], row["leap"]) == ("ok", day[0], True)


def test_a_leap_month_that_only_song_had_is_offered_as_the_month_of_liao_that_it_was() -> None:
    row = ask("遼大康六年閏九月壬寅").row
    assert "its intercalary month is 閏八月; 宋 had it" in row["message"]
    assert [other["date"] for other in row["candidates"]] == ["遼太康六年九月十三日壬寅", "遼太康六年閏八月"]
