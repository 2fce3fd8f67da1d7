"""Proposals: plans over the open needs that people decide about, row by row."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, NUMBER
from ehrenamt_cli.i18n import Text

STATUS = {
    "open": Text("offen", "open"),
    "replaced": Text("durch einen neuen ersetzt", "replaced by a newer one"),
    "discarded": Text("verworfen", "discarded"),
}

PROPOSALS = Entity(
    name="proposal",
    plural="proposals",
    letter="pr",
    label=Text("Vorschlag", "proposal"),
    labels=Text("Vorschläge", "proposals"),
    about=Text("Pläne, über die Menschen entscheiden", "plans that people decide about"),
    title=("made_on", "scope"),
    fields=(
        Field("made_on", Text("gemacht am", "made on"), DAY, default="today", fixed=True, listed=True),
        Field("scope", Text("für", "for"), fixed=True, searched=True, listed=True),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, default="open", fixed=True, indexed=True, listed=True),
        Field("needs", Text("offene Bedarfe", "open needs"), NUMBER, fixed=True, listed=True),
        Field("filled", Text("davon besetzt", "of these filled"), NUMBER, fixed=True, listed=True),
        Field("proven", Text("mehr geht nicht", "no plan does better"), FLAG, fixed=True),
        Field("number", Text("Nummer", "number"), NUMBER, fixed=True),
    ),
)
"""One is open at a time; its rows hold no names, only the keys of needs and volunteers."""
