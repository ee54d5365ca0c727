"""The tables against themselves and against the packages from which they were made."""

from __future__ import annotations

import importlib
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from edition.calendar import eras, months
from edition.calendar.regimes import key, named, regimes, table_rows
from edition.errors import DateError

ROOT = Path(__file__).resolve().parent.parent
DIFFERENCES = ROOT / "tests/data/calendar-differences.txt"


def _tool(name: str) -> ModuleType:
    """A generator of tools/, which is no package."""
    pytest.importorskip("tyme4py")
    pytest.importorskip("sanmiao")
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.mark.check
def test_every_difference_from_the_packages_is_listed_with_a_reason() -> None:
    tool = _tool("compare_calendar_tables")
    listed = [row for row in DIFFERENCES.read_text("utf-8").splitlines() if not row.startswith("#")]
    assert [tool.line(found) for found in tool.differences()] == listed
    assert {row.split("|")[-1] for row in listed} <= tool.REASONS.keys()


def test_the_months_of_907_to_1368_are_tyme4pys_but_for_corrections() -> None:
    listed = [
        row.split("|") for row in DIFFERENCES.read_text("utf-8").splitlines() if row.startswith("tyme4py")
    ]
    assert not [row for row in listed if 907 <= int(row[2].split("/")[0]) <= 1368]


@pytest.mark.check
def test_the_tables_are_what_the_generator_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = _tool("make_calendar_tables")
    folder = ROOT / "edition/calendar/tables"
    for hand in (
        "dynasties.txt",
        "month-corrections.txt",
        "era-corrections.txt",
        "ruler-corrections.txt",
        "era-disputes.txt",
    ):
        (tmp_path / hand).write_bytes((folder / hand).read_bytes())
    monkeypatch.setattr(tool, "_TABLES", tmp_path)
    assert tool.main() == 0
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert made == {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("regime", ["宋", "遼", "金", "元", "北魏", "西魏", "三國吳"])
def test_months_follow_each_other_without_gap(regime: str) -> None:
    state = regimes()[regime]
    found = [m for year in range(state.first, state.last + 1) for m in months.months_of(regime, year)]
    breaks = [(a.year, a.label) for a, b in pairwise(found) if a.last_jdn + 1 != b.first_jdn]
    assert breaks == []


def test_the_main_line_has_no_gap_from_246_bce_to_1911() -> None:
    found = [m for year in range(-245, 1912) for m in months.stream_year("main", year)]
    breaks = [(a.year, a.label) for a, b in pairwise(found) if a.last_jdn + 1 != b.first_jdn]
    assert breaks == []


def test_a_year_has_twelve_or_thirteen_months_from_907_on() -> None:
    for stream in ("main", "north"):
        for year in range(907, 1369):
            found = months.stream_year(stream, year)
            assert len(found) in (12, 13)
            assert sum(m.leap for m in found) == len(found) - 12
            assert {m.days for m in found} <= {29, 30}


@pytest.mark.parametrize(
    ("regime", "year", "number", "pair"),
    [
        ("後漢", 947, 6, "甲寅"),  # 資治通鑑 287
        ("遼", 947, 6, "甲寅"),
        ("宋", 1031, 9, "丙午"),  # 續資治通鑑長編 110
        ("遼", 994, 1, "癸丑"),  # 遼史 13
        ("宋", 994, 1, "甲寅"),
        ("遼", 986, 2, "己亥"),
    ],
)
def test_months_begin_where_the_sources_say(regime: str, year: int, number: int, pair: str) -> None:
    found = months.month(regime, year, number)
    assert found.day_of(pair) == found.first_jdn


def test_the_day_before_and_after_a_month_lie_in_its_neighbours() -> None:
    found = months.month("宋", 1001, 12, leap=True)
    assert months.month_at("宋", found.first_jdn - 1).number == 12
    assert months.next_month("宋", found).label == "01"
    assert months.next_month("宋", found, -1).label == "12"
    assert months.leap_month("宋", 1001) == found


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: months.month("宋", 982, 5, leap=True), "no-such-intercalary-month"),
        (lambda: months.month("宋", 982, 13), "no-such-month"),
        (lambda: months.month("宋", 982, 13, leap=True), "no-such-intercalary-month"),
        (lambda: months.month("宋", 1001, 3, leap=True), "no-such-intercalary-month"),
        (lambda: months.leap_month("宋", 1002), "no-such-intercalary-month"),
        (lambda: months.months_of("宋", 3000), "year-out-of-range"),
        (lambda: months.month_at("宋", 0), "year-out-of-range"),
        (lambda: months.month_at("宋", 9_000_000), "year-out-of-range"),
        (lambda: months.months_of("蓬萊", 982), "unknown-regime"),
        (lambda: eras.find("太平興國")[0].year(10), "era-year-out-of-range"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(call: object, code: str) -> None:
    assert callable(call)
    with pytest.raises(DateError) as error:
        call()
    assert error.value.code == code


def test_every_era_is_of_a_known_state_and_has_its_years_in_order() -> None:
    for era in eras.eras():
        assert era.regime in regimes()
        assert era.first_year <= era.last_year, era
        if era.first_jdn is not None and era.last_jdn is not None:
            assert era.first_jdn <= era.last_jdn, era


@pytest.mark.parametrize("regime", ["後梁", "後唐", "後晉", "後周", "宋", "遼", "西夏", "金", "元"])
def test_the_eras_of_a_state_leave_no_year_out(regime: str) -> None:
    counted = {year for era in eras.of_regime(regime) for year in range(era.first_year, era.last_year + 1)}
    assert set(range(min(counted), max(counted) + 1)) == counted


def test_western_xia_has_all_its_eras_and_one_of_them_twice() -> None:
    names = [era.name for era in eras.of_regime("西夏")]
    assert len(names) == 32
    assert [era.first_year for era in eras.find("大慶", dynasty="西夏")] == [1036, 1140]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("元佑", "元祐"), ("元丰", "元豐"), ("庆历", "慶曆"), ("慶歷", "慶曆"), ("延嗣甯國", "延嗣寧國"),
        ("天赐礼盛国庆", "天賜禮盛國慶"), ("大康", "太康"), ("壽隆", "壽昌"), ("乾佑", "乾祐"), ("宝义", "寶義"),
        ("顕徳", "顯德"), ("慶暦", "慶曆"),
    ],
)  # fmt: skip
def test_variant_and_simplified_names_are_found(written: str, name: str) -> None:
    assert name in {era.name for era in eras.find(written)}


@pytest.mark.parametrize(
    ("era", "states"),
    [
        ("大安", {"遼", "西夏", "金"}),
        ("乾道", {"宋", "西夏"}),
        ("紹興", {"宋", "西遼"}),
        ("天德", {"閩", "金"}),
        ("天慶", {"遼", "西夏"}),
        ("大德", {"西夏", "元"}),
    ],
)
def test_an_era_of_several_states_comes_back_with_all_of_them(era: str, states: set[str]) -> None:
    assert {found.regime for found in eras.find(era)} >= states


def test_a_ruler_settles_an_era_used_twice() -> None:
    assert [era.first_year for era in eras.find("至元", ruler="順帝")] == [1335]
    assert [era.first_year for era in eras.find("至元", dynasty="元", ruler="世祖")] == [1264]
    assert eras.find("天會", dynasty="金", ruler="熙宗")
    assert eras.find("建隆", ruler="高宗") == ()


def test_a_short_name_of_a_state_may_mean_several() -> None:
    assert set(named("晉")) == {"晉", "後晉"}
    assert named("北宋") == ("宋",)
    assert named("辽") == ("遼",)
    assert named("蓬萊") == ()


def test_names_close_to_a_mistyped_era_are_offered() -> None:
    assert "太平興國" in eras.close_names("太平興囯")


def test_variants_share_one_key() -> None:
    assert key("慶曆") == key("庆历") == key("慶歷")


def test_what_rests_on_dila_names_origin_and_licence() -> None:
    folder = ROOT / "edition/calendar/tables"
    for file in sorted(folder.glob("*-dila.txt")):
        head = file.read_text("utf-8")[:900]
        assert "CC BY-SA 3.0" in head
        assert "authority.dila.edu.tw" in head
    for name in ("eras", "rulers"):
        free = {row.split("|")[0] for row in table_rows(f"{name}.txt")}
        assert not free & {"遼", "金", "三國吳", "三國蜀"}
        assert {row.split("|")[0] for row in table_rows(f"{name}-dila.txt")} >= {"遼", "金"}
    assert not [row for row in table_rows("months-main.txt") if row.startswith("north")]
