"""Reminders: deadlines that somebody sets by hand (rule EIGEN), about whichever record they concern."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import DAY, NOTE, REFERENCE
from ehrenamt_cli.i18n import Text

REMINDERS = Entity(
    name="reminder",
    plural="reminders",
    letter="rm",
    label=Text("eigene Frist", "own deadline"),
    labels=Text("eigene Fristen", "own deadlines"),
    about=Text("von Hand gesetzte Fristen", "deadlines set by hand"),
    title=("title",),
    identity=("title", "due_on"),
    purpose="accountability",
    basis="interest",
    retention=("evidence",),
    fields=(
        Field("title", Text("was zu tun ist", "what is to be done"), required=True, asked=True, searched=True, listed=True),
        Field("due_on", Text("fällig am", "due on"), DAY, required=True, asked=True, listed=True, indexed=True),
        Field("responsible", Text("zuständig", "responsible"), listed=True, searched=True, personal=Personal.ORDINARY),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "client_id",
            Text("Klient:in", "client"),
            REFERENCE,
            refers_to="clients",
            indexed=True,
            listed=True,
            personal=Personal.CRIMINAL,
            basis="case",
        ),
        Field("organisation_id", Text("Einrichtung", "organisation"), REFERENCE, refers_to="organisations", indexed=True),
        Field("need_id", Text("Bedarf", "need"), REFERENCE, refers_to="needs", indexed=True),
        Field("placement_id", Text("Einsatz", "placement"), REFERENCE, refers_to="placements", indexed=True),
        Field("agreement_id", Text("Vereinbarung", "agreement"), REFERENCE, refers_to="agreements", indexed=True),
        Field("notes", Text("Notiz", "notes"), NOTE, option="note", personal=Personal.ORDINARY),
    ),
)

SUBJECTS = {field.refers_to: field.name for field in REMINDERS.fields if field.refers_to}
"""What a reminder can be about: the kind of record, and the column that names it."""
