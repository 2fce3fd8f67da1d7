"""Lists from other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import words
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.progress import progress
from ehrenamt_cli.output.render import remark
from ehrenamt_cli.output.result import Column, Done, Page, Result, Rows
from ehrenamt_cli.services import imports as service
from ehrenamt_cli.services import records

_IMPORTED = ("volunteers", "organisations", "contacts", "needs", "screenings")


def _importing(entity: Entity) -> Callable[..., Result]:
    def run(
        file: Annotated[
            Path,
            typer.Argument(
                metavar=both("DATEI", "FILE"),
                help=both("CSV, XLSX, ODS, XLS, vCard, JSON, wie sie ist", "CSV, XLSX, ODS, XLS, vCard, JSON as it is"),
            ),
        ],
        mapping: Annotated[
            Path | None,
            typer.Option(
                metavar=both("DATEI", "FILE"),
                help=both(
                    "Zuordnung der Spalten: wird benutzt, oder hier aufgehoben", "mapping of the columns: used, or kept here"
                ),
            ),
        ] = None,
        given: Annotated[
            list[str] | None,
            typer.Option(
                "--set",
                metavar=both("FELD=WERT", "FIELD=VALUE"),
                help=both("gilt für alle neuen, etwa status=aktiv", "holds for all new ones, such as status=active"),
            ),
        ] = None,
        refused: Annotated[
            Path | None,
            typer.Option(metavar=both("DATEI", "FILE"), help=both("wohin mit abgelehnten Zeilen", "where refused rows go")),
        ] = None,
        worksheet: Annotated[
            str,
            typer.Option(
                metavar=both("BLATT", "SHEET"), help=both("welches Blatt der Arbeitsmappe", "which sheet of the workbook")
            ),
        ] = "",
    ) -> Result:
        """Take over a list; the mapping is shown first, and nothing is kept before a yes."""
        return import_(entity, file, mapping, given or [], refused, worksheet)

    return run


def import_(
    entity: Entity, file: Path, mapping: Path | None, given: list[str], refused: Path | None, worksheet: str = ""
) -> Result:
    """Show how the list is read, ask, take it over, and hand back what was refused."""
    dry_run, yes = config.switched_on("dry_run"), config.switched_on("yes")
    with register_in_use() as register:
        plan = service.prepare(entity, file, mapping, worksheet)
        everywhere = records.read(register, entity, _pairs(entity, given))
        if not yes and not dry_run:
            _show_on_terminal(entity, plan)
            question = Text("{n} Zeilen so übernehmen?", "Take over {n} rows like this?").fill(n=len(plan.sheet.rows))
            if not prompts.confirm(question, yes=False):
                return Done(Text("Nichts übernommen.", "Nothing taken over."), {})
        with progress(Text("Übernehmen", "taking over")) as tell:
            outcome = service.take_over(register, entity, plan, everywhere, tell)
    path = refused or file.with_name(f"{file.stem}-{Text('abgelehnt', 'refused')}.{plan.sheet.form}")
    if outcome.refused and not dry_run:
        service.hand_back(plan, outcome.refused, path)
    return Page(_parts(entity, plan, outcome), outcome.as_dict(), _note(outcome, path, dry_run=dry_run, kept=mapping))


def _pairs(entity: Entity, given: list[str]) -> dict[str, str]:
    pairs = {}
    for entry in given:
        name, equals, value = entry.partition("=")
        field = next((field for field in entity.fields if name in (field.name, field.flag) and not field.fixed), None)
        if not equals or field is None:
            raise WrongUsage(
                Text("--set {entry} ist nicht zu verstehen.", "--set {entry} cannot be understood.").fill(entry=entry),
                Text("Bitte so schreiben: --set status=aktiv.", "Please write it like --set status=active."),
            )
        pairs[field.name] = value
    return pairs


def _show_on_terminal(entity: Entity, plan: service.Plan) -> None:
    if prompts.can_ask():
        for rule in plan.mapping.rules:
            remark(f"  {', '.join(rule.columns)} → {entity.field(rule.field).label}")


def _mapping(entity: Entity, plan: service.Plan) -> Rows:
    rows = [
        {
            "columns": ", ".join(rule.columns),
            "field": str(entity.field(rule.field).label),
            "example": _example(entity, rule, plan),
        }
        for rule in plan.mapping.rules
    ]
    rows += [
        {"columns": name, "field": str(Text("(nicht übernommen)", "(not taken over)")), "example": ""}
        for name in plan.mapping.ignored
    ]
    return Rows(
        (
            Column("columns", Text("Spalte der Liste", "column of the list")),
            Column("field", Text("Feld", "field")),
            Column("example", Text("gelesen als", "read as")),
        ),
        rows,
    )


def _example(entity: Entity, rule: Any, plan: service.Plan) -> str:
    """The first value of the column, as it is understood."""
    from_rows = (service.understood(entity, plan.mapping, row, rule.field) for row in plan.sheet.rows[:50])
    field = entity.field(rule.field)
    return next((words(field, value) for value in from_rows if value not in (None, [])), "")


def _parts(entity: Entity, plan: service.Plan, outcome: service.Outcome) -> list[str | Rows]:
    parts: list[str | Rows] = [str(Text("So wird die Liste gelesen", "How the list is read")), _mapping(entity, plan)]
    if outcome.refused:
        rows = [{"row": one.row.line, "reason": str(one.reason)} for one in outcome.refused[:20]]
        columns = (Column("row", Text("Zeile", "line")), Column("reason", Text("Grund", "reason")))
        parts += [str(Text("Abgelehnt", "Refused")), Rows(columns, rows)]
    return parts


def _note(outcome: service.Outcome, path: Path, *, dry_run: bool, kept: Path | None) -> Text:
    counts = Text(
        "{read} gelesen: {added} neu, {changed} geändert, {unchanged} unverändert, {n} abgelehnt.",
        "{read} read: {added} new, {changed} changed, {unchanged} unchanged, {n} refused.",
    ).fill(**outcome._asdict(), n=len(outcome.refused))
    lines = [counts]
    if dry_run:
        lines.append(Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept."))
    elif outcome.refused:
        lines.append(Text("Abgelehnte Zeilen mit Grund: {path}", "Refused rows with reasons: {path}").fill(path=path))
    if not kept:
        lines.append(
            Text("Die Zuordnung hebt --mapping DATEI zum Bearbeiten auf.", "--mapping FILE keeps the mapping, to be edited.")
        )
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))


VERBS = tuple(
    Verb(
        plural,
        _importing(ENTITIES[plural]),
        Text("{kinds} aus einer Liste", "{kinds} from a list").fill(kinds=ENTITIES[plural].labels),
    )
    for plural in _IMPORTED
)
