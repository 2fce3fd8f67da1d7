"""Whether all is well, and what to do where it is not."""

from __future__ import annotations

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import checkup as service

_FOUND_SOMETHING = 3


def checkup() -> Result:
    """Look at the register, its place, its backups and its templates; ends with 3 where there is a problem."""
    found = service.checkup(prompts.ask_passphrase)
    rows = [
        {"check": each.check, "state": each.state, "finding": str(each.finding), "advice": str(each.advice) or None}
        for each in found
    ]
    problems = sum(each.state == service.PROBLEM for each in found)
    note = Text("{n} Probleme.", "{n} problems.").fill(n=problems)
    if problems <= 1:
        note = Text("Ein Problem.", "One problem.") if problems else NOTHING
    return Rows(
        (
            Column("check", Text("was", "what"), lambda key: str(service.CHECKS[key])),
            Column(
                "state", Text("wie", "how"), lambda key: str(service.STATES[key]), lambda row: row["state"] == service.PROBLEM
            ),
            Column("finding", Text("gefunden", "found")),
            Column("advice", Text("was zu tun ist", "what to do")),
        ),
        rows,
        note=note,
        status=_FOUND_SOMETHING if problems else 0,
    )


DEFAULT = Verb("checkup", checkup, Text("prüfen, ob alles in Ordnung ist", "check that all is well"))

VERBS = (
    Verb(
        "rules",
        "_violations:rules",
        Text("Einsätze, die eine Regel nicht mehr einhalten", "placements that no longer keep a rule"),
    ),
)
