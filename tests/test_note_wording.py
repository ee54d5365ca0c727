"""Notes in a hundred wordings: what each is, how many works it cites, whether a remark follows its sources.

tests/data/genre/notes.tsv has each with a few words before it. A paragraph without brackets is a remark as a whole.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pairs
import pendinglist
import pytest
from lxml import etree
from teiplaces import Reading, T, read

from edition import resources, single, source, works
from edition.convert import convert

ROOT = Path(__file__).parent
FLOORS = tomllib.loads((ROOT / "floors.toml").read_text(encoding="utf-8"))["note-wording"]
HEADING = "宋仁宗慶曆元年\n"


@dataclass(frozen=True)
class Wording:
    """A row of the table: the note is a source note with a remark if `remark`."""

    line: int
    kinds: tuple[str, ...]
    remark: bool
    citations: int | None
    words: str

    @property
    def column(self) -> int:
        """Where the note begins; in front of the date that the text puts before the words."""
        return self.words.find("（") + len("夏五月，") if "（" in self.words else 0

    @property
    def text(self) -> str:
        """The line of the text."""
        return f"夏五月，{self.words}" if "（" in self.words else self.words


def _rows() -> list[Wording]:
    lines = (ROOT / "data" / "genre" / "notes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = []
    for number, line in enumerate(lines, 2):
        kind, citations, words = line.split("\t")
        kinds = tuple(kind.removesuffix("+remark").split("/"))
        found.append(Wording(number, kinds, "+" in kind, int(citations) if citations else None, words))
    return found


ROWS = _rows()


@cache
def _reading() -> Reading:
    """All wordings as the paragraphs of one text, read as 綱目."""
    text = source.from_text(HEADING + "".join(row.text + "\n" for row in ROWS), pairs.NAME)
    known = works.load_works(resources.path(single.WORKS))
    found = convert(text, pairs.info("gangmu"), edition=pairs.EDITION, works=known)
    return read(found.tei)


@cache
def _note(row: Wording) -> etree._Element | None:
    """The outermost note that begins where the row has it."""
    tree = _reading()
    return next((n for n in tree.elements("note") if tree.starts.get(n) == (row.line, row.column)), None)


def _cited(note: etree._Element) -> int:
    """The works that a note cites itself."""
    return sum(next(bibl.iterancestors(T + "note")) is note for bibl in note.iter(T + "bibl"))


def kind(row: Wording) -> bool:
    """Whether the note has the kind of its row."""
    note = _note(row)
    return note is not None and note.get("type") in row.kinds


def remark(row: Wording) -> bool:
    """Whether the note has a remark inside where its row has one, and only there."""
    note = _note(row)
    return note is not None and (note.find(f".//{T}note[@type='remark']") is not None) == row.remark


def citations(row: Wording) -> bool:
    """Whether the note cites as many works as its row says."""
    note = _note(row)
    return note is not None and row.citations in (None, _cited(note))


def _holds(words: str) -> bool:
    return all(kind(row) and remark(row) and citations(row) for row in ROWS if row.words == words)


PENDING = pendinglist.read(ROOT / "data" / "genre" / "notes.pending", _holds)


def test_the_wordings_are_many_and_each_stands_once() -> None:
    assert len(ROWS) >= 100
    assert len({row.words for row in ROWS}) == len(ROWS)
    assert {row.words for row in ROWS} >= PENDING


@pytest.mark.parametrize("row", ROWS, ids=lambda row: re.sub(r"[^\w]", "", row.words))
def test_a_note_is_what_its_wording_makes_it(row: Wording) -> None:
    if row.words in PENDING:
        assert not _holds(row.words), "holds by now: take it out of notes.pending"
    else:
        assert kind(row) and remark(row) and citations(row)


@pytest.mark.parametrize(("name", "figure"), [("kind", kind), ("remark", remark), ("citations", citations)])
def test_the_share_of_wordings_read_right_does_not_fall(name: str, figure: Callable[[Wording], bool]) -> None:
    assert sum(figure(row) for row in ROWS) / len(ROWS) >= FLOORS[name]
