"""Volunteers: people who give time, from the first enquiry to the thank-you."""

from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.values import (
    BIRTHDAY,
    CHOICE,
    DAY,
    EMAIL,
    FLAG,
    LANGUAGES,
    NOTE,
    NUMBER,
    PAST_DAY,
    PERSON,
    POSTAL_CODE,
    REFERENCE,
    REFERENCES,
    SHORT,
    SPANS,
    TAGS,
)
from ehrenamt_cli.errors import WrongUsage
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

CHANNELS = {
    "info_evening": Text("Informationsabend", "information evening"),
    "website": Text("Webseite", "website"),
    "recommendation": Text("Empfehlung", "recommendation"),
    "press": Text("Presse oder Aushang", "press or notice"),
    "agency": Text("Freiwilligenagentur", "volunteer agency"),
    "partner": Text("Einrichtung oder Partner", "institution or partner"),
    "other": Text("anderer Weg", "another way"),
}

AREAS = {
    "prison": Text("Justizvollzug", "prison"),
    "probation": Text("Bewährung", "probation"),
    "release": Text("Entlassenenhilfe", "help after release"),
    "refugees": Text("Geflüchtetenhilfe", "refugee aid"),
}

PAUSE_REASONS = {
    "personal": Text("persönliche Gründe", "personal reasons"),
    "time": Text("Beruf oder Familie", "work or family"),
    "away": Text("verreist", "away"),
    "client": Text("Klient:in verlegt oder entlassen", "client moved or released"),
    "institution": Text("Entscheidung der Einrichtung", "decision of the organisation"),
    "other": Text("anderer Grund", "other reason"),
}
"""Classes that say nothing about health; illness is a personal reason."""

_ORDINARY = Personal.ORDINARY


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """What goes with another status: a pause remembers what it interrupts, an end has its reason and its day."""
    status, before = values.get("status"), row["status"]
    if not status or status == before:
        return values
    today = clock.today().isoformat()
    follows: dict[str, Any] = {}
    if before == "paused":
        follows = NOT_PAUSED
    if before == "ended":
        follows = {"ended_on": None, "end_reason": None, "thanked_on": None, "certified_on": None}
    if status == "paused":
        follows = {**follows, "paused_on": today, "paused_from": before, "pause_ran_out_on": None}
    if status == "ended":
        follows = {**follows, "ended_on": today, "pause_ran_out_on": None}
        if not values.get("end_reason"):
            raise _without_reason(
                Text(
                    "Bitte so: ehrenamt volunteer end {id} --reason „eigener Wunsch“",
                    "Please: ehrenamt volunteer end {id} --reason “own wish”",
                ).fill(id=row["id"])
            )
    return {**follows, **values}


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """Whoever is written down as paused or ended began to be so some day, today at the latest: else no clock would run."""
    today = clock.today().isoformat()
    if row["status"] == "paused":
        return row | {"paused_on": row["paused_on"] or today, "paused_from": row["paused_from"] or "active"}
    if row["status"] != "ended":
        return row
    if not row["end_reason"]:
        raise _without_reason(Text("Bitte dazu: --end-reason „eigener Wunsch“", "Please add: --end-reason “own wish”"))
    return row | {"ended_on": row["ended_on"] or today}


def _without_reason(hint: Text) -> WrongUsage:
    return WrongUsage(Text("Zum Ende gehört ein Grund.", "An end has its reason."), hint)


NOT_PAUSED = {"paused_on": None, "paused_from": None, "pause_reason": None, "pause_ran_out_on": None, "paused_until": None}
"""What is left of a pause when it is over; the history knows it."""

VOLUNTEERS = Entity(
    name="volunteer",
    plural="volunteers",
    letter="v",
    label=Text("Freiwillige:r", "volunteer"),
    labels=Text("Freiwillige", "volunteers"),
    about=Text("Menschen, die Zeit schenken", "people who give time"),
    purpose="volunteering",
    basis="agreement",
    retention=("enquiry", "volunteer"),
    complete=_complete,
    change=_change,
    indexes=(
        (
            *("max_km", "postal_code", "status", "consent_on", "gender", "capacity", "interests", "qualifications"),
            *("languages", "enquired_on", "name", "id"),
        ),
    ),
    together=(
        ("status", "ended_on", "end_reason", *NOT_PAUSED),
        ("street", "postal_code", "town"),
        ("interviewed_on", "interviewed_by", "impression"),
    ),
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
            when_merged="furthest",
        ),
        Field("born_on", Text("Geburtstag", "date of birth"), BIRTHDAY, asked=True, personal=_ORDINARY),
        Field("gender", Text("Geschlecht", "gender"), CHOICE, choices=GENDER, personal=_ORDINARY, basis="consent"),
        Field("street", Text("Straße", "street"), personal=_ORDINARY, shielded=True),
        Field(
            "postal_code",
            Text("PLZ", "postal code"),
            POSTAL_CODE,
            asked=True,
            listed=True,
            indexed=True,
            personal=_ORDINARY,
            shielded=True,
        ),
        Field("town", Text("Ort", "town"), personal=_ORDINARY, shielded=True),
        Field(
            "address_blocked",
            Text("Auskunftssperre", "address blocked"),
            FLAG,
            default=0,
            when_merged="any",
            help=Text("Anschrift, Telefon und E-Mail erscheinen nirgends", "address, phone and e-mail appear nowhere"),
        ),
        Field("email", Text("E-Mail", "e-mail"), EMAIL, asked=True, personal=_ORDINARY, shielded=True),
        Field("phone", Text("Telefon", "phone"), asked=True, personal=_ORDINARY, shielded=True),
        Field(
            "no_mailing",
            Text("keine Rundschreiben", "no mailings"),
            FLAG,
            personal=_ORDINARY,
            when_merged="any",
            help=Text("steht in keinem Verteiler", "stands in no mailing list"),
        ),
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
            PAST_DAY,
            personal=_ORDINARY,
            basis="consent",
            help=Text("Tag, an dem die Person der Vermittlung zugestimmt hat", "day on which the person agreed to be matched"),
        ),
        Field("enquired_on", Text("Anfrage am", "enquired on"), PAST_DAY, default="today", indexed=True, when_merged="earliest"),
        Field("channel", Text("Weg zu uns", "how they came"), CHOICE, choices=CHANNELS),
        Field("area", Text("Arbeitsfeld", "field of work"), CHOICE, choices=AREAS, personal=_ORDINARY),
        Field(
            "headed_for_id",
            Text("möchte zu", "headed for"),
            REFERENCE,
            option="at",
            refers_to="organisations",
            personal=_ORDINARY,
            help=Text("Einrichtung, an der die Person helfen möchte", "organisation at which the person wants to help"),
        ),
        Field("contacted_on", Text("erster Kontakt am", "first contact on"), PAST_DAY, when_merged="earliest"),
        Field("interviewed_on", Text("Erstgespräch am", "interviewed on"), PAST_DAY),
        Field("interviewed_by", Text("Erstgespräch mit", "interviewed by"), personal=_ORDINARY),
        Field("impression", Text("Eindruck", "impression"), SHORT, personal=_ORDINARY),
        Field("last_active_on", Text("zuletzt aktiv am", "last active on"), DAY, indexed=True, when_merged="latest"),
        Field("yearly_talk_on", Text("Jahresgespräch am", "yearly talk on"), DAY, when_merged="latest"),
        Field("paused_on", Text("Pause seit", "paused on"), DAY),
        Field("paused_until", Text("Pause bis", "paused until"), DAY, indexed=True),
        Field("pause_reason", Text("Grund der Pause", "reason for the pause"), CHOICE, choices=PAUSE_REASONS, personal=_ORDINARY),
        Field("paused_from", Text("Stand vor der Pause", "status before the pause"), CHOICE, choices=STATUS, fixed=True),
        Field("pause_ran_out_on", Text("Pause von selbst zu Ende am", "pause ran out on"), DAY, fixed=True, indexed=True),
        Field("ended_on", Text("beendet am", "ended on"), DAY, indexed=True),
        Field("end_reason", Text("Grund des Endes", "reason for ending"), CHOICE, choices=END_REASONS),
        Field("thanked_on", Text("gedankt am", "thanked on"), DAY, when_merged="latest"),
        Field("certified_on", Text("Nachweis ausgestellt am", "certificate issued on"), DAY, when_merged="latest"),
        Field(
            "neutral_certificates",
            Text("neutral bescheinigen", "certify in neutral words"),
            FLAG,
            help=Text(
                "Bescheinigungen nennen eine soziale Einrichtung statt der Anstalt",
                "certificates name a social organisation in place of the prison",
            ),
        ),
        Field("notes", Text("Notiz", "note"), NOTE, option="note", personal=_ORDINARY),
    ),
)
