"""Passages that two chronicles share: what is found, how it is related, what differs, and what holds for every text."""

import json
import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pairs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scoring import rows
from test_accuracy import EDITION, conversion
from test_properties import WORDS, readable

from edition import report, source, works
from edition.editorial import Editorial
from edition.link import Difference, Parallel, Relation, link
from edition.link.align import align
from edition.link.flow import BREAKS, flow, is_text
from edition.link.formulas import DATED, FREE, OFFICE, weights
from edition.link.rarity import rarity
from edition.link.seeds import Run, chains, runs
from edition.model import Chronicle
from edition.parse import parse
from edition.profiles import shipped

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["parallels"]
READ = [json.loads(line) for line in (HERE / "data" / "parallels-read.jsonl").read_text("utf-8").splitlines()]

# A passage with rare words, and others that only fill a text.
PASSAGE = "曾祖仁颜，仕唐銀州防禦使。祖彝景，嗣於晉。父光儼，嗣於周，拒賊於渭橋，表有鐵鶴，射之沒羽"
FILLING = "".join(f"{a}{b}。" for a, b in combinations("天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往", 2))


def chronicle(text: str, profile: str = "gangmu") -> Chronicle:
    return read(source.from_text(text, pairs.NAME), profile)


def read(text: source.Source, profile: str = "gangmu") -> Chronicle:
    return parse(text, shipped()[profile], Editorial(pairs.NAME), pairs.WORKS)


def shared(a: str, b: str) -> list[tuple[str, str]]:
    """The words of the passages that two texts share, in texts that are long enough to have a language."""
    one, other = f"{a}\n{FILLING[:300]}\n", f"{FILLING[300:]}\n{b}\n"
    return [
        (one[p.a_start : p.a_end], other[p.b_start : p.b_end]) for p in link(chronicle(one), chronicle(other))
    ]


def only(a: str, b: str) -> Parallel:
    (found,) = link(chronicle(a + "\n" + FILLING), chronicle(b))
    return found


@cache
def reported() -> list[dict[str, Any]]:
    """The report on the texts of the edition."""
    texts = [(info, conversion(info.id)) for info in EDITION.texts]
    return [dict(row) for row in report.parallels(texts, works.load_works(EDITION.works))]


def meets(found: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a passage that was found shares a character with a hand-checked one, in both texts."""
    return all(
        _meets(
            found,
            side,
            row[f"{name}_file"],
            row[f"{name}_line"],
            row[f"{name}_offset"],
            len(row[f"{name}_text"]),
        )
        for side, name in (("a", "xxj"), ("b", "songshi"))
    )


def _meets(found: dict[str, Any], side: str, text: str, line: int, offset: int, length: int) -> bool:
    if found["relation"] == "missing" or found[side] != text:
        return False
    own = conversion(text).chronicle.source
    start, first = own.offset(found[f"{side}_line"], found[f"{side}_offset"]), own.offset(line, offset)
    return bool(start < first + length and first < start + found[f"{side}_length"])


def figures() -> dict[str, float]:
    gold = rows("parallels.jsonl")
    met = [any(meets(found, row) for found in reported()) for row in gold]
    copied = [own for own, row in zip(met, gold, strict=True) if row["relation"] in ("verbatim", "close")]
    key = ("a", "a_line", "a_offset", "a_length", "b", "b_line", "b_offset", "b_length")
    verdicts = {tuple(row[name] for name in key): row["right"] for row in READ}
    found = [tuple(row[name] for name in key) for row in reported() if row["relation"] != "missing"]
    # A passage that nobody has read counts as wrong.
    right = sum(verdicts.get(own, False) for own in found)
    return {"copied": sum(copied) / len(copied), "all": sum(met) / len(met), "precision": right / len(found)}


@pytest.mark.parametrize("figure", FLOORS)
def test_accuracy_does_not_fall_below_its_floor(figure: str) -> None:
    assert figures()[figure] >= FLOORS[figure]


def test_every_figure_has_a_floor() -> None:
    assert figures().keys() == FLOORS.keys()


def test_traditional_and_simplified_characters_are_the_same_words() -> None:
    found = only(
        PASSAGE, "曾祖仁颜，仕唐银州防御使。祖彝景，嗣于晋。父光俨，嗣于周，拒贼于渭桥，表有铁鹤，射之没羽"
    )
    assert (found.relation, found.similarity) == (Relation.VERBATIM, 1.0)
    assert {own.kind for own in found.differences} == {Difference.FOLDED}
    assert ("銀", "银") in {(own.a, own.b) for own in found.differences}


def test_another_name_is_a_real_difference() -> None:
    found = only(PASSAGE, PASSAGE.replace("彝景", "彝昌"))
    assert [(own.a, own.b, own.kind) for own in found.differences] == [("景", "昌", Difference.REAL)]


def test_another_mark_is_a_difference_of_punctuation() -> None:
    found = only(PASSAGE, PASSAGE.replace("。父", "，父"))
    assert [(own.a, own.b, own.kind) for own in found.differences] == [("。", "，", Difference.PUNCTUATION)]


def test_an_inserted_note_does_not_part_a_passage() -> None:
    note = "（按無定河有李繼遷寨，見《米脂縣志》）"
    found = only(PASSAGE.replace("祖彝景", f"祖{note}彝景"), PASSAGE)
    assert (found.relation, found.similarity) == (Relation.VERBATIM, 1.0)
    assert [(own.a, own.b, own.kind) for own in found.differences] == [(note, "", Difference.NOTE)]


def test_a_passage_in_a_note_is_found() -> None:
    assert shared(f"繼遷入貢（按《夏國傳》：{PASSAGE}）。", PASSAGE) == [(PASSAGE, PASSAGE)]


def test_a_passage_does_not_run_over_a_paragraph() -> None:
    first, second = PASSAGE[:23], PASSAGE[23:]
    assert shared(PASSAGE, f"{first}\n{second}") == [
        (first.rstrip("。，"), first.rstrip("。，")),
        (second, second),
    ]


def test_a_shortened_passage_is_abridged() -> None:
    found = only(PASSAGE, "曾祖仁颜。祖彝景。父光儼，拒賊於渭橋，射之沒羽")
    assert found.relation is Relation.ABRIDGED


def test_words_in_another_order_tell_the_same_event() -> None:
    """Rare names beside a passage that is surely copied."""
    one = f"{PASSAGE}。\n康奴移之子阿勒泰至龕谷砦，野利旺榮斬之於葭蘆"
    other = f"{PASSAGE}。\n宋人聞葭蘆之役，云野利旺榮所斬者阿勒泰，其父曰康奴移"
    assert Relation.EVENT in {
        found.relation for found in link(chronicle(one + "\n" + FILLING), chronicle(other))
    }


def test_a_common_date_joins_no_texts() -> None:
    assert shared("太平興國七年夏五月己酉，李某來朝", "太平興國七年夏五月己酉，王某入貢") == []


def test_titles_of_office_say_half_and_dates_nothing() -> None:
    own = flow(chronicle("夏五月，繼遷為定難軍節度使。\n"), BREAKS[0])
    kept = dict(zip(own.text, weights(own), strict=True))
    assert [kept[char] for char in "月迁难使"] == [DATED, FREE, OFFICE, OFFICE]


def test_a_text_beside_itself_looks_the_same_from_both_sides() -> None:
    own = chronicle(f"{PASSAGE}\n{FILLING}\n{PASSAGE}\n")
    found = {(p.a_start, p.a_end, p.b_start, p.b_end) for p in link(own, own)}
    assert (0, len(PASSAGE), 0, len(PASSAGE)) in found
    assert found == {(b, b_end, a, a_end) for a, a_end, b, b_end in found}


def test_texts_without_common_words_share_nothing() -> None:
    assert link(chronicle(PASSAGE), chronicle(FILLING)) == ()


def test_the_flow_keeps_the_place_of_every_character() -> None:
    text = "夏五月，李繼遷（《長編》作遷）入貢。\n"
    own = flow(chronicle(text), BREAKS[0])
    assert [text[at] for at in own.at if at >= 0] == list("夏五月李繼遷入貢作遷")
    assert own.text.count(BREAKS[0]) == 3


def test_what_follows_a_word_everywhere_says_little() -> None:
    known = rarity(["節度使" * 20 + "鐵鶴沒羽" + "天地玄黃宇宙" * 3])
    assert known.after("節", "度") < 1 < known.after("鐵", "鶴")


def test_runs_grow_as_far_as_they_can() -> None:
    assert runs("\x01一二三四五六\x01", "\x02七二三四五八\x02", 4, 9, "\x01") == [Run(2, 2, 4)]


def test_words_at_many_places_are_no_seeds() -> None:
    assert runs("一二三四" * 3, "一二三四" * 3, 4, 2, "\x01") == []


def test_runs_that_overlap_are_aligned_once() -> None:
    a, b = "\x01一一一一二三四五\x01", "\x02一一一一一二三四五\x02"
    (chain,) = chains(a, b, [Run(1, 1, 4), Run(2, 3, 7)], 24)
    assert align(a, b, chain, 9) == [*((n, n) for n in range(1, 5)), *((n, n + 1) for n in range(5, 9))]
    assert align(a, b, [*chain, Run(6, 7, 3)], 9) == align(a, b, chain, 9)


texts = st.lists(st.sampled_from([*WORDS, PASSAGE, PASSAGE[:30], FILLING[:90]]), max_size=25).map("".join)
quick = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@quick
@given(texts, texts, st.sampled_from(("gangmu", "annals", "biography")))
def test_passages_lie_in_their_texts_and_are_in_order(one: str, other: str, profile: str) -> None:
    a, b = read(readable(one), profile), read(readable(other), profile)
    found = link(a, b)
    for p in found:
        assert 0 <= p.a_start < p.a_end <= len(a.source.text) and 0 <= p.b_start < p.b_end <= len(
            b.source.text
        )
        assert 0 < p.similarity <= 1
    assert [(p.a_start, p.b_start) for p in found] == sorted((p.a_start, p.b_start) for p in found)


@quick
@given(texts, texts)
def test_what_is_found_is_the_same_again_and_from_the_other_side(one: str, other: str) -> None:
    a, b = read(readable(one)), read(readable(other))
    found = link(a, b)
    assert found == link(a, b)
    assert {_seen(p) for p in link(b, a)} == {_turned(p) for p in found}


def _seen(p: Parallel) -> tuple[object, ...]:
    differences = tuple((own.a, own.b, own.kind) for own in p.differences)
    return p.a_start, p.a_end, p.b_start, p.b_end, p.relation, p.similarity, differences


def _turned(p: Parallel) -> tuple[object, ...]:
    differences = tuple((own.b, own.a, own.kind) for own in p.differences)
    return p.b_start, p.b_end, p.a_start, p.a_end, p.relation, p.similarity, differences


@quick
@given(
    st.lists(
        st.sampled_from([PASSAGE[:30], PASSAGE[9:], FILLING[:90], "\n", "，", "彝昌"]), min_size=1, max_size=9
    )
)
def test_without_what_differs_both_passages_are_as_long(parts: list[str]) -> None:
    a, b = read(readable("".join(parts) + PASSAGE)), chronicle(PASSAGE.replace("彝景", "彝興"))
    found = [p for p in link(a, b) if p.differences]
    for p in found:
        real = [own for own in p.differences if own.kind is Difference.REAL]
        sizes = [
            sum(map(is_text, text[start:end])) - sum(map(len, words))
            for text, start, end, words in (
                (a.source.text, p.a_start, p.a_end, [own.a for own in real]),
                (b.source.text, p.b_start, p.b_end, [own.b for own in real]),
            )
        ]
        assert sizes[0] == sizes[1] > 0


def test_texts_of_other_centuries_share_no_passage() -> None:
    """The two parts of 西夏紀 end in 1004, and this part of 宋史 begins in 1086."""
    assert [row for row in reported() if row["b"] == "songshi-486"] == []


def test_a_citation_that_leads_nowhere_is_reported() -> None:
    missing = [row for row in reported() if row["relation"] == "missing"]
    assert missing
    assert {row["b"] for row in missing} == {"songshi-485, songshi-486"}
    for row in missing:
        text = conversion(row["a"]).chronicle.source.line_text(row["a_line"])
        assert text[row["a_offset"] : row["a_offset"] + row["a_length"]] == row["a_words"]


def test_a_passage_is_reported_by_its_place() -> None:
    row = next(row for row in reported() if row["a_line"] == 41 and row["b_line"] == 24)
    words = conversion(row["b"]).chronicle.source.line_text(24)
    assert words[row["b_offset"] :][: row["b_length"]] == row["b_words"]
    assert {"a": "中", "b": "忠", "kind": "real"} in row["differences"]
    assert "中/忠" in str(report.brief(row)["differences"])
