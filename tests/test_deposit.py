"""The archive package: complete, provable, the same every time, and it overwrites nothing but itself."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import built, files
from edition.deposit import bag, deposit, describe, payload
from edition.errors import InputError, OutputError
from edition.metadata import EditionInfo, Licence, Person
from edition.project import Project, load

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "data" / "project" / "small"
TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small edition, as if built."""
    shutil.copytree(SMALL, tmp_path / "small")
    made = load(tmp_path / "small")
    for text in made.texts:
        files.write(made.tei_path(text), TEI)
    files.write_sums(made.tei, {made.tei_path(text).name: files.digest(TEI) for text in made.texts})
    files.write(made.build / "site" / "index.html", "<title>宋史</title>".encode())
    files.write(made.build / "print" / "shi-01.pdf", b"%PDF-1.7")
    remember(made)
    return made


def remember(project: Project) -> None:
    """What lies in build/ as if a build had written it."""
    built.remember(project, False, built.Outcome((), (), (), ("build/print", "build/site"), True))


def tree(folder: Path) -> Mapping[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def bagit(folder: Path) -> subprocess.CompletedProcess[str]:
    """The Library of Congress's own program, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bagit", "--validate", str(folder)], capture_output=True, text=True, timeout=60
    )


def test_bagit_python_finds_the_package_valid(project: Project, tmp_path: Path) -> None:
    done = bagit(deposit(project, tmp_path / "out"))
    assert done.returncode == 0, done.stderr


def test_bagit_python_finds_a_changed_byte(project: Project, tmp_path: Path) -> None:
    out = deposit(project, tmp_path / "out")
    page = out / "data" / "site" / "index.html"
    page.write_bytes(page.read_bytes().swapcase())
    assert bagit(out).returncode == 1


def test_the_same_edition_gives_the_same_package(project: Project, tmp_path: Path) -> None:
    assert tree(deposit(project, tmp_path / "a")) == tree(deposit(project, tmp_path / "b"))


def test_the_package_knows_no_place_on_this_machine(project: Project, tmp_path: Path) -> None:
    for name, data in tree(deposit(project, tmp_path / "out")).items():
        assert str(tmp_path).encode() not in data, name


def test_the_package_holds_the_edition_its_program_and_its_products(project: Project) -> None:
    names = set(payload(project))
    assert names > {
        "README.md",
        "CITATION.cff",
        "datacite.json",
        "ro-crate-metadata.json",
        "edition/edition.toml",
        "edition/source/shi-01.txt",
        "edition/tei/shi-01.xml",
        "edition/tei/SHA256SUMS",
        "edition/tables/works.xml",
        "schema/annals.odd",
        "schema/annals.rng",
        "xslt/print.xsl",
        "site/index.html",
        "print/shi-01.pdf",
    }


def test_an_earlier_package_is_replaced(project: Project, tmp_path: Path) -> None:
    out = deposit(project, tmp_path / "out")
    (project.build / "site" / "index.html").write_text("<title>new</title>", encoding="utf-8")
    remember(project)
    deposit(project, out)
    assert bag.is_intact(out) and b"new" in (out / "data/site/index.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "small"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("site/index.html", b"other", "is not as the build wrote it"),
        ("site/mine.html", b"mine", "was not written by the last build"),
        ("print/shi-01.pdf", None, "is missing since the build"),
    ],
)
def test_nothing_is_packed_that_the_build_did_not_write(
    project: Project, tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = project.build / name
    path.unlink() if data is None else path.write_bytes(data)
    with pytest.raises(InputError, match=message) as error:
        deposit(project, tmp_path / "out")
    assert error.value.place is not None and error.value.place.path == path
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_may_take_the_package(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert bag.is_intact(deposit(project, tmp_path / "out"))


def add_a_file(out: Path) -> None:
    (out / "data" / "mine.txt").write_text("mine", encoding="utf-8")


def change_a_file(out: Path) -> None:
    (out / "data" / "README.md").write_text("mine", encoding="utf-8")


def change_a_tag(out: Path) -> None:
    (out / "bag-info.txt").write_text("mine", encoding="utf-8")


def spoil_the_manifest(out: Path) -> None:
    (out / bag.MANIFEST).write_text("mine\n", encoding="utf-8")


@pytest.mark.parametrize("change", [add_a_file, change_a_file, change_a_tag, spoil_the_manifest])
def test_a_package_that_a_hand_has_changed_is_not_overwritten(
    project: Project, tmp_path: Path, change: object
) -> None:
    out = deposit(project, tmp_path / "out")
    assert callable(change)
    change(out)
    before = tree(out)
    with pytest.raises(OutputError, match="earlier package"):
        deposit(project, out)
    assert tree(out) == before


def test_a_file_in_the_way_is_not_overwritten(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="earlier package"):
        deposit(project, tmp_path / "out")


@pytest.mark.parametrize("place", [".", "..", "tei/bag", "build/site/bag"])
def test_the_package_may_not_lie_among_what_it_holds(project: Project, place: str) -> None:
    with pytest.raises(OutputError, match="among what it holds"):
        deposit(project, project.folder / place)


def test_a_folder_that_cannot_be_written_is_an_error_with_a_remedy(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        deposit(project, tmp_path / "file" / "out")
    assert caught.value.remedy


@pytest.mark.parametrize("part", ["site", "print"])
def test_what_is_not_built_is_named(project: Project, tmp_path: Path, part: str) -> None:
    shutil.rmtree(project.build / part)
    with pytest.raises(InputError, match="edition build") as caught:
        deposit(project, tmp_path / "out")
    assert caught.value.place is not None and part in str(caught.value.place)
    assert not (tmp_path / "out").exists()


def test_a_text_that_is_not_encoded_is_named(project: Project) -> None:
    project.tei_path(project.texts[0]).unlink()
    with pytest.raises(InputError, match=r"shi-01\.xml: is not built yet"):
        payload(project)


def test_a_text_that_was_changed_since_it_was_built_is_refused(project: Project) -> None:
    project.tei_path(project.texts[0]).write_bytes(TEI + b"\n")
    with pytest.raises(InputError, match=r"shi-01\.xml: is not as it was built"):
        payload(project)


def test_a_link_out_of_the_site_is_refused(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (project.build / "site" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="leads out"):
        payload(project)


def test_a_source_that_a_link_puts_outside_is_refused(project: Project, tmp_path: Path) -> None:
    source = project.source_path(project.texts[0])
    source.replace(tmp_path / "secret")
    source.symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="outside the edition"):
        payload(project)


def test_droppings_of_editors_are_left_out(project: Project) -> None:
    (project.build / "site" / ".DS_Store").write_bytes(b"x")
    assert "site/.DS_Store" not in payload(project)


def test_the_bag_is_dated_by_the_manifest(project: Project, tmp_path: Path) -> None:
    out = deposit(project, tmp_path / "out")
    info = (out / "bag-info.txt").read_text(encoding="utf-8")
    size = sum(map(len, tree(out / "data").values()))
    assert f"Bagging-Date: {project.info.date}\n" in info
    assert f"Payload-Oxum: {size}.{len(tree(out / 'data'))}\n" in info


def test_contact_is_an_address_or_nothing(project: Project, tmp_path: Path) -> None:
    known = replace(project, info=replace(project.info, contact="errata@example.org"))
    assert (
        "Contact-Email: errata@example.org\n" in (deposit(known, tmp_path / "a") / "bag-info.txt").read_text()
    )
    unknown = replace(project, info=replace(project.info, contact="unknown"))
    assert "Contact" not in (deposit(unknown, tmp_path / "b") / "bag-info.txt").read_text()


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/./b", "a\\b", ""])
def test_a_path_that_leads_out_of_the_bag_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="out of the package"):
        bag.write(tmp_path / "out", {name: b""}, [])


NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\\\0"), min_size=1, max_size=30
).filter(lambda name: name not in (".", "..") and len(name.encode()) < 200)


@given(
    st.dictionaries(NAMES, st.binary(max_size=20), max_size=4),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_every_bag_proves_itself(
    tmp_path_factory: pytest.TempPathFactory, contents: dict[str, bytes], value: str
) -> None:
    out = tmp_path_factory.mktemp("bag")
    bag.write(out, contents, [("Any", value)])
    assert bag.is_intact(out)
    assert (out / "bag-info.txt").read_bytes().count(b"\n") == 2


def test_datacite_has_what_kernel_4_asks_for(project: Project) -> None:
    record = describe.datacite(project.info, project.texts)
    assert set(record) >= {
        "creators",
        "titles",
        "publisher",
        "publicationYear",
        "types",
        "schemaVersion",
        "doi",
    }
    assert record["doi"] == "10.5281/zenodo.1"
    assert (
        record["creators"][0]["nameIdentifiers"][0]["nameIdentifier"]
        == "https://orcid.org/0000-0002-1825-0097"
    )
    assert record["schemaVersion"] == "http://datacite.org/schema/kernel-4"


def test_datacite_says_nothing_that_nobody_knows(project: Project) -> None:
    info = replace(project.info, identifiers=())
    texts = [replace(text, work_date="unknown") for text in project.texts]
    record = describe.datacite(info, texts)
    assert "doi" not in record and "unknown" not in json.dumps(record)


def test_each_work_is_named_once() -> None:
    project = load(ROOT)
    titles = [
        item["titles"][0]["title"] for item in describe.datacite(project.info, project.texts)["relatedItems"]
    ]
    assert titles == ["西夏紀", "宋史"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/3.0", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://example.org/licence", None),
    ],
)
def test_licences_are_named_as_spdx_names_them(url: str, name: str | None) -> None:
    assert describe.spdx(url) == name


@pytest.mark.parametrize(
    "value", ["10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1", "doi:10.5281/zenodo.1"]
)
def test_a_doi_has_one_form(project: Project, value: str) -> None:
    assert describe.doi(replace(project.info, identifiers=(("doi", value),))) == "10.5281/zenodo.1"


def test_the_citation_file_of_the_repository_is_the_generated_one() -> None:
    project = load(ROOT)
    assert (ROOT / "CITATION.cff").read_bytes() == describe.citation(project.info, project.texts)


HOSTILE = '“x”: "y" #\n- z: \'&<script>|*\u2028\x85'


def hostile(info: EditionInfo) -> EditionInfo:
    person = Person(HOSTILE, orcid="0000-0002-1825-0097", organisation=True)
    licence = Licence(HOSTILE, "https://example.org/licence")
    identifiers = (("URL", "https://example.org/"), ("Handle", HOSTILE))
    return replace(info, title_en=HOSTILE, editors=(person,), licence=licence, identifiers=identifiers)


def test_whatever_the_manifest_says_stays_one_value_of_the_citation(project: Project) -> None:
    lines = describe.citation(hostile(project.info), project.texts).decode().splitlines()
    for line in lines:
        value = re.fullmatch(r"(?:  - |    )?[a-z-]*:? ?(\".*\")", line)
        assert value is None or isinstance(json.loads(value[1]), str)
        assert value is not None or re.fullmatch(r"[a-z0-9 :.-]+", line), line
    assert 'license-url: "https://example.org/licence"' in lines and "  - type: other" in lines


def test_whatever_the_manifest_says_stays_text_of_the_readme(project: Project) -> None:
    text = describe.readme(hostile(project.info), project.texts).decode()
    assert "<script>" not in text and "\n- z" not in text


def test_the_readme_says_what_is_unknown(project: Project) -> None:
    text = describe.readme(project.info, project.texts).decode()
    assert "| rights of the transcription | unknown |" in text
    assert "https://doi.org/10.5281/zenodo.1" in text


def test_the_crate_describes_every_file_but_itself(project: Project) -> None:
    contents = payload(project)
    graph = {entity["@id"]: entity for entity in json.loads(contents["ro-crate-metadata.json"])["@graph"]}
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    described = {name for name, entity in graph.items() if entity["@type"] == "File"}
    assert described == set(contents) - {"ro-crate-metadata.json"}
    assert graph["edition/tei/shi-01.xml"]["sha256"] == files.digest(TEI)


def test_every_reference_of_the_crate_leads_somewhere(project: Project) -> None:
    graph = json.loads(payload(project)["ro-crate-metadata.json"])["@graph"]
    known = {entity["@id"] for entity in graph}
    assert len(known) == len(graph)

    def references(value: object) -> list[str]:
        if isinstance(value, list):
            return [found for item in value for found in references(item)]
        return [str(value["@id"])] if isinstance(value, dict) and set(value) == {"@id"} else []

    wanted = {found for entity in graph for value in entity.values() for found in references(value)}
    assert wanted - known <= {"https://w3id.org/ro/crate/1.1"}


def test_all_files_of_the_package_have_a_media_type(project: Project) -> None:
    plain = {name for name in payload(project) if describe.media_type(name) == "application/octet-stream"}
    assert plain == {"edition/tei/SHA256SUMS"}
