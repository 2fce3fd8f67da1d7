"""Placements: a volunteer in a need, from the proposal to the end with its reason."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Remains, Row
from ehrenamt_cli.domain.values import CHOICE, DAY, NOTE, REFERENCE, REFERENCES, SPANS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

STATUS = {
    "proposed": Text("vorgeschlagen", "proposed"),
    "trial": Text("Kennenlernzeit", "trial"),
    "running": Text("läuft", "running"),
    "ended": Text("beendet", "ended"),
}

END_REASONS = {
    "goal_reached": Text("Ziel erreicht", "goal reached"),
    "client_wish": Text("Wunsch der Klient:in", "client's wish"),
    "volunteer_wish": Text("Wunsch der freiwilligen Person", "volunteer's wish"),
    "released": Text("Entlassung", "release"),
    "transferred": Text("Verlegung oder Umzug", "transfer or move"),
    "no_fit": Text("passt nicht", "no fit"),
    "institution": Text("Entscheidung der Einrichtung", "decision of the organisation"),
    "rejected": Text("Vorschlag verworfen", "proposal rejected"),
    "replaced": Text("Wechsel zu einem anderen Einsatz", "moved to another placement"),
    "other": Text("anderer Grund", "other reason"),
}


def has_begun(row: Row) -> bool:
    """Whether anybody ever was on duty there; a proposal that was declined has no first day."""
    if row["status"] == "ended":
        return bool(row["start_on"] and row["end_reason"] != "rejected")
    return bool(row["status"] in ("trial", "running"))


def _remove(row: Row) -> None:
    """A placement that has begun is ended with a reason; its need would else stay filled by nobody."""
    if row["status"] in ("trial", "running"):
        raise WrongUsage(
            Text("Dieser Einsatz läuft.", "This placement is running."),
            Text(
                "Bitte beenden, mit Grund: ehrenamt placement end {id} --reason …",
                "Please end it, with its reason: ehrenamt placement end {id} --reason …",
            ).fill(id=row["id"]),
        )


PLACEMENTS = Entity(
    name="placement",
    plural="placements",
    letter="e",
    label=Text("Einsatz", "placement"),
    labels=Text("Einsätze", "placements"),
    about=Text("wer wo im Einsatz ist", "who is placed where"),
    title=("volunteer_id", "need_id"),
    identity=("volunteer_id", "need_id", "start_on"),
    remove=_remove,
    purpose="volunteering",
    basis="agreement",
    retention=("service",),
    remains=Remains(
        ("need_id", "status", "start_on", "reviewed_on", "ended_on", "end_reason", "overridden"),
        of=lambda row: bool(row["status"] == "ended" and row["start_on"]),
    ),
    fields=(
        Field(
            "need_id",
            Text("Bedarf", "need"),
            REFERENCE,
            refers_to="needs",
            required=True,
            indexed=True,
            listed=True,
            fixed=True,
        ),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            required=True,
            indexed=True,
            listed=True,
            fixed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "status", Text("Stand", "status"), CHOICE, choices=STATUS, default="proposed", indexed=True, listed=True, fixed=True
        ),
        Field("proposed_on", Text("vorgeschlagen am", "proposed on"), DAY, default="today", fixed=True),
        Field("start_on", Text("Beginn", "start"), DAY, listed=True, indexed=True),
        Field(
            "times",
            Text("feste Zeit", "regular time"),
            SPANS,
            option="when",
            help=Text(
                "dann ist die Person vergeben; ohne Angabe die erste Zeit, die passt",
                "then the person is taken; if not given the first time that fits",
            ),
        ),
        Field("trial_until", Text("Kennenlernzeit bis", "trial until"), DAY),
        Field("reviewed_on", Text("ausgewertet am", "reviewed on"), DAY),
        Field("ended_on", Text("beendet am", "ended on"), DAY, listed=True, fixed=True),
        Field("end_reason", Text("Grund des Endes", "reason for ending"), CHOICE, choices=END_REASONS, fixed=True),
        Field(
            "replaces",
            Text("löst ab", "replaces"),
            REFERENCES,
            refers_to="placements",
            fixed=True,
            help=Text("diese Einsätze enden, sobald dieser beginnt", "these placements end as soon as this one begins"),
        ),
        Field("override_reason", Text("Ausnahme, weil", "exception because"), NOTE, fixed=True),
        Field("overridden", Text("trotz Regel", "in spite of rule"), fixed=True),
        Field("warned", Text("mit Hinweis", "with a warning"), fixed=True),
    ),
)
