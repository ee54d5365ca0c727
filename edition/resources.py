"""Where the sheets, the schema and the tables lie: in the repository, or inside the installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from edition.errors import InternalError

_PACKAGE: Final = Path(__file__).resolve().parent
# A wheel carries xslt/ and schema/ inside the package; a checkout has them beside it.
_ROOTS: Final = (_PACKAGE / "_data", _PACKAGE.parent)


def path(name: str) -> Path:
    """The file or folder `name`, given relative to the project root (`xslt/html.xsl`).

    Raises InternalError if the installation is incomplete.
    """
    if name.startswith("edition/"):  # the package's own tables lie in the package, installed or not
        return _PACKAGE / name.removeprefix("edition/")
    for root in _ROOTS:
        candidate = root / name
        if candidate.exists():
            return candidate
    raise InternalError(f"the installation lacks {name}", remedy="install the package `edition` again")
