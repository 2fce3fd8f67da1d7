"""Spendings: what was paid on a budget line, to whom and what for, with its receipt; money is kept in cents."""

from ehrenamt_cli.domain.entity import Clash, Entity, Field, Personal, Row
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, PAST_DAY
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def refuse_nothing(row: Row) -> None:
    """WrongUsage for a payment without its day or of nothing."""
    if not row["paid_on"] or not row["amount_cents"]:
        raise WrongUsage(
            Text("Eine Zahlung braucht Tag und Betrag.", "A payment needs its day and amount."),
            Text("Bitte --on und --amount angeben.", "Please give --on and --amount."),
        )


def _clash(row: Row, other: Row) -> Clash | None:
    """One receipt pays once on a line; split, it stands there with different amounts."""
    if not row["receipt"] or (row["receipt"], row["amount_cents"]) != (other["receipt"], other["amount_cents"]):
        return None
    key = other.get("id") or "?"
    return Clash(
        Text("Den Beleg {receipt} gibt es hier schon ({key}).", "There is receipt {receipt} here already ({key}).").fill(
            receipt=row["receipt"], key=key
        ),
        Text("Ändern: ehrenamt spending change {key} …", "To change it: ehrenamt spending change {key} …").fill(key=key),
        certain=True,
    )


PAID = Field(
    "paid_on", Text("bezahlt am", "paid on"), PAST_DAY, option="on", asked=True, default="today", indexed=True, listed=True
)
AMOUNT = Field("amount_cents", Text("Betrag", "amount"), CENTS, option="amount", required=True, asked=True, listed=True)

SPENDINGS = Entity(
    name="spending",
    plural="spendings",
    letter="au",
    label=Text("Ausgabe", "spending"),
    labels=Text("Ausgaben", "spendings"),
    about=Text("was aus einer Förderung bezahlt wurde, mit Beleg", "what was paid out of a grant, with its receipt"),
    title=("paid_on", "payee", "line_id"),
    identity=("line_id", "paid_on", "amount_cents", "receipt", "purpose"),
    check=refuse_nothing,
    near=("line_id", "paid_on"),
    clash=_clash,
    purpose="money",
    basis="receipts",
    retention=("receipt",),
    fields=(
        ORGANISATION._replace(
            name="line_id",
            label=Text("Posten", "budget line"),
            refers_to="budget_lines",
            option="line",
            indexed=True,
            help=Text("mit der Förderung davor: „Ankommen 2027 Honorare“", "with its grant: “Welcome 2027 fees”"),
        ),
        PAID,
        AMOUNT,
        Field("receipt", Text("Beleg Nr.", "receipt no."), asked=True, searched=True, listed=True),
        Field("payee", Text("an wen", "to whom"), asked=True, searched=True, listed=True, personal=Personal.ORDINARY),
        Field(
            "purpose",
            Text("wofür", "what for"),
            option="for",
            asked=True,
            searched=True,
            listed=True,
            nameless=True,
            help=Text("ohne Namen begleiteter Menschen", "without names of clients"),
        ),
    ),
)
