"""Housings: a short stay in a flat or room of a drop-in centre, three months at most (rule K-20)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION
from ehrenamt_cli.domain.values import DAY
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if row["moved_in_on"] and row["moved_out_on"] and row["moved_out_on"] < row["moved_in_on"]:
        raise WrongUsage(
            Text("Der Auszug liegt vor dem Einzug.", "The moving out is before the moving in."),
            Text("Bitte --moved-in und --moved-out prüfen.", "Please check --moved-in and --moved-out."),
        )


HOUSINGS = Entity(
    name="housing",
    plural="housings",
    letter="h",
    label=Text("Kurzzeitwohnen", "short-term housing"),
    labels=Text("Kurzzeitwohnen", "short-term housing"),
    about=Text("kurzzeitiges Wohnen, höchstens drei Monate", "short-term housing, three months at most"),
    title=("client_id", "organisation_id"),
    identity=("client_id", "organisation_id", "moved_in_on"),
    check=_check,
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        ORGANISATION,
        Field(
            "moved_in_on", Text("Einzug", "moved in"), DAY, default="today", indexed=True, listed=True, personal=Personal.ORDINARY
        ),
        Field("moved_out_on", Text("Auszug", "moved out"), DAY, listed=True, personal=Personal.ORDINARY),
    ),
)
