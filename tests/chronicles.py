"""Chronicles composed from the grammar of the genre, with what is right in them.

    python tests/chronicles.py --seed 1 --characters 1000000 > big.txt

`compose` writes the same chronicle for the same seed, style and size: years, months and days of the real calendar, and
in them events with notes, speech and phrases that only look like dates. A `Style` says how it is written down: as 綱目,
編年 or 紀傳, in which brackets and script, with which headings, wrapped or not, in which markup. The answers have the
keys of the specimens in tests/data/genre (its README says what they mean).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from random import Random
from typing import Final

import chronicle_words as words
from chronicle_page import Composed, Page, Style

from edition.calendar import eras, ganzhi, months

_DIGITS: Final = "〇一二三四五六七八九"
_HEADING_MARKS: Final = {"circles": "◎○●", "triangles": "□△▲", "hashes": ("# ", "## ", "### ")}
_KANRIPO_HEAD: Final = (
    "#-*- mode: mandoku-view; -*-\n#+TITLE: 某鑑\n#+PROPERTY: ID KR2b0999\n#+PROPERTY: JUAN 1\n"
)
_WIKI_HEAD: Final = "{{header\n| title = 某鑑\n| section = 卷一\n}}\n__TOC__\n"
_INDENT: Final = "\u3000\u3000"


def compose(
    seed: int, style: Style | None = None, *, years: int = 4, events: int = 2, first: int = 0
) -> Composed:
    """A chronicle of some consecutive years, from `first` on if that is not 0, with up to `events` events a month."""
    rng, own = Random(seed), style or Style()
    year = first or rng.choice(_beginnings(own.regime, years))
    page = Page(own)
    writer = _Writer(page, rng, events)
    with page.span("markup"):
        page.put({"kanripo": _KANRIPO_HEAD, "wiki": _WIKI_HEAD}.get(own.markup, ""), markup=True)
    writer.heading("chapter", "卷一")
    for number in range(year, year + years):
        writer.year(number)
    return page.laid_out()


class _Writer:
    """Writes a chronicle from the top down: years, months, events, sentences, notes."""

    def __init__(self, page: Page, rng: Random, events: int) -> None:
        self.page, self.rng, self.events, self.style = page, rng, events, page.style
        self.era, self.ruler, self.season = "", "", ""
        self.now = 0

    def heading(self, level: str, text: str, parallel: str = "", **facts: str) -> None:
        """A line that is a heading, in the marks of the style."""
        page, style = self.page, self.style
        marks = _HEADING_MARKS.get(style.headings)
        equals = "=" * (2 + (level != "chapter")) if style.markup == "wiki" else ""
        page.wrapping = False
        with page.span("markup"):
            page.put(
                equals or (marks[("chapter", "reign", "year").index(level)] if marks else ""), markup=True
            )
        with page.span("heading", level=level, **facts):
            page.put(text + parallel)
        with page.span("markup"):
            page.put(equals, markup=True)
        page.wrapping = True
        self.end()

    def end(self) -> None:
        """The end of a line, as the markup has it."""
        if self.style.markup == "html":
            with self.page.span("markup"):
                self.page.put("<br/>", markup=True)
        self.page.put("\n")

    def year(self, number: int) -> None:
        """A year: its heading, its months, 是歲."""
        era = eras_of(self.style.regime, number)
        assert era is not None, f"no era of {self.style.regime} has the year {number}"
        name, self.now, self.season = era.name, number, ""
        phrase = ("" if name == self.era else name) + _year_number(number - era.first_year + 1)
        if not self.era:
            phrase = self.style.regime + phrase
        self.era = name
        if self.style.division == "biography" or self.style.headings == "none":
            self.some_months(number, phrase)
            return
        if self.style.headings == "ruler" and era.rulers[0] != self.ruler:
            self.ruler = era.rulers[0]
            self.heading("reign", f"{self.ruler}皇帝")
        other = eras_of("遼", number) if self.style.headings == "parallel" else None
        parallel = f"（遼{other.name}{_year_number(number - other.first_year + 1)}）" if other else ""
        self.heading("year", phrase, parallel, n=f"{number:04d}")
        self.some_months(number, "")

    def some_months(self, number: int, opening: str) -> None:
        """Some of the months of a year, each with its events; one paragraph for a year of a biography."""
        known = months.months_of(self.style.regime, number)
        chosen = sorted(self.rng.sample(range(len(known)), self.rng.randint(2, 5)))
        leap = next((n for n, month in enumerate(known) if month.leap), None)
        if leap is not None and self.rng.random() < 0.7:
            chosen = sorted({*chosen, leap, leap - 1})
        whole = self.style.division == "biography"
        if whole:
            self.page.put(_INDENT if self.style.indents(headline=True) else "")
        for at in chosen:
            self.month(known[at], opening)
            opening = ""
        if whole:
            self.end()
        elif self.rng.random() < 0.5:
            with self.entry():
                self.date("是歲", f"{number:04d}")
                self.event()

    def month(self, month: months.Month, opening: str) -> None:
        """The events of a month in the order of their days."""
        several = self.events if self.style.division != "biography" else 1
        days = sorted(self.rng.sample(range(1, month.days + 1), self.rng.randint(1, several)))
        for number, day in enumerate(days):
            named = self.style.division != "biography" and (number > 0 or self.rng.random() < 0.7)
            with self.entry():
                self.dated(month, opening if not number else "", day if named else 0, whole=not number)
                self.event()
            if number and self.rng.random() < 0.2:
                with self.entry():
                    self.date("是月", f"{self.now:04d}-{month.label}")
                    self.event()

    def dated(self, month: months.Month, opening: str, day: int, *, whole: bool) -> None:
        """A date: with season and month where the month is new, with the day if it has one."""
        parts = [opening] if opening else []
        if whole:
            season = words.SEASONS[month.number - 1]
            if season != self.season:
                parts.append(season)
            self.season = season
            bare = month.leap and self.rng.random() < 0.5
            parts.append("閏月" if bare else month.name)
        if day:
            new = "朔" if day == 1 else ""
            parts.append(ganzhi.day_pair(month.first_jdn + day - 1) + new)
        comma = "，" if self.style.commas and not opening else ""
        when = f"{self.now:04d}-{month.label}" + (f"-{day:02d}" if day else "")
        self.date(comma.join(parts), when)

    def date(self, phrase: str, when: str) -> None:
        """A date that opens a sentence, and the comma after it."""
        with self.page.span("date", when=when):
            self.page.put(phrase)
        self.page.put("，")

    @contextmanager
    def entry(self) -> Iterator[None]:
        """An event: in annals a paragraph or part of one, in 綱目 a line for the headline and one for the detail."""
        page, style = self.page, self.style
        if style.division == "biography":
            with page.span("year", year=self.now):
                yield
            return
        page.put(_INDENT if self.style.indents(headline=True) else "")
        if style.marks:
            with page.span("markup"):
                page.put("○", markup=True)
        with page.span("entry"), page.span("year", year=self.now):
            yield
        if style.division == "gangmu" and self.rng.random() < 0.7:
            self.end()
            page.put(_INDENT if style.indents() else "")
            self.detail()
        if style.division == "gangmu":
            self.sources()
        elif self.rng.random() < 0.3:
            self.detail()
        self.end()
        if style.remarks and self.rng.random() < 0.3:
            page.put(_INDENT if style.indents() else "")
            with page.span("note", kind="remark"):
                self.remark()
                page.put("。")
            self.end()

    def event(self) -> None:
        """What happened, in a sentence."""
        self.sentence(self.rng.choice(words.EVENTS))
        if self.rng.random() < 0.15:
            with self.note("remark"):
                self.remark()
        self.page.put("。")

    def detail(self) -> None:
        """One to three sentences more."""
        for _ in range(self.rng.randint(1, 3)):
            template = self.rng.choice(words.DETAILS)
            self.sentence(template)
            if not (template.endswith("{quote}") and self.closed):
                self.page.put("。")

    def sentence(self, template: str) -> None:
        """A sentence with its slots filled."""
        self.closed = False
        for n, part in enumerate(template.replace("⟨", "{⟨").replace("⟩", "}").split("{")):
            slot, _, rest = part.partition("}") if n else ("", "", part)
            self.fill(slot)
            self.page.put(rest)

    def fill(self, slot: str) -> None:
        """A name with what may be noted of it, speech, or a phrase that is no date."""
        page, chance = self.page, self.rng.random()
        if slot.startswith("⟨"):
            with page.span("not_date"):
                page.put(slot[1:])
        elif slot == "quote":
            self.quotation(self.rng.choice(words.QUOTES))
        elif slot == "tangut":
            name, other = self.rng.choice(words.TANGUT)
            page.put(name)
            if chance < 0.3:
                with self.note("variant", 1 if self.style.punctuated else None):
                    page.put(f"{self.rng.choice(words.SHORT)}作{other}")
        elif slot:
            page.put(self.rng.choice(words.PLACES if slot == "place" else words.NAMES))
            if slot == "place" and chance < 0.15:
                with self.note("gloss", 0):
                    page.put(self.rng.choice(words.PLACE_GLOSSES))

    def quotation(self, words_: str) -> None:
        """Speech in the marks of the style; a sentence that ends inside needs no stop outside."""
        page, marks = self.page, self.style.quotations
        if not self.style.punctuated:
            page.put(words_)
            return
        self.closed = "，" in words_
        with page.span("quotation"):
            page.put(marks[0])
            before, opening, rest = words_.partition("「")
            page.put(before)
            inner, _, after = rest.partition("」")
            if opening and marks[2:]:
                with page.span("quotation"):
                    page.put(marks[2] + inner + marks[3])
            else:
                page.put(inner)
            page.put(after + ("。" if self.closed else "") + marks[1])

    @contextmanager
    def note(self, kind: str, citations: int | None = None) -> Iterator[None]:
        """A note in the brackets of the style."""
        page, template = self.page, self.style.markup == "wiki" and kind == "gloss"
        with page.span("note", kind=kind, **({} if citations is None else {"citations": citations})):
            self.bracket("{{*|" if template else self.style.notes[0], template)
            start = len(page.chars)
            yield
            if self.style.markup == "kanripo":
                self.divide(start)
            self.bracket("}}" if template else self.style.notes[1], template)

    def bracket(self, text: str, template: bool) -> None:
        """A bracket of a note: of the text, or of a template."""
        if template:
            with self.page.span("markup"):
                self.page.put(text, markup=True)
        else:
            self.page.put(text)

    def divide(self, start: int) -> None:
        """The stroke between the right and the left column of a note that is but words."""
        page = self.page
        if all(end <= start for _, _, end, _ in page.spans):
            rest = page.take(start + (len(page.chars) - start + 1) // 2)
            with page.span("markup"):
                page.put("/", markup=True)
            page.put(rest)

    def sources(self) -> None:
        """The works on which an entry rests, at times with a remark behind them."""
        page, chosen = self.page, self.rng.sample(words.WORKS, self.rng.randint(1, 3))
        with self.note("source", len(chosen)):
            page.put(self.rng.choice(("", "", "", "見", "據")))
            for n, (work, has_juan) in enumerate(chosen):
                page.put("" if not n else "及" if n == len(chosen) - 1 and self.rng.random() < 0.3 else "、")
                page.put(work + (f"卷{_numeral(self.rng.randint(1, 99))}" if has_juan else ""))
            if self.rng.random() < 0.25:
                page.put("。")
                with page.span("note", kind="remark"):
                    self.remark()

    def remark(self) -> None:
        """What the author has to say of his sources."""
        template = self.rng.choice(words.REMARKS)
        for n, part in enumerate(template.split("{")):
            slot, _, rest = part.partition("}") if n else ("", "", part)
            if slot == "month":
                month = self.rng.randint(2, 9)
                with self.page.span("date", when=f"{self.now:04d}-{month:02d}"):
                    self.page.put(f"{_DIGITS[month]}月")
            elif slot:
                self.page.put(self.rng.choice(words.SHORT if slot == "work" else words.PLACES))
            self.page.put(rest)


@cache
def _beginnings(regime: str, years: int) -> list[int]:
    """The years from which on every year of a chronicle has an era that its name alone tells from others."""
    begin, last = eras.spans()[regime]
    told = [
        year for year in range(begin, last + 1) if (era := eras_of(regime, year)) and eras.settles_alone(era)
    ]
    return [year for year in told if set(range(year, year + years)) <= set(told)]


def eras_of(regime: str, year: int) -> eras.Era | None:
    """The era by which annals call a year: the last that was proclaimed in it; None if there is none."""
    own = (era for era in eras.of_regime(regime) if era.first_year <= year <= era.last_year)
    return max(own, key=_age, default=None)


def _age(era: eras.Era) -> tuple[int, int]:
    return era.first_year, era.first_jdn or 0


def _year_number(number: int) -> str:
    return ("元" if number == 1 else _numeral(number)) + "年"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + "十" * bool(tens) + (_DIGITS[ones] if ones else "")


def of_length(seed: int, characters: int, style: Style | None = None) -> Composed:
    """A chronicle of at least so many characters, told the more fully the longer it is.

    At most the length of all years of a state at thirty events a month.
    """
    years, events = 8, 3
    while True:
        made = compose(seed, style, years=years, events=events, first=961)
        if len(made.text) >= characters or (years >= 300 and events >= 30):
            return made
        grow = characters / len(made.text) * 1.1
        years, events = (
            min(300, max(years, int(years * grow))),
            min(30, events * 2 if years >= 300 else events),
        )


def main() -> None:
    """Print a chronicle."""
    parser = argparse.ArgumentParser(description="Compose a chronicle.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--division", choices=("gangmu", "annals", "biography"), default="gangmu")
    asked = parser.parse_args()
    made = of_length(asked.seed, asked.characters, Style(division=asked.division))
    sys.stdout.buffer.write(made.data)


if __name__ == "__main__":
    main()
