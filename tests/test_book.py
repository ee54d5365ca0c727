"""The printed book: nothing lost, nothing read as markup, nothing that changes from run to run."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from edition import fonts
from edition.errors import EditionError, InternalError, OutputError, TeiError
from edition.render import book
from edition.render.book import Book, render_book

HERE = Path(__file__).parent
SPECIMENS = sorted((HERE / "data/book").glob("*.xml"))
CHRONICLES = sorted((HERE.parent / "tei").glob("*.xml"))
VALID = sorted((HERE / "data/valid").glob("*.xml"))
ANNALS = HERE / "data/book/annals.xml"
T = "{http://www.tei-c.org/ns/1.0}"
SKIPPED = {T + name for name in ("sic", "orig", "rdg", "surplus")}
HAN = re.compile("[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


def reading(element: etree._Element, *, notes: bool = True) -> str:
    """The reading text of an element, read without the sheet: its notes included or left out."""
    parts: list[str] = []

    def add(node: etree._Element) -> None:
        if node.tag in SKIPPED or (node.tag == T + "note" and not notes):
            return
        parts.append(node.text or "")
        for child in node:
            add(child)
            parts.append(child.tail or "")

    parts.append(element.text or "")
    for child in element:
        add(child)
        parts.append(child.tail or "")
    return "".join(parts)


def parsed(tei: Path) -> etree._Element:
    """The root of a file, without comments and processing instructions."""
    return etree.parse(tei, etree.XMLParser(remove_comments=True, remove_pis=True)).getroot()


def han(text: str) -> list[str]:
    """The Han characters of a text."""
    return HAN.findall(text)


def printed(pdf: Path) -> str:
    """All text of a PDF, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def literals(program: str) -> str:
    """What a program sets as its text: the string literals of the body, joined."""
    body = program[program.rindex("body: {") : program.rindex("after: (")]
    return "".join(re.sub(r"\\(.)", r"\1", literal) for literal in LITERAL.findall(body))


def font_names(page: PageObject) -> list[str]:
    """The names of the fonts that a page uses."""
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts_used = resources.get("/Font", DictionaryObject())
    return [str(font.get_object()["/BaseFont"]) for font in fonts_used.values()]


def is_subsequence(part: Iterable[str], whole: Iterable[str]) -> bool:
    """Whether all of `part` comes in `whole`, in that order."""
    rest = iter(whole)
    return all(char in rest for char in part)


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """The specimen with one string replaced."""
    text = ANNALS.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "changed.xml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def program_of(tei: Path) -> str:
    """The Typst program of a file, not set."""
    return book._program(tei, fonts.find("hant"), "")


def pages_of_notes(program: str) -> list[tuple[int, list[int]]]:
    """For each footnote of a program the page of its mark, and the page on which it begins."""
    question = """
    #context [#metadata(query(footnote).map(it => (
      it.location().page(), query(note-label(it.location())).map(it => it.location().page()),
    )))<pages>]"""
    with book._compiler(program + question, fonts.find("hant")) as compiler:
        return [(mark, note) for mark, note in json.loads(compiler.query("<pages>", field="value", one=True))]


def dense_text(tmp_path: Path) -> Path:
    """Many short entries, each with notes in its headline and in its detail: hard to break into pages."""
    note = '<note type="variant" resp="#dai" place="inline">（《長編》作某）</note>'
    entries = "".join(
        f'<div type="entry" n="{n}" xml:id="x{n}"><head type="gang">綱{note}其一{note}。</head>'
        f"<p>{'目' * (20 + n * 7 % 90)}{note * (n % 4)}{'文' * (n * 11 % 60)}{note}。</p></div>"
        for n in range(24)
    )
    return changed(
        tmp_path, '<div type="year" n="1583"', f'<div type="section">{entries}</div><div type="year" n="1583"'
    )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Book]:
    """Every specimen and every chronicle of the project, set once."""
    out = tmp_path_factory.mktemp("print")
    return {tei: render_book(tei, out) for tei in (*SPECIMENS, *CHRONICLES)}


@pytest.mark.parametrize("tei", [*SPECIMENS, *CHRONICLES], ids=lambda path: path.stem)
def test_no_character_of_text_or_notes_is_missing_from_the_pdf(tei: Path, books: dict[Path, Book]) -> None:
    text = parsed(tei).find(T + "text")
    assert text is not None
    wanted = Counter(han(reading(text)))
    assert wanted
    assert wanted - Counter(han(printed(books[tei].pdf))) == Counter()


@pytest.mark.parametrize("tei", [*SPECIMENS, *CHRONICLES], ids=lambda path: path.stem)
def test_the_text_and_each_note_keep_their_order(tei: Path, books: dict[Path, Book]) -> None:
    root = parsed(tei)
    whole = literals(books[tei].program.read_text(encoding="utf-8"))
    text = root.find(T + "text")
    assert text is not None
    assert is_subsequence(han(reading(text, notes=False)), whole)
    for note in root.iter(T + "note"):
        if "target" not in note.attrib:
            assert is_subsequence(han(reading(note, notes=False)), whole)


@pytest.mark.parametrize("tei", SPECIMENS, ids=lambda path: path.stem)
def test_typst_finds_nothing_to_warn_of(tei: Path, books: dict[Path, Book]) -> None:
    assert books[tei].warnings == ()


@pytest.mark.parametrize("tei", VALID, ids=lambda path: path.stem)
def test_whatever_is_valid_has_a_rule_in_the_book(tei: Path) -> None:
    assert "#book(" in program_of(tei)


def test_markup_of_typst_comes_out_literally(books: dict[Path, Book]) -> None:
    hostile = next(head for head in parsed(ANNALS).iter(T + "head") if "井號" in reading(head))
    wanted = re.sub(r"\s", "", reading(hostile))
    assert {"#", "$", "*", "_", "`", '"', "'", "\\", "//", "@", "<"} <= set(wanted) | {"//"}
    assert wanted in re.sub(r"\s", "", printed(books[ANNALS].pdf))


def test_line_ends_inside_text_do_not_end_a_literal(tmp_path: Path) -> None:
    program = program_of(changed(tmp_path, "生而有齒", "生\n而有&#13;齒\t"))
    assert '"，生 而有 齒 。"' in program


def test_the_same_input_gives_the_same_bytes(
    tmp_path: Path, books: dict[Path, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    again = render_book(ANNALS, tmp_path / "elsewhere")
    assert again.pdf.read_bytes() == books[ANNALS].pdf.read_bytes()
    assert again.program.read_bytes() == books[ANNALS].program.read_bytes()


def test_the_date_of_the_edition_is_the_date_of_the_file(books: dict[Path, Book]) -> None:
    information = PdfReader(books[ANNALS].pdf).metadata
    assert information is not None
    assert information.creation_date is not None
    assert information.creation_date.date() == date(2026, 1, 31)


def test_the_file_claims_archive_and_accessibility_standards(books: dict[Path, Book]) -> None:
    root = PdfReader(books[ANNALS].pdf).root_object
    metadata = root["/Metadata"]
    assert isinstance(metadata, StreamObject)
    claims = metadata.get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in claims
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert str(root["/Lang"]).startswith("zh")


def test_only_the_fonts_of_the_set_are_embedded(books: dict[Path, Book]) -> None:
    names = [name for page in PdfReader(books[ANNALS].pdf).pages for name in font_names(page)]
    assert names
    assert all("NotoSerifCJK" in name or "HanaMin" in name for name in names)


def test_the_licences_of_the_fonts_lie_beside_the_book(books: dict[Path, Book]) -> None:
    assert books[ANNALS].licences
    assert all(path.parent == books[ANNALS].pdf.parent for path in books[ANNALS].licences)


def test_what_is_not_read_is_no_text_of_the_book(books: dict[Path, Book]) -> None:
    text = literals(books[ANNALS].program.read_text(encoding="utf-8"))
    assert "使某咩㗭" in text
    assert text.count("獻五州") == 1


def test_each_hand_has_its_own_notes(books: dict[Path, Book]) -> None:
    program = books[ANNALS].program.read_text(encoding="utf-8")
    assert re.findall(r'author-note\("(\d+)"', program) == ["1", "2", "3"]
    assert re.findall(r'editor-note\("(\w)", "(.)"', program) == [
        ("a", "據"), ("b", "校"), ("c", "校"), ("d", "校"), ("e", "校"), ("f", "疑"), ("g", "校"),
    ]  # fmt: skip
    assert 'editor-inline({\n"[校 "\n"制　底本作「製」"' in program


def test_what_was_done_and_why_are_one_note(books: dict[Path, Book]) -> None:
    text = literals(books[ANNALS].program.read_text(encoding="utf-8"))
    assert "沖　底本作「衝」。宋史作沖" in text
    assert "鄜　底本作「〔U+E24E〕」。私用字" in text
    assert "底本有「衍衍」，今刪" in text
    assert "。　底本無。句末當有句號" in text
    assert "羅 → 囉: 疑作囉樹；又一說" in text


@pytest.mark.parametrize("tei", [*SPECIMENS, *CHRONICLES], ids=lambda path: path.stem)
def test_every_note_outside_the_text_is_printed(tei: Path, books: dict[Path, Book]) -> None:
    program = re.sub(r"\\(.)", r"\1", books[tei].program.read_text(encoding="utf-8"))
    notes = [
        note
        for note in parsed(tei).iter(T + "note")
        if "target" in note.attrib and note.get("type") != "collation"
    ]
    assert [note.text for note in notes if (note.text or "") not in program] == []


def test_a_note_outside_the_text_without_a_place_is_printed_behind_it(books: dict[Path, Book]) -> None:
    assert "六月甲子：是月無甲子" in printed(books[ANNALS].pdf)


def test_a_note_that_begins_with_the_words_of_its_date_does_not_repeat_them(tmp_path: Path) -> None:
    assert '"六月甲子："' in program_of(ANNALS)
    program = program_of(changed(tmp_path, ">是月無甲子</note>", ">六月甲子 is no day</note>"))
    assert '"六月甲子："' not in program


def test_dates_stand_in_the_margin_in_both_calendars(books: dict[Path, Book]) -> None:
    marks = re.findall(r'at-date\("(.*)", "(.*)"\)', books[ANNALS].program.read_text(encoding="utf-8"))
    assert marks == [
        ("五月十八日", "06-12"),
        ("（五月）", ""),
        ("無此日", ""),
        ("閏七月", "08-22–09-19"),
        ("八月", "981-09-01–09-30"),
        ("正月一日?", "01-24"),
    ]


def test_days_before_the_reform_are_julian(tmp_path: Path) -> None:
    days = [
        date(1, 1, 3),
        date(4, 2, 28),
        date(100, 3, 1),
        date(982, 6, 17),
        date(1500, 3, 10),
        date(1582, 10, 14),
    ]
    days += [date.fromordinal(number) for number in range(1000, 577000, 9973)]
    dates = "".join(f'<date when-custom="{day.year:04d}-01" when="{day.isoformat()}"/>' for day in days)
    program = program_of(changed(tmp_path, "生而有齒", dates))
    shown = re.findall(r'at-date\("正月", "(.*)"\)', program)[: len(days)]
    assert shown == [julian(day) for day in days]


def julian(day: date) -> str:
    """The Julian date of a Gregorian one, by counting whole years; 1 January 1 (Julian) is day -1 here."""
    rest, year = day.toordinal() + 1, 1
    while rest >= (length := 366 if year % 4 == 0 else 365):
        rest, year = rest - length, year + 1
    for month, length in enumerate(
        (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1
    ):
        if rest < length:
            return f"{year}-{month:02d}-{rest + 1:02d}"
        rest -= length
    raise AssertionError(day)


@pytest.mark.parametrize("tei", [*SPECIMENS, *CHRONICLES], ids=lambda path: path.stem)
def test_every_note_begins_on_the_page_of_its_mark(tei: Path, books: dict[Path, Book]) -> None:
    pages = pages_of_notes(books[tei].program.read_text(encoding="utf-8"))
    assert pages
    assert [pair for pair in pages if pair[1] != [pair[0]]] == []


def test_pages_are_broken_so_that_mark_and_note_stay_together(tmp_path: Path) -> None:
    program = book._settle(dense_text(tmp_path), fonts.find("hant"), "")
    assert program.startswith('#let page-breaks = ("x')
    astray = [pair for pair in pages_of_notes(program) if pair[1] != [pair[0]]]
    assert astray == []


def test_a_warning_stands_on_every_page(tmp_path: Path) -> None:
    pages = PdfReader(render_book(ANNALS, tmp_path, warning="未經核准#1").pdf).pages
    assert len(pages) > 4
    assert all("未經核准#1" in page.extract_text() for page in pages)


def test_a_character_without_a_glyph_stops_at_its_place(tmp_path: Path) -> None:
    tei = changed(tmp_path, "<sic>衝</sic>", "<sic>\U00030000</sic>")
    tei = Path(tei.rename(tmp_path / "first.xml"))
    text = tei.read_text(encoding="utf-8").replace("</corr></choice>曰", "</corr></choice>曰\U00030000")
    tei.write_text(text, encoding="utf-8")
    with pytest.raises(TeiError, match=r"U\+30000") as caught:
        render_book(tei, tmp_path / "out")
    place = caught.value.place
    assert place is not None
    line = text.splitlines()[(place.line or 0) - 1]
    assert line[(place.column or 0) - 2 : (place.column or 0) + 1] == ">曰\U00030000"
    assert place.snippet == line
    assert not (tmp_path / "out").exists()


def test_a_character_written_as_a_reference_is_found_too(tmp_path: Path) -> None:
    tei = changed(tmp_path, "生而有齒", "生&#x30000;")
    with pytest.raises(TeiError) as caught:
        render_book(tei, tmp_path / "out")
    place = caught.value.place
    assert place is not None
    assert place.snippet[place.column or 0 :].startswith("&#x30000;")


def test_a_missing_glyph_names_the_fonts_to_install_where_they_are_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = fonts.find("hant")
    partial = fonts.FontSet("hant", complete.fonts[:1], complete.licences)
    monkeypatch.setattr(fonts, "find", lambda *_, **__: partial)
    with pytest.raises(TeiError, match="apt-get install -y fonts-noto-cjk fonts-hanazono"):
        render_book(changed(tmp_path, "生而有齒", "生\U00030000"), tmp_path / "out")


def test_a_character_of_an_attribute_has_the_file_for_its_place(tmp_path: Path) -> None:
    tei = changed(tmp_path, 'n="0.1.0"', 'n="\U00030000"')
    with pytest.raises(TeiError) as caught:
        render_book(tei, tmp_path / "out")
    assert caught.value.place is not None
    assert caught.value.place.line is None


def test_an_element_without_a_rule_stops_with_its_path(tmp_path: Path) -> None:
    tei = changed(tmp_path, "生而有齒", "生<figure/>")
    with pytest.raises(EditionError, match=re.escape("/TEI[1]/text[1]/body[1]/div[1]/p[1]/figure[1]")):
        render_book(tei, tmp_path / "out")


def test_a_private_character_without_a_form_stops_with_its_path(tmp_path: Path) -> None:
    tei = changed(tmp_path, '<g xml:id="em2" ref="#pua-e24e"/>', '<g ref="#pua-e406"/>')
    with pytest.raises(EditionError, match=r"without a form to print.*/g\[1\]"):
        render_book(tei, tmp_path / "out")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('<date when="2026-01-31"/>', "", "no date of publication"),
        ('<date when="2026-01-31"/>', '<date when="2026"/>', "2026 is no day of publication"),
        ("</TEI>", "", "not well-formed"),
    ],
)
def test_a_file_that_cannot_be_a_book_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(TeiError, match=message):
        render_book(changed(tmp_path, old, new), tmp_path / "out")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match="cannot read"):
        render_book(tmp_path / "none.xml", tmp_path)


def test_a_root_that_is_not_tei_is_refused(tmp_path: Path) -> None:
    tei = changed(tmp_path, 'xmlns="http://www.tei-c.org/ns/1.0"', "")
    with pytest.raises(EditionError):
        render_book(tei, tmp_path / "out")


def test_a_program_that_typst_refuses_is_our_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "_program", lambda *_: "#no-such-function()")
    with pytest.raises(InternalError, match="unknown variable"):
        render_book(ANNALS, tmp_path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annals.pdf").mkdir()
    with pytest.raises(OutputError, match=r"annals\.pdf"):
        render_book(ANNALS, tmp_path)
