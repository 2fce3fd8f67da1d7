"""Part G: access, releases that end, and what is to be erased when; year's ends as §§ 147 AO and 199 BGB count them."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.clocks import year_end
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, Rule
from ehrenamt_cli.i18n import Text

_ERASED = Text("gelöscht", "erased")
_LIMITATION = Text(
    "Vorschlag nach §§ 195, 199 BGB: 3 Jahre zum Jahresende", "proposal after §§ 195, 199 BGB: 3 years to year's end"
)

_RECEIPTS = Rule(
    "D-04",
    "receipts",
    "claim",
    "paid_on",
    Period(8, "year"),
    Text("Beleg muss nicht länger bleiben, bezahlt {day}", "The receipt need not be kept any longer, paid {day}"),
    Text("§ 147 (3), (4) AO: Buchungsbelege 8 Jahre", "§ 147 (3), (4) AO: receipts 8 years"),
    strength="soft",  # kept so long by law, but nobody is late who keeps it longer
    validity=True,
    clock=year_end,
    condition=Text(
        "Buchungsbelege; Bücher (10 Jahre) und Briefe (6) stehen nicht im Register",
        "receipts; books (10 years) and letters (6) are not in the register",
    ),
    numbers=(("1999-01-01", Period(10, "year")), ("2025-01-01", Period(8, "year"))),
    evidence=_ERASED,
)

DATA_PROTECTION: tuple[Rule, ...] = (
    Rule(
        "D-01",
        "access_requests",
        "access-request",
        "received_on",
        Period(1, "month"),
        Text("Auskunftsantrag vom {day} beantworten", "Answer the access request of {day}"),
        Text("Art. 12 (3) DSGVO, Art. 15-21 DSGVO", "Art. 12 (3) DSGVO, Art. 15-21 DSGVO"),
        remind=Period(2, "week"),
        extension=("extended_on", Period(2, "month")),
        condition=Text("verlängert nur mit Begründung bis zum alten Ende", "extended only with reasons, by the old end"),
        evidence=Text("beantwortet am", "answered on"),
    ),
    Rule(
        "D-02",
        "enquiries_idle",
        "volunteer",
        "last_on",
        Period(6, "month"),
        Text("Anfrage ohne Einsatz löschen", "Erase the enquiry that led to no placement"),
        Text("Vorschlag: 6 Monate nach der letzten Aktivität", "proposal: 6 months after the last activity"),
        strength="soft",
        validity=True,
        origin="proposal",
        runs_from=Text("letzte Aktivität", "last activity"),
        condition=Text("nie im Einsatz, nicht aktiv", "never placed, not active"),
        evidence=_ERASED,
    ),
    Rule(
        "D-03",
        "volunteers_over",
        "volunteer",
        "ended_on",
        Period(3, "year"),
        Text("Stammdaten löschen, beendet {day}", "Erase the master data, ended {day}"),
        _LIMITATION,
        strength="soft",
        validity=True,
        clock=year_end,
        origin="proposal",
        evidence=_ERASED,
    ),
    Rule(
        "D-03",
        "agreements_over",
        "agreement",
        "over_on",
        Period(3, "year"),
        Text("Ehrenamtsvereinbarung löschen, beendet {day}", "Erase the volunteer agreement, ended {day}"),
        _LIMITATION,
        strength="soft",
        validity=True,
        clock=year_end,
        origin="proposal",
        runs_from=Text("Ende der Vereinbarung", "end of the agreement"),
        evidence=_ERASED,
    ),
    _RECEIPTS,
    _RECEIPTS._replace(source="allowance_receipts", subject="allowance"),
    Rule(
        "D-05",
        "clients_over",
        "client",
        "ended_on",
        Period(1, "year"),
        Text("Zeichen der Klient:in löschen, beendet {day}", "Erase the client's reference, ended {day}"),
        Text("Vorschlag: 1 Jahr nach Fallende", "proposal: 1 year after the case ended"),
        strength="soft",
        validity=True,
        origin="proposal",
        evidence=_ERASED,
    ),
    Rule(
        "D-08",
        "accidents_over",
        "accident",
        "known_on",
        Period(5, "year"),
        Text(
            "Unfallakte muss nicht länger bleiben, Unfall {day}", "The accident file need not be kept any longer, accident {day}"
        ),
        Text("§ 24 (6) DGUV Vorschrift 1: 5 Jahre", "§ 24 (6) DGUV Vorschrift 1: 5 years"),
        strength="soft",  # kept so long by the rule, but nobody is late who keeps it longer
        validity=True,
        evidence=_ERASED,
    ),
    Rule(
        "D-09",
        "restrictions_over",
        "restriction",
        "held_until",
        AT_ONCE,
        Text("Gesperrten Rest löschen, aufbewahrt bis {day}", "Erase the restricted remainder, kept until {day}"),
        Text(
            "Art. 17 (1) a, Art. 18 DSGVO: die Aufbewahrung endet", "Art. 17 (1) a, Art. 18 DSGVO: it need not be kept any longer"
        ),
        validity=True,
        evidence=_ERASED,
    ),
    Rule(
        "D-06",
        "secrecy_releases",
        "release",
        "valid_until",
        AT_ONCE,
        Text("Schweigepflichtentbindung läuft ab, danach gesperrt", "Release from secrecy ends, then nothing is passed on"),
        Text("Frist der Erklärung", "term of the declaration"),
        validity=True,
        remind=FOUR_WEEKS,
        evidence=Text("neue Erklärung", "a new declaration"),
    ),
    Rule(
        "D-06",
        "transfers_revoked",
        "transfer",
        "revoked_on",
        AT_ONCE,
        Text("Weitergabe sperren: Entbindung widerrufen", "Stop passing on: the release was revoked"),
        Text("Widerruf der Erklärung", "revocation of the declaration"),
        validity=True,
        at_once=True,
        condition=Text("geplant, noch nicht versandt", "planned, not yet sent"),
        evidence=Text("Weitergabe gestrichen", "nothing is passed on"),
    ),
)
