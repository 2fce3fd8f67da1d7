"""References that many kinds of record share: whom, which organisation and which agreement they concern."""

from ehrenamt_cli.domain.entity import Field, Personal
from ehrenamt_cli.domain.values import REFERENCE
from ehrenamt_cli.i18n import Text

PEOPLE = ("volunteers", "contacts", "clients")
"""The kinds of record that stand for a person; every other kind is about those it refers to."""

CLIENT = Field(
    "client_id",
    Text("Klient:in", "client"),
    REFERENCE,
    refers_to="clients",
    required=True,
    asked=True,
    indexed=True,
    listed=True,
    personal=Personal.CRIMINAL,
    purpose="cases",
    basis="case",
    retention="client",
)

VOLUNTEER = Field(
    "volunteer_id",
    Text("Freiwillige:r", "volunteer"),
    REFERENCE,
    refers_to="volunteers",
    required=True,
    asked=True,
    indexed=True,
    listed=True,
    personal=Personal.ORDINARY,
)

ORGANISATION = Field(
    "organisation_id",
    Text("Einrichtung", "organisation"),
    REFERENCE,
    refers_to="organisations",
    required=True,
    asked=True,
    listed=True,
)
"""Not indexed: there are few organisations and many records of each, and a database without statistics takes any index."""

CONTACT = Field(
    "contact_id",
    Text("Ansprechperson", "contact"),
    REFERENCE,
    refers_to="contacts",
    asked=True,
    indexed=True,
    listed=True,
    personal=Personal.ORDINARY,
)

AGREEMENT = Field(
    "agreement_id",
    Text("Vereinbarung", "agreement"),
    REFERENCE,
    refers_to="agreements",
    required=True,
    asked=True,
    indexed=True,
    listed=True,
)

FROM = ORGANISATION._replace(name="from_id", label=Text("von", "from"))
TO = ORGANISATION._replace(name="to_id", label=Text("an", "to"))
