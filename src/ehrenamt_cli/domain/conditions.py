"""Conditions: what a notice of approval asks for beside the days that every grant has."""

from ehrenamt_cli.domain.budget_lines import GRANT
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import DAY, NOTE, PAST_DAY
from ehrenamt_cli.i18n import Text

CONDITIONS = Entity(
    name="condition",
    plural="conditions",
    letter="af",
    label=Text("Auflage", "condition"),
    labels=Text("Auflagen", "conditions"),
    about=Text("Auflagen aus dem Bescheid", "conditions of a notice of approval"),
    title=("what", "grant_id"),
    identity=("grant_id", "what"),
    fields=(
        GRANT,
        Field("what", Text("was verlangt ist", "what is asked"), required=True, asked=True, searched=True, listed=True),
        Field("clause", Text("Stelle im Bescheid", "place in the notice"), asked=True, listed=True),
        Field("due_on", Text("bis", "by"), DAY, option="by", asked=True, indexed=True, listed=True),
        Field("fulfilled_on", Text("erfüllt am", "fulfilled on"), PAST_DAY, listed=True),
        Field("notes", Text("Nachweis oder Notiz", "evidence or note"), NOTE, option="note"),
    ),
)
