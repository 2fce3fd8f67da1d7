"""The proof in figures as tables for spreadsheets: receipts, and in a workbook plan, incomes and hours beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.grant_money import Line, Money
from ehrenamt_cli.domain.incomes import KINDS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.formats.sheet_writers import WRITERS, Cell, write_sheets
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import grants
from ehrenamt_cli.storage.register import Register

_Sheet = tuple[str, list[str], list[list[Cell]]]


def written(register: Register, grant: Row, form: str) -> bytes:
    """The tables in a form of ``WRITERS``: a workbook has all of them, every other form the receipts alone."""
    if form not in WRITERS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no form “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(WRITERS)),
        )
    listed = grants.proof(register, grant)
    _, heads, cells = _receipts(listed["receipts"], typed=form in ("xlsx", "ods", "json"))
    if form != "xlsx":
        return WRITERS[form](heads, cells)
    hours = listed["hours"]
    return write_sheets(
        [
            _receipts(listed["receipts"], typed=True),
            _plan(grants.money(register, grant)),
            _incomes(listed["incomes"]),
            *([_hours(hours)] if hours else []),
        ]
    )


def _receipts(rows: Sequence[Row], *, typed: bool) -> _Sheet:
    heads = [_NUMBER, _LINE, _DAY, _RECEIPT, _TO, _FOR, _AMOUNT]
    cells: list[list[Cell]] = [
        [number, row["line"], _day(row["paid_on"]), row["receipt"], row["payee"], row["purpose"], _money(row, typed=typed)]
        for number, row in enumerate(rows, 1)
    ]
    return str(Text("Belegliste", "receipts")), list(map(str, heads)), cells


def _plan(money: Money) -> _Sheet:
    heads = [_LINE, Text("bewilligt", "planned"), Text("ausgegeben", "spent"), Text("übrig", "left")]
    lines: list[Line] = [*money.lines, *([money.hours_line] if money.hours_line else [])]
    cells: list[list[Cell]] = [
        [line.name, line.planned_cents / 100, line.spent_cents / 100, line.left_cents / 100] for line in lines
    ]
    return str(Text("Plan", "plan")), list(map(str, heads)), cells


def _incomes(rows: Sequence[Row]) -> _Sheet:
    heads = [_DAY, Text("Art", "kind"), Text("von wem", "from whom"), _FOR, _RECEIPT, _AMOUNT]
    cells: list[list[Cell]] = [
        [_day(row["paid_on"]), str(KINDS[row["kind"]]), row["payer"], row["purpose"], row["receipt"], row["amount_cents"] / 100]
        for row in rows
    ]
    return str(Text("Einnahmen", "incomes")), list(map(str, heads)), cells


def _hours(rows: Sequence[Row]) -> _Sheet:
    heads = [Text("Name", "name"), _DAY, Text("Minuten", "minutes"), _FOR]
    cells: list[list[Cell]] = [
        [row["volunteer"], _day(row["held_on"]), row["minutes"], None if row["neutral"] else row["purpose"]] for row in rows
    ]
    return str(Text("Stunden", "hours")), list(map(str, heads)), cells


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _money(row: Row, *, typed: bool) -> Cell:
    """Euros as a number, or with a comma where a file has no types."""
    cents: int = row["amount_cents"]
    return cents / 100 if typed else f"{cents // 100},{cents % 100:02d}"


_NUMBER = Text("Nr.", "no.")
_LINE = Text("Posten", "line")
_DAY = Text("Tag", "day")
_RECEIPT = Text("Beleg Nr.", "receipt no.")
_TO = Text("an wen", "to whom")
_FOR = Text("wofür", "what for")
_AMOUNT = Text("Betrag", "amount")
