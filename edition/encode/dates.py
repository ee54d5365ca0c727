"""Attributes of `date`, and the prose that explains them in `standOff`."""

from __future__ import annotations

from edition.calendar.days import gregorian_iso
from edition.encode.inline import attributes
from edition.model import Cert, Dating


def date_attributes(dating: Dating, *, with_calendar: bool, identifier: str | None = None) -> str:
    """The attributes of a `date`: lunar date, Gregorian day or span, canonical form, who inferred it, how surely.

    `calendar` stands only where the element has text.
    """
    pairs: list[tuple[str, str | None]] = [("xml:id", identifier)]
    if dating.kind:
        pairs.append(("type", dating.kind))
    if dating.when is not None or dating.first is not None:
        pairs.append(("calendar", f"#{dating.calendar}" if with_calendar else None))
        pairs.append(("datingMethod", f"#{dating.calendar}"))
        pairs.append(("when-custom", dating.when))
        pairs += _gregorian(dating)
        pairs.append(("n", dating.full or None))
    cert = Cert.UNKNOWN if dating.when is None and dating.first is None else dating.cert
    pairs += [("resp", f"#{dating.resp}"), ("cert", str(cert)), ("evidence", dating.evidence)]
    return attributes(pairs)


def _gregorian(dating: Dating) -> list[tuple[str, str | None]]:
    """`when` for a day; `notBefore` and `notAfter` for a longer time."""
    if dating.kind == "impossible" or dating.first is None or dating.last is None:
        return []
    if dating.first == dating.last:
        return [("when", gregorian_iso(dating.first))]
    return [("notBefore", gregorian_iso(dating.first)), ("notAfter", gregorian_iso(dating.last))]
