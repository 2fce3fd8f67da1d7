"""One table of file formats, and the function that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

if TYPE_CHECKING:  # the table of formats is read by every --help
    from ehrenamt_cli.documents.tree import DocumentTree


class Writer(NamedTuple):
    """A file format: the module that writes it (loaded when it is used), its function, and the words for it."""

    module: str
    function: str
    label: Text

    def load(self) -> Callable[[DocumentTree], bytes]:
        """The function itself."""
        write: Callable[[DocumentTree], bytes] = getattr(import_module(f"ehrenamt_cli.documents.{self.module}"), self.function)
        return write


WRITERS: Mapping[str, Writer] = {
    "pdf": Writer("pdf", "write_pdf", Text("PDF (barrierefrei, für das Archiv)", "PDF (accessible, for the archive)")),
    "docx": Writer("docx", "write_docx", Text("Word", "Word")),
    "odt": Writer("odt", "write_odt", Text("OpenDocument (LibreOffice)", "OpenDocument (LibreOffice)")),
    "html": Writer("html", "write_html", Text("Webseite in einer Datei", "web page in one file")),
    "md": Writer("markdown", "write_markdown", Text("Markdown", "Markdown")),
}


def write(tree: DocumentTree, to: str) -> bytes:
    """The document in the format ``to``, one of WRITERS."""
    if to not in WRITERS:
        raise WrongUsage(
            Text("Das Format „{to}“ gibt es nicht.", "There is no format “{to}”.").fill(to=to),
            Text("Möglich sind: {formats}.", "Possible are: {formats}.").fill(formats=", ".join(WRITERS)),
        )
    return WRITERS[to].load()(tree)
