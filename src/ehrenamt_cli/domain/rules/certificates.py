"""Part C: the enhanced certificate of good conduct and measles protection."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import FOUR_WEEKS, Rule
from ehrenamt_cli.domain.screenings import FIVE_YEARS
from ehrenamt_cli.i18n import Text, same

DAY_BEFORE = Period(1, "day", backward=True)

CERTIFICATES: tuple[Rule, ...] = (
    Rule(
        "F-01",
        "starts_without_certificate",
        "placement",
        "start_on",
        DAY_BEFORE,
        Text("Führungszeugnis zeigen lassen, Beginn {day}", "Have the certificate shown before the start on {day}"),
        same("§ 72a (4) SGB VIII, §§ 44 (3), 53 (3) AsylG"),
        remind=FOUR_WEEKS,
        condition=Text("Einsatz mit Minderjährigen", "a placement with minors"),
        evidence=Text("Einsicht mit Tag und Ausstellungsdatum", "inspection with its day and the certificate's date"),
    ),
    Rule(
        "F-02",
        "certificates_unseen",
        "screening",
        "issued_on",
        Period(3, "month"),
        Text("Führungszeugnis vorlegen lassen, ausgestellt {day}", "Have the certificate of {day} shown"),
        Text("Praxis: bei Vorlage höchstens 3 Monate alt", "practice: at most 3 months old when shown"),
        strength="soft",
        validity=True,
        remind=FOUR_WEEKS,
        origin="practice",
        evidence=Text("gesehen am", "seen on"),
    ),
    Rule(
        "F-02",
        "certificates_old",
        "screening",
        "issued_on",
        Period(3, "month"),
        Text(
            "Neueres Führungszeugnis erbitten: das vom {day} war zu alt", "Ask for a newer certificate: that of {day} was too old"
        ),
        Text("Praxis: bei Vorlage höchstens 3 Monate alt", "practice: at most 3 months old when shown"),
        strength="soft",
        validity=True,
        at_once=True,
        origin="practice",
        part="shown late",
        condition=Text("später gezeigt als erlaubt", "shown later than allowed"),
        evidence=Text("neuere Einsicht", "a newer inspection"),
    ),
    Rule(
        "F-03",
        "certificates",
        "volunteer",
        FIVE_YEARS.start,
        FIVE_YEARS.period,
        Text("Führungszeugnis erneut zeigen lassen", "Have the certificate shown again"),
        Text(
            "§ 72a SGB VIII „in regelmäßigen Abständen“; 5 Jahre sind Praxis", "§ 72a SGB VIII “regularly”; 5 years are practice"
        ),
        strength="soft",
        validity=True,
        remind=Period(3, "month"),
        origin="practice",
        evidence=Text("neue Einsicht", "a new inspection"),
        written=("seen_on", "issued_on"),
    ),
    Rule(
        "F-05",
        "certificates_of_nobody",
        "volunteer",
        "ended_on",
        Period(7, "day"),
        Text("Führungszeugnis-Daten löschen: kein Einsatz", "Erase the certificate's data: no placement"),
        Text("§ 72a (5) SGB VIII: unverzüglich", "§ 72a (5) SGB VIII: without delay"),
        validity=True,
        origin="text",
        condition=Text("die Tätigkeit wurde nicht aufgenommen", "the activity was not taken up"),
        evidence=Text("der Nachweis ist gelöscht", "the screening is erased"),
    ),
    Rule(
        "F-06",
        "certificates_outlived",
        "volunteer",
        "last_on",
        Period(6, "month"),
        Text("Führungszeugnis-Daten löschen, letzter Einsatz {day}", "Erase the certificate's data, last placement {day}"),
        same("§ 72a (5) SGB VIII, § 30a (3) BZRG, § 44 (3) AsylG"),
        validity=True,
        remind=FOUR_WEEKS,
        runs_from=Text("Ende des letzten Einsatzes", "end of the last placement"),
        condition=Text("kein Einsatz läuft oder ist geplant", "no placement runs or is planned"),
        evidence=Text("der Nachweis ist gelöscht", "the screening is erased"),
    ),
    Rule(
        "F-08",
        "starts_without_measles",
        "placement",
        "start_on",
        DAY_BEFORE,
        Text("Masernnachweis zeigen lassen, Beginn {day}", "Have the proof of measles protection shown before {day}"),
        same("§ 20 (8), (9) IfSG"),
        remind=FOUR_WEEKS,
        condition=Text("Unterkunft; geboren nach dem 31.12.1970", "a shelter; born after 31 Dec 1970"),
        evidence=Text("Nachweis gesehen am", "proof seen on"),
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
        evidence=Text("neuer Nachweis", "a new proof"),
    ),
)
