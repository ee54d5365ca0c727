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
