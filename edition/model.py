"""The chronicle as the pipeline understands it: frozen values, each with its span in the source.

    Source (source.py)  ->  Chronicle: blocks in the order of the text
                              Heading     a line that names a chapter, a ruler or a year
                              Entry       one dated event: 綱 (headline) and 目 (detail) paragraphs
                              Paragraph   a paragraph of a chapter
                              Blank       an empty line
    Every Paragraph carries what stands in it: notes (with citations and reported readings), quotations, date
    expressions, readings with their lemma, emendations. Dating and identifiers are added beside the chronicle
    (`Dated`, `Ledger`), never into it.

Spans are offsets into `Source.text`: 0-based, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.editorial import Decision, Emendation
    from edition.grammar.dates import DateParts
    from edition.profiles import Conventions
    from edition.source import Source


class Cert(StrEnum):
    """How sure an inferred value is; the values of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class NoteKind(StrEnum):
    """What a bracketed note does: names sources, remarks (按), reports readings, or anything else."""

    SOURCE = "source"
    REMARK = "remark"
    VARIANT = "variant"
    GLOSS = "gloss"


class Voice(StrEnum):
    """Who speaks where a date stands; only narrative moves the running date."""

    HEADING = "heading"
    HEADLINE = "headline"
    NARRATIVE = "narrative"
    SPEECH = "speech"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source: offsets of its first character and just after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the editor should look at: what was not understood, guessed, or dropped.

    `kind` is one word for grouping (`note`, `quotation`, `date`, `work`, `emendation`, `structure`).
    """

    kind: str
    start: int
    message: str
    cert: Cert = Cert.UNKNOWN


@dataclass(frozen=True, slots=True)
class Edit:
    """The smallest change that an emendation makes: the characters in which reading and proposal differ.

    `element` is `sic` (an error), `orig` (a form), `surplus` (taken away) or `supplied` (added: start == end).
    `row` numbers the emendation that it comes from.
    """

    start: int
    end: int
    new: str
    element: str
    row: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a work that a citation names: a section (太宗本紀) or a juan (卷二十三).

    `n` is the full name of a section, or the number of a juan in digits.
    """

    start: int
    end: int
    unit: str
    n: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One work cited in a note: 《宋史·太宗本紀》, 《長編》卷二十三、二十五.

    `work` is the identifier in the list of works, `title` the work's title as read. `named` is false where the
    work is elided (《夏國傳》 after 《宋史·太宗本紀》) and taken from the citation before. `listed` is false for a
    work that the list of works does not have.
    """

    start: int
    end: int
    work: str
    title: str
    title_span: Span | None = None
    author_span: Span | None = None
    scopes: tuple[Scope, ...] = ()
    named: bool = True
    listed: bool = True


@dataclass(frozen=True, slots=True)
class ReportedReading:
    """What a note says that another work reads: witness, reading, and the lemma if the note itself names it.

    `citation` is None where the note names no witness (一作).
    """

    citation: Citation | None
    start: int
    end: int
    lemma: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A bracketed note, its brackets included in the span.

    `remark` is the span of the 按 remark or other addition that follows the list of sources, up to the closing
    bracket. `citations` covers the whole note except nested ones. A note that is not `bracketed` is a remark that
    runs to the end of its paragraph (按：…).
    """

    start: int
    end: int
    kind: NoteKind
    citations: tuple[Citation, ...] = ()
    remark: Span | None = None
    readings: tuple[ReportedReading, ...] = ()
    children: tuple[Note, ...] = ()
    bracketed: bool = True

    @property
    def inside(self) -> Span:
        """The words of the note, without its brackets."""
        return Span(self.start + 1, self.end - 1) if self.bracketed else Span(self.start, self.end)


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
    stands in brackets behind a year of no era (十四年【宋景炎二年】).
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
    `state` is the name of the state whose annals a chapter holds (後晉紀四).
    """

    level: str
    start: int
    paragraph: Paragraph | None = None
    supplied: Supplied | None = None
    date: DateParts | None = None
    parallel: DateParts | None = None
    western: int | None = None
    state: str = ""


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


@dataclass(frozen=True, slots=True)
class Omitted:
    """A line that is nothing but an XML comment: kept in the header, left out of the body."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A parsed transcription: blocks in the order of the text, nothing lost, nothing dated yet.

    `view` is the reading text at the length of the source, what is left out of it as SKIP: what the stages after
    the first look at. `first` and `last` are the spans that begin or end with characters that the editors supply: the
    source has nothing at their place that would tell. `characters` is what private-use characters stand for, where the
    editors' table says it. `undecided` is the chronicle before the editors' `decisions`, None without any.
    """

    source: Source
    conventions: Conventions
    blocks: tuple[Block, ...]
    omitted: tuple[Omitted, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    edits: tuple[Edit, ...] = ()
    view: str = ""
    doubts: tuple[Doubt, ...] = ()
    first: frozenset[tuple[int, int]] = frozenset()
    last: frozenset[tuple[int, int]] = frozenset()
    characters: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    undecided: Chronicle | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """What a date means.

    `when` is the lunar date as in `when-custom`, None if undetermined. `first`, `last` are Julian Day Numbers
    (equal for a day). `full` is the date in canonical Chinese. `kind` is empty or `inherited`, `period`,
    `impossible`. `evidence` is a token of the closed list, `remark` its prose where there is something to say.
    `resp` is `editor` where the editors have decided.
    """

    when: str | None
    calendar: str
    first: int | None = None
    last: int | None = None
    full: str = ""
    kind: str = ""
    cert: Cert = Cert.HIGH
    evidence: str = "explicit"
    remark: str = ""
    resp: str = "encoder"


@dataclass(frozen=True, slots=True)
class Guess:
    """The year inferred for an entry: how sure, on what evidence, and which other years are nearly as good.

    `stated` is true where a heading or the entry itself names the year; then there is nothing to explain. `steps` is
    how many years the entry's own words lead on (明年 1) from the year in force before it, `number` the year of an era
    that they do not name (七年).
    """

    year: int
    cert: Cert
    evidence: str
    words: str
    alternatives: tuple[int, ...] = ()
    stated: bool = False
    steps: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class YearMark:
    """A place from which the events have the lunar year `year` (Common Era number)."""

    start: int
    year: int
    cert: Cert = Cert.HIGH


@dataclass(frozen=True, slots=True)
class Dated:
    """The dating of a chronicle, beside it.

    `dates` maps the offset of a date expression to its dating; `inherited` the offset of an entry without a date
    of its own to the dating that it inherits; `years` the offset of a block (entry or year heading) to its lunar
    year; `marks` are the milestones of running text; `inferred` the offset of an entry whose heading is lost to the
    year inferred for it.
    """

    dates: dict[int, Dating] = field(default_factory=dict)
    inherited: dict[int, Dating] = field(default_factory=dict)
    years: dict[int, YearMark] = field(default_factory=dict)
    headings: dict[int, Dating] = field(default_factory=dict)
    marks: tuple[YearMark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    inferred: dict[int, Guess] = field(default_factory=dict)
