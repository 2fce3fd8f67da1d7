"""Grants: steps from the idea to the proof of use, what the next one asks for, and the money line by line."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter
from pathlib import Path
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands import _grant_views as views
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._destinations import STDOUT, Output, may_write
from ehrenamt_cli.commands._options import argument, option, past_day, with_fields
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.grants import GRANTS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Done, Page, Raw, Result
from ehrenamt_cli.services import grant_tables, records
from ehrenamt_cli.services import grants as service
from ehrenamt_cli.services.outputs import write_file

_ONE = argument("record", GRANTS.label, entity=GRANTS)
_ON = option("on", "--on", str | None, None, Text("Tag, sonst heute", "day, default today"))


def _stepping(verb: str, did: Text, *fields: str, ahead: bool = False) -> Callable[..., Result]:
    """The command that takes a step; ``fields`` are what comes with it, ``ahead`` what has not begun yet."""

    def run(given: dict[str, Any], record: str, on: str | None, interim: bool = False) -> Result:
        with register_in_use() as register:
            row = service.step(register, record, "interim" if interim else verb, past_day(on), given)
            names = [service.DAYS["interim" if interim else verb], "status", *(name for name in fields if given.get(name))]
            card = saved(register, GRANTS, row, did, names)
            if config.setting("format") not in ("table", "markdown"):
                return card
            return Page([card._replace(note=NOTHING), *views.ahead(service.facts(register, row))], card.data, card.note)

    more = (_INTERIM,) if verb == "report" else ()
    return with_fields(run, [GRANTS.field(name) for name in fields], (_ONE, _ON, *more))


_INTERIM = option("interim", "--interim", bool, False, Text("nur der Zwischenbericht", "the interim report only"))


def next_(_: dict[str, Any], record: str) -> Result:
    """What the next step of a grant asks for."""
    with register_in_use() as register:
        row = records.resolve(register, GRANTS, record)
        return views.next_page(row, service.facts(register, row))


def budget(_: dict[str, Any], record: str) -> Result:
    """The plan line by line: approved, spent, left; what came in, and what volunteer hours count."""
    with register_in_use() as register:
        row = records.resolve(register, GRANTS, record)
        return views.budget_page(row, service.money(register, row))


def receipts(_: dict[str, Any], record: str, to: str | None, output: str | None) -> Result:
    """The list of receipts, on the screen or as a workbook with plan, incomes and hours."""
    form = (to or Path(output or "").suffix.lstrip(".") or ("csv" if output == STDOUT else "xlsx" if output else "")).lower()
    with register_in_use() as register:
        row = records.resolve(register, GRANTS, record)
        if not form:
            return views.receipts_rows(service.proof(register, row)["receipts"])
        content = grant_tables.written(register, row, form)
    if output == STDOUT:
        return Raw(content)
    path = Path(output or f"{Text('belege', 'receipts')}-{row['id']}.{form}").expanduser()
    if not may_write([path], named=bool(output)):
        return Done(Text("Nichts geschrieben.", "Nothing written."), {"file": None})
    if not config.switched_on("dry_run"):
        write_file(path, content)
    return Done(Text("Geschrieben: {path}.", "Written: {path}.").fill(path=path), {"file": str(path), "format": form})


_TO = option("to", "--to", str | None, None, Text("xlsx, csv, ods oder json", "xlsx, csv, ods or json"))
_OUTPUT = Parameter("output", Parameter.KEYWORD_ONLY, default=None, annotation=Output)


def _more(register: Any, row: dict[str, Any]) -> list[Any]:
    """On the card of a grant: its money and its next step."""
    facts = service.facts(register, row)
    shown = views.budget_page(row, facts.money).parts if facts.money.planned_cents or facts.money.hours.minutes else []
    return [*shown, *views.ahead(facts)]


VERBS = (
    Verb(
        "apply",
        _stepping("apply", Text("Beantragt", "Applied for"), "applied_cents", "own_cents"),
        Text("ist beantragt", "is applied for"),
    ),
    Verb(
        "approve",
        _stepping(
            "approve",
            Text("Bewilligt", "Approved"),
            *("reference", "amount_cents", "own_cents", "eligible_cents", "begins_on", "ends_on", "call_off_on"),
            *("interim_report_on", "proof_due_on", "keep_until", "overspend", "hour_cents", "hours_cap"),
        ),
        Text("der Bescheid ist da: Betrag und Tage", "the notice has come: amount and days"),
    ),
    Verb(
        "decline",
        _stepping("decline", Text("Abgelehnt", "Declined"), "decline_reason"),
        Text("ist abgelehnt, mit Grund", "is declined, with its reason"),
    ),
    Verb("start", _stepping("start", Text("Begonnen", "Started")), Text("das Projekt läuft", "the project runs")),
    Verb(
        "call-off", _stepping("call-off", Text("Abgerufen", "Called off")), Text("Mittel sind abgerufen", "money is called off")
    ),
    Verb(
        "report",
        _stepping("report", Text("Berichtet", "Reported")),
        Text("Sachbericht ist vorgelegt, oder --interim", "the report is handed in, or --interim"),
    ),
    Verb(
        "prove",
        _stepping("prove", Text("Nachgewiesen", "Proven"), "keep_until"),
        Text("Verwendungsnachweis ist vorgelegt", "the proof of use is handed in"),
    ),
    Verb(
        "next", with_fields(next_, (), [_ONE]), Text("der nächste Schritt, und was dafür fehlt", "the next step, what it lacks")
    ),
    Verb("budget", with_fields(budget, (), [_ONE]), Text("Posten: bewilligt, ausgegeben, übrig", "lines: approved, spent, left")),
    Verb(
        "receipts",
        with_fields(receipts, (), [_ONE, _TO, _OUTPUT]),
        Text("Belegliste, auch als XLSX oder CSV", "list of receipts, also as XLSX or CSV"),
    ),
    *record_verbs(GRANTS, without=("show",)),
    Verb("show", showing("grants", _more), Text("alles, mit Geld und nächstem Schritt", "everything, with money and next step")),
)
