"""Access requests: somebody asks what is kept about them; the answer is due within a month (rule D-01)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY, NOTE, REFERENCE
from ehrenamt_cli.i18n import Text

RIGHTS = {
    "access": Text("Auskunft", "access"),
    "rectification": Text("Berichtigung", "rectification"),
    "erasure": Text("Löschung", "erasure"),
    "restriction": Text("Einschränkung", "restriction"),
    "portability": Text("Datenübertragung", "portability"),
    "objection": Text("Widerspruch", "objection"),
}
"""What somebody may ask for: Art. 15 to 18, 20 and 21 DSGVO."""

ACCESS_REQUESTS = Entity(
    name="access-request",
    plural="access_requests",
    letter="ar",
    label=Text("Auskunftsantrag", "access request"),
    labels=Text("Auskunftsanträge", "access requests"),
    about=Text("wer wissen will, was über sie oder ihn gespeichert ist", "who wants to know what is kept about them"),
    title=("subject",),
    identity=("subject", "received_on"),
    purpose="accountability",
    basis="duty",
    retention=("evidence",),
    fields=(
        Field(
            "subject",
            Text("worum es geht", "subject"),
            required=True,
            asked=True,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("right", Text("Recht", "right"), CHOICE, choices=RIGHTS, default="access", listed=True),
        VOLUNTEER._replace(required=False),
        CLIENT._replace(required=False, asked=False),
        Field(
            "contact_id",
            Text("Ansprechperson", "contact"),
            REFERENCE,
            refers_to="contacts",
            indexed=True,
            personal=Personal.ORDINARY,
        ),
        ORGANISATION._replace(
            required=False,
            asked=False,
            listed=False,
            help=Text("wenn nicht die eigene antworten muss", "if not one's own has to answer"),
        ),
        Field("received_on", Text("eingegangen am", "received on"), DAY, default="today", indexed=True, listed=True),
        Field("extended_on", Text("Verlängerung mitgeteilt am", "extension told on"), DAY, listed=True),
        Field("answered_on", Text("beantwortet am", "answered on"), DAY, indexed=True, listed=True),
        Field("notes", Text("Notiz", "note"), NOTE, option="note", personal=Personal.ORDINARY),
    ),
)
