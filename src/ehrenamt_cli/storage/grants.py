"""What belongs to a grant: its lines with what was spent, its receipts, what came in, and the hours of its project."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.sources.conditions import OF_PROJECT

_LINES_IN_ORDER = "l.number IS NULL, l.number, l.sort_key, l.id"


def lines(register: Register, grant: Row) -> list[dict[str, Any]]:
    """The budget lines in their order, each with ``spent_cents``."""
    return list(
        register.rows(
            f"""SELECT l.id, l.number, l.name, l.kind, l.planned_cents, coalesce(sum(s.amount_cents), 0) AS spent_cents
            FROM budget_lines l LEFT JOIN spendings s ON s.line_id = l.id WHERE l.grant_id = :grant
            GROUP BY l.id ORDER BY {_LINES_IN_ORDER}""",
            grant=grant["id"],
        )
    )


def receipts(register: Register, grant: Row) -> list[dict[str, Any]]:
    """Every spending, line by line, the oldest first."""
    return list(
        register.rows(
            f"""SELECT s.id, s.line_id, l.name AS line, s.paid_on, s.receipt, s.payee, s.purpose, s.amount_cents
            FROM spendings s JOIN budget_lines l ON l.id = s.line_id WHERE l.grant_id = :grant
            ORDER BY {_LINES_IN_ORDER}, s.paid_on, s.receipt, s.id""",
            grant=grant["id"],
        )
    )


def incomes(register: Register, grant: Row) -> list[dict[str, Any]]:
    """Everything that came in, the oldest first."""
    return list(
        register.rows(
            """SELECT i.id, i.kind, i.paid_on, i.receipt, i.payer, i.purpose, i.amount_cents FROM incomes i
            WHERE i.grant_id = :grant ORDER BY i.paid_on, i.receipt, i.id""",
            grant=grant["id"],
        )
    )


def hours(register: Register, grant: Row) -> list[dict[str, Any]]:
    """The efforts of the grant's project within its period, person by person, the oldest first; the erased have no name."""
    asked = _asked(grant)
    if not asked["project"]:
        return []
    return list(
        register.rows(
            f"""SELECT e.id, v.id AS volunteer_id, v.name AS volunteer, v.neutral_certificates AS neutral,
                e.held_on, e.minutes, e.purpose FROM efforts e
            LEFT JOIN volunteers v ON v.id = e.volunteer_id WHERE {_OF_PROJECT}
            ORDER BY v.sort_key IS NULL, v.sort_key, v.id, e.held_on, e.begins_at, e.id""",
            **asked,
        )
    )


def minutes(register: Register, grant: Row) -> int:
    """What those efforts come to, in minutes."""
    asked = _asked(grant)
    if not asked["project"]:
        return 0
    [row] = register.rows(f"SELECT coalesce(sum(e.minutes), 0) AS minutes FROM efforts e WHERE {_OF_PROJECT}", **asked)
    return int(row["minutes"])


_OF_PROJECT = f"{OF_PROJECT.format('e.')} AND e.held_on BETWEEN :first AND :last"


def _asked(grant: Row) -> dict[str, str]:
    return {
        "project": grant["project_id"] or "",
        "first": grant["begins_on"] or grant["started_on"] or "",
        "last": grant["ends_on"] or "9999",
    }


def open_conditions(register: Register, grant: Row) -> dict[str, str]:
    """What conditions still ask for, by their keys."""
    sql = "SELECT id, what FROM conditions WHERE grant_id = :grant AND fulfilled_on IS NULL ORDER BY due_on IS NULL, due_on, id"
    return {row["id"]: row["what"] for row in register.rows(sql, grant=grant["id"])}


def of_project(register: Register, project: Row) -> list[dict[str, Any]]:
    """The grants of a project, the one that ends first before the others."""
    sql = "SELECT id FROM grants WHERE project_id = :project ORDER BY ends_on IS NULL, ends_on, id"
    return list(register.rows(sql, project=project["id"]))


def events(register: Register, grant: Row) -> list[dict[str, Any]]:
    """The events of the grant's project within its period, the oldest first, with how many came."""
    asked = _asked(grant)
    if not asked["project"]:
        return []
    return list(
        register.rows(
            f"""SELECT e.id, e.kind, e.title, e.starts_on, coalesce(e.guests_female, 0) + coalesce(e.guests_male, 0)
                + coalesce(e.guests_diverse, 0) + coalesce(e.guests_unstated, 0)
                + (SELECT count(*) FROM participations p WHERE p.event_id = e.id AND p.status = 'attended') AS people
            FROM events e WHERE {OF_PROJECT.format("e.")} AND e.starts_on BETWEEN :first AND :last AND e.cancelled_on IS NULL
            ORDER BY e.starts_on, e.id""",
            **asked,
        )
    )


def applications(register: Register, grant: Row) -> list[dict[str, Any]]:
    """Other grants that were applied for within its period, the oldest first."""
    return list(
        register.rows(
            """SELECT g.title, g.applied_on FROM grants g
            WHERE g.id <> :grant AND g.applied_on BETWEEN :first AND :last ORDER BY g.applied_on, g.id""",
            grant=grant["id"],
            **_span(grant),
        )
    )


def beginnings(register: Register, grant: Row) -> list[dict[str, Any]]:
    """Other projects that began within its period, the oldest first."""
    return list(
        register.rows(
            """SELECT p.name AS title, p.begins_on FROM projects p
            WHERE p.id <> :project AND p.dropped_on IS NULL AND p.begins_on BETWEEN :first AND :last
            ORDER BY p.begins_on, p.id""",
            **_asked(grant),
        )
    )


def messages(register: Register, grant: Row) -> list[dict[str, Any]]:
    """What partners were told within its period, the oldest first."""
    return list(
        register.rows(
            """SELECT m.what AS title, m.told_on, o.name AS partner FROM messages m LEFT JOIN organisations o ON o.id = m.to_id
            WHERE m.told_on BETWEEN :first AND :last ORDER BY m.told_on, m.id""",
            **_span(grant),
        )
    )


def materials(register: Register, grant: Row) -> list[dict[str, Any]]:
    """What was handed out within its period, leaflet by leaflet, with the number of copies."""
    return list(
        register.rows(
            """SELECT m.title, m.language, max(d.handed_on) AS handed_on, sum(d.copies) AS copies
            FROM distributions d JOIN materials m ON m.id = d.material_id WHERE d.handed_on BETWEEN :first AND :last
            GROUP BY m.id ORDER BY m.sort_key, m.language, m.id""",
            **_span(grant),
        )
    )


def _span(grant: Row) -> dict[str, str]:
    return {name: day for name, day in _asked(grant).items() if name != "project"}
