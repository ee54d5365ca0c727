"""Dates of 綱目 annals: year headings and headlines move the running date, details only their own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from edition.calendar.phrase import Context, year_label
from edition.calendar.result import year_of
from edition.dating.running import read
from edition.dating.spoken import Spoken, is_spoken, moves
from edition.dating.states import Found, calendar_of, era_of, whole
from edition.grammar.structure import INDENT
from edition.model import (
    Cert,
    Chronicle,
    Dated,
    DateExpression,
    Dating,
    Doubt,
    Entry,
    Heading,
    Paragraph,
    Voice,
    YearMark,
)


@dataclass
class _Flow:
    """The running date on its way through the entries."""

    view: str
    context: Context
    dated: Dated = field(default_factory=Dated)
    doubts: list[Doubt] = field(default_factory=list)
    marks: list[YearMark] = field(default_factory=list)
    # Where the year comes from: a heading fixes it, else it is inferred from the order of the months.
    fixed: bool = False
    year_cert: Cert = Cert.HIGH
    month_of_entry: tuple[int, bool] | None = None


def date(chronicle: Chronicle, context: Context) -> Dated:
    """Date the entries of annals and all that stands in them."""
    flow = _Flow(chronicle.view, context)
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            if block.level == "year":
                _heading(flow, block)
        elif isinstance(block, Entry):
            _prologue(flow, block) if block.prologue else _entry(flow, block)
        elif isinstance(block, Paragraph):
            _undated(flow, block)
    return replace(flow.dated, marks=tuple(flow.marks), doubts=tuple(flow.doubts))


def _heading(flow: _Flow, heading: Heading) -> None:
    """A year heading of the source, or the editors': the year is settled, the month is not known yet."""
    if heading.date is None:
        return
    expression = DateExpression(heading.start, heading.start, heading.date, Voice.HEADING)
    found = read(expression, replace(flow.context, month=None, leap=False, jdn=None))
    if found.year is None or found.after is None:
        flow.doubts.append(
            Doubt("date", heading.start, f"a year heading that was not understood: {found.message}")
        )
        return
    supplied = heading.supplied
    cert = supplied.cert if supplied is not None else Cert.HIGH
    evidence = "editor" if supplied is not None else "explicit"
    flow.context = replace(found.after, month=None, leap=False, jdn=None)
    flow.fixed, flow.year_cert = True, cert
    flow.dated.years[heading.start] = YearMark(heading.start, found.year, cert)
    flow.dated.headings[heading.start] = replace(found.dating, cert=cert, evidence=evidence)


def _undated(flow: _Flow, paragraph: Paragraph) -> None:
    """A paragraph before the first dated entry; if it names a year in passing, it is marked with the first."""
    _running(flow, paragraph, flow.context, flow.context)
    for expression in paragraph.dates:
        year = read(expression, flow.context).year
        if expression.voice is Voice.NARRATIVE and year is not None:
            head = INDENT.match(flow.view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
            flow.marks.append(YearMark(head, year))
            return


def _prologue(flow: _Flow, entry: Entry) -> None:
    """A biography before the annals: its dates stand for themselves."""
    own = Context(flow.context.regime)
    for paragraph in entry.paragraphs:
        own = _running(flow, paragraph, own, own)


def _entry(flow: _Flow, entry: Entry) -> None:
    before = flow.context
    lead, rest = _lead(entry)
    flow.context = _running(flow, lead, flow.context, flow.context, headline=True)
    own = (flow.dated.dates[date.start] for date in lead.dates if moves(date))
    stated = [dating for dating in own if dating.when is not None or dating.first is not None]
    # 十二月，…。明年正月，…: the entry belongs to the year in which it begins; 慶曆中 names none.
    years = [year_of(dating.when) for dating in stated if dating.when is not None]
    year = years[0] if years else before.year
    if year is not None:
        flow.dated.years[entry.start] = YearMark(entry.start, year, flow.year_cert)
    if not stated:
        _inherit(flow, entry, before)
    for paragraph in rest:
        _running(flow, paragraph, flow.context, flow.context)


def _lead(entry: Entry) -> tuple[Paragraph, list[Paragraph]]:
    """What dates an entry, and the rest: its headline, or without one the date that opens it."""
    paragraphs = entry.paragraphs
    if entry.headline is not None:
        return entry.headline, [p for p in paragraphs if p is not entry.headline]
    first = paragraphs[0]
    return replace(first, dates=first.dates[:1]), [replace(first, dates=first.dates[1:]), *paragraphs[1:]]


def _inherit(flow: _Flow, entry: Entry, before: Context) -> None:
    """An entry without a date of its own has the year and month of the entry before, or the year alone."""
    dating = whole(before, "inherited", Cert.MEDIUM if flow.year_cert is not Cert.LOW else Cert.LOW)
    if dating is None:
        dating = Dating(
            None, calendar_of(before.regime), kind="inherited", cert=Cert.UNKNOWN, evidence="vague"
        )
        flow.doubts.append(Doubt("date", entry.start, "an entry without a date, and no year is known"))
    flow.dated.inherited[entry.start] = dating


def _running(
    flow: _Flow, paragraph: Paragraph, context: Context, standing: Context, *, headline: bool = False
) -> Context:
    """Read the dates of a paragraph in order; returns the running date after them.

    Remarks begin with `standing`, the date of the entry.
    """
    spoken = Spoken(paragraph)
    for expression in paragraph.dates:
        if is_spoken(expression):
            found = spoken.read(expression, standing if expression.voice is Voice.REMARK else context)
        else:
            context = _roll(flow, expression, context) if headline and moves(expression) else context
            found = read(expression, context)
            context = found.after if moves(expression) and found.after is not None else context
            standing = context if headline else standing
        flow.dated.dates[expression.start] = _certain(flow, found, expression)
        _doubt(flow, expression, found)
    return context


def _roll(flow: _Flow, expression: DateExpression, context: Context) -> Context:
    """A month that goes back: out of order under a year heading; without headings the beginning of a new year.

    The latter is a guess, and marked as one: entries are not always told in order.
    """
    parts = expression.parts
    if parts.has_year or parts.month is None or context.year is None or context.month is None:
        return context
    if (parts.month, parts.leap) >= (context.month, context.leap):
        return context
    if flow.fixed:
        message = f"{parts.text} stands after the {context.month}th month of its year: out of order?"
        flow.doubts.append(Doubt("date", expression.start, message, Cert.MEDIUM))
        return context
    year = context.year + 1
    flow.year_cert = Cert.LOW
    message = f"a new year is inferred from the order of months: {year_label(year)}"
    flow.doubts.append(Doubt("date", expression.start, message, Cert.LOW))
    era = era_of(context.regime or "宋", year)
    return replace(context, year=year, era=era, month=None, leap=False, jdn=None)


def _certain(flow: _Flow, found: Found, expression: DateExpression) -> Dating:
    """A date is no surer than the year that it stands in."""
    dating = found.dating
    if expression.parts.has_year or expression.decided or dating.when is None:
        return dating
    order = (Cert.LOW, Cert.MEDIUM, Cert.HIGH)
    cert = min(dating.cert, flow.year_cert, key=order.index)
    evidence = (
        "heading"
        if flow.fixed and dating.evidence == "running" and not expression.parts.relative_month
        else dating.evidence
    )
    return replace(dating, cert=cert, evidence=evidence if flow.year_cert is not Cert.LOW else "sequence")


def _doubt(flow: _Flow, expression: DateExpression, found: Found) -> None:
    if found.code is not None:
        flow.doubts.append(
            Doubt("date", expression.start, f"{expression.parts.text}: {found.message}", found.dating.cert)
        )
