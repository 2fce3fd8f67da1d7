"""Figures of integration work: what was done by package and task, interpreting and materials by language."""

from __future__ import annotations

from datetime import date

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.figures import Figure, Measure
from ehrenamt_cli.i18n import Text

DONE = ("works", "events", "bookings", "projects")
"""What is done by somebody; needs are wanted, and material lies there."""

COUNTED = (
    Measure("done", Text("getan", "done")),
    Measure("works", Text("Tage", "days")),
    Measure("events", Text("Anlässe", "events")),
    Measure("bookings", Text("Termine", "sessions")),
    Measure("needs", Text("Bedarfe", "needs")),
    Measure("projects", Text("Projekte", "projects")),
    Measure("materials", Text("Material", "materials")),
    Measure("copies", Text("Stück", "copies")),
)

_EACH = Text(
    "Was mehrere Zuordnungen hat, zählt bei jeder. Getan ist die Summe aus Arbeitstagen (ehrenamt work add), Anlässen "
    "(Veranstaltungen), Dolmetschterminen, die stattfanden, und Projekten. Material: was da ist; Stück: was davon ausgegeben "
    "wurde.",
    "What has several tags counts under each. Done is the sum of days of work (ehrenamt work add), events, interpreting "
    "sessions that took place and projects. Materials: those there; copies: what was handed out of them.",
)

INTEGRATION_FIGURES = (
    Figure("packages", Text("Nach Maßnahmenpaket", "By package"), "needs.packages", COUNTED, note=_EACH),
    Figure("tasks", Text("Nach Aufgabe", "By task"), "needs.tasks", COUNTED),
    Figure(
        "bookings_language",
        Text("Dolmetschen und Übersetzen", "Interpreting and translating"),
        "language",
        (
            Measure("bookings", Text("Termine", "appointments")),
            Measure("minutes", Text("Stunden", "hours"), "h"),
            Measure("cents", Text("Kosten", "cost"), "€"),
            Measure("cancelled", Text("abgesagt", "cancelled")),
        ),
    ),
    Figure(
        "materials_language",
        Text("Informationsmaterial", "Information material"),
        "language",
        (
            Measure("materials", Text("Material", "materials")),
            Measure("copies", Text("ausgegeben", "handed out")),
        ),
    ),
)


def days_within(row: Row, first: str, last: str) -> int:
    """How many days of work lie between two days, both included."""
    begins = max(row["held_on"], first)
    ends = min(row["ends_on"] or row["held_on"], last)
    return max(0, (date.fromisoformat(ends) - date.fromisoformat(begins)).days + 1)
