"""The door to Saxon: what it lets in, what it lets out, and what it says when a sheet refuses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import etree

from edition.errors import InternalError, TeiError
from edition.saxon import Result, Sheet

_HEAD = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">'
    '<xsl:output omit-xml-declaration="yes"/>'
)


def sheet(folder: Path, body: str, name: str = "sheet.xsl") -> Sheet:
    path = folder / name
    path.write_text(f"{_HEAD}{body}</xsl:stylesheet>", encoding="utf-8")
    return Sheet(path)


def test_documents_come_back_by_their_relative_address(tmp_path: Path) -> None:
    made = sheet(
        tmp_path,
        '<xsl:template match="/"><a/>'
        '<xsl:result-document href="b/c.txt" method="text">二</xsl:result-document></xsl:template>',
    )
    assert made.transform(b"<x/>") == Result("<a/>", {"b/c.txt": "二"})


@pytest.mark.parametrize("form", [b"<x>&lt;</x>", "<x>&lt;</x>", etree.fromstring("<x>&lt;</x>")])
def test_a_document_may_be_bytes_text_or_an_element(tmp_path: Path, form: object) -> None:
    made = sheet(tmp_path, '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template>')
    assert made.transform(form).principal == "<x>&lt;</x>"  # type: ignore[arg-type]


def test_a_document_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(b"<x/>")
    assert (
        sheet(tmp_path, '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template>')
        .transform(path)
        .principal
        == "<x/>"
    )


def test_parameters_keep_their_types_and_are_forgotten_after_use(tmp_path: Path) -> None:
    made = sheet(
        tmp_path,
        '<xsl:param name="s" as="xs:string" select="\'-\'"/><xsl:param name="n" as="xs:integer" select="0"/>'
        '<xsl:param name="b" as="xs:boolean" select="false()"/>'
        '<xsl:template match="/"><o><xsl:value-of select="$s, $n + 1, $b"/></o></xsl:template>',
    )
    assert made.transform(b"<x/>", parameters={"s": "甲", "n": 2, "b": True}).principal == "<o>甲 3 true</o>"
    assert made.transform(b"<x/>").principal == "<o>- 1 false</o>"


def test_a_sheet_that_refuses_is_quoted(tmp_path: Path) -> None:
    made = sheet(
        tmp_path,
        '<xsl:template match="/"><xsl:message terminate="yes">no rule for <xsl:value-of select="name(*)"/>'
        "</xsl:message></xsl:template>",
    )
    with pytest.raises(TeiError, match="no rule for x"):
        made.transform(b"<x/>")


@pytest.mark.parametrize(
    "body", ['<xsl:message terminate="yes">no</xsl:message>', '<xsl:sequence select="error()"/>']
)
def test_a_sheet_that_stops_leaves_no_trace_on_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], body: str
) -> None:
    with pytest.raises(TeiError):
        sheet(tmp_path, f'<xsl:template match="/">{body}</xsl:template>').transform(b"<x/>")
    print("after", file=sys.stderr)  # noqa: T201 - what the program says itself is still heard
    assert capfd.readouterr() == ("", "after\n")


def test_a_message_of_one_run_is_not_told_of_the_next(tmp_path: Path) -> None:
    made = sheet(
        tmp_path,
        '<xsl:template match="/"><xsl:variable name="stop" select="if (x/@stop) then \'yes\' else \'no\'"/>'
        '<xsl:message terminate="{$stop}" select="string(x/@m)"/></xsl:template>',
    )
    made.transform(b'<x m="first"/>')
    with pytest.raises(TeiError, match=r"^<text>: second"):
        made.transform(b'<x m="second" stop="1"/>')


def test_a_sheet_with_an_error_is_ours(tmp_path: Path) -> None:
    with pytest.raises(InternalError, match="does not compile"):
        sheet(tmp_path, '<xsl:template match="("/>')


@pytest.mark.parametrize(
    "hostile",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    ],
)
def test_a_document_type_is_refused(tmp_path: Path, hostile: bytes) -> None:
    made = sheet(tmp_path, '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template>')
    with pytest.raises(TeiError):
        made.transform(hostile)


def test_a_sheet_reaches_no_network(tmp_path: Path) -> None:
    made = sheet(
        tmp_path,
        '<xsl:template match="/"><xsl:copy-of select="doc(\'http://127.0.0.1:9/x\')"/></xsl:template>',
    )
    with pytest.raises(TeiError, match="prohibited"):
        made.transform(b"<x/>")


def test_malformed_xml_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(b"<x>\n<y></x>")
    with pytest.raises(TeiError) as error:
        sheet(tmp_path, '<xsl:template match="/"/>').transform(path)
    assert error.value.place is not None
    assert error.value.place.line == 2
