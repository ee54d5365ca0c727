"""Markup of transcriptions: what is no word of the text, of each kind, and that no text makes its reading slow."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from edition.grammar.markup import PAGE, Piece, census, character, pieces

ALL = ("kanripo", "wiki", "html", "pages")


def read(text: str, *kinds: str) -> str:
    """The text as the grammars read it."""
    out, at = [], 0
    for piece in pieces(text, kinds):
        out += [text[at : piece.start], piece.new]
        at = piece.end
    return "".join([*out, text[at:]])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("#+TITLE: 某\n甲\n", "\n甲\n"),
        ("# -*- mode: mandoku-view -*-\n甲", "\n甲"),
        ("#-*- mode: mandoku-view; -*-\n甲", "\n甲"),
        ("<pb:KR2b0001_WYG_001-1a>¶\n甲¶\n", "\n甲\n"),
        ("甲(乙/丙)丁/戊", "甲(乙丙)丁/戊"),
        ("甲(乙/¶\n丙/丁)戊", "甲(乙\n丙丁)戊"),
        ("甲(實/録)¶\n(在十月/今移)乙", "甲(實録\n在十月今移)乙"),
        (
            "甲(實/録)¶\n<pb:KR2b0001_WYG_001-1b>¶\n　(在十月/今移)¶\n(也/)乙",
            "甲(實録\n\n　在十月今移\n也)乙",
        ),
        ("甲(實/録)\n\n(在十/月)乙", "甲(實録)\n\n(在十月)乙"),
        ("# src: 甲\n<img:a.png>乙", "\n乙"),
        ("甲(實録)¶\n(在十月)乙", "甲(實録)\n(在十月)乙"),
        ("任&KR0412;福", "任〓福"),
        ("# 甲 #+ 乙", "# 甲 #+ 乙"),
    ],
)
def test_kanripo(text: str, seen: str) -> None:
    assert read(text, "kanripo") == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("{{header\n| title = 甲\n| previous = [[乙|丙]]\n}}\n丁", "\n丁"),
        ("安石{{*|臨川人}}自", "安石（臨川人）自"),
        ("曆<ref>成於七年</ref>。", "曆（成於七年）。"),
        ('曆<ref name="甲"/>。', "曆。"),
        ("曆<ref>甲<ref>乙</ref>丙</ref>。", "曆甲（乙）丙。"),
        ("曆<ref>甲）</ref>{{*|（乙}}。", "曆甲）（乙。"),
        ("曆<ref>甲\n乙</ref>。", "曆甲\n乙。"),
        ("[[韓絳]]、[[w:沈括|沈括]]", "韓絳、沈括"),
        ("[[Category:編年]][[分類:史]]甲", "甲"),
        ("'''春'''，''夏''", "春，夏"),
        ("__TOC__甲__NOTOC__", "甲"),
        ("<poem>甲<br/>乙</poem><onlyinclude>丙</onlyinclude>", "甲乙丙"),
        ("甲&nbsp;乙&lt;丙&gt;", "甲乙<丙>"),
        ("甲<!-- 乙 -->丙", "甲丙"),
        ("甲{{乙", "甲{{乙"),
        ("甲}}乙]]", "甲}}乙]]"),
        ("{{專名|德明}}卒", "德明卒"),
    ],
)
def test_wiki(text: str, seen: str) -> None:
    assert read(text, "wiki") == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('<p>甲</p><span class="乙">丙</span>', "甲丙"),
        ("上一章　返回目錄　下一章\n甲", "\n甲"),
        ("https://example.org/a\n甲。", "\n甲。"),
        ("版權所有\n版權所有者，甲也。", "\n版權所有者，甲也。"),
        ("1\n2\n3\n甲", "\n\n\n甲"),
        ("甲<乙>丙", "甲<乙>丙"),
        ("a < b & c", "a < b & c"),
    ],
)
def test_html(text: str, seen: str) -> None:
    assert read(text, "html") == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("甲[12]乙[12a]丙[p. 3]", "甲乙丙"),
        ("甲【頁123】乙〔第三頁〕", "甲乙"),
        ("甲〔三〕乙[甲]", "甲〔三〕乙[甲]"),
    ],
)
def test_pages(text: str, seen: str) -> None:
    assert read(text, "pages") == seen


def test_what_no_convention_names_is_text() -> None:
    assert pieces("<pb:KR2b0001_WYG_001-1a>¶{{甲}}<br/>[12]", ()) == []


@pytest.mark.parametrize(
    "entity", ["&#10;", "&#13;", "&#0;", "&#1;", "&NewLine;", "&#xE000;", "&#xD800;", "&nosuch;"]
)
def test_an_entity_never_brings_a_character_that_a_text_cannot_have(entity: str) -> None:
    assert character(entity) == ""
    assert all(not piece.new for piece in pieces(f"甲{entity}乙", ("html",)))


def test_words_that_are_left_out_are_told() -> None:
    (piece,) = pieces("上一章　下一章", ("html",))
    assert piece == Piece(0, 7, told=True)


def test_the_beginning_of_a_page_names_edition_and_page() -> None:
    match = PAGE.fullmatch("<pb:KR2b0999_WYG_131-1a>")
    assert match is not None and (match["edition"], match["page"]) == ("WYG", "131-1a")


def test_a_census_counts_each_kind_and_shows_where() -> None:
    assert census("甲¶\n乙¶\n丙¶\n丁¶") == {"kanripo": (4, (1, 4, 7))}
    assert list(census("{{甲}}[[乙]]<br/><br/>")) == ["wiki"]
    assert census("春正月，甲。（乙）\n") == {}


def test_pieces_lie_in_order_and_apart() -> None:
    found = pieces("{{甲|<br/>[[乙|丙]]}}<!-- <p> -->&lt;[12]¶<pb:A_B_1>", ALL)
    assert all(a.end <= b.start for a, b in pairwise(found))


ODD: dict[str, Callable[[int], str]] = {
    "templates that never close": lambda n: "{{" * n,
    "templates in templates": lambda n: "{{a|" * n + "}}" * n,
    "links that never close": lambda n: "[[" * n,
    "less-than signs": lambda n: "<" * n,
    "tags that never close": lambda n: "<a " * n,
    "comments that never close": lambda n: "<!--" * n,
    "comments that close far off": lambda n: "<!--" * n + "-->",
    "brackets that never close": lambda n: "(/" * n,
    "ampersands": lambda n: "&a" * n,
    "a long entity": lambda n: "&" + "a" * n,
    "quotes": lambda n: "'" * n,
    "blanks": lambda n: " " * n,
    "navigation without end": lambda n: "上一" * n,
    "references": lambda n: "<ref>" * n,
    "blanks behind a note": lambda n: "(甲/)\n" + " " * n,
    "notes in columns": lambda n: "(甲/)\n" * n,
    "one line": lambda n: "甲乙丙丁" * n,
}


@pytest.mark.parametrize("name", ODD)
def test_reading_takes_time_in_proportion_to_the_text(name: str) -> None:
    """Four times the text may take ten times as long, with a little more for what is too quick to be measured."""

    def seconds(size: int) -> float:
        text = ODD[name](size)
        began = time.process_time()
        pieces(text, ALL)
        census(text)
        return time.process_time() - began

    assert min(seconds(16_000), seconds(16_000)) < 10 * max(seconds(4_000), seconds(4_000)) + 0.05
