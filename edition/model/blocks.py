"""The blocks of a chronicle: headings, entries, paragraphs, empty lines; and the paragraphs that each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edition.model.paragraph import DateExpression, Paragraph
from edition.model.spans import Cert

if TYPE_CHECKING:
    from edition.grammar.dates import DateParts


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line; `start` is its offset."""

    start: int


@dataclass(frozen=True, slots=True)
class Supplied:
    """A heading that the editors supply: its words, the evidence in prose, how sure, and why it is missing."""

    text: str
    evidence: str
    cert: Cert
    reason: str
    attested: bool
    date: DateParts | None = None
    resp: str = "editor"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` is `chapter`, `reign` or `year`; a supplied one has no words in the source.

    `start` is where it takes effect. `date` is the year that it names; of a chapter or ruler perhaps only the era,
    or the ruler alone, or the pair of the year with which it begins. `parallel` is the same year in the era of
    another state, as in brackets behind it, `western` in the Common Era (astronomical), as modern editors add it.
    `state` is the name of the state whose annals a chapter holds (後晉紀四). `decided` is the reason that the editors
    give for the year, empty where they have not decided it; `written` is the date in the source where they have put
    another in its place.
    """

    level: str
    start: int
    paragraph: Paragraph | None = None
    supplied: Supplied | None = None
    date: DateParts | None = None
    parallel: DateParts | None = None
    western: int | None = None
    state: str = ""
    decided: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated event of an annals text.

    `headline` is the 綱 (None in a prologue and in annals without headlines), `details` the 目 paragraphs, with
    the empty lines between them. `decided` is what the editors say of the date of an entry that has none of its own: a
    date without words of its own, or `parts` without any where they confirm what it inherits.
    """

    start: int
    end: int
    headline: Paragraph | None
    details: tuple[Paragraph | Blank, ...] = ()
    prologue: bool = False
    decided: DateExpression | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Headline and details, empty lines left out."""
        own = tuple(part for part in self.details if isinstance(part, Paragraph))
        return (self.headline, *own) if self.headline is not None else own


Block = Heading | Entry | Paragraph | Blank


def paragraphs_of(block: Block) -> tuple[Paragraph, ...]:
    """The paragraphs of a block, whatever it is: headline and details, the words of a heading, itself."""
    if isinstance(block, Entry):
        return block.paragraphs
    if isinstance(block, Paragraph):
        return (block,)
    if isinstance(block, Heading) and block.paragraph is not None:
        return (block.paragraph,)
    return ()


def with_paragraphs(block: Block, change: Mapping[int, Paragraph]) -> Block:
    """The block with the paragraphs of `change` (by their start) in the place of its own."""
    if not change:
        return block
    if isinstance(block, Paragraph):
        return change.get(block.start, block)
    if isinstance(block, Entry):
        if not any(paragraph.start in change for paragraph in block.paragraphs):
            return block
        headline = block.headline and change.get(block.headline.start, block.headline)
        details = tuple(change.get(d.start, d) if isinstance(d, Paragraph) else d for d in block.details)
        return replace(block, headline=headline, details=details)
    if isinstance(block, Heading) and block.paragraph is not None:
        return replace(block, paragraph=change.get(block.paragraph.start, block.paragraph))
    return block
