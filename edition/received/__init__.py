"""What was received -> Source: a plain text as it is, a TEI file as the plain text that it holds.

xml.py      what is XML, and reading it safely
facts.py    what headers say of a text
own.py      TEI that this program wrote: the base text, byte for byte, and its identifiers
elements.py what the elements of TEI are to a plain text
foreign.py  TEI of others, CBETA's above all: the text as it reads, and a list of what was not taken

Line numbers of a TEI file are those of the plain text read from it, which `edition text --plain` writes out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from edition import source
from edition.identify import Ledger
from edition.received import facts, foreign, own, xml
from edition.received.facts import Facts
from edition.source import Origin

if TYPE_CHECKING:
    from edition.source import Source

__all__ = ["Facts", "Received", "decode", "read"]


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was received: its text, what its header says (nothing, for plain text), and the identifiers that
    the parts of the text bear already, None if they bear none of ours.
    """

    source: Source
    facts: Facts = field(default_factory=Facts)
    ledger: Ledger | None = None

    def known(self, name: str) -> Ledger:
        """The identifiers that the parts of the text bear, for the text `name`.

        The text may be called otherwise now: identifiers begin with its name and keep their numbers.
        """
        if self.ledger is None:
            return Ledger(name)
        rows = (replace(row, id=name + row.id.removeprefix(self.ledger.text)) for row in self.ledger.rows)
        return Ledger(name, tuple(rows))


def read(path: Path, name: str | None = None, encoding: str = "") -> Received:
    """Read a file, plain text or TEI; its content tells which. `encoding` is that of a plain text, if declared.

    Raises SourceError for what is missing or cannot be read as text, TeiError for XML that is no TEI or not safe.
    """
    return decode(source.load(path), name=name or path.stem, path=path, encoding=encoding)


def decode(data: bytes, *, name: str, path: Path, encoding: str = "") -> Received:
    """The bytes of a file, as `read` does."""
    if not xml.is_xml(data, path):
        return Received(source.filled(source.decode(data, name=name, path=path, encoding=encoding)))
    root = xml.parse(data, path)
    if own.is_own(root):
        text = own.text(root, data, name, path)
        return Received(text, facts.own(root), own.ledger(root, text))
    flavour = facts.flavour(root)
    page = foreign.read(root, path, cbeta=flavour == facts.CBETA)
    text = source.decode(page.text.encode("utf-8"), name=name, path=path)
    origin = Origin(
        flavour,
        xml.digest(data),
        tuple(sorted(page.asides, key=lambda aside: aside.offset)),
        tuple(sorted(page.counts.items())),
        tuple(page.places),
    )
    return Received(source.filled(replace(text, origin=origin)), facts.foreign(root, flavour))
