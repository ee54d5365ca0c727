"""The body: divisions, entries and paragraphs, each block on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator

from edition.arrange import Division
from edition.calendar.phrase import year_label
from edition.encode.context import Context
from edition.encode.dates import date_attributes
from edition.encode.inline import Tag, attributes, escape
from edition.encode.paragraph import content, date_tags
from edition.grammar.structure import INDENT
from edition.model import Blank, Entry, Heading, Paragraph, Span, Supplied


def body(context: Context, root: Division) -> Iterator[str]:
    """The lines of the content of `body`."""
    yield from _items(context, root)
    if root.only_headed:
        yield "<p/>"  # a transcription of empty lines only


def _items(context: Context, division: Division) -> Iterator[str]:
    for item in division.items:
        if isinstance(item, Division):
            yield from _division(context, item)
        elif isinstance(item, Heading):
            yield _heading(context, item)
        elif isinstance(item, Entry):
            yield from _entry(context, item)
        elif isinstance(item, Paragraph):
            yield _paragraph(context, item)
            context.count("paragraph")
        else:
            yield _blank(context, item)


def _division(context: Context, division: Division) -> Iterator[str]:
    pairs = (
        ("type", division.level),
        ("n", year_label(division.year) if division.year is not None else None),
        ("xml:id", context.ids[division.level, division.start, 0]),
    )
    yield f"<div{attributes(pairs)}>"
    yield from _items(context, division)
    yield "</div>"
    context.count(division.level)


def _blank(context: Context, blank: Blank) -> str:
    """The `lb` of an empty line; a line of nothing but markup is a `fw`, for it is no paragraph of the text."""
    lb, bare = context.lb(blank.start)
    line, _ = context.source.locate(blank.start)
    end = context.source.lines[line - 1].end
    if bare == end:
        return lb
    words = content(context, Paragraph(blank.start, end, marks=(Span(bare, end),)))
    context.count("markup.line")
    return f'<fw type="markup">{words}</fw>'


def _heading(context: Context, heading: Heading) -> str:
    if heading.supplied is not None:
        return _supplied(context, heading, heading.supplied)
    assert heading.paragraph is not None  # a heading has words of the source or of the editors
    year = _year(context, heading, heading.paragraph)
    if heading.decided and not year:
        _evidence(context, heading, "#editor", "high", heading.decided)
    return f"<head>{content(context, heading.paragraph, year)}</head>"


def _year(context: Context, heading: Heading, paragraph: Paragraph) -> tuple[Tag, ...]:
    """The `date` around the words of a year heading that name its year."""
    dating = context.dated.headings.get(heading.start)
    if dating is None or heading.date is None or not heading.date.text:
        return ()
    words = heading.written or heading.date.text
    start = context.chronicle.view.find(words, paragraph.start, paragraph.end)
    return tuple(date_tags(context, dating, start, start + len(words))) if start >= 0 else ()


def _supplied(context: Context, heading: Heading, supplied: Supplied) -> str:
    """A heading that the editors restore, with its evidence in `standOff`."""
    words = escape(supplied.text)
    dating = context.dated.headings.get(heading.start)
    if dating is not None and dating.when is not None:
        words = f"<date{date_attributes(dating, with_calendar=True)}>{words}</date>"
        context.count("date")
    resp, cert = f"#{supplied.resp}", str(supplied.cert)
    kind = "external" if supplied.attested else "conjecture"
    if supplied.evidence:
        _evidence(context, heading, resp, cert, supplied.evidence)
    context.count("heading.supplied")
    pairs = (("reason", supplied.reason), ("resp", resp), ("cert", cert), ("evidence", kind))
    return f'<head type="supplied" resp="{resp}"><supplied{attributes(pairs)}>{words}</supplied></head>'


def _evidence(context: Context, heading: Heading, resp: str, cert: str, why: str) -> None:
    """On what the year of a heading rests, in `standOff`."""
    target = context.ids[heading.level, heading.start, 0]
    note = attributes((("type", "evidence"), ("resp", resp), ("cert", cert), ("target", f"#{target}")))
    context.standing_off.append(f"<note{note}>{escape(why)}</note>")


def _entry(context: Context, entry: Entry) -> Iterator[str]:
    context.count("prologue" if entry.prologue else "entry")
    number = 0 if entry.prologue else context.counts["entry"]
    subtype = "prologue" if entry.prologue else None
    pairs = (
        ("type", "entry"),
        ("subtype", subtype),
        ("n", str(number)),
        ("xml:id", context.ids["entry", entry.start, 0]),
    )
    yield f"<div{attributes(pairs)}>"
    inherited = _inherited(context, entry)
    if entry.headline is not None:
        yield f'<head type="gang">{content(context, entry.headline, inherited)}</head>'
        inherited = ()
    for part in entry.details:
        if isinstance(part, Blank):
            yield _blank(context, part)
        else:
            yield _paragraph(context, part, inherited)
            inherited = ()
    yield "</div>"


def _paragraph(context: Context, paragraph: Paragraph, extra: tuple[Tag, ...] = ()) -> str:
    return (
        f'<p xml:id="{context.ids["paragraph", paragraph.start, 0]}">{content(context, paragraph, extra)}</p>'
    )


def _inherited(context: Context, entry: Entry) -> tuple[Tag, ...]:
    """The empty `date` of an entry without a date of its own."""
    dating = context.dated.inherited.get(entry.start)
    if dating is None:
        return ()
    context.count("date.inherited")
    at = INDENT.match(context.source.text, entry.start, entry.paragraphs[0].end).end()  # type: ignore[union-attr]
    name = context.explain(dating.remark, dating.resp) if dating.remark else None
    return (Tag(at, at, f"<date{date_attributes(dating, with_calendar=False, identifier=name)}/>"),)
