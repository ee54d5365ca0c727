"""Date phrases in running text: where they stand, who speaks, and whether they move the running date.

The grammar of one phrase is in `grammar/dates.py`; here is what the genre does around it: a date opens a clause;
inside one only a year with its era is sure to be a date; reign lengths, ages, festivals and labels are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

from edition.grammar import dates as phrase
from edition.grammar import narrative as g
from edition.grammar import numerals
from edition.grammar import unpunctuated as words
from edition.grammar.dates import DateParts, read_parts
from edition.grammar.structure import APPARATUS, ENDS_WITH_SPEECH, NOTHING
from edition.model import (
    Block,
    Citation,
    DateExpression,
    Entry,
    Heading,
    Note,
    Paragraph,
    Quotation,
    Voice,
    paragraphs_of,
    with_paragraphs,
)
from edition.parse import unpunctuated
from edition.parse.measure import MODERN, NONE, PAUSES, is_unstopped
from edition.parse.unpunctuated import Order, Verdict

_Item = TypeVar("_Item", Citation, Note)
_LONGEST_HEAD: Final = 14
_LAST_DAY: Final = 30
# In text without punctuation a day by its number alone lies no more days behind the one before it.
_NEXT_DAYS: Final = 12
# Nor is the name of an era that no table has, with what may stand before it.
_LONGEST_UNKNOWN: Final = 6
# No date phrase is longer, with its commas.
_LONGEST: Final = 48
# 遷賊猖狂以來: no event that is named so has more characters before 以來.
_LONGEST_EVENT: Final = 6
# No summary of a reign is longer than this: 在位…年 is sought no further back.
_SUMMARY: Final = 120
_BRACKETS: Final = frozenset("【〔（〈(")
_PAUSE: Final = frozenset("，,、 \u3000")


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of one phrase; it is made from the tables when first asked for."""
    return phrase.DATE_PATTERN


@cache
def _first() -> frozenset[str]:
    """The characters with which a date can begin."""
    return frozenset(phrase.DATE_FIRST) | g.FIRST


def _around(items: Sequence[_Item], at: int) -> _Item | None:
    """The item, of some in order that do not overlap, that stands around a place."""
    near = bisect_left(items, at, key=lambda item: item.start)
    return items[near - 1] if near and at < items[near - 1].end else None


def begins_with_month(view: str, start: int, end: int) -> bool:
    """True where a season or month stands at the beginning, as it does in a headline; indentation does not count."""
    parts, stop = _first_of(view, start, end)
    if parts is None:
        return False
    season = parts.season is not None and view[stop : stop + 1] in ("，", ",")
    return parts.month is not None or parts.leap_unnumbered or season


def begins_with_date(view: str, start: int, end: int) -> bool:
    """True where any date stands at the beginning; a sexagenary day, a bare year or season needs a pause behind it."""
    parts, stop = _first_of(view, start, end)
    if parts is None:
        return False
    sure = parts.month or parts.leap_unnumbered or parts.era or parts.relative_year or parts.relative_month
    return bool(sure) or view[stop : stop + 1] in _PAUSE


def _first_of(view: str, start: int, end: int) -> tuple[DateParts | None, int]:
    """The phrase at the beginning of a stretch, and where it ends."""
    bare = NOTHING.match(view, start, end).end()  # type: ignore[union-attr]
    match = _pattern().match(view, bare, end)
    return (read_parts(match), match.end()) if match is not None else (None, bare)


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
            own = NONE if is_unstopped(view, paragraph.start, paragraph.end) else punctuation
            scanner = _Scanner(
                view,
                paragraph,
                order,
                own,
                headline=headline,
                speech=speech_follows and not _tells_of_speech(view, paragraph),
                remark=apparatus,
            )
            found = _beside(view, list(scanner.scan()))
            if found:
                change[paragraph.start] = replace(paragraph, dates=found)
            speech_follows = ENDS_WITH_SPEECH.search(view, paragraph.start, paragraph.end) is not None
        result.append(with_paragraphs(block, change))
    return result


def _tells_of_speech(view: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with a year and its era, and quotes in its turn (嘉祐三年，…。復上疏曰：「): then it is
    no speech, though the one before ends in 上疏曰：.
    """
    parts, stop = _first_of(view, paragraph.start, paragraph.end)
    dated = parts is not None and parts.era is not None and parts.era_year is not None
    return dated and g.QUOTES.search(view, stop, paragraph.end) is not None


def _is_apparatus(view: str, block: Block, before: bool) -> bool:
    """Whether a block is of the notes of editors: 校勘記 begins them, the next heading ends them."""
    if isinstance(block, (Heading, Paragraph)):
        own = list(paragraphs_of(block))
        if own and APPARATUS.fullmatch(view, own[0].start, own[-1].end):
            return True
    return before and not isinstance(block, Heading)


def _beside(view: str, dates: list[DateExpression]) -> tuple[DateExpression, ...]:
    """What dates beside each other mean for the text.

    In 戊子，以四月壬申天變，肆赦 the second is the reason, told in passing. 乙未龍瑞太平二年宋至和二年春正月 is a year
    of which only its number is known and the same year of a state whose eras are: the second dates the text.
    """
    for n, (first, second) in enumerate(pairwise(dates)):
        if _is_accession(first) and second.parts.era_year == 1 and view[first.end : second.start] in "，,":
            opens = first.start == 0 or view[first.start - 1] in g.SENTENCE_STOPS
            dates[n + 1] = replace(second, opens=opens)
            continue
        if view[first.end : second.start].strip("，、 ") == "以":
            dates[n + 1] = replace(second, aside=True)
        span = view[first.end : second.start] in g.SPAN and second.parts.era_year is not None
        if span and second.aside and not first.opens:
            dates[n] = replace(first, aside=True)  # 免咸平二年至五年租
            continue
        if _stands_beside(view, first, second):
            dates[n] = replace(first, parallel=second.parts)
            continue
        counted = first.parts.cyclic_year is not None and first.parts.era_year is not None
        if counted and first.end == second.start and second.parts.era and second.parts.era_year:
            month = second.parts.month or second.parts.season
            if not month and _names_known_era(first.parts):
                # 丁亥統和五年宋雍熙四年: the first dates the text, as it does with a stop between.
                dates[n + 1] = replace(second, aside=True, opens=False)
                continue
            dates[n] = replace(first, aside=True)
            dates[n + 1] = replace(second, opens=first.opens)
    return tuple(dates)


def _is_accession(date: DateExpression) -> bool:
    """道宗即位，清寧元年，…: the year behind an accession names it once more."""
    parts = date.parts
    return parts.ruler is not None and parts.era is None and parts.period is None


def _names_known_era(parts: DateParts) -> bool:
    """Whether the era behind the pair of a year is one that the tables have."""
    alone = phrase.match_at(parts.text, len(parts.cyclic_year or ""))
    return alone is not None and alone.era is not None


def _stands_beside(view: str, first: DateExpression, second: DateExpression) -> bool:
    """Whether a bracket behind a year of no era has the year of a state whose eras are known: 十四年【宋景炎二年】."""
    one, other = first.parts, second.parts
    bare = one.era_year and one.era is None and first.voice is Voice.NARRATIVE
    named = other.era and other.era_year and second.voice is Voice.REMARK
    return bool(bare and named and view[first.end : second.start] in _BRACKETS)


@dataclass
class _Scanner:
    """Finds the dates of one paragraph."""

    view: str
    paragraph: Paragraph
    order: Order
    punctuation: str
    headline: bool
    speech: bool
    # The date before the place at hand.
    last: DateExpression | None = None
    # The date before it with a numbered day, if no other day or month has been told since.
    numbered: DateExpression | None = None
    # 校勘記: the notes of the editors of a printed text, up to the next heading.
    remark: bool = False
    # What may be an era that no table has, at the head of the paragraph.
    unknown_era: re.Match[str] | None = field(init=False)

    def __post_init__(self) -> None:
        bare = NOTHING.match(self.view, self.paragraph.start, self.paragraph.end)
        known = self.order.lives or bare is None  # in lives it may be a person
        self.unknown_era = None if known else g.UNKNOWN_ERA.match(self.view, bare.end(), self.paragraph.end)  # type: ignore[union-attr]

    def scan(self) -> Iterator[DateExpression]:
        """Date expressions in order, none inside another."""
        end = self.paragraph.end
        at = self.paragraph.start
        unpunctuated = self.punctuation == NONE
        for start, clause in self._anywhere() if unpunctuated else self._candidates():
            if start < at or self._is_cited(start):
                continue
            read = clause or not unpunctuated or self._is_weighed(start)
            found = self._end_of_span(start)
            if found is None:
                found = self._read(start, clause=clause) if read else self._weigh(start)
            found = self._beyond_lost_parallel(found) if found is not None else None
            if found is not None and found.end <= end:
                if unpunctuated and found.opens and found.voice in (Voice.NARRATIVE, Voice.HEADLINE):
                    self.order.move(found.parts)
                yield found
                self.last, at = found, found.end
                if not found.parts.relative_day:
                    self.numbered = found if found.parts.day else None

    def _beyond_lost_parallel(self, found: DateExpression) -> DateExpression:
        """乾道六年、夏乾元年春正月: the month behind a second year that cannot be read belongs to the first."""
        year = found.parts
        if year.era is None or year.era_year is None or year.month is not None or year.season is not None:
            return found
        match = g.LOST_PARALLEL.match(self.view, found.end, self._limit(found.end))
        if match is None:
            return found
        other = _pattern().match(self.view, found.end + 1, match.end())
        if other is not None and read_parts(other).era is not None:
            return found
        tail = _pattern().match(self.view, match.end(), self._limit(match.end()))
        parts = read_parts(tail) if tail is not None else None
        if tail is None or parts is None or parts.has_year:
            return found
        text = self.view[found.start : tail.end()]
        whole = replace(parts, text=text, dynasty=year.dynasty, ruler=year.ruler, era=year.era)
        whole = replace(whole, era_year=year.era_year, cyclic_year=year.cyclic_year)
        return replace(found, end=tail.end(), parts=whole)

    def _end_of_span(self, start: int) -> DateExpression | None:
        """自至元二十四年至二十六年: the second year is counted by the era of the first, and named in passing."""
        first, mark = self.last, self.view[start - 1]
        if first is None or not first.parts.era_year or start - first.end > g.SPAN_WIDTH:
            return None
        # In text without punctuation 建隆二年入貢三年四年又貢: each the next of the one before.
        lists = self.punctuation == NONE and first.parts.era is not None and not self.order.lives
        if not lists and mark not in g.SPAN:
            return None
        between = self.view[first.end : start - 1]
        near = lists or not between or mark == "及"
        match = _pattern().match(self.view, start, self._limit(start)) if near else None
        if match is None or not g.SENTENCE_STOPS.isdisjoint(between):
            return None
        parts = read_parts(match)
        if parts.era_year is None or parts.era is not None:
            return None
        if mark not in g.SPAN:
            before, after = self.view[start - 4 : start], self.view[match.end() : match.end() + 3]
            length = words.COUNTS.search(before) or words.LENGTHS.match(after)
            if length or parts.era_year != first.parts.era_year + 1:
                return None
        era = replace(parts, dynasty=first.parts.dynasty, ruler=first.parts.ruler, era=first.parts.era)
        span = mark in g.SPAN
        voice = self._voice(start)
        aside, opens = span or first.aside, first.opens and not span
        return DateExpression(start, match.end(), era, voice, aside=aside, opens=opens)

    def _anywhere(self) -> list[tuple[int, bool]]:
        """Places where a date may begin in text without punctuation; clauses begin where a space or bracket is."""
        start, end = self.paragraph.start, self.paragraph.end
        places = {
            m.start(): True
            for m in g.CLAUSE.finditer(self.view, start, end)
            if self.view[m.start()] in _first()
        }
        for at, behind in unpunctuated.places(self.view, start, end):
            places.setdefault(self._era_before(at, behind) if behind else at, False)
        return sorted(places.items())

    def _is_weighed(self, at: int) -> bool:
        """Whether a remark weighs what stands at a place: 東都事略繫於四月."""
        named = g.MONTH_INSIDE.match(self.view, at) or g.PAIR_INSIDE.match(self.view, at - 1)
        return named is not None and self._voice(at) is Voice.REMARK

    def _era_before(self, number: int, behind: int) -> int:
        """Where the era begins whose year, or 初, stands between two places; the first itself for a bare year."""
        low = max(self.paragraph.start, number - _LONGEST_HEAD)
        return next((at for at in range(low, number) if self._is_year(at, behind)), number)

    def _weigh(self, start: int) -> DateExpression | None:
        """The date that a phrase within unpunctuated text is, if it is one."""
        match = _pattern().match(self.view, start, self._limit(start))
        if match is None or match.end() == start:
            return self._next_day(start, _NEXT_DAYS)
        parts = read_parts(match)
        verdict = unpunctuated.weigh(self.view, self.paragraph.start, match, parts, self.order)
        if verdict is Verdict.NONE or self._sums_up_a_reign(start):
            return None
        opens, voice = verdict is Verdict.OPENS, self._voice(start)
        if voice is Voice.REMARK and not (parts.era or parts.month):
            return None
        return DateExpression(start, match.end(), parts, voice, aside=not opens, opens=opens)

    def _is_cited(self, at: int) -> bool:
        """Whether a place lies in the title of a work: 《咸平二年敕》 dates nothing."""
        note = _around(self.paragraph.notes, at)
        while note is not None:
            if _around(note.citations, at) is not None:
                return True
            note = _around(note.children, at)
        return False

    def _candidates(self) -> list[tuple[int, bool]]:
        """Places where a date may begin, and whether a clause begins there."""
        start, end = self.paragraph.start, self.paragraph.end
        first, view = _first(), self.view
        clauses = (match.start() for match in g.CLAUSE.finditer(view, start, end))
        places = {at: True for at in clauses if view[at] in first}
        if self.unknown_era is not None:
            places[self.unknown_era.start()] = True
        for at in self._inside(start, end):
            places.setdefault(at, False)
        for match in g.SINCE_WORDS.finditer(view, start, end):
            for at in range(max(start, match.start() - _LONGEST_EVENT), match.start()):
                if self._since(at, match.end()) is not None:
                    places[at] = True
        return sorted(places.items())

    def _inside(self, start: int, end: int) -> Iterator[int]:
        """Places within clauses where a date may begin."""
        view = self.view
        for match in g.YEAR_INSIDE.finditer(view, start, end):
            near = range(max(start, match.start() - _LONGEST_HEAD), match.start())
            era = next((at for at in near if self._is_year(at, match.end())), None)
            if era is not None:
                yield era
            elif self._is_inside(match.start()):
                yield match.start()
        for match in g.INSIDE.finditer(view, start, end):
            if match["era"] is None or self._is_year(match.end(), match.end()):
                yield match.end()
        for match in g.PAIR_INSIDE.finditer(view, start, end):
            if self._voice(match.end()) is Voice.REMARK:
                yield match.end()
        for match in (
            g.DAY_IN_REMARK.finditer(view, start, end) if self.remark or self.paragraph.notes else ()
        ):
            if self._voice(match.start()) is Voice.REMARK:
                yield match.start()

    def _of_unknown_era(self, start: int, limit: int) -> DateExpression | None:
        """天平寶字二年八月庚子朔: a date of which nothing is known but what it is."""
        era = self.unknown_era
        if era is None or era.start() != start:
            return None
        if any(self._is_year(at, era.end() + 2) for at in range(start + 1, era.end())):
            return None  # 會要治平四年十二月: words before an era that is known
        match = _pattern().match(self.view, era.end(), limit)
        if match is None:
            return None
        parts = replace(read_parts(match), era=era["era"], text=self.view[start : match.end()])
        opens = self._opens_sentence(start)
        return DateExpression(start, match.end(), parts, self._voice(start), opens=opens)

    def _is_year(self, at: int, end: int) -> bool:
        """True if an era with its year stands at `at` and reaches `end`."""
        if self.view[at] not in _first():
            return False
        match = _pattern().match(self.view, at, self.paragraph.end)
        if match is None or match.end() < end:
            return False
        parts = read_parts(match)
        # A pair before an era that no table has (庚戌順天元年) may be a day before other words: 庚戌天下大赦九年.
        return parts.era is not None and not parts.text.startswith(parts.cyclic_year or "\0")

    def _read(self, start: int, *, clause: bool) -> DateExpression | None:
        limit = self._limit(start)
        if (since := self._since(start, limit)) is not None:
            return since
        if clause and self._opens_sentence(start) and (special := self._special(start, limit)) is not None:
            return special
        match = _pattern().match(self.view, start, limit)
        if match is None or match.end() == start:
            day = self._next_day(start) if clause else None
            return day or self._in_state(start, limit) or self._of_unknown_era(start, limit)
        parts = read_parts(match)
        if not self._is_date(match, parts, clause=clause):
            return None
        before = self.view[max(self.paragraph.start, start - 4) : start]
        postposed = (
            g.POSTPOSED_BEFORE.search(before) is not None and self.view[match.end() : match.end() + 1] == "也"
        )
        year = parts.relative_year or parts.era_year
        fixed = parts.era or parts.day or parts.ganzhi or (year and (parts.month or parts.season))
        fixed = fixed or (parts.month_name == "正" and self.view[match.end() : match.end() + 1] not in "為为")
        appointed = g.APPOINTS.search(before) is not None and g.NEXT_OR_SAME.fullmatch(parts.text) is not None
        voice = self._voice(start)
        asked = before.endswith("何以") and voice is Voice.REMARK
        if before[-1:] == "以" and not (clause or fixed or appointed or asked):
            return None  # 以五月為期: with the month alone, a length or a term; but 何以二月始聞之
        told = appointed or self._is_inside(start) or g.YEAR_TOLD.match(self.view, start) is not None
        goes_on = g.GOES_ON.match(self.view, start) is not None
        past = voice is Voice.SPEECH and parts.relative_year is not None and (parts.steps or 0) < 0  # 自去冬
        inside = not (clause or told or goes_on or past or voice is Voice.REMARK)
        if inside and self._only_in_remarks(before[-1:], parts):
            return None
        opens = clause and self._opens_sentence(start)
        # 自元豐四年, 以咸平二年之賜: named in passing; 期以明日, 明年當入貢: still to come.
        behind = self.view[match.end() : match.end() + 1]
        spans = parts.era is not None and parts.period is not None
        aside = not clause and (told or spans or before[-1:] in g.SINCE or behind == "之")
        if (goes_on and not self.order.lives) or g.GRADUATES.match(self.view, match.end()):
            aside = True
        if g.NEXT_OR_SAME.fullmatch(parts.text) and not opens and g.TO_COME.match(behind):
            aside = True
        return DateExpression(start, match.end(), parts, voice, postposed, aside, opens)

    @staticmethod
    def _only_in_remarks(before: str, parts: DateParts) -> bool:
        """Inside a clause, a bare year or what follows 作, 之 and the like is a date only in remarks."""
        within = parts.month is not None or parts.relative_month is not None
        within = within or (parts.era_year is not None and parts.season is not None)
        bare_year = not within and parts.cyclic_year is None
        return parts.era is None and (bare_year or before in g.ONLY_IN_REMARKS)

    def _next_day(self, start: int, most: int = _LAST_DAY) -> DateExpression | None:
        """三月十五日，…。十六日，…: a day by its number alone, behind one before it in the same paragraph.

        In text without punctuation (`most` days later at most) what stands around it must not make it a length.
        """
        match, last = g.NUMBERED_DAY.match(self.view, start), self.numbered
        if match is None or last is None or last.parts.day is None:
            return None
        day, voice = numerals.value(match["day"].removeprefix("初")), self._voice(start)
        before, after = self.view[max(0, start - 2) : start], self.view[match.end() : match.end() + 2]
        opens = self._opens_sentence(start)
        if self.punctuation == NONE:
            told = words.COUNTS.search(before) is None and words.LENGTHS.match(after) is None
        else:
            told = after[:1] in g.AFTER_DAY and (opens or before[-1:] in "；;")
        in_order = last.parts.day < day <= min(_LAST_DAY, last.parts.day + most)
        if not (told and in_order and last.voice is voice):
            return None
        return DateExpression(start, match.end(), DateParts(match[0], day=day), voice, opens=opens)

    def _in_state(self, start: int, limit: int) -> DateExpression | None:
        """女直在宋初屢貢名馬: the beginning or end of a state, named in passing."""
        match = g.IN_STATE.match(self.view, start, limit)
        if match is None or start == self.paragraph.start or self.view[start - 1] not in g.WITHIN:
            return None
        period = "初" if match["period"] == "初" else "末"
        parts = DateParts(match[0], match["state"], period=period)
        return DateExpression(start, match.end(), parts, self._voice(start), aside=True)

    def _since(self, start: int, limit: int) -> DateExpression | None:
        """南渡以後，…, 德明自歸順以來，…: a time that nothing but an event limits."""
        match = g.SINCE_EVENT.match(self.view, start)
        if match is None or match.end() > limit or not (match[0][0] == "自" or self._opens_sentence(start)):
            return None
        return DateExpression(start, match.end(), DateParts(match[0]), self._voice(start), aside=True)

    def _special(self, start: int, limit: int) -> DateExpression | None:
        """初，… and 先是，… (events before the running date), 仁宗即位，… (dated by the reign)."""
        flashback = g.FLASHBACK.match(self.view, start, limit)
        if flashback is not None:
            return DateExpression(
                start, flashback.end(), DateParts(flashback[0]), self._voice(start), aside=True
            )
        for pattern in (g.ACCESSION, g.REIGN_PERIOD, g.STATE_PERIOD):
            match = pattern.match(self.view, start)
            if match is not None and match.end() <= limit:
                named = match.groupdict()
                parts = DateParts(
                    match[0], named.get("state"), named.get("ruler"), period=named.get("period")
                )
                return DateExpression(start, match.end(), parts, self._voice(start))
        return None

    def _is_date(self, match: re.Match[str], parts: DateParts, *, clause: bool) -> bool:
        start, end = match.start(), match.end()
        before, after = self.view[start - 1 : start], self.view[end : min(end + 3, self.paragraph.end)]
        degree = before in g.TAKES_DEGREE and g.DEGREE.match(after)
        degree = degree or (g.GRADUATES.match(self.view, end) if clause and parts.era else None)
        if (g.LABEL.match(after) and not degree) or self._sums_up_a_reign(start):
            return False
        if parts.era or parts.cyclic_year:
            return True
        opens = self._opens_sentence(start)
        remark = self._voice(start) is Voice.REMARK
        weighed = remark and (not clause or self.view[start - 1] in g.REMARK_OPENS)
        if parts.era_year:
            # （宴瓊林苑始此，八年但賜宴…）: a remark tells years too, but not 五年，… in mid-sentence.
            told = remark and clause and after[:1] not in "，,、。；始方後后"
            # 四年、五年，連貢: a list of years.
            listed = self._is_listed(start)
            named = weighed or told or listed or (clause and opens) or self._is_told(start)
            alone = bool(named) and not (g.LENGTH.match(after) or g.AFTER_YEARS.match(after))
            return bool(parts.month or parts.season) or alone
        if parts.relative_year or parts.relative_month or parts.relative_day:
            told = g.YEAR_TOLD.match(self.view, start) is not None
            lasts = match[0][0] in "逾踰" and g.LENGTH.match(after)
            runs_on = clause and not remark and not lasts and g.NEXT_OR_SAME.fullmatch(match[0])
            appointed = g.APPOINTS.search(self.view[max(self.paragraph.start, start - 2) : start])
            past = parts.relative_year is not None and (parts.steps or 0) < 0
            said = clause and parts.relative_year is not None and self.view[start - 1] in g.SPEECH_OPENS
            said = said or (past and self._voice(start) is Voice.SPEECH)  # 自去冬…, …，去年…
            return bool(
                weighed
                or runs_on
                or appointed
                or opens
                or told
                or after[:1] in "，,、"
                or parts.month
                or parts.day
                or parts.special
                or said
                or g.TO_BE.match(self.view, start)
                or self.headline
            )
        if parts.month or parts.leap_unnumbered:
            counted = parts.day is None and not parts.season and parts.month_name != "正" and before != "自"
            within = self.view[start - 1] in "在於于" and after[:1] in "間间"  # 必已在十二月間
            length = g.LENGTH.match(after) and not g.EVENT_OF.match(after) and not within
            return not (counted and length) and match[0] != "一月"
        if parts.season:
            return (
                clause and (opens or self.view[start - 1] in "，,") and g.SEASON_END.match(after) is not None
            )
        if parts.day or parts.ganzhi:
            alone = clause and parts.day is None and (after[:1] in "，," or self._goes_on(start, end))
            inside = not clause and (remark or g.DAY_INSIDE.match(self.view, start) is not None)
            return alone or (clause and opens) or inside
        return bool(parts.period and (parts.dynasty or parts.ruler))

    def _is_inside(self, start: int) -> bool:
        """Whether a date stands at a place by its own form, though no clause begins there."""
        if g.TO_BE.match(self.view, start) or g.DAY_INSIDE.match(self.view, start):
            return True
        before = self.view[max(self.paragraph.start, start - 4) : start]  # 在位二年八月 is a length
        if g.YEAR_AND_MONTH.match(self.view, start) is None or words.COUNTS.search(before):
            return False
        # 甲乙二年八月，…: at the head of a sentence it may be an era that no table has.
        heads = range(max(self.paragraph.start, start - _LONGEST_UNKNOWN), start)
        return not any(self._opens_sentence(at) and _PAUSE.isdisjoint(self.view[at:start]) for at in heads)

    def _is_told(self, start: int) -> bool:
        """Whether a bare year stands where one is told within a clause: 言五年所議, 至十四年，."""
        return any(pattern.match(self.view, start) for pattern in (g.YEAR_TOLD, g.GOES_ON))

    def _goes_on(self, start: int, end: int) -> bool:
        """十二月甲子，獵於近郊，丙寅還宮: within a sentence that has a day, a later one may have no pause behind it."""
        event = self.view[end : end + 1] in words.EVENT and words.TORN.match(self.view, start) is None
        if not event or self.view[start - 1] not in "，,":
            return False
        low = max(self.paragraph.start, *(self.view.rfind(stop, 0, start) + 1 for stop in "。！？；"))
        return self._voice(start) is Voice.NARRATIVE and g.DAY.search(self.view, low, start) is not None

    def _is_listed(self, start: int) -> bool:
        """Whether a year stands in a list of years, behind one that is a date."""
        last = self.last
        return last is not None and last.parts.era_year is not None and self.view[last.end : start] == "、"

    def _sums_up_a_reign(self, start: int) -> bool:
        """在位二十年，改元乾道二年，…: what follows in the sentence are the lengths of eras."""
        low = max(self.paragraph.start, start - _SUMMARY)
        if self.view.find(g.ON_THE_THRONE, low, start + 1) < 0:
            return False
        sentence = max(low, *(self.view.rfind(stop, low, start) + 1 for stop in "。！？"))
        return g.REIGN_LENGTH.search(self.view, sentence, start + 1) is not None

    def _opens_sentence(self, at: int) -> bool:
        stops = g.PAUSE_STOPS if self.punctuation == PAUSES else g.SENTENCE_STOPS
        if at == self.paragraph.start or self.view[at - 1] in stops:
            return True
        return any(at == mark.end for mark in self.paragraph.marks)

    def _limit(self, start: int) -> int:
        """A date does not reach over a bracket, a quotation mark or the end of its note."""
        end = min(start + _LONGEST, self.paragraph.end)
        match = _EDGE.search(self.view, start, end)
        return match.start() if match is not None else end

    def _voice(self, at: int) -> Voice:
        if self.remark or _covers(self.paragraph.notes, at):
            return Voice.REMARK
        if self.speech or _covers(self.paragraph.quotations, at):
            return Voice.SPEECH
        return Voice.HEADLINE if self.headline else Voice.NARRATIVE


_EDGE: Final = re.compile("[（）()「」『』《》〈〉【】〔〕“”○§\n\r]")


def _covers(items: Sequence[Note] | Sequence[Quotation], at: int) -> bool:
    """True if one of the items, in order and not crossing, holds the place."""
    if not items:
        return False
    number = bisect_right(items, at, key=lambda item: item.start)
    return any(item.start <= at < item.end for item in items[max(0, number - 4) : number])
