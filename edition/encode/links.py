"""Passages that other texts share: anchors around their words, and in `standOff` the links between them.

Every passage lies between two anchors. A link has four ends: from and to here, from and to there. A note on the link
has both wordings, one `app` for each difference; a second group of links leads from citations to the passages that
they rest on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from edition.encode import inline
from edition.encode.inline import Tag, attributes, escape
from edition.link import Difference

if TYPE_CHECKING:
    from edition.connect import Connection
    from edition.encode.context import Context

_END: Final = ".end"
_LINK: Final = ".link"


def anchors(context: Context, start: int, end: int, tags: Sequence[Tag]) -> Iterator[Tag]:
    """The anchors of the passages that begin or end in a stretch; `tags` is what stands there already.

    One in the middle of characters that stand together (an emendation, a character in parts) moves to their edge.
    """
    places = context.passage_ends(start, end)
    if not places:
        return
    closed = [
        (tag.start, tag.end) for tag in tags if tag.weight == inline.EMENDATION or tag.inner is not None
    ]
    for at, opens, name in places:
        edge = next((span[not opens] for span in closed if span[0] < at < span[1]), at)
        depth = (
            1 if opens else -3
        )  # an end stands before all that begins at its place, a beginning right at its words
        yield Tag(edge, edge, f'<anchor xml:id="{name}{"" if opens else _END}"/>', depth=depth)


def stand_off(context: Context) -> list[str]:
    """The links of a text and the collations, for `standOff`; none if it has no links."""
    if not context.links:
        return []
    links: list[str] = []
    notes: list[str] = []
    citations: list[tuple[int, Connection]] = []
    for own in context.links:
        name = context.passage_id(own)
        links.append(_link(context, own, name))
        notes += _collation(context, own, name)
        citations += [(at, own) for at in own.cited]
        context.count("link")
        context.count(f"link.{own.relation}")
    resolved = [_citation(context, at, own) for at, own in sorted(citations, key=lambda one: one[0])]
    context.count("link.citation", len(resolved))
    context.count("citation.resolved", len({at for at, _ in citations}))
    return [
        *_group("parallels", "from to from to", links),
        *_group("citations", "citation from to", resolved),
        *notes,
    ]


def _group(kind: str, ends: str, links: Sequence[str]) -> Iterator[str]:
    if links:
        yield f"<linkGrp{attributes((('type', kind), ('resp', '#encoder'), ('targFunc', ends)))}>"
        yield from links
        yield "</linkGrp>"


def _link(context: Context, own: Connection, name: str) -> str:
    pairs = (
        ("xml:id", name + _LINK),
        ("type", str(own.relation)),
        ("n", f"{own.similarity:.3f}"),
        ("resp", "#encoder"),
        ("cert", str(own.cert)),
        ("target", f"#{name} #{name}{_END} {_there(context, own)}"),
    )
    return f"<link{attributes(pairs)}/>"


def _citation(context: Context, at: int, own: Connection) -> str:
    target = f"#{context.bibl_ids[at]} {_there(context, own)}"
    pairs = (("resp", "#encoder"), ("cert", str(own.cert)), ("target", target))
    return f"<link{attributes(pairs)}/>"


def _there(context: Context, own: Connection) -> str:
    """Pointers to both ends of the passage in the other text."""
    far = f"{own.there.text}.xml#{context.far_id(own)}"
    return f"{far} {far}{_END}"


def _collation(context: Context, own: Connection, name: str) -> Iterator[str]:
    """Both wordings in one: what is the same as text, what differs as `lem` (here) and `rdg` (there)."""
    if not own.collation:
        return
    pairs = (
        ("type", "collation"),
        ("resp", "#encoder"),
        ("cert", str(own.cert)),
        ("target", f"#{name}{_LINK}"),
    )
    words = []
    for piece in own.collation:
        here, there = (escape(context.readable(side)) for side in (piece.a, piece.b))
        same = piece.kind is Difference.SAME
        words.append(here if same else f'<app type="{piece.kind}"><lem>{here}</lem><rdg>{there}</rdg></app>')
    yield f"<note{attributes(pairs)}>{''.join(words)}</note>"
