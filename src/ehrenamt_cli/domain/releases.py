"""Releases: a client frees one partner from secrecy towards another, for some data, a purpose and a time."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CLIENT, FROM, TO
from ehrenamt_cli.domain.sharing import DATA, with_data
from ehrenamt_cli.domain.values import DAY, TAGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if row["from_id"] == row["to_id"]:
        raise WrongUsage(
            Text("„von“ und „an“ sind dieselbe Einrichtung.", "“from” and “to” are the same organisation."),
            Text("Eine Freigabe braucht eine Richtung: von wem an wen.", "A release has a direction: from whom to whom."),
        )
    if row["given_on"] and any(row[name] and row[name] < row["given_on"] for name in ("valid_until", "revoked_on")):
        raise WrongUsage(
            Text("Die Freigabe endet, bevor sie erteilt ist.", "The release ends before it is given."),
            Text("Bitte --given, --valid-until und --revoked prüfen.", "Please check --given, --valid-until and --revoked."),
        )


RELEASES = Entity(
    name="release",
    plural="releases",
    letter="r",
    label=Text("Schweigepflichtentbindung", "release from secrecy"),
    labels=Text("Schweigepflichtentbindungen", "releases from secrecy"),
    about=Text("wer was an wen weitergeben darf, wozu und bis wann", "who may pass what to whom, what for and until when"),
    title=("client_id", "from_id", "to_id"),
    identity=("client_id", "from_id", "to_id", "given_on"),
    complete=lambda row: with_data(row, "scope"),
    check=_check,
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        FROM,
        TO,
        Field(
            "scope",
            Text("Umfang", "scope"),
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("welche Angaben, keine Inhalte", "which data, not their content"),
            nameless=True,
        ),
        Field(
            "data",
            Text("Angaben", "data"),
            TAGS,
            choices=DATA,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("nur was hier steht, wird weitergegeben", "only what stands here is passed on"),
        ),
        Field("purpose", Text("Zweck", "purpose"), required=True, asked=True, personal=Personal.ORDINARY, nameless=True),
        Field("given_on", Text("erteilt am", "given on"), DAY, default="today", listed=True),
        Field("valid_until", Text("gilt bis", "valid until"), DAY, asked=True, indexed=True, listed=True),
        Field("revoked_on", Text("widerrufen am", "revoked on"), DAY, indexed=True, listed=True),
    ),
)
