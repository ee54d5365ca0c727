"""Encodings of transcriptions: declared, marked, or found out by what the bytes say in each.

Strict UTF-8 is practically never anything else. Bytes that are not UTF-8 are tried in the encodings that Chinese texts
come in; where several can be read, the one in which common characters of literary Chinese stand is taken, if it is
clearly the best. Nothing is ever decoded with replacements: an encoding fits if the text can be written back as
the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

UTF8: Final = "utf-8"
BOM: Final = "\ufeff"
#: Encodings by the name that the header records, with the codecs tried for each, the widest last.
CODECS: Final[dict[str, tuple[str, ...]]] = {
    UTF8: ("utf-8",),
    "utf-16-le": ("utf-16-le",),
    "utf-16-be": ("utf-16-be",),
    "gb18030": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
}
#: Other names by which people call them.
ALIASES: Final = {
    "utf8": UTF8,
    "utf-8-sig": UTF8,
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb-18030": "gb18030",
    "cp950": "big5",
    "big-5": "big5",
    "big5-hkscs": "big5",
    "big5hkscs": "big5",
}
_MARKS: Final = ((b"\xef\xbb\xbf", UTF8), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# The commonest characters of chronicles in both scripts, counted in texts of the genre, and their punctuation. Half of
# the characters of a text are among them; of a text read in a wrong encoding, one in thirty.
_COMMON: Final = frozenset(
    "之月州以年使不十二其人三史西五曰而四大元宗至一部城族中事王百及李帝自春所有上正子也太都是攻言本日入六守丹千天平"
    "臣九明出地定七安主又此如下八命令冬降山北路可道文在府通授外和死秋光合率首石公分表食士百能今先置亦方略行"
    "夏以后立卒数既若成取重相常生奉朔加隆位用奏清吉世法受己必同高真恩浦乞起申甲乙丙丁戊庚辛壬癸寅卯辰巳午未酉戌亥"
    "繼遷於為傳軍長繼國紀與萬遣時將來則書眾銀陷馬黨東賜屬詔復請聞從後諸遼乾興還擊陽輔縣陵卿殺賊師謀遂歸"
    "继迁于为传军长国纪与万遣时将来则书众银马党东赐属诏复请闻从后诸辽兴还击阳县杀贼师谋归官故兵皆"
    "，。、：；「」『』《》“”？！（）·　"
)
_SAMPLE: Final = 65536
# A text is read in an encoding if this share of its characters is common there, and it leads by this factor.
_PLAUSIBLE: Final = 0.2
_LEADS: Final = 3.0
# Of fewer characters than these chance may decide.
_ENOUGH: Final = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """Bytes read in one encoding: its name, the codec, the text with its byte order mark if it has one.

    `plausible` is the share of characters, 0 to 1, that are common in literary Chinese.
    """

    name: str
    codec: str
    text: str
    plausible: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out: the reading, or None where no encoding is clearly the right one.

    `how` is `declared`, `marked` (a byte order mark), `valid` (strict UTF-8) or `judged`. `others` are readings that
    are possible too.
    """

    reading: Reading | None
    how: str
    others: tuple[Reading, ...] = ()


def canonical(name: str) -> str | None:
    """The name under which an encoding is recorded, None if it is none that is known."""
    lower = name.strip().lower().replace("_", "-")
    lower = ALIASES.get(lower, lower)
    return lower if lower in CODECS or lower == "utf-16" else None


def name_of(codec: str) -> str | None:
    """The name of the encoding that a codec belongs to, None if it belongs to none."""
    return next((name for name, codecs in CODECS.items() if codec in codecs), None)


def read_as(data: bytes, name: str) -> Reading | None:
    """The bytes in one encoding, None if they are not in it. `utf-16` takes the order of bytes from its mark."""
    if name == "utf-16":
        marked = next((own for mark, own in _MARKS if data.startswith(mark)), "utf-16-le")
        return read_as(data, marked) if marked != UTF8 else None
    for codec in CODECS[name]:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if text.encode(codec, "surrogatepass") == data:
            return Reading(name, codec, text, plausible(text))
    return None


def find(data: bytes) -> Found:
    """In which encoding bytes are.

    A byte order mark settles it, then strict UTF-8; else the one reading that looks like Chinese and leads.
    """
    marked = next((own for mark, own in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return Found(read_as(data, marked), "marked")
    valid = read_as(data, UTF8)
    if valid is not None:
        return Found(valid, "valid")
    readings = [read for name in CODECS if name != UTF8 and (read := read_as(data, name)) is not None]
    readings.sort(key=lambda read: (-read.plausible, read.name))
    if not readings:
        return Found(None, "judged")
    best, rest = readings[0], readings[1:]
    enough = sum(char > "\x7f" for char in best.text[:_SAMPLE]) >= _ENOUGH
    clear = (
        enough
        and best.plausible >= _PLAUSIBLE
        and all(best.plausible >= _LEADS * read.plausible for read in rest)
    )
    return Found(best if clear else None, "judged", tuple(rest if clear else readings))


def plausible(text: str) -> float:
    """The share of characters that are common in chronicles; white space and ASCII do not count."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f" and char != BOM]
    return sum(char in _COMMON for char in sample) / len(sample) if sample else 0.0
