"""Expenses: what somebody laid out beside the kilometres, with its receipt; money is kept in cents."""

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.domain.entity import Clash, Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CENTS, CHOICE, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = Said(
    {
        "transit": Text("Bus und Bahn", "public transport"),
        "parking": Text("Parken", "parking"),
        "meals": Text("Verpflegung", "meals"),
        "material": Text("Material", "material"),
        "postage": Text("Porto und Telefon", "postage and telephone"),
        "other": Text("anderes", "other"),
    },
    also={
        "Fahrkarte": "transit",
        "Fahrschein": "transit",
        "Ticket": "transit",
        "ÖPNV": "transit",
        "Bahn": "transit",
        "Bus": "transit",
        "Parkgebühr": "parking",
        "Parkgebühren": "parking",
        "Porto": "postage",
        "Telefon": "postage",
    },
)

_COUNTED = ("volunteer_id", "organisation_id", "arisen_on", "amount_cents")
"""What a claim has counted and a change would make untrue."""


def _check(row: Row) -> None:
    if not row["arisen_on"]:
        raise WrongUsage(
            Text("Eine Auslage braucht ihren Tag.", "An expense needs its day."),
            Text("Bitte --on angeben.", "Please give --on."),
        )
    if not row["amount_cents"]:
        raise WrongUsage(
            Text("Eine Auslage kostet etwas.", "An expense costs something."),
            Text("Bitte --amount in Euro angeben.", "Please give --amount in euros."),
        )


def _change(row: Row, values: dict[str, object]) -> dict[str, object]:
    if row["claim_id"] and any(name in values and values[name] != row[name] for name in _COUNTED):
        raise _claimed(row)
    return values


def _remove(row: Row) -> None:
    if row["claim_id"]:
        raise _claimed(row)


def _claimed(row: Row) -> WrongUsage:
    return WrongUsage(
        Text("Diese Auslage ist abgerechnet ({claim}).", "This expense is part of a claim ({claim}).").fill(
            claim=row["claim_id"]
        ),
        Text(
            "Solange die Abrechnung nicht eingereicht ist: ehrenamt claim remove {claim}, danach neu abrechnen.",
            "While the claim is not submitted: ehrenamt claim remove {claim}, then claim anew.",
        ).fill(claim=row["claim_id"]),
    )


def _clash(row: Row, other: Row) -> Clash | None:
    """One receipt is one expense."""
    if not row["receipt"] or row["receipt"] != other["receipt"]:
        return None
    key = other.get("id") or "?"
    return Clash(
        Text(
            "Den Beleg {receipt} gibt es an diesem Tag schon ({key}).", "There is receipt {receipt} on that day already ({key})."
        ).fill(receipt=row["receipt"], key=key),
        Text("Ändern: ehrenamt expense change {key} …", "To change it: ehrenamt expense change {key} …").fill(key=key),
        certain=True,
    )


EXPENSES = Entity(
    name="expense",
    plural="expenses",
    letter="bl",
    label=Text("Beleg", "expense"),
    labels=Text("Belege", "expenses"),
    about=Text("Auslagen mit Beleg: was, wann, wie viel", "expenses with their receipts: what, when, how much"),
    title=("arisen_on", "kind", "volunteer_id"),
    identity=("volunteer_id", "arisen_on", "kind", "amount_cents", "receipt"),
    check=_check,
    change=_change,
    remove=_remove,
    near=("volunteer_id", "arisen_on"),
    clash=_clash,
    purpose="money",
    basis="receipts",
    retention=("receipt",),
    fields=(
        VOLUNTEER,
        ORGANISATION._replace(
            required=False, asked=False, help=Text("wofür; sonst die des Einsatzes", "default that of the placement")
        ),
        Field(
            "arisen_on",
            Text("am", "on"),
            PAST_DAY,
            option="on",
            asked=True,
            default="today",
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, asked=True, listed=True),
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
        Field("receipt", Text("Beleg Nr.", "receipt no."), listed=True),
        Field("purpose", Text("wofür", "what for"), option="for", listed=True, personal=Personal.ORDINARY),
        Field("claim_id", Text("Abrechnung", "claim"), REFERENCE, refers_to="claims", indexed=True, fixed=True),
    ),
)
