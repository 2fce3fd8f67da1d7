"""Events: trainings, supervision, evenings and meetings, with day and place, and what attending them renews."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.dates.calendar import Place, due_day
from ehrenamt_cli.domain.dates.daytimes import minute_of
from ehrenamt_cli.domain.dates.periods import parse_period
from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.modules import MODULES, minutes_of
from ehrenamt_cli.domain.packages import PACKAGE_TAGS
from ehrenamt_cli.domain.projects import PROJECT
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, DURATION, NUMBER, PERIOD, REFERENCE, TIME
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = Said(
    {
        "information": Text("Informationsabend", "information evening"),
        "training": Text("Schulung", "training"),
        "supervision": Text("Supervision", "supervision"),
        "exchange": Text("Austausch", "exchange"),
        "working_group": Text("Arbeitsgruppe", "working group"),
        "partner_meeting": Text("Treffen der Partner", "partner meeting"),
        "conference": Text("Tagung", "conference"),
        "thanks": Text("Dankeschön", "thank-you"),
        "other": Text("anderes", "other"),
    },
    also={
        "Infoabend": "information",
        "Infoveranstaltung": "information",
        "info evening": "information",
        "Fortbildung": "training",
        "Fallbesprechung": "supervision",
        "Fachtagung": "conference",
        "Partnertreffen": "partner_meeting",
    },
)

AUDIENCES = {
    "interested": Text("Interessierte", "interested people"),
    "volunteers": Text("Freiwillige", "volunteers"),
    "professionals": Text("Hauptamtliche", "professionals"),
    "partners": Text("Partner", "partners"),
    "public": Text("Öffentlichkeit", "the public"),
    "mixed": Text("gemischt", "mixed"),
}

RENEWS = {
    "training": Text("Schulung", "training"),
    "supervision": Text("Supervision", "supervision"),
    "nothing": Text("nichts", "nothing"),
}
"""What attending can be proof of. An undertaking is not among it: that needs a signature, not a chair."""

GUESTS = {"female": "guests_female", "male": "guests_male", "diverse": "guests_diverse", "unstated": "guests_unstated"}
"""The columns that count those who came and are no record, by gender."""


def last_day(row: Row) -> date:
    """The day on which an event is over."""
    return date.fromisoformat(row["ends_on"] or row["starts_on"])


def minutes_offered(row: Row) -> int | None:
    """How long an event is: its modules, else the time from its beginning to its end on one day; None if nobody knows."""
    if row["modules"]:
        return minutes_of(row["modules"])
    if row["begins_at"] and row["ends_at"] and last_day(row).isoformat() == row["starts_on"]:
        return minute_of(row["ends_at"]) - minute_of(row["begins_at"])
    return None


def proven_by(row: Row, minutes: int | None) -> bool:
    """Whether so many minutes there are proof of the training that it is; all of it, unless the event says what is enough."""
    enough = row["enough_minutes"] or minutes_offered(row)
    return bool(row["renews"] == "training" and (enough is None or (minutes or 0) >= enough))


def proof_of(row: Row) -> dict[str, Any]:
    """The training proof that attending gives: which course, from which day, until when."""
    seen_on = last_day(row)
    until = due_day(parse_period(row["valid_for"]), seen_on, Place(), validity=True) if row["valid_for"] else None
    return {
        "kind": "training",
        "course": row["course"],
        "seen_on": seen_on.isoformat(),
        "valid_until": until.isoformat() if until else None,
        "result": "positive",
    }


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """A training proves a training and a supervision is one, unless it says otherwise; a working group has its meetings."""
    if row["working_group_id"] and row["kind"] == "other":
        row["kind"] = "working_group"
    row["renews"] = row["renews"] or (row["kind"] if row["kind"] in RENEWS else "nothing")
    return {**row, **_named_course(row)}


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    return {**values, **_named_course({**row, **values})}


def _named_course(row: Row) -> dict[str, Any]:
    """A training without the name of a course is one of its own: it never passes for the introduction."""
    return {"course": row["title"]} if row["renews"] == "training" and not row["course"] else {}


def _check(row: Row) -> None:
    if row["starts_on"] and row["ends_on"] and row["ends_on"] < row["starts_on"]:
        raise WrongUsage(
            Text("Die Veranstaltung endet, bevor sie beginnt.", "The event ends before it begins."),
            Text("Bitte --starts und --ends prüfen.", "Please check --starts and --ends."),
        )
    one_day = row["starts_on"] == (row["ends_on"] or row["starts_on"])
    if row["ends_at"] and (not row["begins_at"] or (one_day and row["ends_at"] <= row["begins_at"])):
        raise WrongUsage(
            Text("Die Uhrzeiten passen nicht zueinander.", "The times of day do not fit together."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )
    if row["valid_for"] and parse_period(row["valid_for"]).backward:
        raise WrongUsage(
            Text("Ein Nachweis gilt nicht rückwärts.", "A proof is not valid backwards."),
            Text("Bitte so schreiben: --valid-for „2 Jahre“.", "Please write it like --valid-for “2 years”."),
        )
    if row["capacity"] == 0:
        raise WrongUsage(
            Text("Eine Veranstaltung ohne Plätze gibt es nicht.", "There is no event without places."),
            Text("Ohne Grenze: --capacity - .", "Without a limit: --capacity - ."),
        )


_COUNTED = Text("ohne Namen, nur gezählt", "without a name, only counted")

EVENTS = Entity(
    name="event",
    plural="events",
    letter="j",
    label=Text("Veranstaltung", "event"),
    labels=Text("Veranstaltungen", "events"),
    about=Text(
        "Informationsabend, Schulung, Supervision, Arbeitsgruppe, Treffen, Tagung",
        "information evening, training, supervision, working group, meeting, conference",
    ),
    title=("title", "starts_on"),
    identity=("title", "starts_on"),
    complete=_complete,
    change=_change,
    check=_check,
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        Field("title", Text("Titel", "title"), required=True, asked=True, searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="other", asked=True, listed=True),
        ORGANISATION._replace(required=False, asked=False, listed=False),
        PROJECT,
        Field("agreement_id", Text("Vereinbarung", "agreement"), REFERENCE, refers_to="agreements", indexed=True),
        Field(
            "working_group_id",
            Text("Arbeitsgruppe", "working group"),
            REFERENCE,
            option="group",
            refers_to="working_groups",
            indexed=True,
        ),
        Field("starts_on", Text("Beginn", "starts on"), DAY, required=True, asked=True, indexed=True, listed=True),
        Field("ends_on", Text("Ende", "ends on"), DAY, help=Text("wenn es mehr als ein Tag ist", "if it is more than one day")),
        Field("begins_at", Text("von", "from"), TIME, option="from", asked=True, listed=True),
        Field("ends_at", Text("bis", "until"), TIME, option="until", asked=True, listed=True),
        Field(
            "venue_id",
            Text("Ort bei", "held at"),
            REFERENCE,
            option="at",
            refers_to="organisations",
            help=Text("Einrichtung, in der es stattfindet", "organisation where it takes place"),
        ),
        Field(
            "place",
            Text("Ort", "place"),
            asked=True,
            listed=True,
            help=Text("Raum oder Anschrift; mit --at der Raum dort", "room or address; with --at the room there"),
        ),
        Field("capacity", Text("Plätze", "capacity"), NUMBER, asked=True),
        Field("audience", Text("Zielgruppe", "target group"), CHOICE, choices=AUDIENCES),
        Field("speaker", Text("Leitung oder Referent:in", "speaker or lead"), personal=Personal.ORDINARY),
        Field(
            "modules",
            Text("Module", "modules"),
            MODULES,
            option="module",
            help=Text("etwa „Nähe und Distanz 2:00“", "such as “Nearness and distance 2:00”"),
        ),
        Field(
            "renews",
            Text("Teilnahme erneuert", "attending renews"),
            CHOICE,
            choices=RENEWS,
            help=Text("sonst nach der Art", "else by the kind"),
        ),
        Field(
            "course",
            Text("Kurs des Nachweises", "course of the proof"),
            help=Text("bei Schulungen, etwa basis; sonst der Titel", "for trainings, such as basis; else the title"),
        ),
        Field(
            "valid_for",
            Text("Nachweis gilt", "proof is valid for"),
            PERIOD,
            help=Text("etwa „2 Jahre“; sonst ohne Ende", "such as “2 years”; else without end"),
        ),
        Field(
            "enough_minutes",
            Text("genügt für den Nachweis", "enough for the proof"),
            DURATION,
            option="enough",
            help=Text("etwa 6:00; sonst alles", "such as 6:00; else all of it"),
        ),
        Field("cost", Text("Kosten", "cost"), CENTS),
        Field("invited_on", Text("eingeladen am", "invited on"), DAY),
        Field("guests_female", Text("weitere Frauen", "further women"), NUMBER, option="women", help=_COUNTED),
        Field("guests_male", Text("weitere Männer", "further men"), NUMBER, option="men", help=_COUNTED),
        Field("guests_diverse", Text("weitere, divers", "further, diverse"), NUMBER, option="diverse", help=_COUNTED),
        Field("guests_unstated", Text("weitere, ohne Angabe", "further, not stated"), NUMBER, option="unstated", help=_COUNTED),
        *PACKAGE_TAGS,
        Field("series", Text("Reihe", "series"), fixed=True, indexed=True),
        Field("cancelled_on", Text("abgesagt am", "cancelled on"), DAY, fixed=True),
        Field("cancel_reason", Text("Grund der Absage", "reason for cancelling"), fixed=True),
    ),
)
