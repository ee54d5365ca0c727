"""The website: nothing of the text is missing, nothing is read as markup, everything that is linked is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from lxml import etree, html

from edition import files
from edition.errors import OutputError, TeiError
from edition.metadata import EditionInfo, Licence, Person
from edition.render.site import PAGES, render_site

ROOT: Final = Path(__file__).resolve().parent.parent
TEXTS: Final = [
    ROOT / "tei" / f"{name}.xml" for name in ("xixiaji-01", "xixiaji-03", "songshi-485", "songshi-486")
]
SAMPLE: Final = ROOT / "tests/data/site/sample.xml"
VALID: Final = sorted((ROOT / "tests/data/valid").glob("*.xml"))
T: Final = "{http://www.tei-c.org/ns/1.0}"
ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
NOT_READ: Final = frozenset({"sic", "orig", "surplus", "rdg"})

INFO: Final = EditionInfo(
    id="test",
    title_zh="史料二種",
    title_pinyin="Shiliao er zhong",
    title_en="Two Sources",
    version="1.2",
    date="2026-11-21",
    editors=(Person("甲 <script>"), Person("乙")),
    publisher="丙",
    place="online",
    licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    contact="errata@example.org",
    identifiers=(("DOI", "10.5281/example"),),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the four chronicles and the sample."""
    out = tmp_path_factory.mktemp("site") / "site"
    sources = {path.stem: ROOT / "tei/source" / f"{path.stem}.txt" for path in TEXTS}
    render_site([*TEXTS, SAMPLE], out, info=INFO, sources=sources)
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """The parsed pages, by name."""
    return {path.stem: _parsed(path) for path in sorted(site.glob("*.html"))}


def _parsed(path: Path) -> html.HtmlElement:
    return html.document_fromstring(
        path.read_text(encoding="utf-8"), parser=html.HTMLParser(encoding="utf-8")
    )


def _tei(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()


def _words(element: etree._Element) -> Iterator[str]:
    """The reading text of a TEI element: what was emended as emended, what was taken away not at all."""
    if etree.QName(element).localname not in NOT_READ:
        yield element.text or ""
        for child in element.iterchildren("*"):
            yield from _words(child)
    yield element.tail or ""


def _all(element: etree._Element) -> str:
    """Every character of an element."""
    return "".join(map(str, element.itertext()))


def _reading(element: etree._Element) -> str:
    text = "".join(_words(element))
    return text[: len(text) - len(element.tail or "")]


def _shown(element: html.HtmlElement) -> str:
    """The text of a page's element without what the page adds."""
    parts = [element.text or ""]
    for child in element:
        if child.get("data-ui") is None:
            parts.append(_shown(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _blocks(root: etree._Element) -> list[etree._Element]:
    text = root.find(f"{T}text")
    assert text is not None
    return list(text.iter(f"{T}head", f"{T}p"))


def _main(page: html.HtmlElement) -> html.HtmlElement:
    (text,) = page.xpath("//main/div[@class='text']")
    assert isinstance(text, html.HtmlElement)
    return text


def _assert_whole(root: etree._Element, page: html.HtmlElement) -> None:
    shown = _main(page).xpath(".//*[@data-tei='head' or @data-tei='p'][not(ancestor::*[@data-ui])]")
    assert [_shown(element) for element in shown] == [_reading(block) for block in _blocks(root)]
    assert [element.get("data-tei") for element in shown] == [
        etree.QName(block).localname for block in _blocks(root)
    ]


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_every_character_of_the_reading_text_is_on_the_page(
    path: Path, pages: dict[str, html.HtmlElement]
) -> None:
    """Headings and paragraphs read as the TEI reads, character for character."""
    assert _blocks(_tei(path))
    _assert_whole(_tei(path), pages[path.stem])


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_every_note_of_the_author_is_in_its_place(path: Path, pages: dict[str, html.HtmlElement]) -> None:
    """Notes are found by their identifiers, with all their words."""
    by_id = {element.get("id"): element for element in pages[path.stem].iter() if element.get("id")}
    notes = list(_tei(path).iterfind(f"{T}text//{T}note"))
    for note in notes:
        assert _shown(by_id[note.get(ID)]) == _reading(note)
        assert {"note", note.get("type")} <= set(by_id[note.get(ID)].get("class", "").split())


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_every_note_outside_the_text_is_on_the_page(path: Path, pages: dict[str, html.HtmlElement]) -> None:
    """What the editors and the program say stands beside the text, in their hand; collations have their own form."""
    outside = _tei(path).iterfind(f"{T}standOff//{T}note")
    notes = [(_reading(note), note.get("resp")) for note in outside if note.get("type") != "collation"]
    reasons = pages[path.stem].xpath("//*[@data-tei='note'][contains(concat(' ', @class, ' '), ' reason ')]")
    shown = [(element.text_content(), f"#{element.get('class').split()[1]}") for element in reasons]
    assert notes
    assert set(shown) == set(notes)
    assert len(shown) >= len(notes)


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_every_removed_and_replaced_word_is_in_a_note(path: Path, pages: dict[str, html.HtmlElement]) -> None:
    """What the base text has is told for each emendation; markup is no word of it."""
    page = pages[path.stem]
    changed = [
        element
        for element in _tei(path).iterfind(f"{T}text//*")
        if element.tag in {f"{T}sic", f"{T}surplus"} and element.get("reason") != "markup"
    ]
    told = page.xpath("//li//span[@lang='en']//b[@data-tei='sic' or @data-tei='surplus']")
    assert [element.text_content() for element in told] == [
        _all(element) if _all(element).strip() else "a blank" for element in changed
    ]


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_readings_stand_beside_their_lemma(path: Path, pages: dict[str, html.HtmlElement]) -> None:
    """Each rdg is in a note, with its words and its work."""
    shown = pages[path.stem].xpath("//li//*[@data-tei='rdg']")
    readings = list(_tei(path).iterfind(f"{T}text//{T}rdg"))
    assert sorted(element.xpath("string(b)") for element in shown) == sorted(
        _all(reading) for reading in readings
    )
    assert all(element.xpath("cite/a") for element in shown)


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_every_identifier_is_an_anchor_of_the_page(path: Path, pages: dict[str, html.HtmlElement]) -> None:
    """What can be cited in the TEI can be cited on the page, once."""
    ids = pages[path.stem].xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {element.get(ID) for element in _tei(path).iterfind(f"{T}text//*[@{ID}]")}
    assert wanted <= set(ids)


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_entries_and_paragraphs_have_permanent_links(path: Path, pages: dict[str, html.HtmlElement]) -> None:
    """Every entry and every paragraph shows a link to itself."""
    root, page = _tei(path), pages[path.stem]
    entries = {f"#{div.get(ID)}" for div in root.iterfind(f"{T}text//{T}div[@type='entry']")}
    paragraphs = {f"#{p.get(ID)}" for p in root.iterfind(f"{T}text//{T}p")}
    assert entries == set(page.xpath("//a[@class='number']/@href"))
    assert paragraphs == set(page.xpath("//a[@class='permalink']/@href"))


def test_marks_and_notes_lead_to_each_other(pages: dict[str, html.HtmlElement]) -> None:
    """From the mark to the note, from the note to the mark."""
    marks = [
        (name, mark.get("id"), mark.get("href"))
        for name, page in pages.items()
        for mark in page.xpath("//a[contains(@class, 'mark ')]")
    ]
    assert len(marks) > 200
    for name, place, target in marks:
        (note,) = pages[name].xpath("//li[@id=$id]", id=target[1:])
        assert note.xpath("a[@class='back']/@href") == [f"#{place}"]


def test_notes_are_numbered_in_the_order_of_the_page(pages: dict[str, html.HtmlElement]) -> None:
    """Marks count from one without a gap, and so do the notes."""
    for path in [*TEXTS, SAMPLE]:
        for what in ("//a[contains(@class, 'mark ')]/@href", "//li[@data-about]/@id"):
            numbers = [
                int(found[0])
                for where in pages[path.stem].xpath(what)
                if (found := re.findall(r"-note-(\d+)$", where))
            ]
            assert numbers == list(range(1, len(numbers) + 1))


def test_every_link_leads_somewhere(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    """Pages, places on pages and files exist; what leads outside is the licence or a reference of the text."""
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    outside = set()
    for name, page in pages.items():
        for target in page.xpath("//a/@href"):
            address, _, place = target.partition("#")
            if ":" in address:
                outside.add(target)
            elif place:
                assert place in ids[address.removesuffix(".html") or name], target
            else:
                assert (site / address).is_file(), target
    assert outside == {
        "https://creativecommons.org/licenses/by/4.0/",
        "https://example.org/",
        "https://example.org/a",
        "mailto:errata@example.org",
    }


def test_pages_load_nothing_but_the_style_sheet(pages: dict[str, html.HtmlElement]) -> None:
    """No script, no image, no font, no frame, no style in attributes."""
    for page in pages.values():
        assert not page.xpath("//script | //img | //iframe | //object | //style | //@style | //@src")
        assert page.xpath("//link/@href") == ["site.css", "data:,"]
        assert not page.xpath("//@*[starts-with(name(), 'on')]")


def test_markup_in_the_text_is_text(pages: dict[str, html.HtmlElement]) -> None:
    """Words that look like a script are shown as words."""
    assert "<script>alert(1)</script>" in _shown(_main(pages["sample"]))
    assert "甲 <script>" in pages["index"].text_content()
    assert not [href for page in pages.values() for href in page.xpath("//@href") if "javascript" in href]


def test_pages_have_landmarks_and_headings_in_order(pages: dict[str, html.HtmlElement]) -> None:
    """One h1, no level left out, a skip link, one main."""
    for page in pages.values():
        levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert page.xpath("//a[@class='skip']/@href") == ["#text"]
        assert len(page.xpath("//main[@id='text']")) == 1
        assert page.get("lang") == "zh-Hant"


def test_dates_before_1582_are_julian(pages: dict[str, html.HtmlElement]) -> None:
    """17 June 982 of the proleptic Gregorian calendar is 12 June of the Julian one (五月己酉)."""
    titles = pages["sample"].xpath("//*[@data-tei='date']/a/@title")
    assert any("982-06-12 儒略曆" in title for title in titles)
    assert any("1600-02-15 格里曆" in title for title in titles)
    assert "06-12" in pages["xixiaji-01"].xpath(
        "string(//article[@id='xixiaji-01.e0002']/div[@class='margin'])"
    )


def test_inherited_dates_stand_in_brackets(pages: dict[str, html.HtmlElement]) -> None:
    """A date that the entry does not have is shown as inferred."""
    inherited = pages["sample"].xpath("//a[@class='lunar inherited']")
    assert [element.text_content() for element in inherited] == ["[五月]"]


def test_hands_are_told_apart(pages: dict[str, html.HtmlElement]) -> None:
    """A restored heading is the editors', a guessed lemma the program's, a remark the author's."""
    page = pages["xixiaji-01"]
    assert page.xpath("//h2[@data-tei='head']/*[@data-tei='supplied'][contains(@class, 'editor')]")
    assert page.xpath("//*[@data-tei='lem'][contains(@class, 'encoder')]")
    assert page.xpath("//*[@data-tei='note'][contains(@class, 'remark author')]")
    assert not page.xpath("//*[@data-tei='note'][contains(@class, 'editor')][not(ancestor::li)]")


def test_linked_passages_point_at_each_other(pages: dict[str, html.HtmlElement]) -> None:
    """Both ends of a link lead to the other, to the very words."""
    page = pages["sample"]
    for here, there in (("sample.x0001", "sample.x0002"), ("sample.x0002", "sample.x0001")):
        (row,) = page.xpath("//*[@id=$id]/ancestor::*[contains(@class, 'row')]", id=here)
        assert row.xpath(".//li/a[@href=$link]", link=f"sample.html#{there}")
        assert page.xpath("//*[@id=$id]", id=there)


def test_a_collation_marks_what_differs(pages: dict[str, html.HtmlElement]) -> None:
    """Other words stand in brackets and in the summary, long ones cut; other forms and marks only in a tooltip."""
    (link,) = pages["sample"].xpath("//li[@id='sample.x0001.link']")
    (summary,) = link.xpath("./details/summary")
    assert [words.text_content() for words in summary.xpath(".//*[@class='variant']")] == [
        "四州]五州之地…於朝也",
        "–]乃",
    ]
    (collation,) = link.xpath("./details/p[not(@class)]")
    assert collation.text_content() == "獻國四州〔五州之地以來歸於朝也〕。（…）〔乃〕是歲"
    assert collation.xpath("./*[@class='folded']/@title") == ["国"]


def test_a_passage_of_the_same_event_shows_the_other_words(pages: dict[str, html.HtmlElement]) -> None:
    """There is nothing to collate."""
    (link,) = pages["sample"].xpath("//li[@id='sample.x0002.link']")
    assert link.xpath("string(*[@class='own'])") == "是歲"
    assert link.xpath("string(./p)") == "「復侵宋麟州」"
    assert not link.xpath(".//details")
    for words in ("Same event in", "the program, likely"):
        assert words in link.text_content()


def test_a_citation_is_shown_with_the_passage_that_it_rests_on(pages: dict[str, html.HtmlElement]) -> None:
    """The link leads to the very citation."""
    links = pages["xixiaji-01"].xpath("//li[@data-about='link'][a[@class='far'][contains(., '宋史')]]")
    targets = [target[1:] for link in links for target in link.xpath("a[@class='author-note']/@href")]
    assert targets
    for target in targets:
        assert "傳" in pages["xixiaji-01"].xpath("string(//cite[@id=$id])", id=target)


def test_a_private_use_character_is_shown_by_its_standard_form(pages: dict[str, html.HtmlElement]) -> None:
    """Its code point is told in a note; no private-use character is left in the words."""
    page = pages["sample"]
    assert page.xpath("string(//*[@id='sample.g1'])") == "鄜"
    assert page.xpath("string(//*[@id='sample.g2'])").strip() == "口"
    assert "U+E24E" in page.xpath("string(//li[@data-about='g'])")
    for name, text in ((path.stem, _shown(_main(pages[path.stem]))) for path in TEXTS):
        assert not re.search("[\ue000-\uf8ff]", text), name


def test_a_passage_of_a_text_elsewhere_is_not_linked(pages: dict[str, html.HtmlElement]) -> None:
    """What is not part of the site is named only."""
    (link,) = pages["sample"].xpath("//li[@id='sample.x0003.link']")
    assert (link.xpath("string(code)"), link.xpath("a")) == ("elsewhere.x0001", [])
    assert "No difference in the words." in link.text_content()


def test_works_lead_to_every_place_that_cites_them(pages: dict[str, html.HtmlElement]) -> None:
    """The counts of the list are those of the TEI; works that nobody cites and titles not listed are there."""
    page = pages["works"]
    cited = sum(len(_tei(path).findall(f"{T}text//{T}bibl")) for path in [*TEXTS, SAMPLE])
    counts = [int(number) for number in re.findall(r"cited (\d+)×", page.text_content())]
    assert sum(counts) == cited
    assert "not cited" in page.xpath("string(//*[@id='work-uncited'])")
    assert "佚書" in page.xpath("string(//section[@id='unlisted'])")


def test_index_says_what_the_edition_is(pages: dict[str, html.HtmlElement]) -> None:
    """Titles, version, identifier, years, doubts."""
    text = " ".join(pages["index"].text_content().split())
    for words in (
        "史料二種",
        "Shiliao er zhong",
        "Two Sources",
        "Version 1.2, 2026-11-21",
        "DOI 10.5281/example",
    ):
        assert words in text
    assert "982–993 CE" in text and "entries: 61" in text
    row = pages["index"].xpath("//tr[th[contains(., 'Emendations proposed')]]/td/text()")
    assert row[0] == str(len(_tei(TEXTS[0]).findall(f"{T}standOff/{T}note[@subtype='proposed']")))


def test_about_repeats_the_declarations(pages: dict[str, html.HtmlElement]) -> None:
    """Every paragraph of the editorial declarations is there, with the digest of the transcription."""
    shown = "".join(pages["about"].text_content().split())
    for path in TEXTS:
        root = _tei(path)
        for paragraph in root.iterfind(f"{T}teiHeader/{T}encodingDesc//{T}p"):
            assert "".join(_all(paragraph).split()) in shown
        assert (root.findtext(f"{T}teiHeader//{T}sourceDesc//{T}idno") or "?") in shown
    assert "base edition (底本): unknown" in pages["about"].text_content()


def test_downloads_are_what_they_were(site: Path, tmp_path: Path) -> None:
    """TEI, transcription and book are copied byte for byte, and their digests recorded."""
    for path in TEXTS:
        assert (site / "tei" / path.name).read_bytes() == path.read_bytes()
        source = ROOT / "tei/source" / f"{path.stem}.txt"
        assert (site / "source" / source.name).read_bytes() == source.read_bytes()
    sums = files.read_sums(site)
    assert {
        path.relative_to(site).as_posix() for path in site.rglob("*.*") if path.suffix in {".xml", ".txt"}
    } == set(sums)
    assert all(files.digest((site / name).read_bytes()) == value for name, value in sums.items())
    (tmp_path / "sample.pdf").write_bytes(b"%PDF")
    render_site([SAMPLE], tmp_path / "site", books=tmp_path)
    assert (tmp_path / "site/book/sample.pdf").read_bytes() == b"%PDF"
    assert _parsed(tmp_path / "site/sample.html").xpath("//a[@href='book/sample.pdf']")


@pytest.mark.parametrize("path", [*TEXTS, SAMPLE], ids=lambda path: path.stem)
def test_plain_text_is_the_reading_text(path: Path, site: Path) -> None:
    """One heading or paragraph a line."""
    lines = (site / "text" / f"{path.stem}.txt").read_text(encoding="utf-8").split("\n")
    assert lines == [*map(_reading, _blocks(_tei(path))), ""]


def test_without_a_manifest_the_headers_speak(tmp_path: Path) -> None:
    """Title, version, editors and licence are taken from the texts; a licence that is no address is no link."""
    render_site([SAMPLE], tmp_path / "site")
    page = _parsed(tmp_path / "site/index.html")
    assert page.findtext(".//h1").strip() == "小紀"
    assert "Version 2.0, 2026-01-02" in page.text_content()
    assert "甲 <乙>" in page.text_content()
    assert not page.xpath("//a[@rel='license']")


def test_facts_that_nobody_knows_are_left_out(tmp_path: Path) -> None:
    """Without contact, identifier and works nothing stands in their place."""
    bare = tmp_path / "bare.xml"
    bare.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="bare" xml:lang="lzh-Hant"><teiHeader><fileDesc><titleStmt>'
        "<title>紀</title></titleStmt><editionStmt><edition n='1'/></editionStmt></fileDesc></teiHeader>"
        "<text><body><p>甲</p></body></text></TEI>",
        encoding="utf-8",
    )
    render_site([bare], tmp_path / "site")
    index = _parsed(tmp_path / "site/index.html").text_content()
    assert "Version 1" in index and "no years" in index and "Send corrections" not in index
    assert "cite no works" in _parsed(tmp_path / "site/works.html").text_content()


def test_a_warning_stands_on_every_page(tmp_path: Path) -> None:
    """It is text, whatever it holds."""
    render_site([SAMPLE], tmp_path / "site", warning="2 errors <b>")
    found = sorted((tmp_path / "site").glob("*.html"))
    assert [path.stem for path in found] == sorted([*PAGES, "sample"])
    assert all(_parsed(path).xpath("string(//p[@class='warning'])") == "2 errors <b>" for path in found)


def test_valid_texts_have_whole_pages(tmp_path: Path) -> None:
    """Whatever the schema allows has a rule."""
    assert VALID
    render_site(VALID, tmp_path / "site")
    for path in VALID:
        _assert_whole(_tei(path), _parsed(tmp_path / "site" / f"{path.stem}.html"))


@pytest.mark.parametrize(("old", "where"), [("<seg>是</seg>", "note"), ("<p>More.</p>", "editorialDecl")])
def test_an_element_without_a_rule_stops_the_site(old: str, where: str, tmp_path: Path) -> None:
    """The message names the element and its path, in the text and in the header."""
    path = tmp_path / "strange.xml"
    strange = old.replace("</", "<figure/></", 1)
    path.write_text(SAMPLE.read_text(encoding="utf-8").replace(old, strange), encoding="utf-8")
    with pytest.raises(TeiError, match=rf"no rule for the element figure .*strange.*{where}"):
        render_site([path], tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", PAGES)
def test_a_text_may_not_take_the_name_of_a_page(name: str, tmp_path: Path) -> None:
    """index.html is the site's own."""
    with pytest.raises(TeiError, match=f"already has a page {name}.html"):
        render_site([tmp_path / f"{name}.xml"], tmp_path / "site")


def test_two_texts_may_not_have_one_name(tmp_path: Path) -> None:
    """One page would hide the other."""
    with pytest.raises(TeiError, match="already has a page"):
        render_site([SAMPLE, tmp_path / "sample.xml"], tmp_path / "site")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The error says which."""
    with pytest.raises(TeiError, match=r"nowhere\.xml.*cannot read"):
        render_site([tmp_path / "nowhere.xml"], tmp_path / "site")


def test_a_file_that_is_not_tei_is_refused(tmp_path: Path) -> None:
    """Other XML has no page."""
    path = tmp_path / "other.xml"
    path.write_text("<other/>", encoding="utf-8")
    with pytest.raises(TeiError, match="root element is not TEI"):
        render_site([path], tmp_path / "site")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        render_site([SAMPLE], tmp_path / "file/site")


def test_same_input_same_bytes(site: Path, tmp_path: Path) -> None:
    """No clock, no machine path, no order of chance."""
    sources = {path.stem: ROOT / "tei/source" / f"{path.stem}.txt" for path in TEXTS}
    render_site([*TEXTS, SAMPLE], tmp_path / "again", info=INFO, sources=sources)
    first, again = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (site, tmp_path / "again")
    )
    assert first == again
    assert not any(str(ROOT).encode() in data or b"/tmp/" in data for data in first.values())


def test_both_languages_say_the_same_things() -> None:
    """Every key has words in both, with the same values, and is asked for in the sheets."""
    messages = {
        language: {
            message.get("key"): sorted(set(re.findall(r"\{[a-z]+\}", message.text or "")))
            for message in _tei(ROOT / "xslt/locale" / f"{language}.xml")
        }
        for language in ("zh-Hant", "en")
    }
    chinese, english = ({key for key in messages[language] if key} for language in ("zh-Hant", "en"))
    assert chinese == english
    sheets = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "xslt").rglob("html*.xsl")))
    families = ("ask-", "kind-", "cert-", "by-", "evidence-", "legend-", "download-")
    unused = {key for key in english if not key.startswith(families) and f"'{key}'" not in sheets}
    assert unused <= {"dates-high", "dates-medium", "dates-low", "dates-unknown"} | {
        key for key in english if re.search(rf"'\d {key}'", sheets)
    } | {"hand-said"}


def test_the_licences_of_the_fonts_go_with_the_books(tmp_path: Path) -> None:
    text = sorted((Path(__file__).parent.parent / "tei").glob("*.xml"))[0]
    books = tmp_path / "books"
    books.mkdir()
    (books / f"{text.stem}.pdf").write_bytes(b"%PDF")
    (books / "LICENCE-fonts-x.txt").write_bytes(b"OFL")
    render_site([text], tmp_path / "site", books=books)
    assert (tmp_path / "site" / "book" / "LICENCE-fonts-x.txt").read_bytes() == b"OFL"
