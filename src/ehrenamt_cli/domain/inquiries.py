"""Inquiries: one partner asks another who is in charge; the answer is due within two Werktage (rule K-02)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.values import PAST_DAY, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if row["answered_on"] and row["received_on"] and row["answered_on"] < row["received_on"]:
        raise WrongUsage(
            Text("Die Antwort liegt vor der Anfrage.", "The answer is before the inquiry."),
            Text("Bitte die beiden Tage prüfen.", "Please check the two dates."),
        )


INQUIRIES = Entity(
    name="inquiry",
    plural="inquiries",
    letter="q",
    label=Text("Anfrage", "inquiry"),
    labels=Text("Anfragen", "inquiries"),
    about=Text("Anfragen zwischen Partnern: Antwort binnen zwei Werktagen", "between partners: answer within two working days"),
    title=("subject",),
    check=_check,
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        Field("subject", Text("Worum es geht", "subject"), required=True, asked=True, searched=True, listed=True, nameless=True),
        Field(
            "from_id",
            Text("von", "from"),
            REFERENCE,
            refers_to="organisations",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
        ),
        Field(
            "to_id", Text("an", "to"), REFERENCE, refers_to="organisations", required=True, asked=True, indexed=True, listed=True
        ),
        Field(
            "client_id",
            Text("Klient:in", "client"),
            REFERENCE,
            refers_to="clients",
            indexed=True,
            personal=Personal.CRIMINAL,
        ),
        Field("received_on", Text("eingegangen am", "received on"), PAST_DAY, default="today", listed=True, indexed=True),
        Field("answered_on", Text("beantwortet am", "answered on"), PAST_DAY, listed=True, indexed=True),
        Field("answer", Text("Antwort", "answer"), help=Text("wer zuständig ist", "who is in charge"), nameless=True),
    ),
)
