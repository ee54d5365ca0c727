"""What was recognised in a transcription: each convention with its reason, how surely, and places that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edition.model import Cert

if TYPE_CHECKING:
    from edition.profiles import Conventions

Value = str | tuple[str, ...]
#: How many places are shown for a finding.
SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One convention as the text shows it.

    `key` is a field of `Conventions`, or `language`. `why` gives the figures on which the value rests. `examples`
    are offsets into the source of places that show it, none where the value rests on an absence.
    """

    key: str
    value: Value
    cert: Cert
    why: str
    examples: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """The conventions of a text and the findings from which they are made, in the order of the fields."""

    conventions: Conventions
    language: str
    findings: tuple[Finding, ...]

    @property
    def unsure(self) -> tuple[Finding, ...]:
        """The findings that somebody should look at."""
        return tuple(finding for finding in self.findings if finding.cert in (Cert.LOW, Cert.UNKNOWN))
