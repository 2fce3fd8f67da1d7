"""The check behind each guardrail: whether it holds in a case."""

from __future__ import annotations

from ehrenamt_cli.domain.guardrails.case import Case
from ehrenamt_cli.domain.stopgap import hours_a_month


def is_open(case: Case) -> bool:
    """A placement that is there already fills its need; it may not go on in one that was closed."""
    return bool(case.need["status"] == "open" or (case.begun and case.need["status"] != "closed"))


def has_room(case: Case) -> bool:
    return len(case.placed) < int(case.need["people"])


def is_new(case: Case) -> bool:
    return case.volunteer is None or all(placement["volunteer_id"] != case.volunteer["id"] for placement in case.placed)


def has_professionals(case: Case) -> bool:
    deputies = [contact for contact in case.contacts if contact["deputy"]]
    return bool(deputies) and len(deputies) < len(case.contacts)


def is_guided(case: Case) -> bool:
    return bool(case.activity["colour"] != "yellow" or case.need["professionals_do"])


def knows_the_wish(case: Case) -> bool:
    return case.client is None or bool((case.client["wish"] or "").strip())


def is_voluntary(case: Case) -> bool:
    return case.client is None or case.client["voluntary"] != 0


def is_measured(case: Case) -> bool:
    return hours_a_month(case.need) <= case.limits["hours.month"]


def has_time_for_all(case: Case) -> bool:
    load = case.load
    return load is None or (load.active <= case.limits["load.active"] and load.prison <= case.limits["load.prison"])
