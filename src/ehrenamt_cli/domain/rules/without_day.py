"""WITHOUT_DAY: duties of the field that never fall due, and why; here so that nobody misses them among the rules."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Duty(NamedTuple):
    """A duty without a deadline: what it asks, and why there is no day to reckon."""

    what: Text
    why: Text


_LIMIT = Text("eine Grenze für Beträge, kein Tag", "a limit for amounts, no day")
_BY_HAND = Text(
    "der Tag kommt aus der Entscheidung des Gerichts; von Hand mit `deadlines add`",
    "the day comes from the court's decision; by hand with `deadlines add`",
)

WITHOUT_DAY: dict[str, Duty] = {
    "K-10": Duty(
        Text("Hilfsangebote der Anstalt für festgestellte Defizite", "the prison's help for the needs it has found"),
        Text(
            "gilt laufend und „so weit wie möglich“; was angeboten wird, steht als Maßnahme im Register",
            "holds all the time and “as far as possible”; what is offered is kept as a measure",
        ),
    ),
    "K-14": Duty(
        Text(
            "Erkenntnisse aus der Haft bereitstellen, gemeinsam Kontakt suchen",
            "pass on what was learned in custody, seek contact together",
        ),
        Text(
            "ohne Tag im Text; jede Weitergabe hat ihren eigenen (K-04, K-05)",
            "no day in the text; every transfer has its own (K-04, K-05)",
        ),
    ),
    "K-24": Duty(
        Text("regionale Zusatzregeln pflegen", "keep regional clauses"),
        Text(
            "ein Text der Vereinbarung (`agreement change --regional`), kein Ereignis",
            "a text of the agreement (`agreement change --regional`), no event",
        ),
    ),
    "F-04": Duty(
        Text("beim Führungszeugnis nur drei Angaben speichern", "keep three facts of a certificate only"),
        Text("mehr nimmt das Register nicht auf", "the register takes no more"),
    ),
    "F-07": Duty(
        Text("schriftliche Aufforderung zum Führungszeugnis ausstellen", "hand out the written request for a certificate"),
        Text(
            "vor dem Antrag der Person; diesen Tag kennt niemand vorher", "before the person applies; nobody knows that day ahead"
        ),
    ),
    "Z-02": Duty(
        Text("keine Verbüßung in den letzten Jahren", "no sentence served in the last years"),
        Text(
            "prüft die Anstalt (NRW 2 Jahre, Portal 5); Verbüßungen stehen nie im Register (Art. 10 DSGVO), nichts läuft an",
            "checked by the prison (NRW 2 years, portal 5); no sentence is ever kept (Art. 10 DSGVO), so nothing runs from one",
        ),
    ),
    "G-04": Duty(Text("Freibeträge § 3 Nr. 26 und 26a EStG", "tax-free amounts, § 3 no. 26 and 26a EStG"), _LIMIT),
    "G-05": Duty(Text("26a neben Nr. 12, 26 oder 26b gesperrt", "26a not beside no. 12, 26 or 26b"), _LIMIT),
    "G-06": Duty(
        Text("Kilometersätze je Bereich", "mileage rates by context"),
        Text("ein Satz je Fahrt, kein Tag", "a rate per trip, no day"),
    ),
    "G-07": Duty(
        Text("nebenberuflich: im Schnitt höchstens 13-14 Stunden je Woche", "part-time: 13-14 hours a week on average"),
        Text("ein Richtwert für Stunden, kein Tag", "a guide value for hours, no day"),
    ),
    "D-07": Duty(
        Text("Aufzeichnungen zum Freiwilligendienst aller Generationen", "records of the Freiwilligendienst aller Generationen"),
        Text("solche Dienste stehen nicht im Register", "such services are not kept in the register"),
    ),
    "S-01": Duty(
        Text("Halbstrafe und Zweidrittelzeitpunkt", "half and two thirds of a sentence"),
        Text(
            "nur das Gericht entscheidet; gerechnet wäre er als Tatsache falsch",
            "only the court decides; reckoned, it would be wrong as a fact",
        ),
    ),
    "S-02": Duty(Text("Antragssperre nach §§ 57 (7), 57a (4) StGB", "bar to applications, §§ 57 (7), 57a (4) StGB"), _BY_HAND),
    "S-04": Duty(
        Text("Führungsaufsicht kraft Gesetzes", "supervision of conduct by law"),
        Text("ein Merkmal der Klient:in, das die Frist K-13 auslöst", "a mark of the client that starts K-13"),
    ),
    "S-05": Duty(Text("Dauer der Führungsaufsicht", "length of the supervision of conduct"), _BY_HAND),
    "A-02": Duty(Text("Jubiläumskarte NRW", "jubilee card NRW"), Text("gilt lebenslang", "valid for life")),
    "A-04": Duty(
        Text("Kompetenznachweis Niedersachsen", "certificate of competence Niedersachsen"),
        Text("eine Schwelle an Stunden, kein Tag", "a threshold of hours, no day"),
    ),
    "A-05": Duty(
        Text("Engagementnachweis NRW", "certificate of engagement NRW"),
        Text("auf Wunsch jederzeit, kein Tag", "on request at any time, no day"),
    ),
    "R-03": Duty(
        Text("fiktive Ausgaben für Ehrenamt", "volunteer hours as fictitious expenditure"),
        Text("ein Stundensatz und eine Kappung, kein Tag", "a rate and a cap, no day"),
    ),
}
