"""Years of annals whose headings are lost: each kind of evidence, the best assignment, and what it says of itself."""

import tomllib
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pairs
import pytest
import scoring
from hypothesis import given
from hypothesis import strategies as st

from edition import editorial, project, source, works
from edition.convert import Conversion, convert
from edition.dating import Parallel
from edition.dating.inference.evidence import juan_years
from edition.model import Cert, Entry

ROOT = Path(__file__).parent.parent
EDITION = project.load(ROOT / "edition.toml")
FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))[
    "inferred-years"
]


def gangmu(*entries: str) -> str:
    """Headlines with a source each, as the genre closes them."""
    return "".join(f"{entry}（《宋史·夏國傳》）\n" for entry in entries)


def inferred(text: str, start: str = "", **more: object) -> Conversion:
    info = replace(pairs.info("gangmu", start), infer_years=True)
    return convert(source.from_text(text, "t"), info, edition=pairs.EDITION, works=pairs.WORKS, **more)  # type: ignore[arg-type]


def years(text: str, start: str = "太平興國七年") -> list[int]:
    found = inferred(text, start)
    entries = [block for block in found.chronicle.blocks if isinstance(block, Entry)]
    return [found.dated.years[entry.start].year for entry in entries if entry.start in found.dated.years]


@cache
def whole(name: str) -> tuple[Conversion, Conversion]:
    """A text of the edition without the editors' year headings, and with them."""
    info = next(text for text in EDITION.texts if text.id == name)
    text = source.read(EDITION.source_path(info), name)
    tables = editorial.load(EDITION.year_headings, EDITION.emendations, EDITION.decisions)
    listed = works.load_works(EDITION.works)
    made = [
        convert(text, own, edition=EDITION.info, editorial=tables.of(text, name), works=listed)
        for own in (replace(info, infer_years=True), info)
    ]
    return made[0], made[1]


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_most_entries_get_the_year_that_the_editors_found(name: str, floor: float) -> None:
    guessed, known = (made.dated.years for made in whole(name))
    entries = [b.start for b in whole(name)[1].chronicle.blocks if isinstance(b, Entry) and not b.prologue]
    right = [start for start in entries if start in guessed and guessed[start].year == known[start].year]
    assert len(right) / len(entries) >= floor


@pytest.mark.parametrize("name", ["xixiaji-01", "xixiaji-03"])
def test_no_year_that_is_called_sure_is_wrong(name: str) -> None:
    guessed, known = (made.dated.years for made in whole(name))
    sure = {start: mark.year for start, mark in guessed.items() if mark.cert is Cert.HIGH}
    assert len(sure) > 10
    assert sure == {start: known[start].year for start in sure}


def test_the_figures_of_the_checked_text_hold_without_its_headings() -> None:
    figures = scoring.annals(whole("xixiaji-01")[0].tei, scoring.rows("xixiaji-01.entries.jsonl"))
    assert figures["years"] >= FLOORS["xixiaji-01"]
    assert figures["months"] >= 0.95


def test_months_that_go_back_begin_a_year() -> None:
    assert years(gangmu("春三月，甲。", "冬十月，乙。", "春二月，丙。")) == [982, 982, 983]


def test_a_day_that_the_month_lacks_moves_an_entry_to_the_year_that_has_it() -> None:
    # 二月 has 壬午 in 984 and 985, not in 983.
    assert years(gangmu("夏五月己酉，甲。", "春二月壬午，乙。")) == [982, 984]


def test_a_juan_of_a_work_by_years_tells_the_year() -> None:
    text = "春三月，甲。（《長編》二十三）\n夏四月，乙。（《長編》二十四）\n五月，丙。（《長編》二十四）\n"
    assert years(text) == [982, 983, 983]


def test_a_year_left_out_is_dearer_than_one_opened_by_an_undated_entry() -> None:
    text = "冬十二月，甲。（《長編》二十三）\n乙。（《宋史·夏國傳》）\n春三月，丙。（《長編》二十五）\n"
    assert years(text) == [982, 983, 984]


def test_a_remark_that_dates_the_event_has_a_vote() -> None:
    text = (
        gangmu("秋九月，甲。")
        + "冬十月，乙。（《宋史·夏國傳》。按《太宗紀》係於太平興國八年，《長編》係於太平興國八年）\n"
    )
    assert years(text + gangmu("十一月，丙。")) == [982, 983, 983]


def test_a_year_that_the_text_states_is_kept() -> None:
    text = gangmu("春三月，甲。", "雍熙三年春二月，乙。", "夏四月，丙。")
    assert years(text) == [982, 986, 986]


def test_the_years_of_headings_are_bounds() -> None:
    text = "太平興國七年\n" + gangmu("冬十月，甲。", "春二月，乙。") + "雍熙元年\n" + gangmu("春正月，丙。")
    assert years(text, "") == [982, 983, 984]


def test_years_that_only_count_are_counted_by_the_state_of_the_headings() -> None:
    entries = [gangmu(f"{month}，甲來。") for month in ("夏五月", "春正月", "二月")]
    text = f"遼大安二年\n{entries[0]}三年\n{entries[1]}太平興國十年\n{entries[2]}"
    assert years(text, start="")[:2] == [1086, 1087]


def test_the_next_year_within_a_headline_leads_on() -> None:
    assert years(gangmu("冬十二月，甲。明年正月，乙。", "二月，丙。")) == [982, 983]


def test_a_parallel_of_another_chronicle_is_evidence() -> None:
    text = gangmu("春三月，甲。", "秋九月，乙。", "冬十月，丙。")
    at = text.index("冬十月")
    found = inferred(
        text, "太平興國七年", parallels=[Parallel(at, 983, "《宋史》"), Parallel(at, 983, "《遼史》")]
    )
    assert found.dated.years[at].year == 983
    assert found.dated.dates[at].evidence == "parallel"
    assert "told in 《宋史》 under 983, 《遼史》 under 983" in found.dated.dates[at].remark


def test_without_any_year_nothing_is_inferred() -> None:
    assert years(gangmu("春三月，甲。", "秋九月，乙。"), "") == []


def test_an_inferred_year_says_why_in_the_encoding() -> None:
    text = gangmu("春三月，甲。", "冬十月，乙。", "春二月，丙。")
    data = inferred(text, "太平興國七年").tei.decode()
    assert "a new year after 982: months go back from 10 to 2" in data


def test_a_year_that_may_be_another_is_a_doubt_that_names_it() -> None:
    found = inferred(gangmu("冬十一月，甲。", "乙。", "夏四月，丙。"), "太平興國七年")
    assert any("nearly as likely: 983" in doubt.message for doubt in found.doubts)


def test_years_without_inference_are_those_of_the_headings() -> None:
    made = whole("xixiaji-03")[1]
    assert {mark.cert for mark in made.dated.years.values()} == {Cert.HIGH}


@pytest.mark.parametrize(
    ("juan", "expected"), [(23, {982}), (35, {994}), (300, {1079}), (484, {1093}), (521, set())]
)
def test_juan_and_their_years(juan: int, expected: set[int]) -> None:
    assert juan_years("長編", juan) == expected


HEADS = st.sampled_from(
    (
        *("春正月，甲。", "夏四月己酉，甲。", "閏月，甲。", "是歲，甲。", "甲。", "十二月，甲。明年，乙。"),
        *("雍熙元年，甲。", "後三年，甲。", "七年，甲。"),
    )
)


@given(
    st.lists(HEADS, min_size=1, max_size=12),
    st.sampled_from(["", "太平興國七年", "漢建安三年", "遼清寧九年"]),
)
def test_any_order_of_entries_gets_years_that_only_stated_years_turn_back(
    heads: list[str], start: str
) -> None:
    found = inferred(gangmu(*heads), start)
    entries = [block for block in found.chronicle.blocks if isinstance(block, Entry)]
    marks = [found.dated.years.get(entry.start) for entry in entries]
    for (last, head), (before, mark) in zip(pairwise(heads), pairwise(marks), strict=True):
        if before is not None and mark is not None and "年" not in last + head:
            assert mark.year >= before.year


def test_the_time_grows_with_the_text_alone() -> None:
    text = gangmu(*(["春正月，甲。", "夏四月，乙。", "秋七月，丙。", "冬十月，丁。"] * 100))
    found = inferred(text, "太平興國七年")
    assert found.dated.years[max(found.dated.years)].year == 982 + 99
