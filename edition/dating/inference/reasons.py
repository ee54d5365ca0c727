"""Why an entry of annals has the year that was inferred for it, in words that a reader can follow."""

from __future__ import annotations

from typing import Final

from edition.calendar.days import year_name
from edition.dating.inference.evidence import PARALLEL
from edition.dating.inference.points import Point
from edition.model import Cert, Guess

#: Of an entry under a year that is stated and was not understood.
LOST: Final = "the year that is stated here or above was not understood"
#: Before the sexagenary days and intercalary months of an entry that its year has.
HAS: Final = "it has "
#: Before the years that are nearly as likely, at the end of what is said of an inferred one.
NEARLY: Final = "nearly as likely: "
# How much dearer the next best year must be, for the year to be sure, or likely.
_SURE: Final = 4.5
_LIKELY: Final = 2.0
# Evidence that cost no more than this to set aside is not told.
_SLIGHT: Final = 1.0
# In how many years before and after it is told which lack its days.
_AROUND: Final = 3


def guess(
    point: Point,
    year: int,
    margin: float,
    near: tuple[int, ...],
    *,
    before: int | None,
    regime: str,
    start: int | None,
) -> Guess:
    """The year of an entry: how sure, on what evidence, what else is possible.

    `margin` is how much dearer the next best year is, `near` the years nearly as likely, `before` the year of the
    entry before it, `start` the one in force before the first character.
    """
    if point.fixed == year:
        return Guess(year, Cert.HIGH, "explicit", "", stated=True, number=point.number)
    cert = Cert.HIGH if margin >= _SURE else Cert.MEDIUM if margin >= _LIKELY else Cert.LOW
    cert = Cert.LOW if point.lost else cert
    told = [own.words for own in point.evidence if year in own.years]
    days = [day.name for day in point.days if day.fits(regime, year)]
    told_elsewhere = any(year in own.years and own.price >= PARALLEL for own in point.evidence)
    token = "parallel" if told_elsewhere else "sexagenary" if days else "context" if told else "sequence"
    words = [f"the year {year_name(year)} is inferred"]
    if point.lost:
        words.append(LOST)
    has = [f"{HAS}{'、'.join(dict.fromkeys(days))}{_lacking(point, year, regime)}"] if days else []
    words += has
    against = [own.words for own in point.evidence if year not in own.years and own.price > _SLIGHT]
    against = [f"against it: {'; '.join(against)}"] if against else []
    words += [*told, _order(point, year, before, start), *against]
    if near:
        words.append(f"{NEARLY}{', '.join(map(year_name, near))}")
    said = "; ".join(filter(None, words))
    reasons = (*has, *told, *against)
    return Guess(year, cert, token, said, near, steps=point.steps, number=point.number, reasons=reasons)


def _lacking(point: Point, year: int, regime: str) -> str:
    """The years around one that do not have all the days told."""
    around = [other for other in range(year - _AROUND, year + _AROUND + 1) if other != year]
    lacking = [other for other in around if not all(day.fits(regime, other) for day in point.days)]
    have = "have" if len(lacking) > 1 else "has"
    return f", which {', '.join(map(year_name, lacking))} {have} not" if lacking else ""


def _order(point: Point, year: int, before: int | None, start: int | None) -> str:
    """What the order of entries says for a year."""
    if before is None:
        return "it is in force before the first character" if year == start else "the first entry of the text"
    if year == before:
        return f"it follows an entry of {year_name(before)} in the order of months"
    back = point.first is not None and point.before is not None and point.first < point.before
    months = f"months go back from {int(point.before or 0)} to {int(point.first or 0)}"
    return f"a new year after {year_name(before)}: {months if back else 'all evidence weighed'}"
