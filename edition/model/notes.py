"""A bracketed note: the works that it cites, the readings that it reports, what it remarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from edition.model.spans import Span


class NoteKind(StrEnum):
    """What a bracketed note does: names sources, remarks (按), reports readings, or anything else."""

    SOURCE = "source"
    REMARK = "remark"
    VARIANT = "variant"
    GLOSS = "gloss"


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
