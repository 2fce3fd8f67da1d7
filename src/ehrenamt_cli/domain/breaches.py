"""Data breaches: known at a moment, assessed, reported within 72 hours, told to those concerned (rule V-02)."""

from collections.abc import Iterator
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import DAY, FLAG, MOMENT, NOTE, NUMBER, PAST_DAY, TAGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

NATURES = {
    "confidentiality": Text("Vertraulichkeit", "confidentiality"),
    "integrity": Text("Richtigkeit", "integrity"),
    "availability": Text("Verfügbarkeit", "availability"),
}
"""What a breach breaks: somebody saw what they must not, changed it, or it is gone."""


def _check(row: Row) -> None:
    for name in ("known_at", "happened_at"):
        if row.get(name) and row[name][:10] > clock.today().isoformat():
            raise WrongUsage(
                Text("{moment} liegt noch vor uns.", "{moment} is still ahead.").fill(moment=show_moment(row[name])),
                Text(
                    "Bekannt wurde die Panne spätestens heute; bitte den Tag prüfen.",
                    "The breach is known by today; please check.",
                ),
            )
    if row.get("no_risk") and row.get("high_risk"):
        raise WrongUsage(
            Text("Kein Risiko und hohes Risiko schließen sich aus.", "No risk and a high risk exclude each other."),
            Text("Bitte --no-risk oder --high-risk mit nein beantworten.", "Please answer --no-risk or --high-risk with no."),
        )


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """Whoever says how high the risk is has assessed it."""
    return row | _change(row, {"no_risk": row["no_risk"], "high_risk": row["high_risk"]})


def _change(row: Row, values: dict[str, Any]) -> dict[str, Any]:
    said = values.get("no_risk") is not None or values.get("high_risk") is not None
    if said and not row["assessed_on"] and "assessed_on" not in values:
        return {**values, "assessed_on": clock.today().isoformat()}
    return values


def still_owed(row: Row) -> Iterator[Text]:
    """What has to be done before a breach can be closed."""
    if not row["assessed_on"] and not row["no_risk"]:
        yield Text("das Risiko einschätzen", "assess the risk")
    if not row["reported_on"] and not row["no_risk"]:
        yield Text("der Aufsicht melden", "report it to the authority")
    if row["high_risk"] and not row["notified_on"] and not row["notice_waived"]:
        yield Text("die Betroffenen benachrichtigen", "tell those concerned")


def missing_in_report(row: Row) -> list[Field]:
    """The details a report has to have and that are still to follow (Art. 33 (3), (4) DSGVO)."""
    names = ("nature", "people_kinds", "people_count", "data_kinds", "records_count", "consequences", "measures")
    return [BREACHES.field(name) for name in names if row[name] in (None, "", [])]


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
    complete=_complete,
    change=_change,
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
        Field("happened_at", Text("geschehen", "happened"), MOMENT, help=Text("soweit bekannt", "as far as known")),
        ORGANISATION._replace(
            required=False,
            asked=False,
            listed=False,
            help=Text("wenn nicht die eigene verantwortlich ist", "if not one's own is responsible"),
        ),
        Field(
            "nature",
            Text("verletzt ist", "what was broken"),
            TAGS,
            choices=NATURES,
            help=Text("Vertraulichkeit, Richtigkeit, Verfügbarkeit", "confidentiality, integrity, availability"),
        ),
        Field(
            "people_kinds",
            Text("betroffene Personen", "people concerned"),
            option="people",
            help=Text("welche Gruppen, etwa Freiwillige", "which groups, such as volunteers"),
        ),
        Field("people_count", Text("Zahl der Personen", "number of people"), NUMBER),
        Field("data_kinds", Text("betroffene Daten", "data concerned"), option="data", help=Text("welche Arten", "which kinds")),
        Field("records_count", Text("Zahl der Datensätze", "number of records"), NUMBER),
        Field("consequences", Text("wahrscheinliche Folgen", "likely consequences"), NOTE),
        Field("measures", Text("Maßnahmen", "measures"), NOTE),
        Field(
            "no_risk",
            Text("kein Risiko zu erwarten", "no risk to be expected"),
            FLAG,
            listed=True,
            help=Text("für die Betroffenen; dann entfällt die Meldung", "for those concerned; then no report is due"),
        ),
        Field(
            "high_risk",
            Text("hohes Risiko", "high risk"),
            FLAG,
            listed=True,
            help=Text("dann sind die Betroffenen zu benachrichtigen", "then those concerned have to be told"),
        ),
        Field("assessed_on", Text("eingeschätzt am", "assessed on"), PAST_DAY),
        Field("reported_on", Text("gemeldet am", "reported on"), DAY, indexed=True, listed=True),
        Field("delay_reason", Text("warum später gemeldet", "why reported later"), NOTE),
        Field("notified_on", Text("Betroffene benachrichtigt am", "those concerned told on"), PAST_DAY, listed=True),
        Field(
            "notice_waived",
            Text("warum niemand benachrichtigt wird", "why nobody is told"),
            NOTE,
            help=Text("etwa: verschlüsselt", "such as: encrypted"),
        ),
        Field("closed_on", Text("abgeschlossen am", "closed on"), PAST_DAY, indexed=True, listed=True),
    ),
)
