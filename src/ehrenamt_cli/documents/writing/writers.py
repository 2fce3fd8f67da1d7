"""One table of file formats, and the function that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    together: str = ""
    """The function that writes several documents into one file, where the format has room for them."""

    def load(self) -> Callable[[DocumentTree], bytes]:
        """The function itself."""
        write: Callable[[DocumentTree], bytes] = getattr(
            import_module(f"ehrenamt_cli.documents.writing.{self.module}"), self.function
        )
        return write

    def load_together(self) -> Callable[[Sequence[DocumentTree]], bytes]:
        """The function for several."""
        write: Callable[[Sequence[DocumentTree]], bytes] = getattr(
            import_module(f"ehrenamt_cli.documents.writing.{self.module}"), self.together
        )
        return write


WRITERS: Mapping[str, Writer] = {
    "pdf": Writer(
        "pdf", "write_pdf", Text("PDF (barrierefrei, für das Archiv)", "PDF (accessible, for the archive)"), "write_pdf_of"
    ),
    "docx": Writer("docx", "write_docx", Text("Word", "Word")),
    "odt": Writer("odt", "write_odt", Text("OpenDocument (LibreOffice)", "OpenDocument (LibreOffice)")),
    "html": Writer("html", "write_html", Text("Webseite in einer Datei", "web page in one file")),
    "md": Writer("markdown", "write_markdown", Text("Markdown", "Markdown"), "write_markdown_of"),
}


AT_MOST = 200
"""So many documents go into one file: a thousand letters in one PDF would take a gigabyte of memory."""


def write(tree: DocumentTree, to: str) -> bytes:
    """The document in the format ``to``, one of WRITERS."""
    if to not in WRITERS:
        raise WrongUsage(
            Text("Das Format „{to}“ gibt es nicht.", "There is no format “{to}”.").fill(to=to),
            Text("Möglich sind: {formats}.", "Possible are: {formats}.").fill(formats=", ".join(WRITERS)),
        )
    return WRITERS[to].load()(tree)


def write_together(trees: Sequence[DocumentTree], to: str) -> bytes:
    """Several documents as one file; a single one is written as ever."""
    if len(trees) == 1:
        return write(trees[0], to)
    if not WRITERS[to].together:
        raise WrongUsage(
            Text(
                "Mehrere Dokumente in einer Datei gehen nicht als {to}.", "Several documents in one file do not go as {to}."
            ).fill(to=to),
            Text("Möglich sind: {formats}; oder --each.", "Possible are: {formats}; or --each.").fill(
                formats=", ".join(name for name, writer in WRITERS.items() if writer.together)
            ),
        )
    return WRITERS[to].load_together()(trees)
