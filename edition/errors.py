"""Every error that the pipeline raises on purpose, in one tree.

    EditionError
     ├─ InputError            something that the user gave cannot be used; exit code 2
     │   ├─ SourceError         a transcription: encoding, forbidden characters, empty, missing
     │   ├─ ManifestError       edition.toml: key, value, line
     │   ├─ DataError           the editors' data: year headings, emendations, decisions, ledger, works
     │   ├─ TeiError            a TEI file that is not well-formed or not ours
     │   └─ DateError           a date phrase that cannot be read or does not exist
     ├─ OutputError           a file that may not be overwritten, or a folder that cannot be written; exit code 2
     ├─ MissingTool           a font or a program that the system has to bring; exit code 2
     └─ InternalError         the program broke its own promise (a character lost); exit code 2

An error knows where it happened and what to do about it, so that the command line can show one clear
message with file, line, column, the line itself with a mark under the place, and a remedy.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file.

    `line` is 1-based, `column` is 0-based and counts characters; both are None where only the file is known.
    `snippet` is the text of that line, without its line end.
    """

    path: Path | None = None
    line: int | None = None
    column: int | None = None
    snippet: str = ""

    def __str__(self) -> str:
        """`file:line:column`, the column 1-based as editors count it."""
        parts = [str(self.path) if self.path is not None else "<text>"]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column + 1))
        return ":".join(parts)


class EditionError(Exception):
    """The root of all errors of this package.

    `message` says what is wrong, `place` where, `remedy` what the user can do.
    """

    def __init__(self, message: str, *, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: place, message, remedy."""
        text = f"{self.place}: {self.message}" if self.place is not None else self.message
        return f"{text} ({self.remedy})" if self.remedy else text


class InputError(EditionError):
    """Something that the user gave cannot be used."""


class SourceError(InputError):
    """A transcription that cannot be read: encoding, forbidden characters, empty or missing file."""


class ManifestError(InputError):
    """A manifest (edition.toml) with a key or value that cannot be used."""


class DataError(InputError):
    """A row of the editors' data that does not fit the source or is malformed."""


class TeiError(InputError):
    """A TEI file that is not well-formed, or lacks what the pipeline needs."""


class DateError(InputError):
    """A date phrase that cannot be read, or a date that does not exist.

    `code` names the reason for programs (`ganzhi-not-in-month`, `day-out-of-range`, …).
    """

    def __init__(self, message: str, *, code: str, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.code = code


class OutputError(EditionError):
    """A file that may not be overwritten, or a folder that cannot be written."""


class MissingTool(EditionError):
    """A font or program that the system has to bring; `remedy` is the exact command."""


class InternalError(EditionError):
    """The program broke a promise of its own, such as losing a character; never the user's fault."""
