"""Entries of a 綱目 text: where one ends and the next begins, headline (綱) and detail (目).

An entry closes with the note that names its sources. What follows on the same line is the next headline; a line
after a headline is its detail; a line after a closed entry, or one that begins with a date, is a new headline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.grammar import structure as g
from edition.model import Blank, Block, Heading, Note, NoteKind, Paragraph
from edition.parse.growing import Growing, cut
from edition.parse.readings import running_text

Row = Heading | Paragraph | Blank


def group(
    view: str, rows: Sequence[Row], begins_with_date: Callable[[str, int, int], bool]
) -> Iterator[Block]:
    """Entries made of the rows (one row a line) of a 綱目 text; headings and other empty lines pass through.

    `begins_with_date` tells whether a season or month stands at the beginning of a stretch of text.
    """
    growing: Growing | None = None
    seen_year = False
    for row in rows:
        if isinstance(row, Heading):
            if growing is not None:
                yield from growing.finish()
            growing, seen_year = None, seen_year or row.level == "year"
            yield row
        elif isinstance(row, Blank) or not view[row.start : row.end].strip():
            # A line of white space is a paragraph, but never the beginning of an entry.
            if growing is None:
                yield row
            else:
                growing.details.append(row)
        else:
            for number, (segment, closed) in enumerate(segments(view, row)):
                dated = begins_with_date(view, segment.start, segment.end)
                if growing is not None and (growing.closed or number or (dated and not growing.prologue)):
                    yield from growing.finish()
                    growing = None
                if growing is None:
                    growing = _begin(
                        view, segment, closed, prologue=not seen_year and _is_prologue(view, segment, dated)
                    )
                    seen_year = seen_year or not growing.prologue
                else:
                    growing.details.append(segment)
                growing.closed = closed
    if growing is not None:
        yield from growing.finish()


def _is_prologue(view: str, segment: Paragraph, dated: bool) -> bool:
    return not dated and g.PROLOGUE.match(view, segment.start, segment.end) is not None


def _begin(view: str, segment: Paragraph, closed: bool, *, prologue: bool) -> Growing:
    if prologue:
        return Growing(None, [segment], prologue=True)
    if closed and (split := _inline_detail(view, segment)) is not None:
        return Growing(split[0], [split[1]])
    return Growing(segment)


def _inline_detail(view: str, segment: Paragraph) -> tuple[Paragraph, Paragraph] | None:
    """趙保忠復破…二族。以朋附繼遷也。: the reason run on into the line of the headline is its detail."""
    running = running_text(view, segment.start, segment.end, segment.notes)
    match = g.INLINE_DETAIL.search(running.rstrip("\x01"))
    if match is None:
        return None
    at = segment.start + match.start("detail")
    return cut(segment, segment.start, at), cut(segment, at, segment.end)


def segments(view: str, line: Paragraph) -> Iterator[tuple[Paragraph, bool]]:
    """The line cut after each note that closes an entry, and whether a note closes it.

    A remark right behind the note of sources belongs to it.
    """
    start = line.start
    for run in _runs(line.notes):
        end = g.TRAILING_STOP.match(view, run[-1].end, line.end).end()  # type: ignore[union-attr]
        end = end if view[end : line.end].strip() else line.end
        if _closes(view, run, end, line):
            yield cut(line, start, end), True
            start = end
    if start < line.end or start == line.start:
        yield cut(line, start, line.end), False


def _runs(notes: Sequence[Note]) -> Iterator[list[Note]]:
    """Notes that follow each other without a character between them."""
    run: list[Note] = []
    for note in notes:
        if run and run[-1].end != note.start:
            yield run
            run = []
        run.append(note)
    if run:
        yield run


def _closes(view: str, run: Sequence[Note], end: int, line: Paragraph) -> bool:
    """A note of sources closes an entry where a sentence ends, before it or right behind it."""
    first = run[0].start
    before = view[first - 1] if first > line.start else ""
    sentence = before in g.SENTENCE_END or "。" in view[run[-1].end : end] or end == line.end
    return sentence and any(note.kind is NoteKind.SOURCE for note in run)
