"""The editors' decisions: each kind, and what each says when it meets nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edition import dating
from edition.decide import decide
from edition.editorial import Decision, Editorial
from edition.errors import DataError
from edition.model import Cert, Chronicle, Doubt, NoteKind, paragraphs_of
from edition.parse import parse
from edition.source import from_text
from edition.works import Work

TEXT = (
    "太平興國七年\n"
    "夏五月己酉，遣李甲乙（《長編》作杜乙）入朝，曰：「諾。」（《宋史·夏國傳》）是月，還。（《無名錄》）\n"
)
WORKS = (
    Work("songshi", "宋史", (), "", "", None, "", transliterates=False),
    Work("changbian", "續資治通鑑長編", ("長編",), "", "", None, "", transliterates=True),
)


@pytest.fixture
def chronicle() -> Chronicle:
    return parse(from_text(TEXT), "gangmu", Editorial("text"), WORKS)


def row(words: str, about: str, verdict: str, value: str = "", why: str = "因其文") -> Decision:
    line = 1 if words in TEXT.split("\n", maxsplit=1)[0] else 2
    column = TEXT.split("\n")[line - 1].index(words)
    return Decision("text", line, column, words, about, verdict, value, why)


def dates(chronicle: Chronicle) -> dict[str, tuple[str | None, str, Cert]]:
    dated = dating.date(chronicle)
    text = chronicle.source.text
    found = [d for block in chronicle.blocks for p in paragraphs_of(block) for d in p.dates]
    return {text[d.start : d.end]: (m.when, m.resp, m.cert) for d in found for m in [dated.dates[d.start]]}


def notes(chronicle: Chronicle) -> list[NoteKind]:
    return [note.kind for block in chronicle.blocks for p in paragraphs_of(block) for note in p.notes]


def test_an_accepted_date_is_certain_and_the_editors(chronicle: Chronicle) -> None:
    decided = decide(chronicle, [row("是月", "date", "accept")])
    assert dates(chronicle)["是月"] == ("0982-05", "encoder", Cert.HIGH)
    assert dates(decided)["是月"] == ("0982-05", "editor", Cert.HIGH)


def test_a_replaced_date_means_what_the_editors_say(chronicle: Chronicle) -> None:
    decided = decide(chronicle, [row("是月", "date", "replace", "太平興國七年六月")])
    assert dates(decided)["是月"] == ("0982-06", "editor", Cert.HIGH)


def test_a_rejected_date_is_no_date(chronicle: Chronicle) -> None:
    assert "是月" not in dates(decide(chronicle, [row("是月", "date", "reject")]))


def test_a_lemma_is_what_the_editors_say(chronicle: Chronicle) -> None:
    def lemma(of: Chronicle) -> list[tuple[str, str]]:
        found = [a for block in of.blocks for p in paragraphs_of(block) for a in p.apparatus]
        return [(of.source.text[a.start : a.end], a.resp) for a in found]

    assert lemma(chronicle) == [("李甲乙", "encoder")]
    assert lemma(decide(chronicle, [row("李甲乙", "lemma", "accept")])) == [("李甲乙", "editor")]
    assert lemma(decide(chronicle, [row("李甲乙", "lemma", "replace", "甲乙")])) == [("甲乙", "editor")]
    assert lemma(decide(chronicle, [row("李甲乙", "lemma", "reject")])) == []


def test_a_note_can_be_of_another_kind(chronicle: Chronicle) -> None:
    decided = decide(chronicle, [row("（《無名錄》）", "note", "replace", "gloss")])
    assert notes(chronicle)[-1] is NoteKind.SOURCE
    assert notes(decided)[-1] is NoteKind.GLOSS
    assert notes(decide(chronicle, [row("（《無名錄》）", "note", "accept")])) == notes(chronicle)


def test_a_citation_can_be_given_its_work(chronicle: Chronicle) -> None:
    decided = decide(chronicle, [row("《無名錄》", "citation", "replace", "songshi")])
    cited = [
        c for block in decided.blocks for p in paragraphs_of(block) for n in p.notes for c in n.citations
    ]
    assert cited[-1].work == "songshi"
    assert cited[-1].listed
    assert decide(chronicle, [row("《無名錄》", "citation", "accept")]).blocks == chronicle.blocks


def test_a_quotation_can_be_rejected(chronicle: Chronicle) -> None:
    def quoted(of: Chronicle) -> int:
        return sum(len(p.quotations) for block in of.blocks for p in paragraphs_of(block))

    assert quoted(chronicle) == 1
    assert quoted(decide(chronicle, [row("「諾。」", "quotation", "accept")])) == 1
    assert quoted(decide(chronicle, [row("「諾。」", "quotation", "reject")])) == 0


def test_a_decision_settles_its_doubt(chronicle: Chronicle) -> None:
    at = TEXT.index("《無名錄》")
    assert any(doubt.start == at and doubt.kind == "work" for doubt in chronicle.doubts)
    decided = decide(chronicle, [row("《無名錄》", "citation", "accept")])
    assert not any(doubt.start == at for doubt in decided.doubts)
    other = replace(chronicle, doubts=(Doubt("note", at, "another"),))
    assert decide(other, [row("《無名錄》", "citation", "accept")]).doubts == other.doubts


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (row("遣李", "date", "accept"), "no date begins here .*nearest date of the paragraph is 夏五月己酉"),
        (row("還。", "quotation", "reject"), "no quotation begins here .*remove it"),
        (row("是月", "date", "replace", "昔"), "“昔” is no date"),
        (row("李甲乙", "lemma", "replace", "丙"), "“丙” does not stand there"),
        (row("「諾。」", "quotation", "replace", "x"), "only be accepted or rejected"),
        (row("（《無名錄》）", "note", "reject"), "a note cannot be rejected"),
        (row("（《無名錄》）", "note", "replace", "x"), "“x” is no kind of note"),
        (row("還。", "citation", "accept"), "no note stands here"),
    ],
)
def test_a_decision_that_cannot_be_used_names_the_reason(
    chronicle: Chronicle, decision: Decision, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        decide(chronicle, [decision])


def test_a_place_without_text_is_named() -> None:
    empty = parse(from_text("\n\n甲。\n"), "gangmu", Editorial("text"), ())
    with pytest.raises(DataError, match="no paragraph stands here"):
        decide(
            empty,
            [
                Decision(
                    "text",
                    1,
                    0,
                    "",
                    "date",
                    "accept",
                    "",
                    "",
                )
            ],
        )


def test_notes_inside_notes_are_found() -> None:
    text = "甲（《宋史·夏國傳》，按《長編》同（一作乙）及《無名錄》）。\n"
    nested = parse(from_text(text), "biography", Editorial("text"), WORKS)
    at = text.index("（一作乙）")
    decided = decide(nested, [Decision("text", 1, at, "（一作乙）", "note", "replace", "gloss", "")])
    outer = next(note for block in decided.blocks for p in paragraphs_of(block) for note in p.notes)
    assert [child.kind for child in outer.children] == [NoteKind.GLOSS]


def test_the_file_of_decisions_of_this_edition_holds() -> None:
    assert (Path(__file__).parent.parent / "tei" / "decisions.csv").is_file()
