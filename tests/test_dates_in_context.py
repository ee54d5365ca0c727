"""Little texts of the genre, a case each: what every date in them means where it stands."""

import pairs
import pytest

from edition.model import Cert


def when(text: str, profile: str = "annals", start: str = "") -> list[str | None]:
    """The lunar dates of all date expressions, in order."""
    dates = pairs.convert_text(text, profile, start=start).dated.dates
    return [dates[at].when for at in sorted(dates)]


@pytest.mark.parametrize("profile", ["annals", "biography"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The table begins the sixth month with 辛酉.
        ("六月壬戌朔，甲。癸亥，乙。庚寅，丙。", ["0982-06-01", "0982-06-02", "0982-06-29"]),
        ("六月庚申朔，甲。己丑晦，乙。", ["0982-06-01", "0982-06-30"]),
        ("六月壬戌朔，甲。秋七月庚寅，乙。六月癸亥，丙。", ["0982-06-01", "0982-07-01", "0982-06-02"]),
        ("六月壬戌朔，甲。是月，乙。癸亥，丙。", ["0982-06-01", "0982-06", "0982-06-02"]),
        ("六月壬戌朔，甲。是歲，乙。六月癸亥，丙。", ["0982-06-01", "0982", "0982-06-02"]),
        ("六月辛酉朔，甲。癸亥，乙。", ["0982-06-01", "0982-06-03"]),
        ("六月壬戌朔，甲。後二十九日，乙。翌日，丙。", ["0982-06-01", "0982-07-02", "0982-07-03"]),
        ("六月壬戌朔，甲。後二十八日，乙。", ["0982-06-01", "0982-06-29"]),
        ("七月己丑朔，甲。後三十日，乙。", ["0982-07-01", "0982-08-01"]),
    ],
)
def test_a_recorded_new_moon_moves_the_days_of_its_month(text: str, found: list[str], profile: str) -> None:
    assert when(text, profile, start="宋太平興國七年五月") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("二月戊申，甲。又明日，乙。又三日，丙。", ["1005-02-30", "1005-03-01", "1005-03-04"]),
        ("八月望，甲。既望，乙。晦，丙。", ["1005-08-15", "1005-08-16", "1005-08-29"]),
        ("八月朔，甲。望日，乙。月晦，丙。", ["1005-08-01", "1005-08-15", "1005-08-29"]),
        ("八月既望，甲。下旬，乙。", ["1005-08-16", "1005-08"]),
        ("七月初二日，甲。二十有三日，乙。廿五日，丙。", ["1005-07-02", "1005-07-23", "1005-07-25"]),
        ("夏四月，甲，至于秋七月。", ["1005-04", "1005-07"]),
    ],
)
def test_days_and_parts_of_the_month_that_runs(text: str, found: list[str]) -> None:
    assert when(f"景德二年，甲。{text}")[1:] == found


@pytest.mark.parametrize(
    "text",
    [
        *("《景德三年二月詔》、《咸平二年敕》，皆甲所撰。", "賜治平四年新曆，頒慶曆七年曆。"),
        *("甲守城三月，又三日不雨，兵望甲山。", "甲朔望朝，上旬中旬皆至。"),
    ],
)
def test_titles_almanacs_and_lengths_are_no_dates(text: str) -> None:
    assert when(f"景德二年五月，乙來。{text}") == ["1005-05"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲請以明年三月入貢。八月，乙。", ["1006-03", "1005-08"]),
        ("甲言咸平三年乙嘗入寇。八月，乙。", ["1000", "1005-08"]),
        ("甲奏咸平三年二月事。八月，乙。", ["1000-02", "1005-08"]),
    ],
)
def test_what_is_asked_for_or_told_moves_nothing(text: str, found: list[str]) -> None:
    assert when(f"景德二年七月，甲。{text}", "biography")[1:] == found


@pytest.mark.parametrize(
    ("text", "last", "cert"),
    [
        # A month ahead in the main line is read there, one that is not in the flashback; neither is sure.
        ("先是，咸平二年三月，丙。六月，丁。", "1006-06", Cert.MEDIUM),
        ("先是，咸平二年三月，丙。四月，丁。", "0999-04", Cert.MEDIUM),
        ("初，咸平二年三月，丙，四月，丁。", "0999-04", Cert.HIGH),
        ("初，咸平二年，丙。明年，丁。", "1000", Cert.MEDIUM),
        ("初，咸平二年，丙。至是，戊。明年，丁。", "1007", Cert.HIGH),
        ("初，咸平二年，丙。\n六月，丁。", "1006-06", Cert.HIGH),
    ],
)
def test_a_date_behind_a_flashback_that_may_be_of_either_is_not_sure(
    text: str, last: str, cert: Cert
) -> None:
    dates = pairs.convert_text(f"景德三年五月，甲。{text}\n", "biography").dated.dates
    assert (dates[max(dates)].when, dates[max(dates)].cert) == (last, cert)


def test_the_year_of_the_main_line_runs_again_behind_a_flashback() -> None:
    text = "景德三年五月，甲。初，咸平二年，丙。至是，戊。\n"
    marks = pairs.convert_text(text, "biography").dated.marks
    assert [(text[mark.start :][:2], mark.year) for mark in marks] == [
        ("景德", 1006),
        ("咸平", 999),
        ("至是", 1006),
    ]


def test_an_era_proclaimed_on_the_way_counts_the_next_year_of_annals() -> None:
    text = "康定二年春正月，甲。冬十一月丙寅，改元慶曆。十二月，乙。二年春正月，丙。"
    assert when(text) == ["1041-01", "1041-11-20", "1041-12", "1042-01"]


def test_a_list_of_years_may_end_with_a_word_for_between() -> None:
    assert when("景祐元年、二年間，甲數反。", "biography") == ["1034", "1035"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("景德元年閏五月，甲。六月，乙。", [None, "1004-06"]),
        ("咸平六年十二月，甲。景德元年十三月，乙。三月，丙。", ["1003-12", None, "1004-03"]),
        ("景德二年冬十月，甲。閏月，乙。十一月，丙。", ["1005-10", None, "1005-11"]),
    ],
)
def test_a_month_that_does_not_exist_still_tells_its_year(text: str, found: list[str | None]) -> None:
    assert when(text) == found
    dated = pairs.convert_text(text, "annals").dated
    entry = max(at for at in dated.dates if dated.dates[at].when is None)
    assert dated.inherited[entry].when == (found[-1] or "")[:4]


def test_a_date_without_any_year_inherits_nothing() -> None:
    dated = pairs.convert_text("三年春正月庚戌朔，甲。", "annals").dated
    assert not dated.inherited


@pytest.mark.parametrize(
    ("text", "cert"),
    [
        ("永樂元年，甲。", Cert.LOW),  # of rebels in 1120; the tables have that of 明
        ("明永樂元年，甲。", Cert.HIGH),
        ("貞觀十年，甲。", Cert.MEDIUM),  # 西夏, near
        ("紹興元年，甲。", Cert.HIGH),
        ("唐大中五年，甲。", Cert.HIGH),
    ],
)
def test_an_era_of_another_state_far_ahead_is_a_guess(text: str, cert: Cert) -> None:
    dates = pairs.convert_text(text, "biography", start="宋宣和二年").dated.dates
    assert [dating.cert for dating in dates.values()] == [cert]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("景德二年冬至，甲。", ["1005"]),
        ("景德二年冬至日，甲。", ["1005"]),
        ("景德二年冬至京師，甲。", ["1005"]),
        ("景德二年冬十月，甲。冬至郊。", ["1005-10"]),
    ],
)
def test_the_solstice_is_no_season(text: str, found: list[str]) -> None:
    assert when(text) == found


def test_winter_is_a_season_where_somebody_arrives() -> None:
    dates = pairs.convert_text("景德二年冬至京師，甲。", "annals").dated.dates
    assert [dating.kind for dating in dates.values()] == ["period"]


@pytest.mark.parametrize(
    ("text", "cert"),
    [
        ("十一月，甲。正月，乙。", Cert.LOW),
        ("十一月，甲。十二月，乙。", Cert.HIGH),
        ("十一月，甲。明年正月，乙。", Cert.HIGH),
    ],
)
def test_a_month_of_a_life_that_goes_back_is_not_sure(text: str, cert: Cert) -> None:
    found = pairs.convert_text(f"景德二年，丙。{text}", "biography")
    assert found.dated.dates[max(found.dated.dates)].cert == cert
    assert any("next may be meant" in doubt.message for doubt in found.doubts) is (cert is Cert.LOW)


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("太祖四年，甲。太宗二年春，乙。憲宗八年三月，丙。", "元太祖元年", ["1209", "1230", "1258-03"]),
        ("元太祖四年三月，甲。六年，乙。", "", ["1209-03", "1211"]),
        ("中統元年，甲。初，太祖九年，乙。至元三年，丙。", "", ["1260", None, "1214", "1266"]),
        # 太祖 of 宋 counted his years by eras: nothing is known of his fourth, and nothing moves.
        ("太祖四年，甲。三月，乙。", "宋景德二年", [None, "1005-03"]),
    ],
)
def test_the_years_of_rulers_without_eras_are_counted_from_the_accession(
    text: str, start: str, found: list[str | None]
) -> None:
    assert when(text, "biography", start) == found


@pytest.mark.parametrize("form", ["{}", "【{}】", "{}歲"])
def test_a_pair_alone_on_its_line_before_a_month_heads_a_year(form: str) -> None:
    text = "\n\n".join([form.format("壬午"), "春正月，甲。", form.format("癸未"), "三月，乙。夏，丙。"])
    found = pairs.convert_text(f"{text}\n", "annals", start="宋太平興國七年")
    assert [mark.year for mark in found.dated.years.values()][-1] == 983
    assert when(text, start="宋太平興國七年") == ["0982-01", "0983-03", "0983"]


@pytest.mark.parametrize(
    ("start", "text", "found"),
    [
        ("宋元祐八年", "西夏稱大安十年春正月，甲。", ("1084-01", "xixia")),
        ("宋元豐七年", "遼稱大安十年春正月，甲。", ("1094-01", "liao")),
        ("宋元豐七年", "大安十年春正月，甲。", ("1084-01", "xixia")),
    ],
)
def test_an_era_is_that_of_the_state_that_calls_the_year_so(
    start: str, text: str, found: tuple[str, str]
) -> None:
    (dating,) = pairs.convert_text(text, "annals", start=start).dated.dates.values()
    assert (dating.when, dating.calendar) == found


def test_a_year_that_is_stated_stays_where_its_day_does_not_occur() -> None:
    text = "政和五年春正月丙寅朔，甲。庚午，乙。二月丙午，丙。夏四月，丁。是月，戊。秋七月，己。"
    assert {str(found)[:4] for found in when(text)} == {"1115"}


def test_an_arrow_that_hits_is_no_middle_of_a_month() -> None:
    assert when("景德元年正月中流矢死。", "biography") == ["1004-01"]
    assert pairs.convert_text("景德元年正月中流矢死。", "biography").dated.dates[0].kind == ""


def test_several_eras_of_which_no_year_is_named_are_told_with_their_years() -> None:
    found = pairs.convert_text("大定初，甲。", "biography")
    assert any("金大定(1161 to 1189)" in doubt.message for doubt in found.doubts)


@pytest.mark.parametrize(
    ("text", "cert"),
    [
        ("九月，甲。閏月，乙。", Cert.HIGH),
        ("七月，甲。閏月，乙。", Cert.HIGH),
        ("十月，甲。閏月，乙。", Cert.LOW),
    ],
)
def test_an_intercalary_month_behind_a_later_one_is_not_sure(text: str, cert: Cert) -> None:
    dates = pairs.convert_text(f"景德元年，丙。{text}", "biography").dated.dates
    assert (dates[max(dates)].when, dates[max(dates)].cert) == ("1004-09i", cert)


def test_a_month_that_follows_the_one_before_is_no_length() -> None:
    assert when("景德二年五月圍甲城，六月不克，八月罷。", "biography") == ["1005-05", "1005-06", "1005-08"]
    assert when("景德二年五月圍甲城，三月不下，七月而克。", "biography") == ["1005-05"]


def test_where_a_day_is_miswritten_and_a_month_is_lost_the_days_behind_lead_to_no_other_year() -> None:
    months = "十二年正月庚午朔，甲。\n二月壬寅，乙。\n庚午，丙。\n癸丑，丁。\n丙辰，戊。\n"
    days = "".join(f"{day}，詔己。\n" for day in ("乙亥", "丁丑", "庚寅", "癸巳", "丁酉"))
    found = when(f"{months}{days}四月癸卯，庚。\n五月癸酉，辛。\n", start="金大定十二年")
    assert {str(date)[:4] for date in found} == {"1172"}
