"""Part W: working groups meet in their rhythm, and whoever was delegated for a time is followed by somebody."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, ByRecord, Rule
from ehrenamt_cli.i18n import Text


def _rhythm(row: Row) -> Period:
    return parse_period(row["meets"])


WORKING_GROUPS: tuple[Rule, ...] = (
    Rule(
        "W-01",
        "group_meetings",
        "working-group",
        "last_met_on",
        ByRecord(_rhythm),
        Text("Nächstes Treffen ansetzen", "Arrange the next meeting"),
        Text("Rhythmus der Gruppe", "rhythm of the group"),
        strength="soft",
        remind=Period(2, "week"),
        runs_from=Text("letztes Treffen oder Beginn", "last meeting or beginning"),
        condition=Text("kein Treffen ist geplant", "no meeting is planned"),
        evidence=Text("eine Veranstaltung der Gruppe", "an event of the group"),
    ),
    Rule(
        "W-02",
        "delegations_ending",
        "delegation",
        "ends_on",
        AT_ONCE,
        Text(
            "Entsendung in „{group_name}“ endet: verlängern oder ablösen", "Delegation to “{group_name}” ends: renew or replace"
        ),
        Text("Entsendung auf Zeit", "delegation for a time"),
        strength="soft",
        validity=True,
        remind=FOUR_WEEKS,
        condition=Text("niemand folgt nach, und die Gruppe besteht noch", "nobody follows, and the group goes on"),
        evidence=Text("neue oder verlängerte Entsendung", "a new or a longer delegation"),
    ),
)
