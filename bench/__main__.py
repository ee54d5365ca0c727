"""Measure the pipeline: python -m bench [--quick].

Every program runs in a process of its own, from start to end, as a user would run it. Beside each stands a peer in
the same run, so that the ratio says something on any machine:

    starting      edition --help                beside the bare interpreter
    converting    edition convert               beside pandoc, plain text to TEI, which understands nothing of it
    rendering     edition render, site or print beside Saxon copying the same document, the least it could cost

Characters are those of the transcription. --quick runs everything once, on the smallest text, to see that it runs.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.measure import Command, Run, often

ROOT: Final = Path(__file__).resolve().parent.parent
PYTHON: Final = Path(sys.executable)
EDITION: Final = PYTHON.with_name("edition")
TEXTS: Final = ("xixiaji-01", "xixiaji-03", "songshi-485", "songshi-486")
SMALLEST: Final = "xixiaji-03"
# How often a text is repeated to see whether twice the text takes twice the time.
REPEATED: Final = 8
HELP_SECONDS: Final = 0.3


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure: what is done to how many characters, by which program, beside which peer."""

    what: str
    characters: int
    command: Command
    peer: str
    peer_command: Command | None


def cases(folder: Path, texts: tuple[str, ...], repeated: int) -> Iterator[Case]:
    """Everything that is measured, in the order of the flow; `folder` takes what the programs write."""
    yield Case("starting (--help)", 0, (EDITION, "--help"), "python", (PYTHON, "-c", "pass"))
    for text in texts:
        yield _converting(text, ROOT / "tei" / "source" / f"{text}.txt", folder)
    long = folder / "long.txt"
    long.write_text(
        (ROOT / "tei" / "source" / f"{texts[0]}.txt").read_text(encoding="utf-8") * repeated, "utf-8"
    )
    yield _converting(f"{texts[0]}, {repeated} times", long, folder)
    for text in texts:
        tei = ROOT / "tei" / f"{text}.xml"
        identity = (PYTHON, ROOT / "bench" / "identity.py", tei)
        for part in ("site", "print"):
            command = (EDITION, "render", "-q", tei, "--only", part, "-o", folder / part)
            yield Case(f"rendering {text}, {part}", _size(text), command, "saxon identity", identity)


def _converting(name: str, source: Path, folder: Path) -> Case:
    pandoc = shutil.which("pandoc")
    peer = (
        (pandoc, "-f", "markdown", "-t", "tei", "-s", source, "-o", folder / "peer.xml") if pandoc else None
    )
    command = (EDITION, "convert", "-q", "--force", source, "-o", folder / f"{source.stem}.xml")
    characters = len(source.read_text(encoding="utf-8"))
    return Case(f"converting {name}", characters, command, "pandoc", peer)


def _size(text: str) -> int:
    return len((ROOT / "tei" / "source" / f"{text}.txt").read_text(encoding="utf-8"))


def row(case: Case, run: Run, peer: Run | None) -> str:
    """A row of the table: speeds, memory, and how many times the peer's time and memory it takes."""
    speed = f"{case.characters / run.seconds:,.0f}" if case.characters else "–"
    cells = [case.what, f"{run.seconds:.2f}", speed, f"{run.memory:.0f}", case.peer]
    if peer is None:
        cells += ["not installed", "", "", ""]
    else:
        cells += [f"{peer.seconds:.2f}", f"{peer.memory:.0f}"]
        cells += [f"{run.seconds / peer.seconds:.1f}", f"{run.memory / peer.memory:.1f}"]
    return f"| {' | '.join(cells)} |"


HEAD: Final = """\
| what | s | characters/s | MiB | peer | s | MiB | time ÷ peer | memory ÷ peer |
| --- | --: | --: | --: | --- | --: | --: | --: | --: |"""


def main(arguments: list[str]) -> int:
    """Measure and print; 1 if the command line is slow to start."""
    quick = "--quick" in arguments
    times = 1 if quick else 5
    slow = False
    print(HEAD)
    with tempfile.TemporaryDirectory() as name:
        for case in cases(Path(name), (SMALLEST,) if quick else TEXTS, 2 if quick else REPEATED):
            run = often(case.command, times)
            peer = often(case.peer_command, times) if case.peer_command else None
            print(row(case, run, peer), flush=True)
            slow |= not case.characters and run.seconds > HELP_SECONDS
    if slow:
        print(f"edition --help takes longer than {HELP_SECONDS} s", file=sys.stderr)
    return int(slow and not quick)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
