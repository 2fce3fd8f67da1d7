"""Contacts: the named professionals at an organisation, and who stands in for them."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import DAY, EMAIL, FLAG, PERSON, REFERENCE, TAGS
from ehrenamt_cli.i18n import Text

CONTACTS = Entity(
    name="contact",
    plural="contacts",
    letter="k",
    label=Text("Ansprechperson", "contact"),
    labels=Text("Ansprechpersonen", "contacts"),
    about=Text("Fachkräfte, die zuständig sind, und ihre Vertretung", "the professionals in charge and their deputies"),
    identity=("name", "organisation_id"),
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        Field(
            "name",
            Text("Name", "name"),
            PERSON,
            required=True,
            asked=True,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "organisation_id",
            Text("Einrichtung", "organisation"),
            REFERENCE,
            refers_to="organisations",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
        ),
        Field("role", Text("Funktion", "role"), asked=True, listed=True, personal=Personal.ORDINARY),
        Field("deputy", Text("Vertretung", "deputy"), FLAG, default=0, listed=True),
        Field("phone", Text("Telefon", "phone"), asked=True, listed=True, personal=Personal.ORDINARY),
        Field("email", Text("E-Mail", "e-mail"), EMAIL, asked=True, personal=Personal.ORDINARY),
        Field(
            "regions",
            Text("Regionen", "regions"),
            TAGS,
            option="region",
            searched=True,
            personal=Personal.ORDINARY,
            help=Text("leer: wie die Einrichtung", "empty: as the organisation"),
        ),
        Field(
            "fields_of_work",
            Text("Arbeitsfelder", "fields of work"),
            TAGS,
            option="field",
            searched=True,
            personal=Personal.ORDINARY,
            help=Text("leer: wie die Einrichtung", "empty: as the organisation"),
        ),
        Field(
            "no_mailing",
            Text("keine Rundschreiben", "no mailings"),
            FLAG,
            personal=Personal.ORDINARY,
            when_merged="any",
            help=Text("steht in keinem Verteiler", "stands in no mailing list"),
        ),
        Field("begins_on", Text("zuständig ab", "in charge from"), DAY, option="from", default="today", when_merged="earliest"),
        Field("ends_on", Text("zuständig bis", "in charge until"), DAY, option="until", indexed=True),
    ),
)
