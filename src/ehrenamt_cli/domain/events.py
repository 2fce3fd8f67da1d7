"""Events: trainings, exchanges and celebrations, with the day by which people are invited."""

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CHOICE, DAY, NUMBER, REFERENCE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

KINDS = {
    "training": Text("Schulung", "training"),
    "exchange": Text("Austausch", "exchange"),
    "information": Text("Informationsabend", "information evening"),
    "thanks": Text("Dankeschön", "thank-you"),
    "other": Text("anderes", "other"),
}


def _check(row: Row) -> None:
    if row["starts_on"] and row["ends_on"] and row["ends_on"] < row["starts_on"]:
        raise WrongUsage(
            Text("Die Veranstaltung endet, bevor sie beginnt.", "The event ends before it begins."),
            Text("Bitte --starts und --ends prüfen.", "Please check --starts and --ends."),
        )


EVENTS = Entity(
    name="event",
    plural="events",
    letter="j",
    label=Text("Veranstaltung", "event"),
    labels=Text("Veranstaltungen", "events"),
    about=Text("Schulungen, Austausch, Dankeschön", "trainings, exchanges, thank-you"),
    title=("title",),
    identity=("title", "starts_on"),
    check=_check,
    fields=(
        Field("title", Text("Titel", "title"), required=True, asked=True, searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="other", asked=True, listed=True),
        ORGANISATION._replace(required=False),
        Field("agreement_id", Text("Vereinbarung", "agreement"), REFERENCE, refers_to="agreements", indexed=True),
        Field("starts_on", Text("Beginn", "starts on"), DAY, required=True, asked=True, indexed=True, listed=True),
        Field("ends_on", Text("Ende", "ends on"), DAY, listed=True),
        Field("invited_on", Text("eingeladen am", "invited on"), DAY, listed=True),
        Field("capacity", Text("Plätze", "capacity"), NUMBER),
    ),
)
