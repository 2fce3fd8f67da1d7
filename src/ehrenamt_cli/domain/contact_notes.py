"""Contact notes: that somebody was in touch with a volunteer, when and in a few words."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import VOLUNTEER
from ehrenamt_cli.domain.values import PAST_DAY, REFERENCE, SHORT
from ehrenamt_cli.i18n import Text

CONTACT_NOTES = Entity(
    name="note",
    plural="contact_notes",
    letter="y",
    label=Text("Kontaktnotiz", "contact note"),
    labels=Text("Kontaktnotizen", "contact notes"),
    about=Text("wann Kontakt war, in höchstens einem Satz", "when there was contact, in a sentence at most"),
    title=("noted_on", "volunteer_id"),
    identity=("volunteer_id", "noted_on", "note"),
    purpose="volunteering",
    basis="agreement",
    retention=("volunteer",),
    fields=(
        VOLUNTEER,
        Field("placement_id", Text("Einsatz", "placement"), REFERENCE, refers_to="placements", indexed=True, listed=True),
        Field("noted_on", Text("am", "noted on"), PAST_DAY, option="on", default="today", indexed=True, listed=True),
        Field(
            "note",
            Text("Notiz", "note"),
            SHORT,
            asked=True,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text(
                "höchstens ein Satz, ohne Namen von Klient:innen, nichts über Gesundheit, Glauben oder Straftaten",
                "a sentence at most, without names of clients, nothing about health, belief or offences",
            ),
            nameless=True,
        ),
    ),
)
