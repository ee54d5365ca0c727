"""How well a conversion agrees with hand-checked data: figures computed from the TEI, place by place.

Everything is matched by where it stands in the transcription (line, column), so identifiers may be named freely.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lxml import etree

from edition import tei

Row = dict[str, Any]
Place = tuple[int, int]
GOLD: Final = Path(__file__).parent / "data" / "gold"
_T: Final = f"{{{tei.NS}}}"
_NOTE_KINDS: Final = ("source", "remark", "variant", "gloss")
_WHEN: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(i)?(?:-(\d\d))?)?")
_MARKS: Final = re.compile(r"[《》〈〉·，、。：；「」『』（）()\s]")


def rows(name: str) -> list[Row]:
    """The rows of a file of gold data."""
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@dataclass
class Placed:
    """A TEI file with the place of every element of its body: of its first base character, and after its last.

    `tags` has where each element's own tag stands, empty elements too.
    """

    root: etree._Element
    lines: dict[int, str]
    starts: dict[etree._Element, Place] = field(default_factory=dict)
    ends: dict[etree._Element, Place] = field(default_factory=dict)
    tags: dict[etree._Element, Place] = field(default_factory=dict)

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The elements of the body with these names, in document order."""
        body = self.root.find(f"{_T}text/{_T}body")
        assert body is not None
        return body.iter(*(_T + name for name in names))

    def words(self, element: etree._Element) -> str:
        """The base text of an element that does not leave its line."""
        (line, start), (last, end) = self.starts[element], self.ends[element]
        return self.lines[line][start : end if last == line else None]


def placed(data: bytes) -> Placed:
    """Read a TEI file of ours and find the place of everything in it."""
    root = tei.parse(data)
    lines = tei.base_lines(root)
    found = Placed(root, lines)
    body = root.find(f"{_T}text/{_T}body")
    assert body is not None
    codes = {f"#{char.get(tei.XML_ID)}": _codes(char) for char in root.iter(_T + "char")}
    line, column, hidden = 0, 0, 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        own = _is_ours(element)
        if event == "start":
            hidden += own
            if hidden:
                continue
            if element.tag == _T + "lb":
                indent = re.fullmatch(r"indent\((\d+)\)", element.get("rend") or "")
                line, column = int(element.get("n") or 0), int(indent[1]) if indent else 0
            found.tags[element] = (line, column)
            size = codes.get(element.get("ref") or "", 0) if element.tag == _T + "g" else 0
            hidden += bool(size)
            column = _advance(found, element, line, column, size or _size(element.text))
        else:
            hidden -= own or (element.tag == _T + "g" and element.get("ref") in codes)
            parent = element.getparent()
            if not hidden and parent is not None and element is not body:
                column = _advance(found, parent, line, column, _size(element.tail))
    return found


def _codes(char: etree._Element) -> int:
    mapping = char.find(f"{_T}mapping[@type='PUA']")
    return len(re.findall(r"U\+", mapping.text or "")) if mapping is not None else 0


def _is_ours(element: etree._Element) -> bool:
    """Whether the editors or the program added an element to the base text."""
    name = etree.QName(element).localname
    if name == "supplied":
        return element.get("resp") != "#transcription"
    return name in ("corr", "reg", "rdg") or (name == "head" and element.get("type") == "supplied")


def _size(text: str | None) -> int:
    return 0 if not text or ("\n" in text and not text.strip()) else len(text)


def _advance(found: Placed, element: etree._Element, line: int, column: int, size: int) -> int:
    """Give `size` base characters to an element and all around it; returns the column after them."""
    if not size:
        return column
    around: etree._Element | None = element
    while around is not None and around in found.tags:
        found.starts.setdefault(around, (line, column))
        found.ends[around] = (line, column + size)
        around = around.getparent()
    return column + size


def f1(right: int, wanted: int, got: int) -> float:
    """Twice what is right over what was wanted and what was found."""
    return 2 * right / (wanted + got) if wanted + got else 1.0


def _share(results: Iterable[bool]) -> float:
    known = list(results)
    return sum(known) / len(known) if known else 1.0


def _when(date: etree._Element | None) -> re.Match[str] | None:
    return _WHEN.fullmatch(date.get("when-custom") or "") if date is not None else None


def _bare(text: str) -> str:
    """Words without marks, as readings and lemmata are compared."""
    return _MARKS.sub("", text)


def _section(name: str | None) -> str | None:
    """A section without the word that closes its name: 夏國傳 and 夏國 are one."""
    return name and (_bare(name).removesuffix("傳").removesuffix("紀").removesuffix("本") or _bare(name))


def _titles(root: etree._Element) -> dict[str, str]:
    """The identifier of each title of the header's lists of works."""
    found: dict[str, str] = {}
    for work in root.iterfind(f".//{_T}sourceDesc//*[@{tei.XML_ID}]"):
        for title in work.iter(_T + "title"):
            found.setdefault(_bare(title.text or ""), "#" + (work.get(tei.XML_ID) or ""))
    return found


# --- annals -----------------------------------------------------------------------------------------------------


def annals(data: bytes, gold: list[Row]) -> dict[str, float]:
    """Figures for an annals text against every entry of it."""
    doc = placed(data)
    entries = {doc.starts[d]: d for d in doc.elements("div") if d.get("type") == "entry"}
    wanted = {(row["line"], row["col"]): row for row in gold}
    annual = [(row, entries.get(at)) for at, row in wanted.items() if row["entry_type"] != "prologue"]
    dates = [(row, _headline_date(entry)) for row, entry in annual]
    return {
        "entries": f1(len(wanted.keys() & entries.keys()), len(wanted), len(entries)),
        "years": _share(_year_of(entry) == row["year"] for row, entry in annual),
        "months": _share(_month(when) == (row["month"], row["leap"]) for row, when in dates),
        "days": _share(bool(when and when[4]) for row, when in dates if row["day"]),
        **_notes(doc, gold),
        "variants": _variants(doc, gold, entries),
    }


def _year_of(entry: etree._Element | None) -> int | None:
    year = entry.getparent() if entry is not None else None
    return int(year.get("n") or 0) if year is not None and year.get("type") == "year" else None


def _headline_date(entry: etree._Element | None) -> re.Match[str] | None:
    """The first date of a headline outside its notes."""
    own = entry.iterfind(f"{_T}head//{_T}date") if entry is not None else iter(())
    return _when(next((date for date in own if next(date.iterancestors(_T + "note"), None) is None), None))


def _month(when: re.Match[str] | None) -> tuple[int | None, bool]:
    return (int(when[2]), bool(when[3])) if when and when[2] else (None, False)


def _notes(doc: Placed, gold: list[Row]) -> dict[str, float]:
    wanted = {(note["line"], note["col"]): note for row in gold for note in row["notes"]}
    outer = (n for n in doc.elements("note") if next(n.iterancestors(_T + "note"), None) is None)
    notes = {doc.starts[n]: n for n in outer if n.get("type") in _NOTE_KINDS}
    whole = sum(
        doc.ends[notes[at]] == (at[0], at[1] + len(wanted[at]["text"]) + 2) for at in wanted if at in notes
    )
    kinds = [at in notes and _kind(notes[at]) == note["kind"] for at, note in wanted.items()]
    titles = _titles(doc.root)
    right = total = got = 0
    for at, note in wanted.items():
        listed = at in notes and note["kind"].startswith("source")
        have = Counter(_cited(notes[at])) if listed else Counter()
        cited = note["citations"]
        want = Counter((titles.get(c["work"], c["work"]), _section(c["section"]), c["juan"]) for c in cited)
        right, total, got = right + (want & have).total(), total + want.total(), got + have.total()
    return {
        "notes": f1(whole, len(wanted), len(notes)),
        "note kinds": _share(kinds),
        "citations": f1(right, total, got),
    }


def _kind(note: etree._Element) -> str:
    kind = note.get("type") or ""
    remarks = kind == "source" and note.find(f"{_T}note[@type='remark']") is not None
    return "source+remark" if remarks else kind


def _cited(note: etree._Element) -> Iterator[tuple[str | None, str | None, int | None]]:
    """What a note cites, its remark left out: (work, section, juan), one for each section and juan."""
    for bibl in note.iter(_T + "bibl"):
        if next(bibl.iterancestors(_T + "note")) is not note:
            continue
        scopes = list(bibl.iter(_T + "biblScope"))
        sections = [_section(s.get("n")) for s in scopes if s.get("unit") == "section"]
        juan = [int(s.get("n") or 0) for s in scopes if s.get("unit") == "juan"]
        work = bibl.get("corresp")
        if juan:
            yield from ((work, sections[0] if sections else None, number) for number in juan)
        else:
            yield from ((work, section, None) for section in sections or [None])


def _variants(doc: Placed, gold: list[Row], entries: dict[Place, etree._Element]) -> float:
    """F1 of readings with lemma and witness. One that agrees with its lemma may be encoded or not."""
    titles = _titles(doc.root)
    wanted: Counter[tuple[Place, str, str | None, str]] = Counter()
    optional = set()
    for row in gold:
        at = (row["line"], row["col"])
        for v in (v for note in row["notes"] for v in note["variants"]):
            witness, reading = titles.get(name := v["witness"].split("·")[0], name), _bare(v["reading"])
            if v["cls"] == "agrees" or not v["lemma_in_main_text"]:
                optional.add((at, witness, reading))
            else:
                wanted[at, _bare(v["lemma"]), witness, reading] += 1
    have: Counter[tuple[Place, str, str | None, str]] = Counter()
    for at, entry in entries.items():
        for rdg in entry.iter(_T + "rdg"):
            lemma = next(rdg.itersiblings(_T + "lem", preceding=True))
            key = (at, _bare(doc.words(lemma)), rdg.get("wit"), _bare("".join(rdg.itertext())))  # type: ignore[arg-type]
            if key in wanted or (at, key[2], key[3]) not in optional:
                have[key] += 1
    return f1((wanted & have).total(), wanted.total(), have.total())


# --- dates ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Date:
    line: int
    start: int
    end: int
    when: re.Match[str] | None

    def meets(self, row: Row) -> bool:
        """Whether it shares a character with the words of a row."""
        first, last = row["offset"], row["offset"] + len(row["text"])
        return bool(self.line == row["line"] and self.start < last and self.end > first)


def narrative(data: bytes, gold: list[Row], traps: list[Row], divisions: list[Row]) -> dict[str, float]:
    """Figures for the dates of a chapter: its date expressions, the phrases that are none, the running year."""
    doc = placed(data)
    dates = [_Date(*doc.starts[d], doc.ends[d][1], _when(d)) for d in doc.elements("date") if d in doc.starts]
    met = [(row, [date for date in dates if date.meets(row)]) for row in gold]
    sure = [(row, [d.when for d in own if d.when], bool(own)) for row, own in met if row["kind"] != "vague"]
    astray = [date for date in dates if not any(date in own for _, own in met)]
    return {
        "found": _share(found for _, _, found in sure),
        "year": _share(
            any(int(w[1]) == row["year"] for w in own) for row, own, _ in sure if row["year"] is not None
        ),
        "month": _share(
            any(_month(w) == (row["month"], bool(row["leap"])) for w in own)
            for row, own, _ in sure
            if row["month"]
        ),
        "precision": 1 - len(astray) / len(dates),
        "traps avoided": 1 - _share(any(date.meets(row) for date in astray) for row in traps),
        "running year": _running(doc, divisions),
    }


def _running(doc: Placed, divisions: list[Row]) -> float:
    """Where each division begins, the year that was marked last, or whose division began last."""
    begin = [m for m in doc.elements("milestone") if m.get("unit") == "year"]
    begin += [div for div in doc.elements("div") if div.get("type") == "year"]
    marks = sorted((doc.tags[m], int(m.get("n") or 0)) for m in begin)
    dated = [row for row in divisions if row["year"] is not None]
    last = ([y for at, y in marks if at <= (row["line"], row["offset"])][-1:] for row in dated)
    return _share(years == [row["year"]] for years, row in zip(last, dated, strict=True))
