"""Encodings: declared, found out, or asked for; the bytes come back whatever they are."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pairs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import cli, encodings, source, tei
from edition.errors import SourceError

TRADITIONAL = "太平興國七年夏五月己酉，夏州留後李繼捧來朝，獻其所管四州八縣。詔赴京師，授彰德軍節度使。\n"
SIMPLIFIED = "太平兴国七年夏五月己酉，夏州留后李继捧来朝，献其所管四州八县。诏赴京师，授彰德军节度使。\n"
CASES = [
    (TRADITIONAL, "utf-8", "utf-8"),
    (TRADITIONAL, "utf-16-le", "utf-16-le"),
    (TRADITIONAL, "utf-16-be", "utf-16-be"),
    (TRADITIONAL, "gb18030", "gb18030"),
    (TRADITIONAL, "big5", "big5"),
    (SIMPLIFIED, "utf-8", "utf-8"),
    (SIMPLIFIED, "utf-16-le", "utf-16-le"),
    (SIMPLIFIED, "gb2312", "gb18030"),
]
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("text", "codec", "name"), CASES)
def test_the_encoding_is_found_out(text: str, codec: str, name: str) -> None:
    read = source.decode(text.encode(codec), name="t")
    assert (read.text, read.encoding) == (text, name)


@pytest.mark.parametrize(("text", "codec", "name"), CASES)
def test_the_bytes_come_back_from_the_tei(text: str, codec: str, name: str) -> None:
    data = text.encode(codec)
    made = pairs.converted(source.decode(data, name=pairs.NAME, encoding=name), {"profile": "annals"}).tei
    assert tei.base_text(made) == data


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_settles_it(codec: str) -> None:
    data = TRADITIONAL.encode(codec)
    read = source.decode(data, name=pairs.NAME)
    assert (read.text, read.bom, read.found) == (TRADITIONAL, True, "marked")
    assert tei.base_text(pairs.converted(read, {"profile": "annals"}).tei) == data


def test_what_is_declared_is_not_doubted() -> None:
    read = source.decode("甲乙".encode("big5"), name="t", encoding="Big5-HKSCS")
    assert (read.text, read.encoding, read.found) == ("甲乙", "big5", "declared")


def test_what_cannot_be_told_is_asked_for() -> None:
    with pytest.raises(SourceError, match=r"cannot be told for certain|not UTF-8") as caught:
        source.decode("彝殷".encode("big5"), name="t")
    assert "--encoding" in caught.value.remedy


@pytest.mark.parametrize(
    ("encoding", "message", "remedy"),
    [
        ("big6", "“big6” is no encoding that can be read", "name one of utf-8"),
        ("utf-16", "the file is not in utf-16", "it looks like utf-8"),
        ("big5", "the file is not in big5", "it looks like utf-8"),
    ],
)
def test_a_wrong_declaration_is_refused(encoding: str, message: str, remedy: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        source.decode("甲乙丙丁\n".encode(), name="t", encoding=encoding)
    assert remedy in caught.value.remedy


def test_a_damaged_byte_of_utf_8_has_its_place() -> None:
    data = TRADITIONAL.encode() * 3 + b"\xff" + TRADITIONAL.encode()
    with pytest.raises(SourceError, match="not UTF-8: byte 0xFF") as caught:
        source.decode(data, name="t")
    assert caught.value.place is not None
    assert (caught.value.place.line, caught.value.place.column) == (4, 0)


def test_the_command_line_takes_an_encoding(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "a.xml"
    path.write_bytes("彝殷。\n".encode("big5"))
    assert cli.run(["-q", "convert", str(path), "-o", str(out)]) == 2
    assert cli.run(["-q", "convert", str(path), "-o", str(out), "--encoding", "big5"]) == 0
    assert cli.run(["-q", "validate", str(out)]) == 0


def _pieces(length: int, count: int) -> list[str]:
    """Pieces of the texts of this edition, of so many characters."""
    random = Random(length)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tei" / "source").glob("*.txt"))]
    return [
        text[at : at + length] for text in texts for at in random.sample(range(len(text) - length), count)
    ]


@pytest.mark.parametrize("length", [50, 200, 1000])
def test_pieces_of_real_texts_are_never_misread(length: int) -> None:
    """Whatever is read is read right; and nearly everything is read."""
    right = asked = 0
    for text in _pieces(length, 40):
        for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"):
            try:
                data = text.encode(codec)
            except UnicodeEncodeError:
                continue  # a simplified text has no Big5
            found = encodings.find(data).reading
            asked += found is None
            right += found is not None and found.text == text
            assert found is None or found.text == text, (codec, text)
    assert right / (right + asked) >= 0.98


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(tuple(encodings.CODECS))
)
def test_declared_bytes_come_back(text: str, name: str) -> None:
    try:
        data = text.encode(encodings.CODECS[name][0])
    except UnicodeEncodeError:
        return
    read = encodings.read_as(data, name)
    assert read is not None
    assert read.text.encode(read.codec) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_read_back_or_refused(data: bytes) -> None:
    found = encodings.find(data)
    assert found.reading is None or found.reading.text.encode(found.reading.codec, "surrogatepass") == data
