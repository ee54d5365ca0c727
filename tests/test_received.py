from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition import begin, build, cli, project, received, single, source, tei
from edition.errors import SourceError, TeiError
from edition.identify import Ledger
from edition.received import foreign, xml
from edition.validate import validate

DATA = Path(__file__).parent / "data" / "received"
TEI = Path(__file__).parent.parent / "tei"
PAIRS = sorted(DATA.glob("*.xml"))
OURS = ("xixiaji-01", "xixiaji-03", "songshi-485", "songshi-486")
NS = "http://www.tei-c.org/ns/1.0"


def tei_file(tmp_path: Path, body: str, name: str = "t.xml", header: str = "") -> Path:
    path = tmp_path / name
    path.write_text(
        f'<TEI xmlns="{NS}"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>',
        encoding="utf-8",
    )
    return path


def text_of(tmp_path: Path, body: str) -> str:
    return received.read(tei_file(tmp_path, body)).source.text


def kinds(path: Path) -> list[str]:
    origin = received.read(path).source.origin
    assert origin is not None
    return [aside.kind for aside in origin.asides]


def test_there_are_specimens() -> None:
    assert len(PAIRS) >= 2


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_tei_file_is_the_plain_text_beside_it(path: Path) -> None:
    assert received.read(path).source.text == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_what_cbeta_has_beside_the_text_is_listed_at_its_place() -> None:
    text = received.read(DATA / "cbeta.xml").source
    assert text.origin is not None
    listed = {(aside.kind, aside.words): text.text[: aside.offset][-1:] for aside in text.origin.asides}
    assert listed["rdg", "夏 → 春"] == "年"
    assert listed["note, orig", "夏＝春【宋】"] in "年"
    assert listed["rdg", "法 → 經"] == "法"
    assert listed["sic", "壅"]
    assert listed["figure", "../figures/Z/Z99p0001_01.gif"] == "\n"
    assert ("t at the foot", "Kāśyapa") in listed
    assert ("g, taken", "[日*冓]") in listed


def test_lines_and_pages_of_the_print_are_known() -> None:
    text = received.read(DATA / "cbeta.xml").source
    assert text.origin is not None
    marks = {(mark.unit, mark.n): text.text[mark.offset :][:2] for mark in text.origin.marks}
    assert marks["lb", "0001a06"] == "西）"
    assert marks["pb", "0001b"] == "千人"
    assert marks["juan", "1"] == "No"


def test_the_header_of_cbeta_is_taken_over() -> None:
    facts = received.read(DATA / "cbeta.xml").facts
    assert (facts.identifier, facts.title, facts.author) == ("Z99n0001", "釋氏編年略", "宋 某甲撰")
    assert facts.provenance["base_edition"] == "樣本藏, No. 1"
    assert facts.provenance["obtained_from"] == "中華電子佛典協會 (CBETA)"


def test_the_header_of_other_tei_is_taken_over() -> None:
    facts = received.read(DATA / "plain.xml").facts
    assert (facts.title, facts.author) == ("河西紀略", "某乙")
    assert facts.provenance == {
        "base_edition": "A print of 1826",
        "obtained_from": "Some Library",
        "rights": "CC BY",
    }


def test_elements_that_nobody_knows_give_their_text_and_are_counted() -> None:
    origin = received.read(DATA / "plain.xml").source.origin
    assert origin is not None
    assert origin.counts == (("mystery, unknown: its text was taken", 1),)


def test_a_note_that_brings_its_brackets_gets_no_others(tmp_path: Path) -> None:
    assert text_of(tmp_path, '<p>甲<note place="inline">（乙）</note></p>') == "甲（乙）\n"


def test_paragraphs_within_a_note_do_not_break_its_line(tmp_path: Path) -> None:
    assert text_of(tmp_path, '<p>甲<note place="inline"><p>乙</p><p>丙</p></note>丁</p>') == "甲（乙丙）丁\n"


def test_spaces_within_a_line_stay(tmp_path: Path) -> None:
    assert text_of(tmp_path, "<p>　改 殷 為 興 。\n  克睿</p>") == "　改 殷 為 興 。克睿\n"


def test_a_character_without_declaration_is_a_geta(tmp_path: Path) -> None:
    assert text_of(tmp_path, '<p>甲<g ref="#none"/></p>') == "甲〓\n"


def test_a_verse_is_lines(tmp_path: Path) -> None:
    assert text_of(tmp_path, "<lg><l>甲</l><l>乙</l></lg>") == "甲\n乙\n"


def test_compatibility_ideographs_and_variation_selectors_stay(tmp_path: Path) -> None:
    assert (
        text_of(tmp_path, "<p>\uf900\ufa0e葛\U000e0101\u0065\u0301</p>")
        == "\uf900\ufa0e葛\U000e0101\u0065\u0301\n"
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                (
                    "p",
                    "head",
                    "note",
                    "rdg",
                    "q",
                    "mystery",
                    "fw",
                    "l",
                    "figure",
                    "item",
                    "seg",
                    "app",
                    "choice",
                    "lem",
                    "sic",
                )
            ),
            st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=4),
        ),
        max_size=12,
    ),
    st.data(),
)
def test_no_character_is_dropped_unlisted(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    root = etree.Element("TEI")
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    nodes = [body]
    for name, words in parts:
        node = etree.SubElement(data.draw(st.sampled_from(nodes)), name)
        node.text, node.tail = words, words[:1]
        nodes.append(node)
    page = foreign.read(root, Path("t.xml"), cbeta=False)
    listed = page.text + "".join(aside.words for aside in page.asides)
    have = "".join(map(str, body.itertext()))
    assert all(listed.count(char) >= have.count(char) for char in set(have))


@pytest.mark.parametrize("name", OURS)
def test_our_own_tei_gives_back_its_transcription(name: str) -> None:
    was = source.read(TEI / "source" / f"{name}.txt")
    now = received.read(TEI / f"{name}.xml").source
    assert (now.text, now.data, now.sha256) == (was.text, was.data, was.sha256)


@pytest.mark.parametrize("name", OURS)
def test_the_identifiers_of_our_own_tei_are_those_of_its_ledger(name: str) -> None:
    known = {row.id: row for row in received.read(TEI / f"{name}.xml").known(name).rows}
    there = {row.id: row for row in Ledger.load(TEI / "ledger" / f"{name}.tsv").rows if row.state == "here"}
    assert known.keys() == there.keys()
    same = sum(known[key] == row for key, row in there.items() if row.kind != "passage")
    assert same >= sum(row.kind != "passage" for row in there.values()) - 1


def test_a_text_that_is_called_otherwise_keeps_the_numbers() -> None:
    known = received.read(TEI / "songshi-486.xml").known("xia")
    assert {row.id[:4] for row in known.rows} == {"xia."}


def test_a_second_conversion_keeps_citations_stable(tmp_path: Path) -> None:
    job = single.job(TEI / "songshi-486.xml")
    made = single.run(job)
    assert tei.base_text(made.tei) == (TEI / "source" / "songshi-486.txt").read_bytes()

    def paragraphs(data: bytes) -> dict[str, str]:
        found = tei.parse(data).iter(f"{{{NS}}}p")
        return {p.get(tei.XML_ID, ""): p[0].get("n", "") for p in found if p.get(tei.XML_ID)}

    was = paragraphs((TEI / "songshi-486.xml").read_bytes())
    now = paragraphs(made.tei)
    assert len(was) > 20
    assert {key: now.get(key) for key in was} == was


def test_the_header_of_our_own_tei_is_taken_over() -> None:
    info = single.job(TEI / "songshi-486.xml").info
    assert (info.id, info.title, info.part_number) == ("songshi-486", "宋史", 486)
    assert (info.author.xml_id, info.author.name, info.work_date) == ("tuotuo", "脫脫等", "1345")


@pytest.mark.parametrize("encoding", ["UTF-16", "GB18030", "Big5"])
def test_xml_may_be_in_any_encoding_that_it_declares(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.xml"
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><TEI><text><body><p>天聖六年</p></body></text></TEI>'
    )
    path.write_bytes(document.encode(encoding))
    assert received.read(path).source.text == "天聖六年\n"


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_entity_bombs_are_refused_unread(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.xml"
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    doctype = f'<!DOCTYPE TEI [<!ENTITY e0 "x">{entities}]>'
    document = f'<?xml version="1.0" encoding="{encoding}"?><!-- x -->{doctype}<TEI>&e9;</TEI>'
    path.write_bytes(document.encode(encoding))
    with pytest.raises(TeiError, match="DOCTYPE"):
        received.read(path)


def test_an_entity_that_is_a_file_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("祕", encoding="utf-8")
    path = tmp_path / "t.xml"
    doctype = f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    path.write_text(
        f"<!--{'x' * 5000}-->{doctype}<TEI><text><body><p>&s;</p></body></text></TEI>", encoding="utf-8"
    )
    with pytest.raises(TeiError, match="DOCTYPE"):
        received.read(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<!DOCTYPE html><html><body>天聖</body></html>", "HTML"),
        ("<html><p>天聖</p></html>", "HTML"),
        ("<?xml version='1.0'?><book><p>天聖</p></book>", "the root element is book, not TEI"),
        ("<TEI><text><body><p>天聖</text></TEI>", "not well-formed"),
        ("<TEI><teiHeader/></TEI>", "has no body"),
        ("<TEI><text><body>" + "<p>" * 400 + "甲" + "</p>" * 400 + "</body></text></TEI>", "not well-formed"),
    ],
)
def test_what_is_no_tei_is_refused_with_a_remedy(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "t.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TeiError, match=message) as error:
        received.read(path)
    assert error.value.remedy


def test_tei_without_a_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"empty|white space"):
        received.read(tei_file(tmp_path, "<p> </p>"))


def test_our_own_tei_with_a_broken_line_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xml"
    path.write_bytes((TEI / "songshi-486.xml").read_bytes().replace(b'<lb n="2"', b'<lb n="two"'))
    with pytest.raises(TeiError, match="cannot be rebuilt"):
        received.read(path)


def test_a_plain_text_that_begins_with_a_comment_is_no_xml() -> None:
    data = '<!-- { "loadSidebar": true } -->\n元祐元年'.encode()
    assert not xml.is_xml(data, Path("a.txt"))


def test_messages_say_that_lines_are_those_of_the_plain_text() -> None:
    assert str(received.read(DATA / "plain.xml").source.place(0)).endswith("plain.xml (plain text):1:1")


def test_the_command_line_converts_tei(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    assert cli.run(["convert", str(DATA / "cbeta.xml"), "-o", str(out), "-v"]) == 0
    assert [finding for finding in validate([out]) if finding.severity == "error"] == []
    assert tei.base_text(out.read_bytes()) == (DATA / "cbeta.txt").read_bytes()
    assert "rdg 2" in out.read_text(encoding="utf-8")


def test_the_command_line_writes_the_plain_text(tmp_path: Path) -> None:
    assert cli.run(["text", str(DATA / "cbeta.xml"), "--plain", "-o", str(tmp_path / "c.txt")]) == 0
    assert (tmp_path / "c.txt").read_bytes() == (DATA / "cbeta.txt").read_bytes()


def test_the_command_line_tells_where_printed_lines_begin(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.run(["text", str(DATA / "cbeta.xml"), "--places"]) == 0
    assert "5\t19\tlb\tZ\t0001a06" in capfdbinary.readouterr().out.decode()


def test_an_edition_of_tei_files_is_begun_converted_and_valid(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    sources = ["--source", str(DATA / "cbeta.xml"), "--source", str(TEI / "songshi-486.xml")]
    assert cli.run(["init", str(folder), *sources]) == 0
    loaded = project.load(folder)
    assert [text.title for text in loaded.texts] == ["釋氏編年略", "宋史"]
    assert loaded.texts[0].base_edition == "樣本藏, No. 1"
    converted = build.convert_all(loaded)
    build.write_texts(loaded, converted)
    assert [finding for finding in build.validate(loaded) if finding.severity == "error"] == []
    assert cli.run(["report", "received", "-p", str(folder)]) == 0
    assert begin.look([DATA / "plain.xml"])[0].path == "tei/source/plain.xml"
