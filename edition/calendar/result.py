"""What a date phrase leans on and what comes of it: context, result, and the written forms of a lunar date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edition.calendar import eras, ganzhi
from edition.calendar.days import gregorian_iso, julian_iso, year_name
from edition.calendar.eras import Era
from edition.calendar.months import Month
from edition.errors import DateError
from edition.grammar import numerals


@dataclass(frozen=True, slots=True)
class Context:
    """What the text has said before: the running state, era, lunar year, month and day.

    `regime` also settles an era that several states had. `year` is the Common Era number of the lunar year,
    astronomical. `new_moon` is the first day of the month that the text recorded last with its 朔: in that month days
    are counted from there, where the table has it a day off. Everything may be missing.
    """

    regime: str | None = None
    era: Era | None = None
    year: int | None = None
    month: int | None = None
    leap: bool = False
    jdn: int | None = None
    new_moon: int | None = None

    def in_month_of(self, other: Context) -> Context:
        """The running date in the month and on the day of another: 熙寧三年、遼咸雍六年春正月."""
        return replace(self, month=other.month, leap=other.leap, jdn=other.jdn, new_moon=other.new_moon)

    def without_month(self) -> Context:
        """The running date of which no more than the year is known."""
        return replace(self, month=None, leap=False, jdn=None)


@dataclass(frozen=True, slots=True)
class NearMonth:
    """A day that has the sexagenary pair of a phrase, in the month where it does occur."""

    jdn: int
    year: int
    month: int
    leap: bool
    day: int


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a phrase means.

    `status` is `ok`, `ambiguous` (several eras fit: `candidates`; the fields hold the reading of the main line
    of dynasties if exactly one of them is of it, else they are None) or `error` (`code`, `message`, and for a
    pair that its month lacks `near`; year and month as far as they are sound stay filled in).
    `new_moon` is the first day of the month where the phrase itself records it.
    `precision` is `day`, `month`, `season`, `year` or `era`. `lunar` is the when-custom form (0982-05-18, 0982-12i,
    0990). `jdn_first` and `jdn_last` span the date; `jdn` is the day if it is one. `date` is the phrase in full:
    宋太平興國七年五月十八日己酉. `era` is None where only the lunar year is known.
    """

    status: str
    precision: str | None = None
    lunar: str | None = None
    jdn_first: int | None = None
    jdn_last: int | None = None
    date: str | None = None
    regime: str | None = None
    era: Era | None = None
    era_year: int | None = None
    year: int | None = None
    month: Month | None = None
    day: int | None = None
    ganzhi: str | None = None
    period: bool = False
    new_moon: int | None = None
    candidates: tuple[Resolved, ...] = ()
    near: tuple[NearMonth, ...] = ()
    remarks: tuple[str, ...] = ()
    code: str | None = None
    message: str = ""

    @property
    def jdn(self) -> int | None:
        """The day as Julian Day Number, None if the date is a span."""
        return self.jdn_first if self.precision == "day" else None

    @property
    def julian(self) -> tuple[str, str] | None:
        """First and last day in the Julian calendar, ISO form."""
        return self._days(julian=True)

    @property
    def gregorian(self) -> tuple[str, str] | None:
        """First and last day in the proleptic Gregorian calendar, ISO form."""
        return self._days(julian=False)

    def _days(self, *, julian: bool) -> tuple[str, str] | None:
        if self.jdn_first is None or self.jdn_last is None:
            return None
        write = julian_iso if julian else gregorian_iso
        return write(self.jdn_first), write(self.jdn_last)

    def context(self) -> Context:
        """The running date after this one, for the phrases that follow."""
        month = self.month
        return Context(
            self.regime,
            self.era,
            self.year,
            month.number if month else None,
            bool(month and month.leap),
            self.jdn,
            self.new_moon,
        )


class GanzhiError(DateError):
    """A sexagenary day that its month does not have; `near` says where it does occur."""

    def __init__(self, message: str, *, month: Month, near: tuple[NearMonth, ...]) -> None:
        super().__init__(message, code="ganzhi-not-in-month", remedy="the pair or the month may be corrupt")
        self.month = month
        self.near = near


class UnknownEraError(DateError):
    """An era that no table has, or not for that state; `instead` are phrases with an era that it may stand for."""

    def __init__(self, message: str, *, remedy: str, instead: tuple[str, ...] = ()) -> None:
        super().__init__(message, code="unknown-era", remedy=remedy)
        self.instead = instead


def in_years(era: Era) -> str:
    """The Common Era years that an era counts: 1041 to 1048, or 1086 alone."""
    first, last = year_name(era.first_year), year_name(era.last_year)
    return first if first == last else f"{first} to {last}"


def year_label(year: int) -> str:
    """A lunar year as when-custom has it: no year 0, so 1 BCE is -0001."""
    return f"{year:04d}" if year > 0 else f"-{1 - year:04d}"


def year_of(label: str) -> int:
    """The lunar year, counted astronomically, of a when-custom: what `year_label` wrote, months and days left out."""
    year = int(label[:5] if label.startswith("-") else label[:4])
    return year if year > 0 else year + 1


def lunar_label(year: int, month: Month | None = None, day: int | None = None) -> str:
    """The when-custom form: 0982, 0982-05, 0982-12i, 0982-05-18."""
    text = year_label(year)
    if month is not None:
        text += f"-{month.label}"
        if day is not None:
            text += f"-{day:02d}"
    return text


def era_number(number: int) -> str:
    """The number of a year in its era as annals write it: 元 for the first."""
    return "元" if number == 1 else numerals.numeral(number)


def era_name(era: Era) -> str:
    """宋慶曆; with its ruler where the state had the era twice (元順帝至元)."""
    ruler = "" if eras.settles_alone(era) or not era.rulers else era.rulers[0]
    return f"{era.regime}{ruler}{era.name}"


def full_date(
    regime: str,
    era: Era | None,
    year: int,
    month: Month | None = None,
    day: int | None = None,
    pair: str | None = None,
) -> str:
    """The date in full: 宋太平興國七年五月十八日己酉; 元順帝至元三年 where the state had the era twice."""
    if era is None:
        text = f"{regime}{ganzhi.year_pair(year)}歲"
    else:
        number = year - era.first_year + 1
        text = f"{era_name(era)}{era_number(number)}年"
    if month is not None:
        text += month.name
        if day is not None:
            text += f"{numerals.numeral(day)}日{pair or ''}"
    return text
