"""Every date that the calendar can print is read back as itself."""

from __future__ import annotations

import pytest

from edition.calendar import eras, ganzhi, months
from edition.calendar.concurrent import dates_of_day
from edition.calendar.describe import describe
from edition.calendar.phrase import full_date, lunar_label, read, resolve
from edition.calendar.regimes import regimes
from edition.calendar.written import as_annals

FIRST, LAST = 1_631_516, 2_419_450  # the days that the tables hold: 246 BCE to 1912


def _failures(days: range) -> list[str]:
    """The printed dates of these days that are read as another day, month or state."""
    wrong = []
    for jdn in days:
        for printed in dates_of_day(jdn):
            found = resolve(read(printed.date))
            same = (found.status, found.jdn, found.lunar, found.regime) == (
                "ok",
                jdn,
                printed.lunar,
                printed.regime,
            )
            if not same:
                wrong.append(f"{jdn} {printed.date}: {found.status} {found.date} {found.message}")
    return wrong


def test_a_sample_of_days_of_all_states_is_read_back() -> None:
    assert _failures(range(FIRST, LAST, 211)) == []


def test_a_denser_sample_of_907_to_1368_is_read_back() -> None:
    assert _failures(range(2_052_385, 2_221_000, 67)) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_every_day_of_the_tables_is_read_back(part: int) -> None:
    step = (LAST - FIRST) // 20
    assert _failures(range(FIRST + part * step, FIRST + (part + 1) * step)) == []


def test_first_and_last_day_of_every_month_of_every_era_of_every_state_are_read_back() -> None:
    wrong, days = [], 0
    for regime in regimes():
        for era in eras.of_regime(regime):
            for year in range(era.first_year, era.last_year + 1):
                for month in months.months_of(regime, year):
                    for day, jdn in ((1, month.first_jdn), (month.days, month.last_jdn)):
                        days += 1
                        text = full_date(regime, era, year, month, day, ganzhi.day_pair(jdn))
                        found = resolve(read(as_annals(text)[0] if day == 1 else text))
                        told = (found.status, found.jdn, found.lunar, found.era)
                        if told != ("ok", jdn, lunar_label(year, month, day), era):
                            wrong.append(f"{text}: {found.status} {found.date} {found.message}")
    assert wrong == []
    assert days > 100_000


def test_every_year_of_every_era_is_read_back_in_every_spelling_of_the_era() -> None:
    wrong, years = [], 0
    for era in eras.eras():
        for year in range(era.first_year, era.last_year + 1):
            for name in era.names:
                text = full_date(era.regime, era, year).replace(era.name, name, 1)
                found, years = resolve(read(text)), years + 1
                told = (found.status, found.era, found.year, found.jdn_first, found.jdn_last)
                if told != ("ok", era, year, *months.year_span(era.regime, year)):
                    wrong.append(f"{text}: {found.status} {found.date} {found.message}")
    assert wrong == []
    assert years > 4_000


def test_every_month_of_every_era_is_read_back_and_every_intercalary_one_without_its_number() -> None:
    wrong, read_back = [], 0
    for era in eras.eras():
        for year in range(era.first_year, era.last_year + 1):
            for month in months.months_of(era.regime, year):
                if month == months.first_of_two(era.regime, month):
                    continue  # 太初元年十月: by its name alone the later one
                texts = [full_date(era.regime, era, year, month)]
                texts += [f"{full_date(era.regime, era, year)}閏月"] * month.leap
                for text in texts:
                    found, read_back = resolve(read(text)), read_back + 1
                    told = (found.status, found.era, found.lunar, found.jdn_first, found.jdn_last)
                    if told != ("ok", era, lunar_label(year, month), month.first_jdn, month.last_jdn):
                        wrong.append(f"{text}: {found.status} {found.date} {found.message}")
                    if found.context().month != month.number:
                        wrong.append(f"{text}: leaves {found.context().month} running")
    assert wrong == []
    assert read_back > 50_000


def test_spans_of_eras_years_and_months_are_read_back_as_they_are_printed() -> None:
    texts = []
    for era in eras.eras():
        name = full_date(era.regime, era, era.first_year).removesuffix("元年")
        if len(eras.find(era.name, dynasty=era.regime)) == 1 or not eras.settles_alone(
            era
        ):  # 唐天祐初 is of two
            texts += [f"{name}{span}" for span in ("初", "末", "中", "間")]
        year = full_date(era.regime, era, era.last_year)
        texts += [f"{year}{span}" for span in "春夏秋冬初末"]
        for month in months.months_of(era.regime, era.last_year)[:4]:
            texts += [
                f"{full_date(era.regime, era, era.last_year, month)}{span}"
                for span in ("上旬", "中旬", "下旬", "初", "末", "中", "朔", "晦", "望")
            ]
    wrong = []
    for text in texts:
        found = resolve(read(text))
        again = resolve(read(found.date or ""))
        told = (found.status, found.jdn_first, found.jdn_last, found.era, found.date)
        if told != ("ok", again.jdn_first, again.jdn_last, again.era, again.date):
            wrong.append(f"{text}: {found.date} {found.message}, {again.date} {again.message}")
    assert wrong == []
    assert len(texts) > 20_000


def test_every_month_of_the_reigns_that_had_no_era_is_read_back() -> None:
    wrong, read_back = [], 0
    for regime in regimes():
        for reign in eras.counted(regime):
            for year in range(reign.first_year, reign.last_year + 1):
                for month in months.months_of(regime, year):
                    text, read_back = full_date(regime, reign, year, month, 1), read_back + 1
                    row = describe(text)
                    if (row["status"], row.get("jdn")) != ("ok", month.first_jdn):
                        wrong.append(f"{text}: {row['status']} {row.get('date')} {row['message']}")
    assert wrong == []
    assert read_back > 700


@pytest.mark.parametrize("regime", ["宋", "遼", "金", "西夏", "元"])
def test_a_recorded_new_moon_a_day_off_is_followed(regime: str) -> None:
    for era in eras.of_regime(regime):
        month = months.months_of(regime, era.first_year)[4]
        for shift in (-1, 0, 1):
            day = ganzhi.day_pair(month.first_jdn + shift)
            found = resolve(read(f"{full_date(regime, era, era.first_year, month)}{day}朔"))
            assert found.jdn == month.first_jdn + shift
            assert found.day == 1
            assert any("source" in remark for remark in found.remarks) == bool(shift)
