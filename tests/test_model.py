"""The model: frozen values with their spans."""

from dataclasses import FrozenInstanceError

import pytest

from edition.grammar.dates import DateParts
from edition.model import Blank, Entry, Heading, Paragraph, paragraphs_of

HEADLINE, DETAIL = Paragraph(0, 3), Paragraph(4, 9)


def test_the_paragraphs_of_an_entry_are_headline_and_details() -> None:
    assert paragraphs_of(Entry(0, 9, HEADLINE, (Blank(3), DETAIL))) == (HEADLINE, DETAIL)


def test_an_entry_may_have_no_headline() -> None:
    assert paragraphs_of(Entry(4, 9, None, (DETAIL,))) == (DETAIL,)


def test_a_heading_of_the_source_has_a_paragraph() -> None:
    assert paragraphs_of(Heading("year", 0, HEADLINE)) == (HEADLINE,)


def test_a_supplied_heading_and_an_empty_line_have_none() -> None:
    assert paragraphs_of(Heading("year", 0)) == paragraphs_of(Blank(0)) == ()


def test_values_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        HEADLINE.start = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (DateParts("七年", era_year=7), True),
        (DateParts("明年", relative_year="明年", steps=1), True),
        (DateParts("癸未歲", cyclic_year="癸未"), True),
        (DateParts("五月", month=5), False),
    ],
)
def test_a_date_names_a_year_or_not(parts: DateParts, names: bool) -> None:
    assert parts.has_year is names
