"""The editorial declarations against the text: whatever the header counts is counted again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from lxml import etree

from edition.tei import NS
from edition.validate.document import Document, T
from edition.validate.findings import Finding

_NAMESPACES: Final = {"tei": NS}
_BODY: Final = "/tei:TEI/tei:text/tei:body"
_NOTE: Final = f"{_BODY}//tei:note"
_DATE: Final = f"{_BODY}//tei:date[not(@type = 'inherited')]"
#: What a count of the header means, as XPath over the document.
COUNTS: Final[Mapping[str, str]] = {
    "emendations": "/tei:TEI/tei:standOff/tei:note[@type = 'emendation']",
    "proposed": "/tei:TEI/tei:standOff/tei:note[@type = 'emendation'][@subtype = 'proposed']",
    "corrected": f"{_BODY}//tei:sic",
    "regularised": f"{_BODY}//tei:reg[@resp = '#editor']",
    "removed": f"{_BODY}//tei:surplus[@resp = '#editor']",
    "supplied": f"{_BODY}//tei:supplied[@resp = '#editor'][not(parent::tei:head[@type = 'supplied'])]",
    "private-use": "/tei:TEI/tei:teiHeader/tei:encodingDesc/tei:charDecl/tei:char[tei:mapping/@type = 'PUA']",
    # A character that nobody has settled is a choice of the program's, too, and may begin a quotation.
    "lost-quotations": f"{_BODY}//tei:q[*[1][self::tei:choice[not(tei:orig/tei:g)]/tei:reg[@resp = '#encoder']]]",
    "entries": f"{_BODY}//tei:div[@type = 'entry'][not(@subtype = 'prologue')]",
    "prologues": f"{_BODY}//tei:div[@type = 'entry'][@subtype = 'prologue']",
    "paragraphs": f"{_BODY}//tei:p[@xml:id][not(parent::tei:div[@type = 'entry'])]",
    "supplied-headings": f"{_BODY}//tei:head[@type = 'supplied']",
    "source-notes": f"{_NOTE}[@type = 'source']",
    "remarks": f"{_NOTE}[@type = 'remark']",
    "variant-notes": f"{_NOTE}[@type = 'variant']",
    "glosses": f"{_NOTE}[@type = 'gloss']",
    "citations": f"{_BODY}//tei:bibl",
    "readings": f"{_BODY}//tei:rdg",
    "resolved-dates": f"{_DATE}[@when-custom]",
    "inherited-dates": f"{_BODY}//tei:date[@type = 'inherited']",
    "undetermined-dates": f"{_DATE}[not(@when-custom)]",
    "links": "/tei:TEI/tei:standOff/tei:linkGrp[@type = 'parallels']/tei:link",
    "citation-links": "/tei:TEI/tei:standOff/tei:linkGrp[@type = 'citations']/tei:link",
}
_COMPILED: Final = {
    name: etree.XPath(f"count({path})", namespaces=_NAMESPACES) for name, path in COUNTS.items()
}


def check(document: Document) -> Iterator[Finding]:
    """Counts of the header that are not true of the text."""
    for seg in document.root.iterfind(f"{T}teiHeader//{T}seg[@type='count']"):
        name = seg.get("subtype") or ""
        if not name:
            message, remedy = "the count does not say what it counts", "name it in subtype"
            yield document.finding(seg, "declared-count", message, remedy)
        if name not in _COMPILED:
            continue  # which the grammar reports
        found = int(cast(float, _COMPILED[name](document.root)))
        stated = "".join(map(str, seg.itertext())).strip()
        if stated != str(found):
            message = f"the header counts {stated or 'nothing'} as {name}, the text has {found}"
            yield document.finding(seg, "declared-count", message, f"write {found}")
