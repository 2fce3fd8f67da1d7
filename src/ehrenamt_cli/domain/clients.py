"""Clients: pseudonymous references to the people who are accompanied, never their names."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, LANGUAGES, REFERENCE
from ehrenamt_cli.domain.volunteers import GENDER
from ehrenamt_cli.i18n import Text

EXPECTED = {
    "yes": Text("ja", "yes"),
    "no": Text("nein", "no"),
    "unknown": Text("unbekannt", "unknown"),
}

_CUSTODY = (
    Field("custody_began_on", Text("in Haft seit", "in custody since"), DAY, indexed=True, personal=Personal.CRIMINAL),
    Field("youth_custody", Text("Jugendvollzug", "youth custody"), FLAG, personal=Personal.CRIMINAL),
    Field(
        "prior_care_checked_on",
        Text("frühere Betreuung geprüft am", "earlier care checked on"),
        DAY,
        help=Text("ob ein Partner die Person schon kennt", "whether a partner knows the person already"),
    ),
    Field(
        "need_evident",
        Text("Bedarf erkennbar", "need evident"),
        FLAG,
        personal=Personal.SPECIAL,
        help=Text("nein: das Angebot der Anlaufstelle entfällt", "no: the offer of the drop-in centre is not due"),
    ),
    Field("offer_presented_on", Text("Angebot der Anlaufstelle vorgestellt am", "offer of the drop-in centre presented on"), DAY),
    Field("offer_wanted", Text("wünscht Kontakt zur Anlaufstelle", "wants contact with the drop-in centre"), FLAG),
    Field(
        "plan_update_on",
        Text("Vollzugsplan fortschreiben am", "sentence plan to be updated on"),
        DAY,
        indexed=True,
        personal=Personal.CRIMINAL,
    ),
    Field("custody_notice_on", Text("Inhaftierung steht bevor, gemeldet am", "custody ahead, told on"), DAY, indexed=True),
    Field("custody_contact_on", Text("Kontakt vor der Inhaftierung am", "contact before custody on"), DAY),
)
"""Steps of the partners around the beginning of custody (rules K-06 to K-09, K-16)."""

_RELEASE = (
    Field(
        "supervision_expected",
        Text("Führungsaufsicht", "supervision of conduct"),
        CHOICE,
        choices=EXPECTED,
        personal=Personal.CRIMINAL,
        help=Text("ob sie nach der Entlassung zu erwarten ist", "whether it is to be expected after the release"),
    ),
    Field(
        "probation_expected",
        Text("Bewährung oder § 35 BtMG", "probation or § 35 BtMG"),
        CHOICE,
        choices=EXPECTED,
        personal=Personal.CRIMINAL,
        help=Text("ob die Entlassung dazu führen kann", "whether the release may lead to it"),
    ),
    Field("supervision_reported_on", Text("Führungsaufsicht gemeldet am", "supervision of conduct reported on"), DAY),
    Field("release_notice_on", Text("Entlassung dem AJSD mitgeteilt am", "release told to the AJSD on"), DAY, indexed=True),
    Field("responsibility_told_on", Text("Zuständigkeit mitgeteilt am", "responsibility told on"), DAY),
    Field("release_contact_on", Text("Kontakt des AJSD vor Entlassung am", "contact of the AJSD before release on"), DAY),
    Field("release_talk_on", Text("Gespräch vor Entlassung am", "talk before release on"), DAY),
    Field("case_opened_on", Text("Fall beim AJSD angelegt am", "case opened at the AJSD on"), DAY),
)
"""Steps of the partners around a release (rules K-13, K-17, K-18, U-01 to U-04)."""

CLIENTS = Entity(
    name="client",
    plural="clients",
    letter="c",
    label=Text("Klient:in", "client"),
    labels=Text("Klient:innen", "clients"),
    about=Text("nur ein Zeichen wie F-2026-0042, nie ein Name", "a reference such as F-2026-0042, never a name"),
    title=("reference",),
    purpose="cases",
    basis="case",
    retention=("client",),
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
            nameless=True,
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
        *_CUSTODY,
        *_RELEASE,
        Field("registered_on", Text("aufgenommen am", "registered on"), DAY, default="today"),
        Field("ended_on", Text("beendet am", "ended on"), DAY, indexed=True),
    ),
)
