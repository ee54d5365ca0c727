"""Make edition/tables/fold.txt: one character form for comparison, from OpenCC's dictionaries.

    python tools/make_fold_table.py edition/tables/fold.txt

Needs the package `opencc-python-reimplemented` (Apache-2.0), which carries OpenCC's dictionary files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import opencc

HEAD = """\
# Characters folded for comparison: each pair is a character and the form that stands for it.
# Made by tools/make_fold_table.py from OpenCC's TSCharacters, TWVariants and HKVariants
# (https://github.com/BYVoid/OpenCC, Apache License 2.0). First choices only; never used to change a text.
"""
# Pairs that chronicles exchange and that OpenCC's dictionaries keep apart, as the Unihan database (kZVariant,
# kSemanticVariant) relates them.
EXTRA = {
    "嵗": "岁",
    "歴": "历",
    "厯": "历",
    "甯": "宁",
    "寕": "宁",
    "甞": "尝",
    "眾": "众",
    "衆": "众",
    "羣": "群",
    "峯": "峰",
    "爲": "为",
    "吿": "告",
    "於": "于",
    "并": "并",
    "並": "并",
    "竝": "并",
    "誌": "志",
    "鉄": "铁",
    "珎": "珍",
    "朶": "朵",
    "熈": "熙",
    "煕": "熙",
    "凞": "熙",
}


def pairs(name: str, folder: Path) -> dict[str, str]:
    """First choices of one dictionary, single characters only."""
    rows = (
        line.split("\t") for line in (folder / name).read_text(encoding="utf-8").splitlines() if "\t" in line
    )
    return {key: value.split()[0] for key, value in rows if len(key) == 1 and len(value.split()[0]) == 1}


def main(target: Path) -> None:
    folder = Path(opencc.__file__).parent / "dictionary"
    simple = pairs("TSCharacters.txt", folder)
    table = {
        char: simple.get(base, base)
        for name in ("TWVariants.txt", "HKVariants.txt")
        for base, char in pairs(name, folder).items()
    }
    table |= simple | EXTRA
    table = {char: table.get(form, form) for char, form in table.items()}
    body = "\n".join(f"{char}{form}" for char, form in sorted(table.items()) if char != form)
    target.write_text(HEAD + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
