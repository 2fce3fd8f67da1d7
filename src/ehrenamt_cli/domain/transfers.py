"""Transfers: what one partner passes to another about a client, and what allows it (rules K-04, K-05, K-15, K-18)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.messages import WAYS
from ehrenamt_cli.domain.references import CLIENT, FROM, TO
from ehrenamt_cli.domain.sharing import DATA, with_data
from ehrenamt_cli.domain.values import CHOICE, DAY, PAST_DAY, REFERENCE, SHORT, TAGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = {
    "data": Text("Angaben", "data"),
    "report_57": Text("Bericht § 57 StGB", "report § 57 StGB"),
    "statement": Text("positive Stellungnahme", "positive statement"),
}


def _check(row: Row) -> None:
    if row["from_id"] == row["to_id"]:
        raise WrongUsage(
            Text("„von“ und „an“ sind dieselbe Einrichtung.", "“from” and “to” are the same organisation."),
            Text("Eine Weitergabe geht an eine andere Einrichtung.", "A transfer goes to another organisation."),
        )


TRANSFERS = Entity(
    name="transfer",
    plural="transfers",
    letter="u",
    label=Text("Weitergabe", "transfer"),
    labels=Text("Weitergaben", "transfers"),
    about=Text("was an wen weitergegeben wird und was es erlaubt", "what is passed to whom and what allows it"),
    title=("what", "client_id"),
    identity=("client_id", "from_id", "to_id", "what", "planned_on"),
    complete=lambda row: with_data(row, "what"),
    check=_check,
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        FROM,
        TO,
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="data", indexed=True, personal=Personal.CRIMINAL),
        Field(
            "what",
            Text("was", "what"),
            required=True,
            asked=True,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("welche Angaben, keine Inhalte", "which data, not their content"),
            nameless=True,
        ),
        Field("data", Text("Angaben", "data"), TAGS, choices=DATA, personal=Personal.ORDINARY),
        Field("purpose", Text("Zweck", "purpose"), SHORT, personal=Personal.ORDINARY),
        Field("planned_on", Text("geplant für", "planned for"), DAY, default="today", asked=True, indexed=True, listed=True),
        Field("sent_on", Text("weitergegeben am", "sent on"), PAST_DAY, indexed=True, listed=True, seals=True),
        Field("way", Text("Weg", "way"), CHOICE, choices=WAYS, listed=True),
        Field(
            "release_id",
            Text("Schweigepflichtentbindung", "release from secrecy"),
            REFERENCE,
            refers_to="releases",
            indexed=True,
            listed=True,
        ),
        Field(
            "basis",
            Text("Rechtsgrundlage", "legal basis"),
            help=Text("wenn keine Entbindung nötig ist, die Vorschrift", "the provision, where no release is needed"),
        ),
    ),
)
