"""Measure conversion alone, start-up apart, on long texts: python -m bench.convert [--quick].

Each text of the edition is repeated up to a megabyte (about 340,000 characters) and converted in this process, once
to load the tables and once to be measured, in CPU seconds of one core, the proof that nothing is lost included. The
peer is lxml parsing the TEI that was made: the least that any program could do with it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

from lxml import etree

from edition import convert, project, source, works

ROOT: Final = Path(__file__).resolve().parent.parent
CHARACTERS: Final = 340_000
HEAD: Final = "| what | characters | s | characters/s | lxml parsing it, s |\n| --- | --: | --: | --: | --: |"


def main(arguments: list[str]) -> int:
    """Measure and print a row a text."""
    size = CHARACTERS // 20 if "--quick" in arguments else CHARACTERS
    edition = project.load(ROOT / "edition.toml")
    listed = works.load_works(edition.works)
    print(HEAD)
    for info in edition.texts:
        text = edition.source_path(info).read_text(encoding="utf-8")
        long = source.from_text(text * (size // len(text) + 1), info.id)
        convert.convert(source.from_text(text, info.id), info, edition=edition.info, works=listed)
        began = time.process_time()
        made = convert.convert(long, info, edition=edition.info, works=listed)
        seconds = time.process_time() - began
        began = time.process_time()
        etree.fromstring(made.tei, etree.XMLParser(resolve_entities=False, huge_tree=True))
        peer = time.process_time() - began
        speed = f"{len(long.text) / seconds:,.0f}"
        print(f"| {info.id} | {len(long.text):,} | {seconds:.2f} | {speed} | {peer:.2f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
