"""Part J and our own: how people are welcomed, accompanied and thanked, and how long a need waits."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, PRACTICE, ByEntry, Rule
from ehrenamt_cli.i18n import Text

PATIENCE = {"1": Period(7, "day"), "2": Period(14, "day"), "3": Period(28, "day")}
"""How long a need may wait for a volunteer, by urgency: basic needs rank before everything else."""


COMPANIONSHIP: tuple[Rule, ...] = (
    Rule(
        "B-01",
        "enquiries",
        "volunteer",
        "enquired_on",
        Period(5, "werktag"),
        Text("Ersten Kontakt aufnehmen", "Make first contact"),
        PRACTICE,
        strength="soft",
        origin="proposal",
    ),
    Rule(
        "B-03",
        "unreviewed_placements",
        "placement",
        "start_on",
        Period(8, "week"),
        Text("Einsatz gemeinsam auswerten", "Look back on the placement together"),
        Text("Praxis: 6-8 Wochen nach Beginn", "practice: 6-8 weeks after the start"),
        strength="soft",
        remind=Period(2, "week"),
        origin="proposal",
    ),
    Rule(
        "N-01",
        "waiting_needs",
        "need",
        "registered_on",
        ByEntry("tier", PATIENCE),
        Text("Bedarf ohne Freiwillige: jemanden finden", "Need without a volunteer: find somebody"),
        Text("eigene Vorgabe: 7, 14 oder 28 Tage je nach Dringlichkeit", "own target: 7, 14 or 28 days by urgency"),
        strength="soft",
        origin="proposal",
    ),
    Rule(
        "N-03",
        "pauses",
        "volunteer",
        "paused_until",
        AT_ONCE,
        Text("Pause endet: wieder ins Gespräch kommen", "Pause ends: get back in touch"),
        Text("vereinbarte Pause", "pause as agreed"),
        strength="soft",
        validity=True,
        origin="proposal",
    ),
)
