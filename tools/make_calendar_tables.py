"""Make the tables of edition/calendar from the packages tyme4py and sanmiao; run when either is renewed.

    python tools/make_calendar_tables.py

Months: tyme4py gives the main line from the first year of the Common Era, sanmiao what came before and the
calendars of northern states. Eras, rulers and dynasties: sanmiao, without its Japanese and Korean rows.
What rests on the time authority of DILA (CC BY-SA 3.0) goes to files of its own. Corrections made by hand
lie beside the tables and are applied last; a run that finds a hole in the months stops.
"""

from __future__ import annotations

import csv
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from importlib import resources as package_files
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from tyme4py.lunar import LunarYear

_ROOT: Final = Path(__file__).resolve().parent.parent
_TABLES: Final = _ROOT / "edition" / "calendar" / "tables"
_FOLD: Final = _ROOT / "edition" / "tables" / "fold.txt"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_LAST_YEAR: Final = 1911
# Years whose months tyme4py does not join, because the first month of the year was moved in or before them.
_REFORMS: Final = (8, 23, 24, 237, 238, 239)
_LENGTHS: Final = {30: "+", 29: "-", 28: "="}

# Which stream of sanmiao, in which years, is which of ours, and the file it goes to.
_STREAMS: Final = (
    ("wei", "2", 386, 577, "months-northern-dynasties.txt"),
    ("zhou", "3", 535, 589, "months-northern-dynasties.txt"),
    ("shu", "3", 221, 263, "months-dila.txt"),
    ("wu", "2", 222, 280, "months-dila.txt"),
    ("north", "1", 907, 1233, "months-dila.txt"),
)
# Where the names of sanmiao would not tell two states apart, or carry a remark.
_DYNASTY_NAMES: Final = {
    "99": "武周",
    "98": "鄭",
    "106": "楚",
    "112": "閩",
    "54": "漢趙",
    "71": "夏",
    "101": "吳",
}
_DILA_DYNASTIES: Final = frozenset({"遼", "金", "三國吳", "三國蜀"})
# States that used the eras of the court they acknowledged; only eras of their own are kept.
_BORROWERS: Final = frozenset({"吳越", "楚", "南平", "閩", "南唐", "遼", "吳", "前蜀", "後蜀"})
_COURTS: Final = frozenset({"唐", "後梁", "後唐", "後晉", "後漢", "後周", "宋", "吳", "南唐", "遼"})
# Temple names and the like that sanmiao's tags lack, by its person number; the first is the one printed.
_RULER_NAMES: Final = {
    "15243": "太祖", "15383": "郢王,庶人", "15244": "末帝", "16641": "末帝", "15245": "莊宗", "15246": "明宗",
    "15247": "閔帝,愍帝", "15248": "末帝,廢帝", "15249": "高祖", "15250": "出帝,少帝", "15251": "高祖",
    "15252": "隱帝", "15253": "太祖", "15254": "世宗", "15255": "恭帝", "15292": "世祖", "15293": "睿宗,孝和帝",
    "15294": "少主", "15295": "英武帝", "15296": "太祖", "15297": "太宗", "15304": "天祚帝,天祚",
    "15313": "欽宗", "15320": "恭帝,恭宗,瀛國公", "15321": "端宗,帝昰", "15322": "帝昺,衛王,祥興帝",
    "15323": "景宗,元昊", "15324": "毅宗,諒祚", "15325": "惠宗,秉常", "15326": "崇宗,乾順", "15327": "仁宗,仁孝",
    "15328": "桓宗,純祐", "15329": "襄宗,安全", "15330": "神宗,遵頊", "15331": "獻宗,德旺", "15332": "末帝,末主,睍",
    "15335": "熙宗,東昏王", "15336": "海陵,海陵王,海陵庶人,廢帝", "15339": "衛紹王,衛王,東海侯", "15340": "宣宗",
    "15341": "哀宗,義宗", "15342": "末帝", "15348": "泰定帝", "15349": "天順帝", "15352": "寧宗",
    "15353": "順帝,惠宗", "16640": "元懿太子", "16647": "德宗", "16648": "感天后", "16649": "仁宗", "16650": "承天后",
    "15276": "後主", "15284": "後主", "15286": "後主", "15272": "天德帝,富沙王",
    "16651": "末主,直魯古", "16645": "昭宗", "16646": "益宗",
}  # fmt: skip


class Label(NamedTuple):
    """A month of a year: `number` 1-12, `leap` for an intercalary one, `title` where it had another name."""

    number: int
    leap: bool
    title: str = ""

    def __str__(self) -> str:
        return f"{self.number}{'i' if self.leap else ''}{self.title}"


class Row(NamedTuple):
    """A month with its first day (Julian Day Number) and its length."""

    label: Label
    first: int
    days: int


Years = dict[int, list[Row]]


@cache
def _package_rows(name: str) -> list[dict[str, str]]:
    text = (package_files.files("sanmiao") / "data" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def sexagenary(jdn: int) -> str:
    """The sexagenary day of a Julian Day Number."""
    index = (jdn - 11) % 60
    return _STEMS[index % 10] + _BRANCHES[index % 12]


@cache
def tyme_months(first: int = 1, last: int = _LAST_YEAR) -> Years:
    """The months of tyme4py, by lunar year."""
    years: Years = {}
    for year in range(first, last + 1):
        years[year] = [
            Row(
                Label(abs(month.get_month_with_leap()), month.is_leap()),
                int(month.get_first_julian_day().get_day()),
                month.get_day_count(),
            )
            for month in LunarYear.from_year(year).get_months()
        ]
    return years


@cache
def sanmiao_months(stream: str) -> Years:
    """The months of one stream of sanmiao as the package has them, by lunar year and in order of time."""
    years: Years = defaultdict(list)
    for row in _package_rows("lunar_table_dump.csv"):
        if row["cal_stream"] == stream:
            label = Label(int(row["month"]), row["intercalary"] != "0")
            first = int(float(row["nmd_jdn"]) + 0.5)
            years[int(row["ind_year"])].append(Row(label, first, int(float(row["max_day"]))))
    return {year: sorted(rows, key=lambda row: row.first) for year, rows in years.items()}


def repaired(years: Years, main: Years, first: int, last: int) -> Years:
    """The years of a stream, with the rows that cannot be months put right.

    sanmiao cuts a month in two where a reign ends in it, leaves one out, or books a twelfth month under the next
    year. A year whose rows do not join up to the next year is taken from the main line if that joins up.
    """
    known: Years = {}
    years = _moved(years)
    for year in range(first, last + 1):
        rows = [row for row in years.get(year, []) if row.days in (29, 30)]
        known[year] = rows if _joined(rows) and _plausible(rows, main[year]) else main[year]
    for year in range(first, last):  # a seam that does not hold shows a year that was left half repaired
        if _end(known[year]) != known[year + 1][0].first:
            known[year] = main[year] if _end(main[year]) == known[year + 1][0].first else known[year]
    return known


def _moved(years: Years) -> Years:
    """The years with a twelfth month that stands before the first one given back to the year before."""
    moved = {year: list(rows) for year, rows in years.items()}
    for year, rows in years.items():
        if len(rows) > 1 and (rows[0].label.number, rows[1].label.number) == (12, 1) and year - 1 in moved:
            moved[year - 1].append(moved[year].pop(0))
    return moved


def _end(rows: list[Row]) -> int:
    return rows[-1].first + rows[-1].days


def _joined(rows: list[Row]) -> bool:
    return all(one.first + one.days == two.first for one, two in pairwise(rows))


def _plausible(rows: list[Row], main: list[Row]) -> bool:
    labels = [row.label for row in rows]
    twelve = {Label(number, False) for number in range(1, 13)} <= set(labels)
    return (
        bool(rows) and twelve and len(labels) == len(set(labels)) and abs(rows[0].first - main[0].first) <= 31
    )


def corrected(years: Years, stream: str) -> Years:
    """The years with the corrections of month-corrections.txt for this stream."""
    fixed = {year: list(rows) for year, rows in years.items()}
    for line in _hand_rows("month-corrections.txt"):
        name, year, number, day, _source = line
        if name == stream and int(year) in fixed:
            rows = fixed[int(year)]
            at = next(i for i, row in enumerate(rows) if row.label == Label(int(number), False))
            shift = next(d for d in (0, -1, 1) if sexagenary(rows[at].first + d) == day)
            rows[at] = rows[at]._replace(first=rows[at].first + shift, days=rows[at].days - shift)
            rows[at - 1] = rows[at - 1]._replace(days=rows[at - 1].days + shift)
    return fixed


def _hand_rows(name: str) -> Iterator[list[str]]:
    for line in (_TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def zhou_rows(rows: list[Row]) -> list[Row]:
    """The months of 武周 (689-700) under the numbers they had before it.

    Its year began with the eleventh month, called 正月 (1 in sanmiao), then 臘月 (13) and 一月 (14).
    """
    if not any(row.label.number == 13 for row in rows):
        return rows
    names = {1: Label(11, False, "正"), 13: Label(12, False, "臘"), 14: Label(1, False, "一")}
    return [row._replace(label=row.label if row.label.leap else names.get(row.label.number, row.label))
            for row in rows]  # fmt: skip


def main_months() -> Years:
    """The main line: tyme4py, with the gaps of tyme4py from sanmiao.

    These are the years before the Common Era, those of 武周 (689-700), and those about a reform of the calendar
    that leaves a seam (王莽 8-24, 景初曆 237-239).
    """
    early = sanmiao_months("1")
    tang = sanmiao_months("3")
    years = {year: early[year] for year in sorted(early) if year < 1}
    years |= tyme_months()
    years |= {year: early[year] for year in _REFORMS}
    years |= {year: zhou_rows(tang[year]) for year in range(689, 701)}
    return corrected(years, "main")


def check_joined(name: str, years: Years) -> list[str]:
    """The seams between months or years of a table that do not hold."""
    rows = [(year, row) for year in sorted(years) for row in years[year]]
    return [
        f"{name} {year}/{one.label} ends {one.first + one.days}, next begins {two.first}"
        for (year, one), (_next, two) in pairwise(rows)
        if one.first + one.days != two.first
    ]


def month_line(stream: str, year: int, rows: list[Row]) -> str:
    """A year as a line: stream, year, first day, lengths, labels.

    A length is `+` (30 days), `-` (29) or `=` (28), with `i` before an intercalary month. The labels are left out
    where the months run 1 to 12.
    """
    lengths = "".join(("i" if row.label.leap else "") + _LENGTHS[row.days] for row in rows)
    labels, number = [], 0
    for row in rows:
        number += not row.label.leap
        labels.append(Label(number, row.label.leap))
    regular = labels == [row.label for row in rows]
    names = "" if regular else " " + ",".join(str(row.label) for row in rows)
    return f"{stream} {year} {rows[0].first} {lengths}{names}"


def _write(name: str, head: str, lines: Iterable[str]) -> None:
    comment = "".join(f"# {line}\n" for line in head.strip().splitlines())
    (_TABLES / name).write_text(comment + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_months(main: Years) -> None:
    """All month tables."""
    _write(
        "months-main.txt",
        _MONTHS_HEAD.format(**_VERSIONS),
        (month_line("main", y, r) for y, r in main.items()),
    )
    files: dict[str, list[str]] = defaultdict(list)
    for name, stream, first, last, file in _STREAMS:
        source = sanmiao_months(stream)
        years = corrected(repaired(source, main, first, last), name)
        seams = check_joined(name, years)
        for seam in seams:
            print(seam, file=sys.stderr)
        files[file] += [month_line(name, year, rows) for year, rows in years.items() if rows != main[year]]
    _write("months-northern-dynasties.txt", _NORTHERN_HEAD.format(**_VERSIONS),
           files["months-northern-dynasties.txt"])  # fmt: skip
    _write("months-dila.txt", _DILA_HEAD.format(**_VERSIONS, what=_DILA_MONTHS), files["months-dila.txt"])


class Era(NamedTuple):
    """An era of one dynasty; years are lunar years (astronomical), days Julian Day Numbers or None."""

    dynasty: str
    names: str
    rulers: str
    first_year: int
    last_year: int
    first: int | None
    last: int | None
    dila: bool = False

    def line(self) -> str:
        """The row of the table."""
        days = ["" if day is None else str(day) for day in (self.first, self.last)]
        return "|".join(
            [self.dynasty, self.names, self.rulers, str(self.first_year), str(self.last_year), *days]
        )


def lunar_year(years: Years, jdn: int) -> int:
    """The lunar year of a day."""
    firsts = [rows[0].first for rows in years.values()]  # the years are in order
    return list(years)[bisect_right(firsts, jdn) - 1]


def dynasty_names() -> dict[str, str]:
    """The dynasty numbers of sanmiao with our names, for the dynasties of dynasties.txt."""
    ours = {row[0] for row in _hand_rows("dynasties.txt")}
    names = {row["dyn_id"]: _DYNASTY_NAMES.get(row["dyn_id"], row["dyn_name"])
             for row in _package_rows("dynasty_table_dump.csv")}  # fmt: skip
    return {number: name for number, name in names.items() if name in ours and int(number) > 40}


def ruler_names() -> dict[str, list[str]]:
    """The names by which each ruler (sanmiao's number) is cited in dates: temple names and short styles."""
    names: dict[str, list[str]] = defaultdict(list)
    for number, text in _RULER_NAMES.items():
        names[number] += text.split(",")
    for row in _package_rows("ruler_tags.csv"):
        number = str(int(float(row["person_id"])))
        if re.fullmatch(r".{1,2}[祖宗帝]", row["string"]) and row["string"] not in names[number]:
            names[number].append(row["string"])
    return names


def package_eras(main: Years) -> list[Era]:
    """The eras of sanmiao, one row per dynasty and era, segments of several rulers joined."""
    dynasties, rulers = dynasty_names(), ruler_names()
    segments: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in _package_rows("era_table.csv"):
        if row["dyn_id"] in dynasties and row["era_name"] and row["era_start_jdn"] and row["era_end_jdn"]:
            segments[dynasties[row["dyn_id"]], row["era_name"]].append(row)
    eras = []
    for (dynasty, name), rows in segments.items():
        rows.sort(key=lambda row: float(row["era_start_jdn"]))
        for group in _groups(rows):
            first, last = (
                int(float(group[i][key]) + 0.5) for i, key in ((0, "era_start_jdn"), (-1, "era_end_jdn"))
            )
            people = dict.fromkeys(_first_name(rulers, row["ruler_id"]) for row in group)
            last_year, sound = _last_year(main, last - 1, group)
            first_year = int(float(group[0]["era_start_year"]))
            begins = sound and (first_year >= 900 or lunar_year(main, first) == first_year)
            eras.append(Era(
                dynasty, name, ",".join(p for p in people if p), first_year,
                last_year, first if begins else None, last if sound else None,
                dynasty in _DILA_DYNASTIES or any(row["dila_id"] for row in group),
            ))  # fmt: skip
    return eras


def _last_year(main: Years, last: int, group: list[dict[str, str]]) -> tuple[int, bool]:
    """The last lunar year of an era, and whether its days agree with its years.

    From 907 on the last day decides (the package gives some segments the years of a whole reign), before it the
    package's own year, as its days are less sure there.
    """
    computed, stated = lunar_year(main, last), int(float(group[-1]["era_end_year"]))
    if last < int(float(group[0]["era_start_jdn"]) + 0.5):
        return stated, False
    if computed >= 907:
        return computed, True
    return (max(computed, stated), True) if abs(computed - stated) <= 1 else (stated, False)


def _first_name(rulers: dict[str, list[str]], number: str) -> str:
    names = rulers.get(str(int(float(number)))) if number else None
    return names[0] if names else ""


def _groups(rows: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """Segments of one era: those that follow each other within three years."""
    group: list[dict[str, str]] = []
    for row in rows:
        if group and float(row["era_start_jdn"]) - float(group[-1]["era_end_jdn"]) > 1100:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def own_eras(eras: list[Era]) -> list[Era]:
    """The eras without those that a state borrowed from the court it acknowledged."""
    courts: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for era in eras:
        if era.dynasty in _COURTS:
            courts[era.names].append((era.dynasty, era.first_year, era.last_year))
    for dynasty, names, _rulers, first_year, last_year, *_rest in _hand_rows("era-corrections.txt"):
        if dynasty in _COURTS:
            courts[names].append((dynasty, int(first_year), int(last_year)))

    def borrowed(era: Era) -> bool:
        return era.dynasty in _BORROWERS and any(
            dynasty != era.dynasty and first <= era.last_year and era.first_year <= last
            for dynasty, first, last in courts[era.names]
        )

    return [era for era in eras if not borrowed(era)]


def with_corrections(eras: list[Era]) -> list[Era]:
    """The eras with those of era-corrections.txt added or put in place of the package's."""
    rows = list(eras)
    for dynasty, names, rulers, first_year, last_year, first, last, _source in _hand_rows(
        "era-corrections.txt"
    ):
        spellings = names.split(",")
        old = [era for era in rows if era.dynasty == dynasty and era.names in spellings
               and abs(era.first_year - int(first_year)) < 8]  # fmt: skip
        rows = [era for era in rows if era not in old]
        kept = (
            old[0]
            if old and (old[0].first_year, old[0].last_year) == (int(first_year), int(last_year))
            else None
        )
        rows.append(Era(
            dynasty, names, rulers, int(first_year), int(last_year),
            int(first) if first else kept.first if kept else None,
            int(last) if last else kept.last if kept else None, dynasty in _DILA_DYNASTIES,
        ))  # fmt: skip
    order = {row[0]: i for i, row in enumerate(_hand_rows("dynasties.txt"))}
    return sorted(rows, key=lambda era: (order[era.dynasty], era.first_year, era.first or 0, era.names))


def write_eras(main: Years) -> None:
    """The tables of eras and rulers."""
    eras = with_corrections(own_eras(package_eras(main)))
    _write("eras.txt", _ERAS_HEAD.format(**_VERSIONS), (era.line() for era in eras if not era.dila))
    _write("eras-dila.txt", _DILA_HEAD.format(**_VERSIONS, what=_DILA_ERAS) + _ERA_COLUMNS,
           (era.line() for era in eras if era.dila))  # fmt: skip
    dynasties, names = dynasty_names(), ruler_names()
    lines: dict[str, None] = {}
    for row in _package_rows("ruler_table.csv"):
        number = str(int(float(row["person_id"])))
        if row["dyn_id"] in dynasties and names.get(number) and row["emp_start_year"]:
            span = [str(int(float(row[key]))) for key in ("emp_start_year", "emp_end_year")]
            dynasty = "後晉" if number in ("15249", "15250") else dynasties[row["dyn_id"]]
            lines["|".join([dynasty, ",".join(names[number]), *span])] = None
    for dynasty, name, *years, _source in _hand_rows("ruler-corrections.txt"):
        lines = {line: None for line in lines if not line.startswith(f"{dynasty}|{name}|")}
        lines["|".join([dynasty, name, *years])] = None
    dila = {line for line in lines if line.split("|")[0] in _DILA_DYNASTIES}
    _write("rulers.txt", _RULERS_HEAD.format(**_VERSIONS) + _RULER_COLUMNS, sorted(lines.keys() - dila))
    _write(
        "rulers-dila.txt", _DILA_HEAD.format(**_VERSIONS, what=_DILA_RULERS) + _RULER_COLUMNS, sorted(dila)
    )


def write_variants() -> None:
    """The characters of names in the tables with the forms that may stand for them."""
    used = set()
    for name in ("eras.txt", "eras-dila.txt", "rulers.txt", "rulers-dila.txt", "dynasties.txt"):
        used |= {char for row in _hand_rows(name) for char in "".join(row) if char > "\u3000"}
    classes: dict[str, set[str]] = defaultdict(set)
    for line in _FOLD.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            classes[line[1]] |= {line[0], line[1]}
    for extra in _EXTRA_VARIANTS.split():
        joined = set(extra)
        for key in [key for key, chars in classes.items() if chars & joined]:
            joined |= classes.pop(key)
        classes[extra[0]] = joined
    lines = ["".join(sorted(chars)) for chars in classes.values() if chars & used]
    _write("variants.txt", _VARIANTS_HEAD, sorted(lines))


# Forms that scribes and editors interchange in names of eras and that the fold table does not join.
_EXTRA_VARIANTS: Final = (
    "祐佑 寧甯寕 曆歷厯暦 壽寿夀 德徳 興兴 嵗歲岁 寶寳宝 啟啓 冊册 真眞 昇升 恆恒 "
    "顯顕 應応 觀観 廣広 豐豊 祿禄 贊賛 國囯 龍竜 龜亀 清淸 "
    "熙熈煕凞 寧寜 定㝎 泰㤗 淳湻 統綂"
)

_VERSIONS: Final = {name: metadata.version(name) for name in ("tyme4py", "sanmiao")}
_MONTHS_HEAD: Final = """The months of the main line of Chinese calendars.
Made by tools/make_calendar_tables.py from tyme4py {tyme4py} (MIT) from the year 1 on and, before it and for
689-700, from sanmiao {sanmiao} (MIT); corrections with their sources in month-corrections.txt. Do not edit.
Columns: stream, lunar year (astronomical), Julian Day Number of its first day, lengths of its months
(+ 30 days, - 29, = 28, i before an intercalary month), their numbers where they do not run
from 1 to 12, and their names where these were others."""
_NORTHERN_HEAD: Final = """Years in which the calendars of the northern dynasties (386-589) differ from the main line.
Made by tools/make_calendar_tables.py from sanmiao {sanmiao} (MIT). wei: 北魏 東魏 北齊; zhou: 西魏 北周 隋.
Columns as in months-main.txt. Do not edit."""
_DILA_MONTHS: Final = (
    "Years in which the calendars of 遼 and 金 (north), 蜀 (shu) and 吳 (wu) differ from the main line."
)
_DILA_ERAS: Final = "Eras of 遼 and 金, of 吳 and 蜀, and others that rest on the same authority."
_DILA_RULERS: Final = "Rulers of 遼 and 金, of 吳 and 蜀, as dates cite them."
_DILA_HEAD: Final = """{what}
Origin: Buddhist Studies Time Authority Databases, Dharma Drum Institute of Liberal Arts (DILA),
https://authority.dila.edu.tw/time/, through sanmiao {sanmiao}. Licence of this file: CC BY-SA 3.0,
https://creativecommons.org/licenses/by-sa/3.0/. Changed: rows cut at a change of reign joined again,
differences from the main line only, corrections as named in month-, era- and ruler-corrections.txt.
Made by tools/make_calendar_tables.py. Do not edit."""
_ERA_COLUMNS: Final = """
Columns: dynasty | era, other spellings | rulers | first lunar year | last lunar year | first day | last day
(days as Julian Day Numbers, empty where not known; the last day is that of the change to the next era)."""
_ERAS_HEAD: Final = (
    """Eras (年號) with their dynasties and rulers.
Made by tools/make_calendar_tables.py from sanmiao {sanmiao} (MIT) and era-corrections.txt. Do not edit."""
    + _ERA_COLUMNS
)
_RULERS_HEAD: Final = """Rulers as dates cite them.
Made by tools/make_calendar_tables.py from sanmiao {sanmiao} (MIT). Do not edit."""
_RULER_COLUMNS: Final = """
Columns: dynasty | names | first year | last year of the reign"""
_VARIANTS_HEAD: Final = """Characters that count as one in the names of eras, rulers and dynasties: a class a line.
Made by tools/make_calendar_tables.py from edition/tables/fold.txt (OpenCC, Apache License 2.0). Do not edit."""


def main() -> int:
    """Write all tables; 1, and nothing is written, if the months of the main line have a hole."""
    months = main_months()
    seams = check_joined("main", months)
    for seam in seams:
        print(seam, file=sys.stderr)
    if seams:
        return 1
    write_months(months)
    write_eras(months)
    write_variants()
    return 0


if __name__ == "__main__":
    sys.exit(main())
