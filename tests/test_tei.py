"""Reading a TEI file back: safely, and to the last character."""

from pathlib import Path

import pytest

from edition import tei
from edition.errors import TeiError

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><editorialDecl>
<normalization><p><seg type="line-ends">{}</seg><seg type="byte-order-mark">no</seg></p></normalization></editorialDecl>
<charDecl><char xml:id="pua-e24e"><mapping type="PUA">U+E24E</mapping></char></charDecl></encodingDesc></teiHeader>
"""


def document(body: str, ends: str = "1LF") -> bytes:
    return (HEAD.format(ends) + f"<text><body>{body}</body></text></TEI>").encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p><lb n="1"/>甲乙</p>', "甲乙"),
        ('<p>\n  <lb n="1" rend="indent(2)"/>甲</p>\n', "\u3000\u3000甲"),
        ('<p><lb n="1"/>甲<choice><sic>末</sic><corr>宋</corr></choice>乙</p>', "甲末乙"),
        ('<p><lb n="1"/><choice><orig>赵</orig><reg>趙</reg></choice>甲</p>', "赵甲"),
        ('<p><lb n="1"/><app><lem>甲</lem><rdg wit="#x">乙</rdg></app>丙</p>', "甲丙"),
        ('<p><lb n="1"/>甲<supplied resp="#editor">乙</supplied>丙</p>', "甲丙"),
        ('<p><lb n="1"/>甲<supplied resp="#transcription">〔乙〕</supplied>丙</p>', "甲〔乙〕丙"),
        ('<p><lb n="1"/>甲<surplus>乙</surplus>丙</p>', "甲乙丙"),
        ('<p><lb n="1"/><g ref="#pua-e24e">鄜</g>州</p>', "\ue24e州"),
        ('<p><lb n="1"/><g ref="#other">鄜</g>州</p>', "鄜州"),
        ('<div type="supplied"><p>甲</p></div><p><lb n="1"/>乙</p>', "乙"),
        ('<head type="supplied"><supplied>甲<note>丙</note></supplied></head><p><lb n="1"/>乙</p>', "乙"),
        ('<p><lb n="1"/>甲<!-- 丙 -->乙<?丁 戊?>己</p>', "甲乙己"),
        ('<p><lb n="1"/>甲<choice><sic>乙</sic><corr>丙<!-- 丁 -->戊</corr></choice></p>', "甲乙"),
    ],
)
def test_the_base_text_is_what_the_transcription_has(body: str, text: str) -> None:
    assert tei.base_text(document(body)).decode() == text + "\n"


def test_a_line_that_was_left_out_comes_back() -> None:
    data = document('<p><lb n="1"/>甲</p>', "2LF").replace(
        b"</p></norm", b'<seg type="omitted-line" n="2">&lt;!-- x --></seg></p></norm'
    )
    assert tei.base_text(data).decode() == "甲\n<!-- x -->\n"


def test_front_and_back_are_no_base_text() -> None:
    data = document('<p><lb n="1"/>甲</p>').replace(b"<body>", "<front><p>序</p></front><body>".encode())
    assert tei.base_text(data).decode() == "甲\n"


def test_a_file_without_its_line_ends_is_refused() -> None:
    with pytest.raises(TeiError, match="does not record the line ends"):
        tei.base_text(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body/></text></TEI>')


def test_what_is_not_well_formed_is_refused_with_its_place() -> None:
    with pytest.raises(TeiError) as caught:
        tei.parse(b"<TEI>\n  <p></TEI>", Path("x.xml"))
    assert str(caught.value).startswith("x.xml:2:")


def test_a_document_type_is_refused() -> None:
    with pytest.raises(TeiError, match="document type declaration"):
        tei.parse(b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI/>')


def test_an_entity_is_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    data = f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "{secret.as_uri()}">]><TEI>&a;</TEI>'
    with pytest.raises(TeiError):
        tei.parse(data.encode())
