"""The one door to Saxon: sheets compiled once, documents parsed without DTDs, entities or the network.

Documents go through lxml first, which refuses a document type and expands nothing; Saxon is handed what lxml has
written. Saxon itself may read files only (its own sheets), and what it writes lands in a private folder.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree
from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmNode, PyXslt30Processor, PyXsltExecutable

from edition import tei
from edition.errors import InternalError, Place, TeiError

_PROTOCOLS: Final = "http://saxon.sf.net/feature/allowedProtocols"
# Saxon marks where in the sheet an error arose; a reader of the message wants the message.
_WHERE: Final = re.compile(r"\s*(?:at|in) (?:xsl:|template |\w+\.xsl).*", re.DOTALL)

_STDERR: Final = 2
_DECLARATION: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>)?\s*")

Parameter = str | int | bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a transformation made: the principal result, and documents by their relative address, in order."""

    principal: str
    documents: dict[str, str] = field(default_factory=dict)


@cache
def _processor() -> PySaxonProcessor:
    """The processor of this run: making one takes longer than most transformations."""
    processor = PySaxonProcessor(license=False)
    processor.set_configuration_property(_PROTOCOLS, "file")
    return processor


class Sheet:
    """A compiled XSLT 3.0 sheet."""

    def __init__(self, path: Path) -> None:
        """Compile a sheet; raises InternalError with Saxon's message if it has an error."""
        self.path = path
        self._executable = _compile(path)

    def transform(
        self,
        document: Path | bytes | str | etree._Element,
        *,
        parameters: Mapping[str, Parameter] | None = None,
    ) -> Result:
        """Transform a document; a tree that is given must have been parsed as safely as `tei.parse` does.

        Raises TeiError if it is not well-formed or declares a document type, and for what the sheet itself
        refuses (`xsl:message terminate="yes"`).
        """
        path = document if isinstance(document, Path) else None
        node = _parse(document)
        executable = self._executable
        executable.clear_parameters()
        for name, value in (parameters or {}).items():
            executable.set_parameter(name, _atomic(value))
        executable.set_save_xsl_message(True)
        with _written() as folder:
            executable.set_base_output_uri((folder / "principal").as_uri())
            executable.set_global_context_item(xdm_item=node)
            try:
                with _silent():
                    principal = executable.transform_to_string(xdm_node=node)
            except PySaxonApiError as error:
                raise TeiError(
                    _reason(executable, error), place=Place(path), remedy="correct the file, or report it"
                ) from None
            finally:
                executable.clear_xsl_messages()
            return Result(principal or "", _documents(folder))


@cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    """The private folder of this run; it goes when the run ends."""
    return tempfile.TemporaryDirectory(prefix="edition-")


@contextmanager
def _written() -> Iterator[Path]:
    """Where the documents of one transformation land.

    Saxon makes the folder when a sheet writes a document: most write none, and making folders takes longer than
    checking a short file.
    """
    folder = Path(_scratch().name) / "documents"
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep Saxon from writing its own trace of an error to standard error; its words are in the error raised.

    It writes from beneath Python and has no setting for that, so the descriptor itself leads nowhere meanwhile.
    """
    try:
        kept = os.dup(_STDERR)
    except OSError:  # closed: there is nothing to keep
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)


@cache
def _compile(path: Path) -> PyXsltExecutable:
    compiler: PyXslt30Processor = _processor().new_xslt30_processor()
    try:
        return compiler.compile_stylesheet(stylesheet_file=str(path))
    except PySaxonApiError as error:
        raise InternalError(f"the sheet does not compile: {error}", place=Place(path)) from None


def _parse(document: Path | bytes | str | etree._Element) -> PyXdmNode:
    """Parse a document safely, with the line numbers that it has in its file."""
    if isinstance(document, etree._Element):
        return _built(etree.tostring(document.getroottree(), encoding="unicode"))
    data = document.read_bytes() if isinstance(document, Path) else document
    raw = data.encode("utf-8") if isinstance(data, str) else data
    root = tei.parse(raw, document if isinstance(document, Path) else None)
    text = etree.tostring(root.getroottree(), encoding="unicode")
    # lxml leaves out the XML declaration: empty lines in its place keep the line numbers true.
    return _built("\n" * raw.count(b"\n", 0, _DECLARATION.match(raw).end()) + text)  # type: ignore[union-attr]


def _built(text: str) -> PyXdmNode:
    builder = _processor().new_document_builder()
    builder.set_line_numbering(True)
    try:
        return builder.parse_xml(xml_text=text)
    except PySaxonApiError as error:  # it has limits of its own, such as a hundred levels of elements
        message = " ".join(str(error).split())
        raise TeiError(f"Saxon cannot read it: {message}", remedy="correct the file") from None


def _atomic(value: Parameter) -> Any:
    processor = _processor()
    if isinstance(value, bool):
        return processor.make_boolean_value(value)
    if isinstance(value, int):
        return processor.make_integer_value(value)
    return processor.make_string_value(value)


def _reason(executable: PyXsltExecutable, error: PySaxonApiError) -> str:
    """The sheet's own message where it gave one, else Saxon's, without the place in the sheet."""
    messages = executable.get_xsl_messages()
    if messages is not None and messages.size:
        return " ".join(str(messages.item_at(messages.size - 1)).split())
    return " ".join(_WHERE.sub("", str(error)).split())


def _documents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
