"""Lists of what the program does not do yet: one item a line. They may only shrink.

A test that reads such a list fails where an item of it holds by now, and where something holds no more that is not on
it. With UPDATE_PENDING set, what holds by now is taken out; nothing is ever put in but by hand.
"""

import os
from collections.abc import Callable
from pathlib import Path


def read(path: Path, holds: Callable[[str], bool]) -> set[str]:
    """The items of a list; those that hold are taken out of the file first if UPDATE_PENDING is set."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if os.environ.get("UPDATE_PENDING"):
        lines = [line for line in lines if not line or line.startswith("#") or not holds(line)]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return {line for line in lines if line and not line.startswith("#")}
