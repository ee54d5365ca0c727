"""Date phrases in running text: where they stand, who speaks, and what only looks like one."""

import pairs
import pytest

from edition.model import DateExpression, paragraphs_of
from edition.parse.dates import begins_with_month


def dates(text: str, profile: str = "biography") -> list[DateExpression]:
    chronicle = pairs.convert_text(text, profile).chronicle
    return [
        date for block in chronicle.blocks for paragraph in paragraphs_of(block) for date in paragraph.dates
    ]


def words(text: str, profile: str = "biography") -> list[str]:
    return [date.parts.text for date in dates(text, profile)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("咸平二年，甲來。", ["咸平二年"]),
        ("甲以咸平二年來。", ["咸平二年"]),
        ("甲來。五月，乙來。", ["五月"]),
        ("甲來，五月，乙來。", ["五月"]),
        ("甲於次年二月來。", ["次年二月"]),
        ("秋，甲來。", ["秋"]),
        ("甲來，冬，乙來。", ["冬"]),
        ("是歲，甲來。", ["是歲"]),
        ("甲來，明年，乙來。", ["明年"]),
        ("大康元年甲來，改明年為大安。", ["大康元年", "明年"]),
        ("甲自今歲九月來。", ["今歲九月"]),
        ("甲子，乙來。", ["甲子"]),
        ("初，甲來。", ["初"]),
        ("先是，甲來。先是乙去。", ["先是", "先是"]),
        ("仁宗即位，甲來。", ["仁宗即位"]),
        ("宋初，甲來。唐末，乙來。", ["宋初", "唐末"]),
        ("恭帝初，甲來。", ["恭帝初"]),
        ("慶曆中，甲來。", ["慶曆中"]),
        ("閏月，甲來。", ["閏月"]),
        ("三年，甲來。", ["三年"]),
        ("咸平七年，甲來，因言五年所議未成。", ["咸平七年", "五年"]),
        ("天禧四年甲。天聖元年乙。", ["天禧四年", "天聖元年"]),
        ("南渡以後，甲來。軍興以來，乙。自上世以來，丙。", ["南渡以後", "軍興以來", "自上世以來"]),
        ("甲在宋初屢貢。乙當唐季來。", ["宋初", "唐季"]),
        ("甲曰：「自景德中進誓表，乙。」", ["景德中"]),
        (
            "自太祖皇帝神册間，甲來。甲方於至道中所葺。自置軍已來，乙。賊甲猖狂以來，乙。",
            ["太祖皇帝神册間", "至道中", "自置軍已來", "賊甲猖狂以來"],
        ),
        ("德明自歸順以來，甲自言用兵以來，乙。", ["自歸順以來"]),
        ("甲至，明日釋服。乙至，翌日死，是歲卒。", ["明日", "翌日", "是歲"]),
        ("咸平四年、五年，甲貢。六年、七年，連貢。", ["咸平四年", "五年", "六年", "七年"]),
        ("甲期以明日會兵，約明年入貢。", ["明日", "明年"]),
        ("甲以大觀三年進士榜來。", []),
        ("乾道六年、夏乾元年春正月，甲來。", ["乾道六年、夏乾元年春正月"]),
        ("乾道六年、夏乾祐元年春正月，甲來。", ["乾道六年", "夏乾祐元年春正月"]),
        ("甲卒，而乙六年三月已罷，疑是五年冬事。", ["六年三月", "五年冬"]),
        ("甲去，在位二年八月。丙凡三年五月乃還。", []),
        ("大赦，改明年為嘉定元年。", ["明年", "嘉定元年"]),
        ("甲遂於月之晦日誅乙。丙卒，時月之十日也。", ["月之晦日", "月之十日"]),
        ("甲於丁未日來。", ["丁未日"]),
        ("甲曰：「自去冬無雪，去年無雨。」", ["去冬", "去年"]),
        ("甲築城，三月畢工。", []),
        ("甲來，以正月至乙。以正月為期。", ["正月"]),
        ("甲登大觀三年進士第。", ["大觀三年"]),
        ("甲居六年，至十四年，乙來。", ["十四年"]),
        ("甲居六年。至明年春，乙來。", ["明年春"]),
        ("自三月不雨至於是月，甲來。", ["三月", "是月"]),
        ("甲曰：「去冬迄今，乙不來。今年正月乙來，今年乙去。」", ["去冬", "今年正月"]),
        ("詔：「自今月十一日，甲止。今月乙止。」", ["今月十一日"]),
        ("明年，甲來；又二年，乙來。又明年，丙來，又二年不來。", ["明年", "又二年", "又明年"]),
    ],
)
def test_a_date_stands_where_a_clause_begins_or_names_its_era(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "年二十，甲來。",
        "甲三年不朝。",
        "甲來，三年，乙來。",
        "在位二十年，改元乾道二年，天賜禮盛國慶五年。",
        "賜治平三年冬服。",
        "賜慶曆七年曆日。",
        "三月不雨。",
        "五月而成。",
        "三年之喪。",
        "三年不朝。",
        "夏人來。",
        "夏國亂。",
        "夏州平。",
        "春秋無事。",
        "一月，甲來。",
        "甲初來。",
        "初一日，甲來。",
        "初置州，甲來。",
        "言仁宗即位之事。",
        "秋毫無犯。",
        "甲圍城，十三日，乙降。",
        "自今以後，甲來。自是以來，乙。",
        "甲、乙以來，丙擅兵。",
        "甲至，其年老矣，明月出。",
        "甲在唐末帝時。",
        "甲丑，乙來。",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    found = [date for date in words(text) if date not in ("初一日",)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("咸平二年，甲曰：「三年五月，乙來。」", ["narrative", "speech"]),
        ("咸平二年（《長編》在三年五月），甲來。", ["narrative", "remark"]),
        ("咸平二年（《長編》在咸平三年五月），甲來。", ["narrative", "remark"]),
        ("甲上書曰：\n咸平二年，乙來。", ["speech"]),
        ("甲上書曰：\n咸平二年，乙來。復上書曰：「丙。」", ["narrative"]),
    ],
)
def test_the_voice_of_a_date(text: str, voices: list[str]) -> None:
    assert [str(date.voice) for date in dates(text)] == voices


def test_the_voice_of_a_headline() -> None:
    found = dates("太平興國七年\n春正月，甲。\n二人以咸平二年來。\n", "gangmu")
    assert [str(date.voice) for date in found] == ["headline", "narrative"]


@pytest.mark.parametrize("before", ["時", "蓋", "乃", "即", "實"])
def test_a_date_may_stand_behind_its_events(before: str) -> None:
    assert [date.postposed for date in dates(f"甲來，{before}雍熙二年二月也。")] == [True]


def test_a_date_of_its_own_events_is_not_postposed() -> None:
    assert [date.postposed for date in dates("甲來，時雍熙二年二月，乙來。")] == [False]


@pytest.mark.parametrize("since", ["自", "從", "由"])
def test_a_date_named_in_passing_moves_nothing(since: str) -> None:
    assert [date.aside for date in dates(f"甲{since}元豐四年不朝。")] == [True]


def test_a_title_dates_nothing() -> None:
    assert words("甲來（見《咸平二年敕》）。") == []


def test_a_nested_title_dates_nothing() -> None:
    assert words("甲來（乙（見《咸平二年敕》）丙）。") == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("去年冬圍之", ["去年冬"]),
        ("按：是年甲來", ["是年"]),
        ("《實錄》是月不書", ["是月"]),
        ("實錄云甲子克之", ["甲子"]),
        ("《實錄》在戊戌", ["戊戌"]),
        ("誤係十一月", ["十一月"]),
        ("實錄在閏月", ["閏月"]),
        ("甲始此，八年但乙耳", ["八年"]),
        ("甲始此，八年始乙", []),
        ("實錄在甲子歲", []),
        ("果在五月，何以六月始聞之，必已在七月間", ["五月", "六月", "七月"]),
    ],
)
def test_a_remark_weighs_dates_where_narrative_has_none(note: str, found: list[str]) -> None:
    assert words(f"咸平二年三月乙丑，甲來（{note}）。")[1:] == found


def test_a_later_day_of_a_sentence_needs_no_pause_before_its_event() -> None:
    assert words("二年十二月甲子，獵於郊，丙寅還宮。", "annals") == ["二年十二月甲子", "丙寅"]
    assert words("甲來，丙寅還宮。", "annals") == []


def test_an_era_that_no_table_has_is_told_from_how_long_something_lasted() -> None:
    assert words("天平寶字二年八月庚子朔，甲來。", "annals") == ["天平寶字二年八月庚子朔"]
    assert words("即位二年八月，甲來。", "annals") == []
    assert words("甲乙二年八月，丙來。") == []


def test_words_before_a_known_era_are_no_unknown_one() -> None:
    assert words("會要治平四年十二月乙來。", "annals") == ["治平四年十二月"]


def test_under_an_unknown_era_no_year_runs_on() -> None:
    text = "咸平二年三月，甲來。\n天平寶字二年八月庚子朔，乙來。"
    assert [dating.when for dating in pairs.convert_text(text, "annals").dated.dates.values()] == [
        "0999-03",
        None,
    ]


@pytest.mark.parametrize(
    ("note", "year"), [("《遼史》作二年冬", "0984"), ("《宋史》作元年冬", "0984"), ("八年但甲耳", "0983")]
)
def test_a_bare_year_of_a_remark_is_counted_by_the_history_cited_or_an_era_before(
    note: str, year: str
) -> None:
    text = f"雍熙元年十二月，甲來。（考異：{note}，無月。）"
    assert [dating.when for dating in pairs.convert_text(text, "annals").dated.dates.values()][-1] == year


def test_compatibility_ideographs_are_read_as_the_characters_they_are() -> None:
    assert [date.parts.text for date in dates("建\uf9dc元\uf98e春正月，甲來。")] == ["建隆元年春正月"]


def test_no_date_reaches_over_a_bracket() -> None:
    assert words("咸平二年（甲）五月，乙來。") == ["咸平二年", "五月"]


def test_no_date_stands_in_a_date() -> None:
    assert words("太平興國七年五月己酉，甲來。") == ["太平興國七年五月己酉"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("春正月，甲", True),
        ("五月甲", True),
        ("閏月，甲", True),
        ("冬，甲", True),
        ("　　五月，甲", True),
        ("是歲，甲", False),
        ("甲子，乙", False),
        ("春秋", False),
        ("甲五月", False),
    ],
)
def test_a_line_begins_with_a_month_or_not(text: str, begins: bool) -> None:
    assert begins_with_month(text, 0, len(text)) is begins


def test_in_a_remark_a_numbered_day_with_its_month_is_a_date() -> None:
    assert words("三月，甲來。（會要三月一日詔。）", "annals") == ["三月", "三月一日"]


def test_a_note_may_open_with_days_and_list_them() -> None:
    text = "　　元統二年七月己亥太白經天（丙午庚戌壬子如之）八月丙辰朔太白晝見\n"
    assert words(text, "annals")[1:] == ["丙午", "庚戌", "壬子", "八月丙辰朔"]
    assert words("　　元統二年七月己亥甲來（按某書七月辛丑乙來癸卯丙來）\n", "annals")[1:] == [
        "七月辛丑",
        "癸卯",
    ]


def test_a_birthday_is_no_date() -> None:
    assert words("大定十二年三月，封甲。甲生日在正月十九日，未及遣使。") == ["大定十二年三月"]
