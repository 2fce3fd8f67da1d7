"""A letter whose text somebody has written in a file of their own: Markdown, with the fields every template has."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.requests import Request


@contextlib.contextmanager
def with_text(request: Request, path: Path | None) -> Iterator[Request]:
    """The request, with the file as the text of its letter for as long as it lasts; a first line "# …" is its subject.

    WrongUsage where a kind needs a text, or takes none.
    """
    _check(request, path)
    if path is None:
        yield request
        return
    subject, text = _parted(path)
    pieces = {"_subject": subject, "_text": text}
    files = {f"{request.kind.folder}/{piece}.{request.language}.md": content for piece, content in pieces.items()}
    with library.bringing(files, path):
        yield request


def _check(request: Request, path: Path | None) -> None:
    if request.kind.own_text and path is None:
        raise WrongUsage(
            Text("Was soll im Brief stehen?", "What is the letter to say?"),
            Text(
                "Bitte --text DATEI angeben: Markdown, erste Zeile „# Betreff“.",
                "Please give --text FILE: Markdown, first line “# subject”.",
            ),
        )
    if path is not None and not request.kind.own_text:
        raise WrongUsage(
            Text("{kind} hat seinen Text schon.", "{kind} has its text already.").fill(kind=request.kind.label),
            Text("Eigenen Text hat „document render letter“.", "“document render letter” takes a text of one's own."),
        )


def _parted(path: Path) -> tuple[str, str]:
    """The subject and the text, whose lines keep their numbers."""
    text = library.text_of(path)
    first, _, rest = text.partition("\n")
    if first.startswith("# "):
        return first[2:].strip(), f"\n{rest}"
    return path.stem, text
