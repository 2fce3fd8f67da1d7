"""Parties: the organisations that an agreement binds, in the order in which they host."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import AGREEMENT
from ehrenamt_cli.domain.values import NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.i18n import Text

PARTIES = Entity(
    name="party",
    plural="parties",
    letter="p",
    label=Text("Partner", "party"),
    labels=Text("Partner", "parties"),
    about=Text("die Partner einer Vereinbarung", "the parties to an agreement"),
    title=("organisation_id", "agreement_id"),
    identity=("agreement_id", "organisation_id"),
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        AGREEMENT._replace(when_gone="goes"),
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
        Field(
            "position",
            Text("Reihenfolge", "position"),
            NUMBER,
            listed=True,
            help=Text("der Gastgeber; ohne Angabe am Ende", "of hosting; if not given, at the end"),
        ),
        Field("joined_on", Text("beigetreten am", "joined on"), PAST_DAY, fixed=True),
        Field("signatory", Text("unterschreibt", "signatory"), listed=True, personal=Personal.ORDINARY),
        Field("signatory_role", Text("in der Funktion", "signatory's role"), personal=Personal.ORDINARY),
        Field("signed_on", Text("unterschrieben am", "signed on"), PAST_DAY, listed=True, fixed=True),
        Field("signed_in", Text("unterschrieben in", "signed in"), fixed=True),
    ),
)
"""What is signed here is the standing signature; every one there ever was is kept in ``signatures``."""
