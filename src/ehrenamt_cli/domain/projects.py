"""Projects: what is carried out beside the daily work; grants pay for it, efforts, events and needs belong to it."""

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.packages import PACKAGE_TAGS
from ehrenamt_cli.domain.references import CONTACT, ORGANISATION
from ehrenamt_cli.domain.values import DAY, FLAG, NOTE, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if row["begins_on"] and row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Das Projekt endet, bevor es beginnt.", "The project ends before it begins."),
            Text("Bitte --begins und --ends prüfen.", "Please check --begins and --ends."),
        )


PROJECTS = Entity(
    name="project",
    plural="projects",
    letter="pj",
    label=Text("Projekt", "project"),
    labels=Text("Projekte", "projects"),
    about=Text("Vorhaben mit Ziel, Zeitraum und dem, was daraus wurde", "undertakings with aim, period and what became of them"),
    check=_check,
    purpose="network",
    basis="interest",
    retention=("network",),
    fields=(
        Field("name", Text("Name", "name"), required=True, asked=True, searched=True, listed=True),
        ORGANISATION._replace(required=False, asked=False, label=Text("Träger oder Einrichtung", "body or organisation")),
        CONTACT._replace(asked=False, listed=False),
        Field("begins_on", Text("Beginn", "begins"), DAY, asked=True, listed=True),
        Field("ends_on", Text("Ende", "ends"), DAY, asked=True, listed=True),
        Field("dropped_on", Text("aufgegeben am", "dropped on"), DAY),
        Field(
            "covers_all",
            Text("umfasst die ganze Koordination", "covers the whole coordination"),
            FLAG,
            help=Text("dann zählt auch, was zu keinem Projekt gehört", "then what belongs to no project counts, too"),
        ),
        Field("target_group", Text("Zielgruppe", "target group")),
        Field("aim", Text("Ziel", "aim"), NOTE, asked=True),
        Field("work", Text("Was getan wurde", "what was done"), NOTE),
        Field("results", Text("Ergebnisse", "results"), NOTE),
        Field("deviations", Text("Abweichungen vom Antrag", "deviations from the application"), NOTE),
        Field("cooperation", Text("Zusammenarbeit und Öffentlichkeit", "cooperation and public work"), NOTE),
        Field("outlook", Text("Ausblick", "outlook"), NOTE),
        *PACKAGE_TAGS,
        Field("notes", Text("Notizen", "notes"), NOTE, option="note"),
    ),
)

PROJECT = Field("project_id", Text("Projekt", "project"), REFERENCE, refers_to="projects", indexed=True)
"""What belongs to a project names it so."""
