"""Make the grammar, the rules and the documentation of the encoding from its ODD.

    python tools/make_schema.py P5SUBSET [FOLDER]

P5SUBSET is TEI's own specifications (p5subset.xml of the version that schema/annals.odd names). Writes annals.rng,
annals.sch, annals-rules.xsl (the rules as a sheet) and annals.html into FOLDER, schema/ unless given.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Final

from lxml import etree

from edition.saxon import Sheet

ROOT: Final = Path(__file__).resolve().parent.parent
SCHEMA: Final = ROOT / "schema"


def digest() -> str:
    """The SHA-256 of the ODD and of the sheets that compile it; what they make says from which it was made."""
    hashed = hashlib.sha256((SCHEMA / "annals.odd").read_bytes())
    for sheet in sorted((SCHEMA / "odd").glob("*.xsl")):
        hashed.update(sheet.read_bytes())
    return hashed.hexdigest()


def make(p5subset: Path) -> dict[str, str]:
    """Every file that is made from the ODD, by its name."""
    # Examples repeat identifiers, which a parser that collects them would refuse.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    odd = etree.parse(str(SCHEMA / "annals.odd"), parser).getroot()
    parameters = {"p5subset": p5subset.resolve().as_uri(), "digest": digest()}
    made = {}
    for name, sheet in (("annals.rng", "rng"), ("annals.sch", "sch"), ("annals.html", "html")):
        made[name] = Sheet(SCHEMA / "odd" / f"{sheet}.xsl").transform(odd, parameters=parameters).principal
    made["annals-rules.xsl"] = Sheet(SCHEMA / "odd" / "rules.xsl").transform(made["annals.sch"]).principal
    return {name: text.rstrip("\n") + "\n" for name, text in made.items()}


def main(arguments: list[str]) -> int:
    """Write the files; each whole or not at all."""
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    folder = Path(arguments[1]) if len(arguments) == 2 else SCHEMA
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in make(Path(arguments[0])).items():
        aside = folder / f".{name}.new"
        aside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(aside, folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
