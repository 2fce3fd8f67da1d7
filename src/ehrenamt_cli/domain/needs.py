"""Needs: what is wanted, where, when, in which languages, by how many people and how urgently."""

from ehrenamt_cli.domain import stopgap
from ehrenamt_cli.domain.entity import ERASED, Entity, Field, Personal, Remains, Row
from ehrenamt_cli.domain.packages import PACKAGE_TAGS, refuse_about_one
from ehrenamt_cli.domain.projects import PROJECT
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, LANGUAGES, NOTE, NUMBER, POSTAL_CODE, REFERENCE, SPANS, TAGS
from ehrenamt_cli.domain.volunteers import GENDER
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

STATUS = {
    "open": Text("offen", "open"),
    "filled": Text("besetzt", "filled"),
    "closed": Text("geschlossen", "closed"),
}

TIERS = {
    "1": Text("Grundbedürfnis", "basic need"),
    "2": Text("wichtig", "important"),
    "3": Text("wünschenswert", "desirable"),
}

BASIC = "1"
"""The tier of what serves a basic need, unless somebody says otherwise."""


def _check(row: Row) -> None:
    """Volunteers complement and never replace: a need that fills a gap in the staff is not taken on."""
    stopgap.refuse(row)
    refuse_about_one(row)
    if not row["people"]:
        raise WrongUsage(
            Text("Ein Bedarf braucht mindestens eine Person.", "A need takes at least one person."),
            Text("Bitte --people 1 oder mehr angeben.", "Please give --people 1 or more."),
        )


NEEDS = Entity(
    name="need",
    plural="needs",
    letter="n",
    label=Text("Bedarf", "need"),
    labels=Text("Bedarfe", "needs"),
    about=Text("was gebraucht wird, wo, wann und wie dringend", "what is wanted, where, when and how urgently"),
    title=("title",),
    check=_check,
    identity=("title", "organisation_id"),
    indexes=(
        (
            *("status", "organisation_id", "postal_code", "activity_id", "gender", "languages", "title", "tier"),
            *("client_id", "registered_on", "id"),
        ),
    ),
    purpose="cases",
    basis="case",
    retention=("client",),
    remains=Remains(
        (
            *("organisation_id", "project_id", "activity_id", "people", "tier", "minutes_week"),
            *("start_on", "with_minors", "registered_on"),
            *(field.name for field in PACKAGE_TAGS),
        ),
        values={"title": ERASED, "status": "closed", "replaces_staff": 0},
    ),
    fields=(
        Field("title", Text("Bedarf", "need"), required=True, asked=True, searched=True, listed=True, nameless=True),
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
        PROJECT._replace(help=Text("dann gehören seine Einsatzzeiten dazu", "its efforts belong to it, then")),
        Field(
            "activity_id",
            Text("Tätigkeit", "activity"),
            REFERENCE,
            refers_to="activities",
            required=True,
            asked=True,
            listed=True,
            help=Text(
                "etwa einzelbegleitung; siehe „ehrenamt activity list“", "such as einzelbegleitung; see “ehrenamt activity list”"
            ),
        ),
        Field("client_id", Text("Klient:in", "client"), REFERENCE, refers_to="clients", indexed=True, personal=Personal.CRIMINAL),
        Field("people", Text("Personen", "people"), NUMBER, default=1, asked=True, listed=True),
        Field(
            "tier",
            Text("Dringlichkeit", "urgency"),
            CHOICE,
            choices=TIERS,
            default="2",
            asked=True,
            listed=True,
            help=Text(
                "1 Grundbedürfnis, 2 wichtig, 3 wünschenswert; sonst nach der Tätigkeit",
                "1 basic need, 2 important, 3 desirable; else by the activity",
            ),
        ),
        Field(
            "languages",
            Text("Sprachen", "languages"),
            LANGUAGES,
            option="language",
            asked=True,
            help=Text("eine davon genügt; etwa ar:B1", "one of them is enough; such as ar:B1"),
        ),
        Field("times", Text("Zeiten", "times"), SPANS, option="when", asked=True),
        Field("minutes_week", Text("Minuten je Woche", "minutes a week"), NUMBER, default=120),
        Field("start_on", Text("Beginn", "start"), DAY, listed=True),
        Field("gender", Text("gewünschtes Geschlecht", "wished gender"), CHOICE, choices=GENDER),
        Field("trainings", Text("nötige Schulungen", "trainings needed"), TAGS, option="training"),
        Field("postal_code", Text("PLZ, falls woanders", "postal code if elsewhere"), POSTAL_CODE),
        Field("with_minors", Text("mit Minderjährigen", "with minors"), FLAG),
        Field(
            "professionals_do",
            Text("das tun die Fachkräfte", "what the professionals do"),
            NOTE,
            asked=True,
            help=Text("Ehrenamt ergänzt, es ersetzt nicht", "volunteers complement, they do not replace"),
            nameless=True,
        ),
        Field(
            "additional",
            Text("kommt zur Arbeit der Fachkräfte dazu", "comes on top of what professionals do"),
            FLAG,
            default=1,
            help=Text("nein: der Bedarf wird nicht aufgenommen", "no: the need is not taken on"),
        ),
        Field("replaces_staff", Text("ersetzt Hauptamtliche", "replaces staff"), FLAG, default=0),
        Field("staff_missing", Text("eilt, weil Personal fehlt", "urgent because staff is missing"), FLAG, default=0),
        Field("roster", Text("füllt einen Dienstplan", "fills a roster"), FLAG, default=0),
        Field(
            "agreed_on",
            Text("abgesprochen am", "agreed on"),
            DAY,
            help=Text("wenn ein anderer Partner dieselbe Hilfe gibt", "where another partner gives the same help"),
        ),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, default="open", indexed=True, listed=True),
        Field("registered_on", Text("gemeldet am", "registered on"), DAY, default="today", indexed=True),
        *PACKAGE_TAGS,
        Field("notes", Text("Notiz", "note"), NOTE, option="note", personal=Personal.ORDINARY, nameless=True),
    ),
)
