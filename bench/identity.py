"""Copy a document by Saxon: python bench/identity.py DOCUMENT.xml."""

from __future__ import annotations

import sys
from pathlib import Path

from edition.saxon import Sheet

if __name__ == "__main__":
    print(Sheet(Path(__file__).with_name("identity.xsl")).transform(Path(sys.argv[1])).principal)
