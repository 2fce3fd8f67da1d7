"""Meetings: the parties of an agreement come together, each in turn as host."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import AGREEMENT
from ehrenamt_cli.domain.values import NOTE, PAST_DAY, REFERENCE
from ehrenamt_cli.i18n import Text

MEETINGS = Entity(
    name="meeting",
    plural="meetings",
    letter="t",
    label=Text("Treffen", "meeting"),
    labels=Text("Treffen", "meetings"),
    about=Text("Treffen der Partner, reihum ausgerichtet", "meetings of the parties, hosted in turn"),
    title=("held_on", "agreement_id"),
    identity=("agreement_id", "held_on"),
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        AGREEMENT._replace(when_gone="goes"),
        Field("held_on", Text("am", "held on"), PAST_DAY, option="on", required=True, asked=True, listed=True),
        Field("host_id", Text("Gastgeber", "host"), REFERENCE, refers_to="organisations", required=True, asked=True, listed=True),
        Field("attended", Text("anwesend", "attended"), NOTE, personal=Personal.ORDINARY),
        Field("minutes", Text("Protokoll", "minutes"), NOTE, nameless=True),
    ),
)
