"""How sure a date of annals is: no surer than the year that it stands in, and by what evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.dating.annals.flow import Flow
from edition.dating.spoken import is_spoken
from edition.dating.states import Found
from edition.grammar.dates import DateParts
from edition.model import Cert, DateExpression, Dating

UNMARKED: Final = "in text without punctuation a year before it may not have been seen"

_SINCE: Final = frozenset("自從从")
_UNTIL: Final = frozenset("至迄訖讫及")
# Behind 自甲子 the end of the span stands within so many characters.
_SPAN: Final = 6
STRAYED: Final = "the entry before it ends in a later year than it begins"


def certain(flow: Flow, found: Found, expression: DateExpression, *, told: bool) -> Dating:
    """A date with its certainty; where the year is inferred, the headline (`told`) says why."""
    dating, parts = found.dating, expression.parts
    if expression.decided or dating.when is None:
        return dating
    if told and flow.guess is not None and parts.era_year and not (parts.era or parts.cyclic_year):
        # 七年, counted by the era of the year that was inferred
        return replace(dating, cert=dating.cert.at_most(flow.guess.cert), remark=flow.guess.words)
    if parts.era or parts.era_year or parts.cyclic_year:
        if expression.aside and not (parts.era or parts.cyclic_year or is_spoken(expression)):
            return replace(
                dating, cert=dating.cert.at_most(Cert.MEDIUM)
            )  # by the running era, or one told with it
        return dating
    if flow.ahead.unmarked and parts.relative_year and parts.steps and dating.cert is Cert.HIGH:
        dating = replace(dating, cert=Cert.MEDIUM, remark=UNMARKED)
    if expression.aside and _may_be_year(flow, expression):
        return replace(dating, cert=Cert.LOW, remark=f"a day, or the year {parts.ganzhi}")
    if told and flow.strayed and parts.relative_year and parts.steps:
        dating = replace(dating, cert=dating.cert.at_most(Cert.LOW), remark=STRAYED)
    if parts.relative_year:  # 是歲 is as sure as the year that it takes up
        sure = flow.year_cert.at_most(Cert.MEDIUM) if flow.beside else flow.year_cert
        return replace(dating, cert=dating.cert.at_most(sure))
    cert = dating.cert.at_most(flow.year_cert)
    if told and not (parts.month or parts.leap_unnumbered or parts.season):
        cert = cert.at_most(flow.month_cert)
    if flow.guess is not None and not is_spoken(expression):
        words = f"{flow.guess.words}; {dating.remark}" if dating.remark else flow.guess.words
        remark = words if told else dating.remark
        return replace(dating, cert=cert, evidence=flow.guess.evidence, remark=remark)
    return replace(dating, cert=cert, evidence=_evidence(flow, expression, dating))


def _evidence(flow: Flow, expression: DateExpression, dating: Dating) -> str:
    """By what a date without a year has one."""
    if flow.year_cert is Cert.LOW:
        return "sequence"
    if flow.headed and dating.evidence == "running" and not expression.parts.relative_month:
        return "heading"
    return dating.evidence


def _may_be_year(flow: Flow, expression: DateExpression) -> bool:
    """山自壬辰兵起聚衆: without punctuation a pair behind 自 that no 至 follows may well be a year."""
    parts, view = expression.parts, flow.view
    alone = parts.ganzhi is not None and parts == DateParts(parts.text, ganzhi=parts.ganzhi)
    since = flow.ahead.unmarked and alone and view[expression.start - 1 : expression.start] in _SINCE
    return since and _UNTIL.isdisjoint(view[expression.end : expression.end + _SPAN])
