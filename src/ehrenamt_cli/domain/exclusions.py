"""Exclusions: pairs never placed together, and organisations where somebody never goes; a reason class and no story."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

REASONS = {
    "known_privately": Text("kennen sich privat", "know each other privately"),
    "conflict": Text("Konflikt", "conflict"),
    "victim_protection": Text("Opferschutz", "victim protection"),
    "wish": Text("Wunsch einer Seite", "wish of one side"),
    "interest": Text("Interessenkonflikt", "conflict of interest"),
    "other": Text("anderer Grund", "other reason"),
}


def _check(row: Row) -> None:
    if not row["client_id"] and not row["organisation_id"]:
        raise WrongUsage(
            Text(
                "Ein Ausschluss gilt einer Klient:in oder einer Einrichtung.",
                "An exclusion is about a client or an organisation.",
            ),
            Text("Bitte --client oder --organisation angeben.", "Please give --client or --organisation."),
        )


EXCLUSIONS = Entity(
    name="exclusion",
    plural="exclusions",
    letter="x",
    label=Text("Ausschluss", "exclusion"),
    labels=Text("Ausschlüsse", "exclusions"),
    about=Text(
        "Paare, die nie zusammenkommen, und Orte, an die jemand nie kommt",
        "pairs that never come together, places where somebody never goes",
    ),
    title=("volunteer_id", "client_id", "organisation_id"),
    identity=("volunteer_id", "client_id", "organisation_id"),
    check=_check,
    purpose="volunteering",
    basis="interest",
    retention=("volunteer", "client"),
    fields=(
        VOLUNTEER._replace(retention="volunteer"),
        CLIENT._replace(required=False, help=Text("nie diese beiden zusammen", "never these two together")),
        ORGANISATION._replace(
            required=False, asked=False, help=Text("oder: nie an dieser Einrichtung", "or: never at this organisation")
        ),
        Field(
            "reason",
            Text("Grund", "reason"),
            CHOICE,
            choices=REASONS,
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
            retention="volunteer",
        ),
        Field("since_on", Text("seit", "since"), DAY, default="today"),
    ),
)
