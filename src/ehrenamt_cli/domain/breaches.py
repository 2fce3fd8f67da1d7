"""Data breaches: known at a moment, reported within 72 hours (rule V-02)."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import DAY, MOMENT
from ehrenamt_cli.i18n import Text

BREACHES = Entity(
    name="breach",
    plural="breaches",
    letter="b",
    label=Text("Datenpanne", "data breach"),
    labels=Text("Datenpannen", "data breaches"),
    about=Text("Datenpannen: Meldung binnen 72 Stunden", "data breaches: to be reported within 72 hours"),
    title=("subject",),
    identity=("subject", "known_at"),
    fields=(
        Field(
            "subject",
            Text("worum es geht", "subject"),
            required=True,
            asked=True,
            searched=True,
            listed=True,
            help=Text("was geschah, ohne Namen", "what happened, without names"),
        ),
        Field(
            "known_at",
            Text("bekannt seit", "known since"),
            MOMENT,
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            help=Text("Tag und Uhrzeit, etwa 2027-03-01 14:30", "day and time, such as 2027-03-01 14:30"),
        ),
        Field("reported_on", Text("gemeldet am", "reported on"), DAY, indexed=True, listed=True),
    ),
)
