"""What the commands share: how much to say, help with examples, common options, messages and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from edition.cli import streams

if TYPE_CHECKING:
    from edition.build import Converted, Progress
    from edition.project import Project

DONE: Final = 0
FINDINGS: Final = 1
CANNOT: Final = 2

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

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Read the command line, and print help where it is asked for."""
        with streams.reader():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        with streams.reader():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # click's signature
        """Names of the commands as they were added."""
        return list(self.commands)


def _say(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and parameter.name is not None:
        setattr(ctx.find_root().ensure_object(Settings), parameter.name, True)


def volume(command: _F) -> _F:
    """--quiet and --verbose, which may stand before and after the name of the command."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_say, help="Say only what is wrong."
    )
    loud = click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_say, help="Say more.")
    return quiet(loud(command))


def day(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """A day in ISO 8601, for an option; empty if it is not given."""
    from datetime import date as day

    try:
        return day.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise click.BadParameter(f"“{value}” is no day: write YYYY-MM-DD", ctx, parameter) from None


class _FileName(click.Path):
    """A path whose name can be said: in a message, in a header, on a page."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error if its name is not in the encoding of the system."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            str(path).encode("utf-8")
        except UnicodeEncodeError:
            shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
            self.fail(f"the name {shown} is not in UTF-8: rename the file, or its folder", param, ctx)
        return path


PATH: Final = _FileName()
MANIFEST = click.option(
    "-p",
    "--project",
    "manifest",
    type=PATH,
    default=Path("edition.toml"),
    show_default=True,
    help="The manifest of the edition, or its folder.",
)
ENCODING = click.option(
    "--encoding",
    default="",
    help="The encoding of the file: utf-8, utf-16, gb18030, big5; by default it is found out.",
)
FILES = click.argument("names", metavar="[FILE…]", nargs=-1, type=PATH)


def load_project(manifest: Path) -> Project:
    """The edition of a manifest or of its folder."""
    from edition import project

    return project.load(manifest)


def read_bytes(path: Path) -> bytes:
    """The bytes of a TEI file.

    Raises TeiError if it cannot be read.
    """
    from edition.errors import Place, TeiError

    try:
        return path.read_bytes()
    except OSError as error:
        raise TeiError(
            f"cannot be read: {error.strerror}", place=Place(path), remedy="check the path"
        ) from None


def convert_all(manifest: Path) -> Converted:
    """All texts of an edition, converted in memory, with progress shown."""
    from edition import build as room

    with progress_shown() as progress:
        return room.convert_all(load_project(manifest), progress=progress)


def settings_now() -> Settings:
    """How much the running command is to say."""
    context = click.get_current_context(silent=True)
    return context.find_root().ensure_object(Settings) if context is not None else Settings()


def note(words: str, *, loud: bool = False) -> None:
    """Say something beside the result: nothing with --quiet, and what is `loud` only with --verbose."""
    settings = settings_now()
    if settings.verbose if loud else not settings.quiet:
        streams.say(words)


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """A progress bar where somebody looks at it; lines with --verbose; else nothing."""
    settings = settings_now()
    if settings.quiet or settings.verbose or not sys.stderr.isatty():
        yield lambda step: note(f"{_STAGES[step.stage]} {step.what}".rstrip(), loud=True)
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
