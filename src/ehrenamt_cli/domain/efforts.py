"""Efforts: how long somebody was on duty, when and what for; certificates count them to the minute."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import VOLUNTEER
from ehrenamt_cli.domain.values import DURATION, NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

LONGEST = 24 * 60
"""Minutes of a day: nobody serves longer on one."""


def _check(row: Row) -> None:
    if not row["held_on"]:
        raise WrongUsage(
            Text("Eine Einsatzzeit braucht ihren Tag.", "An effort needs its day."),
            Text("Bitte --on angeben.", "Please give --on."),
        )
    if not 0 < row["minutes"] <= LONGEST:
        raise WrongUsage(
            Text("Eine Einsatzzeit liegt an einem Tag.", "An effort lies within one day."),
            Text("Erlaubt sind 0:01 bis 24:00.", "0:01 to 24:00 are allowed."),
        )


EFFORTS = Entity(
    name="effort",
    plural="efforts",
    letter="ez",
    label=Text("Einsatzzeit", "effort"),
    labels=Text("Einsatzzeiten", "efforts"),
    about=Text("wer wann wie lange im Einsatz war", "who was on duty when and how long"),
    title=("held_on", "volunteer_id"),
    identity=("volunteer_id", "held_on", "minutes", "purpose"),
    check=_check,
    purpose="money",
    basis="agreement",
    retention=("service",),
    fields=(
        VOLUNTEER,
        Field(
            "placement_id",
            Text("Einsatz", "placement"),
            REFERENCE,
            refers_to="placements",
            indexed=True,
        ),
        Field(
            "held_on",
            Text("am", "on"),
            PAST_DAY,
            option="on",
            asked=True,
            default="today",
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "minutes",
            Text("Dauer", "duration"),
            DURATION,
            option="time",
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("etwa 1:30, 90 min oder 1,5 h", "such as 1:30, 90 min or 1.5 h"),
        ),
        Field("kilometres", Text("Kilometer", "kilometres"), NUMBER, option="km", listed=True, personal=Personal.ORDINARY),
        Field(
            "purpose",
            Text("wofür", "what for"),
            option="for",
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
            help=Text("in wenigen Worten, ohne Namen", "in a few words, without names"),
        ),
    ),
)
