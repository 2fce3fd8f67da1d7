"""What papers print of money: the trips and receipts of a claim, how they were reckoned, and who pays."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehrenamt_cli.documents import context
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.expenses import EXPENSES, KINDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.rates import RATES, per_kilometre
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import claims, records, registers
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def claim(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The contents of a claim as it was reckoned when it was made."""
    row = subject.row if subject else {}
    inside = claims.contents(register, row) if row else claims.Contents([], [])
    limit = claims.limit(register, row) if row else None
    payer = stored.get(register, ORGANISATIONS, row.get("organisation_id") or "") or dict(registers.own_organisation(register))
    return {
        "trips": [_trip(shown) for shown in records.shown(register, EFFORTS, inside.trips)],
        "receipts": [_receipt(shown) for shown in records.shown(register, EXPENSES, inside.expenses)],
        "sums": {
            "kilometres": sum(trip["kilometres"] for trip in inside.trips),
            "travel_cents": sum(trip["travel_cents"] for trip in inside.trips),
            "receipt_cents": sum(receipt["amount_cents"] for receipt in inside.expenses),
        },
        "bases": list(dict.fromkeys(str(_basis(row["context"], trip["rate_cents"])) for trip in inside.trips)),
        "payer": context.record(ORGANISATIONS, payer, "payer"),
        "submit_by": limit.due_on if limit and limit.certain else "",
    }


def _trip(row: dict[str, Any]) -> Variables:
    return {
        "day": date.fromisoformat(row["held_on"]),
        "purpose": row["purpose"] or "",
        "place": row["organisation"] or "",
        "kilometres": row["kilometres"],
        "rate": str(per_kilometre(row["rate_cents"])),
        "amount_cents": row["travel_cents"],
    }


def _receipt(row: dict[str, Any]) -> Variables:
    return {
        "day": date.fromisoformat(row["arisen_on"]),
        "kind": str(KINDS[row["kind"]]),
        "purpose": row["purpose"] or "",
        "number": row["receipt"] or "",
        "amount_cents": row["amount_cents"],
    }


def _basis(where: str, cents: int) -> Text:
    """The rate with its source; one that stands in no table is the organisation's own."""
    known = [rate for rate in RATES if rate.context == where and rate.cents == cents]
    basis = known[-1].basis if known else Text("Satz des Trägers", "the organisation's own rate")
    remark = known[-1].remark if known else Text("", "")
    told = Text("{basis}, {remark}", "{basis}, {remark}").fill(basis=basis, remark=remark) if remark.de else basis
    return Text("{rate}: {told}", "{rate}: {told}").fill(rate=per_kilometre(cents), told=told)
