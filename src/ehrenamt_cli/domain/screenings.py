"""Screenings: what was checked, when and until when it holds; dates and a result, never content."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.calendar import Place, due_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.values import CHOICE, DAY, FLAG, LABEL, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = {
    "certificate": Text("erweitertes Führungszeugnis", "enhanced criminal record certificate"),
    "security_inquiry": Text("Sicherheitsanfrage", "security inquiry"),
    "formal_undertaking": Text("förmliche Verpflichtung", "formal undertaking"),
    "secrecy": Text("Verpflichtung zur Verschwiegenheit", "undertaking of secrecy"),
    "measles": Text("Masernnachweis", "proof of measles protection"),
    "self_disclosure": Text("Selbstauskunft", "self-disclosure"),
    "admission": Text("Zulassung", "admission"),
    "training": Text("Schulung", "training"),
    "card_nw": Text("Ehrenamtskarte NRW", "volunteer card NRW"),
    "card_ni": Text("Ehrenamtskarte NI/HB", "volunteer card NI/HB"),
    "jubilee_nw": Text("Jubiläums-Ehrenamtskarte NRW", "jubilee volunteer card NRW"),
}

_CARDS = ("card_nw", "card_ni", "jubilee_nw")
"""Issued and never checked."""

RESULTS = {
    "pending": Text("offen", "pending"),
    "positive": Text("in Ordnung", "in order"),
    "negative": Text("abgelehnt", "refused"),
}


_BELONGS_TO = {
    "course": ("training",),
    "version": ("formal_undertaking", "secrecy", "self_disclosure"),
    "copy_given": ("formal_undertaking",),
    "card_number": ("admission", *_CARDS),
}
"""What only some kinds hold; elsewhere it could only tell of the content."""


class Renewal(NamedTuple):
    """When an inspected certificate is inspected again (F-03) and how old one may be when shown (F-02), as it is set."""

    period: Period
    start: str
    """The column from which the period runs; the other of the two days where that one is not known."""
    fresh: Period = Period(3, "month")


FIVE_YEARS = Renewal(Period(5, "year"), "seen_on")
"""Practice, no statute: § 72a SGB VIII only says regularly."""


def valid_until(row: Row, renewal: Renewal = FIVE_YEARS, lasts: Period | None = None) -> date:
    """The last day on which a screening holds: as recorded, a certificate until its renewal, else without end.

    ``lasts`` is how long a requirement lets such a proof count; the earlier day decides.
    """
    recorded = date.fromisoformat(row["valid_until"]) if row["valid_until"] else date.max
    period = lasts or (renewal.period if row["kind"] == "certificate" and not row["valid_until"] else None)
    started = (row[renewal.start] if row["kind"] == "certificate" else None) or row["seen_on"] or row["issued_on"]
    return min(recorded, _end(period, started)) if period and started else recorded


def was_too_old(row: Row, renewal: Renewal = FIVE_YEARS) -> bool:
    """Whether a certificate was older on the day it was shown than rule F-02 allows."""
    if row["kind"] != "certificate" or not row["issued_on"] or not row["seen_on"]:
        return False
    return bool(row["seen_on"] > _end(renewal.fresh, row["issued_on"]).isoformat())


@lru_cache(maxsize=8192)
def _end(period: Period, start: str) -> date:
    return due_day(period, date.fromisoformat(start), Place(), validity=True)


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """What was seen is in order unless it says otherwise."""
    if row["result"] is None:
        row["result"] = "positive" if row["seen_on"] or row["kind"] in _CARDS else "pending"
    return row


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """Once a pending one was seen it is in order, unless the change says otherwise."""
    if row["result"] == "pending" and values.get("seen_on") and "result" not in values:
        return {**values, "result": "positive"}
    return values


def _check(row: Row) -> None:
    for name, kinds in _BELONGS_TO.items():
        if row[name] and row["kind"] not in kinds:
            raise _content(row, SCREENINGS.field(name))
    if row["issued_on"] and row["seen_on"] and row["seen_on"] < row["issued_on"]:
        raise WrongUsage(
            Text("„gesehen am“ liegt vor „ausgestellt am“.", "“seen on” is before “issued on”."),
            Text("Bitte die beiden Tage prüfen.", "Please check the two dates."),
        )
    if row["kind"] == "admission" and not row["organisation_id"]:
        raise WrongUsage(
            Text("Eine Zulassung gilt bei einer Einrichtung.", "An admission holds at one organisation."),
            Text("Bitte mit --organisation sagen, bei welcher.", "Please say at which with --organisation."),
        )
    if row["seen_on"] and row["valid_until"] and row["valid_until"] < row["seen_on"]:
        raise WrongUsage(
            Text("„gültig bis“ liegt vor „gesehen am“.", "“valid until” is before “seen on”."),
            Text("Bitte die beiden Tage prüfen.", "Please check the two dates."),
        )


def _content(row: Row, field: Field) -> Forbidden:
    """Dates and a result are kept of a proof, of a certificate three facts (§ 72a (5) SGB VIII, § 44 (3) AsylG), never more."""
    title = Text("Nur Daten und Ergebnis, nie der Inhalt", "Dates and a result, never the content")
    lift = Text("Ohne --{flag}.", "Without --{flag}.").fill(flag=field.flag)
    if row["kind"] == "certificate":
        lift = Text(
            "Bleiben dürfen der Tag der Einsicht (--seen), das Datum des Zeugnisses (--issued) und das Ergebnis (--result).",
            "What may stay: the day of the inspection (--seen), the certificate's date (--issued) and the result (--result).",
        )
    return Forbidden(
        Text("„{label}“ gehört nicht zu „{kind}“.", "“{label}” does not belong to “{kind}”.").fill(
            label=field.label, kind=KINDS[row["kind"]]
        ),
        lift,
        [{"rule": "F-04", "title": str(title), "basis": "§ 72a (5) SGB VIII, § 44 (3) AsylG", "lift": str(lift)}],
    )


SCREENINGS = Entity(
    name="screening",
    plural="screenings",
    letter="s",
    label=Text("Nachweis", "screening"),
    labels=Text("Nachweise", "screenings"),
    about=Text(
        "Führungszeugnis, Zulassung, Schulung: nur Daten und Ergebnis", "certificate, admission, training: dates and result only"
    ),
    title=("kind", "volunteer_id", "organisation_id"),
    complete=_complete,
    check=_check,
    change=_change,
    identity=("volunteer_id", "kind", "organisation_id", "course", "seen_on"),
    purpose="screening",
    basis="screening",
    retention=("certificate", "certificate-unused", "measles", "volunteer"),
    fields=(
        Field(
            "volunteer_id",
            Text("Freiwillige:r", "volunteer"),
            REFERENCE,
            refers_to="volunteers",
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, required=True, asked=True, listed=True),
        Field(
            "organisation_id",
            Text("Einrichtung", "organisation"),
            REFERENCE,
            refers_to="organisations",
            indexed=True,
            listed=True,
            help=Text("bei Zulassungen nötig: sie gelten je Einrichtung", "needed for admissions: they hold at one organisation"),
        ),
        Field("course", Text("Kurs", "course"), LABEL, help=Text("bei Schulungen, etwa basis", "for trainings, such as basis")),
        Field(
            "version",
            Text("Fassung", "version"),
            LABEL,
            help=Text(
                "der Verpflichtung; bei der Selbstauskunft die Jahre", "of the undertaking; of a self-disclosure the years"
            ),
        ),
        Field(
            "copy_given",
            Text("Abschrift ausgehändigt", "copy handed out"),
            FLAG,
            help=Text("bei der förmlichen Verpflichtung (§ 1 VerpflG)", "of the formal undertaking (§ 1 VerpflG)"),
        ),
        Field("instructed_on", Text("belehrt am", "instructed on"), DAY, personal=Personal.ORDINARY),
        Field("requested_on", Text("angefragt am", "requested on"), PAST_DAY, personal=Personal.ORDINARY),
        Field("issued_on", Text("ausgestellt am", "issued on"), PAST_DAY, indexed=True, personal=Personal.ORDINARY),
        Field(
            "seen_on",
            Text("gesehen am", "seen on"),
            PAST_DAY,
            option="seen",
            asked=True,
            indexed=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("valid_until", Text("gültig bis", "valid until"), DAY, asked=True, indexed=True, listed=True),
        Field(
            "result",
            Text("Ergebnis", "result"),
            CHOICE,
            choices=RESULTS,
            indexed=True,
            listed=True,
            personal=Personal.CRIMINAL,
            guarded_if={"kind": ("certificate", "security_inquiry")},
            help=Text("ohne Angabe: in Ordnung, sobald gesehen", "unless stated: in order once seen"),
        ),
        Field(
            "participation_id",
            Text("aus Teilnahme", "from participation"),
            REFERENCE,
            refers_to="participations",
            when_gone="goes",
            fixed=True,
            indexed=True,
            personal=Personal.ORDINARY,
        ),
        Field("card_number", Text("Ausweisnummer", "card number"), LABEL, indexed=True, personal=Personal.ORDINARY),
        Field("card_returned_on", Text("Ausweis zurück am", "card returned on"), DAY),
    ),
)
