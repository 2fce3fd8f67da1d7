"""The directory of organisations and contacts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._destinations import STDOUT, may_write
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.organisations import KINDS
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Done, Raw, Result, Rows
from ehrenamt_cli.services import directory as service
from ehrenamt_cli.services import directory_files
from ehrenamt_cli.services.outputs import write_file


def directory(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=both("Teile von Name, Ort, Funktion", "parts of name, town, role"))
    ] = "",
    kind: Annotated[
        str, typer.Option(metavar="TEXT", help=both("Art der Einrichtung, etwa JVA", "kind of organisation, such as prison"))
    ] = "",
    region: Annotated[
        str, typer.Option(metavar="TEXT", help=both("zuständig für diese Region", "in charge of this region"))
    ] = "",
    field: Annotated[str, typer.Option(metavar="TEXT", help=both("mit diesem Arbeitsfeld", "with this field of work"))] = "",
    role: Annotated[str, typer.Option(metavar="TEXT", help=both("mit dieser Funktion", "with this role"))] = "",
    on: Annotated[
        str | None,
        typer.Option(metavar=both("TAG", "DAY"), help=both("wer an diesem Tag zuständig ist", "who is in charge on this day")),
    ] = None,
    everybody: Annotated[
        bool,
        typer.Option("--all", help=both("auch Einrichtungen, von denen sonst nichts bekannt ist", "also those hardly known")),
    ] = False,
    to: Annotated[str, typer.Option("--to", help=both("pdf, html, xlsx, ods oder csv", "pdf, html, xlsx, ods or csv"))] = "",
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar=both("DATEI", "FILE"),
            help=both("Datei, etwa verzeichnis.pdf, oder „-“", "file, such as directory.pdf, or “-”"),
        ),
    ] = "",
) -> Result:
    """Organisations and the people in charge there, with phone numbers; to look at, to print, to hand on."""
    form = _form(to, output)
    day = read_day(on) if on else clock.today()
    asked = service.Asked(day, text, CHOICE.read(kind, KINDS) if kind else "", region, field, role, everybody)
    with register_in_use() as register:
        entries = service.directory(register, asked)
        if not form:
            return _listed(entries)
        place = None if output == STDOUT else Path(output or f"{_NAME}-{day.isoformat()}.{form}").expanduser()
        if place and not may_write([place], named=bool(output)):
            return Done(Text("Nichts geschrieben.", "Nothing written."), {})
        content = directory_files.write(register, entries, asked, form)
    return _written(entries, content, place) if place else Raw(content)


_NAME = Text("Verzeichnis", "directory")


def _form(to: str, output: str) -> str:
    form = (to or Path(output).suffix.lstrip(".")).lower()
    if (to or output) and form not in directory_files.WRITERS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form or output),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(directory_files.WRITERS)),
        )
    return form


def _listed(entries: list[service.Entry]) -> Rows:
    columns = (
        Column("organisation", Text("Einrichtung", "organisation")),
        Column("contact", Text("Ansprechperson", "contact"), service.person, whole=True),
        Column("phone", Text("Telefon", "phone")),
        Column("email", Text("E-Mail", "e-mail")),
        Column("begins_on", Text("zuständig", "in charge"), service.in_charge, whole=True),
        Column("regions", Text("wofür", "for what"), _for_what, whole=True),
    )
    return Rows(columns, service.lines(entries), directory_files.EMPTY, NOTHING)


def _for_what(line: dict[str, Any]) -> str:
    return ", ".join((*line["regions"], *line["fields_of_work"]))


def _written(entries: list[service.Entry], content: bytes, path: Path) -> Result:
    facts = {"file": str(path), "organisations": len(entries), "contacts": sum(len(entry.contacts) for entry in entries)}
    if config.switched_on("dry_run"):
        return Done(
            Text("Nur gezeigt, nichts geschrieben: {file}.", "Only shown, nothing written: {file}.").fill(file=path), facts
        )
    write_file(path, content)
    said = Text(
        "Geschrieben: {file} ({n} Einrichtungen, {m} Ansprechpersonen).", "Written: {file} ({n} organisations, {m} contacts)."
    )
    return Done(said.fill(file=path, n=facts["organisations"], m=facts["contacts"]), facts)
