"""The dates of one paragraph, in order, none inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Final

from edition.grammar import narrative as g
from edition.grammar import unpunctuated as words
from edition.grammar.dates import DateParts, read_parts
from edition.grammar.structure import NOTHING
from edition.model import DateExpression, Voice
from edition.parse import unpunctuated
from edition.parse.dates import judge, other_forms
from edition.parse.dates.places import places
from edition.parse.dates.stretch import Stretch, pattern
from edition.parse.unpunctuated import Order, Verdict

# Days of one month lie no further apart.
_MONTH: Final = 30


@dataclass(slots=True)
class Scanner:
    """Goes through a paragraph from date to date; `order` is what the text has told before it."""

    stretch: Stretch
    order: Order
    # Where paragraphs open with a day by its number alone.
    numbered_openings: Set[int] = frozenset()
    # The date before the place at hand.
    last: DateExpression | None = None
    # The date before it with a numbered day, if no other day or month has been told since.
    numbered: DateExpression | None = None
    # What may be an era that no table has, at the head of the paragraph.
    unknown_era: re.Match[str] | None = field(init=False)

    def __post_init__(self) -> None:
        bare = NOTHING.match(self.stretch.view, self.stretch.start, self.stretch.end)
        known = self.order.lives or bare is None  # in lives it may be a person
        self.unknown_era = (
            None if known else g.UNKNOWN_ERA.match(self.stretch.view, bare.end(), self.stretch.end)  # type: ignore[union-attr]
        )

    def scan(self) -> Iterator[DateExpression]:
        """The date expressions of the paragraph."""
        at, unstopped = self.stretch.start, self.stretch.unstopped
        for start, clause in places(self.stretch, self.unknown_era):
            if start < at or self.stretch.is_cited(start):
                continue
            found = self._found(start, clause=clause)
            if found is None or found.end > self.stretch.end:
                continue
            if unstopped and found.opens and found.voice in (Voice.NARRATIVE, Voice.HEADLINE):
                self.order.move(found.parts)
            yield found
            self.last, at = found, found.end
            if not found.parts.relative_day:
                self.numbered = found if found.parts.day else None

    def _found(self, start: int, *, clause: bool) -> DateExpression | None:
        """The date at a place, if there is one."""
        found = self._end_of_span(start)
        if found is None:
            weigh = self.stretch.unstopped and not clause and not self.stretch.is_weighed(start)
            found = self._weigh(start) if weigh else self._read(start, clause=clause)
        return self._beyond_lost_parallel(found) if found is not None else None

    def _beyond_lost_parallel(self, found: DateExpression) -> DateExpression:
        """乾道六年、夏乾元年春正月: the month behind a second year that cannot be read belongs to the first."""
        year, view = found.parts, self.stretch.view
        if year.era is None or year.era_year is None or year.month is not None or year.season is not None:
            return found
        match = g.LOST_PARALLEL.match(view, found.end, self.stretch.limit(found.end))
        if match is None:
            return found
        other = pattern().match(view, found.end + 1, match.end())
        if other is not None and read_parts(other).era is not None:
            return found
        tail = self.stretch.phrase_at(match.end())
        parts = read_parts(tail) if tail is not None else None
        if tail is None or parts is None or parts.has_year:
            return found
        whole = replace(parts, text=view[found.start : tail.end()], dynasty=year.dynasty, ruler=year.ruler)
        whole = replace(whole, era=year.era, era_year=year.era_year, cyclic_year=year.cyclic_year)
        return replace(found, end=tail.end(), parts=whole)

    def _end_of_span(self, start: int) -> DateExpression | None:
        """自至元二十四年至二十六年: the second year is counted by the era of the first, and named in passing."""
        first, view = self.last, self.stretch.view
        if first is None or not first.parts.era_year or start - first.end > g.SPAN_WIDTH:
            return None
        between, mark = view[first.end : start - 1], view[start - 1]
        # In text without punctuation 建隆二年入貢三年四年又貢: each the next of the one before.
        lists = self.stretch.unstopped and first.parts.era is not None and not self.order.lives
        span = mark in g.SPAN
        near = lists or (span and (not between or mark == "及"))
        match = self.stretch.phrase_at(start) if near else None
        if match is None or not g.SENTENCE_STOPS.isdisjoint(between):
            return None
        parts = read_parts(match)
        if parts.era_year is None or parts.era is not None:
            return None
        if not span:
            before, after = view[start - 4 : start], view[match.end() : match.end() + 3]
            length = words.COUNTS.search(before) or words.LENGTHS.match(after)
            if length or parts.era_year != first.parts.era_year + 1:
                return None
        era = replace(parts, dynasty=first.parts.dynasty, ruler=first.parts.ruler, era=first.parts.era)
        aside, opens = span or first.aside, first.opens and not span
        return DateExpression(start, match.end(), era, self.stretch.voice(start), aside=aside, opens=opens)

    def _weigh(self, start: int) -> DateExpression | None:
        """The date that a phrase within unpunctuated text is, if it is one."""
        match = self.stretch.phrase_at(start)
        if match is None or match.end() == start:
            if start in self.numbered_openings:
                return other_forms.opening_day(self.stretch, start)
            found = other_forms.next_day(self.stretch, start, self.numbered, clause=False)
            return found or other_forms.in_reign(self.stretch, start, self.stretch.limit(start))
        parts = read_parts(match)
        verdict = unpunctuated.weigh(self.stretch.view, self.stretch.start, match, parts, self.order)
        if verdict is Verdict.NONE or self.stretch.sums_up_a_reign(start):
            return None
        opens, voice = verdict is Verdict.OPENS, self.stretch.voice(start)
        if voice is Voice.REMARK and not (parts.era or parts.month or self._is_listed(start, parts)):
            return None
        return DateExpression(start, match.end(), parts, voice, aside=not opens, opens=opens)

    def _is_listed(self, start: int, parts: DateParts) -> bool:
        """【丙午庚戌壬子如之】, 【六月辛卯發歸德壬辰次亳】: one of several days of a note, less than a month ahead."""
        before = self.last
        if (
            before is None
            or before.voice is not Voice.REMARK
            or before.parts.ganzhi is None
            or not parts.ganzhi
        ):
            return False
        if g.BRACKET.search(self.stretch.view, before.end, start) is not None:
            return False
        ahead = (words.PAIRS[parts.ganzhi] - words.PAIRS[before.parts.ganzhi]) % 60
        return before.end == start or 0 < ahead < _MONTH

    def _read(self, start: int, *, clause: bool) -> DateExpression | None:
        """The date at a place where stops tell what a clause is."""
        stretch, limit = self.stretch, self.stretch.limit(start)
        found = other_forms.since(stretch, start, limit) if stretch.may_tell_since else None
        if found is None and clause and stretch.opens_sentence(start):
            found = other_forms.event(stretch, start, limit)
        if found is not None:
            return found
        match = pattern().match(stretch.view, start, limit)
        if match is None or match.end() == start:
            if start in self.numbered_openings:
                return other_forms.opening_day(stretch, start)
            found = other_forms.next_day(stretch, start, self.numbered, clause=True) if clause else None
            found = found or (other_forms.of_reign(stretch, start, limit) if clause else None)
            found = found or other_forms.in_state(stretch, start, limit)
            return found or other_forms.of_unknown_era(stretch, self._unknown_era(start, limit), start, limit)
        parts = read_parts(match)
        if not judge.is_date(stretch, match, parts, self.last, clause=clause):
            return None
        return self._phrase(match, parts, clause=clause)

    def _unknown_era(self, start: int, limit: int) -> re.Match[str] | None:
        """What may be an era that no table has: the one at the head of the paragraph, or one in its first year."""
        if self.unknown_era is not None:
            return self.unknown_era
        first = self.stretch.view.startswith(g.FIRST_YEAR, start + g.ERA_SIZE)
        return g.UNKNOWN_FIRST.match(self.stretch.view, start, limit) if first else None

    def _phrase(self, match: re.Match[str], parts: DateParts, *, clause: bool) -> DateExpression | None:
        """A phrase that is a date, and what it does: whether it is postposed, or named in passing."""
        (start, end), view = match.span(), self.stretch.view
        before, behind = self.stretch.before(start, 4), view[end : end + 1]
        voice = self.stretch.voice(start)
        appointed = g.APPOINTS.search(before) is not None and g.NEXT_OR_SAME.fullmatch(parts.text) is not None
        asked = before.endswith("何以") and voice is Voice.REMARK  # 何以二月始聞之
        if before[-1:] == "以" and not (clause or appointed or asked or _is_fixed(parts, behind)):
            return None  # 以五月為期: with the month alone, a length or a term
        calls = (
            g.STATE_CALLS.search(self.stretch.before(start, 7)) if parts.era and not parts.dynasty else None
        )
        parts = replace(parts, dynasty=calls["state"]) if calls is not None else parts
        told = appointed or judge.is_inside(self.stretch, start) or g.YEAR_TOLD.match(view, start) is not None
        goes_on = g.GOES_ON.match(view, start) is not None
        past = voice is Voice.SPEECH and parts.relative_year is not None and (parts.steps or 0) < 0  # 自去冬
        inside = not (clause or told or goes_on or past or voice is Voice.REMARK)
        if inside and judge.only_in_remarks(before[-1:], parts):
            return None
        opens = clause and self.stretch.opens_sentence(start)
        # 自元豐四年, 以咸平二年之賜: named in passing; 期以明日, 明年當入貢: still to come.
        spans = parts.era is not None and parts.period is not None
        aside = not clause and (told or spans or before[-1:] in g.SINCE or behind == "之")
        aside = aside or (not clause and parts.era is not None and before[-1:] in g.TELLS)
        ahead = parts.relative_year is not None and (parts.steps or 0) > 0
        aside = aside or (ahead and not clause and g.ASKS.search(before) is not None)
        aside = aside or (goes_on and not self.order.lives) or g.GRADUATES.match(view, end) is not None
        to_come = g.NEXT_OR_SAME.fullmatch(parts.text) and not opens and g.TO_COME.match(behind)
        postposed = g.POSTPOSED_BEFORE.search(before) is not None and behind == "也"
        return DateExpression(start, end, parts, voice, postposed, aside or bool(to_come), opens)


def _is_fixed(parts: DateParts, behind: str) -> bool:
    """Whether a phrase says more than a number of months or days: 以五年八月, but not 以五月."""
    if parts.era or parts.day or parts.ganzhi:
        return True
    year = parts.relative_year or parts.era_year
    return bool(year and (parts.month or parts.season)) or (parts.month_name == "正" and behind not in "為为")
