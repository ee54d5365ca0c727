"""What a check reports: one finding, and the rules that findings name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Where the documentation of the encoding lies, relative to the project.
DOCUMENTATION: Final = "schema/annals.html"

#: What the grammar can find wrong, with one line each; the documentation explains them element by element.
GRAMMAR_RULES: Final = {
    "not-well-formed": "the file is XML, without a document type declaration",
    "unknown-element": "only elements of the encoding are used",
    "unknown-attribute": "only attributes of the encoding are used",
    "missing-attribute": "obligatory attributes are there",
    "attribute-value": "attributes have values that the encoding allows",
    "element-content": "elements stand where, and in the order that, the encoding allows",
    "missing-content": "elements hold what they must",
    "text-content": "text stands only where the encoding allows it",
}

#: What only the program can check; the schema's documentation has a paragraph on each (`rule-NAME`).
PROGRAM_RULES: Final = {
    "identifier-unique": "an identifier occurs once",
    "identifier-ledger": "every citable identifier stands in the ledger",
    "pointer-file": "a pointer into another file has a target",
    "juan-number": "the number of a juan is the one that is written",
    "line-order": "line numbers ascend",
    "text-before-line": "no base text stands before the first lb",
    "base-text": "the base text is the source",
    "source-digest": "the digest is that of the source",
    "source-notes": "line ends, byte order mark and left-out lines are recorded",
    "extent": "the counts are those of the source",
    "declared-count": "the counts of the declarations are those of the text",
    "year-order": "years follow one another",
    "entry-order": "entries are numbered in order",
    "entry-year": "the date of an entry lies in its year",
    "date-lunar": "the lunar date exists",
    "date-agrees": "the Gregorian date is that of the lunar one",
    "date-full": "the date in full is the lunar date",
    "date-sexagenary": "the sexagenary day is that of the lunar date",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong in a file.

    `line` and `column` are 1-based and give the tag of the element meant. `rule` names the rule that is broken,
    `message` says what was found, `remedy` what would be right (it may be empty where the rule says it), `severity`
    is `error` or `warning`, `help` is the place in the documentation of the encoding.
    """

    path: Path
    line: int
    column: int
    rule: str
    message: str
    remedy: str = ""
    severity: str = "error"
    help: str = ""


def help_for(rule: str, element: str = "") -> str:
    """The place in the documentation for a rule; rules of the grammar are explained with their element."""
    own = rule in GRAMMAR_RULES and rule != "unknown-element" and element
    anchor = f"element-{element}" if own else f"rule-{rule}"
    return f"{DOCUMENTATION}#{anchor}"
