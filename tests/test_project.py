"""The manifest: every error names key and line, and no path leads out of the folder."""

import shutil
from pathlib import Path

import pytest

from edition.errors import ManifestError
from edition.project import Project, load

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "data" / "project" / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


def change(folder: Path, old: str, new: str) -> int:
    """Replace words of the manifest; returns the 1-based line where the new ones begin."""
    path = folder / "edition.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(folder: Path) -> ManifestError:
    with pytest.raises(ManifestError) as caught:
        load(folder)
    return caught.value


def test_the_manifest_of_this_edition_names_its_four_texts() -> None:
    texts = load(ROOT).texts
    assert [text.id for text in texts] == ["xixiaji-01", "xixiaji-03", "songshi-485", "songshi-486"]


def test_a_manifest_is_read_by_its_folder_or_its_name(folder: Path) -> None:
    assert load(folder) == load(folder / "edition.toml")


def test_all_facts_arrive(folder: Path) -> None:
    project = load(folder)
    text = project.texts[0]
    assert (project.info.date, project.info.editors[0].orcid) == ("2026-11-21", "0000-0002-1825-0097")
    assert project.info.identifiers == (("DOI", "10.5281/zenodo.1"),)
    assert (text.author.dates, text.start, text.remarks) == ("1900–1970", "宋淳化元年", ("An excerpt.",))
    assert text.transcriber == "Li Yi"
    assert "rights" in text.unknowns()


def test_all_paths_hang_on_the_folder(folder: Path) -> None:
    project = load(folder)
    text = project.texts[0]
    assert project.source_path(text).is_file()
    assert project.tei_path(text) == folder / "tei" / "shi-01.xml"
    assert project.ledger_path(text) == folder / "tei" / "ledger" / "shi-01.tsv"
    assert project.folder == folder
    assert project.manifest in project.inputs()


def test_tables_of_the_editors_are_optional(folder: Path) -> None:
    for name in ("year_headings", "emendations", "decisions"):
        change(folder, f'{name} = "tables/{name.replace("_", "-")}.csv"\n', "")
    project: Project = load(folder)
    assert (project.year_headings, project.emendations, project.decisions) == (None, None, None)


@pytest.mark.parametrize(
    ("old", "new", "message", "remedy"),
    [
        (
            'title_zh = "試編年"',
            'titel_zh = "試編年"',
            "unknown key edition.titel_zh",
            "did you mean “title_zh”?",
        ),
        ('source = "source', 'sorce = "source', "unknown key text.sorce", "did you mean “source”?"),
        ('version = "0.1.0"', 'version = "new"', "edition.version is “new”", "0.1.0"),
        ("date = 2026-11-21", 'date = "21.11.2026"', "is no day", "YYYY-MM-DD"),
        ("date = 2026-11-21", "date = 2026", "edition.date is not a string", "a string"),
        ('id = "probe"', 'id = "1 probe"', "cannot be an identifier in XML", "begin with a letter"),
        ('id = "shi-01"', 'id = "shi:01"', "cannot be an identifier in XML", "begin with a letter"),
        ('id = "shi-01"', 'id = "../../x"', "cannot be an identifier in XML", "begin with a letter"),
        ('source = "source/shi-01.txt"', 'source = "../x.txt"', "leads out of", "into the folder"),
        (
            'source = "source/shi-01.txt"',
            'source = "source/../source/shi-01.txt"',
            "leads out of",
            "into the folder",
        ),
        ('source = "source/shi-01.txt"', 'source = "/etc/passwd"', "no relative path", "folder/file"),
        ('source = "source/shi-01.txt"', 'source = "C:/x.txt"', "no relative path", "folder/file"),
        ('source = "source/shi-01.txt"', "source = 'source\\x.txt'", "no relative path", "folder/file"),
        ('source = "source/shi-01.txt"', 'source = "a\\u0000"', "no relative path", "folder/file"),
        ('source = "source/shi-01.txt"', 'source = "source/none.txt"', "does not exist", "check the path"),
        ('source = "source/shi-01.txt"', 'source = ""', "text.source is empty", "unknown"),
        (
            'language = "lzh-Hant"',
            'language = "lzh-hant"',
            "text.language is “lzh-hant”",
            "did you mean “lzh-Hant”?",
        ),
        ('start = "宋淳化元年"', 'start = "明天"', "text.start: 「明天」 is no date", "宋太平興國七年"),
        ('start = "宋淳化元年"', 'start = "宋淳化元年閏正月"', "text.start: ", ""),
        ("part_number = 1", "part_number = 0", "text.part_number is 0", "from 1"),
        ("part_number = 1", "part_number = true", "is not a whole number", "a whole number"),
        ('xml_id = "wang"', 'xml_id = "encoder"', "“encoder” is taken", "surname"),
        ('xml_id = "wang"', 'xml_id = "shi-01"', "“shi-01” is taken", "surname"),
        ('orcid = "0000-0002-1825-0097"', 'orcid = "x"', "edition.editors.orcid is “x”", "ORCID"),
        ('orcid = "0000-0002-1825-0097"', "organisation = 1", "is not true or false", "true or false"),
        ('remarks = ["An excerpt."]', "remarks = [1]", "something other than words", "quotes"),
        (
            'url = "https://creativecommons.org/licenses/by/4.0/"',
            'url = "javascript:x"',
            "licence.url",
            "https://",
        ),
        ('transcriber = "Li Yi"', 'transcriber = ""', "text.transcriber is empty", "unknown"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_key_line_and_remedy(
    folder: Path, old: str, new: str, message: str, remedy: str
) -> None:
    line = change(folder, old, new)
    error = refused(folder)
    assert message in error.message
    assert remedy in error.remedy
    assert error.place is not None
    assert error.place.line == line


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title_zh = "試編年"\n', "", "edition.title_zh is missing"),
        ('works = "tables/works.xml"\n', "", "files.works is missing"),
        ('profile = "gangmu"\n', "", "text.profile is missing"),
        (
            '[[edition.editors]]\nname = "Wang Jia"\norcid = "0000-0002-1825-0097"\n',
            "",
            "edition.editors is missing",
        ),
    ],
)
def test_a_missing_key_is_refused_at_the_line_of_its_table(
    folder: Path, old: str, new: str, message: str
) -> None:
    change(folder, old, new)
    error = refused(folder)
    table = {"edition": "[edition]", "files": "[files]", "text": "[[text]]"}[message.partition(".")[0]]
    assert message in error.message
    assert error.place is not None
    assert error.place.snippet == table


def test_an_edition_without_texts_is_refused(folder: Path) -> None:
    path = folder / "edition.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[[text]]")[0], encoding="utf-8")
    assert "has no text" in refused(folder).message


@pytest.mark.parametrize(
    ("change_to", "message"),
    [
        (("shi-01.txt", "shi-02.txt"), "two texts have the id"),
        (('id = "shi-01"', 'id = "shi-02"'), "have the source"),
    ],
)
def test_two_texts_cannot_share_id_or_source(folder: Path, change_to: tuple[str, str], message: str) -> None:
    (folder / "source" / "shi-02.txt").write_text("春。\n", encoding="utf-8")
    path = folder / "edition.toml"
    text = path.read_text(encoding="utf-8")
    second = text[text.index("[[text]]") :].replace(*change_to)
    path.write_text(f"{text}\n{second}", encoding="utf-8")
    error = refused(folder)
    assert message in error.message
    assert error.place is not None
    assert (error.place.line or 0) > text.count("\n")


def test_identifiers_that_differ_only_in_case_are_one(folder: Path) -> None:
    (folder / "source" / "shi-02.txt").write_text("春。\n", encoding="utf-8")
    path = folder / "edition.toml"
    text = path.read_text(encoding="utf-8")
    second = (
        text[text.index("[[text]]") :].replace("shi-01.txt", "shi-02.txt").replace('"shi-01"', '"SHI-01"')
    )
    path.write_text(f"{text}\n{second}", encoding="utf-8")
    assert "two texts have the id “SHI-01”" in refused(folder).message


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("春。\n", encoding="utf-8")
    (folder / "source" / "shi-01.txt").unlink()
    (folder / "source" / "shi-01.txt").symlink_to(tmp_path / "secret.txt")
    assert "leads out of" in refused(folder).message


def test_a_key_in_a_value_of_several_lines_is_found_at_its_first_line(folder: Path) -> None:
    line = change(folder, 'remarks = ["An excerpt."]', 'remarks = [\n  "An excerpt.",\n  7,\n]')
    error = refused(folder)
    assert error.place is not None
    assert error.place.line == line


def test_a_table_in_the_place_of_a_list_is_refused(folder: Path) -> None:
    change(folder, "[[text]]", "[text]")
    assert "text is not a list" in refused(folder).message


def test_a_list_of_words_in_the_place_of_tables_is_refused(folder: Path) -> None:
    change(folder, '[[edition.identifiers]]\ntype = "DOI"\nvalue = "10.5281/zenodo.1"\n', "")
    change(folder, 'place = "online"', 'place = "online"\nidentifiers = ["DOI"]')
    assert "no list of tables" in refused(folder).message


@pytest.mark.parametrize(
    ("text", "line"), [("[edition\n", 1), ("[edition]\nid = \n", 2), ("[edition]\nid = [\n", 2), ("a", 1)]
)
def test_a_file_that_is_no_toml_is_refused_with_its_line(folder: Path, text: str, line: int) -> None:
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    error = refused(folder)
    assert error.message.startswith("not TOML")
    assert error.place is not None
    assert error.place.line == line


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path).message


def test_a_manifest_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "edition.toml").write_bytes("# 試".encode("big5"))
    assert refused(folder).message == "not UTF-8"
