"""Exclusions: pairs that must never be placed together, with a reason class and no story."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import CHOICE, DAY, REFERENCE
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
    fields=(
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "client_id",
            Text("Klient:in", "client"),
            REFERENCE,
            refers_to="clients",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            personal=Personal.CRIMINAL,
        ),
        Field("reason", Text("Grund", "reason"), CHOICE, choices=REASONS, required=True, asked=True, listed=True),
        Field("since_on", Text("seit", "since"), DAY, default="today"),
    ),
)
