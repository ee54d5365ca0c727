"""The texts of an edition beside each other: links both ways, citations resolved, and what holds for every text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pairs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_accuracy import EDITION, edition
from test_link import FILLING, PASSAGE
from test_properties import WORDS, readable

from edition import connect, convert, source, tei
from edition.convert import Conversion
from edition.identify import Ledger
from edition.link import Difference, Relation
from edition.metadata import TextInfo
from edition.model import Cert
from edition.validate import check_document
from edition.validate.document import from_bytes

T = f"{{{tei.NS}}}"
SIMPLIFIED = PASSAGE.translate(str.maketrans("顏銀禦晉儼於賊橋鐵鶴沒", "颜银御晋俨于贼桥铁鹤没"))
XIA = replace(
    pairs.info("biography"), id="s", title="宋史", part="卷四百八十五 夏國上", part_number=485, work="songshi"
)
DAI = replace(pairs.info("gangmu"), id="x", title="西夏紀", part="卷一", part_number=1)
CITED = f"春正月，繼遷入貢。\n{PASSAGE}。（《宋史·夏國傳》）\n夏四月，繼遷卒。（《長編》）\n{FILLING}\n"


def together(*texts: tuple[TextInfo, str], ledgers: Sequence[Ledger] = ()) -> list[Conversion]:
    """Convert texts as an edition does."""
    known = ledgers or [Ledger(info.id) for info, _ in texts]
    read = [
        (info, convert.read(source.from_text(text, info.id), info, works=pairs.WORKS), ledger)
        for (info, text), ledger in zip(texts, known, strict=True)
    ]
    return list(convert.together(read, edition=pairs.EDITION, works=pairs.WORKS))


def links(made: Conversion, kind: str = "parallels") -> list[etree._Element]:
    return tei.parse(made.tei).findall(f"{T}standOff/{T}linkGrp[@type='{kind}']/{T}link")


def between(made: Conversion, first: str, last: str) -> str:
    """The base text between two anchors, without line breaks."""
    found = tei.parse(made.tei).find(f".//{T}body")
    assert found is not None
    body = etree.tostring(found, encoding="unicode")
    inside = re.search(f'<anchor[^>]*xml:id="{first}"[^>]*/>(.*)<anchor[^>]*xml:id="{last}"', body, re.DOTALL)
    assert inside is not None
    return re.sub("<(corr|reg|rdg)[^>]*>[^<]*</[^>]*>|<[^>]*>", "", inside[1])


def test_a_passage_is_linked_both_ways_between_anchors_around_its_words() -> None:
    one, other = together((DAI, CITED), (XIA, f"{SIMPLIFIED}。\n"))
    (link,), (back,) = links(one), links(other)
    near, near_end, far, far_end = link.get("target", "").split()
    assert between(one, near[1:], near_end[1:]) == PASSAGE
    assert between(other, *(end.removeprefix("s.xml#") for end in (far, far_end))) == SIMPLIFIED
    assert back.get("target") == " ".join(
        (f"#{far.partition('#')[2]}", f"#{far_end.partition('#')[2]}", f"x.xml{near}", f"x.xml{near_end}")
    )
    for end in (link, back):
        assert [end.get(name) for name in ("type", "n", "resp", "cert")] == [
            "verbatim",
            "1.000",
            "#encoder",
            "high",
        ]


def test_the_citation_leads_to_the_passage_that_it_rests_on() -> None:
    one, _ = together((DAI, CITED), (XIA, f"{SIMPLIFIED}。\n"))
    (link,) = links(one, "citations")
    citation, far, far_end = link.get("target", "").split()
    (bibl,) = (own for own in tei.parse(one.tei).iter(f"{T}bibl") if own.get(tei.XML_ID) == citation[1:])
    assert (bibl.get("corresp"), far, far_end) == ("#songshi", "s.xml#s.x0001", "s.xml#s.x0001.end")
    assert one.counts["citation.resolved"] == 1


def test_a_citation_without_a_passage_is_a_doubt_that_says_what_was_sought() -> None:
    one, _ = together((DAI, CITED), (XIA, f"{FILLING[:90]}\n"))
    (doubt,) = (own for own in one.doubts if own.kind == "citation")
    assert doubt.message == "《宋史·夏國傳》: no passage of s is found for it"
    assert one.chronicle.source.text[doubt.start :].startswith("《宋史·夏國傳》")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("《宋史·夏國傳》", True),
        ("《宋史》卷四百八十五", True),
        ("《宋史·太宗本紀》", False),
        ("《宋史》", False),
        ("《長編》卷四百八十五", False),
    ],
)
def test_a_citation_means_a_text_by_work_and_section_or_juan(words: str, meant: bool) -> None:
    text = CITED.replace("《宋史·夏國傳》", words)
    one, _ = together((DAI, text), (XIA, f"{SIMPLIFIED}。\n"))
    assert bool(links(one, "citations")) is meant


def test_the_names_of_its_sections_come_from_the_manifest_if_it_has_them() -> None:
    named = replace(XIA, part="卷四百八十五", sections=("夏國傳",))
    one, _ = together((DAI, CITED), (named, f"{SIMPLIFIED}。\n"))
    assert links(one, "citations")
    one, _ = together((DAI, CITED), (replace(named, sections=("西夏傳",)), f"{SIMPLIFIED}。\n"))
    assert not links(one, "citations")


def test_a_list_of_sources_speaks_of_the_words_before_it() -> None:
    """The second list finds its own passage, not that of the first."""
    text = f"春正月，甲。\n{PASSAGE[:30]}（《宋史·夏國傳》）。{PASSAGE[30:]}。（《宋史·夏國傳》）\n"
    one, other = together((DAI, text + FILLING), (XIA, f"{PASSAGE[30:]}。\n{PASSAGE[:30]}\n"))
    ends = [link.get("target", "").split()[1:] for link in links(one, "citations")]
    words = [between(other, *(end.removeprefix("s.xml#") for end in pair)) for pair in ends]
    assert words == [PASSAGE[:30].rstrip("，。"), PASSAGE[30:]]


def test_parts_of_one_work_are_not_compared() -> None:
    assert not links(together((DAI, CITED), (replace(DAI, id="y", part="卷二"), CITED))[0])
    same = replace(XIA, id="z", title="元本", part="卷四百八十六")
    assert not links(together((XIA, CITED), (same, CITED))[0])


def test_a_collation_tells_real_differences_from_forms() -> None:
    one, _ = together((DAI, CITED), (XIA, f"{SIMPLIFIED.replace('彝景', '彝昌')}。\n"))
    (note,) = tei.parse(one.tei).iterfind(f"{T}standOff/{T}note[@type='collation']")
    apps = [(app.get("type"), app[0].text, app[1].text) for app in note]
    assert ("real", "景", "昌") in apps
    assert ("folded", "銀", "银") in apps
    assert (note.text or "") + "".join((app[0].text or "") + (app.tail or "") for app in note) == PASSAGE


def test_an_anchor_does_not_divide_an_emendation() -> None:
    """The passage begins in the middle of what the editors emend: the anchor stands before it."""
    row = {"line": 2, "column": 0, "reading": "一乙", "proposed": "其曾", "kind": "error"}
    own = source.from_text(f"春正月，甲。\n一乙{PASSAGE[1:]}。（《宋史·夏國傳》）\n{FILLING}\n", "t")
    dai = replace(DAI, id="t")
    tables = pairs.editorial(own, {"emendations": [row]})
    read = [
        (dai, convert.read(own, dai, editorial=tables, works=pairs.WORKS), Ledger("t")),
        (XIA, convert.read(source.from_text(f"{PASSAGE}。\n", "s"), XIA), Ledger("s")),
    ]
    made = convert.together(read, edition=pairs.EDITION, works=pairs.WORKS)
    assert '<anchor xml:id="t.x0001"/><choice' in made[0].tei.decode()


def test_identifiers_of_passages_outlive_an_edit_elsewhere() -> None:
    made = together((DAI, CITED), (XIA, f"{SIMPLIFIED}。\n"))
    text = f"春正月，甲。\n{SIMPLIFIED[:20]}。（《宋史·夏國傳》）\n{CITED}"
    again = together((DAI, text), (XIA, f"某年。\n{SIMPLIFIED}。\n"), ledgers=[own.ledger for own in made])
    kept = {between(again[0], name, f"{name}.end"): name for name in _names(again[0])}
    assert kept[PASSAGE] == "x.x0001"
    assert {"x.x0001", "x.x0002"} == set(_names(again[0]))


def _names(made: Conversion) -> list[str]:
    return [link.get("target", "").split()[0][1:] for link in links(made)]


def test_words_that_only_tell_the_same_event_are_surer_where_they_are_cited() -> None:
    found = connect.connect([(info, edition()[info.id].chronicle) for info in EDITION.texts])
    events = [own for own in found.found if own.relation is Relation.EVENT]
    assert {Cert.LOW, Cert.MEDIUM} == {own.cert for own in events}
    assert all(own.cert is Cert.MEDIUM for own in events if own.cited)
    assert all(own.cert is Cert.HIGH for own in found.found if own.relation is not Relation.EVENT)


texts = st.lists(
    st.sampled_from([*WORDS, PASSAGE, PASSAGE[:30], SIMPLIFIED, "（《宋史·夏國傳》）", "\n春正月，"]),
    max_size=25,
).map("".join)
quick = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@quick
@given(texts, texts, texts)
def test_linking_changes_no_text_and_every_link_has_its_ends(one: str, other: str, third: str) -> None:
    given_texts = [
        (DAI, readable(one)),
        (XIA, readable(other)),
        (replace(DAI, id="y", title="遼史"), readable(third)),
    ]
    read = [
        (info, convert.read(text, info, works=pairs.WORKS), Ledger(info.id)) for info, text in given_texts
    ]
    made = convert.together(read, edition=pairs.EDITION, works=pairs.WORKS)
    assert made == convert.together(read, edition=pairs.EDITION, works=pairs.WORKS)
    roots = {f"{info.id}.xml": tei.parse(own.tei) for (info, _), own in zip(given_texts, made, strict=True)}
    known = {name: {own.get(tei.XML_ID) for own in root.iter()} for name, root in roots.items()}
    for (_, text), own, (name, root) in zip(given_texts, made, roots.items(), strict=True):
        assert tei.base_text(own.tei) == (("\ufeff" if text.bom else "") + text.text).encode()
        assert not [row for row in own.doubts if "anchor" in row.message]
        for pointer in " ".join(own.get("target", "") for own in root.iter(f"{T}link")).split():
            file, _, identifier = pointer.rpartition("#")
            assert identifier in known[file or name]


@quick
@given(texts, texts)
def test_linked_texts_are_valid(one: str, other: str) -> None:
    infos = (DAI, XIA)
    read = [
        (info, convert.read(readable(text), info, works=pairs.WORKS), Ledger(info.id))
        for info, text in zip(infos, (one, other), strict=True)
    ]
    for own in convert.together(read, edition=pairs.EDITION, works=pairs.WORKS):
        found = check_document(from_bytes(own.tei, pairs.FOLDER / "t.xml"))
        assert [
            row for row in found if row.rule.startswith(("link", "anchor", "app", "pointer", "unknown"))
        ] == []


def test_the_texts_of_the_edition_are_linked() -> None:
    """Those of 1086 and after share nothing with annals that end in 1004."""
    counts = {name: len(links(made)) for name, made in edition().items()}
    assert counts["songshi-486"] == 0
    assert counts["xixiaji-01"] + counts["xixiaji-03"] == counts["songshi-485"] > 50
    for a, b in combinations(("xixiaji-01", "xixiaji-03"), 2):
        assert not [link for link in links(edition()[a]) if f"{b}.xml" in link.get("target", "")]


def test_no_piece_of_a_collation_is_lost() -> None:
    found = connect.connect([(info, edition()[info.id].chronicle) for info in EDITION.texts])
    for own in found.found:
        view = edition()[own.here.text].chronicle.view
        if own.collation and not any(piece.kind is Difference.NOTE for piece in own.collation):
            inside = view[own.here.start : own.here.end]
            pieces = "".join(piece.a for piece in own.collation)
            strip = re.compile(r"\W+")
            assert strip.sub("", pieces) == strip.sub("", inside)
