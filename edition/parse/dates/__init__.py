"""Date phrases in running text: where they stand, who speaks, and whether they move the running date.

The grammar of one phrase is in `grammar/dates.py`; here is what the genre does around it.

stretch.py      a paragraph: who speaks where, where sentences begin
places.py       where a date may begin
scan.py         from place to place
judge.py        whether a phrase is a date there
numbered.py     paragraphs that open with a day by its number alone
other_forms.py  dates of other forms: events, states, days by their number alone
beside.py       which of two dates beside each other dates the text
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from edition.grammar import narrative as g
from edition.grammar.dates import DateParts
from edition.grammar.structure import APPARATUS, ENDS_WITH_SPEECH, NOTHING
from edition.model import Block, Entry, Heading, Paragraph, paragraphs_of, with_paragraphs
from edition.parse.dates.beside import beside
from edition.parse.dates.numbered import openings
from edition.parse.dates.scan import Scanner
from edition.parse.dates.stretch import PAUSE, Stretch, first_phrase
from edition.parse.measure import MODERN, NONE, PAUSES, is_unstopped
from edition.parse.unpunctuated import Order

__all__ = ["begins_with_date", "begins_with_month", "date_or_day", "find"]


def begins_with_month(view: str, start: int, end: int) -> bool:
    """True where a season or month stands at the beginning, as it does in a headline; indentation does not count."""
    parts, stop = _first(view, start, end)
    if parts is None:
        return False
    season = parts.season is not None and view[stop : stop + 1] in ("，", ",")
    return parts.month is not None or parts.leap_unnumbered or season


def begins_with_date(view: str, start: int, end: int) -> bool:
    """True where any date stands at the beginning; a sexagenary day, a bare year or season needs a pause behind it."""
    parts, stop = _first(view, start, end)
    if parts is None:
        return False
    sure = parts.month or parts.leap_unnumbered or parts.era or parts.relative_year or parts.relative_month
    sure = sure or (parts.day and parts.ganzhi)  # 十八日乙亥
    return bool(sure) or view[stop : stop + 1] in PAUSE


def date_or_day(view: str, blocks: Sequence[Block]) -> Callable[[str, int, int], bool]:
    """What tells whether a date stands at the beginning of a stretch of this text, a day by its number among them."""
    numbered = openings(view, blocks)

    def begins(view: str, start: int, end: int) -> bool:
        bare = NOTHING.match(view, start, end).end()  # type: ignore[union-attr]
        return bare in numbered or begins_with_date(view, start, end)

    return begins


def _first(view: str, start: int, end: int) -> tuple[DateParts | None, int]:
    """The phrase at the beginning, behind indentation, and where it ends."""
    bare = NOTHING.match(view, start, end).end()  # type: ignore[union-attr]
    return first_phrase(view, bare, end)


def find(
    view: str, blocks: Sequence[Block], punctuation: str = MODERN, *, lives: bool = False
) -> list[Block]:
    """The blocks with the date expressions of every paragraph.

    `punctuation` is how the text is punctuated; a long stretch without a stop in it is read as text that has none.
    `lives`: the text tells of persons, from year to year (紀傳), not of days.
    """
    result: list[Block] = []
    speech_follows = apparatus = False
    order = Order(lives=lives)
    numbered = openings(view, blocks)
    if punctuation == PAUSES:
        view = view.translate(g.AS_COMMAS)
    for block in blocks:
        apparatus = _is_apparatus(view, block, apparatus)
        if isinstance(block, Heading):
            result.append(block)
            speech_follows = False
            continue
        change: dict[int, Paragraph] = {}
        for paragraph in paragraphs_of(block):
            headline = isinstance(block, Entry) and paragraph is block.headline
            order.detail = isinstance(block, Entry) and block.headline is not None and not headline
            order.diary = bool(numbered) and _bare(view, paragraph) in numbered
            own = NONE if is_unstopped(view, paragraph.start, paragraph.end) else punctuation
            speech = speech_follows and not _tells_of_speech(view, paragraph)
            stretch = Stretch(view, paragraph, own, headline=headline, speech=speech, remark=apparatus)
            found = beside(view, list(Scanner(stretch, order, numbered).scan()))
            if found:
                change[paragraph.start] = replace(paragraph, dates=found)
            speech_follows = ENDS_WITH_SPEECH.search(view, paragraph.start, paragraph.end) is not None
        result.append(with_paragraphs(block, change))
    return result


def _bare(view: str, paragraph: Paragraph) -> int:
    """Where the words of a paragraph begin."""
    return NOTHING.match(view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]


def _tells_of_speech(view: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with a year and its era, and quotes in its turn (嘉祐三年，…。復上疏曰：「): then it is
    no speech, though the one before ends in 上疏曰：.
    """
    parts, stop = _first(view, paragraph.start, paragraph.end)
    dated = parts is not None and parts.era is not None and parts.era_year is not None
    return dated and g.QUOTES.search(view, stop, paragraph.end) is not None


def _is_apparatus(view: str, block: Block, before: bool) -> bool:
    """Whether a block is of the notes of editors: 校勘記 begins them, the next heading ends them."""
    if isinstance(block, (Heading, Paragraph)):
        own = list(paragraphs_of(block))
        if own and APPARATUS.fullmatch(view, own[0].start, own[-1].end):
            return True
    return before and not isinstance(block, Heading)
