"""Run a program to its end and measure it: seconds on the wall, peak memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds from start to end, and the largest resident set in MiB."""

    seconds: float
    memory: float


def once(command: Command) -> Run:
    """Run a program; raises RuntimeError with its last words if it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment()
    ) as process:
        assert process.stderr is not None
        words = process.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{words[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def often(command: Command, times: int) -> Run:
    """The median of several runs, after one that is not counted and fills the caches of the system."""
    if times > 1:
        once(command)
    runs = [once(command) for _ in range(times)]
    return Run(median(run.seconds for run in runs), median(run.memory for run in runs))


def _environment() -> dict[str, str]:
    """The surroundings without what would slow or change a program under measurement."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTHON"))}
