"""How a composed chronicle is written down: style, characters, line breaks, and where everything stands in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import chronicle_words as words

from edition.profiles import Conventions, shipped

Row = dict[str, Any]
_SIMPLER: Final = str.maketrans(words.TRADITIONAL, words.SIMPLIFIED)
_UNPUNCTUATED: Final = str.maketrans("", "", "，。：、「」《》·")


@dataclass(frozen=True, slots=True)
class Style:
    """How a chronicle is written down; each default is what the texts of the edition do.

    `headings`: `year` (宋慶曆元年), `parallel` (with the year of 遼 in brackets), `ruler` (a line for each ruler), one
    of the kinds of marks, or `none` (the era stands in the text). `commas`: 春，正月，甲子. `width`: characters in a
    line, 0 where a line is a paragraph. `marks`: ○ before every entry. `remarks`: remarks as paragraphs of their own.
    """

    division: str = "gangmu"
    notes: str = "（）"
    quotations: str = "「」『』"
    headings: str = "year"
    commas: bool = False
    punctuated: bool = True
    simplified: bool = False
    width: int = 0
    indent: bool = False
    marks: bool = False
    remarks: bool = False
    markup: str = ""
    ends: str = "\n"
    bom: bool = False
    regime: str = "宋"

    def indents(self, *, headline: bool = False) -> bool:
        """Whether a paragraph begins with two ideographic spaces: where lines are wrapped all do."""
        return (self.indent and not (headline and self.division == "gangmu")) or bool(
            self.width and self.punctuated
        )

    def conventions(self) -> Conventions:
        """What the program has to know to read it."""
        base = shipped()[self.division]
        return Conventions(
            base.name,
            base.division,
            "wrapped" if self.width else "paragraphs",
            "modern" if self.punctuated else "none",
            (self.notes,),
            base.remarks,
            tuple(mark for mark in base.headings if mark != "○" or not self.marks),
            ("○",) if self.marks else base.entries,
            (self.quotations[:2], self.quotations[2:]) if self.quotations[2:] else (self.quotations,),
            (self.markup,) if self.markup else (),
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """A chronicle and what is right in it."""

    text: str
    answers: Row
    style: Style

    @property
    def data(self) -> bytes:
        """The file."""
        return ("\ufeff" * self.style.bom + self.text.replace("\n", self.style.ends)).encode()


@dataclass
class Page:
    """What is being written: characters, which of them are markup, and the spans that the answers are made of."""

    style: Style
    chars: list[str] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    wraps: list[bool] = field(default_factory=list)
    spans: list[tuple[str, int, int, Row]] = field(default_factory=list)
    wrapping: bool = True

    def put(self, text: str, *, markup: bool = False) -> None:
        """Write text in the style's script and punctuation, or markup as it stands."""
        if not markup:
            text = text.translate(_SIMPLER) if self.style.simplified else text
            text = text if self.style.punctuated else text.translate(_UNPUNCTUATED)
        self.chars += text
        self.hidden += [markup] * len(text)
        self.wraps += [self.wrapping] * len(text)

    @contextmanager
    def span(self, what: str, /, **facts: Any) -> Iterator[None]:
        """What is written inside is one thing that the answers name."""
        start = len(self.chars)
        yield
        self.spans.append((what, start, len(self.chars), facts))

    def take(self, start: int) -> str:
        """Take back what was written last, from a place on."""
        taken = "".join(self.chars[start:])
        del self.chars[start:], self.hidden[start:], self.wraps[start:]
        return taken

    def laid_out(self) -> Composed:
        """Break the lines, add the marks of columns and pages, and find the places of all spans."""
        lines, wide = [""], 0
        places: list[tuple[int, int]] = []
        marks: list[Row] = []
        for char, hidden, wraps in zip(self.chars, self.hidden, self.wraps, strict=True):
            soft = (
                bool(self.style.width) and wraps and wide >= self.style.width and not hidden and char != "\n"
            )
            if soft or (char == "\n" and not hidden):
                self._end(lines, marks)
                wide = 0
            elif char == "\n":
                lines.append("")
            places.append((len(lines), len(lines[-1])) if char != "\n" else (len(lines) - 1, len(lines[-2])))
            if char != "\n":
                lines[-1] += char
                wide += not hidden
        text = "\n".join(lines)
        return Composed(text, self._answers(places, marks), self.style)

    def _end(self, lines: list[str], marks: list[Row]) -> None:
        """The end of a line: in Kanripo's texts a mark, and every eight lines a new page."""
        if self.style.markup == "kanripo":
            marks.append({"line": len(lines), "column": len(lines[-1]), "text": "¶"})
            lines[-1] += "¶"
            if len(lines) % 9 == 0:
                lines.append(f"<pb:KR2b0999_WYG_001-{len(lines) // 18 + 1}{'ab'[len(lines) // 9 % 2]}>¶")
                marks.append({"line": len(lines), "column": 0, "text": lines[-1]})
        lines.append("")

    def _answers(self, places: list[tuple[int, int]], marks: list[Row]) -> Row:
        """The spans as rows, in the order of the text."""
        keys = {
            "date": "dates",
            "not_date": "not_dates",
            "note": "notes",
            "quotation": "quotations",
            "year": "years",
        }
        known = self.style.conventions()
        # Years told month by month might as well be annals (本紀): only the editor knows that he wants a biography.
        sure = ("division", "lines", "punctuation")[self.style.division == "biography" :]
        read = {key: getattr(known, key) for key in sure}
        found: Row = {"conventions": {**read, "markup": list(known.markup)}}
        found |= {key: [] for key in ("headings", "entries", *keys.values())}
        found["markup"] = marks
        if any(kind == "note" for kind, *_ in self.spans):
            found["conventions"]["notes"] = list(known.notes)
        for kind, start, end, facts in sorted(self.spans, key=lambda span: (span[1], -span[2])):
            if kind == "markup":
                whole = "".join(self.chars[start:end]).rstrip("\n").replace("\n", "⏎")
                if whole:
                    found["markup"].append(
                        {"line": places[start][0], "column": places[start][1], "text": whole}
                    )
                continue
            inked = [n for n in range(start, end) if not self.hidden[n] and self.chars[n] != "\n"]
            line, column = places[inked[0]]
            text = "".join(self.chars[n] for n in inked)
            if kind == "heading":
                found["headings"].append({"line": line, "text": text, **facts})
            elif kind == "entry":
                found["entries"].append([line, column])
            else:
                found[keys[kind]].append({"line": line, "column": column, "text": text, **facts})
        return found
