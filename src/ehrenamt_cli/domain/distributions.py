"""Distributions: which material was handed out where, when and how often."""

from __future__ import annotations

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if not row["copies"]:
        raise WrongUsage(
            Text("Ausgegeben wird mindestens ein Stück.", "At least one copy is handed out."),
            Text("Bitte --copies 1 oder mehr angeben.", "Please give --copies 1 or more."),
        )


DISTRIBUTIONS = Entity(
    name="distribution",
    plural="distributions",
    letter="vt",
    label=Text("Ausgabe", "distribution"),
    labels=Text("Ausgaben", "distributions"),
    about=Text("welches Material wo, wann und in welcher Zahl ausgegeben wurde", "which material was handed out where and when"),
    title=("material_id", "organisation_id", "handed_on"),
    identity=("material_id", "organisation_id", "handed_on"),
    check=_check,
    fields=(
        Field(
            "material_id",
            Text("Material", "material"),
            REFERENCE,
            option="material",
            refers_to="materials",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
        ),
        ORGANISATION,
        Field("handed_on", Text("am", "on"), PAST_DAY, option="on", default="today", asked=True, indexed=True, listed=True),
        Field("copies", Text("Stück", "copies"), NUMBER, default=1, asked=True, listed=True),
    ),
)
