"""What parsing and dating take grows with the text, and no faster."""

import gc
import tracemalloc

import chronicles
import pairs
import pytest
from chronicle_page import Style

from edition import dating, source
from edition.parse import parse
from edition.profiles import shipped

# Of the bytes for a character in the shorter text, the longer one may take so many times as much.
_NO_MORE = 1.25


def peak(text: str, *, infer_years: bool) -> float:
    """The most bytes held at a time while a text is parsed and dated, for each of its characters."""
    read = source.from_text(text, pairs.NAME)
    conventions = shipped()["annals"]
    gc.collect()
    tracemalloc.start()
    try:
        chronicle = parse(read, conventions, pairs.editorial(read, {}), ())
        dating.date(chronicle, start="宋建隆元年", infer_years=infer_years)
        return tracemalloc.get_traced_memory()[1] / len(text)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("infer_years", [False, True])
def test_parsing_and_dating_take_memory_that_grows_with_the_text_alone(infer_years: bool) -> None:
    style = Style(division="annals", headings="none" if infer_years else "year", regime="宋")
    short, long = (chronicles.compose(5, style, years=years, first=960).text for years in (8, 32))
    assert len(long) > 3 * len(short)
    for text in (short, long):  # the tables and the phrases that come again are held once
        peak(text, infer_years=infer_years)
    assert peak(long, infer_years=infer_years) <= _NO_MORE * peak(short, infer_years=infer_years)
