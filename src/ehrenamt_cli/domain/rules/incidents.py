"""Part F: accidents, data breaches, special occurrences and insurance."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.clocks import within_72_hours
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, Rule
from ehrenamt_cli.i18n import Text, same

INCIDENTS: tuple[Rule, ...] = (
    Rule(
        "V-01",
        "accidents",
        "accident",
        "known_on",
        Period(3, "day"),
        Text("Unfall der Unfallversicherung anzeigen", "Report the accident to the accident insurance"),
        same("§ 193 (1), (4) SGB VII"),
        condition=Text("mehr als 3 Tage arbeitsunfähig oder Tod", "unfit for more than 3 days, or death"),
        evidence=Text("angezeigt am", "reported on"),
    ),
    Rule(
        "V-02",
        "breaches",
        "breach",
        "known_at",
        Period(3, "day"),
        Text("Datenpanne der Aufsicht melden bis {moment}", "Report the breach to the authority by {moment}"),
        Text("Art. 33 (1) DSGVO: binnen 72 Stunden", "Art. 33 (1) DSGVO: within 72 hours"),
        validity=True,
        clock=within_72_hours,
        moment=True,
        remind=Period(1, "day"),
        condition=Text("ein Risiko für die Betroffenen ist zu erwarten", "a risk for those concerned is to be expected"),
        evidence=Text("gemeldet am", "reported on"),
    ),
    Rule(
        "V-03",
        "occurrences",
        "incident",
        "happened_on",
        Period(1, "werktag"),
        Text("Besonderes Vorkommnis der Anstalt melden", "Report the special occurrence to the prison"),
        Text("unverzüglich, ohne Zahl; § 121 (1) BGB", "without delay, no number; § 121 (1) BGB"),
        strength="soft",
        origin="text",
        condition=Text("besonderes Vorkommnis", "a special occurrence"),
        evidence=Text("gemeldet am", "reported on"),
    ),
    Rule(
        "V-04",
        "policies",
        "policy",
        "valid_until",
        AT_ONCE,
        Text("Versicherung läuft ab", "Insurance expires"),
        Text("Laufzeit der Versicherung", "term of the policy"),
        strength="soft",
        validity=True,
        remind=Period(60, "day"),
        origin="proposal",
        evidence=Text("neue Laufzeit", "a new term"),
    ),
)
