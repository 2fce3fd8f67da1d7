"""Exclusions: pairs that must never be placed together, with a reason class and no story."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import CLIENT, VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY
from ehrenamt_cli.i18n import Text

REASONS = {
    "known_privately": Text("kennen sich privat", "know each other privately"),
    "conflict": Text("Konflikt", "conflict"),
    "victim_protection": Text("Opferschutz", "victim protection"),
    "wish": Text("Wunsch einer Seite", "wish of one side"),
    "other": Text("anderer Grund", "other reason"),
}

EXCLUSIONS = Entity(
    name="exclusion",
    plural="exclusions",
    letter="x",
    label=Text("Ausschluss", "exclusion"),
    labels=Text("Ausschlüsse", "exclusions"),
    about=Text("Paare, die nie zusammenkommen", "pairs that never come together"),
    title=("volunteer_id", "client_id"),
    purpose="volunteering",
    basis="interest",
    retention=("volunteer", "client"),
    fields=(
        VOLUNTEER._replace(retention="volunteer"),
        CLIENT,
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
