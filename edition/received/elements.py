"""What the elements of TEI, and those that CBETA adds, are to a plain text.

Elements of TEI P4 (`div1`) are here too. An element that is in none of these sets gives its text, and is counted.
"""

from __future__ import annotations

from typing import Final


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Each is a line, or holds some.
BLOCKS: Final = _names(
    """
    p ab head l lg item cell row table list byline docNumber juan trailer opener closer salute signed
    dateline epigraph argument sp speaker stage div div1 div2 div3 div4 div5 div6 div7 entry form def
    event docTitle titlePart docAuthor docImprint titlePage castList castItem postscript text group
    floatingText
    """
)
#: Elements within a line that only say what their words are.
PHRASES: Final = _names(
    """
    seg hi emph term foreign name persName placeName orgName geogName rs date time num measure title
    bibl ref q said quote cit mentioned soCalled gloss lem t tt zi yin jhead add supplied surplus damage
    w pc c s cl phr m abbr author label editor roleName surname forename genName addName country region
    settlement district bloc formula subst ruby rb code distinct ident idno dialog sic orig corr reg
    unclear secl
    """
)
#: Marks that have no text.
EMPTY: Final = _names(
    """
    lb pb cb gb milestone anchor ptr link index handShift addSpan delSpan damageSpan metamark
    """
)
#: Of these, the ones that tell where the printed edition goes on.
PLACES: Final = ("lb", "pb", "cb", "milestone")
#: What is no text of the work, wherever it stands.
ASIDE: Final = _names(
    """
    rdg rdgGrp mulu figure graphic gap fw del witDetail expan rt interp interpGrp
    """
)
#: Places of notes that stand within the line (夾注).
INLINE: Final = ("inline", "interlinear")
#: Notes of these types are the editors', wherever they stand.
EDITORS: Final = ("orig", "mod", "add", "star", "editorial", "authorial-commentary")
#: Which of two forms is what the text reads, the first that is there: CBETA prints its corrections.
CBETA_CHOICE: Final = ("corr", "orig", "abbr", "unclear", "sic")
CHOICE: Final = ("sic", "orig", "abbr", "unclear", "corr")
