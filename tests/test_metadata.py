"""What an edition and its texts say about themselves."""

from pathlib import PurePosixPath

from edition.metadata import PROVENANCE, UNKNOWN, Author, TextInfo


def text(part: str = "卷一", *, rights: str = UNKNOWN, transcriber: str = UNKNOWN) -> TextInfo:
    author = Author("dai", "戴錫章")
    return TextInfo(
        *("a", PurePosixPath("a.txt"), "西夏紀", part, 1, author, "1924", "lzh-Hant", "gangmu", "song"),
        rights=rights,
        transcriber=transcriber,
    )


def test_every_fact_of_provenance_is_unknown_until_it_is_stated() -> None:
    assert text().unknowns() == tuple(PROVENANCE)


def test_a_stated_fact_is_no_longer_unknown() -> None:
    assert text(rights="CC0", transcriber="Li Yi").unknowns() == (
        "base_edition",
        "punctuator",
        "obtained_from",
        "obtained_on",
    )


def test_the_full_title_joins_work_and_part() -> None:
    assert text().full_title == "西夏紀·卷一"


def test_a_work_without_parts_is_its_own_full_title() -> None:
    assert text(part="").full_title == "西夏紀"
