"""Parts C and D: certificates, measles protection, admission to prisons."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, PRACTICE, Rule
from ehrenamt_cli.domain.screenings import CERTIFICATE_YEARS, KINDS
from ehrenamt_cli.i18n import Text, same

SCREENINGS: tuple[Rule, ...] = (
    Rule(
        "F-03",
        "certificates",
        "volunteer",
        "seen_on",
        Period(CERTIFICATE_YEARS, "year"),
        Text("Führungszeugnis erneut zeigen lassen", "Have the certificate shown again"),
        Text(
            "§ 72a SGB VIII „in regelmäßigen Abständen“; 5 Jahre sind Praxis", "§ 72a SGB VIII “regularly”; 5 years are practice"
        ),
        strength="soft",
        validity=True,
        remind=Period(3, "month"),
        origin="practice",
    ),
    Rule(
        "F-09",
        "measles_expiring",
        "screening",
        "valid_until",
        Period(1, "month"),
        Text("Masernnachweis erneuern, gültig bis {day}", "Renew the proof of measles protection, valid until {day}"),
        same("§ 20 (9a) IfSG"),
        remind=FOUR_WEEKS,
    ),
    Rule(
        "Z-06",
        "admissions_expiring",
        "screening",
        "valid_until",
        AT_ONCE,
        Text("Zulassung läuft ab", "Admission expires"),
        Text("Befristung durch die Einrichtung", "limited by the organisation"),
        validity=True,
        remind=Period(8, "week"),
        origin="proposal",
    ),
    Rule(
        "Z-07",
        "admissions_pending",
        "screening",
        "requested_on",
        Period(6, "week"),
        Text("Zulassung nachfragen, beantragt {day}", "Ask after the admission requested on {day}"),
        PRACTICE,
        strength="soft",
        every=Period(4, "week"),
        origin="proposal",
    ),
    Rule(
        "N-02",
        "screenings_expiring",
        "screening",
        "valid_until",
        AT_ONCE,
        Text("Läuft ab: {kind}", "Expires: {kind}"),
        Text("eingetragene Gültigkeit", "validity as recorded"),
        validity=True,
        remind=FOUR_WEEKS,
        words={"kind": KINDS},
        origin="proposal",
    ),
)
