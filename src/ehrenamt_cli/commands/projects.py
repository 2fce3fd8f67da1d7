"""Projects, with how far their grants are."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands import _grant_views as views
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._records import SHOW, record_verbs
from ehrenamt_cli.domain.grants import STATUS
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.services import grants
from ehrenamt_cli.services.registers import Register


def _more(register: Register, row: dict[str, Any]) -> list[Any]:
    """On the card of a project: each grant, how far it is and what comes next."""
    parts: list[Any] = []
    for grant in grants.of_project(register, row):
        parts.append(f"{grant['id']} {grant['title']}: {STATUS[grant['status']]}, {grants.period(grant)}")
        parts += views.ahead(grants.facts(register, grant))
    return parts


VERBS = (*record_verbs(PROJECTS, without=("show",)), Verb("show", showing("projects", _more), SHOW))
