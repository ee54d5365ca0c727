"""Quotations: pairs of marks, through paragraphs, and marks that were lost."""

import pytest

from edition.parse.quotations import Stretch, loses_marks, lost_marks, match_marks


def stretches(*texts: str) -> list[Stretch]:
    found, at = [], 0
    for text in texts:
        found.append(Stretch(at, text))
        at += len(text) + 1
    return found


def quoted(*texts: str) -> list[str]:
    """The words of all quotations, paragraph by paragraph."""
    own = stretches(*texts)
    found, _ = match_marks(own)
    return [
        own[n].text[q.start - own[n].start : q.end - own[n].start]
        for n in sorted(found)
        for q in sorted(found[n], key=lambda q: (q.start, -q.end))
    ]


def doubts(*texts: str) -> list[str]:
    return [doubt.message for doubt in match_marks(stretches(*texts))[1]]


@pytest.mark.parametrize("marks", ["「」", "『』", "“”", "‘’", "﹁﹂", "﹃﹄"])
def test_a_pair_of_marks_is_a_quotation(marks: str) -> None:
    assert quoted(f"甲{marks[0]}乙{marks[1]}丙") == [f"{marks[0]}乙{marks[1]}"]


def test_quotations_nest() -> None:
    assert quoted("「甲『乙』丙」") == ["「甲『乙』丙」", "『乙』"]


def test_a_mark_that_never_closes_leaves_those_inside_it() -> None:
    assert quoted("「甲『乙』丙") == ["『乙』"]
    assert doubts("「甲『乙』丙") == ["an opening mark 「 that never closes"]


def test_a_closing_mark_alone_is_reported() -> None:
    assert doubts("甲」") == ["a closing mark 」 without an opening one"]


def test_marks_that_cross_give_up_the_inner_one() -> None:
    assert quoted("「甲『乙」丙』") == ["「甲『乙」"]


def test_a_second_mark_of_the_form_gives_up_the_first() -> None:
    assert quoted("「甲「乙」") == ["「乙」"]


def test_a_quotation_through_paragraphs_has_a_part_in_each() -> None:
    assert quoted("甲「乙", "丙", "丁」戊") == ["「乙", "丙", "丁」"]


def test_the_parts_of_a_quotation_are_of_one_group() -> None:
    found, _ = match_marks(stretches("「甲", "乙」「丙", "丁」"))
    assert [[q.group for q in found[n]] for n in range(3)] == [[0], [0, 1], [1]]


def test_a_mark_repeated_at_the_head_of_a_paragraph_opens_nothing() -> None:
    assert quoted("「甲", "「乙", "「丙」") == ["「甲", "「乙", "「丙」"]


def test_a_quotation_is_not_carried_on_without_end() -> None:
    assert quoted("「甲", *(["乙"] * 40), "丙」") == []


def lost(text: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], str(q.cert)) for q in lost_marks(Stretch(0, text))[0]]


def test_a_space_behind_a_colon_opens_speech() -> None:
    assert lost("甲曰： 諾。 遂行。") == [(" 諾。 ", "high")]


def test_a_word_between_spaces_is_mentioned() -> None:
    assert lost("改 殷 為 興 。") == [(" 殷 ", "medium"), (" 興 ", "medium")]


def test_a_space_without_a_partner_is_reported() -> None:
    found, odd = lost_marks(Stretch(0, "甲 乙曰： 諾。 "))
    assert [(q.start, q.end) for q in found] == [(5, 9)]
    assert [doubt.start for doubt in odd] == [1]


def test_speech_that_never_closes_is_reported() -> None:
    found, odd = lost_marks(Stretch(0, "甲曰： 諾"))
    assert (found, [doubt.start for doubt in odd]) == ([], [3])


def test_a_space_at_the_end_counts_once() -> None:
    assert lost("甲曰： 諾。 乙 ") == [(" 諾。 ", "high")]


def test_double_spaces_stand_for_no_marks() -> None:
    assert lost("甲曰：  諾。  乙") == []


@pytest.mark.parametrize(
    ("texts", "loses"),
    [(["曰： 諾。 "], True), (["曰： 諾。 ", "「甲」"], False), (["甲 乙 丙"], False), ([], False)],
)
def test_a_text_loses_its_marks_or_not(texts: list[str], loses: bool) -> None:
    assert loses_marks(iter(texts)) is loses


def test_straight_marks_open_and_close_in_turn() -> None:
    own = stretches('使者曰："國主年四歲。"議者謂琳"知大體"。')
    found, odd = match_marks(own, ("「」", '""'))
    assert [own[0].text[q.start : q.end] for q in found[0]] == ['"國主年四歲。"', '"知大體"']
    assert odd == []


def test_a_straight_mark_behind_a_colon_opens_again() -> None:
    own = stretches('曰："甲。乙曰："丙。"')
    found, odd = match_marks(own, ('""',))
    assert [own[0].text[q.start : q.end] for q in found[0]] == ['"丙。"']
    assert [doubt.start for doubt in odd] == [2]


def test_a_straight_mark_opens_nothing_beyond_its_paragraph() -> None:
    found, odd = match_marks(stretches('曰："甲。', '乙"丙"。'), ('""',))
    assert [len(found[n]) for n in sorted(found)] == [1] and len(odd) == 1


def test_a_straight_mark_that_the_next_paragraph_repeats_goes_on() -> None:
    found, odd = match_marks(stretches('曰："甲。', '　　"乙。"'), ('""',))
    assert [len(found[n]) for n in sorted(found)] == [1, 1] and odd == []


def test_a_pair_of_different_marks_is_a_quotation_and_is_reported() -> None:
    assert quoted("曰：“甲」乙") == ["“甲」"]
    assert doubts("曰：“甲」乙") == ["an opening mark “ that 」 closes"]


def test_titles_are_no_quotations() -> None:
    assert quoted("《甲》〈乙〉") == []


def test_a_repeated_opening_mark_may_be_indented() -> None:
    assert quoted("甲「乙", "　　「丙」丁") == ["「乙", "　　「丙」"]
