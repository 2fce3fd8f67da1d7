"""Where documents go: which forms, which file or folder, and whether what is there may be replaced."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.documents.writing.writers import WRITERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts

STDOUT = "-"

To = Annotated[
    str | None,
    typer.Option(help=both("pdf, docx, odt, html, md; mehrere mit Komma", "pdf, docx, odt, html, md; several with commas")),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar=both("DATEI", "FILE"),
        help=both("Datei, ORDNER/ oder „-“ für die Standardausgabe", "file, FOLDER/ or “-” for standard output"),
    ),
]
Draft = Annotated[
    bool,
    typer.Option(
        "--draft", help=both("als Entwurf, mit Lücken für das, was fehlt", "as a draft, with blanks for what is missing")
    ),
]
BlockedToo = Annotated[
    bool,
    typer.Option(
        "--blocked-addresses",
        help=both("auch eine gesperrte Anschrift drucken; wird vermerkt", "print a blocked address too; this is logged"),
    ),
]


class Destination(NamedTuple):
    """The forms to write, and the place that was named for them: a file, a folder, standard output, or none."""

    forms: list[str]
    folder: Path
    file: Path | None = None
    stdout: bool = False


def destination(
    to: str | None, output: str | None, *, usual: Sequence[str] = ("pdf",), besides: Sequence[str] = ()
) -> Destination:
    """What ``--to`` and ``-o`` say together; the form is as said, or as the file's name ends, else the usual.

    ``besides`` are forms that no document is written in and the caller writes.
    """
    ending = Path(output).suffix.lstrip(".").lower() if output and output != STDOUT else ""
    folder = _folder(output)
    forms = [form.strip().lower() for form in (to or "").split(",") if form.strip()]
    forms = forms or ([ending] if ending and not folder else [*usual])
    for form in forms:
        if form not in (*WRITERS, *besides):
            raise WrongUsage(
                Text("Die Form „{form}“ gibt es nicht.", "There is no format “{form}”.").fill(form=form),
                Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join((*WRITERS, *besides))),
            )
    if folder or not output:
        return Destination(forms, folder or Path())
    if len(forms) > 1:
        raise WrongUsage(
            Text("Mehrere Formen passen nicht in eine Datei.", "Several formats do not fit into one file."),
            Text("Bitte einen Ordner angeben: -o ORDNER/", "Please give a folder: -o FOLDER/"),
        )
    if output == STDOUT:
        return Destination(forms, Path(), stdout=True)
    if ending in (*WRITERS, *besides) and ending != forms[0]:
        raise WrongUsage(
            Text("--to {to} passt nicht zu {output}.", "--to {to} does not fit {output}.").fill(to=to, output=output),
            Text("Bitte eines von beiden ändern.", "Please change one of the two."),
        )
    return Destination(forms, Path(), Path(output).expanduser())


def joined(place: Destination, *, each: bool, one_file: bool) -> bool:
    """Whether all documents go into one file; WrongUsage where both were said, or where a format cannot."""
    apart = [form for form in place.forms if not WRITERS[form].together]
    if one_file and (each or apart):
        raise WrongUsage(
            Text("Zusammen in eine Datei geht nicht als {forms}.", "Together in one file does not go as {forms}.").fill(
                forms=", ".join(apart)
            )
            if apart
            else Text("--each und --one-file widersprechen sich.", "--each and --one-file contradict each other."),
            Text("Zusammen gehen: {forms}.", "Together go: {forms}.").fill(
                forms=", ".join(form for form, writer in WRITERS.items() if writer.together)
            ),
        )
    return one_file


def need_one(place: Destination, files: int) -> None:
    """Refuses to put several files where only one has room."""
    if files > 1 and (place.file or place.stdout):
        raise WrongUsage(
            Text("Das werden {n} Dateien.", "That makes {n} files.").fill(n=files),
            Text("Bitte einen Ordner angeben: -o ORDNER/", "Please give a folder: -o FOLDER/"),
        )


def may_write(paths: Sequence[Path], *, named: bool) -> bool:
    """Whether the files may be written: where some exist that nobody has named, a person is asked."""
    existing = [] if named else [path for path in paths if os.path.lexists(path)]
    if not existing:
        return True
    question = Text("{path} gibt es schon. Ersetzen?", "{path} exists already. Replace it?").fill(path=existing[0])
    if len(existing) > 1:
        question = Text(
            "{n} Dateien gibt es schon, etwa {path}. Ersetzen?", "{n} files exist already, such as {path}. Replace them?"
        )
        question = question.fill(n=len(existing), path=existing[0])
    return prompts.confirm(question, yes=config.switched_on("yes") or config.switched_on("dry_run"))


def _folder(output: str | None) -> Path | None:
    if not output or output == STDOUT:
        return None
    path = Path(output).expanduser()
    return path if output.endswith(("/", os.sep)) or path.is_dir() else None
