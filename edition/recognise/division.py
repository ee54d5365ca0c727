"""How a text is divided: 綱目 with headlines, 編年 by dates, 紀傳 kept whole.

The figures were taken from texts of each kind (tests/data/genre, and the chronicles of the edition): in 綱目 half of
the paragraphs close with their sources; in 編年 and 本紀 paragraphs open with a month or a day, and there are two
sexagenary days and more to a hundred characters; in 紀傳 paragraphs open with a year, if with a date at all, and days
are rare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from edition.editorial import Editorial
from edition.grammar.dates import DateParts
from edition.grammar.notes import SKIP
from edition.grammar.structure import REMARK
from edition.model import Cert, DateExpression, Heading, NoteKind, Paragraph, Voice, paragraphs_of
from edition.parse import parse
from edition.recognise.findings import SHOWN, Finding

if TYPE_CHECKING:
    from edition.profiles import Conventions
    from edition.source import Source

# Shares of paragraphs.
_CLOSING: Final = 0.28
_OPENING: Final = 0.45
_ALL: Final = 0.95
# Dates to a hundred characters.
_DAYS: Final = 1.0
_DATES: Final = 4.5
# A chronicle of one line a year: the share of paragraphs that open with a year, and the characters of most of them.
_YEARS: Final = 0.6
_BRIEF: Final = 60
_FEWEST: Final = 3
# Headlines and details: each a good part of the paragraphs, headlines much the shorter.
# Where marks of entries stand before as many paragraphs, their indentation says nothing.
_MARKED: Final = 0.5
_LEVEL: Final = 0.25
_SHORTER: Final = 0.75
_FOLLOWED: Final = 0.7
# An entry of 綱目 has a date or two; where many dates stand to a note of sources, dates divide the text.
_TOLD: Final = 2.5
_FEW: Final = 8
_ENOUGH: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the paragraphs of a text look like: those that close with sources, those that open with a month or a day,
    those that open with a year, and all their dates.
    """

    paragraphs: tuple[Paragraph, ...]
    closing: tuple[int, ...]
    opening: tuple[int, ...]
    years: tuple[int, ...]
    dates: tuple[DateExpression, ...]
    characters: int
    levels: bool
    turns: tuple[int, ...]
    headed: tuple[int, ...]

    @property
    def days(self) -> tuple[int, ...]:
        """Where sexagenary days stand."""
        return tuple(date.start for date in self.dates if date.parts.ganzhi is not None)

    def share(self, places: Sequence[int]) -> float:
        """So many to a paragraph."""
        return len(places) / len(self.paragraphs)

    def per_hundred(self, places: Sequence[object]) -> float:
        """So many to a hundred characters."""
        return 100 * len(places) / self.characters


def division(source: Source, conventions: Conventions) -> Finding:
    """綱目 if a good part of the paragraphs close with a note of sources, or short headlines stand before indented
    details; 編年 if headings name years, paragraphs open with months or days, or dates are dense; else 紀傳.
    """
    shape = _shape(source, conventions)
    if shape is None:
        return Finding("division", "biography", Cert.UNKNOWN, "there are no paragraphs")
    few = Cert.MEDIUM if len(shape.paragraphs) < _FEW else Cert.HIGH
    total = len(shape.paragraphs)
    sourced = shape.share(shape.closing) >= _CLOSING and len(shape.dates) <= _TOLD * len(shape.closing)
    # Where every paragraph has its own date, and days are told, there is no detail, and so no headline.
    dated = shape.share(sorted({*shape.opening, *shape.years}))
    detailed = dated < _ALL or shape.per_hundred(shape.days) < _DAYS
    if sourced and detailed:
        cert = Cert.MEDIUM if shape.share(shape.closing) < 1.5 * _CLOSING else few
        why = f"{len(shape.closing)} of {total} paragraphs close with a note of their sources"
        return Finding("division", "gangmu", cert, why, shape.closing[:SHOWN])
    if shape.turns:
        why = f"{len(shape.turns)} of {total} paragraphs open with a date and are short, the next has none and is long"
        return Finding("division", "gangmu", Cert.MEDIUM, why, shape.turns[:SHOWN])
    if shape.levels:
        why = "short paragraphs stand before longer ones that are indented, as headlines (綱) before their detail (目)"
        return Finding(
            "division", "gangmu", Cert.MEDIUM, why, tuple(p.start for p in shape.paragraphs[:SHOWN])
        )
    return _by_dates(shape, few)


def _by_dates(shape: _Shape, few: Cert) -> Finding:
    """編年 or 紀傳."""
    days, dates = shape.per_hundred(shape.days), shape.per_hundred(shape.dates)
    if len(shape.dates) < _FEWEST:  # one date in a line or two is dense by chance
        days = dates = 0.0
    opening = shape.share(shape.opening)
    if _year_by_year(shape):
        cert = Cert.LOW if len(shape.paragraphs) < _FEW else Cert.MEDIUM
        why = f"{len(shape.years)} of {len(shape.paragraphs)} paragraphs open with a year, and they are short"
        return Finding("division", "annals", cert, why, shape.years[:SHOWN])
    # Lives open with years; where most that open with a date open with a month, the years among them begin anew.
    dated = opening >= 0.75 * _OPENING and shape.share(sorted({*shape.opening, *shape.years})) >= _OPENING
    signs = (opening >= _OPENING or dated, days >= _DAYS, dates >= _DATES)
    near = (opening >= _OPENING / 2, days >= _DAYS / 2, dates >= _DATES / 2)
    why = (
        f"{len(shape.opening)} of {len(shape.paragraphs)} paragraphs open with a month or a day; to a hundred "
        f"characters there are {dates:.1f} dates, {days:.1f} of them sexagenary days"
    )
    if any(signs):
        cert = few if sum(near) > 1 else Cert.LOW
        return Finding("division", "annals", cert, why, (shape.opening or shape.days)[:SHOWN])
    if len(shape.headed) >= _FEWEST:
        why = f"{len(shape.headed)} headings name years"
        return Finding("division", "annals", Cert.MEDIUM, why, shape.headed[:SHOWN])
    return Finding("division", "biography", Cert.LOW if sum(near) > 1 else few, why)


def _year_by_year(shape: _Shape) -> bool:
    """Whether the text is told year by year, a line or two for each; lives have long paragraphs."""
    size = median(p.end - p.start for p in shape.paragraphs)
    return len(shape.years) > _FEWEST and size <= _BRIEF and shape.share(shape.years) >= _YEARS


def _shape(source: Source, conventions: Conventions) -> _Shape | None:
    chronicle = parse(_beginning(source), _whole(conventions), Editorial(source.name), ())
    text = chronicle.view.replace(SKIP, "　")  # what is left out of what is read counts as white space
    paragraphs = tuple(
        p
        for block in chronicle.blocks
        if not isinstance(block, Heading)
        for p in paragraphs_of(block)
        if text[p.start : p.end].strip()
    )
    if not paragraphs:
        return None
    dates = tuple(date for p in paragraphs for date in p.dates if date.voice is Voice.NARRATIVE)
    marks = "　 \t" + "".join(conventions.entries)
    first = [p.dates[0] for p in paragraphs if p.dates and not text[_head(p) : p.dates[0].start].strip(marks)]
    opening = tuple(date.start for date in first if _opens(date.parts))
    years = tuple(date.start for date in first if date.parts.has_year)
    closing = tuple(
        p.notes[-1].start
        for p in paragraphs
        if any(note.kind is NoteKind.SOURCE and len(text[note.end : p.end].strip()) <= 1 for note in p.notes)
    )
    notes = sum(note.end - note.start for p in paragraphs for note in p.notes)
    size = max(1, sum(p.end - p.start for p in paragraphs) - notes)
    turns = _turns(text, paragraphs, marks)
    levels = conventions.lines == "paragraphs" and _levels(text, paragraphs, conventions.entries)
    headed = tuple(b.start for b in chronicle.blocks if isinstance(b, Heading) and b.level == "year")
    return _Shape(paragraphs, closing, opening, years, dates, size, levels, turns, headed)


def _opens(parts: DateParts) -> bool:
    """A month or a day, or a year told by its pair and its era (辛亥應曆元年): biographies open with 七年."""
    return not parts.has_year or bool(parts.cyclic_year and parts.era_year)


def _head(paragraph: Paragraph) -> int:
    """Where the words of a paragraph begin, behind its mark or number."""
    return max((mark.end for mark in paragraph.marks), default=paragraph.start)


def _turns(text: str, paragraphs: Sequence[Paragraph], marks: str) -> tuple[int, ...]:
    """Where short paragraphs that a date opens stand, if a longer one without a date follows nearly all of them: 綱
    and 目 by turns, though no note and no indentation tells them apart.
    """
    told = [p for p in paragraphs if not REMARK.match(text, p.start, p.end)]
    dated = [bool(p.dates) and not text[_head(p) : p.dates[0].start].strip(marks) for p in told]
    first = [number for number, opens in enumerate(dated) if opens]
    followed = [number for number in first if number + 1 < len(told) and not dated[number + 1]]
    if len(first) < max(_LEVEL * len(told), _FEWEST) or len(followed) < _FOLLOWED * len(first):
        return ()
    sizes = [len(text[p.start : p.end].strip()) for p in told]
    if median(sizes[number] for number in followed) > _SHORTER * median(sizes[n + 1] for n in followed):
        return ()
    return tuple(told[number].start for number in followed)


def _levels(text: str, paragraphs: Sequence[Paragraph], entries: Sequence[str]) -> bool:
    """Whether short paragraphs at the margin stand before longer indented ones that begin no entry of their own."""
    flush: list[int] = []
    indented: list[int] = []
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        (indented if words[0] in "　 \t" else flush).append(len(words.strip()))
    if min(len(flush), len(indented)) < max(_LEVEL * len(paragraphs), 2):
        return False
    begun = (
        sum(text[p.start : p.end].strip().startswith(tuple(entries)) for p in paragraphs) if entries else 0
    )
    if begun >= _MARKED * len(paragraphs):
        return False
    return median(flush) <= _SHORTER * median(indented)


def _beginning(source: Source) -> Source:
    """As much of a text as shows how it is divided: whole lines, up to `_ENOUGH` characters or the first line."""
    if len(source.text) <= _ENOUGH:
        return source
    kept = [line for line in source.lines if line.end <= _ENOUGH] or [source.lines[0]]
    return replace(source, text=source.text[: kept[-1].end], lines=tuple(kept))


def _whole(conventions: Conventions) -> Conventions:
    """The same conventions with paragraphs kept whole, so that they can be counted."""
    return replace(conventions, division="biography")
