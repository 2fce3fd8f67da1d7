"""Every variable the shipped templates use, with its name for people; a test holds the list against the templates."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Variable(NamedTuple):
    """One variable: ``parties[].name`` is the name of each party. A required one that is empty becomes a blank."""

    path: str
    label: Text
    required: bool = False


_COMMON = (
    Variable("day", Text("Datum des Dokuments", "day of the document"), True),
    Variable("number", Text("Nummer", "number"), True),
    Variable("version", Text("Fassung", "version"), True),
    Variable("begins_on", Text("Beginn", "begins on"), True),
    Variable("ends_on", Text("Ende", "ends on")),
    Variable("place", Text("Ort", "place")),
    Variable("sender.name", Text("Name", "name"), True),
    Variable("sender.address", Text("Anschrift", "address")),
    Variable("sender.phone", Text("Telefon", "telephone")),
    Variable("sender.email", Text("E-Mail", "e-mail")),
    Variable("sender.website", Text("Website", "website")),
    Variable("signers[].party", Text("Name", "name"), True),
    Variable("signers[].name", Text("Wer unterschreibt", "who signs")),
    Variable("signers[].role", Text("Funktion", "role")),
    Variable("signers[].place", Text("Ort der Unterschrift", "place of signature")),
    Variable("signers[].signed_on", Text("Tag der Unterschrift", "day of signature")),
)

COOPERATION = (
    *_COMMON,
    Variable("title", Text("Titel", "title")),
    Variable("basis", Text("Rechtsgrundlage", "legal basis"), True),
    Variable("meets", Text("Rhythmus der Treffen", "rhythm of meetings"), True),
    Variable("review_months", Text("Überprüfung nach Monaten", "review after months"), True),
    Variable("regional_clauses[]", Text("Regionale Regelungen", "regional clauses")),
    Variable("kinds.prison[]", Text("Justizvollzugsanstalten", "prisons")),
    Variable("kinds.ajsd[]", Text("Ambulanter Justizsozialdienst", "probation service")),
    Variable("kinds.anlaufstelle[]", Text("Anlaufstellen", "contact points")),
    Variable("kinds.prosecution[]", Text("Staatsanwaltschaften", "prosecution offices")),
    Variable("kinds.other[]", Text("Weitere Partner", "further partners")),
    Variable("ajsd_elsewhere", Text("Bewährungshilfe heißt im Land anders", "probation service has another name in this Land")),
    Variable("law.plan", Text("Vorschrift zum Vollzugsplan", "provision on the sentence plan")),
    Variable("law.aim", Text("Vorschrift zum Vollzugsziel", "provision on the aim of imprisonment")),
    Variable("law.conference", Text("Vorschrift zur Zusammenarbeit", "provision on cooperation")),
    Variable("parties[].name", Text("Name", "name"), True),
    Variable("parties[].address", Text("Anschrift", "address"), True),
    Variable("parties[].kind", Text("Art", "kind")),
    Variable("parties[].contacts[].name", Text("Ansprechperson", "contact"), True),
    Variable("parties[].contacts[].role", Text("Funktion", "role")),
    Variable("parties[].contacts[].phone", Text("Telefon", "telephone"), True),
    Variable("parties[].contacts[].email", Text("E-Mail", "e-mail")),
    Variable("parties[].contacts[].deputy", Text("Vertretung", "deputy")),
)

VOLUNTEER = (
    *_COMMON,
    Variable("volunteer.name", Text("Name", "name"), True),
    Variable("volunteer.born_on", Text("Geburtstag", "date of birth")),
    Variable("volunteer.address", Text("Anschrift", "address"), True),
    Variable("organisation.name", Text("Einrichtung", "organisation"), True),
    Variable("organisation.address", Text("Anschrift", "address"), True),
    Variable("contact.name", Text("Ansprechperson", "contact"), True),
    Variable("contact.role", Text("Funktion", "role")),
    Variable("contact.phone", Text("Telefon", "telephone"), True),
    Variable("contact.email", Text("E-Mail", "e-mail")),
    Variable("deputy.name", Text("Vertretung", "deputy"), True),
    Variable("deputy.role", Text("Funktion der Vertretung", "deputy's role")),
    Variable("deputy.phone", Text("Telefon der Vertretung", "deputy's telephone"), True),
    Variable("deputy.email", Text("E-Mail der Vertretung", "deputy's e-mail")),
    Variable("task", Text("Aufgabe", "task"), True),
    Variable("workplace", Text("Einsatzort", "workplace"), True),
    Variable("hours_month", Text("Stunden im Monat", "hours a month"), True),
    Variable("trial_until", Text("Probezeit bis", "trial period until")),
    Variable("training_terms", Text("Einarbeitung und Fortbildung", "training")),
    Variable("supervision_terms", Text("Supervision", "supervision")),
    Variable("expenses_terms", Text("Auslagen", "expenses"), True),
    Variable("allowance", Text("Pauschale", "allowance"), True),
    Variable("allowance_cents", Text("Höhe der Pauschale im Jahr", "yearly amount of the allowance"), True),
    Variable("allowance_elsewhere_cents", Text("Pauschalen aus anderen Tätigkeiten", "allowances from other activities"), True),
    Variable("insurance_terms", Text("Versicherung", "insurance"), True),
    Variable("notice_terms", Text("Beendigung", "ending")),
    Variable("annexes[]", Text("Anlagen", "annexes")),
)

FIELDS: dict[str, tuple[Variable, ...]] = {"agreement/cooperation": COOPERATION, "agreement/volunteer": VOLUNTEER}
"""The variables of every shipped template, by its kind and name."""
