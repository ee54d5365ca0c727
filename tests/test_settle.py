"""The era of a text that names no state: settled by its days, or left open."""

import pairs

from edition.convert import Conversion
from edition.model import Cert

# Days of the tables: 大定十二年, 1172.
DAYS = "十二年正月庚午朔，甲來。戊寅，乙卒。丙申，丙來。\n二月壬寅，丁來。丙午，戊卒。三月己巳朔，己來。\n"


def convert(text: str, start: str = "") -> Conversion:
    return pairs.convert_text(text, "annals", start=start)


def first(text: str, start: str = "") -> tuple[str | None, Cert, str]:
    dates = convert(text, start).dated.dates
    dating = dates[min(dates)]
    return dating.when, dating.cert, dating.remark


def test_the_days_tell_which_rulers_of_a_name_is_meant() -> None:
    when, cert, remark = first(f"世宗中\n{DAYS}")
    assert (when, cert) == ("1172-01-01", Cert.MEDIUM)
    assert "金大定 alone has the days told" in remark


def test_the_days_tell_which_state_an_era_belongs_to() -> None:
    assert first(f"大定{DAYS}")[0] == "1172-01-01"


def test_the_era_that_the_days_settled_is_a_doubt_to_look_at() -> None:
    messages = [doubt.message for doubt in convert(f"世宗中\n{DAYS}").doubts]
    assert any("金大定 alone" in message for message in messages)


def test_what_was_in_force_at_the_beginning_goes_before_the_days() -> None:
    assert first(f"世宗中\n{DAYS}", "遼應曆十一年")[0] == "0962-01"


def test_without_a_name_nothing_is_settled() -> None:
    assert first(DAYS)[:2] == (None, Cert.UNKNOWN)


def test_too_few_days_settle_nothing() -> None:
    assert first("世宗中\n十二年正月庚午朔，甲來。二月，乙卒。\n")[0] is None


def test_days_that_fit_no_era_settle_nothing() -> None:
    assert first("世宗中\n十二年正月庚寅朔，甲來。甲申，乙卒。乙未，丙來。二月癸卯朔，丁來。\n")[0] is None


def test_a_state_that_is_named_needs_no_days() -> None:
    assert first(f"金大定{DAYS}")[1] is Cert.HIGH


def test_a_day_after_events_of_the_whole_year_lies_in_the_month_before_them() -> None:
    dates = convert("太平興國七年六月乙亥，甲來。是歲，乙卒。戊寅，丙來。\n").dated.dates
    assert [dates[at].when for at in sorted(dates)] == ["0982-06-15", "0982", "0982-06-18"]


def test_a_reign_without_eras_counts_its_own_years_and_the_next_rulers_begin_anew() -> None:
    text = (
        "◎太宗\n元年己丑夏，甲至。秋八月己未，乙立。是歲，丙來。\n二年庚寅春正月，丁來。\n三年辛卯春二月，戊來。\n"
        "壬寅年春，己立。\n◎定宗\n元年丙午春正月，庚來。\n三年戊申春三月，辛卒。\n歲壬子，壬來。夏六月，癸來。\n"
    )
    dates = convert(text).dated.dates
    found = [
        "1229",
        "1229-08-24",
        "1229",
        "1230-01",
        "1231-02",
        "1242",
        "1246-01",
        "1248-03",
        "1252",
        "1252-06",
    ]
    assert [dates[at].when for at in sorted(dates)] == found


def test_what_was_in_force_may_be_the_year_of_a_reign() -> None:
    assert first("春三月，甲來。\n夏五月，乙來。\n", "元太祖九年")[0] == "1214-03"
    assert first("春三月，甲來。\n夏五月，乙來。\n", "宋太祖建隆二年")[0] == "0961-03"


def test_a_number_that_no_era_counts_goes_on_by_its_pair() -> None:
    when, cert, remark = first("十年乙亥春三月，甲來。\n十一年丙子夏五月，乙來。\n", "宋嘉定七年")
    assert (when, cert) == ("1215-03", Cert.MEDIUM)
    assert "the pair is that of" in remark
