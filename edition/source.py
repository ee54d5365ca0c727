"""A transcription as received: bytes in, text with a line table out.

The encoding is the one that is declared, or is found out (encodings.py); in doubt the file is refused.

Lines end at LF, CRLF or CR and nowhere else (not at U+2028 or U+0085, which are characters of the text); what
follows the last line end is no line. Nothing is normalised: the text can be written back byte for byte.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from edition import encodings
from edition.encodings import BOM
from edition.errors import Place, SourceError

LINE_ENDS: Final = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "none": ""}
_NAME_OF_END: Final = {end: name for name, end in LINE_ENDS.items()}
_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
# XML 1.0, production 2 (Char): what is not in these ranges cannot stand in an XML document at all.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Half of a surrogate pair, written as if it were a character (CESU-8).
_SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
# A reading with a smaller share of common characters is not worth showing.
_MAYBE: Final = 0.08
_SHOWN: Final = 20
MAX_BYTES: Final = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: offsets of its first character and of its end, and the line end that follows.

    `ending` is `"\\n"`, `"\\r\\n"`, `"\\r"`, or empty for a last line without an end.
    """

    start: int
    end: int
    ending: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What a received TEI file has and its text has not: a reading, a note, an entry of the table of contents.

    `offset` is the place in the text that it belongs to, `kind` what it is, `words` what it says, `ref` its number,
    witness or hand, if it names one.
    """

    offset: int
    kind: str
    words: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page, a line or a juan of a printed edition begins: the offset, what begins, of which edition, its
    number there.
    """

    offset: int
    unit: str
    edition: str
    n: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The TEI file that a text was read from.

    `format` is whose TEI it is, `sha256` the digest of the file, `asides` what is not in the text, in the order of the
    text, `counts` how often there was something without words of its own, and elements that are not known; `marks` the
    lines and pages of the printed edition.
    """

    format: str
    sha256: str
    asides: tuple[Aside, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Source:
    """A decoded transcription.

    `text` is the whole text without a byte order mark, line ends included; all spans of the model are offsets
    into it. `lines` are 0-based here; line numbers shown to people and written as `lb/@n` are 1-based. `encoding` is
    that of the file, `codec` what Python calls the form of it, `found` how it was found out (`declared`, `marked`,
    `valid`, `judged`). `origin` is the TEI file that the text was read from, None for a plain text.
    """

    name: str
    text: str
    lines: tuple[Line, ...]
    sha256: str
    bom: bool = False
    path: Path | None = None
    encoding: str = encodings.UTF8
    codec: str = encodings.UTF8
    found: str = "valid"
    origin: Origin | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_text(self, number: int) -> str:
        """The text of the 1-based line `number`, without its line end."""
        line = self.lines[number - 1]
        return self.text[line.start : line.end]

    def locate(self, offset: int) -> tuple[int, int]:
        """(1-based line, 0-based column) of a character offset."""
        number = max(bisect_right(self._starts, offset), 1)
        return number, offset - self.lines[number - 1].start

    def offset(self, line: int, column: int) -> int:
        """The character offset of a 1-based line and 0-based column."""
        return self.lines[line - 1].start + column

    def place(self, offset: int) -> Place:
        """The place of a character offset, for messages."""
        line, column = self.locate(offset)
        file = self.path or Path(self.name)
        if self.origin is not None:  # the lines are not those of the file itself
            file = file.with_name(f"{file.name} (plain text)")
        return Place(file, line, column, self.line_text(line))

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return ((BOM if self.bom else "") + self.text).encode(self.codec)

    def line_ends(self) -> str:
        """The line ends as run lengths, `88LF` or `3CRLF 1LF 1none`: with the lines they give back the text."""
        runs: list[tuple[str, int]] = []
        for line in self.lines:
            name = _NAME_OF_END[line.ending]
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + 1)
            else:
                runs.append((name, 1))
        return " ".join(f"{count}{name}" for name, count in runs)


def expand_line_ends(runs: str) -> list[str]:
    """The inverse of `Source.line_ends`: the line end of each line.

    Raises ValueError if `runs` is not of that form.
    """
    ends: list[str] = []
    for run in runs.split():
        match = re.fullmatch(r"(\d+)(LF|CRLF|CR|none)", run)
        if match is None:
            raise ValueError(f"not a run of line ends: {run}")
        ends.extend([LINE_ENDS[match[2]]] * int(match[1]))
    return ends


def split_lines(text: str) -> tuple[Line, ...]:
    """The line table of a text."""
    lines = [Line(m.start(), m.end(1), m[2]) for m in _LINE.finditer(text)]
    # The pattern matches once more, empty, at the end of the text: what follows the last line end is no line.
    if lines and lines[-1].start == len(text) and not lines[-1].ending:
        lines.pop()
    return tuple(lines)


def from_text(text: str, name: str = "text") -> Source:
    """A source made from a string, as if it had been read from a UTF-8 file.

    Raises SourceError for what `read` refuses.
    """
    return decode(text.encode("utf-8", "surrogatepass"), name=name)


def decode(data: bytes, *, name: str, path: Path | None = None, encoding: str = "") -> Source:
    """Decode the bytes of a transcription, in the encoding declared or in the one that they are found to be in.

    Raises SourceError for text that is empty, too large, in no encoding or in one that cannot be found out, and for
    characters that XML cannot hold.
    """
    file = path or Path(name)
    if not data:
        raise SourceError(
            "the file is empty", place=Place(file), remedy="give a file with the text of a chronicle"
        )
    _refuse_huge(len(data), file)
    found = _declared(data, file, encoding) if encoding else encodings.find(data)
    if found.reading is None:
        raise _unread(data, file, found.others)
    text = found.reading.text
    bom = text.startswith(BOM)
    if bom:
        text = text[1:]
    if not text:
        raise SourceError(
            "the file holds nothing but a byte order mark", place=Place(file), remedy="give a file with text"
        )
    lines = split_lines(text)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, text, lines, digest, bom, path, found.reading.name, found.reading.codec, found.how)
    bad = forbidden(text)
    if bad is not None:
        raise SourceError(
            f"the character U+{ord(text[bad]):04X} cannot stand in XML",
            place=source.place(bad),
            remedy="remove it from the transcription, or replace it by the character that is meant",
        )
    return source


def forbidden(text: str) -> int | None:
    """The offset of the first character that cannot stand in XML, None without any."""
    bad = _FORBIDDEN.search(text)
    return bad.start() if bad is not None else None


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises SourceError if the file is missing, unreadable or too large.
    """
    try:
        _refuse_huge(path.stat().st_size, path)
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file", place=Place(path), remedy="check the path") from None
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", place=Place(path), remedy="check the path and its rights"
        ) from None


def read(path: Path, name: str | None = None, encoding: str = "") -> Source:
    """Read a plain text from a file.

    Raises SourceError if the file is missing, unreadable, blank, or refused by `decode`.
    """
    return filled(decode(load(path), name=name or path.stem, path=path, encoding=encoding))


def filled(source: Source) -> Source:
    """The source itself.

    Raises SourceError for one that holds nothing but white space.
    """
    if not source.text.strip():
        raise SourceError(
            "the file holds nothing but white space",
            place=Place(source.path),
            remedy="give a file with text",
        )
    return source


def _refuse_huge(size: int, file: Path) -> None:
    if size > MAX_BYTES:
        raise SourceError(
            f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB",
            place=Place(file),
            remedy="split it by 卷 and list the parts in edition.toml",
        )


def _declared(data: bytes, file: Path, encoding: str) -> encodings.Found:
    """The bytes in the encoding that somebody says they are in."""
    name = encodings.canonical(encoding)
    if name is None:
        known = ", ".join((*encodings.CODECS, "utf-16"))
        raise SourceError(
            f"“{encoding}” is no encoding that can be read", place=Place(file), remedy=f"name one of {known}"
        )
    reading = encodings.read_as(data, name)
    if reading is not None:
        return encodings.Found(reading, "declared")
    if name == encodings.UTF8:
        raise _not_utf8(data, file)
    others = encodings.find(data)
    seen = others.reading or next(iter(others.others), None)
    remedy = f"it looks like {seen.name}" if seen is not None else "leave the encoding to be found out"
    raise SourceError(f"the file is not in {name}", place=Place(file), remedy=remedy)


def _unread(data: bytes, file: Path, others: Sequence[encodings.Reading]) -> SourceError:
    """Why bytes have no clear encoding: they are damaged UTF-8, or several encodings are possible."""
    plausible = [reading for reading in others if reading.plausible >= _MAYBE]
    if not plausible:
        return _not_utf8(data, file)
    shown = "; ".join(f"{reading.name}: {_first_line(reading.text)}" for reading in plausible)
    return SourceError(
        f"the encoding cannot be told for certain ({shown})",
        place=Place(file),
        remedy=f"say which is right: --encoding {plausible[0].name}, or encoding = … in edition.toml",
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _not_utf8(data: bytes, file: Path) -> SourceError:
    """The first byte that UTF-8 does not allow, with its place."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        line = len(re.findall(rb"\r\n|\n|\r", before)) + 1
        place = Place(file, line, len(before[line_start:].decode("utf-8", "replace")))
        if _SURROGATE.match(data, error.start):
            remedy = "these three bytes are half of a character beyond U+FFFF; save the text again as UTF-8"
            return SourceError("half of a surrogate pair", place=place, remedy=remedy)
        remedy = "name the encoding with --encoding, or correct the byte: it may be damaged"
        return SourceError(f"not UTF-8: byte 0x{data[error.start]:02X}", place=place, remedy=remedy)
    return SourceError("the encoding cannot be told", place=Place(file), remedy="name it with --encoding")
