"""Volunteers: people who give time, from the first enquiry to the thank-you."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import (
    BIRTHDAY,
    CHOICE,
    DAY,
    EMAIL,
    FLAG,
    LANGUAGES,
    NOTE,
    NUMBER,
    PERSON,
    POSTAL_CODE,
    REFERENCES,
    SPANS,
    TAGS,
)
from ehrenamt_cli.i18n import Text

STATUS = {
    "enquiry": Text("Anfrage", "enquiry"),
    "interview": Text("Erstgespräch", "interview"),
    "screening": Text("Überprüfung", "screening"),
    "training": Text("Einführung", "training"),
    "active": Text("aktiv", "active"),
    "paused": Text("pausiert", "paused"),
    "ended": Text("beendet", "ended"),
}

GENDER = {
    "female": Text("weiblich", "female"),
    "male": Text("männlich", "male"),
    "diverse": Text("divers", "diverse"),
}

END_REASONS = {
    "own_wish": Text("eigener Wunsch", "own wish"),
    "moved": Text("Umzug", "moved away"),
    "health": Text("Kraft oder Zeit fehlt", "lacks strength or time"),
    "no_fit": Text("passt nicht", "no fit"),
    "completed": Text("Aufgabe erfüllt", "task completed"),
    "not_admitted": Text("nicht zugelassen", "not admitted"),
    "other": Text("anderer Grund", "other reason"),
}

_ORDINARY = Personal.ORDINARY

VOLUNTEERS = Entity(
    name="volunteer",
    plural="volunteers",
    letter="v",
    label=Text("Freiwillige:r", "volunteer"),
    labels=Text("Freiwillige", "volunteers"),
    about=Text("Menschen, die Zeit schenken", "people who give time"),
    fields=(
        Field("name", Text("Name", "name"), PERSON, required=True, asked=True, searched=True, listed=True, personal=_ORDINARY),
        Field(
            "status",
            Text("Stand", "status"),
            CHOICE,
            choices=STATUS,
            default="enquiry",
            indexed=True,
            listed=True,
        ),
        Field("born_on", Text("Geburtstag", "date of birth"), BIRTHDAY, asked=True, personal=_ORDINARY),
        Field("gender", Text("Geschlecht", "gender"), CHOICE, choices=GENDER, personal=_ORDINARY),
        Field("street", Text("Straße", "street"), personal=_ORDINARY, shielded=True),
        Field("postal_code", Text("PLZ", "postal code"), POSTAL_CODE, asked=True, listed=True, personal=_ORDINARY, shielded=True),
        Field("town", Text("Ort", "town"), personal=_ORDINARY, shielded=True),
        Field(
            "address_blocked",
            Text("Auskunftssperre", "address blocked"),
            FLAG,
            default=0,
            help=Text("Anschrift, Telefon und E-Mail erscheinen nirgends", "address, phone and e-mail appear nowhere"),
        ),
        Field("email", Text("E-Mail", "e-mail"), EMAIL, asked=True, personal=_ORDINARY, shielded=True),
        Field("phone", Text("Telefon", "phone"), asked=True, personal=_ORDINARY, shielded=True),
        Field(
            "languages",
            Text("Sprachen", "languages"),
            LANGUAGES,
            option="language",
            asked=True,
            searched=True,
            listed=True,
            personal=_ORDINARY,
            help=Text("etwa ar:B2, de:native oder ar:C1:dolmetscht", "such as ar:B2, de:native or ar:C1:interprets"),
        ),
        Field(
            "interests",
            Text("Wünsche", "interests"),
            REFERENCES,
            option="interest",
            asked=True,
            searched=True,
            refers_to="activities",
            personal=_ORDINARY,
            help=Text("Tätigkeitsarten, etwa sprachbegleitung", "kinds of activity, such as sprachbegleitung"),
        ),
        Field("skills", Text("Kenntnisse", "skills"), TAGS, option="skill", searched=True, personal=_ORDINARY),
        Field(
            "qualifications",
            Text("Qualifikationen", "qualifications"),
            TAGS,
            option="qualification",
            personal=_ORDINARY,
            help=Text("belegte Berufe, etwa volljurist", "proven professions, such as volljurist"),
        ),
        Field("occupation", Text("Beruf", "occupation"), personal=_ORDINARY),
        Field(
            "availability",
            Text("Verfügbar", "available"),
            SPANS,
            option="available",
            asked=True,
            personal=_ORDINARY,
            help=Text("etwa „Di 14:00-18:00“ oder „Mo-Fr 10-18“", "such as “Tue 14:00-18:00” or “Mon-Fri 10-18”"),
        ),
        Field("hours_week", Text("Stunden je Woche", "hours a week"), NUMBER, personal=_ORDINARY),
        Field("capacity", Text("Einsätze zugleich", "placements at a time"), NUMBER, default=1),
        Field("max_km", Text("höchstens km", "at most km"), NUMBER, default=30),
        Field("teams", Text("Gruppen", "teams"), TAGS, option="team", searched=True, personal=_ORDINARY),
        Field(
            "consent_on",
            Text("Einwilligung Vermittlung", "consent to matching"),
            DAY,
            personal=_ORDINARY,
            help=Text("Tag, an dem die Person der Vermittlung zugestimmt hat", "day on which the person agreed to be matched"),
        ),
        Field("enquired_on", Text("Anfrage am", "enquired on"), DAY, default="today", indexed=True),
        Field("contacted_on", Text("erster Kontakt am", "first contact on"), DAY),
        Field("interviewed_on", Text("Erstgespräch am", "interviewed on"), DAY),
        Field("last_active_on", Text("zuletzt aktiv am", "last active on"), DAY, indexed=True),
        Field("yearly_talk_on", Text("Jahresgespräch am", "yearly talk on"), DAY),
        Field("paused_until", Text("Pause bis", "paused until"), DAY, indexed=True),
        Field("ended_on", Text("beendet am", "ended on"), DAY, indexed=True),
        Field("end_reason", Text("Grund des Endes", "reason for ending"), CHOICE, choices=END_REASONS),
        Field("thanked_on", Text("gedankt am", "thanked on"), DAY),
        Field("notes", Text("Notiz", "note"), NOTE, option="note", personal=_ORDINARY),
    ),
)
