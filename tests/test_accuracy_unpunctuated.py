"""Accuracy where no punctuation helps: the hand-checked texts with all their marks taken away."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pairs
import pytest
import scoring

from edition import project, source

ROOT = Path(__file__).parent.parent
EDITION = project.load(ROOT / "edition.toml")
SUFFIX = ", unpunctuated"
FLOORS = {
    name: own
    for name, own in tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8")).items()
    if name.endswith(SUFFIX)
}
MARKS = re.compile("[，。；：、！？“”‘’「」『』]")


def without_marks(row: scoring.Row, lines: list[str]) -> scoring.Row:
    """A row of the answers with its place among the characters that are left."""
    line = lines[row["line"] - 1]
    moved = {**row, "offset": len(MARKS.sub("", line[: row["offset"]]))}
    return {**moved, "text": MARKS.sub("", row["text"])} if "text" in row else moved


@cache
def figures(name: str) -> dict[str, float]:
    """The figures of a text of the edition without its punctuation, and without what its editors know."""
    text = EDITION.source_path(next(info for info in EDITION.texts if info.id == name)).read_text("utf-8")
    made = pairs.converted(source.from_text(MARKS.sub("", text), pairs.NAME), {})
    answers = (
        [without_marks(row, text.split("\n")) for row in scoring.rows(f"{name}.{part}.jsonl")]
        for part in ("dates", "not-dates", "divisions")
    )
    return scoring.narrative(made.tei, *answers)


@pytest.mark.parametrize(("text", "figure"), [(text, name) for text, own in FLOORS.items() for name in own])
def test_without_punctuation_accuracy_does_not_fall_below_its_floor(text: str, figure: str) -> None:
    assert figures(text.removesuffix(SUFFIX))[figure] >= FLOORS[text][figure]
