"""The command line: one command a room, in the order of the flow. The only place that prints and exits.

Exit codes: 0 done; 1 there are findings; 2 it cannot run. Results go to standard output, everything else to
standard error. Rooms are imported inside the commands, so that --help costs next to nothing.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from edition import __version__
from edition.cli.looking import REPORTS, date, report, text, validate
from edition.cli.making import build, convert, init
from edition.cli.options import CANNOT, DONE, FINDINGS, Flow, Settings, volume
from edition.cli.publishing import deposit, render
from edition.errors import EditionError

__all__ = ["CANNOT", "DONE", "FINDINGS", "REPORTS", "cli", "main", "run"]


@click.group(
    cls=Flow,
    examples=(
        "edition build                                     a whole edition, as its edition.toml says",
        "edition convert chronicle.txt -o chronicle.xml    one file",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="edition %(version)s")
@volume
def cli() -> None:
    """Turn plain-text chronicles in literary Chinese into a citable digital edition."""


for _command in (init, build, convert, text, validate, render, deposit, date, report):
    cli.add_command(_command)


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
