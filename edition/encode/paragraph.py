"""One paragraph or headline as mixed content: every annotation of the model becomes a tag."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from edition.calendar.phrase import year_label
from edition.characters import PRIVATE
from edition.encode import inline, links
from edition.encode.context import GETA, Context, entity_id, pua_id
from edition.encode.dates import date_attributes
from edition.encode.inline import Tag, attributes, escape
from edition.grammar import markup
from edition.grammar.notes import REFERENCE
from edition.grammar.quotations import SUPPLIED as QUOTATION_MARKS
from edition.grammar.structure import SUPPLIED
from edition.model import (
    Apparatus,
    Cert,
    Citation,
    DateExpression,
    Dating,
    Doubt,
    Edit,
    Note,
    Paragraph,
    Quotation,
    Reading,
    Span,
    YearMark,
)

# Dates and emendations hardly overlap: one that reaches over a place begins among the last few before it.
_NEIGHBOURS: Final = 8
_MARKUP: Final = '<surplus reason="markup" resp="#encoder">'


def content(context: Context, paragraph: Paragraph, extra: tuple[Tag, ...] = ()) -> str:
    """The content of a paragraph, its `lb` included; `extra` are tags that the caller adds (an inherited date)."""
    start, end = paragraph.start, paragraph.end
    tags = [*extra, *_line_breaks(context, start, end)]
    for mark in paragraph.marks:
        tags += _markup(context, mark)
    for note in paragraph.notes:
        tags += _note(context, note, outer=True)
    for date in paragraph.dates:
        if date.start < date.end:
            dating = context.dated.dates.get(date.start)
            tags += date_tags(context, dating, date.start, date.end) if dating is not None else ()
    for quotation in paragraph.quotations:
        tags += _quotation(context, quotation)
    edits = context.edits(start, end)
    bare = context.lb(start)[1] if context.source.locate(start)[1] == 0 else start
    tags += _edits(context, edits, bare, {date.start: date for date in paragraph.dates})
    tags += _supplied(context, start, end)
    tags += _characters(context, start, end)
    tags += _private(context, start, end, edits)
    whole = sorted((tag.start, tag.end) for tag in tags if tag.weight in (inline.DATE, inline.EMENDATION))
    tags += [_apparatus(context, apparatus, whole) for apparatus in paragraph.apparatus]
    tags += [_milestone(mark) for mark in context.marks(start, end)]
    anchors = ((max(at, bare), name) for at, name in context.anchors(start, end))
    tags += [Tag(at, at, f'<anchor xml:id="{name}"/>', depth=-1) for at, name in anchors]
    tags += links.anchors(context, start, end, tags)
    if any(tag.added for tag in tags):
        _take_in(context, tags)
    kept, dropped = inline.untangle(tags, (start, end))
    for tag in dropped:
        context.doubts.append(
            Doubt("structure", tag.start, f"crosses another element and is left out: {tag.opening[:60]}")
        )
    return inline.write(context.source.text, start, end, kept)


def _take_in(context: Context, tags: Sequence[Tag]) -> None:
    """Let the elements hold what is supplied at their ends, if it belongs to them; marks stand before them."""
    first, last = context.chronicle.first, context.chronicle.last
    for tag in tags:
        if tag.start < tag.end:
            tag.first = tag.first or (tag.start, tag.end) in first
            tag.last = (tag.start, tag.end) in last
    opening = {tag.start for tag in tags if tag.start < tag.end and tag.first}
    for tag in tags:
        if tag.start == tag.end and not tag.added and tag.start in opening:
            tag.first = True


def _markup(context: Context, mark: Span) -> Iterator[Tag]:
    """What is no word of the text; where it says that a page begins, so does the TEI."""
    page = markup.PAGE.match(context.source.text, mark.start, mark.end)
    if page is not None:
        opening = f"<pb{attributes((('n', page['page']), ('ed', page['edition'])))}/>"
        yield Tag(mark.start, mark.start, opening, depth=-4)
    yield Tag(mark.start, mark.end, _MARKUP, "</surplus>")


def _characters(context: Context, start: int, end: int) -> Iterator[Tag]:
    """Characters that the transcription writes in another way: by their name (&lt;), or by a number of its own for one
    that has no code point.
    """
    kinds, text = context.chronicle.conventions.markup, context.source.text
    if not kinds or text.find("&", start, end) < 0:
        return
    for match in markup.CHARACTER_ENTITY.finditer(text, start, end):
        yield Tag(*match.span(), f'<g ref="#{entity_id(match[0])}">', "</g>", inline.EMENDATION, depth=8)
    if "wiki" in kinds or "html" in kinds:
        for match in markup.ENTITY.finditer(text, start, end):
            if char := markup.character(match[0]):
                closing = f'</orig><reg resp="#encoder" cert="high">{escape(char)}</reg></choice>'
                yield Tag(*match.span(), "<choice><orig>", closing, inline.EMENDATION, depth=7)


def _line_breaks(context: Context, start: int, end: int) -> Iterator[Tag]:
    """The `lb` at the head of the paragraph, if it begins a line, and in place of every line end inside it."""
    line, column = context.source.locate(start)
    if not column:
        lb, bare = context.lb(start)
        yield (
            Tag(start, max(bare, start), lb, inner="", depth=-9, first=True)
            if bare > start
            else Tag(start, start, lb, depth=-9, first=True)
        )
    while context.source.lines[line - 1].end < end:
        here = context.source.lines[line - 1].end
        lb, bare = context.lb(context.source.lines[line].start)
        yield Tag(here, bare, lb, inner="", depth=-9, first=True)
        line += 1


def _note(context: Context, note: Note, *, outer: bool) -> Iterator[Tag]:
    name = context.ids["note", note.start, 0]
    place = ' place="inline"' if note.bracketed else ""
    opening = f'<note type="{note.kind}" resp="#{context.author}"{place} xml:id="{name}">'
    yield Tag(note.start, note.end, opening, "</note>")
    context.count(f"note.{note.kind}")
    if note.remark is not None and note.remark.end > note.remark.start:
        remark = context.ids["note", note.start, 1]
        opening = f'<note type="remark" resp="#{context.author}" xml:id="{remark}">'
        yield Tag(note.remark.start, note.remark.end, opening, "</note>")
        context.count("note.remark")
    for citation in note.citations:
        yield from _bibl(context, citation, context.bibl_ids.get(citation.start))
        context.count("citation")
    for child in note.children:
        yield from _note(context, child, outer=False)


def _bibl(context: Context, citation: Citation, identifier: str | None) -> Iterator[Tag]:
    corresp = f"#{citation.work}" if citation.work else None
    opening = "<bibl" + attributes((("corresp", corresp), ("xml:id", identifier))) + ">"
    yield Tag(citation.start, citation.end, opening, "</bibl>", depth=1)
    if citation.author_span is not None:
        yield Tag(citation.author_span.start, citation.author_span.end, "<author>", "</author>", depth=2)
    if citation.title_span is not None:
        yield Tag(citation.title_span.start, citation.title_span.end, "<title>", "</title>", depth=2)
    for scope in citation.scopes:
        opening = f'<biblScope unit="{scope.unit}"' + attributes((("n", context.readable(scope.n)),)) + ">"
        yield Tag(scope.start, scope.end, opening, "</biblScope>", depth=2)


def date_tags(context: Context, dating: Dating, start: int, end: int) -> Iterator[Tag]:
    """The `date` around the words from `start` to `end`; a remark on it goes into `standOff`."""
    name = context.explain(dating.remark, dating.resp) if dating.remark else None
    opening = "<date" + date_attributes(dating, with_calendar=True, identifier=name) + ">"
    yield Tag(start, end, opening, "</date>", inline.DATE, depth=3)
    context.count("date" if dating.when is not None else "date.unknown")


def _milestone(mark: YearMark) -> Tag:
    """The mark of a year; one that is not sure says so, and that the program set it."""
    sure = mark.cert is Cert.HIGH
    pairs = (
        ("unit", "year"),
        ("n", year_label(mark.year)),
        ("resp", None if sure else "#encoder"),
        ("cert", None if sure else str(mark.cert)),
    )
    return Tag(mark.start, mark.start, f"<milestone{attributes(pairs)}/>", depth=-2)


def _quotation(context: Context, quotation: Quotation) -> Iterator[Tag]:
    link = context.quotation_link(quotation)
    yield Tag(quotation.start, quotation.end, f"<q{link}>", "</q>", inline.QUOTATION, depth=2)
    if quotation.lost is not None:
        context.count("quotation.lost")
        for at, mark in zip(quotation.lost, QUOTATION_MARKS, strict=True):
            closing = f'</orig><reg resp="#encoder" cert="{quotation.cert}">{mark}</reg></choice>'
            yield Tag(at, at + 1, "<choice><orig>", closing, inline.EMENDATION, depth=4)


def _edits(
    context: Context, edits: Sequence[Edit], bare: int, dates: Mapping[int, DateExpression]
) -> Iterator[Tag]:
    """The editors' changes; `bare` is where the text begins after its indentation, `dates` are by their start."""
    text = context.source.text
    for edit in edits:
        old = text[edit.start : edit.end]
        name = context.edit_id(edit)
        private = edit.element == "orig" and context.standard.get(old) == edit.new
        context.count("emendation.g" if private else f"emendation.{edit.element}")
        if private:
            yield Tag(
                edit.start,
                edit.end,
                f'<g xml:id="{name}" ref="#{pua_id(old)}">',
                "</g>",
                inner=escape(edit.new),
                depth=8,
            )
        elif edit.element == "surplus":
            opening = f'<surplus xml:id="{name}" resp="#editor" cert="high">'
            yield Tag(edit.start, edit.end, opening, "</surplus>", inline.EMENDATION, depth=6)
        elif edit.element == "supplied":
            at = max(edit.start, bare)
            words = _words(context, edit.new, dates.get(at))
            tag = f'<supplied xml:id="{name}" reason="omitted" resp="#editor" cert="high">{words}</supplied>'
            yield Tag(at, at, tag, added=True)
        else:
            new = "corr" if edit.element == "sic" else "reg"
            closing = (
                f'</{edit.element}><{new} resp="#editor" cert="high">{escape(edit.new)}</{new}></choice>'
            )
            yield Tag(
                edit.start,
                edit.end,
                f'<choice xml:id="{name}"><{edit.element}>',
                closing,
                inline.EMENDATION,
                depth=6,
            )


def _words(context: Context, words: str, date: DateExpression | None) -> str:
    """Words that are supplied, with the date in them that is supplied as a whole."""
    dating = context.dated.dates.get(date.start) if date is not None else None
    if date is None or dating is None or date.start < date.end or date.parts.text not in words:
        return escape(words)
    before, _, after = words.partition(date.parts.text)
    (tag,) = date_tags(context, dating, date.start, date.end)
    return f"{escape(before)}{tag.opening}{escape(date.parts.text)}</date>{escape(after)}"


def _supplied(context: Context, start: int, end: int) -> Iterator[Tag]:
    """〔揮〕: what the transcription itself supplies is base text, and not the author's."""
    for match in SUPPLIED.finditer(context.source.text, start, end):
        if match.start() in context.notes or REFERENCE.fullmatch(match[0][1:-1]):
            continue
        opening = '<supplied reason="omitted" resp="#transcription">'
        yield Tag(match.start(), match.end(), opening, "</supplied>", inline.EMENDATION, depth=5)


def _private(context: Context, start: int, end: int, edits: Sequence[Edit]) -> Iterator[Tag]:
    """Every private-use character is a `g`: with the character it stands for, empty inside an emendation; beside it
    its description, if it has no character in Unicode, and 〓 where nobody has settled it.
    """
    if not context.private:
        return
    text = context.source.text
    for match in PRIVATE.finditer(text, start, end):
        at = match.start()
        ref = pua_id(text[at])
        edit = next((e for e in edits if e.start <= at < e.end), None)
        if (
            edit is not None
            and edit.element == "orig"
            and context.standard.get(text[edit.start : edit.end]) == edit.new
        ):
            continue
        known = context.standard.get(text[at])
        if edit is None and text[at] in context.described:
            reg = f'<reg resp="#editor" cert="high">{escape(context.described[text[at]])}</reg>'
            context.count("emendation.orig")
            yield Tag(at, at + 1, f'<choice><orig><g ref="#{ref}"/></orig>{reg}</choice>', inner="", depth=8)
        elif edit is None and known is None:
            message = (
                f"the private-use character U+{ord(text[at]):04X}: nobody has settled what it stands for"
            )
            context.doubts.append(Doubt("character", at, message))
            reg = f'<reg resp="#encoder" cert="unknown">{GETA}</reg>'
            yield Tag(at, at + 1, f'<choice><orig><g ref="#{ref}"/></orig>{reg}</choice>', inner="", depth=8)
        else:
            inner = escape(known) if known is not None and edit is None else ""
            yield Tag(at, at + 1, f'<g ref="#{ref}">', "</g>", inner=inner, depth=8)


def _apparatus(context: Context, apparatus: Apparatus, whole: Sequence[tuple[int, int]]) -> Tag:
    """`app` with the lemma around the words and a `rdg` for each witness's reading."""
    start, end = _widened(apparatus, whole)
    notes = dict.fromkeys(
        f"#{context.reporting_id(context.notes[r.note], r.start)}" for r in apparatus.readings
    )
    guess = f' resp="#{apparatus.resp}" cert="{apparatus.cert}"' if apparatus.cert is not None else ""
    readings = "".join(_rdg(context, reading) for reading in apparatus.readings)
    context.count("reading", len(apparatus.readings))
    opening = f'<app corresp="{" ".join(notes)}"><lem{guess}>'
    return Tag(start, end, opening, f"</lem>{readings}</app>", inline.LEMMA, depth=1)


def _widened(apparatus: Apparatus, whole: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A lemma takes in the whole of a date or an emendation that it would cut; `whole` are their spans in order."""
    start, end = apparatus.start, apparatus.end
    at = bisect_right(whole, (start, start))
    for low, high in whole[max(0, at - _NEIGHBOURS) :]:
        if low >= end:
            break
        if high > start:
            start, end = min(start, low), max(end, high)
    return start, end


def _rdg(context: Context, reading: Reading) -> str:
    note = context.notes[reading.note]
    number = next((n for n, c in enumerate(note.citations, 1) if c.start == reading.citation), None)
    source = f"#{context.ids['note', note.start, 0]}.b{number}" if number else None
    name = context.ids["reading", reading.start, reading.citation]
    pairs = (
        ("xml:id", name),
        ("type", None if reading.witness else "unnamed"),
        ("wit", f"#{reading.witness}" if reading.witness else None),
        ("source", source),
    )
    return "<rdg" + attributes(pairs) + f">{escape(context.readable(reading.text))}</rdg>"
