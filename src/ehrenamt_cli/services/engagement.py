"""What stands in other records about somebody's engagement: when it began, and which flat amounts were paid or agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.allowances import ALLOWANCES
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def begun(register: Register, keys: Collection[str]) -> dict[str, date]:
    """The first day of the first placement of each; what was only proposed or rejected did not begin."""
    found: dict[str, date] = {}
    for row in stored.referring(register, PLACEMENTS, "volunteer_id", keys):
        if row["start_on"] and row["status"] != "proposed" and row["end_reason"] != "rejected":
            start = date.fromisoformat(row["start_on"])
            found[row["volunteer_id"]] = min(start, found.get(row["volunteer_id"], start))
    return found


def flat_amounts(register: Register, keys: Collection[str], first: date, last: date) -> dict[str, int]:
    """The cents paid flat to each in a stretch of days, here or elsewhere; at least what a running agreement grants."""
    paid: dict[str, int] = defaultdict(int)
    for row in stored.referring(register, ALLOWANCES, "volunteer_id", keys):
        known = row["paid_on"] and first.isoformat() <= row["paid_on"] <= last.isoformat()
        if known or (not row["paid_on"] and row["year"] == last.year):
            paid[row["volunteer_id"]] += row["amount_cents"]
    for row in stored.referring(register, AGREEMENTS, "volunteer_id", keys):
        begins, ends = row["begins_on"] or "", row["ended_on"] or row["ends_on"] or "9999"
        if row["allowance_cents"] and row["allowance"] != "none" and row["signed_on"] and begins <= last.isoformat() <= ends:
            paid[row["volunteer_id"]] = max(paid[row["volunteer_id"]], row["allowance_cents"])
    return dict(paid)
