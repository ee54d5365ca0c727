"""Damaged copies of encoded texts, made from a seed: what a slip of an editor or of the program would leave behind.

A mutant has a name (`songshi-486:move:anchor:0017`): the text, the damage, the element, the number. Some damage
leaves a file that still keeps every rule, such as an empty year mark at another clause: `harmless` tells which, and
why; of all other mutants the checks must catch nearly all.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
NAMES: Final = (
    *(
        "p",
        "head",
        "div",
        "note",
        "q",
        "date",
        "bibl",
        "title",
        "rdg",
        "lem",
        "app",
        "choice",
        "sic",
        "corr",
        "g",
    ),
    *(
        "supplied",
        "surplus",
        "lb",
        "anchor",
        "milestone",
        "seg",
        "hi",
        "list",
        "name",
        "ab",
        "quote",
        "persName",
    ),
)
_POINTERS: Final = (
    "corresp",
    "target",
    "wit",
    "source",
    "ref",
    "resp",
    "datingMethod",
    "calendar",
    "who",
    "next",
    "prev",
)
_DATES: Final = ("when", "when-custom", "notBefore", "notAfter")


@dataclass(frozen=True)
class Mutant:
    """A damaged file: its name, its bytes, the damage and the element that was damaged (with its type)."""

    name: str
    text: str
    damage: str
    element: str
    data: bytes


#: Damage that leaves a file which keeps the contract: (damage, element) -> the reason.
HARMLESS: Final = {
    ("move", "anchor"): "an anchor changes no text; any place in the running text can be meant",
    ("nest", "anchor"): "an anchor changes no text; any place in the running text can be meant",
    (
        "move",
        "milestone",
    ): "a year mark at another clause of its year is another reading, not a fault of form",
    (
        "remove",
        "milestone",
    ): "a paragraph of events without dates is in the year that its mark says, if it has one",
    ("move", "title-short"): "the order of a work's titles means nothing",
    ("remove", "title-short"): "a work may be cited by fewer short titles",
    ("remove", "title-part"): "a text need not be a part of a work",
    ("remove", "author"): "a work may be listed without its author; in the text its words would be missed",
    (
        "break",
        "author@xml:id",
    ): "an author to whom nothing points may bear any name; elsewhere the pointers dangle",
    (
        "break",
        "licence@target",
    ): "an address that has the form of one is taken as it is; the network is not asked",
    ("remove", "seg"): "a header that counts less says nothing false; other facts would be missed",
    ("remove", "measure"): "either count may be given alone",
}


#: Damage that breaks the contract but that no check can see, with the reason.
UNSEEN: Final = {
    ("nest", "choice"): "an emendation inside the phrase before it keeps its words and its evidence",
    ("nest", "surplus"): "what is taken away says the same inside the phrase before it",
    ("nest", "q"): "a quotation within the one before it is what a quotation may be",
    ("nest", "date"): "a date within a quotation before it is where a date may be",
    ("drop", "reg@cert"): "a form that the editors regularise need not say how sure they are",
    ("break", "biblScope@n"): "the full name of a section is in no list",
    ("break", "title-short"): "a short title is in no list that the file knows",
}


def make(texts: dict[str, bytes], count: int, seed: int) -> Iterator[Mutant]:
    """`count` mutants, spread evenly over the texts and the kinds of damage; the same for the same seed."""
    rng = random.Random(seed)
    trees = {name: etree.fromstring(data) for name, data in sorted(texts.items())}
    names, kinds = sorted(texts), sorted(DAMAGE)
    made = 0
    while made < count:
        text, kind = names[made % len(names)], kinds[made // len(names) % len(kinds)]
        root = deepcopy(trees[text])
        before = etree.tostring(root)
        element = DAMAGE[kind](root, rng)
        if element is None or etree.tostring(root) == before:
            continue
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        yield Mutant(f"{text}:{kind}:{element}:{made:04d}", text, kind, element, data)
        made += 1


def harmless(mutant: Mutant) -> str:
    """Why a mutant keeps the contract; empty if it breaks it."""
    return HARMLESS.get((mutant.damage, mutant.element), "")


def unseen(mutant: Mutant) -> str:
    """Why no check can see a mutant; empty if one should."""
    return UNSEEN.get((mutant.damage, mutant.element), "")


def _label(element: etree._Element) -> str:
    kind = element.get("type")
    name = etree.QName(element).localname
    return f"{name}-{kind}" if name == "title" and kind else name


def _pick(root: etree._Element, rng: random.Random, *, body: bool = False) -> etree._Element:
    """Any element but the outermost ones; kinds are as likely as one another, so that rare ones are damaged too."""
    start = root.find(f"{TEI}text/{TEI}body") if body else root
    assert start is not None
    by_name: dict[str, list[etree._Element]] = {}
    for element in start.iter("*"):
        if element.getparent() not in (None, root):
            by_name.setdefault(str(element.tag), []).append(element)
    by_name.pop(f"{TEI}body", None)
    return rng.choice(by_name[rng.choice(sorted(by_name))])


def _detach(element: etree._Element, *, keep_tail: bool = True) -> None:
    parent = element.getparent()
    assert parent is not None
    if keep_tail and element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _move(root: etree._Element, rng: random.Random) -> str | None:
    element, goal = _pick(root, rng), _pick(root, rng)
    if goal is element or element in goal.iterancestors() or goal.getprevious() is element:
        return None
    label = _label(element)
    _detach(element)
    goal.addprevious(element)
    return label


def _remove(root: etree._Element, rng: random.Random) -> str | None:
    element = _pick(root, rng)
    label = _label(element)
    _detach(element)
    return label


def _rename(root: etree._Element, rng: random.Random) -> str | None:
    element = _pick(root, rng)
    label = _label(element)
    element.tag = TEI + rng.choice([name for name in NAMES if TEI + name != element.tag])
    return label


def _nest(root: etree._Element, rng: random.Random) -> str | None:
    """An element into the one before it."""
    element = _pick(root, rng, body=rng.random() < 0.8)
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str):
        return None
    label = _label(element)
    tail, element.tail = element.tail, None
    between, before.tail = before.tail, tail
    if len(before):
        before[-1].tail = (before[-1].tail or "") + (between or "")
    else:
        before.text = (before.text or "") + (between or "")
    before.append(element)
    return label


def _wrap(root: etree._Element, rng: random.Random) -> str | None:
    """An element inside a new one that does not belong there."""
    element = _pick(root, rng)
    parent = element.getparent()
    assert parent is not None
    label = _label(element)
    wrapper = etree.Element(
        TEI + rng.choice(("p", "div", "head", "app", "choice", "title", "bibl", "date", "note"))
    )
    wrapper.tail, element.tail = element.tail, None
    parent.replace(element, wrapper)
    wrapper.append(element)
    return label


def _drop_attribute(root: etree._Element, rng: random.Random) -> str | None:
    element = _pick(root, rng)
    if not element.attrib:
        return None
    name = rng.choice(sorted(map(str, element.attrib)))
    label = f"{_label(element)}@{name.replace('{http://www.w3.org/XML/1998/namespace}', 'xml:')}"
    del element.attrib[name]
    return label


def _break_attribute(root: etree._Element, rng: random.Random) -> str | None:
    element = _pick(root, rng)
    if not element.attrib:
        return None
    name = rng.choice(sorted(map(str, element.attrib)))
    value = str(element.get(name))
    element.set(name, rng.choice((value + "~", "", value.replace("#", ""), value[:-1], " " + value + " x")))
    return f"{_label(element)}@{name.replace('{http://www.w3.org/XML/1998/namespace}', 'xml:')}"


def _dangle(root: etree._Element, rng: random.Random) -> str | None:
    element = _pick(root, rng)
    held = [name for name in _POINTERS if (element.get(name) or "").startswith("#")]
    if not held:
        return None
    name = rng.choice(held)
    element.set(name, f"{element.get(name)}-gone")
    return f"{_label(element)}@{name}"


def _shift_date(root: etree._Element, rng: random.Random) -> str | None:
    """A date by a year, a month or a day."""
    dates = [
        date for date in root.iterfind(f"{TEI}text//{TEI}date") if any(date.get(name) for name in _DATES)
    ]
    date = rng.choice(dates)
    name = rng.choice([one for one in _DATES if date.get(one)])
    numbers = list(re.finditer(r"\d+", date.get(name) or ""))
    number = rng.choice(numbers)
    value = int(number[0]) + rng.choice((-1, 1))
    old = date.get(name) or ""
    date.set(name, f"{old[: number.start()]}{value:0{len(number[0])}d}{old[number.end() :]}")
    return f"date@{name}"


def _lose_character(root: etree._Element, rng: random.Random) -> str | None:
    body = root.find(f"{TEI}text/{TEI}body")
    assert body is not None
    element = rng.choice([e for e in body.iter("*") if (e.text or "").strip() or (e.tail or "").strip()])
    outside = {"corr", "reg", "rdg", "supplied"}
    lineage = [etree.QName(e).localname for e in (element, *element.iterancestors())]
    if outside & set(lineage) or lineage[0] == "g" or element.find(f"{TEI}supplied") is not None:
        return None
    part = "text" if (element.text or "").strip() else "tail"
    words = str(getattr(element, part))
    at = rng.randrange(len(words))
    setattr(element, part, words[:at] + words[at + 1 :])
    return _label(element) if words[at].strip() else None


DAMAGE: Final[dict[str, Callable[[etree._Element, random.Random], str | None]]] = {
    "move": _move,
    "remove": _remove,
    "rename": _rename,
    "nest": _nest,
    "wrap": _wrap,
    "drop": _drop_attribute,
    "break": _break_attribute,
    "dangle": _dangle,
    "shift": _shift_date,
    "lose": _lose_character,
}
