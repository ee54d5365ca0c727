"""Commands that look: the text of a file, findings, what a date means, reports."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from edition.cli.options import (
    DONE,
    FILES,
    FINDINGS,
    MANIFEST,
    PATH,
    Room,
    convert_all,
    load_project,
    note,
    read_bytes,
    volume,
)
from edition.errors import InputError

if TYPE_CHECKING:
    from edition.build import Converted

REPORTS: Final = (
    "summary",
    "notes",
    "dates",
    "every-date",
    "decisions",
    "emendations",
    "works",
    "doubts",
    "conventions",
    "received",
    "parallels",
)


@click.command(
    cls=Room,
    examples=(
        "edition text tei/xixiaji-01.xml --base > received.txt",
        "edition text tei/xixiaji-01.xml --base | cmp - tei/source/xixiaji-01.txt",
        "edition text T49n2035.xml --plain -o T49n2035.txt",
        "edition text T49n2035.xml --places > T49n2035.tsv",
    ),
)
@click.argument("name", metavar="FILE.xml", type=PATH)
@click.option(
    "--base", "what", flag_value="base", help="The transcription that a TEI file of ours was made from."
)
@click.option(
    "--plain", "what", flag_value="plain", help="The plain text that is read from any TEI file, in UTF-8."
)
@click.option(
    "--places",
    "what",
    flag_value="places",
    help="Where in it the lines and pages of the printed edition begin.",
)
@click.option("-o", "--output", type=PATH, help="Write it to this file.")
@click.option("--force", is_flag=True, help="Overwrite a file that is not the same.")
@volume
def text(name: Path, what: str | None, output: Path | None, force: bool) -> int:
    """Give back the received text of a TEI file: of one of ours byte for byte, of any other as it is read.

    --places is a table: line and column (both from 1) of the plain text, what begins there, of which edition, its
    number.
    """
    from edition import files, received, show, tei

    if what is None:
        raise click.UsageError("say which text: --base the received one, --plain the one read from any TEI")
    if what == "base":
        data = tei.base_text(read_bytes(name), name)
    else:
        own = received.read(name).source
        data = own.text.encode() if what == "plain" else show.places(own).encode()
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        if not force:
            files.refuse_other(output, data)
        files.write(output, data)
    return DONE


@click.command(
    cls=Room,
    examples=(
        "edition validate",
        "edition validate tei/xixiaji-01.xml --format sarif > findings.sarif",
    ),
)
@FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True
)
@MANIFEST
@volume
def validate(names: tuple[Path, ...], form: str, manifest: Path) -> int:
    """Check TEI files against the encoding: grammar, rules, base text, identifiers, dates.

    Without FILE, all texts of the edition.
    """
    from edition import build as build_room
    from edition import validate as room

    findings = room.validate(names) if names else build_room.validate(load_project(manifest))
    click.echo(room.FORMATS[form](findings), nl=False)
    return FINDINGS if any(finding.severity == "error" for finding in findings) else DONE


@click.command(
    cls=Room,
    context_settings={"ignore_unknown_options": True},  # -0103-11-30 is a day
    examples=(
        "edition date 宋太平興國七年五月己酉",
        "edition date 慶曆二年閏月 西夏大慶元年 後至元3年",
        "edition date 1038-11-10",
        "edition date 1700-03-01 --calendar julian",
        "edition date --json - < phrases.txt > days.jsonl",
    ),
)
@click.argument("phrases", metavar="PHRASE… | DAY… | -", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@click.option(
    "--calendar",
    type=click.Choice(["julian", "gregorian"]),
    help="How a DAY is meant; by default Julian up to 4 October 1582, Gregorian from the next day, the 15th, on.",
)
@volume
def date(phrases: tuple[str, ...], as_json: bool, calendar: str | None) -> int:
    """Say which day a date phrase means, or what a day was called.

    A DAY is an ISO date (1038-11-10; year 0 is 1 BCE) or a Julian Day Number; - reads phrases and days from
    standard input, one a line; empty lines are passed over.
    """
    from edition import ask

    for option in phrases:
        if option.startswith("-") and option != "-" and not ask.is_day(option):
            raise click.NoSuchOption(option)
    settled = True
    for text in _lines() if phrases == ("-",) else phrases:
        answer = ask.ask(text, calendar)
        settled = settled and answer.settled
        click.echo(json.dumps(answer.row, ensure_ascii=False) if as_json else str(answer))
    return DONE if settled else FINDINGS


def _lines() -> Iterator[str]:
    """What standard input asks, a line each; raises InputError where it is not UTF-8."""
    try:
        yield from filter(None, (line.removeprefix("\ufeff").strip() for line in sys.stdin))
    except UnicodeDecodeError:
        remedy = "convert it first: iconv -f GB18030 -t UTF-8"
        raise InputError("standard input is not in UTF-8", remedy=remedy) from None


@click.command(
    cls=Room,
    examples=(
        "edition report summary",
        "edition report dates | less",
        "edition report dates chronicle.txt --start 宋太平興國七年",
        "edition report dates --json > dates.json",
        "edition report parallels --json > parallels.jsonl",
    ),
)
@click.argument("kind", metavar="KIND", type=click.Choice(REPORTS))
@FILES
@click.option("--json", "as_json", is_flag=True, help="Print JSON; parallels, one object a line.")
@click.option("--start", default="", help="With FILE: the date in force before its first character.")
@click.option("--profile", default="", help="With FILE: how it is divided; by default it is recognised.")
@MANIFEST
@volume
def report(
    kind: str, names: tuple[Path, ...], as_json: bool, start: str, profile: str, manifest: Path
) -> int:
    """Report on the texts of an edition: what is in them, and what is left to look at.

    KIND is one of: summary; notes; dates, those to look at, each with the row that settles it; every-date; decisions,
    and whether they are still needed; emendations; works; doubts; conventions; received; parallels.

    FILE is a transcription, or the TEI that was made of one: it is read by itself, without a manifest, and so without
    the editors' tables and without other texts to compare it with.
    """
    from edition import report as room

    if not names and (start or profile):
        raise click.UsageError("--start and --profile are for a FILE; an edition has them in its manifest")
    converted = _read_alone(names, start, profile) if names else convert_all(manifest)
    rows = room.REPORTS[kind](converted.texts, converted.works)
    if as_json and kind == "parallels":
        click.echo("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), nl=False)
    elif as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        _print(kind, rows, {info.id: info.full_title for info, _ in converted.texts})
    if kind == "dates" and not as_json:
        note(_what_next(len(rows), names, manifest))
    return DONE


def _read_alone(names: Sequence[Path], start: str, profile: str) -> Converted:
    """Files read without a manifest, each by itself."""
    from edition import single
    from edition.build import Converted

    jobs = [single.job(name, start=start, profile=profile) for name in names]
    return Converted(tuple((job.info, single.run(job)) for job in jobs), jobs[0].works)


def _print(kind: str, rows: Sequence[Mapping[str, object]], titles: Mapping[str, str]) -> None:
    """Rows as a reader wants them: a list of facts, a paragraph each, or a table."""
    from edition import report as room
    from edition import show, show_dates

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if kind == "summary":
        click.echo("\n\n".join(show.facts(row) for row in rows))
    elif kind == "dates":
        click.echo(show_dates.questions(rows, titles, columns))
    else:
        brief = kind in ("parallels", "works")
        click.echo(show.table([room.brief(row) for row in rows] if brief else rows, columns))


def _what_next(number: int, names: Sequence[Path], manifest: Path) -> str:
    """What an editor does with the dates to look at."""
    if not number:
        return "No dates to look at."
    if names:
        return f"\nTo decide about them, begin an edition: edition init DIR --source {names[0]}"
    project = load_project(manifest)
    if project.decisions is None:
        table = 'a table that the manifest names, under [files]: decisions = "tei/decisions.csv"'
    else:
        table = project.relative(project.decisions)
    return (
        f"\nTo settle a date, copy its row into {table}\n"
        "Where you know better, put another date or another reason into it. Then: edition build"
    )
