"""Chronicle, dating and identifiers -> TEI: well nested, escaped, and what had to give way."""

from dataclasses import replace

import pairs
import pytest
from lxml import etree

from edition import arrange, identify, tei
from edition.convert import convert
from edition.encode import Context, encode
from edition.encode.dates import date_attributes
from edition.encode.inline import (
    DATE,
    EMENDATION,
    LEMMA,
    QUOTATION,
    STRUCTURE,
    Tag,
    attribute,
    attributes,
    escape,
    untangle,
    write,
)
from edition.encode.paragraph import content
from edition.metadata import EditionInfo, Person, TextInfo
from edition.model import Chronicle, Dated, Dating, Heading, Paragraph
from edition.profiles import shipped
from edition.source import from_text

T = f"{{{tei.NS}}}"


def tag(name: str, start: int, end: int, weight: int = STRUCTURE, **more: int) -> Tag:
    return Tag(start, end, f"<{name}>", f"</{name}>", weight, **more)  # type: ignore[arg-type]


def written(text: str, *tags: Tag) -> str:
    kept, _ = untangle(tags, (0, len(text)))
    return write(text, 0, len(text), kept)


def parted(*tags: Tag) -> tuple[list[Tag], list[Tag]]:
    """The tags that stay and those that give way, in a paragraph of four characters."""
    return untangle(tags, (0, 4))


# --- mixed content ----------------------------------------------------------------------------------------------


def test_elements_nest_as_their_spans_do() -> None:
    assert written("甲乙丙", tag("b", 1, 2), tag("a", 0, 3)) == "<a>甲<b>乙</b>丙</a>"


def test_elements_of_the_same_span_nest_by_their_depth() -> None:
    assert written("甲", tag("b", 0, 1, depth=2), tag("a", 0, 1, depth=1)) == "<a><b>甲</b></a>"


def test_an_empty_element_stands_before_its_place() -> None:
    assert written("甲乙", tag("a", 0, 1), Tag(1, 1, "<x/>")) == "<a>甲</a><x/>乙"


def test_what_is_added_stands_between_what_ends_and_what_begins_there() -> None:
    added = Tag(1, 1, "<x/>", added=True)
    assert written("甲乙", tag("a", 0, 1), added, tag("b", 1, 2)) == "<a>甲</a><x/><b>乙</b>"


@pytest.mark.parametrize(
    ("which", "expected"),
    [("last", "<q><a>甲<x/></a></q><b>乙</b>"), ("first", "<q><a>甲</a></q><b><x/>乙</b>")],
)
def test_what_is_added_stands_in_what_takes_it_in(which: str, expected: str) -> None:
    added = Tag(1, 1, "<x/>", added=True)
    tags = [tag("q", 0, 1), tag("a", 0, 1, depth=1), tag("b", 1, 2)]
    for own in tags if which == "first" else tags[:2]:
        setattr(own, which, own.start == 1 or which == "last")
    assert written("甲乙", *tags, added) == expected


def test_a_mark_stands_behind_what_is_added_before_it() -> None:
    tags = (Tag(1, 1, "<x/>", added=True), Tag(1, 1, "<m/>", depth=-2), tag("b", 1, 2))
    assert written("甲乙", *tags) == "甲<x/><m/><b>乙</b>"


def test_nothing_is_added_inside_an_emendation() -> None:
    tags = (tag("q", 0, 1), tag("sic", 0, 1, EMENDATION, depth=1), Tag(1, 1, "<x/>", added=True))
    tags[0].last = True
    assert written("甲乙", *tags) == "<q><sic>甲</sic><x/></q>乙"


def test_what_replaces_characters_stands_in_their_place() -> None:
    assert written("甲乙丙", Tag(1, 2, "<g>", "</g>", inner="鄜")) == "甲<g>鄜</g>丙"


def test_text_is_escaped() -> None:
    assert written("<甲>&", tag("a", 0, 3)) == "<a>&lt;甲&gt;</a>&amp;"


@pytest.mark.parametrize("weak", [QUOTATION, LEMMA, DATE])
def test_of_elements_that_cross_the_weaker_gives_way(weak: int) -> None:
    first, second = tag("a", 0, 2, weak), tag("b", 1, 3, EMENDATION)
    assert parted(first, second) == ([second], [first])


def test_of_elements_of_one_weight_that_cross_the_later_gives_way() -> None:
    first, second = tag("a", 0, 2), tag("b", 1, 3)
    assert parted(second, first) == ([first], [second])


def test_one_that_crosses_several_is_weighed_against_each() -> None:
    outer, inner, strong = tag("a", 0, 3, QUOTATION), tag("b", 1, 3, LEMMA), tag("c", 2, 4, EMENDATION)
    assert parted(outer, inner, strong) == ([strong], [inner, outer])


def test_what_reaches_over_the_edge_of_the_paragraph_gives_way() -> None:
    assert parted(tag("a", 3, 5))[1] == [tag("a", 3, 5)]


def test_nothing_stands_inside_what_replaces_characters() -> None:
    g = Tag(0, 2, "<g>", "</g>", inner="鄜")
    assert parted(g, tag("a", 1, 2, QUOTATION))[0] == [g]


def test_attribute_values_are_escaped_and_keep_their_white_space() -> None:
    assert attribute('<"&\t\n\r') == '"&lt;&quot;&amp;&#9;&#10;&#13;"'


def test_an_attribute_without_value_is_left_out() -> None:
    assert attributes((("a", "1"), ("b", None))) == ' a="1"'


def test_text_without_markup_is_not_copied() -> None:
    text = "甲乙"
    assert escape(text) is text


# --- dates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dating", "has", "has_not"),
    [
        (Dating("0982-05-18", "song", 2079896, 2079896, "宋"), ["when=", "when-custom="], ["notBefore"]),
        (Dating("0982-05", "song", 2079879, 2079907, "宋"), ["notBefore=", "notAfter="], ["when="]),
        (Dating("0982-05", "song", 1, 1, kind="impossible"), ['type="impossible"'], ["when=", "notBefore"]),
        (Dating(None, "song"), ['cert="unknown"'], ["datingMethod", "when-custom", "calendar"]),
        (Dating(None, "song", 1, 400, "宋", "period"), ["notBefore=", 'cert="high"'], ["when-custom"]),
        (Dating("0982", "song", resp="editor"), ['resp="#editor"'], []),
    ],
)
def test_the_attributes_of_a_date(dating: Dating, has: list[str], has_not: list[str]) -> None:
    text = date_attributes(dating, with_calendar=True)
    assert all(f" {name}" in text for name in has)
    assert not any(f" {name}" in text for name in has_not)


def test_an_empty_date_has_no_calendar() -> None:
    assert "calendar=" not in date_attributes(Dating("0982", "song"), with_calendar=False)


# --- header -----------------------------------------------------------------------------------------------------


def header(text: str = "甲\n", edition: EditionInfo = pairs.EDITION, **facts: object) -> etree._Element:
    info: TextInfo = replace(pairs.info("gangmu"), **facts)  # type: ignore[arg-type]
    data = convert(from_text(text, pairs.NAME), info, edition=edition, works=pairs.WORKS).tei
    found = tei.parse(data).find(T + "teiHeader")
    assert found is not None
    return found


def words(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(map(str, element.itertext()))


def test_the_header_has_what_the_manifest_says() -> None:
    found = header(title="史 & 記", remarks=("<remark>",), obtained_from="a library")
    assert words(found.find(f".//{T}titleStmt/{T}title")) == "史 & 記"
    description = words(found.find(f".//{T}sourceDesc/{T}bibl"))
    assert "<remark>" in description and "a library" in description


def test_what_nobody_knows_is_printed_as_unknown() -> None:
    assert "unknown" in words(header().find(f".//{T}sourceDesc/{T}bibl"))


def test_a_transcriber_is_named() -> None:
    found = header(transcriber="王某").find(
        f".//{T}respStmt[@xml:id='transcription']", {"xml": tei.XML_ID[1:-3]}
    )
    assert words(found).endswith("王某")


def test_a_text_may_have_no_part() -> None:
    assert len(header(part="").findall(f".//{T}titleStmt/{T}title")) == 1


def test_editors_and_identifiers_are_named() -> None:
    editors = (Person("甲", orcid="0000-0002-1825-0097"), Person("Institute", organisation=True))
    found = header(edition=replace(pairs.EDITION, editors=editors, identifiers=(("DOI", "10.5281/x"),)))
    ref = found.find(f".//{T}persName")
    assert ref is not None and ref.get("ref") == "https://orcid.org/0000-0002-1825-0097"
    assert words(found.find(f".//{T}respStmt/{T}orgName")) == "Institute"
    assert words(found.find(f".//{T}idno[@type='DOI']")) == "10.5281/x"


def test_the_header_repeats_only_the_works_that_the_text_cites() -> None:
    found = header("春正月，甲。（《宋史》）\n")
    assert [words(title) for title in found.findall(f".//{T}listBibl/{T}bibl/{T}title")] == ["宋史"]


def test_a_witness_stands_among_the_witnesses() -> None:
    found = header("春正月，遣潘羅支（《長編》作博羅齊）。（《宋史》）\n")
    assert [w.get(tei.XML_ID) for w in found.iter(T + "witness")] == ["changbian"]
    assert [w.get(tei.XML_ID) for w in found.findall(f".//{T}listBibl/{T}bibl")] == ["songshi"]


def test_a_work_that_is_not_in_the_list_is_marked() -> None:
    bibl = header("春正月，甲。（《甲州志》）\n").find(f".//{T}listBibl/{T}bibl")
    assert bibl is not None and bibl.get("type") == "unlisted"


def test_every_calendar_that_is_used_is_declared() -> None:
    found = header("太平興國七年\n春正月，甲。（《宋史》。按《遼史》在乾亨四年）\n")
    assert [c.get(tei.XML_ID) for c in found.iter(T + "calendar")] == ["liao", "song"]


def test_a_language_that_is_not_known_is_named_by_its_tag() -> None:
    assert words(header(language="xto").find(f".//{T}language")) == "xto"


# --- the body ---------------------------------------------------------------------------------------------------


def context(text: str, *blocks: Paragraph | Heading) -> Context:
    chronicle = Chronicle(from_text(text), shipped()["biography"], blocks, view=text)
    parts = [
        identify.Part("paragraph", ("paragraph", p.start, 0), "") for p in blocks if isinstance(p, Paragraph)
    ]
    ids, _ = identify.assign(parts, identify.Ledger("t"))
    return Context(chronicle, Dated(), ids, "author", "t")


def test_a_paragraph_of_several_lines_has_a_break_for_each() -> None:
    own = context("甲\r\n　乙\n\n丙\n")
    assert (
        content(own, Paragraph(0, 8)) == '<lb n="1"/>甲<lb n="2" rend="indent(1)"/>乙<lb n="3"/><lb n="4"/>丙'
    )


def test_a_date_that_was_not_dated_is_text() -> None:
    found = pairs.convert_text("咸平二年，甲。\n", "biography")
    own = Context(found.chronicle, Dated(), {("paragraph", 0, 0): "t.p1"}, "author", "t")
    (paragraph,) = (block for block in found.chronicle.blocks if isinstance(block, Paragraph))
    assert content(own, paragraph) == '<lb n="1"/>咸平二年，甲。'


def test_what_crosses_costs_no_character() -> None:
    text = "太平興國七年\n春正月，甲：「乙曰（丙」丁）。\n"
    rows = [{"line": 2, "column": 7, "reading": "乙曰", "proposed": "子丑", "kind": "wrong-character"}]
    own = pairs.convert_text(text, emendations=rows)
    assert tei.base_text(own.tei).decode() == text


def test_an_element_that_gives_way_is_a_doubt() -> None:
    text = "甲乙丙丁"
    own = context(text, Paragraph(0, 4))
    content(own, Paragraph(0, 4), (tag("a", 0, 2), tag("b", 1, 3)))
    assert [doubt.message for doubt in own.doubts] == ["crosses another element and is left out: <b>"]


def test_the_document_stands_alone() -> None:
    own = context("甲\n", Paragraph(0, 1))
    root = arrange.arrange(own.chronicle, own.dated)
    data = encode(own, root, pairs.info("biography"), pairs.EDITION, pairs.WORKS)
    assert data.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<TEI ')
    assert data.endswith("</TEI>\n")
    assert "<standOff>" not in data
