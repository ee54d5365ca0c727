"""Days, the sexagenary cycle and the two western calendars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.calendar import days, ganzhi

JDNS = st.integers(min_value=-2_000_000, max_value=6_000_000)
#: date.toordinal() of a day is its Julian Day Number less this number (Python counts 0001-01-01 Gregorian as 1).
ORDINAL = 1_721_425


@pytest.mark.parametrize(
    ("jdn", "julian", "gregorian", "pair"),
    [
        (0, "-4712-01-01", "-4713-11-24", "癸丑"),
        (1721424, "0001-01-01", "0000-12-30", "丁丑"),
        (1721423, "0000-12-31", "0000-12-29", "丙子"),
        (2079896, "0982-06-12", "0982-06-17", "己酉"),
        (2299160, "1582-10-04", "1582-10-14", "癸酉"),
        (2299161, "1582-10-05", "1582-10-15", "甲戌"),
        (2451545, "1999-12-19", "2000-01-01", "戊午"),
    ],
)
def test_known_days_have_known_dates(jdn: int, julian: str, gregorian: str, pair: str) -> None:
    assert (days.julian_iso(jdn), days.gregorian_iso(jdn), ganzhi.day_pair(jdn)) == (julian, gregorian, pair)


@given(JDNS)
def test_both_calendars_lead_back_to_the_day(jdn: int) -> None:
    assert days.julian_to_jdn(*days.jdn_to_julian(jdn)) == jdn
    assert days.gregorian_to_jdn(*days.jdn_to_gregorian(jdn)) == jdn


@given(JDNS)
def test_the_next_day_has_the_next_date(jdn: int) -> None:
    for convert in (days.jdn_to_julian, days.jdn_to_gregorian):
        year, month, day = convert(jdn)
        assert convert(jdn + 1) in ((year, month, day + 1), (year, month + 1, 1), (year + 1, 1, 1))


@given(st.dates())
def test_gregorian_dates_agree_with_python(day: date) -> None:
    jdn = days.gregorian_to_jdn(day.year, day.month, day.day)
    assert jdn == day.toordinal() + ORDINAL
    assert days.gregorian_iso(jdn) == day.isoformat()


@given(JDNS, st.booleans())
def test_iso_dates_are_read_back(jdn: int, gregorian: bool) -> None:
    text = days.gregorian_iso(jdn) if gregorian else days.julian_iso(jdn)
    assert days.parse_iso(text, gregorian=gregorian) == jdn


@pytest.mark.parametrize(
    "text", ["", "982", "0982-13-01", "0982-00-01", "0982-02-30", "1582-10-15x", "0982-6-1"]
)
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|no month|no such day"):
        days.parse_iso(text, gregorian=False)


def test_the_gregorian_calendar_has_no_leap_day_in_1100() -> None:
    assert days.parse_iso("1100-02-29", gregorian=False)
    with pytest.raises(ValueError, match="no such day"):
        days.parse_iso("1100-02-29", gregorian=True)


def test_sixty_pairs_make_the_cycle() -> None:
    assert len(set(ganzhi.CYCLE)) == 60
    assert [ganzhi.index(pair) for pair in ganzhi.CYCLE] == list(range(60))


@given(JDNS, st.sampled_from(ganzhi.CYCLE))
def test_the_next_day_of_a_pair_has_it_and_is_near(jdn: int, pair: str) -> None:
    found = ganzhi.next_day(pair, jdn)
    assert ganzhi.day_pair(found) == pair
    assert jdn <= found < jdn + 60


@given(st.integers(-3000, 3000), st.sampled_from(ganzhi.CYCLE))
def test_the_nearest_year_of_a_pair_has_it_and_is_near(year: int, pair: str) -> None:
    found = ganzhi.nearest_year(pair, year)
    assert ganzhi.year_pair(found) == pair
    assert abs(found - year) <= 30


@pytest.mark.parametrize(
    ("year", "pair"), [(4, "甲子"), (982, "壬午"), (1127, "丁未"), (0, "庚申"), (-139, "辛丑")]
)
def test_known_years_have_known_pairs(year: int, pair: str) -> None:
    assert ganzhi.year_pair(year) == pair


def test_there_is_no_pair_of_unlike_parity() -> None:
    with pytest.raises(KeyError):
        ganzhi.index("甲丑")
