"""The list of works."""

from pathlib import Path

import pytest

from edition.errors import DataError
from edition.works import Work, load_works

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "data" / "project" / "small" / "tables" / "works.xml"
FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listBibl type="works">\n{}\n</listBibl></standOff></TEI>'


def refused(tmp_path: Path, bibls: str) -> DataError:
    path = tmp_path / "works.xml"
    path.write_text(FRAME.format(bibls), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_works(path)
    return caught.value


def test_a_work_has_its_titles_author_and_number_of_juan() -> None:
    assert load_works(SMALL)[0] == Work("songshi", "宋史", (), "脫脫等", "", 496, "正史", False)


def test_a_work_whose_edition_writes_foreign_names_anew_says_so() -> None:
    work = load_works(SMALL)[1]
    assert (work.id, work.short_titles, work.transliterates) == ("changbian", ("長編",), True)


def test_the_list_of_this_edition_names_every_work_cited_by_its_short_form() -> None:
    works = load_works(ROOT / "tei" / "authority" / "works.xml")
    ids = {title: work.id for work in works for title in (work.title, *work.short_titles)}
    assert (ids["長編"], ids["通鑒後編"], ids["續通鑒"], ids["遼紀"]) == (
        "changbian",
        "houbian",
        "xutongjian",
        "liaoshi",
    )


def test_the_list_of_this_edition_is_in_the_order_of_its_identifiers() -> None:
    ids = [work.id for work in load_works(ROOT / "tei" / "authority" / "works.xml")]
    assert ids == sorted(ids)


def test_an_identifier_that_stands_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refused(
        tmp_path, '<bibl xml:id="a"><title>甲</title></bibl>\n<bibl xml:id="a"><title>乙</title></bibl>'
    )
    assert error.message == "not well-formed: ID a already defined"
    assert error.place is not None
    assert error.place.line == 3


def test_a_short_title_of_two_works_is_refused(tmp_path: Path) -> None:
    one = '<bibl xml:id="a"><title>甲</title><title type="short">通鑑</title></bibl>'
    two = '<bibl xml:id="b"><title>乙</title><title type="short">通鑒</title></bibl>'
    assert "stands for both a and b" in refused(tmp_path, one + two).message


@pytest.mark.parametrize(
    ("bibl", "message"),
    [
        ("<bibl><title>甲</title></bibl>", "a work without xml:id"),
        ('<bibl xml:id="a"><title type="short">甲</title></bibl>', "a has 0 full titles"),
        ('<bibl xml:id="a"><title>甲</title><title>乙</title></bibl>', "a has 2 full titles"),
        (
            '<bibl xml:id="a"><title>甲</title><extent><measure unit="juan" quantity="三"/></extent></bibl>',
            "juan is “三”",
        ),
        ("", "the list has no works"),
        ("<bibl>", "not well-formed"),
    ],
)
def test_a_malformed_list_is_refused(tmp_path: Path, bibl: str, message: str) -> None:
    assert message in refused(tmp_path, bibl).message


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_works(tmp_path / "none.xml")


def test_an_entity_of_an_untrusted_list_is_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    path = tmp_path / "works.xml"
    body = FRAME.format('<bibl xml:id="a"><title>甲&x;</title></bibl>')
    path.write_text(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}', encoding="utf-8")
    assert "secret" not in load_works(path)[0].title
