"""The printed book: TEI to Typst to PDF.

`xslt/print.xsl` writes a Typst program, kept beside the PDF; Typst sets it with the fonts of `edition.fonts`
and no others, as PDF/A-2a and PDF/UA-1, which refuse a character without a glyph. There is no clock in the
file: its date is that of the edition, so that the same TEI gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast
from xml.parsers import expat

import typst
from lxml import etree

from edition import files, fonts, resources
from edition.errors import InternalError, Place, TeiError
from edition.saxon import Sheet
from edition.tei import parse

SHEET: Final = "xslt/print.xsl"
STANDARDS: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]
MAX_BREAKS: Final = 40
_NS: Final = {"t": "http://www.tei-c.org/ns/1.0"}
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Elements whose content the book does not print.
_UNPRINTED: Final = frozenset({"sic", "orig", "surplus", "rdg"})
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Book:
    """One book as written: the PDF, the Typst program it was set from, the licences of its fonts.

    `warnings` are Typst's, such as a layout that does not settle; none are expected.
    """

    pdf: Path
    program: Path
    licences: tuple[Path, ...]
    warnings: tuple[str, ...]


def render_book(tei: Path, out: Path, *, warning: str = "", font_cache: Path = Path("build/fonts")) -> Book:
    """Set the TEI file `tei` as a book: `out/NAME.pdf` with `out/NAME.typ` and the font licences beside it.

    `warning` is printed at the foot of every page. Raises TeiError for a file that is not well-formed, has no
    date, holds an element without a rule or a character that no font has; MissingTool without a font;
    OutputError if `out` cannot be written.
    """
    root = _root(tei)
    issued = _issued(tei, root)
    faces = fonts.find("hans" if root.get(_LANGUAGE, "").endswith("Hans") else "hant", cache=font_cache)
    program = _settle(tei, faces, warning)
    pdf, warnings = _typeset(program, faces, issued)
    book = Book(out / f"{tei.stem}.pdf", out / f"{tei.stem}.typ", fonts.copy_licences(faces, out), warnings)
    files.write(book.program, program.encode("utf-8"))
    files.write(book.pdf, pdf)
    return book


def _root(path: Path) -> etree._Element:
    """The root of the file."""
    try:
        return parse(path.read_bytes(), path)
    except OSError as error:
        raise TeiError(
            f"cannot read it: {error.strerror}", place=Place(path), remedy="check the path"
        ) from error


def _issued(path: Path, root: etree._Element) -> date:
    """The date of publication in the header, which is the date of the book."""
    found = root.find("t:teiHeader/t:fileDesc/t:publicationStmt//t:date[@when]", _NS)
    remedy = 'give publicationStmt a <date when="2026-01-31"/>'
    if found is None:
        raise TeiError("the header gives no date of publication", place=Place(path), remedy=remedy)
    when = found.get("when", "")
    try:
        return date.fromisoformat(when)
    except ValueError as error:
        place = Place(path, cast("int | None", found.sourceline))
        raise TeiError(f"{when} is no day of publication", place=place, remedy=remedy) from error


def _program(path: Path, faces: fonts.FontSet, warning: str, breaks: Sequence[str] = ()) -> str:
    """The Typst program of the book; the blocks in `breaks` begin a page."""
    parameters = {
        "families": "|".join(faces.families),
        "fonts": faces.describe(),
        "warning": warning,
        "breaks": "|".join(breaks),
    }
    return Sheet(resources.path(SHEET)).transform(path, parameters=parameters).principal


def _check_glyphs(path: Path, program: str, faces: fonts.FontSet) -> None:
    """Stop at the first place of a character that no font of the book has."""
    missing = fonts.uncovered(program, faces)
    if not missing:
        return
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
    install = "" if faces.is_complete else f"install the fonts with {fonts.REMEDY}, or "
    raise TeiError(
        f"no font of the book has a glyph for {named}",
        place=_place_of(path, frozenset(missing)),
        remedy=f"{install}give the character a form that a font has, in corr, reg or charDecl; "
        f"the fonts tried are {', '.join(faces.families)}",
    )


def _place_of(path: Path, chars: frozenset[str]) -> Place:
    """Where one of `chars` first stands in what the book prints of the file, else anywhere in its text."""
    spots = sorted(_occurrences(path, chars))
    if not spots:
        return Place(path)
    _, line, column = spots[0]
    lines = _LINE_END.split(path.read_text(encoding="utf-8-sig"))
    return Place(path, line, column, lines[line - 1])


def _occurrences(path: Path, chars: frozenset[str]) -> list[tuple[bool, int, int]]:
    """Where `chars` stand in the character data: whether inside unprinted elements, line and column.

    lxml knows the line of an element only; expat knows the place of every stretch of text.
    """
    spots: list[tuple[bool, int, int]] = []
    hidden: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = False

    def start(name: str, _attributes: dict[str, str]) -> None:
        if name in _UNPRINTED:
            hidden.append(name)

    def end(name: str) -> None:
        if name in _UNPRINTED:
            hidden.pop()

    def text(data: str) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber
        spots.extend((bool(hidden), line, column + at) for at, char in enumerate(data) if char in chars)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    with path.open("rb") as stream:
        parser.ParseFile(stream)
    return spots


def _settle(path: Path, faces: fonts.FontSet, warning: str) -> str:
    """The program that sets every note on the page of its mark.

    A draft tells which block has to begin a page for that (`astray` in print.typ), and the next draft begins a
    page there, until no note is astray. A draft brings one break, so that their number is bounded.
    """
    program = _program(path, faces, warning)
    _check_glyphs(path, program, faces)
    breaks: list[str] = []
    while len(breaks) < MAX_BREAKS and (block := _astray(program, faces, breaks)) is not None:
        breaks.append(block)
    return _program(path, faces, warning, breaks) if breaks else program


def _astray(program: str, faces: fonts.FontSet, breaks: Sequence[str]) -> str | None:
    """The block that has to begin a page besides those in `breaks`, if there is one."""
    with _compiler(program, faces, {"breaks": "|".join(breaks)}) as compiler:
        found = json.loads(compiler.query("<astray>", field="value", one=True))
    return None if found is None else str(found)


def _typeset(program: str, faces: fonts.FontSet, issued: date) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and what Typst warns of."""
    moment = datetime(issued.year, issued.month, issued.day, tzinfo=UTC)
    with _compiler(program, faces) as compiler:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=moment
        )
    return cast("bytes", pdf), tuple(warning.message for warning in warnings)


@contextmanager
def _compiler(
    program: str, faces: fonts.FontSet, inputs: Mapping[str, str] = MappingProxyType({})
) -> Iterator[typst.Compiler]:
    """Typst over a program, with the fonts of the set and no others; what it refuses is our fault."""
    with fonts.folder(faces) as folder:
        given = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
        try:
            yield typst.Compiler(
                program.encode("utf-8"), font_paths=given, ignore_system_fonts=True, sys_inputs=dict(inputs)
            )
        except RuntimeError as error:  # TypstError is one; a query raises the plain kind
            raise InternalError(f"Typst cannot set the book: {error}") from error
