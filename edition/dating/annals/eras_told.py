"""Eras that annals name or proclaim on their way, and how they count them: by these bare years are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from edition.calendar.eras import Era
from edition.calendar.ganzhi import year_pair
from edition.calendar.phrase import Context
from edition.dating.renewal import counted_anew, proclaimed
from edition.dating.running import NOT_THE_PAIR, read
from edition.dating.spoken import is_spoken
from edition.dating.states import Found
from edition.model import Cert, DateExpression


@dataclass(slots=True)
class ErasTold:
    """The eras of a text so far: `named` is the date of the one named last, though it was in passing."""

    view: str
    named: Context | None = None
    # The era that the text has proclaimed last, and up to where it has been sought.
    _proclaimed: Era | None = None
    _sought_to: int = 0
    # Eras that the text counts otherwise than the tables, by state and name: how many years later it counts them.
    _apart: dict[tuple[str, str], int] = field(default_factory=dict)

    def remember(self, expression: DateExpression, found: Found) -> None:
        """Remember an era that a date names."""
        if expression.parts.era and found.after is not None:
            self.named = found.after

    def by_named(self, expression: DateExpression, found: Found, context: Context) -> Found:
        """A bare year behind an era named in passing, which the running era does not have, or not with that day.

        大定初，追諡。十九年，…: the running era has no such year; 貞祐初，…。四年正月己卯: it has no such day.
        """
        if self.named is None or self.named.era in (None, context.era):
            return found
        impossible = found.dating.kind == "impossible"
        if found.year is not None and not (impossible and _later(self.named, context)):
            return found
        own = read(expression, self.named)
        if own.year is None or own.dating.kind == "impossible":
            return found
        if not impossible:
            return own
        remark = f"counted by the era named last; {found.message}"
        return replace(own, dating=replace(own.dating, cert=Cert.MEDIUM, evidence="context", remark=remark))

    def by_proclaimed(self, expression: DateExpression, found: Found, context: Context) -> Found:
        """A bare year counted by the era that the text has proclaimed before it, if it has (改元升元。…。二年)."""
        era = proclaimed(self.view, self._sought_to, expression.start, context) or self._proclaimed
        self._sought_to = expression.end
        self._proclaimed = None if expression.parts.era else era
        return counted_anew(expression, found, era, context)

    def as_counted(self, expression: DateExpression, found: Found, context: Context) -> Found:
        """A year of an era that the headings of this text count otherwise than the tables do (癸酉重熙元年, which is
        1033, not 1032): elsewhere in the text it is counted as there, and not sure.
        """
        parts, era = expression.parts, found.after.era if found.after is not None else None
        if parts.era is None or parts.era_year is None or era is None or found.year is None:
            return found
        if parts.cyclic_year is not None:
            if found.code in NOT_THE_PAIR:
                self._apart[era.regime, era.name] = found.year - (era.first_year + parts.era_year - 1)
            return found
        apart = self._apart.get((era.regime, era.name))
        if not apart or is_spoken(expression):
            return found
        pair = year_pair(era.first_year + parts.era_year - 1 + apart)
        own = read(replace(expression, parts=replace(parts, cyclic_year=pair)), context)
        way = "later" if apart > 0 else "earlier"
        remark = f"the headings of this text count {era.name} {abs(apart)} year(s) {way} than the tables"
        return replace(own, dating=replace(own.dating, cert=Cert.LOW, remark=remark)) if own.year else found


def _later(named: Context, running: Context) -> bool:
    """Whether an era named in passing begins after the running one."""
    if named.era is None or running.era is None:
        return False
    return named.era.first_year > running.era.first_year
