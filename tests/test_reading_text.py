"""The reading text: what is left out of it, and that all that is found in it stands at its place in the source."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import EDITION, WORKS, info

from edition import source, tei
from edition.convert import convert
from edition.editorial import Editorial, Emendation, YearHeading
from edition.model import (
    Blank,
    Block,
    Chronicle,
    DateExpression,
    Entry,
    Heading,
    Note,
    Paragraph,
    paragraphs_of,
)
from edition.parse import parse
from edition.parse.reading_text import build
from edition.profiles import DIVISIONS, Conventions, shipped
from edition.validate import check_document
from edition.validate.document import from_bytes

ALL = ("kanripo", "wiki", "html", "pages")


def conventions(*markup: str, lines: str = "paragraphs", **more: object) -> Conventions:
    return replace(shipped()["annals"], markup=markup, lines=lines, **more)  # type: ignore[arg-type]


def read(text: str, own: Conventions, *rows: Emendation) -> Chronicle:
    return parse(source.from_text(text, "t"), own, Editorial("t", (), rows), WORKS)


def dates(chronicle: Chronicle) -> list[DateExpression]:
    return [date for block in chronicle.blocks for p in paragraphs_of(block) for date in p.dates]


def notes(chronicle: Chronicle) -> list[Note]:
    return [note for block in chronicle.blocks for p in paragraphs_of(block) for note in p.notes]


def row(text: str, reading: str, proposed: str, kind: str = "omission") -> Emendation:
    return Emendation("t", 1, text.index(reading), reading, proposed, "high", kind, True, "why")


def encoded(text: str, own: Conventions, *rows: Emendation) -> str:
    told = replace(info("annals"), conventions=own)
    done = convert(
        source.from_text(text, "t"),
        told,
        edition=EDITION,
        editorial=Editorial("t", (), rows),
        works=WORKS,
    )
    data = done.tei.decode()
    return data[data.index("<body>") : data.index("</body>")]


def test_where_nothing_is_left_out_the_reading_text_is_the_source() -> None:
    own = source.from_text("甲\n乙\n")
    reading = build(own, (), conventions(*ALL))
    assert reading.text is own.text and reading.starts is None


@pytest.mark.parametrize(
    ("between", "own"),
    [
        ("<br/>", conventions("html")),
        ("'''", conventions("wiki")),
        ("{{甲}}", conventions("wiki")),
        ("[12]", conventions("pages")),
    ],
)
def test_a_date_that_markup_or_a_line_end_breaks_is_read_as_if_it_were_whole(
    between: str, own: Conventions
) -> None:
    whole = "太平興國七年五月己酉遣使"
    for at in range(1, whole.index("遣")):
        text = f"{whole[:at]}{between}{whole[at:]}入貢\n"
        (date,) = dates(read(text, own))
        assert date.parts.text == "太平興國七年五月己酉"
        assert text[date.start : date.end].replace(between, "") == date.parts.text


@pytest.mark.parametrize(
    ("between", "own"),
    [
        ("¶\n", conventions("kanripo", lines="wrapped", punctuation="none")),
        ("\n", conventions(lines="wrapped", punctuation="none")),
        ("¶\n<pb:KR2b0001_WYG_001-1b>¶\n", conventions("kanripo", lines="wrapped", punctuation="none")),
        ("\n", conventions(lines="wrapped")),
    ],
)
@pytest.mark.parametrize("shift", range(10))
def test_a_date_that_the_end_of_a_line_breaks_is_read_as_if_it_were_whole(
    shift: int, between: str, own: Conventions
) -> None:
    words = "夏人來朝貢馬。"[:-1] if own.punctuation == "none" else "夏人來朝。"
    stream = (words * 4)[: 24 + (-shift % 12)] + "太平興國七年五月己酉" + words * 4
    stream = stream.replace("夏太", "太")
    text = "".join(stream[at : at + 12] + between for at in range(0, len(stream), 12))
    found = [date.parts.text for date in dates(read(text, own))]
    assert found == ["太平興國七年五月己酉"]


@pytest.mark.parametrize(
    ("text", "reading", "proposed", "expected"),
    [
        ("太平興國七年月，甲。\n", "月，", "三月，", ">三</supplied>月</date>，"),
        ("太平興國七年三，甲。\n", "三，", "三月，", "三<supplied"),
        ("太平興國七年三月甲來。\n", "三月", "三月，", "三月</date><supplied"),
    ],
)
def test_what_the_editors_supply_stands_in_the_date_that_it_belongs_to(
    text: str, reading: str, proposed: str, expected: str
) -> None:
    own = conventions()
    assert dates(read(text, own, row(text, reading, proposed)))[0].parts.month == 3
    assert expected in encoded(text, own, row(text, reading, proposed))


def test_a_supplied_mark_of_quotation_stands_in_the_quotation() -> None:
    text = "太平興國七年三月，甲曰：來。」乙去。\n"
    body = encoded(text, conventions(), row(text, "：來", "：「來"))
    assert "<q><supplied" in body


def test_a_supplied_stop_stands_outside_the_date_behind_it() -> None:
    text = "甲來三月，乙。\n"
    body = encoded(text, conventions(division="biography"), row(text, "來三", "來。三"))
    assert "。</supplied><date" in body


def test_a_supplied_date_is_read() -> None:
    text = "太平興國七年三月，甲。乙。\n"
    body = encoded(text, conventions(), row(text, "。乙", "。四月，乙"))
    assert ">四月</date>，</supplied>乙" in body


def test_a_note_over_lines_and_pages_is_one() -> None:
    text = "春正月甲來（乙也¶\n<pb:KR2b0001_WYG_001-1b>¶\n　　丙也）丁¶\n"
    (note,) = notes(read(text, conventions("kanripo", lines="wrapped", punctuation="none")))
    assert text[note.start : note.end] == "（乙也¶\n<pb:KR2b0001_WYG_001-1b>¶\n　　丙也）"


def test_a_line_of_nothing_but_markup_is_no_paragraph() -> None:
    blocks = read("#+TITLE: 甲\n春正月，乙。\n", conventions("kanripo")).blocks
    assert isinstance(blocks[0], Blank)
    assert '<fw type="markup"><lb n="1"/><surplus' in encoded(
        "#+TITLE: 甲\n春正月，乙。\n", conventions("kanripo")
    )


@pytest.mark.parametrize("lines", ["paragraphs", "wrapped"])
def test_lines_of_markup_before_an_empty_one_are_kept_each(lines: str) -> None:
    text = "#+A: 甲\n#+B: 乙\n\n春正月甲來\n<pb:K_W_1>¶\n<pb:K_W_2>¶\n\n<pb:K_W_3>¶\n<pb:K_W_4>¶\n"
    body = encoded(text, conventions("kanripo", lines=lines, punctuation="none"))
    assert body.count("<lb ") == text.count("\n")


def test_a_page_begins_beside_its_markup() -> None:
    body = encoded("<pb:KR2b0001_WYG_001-1a>¶\n春正月，甲。\n", conventions("kanripo"))
    assert '<pb n="001-1a" ed="WYG"/><surplus' in body


def test_a_character_without_code_point_is_a_g() -> None:
    body = encoded("春正月，任&KR0412;福來。\n", conventions("kanripo"))
    assert '任<g ref="#ent-KR0412">&amp;KR0412;</g>福' in body


def test_a_character_written_by_its_name_is_regularised() -> None:
    body = encoded("春正月，甲&lt;乙。\n", conventions("html"))
    assert '<orig>&amp;lt;</orig><reg resp="#encoder" cert="high">&lt;</reg>' in body


def test_a_reading_without_witness_has_no_citation_behind_markup() -> None:
    found = read("<br/>春正月，潘羅支（一作博羅齊）來。\n", conventions("html"))
    apparatus = [own for block in found.blocks for p in paragraphs_of(block) for own in p.apparatus]
    assert [reading.citation for own in apparatus for reading in own.readings] == [-1]


@pytest.mark.parametrize("words", ["<ref>甲<乙</ref>", "{{*|甲}乙}}", "（甲(乙）", "{{*|甲<br/>乙}}"])
def test_a_note_may_hold_a_stray_bracket_of_another_kind(words: str) -> None:
    told = replace(info("annals"), conventions=conventions("wiki"))
    made = convert(source.from_text(f"春正月，甲{words}來。\n", "t"), told, edition=EDITION, works=WORKS).tei
    assert b'place="inline"' in made
    found = check_document(from_bytes(made, Path("t.xml")))
    assert [one.message for one in found if one.severity == "error"] == []


def test_site_chrome_is_reported() -> None:
    found = read("上一章　返回目錄　下一章\n春正月，甲。\n", conventions("html"))
    assert [(d.kind, d.start) for d in found.doubts] == [("markup", 0)]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("　　甲乙丙丁戊己庚辛\n壬癸子丑寅卯辰巳午未\n申。\n　　甲乙。\n", 2),
        ("甲乙丙丁戊己庚辛壬癸\n子丑寅卯。\n甲乙丙丁戊己庚辛壬癸\n子丑。\n", 2),
        ("甲乙丙丁戊己庚辛壬癸\n\n甲乙丙丁戊己庚辛壬癸\n", 2),
        ("甲乙丙丁戊己（辛壬癸\n　　　寅卯。）甲乙丙丁\n　　　己。\n", 1),
        ("甲乙丙丁戊己庚辛壬癸\n　　子丑寅卯。\n", 2),
        ("甲乙丙丁戊己庚辛壬五\n月子丑寅卯辰巳午未申\n", 1),
    ],
)
def test_wrapped_lines_are_paragraphs(text: str, paragraphs: int) -> None:
    found = read(text, conventions(lines="wrapped", division="biography")).blocks
    assert sum(isinstance(block, Paragraph) for block in found) == paragraphs


def test_a_heading_that_the_editors_supply_divides_a_wrapped_paragraph() -> None:
    text = "甲乙丙丁戊（己庚辛壬癸\n子丑寅卯辰）巳午未申酉\n"
    heading = YearHeading("t", 2, 982, "太平興國七年", "attested", "high", "why")
    own = conventions(lines="wrapped", division="biography")
    found = parse(source.from_text(text, "t"), own, Editorial("t", (heading,)), WORKS).blocks
    assert [type(block) for block in found] == [Paragraph, Heading, Paragraph]


def test_a_bracket_that_never_closes_does_not_swallow_the_text() -> None:
    text = "甲（乙丙丁戊己庚辛壬癸\n" + "甲乙丙丁戊己庚辛壬癸。\n甲乙。\n" * 200
    found = read(text, conventions(lines="wrapped", division="biography")).blocks
    assert len(found) > 100


WORDS = (
    "太平興國七年 春正月 三月 甲子， 己酉 。 ， 「 」 （ ） ( ) / 《長編》 作 甲 乙丙 是歲 元年 ○ ◎ 卷一 曰： 又 按 "
    "\ue24e 指〔揮〕使 <者多> &KR0412; }} <ref> </ref> [[ | ]] ''' <br/> <p> &lt; &nbsp; <!-- --> [12] 【頁3】 "
    "上一章 & < > &#10; {{*| 五"
)
LINES = ("\n", "\r\n", "\n\n", "\u3000\u3000", " ", "¶\n", "<pb:KR2b0001_WYG_001-1a>", "#+TITLE: 甲\n", "== ")
PAGES = ("<pb:A_B_1>¶\n<pb:A_B_2>¶\n", "\n#+ID: 1\n#+JUAN: 2\n\n", "甲¶\n<pb:A_B_3>¶\n\n<pb:A_B_4>¶\n")
PARTS = st.sampled_from((*WORDS.split(), *LINES, "{{header|\n", "\n<!-- 甲 -->\n", *PAGES))
TEXTS = st.lists(PARTS, min_size=1, max_size=40).map("".join)
CONVENTIONS = st.builds(
    lambda markup, lines, division, punctuation: conventions(
        *markup, lines=lines, division=division, punctuation=punctuation
    ),
    st.lists(st.sampled_from(ALL), unique=True).map(tuple),
    st.sampled_from(("paragraphs", "wrapped")),
    st.sampled_from(DIVISIONS),
    st.sampled_from(("modern", "none")),
)


def spans(block: Block) -> Iterator[tuple[int, int]]:
    """Every span of a block that lies in the source, each inside its paragraph."""
    for paragraph in paragraphs_of(block):
        yield paragraph.start, paragraph.end
        held = [(date.start, date.end) for date in paragraph.dates]
        held += [(mark.start, mark.end) for mark in paragraph.marks]
        held += [(quotation.start, quotation.end) for quotation in paragraph.quotations]
        held += [(apparatus.start, apparatus.end) for apparatus in paragraph.apparatus]
        assert all(paragraph.start <= start <= end <= paragraph.end for start, end in held)
        waiting = list(paragraph.notes)
        while waiting:
            note = waiting.pop()
            assert paragraph.start <= note.start < note.end <= paragraph.end
            assert all(note.start <= c.start <= c.end <= note.end for c in note.citations)
            waiting += note.children


@settings(max_examples=150)
@given(TEXTS, CONVENTIONS)
def test_every_span_lies_in_the_source_and_no_character_outside_the_blocks(
    text: str, own: Conventions
) -> None:
    found = read(text, own)
    covered = sorted(span for block in found.blocks for span in spans(block))
    assert all(a[1] <= b[0] for a, b in pairwise(covered))
    starts = [b.start for b in found.blocks if not isinstance(b, Entry | Heading)]
    assert all(0 <= at <= len(text) for at in starts)
    assert len(found.view) == len(text)


@settings(max_examples=100)
@given(TEXTS, CONVENTIONS)
def test_no_mixture_of_markup_loses_a_character_and_twice_is_the_same(text: str, own: Conventions) -> None:
    told = replace(info(own.division), conventions=own)
    first = convert(source.from_text(text, "t"), told, edition=EDITION, works=WORKS).tei
    assert tei.base_text(first) == text.encode()
    assert convert(source.from_text(text, "t"), told, edition=EDITION, works=WORKS).tei == first


@settings(max_examples=40)
@given(TEXTS, CONVENTIONS)
def test_the_tei_of_any_mixture_of_markup_is_valid(text: str, own: Conventions) -> None:
    told = replace(info(own.division), conventions=own)
    made = convert(source.from_text(text, "t"), told, edition=EDITION, works=WORKS).tei
    found = check_document(from_bytes(made, Path("t.xml")))
    assert [one.message for one in found if one.severity == "error"] == []
