"""Whether what the editors decided can be: that their dates exist, and that a year has one heading."""

from __future__ import annotations

from itertools import pairwise

from edition.calendar.describe import describe
from edition.errors import DataError
from edition.model import Chronicle, Dated, DateExpression, Dating, Entry, Heading


def check_headings(chronicle: Chronicle) -> None:
    """A heading of the editors restores one that is lost; where the source has a heading, there is none to restore.

    Raises DataError for a line of the source that has both.
    """
    headings = [block for block in chronicle.blocks if isinstance(block, Heading) and block.level == "year"]
    for one, other in pairwise(headings):
        if one.start == other.start:
            raise DataError(
                "the table of year headings has a heading before this line, which is a year heading itself",
                place=chronicle.source.place(one.start),
                remedy="remove the row; what the heading means can be said in the table of decisions",
            )


def check_decided(chronicle: Chronicle, dated: Dated) -> None:
    """A date that the editors decided on has to exist.

    Raises DataError for a row of the table of decisions whose date does not.
    """
    entries = [block for block in chronicle.blocks if isinstance(block, Entry)]
    headings = [block.start for block in chronicle.blocks if isinstance(block, Heading) and block.decided]
    decided = {entry.decided.start: entry for entry in entries if entry.decided is not None}
    for row in chronicle.decisions:
        if row.about != "date" or row.verdict != "replace":
            continue
        start = chronicle.source.offset(row.line, row.column)
        entry = decided.get(start)
        dating = dated.dates.get(start) if entry is None else dated.inherited.get(entry.start)
        if dating is None and entry is None:
            line = chronicle.source.lines[row.line - 1].start
            dating = next((dated.headings.get(at) for at in headings if line <= at <= start), None)
        if not _is_settled(dating) or (entry is not None and entry.decided and _cannot_be(entry.decided)):
            why = describe(row.value).get("message") or "it does not say which"
            raise DataError(
                f"“{row.value}” settles no date: {why}",
                place=row.value_place,
                remedy="write a date with its era and year, like 咸平五年六月; edition date tries it",
            )


def _is_settled(dating: Dating | None) -> bool:
    return dating is not None and dating.kind != "impossible" and (dating.when, dating.first) != (None, None)


def _cannot_be(decided: DateExpression) -> bool:
    """Whether the date of an entry that has none of its own, taken by itself, does not exist."""
    return decided.parts.has_year and describe(decided.parts.text)["status"] == "error"
