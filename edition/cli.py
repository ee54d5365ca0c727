"""The command line: one command a room, in the order of the flow. The only place that prints and exits.

Exit codes: 0 done; 1 there are findings; 2 it cannot run. Results go to standard output, everything else to
standard error. Rooms are imported inside the commands, so that --help costs next to nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

from edition import __version__
from edition.errors import EditionError

if TYPE_CHECKING:
    from edition.build import Converted, Progress
    from edition.project import Project

DONE: Final = 0
FINDINGS: Final = 1
CANNOT: Final = 2

REPORTS: Final = (
    "summary",
    "notes",
    "dates",
    "every-date",
    "emendations",
    "works",
    "doubts",
    "conventions",
    "received",
    "parallels",
)
LANGUAGES: Final = ("lzh", "lzh-Hant", "lzh-Hans")
_STAGES: Final = {
    "convert": "Converting",
    "link": "Linking and encoding",
    "validate": "Validating",
    "site": "Website",
    "print": "Book",
}

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass
class Settings:
    """How much to say."""

    quiet: bool = False
    verbose: bool = False


class Room(click.Command):
    """A command whose help ends with examples and the exit codes."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they are to be typed, and the exit codes."""
        with formatter.section("Examples"):
            formatter.write("".join(f"{' ' * formatter.current_indent}{line}\n" for line in self.examples))
        with formatter.section("Exit codes"):
            formatter.write_dl([("0", "done"), ("1", "there are findings"), ("2", "it cannot run")])


class Flow(Room, click.Group):
    """A group whose commands are listed in the order of the flow, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # click's signature
        """Names of the commands as they were added."""
        return list(self.commands)


def _say(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and parameter.name is not None:
        setattr(ctx.find_root().ensure_object(Settings), parameter.name, True)


def _volume(command: _F) -> _F:
    """--quiet and --verbose, which may stand before and after the name of the command."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_say, help="Say only what is wrong."
    )
    loud = click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_say, help="Say more.")
    return quiet(loud(command))


def _day(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    from datetime import date as day

    try:
        return day.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise click.BadParameter(f"“{value}” is no day: write YYYY-MM-DD", ctx, parameter) from None


_MANIFEST = click.option(
    "-p",
    "--project",
    "manifest",
    type=click.Path(path_type=Path),
    default=Path("edition.toml"),
    show_default=True,
    help="The manifest of the edition, or its folder.",
)
_ENCODING = click.option(
    "--encoding",
    default="",
    help="The encoding of the file: utf-8, utf-16, gb18030, big5; by default it is found out.",
)
_FILES = click.argument("names", metavar="[FILE…]", nargs=-1, type=click.Path(path_type=Path))


@click.group(
    cls=Flow,
    examples=(
        "edition build                                     a whole edition, as its edition.toml says",
        "edition convert chronicle.txt -o chronicle.xml    one file",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="edition %(version)s")
@_volume
def cli() -> None:
    """Turn plain-text chronicles in literary Chinese into a citable digital edition."""


@cli.command(
    cls=Room,
    examples=(
        "edition init my-edition --source chronicle.txt",
        "edition init my-edition --source 01.txt --source 02.txt --title 西夏書事 --author 吳廣成",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--source",
    "sources",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="A transcription; more than one is allowed.",
)
@click.option("--title", default="", help="The title of the work; by default its first heading.")
@click.option("--author", default="", help="The author of the chronicle.")
@click.option("--start", default="", help="The date in force before the first character: 宋太平興國七年.")
@click.option("--profile", default="", help="How the text is divided; by default it is recognised.")
@_ENCODING
@_volume
def init(
    folder: Path, sources: tuple[Path, ...], title: str, author: str, start: str, profile: str, encoding: str
) -> int:
    """Begin a new edition: look at transcriptions, and write a manifest to correct.

    Says what was recognised in each, how surely, and where it shows. edition build makes the edition.
    """
    from edition import begin as room
    from edition import show, single

    looks = room.look(sources, profile=profile, start=start, encoding=encoding)
    manifest = room.begin(room.Edition(folder, title, author, start, single.RELEASED), looks)
    for own in looks:
        _note("\n".join(show.recognised(own.source, own.recognition)))
    click.echo(f"{manifest}: written; correct what is not right, then: edition build --project {folder}")
    return DONE


@cli.command(
    cls=Room,
    examples=(
        "edition build",
        "edition build --project xixia/edition.toml --keep-going",
    ),
)
@_MANIFEST
@click.option(
    "--keep-going", is_flag=True, help="Render although there are errors, and say so on every page."
)
@click.option("--force", is_flag=True, help="Overwrite TEI files that were changed by hand.")
@_volume
def build(manifest: Path, keep_going: bool, force: bool) -> int:
    """Convert, validate and render a whole edition.

    Nothing is done if nothing has changed. A TEI file that was changed by hand is never overwritten unasked.
    """
    from edition import build as room
    from edition import show

    with _progress() as progress:
        project = _project(manifest)
        outcome = room.build(project, force=force, keep_going=keep_going, progress=progress)
    for line in show.findings(outcome.findings):
        click.echo(line, err=True)
    for line in show.outcome(outcome, project.folder, shutil.get_terminal_size().columns):
        _note(line)
    return FINDINGS if outcome.errors else DONE


@cli.command(
    cls=Room,
    examples=(
        "edition convert chronicle.txt -o chronicle.xml",
        "edition convert chronicle.txt -o chronicle.xml --start 宋太平興國七年 --profile gangmu",
    ),
)
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The TEI file to write.")
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
    callback=_day,
    default="",
    help="The date of the encoding, YYYY-MM-DD; by default that of the program.",
)
@click.option(
    "--ledger", type=click.Path(path_type=Path), help="Keep identifiers in this file, for the next time."
)
@_ENCODING
@click.option(
    "--infer-years",
    is_flag=True,
    help="Infer the years of annals from all evidence, even if no heading of a year seems to be lost.",
)
@click.option(
    "--pua",
    type=click.Path(path_type=Path),
    help="A table (CSV) of what private-use characters stand for: code_point,character,note.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that is not the same.")
@_volume
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
    with _progress() as progress:
        progress(Step("convert", source.name, 0, 1))
        conversion = single.run(job)
    changed = single.write(job, output, conversion, force=force)
    _note(f"{output}: {'written' if changed else 'unchanged'}")
    _note(show.read_as(job.recognition))
    for line in show.recognised(job.source, job.recognition):
        _note(line, loud=True)
    if conversion.doubts:
        hint = "" if _settings().verbose else "; --verbose lists them"
        _note(f"{show.counted(len(conversion.doubts), 'place')} to look at{hint}")
        for place, doubt in single.doubts(job, conversion):
            _note(f"{place}: {doubt.message}", loud=True)
    return DONE


@cli.command(
    cls=Room,
    examples=(
        "edition text tei/xixiaji-01.xml --base > received.txt",
        "edition text tei/xixiaji-01.xml --base | cmp - tei/source/xixiaji-01.txt",
        "edition text T49n2035.xml --plain -o T49n2035.txt",
        "edition text T49n2035.xml --places > T49n2035.tsv",
    ),
)
@click.argument("name", metavar="FILE.xml", type=click.Path(path_type=Path))
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
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write it to this file.")
@click.option("--force", is_flag=True, help="Overwrite a file that is not the same.")
@_volume
def text(name: Path, what: str | None, output: Path | None, force: bool) -> int:
    """Give back the received text of a TEI file: of one of ours byte for byte, of any other as it is read.

    --places is a table: line and column (both from 1) of the plain text, what begins there, of which edition, its
    number.
    """
    from edition import files, received, show, tei

    if what is None:
        raise click.UsageError("say which text: --base the received one, --plain the one read from any TEI")
    if what == "base":
        data = tei.base_text(_bytes(name), name)
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


@cli.command(
    cls=Room,
    examples=(
        "edition validate",
        "edition validate tei/xixiaji-01.xml --format sarif > findings.sarif",
    ),
)
@_FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True
)
@_MANIFEST
@_volume
def validate(names: tuple[Path, ...], form: str, manifest: Path) -> int:
    """Check TEI files against the encoding: grammar, rules, base text, identifiers, dates.

    Without FILE, all texts of the edition.
    """
    from edition import build as build_room
    from edition import validate as room

    findings = room.validate(names) if names else build_room.validate(_project(manifest))
    click.echo(room.FORMATS[form](findings), nl=False)
    return FINDINGS if any(finding.severity == "error" for finding in findings) else DONE


@cli.command(
    cls=Room,
    examples=(
        "edition render",
        "edition render tei/xixiaji-01.xml --only print -o /tmp/book",
    ),
)
@_FILES
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Folder for the result; by default build/."
)
@click.option("--only", type=click.Choice(["site", "print"]), help="Render only this.")
@_MANIFEST
@_volume
def render(names: tuple[Path, ...], output: Path | None, only: str | None, manifest: Path) -> int:
    """Render TEI files as a website and as printed books.

    Without FILE, all texts of the edition.
    """
    from edition import build as room

    if names:
        job, target = room.Task(names), Path("build")
    else:
        project = _project(manifest)
        job, target = room.task(project), project.build
    with _progress() as progress:
        done = room.render(job, output or target, parts=(only,) if only else room.PARTS, progress=progress)
    for path in done:
        _note(str(path))
    return DONE


@cli.command(
    cls=Room,
    examples=("edition deposit -o build/deposit",),
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder for the package."
)
@_MANIFEST
@_volume
def deposit(output: Path, manifest: Path) -> int:
    """Make the archive package of an edition that is built and has no errors."""
    from edition import built, show
    from edition import deposit as room

    project = _project(manifest)
    errors = built.last(project).errors
    if errors:
        _note(f"No package: validation found {show.counted(errors, 'error')}; edition validate lists them.")
        return FINDINGS
    _note(str(room.deposit(project, output)))
    return DONE


@cli.command(
    cls=Room,
    examples=(
        "edition date 宋太平興國七年五月己酉",
        "edition date 1038-11-10",
        "edition date --json - < phrases.txt > days.jsonl",
    ),
)
@click.argument("phrases", metavar="PHRASE… | DAY… | -", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@click.option(
    "--calendar",
    type=click.Choice(["julian", "gregorian"]),
    help="How a DAY is meant; by default Julian before 15 October 1582.",
)
@_volume
def date(phrases: tuple[str, ...], as_json: bool, calendar: str | None) -> int:
    """Say which day a date phrase means, or what a day was called.

    A DAY is an ISO date (1038-11-10) or a Julian Day Number; - reads phrases and days from standard input, one a
    line.
    """
    from edition import ask

    wanted = (line.strip() for line in sys.stdin if line.strip()) if phrases == ("-",) else phrases
    settled = True
    for text in wanted:
        answer = ask.ask(text, calendar)
        settled = settled and answer.settled
        click.echo(json.dumps(answer.row, ensure_ascii=False) if as_json else str(answer))
    return DONE if settled else FINDINGS


@cli.command(
    cls=Room,
    examples=(
        "edition report summary",
        "edition report dates --json > dates.json",
        "edition report parallels --json > parallels.jsonl",
    ),
)
@click.argument("kind", type=click.Choice(REPORTS))
@click.option("--json", "as_json", is_flag=True, help="Print JSON; parallels, one object a line.")
@_MANIFEST
@_volume
def report(kind: str, as_json: bool, manifest: Path) -> int:
    """Report on the texts of an edition: what is in them, and what is left to look at."""
    from edition import report as room
    from edition import show

    converted = _convert_all(manifest)
    rows = room.REPORTS[kind](converted.texts, converted.works)
    if kind in ("parallels", "works") and not as_json:
        rows = [room.brief(row) for row in rows]
    if as_json and kind == "parallels":
        click.echo("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), nl=False)
    elif as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif kind == "summary":
        click.echo("\n\n".join(show.facts(row) for row in rows))
    elif rows:
        click.echo(show.table(rows, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    return DONE


def _project(manifest: Path) -> Project:
    from edition import project

    return project.load(manifest)


def _bytes(path: Path) -> bytes:
    from edition.errors import Place, TeiError

    try:
        return path.read_bytes()
    except OSError as error:
        raise TeiError(
            f"cannot be read: {error.strerror}", place=Place(path), remedy="check the path"
        ) from None


def _convert_all(manifest: Path) -> Converted:
    from edition import build as room

    with _progress() as progress:
        return room.convert_all(_project(manifest), progress=progress)


def _settings() -> Settings:
    context = click.get_current_context(silent=True)
    return context.find_root().ensure_object(Settings) if context is not None else Settings()


def _note(words: str, *, loud: bool = False) -> None:
    """Say something beside the result: nothing with --quiet, and what is `loud` only with --verbose."""
    settings = _settings()
    if settings.verbose if loud else not settings.quiet:
        click.echo(words, err=True)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar where somebody looks at it; lines with --verbose; else nothing."""
    settings = _settings()
    if settings.quiet or settings.verbose or not sys.stderr.isatty():
        yield lambda step: _note(f"{_STAGES[step.stage]} {step.what}".rstrip(), loud=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda step: bar.update(
            task,
            description=f"{_STAGES[step.stage]} {step.what}",
            completed=step.done,
            total=step.of,
            refresh=True,
        )


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that says it knows only ASCII must not stop the work
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    settings = Settings()
    try:
        result = cli.main(arguments, prog_name="edition", standalone_mode=False, obj=settings)
        sys.stdout.flush()
        return int(result or DONE)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as problem:
        problem.show()
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing was left half-written", err=True)
    except EditionError as problem:
        from edition import show

        click.echo(show.error(problem), err=True)
    except BrokenPipeError:  # whoever read our output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as problem:  # noqa: BLE001  # whatever it is, the user gets a message
        _print_bug(problem, settings)
    return CANNOT


def _print_bug(problem: Exception, settings: Settings) -> None:
    """An error that nobody foresaw is ours, and is said to be."""
    if settings.verbose:
        traceback.print_exception(problem)
    click.echo(f"an error of the program: {type(problem).__name__}: {problem}", err=True)
    click.echo("  → please report it, with what you did; --verbose shows where it happened", err=True)
