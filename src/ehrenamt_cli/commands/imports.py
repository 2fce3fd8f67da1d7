"""Lists from other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _calendars, _wording
from ehrenamt_cli.commands import _import_views as views
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import joined
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.progress import progress
from ehrenamt_cli.output.render import remark
from ehrenamt_cli.output.result import Done, Page, Result
from ehrenamt_cli.services import imports as service
from ehrenamt_cli.services import lists, records, timesheets, wording
from ehrenamt_cli.services.lists import Wishes
from ehrenamt_cli.services.recognition import NEW

_IMPORTED = (
    "volunteers",
    "organisations",
    "contacts",
    "needs",
    "screenings",
    "expenses",
    "working_groups",
    "delegations",
    "messages",
    "materials",
    *("projects", "funding_sources", "grants", "budget_lines", "spendings", "incomes", "conditions"),
)

_FILE = typer.Argument(
    metavar=both("DATEI", "FILE"),
    help=both("CSV, XLSX, ODS, XLS, vCard, JSON, wie sie ist", "CSV, XLSX, ODS, XLS, vCard, JSON as it is"),
)
_FROM_A_LIST = Text("{kinds} aus einer Liste", "{kinds} from a list")

_MAPPING = typer.Option(
    metavar=both("DATEI", "FILE"),
    help=both("Zuordnung der Spalten: wird benutzt, oder hier aufgehoben", "mapping of the columns: used, or kept here"),
)
_GIVEN = typer.Option(
    "--set",
    metavar=both("FELD=WERT", "FIELD=VALUE"),
    help=both("gilt für alle neuen, etwa status=aktiv", "holds for all new ones, such as status=active"),
)
_REFUSED = typer.Option(metavar=both("DATEI", "FILE"), help=both("wohin mit abgelehnten Zeilen", "where refused rows go"))
_WORKSHEET = typer.Option(
    metavar=both("BLATT", "SHEET"), help=both("welches Blatt der Arbeitsmappe", "which sheet of the workbook")
)
_BY = typer.Option(
    metavar=both("FELD,FELD", "FIELD,FIELD"),
    help=both(
        "woran Vorhandene erkannt werden, etwa email; sonst Kennzeichen oder Name",
        "what those already there are known by, such as email; else key or name",
    ),
)
_SENSITIVE = typer.Option(
    "--sensitive-too", help=both("auch Spalten zu Gesundheit und Straftaten", "columns on health and offences, too")
)


def importing(entity: Entity, keep: service.Keep | None = None, always: Sequence[str] = ()) -> Callable[..., Result]:
    """The command that takes over lists of a kind of record; ``always`` holds for all of them, as with ``--set``."""

    def run(
        file: Annotated[Path, _FILE],
        mapping: Annotated[Path | None, _MAPPING] = None,
        given: Annotated[list[str] | None, _GIVEN] = None,
        refused: Annotated[Path | None, _REFUSED] = None,
        worksheet: Annotated[str, _WORKSHEET] = "",
        by: Annotated[str, _BY] = "",
        sensitive_too: Annotated[bool, _SENSITIVE] = False,
    ) -> Result:
        """Take over a list; how it is read and what it would change is shown first, and nothing is kept before a yes."""
        wishes = Wishes(worksheet, by, sensitive_too)
        plan = partial(lists.prepare, entity, file, mapping, wishes)
        return import_(entity, plan, file, [*always, *(given or [])], refused, kept=mapping, keep=keep)

    return run


def efforts(
    file: Annotated[Path, _FILE],
    mapping: Annotated[Path | None, _MAPPING] = None,
    given: Annotated[list[str] | None, _GIVEN] = None,
    refused: Annotated[Path | None, _REFUSED] = None,
    worksheet: Annotated[str, _WORKSHEET] = "",
    sensitive_too: Annotated[bool, _SENSITIVE] = False,
    month: Annotated[
        str | None,
        typer.Option(
            metavar=both("MONAT", "MONTH"),
            help=both("bei einer Spalte für jeden Tag: welcher Monat", "where each day is a column: which month"),
        ),
    ] = None,
) -> Result:
    """Take over a list of efforts or filled time sheets; rows that nobody has filled in are left out."""
    first = _calendars.month_of(month)[0] if month else None
    wishes = Wishes(worksheet, "", sensitive_too)
    return import_(EFFORTS, lambda: timesheets.plan(file, mapping, wishes, first), file, given or [], refused, kept=mapping)


def import_(
    entity: Entity,
    prepare: Callable[[], lists.Plan],
    file: Path,
    given: list[str],
    refused: Path | None,
    *,
    kept: Path | None = None,
    keep: service.Keep | None = None,
) -> Result:
    """Show how the list is read, ask, take it over, and hand back what was refused."""
    dry_run, yes = config.switched_on("dry_run"), config.switched_on("yes")
    decisions: dict[int, str] = {}
    with register_in_use() as register:
        plan = prepare()
        everywhere = records.read(register, entity, _pairs(entity, given))
        lists.require_name(entity, plan, file, everywhere)
        if not yes and not dry_run:
            if prompts.can_ask():
                with progress(Text("Ansehen", "looking")) as tell:
                    expected = service.rehearse(register, entity, plan, everywhere, tell, keep)
                prompts.show(Page(views.parts(entity, plan, expected), {}))
                remark(
                    str(
                        joined(
                            views.counts(expected),
                            _wording.about_rows(wording.lines_with_names(lists.nameless_texts(entity, plan))),
                        )
                    )
                )
                decisions = _decided(entity, expected)
            question = Text("{n} Zeilen so übernehmen?", "Take over {n} rows like this?").fill(n=len(plan.sheet.rows))
            if not prompts.confirm(question, yes=False):
                return Done(Text("Nichts übernommen.", "Nothing taken over."), {})
        with progress(Text("Übernehmen", "taking over")) as tell:
            outcome = service.take_over(register, entity, plan, everywhere, tell, decisions, keep)
    path = refused or file.with_name(f"{file.stem}-{Text('abgelehnt', 'refused')}.{plan.sheet.form}")
    if outcome.refused and not dry_run:
        service.hand_back(plan, outcome.refused, path)
    names = _wording.told(_wording.about_rows(wording.lines_with_names(lists.nameless_texts(entity, plan))))
    note = joined(names, views.note(entity, plan, outcome, path, dry_run=dry_run, kept=kept))
    return Page(views.parts(entity, plan, outcome), outcome.as_dict(), note)


def _decided(entity: Entity, expected: service.Outcome) -> dict[int, str]:
    """Which record is meant, asked for each row that may mean several; what is left open stays refused."""
    decisions = {}
    for row, candidates in expected.unclear[:_ASKED]:
        keys = [str(one["id"]) for one in candidates if one.get("id")]
        if len(keys) < len(candidates):
            continue  # two rows of the list itself, which one has to mend there
        prompts.tell(
            Text("Zeile {line} ({cells}) kann mehrere meinen:", "Row {line} ({cells}) may mean several:").fill(
                line=row.line, cells=", ".join(cell for cell in row.values.values() if cell)[:80]
            )
        )
        for one in candidates:
            prompts.tell(same(f"  {one['id']}  {views.distinguished(entity, one)}"))
        answer = prompts.ask(
            Text("Kennzeichen, „neu“, oder leer für keine", "Key, “new”, or nothing for none"),
            NOTHING,
            partial(_decision, keys=keys),
            required=False,
        )
        if answer:
            decisions[row.line] = str(answer)
    return decisions


_ASKED = 20


def _decision(text: str, keys: list[str]) -> str:
    if text in (NEW, "neu"):
        return NEW
    if text not in keys:
        raise WrongUsage(
            Text("„{text}“ ist keines davon.", "“{text}” is none of them.").fill(text=text),
            Text("Möglich sind: {keys}, neu.", "Possible are: {keys}, new.").fill(keys=", ".join(keys)),
        )
    return text


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


VERBS = (
    *(Verb(plural, importing(ENTITIES[plural]), _FROM_A_LIST.fill(kinds=ENTITIES[plural].labels)) for plural in _IMPORTED),
    Verb("placements", "_import_placements:placements", _FROM_A_LIST.fill(kinds=ENTITIES["placements"].labels)),
    Verb(
        "trainings",
        importing(SCREENINGS, always=("kind=training",)),
        Text("besuchte Schulungen aus einer Liste", "trainings attended from a list"),
    ),
    Verb(
        "efforts",
        efforts,
        Text("Einsatzzeiten aus einer Liste oder aus Stundenzetteln", "efforts from a list or from time sheets"),
    ),
)
