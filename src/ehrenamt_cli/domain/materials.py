"""Materials: leaflets and handouts, each in a language and a version, with the day on which they are looked through again."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.interpreted import LANGUAGE
from ehrenamt_cli.domain.packages import PACKAGE_TAGS
from ehrenamt_cli.domain.values import CHOICE, DAY, LABEL, NOTE, TAGS
from ehrenamt_cli.i18n import Text

KINDS = Said(
    {
        "leaflet": Text("Merkblatt", "leaflet"),
        "handout": Text("Arbeitsblatt", "handout"),
        "brochure": Text("Broschüre", "brochure"),
        "poster": Text("Aushang", "poster"),
        "form": Text("Formular", "form"),
        "pictures": Text("Bildtafel", "picture board"),
        "other": Text("anderes", "other"),
    },
    also={"Flyer": "leaflet", "Faltblatt": "leaflet", "Handzettel": "leaflet", "Info": "leaflet", "Plakat": "poster"},
)

AUDIENCES = {
    "inmates": Text("Inhaftierte", "inmates"),
    "arrivals": Text("Neuzugänge", "new arrivals"),
    "young": Text("Jugendliche", "young people"),
    "women": Text("Frauen", "women"),
    "refugees": Text("Geflüchtete", "refugees"),
    "families": Text("Angehörige", "families"),
    "public": Text("Öffentlichkeit", "the public"),
    "volunteers": Text("Freiwillige", "volunteers"),
    "staff": Text("Bedienstete", "staff"),
}

_AMONG_US = frozenset(("volunteers", "staff"))
"""They work in German."""

SOURCE = "de"
"""The language from which materials are translated."""


def to_be_translated(row: Row) -> bool:
    """Whether people need it in their own language: not what is for staff and volunteers alone."""
    return not row["audiences"] or not _AMONG_US.issuperset(row["audiences"])


def outdated(row: Row, source: Row) -> bool:
    """Whether the German one has moved on since: another version, or a later day."""
    older = bool(row["issued_on"] and source["issued_on"] and row["issued_on"] < source["issued_on"])
    return older or bool(row["version"] and source["version"] and row["version"] != source["version"])


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "tasks": row["tasks"] or ["information"]}


MATERIALS = Entity(
    name="material",
    plural="materials",
    letter="ma",
    label=Text("Material", "material"),
    labels=Text("Materialien", "materials"),
    about=Text(
        "Merkblätter und Arbeitsblätter, je Sprache und Fassung, mit dem Tag der Durchsicht",
        "leaflets and handouts, by language and version, with the day of the review",
    ),
    title=("title", "language"),
    identity=("title", "language"),
    complete=_complete,
    fields=(
        Field("title", Text("Titel", "title"), required=True, asked=True, searched=True, listed=True),
        Field("language", Text("Sprache", "language"), LANGUAGE, required=True, asked=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="leaflet", asked=True, listed=True),
        Field("version", Text("Fassung", "version"), LABEL, asked=True, listed=True),
        Field("issued_on", Text("Stand vom", "issued on"), DAY, listed=True),
        Field("review_on", Text("durchsehen am", "review on"), DAY, asked=True, indexed=True, listed=True),
        Field(
            "audiences", Text("Zielgruppe", "target group"), TAGS, option="audience", choices=AUDIENCES, searched=True, asked=True
        ),
        *PACKAGE_TAGS,
        Field("publisher", Text("herausgegeben von", "published by"), searched=True),
        Field("location", Text("liegt bei", "kept at"), help=Text("Ordner, Datei oder Link", "folder, file or link")),
        Field("retired_on", Text("zurückgezogen am", "withdrawn on"), DAY),
        Field("notes", Text("Notiz", "note"), NOTE, option="note"),
    ),
)
