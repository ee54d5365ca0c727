"""A paragraph, and what stands in it: notes, quotations, dates, readings with their lemma."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from edition.model.notes import Note
from edition.model.spans import Cert, Span

if TYPE_CHECKING:
    from edition.grammar.dates import DateParts


class Voice(StrEnum):
    """Who speaks where a date stands; only narrative moves the running date."""

    HEADING = "heading"
    HEADLINE = "headline"
    NARRATIVE = "narrative"
    SPEECH = "speech"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Reading:
    """A witness's reading of a lemma in the running text.

    `witness` is empty and `citation` -1 where the note that reports it names no witness (一作).
    """

    witness: str
    text: str
    note: int
    citation: int
    start: int


@dataclass(frozen=True, slots=True)
class Apparatus:
    """Words of the running text (the lemma) and what other works read there.

    `cert` tells how sure the extent of the lemma is; it is None where the note itself names the lemma. `resp` is
    `editor` where the editors have decided it.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    cert: Cert | None
    resp: str = "encoder"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, its marks included.

    `lost` holds the spans of single spaces that stand for lost quotation marks, as (opening, closing).
    `group` numbers the parts of one quotation that paragraphs divide; -1 for a quotation in one piece.
    """

    start: int
    end: int
    group: int = -1
    lost: tuple[int, int] | None = None
    cert: Cert | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date phrase as written.

    `voice` says who speaks; `postposed` that it dates what stands before it (時雍熙二年二月也); `aside` that it is
    named in passing (自元豐四年) and does not move the running date; `opens` that a sentence begins with it.
    `decided` is the editors' reason where they have settled what it means; `parallel` the year of another state that
    stands in brackets behind a year of no era (十四年【宋景炎二年】); `equal` the year that the text has right before
    it as the same (寶元元年、夏大慶二年).
    """

    start: int
    end: int
    parts: DateParts
    voice: Voice
    postposed: bool = False
    aside: bool = False
    opens: bool = False
    decided: str = ""
    parallel: DateParts | None = None
    equal: DateParts | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (or headline) and what stands in it.

    `marks` are the spans of marks that transcriptions set before headings and entries (◎, ○), or around them (==).
    """

    start: int
    end: int
    notes: tuple[Note, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    apparatus: tuple[Apparatus, ...] = ()
    marks: tuple[Span, ...] = ()
