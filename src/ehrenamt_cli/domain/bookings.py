"""Bookings: who interprets or translates which language, where and when, and what it cost; never for whom."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.dates.daytimes import WHOLE_DAY, minute_of
from ehrenamt_cli.domain.entity import Clash, Entity, Field, Personal, Remains, Row
from ehrenamt_cli.domain.interpreted import LANGUAGE, MODES
from ehrenamt_cli.domain.interpreters import FIELDS
from ehrenamt_cli.domain.packages import PACKAGE_TAGS
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, DURATION, REFERENCE, TIME
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

STATUS = {
    "booked": Text("gebucht", "booked"),
    "held": Text("fand statt", "held"),
    "cancelled": Text("abgesagt", "cancelled"),
}

CANCELLED_BY = {
    "interpreter": Text("Dolmetscher:in", "interpreter"),
    "organisation": Text("Einrichtung", "organisation"),
    "client": Text("Klient:in", "client"),
    "other": Text("anderer Grund", "other reason"),
}
"""Who cancelled says enough."""

USUAL_MINUTES = 60
"""What is kept free where nobody has said how long it takes."""


def span_of(row: Row) -> tuple[int, int] | None:
    """From which to which minute of its day a booking takes; None without a time."""
    if not row["begins_at"]:
        return None
    begins = minute_of(row["begins_at"])
    return begins, begins + (row["minutes"] or USUAL_MINUTES)


def meet(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two stretches of a day have a minute in common; without times nobody knows, so no."""
    return bool(one and other and one[0] < other[1] and other[0] < one[1])


def _clash(row: Row, other: Row) -> Clash | None:
    if "cancelled" in (row["status"], other["status"]) or "written" in (row["mode"], other["mode"]):
        return None
    if not meet(span_of(row), span_of(other)):
        return None
    return Clash(
        Text(
            "In dieser Zeit ist schon gebucht ({time} Uhr, {id}).", "There is a booking at that time already ({time}, {id})."
        ).fill(time=other["begins_at"], id=other.get("id") or "–"),
        Text("Bitte eine andere Zeit oder jemand anderen nehmen.", "Please take another time or somebody else."),
        certain=True,
    )


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """Unless said otherwise it counts as what it is."""
    tags = {"packages": row["packages"] or ["communication"], "tasks": row["tasks"] or ["interpreting"]}
    return {**row, **tags, "status": row["status"] or "booked"}


def _check(row: Row) -> None:
    if row["minutes"] == 0 or (span_of(row) or (0, 0))[1] > WHOLE_DAY:
        raise WrongUsage(
            Text("Die Dauer passt nicht in den Tag.", "The duration does not fit into the day."),
            Text("Bitte --at und --minutes prüfen.", "Please check --at and --minutes."),
        )


BOOKINGS = Entity(
    name="booking",
    plural="bookings",
    letter="bu",
    label=Text("Buchung", "booking"),
    labels=Text("Buchungen", "bookings"),
    about=Text(
        "wer wann wo dolmetscht oder übersetzt, was es kostete; nie für wen",
        "who interprets or translates when and where, what it cost; never for whom",
    ),
    title=("held_on", "language", "interpreter_id"),
    identity=("interpreter_id", "language", "held_on", "begins_at"),
    near=("interpreter_id", "held_on"),
    clash=_clash,
    complete=_complete,
    check=_check,
    purpose="interpreting",
    basis="agreement",
    retention=("service",),
    remains=Remains(
        (
            *("organisation_id", "language", "field", "mode", "held_on", "minutes", "cost_cents", "status"),
            *(field.name for field in PACKAGE_TAGS),
        ),
        of=lambda row: row["status"] == "held",
    ),
    fields=(
        Field(
            "interpreter_id",
            Text("Dolmetscher:in", "interpreter"),
            REFERENCE,
            refers_to="interpreters",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("language", Text("Sprache", "language"), LANGUAGE, required=True, asked=True, listed=True),
        Field(
            "field",
            Text("wofür", "what for"),
            CHOICE,
            option="for",
            choices=FIELDS,
            default="everyday",
            listed=True,
            help=Text("Recht nur mit Beeidigten", "legal only with sworn people"),
        ),
        Field("mode", Text("Form", "form"), CHOICE, option="mode", choices=MODES, default="spoken"),
        ORGANISATION,
        Field("place", Text("Raum oder Weg", "room or way"), help=Text("etwa Telefon oder Video", "such as telephone or video")),
        Field("held_on", Text("am", "on"), DAY, option="on", required=True, asked=True, indexed=True, listed=True),
        Field("begins_at", Text("um", "at"), TIME, option="at", asked=True, listed=True),
        Field("minutes", Text("Dauer", "duration"), DURATION, asked=True, listed=True),
        Field(
            "cost_cents",
            Text("Kosten", "cost"),
            CENTS,
            option="cost",
            listed=True,
            help=Text("sonst Satz mal Dauer", "else rate times duration"),
        ),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, fixed=True, listed=True),
        Field("cancelled_by", Text("abgesagt von", "cancelled by"), CHOICE, choices=CANCELLED_BY, fixed=True),
        Field("paid_on", Text("bezahlt am", "paid on"), DAY),
        *PACKAGE_TAGS,
    ),
)
