"""Blocks -> divisions."""

from collections.abc import Sequence

from edition.arrange import Division, arrange
from edition.model import Blank, Block, Chronicle, Dated, Entry, Heading, Paragraph, YearMark
from edition.profiles import shipped
from edition.source import from_text

SOURCE = from_text("甲" * 40)


def tree(blocks: Sequence[Block], **years: int) -> object:
    """The divisions as nested lists: level (and year), then the items."""
    marks = {int(at[1:]): YearMark(int(at[1:]), year) for at, year in years.items()}
    chronicle = Chronicle(SOURCE, shipped()["gangmu"], tuple(blocks))

    def shown(item: object) -> object:
        if isinstance(item, Division):
            return [item.level + (f" {item.year}" if item.year is not None else ""), *map(shown, item.items)]
        return type(item).__name__.lower()

    return shown(arrange(chronicle, Dated(years=marks)))


def entry(at: int, *, prologue: bool = False) -> Entry:
    return Entry(at, at + 1, Paragraph(at, at + 1), (), prologue)


def test_chapter_holds_reign_holds_year_holds_entry() -> None:
    blocks: list[Block] = [Heading("chapter", 0), Heading("reign", 1), Heading("year", 2), entry(3)]
    assert tree(blocks, _2=982, _3=982) == [
        "body",
        ["chapter", "heading", ["reign", "heading", ["year 982", "heading", "entry"]]],
    ]


def test_a_division_closes_its_equals_and_all_that_is_smaller() -> None:
    blocks: list[Block] = [
        Heading("reign", 0),
        Heading("year", 1),
        Heading("reign", 2),
        Heading("chapter", 3),
    ]
    assert tree(blocks, _1=982) == [
        "body",
        ["reign", "heading", ["year 982", "heading"]],
        ["reign", "heading"],
        ["chapter", "heading"],
    ]


def test_an_entry_of_another_year_opens_it() -> None:
    assert tree([entry(0), entry(1), entry(2)], _0=982, _1=982, _2=983) == [
        "body",
        ["year 982", "entry", "entry"],
        ["year 983", "entry"],
    ]


def test_an_entry_without_a_year_stands_outside() -> None:
    assert tree([entry(0), entry(1)], _0=982) == ["body", ["year 982", "entry"], "entry"]


def test_a_prologue_stands_outside_any_year() -> None:
    assert tree([entry(0, prologue=True), entry(1)], _0=982, _1=982) == [
        "body",
        "entry",
        ["year 982", "entry"],
    ]


def test_headings_of_a_chapter_that_follow_each_other_are_of_one_chapter() -> None:
    blocks: list[Block] = [
        Heading("chapter", 0),
        Blank(1),
        Heading("chapter", 2),
        Paragraph(3, 4),
        Heading("chapter", 5),
    ]
    assert tree(blocks) == [
        "body",
        ["chapter", "heading", "blank", "heading", "paragraph"],
        ["chapter", "heading"],
    ]


def test_a_paragraph_after_a_division_is_a_section() -> None:
    assert tree([Heading("chapter", 0), entry(1), Paragraph(2, 3), Paragraph(3, 4), entry(5)]) == [
        "body",
        ["chapter", "heading", "entry", ["section", "paragraph", "paragraph"], "entry"],
    ]


def test_a_division_is_walked_from_the_outside_in() -> None:
    root = arrange(
        Chronicle(SOURCE, shipped()["gangmu"], (Heading("chapter", 0), Heading("year", 1))), Dated()
    )
    assert [division.level for division in root.walk()] == ["body", "chapter", "year"]


def test_a_text_of_empty_lines_has_nothing_but_headings() -> None:
    assert arrange(Chronicle(SOURCE, shipped()["gangmu"], (Blank(0), Blank(1))), Dated()).only_headed
