"""Allowances of volunteers against the yearly limits, with what the register knows of other agreements."""

from __future__ import annotations

from datetime import date

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.allowances import objection
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def check_allowance(register: Register, agreement: Row) -> None:
    """Forbidden where the allowance is above what is tax-free in the year the agreement begins, or is excluded."""
    year = date.fromisoformat(agreement["begins_on"]).year if agreement["begins_on"] else clock.today().year
    kind = agreement["allowance"] or "none"
    elsewhere = max(agreement["allowance_elsewhere_cents"] or 0, _known_elsewhere(register, agreement, kind, year))
    found = objection(kind, agreement["allowance_cents"] or 0, elsewhere, agreement["allowance_beside"] or "", year)
    if found:
        rule = {"rule": found.rule, "title": str(found.found), "basis": found.basis, "lift": str(found.lift)}
        raise Forbidden(found.found, found.lift, [rule])


def _known_elsewhere(register: Register, agreement: Row, kind: str, year: int) -> int:
    """What other agreements with the same person grant in that year under the same provision."""
    if kind == "none" or not agreement["volunteer_id"]:
        return 0
    others = stored.every(register, AGREEMENTS, {"volunteer_id": agreement["volunteer_id"]})
    first, last = f"{year}-01-01", f"{year}-12-31"
    return sum(
        row["allowance_cents"] or 0
        for row in others
        if row["id"] != agreement.get("id")
        and row["allowance"] == kind
        and (row["begins_on"] or first) <= last
        and (row["ends_on"] or last) >= first
        and (row["status"] != "ended" or row["signed_on"])
    )
