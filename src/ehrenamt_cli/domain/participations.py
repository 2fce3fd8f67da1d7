"""Participations: who is invited to an event, has a place, waits for one, came. Who waits is counted, never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Remains, Row
from ehrenamt_cli.domain.modules import MODULES
from ehrenamt_cli.domain.values import CHOICE, DAY, DURATION, NUMBER, PERSON, REFERENCE
from ehrenamt_cli.domain.volunteers import GENDER
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

STATUS = {
    "invited": Text("eingeladen", "invited"),
    "enrolled": Text("angemeldet", "enrolled"),
    "withdrawn": Text("abgesagt", "withdrawn"),
    "attended": Text("war da", "attended"),
    "absent": Text("fehlte", "absent"),
}

WAITING = "waiting"
"""What an enrolment is while all places are taken by earlier ones."""

STANDINGS = {**STATUS, WAITING: Text("Warteliste", "waiting list")}


class Standing(NamedTuple):
    """Where somebody stands: a status, or waiting with the place in the line."""

    key: str
    place: int = 0

    @property
    def words(self) -> Text:
        """``Warteliste, Platz 2``."""
        label = STANDINGS[self.key]
        return Text("{label}, Platz {n}", "{label}, number {n}").fill(label=label, n=self.place) if self.place else label


def standings(rows: Iterable[Row], capacity: int | None) -> dict[str, Standing]:
    """Where everybody of one event stands, by the key of the participation.

    Whoever enrolled first has a place first; what somebody gives up goes to the next in line by itself.
    """
    every = list(rows)
    line = sorted((row for row in every if in_line(row)), key=lambda row: (row["rank"], row["id"]))
    late = [row["id"] for row in line[capacity:] if row["status"] == "enrolled"] if capacity is not None else []
    return {row["id"]: Standing(row["status"]) for row in every} | {
        key: Standing(WAITING, place) for place, key in enumerate(late, 1)
    }


def in_line(row: Row) -> bool:
    """Whether somebody has a place or waits for one; who came without enrolling takes none from anybody."""
    return row["rank"] is not None and row["status"] not in ("invited", "withdrawn")


class Places(NamedTuple):
    """How the places of an event stand."""

    invited: int = 0
    enrolled: int = 0
    waiting: int = 0
    withdrawn: int = 0
    attended: int = 0
    absent: int = 0
    free: int | None = None
    """None where there is no limit."""


def places(rows: Iterable[Row], capacity: int | None) -> Places:
    """How many stand where, and how many places are left."""
    every = list(rows)
    counted = Counter(standing.key for standing in standings(every, capacity).values())
    left = None if capacity is None else max(0, capacity - sum(map(in_line, every)))
    return Places(**{key: counted[key] for key in STANDINGS}, free=left)


def _check(row: Row) -> None:
    if sum(bool(row[name]) for name in PERSON_COLUMNS) != 1:
        raise WrongUsage(
            Text("Eine Teilnahme ist die eines Menschen.", "A participation is that of one person."),
            Text(
                "Ein Gast hat einen Namen; Freiwillige und Ansprechpersonen haben ihren schon.",
                "A guest has a name; volunteers and contacts have theirs already.",
            ),
        )


PERSON_COLUMNS = ("volunteer_id", "contact_id", "name")
"""Who it is: in one of these columns."""

PARTICIPATIONS = Entity(
    name="participation",
    plural="participations",
    letter="tn",
    label=Text("Teilnahme", "participation"),
    labels=Text("Teilnahmen", "participations"),
    about=Text("wer eingeladen, angemeldet, auf der Warteliste, da war", "who is invited, enrolled, waiting, attended"),
    title=("event_id", "volunteer_id", "contact_id", "name"),
    check=_check,
    identity=("event_id", "volunteer_id", "contact_id", "name"),
    purpose="volunteering",
    basis="agreement",
    retention=("service",),
    remains=Remains(("event_id", "status", "rank", "minutes", "modules"), of=lambda row: row["status"] in ("attended", "absent")),
    fields=(
        Field(
            "event_id",
            Text("Veranstaltung", "event"),
            REFERENCE,
            refers_to="events",
            required=True,
            fixed=True,
            indexed=True,
            listed=True,
        ),
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            fixed=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field(
            "contact_id",
            Text("Ansprechperson", "contact"),
            REFERENCE,
            refers_to="contacts",
            fixed=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
            purpose="network",
            basis="interest",
            retention="network",
        ),
        Field(
            "name",
            Text("Gast", "guest"),
            PERSON,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
            retention="enquiry",
            help=Text("wer in keinem anderen Eintrag steht", "who is in no other record"),
        ),
        Field("gender", Text("Geschlecht des Gasts", "gender of the guest"), CHOICE, choices=GENDER, personal=Personal.ORDINARY),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, fixed=True, listed=True),
        Field("rank", Text("Rang der Anmeldung", "rank of the enrolment"), NUMBER, fixed=True),
        Field("invited_on", Text("eingeladen am", "invited on"), DAY, fixed=True, listed=True),
        Field("enrolled_on", Text("angemeldet am", "enrolled on"), DAY, fixed=True, listed=True),
        Field("withdrawn_on", Text("abgesagt am", "withdrawn on"), DAY, fixed=True),
        Field("minutes", Text("teilgenommen", "attended for"), DURATION, fixed=True, listed=True, personal=Personal.ORDINARY),
        Field("modules", Text("besuchte Module", "modules attended"), MODULES, fixed=True, personal=Personal.ORDINARY),
    ),
)
"""``standing`` stands beside ``status`` wherever participations are shown: it also tells who waits."""
