"""What transcriptions look like: each convention recognised from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import source
from edition.model import Cert
from edition.profiles import shipped
from edition.recognise import Finding, recognise

GANGMU = "春二月，夏人寇渭州。（《宋史·仁宗本紀》）\n冬十月，分陝西為四路。（《宋史·夏國傳》）\n"
ANNALS = "春正月甲子，大赦。乙丑，命官。丙寅，雨。\n二月丁卯，詔修河。戊辰，京師地震。\n"
TURNS = "".join(
    f"    {month}月，遣使入貢。\n\n    使者至京師，獻良馬二十匹，賜錦袍銀帶遣還，自後歲以為常。\n\n"
    for month in "二四六八十"
)
PAIRED = (
    "辛亥應曆元年。冬十月，甲遣乙將奚、遼兵五萬會北漢兵伐周，攻晉州，三面置寨，晝夜攻之，不克而還。\n"
    "北漢土瘠民貧，內供軍國，外奉遼幣，賦役繁重，民不聊生，逃入周境者甚眾，周詔所在賑給存處之。\n"
    "壬子應曆二年。夏四月朔，日食。幽州節度使丙許以內附，請降於周，周以中國多事不果從，遂止其行。\n"
)
NOTED = (
    "十四年春正月入汀州○二月改福安府為福州【以甲為宣慰使乙為副使以守之已而丙殺淮兵亦謀殺乙以應張事覺盡殺之其眾】"
    "癸亥彗星出東北○三月置宣撫司【柳象邕廉容貴潯等州皆降於是置司靜江以丁鎮之戊等駐鄂漢己等駐潭州以為聲援云】\n"
) * 2
# Every paragraph has its day: no headlines, though each closes with its source.
NUMBERED = "卷一\n△治平四年\n" + "".join(
    f"{number}、{day}，御史言事不報。（《紀事本末》卷五十七。）\n"
    for number, day in zip("１２３４", ("四月乙卯", "甲子", "是月", "五月癸未"), strict=True)
)
HEADED = "".join(
    f"　　{pair}\n\n　　寶慶{year}年春詔長吏勸農桑\n　　親饗給犒軍士\n　　增價招糴\n　　上試進士賜甲等及第出身有差\n\n"
    for pair, year in zip(("乙酉", "丙戌", "丁亥"), "元二三", strict=True)
)
LIVES = "李彝興，夏州人也。彝興少驍勇，善騎射，為人所稱。\n彝興卒，子克睿立。克睿寬厚，部眾附之。\n"
PRINTED = (
    "元年春正月甲子朔大赦天下改元",
    "二月丁卯詔修河堤役夫三萬人二",
    *["三月戊辰京師地震壞廬舍無算民"] * 8,
)
WRAPPED = "".join(f"　{line}\n" for line in PRINTED)
SHORT = "".join(
    f"春正月甲子，詔修河隄，役夫三萬人，自京師\n至於某州，{what}。\n二月，雨。\n"
    for what in ("三月乃成", "民便之", "不果", "水復故道", "賜役者錢", "罷役", "羣臣稱賀")
)
MARKED = "○甲子，" + "大雨雪，京師凍死者眾。" * 6 + "\n○乙丑，" + "賑之，發太倉粟三萬石。" * 6 + "\n"


def found(text: str, key: str) -> Finding:
    return next(finding for finding in recognise(source.from_text(text)).findings if finding.key == key)


@pytest.mark.parametrize(
    ("text", "division"),
    [
        (GANGMU, "gangmu"),
        (GANGMU.replace("\n", "<br/>\n") * 4, "gangmu"),
        (TURNS, "gangmu"),
        (ANNALS, "annals"),
        (PAIRED, "annals"),
        (NOTED, "annals"),
        (NUMBERED, "annals"),
        (LIVES, "biography"),
    ],
)
def test_the_division_shows_in_notes_and_days(text: str, division: str) -> None:
    assert found(text, "division").value == division


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        (GANGMU, "punctuation", "modern"),
        (WRAPPED, "punctuation", "none"),
        (WRAPPED, "lines", "wrapped"),
        (SHORT, "lines", "wrapped"),
        (SHORT.replace("，", "").replace("。", ""), "lines", "wrapped"),
        (
            f"續資治通鑑長編\n卷一百九十五\n起訖時間 起嘉祐六年盡是年十二月\n卷　　名 卷一百九十五\n{SHORT}",
            "lines",
            "wrapped",
        ),
        (GANGMU, "lines", "paragraphs"),
        (LIVES.replace("。", "〔按《宋史》作彝殷。〕。"), "notes", ("〔〕",)),
        (LIVES.replace("彝", "〔彝〕"), "notes", ("（）",)),
        (GANGMU + "甲（按《長編》作乙）。〔一〕\n", "notes", ("（）",)),
        (
            "○甲子，" + "大雨雪，京師凍死者眾。" * 6 + "\n○乙丑，" + "賑之，發太倉粟三萬石。" * 6 + "\n",
            "entries",
            ("○",),
        ),
        ("◎夏國上\n" + LIVES, "headings", shipped()["annals"].headings),
        (LIVES + "曰：〝善。〞\n", "quotations", ("「」", "『』", "“”", "‘’", "〝〞")),
        (GANGMU, "language", "lzh-Hant"),
        ("绍圣二年，诏边将勿与夏国互市，违者斩。\n", "language", "lzh-Hans"),
    ],
)
def test_a_convention_is_recognised(text: str, key: str, value: object) -> None:
    assert found(text, key).value == value


def test_years_that_begin_anew_among_months_leave_annals_what_they_are() -> None:
    years = "".join(
        f"慶曆{year}年春正月，詔修河堤，役夫三萬人。\n夏四月，京師大雨雹，壞廬舍無算。\n秋七月，遣使入貢，獻良馬。\n"
        "夏國之使者至延州，以其主之命請和於朝，議久不決，而邊將復以不可許爲言，於是詔羣臣各以所見上聞。\n"
        for year in "二三四"
    )
    assert found(years, "division").value == "annals"


def test_marks_before_days_are_those_of_entries_however_short() -> None:
    days = "".join(
        f"　　○{day}命甲守某州\n　　{month}月朔\n"
        for day, month in zip(("甲申", "丙戌", "己丑"), "四五六", strict=True)
    )
    assert found(days, "entries").value == ("○",)
    years = "".join(f"○{pair}\n　　春正月，甲來朝。二月，乙卒。\n" for pair in ("乙酉", "丙戌", "丁亥"))
    assert found(years, "entries").value == ()


def test_indented_entries_that_their_marks_begin_are_no_detail() -> None:
    days = "".join(
        f"二月癸未朔改某院\n　　○{day}以甲爲某官兼某事總制各翼軍馬遣使諭之\n○{day}命乙守某州以丙爲長史\n"
        for day in ("甲申", "丙戌", "己丑", "庚寅")
    )
    assert found(days, "division").value == "annals"


def test_what_rests_on_few_places_is_not_sure() -> None:
    assert found(LIVES + "甲〈按乙作丙〉。\n", "notes").cert is Cert.MEDIUM


def test_examples_are_places_of_the_text() -> None:
    notes = found(GANGMU, "notes")
    assert [GANGMU[start] for start in notes.examples] == ["（"]


def test_a_profile_that_is_given_is_not_recognised_again() -> None:
    seen = recognise(source.from_text(GANGMU), "annals")
    assert seen.conventions.division == "annals"
    assert "division" not in {finding.key for finding in seen.findings}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_is_recognised_as_something(text: str) -> None:
    seen = recognise(source.from_text(text))
    assert seen.conventions.division in ("gangmu", "annals", "biography")
    assert all(0 <= start < len(text) for finding in seen.findings for start in finding.examples)
