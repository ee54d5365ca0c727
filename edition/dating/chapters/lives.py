"""Whose life a chapter tells: where it begins again, when he was born, what is told of him after his death."""

from __future__ import annotations

import re
from typing import Final

from edition.calendar.phrase import Context
from edition.dating.chapters.story import Story
from edition.dating.chapters.year_marks import sentence_at
from edition.dating.running import read
from edition.dating.spoken import moves
from edition.dating.states import era_of
from edition.grammar import narrative as g
from edition.grammar import numerals
from edition.grammar.structure import INTRODUCTION, INTRODUCTION_UNSTOPPED
from edition.model import Cert, DateExpression, Paragraph

_DEATH: Final = re.compile("[卒薨崩殂]")
# Where no stop ends a sentence, an honour is one of its year if it stands so near behind it.
_HONOURED: Final = 8


def begins_again(story: Story, paragraph: Paragraph, head: int) -> int | None:
    """The year with which a life begins that is told from its beginning: 繼遷，繼捧族弟也。…建隆四年，繼遷生.

    It is the first year that the paragraph names, if that lies before the running year or none is known.
    """
    introduced = (INTRODUCTION_UNSTOPPED if story.unmarked else INTRODUCTION).match(
        story.view, head, paragraph.end
    )
    if introduced is not None:
        story.person, story.born = introduced["name"], None
    if introduced is None and not story.new_reign:
        return None
    named = (date for date in paragraph.dates if moves(date) and date.parts.era is not None)
    first = next(named, None)
    year = read(first, story.context).year if first is not None else None
    if year is None or story.context.year is None:
        return None
    return year if year < story.context.year or not story.year_known else None


def note_birth(story: Story, expression: DateExpression, year: int | None, end: int) -> None:
    """Note the year of birth where the text tells that of the person whose life it tells."""
    birth = g.BIRTH.match(story.view, expression.end, end)
    if birth is not None and (not birth["name"] or story.person.endswith(birth["name"])):
        story.born = year


def go_on_by_age(story: Story, paragraph: Paragraph, head: int) -> None:
    """繼捧之歸宋，時年二十: before any date of its paragraph an age tells the year, where that of birth is known.

    Only forwards: a life is told in its order.
    """
    first = next((date.start for date in paragraph.dates if moves(date)), paragraph.end)
    age = g.AGE_THEN.search(story.view, head, first)
    if age is None or story.born is None or story.context.year is None:
        return
    year = story.born + numerals.value(age["age"]) - 1
    regime = story.context.regime
    if year > story.context.year and regime is not None:
        story.context, story.year_known = Context(regime, era_of(regime, year), year), True
        story.mark(sentence_at(story.view, head, age.start()), year, Cert.MEDIUM)


def is_posthumous(story: Story, sentence: int, expression: DateExpression, end: int) -> bool:
    """祥符五年，德明追上繼遷尊號: an honour after death, told out of its time; not one given in the year of death."""
    view, stop = story.view, story.view.find("。", expression.end, end)
    limit = stop if stop >= 0 else end
    if story.unmarked and stop < 0:
        sentence, limit = expression.end, min(end, expression.end + _HONOURED)
    honoured = g.POSTHUMOUS.search(view, expression.end, limit)
    return honoured is not None and _DEATH.search(view, sentence, limit) is None
