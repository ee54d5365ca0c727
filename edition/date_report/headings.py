"""The year headings of the source: those that date nothing, and those that disagree with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from edition.date_report.item import EXPLAINS, SEVERAL, Item
from edition.date_report.otherwise import called
from edition.dating.inference.reasons import LOST
from edition.model import Cert, Dating, Heading

if TYPE_CHECKING:
    from edition.convert import Conversion

#: What is said of a heading that no table explains.
_NOT_READ: Final = "a year heading that was not understood"


def of_heading(conversion: Conversion, heading: Heading) -> Iterator[Item]:
    """What is asked of a heading, if it is one of a year, stands in the source, and is not decided."""
    if heading.level != "year" or heading.paragraph is None or heading.decided:
        return
    text = conversion.chronicle.source.text
    start, end = heading.paragraph.start, heading.paragraph.end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    words = " ".join(text[start:end].split())
    said = [doubt.message for doubt in conversion.dated.doubts if doubt.start == heading.start]
    dating = conversion.dated.headings.get(heading.start)
    if heading.start not in conversion.dated.years:
        yield _unread(heading, start, words, said)
    elif dating is not None and (said or _is_doubted(dating)):
        yield _doubtful(heading, start, words, dating, said)


def _is_doubted(dating: Dating) -> bool:
    """Whether the year of a heading is not sure, for a reason that is told."""
    return dating.cert is not Cert.HIGH and bool(dating.remark) and not dating.remark.startswith(EXPLAINS)


def with_year(item: Item, year: Item) -> Item:
    """A heading that was not understood together with the year inferred for what stands below it: one question."""
    assert year.dating is not None  # it is the date of an entry
    name = f"{year.dating.full.partition('年')[0]}年" if "年" in year.dating.full else ""
    others = dict.fromkeys(filter(None, (name, *item.alternatives, *year.alternatives)))
    why = f"{item.why}; below it {year.why.replace(f'; {LOST}', '')}"
    return replace(item, why=why, alternatives=tuple(others), reach=year.reach, proposal=name)


def _unread(heading: Heading, start: int, words: str, said: list[str]) -> Item:
    others = called(heading.date.text) if heading.date is not None else ()
    kind = (
        "ambiguous" if any(several in message for several in SEVERAL for message in said) else "undetermined"
    )
    return Item(kind, start, words, None, said[0] if said else _NOT_READ, others, heading=True)


def _doubtful(heading: Heading, start: int, words: str, dating: Dating, said: list[str]) -> Item:
    beside = heading.western is not None or heading.parallel is not None
    kind = "disagreement" if said and beside else "uncertain"
    why = "; ".join(filter(None, dict.fromkeys((*said, dating.remark))))
    return Item(kind, start, words, dating, why, heading=True)
