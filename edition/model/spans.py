"""What all values share: spans of the source, how sure something is, what the editor should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cert(StrEnum):
    """How sure an inferred value is; the values of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


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
