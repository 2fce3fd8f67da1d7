"""Conferences: where a prison plans a sentence with everybody involved, and whether the partners were invited (rule K-12)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION
from ehrenamt_cli.domain.values import DAY, TIME
from ehrenamt_cli.i18n import Text

CONFERENCES = Entity(
    name="conference",
    plural="conferences",
    letter="vk",
    label=Text("Vollzugsplankonferenz", "plan conference"),
    labels=Text("Vollzugsplankonferenzen", "plan conferences"),
    about=Text("Vollzugsplankonferenzen und ihre Einladung", "sentence plan conferences and their invitation"),
    title=("held_on", "client_id"),
    identity=("client_id", "held_on"),
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        ORGANISATION,
        Field("held_on", Text("am", "held on"), DAY, option="on", required=True, asked=True, indexed=True, listed=True),
        Field("begins_at", Text("um", "at"), TIME, option="at", listed=True),
        Field("place", Text("Ort", "place")),
        Field("invited_on", Text("Partner eingeladen am", "partners invited on"), DAY, listed=True),
        Field("purpose", Text("Anlass", "purpose"), asked=True, listed=True, personal=Personal.CRIMINAL, nameless=True),
    ),
)
