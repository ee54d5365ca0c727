"""Write the fixtures of the encoding's rules: for each rule a file that keeps it and one that breaks it.

    python tools/make_fixtures.py

Every fixture is the small chronicle of tests/data/base.xml with a few words replaced, as CASES says; counts and
digest are those of the changed text, so that a fixture breaks its own rule and no other (see ALSO). The files go to
tests/data/valid and tests/data/invalid, named for the rule.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import Final

from lxml import etree

from edition import tei
from edition.validate.document import UnreadableError, from_bytes

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "tests" / "data"

Edit = tuple[str, str]
_DATE: Final = 'when-custom="0982-05-18" when="0982-06-17" n="宋太平興國七年五月十八日己酉"'
_IN_CHAPTER: Final = (
    '<milestone unit="year" n="0983"/><date calendar="#song" datingMethod="#song" when-custom="0983-02" '
    'notBefore="0983-03-23" notAfter="0983-04-20" resp="#encoder" cert="high" evidence="running">二月</date>使言'
)
_RANGE: Final = 'notBefore="0982-10-25" notAfter="0983-01-21"'

#: Rule -> (edits of the file that keeps it, edits of the file that breaks it). No edits: the base itself keeps it.
CASES: Final[dict[str, tuple[tuple[Edit, ...], tuple[Edit, ...]]]] = {
    # The grammar.
    "not-well-formed": ((), (("</body>", "</bodi>"),)),
    "unknown-element": ((), (("<q>「吾祖」</q>", "<quote>「吾祖」</quote>"),)),
    "unknown-attribute": ((), (('<surplus reason="markup"', '<surplus rend="x" reason="markup"'),)),
    "missing-attribute": ((), (('<milestone unit="year" n="0983"/>', '<milestone unit="year"/>'),)),
    "attribute-value": (
        (('cert="medium">年二十', 'cert="low">年二十'),),
        (('cert="medium">年二十', 'cert="perhaps">年二十'),),
    ),
    "element-content": ((), (("<sic>末</sic><corr", '<reg resp="#editor">末</reg><sic>末</sic><corr'),)),
    "missing-content": ((), (('<corr resp="#editor" cert="high">宋</corr>', ""),)),
    "text-content": ((), (('</head>\n<p xml:id="small.p0002">', '</head>\n是年<p xml:id="small.p0002">'),)),
    # The header.
    "text-language": ((), (('<language ident="lzh-Hant">', '<language ident="lzh-Hans">'),)),
    "licence-address": (
        (
            (
                '<availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/">',
                '<availability status="unknown"><licence>',
            ),
        ),
        ((' target="https://creativecommons.org/licenses/by/4.0/"', ""),),
    ),
    "declared-count": ((), (('subtype="prologues">1<', 'subtype="prologues">7<'),)),
    "text-identifier": ((), (('<idno type="local">small</idno>', '<idno type="local">large</idno>'),)),
    "header-hands": (
        (
            (
                '<respStmt xml:id="editor"><resp>edited by</resp><orgName>',
                '<respStmt xml:id="editor"><resp>revised by</resp><orgName>',
            ),
        ),
        (('<author xml:id="dai">', "<author>"), ('resp="#dai"', 'resp="#transcription"')),
    ),
    "hand-declared": ((), (('<reg resp="#encoder"', '<reg resp="#song"'),)),
    "header-date": ((), (('<date when="2026-11-20"/>', "<date>2026</date>"),)),
    "header-digest": ((), (('<idno type="sha256">', '<idno type="URN">'),)),
    "work-title": (
        (),
        (("<bibl><title>東都事略</title></bibl>", '<bibl><title type="short">東都</title></bibl>'),),
    ),
    "declared-correction": ((), ((r"<correction><p>Emended.</p></correction>", ""),)),
    "declared-variants": (
        (('<variantEncoding location="internal" method="parallel-segmentation"/>', ""), ("<app ", "<APP ")),
        (('<variantEncoding location="internal" method="parallel-segmentation"/>', ""),),
    ),
    "quotationContents": ((), (('<quotation marks="all"><p>Kept.</p></quotation>', "<quotation/>"),)),
    "reference-levels": ((), (('use="@n" delim="."', 'use="@n"'),)),
    "citestructure-outer-match": ((), (("match=\"//div[@type='year']\"", "match=\"div[@type='year']\""),)),
    "citestructure-inner-match": ((), (("match=\"div[@type='entry']\"", "match=\"/div[@type='entry']\""),)),
    "char-codes": (
        (("U+E24E</mapping>", "U+E24E U+E24F</mapping>"),),
        (("U+E24E</mapping>", "E24E</mapping>"),),
    ),
    "source-digest": ((), ()),
    "source-notes": (
        (),
        (('<seg type="byte-order-mark">no</seg>', '<seg type="byte-order-mark">yes</seg>'),),
    ),
    "extent": ((), ()),
    # Divisions.
    "division-nesting": (
        (),
        (
            (
                '<div type="year" n="0982" xml:id="small.y0001">',
                '<div type="entry" n="1" xml:id="small.y0001">',
            ),
        ),
    ),
    "division-head": (
        (),
        (
            (
                '<head><lb n="8"/><surplus reason="markup" resp="#encoder">○</surplus>夏國上</head>',
                '<lb n="8"/>',
            ),
        ),
    ),
    "year-number": ((), (('n="0982" xml:id="small.y0001"', 'n="982" xml:id="small.y0001"'),)),
    "year-order": (
        (),
        (
            ('n="0982" xml:id="small.y0001"', 'n="0984" xml:id="small.y0001"'),
            (
                '<div type="entry" n="1" xml:id="small.e0002">',
                '<div type="entry" n="1" xml:id="small.e0002">',
            ),
        ),
    ),
    "entry-number": (
        (),
        (('<div type="entry" n="2" xml:id="small.e0003">', '<div type="entry" xml:id="small.e0003">'),),
    ),
    "entry-order": (
        (),
        (
            ('<div type="entry" n="2"', '<div type="entry" n="5"'),
            ('<div type="entry" n="3"', '<div type="entry" n="4"'),
        ),
    ),
    "entry-year": ((), (('n="0983" xml:id="small.y0002"', 'n="0984" xml:id="small.y0002"'),)),
    "entry-head": (
        (),
        (
            ('<head type="gang"><lb n="6"/>', '<p xml:id="small.p0009"><lb n="6"/>'),
            ("貢於契丹。</head>", "貢於契丹。</p>"),
        ),
    ),
    "entry-place": (
        (),
        (
            ('<div type="year" n="0983" xml:id="small.y0002">', ""),
            ("繼遷入貢。</head>\n</div>\n</div>", "繼遷入貢。</head>\n</div>"),
        ),
    ),
    "prologue-place": (
        (),
        (
            (
                '<p xml:id="small.p0001"><lb n="2"/>太祖李繼遷，繼捧族弟也。</p>',
                '<head type="gang"><lb n="2"/>太祖李繼遷，繼捧族弟也。</head>',
            ),
        ),
    ),
    "own-words": (
        (),
        (
            (
                '</div>\n<div type="chapter"',
                '<div type="section" xml:id="small.s0001"/></div>\n<div type="chapter"',
            ),
        ),
    ),
    "gang-place": ((), (('<head><lb n="8"/>', '<head type="gang"><lb n="8"/>'),)),
    "head-plain": ((), (('<head type="supplied" resp="#editor">', '<head resp="#editor">'),)),
    "head-supplied": (
        (),
        (
            (
                '<head type="supplied" resp="#editor"><supplied',
                '<head type="supplied" resp="#editor">補：<supplied',
            ),
        ),
    ),
    # Paragraphs, lines, marks.
    "citable-p": ((), (('<p xml:id="small.p0002">', "<p>"),)),
    "milestone-year": (
        (('<milestone unit="year" n="0983"/>使言', _IN_CHAPTER), ("甲。", "甲。")),
        (
            (
                '<milestone unit="year" n="0983"/>使言',
                _IN_CHAPTER.replace('<milestone unit="year" n="0983"/>', ""),
            ),
        ),
    ),
    "emendation-evidence": ((), ((' target="#small.em000"', ' target="#small.em001"'),)),
    "edition-number": ((), (('<edition n="0.1.0">', '<edition n="0.2.0">'),)),
    "own-prose": ((), (("宋帝嘉之", '<ref target="https://example.org/">宋帝</ref>嘉之'),)),
    "lb-number": ((), ()),
    "line-order": ((), ()),
    "text-before-line": ((), ()),
    "base-text": ((), ()),
    "milestone-place": (
        (),
        (('<head><lb n="8"/>', '<head><lb n="8"/><milestone unit="year" n="0982"/>'),),
    ),
    # Dates.
    "date-form": ((), (('when-custom="0982-05-18"', 'when-custom="0982-5-18"'),)),
    "date-reason": (
        (
            (
                '<date type="period" calendar="#song" datingMethod="#song" when-custom="0982" ',
                '<date type="period" calendar="#song" datingMethod="#song" ',
            ),
        ),
        ((_DATE, ""),),
    ),
    "date-hand": (
        (),
        (
            (
                ' resp="#encoder" cert="high" evidence="sexagenary">夏五月己酉',
                ' evidence="sexagenary">夏五月己酉',
            ),
        ),
    ),
    "date-inherited": (
        (),
        (('<date type="inherited"', "<date"),),
    ),
    "date-calendar": (
        (),
        (
            (
                'calendar="#song" datingMethod="#song" when-custom="0982-05-18"',
                'calendar="#liao" datingMethod="#song" when-custom="0982-05-18"',
            ),
        ),
    ),
    "date-gregorian": ((), ((_RANGE, 'notBefore="0982-10-25"'),)),
    "date-equivalent": ((), ((' when="0982-06-17"', ""),)),
    "date-impossible": (
        ((_DATE, 'type="impossible" when-custom="0982-05"'), ("夏五月己酉", "夏五月庚寅")),
        ((_DATE, 'type="impossible" when-custom="0982-05" when="0982-06-17"'), ("夏五月己酉", "夏五月庚寅")),
    ),
    "date-undetermined": (
        (
            (_DATE, ""),
            (
                'resp="#encoder" cert="high" evidence="sexagenary"',
                'resp="#encoder" cert="unknown" evidence="vague"',
            ),
        ),
        (
            (_DATE, 'when="0982-06-17"'),
            (
                'resp="#encoder" cert="high" evidence="sexagenary"',
                'resp="#encoder" cert="unknown" evidence="vague"',
            ),
        ),
    ),
    "date-lunar": (
        (
            (_DATE, 'when-custom="0982-12i" notBefore="0983-01-22" notAfter="0983-02-20"'),
            ("夏五月己酉", "閏十二月"),
        ),
        (
            (_DATE, 'when-custom="0982-11i" notBefore="0983-01-22" notAfter="0983-02-20"'),
            ("夏五月己酉", "閏十一月"),
        ),
    ),
    "date-agrees": ((), (('when="0982-06-17"', 'when="0982-06-18"'),)),
    "date-full": ((), (('n="宋太平興國七年五月十八日己酉"', 'n="宋太平興國七年五月十七日己酉"'),)),
    "date-sexagenary": ((), (("夏五月己酉", "夏五月庚戌"), ("十八日己酉", "十八日庚戌"))),
    # Notes and works.
    "note-place": ((), (('<note type="gloss"', '<note type="evidence"'),)),
    "citable-note": (
        (),
        (
            (
                '<note type="gloss" resp="#dai" place="inline" xml:id="small.n0004">',
                '<note type="gloss" resp="#dai" place="inline">',
            ),
        ),
    ),
    "note-brackets": ((), (("（今銀州）</note>", "（今銀州</note>）"),)),
    "note-inline": (
        (),
        (('<note type="gloss" resp="#dai" place="inline"', '<note type="gloss" resp="#dai"'),),
    ),
    "note-target": ((), ((' target="#small.em001"', ""),)),
    "note-source": ((), (('<note type="gloss"', '<note type="source"'),)),
    "bibl-work": ((), (('<bibl corresp="#songshi">', "<bibl>"),)),
    "bibl-place": ((), (("宋帝嘉之", '宋帝<q><bibl corresp="#songshi">嘉之</bibl></q>'),)),
    "juan-number": ((), (('<biblScope unit="juan" n="23">', '<biblScope unit="juan" n="24">'),)),
    "scope-number": ((), (('<biblScope unit="juan" n="23">', '<biblScope unit="juan" n="二十三">'),)),
    # Apparatus and emendations.
    "app-note": ((), (('<app corresp="#small.n0001">', '<app corresp="#small.e0002">'),)),
    "lem-hand": ((), (('<lem resp="#encoder" cert="medium">', '<lem cert="medium">'),)),
    "rdg-witness": ((), (('wit="#changbian" source', 'wit="#song" source'),)),
    "rdg-source": ((), (('source="#small.n0002.b2"', 'source="#small.e0002"'),)),
    "choice-differs": ((), (('cert="high">宋</corr>', 'cert="high">末</corr>'),)),
    "emendation-hand": ((), (('<corr resp="#editor" cert="high">', "<corr>"),)),
    "regularisation-hand": ((), (('<reg resp="#editor" cert="high">㗭', "<reg>㗭"),)),
    "supplied-hand": ((), (('<supplied reason="omitted" resp="#editor" cert="high">', "<supplied>"),)),
    "surplus-hand": ((), (('<surplus reason="markup" resp="#encoder">', '<surplus reason="stray">'),)),
    "encoder-cert": ((), (('<reg resp="#encoder" cert="high">「', '<reg resp="#encoder">「'),)),
    "g-character": ((), (('<g ref="#pua-e24e">', '<g ref="#song">'),)),
    "no-private-use": ((), (('<g ref="#pua-e24e">鄜</g>', "\ue24e"),)),
    "q-chain": ((), ((' prev="#small.q1.1"', ""),)),
    # Identifiers and pointers.
    "text-prefix": ((), (('xml:id="small.p0002"', 'xml:id="large.p0002"'),)),
    "identifier-unique": ((), (('xml:id="small.p0003"', 'xml:id="small.p0002"'),)),
    "identifier-ledger": ((), (('xml:id="small.p0003"', 'xml:id="small.p0033"'),)),
    "pointer-local": ((), (('target="#small.em001"', 'target="#small.em009"'),)),
    "pointer-file": ((), ((".b1 other.xml#other.x0001 ", ".b1 other.xml#other.x0009 "),)),
    "anchor-used": ((), (("曰：", '曰：<anchor xml:id="small.em002"/>'),)),
    "link-ends": ((), (('="#small.n0001.b1 other.xml#other.x0001 ', '="#small.n0001.b1 '),)),
}

#: Changes that must not be followed by new counts and a new digest, because they are what the rule is about.
_AFTERWARDS: Final[dict[str, tuple[Edit, ...]]] = {
    "source-digest": (),
    "source-notes": (),
    "extent": (('unit="line" quantity="', 'unit="line" quantity="1'),),
    "lb-number": (('<lb n="1"/>', '<lb n="0"/>'),),
    "line-order": (('<lb n="7"/>', '<lb n="6"/>'),),
    "text-before-line": (
        (
            '<lb n="1"/>\n<div type="entry" subtype="prologue"',
            '<p xml:id="small.p0099">史</p><lb n="1"/>\n<div type="entry" subtype="prologue"',
        ),
    ),
    "base-text": (("宋帝嘉之", "宋帝甚嘉之"),),
}


def fixture(base: str, rule: str, edits: tuple[Edit, ...], *, broken: bool) -> str:
    """The base with the edits made, its counts and digest renewed."""
    text = _edited(base, rule, edits)
    text = _renewed(text)
    if broken:
        text = _edited(text, rule, _AFTERWARDS.get(rule, ()))
        if rule == "source-digest":
            text = re.sub(r"[0-9a-f]{64}", "0" * 64, text)
    return text


def _edited(text: str, rule: str, edits: tuple[Edit, ...]) -> str:
    for old, new in edits:
        if old not in text:
            raise SystemExit(f"{rule}: the base has no {old}")
        text = text.replace(old, new)
    # Variants are taken out whole: the lemma stays.
    return re.sub(r"<APP [^>]*><lem[^>]*>(.*?)</lem>.*?</app>", r"\1", text)


def _renewed(text: str) -> str:
    try:
        document = from_bytes(text.encode("utf-8"), Path("base.xml"))
        lines = tei.base_lines(document.root)
    except (UnreadableError, ValueError):  # a broken file keeps the counts that it has
        return text
    count = max(lines)
    source = "".join(lines.get(number, "") + "\n" for number in range(1, count + 1))
    text = re.sub(r"[0-9a-f]{64}", hashlib.sha256(source.encode("utf-8")).hexdigest(), text)
    text = re.sub(
        r'unit="character" quantity="\d+"', f'unit="character" quantity="{len(source) - count}"', text
    )
    text = re.sub(r'unit="line" quantity="\d+"', f'unit="line" quantity="{count}"', text)
    return re.sub(r'<seg type="line-ends">[^<]*', f'<seg type="line-ends">{count}LF', text)


def main() -> int:
    """Write all fixtures, and remove those of rules that are gone."""
    base = (DATA / "base.xml").read_text(encoding="utf-8")
    for folder, broken in (("valid", False), ("invalid", True)):
        (DATA / folder).mkdir(exist_ok=True)
        for old in (DATA / folder).glob("*.xml"):
            old.unlink()
        for rule, cases in CASES.items():
            text = fixture(base, rule, cases[broken], broken=broken)
            (DATA / folder / f"{rule}.xml").write_text(text, encoding="utf-8", newline="\n")
    _write_source(base)
    return 0


def _write_source(base: str) -> None:
    """The transcription and the ledger of the base."""
    root = tei.parse(_renewed(base).encode("utf-8"))
    (DATA / "small.txt").write_bytes(tei.base_text(_renewed(base).encode("utf-8")))
    kinds = {"div": "entry", "p": "paragraph", "note": "note", "rdg": "reading", "anchor": "passage"}
    rows = ["# identifier\tkind\tstate\tdigest\tbegins"]
    for body in root.iterfind(f"{{{tei.NS}}}text/{{{tei.NS}}}body"):
        for element in body.iter(*(f"{{{tei.NS}}}{name}" for name in kinds)):
            kind = kinds[etree.QName(element).localname]
            if kind == "passage" and not re.search(r"\.x\d+$", element.get(tei.XML_ID) or ""):
                continue
            rows.append(f"{element.get(tei.XML_ID)}\t{kind}\there\t0\t")
    (DATA / "small.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
