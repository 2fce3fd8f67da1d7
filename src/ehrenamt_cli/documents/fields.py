"""Every variable a template can print, with its name for people: read off the declarations, and EXTRAS beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ehrenamt_cli.documents.context import ADDRESS, fields_of, has_address, roots
from ehrenamt_cli.documents.protection_fields import PROTECTION
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.claims import CLAIMS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.documents import DocumentKind
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text


class Variable(NamedTuple):
    """One variable: ``parties[].name`` is the name of each party. ``field`` is the declaration behind it, if there is one."""

    path: str
    label: Text
    field: Field | None = None


def variables(kind: DocumentKind) -> tuple[Variable, ...]:
    """Everything a template of that kind can print."""
    found = {variable.path: variable for variable in (*ALWAYS, *_of_record("sender", ORGANISATIONS))}
    for plural in kind.subjects:
        for name, entity in roots(ENTITIES[plural]).items():
            found |= {variable.path: variable for variable in _of_record(name, entity)}
    for extra in kind.extras:
        found |= {variable.path: variable for variable in EXTRAS[extra]}
    found |= {field.name: Variable(field.name, field.label, field) for field in kind.asked}
    return tuple(found.values())


def _of_record(path: str, entity: Entity) -> Iterator[Variable]:
    """The fields of a record behind a path."""
    for field in fields_of(entity):
        yield Variable(f"{path}.{field.key}{'[]' if field.kind.many else ''}".lstrip("."), field.label, field)
    if has_address(entity):
        yield Variable(f"{path}.address", ADDRESS)


ALWAYS = (
    Variable("day", Text("Datum des Dokuments", "day of the document")),
    Variable("number", Text("Zeichen des Eintrags", "the record's number or key")),
    Variable("recipient.name", Text("Name, an den es geht", "name of whom it goes to")),
    Variable("recipient.salutation", Text("Anrede", "salutation")),
    Variable("recipient.lines[]", Text("Anschrift, Zeile für Zeile", "address, line by line")),
)
"""What every document has, beside the fields of the sender."""

_SIGNERS = (
    Variable("signers[].party", Text("für wen unterschrieben wird", "who is signed for")),
    Variable("signers[].name", Text("wer unterschreibt", "who signs")),
    Variable("signers[].role", Text("in welcher Funktion", "in which role")),
    Variable("signers[].place", Text("Ort der Unterschrift", "place of signature")),
    Variable("signers[].signed_on", Text("Tag der Unterschrift", "day of signature")),
)
_AGREEMENT = (
    *_of_record("", AGREEMENTS),
    Variable("regional_clauses[]", Text("Regionale Regelungen", "regional clauses")),
    Variable("annexes[]", Text("Anlagen", "annexes")),
    *_SIGNERS,
)
_PARTIES = (*_of_record("parties[]", ORGANISATIONS), *_of_record("parties[].contacts[]", CONTACTS))
_KINDS = {
    "prison": Text("Justizvollzugsanstalten", "prisons"),
    "ajsd": Text("Ambulanter Justizsozialdienst", "probation service"),
    "anlaufstelle": Text("Anlaufstellen", "contact points"),
    "prosecution": Text("Staatsanwaltschaften", "prosecution offices"),
    "other": Text("Weitere Partner", "further partners"),
}

_AMOUNT = CLAIMS.field("amount_cents")
_TOTALS = (
    Variable("totals.times", Text("Zahl der Einsatzzeiten", "how many efforts")),
    Variable("totals.minutes", Text("Minuten zusammen", "minutes in all")),
    Variable("totals.hours", Text("Stunden zusammen, wie 12:30", "hours in all, as 12:30")),
    Variable("totals.kilometres", Text("Kilometer zusammen", "kilometres in all")),
    Variable("period.begins_on", Text("Beginn des Zeitraums", "begin of the period")),
    Variable("period.ends_on", Text("Ende des Zeitraums", "end of the period")),
)

_LENGTHS = (
    Variable("modules[].name", Text("Name des Moduls", "name of the module")),
    Variable("modules[].hours", Text("Dauer des Moduls, wie 1:30", "duration of the module, as 1:30")),
    Variable("total_hours", Text("Stunden zusammen, wie 6:00", "hours in all, as 6:00")),
)

EXTRAS: dict[str, tuple[Variable, ...]] = {
    **{name: tuple(Variable(path, label) for path, label in listed) for name, listed in PROTECTION.items()},
    "cooperation": (
        *_AGREEMENT,
        *_PARTIES,
        *(Variable(f"kinds.{kind}[]", label) for kind, label in _KINDS.items()),
        Variable("ajsd_elsewhere", Text("Bewährungshilfe heißt anders", "probation service has another name")),
        Variable("law.plan", Text("Vorschrift zum Vollzugsplan", "provision on the sentence plan")),
        Variable("law.aim", Text("Vorschrift zum Vollzugsziel", "provision on the aim of imprisonment")),
        Variable("law.conference", Text("Vorschrift zur Zusammenarbeit", "provision on cooperation")),
    ),
    "volunteer_agreement": (
        *_AGREEMENT,
        *_of_record("volunteer", VOLUNTEERS),
        *_of_record("organisation", ORGANISATIONS),
        *_of_record("contact", CONTACTS),
        *_of_record("deputy", CONTACTS),
    ),
    "two_signers": _SIGNERS,
    "client_signs": _SIGNERS,
    "parties": _PARTIES,
    "host": tuple(_of_record("host", ORGANISATIONS)),
    "agenda": (
        Variable("agenda[].clause", Text("Klausel, wie K-02", "clause, such as K-02")),
        Variable("agenda[].reference", Text("Zeichen des Falls", "reference of the case")),
        Variable("agenda[].what", Text("was anders lief", "what went otherwise")),
        Variable("agenda[].since", Text("seit", "since")),
        Variable("agenda[].until", Text("bis", "until")),
    ),
    "told": (
        Variable("told[].data", Text("Art der Angabe, wie person", "kind of data, such as person")),
        Variable("told[].data_label", Text("Art der Angabe in Worten", "kind of data in words")),
        Variable("told[].label", Text("was es ist", "what it is")),
        Variable("told[].value", Text("Inhalt", "value")),
    ),
    "passed": (
        Variable("passed[].what", Text("was weitergegeben wurde", "what was passed on")),
        Variable("passed[].sent_on", Text("weitergegeben am", "passed on on")),
    ),
    "placements": tuple(_of_record("placements[]", PLACEMENTS)),
    "trainings": tuple(_of_record("trainings[]", SCREENINGS)),
    "efforts": (
        *_of_record("efforts[]", EFFORTS),
        Variable("efforts[].hours", Text("Stunden, wie 1:30", "hours, as 1:30")),
        Variable("years[].year", Text("Kalenderjahr", "calendar year")),
        Variable("years[].hours", Text("Stunden in dem Jahr", "hours in that year")),
        *_TOTALS,
    ),
    "competences": (
        Variable("pool[].label", Text("Kompetenz", "competence")),
        Variable("pool[].mark", Text("angekreuzt oder nicht", "ticked or not")),
    ),
    "claim": (
        Variable("trips[].day", Text("Tag der Fahrt", "day of the trip")),
        Variable("trips[].purpose", Text("wofür", "what for")),
        Variable("trips[].place", Text("wohin", "where to")),
        Variable("trips[].kilometres", Text("Kilometer", "kilometres")),
        Variable("trips[].rate", Text("Satz je Kilometer, wie 0,42 €/km", "rate, as €0.42/km")),
        Variable("trips[].amount_cents", Text("Betrag in Cent", "amount in cents"), _AMOUNT),
        Variable("receipts[].day", Text("Tag der Auslage", "day of the expense")),
        Variable("receipts[].kind", Text("Art der Auslage", "kind of expense")),
        Variable("receipts[].purpose", Text("wofür", "what for")),
        Variable("receipts[].number", Text("Nummer des Belegs", "number of the receipt")),
        Variable("receipts[].amount_cents", Text("Betrag in Cent", "amount in cents"), _AMOUNT),
        Variable("sums.kilometres", Text("Kilometer zusammen", "kilometres in all")),
        Variable("sums.travel_cents", Text("Fahrtkosten in Cent", "travel costs in cents"), _AMOUNT),
        Variable("sums.receipt_cents", Text("Belege in Cent", "receipts in cents"), _AMOUNT),
        Variable("bases[]", Text("Grundlage, eine je Zeile", "basis, one a line")),
        Variable("payer.name", Text("Name der Stelle, die zahlt", "name of who pays")),
        Variable("payer.address", Text("Anschrift der Stelle, die zahlt", "address of who pays")),
        Variable("submit_by", Text("einzureichen bis", "to be submitted by"), CLAIMS.field("claimed_on")),
    ),
    "grant_money": (
        Variable("lines[].name", Text("Name des Postens", "name of the budget line")),
        Variable("lines[].planned_cents", Text("bewilligt, in Cent", "planned, in cents"), _AMOUNT),
        Variable("lines[].spent_cents", Text("ausgegeben, in Cent", "spent, in cents"), _AMOUNT),
        Variable("lines[].left_cents", Text("übrig, in Cent", "left, in cents"), _AMOUNT),
        Variable("receipts[].index", Text("laufende Nummer", "running number")),
        Variable("receipts[].line", Text("Posten der Ausgabe", "budget line of the spending")),
        Variable("receipts[].day", Text("Tag der Zahlung", "day of the payment")),
        Variable("receipts[].number", Text("Nummer des Belegs", "number of the receipt")),
        Variable("receipts[].payee", Text("an wen bezahlt wurde", "who was paid")),
        Variable("receipts[].purpose", Text("wofür", "what for")),
        Variable("receipts[].amount_cents", Text("Betrag in Cent", "amount in cents"), _AMOUNT),
        Variable("incomes[].day", Text("Tag des Eingangs", "day it came in")),
        Variable("incomes[].kind", Text("Art der Einnahme", "kind of income")),
        Variable("incomes[].payer", Text("von wem", "from whom")),
        Variable("incomes[].purpose", Text("wofür", "what for")),
        Variable("incomes[].number", Text("Nummer des Belegs", "number of the receipt")),
        Variable("incomes[].amount_cents", Text("Betrag in Cent", "amount in cents"), _AMOUNT),
        Variable("sums.planned_cents", Text("Plan zusammen, in Cent", "plan in all, in cents"), _AMOUNT),
        Variable("sums.spent_cents", Text("bezahlt zusammen, in Cent", "paid in all, in cents"), _AMOUNT),
        Variable("sums.total_cents", Text("Ausgaben mit Stunden, in Cent", "spendings with hours, in cents"), _AMOUNT),
        Variable("sums.left_cents", Text("vom Plan übrig, in Cent", "left of the plan, in cents"), _AMOUNT),
        Variable("sums.received_cents", Text("eingegangen, in Cent", "received, in cents"), _AMOUNT),
        Variable("sums.in_hand_cents", Text("Bestand in Cent", "in hand, in cents"), _AMOUNT),
        Variable("sums.hours", Text("ehrenamtliche Stunden, wie 12:30", "volunteer hours, as 12:30")),
        Variable("sums.hour_cents", Text("Satz je Stunde in Cent", "rate an hour in cents"), _AMOUNT),
        Variable("sums.hours_value_cents", Text("Wert der Stunden in Cent", "value of the hours in cents"), _AMOUNT),
        Variable("sums.hours_counted_cents", Text("davon zählen, in Cent", "of it counts, in cents"), _AMOUNT),
        Variable("sums.hours_cap", Text("wie die Grenze gerechnet ist", "how the limit is reckoned")),
        Variable("remarks[]", Text("Hinweis, einer je Zeile", "remark, one a line")),
    ),
    "grant_hours": (
        Variable("people[].name", Text("wer die Stunden geleistet hat", "who gave the hours")),
        Variable("people[].hours", Text("Stunden der Person, wie 12:30", "hours of the person, as 12:30")),
        Variable("people[].efforts[].day", Text("Tag", "day")),
        Variable("people[].efforts[].hours", Text("Stunden, wie 1:30", "hours, as 1:30")),
        Variable("people[].efforts[].purpose", Text("Art der Arbeit", "kind of work")),
    ),
    "grant_chapters": (
        Variable("chapters[].title", Text("Aufgabe, um die es geht", "task that it is about")),
        Variable("chapters[].entries[].day", Text("Tag", "day")),
        Variable("chapters[].entries[].what", Text("was war", "what there was")),
        Variable("chapters[].entries[].people", Text("wie viele kamen", "how many came")),
        Variable("figures[].title", Text("Überschrift der Zahlen", "heading of the figures")),
        Variable("figures[].rows[].words", Text("wonach gezählt ist", "what is counted by")),
        Variable("figures[].rows[].numbers", Text("die Zahlen der Zeile", "the numbers of the row")),
    ),
    "timesheet": (
        Variable("lines[].day", Text("Tag, wie Mo 01.03.2027", "day, as Mon 1 Mar 2027")),
        Variable("lines[].begins", Text("von", "from")),
        Variable("lines[].ends", Text("bis", "to")),
        Variable("lines[].hours", Text("Stunden, wie 1:30", "hours, as 1:30")),
        Variable("lines[].kilometres", Text("Kilometer", "kilometres")),
        Variable("lines[].purpose", Text("wofür", "what for")),
        *_TOTALS,
    ),
    "modules": _LENGTHS,
    "attendance": (*_LENGTHS, Variable("attendee", Text("wer teilgenommen hat", "who attended"))),
    "participants": (
        Variable("participants[].name", Text("Name, wer angemeldet ist", "name of everybody enrolled")),
        Variable("days[]", Text("Tage, an denen unterschrieben wird", "days on which to sign")),
        Variable("line", Text("Linie zum Unterschreiben", "line to sign on")),
    ),
}
"""Variables beyond the records themselves, by the name under which a kind of document asks for them."""
