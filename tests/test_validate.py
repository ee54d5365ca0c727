"""Checks of TEI files: every rule by one file that keeps it and one that breaks it; places, formats, limits."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Final

import mutants
import pairs
import pytest
from test_schema import _own_rules

from edition import tei
from edition.identify import Ledger
from edition.tei import base_lines
from edition.validate import FORMATS, Finding, check_document, document, validate
from edition.validate.findings import GRAMMAR_RULES, PROGRAM_RULES
from edition.validate.places import locate

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "tests" / "data"
NAMES: Final = sorted(path.stem for path in (DATA / "invalid").glob("*.xml"))
TEXTS: Final = sorted((ROOT / "tei").glob("*.xml"))
#: Rules that compare with the source: without it they have nothing to say.
WITH_SOURCE: Final = {
    *("source-digest", "source-notes", "extent", "base-text", "line-order", "text-before-line", "lb-number"),
}
#: What else is wrong in a file that breaks a rule, where one fault cannot come alone.
ALSO: Final = {
    "date-form": {"date-equivalent"},
    "date-gregorian": {"date-equivalent"},
    "date-impossible": {"date-agrees"},
    "declared-correction": {"element-content"},
    "division-nesting": {"entry-head", "entry-order", "entry-place"},
    "element-content": {"choice-differs"},
    "entry-number": {"entry-order"},
    "lb-number": {"attribute-value", "base-text", "line-order"},
    "line-order": {"base-text"},
    "missing-content": {"choice-differs"},
    "note-target": {"anchor-used"},
    "pointer-local": {"anchor-used"},
    "quotationContents": {"declared-correction", "missing-content"},
    "year-number": {"entry-year"},
    "year-order": {"entry-year"},
}


def _findings(folder: str, rule: str) -> list[Finding]:
    path = DATA / folder / f"{rule}.xml"
    sources = {"small": DATA / "small.txt"} if rule in WITH_SOURCE else {}
    ledger = {"small": DATA / "small.tsv"} if rule == "identifier-ledger" else {}
    found = validate([path, DATA / "other.xml"], sources=sources, ledger=ledger)
    return [finding for finding in found if finding.path == path]


def test_every_rule_has_its_two_files() -> None:
    assert {*_own_rules(), *GRAMMAR_RULES, *PROGRAM_RULES} <= set(NAMES)
    assert sorted(path.stem for path in (DATA / "valid").glob("*.xml")) == NAMES


@pytest.mark.parametrize("rule", NAMES)
def test_a_file_that_keeps_the_rule_has_no_findings(rule: str) -> None:
    assert _findings("valid", rule) == []


@pytest.mark.parametrize("rule", NAMES)
def test_a_file_that_breaks_the_rule_is_found_out(rule: str) -> None:
    assert {finding.rule for finding in _findings("invalid", rule)} == {rule, *ALSO.get(rule, ())}


def test_the_encoded_texts_have_no_errors() -> None:
    sources = {path.stem: ROOT / "tei" / "source" / f"{path.stem}.txt" for path in TEXTS}
    ledger = {path.stem: ROOT / "tei" / "ledger" / f"{path.stem}.tsv" for path in TEXTS}
    found = validate(TEXTS, sources=sources, ledger=ledger)
    assert [finding for finding in found if finding.severity == "error"] == []


def test_whatever_the_converter_writes_has_no_errors() -> None:
    specimens = sorted(pairs.FOLDER.glob("*.txt"))
    assert specimens
    for path in specimens:
        options = pairs.options_of(path)
        tei = pairs.converted(pairs.load(path, options), options).tei
        found = check_document(document.from_bytes(tei, path.with_suffix(".xml")))
        assert [finding for finding in found if finding.severity == "error"] == [], path.stem


def _changed(tmp_path: Path, *edits: tuple[str, str]) -> list[Finding]:
    text = (DATA / "valid" / "unknown-element.xml").read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "small.xml"
    path.write_text(text, encoding="utf-8")
    return [
        f
        for f in validate([path, DATA / "other.xml"])
        if f.path == path and f.rule not in ("base-text", "extent")
    ]


def test_a_finding_has_the_place_of_the_deepest_element_at_fault(tmp_path: Path) -> None:
    text = (DATA / "valid" / "unknown-element.xml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, words in enumerate(text, 1) if "<sic>末</sic>" in words)
    column = text[line - 1].index("<sic>") + 1
    (found,) = _changed(tmp_path, ("<sic>末</sic>", '<sic cert="high">末</sic>'))
    assert (found.rule, found.line, found.column) == ("unknown-attribute", line, column)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<lem>四州</lem>", "<lem>四州</lem>|又", "text-content"),
        ("<lem>四州</lem>", "<!-- a --><lem>四州</lem>\n <?b?> |又<!-- c -->", "text-content"),
        ("。繼遷時<app", "。<!-- d -->|\ue000繼遷時<app", "no-private-use"),
    ],
)
def test_a_finding_about_text_has_the_place_of_the_text(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    text = (DATA / "valid" / "unknown-element.xml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    before = (text[: text.index(old)] + new.partition("|")[0]).split("\n")
    found = [f for f in _changed(tmp_path, (old, new.replace("|", ""))) if f.rule == rule]
    assert [(f.line, f.column) for f in found] == [(len(before), len(before[-1]) + 1)]


def test_a_count_says_what_it_counts(tmp_path: Path) -> None:
    (found,) = _changed(tmp_path, (' subtype="prologues"', ""))
    assert (found.rule, found.message) == ("declared-count", "the count does not say what it counts")


def test_columns_count_characters_beyond_the_basic_plane_as_one(tmp_path: Path) -> None:
    (found,) = _changed(tmp_path, ("繼捧至，<", "𡗀𡗀<hi>𡗀</hi>，<"))
    assert found.column == len('<p xml:id="small.p0002"><lb n="4"/>𡗀𡗀') + 1


def test_all_errors_are_reported_not_the_first(tmp_path: Path) -> None:
    edits = [(f'xml:id="small.e000{n}"', f'xml:id="small.e000{n}" rend="x"') for n in range(1, 6)]
    found = _changed(tmp_path, *edits)
    assert [finding.rule for finding in found] == ["unknown-attribute"] * 5


def test_an_unknown_element_is_reported_once_and_not_entered(tmp_path: Path) -> None:
    found = _changed(tmp_path, ("<q>「吾祖」</q>", "<qq><zz/><yy>「吾祖」</yy></qq>"))
    assert [(finding.rule, finding.remedy) for finding in found] == [("unknown-element", "did you mean q?")]


def test_a_misplaced_element_says_what_would_be_right(tmp_path: Path) -> None:
    found = _changed(tmp_path, ("<lem>四州</lem>", "<lem>四州</lem><lem>四州</lem>"))
    assert found[0].rule == "element-content"
    assert found[0].message == "lem may not stand here in app"
    assert found[0].remedy == "expected: rdg"


def test_a_root_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.xml"
    path.write_text('<p xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    assert [(f.rule, f.line, f.column) for f in validate([path])] == [("unknown-element", 1, 1)]


def test_an_element_of_another_namespace_is_named_with_it(tmp_path: Path) -> None:
    (found,) = _changed(tmp_path, ("<q>「吾祖」</q>", '<q xmlns="urn:x">「吾祖」</q>'))
    assert found.message == "the encoding has no element q of the namespace 'urn:x'"


def test_a_document_type_is_refused_before_any_entity_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    path.write_text(
        '<!DOCTYPE TEI [<!ENTITY a "aaaa">]>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">&a;</TEI>',
        encoding="utf-8",
    )
    (found,) = validate([path])
    assert (found.rule, found.message) == ("not-well-formed", "a document type declaration")


@pytest.mark.parametrize("depth", [500, 30_000])
def test_a_bottomless_file_is_a_finding(tmp_path: Path, depth: int) -> None:
    found = _changed(tmp_path, ("<q>「吾祖」</q>", "<q>" * depth + "「吾祖」" + "</q>" * depth))
    assert "not-well-formed" in {f.rule for f in found}


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    (found,) = validate([tmp_path / "absent.xml"])
    assert "No such file" in found.message


def test_a_source_that_cannot_be_read_is_a_finding() -> None:
    found = validate(
        [DATA / "valid" / "extent.xml", DATA / "other.xml"], sources={"small": DATA / "absent.txt"}
    )
    assert [f.rule for f in found if f.path.stem == "extent"] == ["base-text"]


def test_a_pointer_to_a_file_beside_is_followed(tmp_path: Path) -> None:
    text = (DATA / "valid" / "pointer-file.xml").read_text(encoding="utf-8")
    (tmp_path / "small.xml").write_text(text, encoding="utf-8")
    assert validate([tmp_path / "small.xml"]) == []
    (tmp_path / "other.xml").write_text(f'<TEI xmlns="{tei.NS}" xml:id="other"/>', encoding="utf-8")
    assert {f.rule for f in validate([tmp_path / "small.xml"])} == {"pointer-file"}
    (tmp_path / "other.xml").write_bytes((DATA / "other.xml").read_bytes())
    assert validate([tmp_path / "small.xml"]) == []


def test_a_file_that_is_missing_among_several_is_a_finding(tmp_path: Path) -> None:
    text = (DATA / "valid" / "pointer-file.xml").read_text(encoding="utf-8")
    (tmp_path / "small.xml").write_text(text, encoding="utf-8")
    (tmp_path / "third.xml").write_bytes((DATA / "other.xml").read_bytes())
    found = validate([tmp_path / "small.xml", tmp_path / "third.xml"])
    assert {f.rule for f in found if f.path.stem == "small"} == {"pointer-file"}


def test_an_identifier_that_left_the_text_is_missed(tmp_path: Path) -> None:
    ledger = tmp_path / "small.tsv"
    ledger.write_text(
        (DATA / "small.tsv").read_text(encoding="utf-8") + "small.n0099\tnote\there\t0\t\n", encoding="utf-8"
    )
    assert "small.n0099" in {row.id for row in Ledger.load(ledger).rows}
    found = validate([DATA / "valid" / "extent.xml", DATA / "other.xml"], ledger={"small": ledger})
    assert (
        "small.n0099 stands in the ledger" in found[0].message
        or "small.n0099 stands in the ledger" in found[-1].message
    )


def test_a_line_that_the_source_lacks_is_found(tmp_path: Path) -> None:
    source = tmp_path / "small.txt"
    source.write_text(
        "\n".join((DATA / "small.txt").read_text(encoding="utf-8").split("\n")[:10]) + "\n", encoding="utf-8"
    )
    found = validate([DATA / "valid" / "extent.xml", DATA / "other.xml"], sources={"small": source})
    assert "line 11 is not in the source" in [f.message for f in found if f.rule == "base-text"]


@pytest.mark.parametrize("ends", ["11XX", "99999999999LF", ""])
def test_false_line_ends_are_found_without_the_source(tmp_path: Path, ends: str) -> None:
    found = _changed(tmp_path, ('<seg type="line-ends">11LF', f'<seg type="line-ends">{ends}'))
    assert [f.rule for f in found] == ["source-notes"]


def test_a_header_without_notes_on_the_source_is_found(tmp_path: Path) -> None:
    text = (DATA / "valid" / "extent.xml").read_text(encoding="utf-8")
    path = tmp_path / "small.xml"
    path.write_text(text.replace('<seg type="line-ends">11LF</seg>', "LF"), encoding="utf-8")
    found = validate([path, DATA / "other.xml"], sources={"small": DATA / "small.txt"})
    assert [(f.rule, f.remedy) for f in found if f.path == path] == [("source-notes", "line-ends: 11LF")]


def test_a_left_out_line_is_recorded_word_for_word(tmp_path: Path) -> None:
    source = tmp_path / "small.txt"
    source.write_text(
        (DATA / "small.txt").read_text(encoding="utf-8") + "<!-- chrome -->\n", encoding="utf-8"
    )
    text = (DATA / "valid" / "extent.xml").read_text(encoding="utf-8")
    line = '<seg type="omitted-line" n="12">&lt;!-- chrome --&gt;</seg>'
    path = tmp_path / "small.xml"
    path.write_text(text.replace("By year.", line), encoding="utf-8")
    found = validate([path, DATA / "other.xml"], sources={"small": source})
    assert "base-text" not in {f.rule for f in found}
    path.write_text(text.replace("By year.", line.replace("chrome", "other")), encoding="utf-8")
    found = validate([path, DATA / "other.xml"], sources={"small": source})
    assert "line 12 is not '<!-- other -->'" in [f.message for f in found if f.rule == "source-notes"]


def test_a_run_of_lost_lines_is_one_finding(tmp_path: Path) -> None:
    source = tmp_path / "small.txt"
    source.write_text((DATA / "small.txt").read_text(encoding="utf-8") + "甲\n乙\n丙\n", encoding="utf-8")
    found = validate([DATA / "valid" / "extent.xml", DATA / "other.xml"], sources={"small": source})
    assert [f.message for f in found if f.rule == "base-text"] == ["lines 12 to 14 of the source have no lb"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("宋帝嘉之", "宋帝|甚嘉之"),  # a character too many
        ("繼遷入貢", "繼遷|貢"),  # one lost
        ("環慶<g", "環|應<g"),  # one changed
        ("》</bibl>作五州）", "》</bibl>作|四州）"),
        ("」</reg></choice></q></p>", "」</reg></choice>|也</q></p>"),
        ('<g ref="#pua-e24e">鄜</g>延', '<g ref="#pua-e24e">鄜</g>|廷'),
        ('<lb n="9" rend="indent(2)"/>', '|<lb n="9" rend="indent(1)"/>'),
    ],
)  # fmt: skip
def test_a_difference_from_the_source_has_its_place_in_the_file(tmp_path: Path, old: str, new: str) -> None:
    text = (DATA / "valid" / "extent.xml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    before = (text[: text.index(old)] + new.partition("|")[0]).split("\n")
    path = tmp_path / "small.xml"
    path.write_text(text.replace(old, new.replace("|", "")), encoding="utf-8")
    found = [f for f in validate([path], sources={"small": DATA / "small.txt"}) if f.rule == "base-text"]
    slack = 1 if new.startswith("|") else 0  # the indentation is one place, at its lb or just behind it
    assert [f.line for f in found] == [len(before)]
    assert slack or found[0].column == len(before[-1]) + 1


def test_every_character_of_the_texts_is_found_in_its_file() -> None:
    for path in TEXTS:
        read = document.read(path)
        rows = read.data.decode("utf-8").split("\n")
        lines = base_lines(read.root)
        for part in (0.0, 0.37, 0.71, 0.999):
            sought = {number: int(part * len(words)) for number, words in lines.items() if words}
            for number, (row, column) in locate(read, sought).items():
                want = lines[number][sought[number]]
                have = rows[row - 1][column - 1]
                # An indentation is at its lb, a private-use character at its g, & and < are written out.
                assert have == want or want in "\u3000&<>" or "\ue000" <= want <= "\uf8ff", (
                    path.stem,
                    number,
                )


def test_a_season_has_its_own_months(tmp_path: Path) -> None:
    (found,) = _changed(tmp_path, ('notBefore="0982-10-25"', 'notBefore="0982-11-24"'))
    assert (found.rule, found.remedy) == ("date-agrees", "the months 10 to 12")


def test_a_span_is_one_of_whole_months(tmp_path: Path) -> None:
    (found,) = _changed(tmp_path, ('notBefore="0982-10-25"', 'notBefore="0982-10-26"'))
    assert "no whole lunar months" in found.message


def test_a_date_of_the_program_that_lost_its_full_form_is_warned_of() -> None:
    path = ROOT / "tei" / "songshi-486.xml"
    data = path.read_bytes().replace(' n="宋元祐五年六月"'.encode(), b"", 1)
    found = [one for one in check_document(document.from_bytes(data, path)) if one.rule == "date-full"]
    assert [(one.severity, one.message) for one in found] == [
        ("warning", "the program dated this, and the date in full is gone")
    ]


def test_a_date_outside_the_tables_is_passed_over(tmp_path: Path) -> None:
    edits = (
        (
            'when-custom="0983-02" notBefore="0983-03-23" notAfter="0983-04-20"',
            'when-custom="9983-02" notBefore="9983-03-23" notAfter="9983-04-20"',
        ),
    )
    assert {f.rule for f in _changed(tmp_path, *edits)} == {"entry-year"}


def test_a_day_that_the_month_lacks_is_found(tmp_path: Path) -> None:
    (found,) = _changed(tmp_path, ('when-custom="0982-05-18"', 'when-custom="0982-05-30"'))
    assert (found.rule, "29 days" in found.message) == ("date-lunar", True)


def test_reports_name_place_rule_and_documentation(tmp_path: Path) -> None:
    found = _changed(tmp_path, ("<sic>末</sic>", '<sic cert="high">末</sic>'))
    text = FORMATS["text"](found)
    assert f"{found[0].path}:{found[0].line}:{found[0].column}: error: sic has no attribute cert" in text
    assert "schema/annals.html#element-sic" in text
    assert text.endswith("1 errors, 0 warnings\n")
    (row,) = json.loads(FORMATS["json"](found))
    assert (row["rule"], row["line"], row["column"]) == ("unknown-attribute", found[0].line, found[0].column)
    run = json.loads(FORMATS["sarif"](found))["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": found[0].line,
        "startColumn": found[0].column,
    }
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-attribute"]


def test_a_report_has_one_line_a_finding_and_addresses_that_are_addresses() -> None:
    found = [Finding(Path("西夏 紀.xml"), 1, 2, "extent", "one\ntwo", "three", "warning", "x#y")]
    assert FORMATS["text"](found).splitlines() == [
        "西夏 紀.xml:1:2: warning: one two (three) [extent, see x#y]",
        "0 errors, 1 warnings",
    ]
    (result,) = json.loads(FORMATS["sarif"](found))["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "%E8%A5%BF%E5%A4%8F%20%E7%B4%80.xml"
    assert FORMATS["text"]([]) == "0 errors, 0 warnings\n"


def _large(count: int) -> bytes:
    """The first entry of the base, `count` times over, with names and lines of their own."""
    text = (DATA / "base.xml").read_text(encoding="utf-8")
    links = r'<anchor xml:id="small\.x[^>]*/>|<linkGrp.*?</linkGrp>\n|<note type="collation".*?</note>\n'
    text = re.sub(links, "", text, flags=re.DOTALL)  # they would point from every copy to one place
    start, end = text.index('<div type="entry" n="1"'), text.index('<div type="entry" n="2"')
    entry = (
        text[start:end].replace('xml:id="small.em0', 'xml:id="small.em0X').replace('"#small.', '"#small.X')
    )
    entry = re.sub(r'xml:id="small\.', 'xml:id="small.X', entry).replace("Xem0X", "Xem0")
    entry = re.sub(r' xml:id="small\.Xem\d+"', "", entry).replace("<anchor/>", "")
    parts = []
    for number in range(count):
        part = entry.replace("small.X", f"small.x{number}.").replace('n="1"', f'n="{number + 1}"')
        parts.append(
            part.replace('<lb n="3"/>', f'<lb n="{2 * number + 20}"/>').replace(
                '<lb n="4"/>', f'<lb n="{2 * number + 21}"/>'
            )
        )
    year = '<div type="year" n="0982" xml:id="small.y0009">' + "".join(parts) + "</div>\n"
    place = text.index('<div type="year" n="0983"')
    rest = text.index('<div type="chapter"')
    head = text[: text.index('<div type="year" n="0982"')]
    assert place < rest
    return (head + year + text[text.index("</body>") :].replace("</body>", "</body>", 1)).encode("utf-8")


@pytest.mark.slow
def test_checking_takes_time_in_proportion_to_the_file_and_to_the_number_of_files(tmp_path: Path) -> None:
    """Four times as much may take eight times as long; how long it is, the benchmarks tell."""

    def seconds(*files: Path) -> float:
        start = time.process_time()
        found = validate(files)
        assert len(found) < 20
        return time.process_time() - start

    long, longer = tmp_path / "long.xml", tmp_path / "longer.xml"
    long.write_bytes(_large(420))
    longer.write_bytes(_large(1680))
    assert longer.stat().st_size > 3_000_000
    validate([DATA / "valid" / "extent.xml"])  # loads grammar, rules and calendar
    assert seconds(longer) < 8 * max(seconds(long), seconds(long))
    small = (DATA / "valid" / "extent.xml").read_bytes()
    files = [tmp_path / f"{number:04d}.xml" for number in range(1000)]
    for file in files:
        file.write_bytes(small)
    beside = tmp_path / "other.xml"
    beside.write_bytes((DATA / "other.xml").read_bytes())
    assert seconds(*files, beside) < 8 * max(seconds(*files[:250], beside), 0.1)


def _missed(count: int, seed: int) -> tuple[int, list[str]]:
    """How many mutants break the contract, and which of them were not caught."""
    texts = {path.stem: path.read_bytes() for path in TEXTS}
    sources = {name: ROOT / "tei" / "source" / f"{name}.txt" for name in texts}
    ledger = {name: ROOT / "tei" / "ledger" / f"{name}.tsv" for name in texts}
    sound = {name: _rules_broken(data, name, sources, ledger) for name, data in texts.items()}
    breaking, missed = 0, []
    for mutant in mutants.make(texts, count, seed):
        caught = _rules_broken(mutant.data, mutant.text, sources, ledger) - sound[mutant.text]
        if caught or not mutants.harmless(mutant):
            breaking += 1
        if not caught and not mutants.harmless(mutant):
            missed.append(f"{mutant.name}: {mutants.unseen(mutant) or 'should be seen'}")
    return breaking, missed


def _rules_broken(
    data: bytes, name: str, sources: dict[str, Path], ledger: dict[str, Path]
) -> set[tuple[str, str]]:
    read = document.from_bytes(data, ROOT / "tei" / f"{name}.xml")
    return {(found.rule, found.message) for found in check_document(read, sources=sources, ledger=ledger)}


def test_damage_is_caught() -> None:
    breaking, missed = _missed(24, seed=11)
    assert breaking > 18
    assert len(missed) <= 2, missed


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_ninety_seven_of_a_hundred_damages_are_caught(seed: int) -> None:
    breaking, missed = _missed(500, seed)
    print("\n".join(missed))  # noqa: T201 - the rest, by name
    assert breaking > 450
    assert len(missed) / breaking <= 0.03, missed


def test_a_new_moon_that_the_source_has_a_day_off_the_table_is_followed() -> None:
    found = pairs.convert_text("正月丙午朔，甲。\n", "annals", start="金天會十三年")
    checked = check_document(document.from_bytes(found.tei, Path("t.xml")))
    assert 'when-custom="1135-01-01" when="1135-01-24"' in found.tei.decode()
    assert not [finding for finding in checked if finding.rule.startswith("date-")]


@pytest.mark.parametrize(
    ("text", "day", "faults"),
    [
        ("六月壬戌朔，甲。癸亥，乙。", ("06-02", "07-01"), False),
        ("六月庚申朔，甲。己丑晦，乙。", ("06-30", "07-27"), False),
        ("六月，甲。癸亥，乙。", ("06-03", "07-01"), False),
    ],
)
def test_the_days_of_a_month_are_counted_from_its_recorded_new_moon(
    text: str, day: tuple[str, str], faults: bool
) -> None:
    found = pairs.convert_text(f"{text}\n", "annals", start="宋太平興國七年")
    checked = list(check_document(document.from_bytes(found.tei, Path("t.xml"))))
    assert f'when-custom="0982-{day[0]}" when="0982-{day[1]}"' in found.tei.decode()
    assert any(finding.rule.startswith("date-") for finding in checked) is faults


@pytest.mark.parametrize(
    ("right", "wrong"), [('"0982-06-02" when', '"0982-06-03" when'), ("0982-06-02", "0982-06-30")]
)
def test_a_day_that_no_new_moon_moves_is_reported(right: str, wrong: str) -> None:
    tei = pairs.convert_text("六月，甲。壬戌，乙。\n", "annals", start="宋太平興國七年").tei.decode()
    checked = check_document(document.from_bytes(tei.replace(right, wrong).encode(), Path("t.xml")))
    assert {f.rule for f in checked} & {"date-agrees", "date-lunar"}
