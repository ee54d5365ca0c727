"""What the conventions found in the texts, and what no rule touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from edition import touched
from edition.report.base import Row, Text

if TYPE_CHECKING:
    from edition.convert import Conversion
    from edition.metadata import TextInfo
    from edition.works import Work

_SHOWN: Final = 40  # characters of a paragraph that are shown


def conventions(texts: Sequence[Text], _: Sequence[Work] = ()) -> list[Row]:
    """One row a convention of a text: what it found, and what the text looks like where that differs; then what
    no rule touched, and the longest paragraphs of that.
    """
    return [row for info, conversion in texts for row in _conventions(info, conversion)]


def _conventions(info: TextInfo, conversion: Conversion) -> Iterator[Row]:
    source = conversion.chronicle.source
    for found in touched.conventions(conversion.chronicle):
        line = source.locate(found.first)[0] if found.first is not None else None
        remark = f"the text looks like {found.otherwise}" if found.otherwise else ""
        yield _convention(info, found.key, found.value, found.count, line, remark)
    left = touched.untouched(conversion.chronicle)
    share = f"{left.share:.1%} of the characters"
    yield _convention(
        info, "untouched", share, len(left.paragraphs), None, "paragraphs without anything recognised"
    )
    for paragraph in left.longest:
        words = source.text[paragraph.start : paragraph.end].strip()
        line, _ = source.locate(paragraph.start)
        yield _convention(info, "untouched", f"{len(words)} characters", 1, line, words[:_SHOWN])


def _convention(info: TextInfo, key: str, value: str, found: int, line: int | None, remark: str) -> Row:
    return {
        "text": info.id,
        "convention": key,
        "value": value,
        "found": found,
        "line": line,
        "remark": remark,
    }
