"""The body: blocks in the order of the text become chapter > reign > year > entry, any of them absent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.encode.context import Context
from edition.encode.dates import date_attributes
from edition.encode.inline import Tag, attributes, escape
from edition.encode.paragraph import content, year
from edition.grammar.structure import INDENT
from edition.model import Blank, Entry, Heading, Paragraph, Supplied, YearMark

# Divisions from the outside in; opening one closes its equals and all that is smaller.
_ORDER = ("chapter", "reign", "year", "section")


@dataclass
class _Writer:
    """The body as it grows: lines of XML and the divisions that are open."""

    context: Context
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    # What each open division (and the body, first) holds so far: a division after which no paragraph may stand?
    divided: list[bool] = field(default_factory=lambda: [False])
    headed: bool = False
    number: int = 0
    year: int | None = None

    def close_to(self, level: str) -> None:
        """Close every open division that is not larger than `level`."""
        while self.open and _ORDER.index(self.open[-1]) >= _ORDER.index(level):
            self.open.pop()
            self.divided.pop()
            self.out.append("</div>")

    def open_division(self, level: str, key: int, extra: str = "") -> None:
        self.close_to(level)
        name = self.context.ids[level, key, 0]
        self.divided[-1] = True
        self.out.append(f'<div type="{level}"{extra} xml:id="{name}">')
        self.open.append(level)
        self.divided.append(False)


def body(context: Context) -> str:
    """The content of `body`, blocks on lines of their own."""
    writer = _Writer(context)
    for block in context.chronicle.blocks:
        if isinstance(block, Heading):
            _heading(writer, block)
        elif isinstance(block, Entry):
            _entry(writer, block)
        elif isinstance(block, Paragraph):
            _paragraph(writer, block)
        else:
            writer.out.append(_blank(context, block))
    writer.close_to("chapter")
    if not any(line.startswith(("<div", "<p")) for line in writer.out):
        writer.out.append("<p/>")
    return "\n".join(writer.out)


def _blank(context: Context, blank: Blank) -> str:
    return context.lb(blank.start)[0]


def _heading(writer: _Writer, heading: Heading) -> None:
    context = writer.context
    again = heading.level == "chapter" and writer.headed and writer.open[-1:] == ["chapter"]
    if not again:
        extra = ""
        if heading.level == "year":
            writer.year = _year_of(context, heading.start)
            extra = f' n="{year(writer.year)}"' if writer.year is not None else ""
        writer.open_division(heading.level, heading.start, extra)
    writer.headed = True
    if heading.paragraph is not None:
        writer.out.append(f"<head>{content(context, heading.paragraph)}</head>")
    elif heading.supplied is not None:
        writer.out.append(_supplied(context, heading, heading.supplied))


def _year_of(context: Context, key: int) -> int | None:
    mark: YearMark | None = context.dated.years.get(key)
    return None if mark is None else mark.year


def _supplied(context: Context, heading: Heading, supplied: Supplied) -> str:
    """A heading that the editors restore, with its evidence in `standOff`."""
    words = escape(supplied.text)
    dating = context.dated.headings.get(heading.start)
    if dating is not None and dating.when is not None:
        words = f"<date{date_attributes(dating, with_calendar=True)}>{words}</date>"
    resp = f"#{supplied.resp}"
    kind = "external" if supplied.attested else "conjecture"
    pairs = (("reason", supplied.reason), ("resp", resp), ("cert", str(supplied.cert)), ("evidence", kind))
    if supplied.evidence:
        target = context.ids[heading.level, heading.start, 0]
        note = attributes((("type", "evidence"), ("resp", resp), ("cert", str(supplied.cert)), ("target", f"#{target}")))
        context.standing_off.append(f"<note{note}>{escape(supplied.evidence)}</note>")
    context.count("heading.supplied")
    return f'<head type="supplied" resp="{resp}"><supplied{attributes(pairs)}>{words}</supplied></head>'


def _entry(writer: _Writer, entry: Entry) -> None:
    context = writer.context
    mark = context.dated.years.get(entry.start)
    if entry.prologue:
        writer.close_to("year")
        writer.year = None
    elif mark is not None and (mark.year != writer.year or "year" not in writer.open):
        writer.open_division("year", entry.start, f' n="{year(mark.year)}"')
        writer.year = mark.year
    elif mark is None and "year" in writer.open:
        writer.close_to("year")
        writer.year = None
    writer.close_to("section")
    writer.headed = False
    writer.divided[-1] = True
    writer.number += not entry.prologue
    kind = ' subtype="prologue" n="0"' if entry.prologue else f' n="{writer.number}"'
    writer.out.append(f'<div type="entry"{kind} xml:id="{context.ids["entry", entry.start, 0]}">')
    writer.out.extend(_parts(context, entry))
    writer.out.append("</div>")
    context.count("prologue" if entry.prologue else "entry")


def _parts(context: Context, entry: Entry) -> Iterator[str]:
    inherited = _inherited(context, entry)
    if entry.headline is not None:
        yield f'<head type="gang">{content(context, entry.headline, inherited)}</head>'
        inherited = ()
    for part in entry.details:
        if isinstance(part, Blank):
            yield _blank(context, part)
        else:
            name = context.ids["paragraph", part.start, 0]
            yield f'<p xml:id="{name}">{content(context, part, inherited)}</p>'
            inherited = ()


def _inherited(context: Context, entry: Entry) -> tuple[Tag, ...]:
    """The empty `date` of an entry without a date of its own."""
    dating = context.dated.inherited.get(entry.start)
    if dating is None:
        return ()
    context.count("date.inherited")
    at = INDENT.match(context.source.text, entry.start, entry.paragraphs[0].end).end()  # type: ignore[union-attr]
    return (Tag(at, at, f"<date{date_attributes(dating, with_calendar=False)}/>"),)


def _paragraph(writer: _Writer, paragraph: Paragraph) -> None:
    if writer.divided[-1]:
        # TEI allows no paragraph after a division: a closing 論 and the like become a section.
        writer.open_division("section", paragraph.start)
    writer.headed = False
    name = writer.context.ids["paragraph", paragraph.start, 0]
    writer.out.append(f'<p xml:id="{name}">{content(writer.context, paragraph)}</p>')
    writer.context.count("paragraph")
