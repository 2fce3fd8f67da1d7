"""Allowances: flat amounts paid to a volunteer, here or as declared elsewhere; money is kept in cents."""

from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.tax_free import KINDS
from ehrenamt_cli.domain.values import CENTS, CHOICE, FLAG, NUMBER, PAST_DAY, REFERENCE, SHORT
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

_FIRST_YEAR, _LAST_YEAR = 2013, 2199


def _derive(values: dict[str, Any]) -> dict[str, Any]:
    """An amount counts in the calendar year in which it was paid (§ 11 EStG)."""
    day = values.get("paid_on")
    return {**values, "year": int(day[:4])} if day and not values.get("year") else values


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """Without a year that of the payment counts; what is only declared was paid on some day of its year."""
    year = row["year"] or (int(row["paid_on"][:4]) if row["paid_on"] else None)
    return {**row, "year": year, "paid_on": None if row["elsewhere"] else row["paid_on"]}


def _check(row: Row) -> None:
    if not row["amount_cents"]:
        raise WrongUsage(
            Text("Eine Pauschale hat einen Betrag.", "An allowance has an amount."),
            Text("Bitte --amount in Euro angeben.", "Please give --amount in euros."),
        )
    if not row["elsewhere"] and not row["paid_on"]:
        raise WrongUsage(
            Text("Eine Zahlung braucht ihren Tag.", "A payment needs its day."), Text("Bitte --on angeben.", "Please give --on.")
        )
    if not row["year"] or not _FIRST_YEAR <= row["year"] <= _LAST_YEAR:
        raise WrongUsage(
            Text("Für welches Jahr ist der Betrag?", "For which year is the amount?"),
            Text("Bitte --year angeben, etwa 2027.", "Please give --year, such as 2027."),
        )


ALLOWANCES = Entity(
    name="allowance",
    plural="allowances",
    letter="ps",
    label=Text("Pauschale", "allowance"),
    labels=Text("Pauschalen", "allowances"),
    about=Text("was an Pauschalen gezahlt ist, hier und anderswo", "which flat allowances were paid, here and elsewhere"),
    title=("kind", "year", "volunteer_id"),
    identity=("volunteer_id", "kind", "paid_on", "amount_cents", "payer"),
    derive=_derive,
    complete=_complete,
    check=_check,
    purpose="money",
    basis="receipts",
    retention=("receipt",),
    fields=(
        VOLUNTEER,
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, asked=True, listed=True),
        ORGANISATION._replace(
            required=False, asked=False, help=Text("wer zahlt; sonst die eigene", "who pays; default one's own")
        ),
        Field(
            "activity_id",
            Text("Tätigkeit", "activity"),
            REFERENCE,
            refers_to="activities",
            help=Text("wofür; entscheidet, was sich ausschließt", "what for; decides what excludes what"),
        ),
        Field(
            "amount_cents",
            Text("Betrag", "amount"),
            CENTS,
            option="amount",
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("paid_on", Text("gezahlt am", "paid on"), PAST_DAY, option="on", default="today", indexed=True, listed=True),
        Field(
            "year",
            Text("für das Jahr", "for the year"),
            NUMBER,
            listed=True,
            help=Text("sonst das der Zahlung", "default that of the payment"),
        ),
        Field(
            "elsewhere",
            Text("anderswo, laut Erklärung", "elsewhere, as declared"),
            FLAG,
            default=0,
            listed=True,
            help=Text(
                "von jemand anderem gezahlt; die Person hat es erklärt", "paid by somebody else; the person has declared it"
            ),
        ),
        Field("payer", Text("gezahlt von", "paid by"), personal=Personal.ORDINARY),
        Field(
            "override_reason",
            Text("über der Grenze, weil", "above the limit, because"),
            SHORT,
            option="override",
            help=Text("etwa: wird versteuert; bleibt sichtbar", "such as: is taxed; stays visible"),
        ),
    ),
)
