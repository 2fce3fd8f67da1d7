"""Works: what was done of the tasks of integration work, by day alone; nobody and nothing said stands in them."""

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.packages import PACKAGE_TAGS, TASKS
from ehrenamt_cli.domain.projects import PROJECT
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CHOICE, DAY, PAST_DAY
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if not row["held_on"] or (row["ends_on"] and row["ends_on"] < row["held_on"]):
        raise WrongUsage(
            Text("Die Arbeit endet, bevor sie beginnt, oder hat keinen Tag.", "The work ends before it begins, or has no day."),
            Text("Bitte --on und --until prüfen.", "Please check --on and --until."),
        )


WORKS = Entity(
    name="work",
    plural="works",
    letter="ia",
    label=Text("Arbeitsnachweis", "record of work"),
    labels=Text("Arbeitsnachweise", "records of work"),
    about=Text(
        "Krisenintervention, Projektarbeit und andere Aufgaben: nur Tag und Ort, nie wer oder was",
        "crisis intervention, project work and other tasks: day and place only, never who or what",
    ),
    title=("task", "held_on"),
    identity=("task", "held_on", "organisation_id"),
    check=_check,
    fields=(
        Field("task", Text("Aufgabe", "task"), CHOICE, choices=TASKS, required=True, asked=True, indexed=True, listed=True),
        Field(
            "held_on",
            Text("am", "on"),
            PAST_DAY,
            option="on",
            default="today",
            asked=True,
            indexed=True,
            listed=True,
        ),
        Field(
            "ends_on", Text("bis", "until"), DAY, option="until", listed=True, help=Text("bei mehreren Tagen", "for several days")
        ),
        ORGANISATION._replace(required=False),
        PROJECT,
        PACKAGE_TAGS[0]._replace(listed=True),
    ),
)
