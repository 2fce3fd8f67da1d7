"""Data breaches: known at a moment, reported within 72 hours (rule V-02)."""

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.values import DAY, FLAG, MOMENT
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def _check(row: Row) -> None:
    if row["known_at"] and row["known_at"][:10] > clock.today().isoformat():
        raise WrongUsage(
            Text("{moment} liegt noch vor uns.", "{moment} is still ahead.").fill(moment=show_moment(row["known_at"])),
            Text(
                "Bekannt wurde die Panne spätestens heute; bitte den Tag prüfen.", "The breach is known by today; please check."
            ),
        )


BREACHES = Entity(
    name="breach",
    plural="breaches",
    letter="b",
    label=Text("Datenpanne", "data breach"),
    labels=Text("Datenpannen", "data breaches"),
    about=Text("Datenpannen: Meldung binnen 72 Stunden", "data breaches: to be reported within 72 hours"),
    title=("subject",),
    identity=("subject", "known_at"),
    check=_check,
    fields=(
        Field(
            "subject",
            Text("worum es geht", "subject"),
            required=True,
            asked=True,
            searched=True,
            listed=True,
            help=Text("was geschah, ohne Namen", "what happened, without names"),
        ),
        Field(
            "known_at",
            Text("bekannt seit", "known since"),
            MOMENT,
            required=True,
            asked=True,
            indexed=True,
            listed=True,
            help=Text("Tag und Uhrzeit, etwa 2027-03-01 14:30", "day and time, such as 2027-03-01 14:30"),
        ),
        Field(
            "no_risk",
            Text("kein Risiko zu erwarten", "no risk to be expected"),
            FLAG,
            listed=True,
            help=Text("für die Betroffenen; dann entfällt die Meldung", "for those concerned; then no report is due"),
        ),
        Field("reported_on", Text("gemeldet am", "reported on"), DAY, indexed=True, listed=True),
    ),
)
