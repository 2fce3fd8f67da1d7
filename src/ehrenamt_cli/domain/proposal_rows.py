"""Rows of proposals: one volunteer in one need, and what a person decided about it."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, NUMBER, REFERENCE, REFERENCES, TAGS
from ehrenamt_cli.i18n import Text

STATUS = {
    "open": Text("offen", "open"),
    "accepted": Text("angenommen", "accepted"),
    "rejected": Text("abgelehnt", "rejected"),
    "lifted": Text("wieder möglich", "possible again"),
}

REASONS = {
    "volunteer_wish": Text("Freiwillige:r möchte nicht", "the volunteer does not want to"),
    "client_wish": Text("Klient:in möchte nicht", "the client does not want to"),
    "institution": Text("Einwand der Einrichtung", "objection of the organisation"),
    "known_privately": Text("kennen sich privat", "know each other privately"),
    "conflict": Text("Konflikt", "conflict"),
    "no_fit": Text("passt nicht zusammen", "no fit"),
    "not_now": Text("zurzeit nicht", "not at present"),
    "other": Text("anderer Grund", "other reason"),
}

PROPOSAL_ROWS = Entity(
    name="proposal-row",
    plural="proposal_rows",
    letter="pz",
    label=Text("Vorschlagszeile", "proposal row"),
    labels=Text("Vorschlagszeilen", "proposal rows"),
    about=Text("wer für welchen Bedarf vorgeschlagen ist", "who is proposed for which need"),
    title=("volunteer_id", "need_id"),
    purpose="volunteering",
    basis="agreement",
    retention=("service",),
    fields=(
        Field(
            "proposal_id",
            Text("Vorschlag", "proposal"),
            REFERENCE,
            refers_to="proposals",
            when_gone="goes",
            fixed=True,
            indexed=True,
        ),
        Field("number", Text("Zeile", "row"), NUMBER, fixed=True, listed=True),
        Field(
            "need_id",
            Text("Bedarf", "need"),
            REFERENCE,
            refers_to="needs",
            when_gone="goes",
            fixed=True,
            indexed=True,
            listed=True,
        ),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            when_gone="goes",
            fixed=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("first_time", Text("erste Zeit", "first time"), fixed=True),
        Field("score", Text("Punkte", "points"), NUMBER, fixed=True),
        Field("points", Text("weil", "because"), TAGS, fixed=True),
        Field("replaces", Text("löst ab", "replaces"), REFERENCES, refers_to="placements", fixed=True),
        Field("kept", Text("wie bisher", "as before"), FLAG, fixed=True),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, default="open", fixed=True, indexed=True, listed=True),
        Field("reason", Text("Grund der Ablehnung", "reason for rejecting"), CHOICE, choices=REASONS, fixed=True, listed=True),
        Field("decided_on", Text("entschieden am", "decided on"), DAY, fixed=True, listed=True),
        Field("placement_id", Text("Einsatz", "placement"), REFERENCE, refers_to="placements", when_gone="emptied", fixed=True),
    ),
)
"""A rejected pair is not proposed again until it is lifted; who decided when is in its history."""
