"""Specimens of the genre: a text in one convention (NAME.txt) and what a reader finds in it (NAME.expect.json).

The answers are written by hand, from the text and the calendar. They are compared with the TEI that a conversion
writes, which is read here with lxml alone; tests/data/genre/README.md says what each key means. An aspect is a key of
the answers, or one of the three that hold for every text: `converts`, `lossless`, `valid`.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree
from teiplaces import Place, Reading, T, read

from edition import single, tei
from edition.convert import Conversion
from edition.errors import EditionError
from edition.profiles import Conventions
from edition.validate import check_document
from edition.validate.document import from_bytes

Row = dict[str, Any]
FOLDER: Final = Path(__file__).parent / "data" / "genre"
PENDING: Final = FOLDER / "pending.toml"


def names() -> list[str]:
    """The specimens."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


@cache
def expected(name: str) -> Row:
    """What is right for a specimen."""
    answers: Row = json.loads((FOLDER / f"{name}.expect.json").read_text(encoding="utf-8"))
    return answers


@cache
def converted(name: str) -> Conversion | EditionError:
    """A specimen converted as the command line does it, without a manifest; or why that cannot be."""
    answers = expected(name)
    path = FOLDER / f"{name}.txt"
    try:
        job = single.job(path, start=answers.get("start", ""), language=answers.get("language", "lzh"))
        return single.run(job)
    except EditionError as error:
        return error


def source_lines(name: str) -> list[str]:
    """The lines of a specimen."""
    text = (FOLDER / f"{name}.txt").read_bytes().decode(expected(name).get("encoding", "utf-8-sig"))
    return re.split(r"\r\n|[\r\n]", text)


def begins(lines: Sequence[str], words: str) -> bool:
    """Whether lines begin with words that may run on from line to line, where markup may stand between them."""
    if "⏎" in words:
        first, rest = words.split("⏎", 1)
        return lines[0] == first and begins(lines[1:], rest)
    wanted = iter(words)
    want = next(wanted)
    for char in "".join(lines):
        if char == want:
            want = next(wanted, "")
            if not want:
                return True
    return False


# --- comparing --------------------------------------------------------------------------------------------------


@cache
def reading(name: str) -> Reading:
    """The TEI of a specimen, read."""
    conversion = converted(name)
    if isinstance(conversion, EditionError):
        raise conversion
    return read(conversion.tei)


def misses(name: str, aspect: str) -> list[str]:
    """What does not hold of an aspect of a specimen, a sentence each; none if all holds."""
    conversion = converted(name)
    if isinstance(conversion, EditionError):
        return [f"cannot be converted: {conversion}"]
    if aspect in _CHECKS:
        return list(_CHECKS[aspect](name, conversion))
    return [] if aspect == "converts" else list(COMPARE[aspect](expected(name), reading(name)))


def _lossless(name: str, conversion: Conversion) -> Iterator[str]:
    if tei.base_text(conversion.tei) != (FOLDER / f"{name}.txt").read_bytes():
        yield "the TEI does not give back the bytes of the transcription"


def _valid(name: str, conversion: Conversion) -> Iterator[str]:
    yield from errors(conversion.tei, name)


def errors(data: bytes, name: str) -> Iterator[str]:
    """What is wrong with a TEI file; warnings are of the text, not of the file."""
    for finding in check_document(from_bytes(data, Path(f"{name}.xml"))):
        if finding.severity == "error":
            yield f"{finding.rule}: {finding.message}"


def _conventions(name: str, conversion: Conversion) -> Iterator[str]:
    yield from unlike(expected(name)["conventions"], conversion.chronicle.conventions)


def unlike(wanted: Row, have: Conventions) -> Iterator[str]:
    """What conventions have that is not wanted; of brackets there may be more than are wanted."""
    for key, right in wanted.items():
        own = getattr(have, key)
        if key == "notes":
            wrong = bool(set(right) - set(own))
        elif key == "markup":
            wrong = right != list(own)
        else:
            wrong = own not in right if isinstance(right, list) else own != right
        if wrong:
            yield f"{key} recognised as {own}, is {right}"


def _reported(name: str, conversion: Conversion) -> Iterator[str]:
    places = [(doubt, conversion.chronicle.source.place(doubt.start).line) for doubt in conversion.doubts]
    for row in expected(name)["reported"]:
        if not any(line == row["line"] and row.get("kind", d.kind) == d.kind for d, line in places):
            yield f"line {row['line']}: nothing of kind {row.get('kind', 'any')} is reported"


_CHECKS: Final[dict[str, Callable[[str, Conversion], Iterator[str]]]] = {
    "lossless": _lossless,
    "valid": _valid,
    "conventions": _conventions,
    "reported": _reported,
}


def _sets(what: str, wanted: Iterable[Any], have: Iterable[Any]) -> Iterator[str]:
    """What is missing, and what is too much."""
    first, second = set(wanted), set(have)
    yield from (f"{what} {item} is missing" for item in sorted(first - second))
    yield from (f"{what} {item} is none" for item in sorted(second - first))


def _place(row: Row) -> Place:
    return row["line"], row["column"]


def _headings(answers: Row, tree: Reading) -> Iterator[str]:
    heads = {
        tree.starts[h][0]: (_bare(tree.words(h)), h.getparent())
        for h in tree.elements("head")
        if h.get("type") not in ("gang", "supplied") and h in tree.starts
    }
    wanted = {row["line"]: row for row in answers["headings"]}
    optional = {line for line, row in wanted.items() if row.get("optional")}
    yield from _sets("heading in line", wanted.keys() - optional, heads.keys() - optional)
    for line in wanted.keys() & heads.keys():
        (words, around), row = heads[line], wanted[line]
        have = {"text": words, "level": around.get("type"), "n": around.get("n")}  # type: ignore[union-attr]
        want = {
            key: _bare(row[key]) if key == "text" else row[key]
            for key in ("text", "level", "n")
            if key in row
        }
        yield from (
            f"heading in line {line}: {k} {have[k]}, is {want[k]}" for k in want if have[k] != want[k]
        )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _entries(answers: Row, tree: Reading) -> Iterator[str]:
    have = sorted(
        tree.starts[d] for d in tree.elements("div") if d.get("type") == "entry" and d in tree.starts
    )
    yield from _sets("entry at", [tuple(at) for at in answers["entries"]], have)


@dataclass(frozen=True)
class _Date:
    start: Place
    end: Place
    when: str
    words: str

    def meets(self, row: Row) -> bool:
        """Whether it stands on a character of a row that does not leave its line."""
        return self.start < (row["line"], row["column"] + len(row["text"])) and self.end > _place(row)


def _dates_of(tree: Reading) -> list[_Date]:
    """The dates that have words, those of headings of years and rulers left out: their division bears the year."""
    heads = {h for h in tree.elements("head") if h.get("type") != "gang"}
    dates = (
        d for d in tree.elements("date") if d in tree.starts and not heads.intersection(d.iterancestors())
    )
    return [
        _Date(tree.starts[d], tree.ends[d], d.get("when-custom") or "unknown", tree.words(d)) for d in dates
    ]


def _by_line(dates: Iterable[_Date]) -> dict[int, list[_Date]]:
    """The dates of each line."""
    found: dict[int, list[_Date]] = {}
    for date in dates:
        for line in range(date.start[0], date.end[0] + 1):
            found.setdefault(line, []).append(date)
    return found


def _dates(answers: Row, tree: Reading) -> Iterator[str]:
    have = _dates_of(tree)
    lines = _by_line(have)
    for row in answers["dates"]:
        met = [date.when for date in lines.get(row["line"], ()) if date.meets(row)]
        if not set(_any(row["when"])).intersection(met):
            yield f"line {row['line']}, column {row['column']}: {row['text']} is {row['when']}, not {met}"
    rows = [*answers["dates"], *answers.get("vague", ())]
    known = {date for row in rows for date in lines.get(row["line"], ()) if date.meets(row)}
    for date in have:
        if date not in known:
            yield f"line {date.start[0]}, column {date.start[1]}: {date.words} ({date.when}) is no date"


def _extents(answers: Row, tree: Reading) -> Iterator[str]:
    """The dates that are found begin and end where they should."""
    have = _by_line(_dates_of(tree))
    for row in answers["dates"]:
        met = [date for date in have.get(row["line"], ()) if date.meets(row)]
        if met and not any(d.start == _place(row) and _bare(d.words) == _bare(row["text"]) for d in met):
            yield f"line {row['line']}, column {row['column']}: {row['text']}, not {[d.words for d in met]}"


def _not_dates(answers: Row, tree: Reading) -> Iterator[str]:
    have = _by_line(_dates_of(tree))
    for row in answers["not_dates"]:
        for date in have.get(row["line"], ()):
            if date.meets(row):
                yield f"line {row['line']}: {row['text']} is no date, read as {date.words} ({date.when})"


def _notes_of(tree: Reading) -> list[etree._Element]:
    kinds = ("source", "remark", "variant", "gloss")
    return [n for n in tree.elements("note") if n.get("type") in kinds and n in tree.starts]


def _notes(answers: Row, tree: Reading) -> Iterator[str]:
    """The notes with their kinds; those that are optional may be paragraphs of their own instead."""
    have = {tree.starts[n]: n.get("type") for n in _notes_of(tree)}
    rows = {_place(row): row for row in answers["notes"]}
    yield from (f"note at {at} ({have[at]}) is none" for at in have if at not in rows)
    for at, row in rows.items():
        kinds = _any(row["kind"])
        if have.get(at) not in kinds and not (row.get("optional") and at not in have):
            yield f"note at {at} is {' or '.join(kinds)}, not {have.get(at)}: {row['text']}"


def _any(value: str | list[str]) -> list[str]:
    """What is right: one value, or any of several."""
    return [value] if isinstance(value, str) else value


def _citations(answers: Row, tree: Reading) -> Iterator[str]:
    """How many works a note cites, nested notes left out, where the answers say it."""
    have: dict[Place, int] = {}
    for note in _notes_of(tree):
        own = [b for b in note.iter(T + "bibl") if next(b.iterancestors(T + "note")) is note]
        have[tree.starts[note]] = len(own)
    for row in answers["notes"]:
        found = have.get(_place(row), 0)
        if row.get("citations", found) != found:
            yield f"line {row['line']}: {row['text']} cites {row['citations']} works, not {found}"


def _quotations(answers: Row, tree: Reading) -> Iterator[str]:
    have = [tree.starts[q] for q in tree.elements("q") if q in tree.starts and q.get("prev") is None]
    yield from _sets("quotation at", [_place(row) for row in answers["quotations"]], have)


def _years(answers: Row, tree: Reading) -> Iterator[str]:
    """At each place the year that the milestone or the division of a year before it names."""
    marks = [
        (tree.starts.get(mark, tree.tags[mark]), int(mark.get("n") or 0))
        for mark in tree.elements("milestone", "div")
        if "year" in (mark.get("unit"), mark.get("type"))
    ]
    marks.sort(key=lambda mark: mark[0])
    places = [at for at, _ in marks]
    for row in answers["years"]:
        last = [year for _, year in marks[: bisect_right(places, _place(row))][-1:]]
        if last != [row["year"]]:
            yield f"line {row['line']}, column {row['column']}: the year is {row['year']}, not {last}"


def _markup(answers: Row, tree: Reading) -> Iterator[str]:
    """What is markup of the transcription is marked as such, line breaks and spaces apart, and nothing else is."""
    wanted = {
        (row["line"] + n, column)
        for row in answers["markup"]
        for n, words in enumerate(row["text"].split("⏎"))
        for column in range(0 if n else row["column"], (0 if n else row["column"]) + len(words))
    }
    inked = {(n, c) for n, line in tree.lines.items() for c, char in enumerate(line) if not char.isspace()}
    for n, text in (("missing", (wanted & inked) - tree.hidden), ("none", (tree.hidden & inked) - wanted)):
        for line in sorted({at[0] for at in text}):
            words = "".join(tree.lines[line][c] for at, c in sorted(text) if at == line)
            yield f"markup in line {line} is {n}: {words}"


COMPARE: Final[dict[str, Callable[[Row, Reading], Iterator[str]]]] = {
    "headings": _headings,
    "entries": _entries,
    "dates": _dates,
    "date extents": _extents,
    "not dates": _not_dates,
    "notes": _notes,
    "citations": _citations,
    "quotations": _quotations,
    "running years": _years,
    "markup": _markup,
}
# The key of the answers on which an aspect rests.
_KEYS: Final = {
    "date extents": "dates",
    "not dates": "not_dates",
    "citations": "notes",
    "running years": "years",
}


def aspects(name: str) -> list[str]:
    """What is compared for a specimen."""
    stated = [a for a in ("conventions", "reported", *COMPARE) if _KEYS.get(a, a) in expected(name)]
    return ["converts", "lossless", "valid", *stated]
