"""What all values share: spans of the source, how sure something is, what the editor should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Cert(StrEnum):
    """How sure an inferred value is; the values of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"

    def at_most(self, other: Cert) -> Cert:
        """The less sure of two."""
        return min(self, other, key=_ORDER.index)

    def at_least(self, other: Cert) -> Cert:
        """The more sure of two."""
        return max(self, other, key=_ORDER.index)


# From the least to the most sure.
_ORDER: Final = (Cert.UNKNOWN, Cert.LOW, Cert.MEDIUM, Cert.HIGH)


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
