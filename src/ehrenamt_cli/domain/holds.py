"""Holds: reasons of one's own why a person's records must not be erased for now (Art. 17 (3) e, Art. 18 DSGVO)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CLIENT, CONTACT, VOLUNTEER
from ehrenamt_cli.domain.values import CHOICE, DAY, NOTE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

REASONS = {
    "dispute": Text("Rechtsstreit oder Anspruch", "dispute or claim"),
    "authority": Text("Verfahren einer Behörde oder eines Gerichts", "proceedings of an authority or a court"),
    "own_wish": Text("die Person will es so (Art. 18 (1) c)", "the person wants it so (Art. 18 (1) c)"),
    "funding": Text("Nachweis gegenüber einem Fördergeber", "proof towards a funder"),
}

_PEOPLE = ("volunteer_id", "client_id", "contact_id")


def _check(row: Row) -> None:
    if sum(bool(row[name]) for name in _PEOPLE) != 1:
        raise WrongUsage(
            Text("Eine Löschsperre betrifft genau eine Person.", "A hold concerns exactly one person."),
            Text(
                "Bitte eines angeben: --volunteer, --client oder --contact.",
                "Please give one: --volunteer, --client or --contact.",
            ),
        )
    if row["since_on"] and row["until_on"] and row["until_on"] < row["since_on"]:
        raise WrongUsage(
            Text("Die Sperre endet, bevor sie beginnt.", "The hold ends before it begins."),
            Text("Bitte --since und --until prüfen.", "Please check --since and --until."),
        )


def holds_on(row: Row, day: str) -> bool:
    """Whether it holds on a day; one without an end holds until somebody ends it."""
    return (row["since_on"] or "") <= day <= (row["until_on"] or "9999")


HOLDS = Entity(
    name="hold",
    plural="holds",
    letter="ls",
    label=Text("Löschsperre", "hold"),
    labels=Text("Löschsperren", "holds"),
    about=Text("warum jemand vorerst nicht gelöscht wird", "why somebody is not erased for now"),
    title=("reason", "volunteer_id", "client_id", "contact_id"),
    identity=("volunteer_id", "client_id", "contact_id", "reason", "since_on"),
    check=_check,
    purpose="accountability",
    basis="duty",
    retention=("evidence",),
    fields=(
        VOLUNTEER._replace(required=False, asked=False),
        CLIENT._replace(required=False, asked=False),
        CONTACT._replace(asked=False),
        Field("reason", Text("Grund", "reason"), CHOICE, choices=REASONS, required=True, asked=True, listed=True),
        Field("since_on", Text("seit", "since"), DAY, option="since", default="today", listed=True),
        Field(
            "until_on",
            Text("bis", "until"),
            DAY,
            option="until",
            asked=True,
            indexed=True,
            listed=True,
            help=Text("ohne Angabe, bis jemand sie beendet", "unless given, until somebody ends it"),
        ),
        Field(
            "notes", Text("Aktenzeichen oder Notiz", "file reference or note"), NOTE, option="note", personal=Personal.ORDINARY
        ),
    ),
)
