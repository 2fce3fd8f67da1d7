"""Violations as a list: each with its placement, the rule, since when, what would lift it, and who let it pass and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import violations
from ehrenamt_cli.services.passing import codes
from ehrenamt_cli.services.since import since
from ehrenamt_cli.services.violations import Violation
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

KINDS = {
    "violation": Text("Verstoß", "violation"),
    "exception": Text("Ausnahme", "exception"),
    "warning": Text("Hinweis", "warning"),
}


def rows(register: Register, on: date | None = None, *, everything: bool = False) -> list[dict[str, Any]]:
    """What placements violate on a day, what forbids first; exceptions and warnings too where ``everything`` is asked for."""
    found = violations.present(register, on)
    return _in_order(_row(register, one) for one in (found if everything else violations.counted(found)))


def of(register: Register, placement: Row) -> list[dict[str, Any]]:
    """The same of one placement, today; nothing of one that has ended."""
    if placement["status"] not in violations.UNDER_WAY:
        return []
    return _in_order(_row(register, one) for one in violations.every(register, [placement]))


def number(register: Register) -> int:
    """How many violations there are today."""
    return sum(1 for _ in violations.counted(violations.present(register)))


def _in_order(told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(
        told, key=lambda row: ([*KINDS].index(row["kind"]), row["strength"] != "forbids", row["volunteer"], row["rule"])
    )


def _row(register: Register, one: Violation) -> dict[str, Any]:
    case, breach = one.checked.case, one.breach
    assert case.volunteer is not None
    kind = "warning" if breach.strength == "warns" else "exception" if one.excepted else "violation"
    by, on = _let_through(register, one) if kind == "exception" else (None, None)
    return {
        "placement_id": one.placement["id"],
        "status": one.placement["status"],
        "volunteer_id": case.volunteer["id"],
        "volunteer": case.volunteer["name"],
        "need_id": case.need["id"],
        "need": case.need["title"],
        "organisation": case.place["name"],
        "kind": kind,
        **{name: value for name, value in breach.as_dict().items() if name != "override"},
        "since": None if kind == "warning" else since(register, one),
        "reason": one.placement["override_reason"] if kind == "exception" else None,
        "granted_by": by,
        "granted_on": on,
    }


def _let_through(register: Register, one: Violation) -> tuple[str | None, str | None]:
    """Who let a rule pass, and on which day, as the history of the placement tells it."""
    for event in stored.history(register, one.placement["id"]):
        _, after = event["changes"].get("overridden", (None, None))
        if one.breach.code in codes(after):
            return event["author"], event["happened_at"][:10]
    return None, None
