"""REPORTS: which figures a report is made of, and how each is read; numbers that would betray single clients stay away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.days import age_on
from ehrenamt_cli.domain.figures import Figure as Figure
from ehrenamt_cli.domain.figures import Measure as Measure
from ehrenamt_cli.domain.integration_figures import INTEGRATION_FIGURES
from ehrenamt_cli.i18n import Text

SMALL = 5
"""Counts of clients below this are not shown: in a prison everybody knows who the two are."""

UNSTATED = Text("keine Angabe", "not stated")

AGES = ((14, "14–29"), (30, "30–49"), (50, "50–64"), (65, "65 +"))
"""The age groups that funders ask for."""


_PEOPLE = Measure("people", Text("Personen", "people"))
_MINUTES = Measure("minutes", Text("Stunden", "hours"), "h")
_DAYS = (
    Measure("cases", Text("Zahl", "number")),
    Measure("median", Text("Mitte", "median"), "d"),
    Measure("longest", Text("längste", "longest"), "d"),
)

FIGURES: dict[str, Figure] = {
    figure.name: figure
    for figure in (
        Figure("people_status", Text("Freiwillige nach Stand", "Volunteers by status"), "volunteers.status", (_PEOPLE,)),
        Figure(
            "people_gender",
            Text("Aktive und Pausierte nach Geschlecht", "Active and paused people by sex"),
            "volunteers.gender",
            (_PEOPLE,),
        ),
        Figure("people_age", Text("Aktive und Pausierte nach Alter", "Active and paused people by age"), "text", (_PEOPLE,)),
        Figure("people_new", Text("Neue Anfragen", "New enquiries"), "month", (_PEOPLE,)),
        Figure("people_ended", Text("Beendet, mit Grund", "Ended, with reason"), "volunteers.end_reason", (_PEOPLE,)),
        Figure("hours_month", Text("Stunden nach Monat", "Hours by month"), "month", (_MINUTES, _PEOPLE)),
        Figure("hours_activity", Text("Stunden nach Tätigkeit", "Hours by activity"), "activity", (_MINUTES, _PEOPLE)),
        Figure(
            "hours_institution", Text("Stunden nach Einrichtung", "Hours by organisation"), "organisation", (_MINUTES, _PEOPLE)
        ),
        Figure(
            "placements_activity",
            Text("Einsätze nach Tätigkeit", "Placements by activity"),
            "activity",
            (
                Measure("running", Text("laufend", "running")),
                Measure("started", Text("begonnen", "started")),
                Measure("ended", Text("beendet", "ended")),
            ),
        ),
        Figure(
            "placements_ended",
            Text("Beendete Einsätze, mit Grund", "Ended placements, with reason"),
            "placements.end_reason",
            (Measure("placements", Text("Einsätze", "placements")),),
            of_clients=True,
        ),
        Figure(
            "clients_reached",
            Text("Erreichte Klient:innen", "Clients reached"),
            "activity",
            (Measure("clients", Text("Klient:innen", "clients")),),
            of_clients=True,
        ),
        Figure(
            "needs_activity",
            Text("Bedarfe nach Tätigkeit", "Needs by activity"),
            "activity",
            (
                Measure("wanted", Text("gemeldet", "registered")),
                Measure("met", Text("gedeckt", "met")),
                Measure("open", Text("offen", "open")),
            ),
        ),
        Figure("needs_waited", Text("Wartezeit bis zum Einsatz", "Waiting time until placed"), "activity", _DAYS),
        Figure(
            "admissions",
            Text("Dauer der Zulassung", "Time for admission"),
            "organisation",
            (*_DAYS, Measure("pending", Text("laufend", "pending"))),
            note=Text("Tage vom Antrag bis zur Zulassung.", "Days from request to admission."),
        ),
        Figure(
            "languages",
            Text("Sprachen: gesucht und gesprochen", "Languages: wanted and spoken"),
            "language",
            (
                Measure("wanted", Text("gesucht für", "wanted for")),
                Measure("spoken", Text("gesprochen von", "spoken by")),
                Measure("interpreters", Text("dolmetschen", "interpreters")),
                Measure("sworn", Text("beeidigt", "sworn")),
                Measure("booked", Text("Termine", "bookings")),
            ),
        ),
        Figure(
            "language_gaps",
            Text("Was fehlt, nach Einrichtung und Sprache", "What is missing, by organisation and language"),
            "place_language",
            (
                Measure("missing", Text("fehlen", "missing")),
                Measure("wanted", Text("gebraucht", "needed")),
                Measure("spoken", Text("dort", "there")),
                Measure("interpreters", Text("dolmetschen", "interpreters")),
                Measure("sworn", Text("beeidigt", "sworn")),
            ),
            note=Text(
                "Gebraucht: Personen in Bedarfen, und mindestens eine für jede Sprache im Haus (organisation change --language). "
                "Dort: wer dort im Einsatz ist und sie spricht; dolmetschen: wer so weit fährt. Wer beides tut, zählt einmal.",
                "Needed: people in needs, and at least one for each language in the house (organisation change --language). "
                "There: who is placed there and speaks it; interpreters: who travels that far. Who does both counts once.",
            ),
        ),
        Figure(
            "events",
            Text("Veranstaltungen und Teilnehmende", "Events and participants"),
            "events.kind",
            (
                Measure("events", Text("Zahl", "number")),
                Measure("female", Text("w", "f")),
                Measure("male", Text("m", "m")),
                Measure("diverse", Text("d", "d")),
                Measure("unstated", Text("k. A.", "n. s.")),
            ),
        ),
        Figure("trainings", Text("Schulungen", "Trainings"), "text", (_PEOPLE,)),
        Figure(
            "supervision",
            Text("Supervision und Fallbesprechung", "Supervision and case discussion"),
            "supervisions.kind",
            (Measure("days", Text("Termine", "sessions")), _PEOPLE),
        ),
        Figure(
            "deadlines_settled",
            Text("Fristen: eingehalten und versäumt", "Deadlines: kept and missed"),
            "rule",
            (Measure("kept", Text("rechtzeitig", "in time")), Measure("late", Text("verspätet", "late"))),
        ),
        Figure(
            "load",
            Text("Laufende Einsätze je Einrichtung", "Running placements by organisation"),
            "organisation",
            (
                Measure("placements", Text("Einsätze", "placements")),
                Measure("people", Text("Freiwillige", "volunteers")),
                Measure("contacts", Text("Ansprechpersonen", "contacts")),
            ),
        ),
        *INTEGRATION_FIGURES,
    )
}
"""Every figure by its name."""

_WHO = ("people_status", "people_gender", "people_age", "people_new", "people_ended")
_WORK = ("hours_month", "hours_activity", "hours_institution", "placements_activity", "placements_ended", "clients_reached")
_NEEDS = ("needs_activity", "needs_waited", "languages")
_CARE = ("events", "trainings", "supervision", "deadlines_settled")


class Report(NamedTuple):
    """One report: its words, its figures in their order, and what it also draws."""

    title: Text
    figures: tuple[str, ...]
    heat: bool = False
    """A calendar of the hours, a square a day."""
    map: bool = False
    """Where volunteers live and needs are."""


REPORTS: dict[str, Report] = {
    "year": Report(Text("Jahresbericht", "Yearly report"), (*_WHO, *_WORK, *_NEEDS, *_CARE), heat=True),
    "month": Report(
        Text("Monatsbericht", "Monthly report"),
        ("people_status", "people_new", "people_ended", "hours_activity", "placements_activity", "needs_activity", "events"),
    ),
    "funder": Report(
        Text("Zahlen für den Verwendungsnachweis", "Figures for the proof of use"),
        ("people_gender", "people_age", "people_new", "hours_month", "hours_activity", "clients_reached", "events", "trainings"),
    ),
    "institution": Report(
        Text("Bericht nach Einrichtungen", "Report by organisation"),
        ("hours_institution", "load", "admissions", "deadlines_settled"),
    ),
    "admissions": Report(Text("Zulassungen", "Admissions"), ("admissions",)),
    "load": Report(Text("Auslastung", "Load"), ("load", "hours_institution", "supervision"), heat=True),
    "languages": Report(
        Text("Sprachen und Orte", "Languages and places"), ("languages", "language_gaps", "needs_activity"), map=True
    ),
    "measures": Report(
        Text("Maßnahmenpakete und Aufgaben", "Packages and tasks"),
        ("packages", "tasks", "bookings_language", "materials_language"),
    ),
}
"""What can be reported, by the word that is typed."""


def by_age(rows: Iterable[Mapping[str, Any]], day: date) -> list[dict[str, Any]]:
    """People counted by birthday as people counted by age group on a day."""
    groups = {words: 0 for _, words in AGES}
    unknown = 0
    for row in rows:
        age = age_on(date.fromisoformat(row["label"]), day) if row["label"] else None
        words = next((words for least, words in reversed(AGES) if age is not None and age >= least), "")
        if words:
            groups[words] += row["people"]
        else:
            unknown += row["people"]
    counted = [{"label": words, "people": people} for words, people in groups.items() if people]
    return counted + ([{"label": "", "people": unknown}] if unknown else [])


def every_month(figure: Figure, rows: Iterable[Mapping[str, Any]], first: date, last: date) -> list[dict[str, Any]]:
    """Rows by month with those of a stretch of days in which nothing was, and whatever lies outside of it."""
    nothing = {measure.key: 0 for measure in figure.measures}
    begins, ends = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    months = {f"{month // 12:04}-{month % 12 + 1:02}": nothing for month in range(begins, ends + 1)}
    return [{"label": label, **row} for label, row in sorted({**months, **{row["label"]: row for row in rows}}.items())]


def durations(rows: Iterable[Mapping[str, Any]], begins: str, ends: str) -> list[dict[str, Any]]:
    """Rows with two days as number, median and longest of the days between, by label; those without an end are pending."""
    found: dict[str, list[int]] = {}
    pending: dict[str, int] = {}
    for row in rows:
        if row[ends] is None:
            pending[row["label"]] = pending.get(row["label"], 0) + 1
            continue
        days = (date.fromisoformat(row[ends]) - date.fromisoformat(row[begins])).days
        found.setdefault(row["label"], []).append(days)
    return [
        {
            "label": label,
            "cases": len(days),
            "median": round(median(days)) if days else None,
            "longest": max(days, default=None),
            "pending": pending.get(label, 0),
        }
        for label in sorted({*found, *pending}, key=str)
        for days in [found.get(label, [])]
    ]


def shielded(figure: Figure, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with numbers below SMALL taken away where they are about clients; their key ``hidden`` says so."""
    if not figure.of_clients:
        return rows
    shown = []
    for row in rows:
        small = [measure.key for measure in figure.measures if 0 < (row[measure.key] or 0) < SMALL]
        shown.append({**row, **dict.fromkeys(small), "hidden": small})
    return shown
