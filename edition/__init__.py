"""From a plain-text chronicle in literary Chinese to a citable digital edition."""

from typing import Final

__version__: Final = "0.1.0"
