"""How well and how quickly dates are read, beside sanmiao: python -m bench.dates [--quick].

Both programs read the same characters in one run, and the same scorer compares what they found with answers that were
checked by hand: those of tests/data/gold and of the specimens in tests/data/genre. An answer counts as found where a
date of the program shares a character with it, its year and month where any such date has them. docs/benchmarks.md
says how each program is called.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any, Final

from lxml import etree

from edition import convert, dating, single
from edition.model import Chronicle, Dated, Heading, paragraphs_of

ROOT: Final = Path(__file__).resolve().parent.parent
_GOLD: Final = ROOT / "tests" / "data" / "gold"
_GENRE: Final = ROOT / "tests" / "data" / "genre"
_WHEN: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(i)?(?:-\d\d)?)?")
# The years that sanmiao may choose from reach so far beyond the first and the last year of the answers.
SPAN: Final = 60
# Sources that sanmiao's calendars of Japan and Korea are for; all others are read with those of China alone.
_ABROAD: Final = ("japanese", "korean")
_QUICK: Final = 8

_MARKUP: Final = {"<": "〈", ">": "〉", "&": "＆"}

Month = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A date that a program found: where it stands (line from 1, columns from 0), its year and month, if it has them.

    A month is its number and whether it is intercalary.
    """

    line: int
    start: int
    end: int
    year: int | None
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A date as checked by hand: where it stands, and the (year, month) that are right, the month None if not told."""

    line: int
    start: int
    end: int
    right: tuple[tuple[int, Month | None], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read: its lines, the date in force before the first, and the answers."""

    name: str
    lines: tuple[str, ...]
    answers: tuple[Answer, ...]
    start: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """The years from which sanmiao may choose."""
        years = [year for answer in self.answers for year, _ in answer.right]
        return min(years) - SPAN, max(years) + SPAN


@dataclass(frozen=True, slots=True)
class Score:
    """How many answers there are, how many were found, and whose years and months are right; `months` have one."""

    answers: int
    found: int
    years: int
    months: int
    right_months: int


# --- the texts and their answers --------------------------------------------------------------------------------


def when(text: str) -> tuple[int, Month | None] | None:
    """The year and month of a lunar date (0982-05i-18), None for what is none."""
    match = _WHEN.fullmatch(text)
    if match is None:
        return None
    return int(match[1]), (int(match[2]), bool(match[3])) if match[2] else None


def songshi(name: str = "songshi-486") -> Text:
    """A chapter of 宋史, 485 or 486: every date of it."""
    rows = _rows(f"{name}.dates.jsonl")
    answers = tuple(
        Answer(row["line"], row["offset"], row["offset"] + len(row["text"]), (_right(row),))
        for row in rows
        if row["year"] is not None and row["kind"] != "vague"
    )
    return Text(name, _source(name), answers)


def xixiaji() -> Text:
    """西夏紀一 as it was transcribed, most of its year headings lost: the dates at the head of its entries."""
    rows = [row for row in _rows("xixiaji-01.entries.jsonl") if row["date_text"] and row["date_initial"]]
    answers = tuple(
        Answer(row["line"], row["col"], row["col"] + len(row["date_text"]), (_right(row),)) for row in rows
    )
    return Text("xixiaji-01", _source("xixiaji-01"), answers, "宋太平興國七年")


def headed(text: Text) -> Text:
    """The same text with the editors' year headings restored, each a line of its own."""
    table = (ROOT / "tei" / "year-headings.csv").read_text(encoding="utf-8")
    before = {
        int(row["before_line"]): row["heading"]
        for row in csv.DictReader(table.splitlines())
        if row["text"] == text.name
    }
    lines: list[str] = []
    moved: dict[int, int] = {}
    for number, line in enumerate(text.lines, 1):
        lines += [before[number]] if number in before else []
        lines.append(line)
        moved[number] = len(lines)
    answers = tuple(replace(answer, line=moved[answer.line]) for answer in text.answers)
    return Text(f"{text.name}, years restored", tuple(lines), answers)


def specimens() -> Iterator[Text]:
    """The specimens of the genre with at least one date that has a year, those in UTF-8."""
    for path in sorted(_GENRE.glob("*.expect.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        if wanted.get("encoding", "utf-8") != "utf-8":
            continue
        name = path.name.removesuffix(".expect.json")
        lines = _lines((_GENRE / f"{name}.txt").read_bytes())
        answers = tuple(_answers(wanted.get("dates", ())))
        if answers:
            yield Text(name, lines, answers, wanted.get("start", ""))


def _answers(rows: Iterable[dict[str, Any]]) -> Iterator[Answer]:
    for row in rows:
        values = row["when"] if isinstance(row["when"], list) else [row["when"]]
        right = tuple(date for value in values if (date := when(value)) is not None)
        if right:
            start = row["column"]
            yield Answer(row["line"], start, start + len(row["text"].split("⏎")[0]), right)


def _right(row: dict[str, Any]) -> tuple[int, Month | None]:
    return row["year"], (row["month"], bool(row["leap"])) if row["month"] else None


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_GOLD / name).read_text(encoding="utf-8").splitlines()]


def _source(name: str) -> tuple[str, ...]:
    return _lines((ROOT / "tei" / "source" / f"{name}.txt").read_bytes())


def _lines(data: bytes) -> tuple[str, ...]:
    return tuple(re.split(r"\r\n|[\r\n]", data.decode("utf-8-sig")))


# --- the programs -----------------------------------------------------------------------------------------------


def edition_dates(text: Text, folder: Path) -> tuple[list[Found], float]:
    """What `edition convert FILE` finds, without manifest, editors' data or other texts; CPU seconds of parsing and
    dating together: the text is not written as TEI, as sanmiao does not write it either.
    """
    path = folder / "text.txt"
    path.write_text("\n".join(text.lines), encoding="utf-8")
    job = single.job(path, start=text.start)
    begin = time.process_time()
    chronicle = convert.read(job.source, job.info, works=job.works)
    dated = dating.date(chronicle, start=job.info.start, calendar=job.info.calendar)
    seconds = time.process_time() - begin
    return list(_ours(chronicle, dated)), seconds


def _ours(chronicle: Chronicle, dated: Dated) -> Iterator[Found]:
    """The dates of a text, those of headings left out, as its TEI has them in `when-custom`."""
    for block in chronicle.blocks:
        for paragraph in () if isinstance(block, Heading) else paragraphs_of(block):
            for date in paragraph.dates:
                found = dated.dates.get(date.start)
                line, column = chronicle.source.locate(date.start)
                read = when((found.when if found is not None else None) or "") or (None, None)
                yield Found(line, column, column + date.end - date.start, *read)


def sanmiao_dates(text: Text, _: Path) -> tuple[list[Found], float]:
    """What sanmiao finds in the whole text, each date read in the light of those before it; CPU seconds of it all.

    Its tables are loaded before the clock starts. Of several readings of a date all are returned.
    """
    import sanmiao as s
    from sanmiao.loaders import load_normalisation_map, normalise_for_search

    civ: Any = ["c", "j", "k"] if text.name in _ABROAD else "c"
    tables, characters = s.prepare_tables(civ=civ), load_normalisation_map()
    whole, where = _bare((text.start, *text.lines))
    begin = time.process_time()
    plain = normalise_for_search(whole, characters)
    root = s.remove_lone_tags(s.consolidate_date(s.tag_date_elements(plain, civ=civ, fuzzy=True)))
    spans, kept = list(_tagged(root)), "".join(map(str, root.itertext()))
    if not spans:
        return [], time.process_time() - begin
    indexed = s.index_date_nodes(s.strip_text(root))
    first, last = text.span
    table = s.extract_date_table_bulk(
        indexed, civ=civ, tpq=first, taq=last, tables=tables, sequential=True, fuzzy=True,
        original_text=whole, normalized_text=plain,
    )[1]  # fmt: skip
    seconds = time.process_time() - begin
    at = kept_places(plain, kept)
    places = [(*where[at[start]], where[at[end - 1]][1] + 1) for start, end in spans]
    found = {index: Found(*place, None) for index, place in enumerate(places)}
    read = [_row(found[int(row["date_index"])], row) for row in table.to_dict("records")]
    return [*read, *found.values()], seconds


def _bare(lines: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Lines as sanmiao can read them, and the line and column of each character; the first line counts as none.

    It leaves out white space, so a stop closes each line, and it takes < and & for markup.
    """
    chars: list[str] = []
    where: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for column, char in enumerate((*line, "。")):
            if not char.isspace():
                chars.append(_MARKUP.get(char, char))
                where.append((number, column))
    return "".join(chars), where


def kept_places(text: str, kept: str) -> list[int]:
    """Where in a text each character of it stands that sanmiao kept: it drops words such as 先是."""
    places: list[int] = []
    at = 0
    for number in range(len(kept)):
        if text[at : at + 1] != kept[number]:
            ends = (text.find(kept[number : number + size], at) for size in (8, 5, 3, 2, 1))
            at = next(place for place in ends if place >= 0)
        places.append(at)
        at += 1
    return places


def _tagged(root: etree._Element) -> Iterator[tuple[int, int]]:
    """Where each date that sanmiao tagged begins and ends."""
    at = len(root.text or "")
    for element in root:
        end = at + sum(len(str(words)) for words in element.itertext())
        if element.tag == "date":
            yield at, end
        at = end + len(element.tail or "")


def _row(found: Found, row: dict[str, Any]) -> Found:
    """A place with the year and month of a row of sanmiao's table (not a number where they are not known)."""
    year, month = _number(row.get("ind_year")), _number(row.get("month"))
    return replace(
        found, year=year, month=None if month is None else (month, _number(row.get("intercalary")) == 1)
    )


def _number(value: Any) -> int | None:
    return None if value is None or value != value else int(value)


PROGRAMS: Final[dict[str, Callable[[Text, Path], tuple[list[Found], float]]]] = {
    "edition": edition_dates,
    "sanmiao": sanmiao_dates,
}


# --- the scorer -------------------------------------------------------------------------------------------------


def score(answers: Iterable[Answer], found: Iterable[Found]) -> Score:
    """Compare what a program found with what is right."""
    by_line: dict[int, list[Found]] = {}
    for date in found:
        by_line.setdefault(date.line, []).append(date)
    total = met_all = years = months = right = 0
    for answer in answers:
        met = [d for d in by_line.get(answer.line, ()) if d.start < answer.end and d.end > answer.start]
        total, met_all = total + 1, met_all + bool(met)
        years += any(date.year == year for date in met for year, _ in answer.right)
        if any(month for _, month in answer.right):
            months += 1
            right += any(date.month == month for date in met for _, month in answer.right)
    return Score(total, met_all, years, months, right)


def _together(scores: Iterable[Score]) -> Score:
    rows = [(s.answers, s.found, s.years, s.months, s.right_months) for s in scores]
    return Score(*(sum(column) for column in zip(*rows, strict=True)))


HEAD: Final = (
    "| text | program | dates found | years right | months right | characters/s | ratio |\n"
    "| --- | --- | --: | --: | --: | --: | --: |"
)


def compare(name: str, texts: Iterable[Text], times: int) -> Iterator[str]:
    """The rows of the table for some texts taken together; speeds are medians of `times` runs, one before them."""
    texts = tuple(texts)
    size, speeds = sum(len("".join(text.lines)) for text in texts), list[float]()
    for program, read in PROGRAMS.items():
        seconds, scores = [], []
        with tempfile.TemporaryDirectory() as folder:
            for text in texts:
                runs = [read(text, Path(folder)) for _ in range(times + 1)]
                seconds.append(median(spent for _, spent in runs[1:]))
                scores.append(score(text.answers, runs[0][0]))
        result = _together(scores)
        speeds.append(size / sum(seconds))
        yield (
            f"| {name} | {program} | {_share(result.found, result.answers)} | {_share(result.years, result.answers)} "
            f"| {_share(result.right_months, result.months)} | {speeds[-1]:,.0f} | {speeds[0] / speeds[-1]:.1f} |"
        )


def _share(right: int, total: int) -> str:
    return f"{right} of {total} ({100 * right / total:.0f} %)"


def main(arguments: list[str]) -> int:
    """Measure and print."""
    times = 1 if "--quick" in arguments else 5
    own = list(specimens())
    own = own[:_QUICK] if "--quick" in arguments else own
    alone = (songshi("songshi-485"), songshi(), xixiaji(), headed(xixiaji()))
    cases = [(text.name, [text]) for text in alone]
    print(HEAD)
    for name, texts in [*cases, (f"{len(own)} specimens", own)]:
        for row in compare(name, texts, times):
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
