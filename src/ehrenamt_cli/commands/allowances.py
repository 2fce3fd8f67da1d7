"""Allowances: paid, declared elsewhere, and how far the yearly limits are used up."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import clock
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._options import argument, with_fields
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain import tax_free
from ehrenamt_cli.domain.allowances import ALLOWANCES
from ehrenamt_cli.domain.tax_free import basis_of, euros, short_name
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import allowances as service
from ehrenamt_cli.services import completion, paying


def pay(given: dict[str, Any], volunteer: str) -> Result:
    """A payment, if no limit and no exclusion stands against it."""
    with register_in_use() as register:
        row, remarks = paying.pay(register, volunteer, given)
        card = saved(register, ALLOWANCES, row, Text("Vermerkt", "Noted"))
    lines = [card.note, *remarks]
    note = Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))
    return card._replace(data={**card.data, "remarks": [str(remark) for remark in remarks]}, note=note)


def elsewhere(given: dict[str, Any], volunteer: str) -> Result:
    """What the person says is paid by somebody else in the year."""
    return pay({**given, "elsewhere": "ja"}, volunteer)


def limits(
    volunteer: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[FREIWILLIGE:R]", "[VOLUNTEER]"),
            autocompletion=completion.names_of(VOLUNTEERS),
            help=both(
                "wie weit die Grenzen ausgeschöpft sind; ohne Namen die Tabelle", "how far they are used up; without, the table"
            ),
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option(min=2013, max=2199, metavar=both("JAHR", "YEAR"), help=both("sonst dieses", "default this one"))
    ] = None,
) -> Result:
    """The yearly limits with their source, or how far one person has used them up."""
    if volunteer is None:
        return _table()
    with register_in_use() as register:
        person, found = service.standings(register, volunteer, year or clock.today().year)
    rows = [{**one._asdict(), "left": one.left, "over": one.over, "basis": basis_of(one.kind)} for one in found]
    columns = (
        Column("kind", Text("Art", "kind"), lambda kind: str(short_name(kind))),
        *(Column(name, label, _euros) for name, label in _MONEY.items()),
        Column("basis", Text("Quelle", "source")),
    )
    note = Text("{name}, {year}; Nr. 26 und 26b teilen sich eine Grenze.", "{name}, {year}; no. 26 and 26b share one limit.")
    return Rows(columns, rows, note=note.fill(name=person["name"], year=found[0].year))


_MONEY = {
    "limit": Text("Grenze", "limit"),
    "paid": Text("gezahlt", "paid"),
    "elsewhere": Text("anderswo", "elsewhere"),
    "left": Text("noch frei", "still free"),
    "planned": Text("noch vereinbart", "still agreed"),
}


def _table() -> Rows:
    columns = (
        Column("name", Text("was", "what")),
        Column("since", Text("von", "from")),
        Column("until", Text("bis", "until"), lambda until: str(until or "–")),
        Column("cents", Text("im Jahr", "a year"), _euros),
    )
    note = Text("Je Person und Kalenderjahr, alle Stellen zusammen.", "For each person and calendar year, all payers together.")
    return Rows(columns, tax_free.rows(), NOTHING, note)


def _euros(cents: int) -> str:
    return str(euros(cents))


_WHO = argument("volunteer", VOLUNTEERS.label, entity=VOLUNTEERS)
_TYPED = [field for field in ALLOWANCES.fields if field.name not in ("volunteer_id", "elsewhere")]
_DECLARED = [field for field in _TYPED if field.name in ("kind", "amount_cents", "year", "payer", "activity_id")]

VERBS = (
    Verb(
        "pay",
        with_fields(pay, [field for field in _TYPED if field.name != "payer"], [_WHO], adds=True),
        Text("eine Zahlung vermerken, gegen die Jahresgrenze", "note a payment, against the yearly limit"),
    ),
    Verb(
        "elsewhere",
        with_fields(elsewhere, _DECLARED, [_WHO], adds=True),
        Text("was die Person anderswo bekommt, wie sie es erklärt", "what the person gets elsewhere, as declared"),
    ),
    Verb("limits", limits, Text("die Jahresgrenzen, und was davon noch frei ist", "the yearly limits, and what is left of them")),
    *record_verbs(ALLOWANCES, keep=paying.keep, alter=paying.alter),
)
