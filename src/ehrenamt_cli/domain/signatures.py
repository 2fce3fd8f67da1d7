"""Signatures: who was asked to sign which version of an agreement, and who signed it when and where."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.i18n import Text

_OF_A_PARTY = Field(
    "signatory",
    Text("unterschrieben von", "signed by"),
    personal=Personal.ORDINARY,
    purpose="network",
    basis="interest",
    retention="network",
)
"""Who signs for an organisation is none of the volunteer's data."""

SIGNATURES = Entity(
    name="signature",
    plural="signatures",
    letter="us",
    label=Text("Unterschrift", "signature"),
    labels=Text("Unterschriften", "signatures"),
    about=Text("wer welche Fassung wann und wo unterschrieben hat", "who signed which version when and where"),
    title=("agreement_id", "version", "organisation_id", "volunteer_id", "client_id"),
    identity=("agreement_id", "version", "organisation_id", "volunteer_id", "client_id"),
    purpose="volunteering",
    basis="agreement",
    retention=("agreement", "network"),
    fields=(
        Field(
            "agreement_id",
            Text("Vereinbarung", "agreement"),
            REFERENCE,
            refers_to="agreements",
            when_gone="goes",
            required=True,
            indexed=True,
            listed=True,
            fixed=True,
        ),
        Field("version", Text("Fassung", "version"), NUMBER, listed=True, fixed=True),
        Field(
            "organisation_id",
            Text("Einrichtung", "organisation"),
            REFERENCE,
            refers_to="organisations",
            indexed=True,
            listed=True,
            fixed=True,
        ),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            indexed=True,
            listed=True,
            fixed=True,
            personal=Personal.ORDINARY,
            retention="agreement",
        ),
        Field(
            "client_id",
            Text("Klient:in", "client"),
            REFERENCE,
            refers_to="clients",
            indexed=True,
            listed=True,
            fixed=True,
            personal=Personal.CRIMINAL,
            purpose="cases",
            basis="case",
            retention="client",
        ),
        Field("sent_on", Text("versandt am", "sent on"), PAST_DAY, fixed=True),
        Field("signed_on", Text("unterschrieben am", "signed on"), PAST_DAY, listed=True, fixed=True),
        _OF_A_PARTY._replace(listed=True),
        _OF_A_PARTY._replace(name="role", label=Text("in der Funktion", "role")),
        Field("place", Text("Ort", "place")),
    ),
)
