"""A grant to look at: its lines with what is left, what hours count, and what the next step asks for."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.grant_money import STATES, Line, Money
from ehrenamt_cli.domain.grant_steps import Facts, next_step
from ehrenamt_cli.domain.grants import STATUS
from ehrenamt_cli.domain.incomes import KINDS as INCOME_KINDS
from ehrenamt_cli.domain.values import CENTS, show_hours
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Page, Rows
from ehrenamt_cli.services import grants as service


def euros(cents: int) -> str:
    """Cents as people read them."""
    return f"–{CENTS.show(-cents, {})}" if cents < 0 else CENTS.show(cents, {})


def budget_page(grant: Row, money: Money) -> Page:
    """The money of a grant; programs get it in cents."""
    parts: list[str | Rows | Card] = [f"{grant['title']}, {service.period(grant)}", _lines(money)]
    parts.append(Card("", _sums(grant, money), {}))
    parts += [str(remark) for remark in money.remarks(grant)]
    return Page(parts, _data(grant, money))


def next_page(grant: Row, facts: Facts) -> Page:
    """How far a grant is, and what the next step asks for."""
    step = next_step(facts)
    lacks = step.lacks(facts) if step else []
    data = {
        "id": grant["id"],
        "status": grant["status"],
        "next": step.verb if step else None,
        "lacks": [{"what": str(lack.what), "command": lack.command} for lack in lacks],
    }
    return Page([f"{grant['title']}: {STATUS[grant['status']]}", *ahead(facts)], data)


def ahead(facts: Facts) -> list[str | Rows]:
    """The next step and what it lacks, for people."""
    step = next_step(facts)
    if step is None:
        return []
    lacks = step.lacks(facts)
    said = Text("Nächster Schritt: {label} – ehrenamt grant {verb} {key}", "Next step: {label} – ehrenamt grant {verb} {key}")
    told = str(said.fill(label=step.label, verb=step.verb, key=facts.grant["id"]))
    if not lacks:
        return [told]
    rows = [{"what": str(lack.what), "command": lack.command} for lack in lacks]
    return [told, Rows((Column("what", Text("es fehlt", "is missing")), Column("command", Text("so", "how"))), rows)]


def receipts_rows(rows: list[dict[str, Any]]) -> Rows:
    """The list of receipts, line by line, the oldest first."""
    columns = (
        Column("line", Text("Posten", "line")),
        Column("paid_on", Text("bezahlt am", "paid on"), show_day),
        Column("receipt", Text("Beleg Nr.", "receipt no.")),
        Column("payee", Text("an wen", "to whom")),
        Column("purpose", Text("wofür", "what for")),
        Column("amount_cents", Text("Betrag", "amount"), euros),
    )
    total = Text("{n} Belege, zusammen {sum}.", "{n} receipts, {sum} in all.").fill(
        n=len(rows), sum=euros(sum(row["amount_cents"] for row in rows))
    )
    return Rows(columns, rows, Text("Noch nichts ausgegeben.", "Nothing spent yet."), total if rows else NOTHING)


def _lines(money: Money) -> Rows:
    lines = [*money.lines, *([money.hours_line] if money.hours_line else [])]
    rows: list[dict[str, Any]] = [_row(one) for one in lines]
    total: dict[str, Any] = {"name": str(Text("Zusammen", "Together")), "state": ""}
    total |= {"planned_cents": money.planned_cents, "spent_cents": money.total_cents, "left_cents": money.left_cents}
    return Rows(
        (
            Column("name", Text("Posten", "line")),
            Column("planned_cents", Text("bewilligt", "planned"), euros),
            Column("spent_cents", Text("ausgegeben", "spent"), euros),
            Column("left_cents", Text("übrig", "left"), euros, alarm=lambda row: row["left_cents"] < 0),
            Column("state", Text("Hinweis", "remark"), lambda state: str(STATES.get(state, NOTHING))),
        ),
        [*rows, total] if rows else [],
        Text("Noch kein Posten: ehrenamt budget-line add --grant …", "No line yet: ehrenamt budget-line add --grant …"),
    )


def _row(one: Line) -> dict[str, Any]:
    state = "ok" if one.kind == "hours" else one.state
    return {**one._asdict(), "left_cents": one.left_cents, "state": state}


def _sums(grant: Row, money: Money) -> list[tuple[str, str]]:
    hours = money.hours
    pairs = [(str(Text("bewilligt", "approved")), euros(grant["amount_cents"]) if grant["amount_cents"] else "")]
    pairs += [(str(label), euros(money.received[kind])) for kind, label in INCOME_KINDS.items() if kind in money.received]
    if money.received:
        pairs.append((str(Text("noch in der Kasse", "still in hand")), euros(money.received_cents - money.spent_cents)))
    if hours.minutes:
        worth = Text("{hours} h, ohne Stundensatz", "{hours} h, without a rate")
        if hours.rate_cents:
            worth = Text("{hours} h × {rate} = {value}, davon zählen {counted}", "{hours} h × {rate} = {value}, {counted} count")
        told = worth.fill(
            hours=show_hours(hours.minutes),
            rate=euros(hours.rate_cents),
            value=euros(hours.value_cents),
            counted=euros(hours.counted_cents),
        )
        pairs.append((str(Text("ehrenamtliche Stunden", "volunteer hours")), str(told)))
    return [pair for pair in pairs if pair[1]]


def _data(grant: Row, money: Money) -> dict[str, Any]:
    hours = money.hours._asdict()
    return {
        "id": grant["id"],
        "title": grant["title"],
        "amount_cents": grant["amount_cents"],
        "lines": [_row(one) for one in money.lines],
        "hours_line": _row(money.hours_line) if money.hours_line else None,
        "planned_cents": money.planned_cents,
        "spent_cents": money.spent_cents,
        "total_cents": money.total_cents,
        "left_cents": money.left_cents,
        "received_cents": money.received,
        "overspend": money.overspend,
        "hours": hours,
        "remarks": [str(remark) for remark in money.remarks(grant)],
    }
