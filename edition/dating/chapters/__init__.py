"""Dates of chapters whose paragraphs are kept whole: the running year is marked where it changes.

Only narrative moves the running date: not speech, not remarks, not what is named in passing, not posthumous acts.
A mark stands before the events of a year: at the head of each paragraph, and within it at the sentence (or, if the
sentence has begun in another year, the clause) from which a new year runs.

story.py       the running date on its way
lives.py       whose life is told
flashback.py   初, 先是, 至是
year_marks.py  where a year is marked
certainty.py   how sure a date is
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from edition.calendar.ganzhi import year_pair
from edition.calendar.phrase import Context, year_label
from edition.dating.chapters.certainty import behind_guess, going_back, led_unseen, no_surer
from edition.dating.chapters.flashback import back_again, main_or_flashback
from edition.dating.chapters.lives import begins_again, go_on_by_age, is_posthumous, note_birth
from edition.dating.chapters.story import Story
from edition.dating.chapters.year_marks import mark_year, place_of_mark, sentence_at
from edition.dating.letters import recalled
from edition.dating.otherwise_counted import onward
from edition.dating.renewal import counted_anew, proclaimed
from edition.dating.running import at_birth, read
from edition.dating.spoken import Spoken, is_parallel, is_spoken, moves
from edition.dating.states import Found
from edition.grammar.structure import INDENT
from edition.model import (
    Cert,
    Chronicle,
    Dated,
    DateExpression,
    Heading,
    Paragraph,
    YearMark,
    paragraphs_of,
)

_CYCLE: Final = 60


def date(chronicle: Chronicle, context: Context) -> Dated:
    """Date a chapter and mark its years."""
    story = Story(chronicle.view, context, unmarked=chronicle.conventions.punctuation == "none")
    story.first_named = _first_named(chronicle) if context.year is None else None
    for block in chronicle.blocks:
        if isinstance(block, Heading):
            _heading(story, block)
        else:
            for paragraph in paragraphs_of(block):
                _paragraph(story, paragraph)
                story.new_reign = False
    return replace(story.dated, marks=tuple(story.marks), doubts=tuple(story.doubts))


def _first_named(chronicle: Chronicle) -> int | None:
    """The first year of a text that its narrative names by its era."""
    for block in chronicle.blocks:
        for paragraph in () if isinstance(block, Heading) else paragraphs_of(block):
            for date in paragraph.dates:
                if moves(date) and date.parts.era and date.parts.era_year:
                    return read(date, Context()).year
    return None


def _heading(story: Story, heading: Heading) -> None:
    """Go on below a heading: a new reign, a year, or the state or era of a chapter."""
    story.new_reign = heading.level == "reign"
    if story.new_reign:
        story.person, story.born = "", None
    read_as = story.headings.year if heading.level == "year" else story.headings.chapter
    found = read_as(heading, story.context)
    if found is None:
        return
    if heading.level != "year":
        story.context = found.after or story.context
    elif found.after is not None and found.year is not None:
        story.context = found.after
        story.dated.years[heading.start] = YearMark(heading.start, found.year)
        story.dated.headings[heading.start] = found.dating
        if found.code is not None:
            story.doubt(heading.start, found.message, found.dating.cert)
    elif not heading.decided:
        message = f"a year heading that was not understood: {found.message}"
        story.doubt(heading.start, message, Cert.UNKNOWN)


def _paragraph(story: Story, paragraph: Paragraph) -> None:
    """Date a paragraph, and mark its years from its head on."""
    head = INDENT.match(story.view, paragraph.start, paragraph.end).end()  # type: ignore[union-attr]
    if head == paragraph.end:
        return
    again = begins_again(story, paragraph, head)
    if again is not None:
        story.mark(head, again, Cert.MEDIUM)
    elif story.context.year is not None and story.year_known:
        story.mark(head, story.context.year)
    story.end_flashback()
    go_on_by_age(story, paragraph, head)
    place = _Place(head, head)
    spoken, story.told = Spoken(story.view, paragraph), False
    for expression in paragraph.dates:
        found = _found(story, expression, spoken, paragraph.end)
        story.dated.dates[expression.start] = found.dating
        if found.code is not None:
            story.doubt(expression.start, f"{expression.parts.text}: {found.message}", found.dating.cert)
        if moves(expression) and found.after is not None:
            _move(story, expression, found, found.after, place, paragraph.end)
        place.read_to = expression.end
    back_again(story, paragraph.end)
    story.end_flashback()


@dataclass(slots=True)
class _Place:
    """Where in a paragraph the story has come to: its head, the sentence at hand, where a date has moved the running
    date last, and where the date before this one ends.
    """

    head: int
    sentence: int
    moved_in: int = -1
    read_to: int = -1


def _found(story: Story, expression: DateExpression, spoken: Spoken, end: int) -> Found:
    """What a date means, and how sure that is; `end` is that of the paragraph."""
    if is_spoken(expression):
        found = recalled(story.view, expression, story.context, spoken.read(expression, story.context))
        return led_unseen(story, expression, found)
    found = behind_guess(story, expression, at_birth(story.view, expression, _read(story, expression)), end)
    found = led_unseen(story, expression, found)
    found = going_back(story, expression, found) if moves(expression) else found
    return no_surer(story, expression, found)


def _move(
    story: Story, expression: DateExpression, found: Found, after: Context, place: _Place, end: int
) -> None:
    """Go on from a date of the narrative, and mark its year."""
    if is_parallel(story.view, place.read_to, expression, found, story.context):
        story.context = story.context.in_month_of(after) if after.month is not None else story.context
        return
    place.sentence = sentence_at(story.view, place.sentence, expression.start)
    begun = place.moved_in >= place.sentence
    at = place_of_mark(story.view, expression, place.head, place.sentence, begun=begun)
    # In one clause with the date before it, the year begins with its own date.
    mark_year(story, at if at >= place.read_to else expression.start, found)
    place.moved_in, story.told_year = expression.start, found.year
    if not is_posthumous(story, place.sentence, expression, end):
        story.context, story.year_known = after, found.year is not None
        story.guessed = found.dating.cert is Cert.LOW and not expression.parts.era
        note_birth(story, expression, found.year, end)


def _read(story: Story, expression: DateExpression) -> Found:
    """Read a date of the narrative; after 初 or 先是 the running date stays in reserve.

    A bare year after a flashback with an era of its own may belong to either: it is read in the main line where
    that has it, and is not sure.
    """
    if expression.aside and expression.parts.text.startswith(("初", "先是", "始")):
        # 初，… before any date: what follows is the main line itself.
        story.reserve = story.reserve or (story.context if story.context.year is not None else None)
    else:
        back_again(story, expression.start)
    found = read(expression, story.context)
    if found.year is None:
        found = _by_pair(story, expression) or found
    if not expression.aside:
        renewed = proclaimed(story.view, story.read_to, expression.start, story.context)
        story.renewed, story.read_to = renewed or story.renewed, expression.end
        found = counted_anew(expression, found, story.renewed, story.context)
        story.renewed = None if expression.parts.era else story.renewed
    reserve = story.reserve
    if reserve is None or found.year is None or reserve.year is None or expression.aside:
        return found
    if story.context != reserve and not expression.parts.era:
        found = main_or_flashback(expression, found, reserve)
    if found.year is not None and found.year >= reserve.year:
        story.reserve = None
    return found


def _by_pair(story: Story, expression: DateExpression) -> Found | None:
    """二年甲申, of a king without eras, before any year that is known: the last year of that pair before the first that
    the text names by its era; a guess.
    """
    parts, first = expression.parts, story.first_named
    if story.context.year is not None or first is None or parts.cyclic_year is None or parts.era is not None:
        return None
    year = next(year for year in range(first, first - _CYCLE, -1) if year_pair(year) == parts.cyclic_year)
    found = onward(parts, Context(story.context.regime, None, year))
    if found is None:
        return None
    remark = f"the last {parts.cyclic_year} before {year_label(first)}, the first year that the text names by its era"
    return replace(found, dating=replace(found.dating, cert=Cert.LOW, remark=remark))
