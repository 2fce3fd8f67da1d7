"""Our own: agreements that wait for a signature, that are about to end, or that have ended while the work goes on."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import FOUR_WEEKS, Rule
from ehrenamt_cli.i18n import Text

_SIGNED = Text("Unterschrift vermerkt", "signature noted")
_DECIDED = Text("neuer letzter Tag, oder Ende mit Grund", "a new last day, or an end with its reason")

AGREEMENT_LIFE: tuple[Rule, ...] = (
    Rule(
        "E-01",
        "agreements_unsigned",
        "agreement",
        "sent_on",
        Period(14, "day"),
        Text("An die Unterschrift erinnern: {missing}", "Remind of the signature: {missing}"),
        Text("Vorschlag: 14 Tage nach dem Versand", "proposal: 14 days after sending"),
        strength="soft",
        origin="proposal",
        evidence=_SIGNED,
    ),
    Rule(
        "E-02",
        "agreements_ending",
        "agreement",
        "ends_on",
        Period(8, "week", backward=True),
        Text("Über die Verlängerung entscheiden, gilt bis {day}", "Decide on the renewal, in force until {day}"),
        Text("Vorschlag: 8 Wochen vor dem Ende", "proposal: 8 weeks before the end"),
        strength="soft",
        remind=FOUR_WEEKS,
        origin="proposal",
        evidence=_DECIDED,
    ),
    Rule(
        "E-03",
        "agreements_outlived",
        "agreement",
        "over_on",
        Period(1, "day"),
        Text("Neu vereinbaren: {volunteer} ist noch im Einsatz", "Agree anew: {volunteer} is still placed"),
        Text("Praxis: kein Einsatz ohne geltende Vereinbarung", "practice: no placement without an agreement in force"),
        strength="soft",
        validity=True,
        remind=FOUR_WEEKS,
        origin="practice",
        runs_from=Text("Ende der Vereinbarung", "end of the agreement"),
        condition=Text("solange Einsätze laufen und keine andere gilt", "while placements run and no other is in force"),
        evidence=Text("neue Vereinbarung", "a new agreement"),
    ),
    Rule(
        "E-04",
        "agreements_left",
        "agreement",
        "ended_on",
        Period(28, "day"),
        Text("Vereinbarung beenden: {volunteer} hat aufgehört", "End the agreement: {volunteer} has left"),
        Text("Vorschlag: mit dem Ende des Engagements", "proposal: with the end of the engagement"),
        strength="soft",
        origin="proposal",
        runs_from=Text("Ende des Engagements", "end of the engagement"),
        condition=Text("eine Ehrenamtsvereinbarung ist noch in Kraft", "a volunteer agreement is still in force"),
        evidence=Text("Ende der Vereinbarung", "end of the agreement"),
    ),
)
