"""Working groups: who sits in them for whom, and their meetings."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._views import column
from ehrenamt_cli.domain.delegations import DELEGATIONS
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.working_groups import WORKING_GROUPS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Card, Column, Rows
from ehrenamt_cli.services import working_groups as service
from ehrenamt_cli.services.registers import Register

_FEW = 5


def _more(register: Register, row: dict[str, Any]) -> list[str | Rows | Card]:
    """Who is in it today, and its next and last meetings."""
    now, others = service.members(register, row)
    met = service.meetings(register, row)
    parts: list[str | Rows | Card] = []
    if now:
        who = Column("contact", Text("wer", "who"), lambda one: one["contact"] or one["volunteer"] or "", whole=True)
        shown = [column(DELEGATIONS.field(name)) for name in ("role", "begins_on", "ends_on")]
        parts += [
            str(Text("Mitglieder heute", "Members today")),
            Rows([column(DELEGATIONS.field("organisation_id")), who, *shown], now),
        ]
    if others:
        parts.append(str(Text("Früher oder später: {n}", "Before or later: {n}").fill(n=others)))
    if met:
        days = [column(EVENTS.field(name)) for name in ("starts_on", "title", "place")]
        parts += [str(Text("Sitzungen", "Meetings")), Rows(days, met[:_FEW])]
    return parts


VERBS = (
    *record_verbs(WORKING_GROUPS, without=("show",)),
    Verb(
        "show",
        showing("working_groups", _more),
        Text("alles, mit Mitgliedern und Sitzungen", "everything, with members, meetings"),
    ),
)
