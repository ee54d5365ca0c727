"""The TEI header, made from the manifest, the list of works and what was really done to the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from edition import __version__
from edition.encode.context import Context, entity_id, pua_id
from edition.encode.declarations import declarations
from edition.encode.inline import attributes, escape
from edition.metadata import UNKNOWN, EditionInfo, Person, TextInfo
from edition.model import Reading, paragraphs_of

if TYPE_CHECKING:
    from edition.works import Work

_LANGUAGES: Final = {
    "lzh-Hant": "Literary Chinese, traditional characters",
    "lzh-Hans": "Literary Chinese, simplified characters",
    "lzh": "Literary Chinese",
}
CALENDARS: Final = {
    "song": "Lunisolar calendar of the Song (宋)",
    "liao": "Lunisolar calendar of the Liao (遼)",
    "jin": "Lunisolar calendar of the Jin (金)",
    "yuan": "Lunisolar calendar of the Yuan (元)",
    "xixia": "Lunisolar calendar of the Western Xia (西夏); its month starts are those of the Song by assumption",
    "wudai": "Lunisolar calendars of the Five Dynasties and Ten Kingdoms (五代十國)",
    "chinese": "Lunisolar calendar of the Chinese court of the time",
}
_CUSTOM: Final = (
    "In when-custom: the Common Era number of the lunar year, the month (i after it: intercalary), the day of the "
    "month. In when, notBefore and notAfter: the proleptic Gregorian calendar."
)


def header(
    context: Context, info: TextInfo, edition: EditionInfo, works: Sequence[Work], calendars: Iterable[str]
) -> str:
    """The `teiHeader` of one text."""
    parts = (
        "<teiHeader>",
        "<fileDesc>",
        *_title_statement(info, edition),
        f'<editionStmt><edition n="{escape(edition.version)}">{escape(edition.version)}</edition></editionStmt>',
        _extent(context),
        *_publication(info, edition),
        *_source_description(context, info, works),
        "</fileDesc>",
        *_encoding(context, edition),
        *_profile(info, calendars),
        _revision(edition),
        "</teiHeader>",
    )
    return "\n".join(parts)


def _revision(edition: EditionInfo) -> str:
    pairs = (("when", edition.date), ("who", "#encoder"))
    return f"<revisionDesc><change{attributes(pairs)}>encoded</change></revisionDesc>"


def _title_statement(info: TextInfo, edition: EditionInfo) -> Iterator[str]:
    yield "<titleStmt>"
    yield f"<title{attributes((('type', 'main'), ('xml:lang', info.language)))}>{escape(info.title)}</title>"
    if info.part:
        number = str(info.part_number) if info.part_number is not None else None
        yield f"<title{attributes((('type', 'part'), ('n', number)))}>{escape(info.part)}</title>"
    yield f"<author{attributes((('xml:id', info.author.xml_id),))}>{escape(info.author.name)}</author>"
    yield (
        '<respStmt xml:id="editor"><resp>edited by</resp>'
        + "".join(map(_person, edition.editors))
        + "</respStmt>"
    )
    yield '<respStmt xml:id="encoder"><resp>encoded by</resp><name type="software">edition</name></respStmt>'
    who = info.transcriber if info.transcriber != UNKNOWN else "the transcribers of the source text (unknown)"
    yield f'<respStmt xml:id="transcription"><resp>transcribed by</resp><orgName>{escape(who)}</orgName></respStmt>'
    yield "</titleStmt>"


def _person(person: Person) -> str:
    tag = "orgName" if person.organisation else "persName"
    ref = f"https://orcid.org/{person.orcid}" if person.orcid else None
    return f"<{tag}{attributes((('ref', ref),))}>{escape(person.name)}</{tag}>"


def _extent(context: Context) -> str:
    size = sum(line.end - line.start for line in context.source.lines)
    return (
        f'<extent><measure unit="character" quantity="{size}"/>'
        f'<measure unit="line" quantity="{len(context.source.lines)}"/></extent>'
    )


def _publication(info: TextInfo, edition: EditionInfo) -> Iterator[str]:
    yield "<publicationStmt>"
    yield f"<publisher>{escape(edition.publisher)}</publisher>"
    yield f"<pubPlace>{escape(edition.place)}</pubPlace>"
    yield f"<date{attributes((('when', edition.date),))}/>"
    yield f'<idno type="local">{escape(info.id)}</idno>'
    for kind, value in edition.identifiers:
        yield f"<idno{attributes((('type', kind),))}>{escape(value)}</idno>"
    yield _licence(edition)
    yield f"<p>{escape(f'Rights in the transcription: {info.rights}')}</p></availability>"
    yield "</publicationStmt>"


def _licence(edition: EditionInfo) -> str:
    """The licence of the encoding; one that nobody knows has no address, and does not make a text free."""
    target = attributes((("target", edition.licence.url or None),))
    status = "free" if edition.licence.url else "unknown"
    name = escape(edition.licence.name)
    return f'<availability status="{status}"><licence{target}>{name} (encoding)</licence>'


def _source_description(context: Context, info: TextInfo, works: Sequence[Work]) -> Iterator[str]:
    yield "<sourceDesc>"
    facts = "".join(f"; {label}: {escape(value)}" for label, value in _provenance(info))
    date = f", <date>{escape(info.work_date)}</date>" if info.work_date else ""
    work = f"<title>{escape(info.full_title)}</title>, <author>{escape(info.author.name)}</author>{date}"
    yield f'<bibl>{work}; transcription <idno type="sha256">{context.source.sha256}</idno>{facts}</bibl>'
    witnesses, others = _cited(context, works)
    if witnesses:
        yield "<listWit>"
        yield from (
            f"<witness{attributes((('xml:id', key),))}>{bibl}</witness>" for key, bibl in witnesses.items()
        )
        yield "</listWit>"
    if others:
        yield '<listBibl type="works">'
        yield from others.values()
        yield "</listBibl>"
    yield "</sourceDesc>"


def _provenance(info: TextInfo) -> Iterator[tuple[str, str]]:
    yield "base edition (底本)", info.base_edition
    yield "punctuated by", info.punctuator
    yield "obtained from", info.obtained_from
    yield "obtained on", info.obtained_on
    for remark in info.remarks:
        yield "remark", remark


def _cited(context: Context, works: Sequence[Work]) -> tuple[dict[str, str], dict[str, str]]:
    """The works that the text cites: witnesses of readings, and all others, each repeated from the list of works."""
    known = {work.id: work for work in works}
    reading = {r.witness for r in _readings(context) if r.witness}
    titles: dict[str, str] = {}
    for note in context.notes.values():
        for citation in note.citations:
            if citation.work:
                titles.setdefault(citation.work, context.readable(citation.title))
    witnesses: dict[str, str] = {}
    others: dict[str, str] = {}
    for key in sorted(titles):
        if key in reading:
            witnesses[key] = _bibl(None, known.get(key), titles[key])
        else:
            others[key] = _bibl(key, known.get(key), titles[key])
    return witnesses, others


def _readings(context: Context) -> Iterator[Reading]:
    for block in context.chronicle.blocks:
        for paragraph in paragraphs_of(block):
            for apparatus in paragraph.apparatus:
                yield from apparatus.readings


def _bibl(key: str | None, work: Work | None, title: str) -> str:
    """One work; `type="unlisted"` says that the list of works does not have it."""
    if work is None:
        return f"<bibl{attributes((('xml:id', key), ('type', 'unlisted')))}><title>{escape(title)}</title></bibl>"
    author = f"<author>{escape(work.author)}</author> " if work.author else ""
    short = "".join(f' <title type="short">{escape(name)}</title>' for name in work.short_titles)
    return f"<bibl{attributes((('xml:id', key),))}>{author}<title>{escape(work.title)}</title>{short}</bibl>"


def _encoding(context: Context, edition: EditionInfo) -> Iterator[str]:
    yield "<encodingDesc>"
    purpose = f"Encoded for {edition.title_en} ({edition.title_zh}). Errata: {edition.contact}."
    yield f"<projectDesc><p>{escape(purpose)}</p></projectDesc>"
    yield from declarations(context)
    yield "<refsDecl>"
    entry = """<citeStructure unit="entry" match="div[@type='entry']" use="@n" delim="."/>"""
    yield f"""<citeStructure unit="year" match="//div[@type='year']" use="@n">{entry}</citeStructure>"""
    yield "</refsDecl>"
    if any(True for _ in _readings(context)):
        yield '<variantEncoding location="internal" method="parallel-segmentation"/>'
    if context.private or context.entities:
        yield "<charDecl>"
        yield from (_char(context, char) for char in context.private)
        yield from map(_entity, context.entities)
        yield "</charDecl>"
    pipeline = (
        f'<application ident="edition" version="{__version__}"><desc>the pipeline that made this file</desc>'
    )
    yield f"<appInfo>{pipeline}</application></appInfo>"
    yield "</encodingDesc>"


def _entity(entity: str) -> str:
    """A character of which the transcription gives only a number of its own."""
    return f'<char xml:id="{entity_id(entity)}"><mapping type="entity">{escape(entity)}</mapping></char>'


def _char(context: Context, char: str) -> str:
    standard = context.standard.get(char)
    mapping = f'<mapping type="standard">{escape(standard)}</mapping>' if standard else ""
    if char in context.described:
        mapping = f'<mapping type="IDS">{escape(context.described[char])}</mapping>'
    return f'<char xml:id="{pua_id(char)}"><mapping type="PUA">U+{ord(char):04X}</mapping>{mapping}</char>'


def _profile(info: TextInfo, calendars: Iterable[str]) -> Iterator[str]:
    yield "<profileDesc>"
    yield (
        f"<langUsage><language{attributes((('ident', info.language),))}>"
        f"{escape(_LANGUAGES.get(info.language, info.language))}</language></langUsage>"
    )
    yield "<calendarDesc>"
    for key in sorted({*calendars, info.calendar}):
        text = f"{CALENDARS.get(key, 'Lunisolar calendar: ' + key)}. {_CUSTOM}"
        yield f'<calendar xml:id="{key}"><p>{escape(text)}</p></calendar>'
    yield "</calendarDesc>"
    yield "</profileDesc>"
