"""The network: who works with whom, as a list and as a picture."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._destinations import STDOUT, may_write
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.network import TIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Done, Raw, Result, Rows
from ehrenamt_cli.services import completion, network_files, records
from ehrenamt_cli.services import network as service
from ehrenamt_cli.services.outputs import write_file

_Day = Annotated[str | None, typer.Option(metavar=both("TAG", "DAY"), help=both("Stand an diesem Tag", "as on this day"))]
_Region = Annotated[str, typer.Option(metavar="TEXT", help=both("nur mit dieser Region", "only with this region"))]
_Field = Annotated[str, typer.Option(metavar="TEXT", help=both("nur mit diesem Arbeitsfeld", "only with this field of work"))]
_Output = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar=both("DATEI", "FILE"),
        help=both("Datei, etwa netz.html, oder „-“", "file, such as network.html, or “-”"),
    ),
]


def network(
    organisation: Annotated[
        str | None,
        typer.Argument(
            metavar=both("EINRICHTUNG", "ORGANISATION"),
            autocompletion=completion.names_of(ORGANISATIONS),
            help=both("nur wer mit ihr arbeitet; sonst alle", "only who works with it; else all"),
        ),
    ] = None,
    to: Annotated[str, typer.Option("--to", help=both("html, pdf, svg oder csv", "html, pdf, svg or csv"))] = "",
    svg: Annotated[str, typer.Option(metavar=both("DATEI", "FILE"), help=both("als Bild, SVG", "as a picture, SVG"))] = "",
    output: _Output = "",
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar=both("ART", "KIND"),
            help=both(
                "nur: agreement, group, event, cases oder contact; mehrfach",
                "only: agreement, group, event, cases or contact; repeatable",
            ),
        ),
    ] = None,
    region: _Region = "",
    field: _Field = "",
    on: _Day = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar=both("TAG", "DAY"),
            help=both("Veranstaltungen, Fälle, Anfragen seit; sonst 2 Jahre", "events, cases, inquiries since; else 2 years"),
        ),
    ] = None,
) -> Result:
    """Who works with whom, and by what: agreements, working groups, events, cases, inquiries and messages."""
    day = read_day(on) if on else clock.today()
    form = _form(to, svg, output)
    with register_in_use() as register:
        key = records.resolve(register, ORGANISATIONS, organisation)["id"] if organisation else ""
        first = read_day(since) if since else day - timedelta(days=_TWO_YEARS)
        ties = [CHOICE.read(text, TIES) for text in by or ()]
        made = service.network(register, service.Asked(day, first, key, ties, region, field))
        content = network_files.WRITERS[form](register, made) if form else b""
    return _written(made, content, form, svg or output) if form else _list(made)


_TWO_YEARS = 730


def _form(to: str, svg: str, output: str) -> str:
    if svg and output:
        raise WrongUsage(
            Text("Entweder --svg oder -o, nicht beides.", "Either --svg or -o, not both."),
            Text("Bild und Tabelle zusammen gibt es mit -o netz.html.", "Picture and table together come with -o network.html."),
        )
    form = "svg" if svg else (to or Path(output).suffix.lstrip(".")).lower()
    if (to or output) and form not in network_files.WRITERS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form or output),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(network_files.WRITERS)),
        )
    return form


def _list(made: service.Network) -> Rows:
    columns = (
        Column("one", Text("Einrichtung", "organisation")),
        Column("other", Text("mit", "with")),
        Column("ties", Text("wodurch", "by"), lambda ties: "; ".join(one["words"] for one in ties)),
        Column("since", Text("seit", "since"), lambda day: show_day(day) if day else ""),
    )
    return Rows(columns, service.data(made), network_files.EMPTY, _untold(made))


def _untold(made: service.Network) -> Text:
    if not made.untold:
        return NOTHING
    return Text(
        "{n} große Runden ohne Träger oder Veranstalter stehen hier nicht: nicht alle dort arbeiten miteinander.",
        "{n} large rounds without a host are not in here: not everybody there works with everybody.",
    ).fill(n=made.untold)


def _written(made: service.Network, content: bytes, form: str, output: str) -> Result:
    if output == STDOUT:
        return Raw(content)
    path = Path(output or f"{_NAME}-{made.asked.day.isoformat()}.{form}").expanduser()
    if not may_write([path], named=bool(output)):
        return Done(Text("Nichts geschrieben.", "Nothing written."), {})
    facts = {"file": str(path), "organisations": len(made.organisations), "connections": len(made.pairs)}
    if config.switched_on("dry_run"):
        return Done(
            Text("Nur gezeigt, nichts geschrieben: {file}.", "Only shown, nothing written: {file}.").fill(file=path), facts
        )
    write_file(path, content)
    said = Text(
        "Geschrieben: {file} (Einrichtungen: {n}, Verbindungen: {m}).", "Written: {file} (organisations: {n}, connections: {m})."
    ).fill(file=path, n=len(made.organisations), m=len(made.pairs))
    return Done(said, facts)


_NAME = Text("Netzwerk", "network")

DEFAULT = Verb("network", network, Text("wer mit wem arbeitet", "who works with whom"))

VERBS = (
    Verb("directory", "_directory:directory", Text("Verzeichnis: wer wo zuständig ist", "directory: who is in charge where")),
    Verb("told", "_told:told", Text("wem was mitgeteilt und weitergegeben wurde", "who was told and passed on what")),
)
