"""The date report: every kind of item, and that the row it offers settles it."""

import csv
import io
from dataclasses import replace
from typing import Any

import pairs
import pytest

from edition import date_report
from edition.calendar.describe import describe
from edition.convert import Conversion, convert, read, together
from edition.editorial import Decision, Tables, load
from edition.identify import Ledger
from edition.source import from_text

HEADING, NEXT = "太平興國七年\n", "太平興國八年\n"


def rows(
    text: str, decisions: tuple[str, ...] = (), start: str = "", tmp: Any = None
) -> list[date_report.Row]:
    return date_report.questions([(pairs.info("gangmu", start), converted(text, decisions, start, tmp))])


def converted(text: str, decisions: tuple[str, ...], start: str, tmp: Any) -> Conversion:
    source = from_text(text, "t")
    if not decisions:
        return convert(source, pairs.info("gangmu", start), edition=pairs.EDITION, works=pairs.WORKS)
    path = tmp / "decisions.csv"
    path.write_text("\n".join(["text,line,col,words,about,verdict,value,why", *decisions]) + "\n", "utf-8")
    own = load(None, None, path).of(source)
    return convert(
        source, pairs.info("gangmu", start), edition=pairs.EDITION, editorial=own, works=pairs.WORKS
    )


def entry(words: str) -> str:
    return f"{words}（《宋史·夏國傳》）\n"


CASES = {
    "inferred year": (entry("冬十月，甲來。") + entry("春二月，乙卒。"), "太平興國七年"),
    "inherited": (HEADING + entry("夏五月，甲來。") + entry("乙卒於夏州城下。"), ""),
    "impossible": (HEADING + entry("夏五月甲子，甲來。"), ""),
    "out of order": (
        HEADING
        + entry("夏五月，甲來。")
        + entry("夏四月，乙卒。")
        + "太平興國八年\n"
        + entry("春正月，丙來。"),
        "",
    ),
    "disagreement": (HEADING + "夏五月，甲來。（《宋史·夏國傳》。按《太宗紀》係此事於雍熙元年）\n", ""),
    "ambiguous": (entry("大安二年夏五月，甲來。"), ""),
    "uncertain": (HEADING + entry("咸平春，甲來。"), ""),
    "undetermined": (HEADING + entry("夏五月，甲上書曰：「正月十一日，乙至。」"), ""),
}


@pytest.mark.parametrize("kind", CASES)
def test_an_item_of_every_kind_is_listed_with_place_reason_and_row(kind: str) -> None:
    text, start = CASES[kind]
    found = [row for row in rows(text, start=start) if row["kind"] == kind]
    assert found
    for row in found:
        line = text.splitlines()[int(row["line"] or 0) - 1]
        assert line.startswith(str(row["words"]), int(row["column"] or 0) - 1)
        assert row["why"]
        cells = next(csv.reader(io.StringIO(str(row["decision"]))))
        assert cells[:5] == ["t", str(row["line"]), str(int(row["column"] or 0) - 1), row["words"], "date"]


@pytest.mark.parametrize("kind", CASES)
def test_the_row_of_an_item_settles_it(kind: str, tmp_path: Any) -> None:
    text, start = CASES[kind]
    found = [row for row in rows(text, start=start) if row["kind"] == kind]
    settling = tuple(dict.fromkeys(str(row["decision"]) for row in found))
    assert not [row for row in rows(text, settling, start, tmp_path) if row["kind"] == kind]


def test_a_date_for_an_entry_without_one_runs_on(tmp_path: Any) -> None:
    text, _ = CASES["inherited"]
    text += entry("丙來。")
    made = converted(
        text, ("t,3,0,乙卒於夏州城下。,date,replace,雍熙元年六月,《長編》卷二十五",), "", tmp_path
    )
    assert [d.when for d in made.dated.inherited.values()] == ["0984-06", "0984-06"]
    assert [d.resp for d in made.dated.inherited.values()] == ["editor", "encoder"]
    assert "《長編》卷二十五".encode() in made.tei


def test_an_entry_without_a_date_has_none_to_reject(tmp_path: Any) -> None:
    from edition.errors import DataError

    text, _ = CASES["inherited"]
    with pytest.raises(DataError, match="has none to reject"):
        converted(text, ("t,3,0,乙卒於夏州城下。,date,reject,,否",), "", tmp_path)


# --- how one date is asked about once


def test_what_speaks_against_one_date_is_one_row() -> None:
    text = (
        HEADING
        + entry("夏五月，甲來。")
        + "乙卒於夏州城下。（《宋史·夏國傳》。按《太宗紀》係此事於雍熙元年，《長編》作雍熙二年）\n"
    )
    (row,) = rows(text)
    assert (row["kind"], row["also"]) == ("disagreement", "inherited")
    assert row["alternatives"] == "宋雍熙元年, 宋雍熙二年"
    assert "按《太宗紀》係此事於雍熙元年" in str(row["why"])


def test_contradictions_come_first_and_inferences_last() -> None:
    text = HEADING + entry("夏五月甲子，丙來。") + entry("乙卒於夏州城下。") + entry("咸平春，丁來。")
    assert [row["kind"] for row in rows(text)] == ["impossible", "uncertain", "inferred year"]


def test_a_day_that_its_month_does_not_have_is_named_in_the_nearest_months_that_have_it() -> None:
    (row,) = rows(HEADING + entry("夏五月甲子，甲來。"))
    assert row["alternatives"] == "宋太平興國七年四月三日甲子, 宋太平興國七年六月四日甲子"


def test_a_day_that_no_month_has_is_named_by_its_neighbours() -> None:
    (row,) = rows(HEADING + entry("夏五月三十一日，甲來。"))
    assert row["alternatives"] == "宋太平興國七年五月二十九日庚申, 宋太平興國七年六月一日辛酉"


def test_an_intercalary_month_that_its_year_does_not_have_is_named_by_the_nearest() -> None:
    (row,) = rows("宋乾德三年\n" + entry("夏四月，甲來。") + entry("閏九月，乙來。"))
    assert row["kind"] == "undetermined"
    assert str(row["alternatives"]).startswith("宋乾德三年九月, 宋乾德四年閏八月")


def test_a_year_of_two_states_is_no_question() -> None:
    assert rows("天福元年\n" + entry("夏四月，甲來。")) == []


def test_a_year_that_an_era_has_not_is_named_by_its_neighbours() -> None:
    (row,) = rows(entry("洪武三十五年夏五月，甲來。"))
    assert (row["kind"], row["alternatives"]) == ("undetermined", "明洪武三十一年五月, 明建文四年五月")


@pytest.mark.parametrize(
    ("heading", "kind", "others"),
    [
        ("大安二年", "ambiguous", "西夏大安二年, 遼大安二年, 金大安二年"),
        ("太平興國十年", "undetermined", "宋太平興國九年, 宋雍熙二年"),
    ],
)
def test_a_heading_that_dates_nothing_is_asked_about(heading: str, kind: str, others: str) -> None:
    """Once, with all that stands below it."""
    (row,) = rows(f"{heading}\n{entry('夏五月，甲來。')}")
    assert (row["kind"], row["words"], row["place"], row["id"]) == (kind, heading, heading, "t.y0001")
    assert row["alternatives"] == others
    assert str(row["why"]).endswith("so with 1 more below")


@pytest.mark.parametrize(
    ("decision", "year"), [("replace,遼大安二年,《遼史》", 1086), ("accept,,cannot be known", None)]
)
def test_what_the_editors_say_of_a_heading_settles_it(decision: str, year: int | None, tmp_path: Any) -> None:
    text, row = f"大安二年\n{entry('夏五月，甲來。')}", f"t,1,0,大安二年,date,{decision}"
    assert rows(text, (row,), tmp=tmp_path) == []
    made = converted(text, (row,), "", tmp_path)
    assert [mark.year for mark in made.dated.years.values()] == ([year, year] if year else [])
    place = "d0001" if year else "y0001"
    assert f'target="#t.{place}">{row.rpartition(",")[2]}</note>' in made.tei.decode()


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("太平興國七年（遼統和四年）", "宋太平興國七年 is 982, 遼統和四年 beside it 986"),
        ("太平興國七年（九八三）", "太平興國七年 is 982, the heading says 983"),
    ],
)
def test_a_heading_that_contradicts_itself_is_a_disagreement(heading: str, why: str, tmp_path: Any) -> None:
    text = f"{heading}\n{entry('夏五月，甲來。')}"
    (row,) = rows(text)
    assert (row["kind"], row["why"], row["date"]) == ("disagreement", why, "宋太平興國七年")
    assert rows(text, (str(row["decision"]),), tmp=tmp_path) == []


def test_a_heading_of_a_chapter_of_lives_is_asked_about_as_well() -> None:
    made = pairs.convert_text("大安二年\n夏五月，甲來。\n", "biography")
    row = date_report.questions([(pairs.info("biography"), made)])[0]
    assert (row["kind"], row["words"], row["place"]) == ("ambiguous", "大安二年", "大安二年")


def test_an_era_of_several_states_is_named_in_each() -> None:
    (row,) = rows(entry("大安二年夏五月，甲來。"))
    assert row["alternatives"] == "西夏大安二年五月, 遼大安二年五月, 金大安二年五月"


def test_where_no_year_is_known_there_is_one_question() -> None:
    (row,) = rows(entry("夏五月，甲來。") + entry("六月，乙卒。") + entry("丙來。"))
    assert (row["kind"], row["words"]) == ("undetermined", "夏五月")
    assert str(row["why"]).endswith("(start in the manifest, --start) settles it; so with 2 more below")


def test_where_no_year_can_be_known_it_is_said_once(tmp_path: Any) -> None:
    text = entry("夏五月，甲來。") + entry("六月，乙卒。") + entry("丙來。")
    (row,) = rows(text)
    assert rows(text, (str(row["decision"]),), tmp=tmp_path) == []


def test_an_inferred_year_is_asked_about_once_in_an_entry() -> None:
    text = entry("冬十月，甲來。") + "春二月，乙卒。（《宋史·夏國傳》。是月，丙來）\n乙初卒，三月，丁至。\n"
    for row in rows(text, start="太平興國七年"):
        assert (row["kind"], row["also"]) == ("inferred year", "")


LOST = (
    entry("冬十月，甲來。")
    + entry("春二月，乙卒。")
    + entry("夏四月乙未，丙來。")
    + entry("六月，丁來。")
    + entry("戊卒於夏州城下。")
    + entry("己卒於銀州城下。")
)


def test_an_inferred_year_is_asked_about_where_it_begins_with_the_evidence_of_all_its_entries() -> None:
    years = [row for row in rows(LOST, start="太平興國七年") if row["kind"] == "inferred year"]
    assert [row["place"] for row in years] == ["982.1", "983.2"]
    assert "the days of 983.3 fit it" in str(years[1]["why"])
    assert str(years[1]["why"]).endswith("so with the next 4 entries, to 983.6 (line 6)")
    assert years[0]["alternatives"] == "宋太平興國八年 (983)"
    assert "so with" not in f"{years[1]['decision']}{years[1]['heading']}"


def test_of_much_evidence_for_a_year_the_first_four_pieces_are_told() -> None:
    pairs_of = {m: str(describe(f"太平興國八年{m}月九日")["date"])[-2:] for m in "二三四五六七八九"}
    text = entry("冬十月，甲來。") + "".join(entry(f"{m}月{pair}，甲來。") for m, pair in pairs_of.items())
    (row,) = [row for row in rows(text, start="太平興國七年") if row["place"] == "983.2"]
    assert "the days of 983.3, 983.4, 983.5, 983.6, 3 more fit it; so with the next 7" in str(row["why"])


def test_a_heading_that_was_not_understood_is_asked_about_with_the_year_inferred_below_it(
    tmp_path: Any,
) -> None:
    text = f"{HEADING}{entry('冬十月，甲來。')}瑞靈八年\n{entry('春二月，乙卒。')}{entry('三月，丙來。')}"
    (row,) = rows(text)
    assert (row["kind"], row["words"]) == ("undetermined", "瑞靈八年")
    assert "no era is called 「瑞靈」; below it the year 983 is inferred" in str(row["why"])
    assert str(row["alternatives"]).startswith("宋太平興國八年")
    assert "瑞靈八年,date,replace,宋太平興國八年," in str(row["decision"])
    assert rows(text, (str(row["decision"]),), tmp=tmp_path) == []


def test_entries_without_a_date_that_follow_one_another_are_asked_about_once(tmp_path: Any) -> None:
    found = [row for row in rows(LOST, start="太平興國七年") if row["kind"] == "inherited"]
    assert [row["words"] for row in found] == ["戊卒於夏州城下。"]
    assert str(found[0]["why"]).endswith("(六月); so with the next entry, to 983.6 (line 6)")
    left = rows(LOST, (str(found[0]["decision"]),), "太平興國七年", tmp_path)
    assert not [row for row in left if row["kind"] == "inherited"]


def test_a_year_that_only_the_order_of_months_tells_is_asked_about_once() -> None:
    """Where the text states each of its years but one, no year is inferred from all evidence."""
    text = (
        "".join(entry(f"太平興國{n}年五月，甲來。") for n in "三四五六")
        + entry("三月，乙卒。")
        + entry("四月，丙來。")
    )
    assert [(row["kind"], row["words"], row["why"]) for row in rows(text)] == [
        (
            "inferred year",
            "三月",
            "a new year is inferred from the order of months: 982; so with the next entry, to 982.6 (line 6)",
        )
    ]


@pytest.mark.parametrize("first", [0, -1])
def test_a_list_that_is_worked_through_comes_to_an_end(first: int, tmp_path: Any) -> None:
    """One row a question, from the first or from the last: nothing comes back, and nothing is left."""
    text = (
        LOST + entry("咸平春，庚來。") + "大安二年\n" + entry("三月乙丑，辛卒。按《太宗紀》係此事於雍熙元年")
    )
    decided: tuple[str, ...] = ()
    asked = set()
    while found := rows(text, decided, "太平興國七年", tmp_path):
        row = found[first]
        key = (row["line"], row["column"], row["kind"])
        assert key not in asked
        asked.add(key)
        decided = (*decided, str(row["decision"]))
    assert len(decided) >= 4


def test_a_heading_settles_an_inferred_year_with_its_entries(tmp_path: Any) -> None:
    text, start = CASES["inferred year"]
    text += entry("三月，丙來。")
    found = rows(text, start=start)
    (given,) = [str(row["heading"]) for row in found if row["line"] == 2]
    assert not [row for row in found if row["line"] == 3]
    path = tmp_path / "year-headings.csv"
    path.write_text(f"text,before_line,year,heading,wording,certainty,evidence\n{given}\n", "utf-8")
    source = from_text(text, "t")
    info = pairs.info("gangmu", start)
    own = load(path).of(source)
    made = convert(source, info, edition=pairs.EDITION, editorial=own, works=pairs.WORKS)
    left = date_report.questions([(info, made)])
    assert {row["line"] for row in left if row["kind"] == "inferred year"} <= {1}


def test_a_place_is_cited_as_on_the_site() -> None:
    text = HEADING + entry("夏五月，甲來。") + entry("乙卒於夏州城下。")
    (row,) = rows(text)
    assert (row["place"], row["id"], row["line"], row["column"]) == ("982.2", "t.e0002", 3, 1)


def test_days_are_given_in_the_calendar_then_in_use() -> None:
    (row,) = rows(HEADING + entry("夏五月，甲來。") + entry("乙卒於夏州城下。"))
    assert row["days"] == "0982-05-26/0982-06-23"


def test_a_day_before_that_of_the_entry_before_is_out_of_order() -> None:
    found = rows(HEADING + entry("夏五月己酉，甲來。") + entry("五月甲午，乙卒。"))
    assert [(row["kind"], row["words"]) for row in found] == [("out of order", "五月甲午")]


@pytest.mark.parametrize("words", ["冬，甲來。", "太平興國初，甲來。", "宋初，甲來。", "天福元年，甲來。"])
def test_a_season_or_a_vague_time_is_no_question(words: str) -> None:
    assert not [row for row in rows(HEADING + entry(words)) if row["kind"] != "inherited"]


def test_what_the_editors_question_is_asked_with_their_reason() -> None:
    text = HEADING + entry("夏五月，甲來。")
    flagged = {"line": 2, "column": 0, "reading": "夏五月", "proposed": "六月 (note only)", "exact": False}
    made = pairs.convert_text(text, emendations=[{**flagged, "kind": "chronology", "why": "《長編》六月"}])
    (row,) = date_report.questions([(pairs.info("gangmu"), made)])
    assert (row["kind"], row["alternatives"]) == ("uncertain", "六月")
    assert "《長編》六月" in str(row["why"])


def test_a_paragraph_of_a_chapter_is_cited_by_its_number() -> None:
    made = pairs.convert_text("甲，河西人。\n咸平春，甲來。\n", "biography")
    (row,) = date_report.questions([(pairs.info("biography"), made)])
    assert (row["place"], row["id"]) == ("¶2", "t.p0002")


# --- other texts

SAME = "知夏州安守忠以三萬衆戰于王亭鎮敗績繼遷追至城門而返復遣使入貢請和乞通互市於陝西諸州"


def beside(one: str, other: str, profile: str = "gangmu", decisions: Any = ()) -> list[date_report.Row]:
    """The rows about parallels of two texts of an edition."""
    texts = []
    for name, title, text, kind in (("t", "史", one, "gangmu"), ("u", "別史", other, profile)):
        info = replace(pairs.info(kind), id=name, title=title)
        source = from_text(text, name)
        rows = [Decision("t", why="why", **row) for row in decisions if name == "t"]
        own = Tables(decisions=tuple(rows)).of(source)
        texts.append((info, read(source, info, editorial=own, works=pairs.WORKS), Ledger(name)))
    made = together(texts, edition=pairs.EDITION, works=pairs.WORKS)
    found = date_report.questions([(info, own) for (info, _, _), own in zip(texts, made, strict=True)])
    return [row for row in found if row["kind"] == "parallel"]


ANNALS = f"雍熙四年\n春二月，{SAME}。（《宋史·夏國傳》）\n"


def test_what_another_text_tells_under_another_year_is_asked_once() -> None:
    found = beside(ANNALS, f"雍熙三年\n春二月，{SAME}。（《宋史·夏國傳》）\n")
    assert [(row["text"], row["words"], row["alternatives"]) for row in found] == [
        ("t", "春二月", "宋雍熙三年二月")
    ]


def test_what_another_text_tells_a_generation_later_is_another_event() -> None:
    assert beside(ANNALS, f"天禧元年\n春二月，{SAME}。（《宋史·夏國傳》）\n") == []


def test_a_biography_is_asked_about_in_the_annals() -> None:
    found = beside(ANNALS, f"甲，河西人。\n雍熙三年，{SAME}。\n", "biography")
    assert [(row["text"], row["alternatives"]) for row in found] == [("t", "宋雍熙三年")]


def test_a_year_that_a_biography_left_behind_long_ago_says_nothing() -> None:
    long_ago = "雍熙三年，" + "甲乙丙丁戊己庚辛壬癸。" * 10
    assert beside(ANNALS, f"甲，河西人。\n{long_ago}{SAME}。\n", "biography") == []


def test_a_year_that_the_entry_itself_names_is_no_contradiction() -> None:
    told = f"雍熙四年\n春二月，甲來。\n初，雍熙三年，{SAME}。（《宋史·夏國傳》）\n"
    assert beside(told, f"雍熙三年\n春二月，{SAME}。（《宋史·夏國傳》）\n") == []


def test_a_decision_settles_what_another_text_tells_otherwise() -> None:
    row = {"line": 2, "column": 0, "words": "春二月", "about": "date", "verdict": "accept", "value": ""}
    assert beside(ANNALS, f"雍熙三年\n春二月，{SAME}。（《宋史·夏國傳》）\n", decisions=[row]) == []


def test_a_text_whose_dates_are_sure_leaves_nothing() -> None:
    assert rows(HEADING + entry("夏五月己酉，甲來。") + entry("六月乙亥，乙卒。")) == []
