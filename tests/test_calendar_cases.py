"""The date phrases of tests/data/calendar-cases.json with the day they mean or the error they deserve."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from edition.calendar.describe import describe
from edition.calendar.phrase import read, resolve

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data/calendar-cases.json").read_text("utf-8")
)


def _cases(kind: str) -> list[Any]:
    found = [case for case in CASES if case["expect"].get("precision", "error") == kind]
    assert found, f"no case of kind {kind}"
    return [pytest.param(case, id=f"{case['id']}-{case['phrase']}") for case in found]


@pytest.mark.parametrize("case", _cases("day"))
def test_a_day_is_found(case: dict[str, Any]) -> None:
    expected, found = case["expect"], describe(case["phrase"])
    keys = ("jdn", "day_of_month", "ganzhi", "julian", "gregorian", "month_days")
    assert {key: found.get(key) for key in keys} == {key: expected[key] for key in keys}
    assert (found["year"], found["year_ganzhi"]) == (case["lunar_year"], case["year_ganzhi"])


@pytest.mark.parametrize("case", _cases("month"))
def test_a_month_is_found(case: dict[str, Any]) -> None:
    expected, found = case["expect"], describe(case["phrase"])
    assert (found["jdn_first"], found["jdn_last"]) == (expected["from_jdn"], expected["to_jdn"])
    assert (found["month_days"], found["first_ganzhi"]) == (expected["days"], expected["first_ganzhi"])
    assert (found["julian"], found["gregorian"]) == (expected["julian"], expected["gregorian"])


@pytest.mark.parametrize("case", _cases("year"))
def test_a_year_is_found(case: dict[str, Any]) -> None:
    expected, found = case["expect"], describe(case["phrase"])
    assert (found["jdn_first"], found["jdn_last"]) == (expected["from_jdn"], expected["to_jdn"])
    assert (found["julian"], found["gregorian"]) == (expected["julian"], expected["gregorian"])
    assert found["months"] == expected["months"]


@pytest.mark.parametrize("case", _cases("error"))
def test_an_error_is_named_with_the_nearest_days(case: dict[str, Any]) -> None:
    expected, found = case["expect"], describe(case["phrase"])
    assert (found["status"], found["code"]) == ("error", expected["error"])
    if "candidates" in expected:
        assert found["candidates"] == expected["candidates"]
        assert (found["month_first_jdn"], found["month_days"]) == (
            expected["month_first_jdn"],
            expected["month_days"],
        )


@pytest.mark.parametrize(
    "case", [case for case in CASES if "song_equivalent" in case], ids=lambda case: case["id"]
)
def test_western_xia_follows_song(case: dict[str, Any]) -> None:
    xia, song = (resolve(read(case[key])) for key in ("phrase", "song_equivalent"))
    assert (xia.jdn_first, xia.jdn_last, xia.lunar) == (song.jdn_first, song.jdn_last, song.lunar)
    assert any("assumption" in remark for remark in xia.remarks)
