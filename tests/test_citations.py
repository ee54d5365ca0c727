"""Citations: the list of sources, and titles named in a remark."""

import pairs
import pytest

from edition.grammar.notes import SECTION
from edition.parse.citations import Reader
from edition.parse.works import index

Found = tuple[str, list[tuple[str, str]]]


def listed(text: str, whole: str = "") -> tuple[list[Found], str]:
    """The works with their scopes (words, n) that a list cites, and what stands behind the list."""
    found, end = Reader(text, 0, index(pairs.WORKS, whole or text)).source_list(0)
    return [(c.work, [(text[s.start : s.end], s.n) for s in c.scopes]) for c in found], text[end:]


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("《長編》", [("changbian", [])], ""),
        ("《續通鑑長編》", [], ""),
        ("見《長編》卷三。按", [("changbian", [("卷三", "3")])], "。按"),
        ("《長編》第三卷", [("changbian", [("第三卷", "3")])], ""),
        ("《長編》卷三、五及七", [("changbian", [("卷三", "3"), ("五", "5"), ("七", "7")])], ""),
        ("《長編》卷三至五", [("changbian", [("卷三", "3"), ("五", "5")])], ""),
        ("《長編》卷12", [("changbian", [("卷12", "12")])], ""),
        ("《長編》三年", [("changbian", [])], "三年"),
        ("《宋史‧夏國傳》", [("songshi", [("夏國傳", "夏國傳")])], ""),
        ("《宋史，夏國傳》", [("songshi", [("夏國傳", "夏國傳")])], ""),
        (
            "《宋史·夏國傳》、《太宗本紀》",
            [("songshi", [("夏國傳", "夏國傳")]), ("songshi", [("太宗本紀", "太宗本紀")])],
            "",
        ),
        ("《宋史·甲、乙傳》", [("songshi", [("甲", "甲傳"), ("乙傳", "乙傳")])], ""),
        ("《宋史·李甲、乙列傳》", [("songshi", [("李甲", "李甲列傳"), ("乙列傳", "李乙列傳")])], ""),
        ("《宋史·太宗、真宗本紀》", [("songshi", [("太宗", "太宗本紀"), ("真宗本紀", "真宗本紀")])], ""),
        (
            "《宋史·甲傳》及李乙、王丙等傳",
            [("songshi", [("甲傳", "甲傳")]), ("songshi", [("李乙", "李乙傳"), ("王丙", "王丙傳")])],
            "",
        ),
        ("李乙等傳", [], "李乙等傳"),
        ("甲", [], "甲"),
    ],
)
def test_a_list_of_sources(text: str, found: list[Found], rest: str) -> None:
    if not found and text.startswith("《"):
        found = [("w-7e8c-901a-9451-9577-7de8", [])]
    assert listed(text) == (found, rest)


def test_an_elided_title_belongs_to_the_work_that_the_text_cites_with_it() -> None:
    assert listed("《聖宗紀》", whole="《遼史·聖宗紀》")[0] == [("liaoshi", [("聖宗紀", "聖宗紀")])]


def test_a_name_that_every_history_has_belongs_to_the_work_before() -> None:
    assert listed("《宋史·夏國傳》、《本紀》", whole="《遼史·本紀》")[0][1][0] == "songshi"


def test_an_elided_title_of_nobody_knows_what_is_a_work_not_in_the_list() -> None:
    (citation,), _ = Reader("《聖宗紀》", 0, index(pairs.WORKS, "")).source_list(0)
    assert (citation.title, citation.listed, citation.scopes) == ("聖宗紀", False, ())


def test_an_author_stands_before_the_title() -> None:
    (citation,), _ = Reader("司馬光《稽古錄》", 0, index(pairs.WORKS, "")).source_list(0)
    assert citation.author_span is not None
    assert (citation.author_span.start, citation.author_span.end, citation.start) == (0, 3, 0)


def test_titles_differ_in_the_form_of_a_character() -> None:
    assert listed("《续资治通鉴长编》")[0] == [("changbian", [])]


def test_a_remark_names_titles_in_its_sentences() -> None:
    text = "甲見《長編》，乙見《夏國傳》。"
    reader = Reader(text, 5, index(pairs.WORKS, "《宋史·夏國傳》"))
    assert [(c.work, c.start, c.named) for c in reader.mentions(0, len(text))] == [
        ("changbian", 7, True),
        ("songshi", 14, False),
    ]


def test_a_title_in_a_title_is_part_of_it() -> None:
    (citation,), rest = Reader("《讀《長編》記》甲", 0, index(pairs.WORKS, "")).source_list(0)
    assert citation.title == "讀《長編》記"
    assert rest == len("《讀《長編》記》")


@pytest.mark.parametrize(
    "title", ["夏國傳", "太宗本紀", "食貨志下", "地理志", "郡國志", "宰輔表", "西夏外紀"]
)
def test_the_name_of_a_section(title: str) -> None:
    assert SECTION.fullmatch(title)


@pytest.mark.parametrize("title", ["東都事略", "甘肅通志", "米脂縣志", "三國志", "契丹國志", "長編"])
def test_the_name_of_a_work_is_no_section(title: str) -> None:
    assert not SECTION.fullmatch(title)
