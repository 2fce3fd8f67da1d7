"""Accidents: of volunteers on duty, reported to the insurer within three days where they are serious (rule V-01)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import VOLUNTEER
from ehrenamt_cli.domain.values import DAY, FLAG, NUMBER
from ehrenamt_cli.i18n import Text

ACCIDENTS = Entity(
    name="accident",
    plural="accidents",
    letter="ac",
    label=Text("Unfall", "accident"),
    labels=Text("Unfälle", "accidents"),
    about=Text("Unfälle im Einsatz und ihre Anzeige", "accidents on duty and their report"),
    title=("known_on", "volunteer_id"),
    identity=("volunteer_id", "known_on"),
    purpose="safety",
    basis="accident",
    retention=("accident-file",),
    fields=(
        VOLUNTEER,
        Field("known_on", Text("bekannt seit", "known since"), DAY, default="today", indexed=True, listed=True),
        Field(
            "days_unfit",
            Text("Tage arbeitsunfähig", "days unfit for work"),
            NUMBER,
            option="days-unfit",
            asked=True,
            listed=True,
            personal=Personal.SPECIAL,
        ),
        Field("died", Text("tödlich", "fatal"), FLAG, default=0, personal=Personal.SPECIAL),
        Field("reported_on", Text("angezeigt am", "reported on"), DAY, indexed=True, listed=True),
    ),
)
