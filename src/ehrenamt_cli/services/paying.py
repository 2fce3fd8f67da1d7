"""Paying allowances: every way in asks the exclusions and the yearly limits, and says what there is to say."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.allowances import ALLOWANCES
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.tax_free import euros, excluded, objection
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.allowance_remarks import remarks
from ehrenamt_cli.services.allowances import granting, of_year, refuse, standing
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def pay(register: Register, volunteer: str, typed: records.Typed) -> tuple[dict[str, Any], list[Text]]:
    """Keep a payment and say what there is to say about it; Forbidden above a limit, unless a reason overrides it."""
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        row = keep(register, ALLOWANCES, {**typed, "volunteer_id": person["id"]})
        if row["elsewhere"]:
            return row, []
        return row, remarks(register, person, row, standing(register, person["id"], row["kind"], row["year"]))


def keep(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """A new payment or declaration, if no limit and no exclusion stands against it."""
    with register.change():
        row = records.new(register, entity, typed)
        _check(register, row)
        return stored.add(register, entity, [row])[0]


def alter(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """A payment or declaration changed; what stands against it as new stands against it then, too."""
    with register.change():
        row = records.resolve(register, entity, text)
        values = records.read(register, entity, typed)
        _check(register, {**row, **values})
        return records.update(register, entity, row, values)


def _check(register: Register, row: Row) -> None:
    """An exclusion stands against it always, a limit unless there is a reason (the rest is taxed)."""
    for other in of_year(register, row["volunteer_id"], row["year"]):
        if other["id"] != row.get("id") and _same_activity(row, other):
            refuse(excluded(row["kind"], other["kind"]))
    for agreement in granting(register, row["volunteer_id"], row["year"]):
        if row["kind"] == "volunteer" == agreement["allowance"] and not row["elsewhere"]:
            refuse(objection("volunteer", 0, 0, agreement["allowance_beside"] or "", row["year"]))
    if row["override_reason"] or row["elsewhere"]:
        return
    known = standing(register, row["volunteer_id"], row["kind"], row["year"], but=row.get("id") or "")
    found = objection(row["kind"], row["amount_cents"], known.elsewhere, "", row["year"], known.paid)
    if found and not known.paid and not known.elsewhere:
        found = found._replace(lift=_LEFT.fill(left=euros(known.left)))
    refuse(found, _TAXED)


_LEFT = Text("Möglich sind noch {left}.", "{left} are still possible.")
_TAXED = Text(
    "Mehr ist steuerpflichtig; dann mit --override „wird versteuert“.", "More is taxable; then with --override “is taxed”."
)


def _same_activity(row: Row, other: Row) -> bool:
    """The same payer, and not two activities that are known to differ; what different payers pay for is not the same."""
    payers = [fold(one["payer"] or "") or one["organisation_id"] or "" for one in (row, other)]
    return payers[0] == payers[1] and (
        not row["activity_id"] or not other["activity_id"] or row["activity_id"] == other["activity_id"]
    )
