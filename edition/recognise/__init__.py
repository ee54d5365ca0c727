"""What a transcription looks like: its conventions, recognised from the text, each with its reason.

    marks.py      punctuation, quotation marks, marks before headings and entries, the script
    lines.py      lines that are paragraphs, lines that were wrapped
    brackets.py   brackets that hold notes, words that open remarks
    division.py   綱目, 編年 or 紀傳
    findings.py   what a finding is

Nothing is decided in silence: whoever asks shows the findings, and the user corrects them in the manifest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from edition.parse.reading_text import ReadingText, build
from edition.profiles import KEYS, Conventions, shipped
from edition.recognise import brackets, division, lines, marks
from edition.recognise.findings import Finding, Recognition

if TYPE_CHECKING:
    from edition.source import Source

__all__ = ["Finding", "Recognition", "recognise"]


def recognise(source: Source, profile: str = "") -> Recognition:
    """The conventions that a text shows; those of `profile` where it is given, as far as the text does not differ.

    The division of the text is that of the profile.
    """
    base = shipped()[profile or "annals"]
    tags = marks.markup(source.text)
    base = _with(base, [tags])
    reading = build(
        source, (), base
    )  # markup is not looked at: its brackets hold no notes, its quotes no speech
    text = reading.text
    rows = [(row.start, text[row.start : row.end]) for row in reading.rows if not row.comment]
    rows = [(start, words) for start, words in rows if words.strip()]
    punctuation = marks.punctuation(text)
    found = [
        lines.lines(rows, source.text, punctuated=punctuation.value == "modern"),
        punctuation,
        brackets.notes(text),
        brackets.remarks(rows, _remark_words()),
        *marks.line_marks(text, base.headings),
        marks.quotations(text, base.quotations),
    ]
    own = _with(base, found)
    found = [tags, *(_placed(reading, finding) for finding in found)]
    if not profile:
        how = division.division(source, own)
        own = _with(replace(own, name=str(how.value)), [how])
        found.insert(0, how)
    language = marks.language(text)
    return Recognition(own, str(language.value), (*found, language))


def _placed(reading: ReadingText, finding: Finding) -> Finding:
    """The finding with its examples in their places in the source."""
    return replace(finding, examples=tuple(reading.start(at) for at in finding.examples))


def _with(base: Conventions, findings: list[Finding]) -> Conventions:
    values: dict[str, Any] = {finding.key: finding.value for finding in findings if finding.key in KEYS}
    return replace(base, **values)


def _remark_words() -> tuple[str, ...]:
    """Every word with which some profile lets remarks begin."""
    return tuple(dict.fromkeys(word for profile in shipped().values() for word in profile.remarks))
