"""The page of the dates to look at, and how the site and the book name years that no heading names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree, html

from edition import resources, single
from edition.render.book import render_book
from edition.render.site import render_site
from edition.saxon import Sheet

SAMPLE: Final = Path(__file__).parent / "data/site/sample.xml"
ANNALS: Final = (
    "康定二年春正月，甲來朝。\n慶曆元年十二月，乙來。\n（趙《遼史》重熙十年，丙來）\n慶曆二年三月，丁來。\n"
)


def row(**cells: Any) -> dict[str, Any]:
    """A row of the list, as `edition.date_report` makes it."""
    return {
        "text": "sample",
        "place": "982.1",
        "id": "sample.e0001",
        "line": 3,
        "column": 1,
        "kind": "disagreement",
        "also": "inherited",
        "words": "夏五月",
        "when": "0982-05",
        "date": "宋太平興國七年五月",
        "days": "0982-05-26/0982-06-23",
        "cert": "medium",
        "why": "a remark has <b>another</b> year",
        "alternatives": "宋雍熙元年",
        "decision": 'sample,3,0,夏五月,date,accept,,"kept, for now"',
        **cells,
    }


def page(out: Path, rows: list[dict[str, Any]] | None) -> html.HtmlElement:
    render_site([SAMPLE], out, questions=rows)
    return html.document_fromstring((out / "doubtful-dates.html").read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def said(found: html.HtmlElement, path: str) -> list[str]:
    """The words of the elements at a path."""
    elements = found.xpath(path)
    assert isinstance(elements, list)
    return [words(element) for element in elements if isinstance(element, html.HtmlElement)]


def test_a_date_stands_with_its_place_reasons_alternatives_and_row(tmp_path: Path) -> None:
    (item,) = page(tmp_path / "site", [row()]).xpath("//ul[@class='questions']/li")
    assert item.xpath(".//a[@class='place']/@href") == ["sample.html#sample.e0001"]
    told = words(item)
    for part in (
        "982.1 夏五月 → 宋太平興國七年五月 982-05-26–982-06-23 大抵可信 likely",
        "無日期，承前 no date of its own a remark has <b>another</b> year",
        "或作 or 宋雍熙元年",
        "錄文第 3 行 line 3",
    ):
        assert part in told
    assert item.xpath("string(.//pre)").strip() == row()["decision"]


def test_an_inferred_year_stands_with_the_heading_that_settles_it(tmp_path: Path) -> None:
    heading = "sample,3,982,宋太平興國七年,conjectural,high,why"
    (item,) = page(tmp_path / "site", [row(heading=heading)]).xpath("//ul[@class='questions']/li")
    assert words(item.xpath(".//pre")[1]) == heading


def test_the_words_of_a_date_are_in_the_language_of_the_text(tmp_path: Path) -> None:
    (item,) = page(tmp_path / "site", [row()]).xpath("//ul[@class='questions']/li")
    assert item.xpath("string(.//b/@lang)") == "lzh-Hant"
    assert item.xpath("string(.//p[@class='why']/span[last()]/@lang)") == "en"


def test_dates_of_one_kind_stand_together_under_its_name(tmp_path: Path) -> None:
    rows = [row(), row(kind="inherited", also=""), row(kind="inherited", also="", date=None, days=None)]
    found = page(tmp_path / "site", rows)
    assert said(found, "//h3") == [
        "自述不合 the text disagrees with itself 1 條 dates: 1",
        "無日期，承前 no date of its own 2 條 dates: 2",
    ]
    assert "0982-05" in words(found.xpath("//ul[@class='questions']")[1])


def test_the_list_is_offered_for_programs(tmp_path: Path) -> None:
    found = page(tmp_path / "site", [row()])
    assert found.xpath("//a[@download]/@href") == ["dates.json"]
    assert json.loads((tmp_path / "site/dates.json").read_text(encoding="utf-8")) == [row()]
    assert "dates.json" in (tmp_path / "site/SHA256SUMS").read_text(encoding="utf-8")


def test_a_text_without_dates_to_look_at_says_so(tmp_path: Path) -> None:
    assert "No date of this text is in doubt." in words(page(tmp_path / "site", []))


def test_without_the_list_the_page_has_what_the_texts_say(tmp_path: Path) -> None:
    found = page(tmp_path / "site", None)
    assert found.xpath("//ul[@class='questions']") and not found.xpath("//pre")
    assert said(found, "//h3") == [
        "月內無此日 no such day in the month 1 條 dates: 1",
        "無日期，承前 no date of its own 1 條 dates: 1",
    ]
    assert said(found, "//p[@class='asked']")[1].startswith(
        "982.2 — → 宋太平興國七年五月 982-05-26–982-06-24"
    )
    assert not (tmp_path / "site/dates.json").exists()


# --- years


def converted(tmp_path: Path, text: str = ANNALS, profile: str = "annals") -> Path:
    source = tmp_path / "annals.txt"
    source.write_text(text, encoding="utf-8")
    job = single.job(source, profile=profile)
    single.write(job, tmp_path / "annals.xml", single.run(job))
    return tmp_path / "annals.xml"


def test_a_year_without_a_heading_is_named_by_its_eras_cycle_and_number(tmp_path: Path) -> None:
    render_site([converted(tmp_path)], tmp_path / "site")
    found = html.document_fromstring((tmp_path / "site/annals.html").read_bytes())
    assert said(found, "//section[@class='year']//h2") == [
        "宋康定二年、宋慶曆元年 辛巳 1041 CE",
        "宋慶曆二年 壬午 1042 CE",
    ]
    assert said(found, "//nav//span[@class='regnal']") == [
        "宋康定二年、宋慶曆元年",
        "宋慶曆二年",
    ]


CITED: Final = "（《宋史·夏國傳》）\n"
LOST: Final = f"太平興國七年\n夏五月己酉，甲來。{CITED}乙卒。{CITED}春二月，丙來。{CITED}"


def test_a_year_that_may_begin_elsewhere_is_named_with_a_question_mark(tmp_path: Path) -> None:
    """On the site and in the book, and in brackets: the words are the program's."""
    tei = converted(tmp_path, LOST, "gangmu")
    render_site([tei], tmp_path / "site")
    found = html.document_fromstring((tmp_path / "site/annals.html").read_bytes())
    assert said(found, "//h2[@class='supplied encoder']") == ["宋太平興國八年 癸未? 983 CE"]
    assert said(found, "//nav//span[@class='regnal']") == ["太平興國七年", "宋太平興國八年?"]
    render_book(tei, tmp_path / "print", font_cache=tmp_path / "fonts")
    program = (tmp_path / "print/annals.typ").read_text(encoding="utf-8")
    assert re.search(r'inferred\(\{\s*"宋太平興國八年\?"', program)
    assert '"宋太平興國八年?",\n' in program.partition("years:")[2]


def test_a_date_says_who_read_it_and_how_surely(tmp_path: Path) -> None:
    render_site([converted(tmp_path)], tmp_path / "site")
    found = html.document_fromstring((tmp_path / "site/annals.html").read_bytes())
    assert said(found, "(//details[@class='dates'])[1]//span[@class='who']") == [
        "程式，確鑿。the program, certain. 文中自明 the words themselves state the year"
    ]


def test_the_book_names_it_alike(tmp_path: Path) -> None:
    render_book(converted(tmp_path), tmp_path / "print", font_cache=tmp_path / "fonts")
    program = (tmp_path / "print/annals.typ").read_text(encoding="utf-8")
    assert "宋康定二年、宋慶曆元年" in program
    assert '"辛巳"' in program


@pytest.mark.parametrize(
    ("year", "cycle"),
    [
        ("0982", "壬午"),
        ("1984", "甲子"),
        ("0001", "辛酉"),
        ("-0001", "庚申"),
        ("-0841", "庚申"),
        ("1924", "甲子"),
    ],
)
def test_the_cycle_of_a_year(year: str, cycle: str, tmp_path: Path) -> None:
    """841 BCE, the first year of 共和, was 庚申; 1 CE was 辛酉."""
    sheet = tmp_path / "cycle.xsl"
    sheet.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:l="urn:edition:lunar">'
        f'<xsl:import href="{resources.path("xslt/modules/lunar.xsl").as_uri()}"/><xsl:output method="text"/>'
        '<xsl:template match="/"><xsl:value-of select="l:cycle(string(*))"/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    asked = etree.Element("year")
    asked.text = year
    assert Sheet(sheet).transform(asked).principal == cycle
