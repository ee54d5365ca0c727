"""Patterns of the grammar as values, and matching by derivatives.

A content model is a pattern; what remains of it after one child is its derivative (J. A. Brzozowski, 1964; for
RELAX NG: J. Clark, "An algorithm for RELAX NG validation", 2002). Matching this way, unlike libxml2's, says at which
child an element goes wrong and what would be right there. Children are taken as they are named, whatever they hold:
each element of the grammar has one definition, so that each can be judged by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from lxml import etree

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
TEXT: Final = "#text"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: `kind` is `empty`, `none`, `text`, `ref`, `choice`, `group` or `plus` (one or more)."""

    kind: str
    name: str = ""
    parts: tuple[Pattern, ...] = ()


EMPTY: Final = Pattern("empty")
NONE: Final = Pattern("none")
ANY_TEXT: Final = Pattern("text")


def choice(parts: Iterable[Pattern]) -> Pattern:
    """One of the parts; alternatives that are the same or impossible vanish."""
    flat: dict[Pattern, None] = {}
    for part in parts:
        for one in part.parts if part.kind == "choice" else (part,):
            if one is not NONE:
                flat[one] = None
    if not flat:
        return NONE
    return next(iter(flat)) if len(flat) == 1 else Pattern("choice", parts=tuple(flat))


def group(parts: Iterable[Pattern]) -> Pattern:
    """The parts in their order."""
    flat: list[Pattern] = []
    for part in parts:
        if part is NONE:
            return NONE
        if part is not EMPTY:
            flat.extend(part.parts if part.kind == "group" else (part,))
    if not flat:
        return EMPTY
    return flat[0] if len(flat) == 1 else Pattern("group", parts=tuple(flat))


@cache
def nullable(pattern: Pattern) -> bool:
    """True if nothing at all matches the pattern."""
    if pattern.kind == "choice":
        return any(map(nullable, pattern.parts))
    if pattern.kind in ("group", "plus"):
        return all(map(nullable, pattern.parts))
    return pattern.kind in ("empty", "text")


@lru_cache(maxsize=65536)
def derivative(pattern: Pattern, token: str) -> Pattern:
    """What must follow once `token` (an element's name, or TEXT) has been read; NONE if it may not stand here."""
    kind = pattern.kind
    if kind == "text":
        return ANY_TEXT if token == TEXT else NONE
    if kind == "ref":
        return EMPTY if token == pattern.name else NONE
    if kind == "choice":
        return choice(derivative(part, token) for part in pattern.parts)
    if kind == "plus":
        rest = choice((EMPTY, pattern))
        return group((derivative(pattern.parts[0], token), rest))
    if kind == "group":
        first, rest = pattern.parts[0], group(pattern.parts[1:])
        taken = group((derivative(first, token), rest))
        return choice((taken, derivative(rest, token))) if nullable(first) else taken
    return NONE


@cache
def expected(pattern: Pattern) -> tuple[str, ...]:
    """The names that may come next, TEXT among them, in the order of the grammar."""
    if pattern.kind == "ref":
        return (pattern.name,)
    if pattern.kind == "text":
        return (TEXT,)
    if pattern.kind == "group":
        names: list[str] = []
        for part in pattern.parts:
            names += expected(part)
            if not nullable(part):
                break
        return tuple(dict.fromkeys(names))
    return tuple(dict.fromkeys(name for part in pattern.parts for name in expected(part)))


def compile_content(node: etree._Element) -> Pattern:
    """The pattern of a node of the grammar; attributes count as nothing.

    Raises ValueError for a construct that the compiler of the schema never writes.
    """
    kind = str(node.tag).removeprefix(RNG)
    inside = () if kind == "attribute" else node.iterchildren("*")
    parts = tuple(compile_content(child) for child in inside)
    if kind in ("attribute", "empty"):
        return EMPTY
    if kind == "text":
        return ANY_TEXT
    if kind == "ref":
        return Pattern("ref", str(node.get("name")))
    if kind == "choice":
        return choice(parts)
    if kind in ("group", "element"):
        return group(parts)
    if kind in ("optional", "zeroOrMore", "oneOrMore"):
        inner = group(parts)
        if inner is EMPTY:
            return EMPTY
        repeated = inner if kind == "optional" else Pattern("plus", parts=(inner,))
        return repeated if kind == "oneOrMore" else choice((EMPTY, repeated))
    raise ValueError(f"the grammar holds a pattern that is not supported: {kind}")
