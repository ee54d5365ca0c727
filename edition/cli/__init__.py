"""The command line: one command a room, in the order of the flow. The only place that prints and exits.

Exit codes: 0 done; 1 there are findings; 2 it cannot run. Results go to standard output, everything else to
standard error. Rooms are imported inside the commands, so that --help costs next to nothing.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from edition import __version__
from edition.cli import streams
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
    streams.prepare()
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
    except (streams.EnoughError, BrokenPipeError):  # that is no failure
        streams.give_up_output()
        return DONE
    except Exception as problem:  # noqa: BLE001  # whatever it is, the user gets a message
        _tell(problem, settings)
    except KeyboardInterrupt:
        _tell(click.Abort(), settings)
    return CANNOT


def _tell(problem: Exception, settings: Settings) -> None:
    """Say what stopped the work and what to do about it. An error that nobody foresaw is ours, and is said to be."""
    if isinstance(problem, click.ClickException):
        problem.show()
    elif isinstance(problem, click.Abort):
        streams.say("stopped; nothing was left half-written")
    elif isinstance(problem, EditionError):
        from edition import show

        streams.say(show.error(problem))
    elif isinstance(
        problem, OSError
    ):  # the system refused: no fault of the program, and mostly full or closed
        streams.give_up_output()
        where = f"{problem.filename}: cannot be used" if problem.filename else "the output cannot be written"
        streams.say(f"{where}: {problem.strerror or problem}")
        streams.say("  → check that it is there, that you may use it, and that the disk is not full")
    else:
        if settings.verbose:
            streams.say("".join(traceback.format_exception(problem)))
        streams.say(f"an error of the program: {type(problem).__name__}: {problem}")
        streams.say("  → please report it, with what you did; --verbose shows where it happened")
