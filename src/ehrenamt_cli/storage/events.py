"""Events by their days, and the people whom an invitation can ask for: what the uniform look-ups do not know."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.storage import records
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.sources.conditions import SUCCESSOR, passed


def between(register: Register, first: str, last: str) -> list[dict[str, Any]]:
    """The events that touch the days from the first to the last, in their order; those of several days are few."""
    sql = """
        SELECT id FROM events WHERE starts_on >= :first AND starts_on <= :last
        UNION SELECT id FROM events WHERE ends_on IS NOT NULL AND starts_on < :first AND ends_on >= :first"""
    return in_order(_of(register, EVENTS, sql, first=first, last=last))


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By day and time."""
    return sorted(rows, key=lambda row: (row["starts_on"], row["begins_at"] or "", row["id"]))


def at_organisation(register: Register, organisation: str) -> set[str]:
    """The keys of the volunteers who are placed at an organisation or admitted there."""
    sql = f"""
        SELECT e.volunteer_id AS id FROM placements e JOIN needs n ON n.id = e.need_id
        WHERE n.organisation_id = :organisation AND e.status IN ('trial', 'running')
        UNION SELECT s.volunteer_id FROM screenings s
        WHERE s.organisation_id = :organisation AND s.kind = 'admission' AND {passed("s")} AND s.card_returned_on IS NULL"""
    return _keys(register, sql, organisation=organisation)


def attended(register: Register, kind: str) -> set[str]:
    """The keys of the volunteers who have been to an event of that kind."""
    sql = """
        SELECT DISTINCT p.volunteer_id AS id FROM participations p JOIN events e ON e.id = p.event_id
        WHERE p.status = 'attended' AND p.volunteer_id IS NOT NULL AND e.kind = :kind"""
    return _keys(register, sql, kind=kind)


def training_ends(register: Register, until: str, course: str | None) -> set[str]:
    """The keys of the volunteers whose proof of a training (of that course) has ended by then, and none goes on."""
    sql = f"""
        SELECT DISTINCT s.volunteer_id AS id FROM screenings s
        WHERE s.valid_until <= :until AND s.kind = 'training' AND {passed("s")} AND NOT {SUCCESSOR}
          AND (:course IS NULL OR s.course = :course)"""
    return _keys(register, sql, until=until, course=course)


def contacts_of(register: Register, day: str, organisation: str | None, kind: str | None, agreement: str | None) -> set[str]:
    """The keys of the contacts in charge on a day: everywhere, at one organisation, at a kind of them, at parties."""
    sql = """
        SELECT k.id FROM contacts k JOIN organisations o ON o.id = k.organisation_id
        WHERE coalesce(k.begins_on, '') <= :day AND coalesce(k.ends_on, '9999') >= :day
          AND (:organisation IS NULL OR o.id = :organisation) AND (:kind IS NULL OR o.kind = :kind)
          AND (:agreement IS NULL OR o.id IN (SELECT p.organisation_id FROM parties p WHERE p.agreement_id = :agreement))"""
    return _keys(register, sql, day=day, organisation=organisation, kind=kind, agreement=agreement)


def _keys(register: Register, sql: str, **values: Any) -> set[str]:
    return {row["id"] for row in register.rows(sql, **values)}


def _of(register: Register, entity: Entity, sql: str, **values: Any) -> list[dict[str, Any]]:
    return list(records.referring(register, entity, "id", sorted(_keys(register, sql, **values))))
