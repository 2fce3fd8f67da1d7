"""Spendings: kept like any record, and what they make of their budget line is said at once."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.budget_lines import BUDGET_LINES
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.grant_money import STATES
from ehrenamt_cli.domain.grants import GRANTS
from ehrenamt_cli.domain.values import CENTS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import grants, records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def add(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """A new spending, with a remark where its line is overspent or its day outside the period."""
    return _judged(register, records.add(register, entity, typed))


def change(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """A changed spending, with the same remarks."""
    return _judged(register, records.change(register, entity, text, typed))


def _judged(register: Register, row: dict[str, Any]) -> dict[str, Any]:
    line = stored.get(register, BUDGET_LINES, row["line_id"]) or {}
    grant = stored.get(register, GRANTS, line["grant_id"]) or {}
    register.remarks += [*_of_line(register, grant, row), *_of_day(grant, row)]
    return row


def _of_line(register: Register, grant: Row, row: Row) -> list[Text]:
    for line in grants.money(register, grant).lines:
        if line.id == row["line_id"] and line.left_cents < 0:
            said = Text("Posten „{name}“ {state}: {cents} zu viel.", "Line “{name}” {state}: {cents} too much.")
            return [said.fill(name=line.name, state=STATES[line.state], cents=CENTS.show(-line.left_cents, {}))]
    return []


def _of_day(grant: Row, row: Row) -> list[Text]:
    """What is paid outside the period is as a rule not paid for."""
    if (grant["begins_on"] or "") <= row["paid_on"] <= (grant["ends_on"] or "9999"):
        return []
    return [
        Text(
            "Bezahlt außerhalb des Zeitraums ({period}): meist nicht förderfähig.",
            "Paid outside the period ({period}): as a rule not eligible.",
        ).fill(period=grants.period(grant))
    ]
