"""What the encoder knows while it writes one text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from edition.characters import PRIVATE, is_description
from edition.encode.inline import attributes, escape
from edition.grammar.markup import CHARACTER_ENTITY
from edition.grammar.structure import INDENT
from edition.model import Chronicle, Dated, Doubt, Edit, Note, Quotation, YearMark, paragraphs_of
from edition.source import Source

if TYPE_CHECKING:
    from edition.connect import Connection, Passage

GETA: Final = "〓"

Key = tuple[str, int, int]


def pua_id(char: str) -> str:
    """The identifier of a private-use character's `char`: pua-e24e."""
    return f"pua-{ord(char):04x}"


def entity_id(entity: str) -> str:
    """The identifier of the `char` of a character that has only a number of its own: ent-KR0412."""
    return "ent-" + entity.strip("&;")


@dataclass
class Context:
    """One text on its way into TEI: the chronicle, its dating, its identifiers, and who speaks in it.

    `links` are the passages that it shares with other texts, `far_ids` the identifiers of passages in any text, by the
    passage and the one that it is linked to.
    """

    chronicle: Chronicle
    dated: Dated
    ids: dict[Key, str]
    author: str
    text_id: str
    links: tuple[Connection, ...] = ()
    far_ids: Mapping[tuple[Passage, Passage], str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    standing_off: list[str] = field(default_factory=list)
    explained: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        """The transcription."""
        return self.chronicle.source

    @cached_property
    def _edit_starts(self) -> list[int]:
        return [edit.start for edit in self.chronicle.edits]

    def edits(self, start: int, end: int) -> Sequence[Edit]:
        """The edits within a stretch. What is added between two stretches belongs to the one that was read with it."""
        low = bisect_left(self._edit_starts, start)
        high = bisect_left(self._edit_starts, end + 1)
        return [e for e in self.chronicle.edits[low:high] if e.end <= end and self._lies_in(e, start, end)]

    def _lies_in(self, edit: Edit, start: int, end: int) -> bool:
        if edit.element != "supplied" or start < edit.start < end:
            return edit.start < end
        line, column = self.source.locate(edit.start)
        if edit.start == start and (column == 0 or (start, end) in self.chronicle.first):
            return True  # what is supplied at the head of a line was read behind its indentation
        at_end = edit.start == self.source.lines[line - 1].end or (start, end) in self.chronicle.last
        return edit.start == end and at_end

    @cached_property
    def standard(self) -> dict[str, str]:
        """The whole character that each private-use character stands for, where the editors have settled it: by
        their table of characters, or by one emendation of the character alone, the same everywhere.
        """
        text = self.source.text
        seen: dict[str, set[str]] = {}
        for edit in self.chronicle.edits:
            old = text[edit.start : edit.end]
            if edit.element == "orig" and PRIVATE.fullmatch(old) and len(edit.new) == 1:
                seen.setdefault(old, set()).add(edit.new)
        settled = {char: next(iter(new)) for char, new in seen.items() if len(new) == 1}
        return settled | {
            char: new for char, new in self.chronicle.characters.items() if not is_description(new)
        }

    @cached_property
    def described(self) -> dict[str, str]:
        """The ideographic description of each private-use character for which the editors' table has one."""
        return {char: new for char, new in self.chronicle.characters.items() if is_description(new)}

    def readable(self, text: str) -> str:
        """Words of the transcription outside its text, as in an attribute: what a private-use character stands for, 〓
        where nobody has settled it.
        """
        known = self.standard | self.described
        return PRIVATE.sub(lambda match: known.get(match[0], GETA), text)

    @cached_property
    def private(self) -> tuple[str, ...]:
        """The private-use characters of the text, in code point order."""
        return tuple(sorted(set(PRIVATE.findall(self.source.text))))

    @cached_property
    def entities(self) -> tuple[str, ...]:
        """The characters of the text that have only a number of its own (&KR0412;), in order."""
        if not self.chronicle.conventions.markup:
            return ()
        return tuple(sorted(set(CHARACTER_ENTITY.findall(self.source.text))))

    @cached_property
    def notes(self) -> dict[int, Note]:
        """All notes, nested ones too, by their start."""
        found: dict[int, Note] = {}
        waiting = [note for block in self.chronicle.blocks for p in paragraphs_of(block) for note in p.notes]
        while waiting:
            note = waiting.pop()
            found[note.start] = note
            waiting.extend(note.children)
        return found

    def reporting_id(self, note: Note, reading_start: int) -> str:
        """The identifier of the note or nested remark in which a reading is reported."""
        inside = note.remark is not None and note.remark.start <= reading_start
        return self.ids["note", note.start, 1 if inside else 0]

    def lb(self, offset: int) -> tuple[str, int]:
        """The `lb` of the line that begins at an offset, and where its text begins after the indentation."""
        line, _ = self.source.locate(offset)
        end = self.source.lines[line - 1].end
        bare = INDENT.match(self.source.text, offset, end).end()  # type: ignore[union-attr]
        rend = f' rend="indent({bare - offset})"' if bare > offset else ""
        return f'<lb n="{line}"{rend}/>', bare

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.start for mark in self.dated.marks]

    def marks(self, start: int, end: int) -> Sequence[YearMark]:
        """The year marks within a stretch."""
        return self.dated.marks[bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)]

    @cached_property
    def _flagged(self) -> list[tuple[int, str]]:
        """Places of emendations that do not change the reading text, with the name of their anchor."""
        rows = enumerate(self.chronicle.emendations)
        places = (
            (self.source.offset(row.line, row.column), self.row_id(n)) for n, row in rows if not row.applies
        )
        return sorted(places)

    def anchors(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Anchors of flagged words within a stretch, out of the middle of an emendation; the one at its end belongs to
        what follows, if anything follows in the line.
        """
        line, _ = self.source.locate(end)
        limit = end + 1 if self.source.lines[line - 1].end == end else end
        for at, name in self._flagged[
            bisect_left(self._flagged, (start, "")) : bisect_left(self._flagged, (limit, ""))
        ]:
            yield next((e.start for e in self.edits(start, end) if e.start < at < e.end), at), name

    def row_id(self, number: int) -> str:
        """The identifier of an emendation: the place of its words, line and column, in the transcription."""
        return self._row_ids[number]

    @cached_property
    def _row_ids(self) -> list[str]:
        names: list[str] = []
        for row in self.chronicle.emendations:
            name = f"{self.text_id}.em{row.line:04d}-{row.column:03d}"
            same = sum(other == name or other.startswith(f"{name}-") for other in names[-9:])
            names.append(f"{name}-{same + 1}" if same else name)
        return names

    @cached_property
    def _edit_names(self) -> dict[tuple[int, int, str, int], str]:
        names: dict[tuple[int, int, str, int], str] = {}
        seen: dict[int, int] = {}
        for edit in self.chronicle.edits:
            seen[edit.row] = seen.get(edit.row, 0) + 1
            suffix = "" if seen[edit.row] == 1 else f".{seen[edit.row]}"
            names[edit.start, edit.end, edit.element, edit.row] = self.row_id(edit.row) + suffix
        return names

    def edit_id(self, edit: Edit) -> str:
        """The identifier of one edit of an emendation."""
        return self._edit_names[edit.start, edit.end, edit.element, edit.row]

    def row_targets(self, number: int) -> str:
        """Pointers to all that an emendation did, or to the anchor where it is only proposed."""
        names = [self.edit_id(edit) for edit in self.chronicle.edits if edit.row == number]
        return " ".join(f"#{name}" for name in names or [self.row_id(number)])

    @cached_property
    def _groups(self) -> dict[int, list[int]]:
        groups: dict[int, list[int]] = {}
        for block in self.chronicle.blocks:
            for paragraph in paragraphs_of(block):
                for quotation in paragraph.quotations:
                    if quotation.group >= 0:
                        groups.setdefault(quotation.group, []).append(quotation.start)
        return groups

    def quotation_link(self, quotation: Quotation) -> str:
        """Identifier, next and previous part of a quotation that paragraphs divide."""
        if quotation.group < 0:
            return ""
        parts = self._groups[quotation.group]
        at = parts.index(quotation.start)
        name = f"{self.text_id}.q{quotation.group + 1}"
        return attributes(
            (
                ("xml:id", f"{name}.{at + 1}"),
                ("next", f"#{name}.{at + 2}" if at + 1 < len(parts) else None),
                ("prev", f"#{name}.{at}" if at else None),
            )
        )

    def explain(self, remark: str, resp: str) -> str:
        """Note the prose behind a date in `standOff`, the program's or the editors'; returns the identifier for its
        `date`.
        """
        self.explained += 1
        name = f"{self.text_id}.d{self.explained:04d}"
        self.standing_off.append(f'<note type="date" resp="#{resp}" target="#{name}">{escape(remark)}</note>')
        return name

    @cached_property
    def passage_keys(self) -> dict[tuple[Passage, Passage], Key]:
        """By what each passage is known to the ledger: where it begins, and how many begin there before it."""
        return passage_keys(self.links)

    def passage_id(self, link: Connection) -> str:
        """The identifier of a passage of this text: of its first anchor."""
        return self.ids[self.passage_keys[link.here, link.there]]

    def far_id(self, link: Connection) -> str:
        """The identifier of the passage of the other text."""
        return self.far_ids[link.there, link.here]

    @cached_property
    def _passage_starts(self) -> list[tuple[int, str]]:
        return sorted((own.here.start, self.passage_id(own)) for own in self.links)

    @cached_property
    def _passage_stops(self) -> list[tuple[int, str]]:
        return sorted((own.here.end, self.passage_id(own)) for own in self.links)

    def passage_ends(self, start: int, end: int) -> list[tuple[int, bool, str]]:
        """Where passages begin (true) and end (false) in a stretch, with their identifiers."""
        opening = _within(self._passage_starts, start, end)
        closing = _within(self._passage_stops, start + 1, end + 1)
        return [*((at, True, name) for at, name in opening), *((at, False, name) for at, name in closing)]

    @cached_property
    def bibl_ids(self) -> dict[int, str]:
        """The identifiers of the citations to which something points, by where they stand: those that report readings,
        and those that rest on a passage.
        """
        cited = {at for own in self.links for at in own.cited}
        found: dict[int, str] = {}
        for note in self.notes.values():
            wanted = cited | {r.citation.start for r in note.readings if r.citation}
            for number, citation in enumerate(note.citations, 1):
                if citation.start in wanted:
                    found[citation.start] = f"{self.ids['note', note.start, 0]}.b{number}"
        return found

    def count(self, what: str, number: int = 1) -> None:
        """Count something for the header's declarations and the reports."""
        self.counts[what] = self.counts.get(what, 0) + number


def passage_keys(links: Iterable[Connection]) -> dict[tuple[Passage, Passage], Key]:
    """By what the passages of one text are known to the ledger; `links` are in order."""
    keys: dict[tuple[Passage, Passage], Key] = {}
    counts: dict[int, int] = {}
    for own in links:
        number = counts.get(own.here.start, 0)
        counts[own.here.start] = number + 1
        keys[own.here, own.there] = ("passage", own.here.start, number)
    return keys


def _within(places: list[tuple[int, str]], start: int, end: int) -> list[tuple[int, str]]:
    """What stands from `start` to just before `end`."""
    return places[bisect_left(places, (start, "")) : bisect_left(places, (end, ""))]
