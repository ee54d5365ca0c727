"""A parsed transcription: its blocks, and beside them what is left out, what is emended, what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.model.blocks import Block
from edition.model.spans import Doubt

if TYPE_CHECKING:
    from edition.editorial import Decision, Emendation
    from edition.profiles import Conventions
    from edition.source import Source


@dataclass(frozen=True, slots=True)
class Omitted:
    """A line that is nothing but an XML comment: kept in the header, left out of the body."""

    line: int
    text: str


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
