"""Grants: money for a project from the idea to the proof of use; what the notice of approval says is entered by hand."""

from itertools import pairwise
from typing import Any

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.funding_sources import percentage
from ehrenamt_cli.domain.projects import PROJECT
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, NOTE, NUMBER, PAST_DAY, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

STATUS = {
    "idea": Text("Idee", "idea"),
    "applied": Text("beantragt", "applied for"),
    "approved": Text("bewilligt", "approved"),
    "running": Text("läuft", "running"),
    "reported": Text("berichtet", "reported"),
    "proven": Text("nachgewiesen", "proven"),
    "declined": Text("abgelehnt", "declined"),
}

_REACHED = (
    ("declined", "declined_on"),
    ("proven", "proven_on"),
    ("reported", "reported_on"),
    ("running", "started_on"),
    ("approved", "approved_on"),
    ("applied", "applied_on"),
)


def status(row: Row) -> str:
    """How far a grant has come, by its days."""
    return next((name for name, day in _REACHED if row.get(day)), "idea")


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "status": status(row)}


_AGAIN = {"call_off_on": "called_off_on", "interim_report_on": "interim_reported_on"}
"""Days that come again in the same grant: a new one is open until it is done, too."""


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    for asked, done in _AGAIN.items():
        if done not in values and values.get(asked) and values[asked] > (row[done] or "9999"):
            values = {**values, done: None}
    return {**values, "status": status({**row, **values})}


_ORDER = ("applied_on", "approved_on", "reported_on", "proven_on")


def _check(row: Row) -> None:
    there = [name for name in _ORDER if row[name]]
    pairs = [*pairwise(there), ("begins_on", "ends_on"), ("applied_on", "declined_on")]
    for first, second in pairs:
        if row[first] and row[second] and row[second] < row[first]:
            raise WrongUsage(
                Text("„{second}“ {late} liegt vor „{first}“ {early}.", "“{second}” {late} is before “{first}” {early}.").fill(
                    first=GRANTS.field(first).label,
                    second=GRANTS.field(second).label,
                    early=show_day(row[first]),
                    late=show_day(row[second]),
                ),
                Text("Bitte die Tage prüfen.", "Please check the days."),
            )
    if row["declined_on"] and row["approved_on"]:
        raise WrongUsage(
            Text("Bewilligt und abgelehnt geht nicht zugleich.", "Approved and declined cannot both be true."),
            Text("Einen der Tage leeren: --approved - oder --declined -", "Empty one of the days: --approved - or --declined -"),
        )
    percentage(row, "hours_cap", "--hours-cap")
    percentage(row, "overspend", "--overspend")


_OF_NOTICE = Text("laut Bescheid", "as the notice says")

GRANTS = Entity(
    name="grant",
    plural="grants",
    letter="z",
    label=Text("Förderung", "grant"),
    labels=Text("Förderungen", "grants"),
    about=Text("Förderungen mit den Tagen aus dem Bescheid", "grants with the days of their notice"),
    title=("title",),
    identity=("title", "reference"),
    complete=_complete,
    change=_change,
    check=_check,
    fields=(
        Field("title", Text("Titel", "title"), required=True, asked=True, searched=True, listed=True),
        PROJECT._replace(asked=True),
        Field("status", Text("Stand", "status"), CHOICE, choices=STATUS, default="idea", fixed=True, listed=True),
        ORGANISATION._replace(name="funder_id", label=Text("Fördergeber", "funder"), required=False, listed=False),
        Field("programme", Text("Programm", "programme"), asked=True, searched=True),
        Field("source_id", Text("Förderquelle", "funding source"), REFERENCE, refers_to="funding_sources"),
        Field("reference", Text("Aktenzeichen", "reference"), searched=True, asked=True),
        Field("applied_cents", Text("beantragt", "applied for"), CENTS, option="applied-for"),
        Field("amount_cents", Text("Betrag", "amount"), CENTS, option="amount", asked=True, listed=True),
        Field("own_cents", Text("Eigenmittel", "own means"), CENTS, option="own-share"),
        Field("other_cents", Text("Mittel Dritter", "means of third parties"), CENTS, option="third-parties"),
        Field(
            "eligible_cents",
            Text("zuwendungsfähige Gesamtausgaben", "eligible total"),
            CENTS,
            option="eligible",
            help=_OF_NOTICE,
        ),
        Field(
            "overspend",
            Text("ein Posten darf überzogen werden um %", "a line may be overspent by %"),
            NUMBER,
            help=Text("laut Bescheid; sonst die Einstellung grant.overspend", "of the notice; else the setting grant.overspend"),
        ),
        Field(
            "hour_cents",
            Text("Wert einer ehrenamtlichen Stunde", "value of a volunteer hour"),
            CENTS,
            option="hour-rate",
            help=Text("laut Richtlinie; ohne Angabe zählen keine Stunden", "of the directive; without it no hours count"),
        ),
        Field(
            "hours_cap",
            Text("Stunden höchstens, in % der Gesamtausgaben", "hours at most, in % of the total"),
            NUMBER,
            help=Text("laut Richtlinie; sonst ohne Grenze", "of the directive; else without a limit"),
        ),
        Field("apply_by", Text("Antrag bis", "apply by"), DAY, option="apply-by", indexed=True),
        Field("applied_on", Text("beantragt am", "applied on"), PAST_DAY),
        Field("declined_on", Text("abgelehnt am", "declined on"), PAST_DAY),
        Field("decline_reason", Text("warum abgelehnt", "why declined"), option="reason"),
        Field("approved_on", Text("Bescheid vom", "approved on"), DAY, asked=True),
        Field("begins_on", Text("Beginn des Zeitraums", "begin of the period"), DAY),
        Field("started_on", Text("begonnen am", "started on"), PAST_DAY),
        Field("call_off_on", Text("Mittelabruf bis", "call-off by"), DAY, indexed=True),
        Field("called_off_on", Text("abgerufen am", "called off on"), PAST_DAY),
        Field("interim_report_on", Text("Zwischenbericht bis", "interim report by"), DAY, indexed=True),
        Field("interim_reported_on", Text("Zwischenbericht vorgelegt am", "interim report handed in on"), PAST_DAY),
        Field("ends_on", Text("Ende des Zeitraums", "end of the period"), DAY, asked=True, indexed=True, listed=True),
        Field("reported_on", Text("Sachbericht vorgelegt am", "report handed in on"), PAST_DAY),
        Field("proof_due_on", Text("Verwendungsnachweis bis", "proof of use by"), DAY, asked=True, indexed=True, listed=True),
        Field("proven_on", Text("nachgewiesen am", "proven on"), DAY),
        Field("keep_until", Text("Belege aufbewahren bis", "keep receipts until"), DAY, indexed=True),
        Field("notes", Text("Notizen", "notes"), NOTE, option="note"),
    ),
)
