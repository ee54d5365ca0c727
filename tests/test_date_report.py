"""The date report: every kind of item, and that the row it offers settles it."""

import csv
import io
from typing import Any

import pairs
import pytest

from edition import date_report
from edition.convert import Conversion, convert
from edition.editorial import load
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
    "span": (HEADING + entry("冬，甲來。"), ""),
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


def test_texts_that_tell_the_same_under_other_years_are_listed_on_both_sides() -> None:
    same = "知夏州安守忠以三萬衆戰于王亭鎮敗績繼遷追至城門而返復遣使入貢請和乞通互市於陝西諸州"
    one = converted(f"雍熙四年\n春二月，{same}。（《宋史·夏國傳》）\n", (), "", None)
    other = converted(f"雍熙三年\n春二月，{same}。（《宋史·夏國傳》）\n", (), "", None)
    from dataclasses import replace

    info = pairs.info("gangmu", "")
    texts = [(info, one), (replace(info, id="u", title="別史"), other)]
    found = [row for row in date_report.questions(texts) if row["kind"] == "parallel"]
    assert [(row["text"], row["alternatives"]) for row in found] == [("t", "0986"), ("u", "0987")]


def test_a_text_whose_dates_are_sure_leaves_nothing() -> None:
    assert rows(HEADING + entry("夏五月己酉，甲來。") + entry("六月乙亥，乙卒。")) == []
