"""What people set themselves: a deadline by hand falls due on its day, wherever that is in the week."""

from __future__ import annotations

from ehrenamt_cli.domain.rules.rule import AT_ONCE, Rule
from ehrenamt_cli.i18n import Text, same

REMINDERS: tuple[Rule, ...] = (
    Rule(
        "EIGEN",
        "reminders",
        "reminder",
        "due_on",
        AT_ONCE,
        same("{title}"),
        Text("von Hand gesetzt", "set by hand"),
        strength="soft",
        validity=True,
        origin="proposal",
    ),
)
