"""Clients: pseudonymous references to the people who are accompanied, never their names."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, LANGUAGES, REFERENCE
from ehrenamt_cli.domain.volunteers import GENDER
from ehrenamt_cli.i18n import Text

CLIENTS = Entity(
    name="client",
    plural="clients",
    letter="c",
    label=Text("Klient:in", "client"),
    labels=Text("Klient:innen", "clients"),
    about=Text("nur ein Zeichen wie F-2026-0042, nie ein Name", "a reference such as F-2026-0042, never a name"),
    title=("reference",),
    fields=(
        Field(
            "reference",
            Text("Zeichen", "reference"),
            searched=True,
            listed=True,
            fixed=True,
            numbered=lambda _: "F",
            personal=Personal.CRIMINAL,
        ),
        Field(
            "organisation_id",
            Text("Aufenthalt", "whereabouts"),
            REFERENCE,
            refers_to="organisations",
            asked=True,
            indexed=True,
            listed=True,
            personal=Personal.CRIMINAL,
        ),
        Field("gender", Text("Geschlecht", "gender"), CHOICE, choices=GENDER, personal=Personal.ORDINARY),
        Field(
            "languages",
            Text("Sprachen", "languages"),
            LANGUAGES,
            option="language",
            asked=True,
            listed=True,
            personal=Personal.SPECIAL,
        ),
        Field(
            "wish",
            Text("eigener Wunsch", "own wish"),
            asked=True,
            personal=Personal.ORDINARY,
            help=Text("was sich die Person selbst wünscht, ohne Namen", "what the person wants, without names"),
        ),
        Field("voluntary", Text("freiwillig dabei", "takes part voluntarily"), FLAG, default=1),
        Field(
            "expected_release_on",
            Text("voraussichtliche Entlassung", "expected release"),
            DAY,
            indexed=True,
            listed=True,
            personal=Personal.CRIMINAL,
        ),
        Field("preparation_started_on", Text("Entlassungsvorbereitung begonnen", "release preparation started"), DAY),
        Field("registered_on", Text("aufgenommen am", "registered on"), DAY, default="today"),
        Field("ended_on", Text("beendet am", "ended on"), DAY, indexed=True),
    ),
)
