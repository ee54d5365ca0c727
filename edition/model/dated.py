"""The dating of a chronicle, beside it: what dates mean, which years were inferred, where years begin."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.model.spans import Cert, Doubt


@dataclass(frozen=True, slots=True)
class Dating:
    """What a date means.

    `when` is the lunar date as in `when-custom`, None if undetermined. `first`, `last` are Julian Day Numbers
    (equal for a day). `full` is the date in canonical Chinese. `kind` is empty or `inherited`, `period`,
    `impossible`. `evidence` is a token of the closed list, `remark` its prose where there is something to say.
    `resp` is `editor` where the editors have decided.
    """

    when: str | None
    calendar: str
    first: int | None = None
    last: int | None = None
    full: str = ""
    kind: str = ""
    cert: Cert = Cert.HIGH
    evidence: str = "explicit"
    remark: str = ""
    resp: str = "encoder"


@dataclass(frozen=True, slots=True)
class Guess:
    """The year inferred for an entry: how sure, on what evidence, and which other years are nearly as good.

    `stated` is true where a heading or the entry itself names the year; then there is nothing to explain. `steps` is
    how many years the entry's own words lead on (明年 1) from the year in force before it, `number` the year of an era
    that they do not name (七年). `words` says all of it, `reasons` what the entry itself tells, part by part.
    """

    year: int
    cert: Cert
    evidence: str
    words: str
    alternatives: tuple[int, ...] = ()
    stated: bool = False
    steps: int = 0
    number: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearMark:
    """A place from which the events have the lunar year `year` (Common Era number)."""

    start: int
    year: int
    cert: Cert = Cert.HIGH


@dataclass(frozen=True, slots=True)
class Dated:
    """The dating of a chronicle, beside it.

    `dates` maps the offset of a date expression to its dating; `inherited` the offset of an entry without a date
    of its own to the dating that it inherits; `years` the offset of a block (entry or year heading) to its lunar
    year; `marks` are the milestones of running text; `inferred` the offset of an entry whose heading is lost to the
    year inferred for it.
    """

    dates: dict[int, Dating] = field(default_factory=dict)
    inherited: dict[int, Dating] = field(default_factory=dict)
    years: dict[int, YearMark] = field(default_factory=dict)
    headings: dict[int, Dating] = field(default_factory=dict)
    marks: tuple[YearMark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    inferred: dict[int, Guess] = field(default_factory=dict)
