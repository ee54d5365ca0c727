"""Entries of a 綱目 text: where one ends and the next begins, headline (綱) and detail (目).

Transcriptions tell them apart in one of four ways, which the text itself shows (`layout`):

    sources      an entry closes with the note that names its sources; what follows on the same line is the next
                 headline, a line after a headline its detail
    labels       【綱】 and 【目】, or marks, stand before them
    indented     the detail is indented further than the headline
    alternating  nothing but their turn and their shape: a headline is short and often begins with a date; its
                 detail follows; a remark (按) closes the entry
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from edition.grammar import structure as g
from edition.grammar.headings import BARE
from edition.model import Blank, Block, Heading, Note, NoteKind, Paragraph
from edition.parse.growing import Growing, cut
from edition.parse.readings import running_text
from edition.parse.remarks import is_remark

Row = Heading | Paragraph | Blank
Begins = Callable[[str, int, int], bool]

# The share of paragraphs that close with their sources from which on this is what closes entries.
_CLOSING: Final = 0.1
# Fewer paragraphs show nothing but their dates and sources.
_FEW: Final = 8
# Headlines of an alternating text: that many characters and stops at most; more where a date opens one.
_SHORT, _DATED = 36, 80
_STOPS: Final = 2
# Of the paragraphs of an indented text, this share at least stands at the two indentations.
_MOST, _SOME = 0.85, 0.12


def layout(view: str, rows: Sequence[Row]) -> tuple[str, int]:
    """How a text tells headlines from details: `sources`, `labels`, `indented` or `alternating`.

    With `indented` comes the indentation of headlines.
    """
    paragraphs = [row for row in rows if isinstance(row, Paragraph) and view[row.start : row.end].strip()]
    labelled = sum(bool(p.marks) or g.LABEL.match(view, p.start, p.end) is not None for p in paragraphs)
    if labelled * 4 >= len(paragraphs) > 0 and labelled > 1:
        return "labels", 0
    closing = sum(any(n.kind is NoteKind.SOURCE and n.end >= p.end - 2 for n in p.notes) for p in paragraphs)
    if closing >= _CLOSING * len(paragraphs) or len(paragraphs) < _FEW:
        return "sources", 0
    depths = Counter(_depth(view, p) for p in paragraphs)
    (first, many), *others = depths.most_common(2) or [(0, 0)]
    if others:
        second, fewer = others[0]
        if many + fewer >= _MOST * len(paragraphs) and fewer >= _SOME * len(paragraphs):
            return "indented", min(first, second)
    return "alternating", 0


def _depth(view: str, paragraph: Paragraph) -> int:
    white = BARE.match(view, paragraph.start, paragraph.end)[0]  # type: ignore[index]
    return sum(2 if char == "\u3000" else 1 for char in white)


def group(
    view: str, rows: Sequence[Row], begins_with_month: Begins, begins_with_date: Begins
) -> Iterator[Block]:
    """Entries made of the rows (one row a line) of a 綱目 text; headings and other empty lines pass through.

    `begins_with_month` tells whether a season or month stands at the beginning of a stretch of text,
    `begins_with_date` whether any date does.
    """
    how, depth = layout(view, rows)
    if how == "sources":
        yield from _by_sources(view, rows, begins_with_month)
    else:
        yield from _by_shape(view, rows, _Shape(view, how, depth, begins_with_date))


@dataclass(frozen=True)
class _Shape:
    """What tells headlines from details where no note of sources does."""

    view: str
    how: str
    depth: int
    begins_with_date: Begins

    def opens(self, row: Paragraph, growing: Growing | None, *, cut_off: bool) -> bool:
        """Whether a row is the headline of a new entry. `cut_off`: the row before ends in mid-sentence."""
        label = g.LABEL.match(self.view, row.start, row.end)
        if self.how == "labels":
            return bool(row.marks) or (label is not None and label["kind"] in g.HEADLINE_LABELS)
        if cut_off or g.REMARK.match(self.view, row.start, row.end):
            return False
        if self.how == "indented":
            return _depth(self.view, row) <= self.depth
        dated = self.begins_with_date(self.view, row.start, row.end)
        if growing is None:
            return dated
        detailed = any(isinstance(part, Paragraph) for part in growing.details)
        return self._is_short(row, dated) and (dated or detailed)

    def _is_short(self, row: Paragraph, dated: bool) -> bool:
        """Whether a row is no longer than a headline."""
        words = running_text(self.view, row.start, row.end, row.notes).strip("\x01 \u3000\t\u00a0")
        words = words.replace("\x01", "")
        return len(words) <= (_DATED if dated else _SHORT) and sum(map(words.count, "。；！？")) <= _STOPS

    def closes(self, row: Paragraph) -> bool:
        """Whether a row is a remark, after which a new entry begins."""
        return self.how == "alternating" and g.REMARK.match(self.view, row.start, row.end) is not None


def _by_shape(view: str, rows: Sequence[Row], shape: _Shape) -> Iterator[Block]:
    """Entries of a text that shows by labels, indentation or turns what is headline and what detail.

    What stands in a chapter before its first headline stays as it is: prefaces, the life of the ruler.
    """
    growing: Growing | None = None
    cut_off = False
    for row in rows:
        if isinstance(row, Heading):
            if growing is not None:
                yield from growing.finish()
            growing = None
            yield row
        elif isinstance(row, Blank) or not view[row.start : row.end].strip():
            if growing is None:
                yield row
            else:
                growing.details.append(row)
        else:
            if (
                growing is not None and growing.closed and not cut_off and not shape.closes(row)
            ) or shape.opens(row, growing, cut_off=cut_off):
                if growing is not None:
                    yield from growing.finish()
                growing = Growing(row)
            elif growing is None:
                yield row
            else:
                growing.details.append(row)
                growing.closed = growing.closed or shape.closes(row)
            cut_off = view[row.start : row.end].rstrip()[-1:] in g.MID_SENTENCE
    if growing is not None:
        yield from growing.finish()


def _by_sources(view: str, rows: Sequence[Row], begins_with_date: Begins) -> Iterator[Block]:
    """Entries of a text that closes them with the note of their sources."""
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
                if growing is not None and _ends(view, growing, segment, number, dated):
                    yield from growing.finish()
                    growing = None
                if growing is None:
                    growing = _begin(
                        view, segment, closed, prologue=not seen_year and _is_prologue(view, segment, dated)
                    )
                    seen_year = seen_year or not growing.prologue
                else:
                    growing.details.append(segment)
                growing.closed = closed or (growing.closed and is_remark(view, segment))
    if growing is not None:
        yield from growing.finish()


def _ends(view: str, growing: Growing, segment: Paragraph, number: int, dated: bool) -> bool:
    """Whether the entry being read ends before a segment; a remark belongs to the entry that it follows."""
    if is_remark(view, segment):
        return False
    return growing.closed or number > 0 or (dated and not growing.prologue)


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
