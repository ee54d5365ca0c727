"""Dates of chapters whose paragraphs are kept whole: the running year is marked where it changes.

Only narrative moves the running date: not speech, not remarks, not what is named in passing, not posthumous acts.
A mark stands before the events of a year: at the head of each paragraph, and within it at the sentence (or, if the
sentence has begun in another year, the clause) from which a new year runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.running import Found, read
from edition.grammar import narrative as g
from edition.grammar.structure import INDENT
from edition.model import (
    Chronicle,
    Dated,
    DateExpression,
    Doubt,
    Heading,
    Paragraph,
    Voice,
    YearMark,
    paragraphs_of,
)

_SENTENCE: Final = re.compile(r"(?<=[。！？])[」』”’）]*[ ]?(?=[^」』”’）])")
_CLAUSE: Final = re.compile(r"[，；：、][ ]?")


@dataclass
class _Flow:
    view: str
    context: Context
    dated: Dated = field(default_factory=Dated)
    marks: list[YearMark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def mark(self, start: int, year: int) -> None:
        """Mark a year from a place on, unless it runs already; the later word on the same place counts."""
        if self.marks and self.marks[-1].start == start:
            self.marks[-1] = YearMark(start, year)
        else:
            self.marks.append(YearMark(start, year))


def date(chronicle: Chronicle, context: Context) -> Dated:
    """Date a chapter and mark its years."""
    flow = _Flow(chronicle.view, context)
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            _heading(flow, block)
        else:
            for paragraph in paragraphs_of(block):
                _paragraph(flow, paragraph)
    return replace(flow.dated, marks=tuple(flow.marks), doubts=tuple(flow.doubts))


def _heading(flow: _Flow, heading: Heading) -> None:
    if heading.level != "year" or heading.date is None:
        return
    expression = DateExpression(heading.start, heading.start, heading.date, Voice.HEADING)
    found = read(expression, flow.context)
    if found.after is not None and found.year is not None:
        flow.context = found.after
        flow.dated.years[heading.start] = YearMark(heading.start, found.year)
        flow.dated.headings[heading.start] = found.dating


def _paragraph(flow: _Flow, paragraph: Paragraph) -> None:
    head = INDENT.match(flow.view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
    if head == paragraph.end:
        return
    if flow.context.year is not None:
        flow.mark(head, flow.context.year)
    moved_in = -1
    sentence = head
    for expression in paragraph.dates:
        found = read(expression, flow.context)
        flow.dated.dates[expression.start] = found.dating
        if found.code is not None:
            flow.doubts.append(
                Doubt(
                    "date", expression.start, f"{expression.parts.text}: {found.message}", found.dating.cert
                )
            )
        if not _moves(expression, found):
            continue
        sentence = _sentence(flow.view, sentence, expression.start)
        posthumous = _is_posthumous(flow.view, expression, paragraph.end)
        if found.year is not None and found.year != flow.context.year:
            at = sentence if moved_in < sentence else _clause(flow.view, sentence, expression.start)
            flow.mark(at, found.year)
        moved_in = expression.start
        if not posthumous and found.after is not None:
            flow.context = found.after


def _moves(expression: DateExpression, found: Found) -> bool:
    return expression.voice is Voice.NARRATIVE and not expression.aside and found.after is not None


def _sentence(view: str, low: int, at: int) -> int:
    """Where the sentence begins in which a date stands."""
    start = low
    for match in _SENTENCE.finditer(view, low, at + 1):
        if match.end() <= at:
            start = match.end()
    return start


def _clause(view: str, low: int, at: int) -> int:
    start = low
    for match in _CLAUSE.finditer(view, low, at):
        start = match.end()
    return start


def _is_posthumous(view: str, expression: DateExpression, end: int) -> bool:
    """祥符五年，德明追上繼遷尊號: an honour after death, told out of its time."""
    stop = view.find("。", expression.end, end)
    return g.POSTHUMOUS.search(view, expression.end, stop if stop >= 0 else end) is not None
