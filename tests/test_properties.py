"""What holds for every text: nothing is lost, the result is well-formed and the same again, identifiers last."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pairs
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition import source, tei
from edition.convert import Conversion
from edition.editorial import Editorial
from edition.encodings import BOM
from edition.errors import EditionError
from edition.identify import Ledger
from edition.parse import parse
from edition.profiles import shipped
from edition.source import Source
from edition.validate import check_document
from edition.validate.document import from_bytes

ROOT = Path(__file__).parent.parent
# TEI's own schema: the one given, the one beside the checkout, or the older one that `make test` fetches.
SCHEMAS = (
    Path(os.environ.get("TEI_ALL", ROOT.parent / "shared" / "tei" / "tei_all-4.8.0.rng")),
    ROOT / ".venv" / "tei_all-4.3.0.rng",
)
TEI_ALL = next((path for path in SCHEMAS if path.is_file()), SCHEMAS[0])
# What the text itself is to blame for: years that go back, dates that contradict themselves (慶曆中春).
OF_THE_TEXT = ("year-order", "date-agrees")
STARTS = ("", "宋太平興國七年", "遼統和元年五月")

# Words of the genre: whatever stands beside whatever.
WORDS = [
    *"（）「」『』《》〈〉·，。：；、作按立卒初",
    *(
        "\n",
        "\r\n",
        "\r",
        "\u3000\u3000",
        " ",
        "\t",
        "\ufeff",
        "\u2028",
        "\x85",
        "<者多>",
        "<!-- x -->\n",
        "&",
        "]]>",
    ),
    *(
        "\ue406悉",
        "\ue24e",
        "\U000f0001",
        "◎外國一\n",
        "卷一\n",
        "太平興國七年（遼乾亨四年）\n",
        "癸丑歲",
        "甲子朔",
        "閏月",
    ),
    *(
        "太平興國七年",
        "夏五月己酉",
        "六月",
        "是月",
        "是歲",
        "明年",
        "逾月",
        "越七日",
        "咸平二年",
        "三年",
        "大安十年",
        "春，",
    ),
    *(
        "先是，",
        "初，",
        "仁宗即位，",
        "宋初，",
        "唐末，",
        "慶曆中",
        "時雍熙二年二月也。",
        "在位二十年",
        "改元",
        "追上",
    ),
    *(
        "《宋史·夏國傳》",
        "《長編》",
        "《太宗本紀》",
        "卷二十三、二十五",
        "司馬光",
        "及李甲、乙等傳",
        "《東都事略》作甲",
        "俱作乙",
    ),
    *(
        "李繼遷",
        "潘羅支（《長編》作博羅齊）",
        "（《宋史·夏國傳》）",
        "嵬通（《長編》作\ue24e通）",
        "（《長編》卷二十三。按",
        "曰： 諾。 ",
        "曰：「",
        "子德明立。",
    ),
    *("德明小字阿移，", "李甲，甲州人也。", "太祖英武皇帝甲，", "以附繼遷也。", "趙甲入貢。"),
]
fragments = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
texts = st.one_of(
    fragments, st.text(st.one_of(st.characters(), st.sampled_from("".join(WORDS))), max_size=120)
)
profiles = st.sampled_from(("", *shipped()))
starts = st.sampled_from(STARTS)
lines = st.lists(
    st.lists(st.sampled_from([w for w in WORDS if not re.search(r"[\r\n]", w)]), max_size=12).map("".join),
    min_size=1,
    max_size=8,
)

quick = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def readable(text: str) -> Source:
    """The text as a source; what no source can be made of is not tried."""
    try:
        return source.from_text(text, pairs.NAME)
    except EditionError:
        assume(False)
        raise


def converted(
    text: Source, profile: str = "gangmu", start: str = "", ledger: Ledger | None = None
) -> Conversion:
    return pairs.converted(text, {"profile": profile, "start": start}, ledger=ledger)


def identifiers(data: bytes) -> list[str]:
    """The identifiers of a TEI file, in document order."""
    return [name for element in tei.parse(data).iter() if (name := element.get(tei.XML_ID)) is not None]


@quick
@given(texts, profiles, starts)
@example("\ufeff\ufeff", "", "")
@example("（" * 30 + "）" * 30, "gangmu", "")
def test_the_transcription_comes_back_byte_for_byte(text: str, profile: str, start: str) -> None:
    read = readable(text)
    data = converted(read, profile, start).tei
    assert tei.base_text(data) == (BOM * read.bom + read.text).encode()


@quick
@given(texts, profiles, starts)
def test_a_conversion_is_the_same_again(text: str, profile: str, start: str) -> None:
    read = readable(text)
    assert converted(read, profile, start).tei == converted(read, profile, start).tei


@quick
@given(fragments, profiles, st.data())
def test_emendations_cost_no_character(text: str, profile: str, data: st.DataObject) -> None:
    """Whatever the editors change, and wherever, the transcription comes back."""
    read = readable(text)
    rows = [_emendation(read, data) for _ in range(data.draw(st.integers(1, 4)))]
    try:
        found = pairs.converted(read, {"profile": profile, "emendations": rows})
    except EditionError:
        return  # rows that contradict each other, or change nothing
    assert tei.base_text(found.tei) == (BOM * read.bom + read.text).encode()


def _emendation(text: Source, data: st.DataObject) -> dict[str, object]:
    """A row about some words of the text."""
    line = data.draw(st.integers(1, len(text.lines)))
    words = text.line_text(line)
    start = data.draw(st.integers(0, len(words)))
    reading = words[start : start + data.draw(st.integers(0, 6))]
    proposed = data.draw(st.text(st.sampled_from(reading + "宋曰「」。（）《》"), max_size=7))
    kind = data.draw(st.sampled_from(["wrong character", "composed", "private-use", "omission"]))
    certainty = data.draw(st.sampled_from(["high", "high", "low"]))
    return {
        "line": line,
        "column": start,
        "reading": reading,
        "proposed": proposed,
        "kind": kind,
        "certainty": certainty,
    }


@quick
@given(texts, profiles)
def test_identifiers_stand_once(text: str, profile: str) -> None:
    names = identifiers(converted(readable(text), profile).tei)
    assert len(names) == len(set(names))


@quick
@given(texts, profiles, starts)
def test_a_second_conversion_changes_neither_text_nor_ledger(text: str, profile: str, start: str) -> None:
    read = readable(text)
    first = converted(read, profile, start)
    second = converted(read, profile, start, first.ledger)
    assert (second.tei, second.ledger) == (first.tei, first.ledger)


@quick
@given(lines, profiles, st.data())
def test_identifiers_survive_an_edit_of_another_line(
    rows: list[str], profile: str, data: st.DataObject
) -> None:
    """Every paragraph whose words stay as they are, and stand once, keeps its identifier."""
    at = data.draw(st.integers(0, len(rows) - 1))
    edited = [*rows[:at], data.draw(st.sampled_from(WORDS)) + rows[at], *rows[at + 1 :]]
    before = converted(readable("\n".join(rows) + "\n"), profile)
    after = converted(readable("\n".join(edited) + "\n"), profile, "", before.ledger)
    old, new = dict(_paragraphs(before.tei)), dict(_paragraphs(after.tei))
    assert {words: new[words] for words in old.keys() & new.keys()} == {
        words: old[words] for words in old.keys() & new.keys()
    }


def _paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """The words of each paragraph that is like no other, and its identifier."""
    found = [
        ("".join(map(str, p.itertext())), str(p.get(tei.XML_ID)))
        for p in tei.parse(data).iterfind(f".//{{{tei.NS}}}body//{{{tei.NS}}}p[@{tei.XML_ID}]")
    ]
    words = [text for text, _ in found]
    return (pair for pair in found if words.count(pair[0]) == 1)


@quick
@given(texts, profiles, starts)
def test_the_tei_is_valid(text: str, profile: str, start: str) -> None:
    found = check_document(
        from_bytes(converted(readable(text), profile, start).tei, Path(f"{pairs.NAME}.xml"))
    )
    assert [f for f in found if f.severity == "error" and f.rule not in OF_THE_TEXT] == []


@quick
@given(texts, profiles)
def test_reading_a_text_raises_only_errors_of_ours(text: str, profile: str) -> None:
    with suppress(EditionError):
        parse(
            source.from_text(text, pairs.NAME),
            shipped()[profile or "gangmu"],
            Editorial(pairs.NAME),
            pairs.WORKS,
        )


@quick
@given(st.binary(max_size=80))
def test_bytes_are_a_source_or_an_error_of_ours(data: bytes) -> None:
    try:
        text = source.decode(data, name=pairs.NAME)
    except EditionError:
        return
    assert (BOM * text.bom + text.text).encode() == data


@quick
@given(st.text())
def test_the_lines_of_a_text_are_the_text(text: str) -> None:
    rows = source.split_lines(text)
    assert "".join(text[row.start : row.end] + row.ending for row in rows) == text


@cache
def tei_all() -> etree.RelaxNG:
    """TEI's own schema; it takes seconds to load."""
    return etree.RelaxNG(etree.parse(TEI_ALL))


# The schema is no part of the project: name its place in TEI_ALL.
if TEI_ALL.exists():

    def test_the_committed_texts_are_valid_against_the_schema_of_tei() -> None:
        committed = {path.stem: etree.parse(path) for path in sorted((ROOT / "tei").glob("*.xml"))}
        assert len(committed) == 4
        assert [name for name, text in committed.items() if not tei_all().validate(text)] == []

    @pytest.mark.slow
    @settings(quick, max_examples=400)
    @given(texts, profiles, starts)
    def test_every_text_is_valid_against_the_schema_of_tei(text: str, profile: str, start: str) -> None:
        data = converted(readable(text), profile, start).tei
        assert tei_all().validate(etree.fromstring(data)), tei_all().error_log.last_error

    @pytest.mark.slow
    def test_every_pair_is_valid_against_the_schema_of_tei() -> None:
        found = {path.stem: pairs.convert_pair(path).tei for path in pairs.FOLDER.glob("*.txt")}
        assert [name for name, data in found.items() if not tei_all().validate(etree.fromstring(data))] == []
