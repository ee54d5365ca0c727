"""Commands that make something of transcriptions: a new edition, a built one, a single file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import click

from edition.cli import streams
from edition.cli.options import (
    DONE,
    ENCODING,
    FINDINGS,
    MANIFEST,
    PATH,
    Room,
    day,
    load_project,
    note,
    progress_shown,
    settings_now,
    volume,
)

LANGUAGES: Final = ("lzh", "lzh-Hant", "lzh-Hans")


@click.command(
    cls=Room,
    examples=(
        "edition init my-edition --source chronicle.txt",
        "edition init my-edition --source 01.txt 02.txt --title 西夏書事 --author 吳廣成",
    ),
)
@click.argument("folder", metavar="DIR", type=PATH)
@click.option(
    "--source",
    "sources",
    metavar="FILE…",
    type=PATH,
    multiple=True,
    required=True,
    help="The transcriptions, one after another.",
)
@click.argument("more", metavar="", nargs=-1, type=PATH)
@click.option("--title", default="", help="The title of the work; by default its first heading.")
@click.option("--author", default="", help="The author of the chronicle.")
@click.option("--start", default="", help="The date in force before the first character: 宋太平興國七年.")
@click.option("--profile", default="", help="How the text is divided; by default it is recognised.")
@ENCODING
@volume
def init(
    folder: Path,
    sources: tuple[Path, ...],
    more: tuple[Path, ...],
    title: str,
    author: str,
    start: str,
    **how: str,
) -> int:
    """Begin a new edition: look at transcriptions, and write a manifest to correct.

    Says what was recognised in each, how surely, and where it shows. edition build makes the edition.
    """
    from edition import begin as room
    from edition import show, single

    looks = room.look((*sources, *more), start=start, **how)
    manifest = room.begin(room.Edition(folder, title, author, start, single.RELEASED), looks)
    for own in looks:
        note("\n".join(show.recognised(own.source, own.recognition)))
    click.echo(f"{manifest}: written; correct what is not right, then: edition build --project {folder}")
    return DONE


@click.command(
    cls=Room,
    examples=(
        "edition build",
        "edition build --project xixia/edition.toml --keep-going",
    ),
)
@MANIFEST
@click.option(
    "--keep-going", is_flag=True, help="Render although there are errors, and say so on every page."
)
@click.option("--force", is_flag=True, help="Overwrite TEI files that were changed by hand.")
@volume
def build(manifest: Path, keep_going: bool, force: bool) -> int:
    """Convert, validate and render a whole edition.

    Nothing is done if nothing has changed. A TEI file that was changed by hand is never overwritten unasked.
    """
    from edition import build as room
    from edition import show

    with progress_shown() as progress:
        project = load_project(manifest)
        outcome = room.build(project, force=force, keep_going=keep_going, progress=progress)
    for line in show.findings(outcome.findings):
        streams.say(line)
    for line in show.outcome(outcome, project.folder, shutil.get_terminal_size().columns):
        note(line)
    return FINDINGS if outcome.errors else DONE


@click.command(
    cls=Room,
    examples=(
        "edition convert chronicle.txt -o chronicle.xml",
        "edition convert chronicle.txt -o chronicle.xml --start 宋太平興國七年 --profile gangmu",
    ),
)
@click.argument("source", metavar="SOURCE", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="The TEI file to write.")
@click.option("--start", default="", help="The date in force before the first character: 宋太平興國七年.")
@click.option(
    "--profile",
    default="",
    help="gangmu (綱目), annals (編年), shilu (實錄) or biography (紀傳); by default it is recognised, and named.",
)
@click.option("--title", default="", help="The title; by default the name of the file.")
@click.option("--author", default="", help="The author of the chronicle.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    callback=lambda _context, _option, value: value or "",
    help="Script of the text; by default it is recognised.",
)
@click.option(
    "--date",
    callback=day,
    default="",
    help="The date of the encoding, YYYY-MM-DD; by default that of the program.",
)
@click.option("--ledger", type=PATH, help="Keep identifiers in this file, for the next time.")
@ENCODING
@click.option(
    "--infer-years",
    is_flag=True,
    help="Infer the years of annals from all evidence, even if no heading of a year seems to be lost.",
)
@click.option(
    "--pua",
    type=PATH,
    help="A table (CSV) of what private-use characters stand for: code_point,character,note.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that is not the same.")
@volume
def convert(
    source: Path,
    output: Path,
    ledger: Path | None,
    infer_years: bool,
    pua: Path | None,
    force: bool,
    **facts: str,
) -> int:
    """Convert one transcription, plain text or TEI, to the TEI of an edition, without a manifest."""
    from edition import show, single
    from edition.build import Step

    job = single.job(source, ledger=ledger, infer_years=infer_years, pua=pua, **facts)
    with progress_shown() as progress:
        progress(Step("convert", source.name, 0, 1))
        conversion = single.run(job)
    changed = single.write(job, output, conversion, force=force)
    note(f"{output}: {'written' if changed else 'unchanged'}")
    note(show.read_as(job.recognition))
    for line in show.recognised(job.source, job.recognition):
        note(line, loud=True)
    if conversion.doubts:
        hint = "" if settings_now().verbose else "; --verbose lists them"
        note(f"{show.counted(len(conversion.doubts), 'place')} to look at{hint}")
        for place, doubt in single.doubts(job, conversion):
            note(f"{place}: {doubt.message}", loud=True)
    return DONE
