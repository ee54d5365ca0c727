"""From a plain-text chronicle in literary Chinese to a citable digital edition.

Data flows one way, and imports only point up this list:

    errors      one tree of errors; each knows file, line, column and a remedy
    resources   where sheets, schema and tables lie, in a checkout or installed
    files       writing aside and moving into place; rows: reading tables of the editors
    fold        one form of a character for comparison; works: the list of works cited;
                characters: what private-use characters stand for
    source      bytes -> Source: text, line table, places
    tei         reading TEI back: safe parsing, base text; saxon: the one door to XSLT
    metadata    what an edition and its texts say of themselves; manifest: edition.toml with lines
    editorial   year headings, emendations and decisions of the editors, checked against the source
    grammar     the patterns of the genre as data
    model       the chronicle as frozen values with spans
    parse       Source -> Chronicle: headings, entries, notes, citations, quotations, readings, date phrases
    decide      the editors' decisions applied
    calendar    months, eras, rulers, days: pure, knows nothing of texts
    link        two Chronicles -> the passages that they share
    dating      Chronicle -> Dated: the running date carried through a text
    arrange     blocks -> divisions
    identify    identifiers that outlive re-encoding
    received    plain text or TEI, ours, CBETA's or another's -> Source, and what its header says
    encode      Chronicle, Dated, identifiers -> TEI
    project     the manifest of an edition on disk
    validate    RELAX NG, Schematron, references, dates, base text -> findings
    convert     one text through all rooms, with the proof that nothing was lost
    fonts       what the book is set in; render: site and book
    deposit     the archive package
    report      what is in the texts and what is doubtful; ask: dates asked on the command line
    single      one file without a manifest; build: a whole edition; show: findings and errors for a terminal
    cli         one command a room; the only place that prints and exits
"""

from typing import Final

__all__ = ["__version__"]

__version__: Final = "0.1.0"
