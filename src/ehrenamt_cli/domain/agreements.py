"""Agreements: who has promised what to whom, the parties to it and the meetings that keep it alive."""

from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, NOTE, NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = {
    "cooperation": Text("Kooperationsvereinbarung", "cooperation agreement"),
    "volunteer": Text("Ehrenamtsvereinbarung", "volunteer agreement"),
}

STATUS = {
    "draft": Text("Entwurf", "draft"),
    "sent": Text("versandt", "sent"),
    "signed": Text("unterschrieben", "signed"),
    "in_force": Text("in Kraft", "in force"),
    "ended": Text("beendet", "ended"),
}

RHYTHMS = {
    "quarterly": Text("vierteljährlich", "quarterly"),
    "half_yearly": Text("halbjährlich", "half-yearly"),
    "yearly": Text("jährlich", "yearly"),
}

_LETTERS = {"cooperation": "KV", "volunteer": "EV"}

ALLOWANCES = {
    "none": Text("keine Pauschale", "no allowance"),
    "volunteer": Text("Ehrenamtspauschale, § 3 Nr. 26a EStG", "volunteer allowance, § 3 no. 26a EStG"),
    "trainer": Text("Übungsleiterpauschale, § 3 Nr. 26 EStG", "trainer allowance, § 3 no. 26 EStG"),
}

STILL_FREE = frozenset({"ends_on", "contact_id", "deputy_id", "place"})
"""What may change in a signed agreement without a new version: no promise."""


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    if row["status"] in ("signed", "in_force") and values.keys() - STILL_FREE:
        raise WrongUsage(
            Text("{number} ist unterschrieben und gilt so, wie es da steht.", "{number} is signed and holds as it stands.").fill(
                number=row["number"]
            ),
            Text(
                "Eine neue Fassung beginnt „ehrenamt agreement amend {number}“; dann unterschreiben alle neu.",
                "“ehrenamt agreement amend {number}” begins a new version; then everybody signs again.",
            ).fill(number=row["number"]),
        )
    return values


def _check(row: Row) -> None:
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("„gilt bis“ liegt vor „gilt ab“.", "“in force until” is before “in force from”."),
            Text("Bitte die beiden Tage prüfen.", "Please check the two dates."),
        )


AGREEMENTS = Entity(
    name="agreement",
    plural="agreements",
    letter="a",
    label=Text("Vereinbarung", "agreement"),
    labels=Text("Vereinbarungen", "agreements"),
    about=Text("Vereinbarungen, ihre Partner, Treffen und Überprüfung", "agreements, their parties, meetings and reviews"),
    title=("number", "title"),
    change=_change,
    check=_check,
    fields=(
        Field(
            "number",
            Text("Zeichen", "number"),
            searched=True,
            listed=True,
            fixed=True,
            numbered=lambda row: _LETTERS[row["kind"]],
        ),
        Field("title", Text("Titel", "title"), searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, listed=True, fixed=True),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, default="draft", indexed=True, listed=True, fixed=True),
        Field("begins_on", Text("gilt ab", "in force from"), DAY, listed=True),
        Field("signed_on", Text("unterschrieben am", "signed on"), PAST_DAY, fixed=True),
        Field(
            "volunteer_signed_on",
            Text("von der freiwilligen Person unterschrieben am", "signed by the volunteer on"),
            PAST_DAY,
            fixed=True,
        ),
        Field("ends_on", Text("gilt bis", "in force until"), DAY),
        Field("place", Text("Ort", "place")),
        Field("version", Text("Fassung", "version"), NUMBER, default=1, fixed=True),
        Field("basis", Text("Rechtsgrundlage", "legal basis")),
        Field("meets", Text("Treffen", "meets"), CHOICE, choices=RHYTHMS, listed=True),
        Field("review_months", Text("Überprüfung nach Monaten", "review after months"), NUMBER, default=12),
        Field("reviewed_on", Text("überprüft am", "reviewed on"), PAST_DAY, fixed=True),
        Field("review_result", Text("Ergebnis der Überprüfung", "result of the review"), NOTE, fixed=True),
        Field("regional_clauses", Text("regionale Regelungen", "regional clauses"), NOTE, option="regional"),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            indexed=True,
            personal=Personal.ORDINARY,
        ),
        Field("contact_id", Text("Ansprechperson", "contact"), REFERENCE, refers_to="contacts"),
        Field("deputy_id", Text("Vertretung", "deputy"), REFERENCE, refers_to="contacts"),
        Field("task", Text("Aufgabe", "task"), NOTE),
        Field("workplace", Text("Einsatzort", "place of work")),
        Field("hours_month", Text("Stunden im Monat", "hours a month"), NUMBER),
        Field("trial_until", Text("Kennenlernzeit bis", "trial until"), DAY),
        Field("training_terms", Text("Einarbeitung", "training"), NOTE, option="training"),
        Field("supervision_terms", Text("Begleitung und Supervision", "support and supervision"), NOTE, option="supervision"),
        Field("expenses_terms", Text("Auslagen", "expenses"), NOTE, option="expenses"),
        Field("allowance", Text("Pauschale", "allowance"), CHOICE, choices=ALLOWANCES, default="none"),
        Field("allowance_cents", Text("Pauschale im Jahr", "allowance a year"), CENTS, option="allowance-amount"),
        Field(
            "allowance_elsewhere_cents", Text("Pauschale anderswo", "allowance elsewhere"), CENTS, option="allowance-elsewhere"
        ),
        Field("insurance_terms", Text("Versicherung", "insurance"), NOTE, option="insurance"),
        Field("notice_terms", Text("Beendigung", "notice"), NOTE, option="notice"),
        Field("annexes", Text("Anlagen", "annexes"), NOTE),
        Field("ended_on", Text("beendet am", "ended on"), DAY, fixed=True),
        Field("end_reason", Text("Grund des Endes", "reason for ending"), NOTE, fixed=True),
    ),
)

PARTIES = Entity(
    name="party",
    plural="parties",
    letter="p",
    label=Text("Partner", "party"),
    labels=Text("Partner", "parties"),
    about=Text("die Partner einer Vereinbarung", "the parties to an agreement"),
    title=("organisation_id", "agreement_id"),
    fields=(
        Field(
            "agreement_id",
            Text("Vereinbarung", "agreement"),
            REFERENCE,
            refers_to="agreements",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
        ),
        Field(
            "organisation_id",
            Text("Einrichtung", "organisation"),
            REFERENCE,
            refers_to="organisations",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
        ),
        Field("position", Text("Reihenfolge", "position"), NUMBER, default=1, listed=True),
        Field("signatory", Text("unterschreibt", "signatory"), listed=True, personal=Personal.ORDINARY),
        Field("signatory_role", Text("in der Funktion", "signatory's role"), personal=Personal.ORDINARY),
        Field("signed_on", Text("unterschrieben am", "signed on"), PAST_DAY, listed=True),
    ),
)

MEETINGS = Entity(
    name="meeting",
    plural="meetings",
    letter="t",
    label=Text("Treffen", "meeting"),
    labels=Text("Treffen", "meetings"),
    about=Text("Treffen der Partner, reihum ausgerichtet", "meetings of the parties, hosted in turn"),
    title=("held_on", "agreement_id"),
    fields=(
        Field(
            "agreement_id",
            Text("Vereinbarung", "agreement"),
            REFERENCE,
            refers_to="agreements",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
        ),
        Field("held_on", Text("am", "held on"), PAST_DAY, option="on", required=True, asked=True, listed=True),
        Field("host_id", Text("Gastgeber", "host"), REFERENCE, refers_to="organisations", required=True, asked=True, listed=True),
        Field("minutes", Text("Protokoll", "minutes"), NOTE),
    ),
)
