"""Findings as text for people, JSON for programs, SARIF 2.1.0 for code review."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from edition import __version__
from edition.validate.findings import GRAMMAR_RULES, PROGRAM_RULES, Finding


def text(findings: Sequence[Finding]) -> str:
    """One finding a line, as compilers write them, and the count."""
    lines = []
    for found in findings:
        message = " ".join((f"{found.message} ({found.remedy})" if found.remedy else found.message).split())
        place = f"{found.path}:{found.line}:{found.column}"
        rule = f"[{found.rule}, see {found.help}]"
        lines.append(f"{place}: {found.severity}: {message} {rule}")
    errors = sum(found.severity == "error" for found in findings)
    lines.append(f"{errors} errors, {len(findings) - errors} warnings")
    return "\n".join(lines) + "\n"


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with the fields of `Finding`."""
    rows = [
        {
            "path": found.path.as_posix(),
            "line": found.line,
            "column": found.column,
            "rule": found.rule,
            "severity": found.severity,
            "message": found.message,
            "remedy": found.remedy,
            "help": found.help,
        }
        for found in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def sarif(findings: Sequence[Finding]) -> str:
    """A SARIF 2.1.0 log with one run; every rule that is named is described in it."""
    known = {**GRAMMAR_RULES, **PROGRAM_RULES}
    rules = sorted({(found.rule, found.help) for found in findings})
    named: dict[str, str] = {}
    for rule, place in rules:
        named.setdefault(rule, place)
    descriptions = [
        {"id": rule, "shortDescription": {"text": known.get(rule, rule)}, "help": {"text": place}}
        for rule, place in named.items()
    ]
    driver = {"name": "edition validate", "version": __version__, "rules": descriptions}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(found) for found in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(found: Finding) -> Mapping[str, object]:
    message = f"{found.message} ({found.remedy})" if found.remedy else found.message
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(found.path.as_posix())},
            "region": {"startLine": found.line, "startColumn": found.column},
        }
    }
    return {
        "ruleId": found.rule,
        "level": found.severity,
        "message": {"text": message},
        "locations": [location],
    }


#: The formatters by the names that the command line uses.
FORMATS: Final[Mapping[str, Callable[[Sequence[Finding]], str]]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
}
