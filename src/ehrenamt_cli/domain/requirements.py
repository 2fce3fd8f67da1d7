"""Requirements: what a kind of activity at a kind of organisation asks of volunteers before they go there.

One row asks for one proof; empty means every kind, every Land, every activity. The day of the visit decides which rows hold.
"""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.domain import organisations, screenings
from ehrenamt_cli.domain.coverage import holds
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.values import CHOICE, DAY, PERIOD, REFERENCES, TAGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

CONDITIONS = {
    "with_minors": Text("mit Minderjährigen", "with minors"),
    "client": Text("für eine Klient:in", "for a client"),
    "born_after_1970": Text("nach dem 31.12.1970 geboren", "born after 31 Dec 1970"),
    "admitting": Text("wo die Einrichtung zulässt", "where the organisation admits"),
}

BORN_AFTER = {"born_after_1970": "1970-12-31"}
"""Conditions that a birthday meets: nobody born by that day has to bring the proof (§ 20 (8) IfSG)."""

ASKED = {key: label for key, label in screenings.KINDS.items() if not key.startswith("card_")}
"""What can be asked for; the volunteer cards are a thank-you."""

CHECKED_BY = {
    "organisation": Text("die Einrichtung", "the organisation"),
    "coordination": Text("die Koordination", "the coordination"),
}

STRENGTHS = {
    "law": Text("Gesetz oder Vorschrift", "law or regulation"),
    "practice": Text("Praxis oder eigene Vorgabe", "practice or own rule"),
}


class Setting(NamedTuple):
    """What a requirement is held against: an activity at an organisation on a day."""

    organisation_kind: str
    land: str
    activity: str
    day: str
    minors: bool = False
    client: bool = False
    admitting: bool = False


def asks(row: Row, setting: Setting) -> bool:
    """Whether a requirement holds there on that day; who was born when is asked of each volunteer."""
    return (
        (not row["organisation_kinds"] or setting.organisation_kind in row["organisation_kinds"])
        and (not row["lands"] or setting.land in row["lands"])
        and (not row["activities"] or setting.activity in row["activities"])
        and holds(row, setting.day)
        and (row["condition"] is None or row["condition"] in BORN_AFTER or bool(getattr(setting, _SETTING[row["condition"]])))
    )


_SETTING = {"with_minors": "minors", "client": "client", "admitting": "admitting"}


def _check(row: Row) -> None:
    if row["screening"] == "admission" and row["activities"]:
        raise WrongUsage(
            Text(
                "Eine Zulassung gilt bei einer Einrichtung, nicht für eine Tätigkeit.", "An admission holds at an organisation."
            ),
            Text("Bitte --activity weglassen.", "Please leave out --activity."),
        )
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Die Anforderung endet, bevor sie beginnt.", "The requirement ends before it begins."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )


REQUIREMENTS = Entity(
    name="requirement",
    plural="requirements",
    letter="an",
    label=Text("Anforderung", "requirement"),
    labels=Text("Anforderungen", "requirements"),
    about=Text("was eine Tätigkeit an einer Einrichtung verlangt", "what an activity at an organisation asks for"),
    title=("screening", "course"),
    identity=("screening", "course", "condition", "basis"),
    check=_check,
    fields=(
        Field("screening", Text("Nachweis", "screening"), CHOICE, choices=ASKED, required=True, asked=True, listed=True),
        Field(
            "course", Text("Kurs", "course"), listed=True, help=Text("bei Schulungen, etwa basis", "for trainings, such as basis")
        ),
        Field(
            "organisation_kinds",
            Text("Einrichtungen", "organisations"),
            TAGS,
            option="organisation-kind",
            choices=organisations.KINDS,
            asked=True,
            listed=True,
            help=Text("leer heißt: alle", "empty means all"),
        ),
        Field(
            "activities",
            Text("Tätigkeiten", "activities"),
            REFERENCES,
            option="activity",
            refers_to="activities",
            asked=True,
            listed=True,
            help=Text("leer heißt: alle", "empty means all"),
        ),
        Field(
            "lands",
            Text("Länder", "Länder"),
            TAGS,
            option="land",
            choices=LANDS,
            help=Text("leer heißt: alle", "empty means all"),
        ),
        Field("condition", Text("nur wenn", "only if"), CHOICE, choices=CONDITIONS, listed=True),
        Field(
            "covered_by",
            Text("erübrigt durch", "covered by"),
            CHOICE,
            choices=ASKED,
            help=Text("wo dieser Nachweis ohnehin verlangt wird", "where that proof is asked for anyway"),
        ),
        Field(
            "valid_for",
            Text("gilt so lange", "valid for"),
            PERIOD,
            listed=True,
            help=Text(
                "ab dem Tag der Einsicht; leer: wie eingetragen, Führungszeugnis nach F-03",
                "from the day it was seen; empty: as recorded, certificates by F-03",
            ),
        ),
        Field(
            "version",
            Text("Fassung, die zählt", "version that counts"),
            listed=True,
            help=Text("etwa der Verpflichtung; ältere zählen nicht", "such as of the undertaking; earlier ones do not count"),
        ),
        Field(
            "version_on",
            Text("diese Fassung seit", "that version since"),
            DAY,
            option="version-since",
            help=Text("wer danach unterschrieb, hat diese Fassung", "whoever signed later has that version"),
        ),
        Field("checked_by", Text("prüft", "checked by"), CHOICE, choices=CHECKED_BY, default="coordination"),
        Field("strength", Text("Art", "kind"), CHOICE, option="kind", choices=STRENGTHS, default="practice", listed=True),
        Field("basis", Text("Quelle", "source"), asked=True, listed=True),
        Field("begins_on", Text("gilt ab", "in force from"), DAY, option="from"),
        Field("ends_on", Text("gilt bis", "in force until"), DAY, option="until"),
    ),
)
