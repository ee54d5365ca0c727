"""The running date carried through a text."""

import pairs
import pytest

from edition.calendar.phrase import Context
from edition.calendar.rulers import state
from edition.convert import Conversion
from edition.dating import starting_context
from edition.dating.order import months_meant
from edition.dating.states import calendar_of, era_of, whole
from edition.errors import DateError
from edition.grammar.dates import match_at
from edition.model import Cert

YEAR = "太平興國七年\n"


def convert(text: str, profile: str = "biography", start: str = "") -> Conversion:
    return pairs.convert_text(text, profile, start=start)


def when(text: str, profile: str = "biography", start: str = "") -> list[str | None]:
    """The lunar dates of all date expressions, in order."""
    dates = convert(text, profile, start).dated.dates
    return [dates[at].when for at in sorted(dates)]


def when_spoken(text: str) -> list[str | None]:
    """The lunar dates in what a text of one sentence quotes."""
    dates = convert(text).dated.dates
    return [dates[at].when for at in sorted(dates) if at > text.index("「")]


def years(text: str, start: str = "") -> list[tuple[str, int]]:
    """The two characters behind every year mark, and its year."""
    found = convert(text, "biography", start)
    return [(text[mark.start : mark.start + 2], mark.year) for mark in found.dated.marks]


@pytest.mark.parametrize(
    ("start", "year", "month"),
    [
        ("宋太平興國七年", 982, None),
        ("太平興國七年五月", 982, 5),
        ("遼統和元年", 983, None),
        ("", None, None),
    ],
)
def test_the_date_in_force_at_the_beginning(start: str, year: int | None, month: int | None) -> None:
    context = starting_context(start, "song")
    assert (context.year, context.month) == (year, month)


@pytest.mark.parametrize("start", ["甲", "太平興國七年也", "五月", "太平興國九十年"])
def test_a_beginning_that_is_no_date_is_refused(start: str) -> None:
    with pytest.raises(DateError):
        starting_context(start, "song")


@pytest.mark.parametrize(
    ("name", "regime", "year", "end", "found"),
    [
        ("唐", None, 935, True, ("後唐", 936)),
        ("唐", "宋", 1001, True, ("唐", 907)),
        ("唐", "南唐", 960, True, ("南唐", 975)),
        ("宋", "宋", None, False, ("宋", 960)),
        ("宋", None, None, False, None),
        ("甲", "宋", 1001, False, None),
    ],
)
def test_which_state_a_name_means(
    name: str, regime: str | None, year: int | None, end: bool, found: tuple[str, int] | None
) -> None:
    assert state(name, regime=regime, year=year, end=end) == found


@pytest.mark.parametrize(
    ("regime", "calendar"),
    [("宋", "song"), ("遼", "liao"), ("後晉", "wudai"), ("唐", "chinese"), (None, "chinese")],
)
def test_a_state_has_a_calendar(regime: str | None, calendar: str) -> None:
    assert calendar_of(regime) == calendar


def test_a_year_has_the_era_in_force_when_it_began() -> None:
    era = era_of("宋", 976)
    assert era is not None and era.name == "開寶"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("咸平元年，甲。五月，乙。", ["0998", "0998-05"]),
        ("咸平元年，甲。明年，乙。三年，丙。", ["0998", "0999", "1000"]),
        ("咸平元年五月，甲。是月，乙。逾月，丙。是歲，丁。", ["0998-05", "0998-05", "0998-06", "0998"]),
        ("太平興國七年五月己酉，甲。翌日，乙。越七日，丙。", ["0982-05-18", "0982-05-19", "0982-05-26"]),
        ("太平興國七年五月，甲。己酉，乙。", ["0982-05", "0982-05-18"]),
        ("太平興國七年五月，甲。翌日，乙。", ["0982-05", "0982-05"]),
        ("太平興國七年，甲。逾月，乙。", ["0982", "0982"]),
        ("先是，甲。初，乙。", [None, None]),
        ("咸平元年，甲。先是，乙。五月，丙。", ["0998", None, "0998-05"]),
        ("乾道元年，甲。", ["1165"]),
        ("元豐三年，甲。大安七年，乙。", ["1080", "1081"]),
        ("紹熙二年，甲。紹興三年，乙。", ["1191", "1133"]),
        ("慶曆中，甲。", [None]),
        ("金天興二年，甲。明年甲午正月十日，乙。十三日，丙。", ["1233", "1234-01-10", "1234-01-13"]),
        ("金天興二年，甲。明年乙未正月十日，乙。", ["1233", "1234-01-10"]),
        ("慶曆初，甲。慶曆末，乙。景德末，丙。", ["1041", "1048", "1007"]),
        ("咸平四年，甲自宋初來，乙。", ["1001", "0960"]),
        ("甲在宋初屢貢。", ["0960"]),
        ("咸平元年五月，甲至，明日釋服。", ["0998-05", "0998-05"]),
        ("咸平元年，甲上書，明年當入貢。明年，乙。", ["0998", "0999", "0999"]),
        ("咸平元年五月，甲以明年為期。乙期以明日會兵。六月，丙。", ["0998-05", "0998-05", "0998-06"]),
        ("景德三年十二月，甲。二十年，乙。", ["1006-12", None]),
        ("天禧五年，甲。仁宗即位，乙。", ["1021", "1022"]),
        ("咸平元年，甲。恭帝初，乙。", ["0998", "0959"]),
        ("建隆元年，甲。宋初，乙。", ["0960", "0960"]),
        ("甲子歲，乙。", [None]),
        ("咸平元年，甲。歲在庚子，乙。", ["0998", "1000"]),
        ("景德元年，免咸平二年至五年逋租，及六年之租。是年，乙。", ["1004", "0999", "1002", "1003", "1004"]),
        ("熙寧元年，甲居六年，至七年，乙。八年，丙。", ["1068", "1074", "1075"]),
        ("熈寧元年，甲。明年，乙；又二年，丙。明年，丁。", ["1068", "1069", "1071", "1072"]),
        ("熙寧元年二月，詔：「去冬無雪。」", ["1068-02", "1067"]),
        ("登大觀三年進士第。政和元年，甲。二年，乙。", ["1109", "1111", "1112"]),
    ],
)
def test_what_a_date_means_where_it_stands(text: str, found: list[str | None]) -> None:
    assert when(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("咸平元年，甲曰：「雍熙二年，乙。」五月，丙。", ["0998", "0985", "0998-05"]),
        ("咸平元年（按《長編》在雍熙二年），甲。五月，丙。", ["0998", "0985", "0998-05"]),
        ("咸平元年，甲自雍熙二年來。五月，丙。", ["0998", "0985", "0998-05"]),
        ("咸平元年，甲曰：「雍熙二年，乙。是年三月，丁。」", ["0998", "0985", "0985-03"]),
        ("咸平元年，甲卒。祥符五年，追上尊號。五月，丙。", ["0998", "1012", "0998-05"]),
    ],
)
def test_only_narrative_moves_the_running_date(text: str, found: list[str]) -> None:
    assert when(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("咸平二年，甲上書曰：「遂以十月十一日備禮。」", "0998-10-11"),
        ("咸平二年，甲上書曰：「遂以三月備禮日，乙。」", None),
        ("咸平二年，甲上書曰：「已於三月，乙。」", "0999-03"),
        ("咸平二年五月，甲上書曰：「已於三月，乙。」", "0999-03"),
        ("咸平二年五月，甲上書曰：「已於六月，乙。」", "0998-06"),
        ("咸平二年五月，甲上書曰：「乞以六月三日，乙。」", None),
        ("甲上書曰：「遂以十月十一日備禮。」", None),
    ],
)
def test_a_letter_recalls_the_last_month_of_its_name(text: str, found: str | None) -> None:
    assert when_spoken(text) in ([found], [] if found is None else [found])


def test_an_honour_in_the_year_of_death_moves_the_running_date() -> None:
    assert when("咸平元年，甲。二年，乙卒，追贈尚書。五月，丙。") == ["0998", "0999", "0999-05"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("咸平元年，甲。五月，乙。", [("咸平", 998)]),
        ("甲來。咸平元年，乙。", [("咸平", 998)]),
        ("甲以咸平元年來。", [("甲以", 998)]),
        ("咸平元年，甲。二年，乙。", [("咸平", 998), ("二年", 999)]),
        ("咸平元年，甲，明年，乙。", [("咸平", 998), ("明年", 999)]),
        ("咸平元年，甲。乙來，時咸平二年二月也。丙。", [("咸平", 998), ("乙來", 999)]),
        ("咸平元年，甲。\n乙。", [("咸平", 998), ("乙。", 998)]),
        ("咸平元年，甲。\n　　二年，乙。", [("咸平", 998), ("二年", 999)]),
        ("咸平元年，甲。\n　\n乙。", [("咸平", 998), ("乙。", 998)]),
        ("咸平元年，甲。慶曆中，乙。", [("咸平", 998), ("慶曆", 1041)]),
        ("咸平元年，甲。唐末，乙。", [("咸平", 998)]),
        ("先是，甲。", []),
    ],
)
def test_years_are_marked_before_their_events(text: str, marks: list[tuple[str, int]]) -> None:
    assert years(text) == marks


LIVES = "咸平元年，甲。天禧四年，丙。\n"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("丁，丙族弟也。父仕。建隆四年，丁生於戊。", [("丁，", 963)]),
        ("丁，丙族弟也。父仕。", [("丁，", 1020)]),
        ("丁，丙族弟也。父仕。天聖四年，戊。", [("丁，", 1020), ("天聖", 1026)]),
        ("丁至。父仕。建隆四年，丁生於戊。", [("丁至", 1020), ("建隆", 963)]),
        ("丁，丙族弟也。建隆四年，丁生於戊。\n丙之歸宋，時年二十，丁去。", [("丁，", 963), ("丙之", 982)]),
        ("丁，丙族弟也。建隆四年，戊生於己。\n丙之歸宋，時年二十，丁去。", [("丁，", 963), ("丙之", 963)]),
        (
            "丁，丙族弟也。建隆四年，丁生於戊。開寶九年，己。\n時年二。\n明年，己，時年三十，庚。",
            [("丁，", 963), ("開寶", 976), ("時年", 976), ("明年", 977)],
        ),
        (
            "丁，丙族弟也。建隆四年，丁生於戊。\n己，丁弟也。\n丙之歸宋，時年二十。",
            [("丁，", 963), ("己，", 963), ("丙之", 963)],
        ),
    ],
)
def test_a_life_told_from_its_beginning_has_its_own_years(text: str, marks: list[tuple[str, int]]) -> None:
    assert years(LIVES + text)[2:] == marks


def test_a_life_begins_with_its_own_year_where_none_is_known() -> None:
    assert years("開平中，甲。\n乙，甲之弟也。清泰二年，乙。") == [("開平", 907), ("乙，", 935)]


def test_the_first_years_of_an_era_are_a_guess_and_a_span() -> None:
    found = convert("貞觀初，甲。").dated
    (dating,) = found.dates.values()
    assert (dating.when, dating.kind, found.marks[0].cert) == ("0627", "period", Cert.LOW)


def test_a_year_heading_dates_a_chapter() -> None:
    found = convert("咸平元年\n五月，甲。\n", "biography")
    assert [mark.year for mark in found.dated.years.values()] == [998]
    assert [dating.when for dating in found.dated.dates.values()] == ["0998-05"]


def entry_years(text: str, start: str = "") -> list[int]:
    dated = convert(text, "gangmu", start).dated
    return [dated.years[at].year for at in sorted(dated.years)]


def test_a_month_that_goes_back_begins_a_new_year_where_no_heading_does() -> None:
    text = "十月，甲。（《長編》）\n二月，乙。（《長編》）\n"
    assert entry_years(text, "太平興國七年") == [982, 983]


def test_a_month_that_goes_back_between_the_headings_of_two_years_in_a_row_does_not() -> None:
    text = f"{YEAR}十月，甲。（《長編》）\n二月，乙。（《長編》）\n太平興國八年\n正月，丙。（《長編》）\n"
    assert entry_years(text) == [982, 982, 982, 983, 983]


def test_a_month_that_goes_back_where_a_heading_may_be_lost_begins_a_year_that_is_not_sure() -> None:
    text = f"{YEAR}十月，甲。（《長編》）\n是歲，乙。（《長編》）\n二月，丙。（《長編》）\n"
    dated = convert(text, "gangmu").dated
    assert entry_years(text) == [982, 982, 982, 983]
    assert [d.cert for d in dated.dates.values() if d.when == "0983-02"] == [Cert.MEDIUM]


def test_a_year_named_once_more_by_another_state_moves_nothing() -> None:
    found = convert("熙寧三年，遼咸雍六年，甲。七年，乙。\n", "biography").dated
    assert [dating.when for dating in found.dates.values()] == ["1070", "1070", "1074"]


def test_a_bare_year_after_a_flashback_is_read_in_the_main_line_and_is_not_sure() -> None:
    found = convert("熙寧三年，甲。先是，治平中，乙。四年，丙。\n", "biography").dated
    last = list(found.dates.values())[-1]
    assert (last.when, last.cert) == ("1071", Cert.MEDIUM)


def test_a_flashback_before_any_date_keeps_none_in_reserve() -> None:
    assert when("初，甲。咸平元年，乙。\n二年，丙。") == [None, "0998", "0999"]


def test_a_day_that_does_not_exist_leaves_the_month() -> None:
    found = convert("咸平二年六月三十五日，甲。\n", "biography").dated
    assert [(d.when, d.kind) for d in found.dates.values()] == [("0999-06", "impossible")]


def test_an_era_of_another_state_near_the_running_year_goes_before_one_far_away() -> None:
    found = convert("熙寧元年，甲。乾道二年，乙。\n", "biography").dated
    assert [(d.when, d.cert) for d in found.dates.values()] == [("1068", Cert.HIGH), ("1069", Cert.MEDIUM)]


def test_an_intercalary_month_follows_its_month() -> None:
    assert entry_years("九月，甲。（《長編》）\n閏九月，乙。（《長編》）\n", "雍熙二年") == [985, 985]


def test_a_year_inferred_from_the_months_is_a_guess() -> None:
    found = convert("十月，甲。（《長編》）\n二月，乙。（《長編》）\n", "gangmu", "太平興國七年")
    last = found.dated.dates[max(found.dated.dates)]
    assert (last.when, last.cert, last.evidence) == ("0983-02", Cert.MEDIUM, "sequence")
    assert "months go back from 10 to 2" in last.remark
    assert last.remark in [doubt.message for doubt in found.doubts]


def test_an_entry_belongs_to_the_year_in_which_it_begins() -> None:
    assert entry_years(f"{YEAR}十二月，甲。明年正月，乙。（《長編》）\n") == [982, 982]


def test_details_do_not_move_the_running_date() -> None:
    text = f"{YEAR}五月，甲。\n乙至十月來。（《長編》）\n是月，丙。（《長編》）\n"
    assert when(text, "gangmu") == ["0982-05", "0982-10", "0982-05"]


def test_a_remark_begins_with_the_date_of_its_entry() -> None:
    text = f"{YEAR}五月，甲。（《長編》。按《遼史》係於是年九月）\n"
    assert when(text, "gangmu") == ["0982-05", "0982-09"]


def test_an_entry_without_a_date_inherits_year_and_month() -> None:
    found = convert(f"{YEAR}五月己酉，甲。（《長編》）\n乙。（《長編》）\n", "gangmu")
    (dating,) = found.dated.inherited.values()
    assert (dating.when, dating.kind, dating.cert) == ("0982-05", "inherited", Cert.MEDIUM)


def test_an_entry_without_a_date_or_a_year_is_a_doubt() -> None:
    found = convert("乙。（《長編》）\n", "gangmu")
    (dating,) = found.dated.inherited.values()
    assert (dating.when, dating.cert) == (None, Cert.UNKNOWN)
    assert [d.message for d in found.doubts] == ["an entry without a date, and no year is known"]


def test_a_supplied_heading_lends_its_certainty_to_the_dates_below() -> None:
    heading = {"before_line": 1, "year": 982, "heading": "太平興國七年", "wording": "conjectural"}
    row = {**heading, "certainty": "low", "evidence": "why"}
    found = pairs.convert_text("五月，甲。\n", headings=[row])
    (dating,) = found.dated.dates.values()
    assert (dating.when, dating.cert) == ("0982-05", Cert.LOW)


def test_a_heading_that_is_no_year_of_its_era_is_a_doubt() -> None:
    found = convert("太平興國二十年\n五月，甲。\n", "gangmu")
    assert found.doubts[0].message.startswith("a year heading that was not understood")


def test_the_dates_of_a_prologue_stand_for_themselves() -> None:
    text = f"李甲，本名乙。建隆四年，生。五月，丙。\n{YEAR}五月，甲。\n"
    assert when(text, "gangmu") == ["0963", "0963-05", "0982-05"]


def test_a_day_that_its_month_does_not_have_is_impossible() -> None:
    found = convert("太平興國七年五月壬戌，甲。")
    (dating,) = found.dated.dates.values()
    assert (dating.kind, dating.when, dating.first) == ("impossible", "0982-05", None)
    assert [d.kind for d in found.doubts] == ["date"]


def test_what_the_editors_decide_is_certain() -> None:
    row = {
        "line": 1,
        "column": 0,
        "words": "五月",
        "about": "date",
        "verdict": "replace",
        "value": "咸平二年五月",
    }
    found = pairs.convert_text("五月，甲。", "biography", decisions=[row])
    (dating,) = found.dated.dates.values()
    assert (dating.when, dating.cert, dating.resp) == ("0999-05", Cert.HIGH, "editor")


def test_a_year_before_the_running_era_is_inherited_without_an_era() -> None:
    found = convert("癸丑歲正月，甲。（《長編》）\n乙。（《長編》）\n", "gangmu", "建隆元年")
    assert [dating.full for dating in found.dated.inherited.values()] == ["宋癸丑歲正月"]


def test_no_running_year_is_inherited_as_nothing() -> None:
    assert whole(Context("宋"), "inherited", Cert.MEDIUM) is None


def test_a_year_that_the_calendar_does_not_have_is_inherited_without_days() -> None:
    dating = whole(Context("宋", None, 4000), "inherited", Cert.MEDIUM)
    assert dating is not None and (dating.when, dating.first) == ("4000", None)


HEADED = (
    "熙寧元年\n正月，甲。（《長編》）\n二月，取慶曆二年數，乙。（《長編》）\n三月，丙。（《長編》）\n"
    "熙寧二年\n五月，丁。（《長編》）\n"
)


def test_below_a_year_heading_a_year_outside_it_moves_nothing() -> None:
    assert when(HEADED, "gangmu") == ["1068-01", "1068-02", "1042", "1068-03", "1069-05"]
    assert entry_years(HEADED) == [1068] * 4 + [1069] * 2


def test_an_entry_that_opens_with_a_year_outside_its_heading_inherits_the_year_that_runs() -> None:
    text = HEADED.replace("二月，取慶曆二年數", "元豐二年")
    found = convert(text, "gangmu").dated
    assert [dating.when for dating in found.inherited.values()] == ["1068-01"]
    assert entry_years(text) == [1068] * 4 + [1069] * 2


def test_below_a_year_heading_the_same_year_of_other_states_leaves_the_calendar() -> None:
    text = "熙寧三年\n是歲遼稱咸雍六年\n二月，甲。（《長編》）\n遼咸雍六年，乙。（《長編》）\n三月，丙。（《長編》）\n"
    dates = convert(text, "gangmu").dated.dates.values()
    assert [dating.calendar for dating in dates][-3:] == ["song", "liao", "song"]


def test_a_bare_year_that_the_running_era_does_not_have_is_of_the_era_named_last() -> None:
    text = "貞元三年，改葬。大定初，追諡。十九年，升祔。\n"
    assert when(text, "annals", "金貞元元年") == ["1155", "1161", "1179"]


def test_the_reason_of_an_event_does_not_date_what_follows() -> None:
    found = when("熙寧元年五月戊寅，以四月丙午天變，肆赦。是日，雨。\n", "annals")
    assert found[0] == found[2] != found[1]


def test_the_same_year_of_another_state_in_a_sentence_of_its_own_moves_nothing() -> None:
    found = convert("壬子熙寧五年。時遼咸雍八年。夏四月，甲。\n", "biography").dated
    assert [dating.calendar for dating in found.dates.values()] == ["song", "liao", "song"]


def test_sacrifices_are_no_years() -> None:
    assert when("建隆元年正月，甲。其七祀春祀司命。\n", "annals") == ["0960-01"]


def test_a_year_without_an_era_has_the_one_that_the_bracket_behind_it_leaves() -> None:
    text = "【丁丑】十四年【宋景炎二年】春正月甲入汀州○二月改乙為丙州\n"
    found = pairs.convert_text(text, "annals", conventions={"notes": ["【】"]}).dated
    dates = [found.dates[at] for at in sorted(found.dates)]
    assert dates[0].full == "元世祖至元十四年"
    assert [dating.when for dating in dates] == ["1277", "1277", "1277-01", "1277-02"]


def test_where_the_number_of_a_year_does_not_fit_its_pair_the_pair_is_followed_and_doubted() -> None:
    found = convert("戊申天祿元年。二月，甲。\n", "annals").dated
    first, second = found.dates.values()
    assert (first.when, first.cert, second.when) == ("0948", Cert.LOW, "0948-02")
    assert "the pair is followed" in found.doubts[0].message


def test_a_number_far_from_its_pair_is_not_read() -> None:
    found = convert("甲寅天祿元年。甲。\n", "annals").dated
    assert [dating.when for dating in found.dates.values()] == [None]


def test_between_two_years_that_the_text_states_months_that_go_back_begin_none() -> None:
    text = "壬子應曆二年。三月，甲。正月，乙。\n癸丑應曆三年。二月，丙。\n"
    assert when(text, "annals") == ["0952", "0952-03", "0952-01", "0953", "0953-02"]


def test_the_months_of_the_next_year_begin_anew() -> None:
    assert when("應曆元年八月，甲。\n明年，乙。\n二月，丙。\n", "annals") == ["0951-08", "0952", "0952-02"]


def test_an_entry_opens_with_its_month_though_another_states_year_stands_before_it() -> None:
    found = convert("癸丑應曆三年。周廣順三年。春正月，甲。\n是月，乙。\n", "annals").dated
    assert [found.dates[at].full for at in sorted(found.dates)][2:] == ["遼應曆三年正月"] * 2


def test_a_pair_alone_before_a_line_with_its_year_heads_the_year() -> None:
    text = "乙酉\n\n寶慶元年春正月甲。\n五月，乙。\n\n丙戌\n\n寶慶二年春，丙。\n"
    found = convert(text, "annals")
    assert [text[at : at + 2] for at in found.dated.headings] == ["乙酉", "丙戌"]
    assert [dating.when for dating in found.dated.headings.values()] == ["1225", "1226"]


def test_a_pair_alone_before_other_words_is_a_day() -> None:
    assert when("寶慶元年正月，甲。\n\n丁卯\n\n大赦。\n", "annals") == ["1225-01", "1225-01-06"]


@pytest.mark.parametrize(
    ("heads", "year"),
    [
        (("後晉紀四", "起玄黓攝提格，盡閼逢執徐正月，凡二年有奇。", "七年"), 942),
        (("後晉紀四", "七年（壬寅、九四二）"), 942),
        (("後晉紀四", "七年（壬寅）"), 942),
        (("七年（壬寅，公元942年）",), 942),
        (("宋紀十七", "起強圉作噩正月，盡十二月，凡一年。", "二年"), 1057),
        (("後梁紀一　起強圉單閼四月，盡著雍執徐七月，凡一年有奇。", "元年"), 907),
        (("遼史卷二十五", "道宗五", "十年（甲戌）"), 1094),
        (("元紀一", "十七年〈庚辰〉"), 1280),
    ],
)
def test_a_heading_that_names_no_era_is_settled_by_the_headings_above_and_beside_it(
    heads: tuple[str, ...], year: int
) -> None:
    text = "\n".join((*heads, "春正月，大赦。", "夏四月，旱。", "秋七月，雨。"))
    assert set(entry_years(text)) == {year}


def test_a_heading_that_several_eras_fit_dates_nothing_and_says_which() -> None:
    text = "宋紀十七\n元年\n春正月，大赦。\n夏四月，旱。\n秋七月，雨。"
    assert entry_years(text) == []
    text = "七年（壬寅）\n春正月，大赦。\n夏四月，旱。\n秋七月，雨。"
    doubts = " ".join(doubt.message for doubt in convert(text, "annals").dated.doubts)
    assert entry_years(text) == []
    assert "天福 (942)" in doubts and "嘉祐 (1062)" in doubts


def test_a_heading_whose_words_and_common_era_year_differ_follows_its_words_and_is_a_doubt() -> None:
    text = "宋慶曆元年（1042）\n春正月，大赦。\n夏四月，旱。\n秋七月，雨。"
    made = convert(text, "annals")
    assert set(entry_years(text)) == {1041}
    assert any("the heading says 1042" in doubt.message for doubt in made.dated.doubts)


def test_a_chapter_that_goes_on_begins_with_the_next_year_of_its_old_name() -> None:
    text = "起旃蒙大淵獻，盡柔兆困敦，凡二年。\n春正月，大赦。\n夏四月，旱。\n秋七月，雨。"
    assert set(entry_years(text, "宋景祐元年")) == {1035}


def test_a_year_before_that_with_which_a_chapter_begins_does_not_move_the_running_date() -> None:
    text = "卷一百九十五 嘉祐六年\n冬十月庚辰朔，甲奏事。\n嘉祐二年八月，徙永興，事附見。\n甲申，乙卒。\n丙戌，賑。\n"
    assert when(text, "annals")[1:] == ["1057-08", "1061-10-05", "1061-10-07"]


def test_a_remark_that_weighs_years_means_by_the_year_before_one_that_it_names() -> None:
    text = (
        f"{YEAR}十月，甲卒。（《長編》。按：《甲紀》係之雍熙元年二月，《乙傳》作太平興國八年五月，《丙錄》在上年十一月，"
        "果在十一月，則誤矣。《丁志》在雍熙元年六月。若在上年五月，何以次年二月始聞？）\n"
    )
    dates = convert(text, "gangmu").dated.dates
    found = [dates[at].when for at in sorted(dates)]
    assert found[1:] == ["0984-02", "0983-05", "0982-11", "0982-11", "0984-06", "0983-05", "0984-02"]


def test_where_each_year_has_its_heading_none_begins_without_one() -> None:
    heads = ["太平興國七年", "太平興國八年", "雍熙元年"]
    text = "\n".join(f"{head}\n正月，甲。（《長編》）\n十月，乙。（《長編》）" for head in heads)
    assert entry_years(f"{text}\n三月，丙。（《長編》）\n")[-1] == 984
    one = text.split("雍熙")[0]
    assert (
        entry_years(f"{one}\n三月，丙。（《長編》）\n")[-1] == 984
    )  # two headings say less: the next year, not sure


def test_a_year_of_another_state_beside_it_bears_out_the_pair_against_the_number() -> None:
    found = convert("甲寅天祿六年。周顯德元年。\n二月，甲。\n", "annals").dated
    first, beside, second = (found.dates[at] for at in sorted(found.dates))
    assert (first.when, first.cert, beside.when, second.when) == ("0954", Cert.MEDIUM, "0954", "0954-02")
    assert "is the same year" in first.remark


def test_of_two_eras_that_a_pair_and_a_number_nearly_fit_none_is_taken_without_a_running_year() -> None:
    assert when("庚辰乾亨七年。甲。\n", "annals") == [None]
    assert when("庚辰乾亨七年。甲。\n", "annals", "宋太平興國四年") == ["0980"]


def test_an_era_that_the_headings_count_otherwise_is_counted_so_throughout_and_not_sure() -> None:
    text = "癸酉重熙元年。宋明道二年。春二月，甲。\n戊寅重熙六年。宋寶元元年。\n先是，帝以重熙二年還。\n"
    found = convert(text, "annals").dated
    last = found.dates[max(found.dates)]
    assert (last.when, last.cert) == ("1034", Cert.LOW)


def test_the_change_of_an_era_names_its_first_year() -> None:
    text = "戊子統和六年。宋太宗端拱改元。冬十一月，甲。\n"
    assert when(text, "annals") == ["0988", "0988", "0988-11"]


def test_a_bare_year_whose_day_the_running_era_does_not_have_is_of_the_later_era_named_before_it() -> None:
    text = "承安三年八月，甲。貞祐初，乙。四年正月己卯，丙。\n"
    found = convert(text, "annals").dated
    last = found.dates[max(found.dates)]
    assert (last.when, last.cert, last.evidence) == ("1216-01-25", Cert.MEDIUM, "context")


def test_this_year_is_no_surer_than_the_year_that_it_takes_up() -> None:
    found = convert("太平興國七年五月，甲。\n三月，乙。\n是歲，丙。\n", "annals").dated
    assert [found.dates[at].cert for at in sorted(found.dates)][-2:] == [Cert.MEDIUM, Cert.MEDIUM]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a note without brackets: back by years, by months, and by months ahead
        (
            "嘉祐六年十月庚辰朔，甲。景祐二年九月指揮，實錄無之。\n甲申，乙。\n",
            ["1061-10-01", "1035-09", "1061-10-05"],
        ),
        (
            "紹興二十六年六月辛未朔，甲。二月乙亥，乙請之。\n壬申，丙。\n",
            ["1156-06-01", "1156-02-03", "1156-06-02"],
        ),
        (
            "紹興二十六年六月壬午，甲。閏十月壬寅，行遣。\n甲申，乙。\n",
            ["1156-06-12", "1156-10i-04", "1156-06-14"],
        ),
        (
            "嘉祐六年閏八月丁未，甲。治平四年十二月，乙。\n九月癸丑，丙。\n",
            ["1061-08i-27", "1067-12", "1061-09-04"],
        ),
        # told in order: the next month, the next year, and what the next paragraph goes on from
        ("天成三年二月丁丑朔，甲。三月辛亥，乙。\n己未，丙。\n", ["0928-02-01", "0928-03-05", "0928-03-13"]),
        ("金元光二年十二月庚寅，甲。明年，乙。\n正月戊戌朔，丙。\n", ["1223-12-22", "1224", "1224-01-01"]),
        ("天成三年二月丁丑朔，甲。六月丙子，乙。\n庚辰，丙。\n", ["0928-02-01", "0928-06-03", "0928-06-07"]),
    ],
)
def test_what_a_paragraph_of_annals_names_in_passing_moves_nothing(text: str, found: list[str]) -> None:
    assert when(text, "annals") == found


def test_the_notes_of_editors_date_nothing_that_follows() -> None:
    text = "八年春正月癸丑，甲。\n校勘記\n一：冬十二月壬午，原作十一月。\n卷二\n九年春正月辛亥，乙。\n"
    found = convert(text, "annals", "遼清寧七年").dated
    dates = [found.dates[at] for at in sorted(found.dates)]
    assert (dates[0].when, dates[-1].when) == ("1062-01-05", "1063-01-09")
    assert all(dating.cert is not Cert.HIGH for dating in dates[1:-1])


def test_a_season_is_any_of_its_months() -> None:
    text = f"{YEAR}冬，甲。（《長編》）\n十月，乙。（《長編》）\n冬閏月，丙。（《長編》）\n十一月，丁。（《長編》）\n"
    assert set(entry_years(text)) == {982}
    assert entry_years(f"{text}秋，戊。（《長編》）\n")[-1] == 983


@pytest.mark.parametrize(
    ("phrase", "months"),
    [
        ("五月", (5, 5)),
        ("閏五月", (5.5, 5.5)),
        ("秋", (7, 9)),
        ("仲秋", (8, 8)),
        ("冬閏月", (10.5, 12.5)),
        ("己酉", None),
    ],
)
def test_the_months_that_a_date_may_mean(phrase: str, months: tuple[float, float] | None) -> None:
    parts = match_at(phrase)
    assert parts is not None and months_meant(parts) == months


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "應順元年三月十五日，甲。是日，乙。十六日，丙。二十日，丁。",
            ["0934-03-15", "0934-03-15", "0934-03-16", "0934-03-20"],
        ),
        ("應順元年三月十五日，甲。三日，乙。", ["0934-03-15"]),
        ("應順元年四月，甲奏，某以前月二十九日至。", ["0934-04", "0934-03-29"]),
        ("應順元年歲次甲午，四月庚午朔，六日乙亥，甲。", ["0934-04-06"]),
        ("某，泰和六年進士，累官某職。", ["1206"]),
        ("中泰和三年武舉。初充親軍。六年，甲。", ["1203", "1206"]),
        ("正大二年，甲。逾年轉乙官。", ["1225", "1226"]),
        ("正大七年，甲。以八年春奉國書。", ["1230", "1231"]),
        ("正大二年，甲。二年後放還。", ["1225"]),
    ],
)
def test_days_and_years_told_in_fewer_words(text: str, found: list[str | None]) -> None:
    assert when(text) == found


def test_a_night_belongs_to_the_day_told_before_it_though_in_passing() -> None:
    text = "應順元年四月乙亥，甲。先是，乙。長興四年五月，丙。是夜，丁。\n丙子，戊。\n"
    assert when(text, "annals") == ["0934-04-06", None, "0933-05", "0933-05", "0934-04-07"]


def test_a_day_that_its_month_lacks_moves_no_year_where_the_text_numbers_each() -> None:
    text = "咸雍元年三月丁亥，甲。\n二年二月辛巳，乙。四月，丙。\n三年正月辛亥，丁。\n"
    assert when(text, "annals", "遼清寧十年") == ["1065-03-27", "1066-02", "1066-04", "1067-01-02"]


def test_a_year_that_entries_state_bounds_what_stands_between() -> None:
    text = (
        "嘉定十五年【壬午】春正月庚戍朔，甲。\n癸丑，乙。\n十月，丙。\n甲寅，丁。\n三月丁巳，戊。\n六月辛夘，己。\n"
        "嘉定十六年【癸未】春正月戊申，庚。\n二月戊戍，辛。\n"
    )
    found = convert(text, "annals").dated
    told = [found.dates[at].when for at in sorted(found.dates)]
    assert told == [
        *("1222", "1222-01-01", "1222-01-04", "1222-10", "1222-01-05", "1222-03-08", "1222-06-14"),
        *("1223", "1223-01-05", "1223-02-25"),
    ]
    assert {mark.year for mark in found.years.values()} == {1222, 1223}
    assert any("戍" in dating.remark and "庚戌" in dating.remark for dating in found.dates.values())


@pytest.mark.parametrize("profile", ["annals", "biography"])
def test_bare_years_are_counted_by_the_era_that_the_text_proclaims(profile: str) -> None:
    text = "天祚三年，甲立，改元升元。\n二年四月，乙。\n七年，甲卒。丙嗣位，改元保大。\n二年二月，丁。\n十三年，戊。\n"
    assert when(text, profile, "吳武義元年") == ["0937", "0938-04", "0943", "0944-02", "0955"]


def test_an_era_that_another_state_proclaims_counts_nothing_here() -> None:
    text = "重熙二十二年正月，甲。是歲，宋改元至和。\n二十三年春，乙。\n"
    assert when(text, "annals") == ["1053-01", "1053", "1054"]


def test_a_year_proclaimed_in_the_place_of_another_begins_an_era() -> None:
    text = "天祐十六年四月，甲即王位，改天祐十六年為武義元年。\n二年五月，甲卒。\n"
    assert when(text, "annals", "吳天祐四年")[-1] == "0920-05"


def test_behind_an_accession_the_first_year_of_its_era_runs_on() -> None:
    text = "二十四年，興宗崩。\n道宗即位，清寧元年，來賀。九月，甲。四年四月，乙。\n"
    assert when(text, "annals", "遼重熙十三年")[2:] == ["1055", "1055-09", "1058-04"]
    assert when("天祚即位，乾統元年，甲。四年，乙。\n", "annals", "遼壽昌七年") == ["1101", "1101", "1104"]


def test_a_state_before_an_era_that_it_never_had_belongs_to_the_words_before() -> None:
    for text in ("太平元年來貢報哀於夏重熙元年遣使", "太平元年來貢。遣使報哀於夏重熙元年，乃來。"):
        found = convert(text, "annals", "遼開泰元年")
        last = max(found.dated.dates)
        assert (found.dated.dates[last].when, text[last]) == ("1032", "重")
    # at the head of a clause it may be a slip: what is read without it is not sure
    found = convert("太平元年，來貢。夏重熙元年，遣使。", "annals", "遼開泰元年")
    assert found.dated.dates[max(found.dated.dates)].cert is Cert.MEDIUM


def test_a_year_to_come_within_an_entry_is_told_in_passing_if_the_next_goes_on_in_its_year() -> None:
    text = "雍熙元年九月，甲。\n二年春二月，乙據州。明年，降於契丹。\n夏四月，丙。\n三年春正月，丁。\n"
    assert when(text, "annals") == ["0984-09", "0985-02", "0986", "0985-04", "0986-01"]
    certs = [
        convert(text, "annals").dated.dates[at].cert for at in sorted(convert(text, "annals").dated.dates)
    ]
    assert certs[3:] == [Cert.MEDIUM, Cert.HIGH]
    back = text.replace("夏四月", "春正月").replace("三年", "四年")
    assert when(back, "annals")[3:] == ["0986-01", "0987-01"]


def test_a_year_by_two_eras_has_the_month_that_stands_behind_the_second() -> None:
    text = "雍熙元年、遼統和二年秋九月，甲。\n二年、遼統和三年春二月，乙據州。明年，降。\n夏四月，丙。\n己丑，丁。\n"
    dates = convert(text, "annals").dated
    assert [dates.dates[at].when for at in sorted(dates.dates)][-3:] == ["0986", "0985-04", "0985-04-15"]
    assert {dates.dates[at].calendar for at in sorted(dates.dates)[-2:]} == {"song"}
    assert {mark.year for mark in dates.years.values()} == {984, 985}


def test_a_remark_that_weighs_days_names_one_by_its_number_alone() -> None:
    text = (
        "建炎元年二月丁卯，甲出郊。（《長編》。按：《靖康要錄》係之初七日，《野錄》作初八日，初九日乃還。）\n"
    )
    assert when(text, "annals")[:3] == ["1127-02-07", "1127-02-07", "1127-02-08"]


UNSTOPPED = {"punctuation": "none"}


def marks(text: str) -> list[int]:
    """The years that are marked in a chapter without punctuation."""
    made = pairs.convert_text(text, "biography", conventions=UNSTOPPED)
    return [mark.year for mark in made.dated.marks]


def test_without_punctuation_an_honour_after_death_moves_nothing() -> None:
    assert marks("景德元年正月甲卒子乙立大中祥符五年乙追上甲尊號曰某\n三年復遣使奉表\n")[-1] == 1006


def test_without_punctuation_a_life_that_is_introduced_begins_again() -> None:
    text = "大中祥符九年甲表邊臣違約\n乙甲族弟也高祖某嗣於唐父某嗣於周建隆四年乙生於某州\n"
    assert marks(text)[-1] == 963


def test_a_birth_named_by_its_pair_is_a_guess() -> None:
    found = convert("紹興二十六年六月，甲卒，丙子歲生也。\n", "biography").dated
    assert found.dates[max(found.dates)].cert is Cert.LOW


def test_two_spellings_name_one_era() -> None:
    assert when("武義元年，甲。大和三年，乙。\n", "annals", "吳天祐四年") == ["0919", "0931"]
    assert when("天祐五年，甲。前蜀天復七年，乙。\n", "annals", "吳天祐四年") == ["0908", "0907"]


def test_the_year_after_a_flashback_moves_nothing_where_the_next_paragraph_goes_on() -> None:
    text = "大中祥符九年三月丙午，甲。初，乙。明年，於某院集官詳校。\n壬子，丙。\n"
    assert when(text, "annals") == ["1016-03-02", None, "1017", "1016-03-08"]


def sure(text: str, profile: str = "annals") -> list[tuple[str | None, Cert]]:
    """The lunar dates of all date expressions with their certainty, in order."""
    dates = convert(text, profile).dated.dates
    return [(dates[at].when, dates[at].cert) for at in sorted(dates)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("景祐元年正月，甲。\n景二年正月，乙。\n", ("1035-01", Cert.MEDIUM)),
        ("大中祥符元年正月，甲。\n大中祥二年二月，乙。\n", ("1009-02", Cert.MEDIUM)),
        # 元祐 and 元符, and 景祐 far behind: nothing says which.
        ("建炎元年正月，甲。\n景二年正月，乙。\n", (None, Cert.UNKNOWN)),
    ],
)
def test_an_era_that_lost_a_character_is_read_where_one_fits_and_never_sure(
    text: str, found: tuple[str | None, Cert]
) -> None:
    assert sure(text)[-1] == found


@pytest.mark.parametrize("text", ["又二年正月，乙。", "越二年正月，乙。", "逾二年正月，乙。"])
def test_years_that_are_counted_on_are_no_mutilated_era(text: str) -> None:
    assert "1035-01" not in [when for when, _ in sure(f"景祐元年正月，甲。\n{text}\n")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("寶元元年、夏大慶二年正月，甲。", ("1038-01", Cert.MEDIUM)),
        ("景祐三年、元昊廣運二年正月，甲。", ("1036-01", Cert.MEDIUM)),
        ("乾道六年、夏乾祐元年正月，甲。", ("1170-01", Cert.HIGH)),
        # Years of one state, and years far apart, are a list.
        ("康定元年、慶曆二年正月，甲。", ("1042-01", Cert.HIGH)),
        ("康定元年、遼清寧二年正月，甲。", ("1056-01", Cert.HIGH)),
    ],
)
def test_of_two_names_of_one_year_the_first_dates_where_the_tables_differ(
    text: str, found: tuple[str | None, Cert]
) -> None:
    assert sure(f"{text}\n")[-1] == found


def test_an_era_whose_first_year_chronicles_dispute_is_not_sure() -> None:
    assert sure("景祐四年，甲。\n夏大慶二年正月，乙。\n")[-1] == ("1037-01", Cert.MEDIUM)
    assert sure("景祐四年，甲。\n夏天授禮法延祚二年正月，乙。\n")[-1] == ("1039-01", Cert.HIGH)


@pytest.mark.parametrize("stop", ["，", ""])
def test_a_pair_right_before_a_month_is_the_year(stop: str) -> None:
    text = (
        f"辛丑春正月癸丑朔{stop}甲遣使\n二月甲申{stop}乙立法\n壬寅春正月戊申朔{stop}丙入城\n"
        f"辛亥{stop}丁來降\n壬寅三月丁未朔{stop}戊稱帝\n"
    )
    found = [
        dating.when for _, dating in sorted(convert(text, "annals", "元至正二十一年").dated.dates.items())
    ]
    assert found == ["1361-01-01", "1361-02-02", "1362-01-01", "1362-01-04", "1362-03-01"]


def test_a_life_told_by_the_pairs_of_its_years_moves_nothing() -> None:
    text = (
        "壬寅二月丁丑朔改某府\n癸未某軍叛殺甲甲字某乙未王師取和州有功丁酉夏四月從上破某城秋七月拔某州"
        "戊戌三月破嚴州十二月攻某州至是遇害\n丁亥某軍亦作亂\n"
    )
    own = pairs.convert_text(text, "annals", start="元至正二十一年", conventions={"punctuation": "none"})
    found = [(dating.when, dating.cert) for _, dating in sorted(own.dated.dates.items())]
    assert [when for when, _ in found] == [
        *("1362-02-01", "1362-02-07", "1355", "1357-04", "1357-07", "1358-03", "1358-12", "1362-02-11")
    ]
    assert all(cert is not Cert.HIGH for _, cert in found[2:-1])


def test_a_pair_since_which_may_be_a_day_or_a_year_is_not_sure() -> None:
    text = "至正二十一年八月乙巳甲山降山自壬辰兵起聚衆以捍鄉里\n自丙午至丁未雨\n"
    own = pairs.convert_text(text, "annals", conventions={"punctuation": "none"})
    certain = [dating.cert for _, dating in sorted(own.dated.dates.items())]
    assert certain[1] is Cert.LOW and Cert.LOW not in certain[2:]


def test_an_appendix_that_begins_years_later_leaves_the_running_year() -> None:
    text = (
        "乙未至和二年正月，甲薨。\n六月，乙罷。\n嘉祐四年，議賜乙諡。\n七月，丙罷。\n丙申嘉祐元年正月，大赦。\n"
        "熙寧二年，詔不隔磨勘。\n八月，丁。\n"
    )
    assert when(text, "annals") == ["1055-01", "1055-06", "1059", "1055-07", "1056-01", "1069", "1056-08"]


def test_years_that_go_on_are_no_appendix() -> None:
    text = "至和二年正月，甲。\n嘉祐四年，乙。\n七月，丙。\n嘉祐八年正月，丁。\n"
    assert when(text, "annals") == ["1055-01", "1059", "1059-07", "1063-01"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The accession is likely that of 真宗; what leans on it is no surer.
        ("太平興國五年，甲任某官。真宗即位，封某公。明年，改官。", ("0998", Cert.MEDIUM)),
        ("太平興國五年，甲任某官。眞宗即位，封某公。明年，改官。", ("0998", Cert.MEDIUM)),
        # No table has the era.
        ("太平興國五年，甲任某官。天僖元年，改官。明年，卒。", (None, Cert.UNKNOWN)),
        ("慶曆三年，甲任某官。久之，改官。明年，卒。", ("1044", Cert.LOW)),
        ("慶曆三年，丁母憂。服除，改官。明年，卒。", ("1044", Cert.LOW)),
        ("慶曆七年，服除，改官。明年，卒。", ("1048", Cert.HIGH)),
        ("慶曆三年，甲任某官。逾月，改官。", ("1043", Cert.MEDIUM)),
        ("慶曆三年十月，甲任某官。逾月，改官。", ("1043-11", Cert.HIGH)),
        ("慶曆三年七月，甲任某官。逾三月，改官。", ("1043-10", Cert.MEDIUM)),
    ],
)
def test_what_leans_on_a_date_is_no_surer_than_it(text: str, found: tuple[str, Cert]) -> None:
    assert sure(text, "biography")[-1] == found


def test_the_next_year_behind_an_entry_that_runs_on_is_a_guess() -> None:
    text = "太平興國五年，甲任某官。真宗即位，封某公。明年，改官。\n"
    dates = convert(text, "annals", "宋太宗太平興國五年").dated.dates
    assert dates[max(dates)].cert is Cert.LOW


def test_a_first_year_below_the_heading_of_a_reign_begins_it() -> None:
    text = "三年二月，甲。\n四年正月，乙。\n\n◎漢高祖\n元年二月，丙。\n三月，丁。\n乾祐元年正月，改元。\n"
    assert when(text, "annals", "後晉開運二年") == ["0946-02", "0947-01", "0947-02", "0947-03", "0948-01"]


def test_the_year_that_becomes_a_first_year_is_that_year() -> None:
    text = "至元六年十月，甲。\n至正元年正月，詔曰：「其以至元七年為至正元年。」"
    assert when(text, "annals", "元順帝至元六年")[-2:] == ["1341", "1341"]


def test_an_era_of_a_name_that_others_have_is_not_sure_far_from_the_running_year() -> None:
    text = "至正三年正月，甲。\n二月，詔修某書。乙任於至元七年。\n"
    assert Cert.HIGH not in [cert for when, cert in sure(text) if when == "1270"]


def test_dates_within_the_clauses_of_what_is_said() -> None:
    said = "紹興三十二年十月戊寅，甲奏：「切見去年乙所保明賞不侔。丙今年五月方轉某官。及去夏諸路恩賞。」"
    assert when_spoken(said) == ["1161", "1162-05", "1161"]


def test_days_that_the_running_month_lacks_lie_in_one_whose_name_is_lost() -> None:
    text = "遼統和二十三年正月庚申，甲。二月丙戌，乙。丁巳，丙。辛酉，丁。\n四月丙戌，戊。\n"
    found = sure(text)
    assert [when for when, _ in found][2:] == ["1005-03-09", "1005-03-13", "1005-04-09"]
    assert [cert for _, cert in found][1:] == [Cert.HIGH, Cert.LOW, Cert.LOW, Cert.HIGH]


def test_one_such_day_is_miswritten_where_the_next_lies_in_the_running_month() -> None:
    text = "遼統和二十三年二月丙戌，甲。丁巳，乙。己丑，丙。\n四月丙戌，丁。\n"
    assert [when for when, _ in sure(text)] == ["1005-02-08", "1005-02", "1005-02-11", "1005-04-09"]


def test_a_month_told_within_an_entry_has_the_days_behind_it_that_the_running_month_lacks() -> None:
    text = "天福五年四月甲子，甲。久雨，五月，乙出擊。癸未，丙。丙戌，丁。\n六月，戊。\n"
    found = sure(text)
    assert [when for when, _ in found][2:4] == ["0940-05-18", "0940-05-21"]
    assert all(cert is not Cert.HIGH for _, cert in found[2:4])


def test_a_day_told_after_a_later_one_is_not_sure() -> None:
    assert sure("乾祐三年十一月乙酉，甲。乙丑，乙。\n")[-1][1] is not Cert.HIGH


def test_a_month_told_in_an_entry_of_a_later_month_is_not_sure() -> None:
    text = "　　開禧三年十一月丁丑貶甲四月丁巳甲再責六月癸酉甲卒\n　　己卯誅乙\n"
    found = pairs.convert_text(text, "annals").dated
    told = [(found.dates[at].when, found.dates[at].cert) for at in sorted(found.dates)]
    assert [cert for when, cert in told if when in ("1207-04-12", "1207-06-29")] == [Cert.LOW, Cert.LOW]
    assert told[-1][0] == "1207-11-07"


def test_an_honour_after_death_moves_nothing_in_text_without_punctuation() -> None:
    text = "　　辛丑淳熙八年春正月甲　六月乙卒嘉定八年諡曰成八月丙罷\n"
    assert when(text, "annals")[-2:] == ["1215", "1181-08"]


DIARY = "　　正月十六日甲來\n　　十七日乙來靖康元年四月丙拜官\n　　十九日丁來是日戊去\n　　二月一日己來\n　　二日庚來\n"


def test_paragraphs_may_open_with_days_by_their_numbers_and_no_date_in_them_moves_the_year() -> None:
    found = when(DIARY, "annals", "宋靖康二年")
    assert found == [
        "1127-01-16",
        "1127-01-17",
        "1126-04",
        "1127-01-19",
        "1127-01-19",
        "1127-02-01",
        "1127-02-02",
    ]


def test_a_number_of_days_at_the_head_of_a_paragraph_is_a_length() -> None:
    assert when("　　正月十六日，甲來。\n　　三日而去。\n　　二日，乙來。\n", "annals", "宋靖康二年") == [
        "1127-01-16"
    ]


def test_the_span_of_a_chapter_leaves_its_first_month_running() -> None:
    text = "卷七\n\n起宣和四年五月十八日乙亥，盡六月三日庚寅。\n　　十八日乙亥，甲來。\n　　二十六日癸未，乙來。\n"
    assert when(text, "annals") == ["1122-05-18", "1122-05-26"]


def test_the_first_year_of_a_reign_below_years_of_another_state_is_that_of_the_reign() -> None:
    text = "○晉少帝\n開運三年十二月，甲。\n四年正月，乙。\n\n○漢高祖\n元年二月，丙。\n三月，丁。\n"
    assert sure(text)[-2:] == [("0947-02", Cert.MEDIUM), ("0947-03", Cert.MEDIUM)]


def test_a_year_of_a_life_that_goes_back_is_a_guess_with_the_months_behind_it() -> None:
    text = "甲，乙州人也。天祐九年，來。三年，丙。四月一日，丁。\n"
    assert [cert for _, cert in sure(text, "biography")][1:] == [Cert.LOW, Cert.LOW]
    text = "甲，乙州人也。長興四年，遷官。清泰中，移鎮。六月，丙。\n"
    assert sure(text, "biography")[-1][1] is Cert.LOW


def test_years_of_a_king_without_eras_are_dated_by_their_pairs_before_the_first_known_year() -> None:
    text = "二年甲申，甲來攻。四月，復來。\n四年丙戌，乙。\n收國元年九月，丙。\n"
    assert [day for day, _ in sure(text, "biography")] == ["1104", "1104-04", "1106", "1115-09"]
    assert sure(text, "biography")[0][1] is Cert.LOW


def test_an_era_of_xia_behind_a_year_is_no_summer() -> None:
    text = "　　慶曆五年夏天授禮法延祚八年春正月甲\n　　二月乙\n"
    assert when(text, "annals")[-2:] == ["1045-01", "1045-02"]
    assert when("　　慶曆五年夏四月甲\n", "annals") == ["1045-04"]


def unstopped(text: str, profile: str, start: str = "") -> list[tuple[str | None, Cert]]:
    """The lunar dates of a text without punctuation, with their certainty."""
    found = pairs.convert_text(text, profile, start=start, conventions={"punctuation": "none"}).dated.dates
    return [(found[at].when, found[at].cert) for at in sorted(found)]


def test_a_ruler_that_only_stands_before_an_era_is_not_its_own() -> None:
    text = "六歲封梁王重熙十一年進封燕國\n二十四年秋八月己丑某帝崩\n九月戊午詔弛某禁\n"
    assert [when for when, _ in unstopped(text, "annals")] == ["1042", "1055-08-04", "1055-09-03"]


def test_the_pair_of_a_year_and_the_year_of_a_degree_stand_anywhere() -> None:
    text = "至正二十三年六月辛亥敵增攻具甲某州人歲壬辰兵起推爲隊長\n"
    assert unstopped(text, "annals")[-1] == ("1352", Cert.MEDIUM)
    text = "甲某州人登崇寧五年進士第紹興九年爲某官\n"
    assert [when for when, _ in unstopped(text, "biography")] == ["1106", "1139"]


def test_lives_go_on_to_the_next_year() -> None:
    text = "甲某州人治平元年宰相奏某禮至二年乃詔議之至三年某官言不可\n"
    assert [when for when, _ in unstopped(text, "biography")] == ["1064", "1065", "1066"]


def test_the_month_of_a_year_to_come_leaves_the_running_month() -> None:
    text = "至正三年三月戊寅詔歲以八月出巡次年四月還司是月詔修某史\n"
    assert unstopped(text, "annals")[-1][0] == "1343-03"


def test_a_bare_year_told_behind_is_read_with_its_day() -> None:
    assert when("紹興三十一年，甲起兵。職任從舊。時三十二年正月一日也。乙來。")[-1] == "1162-01-01"


@pytest.mark.parametrize(
    ("text", "cert"),
    [("乾道元年，甲移軍。又明年，改官。", Cert.MEDIUM), ("乾道元年，甲。明年，乙。又明年，丙。", Cert.HIGH)],
)
def test_the_next_year_but_one_is_sure_behind_the_next_alone(text: str, cert: Cert) -> None:
    assert sure(text, "biography")[-1][1] is cert


def test_a_day_of_the_month_before_amid_days_of_this_is_the_odd_one() -> None:
    text = "端平三年八月癸巳，甲。\n九月己巳，乙。庚子，丙。辛未，丁。癸酉，戊。\n"
    assert when(text, "annals") == ["1236-08-09", "1236-09-15", "1236-09", "1236-09-17", "1236-09-19"]


def test_what_leans_on_a_year_told_in_passing_is_not_sure() -> None:
    text = (
        "元成宗大德三年正月，命甲撫軍。延祐三年春，議建某宮。是年十一月，乙來會。\n庚寅，丙。\n二月，丁。\n"
    )
    behind = [cert for at, cert in sure(text) if at in ("1299-11", "1316-11")]
    assert behind and Cert.HIGH not in behind


def test_an_honour_years_after_a_death_moves_nothing_where_a_sentence_ends_before_it() -> None:
    text = "辛丑淳熙八年春正月，甲。六月，乙卒。嘉定八年諡曰成。八月，丙罷。\n"
    assert when(text, "annals")[-2:] == ["1215", "1181-08"]


def test_the_next_year_named_alone_moves_nothing_where_days_go_on() -> None:
    text = "紹興五年四月甲辰朔，甲。太廟成。明年親征，遂奉主以行。庚戌，乙。五月己卯，丙。\n"
    assert when(text, "annals") == ["1135-04-01", "1136", "1135-04-07", "1135-05-06"]


def test_annals_that_tell_days_begin_no_year_without_its_month() -> None:
    text = "　　紹興五年四月甲辰朔甲罷　乙守鼎州六年賊不能犯是月除丙　五月己卯丁罷\n"
    assert when(text, "annals") == ["1135-04-01", "1135-04", "1135-05-06"]


GANGMU = (
    "紹定六年正月，甲。\n　　乙為帥，丙從之。\n　　九月九日，戊拜天。\n　　初十日，己至城東。\n　　十二日，辛去。\n"
    "　　十四日，壬來。\n端平元年正月，庚。\n　　癸卒，葬某地。\n　　子嗣，改名某。\n"
)


def test_a_detail_that_opens_with_a_day_goes_on_from_the_month_with_which_one_before_it_opened() -> None:
    found = sure(GANGMU, "gangmu")
    assert found[1:-1] == [
        ("1233-09-09", Cert.HIGH),
        ("1233-09-10", Cert.MEDIUM),
        ("1233-09-12", Cert.MEDIUM),
        ("1233-09-14", Cert.MEDIUM),
    ]


def test_a_number_and_a_pair_right_behind_it_are_one_year() -> None:
    text = "　　收國元年九月甲　二年丙申閏月乙　四年丙戌丙來\n"
    own = pairs.convert_text(text, "annals", conventions={"punctuation": "none"})
    found = [dating.when for _, dating in sorted(own.dated.dates.items())]
    assert found[-1] != "1118"
