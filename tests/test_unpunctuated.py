"""Text without punctuation is divided at its dates all the same."""

from itertools import pairwise

import pairs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model import Cert, Paragraph
from edition.parse import dates
from edition.parse.measure import MODERN, NONE, PAUSES, indentation, punctuation


def found(text: str, kind: str = NONE) -> list[tuple[str, bool]]:
    """The date phrases of a paragraph, and whether each opens what follows."""
    (block,) = dates.find(text, [Paragraph(0, len(text))], kind)
    assert isinstance(block, Paragraph)
    return [(text[date.start : date.end], date.opens) for date in block.dates]


def opening(text: str, kind: str = NONE) -> list[str]:
    return [words for words, opens in found(text, kind) if opens]


def test_years_months_and_days_open_entries() -> None:
    text = "太平興國七年春正月壬寅詔定車服甲寅以某知靈州二月丙寅置軍是月大雨閏月戊寅朔日有食之是歲大熟"
    assert opening(text) == ["太平興國七年春正月壬寅", "甲寅", "二月丙寅", "是月", "閏月戊寅朔", "是歲"]


def test_a_month_that_does_not_follow_is_no_date() -> None:
    assert opening("五月大水遣使賑之三月乃還六月雨") == ["五月", "六月"]


@pytest.mark.parametrize(
    "text",
    [
        "正月上在位二年",
        "正月凡三年而還",
        "正月陸行至某國一月程",
        "正月不雨者三月不止",
        "正月後五年",
        "正月率兵甲子弟三千人",
        "正月論丙午之變",
    ],
)
def test_lengths_and_labels_are_no_dates(text: str) -> None:
    assert opening(text) == ["正月"]


def test_with_its_day_a_month_is_no_length() -> None:
    assert opening("二月辛未遣使安撫民之困於轉輸者三月乙未某寇某砦") == ["二月辛未", "三月乙未"]


def test_a_bare_year_that_follows_the_last_one_opens_an_entry() -> None:
    assert opening("建隆元年春大赦二年帝幸某所九年之儲") == ["建隆元年春", "二年"]


def test_a_pair_that_goes_back_opens_only_an_event() -> None:
    assert opening("正月乙丑詔某官甲子者某之字也") == ["正月乙丑"]
    assert opening("正月乙丑詔某官甲子詔某官") == ["正月乙丑", "甲子"]


def test_what_is_named_in_passing_opens_nothing() -> None:
    assert opening("正月大旱自建隆元年至乾德二年凡若干") == ["正月"]
    assert ("建隆元年", False) in found("正月大旱自建隆元年至乾德二年凡若干")


@pytest.mark.parametrize(
    "words",
    ["咸平二年榜第一人", "歲在甲子", "自二年春至夏", "至甲子", "丁未之歲", "十有三年不雨"],
)
def test_what_only_names_a_time_opens_nothing(words: str) -> None:
    assert opening(f"正月乙丑詔某{words}") == ["正月乙丑"]


def test_lives_go_from_year_to_year() -> None:
    text = "某者本姓某氏太平興國七年率族人入朝八年其弟叛走"
    (block,) = dates.find(text, [Paragraph(0, len(text))], NONE, lives=True)
    assert isinstance(block, Paragraph)
    assert [text[date.start : date.end] for date in block.dates if date.opens] == ["太平興國七年", "八年"]


def found_in_lives(text: str) -> list[tuple[str, bool]]:
    (block,) = dates.find(text, [Paragraph(0, len(text))], NONE, lives=True)
    assert isinstance(block, Paragraph)
    return [(text[date.start : date.end], date.opens) for date in block.dates]


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("元祐元年甲崩乙即位六月遣使來", "六月", True),
        ("元祐二年正月封甲為西平王三月遣使謝", "三月", True),
        ("元祐二年五月賜絹錢各三百七月甲寇邊", "七月", True),
        ("元祐二年正月逮三月增至數萬人", "三月", False),
        ("元祐元年甲實無降心也二年加某官", "二年", True),
        ("天聖六年乙攻甘州拔之八年瓜州王以千騎降", "八年", True),
        ("太平元年來貢十一年聖宗崩", "十一年", True),
        ("元祐元年甲卒明年又遣使入貢", "明年", True),
        ("某人也以慶曆八年正月殂年四十六", "慶曆八年正月", True),
        ("某立以太平興國七年率族人入朝", "太平興國七年", True),
        ("某來朝以咸平二年例賜之", "咸平二年", False),
        ("太平興國四年遣使七年又貢方物", "七年", True),
        ("憲宗五年春正月大會夏避暑於某地冬駐某地之西", "夏", True),
        ("憲宗五年春正月大會夏避暑於某地冬駐某地之西", "冬", True),
        ("唐季為將漢初加侍中周初加中書令", "周初", False),
        ("某上言七年丁亥二月六日生八年戊子正月即位", "八年戊子正月", True),
        ("禁民鬻銅於夏咸雍元年五月來貢", "咸雍元年五月", True),
        ("丁亥統和五年宋太宗端拱改元冬十一月甲卒", "宋太宗端拱改元冬十一月", True),
    ],
)
def test_in_lives_a_date_is_told_by_what_stands_around_it(text: str, word: str, opens: bool) -> None:
    assert (word, opens) in found_in_lives(text)


@pytest.mark.parametrize("text", ["神宗即位乃遣使告哀", "天祚即位以甲為某官"])
def test_an_accession_opens_a_paragraph_without_a_stop(text: str) -> None:
    assert found_in_lives(text)[0][0].endswith("即位")


def test_what_follows_an_accession_as_its_sequel_is_no_date() -> None:
    assert found_in_lives("神宗即位之初遣使告哀") == []


def test_a_month_at_the_head_of_a_paragraph_is_no_length() -> None:
    assert opening("六月以下某州告於某國") == ["六月"]


def test_in_a_remark_last_year_is_a_date_with_its_month() -> None:
    text = "甲傳並載於上年十一月惟實錄載之次年二月"
    assert [words for words, _ in found(text)] == ["上年十一月", "次年二月"]


def test_a_day_opens_what_an_appointment_brings() -> None:
    assert opening("三月丁未某卒壬辰者某字也己酉以甲為某官甲子以來雨庚戌以前某官") == [
        "三月丁未",
        "己酉",
        "庚戌",
    ]


def test_one_mark_at_every_pause_parts_no_date() -> None:
    text = "秋。七月。甲辰。某卒。丁未。還宮。八月。大水。"
    assert opening(text, PAUSES) == ["秋。七月。甲辰", "丁未", "八月"]


def test_an_unpunctuated_stretch_in_a_punctuated_text_is_seen() -> None:
    text = "正月壬寅" + "某" * 40 + "甲寅以某知某州"
    assert opening(text, MODERN) == ["正月壬寅", "甲寅"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("春，正月，甲辰，某卒。遣使賀之；還。", MODERN),
        ("春。正月。甲辰。某卒。遣使賀之。還。", PAUSES),
        ("春、正月、甲辰、某卒、遣使賀之、還、", PAUSES),
        ("春正月甲辰某卒遣使賀之還", NONE),
        ("", NONE),
    ],
)
def test_the_kind_of_punctuation_is_seen(text: str, kind: str) -> None:
    assert (punctuation(text).kind if text else NONE) == kind


def test_indentation_is_counted() -> None:
    assert indentation("綱\n　　目\n　　目\n\n  乙\n") == {0: 1, 4: 2, 2: 1}


TEXT = st.text("正二三月年甲子乙丑春夏是歲初以自至元建隆詔，。　○（）", max_size=60)


@given(TEXT, st.sampled_from([MODERN, PAUSES, NONE]))
def test_no_text_is_too_odd_and_no_date_overlaps_another(text: str, kind: str) -> None:
    (block,) = dates.find(text, [Paragraph(0, len(text))], kind)
    assert isinstance(block, Paragraph)
    assert all(a.end <= b.start for a, b in pairwise(block.dates))


def test_years_that_follow_one_by_one_are_counted_by_the_era_of_the_first() -> None:
    text = "熙寧七年十二月甲節度使卒子乙嗣初宋太祖建隆二年以馬入貢三年四年復貢自是不絕\n八年正月丙子乙卒\n"
    dates = pairs.convert_text(text, "annals").dated.dates
    assert [dates[at].when for at in sorted(dates)][:4] == ["1074-12", "0961", "0962", "0963"]


def test_without_punctuation_the_next_year_is_not_sure() -> None:
    dates = pairs.convert_text(
        "乾道三年甲嗣位遣使入貢是歲乙卒\n明年丙來貢馬\n", "biography", conventions={"punctuation": "none"}
    ).dated.dates
    assert [dates[at].cert for at in sorted(dates)] == [Cert.HIGH, Cert.HIGH, Cert.MEDIUM]


def test_a_year_of_a_career_that_leaves_years_out_opens_an_entry() -> None:
    assert opening("廣政十三年封某王二十年領某軍節度使二十四年加某官") == ["廣政十三年", "二十年", "二十四年"]
    assert opening("廣政十三年封某王在位二十年領某軍") == ["廣政十三年"]


def test_a_year_with_its_month_behind_a_death_is_no_length() -> None:
    assert opening("元年正月己卯甲薨四年正月己卯立乙") == ["元年正月己卯", "四年正月己卯"]


def test_a_month_that_goes_back_is_named_in_passing() -> None:
    assert found("紹興二十六年六月辛未朔甲言二月乙亥乙請之") == [
        ("紹興二十六年六月辛未朔", True),
        ("二月乙亥", False),
    ]


def test_a_year_of_annals_that_does_not_follow_is_named_in_passing() -> None:
    assert found("紹興二十六年六月辛未朔甲從之二十八年六月己丑不行") == [
        ("紹興二十六年六月辛未朔", True),
        ("二十八年六月己丑", False),
    ]


def test_since_this_year_opens_nothing() -> None:
    assert found("五月戊子甲請自今歲九月始從之己丑乙去年十月以後") == [
        ("五月戊子", True),
        ("今歲九月", False),
        ("己丑", True),
        ("去年十月", False),
    ]


def test_two_states_years_beside_each_other_open_with_the_first() -> None:
    assert found("丁亥統和五年宋雍熙四年帝即位") == [("丁亥統和五年", True), ("宋雍熙四年", False)]


def test_a_month_with_its_season_or_day_behind_the_end_of_a_sentence_opens_the_next() -> None:
    assert opening("正月壬寅士卒樂為之用夏四月大水堅壁以待五月甲寅雨") == ["正月壬寅", "夏四月", "五月甲寅"]
    assert opening("正月壬寅宜待五月甲糧支八月") == ["正月壬寅"]


def test_days_by_their_number_alone_follow_one_with_its_month() -> None:
    text = "三月十五日外兵大集十六日大將攻城三日不下二十日次某州三十日而還"
    assert [words for words, _ in found(text)] == ["三月十五日", "十六日", "二十日"]


def test_the_beginning_of_an_era_is_named_in_passing() -> None:
    assert found("承安三年八月二十三日生貞祐初立某四年正月己卯立某") == [
        ("承安三年八月二十三日", True),
        ("貞祐初", False),
        ("四年正月己卯", True),
    ]


def test_what_is_born_in_a_pair_is_not_what_a_day_brings() -> None:
    assert opening("六月戊午諸郡蝗生癸未命某官捕之") == ["六月戊午", "癸未"]
    assert opening("六月戊午某生癸未歲") == ["六月戊午"]


def test_behind_a_death_a_month_with_its_event_is_no_length() -> None:
    assert opening("五月甲薨六月遣使祭之") == ["五月", "六月"]


def test_years_that_leave_years_out_open_with_what_they_brought() -> None:
    assert opening("統和四年繼遷附遼六年入貢七年來謝十三年敗宋師") == ["統和四年", "六年", "七年", "十三年"]


def test_a_word_that_ends_a_sentence_does_not_name_in_passing() -> None:
    assert opening("重熙十二年正月遣使七月上表請伐宋不從十三年四月某部來降")[-1] == "十三年四月"


@pytest.mark.parametrize("text", ["正月甲相已逾月未見所施", "正月甲惡其年號改之"])
def test_words_that_only_look_like_relative_dates_are_none(text: str) -> None:
    assert found(text) == [("正月", True)]


def test_the_next_year_but_one_is_counted_from_the_next() -> None:
    own = pairs.convert_text(
        "太平興國五年甲出居某第明年拜某官又明年進封\n", "biography", conventions={"punctuation": "none"}
    )
    assert [dating.when for _, dating in sorted(own.dated.dates.items())] == ["0980", "0981", "0982"]


def test_a_first_year_is_never_written_as_one_year() -> None:
    assert opening("三月癸亥朔大旱甲申免民賦役一年夏四月丙申赦") == ["三月癸亥朔", "甲申", "夏四月丙申"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("天禧三年入貢又著為例五年詢遣使來謝", "五年"),
        ("元豐二年入貢以萬縑為定數六年徽卒", "六年"),
        ("元豐八年入貢堯立數歲使不至元祐四年其子來朝", "元祐四年"),
    ],
)
def test_what_a_state_sends_opens_its_year(text: str, word: str) -> None:
    assert (word, True) in found_in_lives(text)


def test_a_round_number_of_years_opens_nothing() -> None:
    assert "十年" not in [word for word, _ in found_in_lives("元豐二年入貢不通中國數十年徽卒")]


def test_a_number_before_a_month_is_not_part_of_it() -> None:
    text = "二月丙辰甲坐罪杖八十三月己巳朔遣使丙寅夏國遣使來貢庚戌朔州軍叛"
    assert opening(text) == ["二月丙辰", "三月己巳朔", "丙寅", "庚戌"]
