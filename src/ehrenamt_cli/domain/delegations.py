"""Delegations: who belongs to a working group, for which organisation, from when to when."""

from ehrenamt_cli.domain.entity import Clash, Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CONTACT, ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY, REFERENCE, SHORT
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

ROLES = {
    "chair": Text("leitet", "chairs"),
    "member": Text("Mitglied", "member"),
    "deputy": Text("Vertretung", "deputy"),
    "guest": Text("Gast", "guest"),
}


def _check(row: Row) -> None:
    if row["contact_id"] and row["volunteer_id"]:
        raise WrongUsage(
            Text("Eine Entsendung ist die eines Menschen.", "A delegation is that of one person."),
            Text("Bitte entweder --contact oder --volunteer.", "Please give either --contact or --volunteer."),
        )
    if not (row["organisation_id"] or row["contact_id"] or row["volunteer_id"]):
        raise WrongUsage(
            Text("Wer entsandt wird, fehlt.", "It is not said who is delegated."),
            Text(
                "Bitte --organisation, --contact oder --volunteer angeben.",
                "Please give --organisation, --contact or --volunteer.",
            ),
        )
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Die Entsendung endet, bevor sie beginnt.", "The delegation ends before it begins."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )


def _clash(row: Row, other: Row) -> Clash | None:
    """Nobody sits twice in one group on the same day, for the same organisation."""
    same = all(row[name] == other[name] for name in ("organisation_id", "contact_id", "volunteer_id"))
    apart = (row["ends_on"] or "9999") < (other["begins_on"] or "") or (other["ends_on"] or "9999") < (row["begins_on"] or "")
    if not same or apart:
        return None
    key = other.get("id") or "?"
    return Clash(
        Text(
            "Diese Entsendung gibt es für diese Tage schon ({key}).", "There is this delegation for these days already ({key})."
        ).fill(key=key),
        Text("Ändern: ehrenamt delegation change {key} …", "To change it: ehrenamt delegation change {key} …").fill(key=key),
        certain=True,
    )


DELEGATIONS = Entity(
    name="delegation",
    plural="delegations",
    letter="et",
    label=Text("Entsendung", "delegation"),
    labels=Text("Entsendungen", "delegations"),
    about=Text(
        "wer in welcher Arbeitsgruppe sitzt, für wen und bis wann", "who sits in which working group, for whom, until when"
    ),
    title=("working_group_id", "organisation_id", "contact_id", "volunteer_id"),
    identity=("working_group_id", "organisation_id", "contact_id", "volunteer_id"),
    check=_check,
    near=("working_group_id",),
    clash=_clash,
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        Field(
            "working_group_id",
            Text("Arbeitsgruppe", "working group"),
            REFERENCE,
            option="group",
            refers_to="working_groups",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            when_gone="goes",
        ),
        ORGANISATION._replace(
            required=False,
            indexed=True,
            help=Text("für die jemand dort ist; sonst die der Ansprechperson", "that sends somebody; else that of the contact"),
        ),
        CONTACT,
        VOLUNTEER._replace(required=False, asked=False),
        Field("role", Text("Rolle", "role"), CHOICE, choices=ROLES, default="member", listed=True, personal=Personal.ORDINARY),
        Field("mandate", Text("Auftrag", "mandate"), SHORT, personal=Personal.ORDINARY),
        Field("begins_on", Text("seit", "since"), DAY, option="from", default="today", listed=True, when_merged="earliest"),
        Field("ends_on", Text("bis", "until"), DAY, option="until", indexed=True, listed=True),
    ),
)
