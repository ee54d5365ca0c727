"""The garbage collector rests while values without cycles are made in great numbers."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Keep the collector from looking through all that is made until the end.

    A chronicle and its dating are frozen values without cycles: there is nothing in them to collect, and looking
    through them over and over takes a sixth of the time of a conversion.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
