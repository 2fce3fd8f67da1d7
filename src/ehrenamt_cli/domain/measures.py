"""Measures: what a partner does for a client; two partners agree before they do the same (rules K-19, K-21, K-26)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION
from ehrenamt_cli.domain.values import CHOICE, DAY
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

AREAS = {
    "consultation": Text("Sprechstunde in der Anstalt", "consultation in prison"),
    "livelihood": Text("Lebensunterhalt und Behörden", "livelihood and authorities"),
    "housing": Text("Wohnen", "housing"),
    "work": Text("Arbeit", "work"),
    "debts": Text("Schulden", "debts"),
    "legal_advice": Text("Rechtsberatung", "legal advice"),
    "conversations": Text("Einzel- und Gruppengespräche", "conversations alone and in groups"),
    "addiction": Text("Konflikte und Sucht", "conflicts and addiction"),
    "family": Text("Familie", "family"),
}
"""The nine services of a drop-in centre that the cooperation agreement names."""


def _check(row: Row) -> None:
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Die Maßnahme endet, bevor sie beginnt.", "The measure ends before it begins."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )


MEASURES = Entity(
    name="measure",
    plural="measures",
    letter="f",
    label=Text("Maßnahme", "measure"),
    labels=Text("Maßnahmen", "measures"),
    about=Text("wer in welchem Bereich hilft, abgesprochen statt doppelt", "who helps in which area, agreed instead of twice"),
    title=("area", "client_id", "organisation_id"),
    identity=("client_id", "organisation_id", "area", "begins_on"),
    check=_check,
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        ORGANISATION,
        Field(
            "area",
            Text("Bereich", "area"),
            CHOICE,
            choices=AREAS,
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("begins_on", Text("ab", "from"), DAY, option="from", default="today", indexed=True, listed=True),
        Field("ends_on", Text("bis", "until"), DAY, option="until", indexed=True, listed=True),
        Field(
            "agreed_on",
            Text("abgesprochen am", "agreed on"),
            DAY,
            listed=True,
            help=Text("wenn ein anderer Partner im selben Bereich hilft", "where another partner helps in the same area"),
        ),
    ),
)
