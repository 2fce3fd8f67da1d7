"""Messages: information passed on to partners, such as the head office: who was told what, when, and which way."""

import re

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CONTACT, TO
from ehrenamt_cli.domain.values import CHOICE, PAST_DAY, REFERENCE, SHORT
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text

WAYS = Said(
    {
        "email": Text("E-Mail", "e-mail"),
        "phone": Text("Telefon", "phone"),
        "letter": Text("Brief", "letter"),
        "meeting": Text("im Gespräch oder Treffen", "in person or at a meeting"),
        "portal": Text("Portal oder Ablage", "portal or shared folder"),
        "other": Text("anderer Weg", "another way"),
    },
    also={"Mail": "email", "Anruf": "phone", "Post": "letter", "Gespräch": "meeting", "persönlich": "meeting"},
)

_CLIENT = re.compile(r"\bF-\d{4}-\d{4}\b", re.IGNORECASE)
"""A client's reference, as the register counts them."""


def _check(row: Row) -> None:
    if found := _CLIENT.search(row["what"] or ""):
        raise _about_a_client(found[0].upper())
    if not (row["to_id"] or row["contact_id"] or row["working_group_id"]):
        raise WrongUsage(
            Text("An wen es ging, fehlt.", "It is not said to whom it went."),
            Text("Bitte --to, --contact oder --group angeben.", "Please give --to, --contact or --group."),
        )


def _about_a_client(reference: str) -> Forbidden:
    title = Text("Angaben über Klient:innen gehen nur als Weitergabe hinaus", "what is about clients leaves as a transfer only")
    lift = Text("ehrenamt transfer send {reference} --to … --data …", "ehrenamt transfer send {reference} --to … --data …").fill(
        reference=reference
    )
    return Forbidden(
        Text(
            "Diese Mitteilung handelt von {reference}; dafür braucht es eine Schweigepflichtentbindung.",
            "This message is about {reference}; that takes a release from secrecy.",
        ).fill(reference=reference),
        Text("Als Weitergabe, die das prüft: {lift}", "As a transfer, which checks that: {lift}").fill(lift=lift),
        [{"rule": "K-05", "title": str(title), "basis": str(_SEED), "lift": str(lift)}],
    )


_SEED = Text("Kooperationsvereinbarung", "cooperation agreement")

MESSAGES = Entity(
    name="message",
    plural="messages",
    letter="mt",
    label=Text("Mitteilung", "message"),
    labels=Text("Mitteilungen", "messages"),
    about=Text("welche Information wann auf welchem Weg an wen ging", "which information went to whom, when and which way"),
    title=("what", "told_on"),
    identity=("what", "told_on", "to_id", "contact_id", "working_group_id"),
    check=_check,
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        Field(
            "what",
            Text("was", "what"),
            SHORT,
            required=True,
            asked=True,
            searched=True,
            listed=True,
            help=Text("worum es ging, nichts über Klient:innen", "what it was about, nothing on clients"),
            nameless=True,
        ),
        TO._replace(required=False, indexed=True),
        CONTACT,
        Field(
            "working_group_id",
            Text("Arbeitsgruppe", "working group"),
            REFERENCE,
            option="group",
            refers_to="working_groups",
            indexed=True,
            listed=True,
        ),
        Field("event_id", Text("bei der Veranstaltung", "at the event"), REFERENCE, refers_to="events", indexed=True),
        Field("told_on", Text("am", "told on"), PAST_DAY, option="on", default="today", indexed=True, listed=True),
        Field("way", Text("Weg", "way"), CHOICE, choices=WAYS, default="email", asked=True, listed=True),
        Field("told_by", Text("von wem", "told by"), personal=Personal.ORDINARY),
    ),
)
