"""The grammar: libxml2 says whether a file is valid, derivatives say where and why it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree

from edition import resources
from edition.tei import NS
from edition.validate.document import Document, T, safe_parser
from edition.validate.findings import Finding
from edition.validate.patterns import (
    NONE,
    RNG,
    TEXT,
    Pattern,
    compile_content,
    derivative,
    expected,
    nullable,
)

# Identifiers of this form need not be asked of libxml2, which is slower.
_ASCII_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element in the grammar: whether it must be there, its node, its values if they are listed.

    `type` is the datatype of a value that has no further restriction.
    """

    required: bool
    node: etree._Element
    values: tuple[str, ...]
    type: str = ""


@dataclass(frozen=True, slots=True)
class _Good:
    """An attribute of an element, and the values of it that were found to be valid so far."""

    element: str
    name: str
    values: set[str] = field(default_factory=set)


class Grammar:
    """A RELAX NG grammar in the form that the schema's compiler writes: one definition for each element.

    libxml2 tries optional attributes in all their combinations, which takes most of its time on an element that has
    many (`date`). So it is given the grammar without attributes, and attributes, which in this form of grammar do not
    depend on one another, are checked one by one with libxml2's datatypes. `is_valid` is libxml2 on the grammar as it
    stands; both ways agree.
    """

    def __init__(self, path: Path) -> None:
        tree = etree.parse(str(path))
        self._root = tree.getroot()
        self._skeleton = etree.RelaxNG(_without_attributes(self._root))
        self._schemas: dict[tuple[str, str], etree.RelaxNG] = {}
        self._good: dict[tuple[str, str], _Good] = {}
        self._shapes: dict[tuple[object, ...], tuple[_Good, ...]] = {}

    @cached_property
    def _elements(self) -> dict[str, etree._Element]:
        found = self._root.iterfind(f"{RNG}define/{RNG}element")
        return {str(element.get("name")): element for element in found}

    @cached_property
    def content(self) -> dict[str, Pattern]:
        """The content model of each element."""
        return {name: compile_content(element) for name, element in self._elements.items()}

    @cached_property
    def attributes(self) -> dict[str, dict[str, Attribute]]:
        """The attributes of each element, by the names that lxml gives them."""
        return {
            name: dict(map(_attribute, node.iter(f"{RNG}attribute"))) for name, node in self._elements.items()
        }

    @cached_property
    def _relaxng(self) -> etree.RelaxNG:
        return etree.RelaxNG(self._root)

    def is_valid(self, data: bytes) -> bool:
        """Whether libxml2 accepts a well-formed file, its identifiers unique, by the grammar as it stands."""
        return bool(self._relaxng.validate(etree.fromstring(data, safe_parser()).getroottree()))

    def check(self, document: Document) -> list[Finding]:
        """All that is wrong in a file, each at the deepest element that is itself at fault.

        Identifiers that stand twice are left to `edition.validate.references`.
        """
        if self._skeleton.validate(document.root.getroottree()) and self._attributes_hold(document):
            return []
        return list(self._check_element(document, document.root)) or [self._unexplained(document)]

    def _attributes_hold(self, document: Document) -> bool:
        for element in document.elements:
            names = element.keys()
            shape = (element.tag, *names)
            known = self._shapes.get(shape)
            if known is None:
                known = self._shape(str(element.tag).removeprefix(T), [str(name) for name in names])
                if known is None:
                    return False
                self._shapes[shape] = known
            for good, value in zip(known, element.values(), strict=True):
                if value not in good.values:
                    if not self._value_is_valid(good.element, good.name, str(value)):
                        return False
                    good.values.add(str(value))
        return True

    def _shape(self, name: str, keys: Sequence[str]) -> tuple[_Good, ...] | None:
        """The attributes of an element in their order; None if it may not have them, or lacks one."""
        allowed = self.attributes.get(name, {})
        required = {key for key, attribute in allowed.items() if attribute.required}
        if not required <= set(keys) <= set(allowed):
            return None
        return tuple(self._good.setdefault((name, key), _Good(name, key)) for key in keys)

    def _unexplained(self, document: Document) -> Finding:
        """libxml2 objects to something that the walk did not find: its own words, so that nothing is passed over."""
        error = self._skeleton.error_log[0]
        found = document.finding(document.root, "element-content", error.message)
        return Finding(found.path, error.line or 1, 1, found.rule, found.message, "", "error", found.help)

    def _check_element(self, document: Document, element: etree._Element) -> Iterator[Finding]:
        """An element and all below it; an element that the grammar does not know is not entered."""
        waiting = [element]
        if element.tag != f"{T}TEI":
            yield document.finding(
                element, "unknown-element", f"the root is {_shown(element)}", "the root is TEI"
            )
        while waiting:
            here = waiting.pop()
            name = _known(here, self.content)
            if name is None:
                close = get_close_matches(etree.QName(here).localname, self.content, 1)
                hint = f"did you mean {close[0]}?" if close else "use an element of the encoding"
                yield document.finding(
                    here, "unknown-element", f"the encoding has no element {_shown(here)}", hint
                )
                continue
            yield from self._check_attributes(document, here, name)
            yield from self._check_content(document, here, name)
            waiting.extend(here.iterchildren("*"))

    def _check_attributes(self, document: Document, element: etree._Element, name: str) -> Iterator[Finding]:
        allowed = self.attributes[name]
        for key, value in _items(element):
            attribute = allowed.get(key)
            if attribute is None:
                close = get_close_matches(_plain(key), [_plain(one) for one in allowed], 1)
                hint = (
                    f"did you mean {close[0]}?"
                    if close
                    else "allowed: " + (", ".join(map(_plain, allowed)) or "none")
                )
                message = f"{name} has no attribute {_plain(key)}"
                yield document.finding(element, "unknown-attribute", message, hint)
            elif not self._value_is_valid(name, key, value):
                message = f"{_plain(key)}='{value}' is no value of {name}"
                yield document.finding(element, "attribute-value", message, _wanted(attribute))
        for key, attribute in allowed.items():
            if attribute.required and key not in element.attrib:
                message = f"{name} lacks its attribute {_plain(key)}"
                yield document.finding(element, "missing-attribute", message, _wanted(attribute))

    def _value_is_valid(self, name: str, key: str, value: str) -> bool:
        attribute = self.attributes[name][key]
        if attribute.values:
            return " ".join(value.split()) in attribute.values
        if attribute.type == "ID" and _ASCII_NAME.fullmatch(value):
            return True
        schema = self._schemas.get((name, key))
        if schema is None:
            schema = self._schemas[name, key] = etree.RelaxNG(self._alone(attribute.node))
        stub = etree.Element("x", {key: value})
        return bool(schema.validate(stub))

    def _alone(self, node: etree._Element) -> etree._Element:
        """A grammar of one element with one attribute."""
        grammar = etree.Element(f"{RNG}grammar", datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes")
        start = etree.SubElement(grammar, f"{RNG}start")
        etree.SubElement(start, f"{RNG}element", name="x").append(deepcopy(node))
        for ref in node.iter(f"{RNG}ref"):
            grammar.append(deepcopy(self._root.find(f"{RNG}define[@name='{ref.get('name')}']")))  # type: ignore[arg-type]
        return grammar

    def _check_content(self, document: Document, element: etree._Element, name: str) -> Iterator[Finding]:
        """Follow the content model child by child; a child that may not stand here is reported and passed over."""
        rest = self.content[name]
        broken = False
        for token, child in _tokens(element):
            after = derivative(rest, token)
            if after is not NONE:
                rest = after
                continue
            broken = True
            if token == TEXT:
                message = f"text directly in {name}: '{_excerpt(element, child)}'"
                number = _text_number(element, child)
                yield document.text_finding(element, number, "text-content", message, _follow(rest))
            elif _known(child, self.content) is not None:  # an unknown one is reported when it is visited
                message = f"{token} may not stand here in {name}"
                yield document.finding(child, "element-content", message, _follow(rest))
        if not broken and not nullable(rest):
            yield document.finding(element, "missing-content", f"{name} is incomplete", _follow(rest))


def _items(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.items()]


def _attribute(node: etree._Element) -> tuple[str, Attribute]:
    name = str(node.get("name"))
    key = _XML + name.removeprefix("xml:") if name.startswith("xml:") else name
    parent = node.getparent()
    required = parent is None or parent.tag != f"{RNG}optional"
    data = node.find(f"{RNG}data")
    kind = str(data.get("type")) if data is not None and not len(data) else ""
    return key, Attribute(required, node, tuple(value.text or "" for value in node.iter(f"{RNG}value")), kind)


def _without_attributes(root: etree._Element) -> etree._Element:
    """The grammar with any attributes on every element."""
    bare = deepcopy(root)
    for element in bare.iter(f"{RNG}element"):
        for attribute in list(element.iter(f"{RNG}attribute")):
            parent = attribute.getparent()
            assert parent is not None
            held = attribute if parent is element else parent
            element.remove(held)
        anything = etree.Element(f"{RNG}zeroOrMore")
        etree.SubElement(etree.SubElement(anything, f"{RNG}attribute"), f"{RNG}anyName")
        element.insert(0, anything)
    return bare


def _tokens(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The children as tokens; text that is more than white space is one, with the node after which it stands."""
    if (element.text or "").strip():
        yield TEXT, element
    for child in element:
        is_element = not isinstance(child, etree._Comment | etree._ProcessingInstruction)
        if is_element:
            yield str(child.tag).removeprefix(T), child
        if (child.tail or "").strip():
            yield TEXT, child


def _text_number(element: etree._Element, before: etree._Element) -> int:
    """Which of its element's text nodes stands behind a node, or first in the element; counted from 1."""
    if before is element:
        return 1
    nodes = (*before.itersiblings(preceding=True), before)
    return bool(element.text) + sum(bool(node.tail) for node in nodes)


def _excerpt(element: etree._Element, child: etree._Element) -> str:
    text = (element.text if child is element else child.tail) or ""
    return " ".join(text.split())[:16]


def _known(element: etree._Element, known: Mapping[str, Pattern]) -> str | None:
    name = str(element.tag).removeprefix(T)
    return name if name in known else None


def _shown(element: etree._Element) -> str:
    name = etree.QName(element)
    if name.namespace == NS:
        return name.localname
    return f"{name.localname} of the namespace '{name.namespace or ''}'"


def _plain(key: str) -> str:
    return "xml:" + key.removeprefix(_XML) if key.startswith(_XML) else key


def _wanted(attribute: Attribute) -> str:
    if attribute.values:
        return "one of: " + ", ".join(attribute.values)
    pattern = attribute.node.find(f".//{RNG}param")
    data = attribute.node.find(f".//{RNG}data")
    if pattern is not None:
        return f"of the form {pattern.text}"
    return f"of the type {data.get('type')}" if data is not None else "see the documentation"


def _follow(pattern: Pattern) -> str:
    names = ["text" if name == TEXT else name for name in expected(pattern)]
    return "expected: " + " or ".join(
        filter(None, (", ".join(names), "the end" if nullable(pattern) else ""))
    )


def load() -> Grammar:
    """The grammar of the encoding."""
    return Grammar(resources.path("schema/annals.rng"))
