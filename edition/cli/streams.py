"""The three standard streams and the signals that end a run, as the command line can rely on them."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Final, TextIO

import click

#: Signals that ask a program to end: a run that is asked to cleans up first, as after Ctrl-C.
_ENDING: Final = ("SIGTERM", "SIGHUP")
_MODES: Final = ("r", "w", "w")


def prepare() -> None:
    """Make the streams speak UTF-8 whatever the locale says, and stand in for those that are closed.

    The next file that was opened would take the number of a closed stream, and what is printed would land in it.
    Reading from a closed stream gives nothing; writing a result to one fails, as it does elsewhere.
    """
    for number, (name, mode) in enumerate(zip(("stdin", "stdout", "stderr"), _MODES, strict=True)):
        stream = getattr(sys, name)
        if stream is None:
            writable = os.O_WRONLY if name == "stderr" else os.O_RDONLY
            opened = os.open(os.devnull, writable)
            if opened != number:
                os.dup2(opened, number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="backslashreplace"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="strict" if name == "stdin" else "backslashreplace")
    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class EnoughError(Exception):
    """Whoever reads our output has enough of it."""


@contextlib.contextmanager
def reader() -> Iterator[None]:
    """Tell a closed pipe before click does, which would make it exit code 1: that there are findings.

    Raises EnoughError.
    """
    try:
        yield
    except BrokenPipeError:
        raise EnoughError from None


def say(words: str) -> None:
    """Say something beside the result; where nobody can hear it, the work goes on."""
    try:
        click.echo(words, err=True)
    except OSError:
        _give_up(sys.stderr)


def give_up_output() -> None:
    """Let what was printed and not yet written go nowhere, so that the interpreter does not try it again."""
    _give_up(sys.stdout)


def _give_up(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
