"""Headings: chapters, rulers, years, in the forms that transcriptions give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import source
from edition.model import Heading, Span
from edition.parse.headings import entry_marks, heading_marks, name_headings, read_heading, year_named
from edition.parse.lines import read_rows
from edition.parse.reading_text import build
from edition.parse.works import index
from edition.profiles import shipped

MARKS = shipped()["annals"].headings


def heading(line: str) -> Heading | None:
    return read_heading(line, 0, len(line), MARKS)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("續某鑑卷第五", "chapter"),
        ("某鑑·卷一百二十九·宋紀十一", "chapter"),
        ("某史本紀卷之三", "chapter"),
        ("宋紀三十一", "chapter"),
        ("宋紀一　起上章涒灘正月，盡玄黓閹茂十二月，凡三年。", "chapter"),
        ("起強圉單閼，盡著雍執徐七月，凡一年有奇。", "chapter"),
        ("起太宗至道元年六月盡是年十二月", "chapter"),
        ("卷三十八 至道元年（乙未，995）", "chapter"),
        ("● 卷二", "chapter"),
        ("太祖", "reign"),
        ("仁宗皇帝", "reign"),
        ("文宗二", "reign"),
        ("世祖孝武皇帝下", "reign"),
        ("太祖啟運立極英武睿文神德聖功至明大孝皇帝", "reign"),
        ("## 顯宗元文大王", "reign"),
        ("隱公", "reign"),
        ("【七年】", "year"),
        ("== 元年 ==", "year"),
        ("景德元年〈甲辰〉", "year"),
        ("（壬午）太平興國七年", "year"),
        ("孝宗 隆興元年（癸未，一一六三）", "year"),
        ("建隆二年遼應歷十一年。", "year"),
        ("丙申三年〈宋嘉祐元年〉", "year"),
        ("隱公元年", "year"),
    ],
)
def test_a_heading_is_known_by_its_form(line: str, level: str) -> None:
    found = heading(f"　　{line}")
    assert found is not None and found.level == level


@pytest.mark.parametrize(
    "line",
    [
        "正月",
        "春，正月，",
        "閏月",
        "=== 二月 ===",
        "二年春正月大赦",
        "在位二十年",
        "凡四年",
        "立皇子為皇帝",
        "尊帝為太上皇帝",
        "　",
        "甲，乙也。",
        "○某官某卒，年七十。",
    ],
)
def test_text_is_no_heading(line: str) -> None:
    assert heading(line) is None


@pytest.mark.parametrize(
    ("line", "era", "year", "pair"),
    [
        ("太祖　建隆元年", "建隆", 1, None),
        ("（壬午）太平興國七年", "太平興國", 7, "壬午"),
        ("大明三年(己亥,公元四五九年)", "大明", 3, "己亥"),
        ("乙未龍瑞太平二年宋至和二年", "龍瑞太平", 2, "乙未"),
        ("弘化三年", "弘化", 3, None),
        ("七年", None, 7, None),
    ],
)
def test_a_year_heading_tells_its_year(line: str, era: str | None, year: int, pair: str | None) -> None:
    date = year_named(line)
    assert date is not None and (date.era, date.era_year, date.cyclic_year) == (era, year, pair)


def test_a_ruler_stands_for_an_era_that_is_not_there() -> None:
    date = year_named("莊公十有一年")
    assert date is not None and (date.ruler, date.era, date.era_year) == ("莊公", None, 11)


def test_a_chapter_tells_its_era() -> None:
    found = heading("起太宗至道元年六月盡是年十二月")
    assert found is not None and found.date is not None
    assert (found.date.era, found.date.era_year) == ("至道", 1)


def test_marks_on_both_sides_are_kept_apart() -> None:
    assert heading_marks("== 元年 ==", 0, 9, MARKS) == (Span(0, 2), Span(5, 9))


def test_a_label_before_an_entry_is_found() -> None:
    assert entry_marks("　【綱】甲", 0, 5, ("○", "【綱】")) == (Span(1, 4),)


@given(st.text("　 ○#=卷元年甲子太祖七，。（）", max_size=30))
def test_no_line_is_too_odd(line: str) -> None:
    found = heading(line)
    assert found is None or found.level in ("chapter", "reign", "year")


def test_residue_of_a_web_page_behind_a_heading_is_no_text() -> None:
    found = heading("建隆二年遼應歷十一年。[1]")
    assert found is not None and found.level == "year" and found.parallel is not None
    assert (found.parallel.era, found.parallel.era_year) == ("應歷", 11)


def test_a_span_that_runs_over_lines_is_no_year() -> None:
    assert heading("盡癸未高麗肅宗八年。") is None


def levels(text: str) -> list[str]:
    """What the rows of a punctuated text are, names at its head told apart."""
    read = build(source.from_text(text), (), shipped()["biography"])
    rows, _, _ = read_rows(read, index((), text), (), shipped()["biography"])
    named, _ = name_headings(read.text, rows)
    return [row.level if isinstance(row, Heading) else type(row).__name__.lower() for row in named]


def test_a_name_below_the_heading_of_its_chapter_is_a_heading() -> None:
    assert levels("列傳第七十\n劉某\n劉某，字某，夏州人也。\n") == ["chapter", "chapter", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "列傳第七十\n劉某，字某。\n劉某\n甲，乙也。\n",
        "列傳第七十\n正月甲子\n甲，乙也。\n",
        "列傳第七十\n劉某\n某某某\n",
    ],
)
def test_a_short_line_elsewhere_is_text(text: str) -> None:
    assert "chapter" not in levels(text)[1:]


def test_a_name_that_is_taken_for_a_heading_is_reported() -> None:
    text = "某傳\n劉某，夏州人也。\n"
    read = build(source.from_text(text), (), shipped()["biography"])
    rows, _, _ = read_rows(read, index((), text), (), shipped()["biography"])
    _, doubts = name_headings(read.text, rows)
    assert [doubt.message for doubt in doubts] == ["某傳: a line without a stop, taken for a heading"]
