"""Allowances of volunteers against the yearly limits: what agreements grant, what was paid here, what is declared elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.allowances import ALLOWANCES
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.tax_free import LIMITS, SHARED, Objection, Standing, limit, objection
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def check_allowance(register: Register, agreement: Row) -> None:
    """Forbidden where an agreement grants more than is tax-free in the year it begins, or what is excluded."""
    year = date.fromisoformat(agreement["begins_on"]).year if agreement["begins_on"] else clock.today().year
    kind = agreement["allowance"] or "none"
    elsewhere = max(agreement["allowance_elsewhere_cents"] or 0, _granted(register, agreement, kind, year))
    refuse(objection(kind, agreement["allowance_cents"] or 0, elsewhere, agreement["allowance_beside"] or "", year))


def standings(register: Register, volunteer: str, year: int) -> tuple[dict[str, Any], list[Standing]]:
    """The person, and for each kind with a limit how far it is used up in the year."""
    person = records.resolve(register, VOLUNTEERS, volunteer)
    return person, [standing(register, person["id"], kind, year) for kind in LIMITS]


def standing(register: Register, volunteer_id: str, kind: str, year: int, but: str = "") -> Standing:
    """One limit of one person; ``but`` leaves out a record."""
    shared = SHARED.get(kind, (kind,))
    rows = [row for row in of_year(register, volunteer_id, year) if row["kind"] in shared and row["id"] != but]
    paid = sum(row["amount_cents"] for row in rows if not row["elsewhere"])
    declared = sum(row["amount_cents"] for row in rows if row["elsewhere"])
    agreed = [row for row in granting(register, volunteer_id, year) if row["allowance"] in shared]
    elsewhere = max(declared, *(row["allowance_elsewhere_cents"] or 0 for row in agreed), 0)
    granted = sum(row["allowance_cents"] or 0 for row in agreed)
    most = limit(kind, year) if kind in LIMITS else 0
    return Standing(kind, year, most, paid, elsewhere, max(granted - paid, 0))


def of_year(register: Register, volunteer_id: str, year: int) -> list[dict[str, Any]]:
    """What was paid to somebody or declared in a year."""
    return [row for row in stored.every(register, ALLOWANCES, {"volunteer_id": volunteer_id}) if row["year"] == year]


def granting(register: Register, volunteer_id: str, year: int) -> list[dict[str, Any]]:
    """The agreements with somebody that grant an allowance in a year; one that ended unsigned never did."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    return [
        row
        for row in stored.every(register, AGREEMENTS, {"volunteer_id": volunteer_id})
        if row["allowance"] not in (None, "none")
        and (row["begins_on"] or first) <= last
        and (row["ends_on"] or last) >= first
        and (row["status"] != "ended" or row["signed_on"])
    ]


def _granted(register: Register, agreement: Row, kind: str, year: int) -> int:
    """What other agreements with the same person grant in that year under the same provision."""
    if kind == "none" or not agreement["volunteer_id"]:
        return 0
    others = granting(register, agreement["volunteer_id"], year)
    granted: int = sum(
        row["allowance_cents"] or 0 for row in others if row["id"] != agreement.get("id") and row["allowance"] == kind
    )
    return granted


def refuse(found: Objection | None, more: Text = NOTHING) -> None:
    """Forbidden where there is an objection; ``more`` says what else would lift it."""
    if found:
        lift = Text("{lift} {more}", "{lift} {more}").fill(lift=found.lift, more=more) if more.de else found.lift
        rule = {"rule": found.rule, "title": str(found.found), "basis": found.basis, "lift": str(lift)}
        raise Forbidden(found.found, lift, [rule])


def declared(register: Register, volunteer_id: str, year: int) -> bool:
    """Whether the person has said what is paid elsewhere in the year, be it nothing."""
    agreed = any(row["allowance_elsewhere_cents"] is not None for row in granting(register, volunteer_id, year))
    return agreed or any(row["elsewhere"] for row in of_year(register, volunteer_id, year))
