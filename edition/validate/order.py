"""The order of lines, years and entries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from edition.validate.document import Document, T
from edition.validate.findings import Finding


def check(document: Document) -> Iterator[Finding]:
    """Lines, years and entries that do not follow one another; entries dated outside their year."""
    yield from _lines(document)
    for body in document.root.iterfind(f"{T}text/{T}body"):
        for parent in body.iter(f"{T}body", f"{T}div"):
            yield from _years(document, parent)
        yield from _entries(document, body)


def _lines(document: Document) -> Iterator[Finding]:
    last = 0
    for lb in document.root.iter(f"{T}lb"):
        number = _number(lb)
        if number is None:
            continue
        if number <= last:
            message = f"line {number} after line {last}"
            yield document.finding(lb, "line-order", message, "lines ascend in the order of the source")
        last = max(last, number)


def _years(document: Document, parent: etree._Element) -> Iterator[Finding]:
    years = [div for div in parent.iterfind(f"{T}div") if div.get("type") == "year"]
    for before, div in pairwise(years):
        one, two = _number(before), _number(div)
        if one is not None and two is not None and two <= one:
            message = f"the year {two} follows the year {one}"
            # A chronicle may tell a year twice (經 and 傳), or step back: worth a look, but not wrong.
            remedy = "years ascend within a division, unless the text itself steps back"
            yield document.finding(div, "year-order", message, remedy, severity="warning")


def _entries(document: Document, body: etree._Element) -> Iterator[Finding]:
    last = -1
    for div in body.iter(f"{T}div"):
        number = _number(div)
        if div.get("type") != "entry" or number is None:
            continue
        if div.get("subtype") == "prologue":
            continue
        if last >= 0 and number != last + 1:
            message = f"entry {number} follows entry {last}"
            yield document.finding(div, "entry-order", message, f"entry {last + 1} comes here")
        last = number
        yield from _year_of_entry(document, div)


def _year_of_entry(document: Document, div: etree._Element) -> Iterator[Finding]:
    """The first date of the headline lies in the year of the division."""
    year = div.getparent()
    date = next(div.iterfind(f"{T}head/{T}date[@when-custom]"), None)
    if year is None or year.get("type") != "year" or date is None:
        return
    stated = (date.get("when-custom") or "")[: 5 if (date.get("when-custom") or "").startswith("-") else 4]
    if stated != year.get("n"):
        message = f"the entry is dated {date.get('when-custom')} but stands in the year {year.get('n')}"
        yield document.finding(date, "entry-year", message, "move the entry, or correct its date")


def _number(element: etree._Element) -> int | None:
    try:
        return int(element.get("n") or "")
    except ValueError:
        return None
