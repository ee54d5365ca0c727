"""Lines as rows: comments, blank lines, headings, paragraphs."""

import pytest

from edition import source
from edition.editorial import YearHeading
from edition.model import Blank, Heading, Paragraph, Span
from edition.parse.lines import paragraphs, read_rows
from edition.parse.reading_text import build
from edition.parse.works import index
from edition.profiles import shipped


def rows(text: str, *headings: YearHeading) -> list[Heading | Paragraph | Blank]:
    read = build(source.from_text(text), (), shipped()["annals"])
    return read_rows(read, index((), text), headings, shipped()["annals"])[0]


def level(line: str) -> str:
    (row,) = rows(line)
    return row.level if isinstance(row, Heading) else type(row).__name__.lower()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("太平興國七年", "year"),
        ("宋太宗太平興國七年（遼乾亨四年）", "year"),
        ("太平興國七年(遼乾亨四年)", "year"),
        ("太平興國七年 歲次壬午", "year"),
        ("　　◎太平興國七年　", "year"),
        ("七年", "year"),
        ("元年", "year"),
        ("太平興國七年，甲。", "paragraph"),
        ("不知何時之七年", "paragraph"),
        ("太平興國九十九百年", "paragraph"),
        ("卷一", "chapter"),
        ("宋史卷四百八十五", "chapter"),
        ("宋史卷四百八十五　列傳第二百四十四", "chapter"),
        ("第二卷 甲", "chapter"),
        ("本紀第一", "chapter"),
        ("太祖本紀第一", "chapter"),
        ("◎外國一", "chapter"),
        ("○夏國上", "chapter"),
        ("○夏國，上", "paragraph"),
        ("◎", "paragraph"),
        ("卷一，甲也。", "paragraph"),
        ("甲、乙本紀曰「丙」", "paragraph"),
        ("", "blank"),
        ("\u3000", "paragraph"),
    ],
)
def test_a_line_is_what_it_looks_like(line: str, kind: str) -> None:
    assert level(line + "\n") == kind


def test_the_mark_of_a_site_is_kept_apart() -> None:
    (row,) = rows("　◎外國一\n")
    assert isinstance(row, Heading) and row.paragraph is not None
    assert row.paragraph.marks == (Span(1, 2),)


def test_a_comment_line_is_left_out_and_recorded() -> None:
    read = build(source.from_text("甲\n <!-- 乙 --> \n丙\n"), (), shipped()["annals"])
    found, omitted, _ = read_rows(read, index((), ""), (), shipped()["annals"])
    assert [(line.line, line.text) for line in omitted] == [(2, " <!-- 乙 --> ")]
    assert len(found) == 2


def test_the_editors_heading_stands_before_its_line() -> None:
    heading = YearHeading("t", 2, 982, "太平興國七年", "conjectural", "low", "why")
    found = rows("甲\n乙\n", heading)
    assert [type(row) for row in found] == [Paragraph, Heading, Paragraph]
    assert isinstance(found[1], Heading) and found[1].supplied is not None
    assert (found[1].start, found[1].supplied.attested, str(found[1].supplied.cert)) == (2, False, "low")


def test_the_paragraphs_among_the_rows() -> None:
    assert [p.start for p in paragraphs(rows("卷一\n甲\n\n乙\n"))] == [3, 6]
