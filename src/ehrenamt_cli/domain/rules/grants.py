"""Part K: dates of a grant. What the notice says is entered by hand; where it says nothing, practice reminds."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, Rule
from ehrenamt_cli.i18n import Text

_NOTICE = Text("Bescheid", "notice of approval")
_RECEIPTS = Text("wo die Belege sind, oder dass sie vernichtet wurden", "where the receipts are, or that they were destroyed")
_PROVEN = Text("nachgewiesen am", "proven on")

GRANTS: tuple[Rule, ...] = (
    Rule(
        "R-01",
        "proofs_fixed",
        "grant",
        "proof_due_on",
        AT_ONCE,
        Text("Verwendungsnachweis vorlegen", "Hand in the proof of use"),
        _NOTICE,
        validity=True,
        remind=Period(8, "week"),
        condition=Text("Tag aus dem Bescheid; er bleibt, auch als Sonntag", "day of the notice; it stays, be it a Sunday"),
        evidence=_PROVEN,
    ),
    Rule(
        "R-01",
        "proofs_usual",
        "grant",
        "over_on",
        Period(6, "month"),
        Text("Verwendungsnachweis vorlegen, Tag im Bescheid prüfen", "Hand in the proof of use, check the day in the notice"),
        Text(
            "Praxis: 6 Monate nach dem Ende; maßgeblich ist der Bescheid", "practice: 6 months after the end; the notice decides"
        ),
        strength="soft",
        remind=Period(8, "week"),
        origin="practice",
        runs_from=Text("Ende des Zeitraums", "end of the period"),
        condition=Text("kein Tag aus dem Bescheid eingetragen", "no day of the notice is entered"),
        evidence=_PROVEN,
        part="usual",
    ),
    Rule(
        "R-02",
        "receipts_kept",
        "grant",
        "keep_until",
        AT_ONCE,
        Text("Aufbewahrung der Belege endet", "Retention of the receipts ends"),
        _NOTICE,
        strength="soft",  # until then they must be kept; afterwards nobody is late
        validity=True,
        evidence=_RECEIPTS,
    ),
    Rule(
        "R-02",
        "receipts_usual",
        "grant",
        "proven_on",
        Period(5, "year"),
        Text("Aufbewahrung der Belege endet, Bescheid prüfen", "Retention of the receipts ends, check the notice"),
        Text("Praxis: 5 Jahre nach dem Nachweis", "practice: 5 years after the proof"),
        strength="soft",
        validity=True,
        origin="practice",
        condition=Text("kein Tag aus dem Bescheid eingetragen", "no day of the notice is entered"),
        evidence=_RECEIPTS,
        part="usual",
    ),
    Rule(
        "R-04",
        "call_offs",
        "grant",
        "call_off_on",
        AT_ONCE,
        Text("Mittel abrufen", "Call off the money"),
        _NOTICE,
        validity=True,
        remind=FOUR_WEEKS,
        evidence=Text("Tag der Einreichung", "day it was handed in"),
    ),
    Rule(
        "R-04",
        "interim_reports",
        "grant",
        "interim_report_on",
        AT_ONCE,
        Text("Zwischenbericht vorlegen", "Hand in the interim report"),
        _NOTICE,
        validity=True,
        remind=FOUR_WEEKS,
        evidence=Text("Tag der Einreichung", "day it was handed in"),
        part="interim",
    ),
)
