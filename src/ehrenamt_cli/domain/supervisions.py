"""Supervisions: what volunteers are offered to carry what they hear, and what they took up."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Remains
from ehrenamt_cli.domain.references import VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY
from ehrenamt_cli.i18n import Text

KINDS = {
    "supervision": Text("Supervision", "supervision"),
    "case_discussion": Text("Fallbesprechung", "case discussion"),
    "group": Text("Gesprächskreis", "discussion group"),
    "individual": Text("Einzelgespräch", "individual talk"),
}

SUPERVISIONS = Entity(
    name="supervision",
    plural="supervisions",
    letter="g",
    label=Text("Supervision", "supervision"),
    labels=Text("Supervisionen", "supervisions"),
    about=Text("angebotene und wahrgenommene Begleitung", "support offered and taken up"),
    title=("kind", "offered_on", "volunteer_id"),
    identity=("volunteer_id", "kind", "offered_on"),
    purpose="volunteering",
    basis="agreement",
    retention=("volunteer",),
    remains=Remains(("kind", "offered_on", "held_on")),
    fields=(
        VOLUNTEER,
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="supervision", listed=True),
        Field("offered_on", Text("angeboten am", "offered on"), DAY, default="today", indexed=True, listed=True),
        Field("held_on", Text("stattgefunden am", "held on"), DAY, listed=True, personal=Personal.ORDINARY),
    ),
)
