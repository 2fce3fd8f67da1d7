"""A letter whose text somebody has written in a file of their own: Markdown, with the fields every template has."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.errors import FileProblem, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.requests import Request


@contextlib.contextmanager
def with_text(request: Request, path: Path | None) -> Iterator[Request]:
    """The request with the file as the text of its letter; a first line "# …" is its subject.

    Mistakes in the file are reported under its own name. WrongUsage where a kind needs a text, or takes none.
    """
    _check(request, path)
    if path is None:
        yield request
        return
    with tempfile.TemporaryDirectory(prefix="ehrenamt-") as name:
        folder = Path(name)
        subject, text = _parted(path)
        for piece, content in (("_subject", subject), ("_text", text)):
            place = folder / request.kind.folder / f"{piece}.{request.language}.md"
            place.parent.mkdir(exist_ok=True)
            place.write_text(content, encoding="utf-8")
        try:
            yield request._replace(folders=(folder, *request.folders))
        except TemplateProblem as problem:
            problem.message = Text(*(part.replace(str(place), str(path)) for part in problem.message))
            raise


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
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FileProblem(
            Text("{path} lässt sich nicht lesen.", "{path} cannot be read.").fill(path=path),
            Text("Gebraucht wird eine Textdatei in UTF-8.", "It takes a text file in UTF-8."),
        ) from None
    first, _, rest = text.partition("\n")
    if first.startswith("# "):
        return first[2:].strip(), f"\n{rest}"
    return path.stem, text
