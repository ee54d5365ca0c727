"""Mixed content: text with elements around, between and in place of its characters, well nested.

Elements are described by the span that they cover and their ready-made tags. Where two would cross, the one of
lower weight gives way and is returned, so that nothing is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

# Weights: what gives way when two elements would cross.
STRUCTURE: Final = 90
EMENDATION: Final = 80
DATE: Final = 60
LEMMA: Final = 50
QUOTATION: Final = 40
_SPECIAL: Final = re.compile(r'[&<>"\t\n\r]')


@dataclass(slots=True)
class Tag:
    """An element over source[start:end], or an empty one before source[start] (start == end).

    `inner`, if not None, stands in place of the characters covered. `depth` orders elements over the same span, outer
    ones first. `added` is true for words that the source does not have; an element holds those where it begins if it
    is `first`, and those where it ends if it is `last`.
    """

    start: int
    end: int
    opening: str
    closing: str = ""
    weight: int = STRUCTURE
    inner: str | None = None
    depth: int = 0
    added: bool = False
    first: bool = False
    last: bool = False

    @property
    def opens(self) -> int:
        """Where it opens: every place of the source is three, before, at and behind what is added there."""
        return 4 * self.start + (1 if self.added else 0 if self.first else 2)

    @property
    def closes(self) -> int:
        """Where it closes."""
        return self.opens if self.start == self.end else 4 * self.end + (2 if self.last else 0)


def escape(text: str) -> str:
    """Character data safe in XML content."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(value: str) -> str:
    """An attribute value, quoted; white space survives as character references."""
    if _SPECIAL.search(value) is None:
        return f'"{value}"'
    value = escape(value).replace('"', "&quot;")
    return '"' + value.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;") + '"'


def attributes(pairs: Iterable[tuple[str, str | None]]) -> str:
    """` name="value"` for every pair that has a value."""
    return "".join(f" {name}={attribute(value)}" for name, value in pairs if value is not None)


def _order(tag: Tag) -> tuple[int, int, int, int]:
    """Outer elements before inner ones, empty ones before those that open at the same place."""
    if tag.start == tag.end:
        return tag.opens, 0, 0, tag.depth
    return tag.opens, 1, -tag.closes, tag.depth


def untangle(tags: Iterable[Tag], within: tuple[int, int] = (0, 0)) -> tuple[list[Tag], list[Tag]]:
    """The tags in nesting order, and those that had to give way because they crossed another.

    `within` is the span of the paragraph: what reaches over its edge gives way too.
    """
    kept: list[Tag] = []
    dropped: list[Tag] = []
    stack: list[Tag] = (
        [Tag(*within, "", weight=STRUCTURE + 1, first=True, last=True)] if within[0] < within[1] else []
    )
    for tag in sorted(tags, key=_order):
        while stack and stack[-1].closes <= tag.opens:
            stack.pop()
        while stack and _conflict(stack[-1], tag):
            if tag.weight <= stack[-1].weight:
                dropped.append(tag)
                break
            dropped.append(stack.pop())
        else:
            kept.append(tag)
            if tag.end > tag.start:
                stack.append(tag)
    gone = {id(tag) for tag in dropped}
    return [tag for tag in kept if id(tag) not in gone], dropped


def _conflict(outer: Tag, tag: Tag) -> bool:
    """True where `tag` reaches over the end of `outer`, or into characters that `outer` replaces."""
    return tag.closes > outer.closes or (outer.inner is not None and tag.start > outer.start)


def write(text: str, start: int, end: int, tags: Sequence[Tag]) -> str:
    """The content of text[start:end] with the (untangled) tags in it."""
    out: list[str] = []
    stack: list[Tag] = []
    at = start

    def close(limit: int) -> None:
        nonlocal at
        while stack and stack[-1].closes <= limit:
            tag = stack.pop()
            if at < tag.end:
                out.append(escape(text[at : tag.end]))
                at = tag.end
            out.append(tag.closing)

    for tag in tags:
        close(tag.opens)
        if at < tag.start:
            out.append(escape(text[at : tag.start]))
            at = tag.start
        out.append(tag.opening)
        if tag.inner is not None:
            out.append(tag.inner)
            at = max(at, tag.end)
        if tag.end == tag.start:
            out.append(tag.closing)
        else:
            stack.append(tag)
    close(4 * end + 3)
    out.append(escape(text[at:end]))
    return "".join(out)
