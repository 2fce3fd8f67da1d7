"""Projects, with how far their grants are."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands import _grant_views as views
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._records import PAGE, SHOW, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import table
from ehrenamt_cli.domain.grants import GRANTS, STATUS
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Rows
from ehrenamt_cli.services import grants, records
from ehrenamt_cli.services.registers import Register


def list_(given: dict[str, Any], text: str | None, limit: int | None, offset: int) -> Rows:
    """The projects that answer, each with how far its grants are."""
    with register_in_use() as register:
        where = records.read(register, PROJECTS, given)
        size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
        found, total = records.find(register, PROJECTS, text or "", where, limit=size or None, offset=offset)
        paid = grants.by_project(register)
        rows = [{**row, "grants": paid.get(row["id"], [])} for row in records.shown(register, PROJECTS, found)]
        listed = table(PROJECTS, rows, total, offset)
    return listed._replace(columns=[*listed.columns, Column("grants", GRANTS.labels, _states)])


def _states(paid: list[dict[str, Any]]) -> str:
    return "\n".join(f"{grant['title']}: {STATUS[grant['status']]}" for grant in paid)


def _more(register: Register, row: dict[str, Any]) -> list[Any]:
    """On the card of a project: each grant, how far it is and what comes next."""
    parts: list[Any] = []
    for grant in grants.of_project(register, row):
        parts.append(f"{grant['id']} {grant['title']}: {STATUS[grant['status']]}, {grants.period(grant)}")
        parts += views.ahead(grants.facts(register, grant))
    return parts


VERBS = (
    *record_verbs(PROJECTS, without=("list", "show")),
    Verb(
        "list",
        listing(PROJECTS, list_),
        Text("auflisten, mit dem Stand der Förderungen", "list, with how far the grants are"),
    ),
    Verb("show", showing("projects", _more), SHOW),
)
