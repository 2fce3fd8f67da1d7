"""Incidents: crises and special occurrences, with what was done about them and no story."""

from ehrenamt_cli.domain.entity import Entity, Field, Remains
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY, REFERENCE
from ehrenamt_cli.i18n import Text

KINDS = {
    "crisis": Text("Krise", "crisis"),
    "special_occurrence": Text("besonderes Vorkommnis", "special occurrence"),
    "other": Text("anderer Vorfall", "other incident"),
}

INCIDENTS = Entity(
    name="incident",
    plural="incidents",
    letter="i",
    label=Text("Vorfall", "incident"),
    labels=Text("Vorfälle", "incidents"),
    about=Text("Krisen und besondere Vorkommnisse, ohne Erzählung", "crises and special occurrences, without the story"),
    title=("kind", "happened_on", "volunteer_id"),
    identity=("kind", "happened_on", "organisation_id", "volunteer_id"),
    purpose="safety",
    basis="interest",
    retention=("accident",),
    remains=Remains(("kind", "organisation_id", "happened_on", "reported_on", "supervision_offered_on", "closed_on")),
    fields=(
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, asked=True, listed=True),
        ORGANISATION._replace(required=False),
        VOLUNTEER._replace(required=False),
        Field("placement_id", Text("Einsatz", "placement"), REFERENCE, refers_to="placements", indexed=True),
        Field("happened_on", Text("geschehen am", "happened on"), DAY, default="today", indexed=True, listed=True),
        Field("reported_on", Text("gemeldet am", "reported on"), DAY, listed=True),
        Field("supervision_offered_on", Text("Gespräch angeboten am", "supervision offered on"), DAY, listed=True),
        Field("closed_on", Text("abgeschlossen am", "closed on"), DAY, indexed=True, listed=True),
    ),
)
