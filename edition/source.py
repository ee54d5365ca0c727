"""A transcription as received: bytes in, text with a line table out.

Lines end at LF, CRLF or CR and nowhere else (not at U+2028 or U+0085, which are characters of the text); what
follows the last line end is no line. Nothing is normalised: the text can be written back byte for byte.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from edition.errors import Place, SourceError

BOM: Final = "\ufeff"
LINE_ENDS: Final = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "none": ""}
_NAME_OF_END: Final = {end: name for name, end in LINE_ENDS.items()}
_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
# XML 1.0, production 2 (Char): what is not in these ranges cannot stand in an XML document at all.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAX_BYTES: Final = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: offsets of its first character and of its end, and the line end that follows.

    `ending` is `"\\n"`, `"\\r\\n"`, `"\\r"`, or empty for a last line without an end.
    """

    start: int
    end: int
    ending: str


@dataclass(frozen=True)
class Source:
    """A decoded transcription.

    `text` is the whole text without a byte order mark, line ends included; all spans of the model are offsets
    into it. `lines` are 0-based here; line numbers shown to people and written as `lb/@n` are 1-based.
    """

    name: str
    text: str
    lines: tuple[Line, ...]
    sha256: str
    bom: bool = False
    path: Path | None = None

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
        return Place(self.path or Path(self.name), line, column, self.line_text(line))

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


def decode(data: bytes, *, name: str, path: Path | None = None) -> Source:
    """Decode the bytes of a transcription.

    Raises SourceError for text that is empty, too large, not UTF-8, or holds characters that XML cannot hold.
    """
    file = path or Path(name)
    if not data:
        raise SourceError(
            "the file is empty", place=Place(file), remedy="give a file with the text of a chronicle"
        )
    _refuse_huge(len(data), file)
    text = _decode_utf8(data, file)
    bom = text.startswith(BOM)
    if bom:
        text = text[1:]
    if not text:
        raise SourceError(
            "the file holds nothing but a byte order mark", place=Place(file), remedy="give a file with text"
        )
    lines = split_lines(text)
    source = Source(name, text, lines, hashlib.sha256(data).hexdigest(), bom, path)
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        raise SourceError(
            f"the character U+{ord(bad[0]):04X} cannot stand in XML",
            place=source.place(bad.start()),
            remedy="remove it from the transcription, or replace it by the character that is meant",
        )
    return source


def read(path: Path, name: str | None = None) -> Source:
    """Read a transcription from a file.

    Raises SourceError if the file is missing, unreadable, or refused by `decode`.
    """
    try:
        _refuse_huge(path.stat().st_size, path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file", place=Place(path), remedy="check the path") from None
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", place=Place(path), remedy="check the path and its rights"
        ) from None
    return decode(data, name=name or path.stem, path=path)


def _refuse_huge(size: int, file: Path) -> None:
    if size > MAX_BYTES:
        raise SourceError(
            f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB",
            place=Place(file),
            remedy="split it by 卷 and list the parts in edition.toml",
        )


def _decode_utf8(data: bytes, file: Path) -> str:
    """Strict UTF-8; the error names the place and the encoding that the bytes look like."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        line = len(re.findall(rb"\r\n|\n|\r", before)) + 1
        column = len(before[line_start:].decode("utf-8", "replace"))
        guess = _looks_like(data)
        raise SourceError(
            f"not UTF-8: byte 0x{data[error.start]:02X}",
            place=Place(file, line, column),
            remedy=f"convert the file: iconv -f {guess} -t UTF-8 {file.name} > {file.stem}-utf8.txt",
        ) from None


def _looks_like(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; only ever named in a message, never applied."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    scores = {}
    for name in ("GB18030", "BIG5"):
        text = data[:65536].decode(name, "replace")
        scores[name] = sum("\u4e00" <= c <= "\u9fff" or c in "，。、：；「」" for c in text) - 5 * text.count(
            "\ufffd"
        )
    return max(scores, key=lambda name: scores[name])
