"""Claims: what is asked back for a volunteer, from trips and receipts or as a flat amount; money is kept in cents."""

from typing import Any

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Clash, Entity, Field, Personal, Row
from ehrenamt_cli.domain.rates import CONTEXTS, MONTH_AJSD, QUARTER_NI
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, FLAG, SHORT
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = {
    "travel": Text("Fahrt", "travel"),
    "allowance": Text("Pauschale", "allowance"),
    "other": Text("andere Auslage", "other expense"),
}
"""What is claimed; where nobody says, the rules of all of them remind."""

STATUS = {
    "open": Text("noch nicht eingereicht", "not submitted yet"),
    "submitted": Text("eingereicht", "submitted"),
    "paid": Text("bezahlt", "paid"),
    "refused": Text("abgelehnt", "refused"),
}


def status(row: Row) -> str:
    """Where a claim stands, by its days."""
    if row["paid_on"]:
        return "paid"
    if row["refused_on"]:
        return "refused"
    return "submitted" if row["claimed_on"] else "open"


def _check(row: Row) -> None:
    flat = row["kind"] == "allowance"
    if flat and row["context"] == "prison_ni" and row["amount_cents"] > QUARTER_NI:
        raise WrongUsage(
            Text("Die Pauschale beträgt höchstens 30 € im Quartal.", "The allowance is at most €30 a quarter."),
            Text(
                "Mehr gibt es mit vorheriger Zustimmung und Belegen: --kind other (EaMAJVAEAV NI).",
                "More takes prior consent and receipts: --kind other (EaMAJVAEAV NI).",
            ),
        )
    if flat and row["context"] == "ajsd" and (row["arisen_on"] or "") <= "2025-12-31" and row["amount_cents"] not in MONTH_AJSD:
        raise WrongUsage(
            Text("Die Pauschale beträgt 50 oder 30 € im Monat.", "The allowance is €50 or €30 a month."),
            Text("Jeder angefangene Monat zählt voll (AJSDAEAV).", "Each started month counts fully (AJSDAEAV)."),
        )
    for name, words in (("paid_on", Text("bezahlt", "paid")), ("refused_on", Text("abgelehnt", "refused"))):
        if row["claimed_on"] and row[name] and row[name] < row["claimed_on"]:
            raise WrongUsage(
                Text("{did} vor dem Antrag vom {day}?", "{did} before the claim of {day}?").fill(
                    did=words, day=show_day(row["claimed_on"])
                ),
                Text("Bitte die Tage prüfen.", "Please check the days."),
            )


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """What was added up from trips and receipts is no free amount."""
    counted = ("volunteer_id", "context", "amount_cents", "begins_on", "ends_on")
    if row["ends_on"] and any(name in values and values[name] != row[name] for name in counted):
        raise WrongUsage(
            Text("{number} ist aus Fahrten und Belegen gerechnet.", "{number} is reckoned from trips and receipts.").fill(
                number=row["number"]
            ),
            Text(
                "Vor dem Einreichen: ehrenamt claim remove {number}, dann neu abrechnen.",
                "Before it is submitted: ehrenamt claim remove {number}, then claim anew.",
            ).fill(number=row["number"]),
        )
    return values


def _remove(row: Row) -> None:
    if row["claimed_on"] or row["paid_on"]:
        raise WrongUsage(
            Text("{number} ist eingereicht und bleibt.", "{number} is submitted and stays.").fill(number=row["number"]),
            Text(
                "Abgelehnt? ehrenamt claim refuse {number} --reason …", "Refused? ehrenamt claim refuse {number} --reason …"
            ).fill(number=row["number"]),
        )


def _period(row: Row) -> str:
    """The quarter or the month of a flat amount; empty where there is none."""
    if row["kind"] != "allowance" or not row["arisen_on"]:
        return ""
    month = int(row["arisen_on"][5:7])
    if row["context"] == "prison_ni":
        return f"{row['arisen_on'][:4]} Q{(month + 2) // 3}"
    return str(row["arisen_on"][:7]) if row["context"] == "ajsd" else ""


def _clash(row: Row, other: Row) -> Clash | None:
    """A flat amount is claimed once for its quarter or month."""
    if not _period(row) or _period(row) != _period(other) or other["refused_on"]:
        return None
    return Clash(
        Text("Für {period} gibt es die Pauschale schon ({key}).", "There is an allowance for {period} already ({key}).").fill(
            period=_period(row), key=other.get("number") or other.get("id") or "?"
        ),
        Text("Ansehen: ehrenamt claim show {key}.", "Look at it: ehrenamt claim show {key}.").fill(key=other.get("id") or "?"),
        certain=True,
    )


CLAIMS = Entity(
    name="claim",
    plural="claims",
    letter="cl",
    label=Text("Abrechnung", "claim"),
    labels=Text("Abrechnungen", "claims"),
    about=Text("was jemand zurückbekommt: Fahrten, Belege, Pauschalen", "what somebody gets back: trips, receipts, flat amounts"),
    title=("number", "volunteer_id"),
    identity=("volunteer_id", "context", "arisen_on", "amount_cents"),
    check=_check,
    change=_change,
    remove=_remove,
    near=("volunteer_id", "context", "kind"),
    clash=_clash,
    purpose="money",
    basis="receipts",
    retention=("receipt",),
    fields=(
        Field("number", Text("Zeichen", "number"), searched=True, listed=True, fixed=True, numbered=lambda _: "AR"),
        VOLUNTEER,
        ORGANISATION._replace(required=False, listed=False),
        Field("context", Text("Bereich", "context"), CHOICE, choices=CONTEXTS, default="other", asked=True),
        Field("kind", Text("wofür", "for what"), CHOICE, choices=KINDS),
        Field("begins_on", Text("von", "from"), DAY, fixed=True),
        Field("ends_on", Text("bis", "until"), DAY, fixed=True),
        Field(
            "arisen_on",
            Text("entstanden am", "arisen on"),
            DAY,
            default="today",
            indexed=True,
            help=Text("bei mehreren Auslagen die erste", "of several expenses the first"),
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
        Field(
            "official_interest",
            Text("erhebliches dienstliches Interesse", "substantial official interest"),
            FLAG,
            fixed=True,
        ),
        Field("claimed_on", Text("beantragt am", "claimed on"), DAY, listed=True, seals=True),
        Field("paid_on", Text("bezahlt am", "paid on"), DAY, indexed=True, listed=True, seals=True),
        Field("paid_cents", Text("bezahlt", "paid"), CENTS, option="paid-amount", personal=Personal.ORDINARY),
        Field("refused_on", Text("abgelehnt am", "refused on"), DAY),
        Field("refusal", Text("abgelehnt, weil", "refused because"), SHORT),
    ),
)
