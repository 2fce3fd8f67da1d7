"""Parts A and B: what the partners of a cooperation agreement owe one another."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, ByRecord, Rule
from ehrenamt_cli.i18n import Text


def _rhythm(row: Row) -> Period:
    return parse_period(row["meets"])


def _review(row: Row) -> Period | None:
    return Period(row["review_months"], "month") if row["review_months"] else None


def _from_gap(row: Row) -> Period:
    """The last day of a contact is no gap yet."""
    return Period(1, "day") if row["after_somebody"] else AT_ONCE


_GAP_FROM = Text(
    "letzter Tag der Person davor oder Beginn der Vereinbarung", "last day of the one before or beginning of the agreement"
)


def _preparation(source: str, basis: Text) -> Rule:
    return Rule(
        "K-11",
        source,
        "client",
        "expected_release_on",
        Period(6, "month", backward=True),
        Text("Entlassungsvorbereitung beginnen, Entlassung {day}", "Start preparing the release on {day}"),
        basis,
        responsible=Text("Justizvollzugsanstalt", "prison"),
        remind=FOUR_WEEKS,
        condition=Text("die Anstalt ist Partner einer geltenden Vereinbarung", "the prison is party to an agreement in force"),
        evidence=Text("Vermerk über den Beginn und wer beteiligt ist", "note of the start and who takes part"),
    )


AGREEMENTS: tuple[Rule, ...] = (
    Rule(
        "K-01",
        "contacts_missing",
        "organisation",
        "gap_on",
        ByRecord(_from_gap),
        Text("Ansprechperson benennen", "Name a contact"),
        Text("Kooperationsvereinbarung: namentliche Ansprechpersonen", "cooperation agreement: named contacts"),
        strength="soft",
        validity=True,
        at_once=True,
        origin="text",
        runs_from=_GAP_FROM,
        evidence=Text("Name der Ansprechperson, mit Beginn", "name of the contact, with the day it begins"),
    ),
    Rule(
        "K-01",
        "deputies_missing",
        "organisation",
        "gap_on",
        ByRecord(_from_gap),
        Text("Vertretung der Ansprechperson benennen", "Name a deputy for the contact"),
        Text("Kooperationsvereinbarung: namentliche Ansprechpersonen", "cooperation agreement: named contacts"),
        strength="soft",
        validity=True,
        at_once=True,
        origin="text",
        runs_from=_GAP_FROM,
        evidence=Text("Name der Ansprechperson, mit Beginn", "name of the contact, with the day it begins"),
        part="deputy",
    ),
    Rule(
        "K-02",
        "inquiries",
        "inquiry",
        "received_on",
        Period(2, "werktag"),
        Text("Anfrage von {sender} beantworten", "Answer the inquiry of {sender}"),
        Text("Kooperationsvereinbarung: binnen 2 Werktagen", "cooperation agreement: within 2 Werktage"),
        evidence=Text("wann gemeldet oder vermittelt, und an wen", "when it was answered or passed on, and to whom"),
    ),
    _preparation(
        "releases",
        Text(
            "Kooperationsvereinbarung: spätestens sechs Monate vorher", "cooperation agreement: six months before at the latest"
        ),
    ),
    _preparation(
        "releases_unbound",
        Text("Praxis: sechs Monate vorher, wie in Vereinbarungen", "practice: six months before, as agreements say"),
    )._replace(
        strength="soft",
        origin="practice",
        number="K-11.practice",
        part="unbound",
        condition=Text("ohne geltende Vereinbarung mit der Anstalt", "without an agreement in force with the prison"),
    ),
    Rule(
        "K-22",
        "meetings",
        "agreement",
        "last_met_on",
        ByRecord(_rhythm),
        Text("Treffen der Partner, Gastgeber: {host}", "Meeting of the parties, host: {host}"),
        Text("Kooperationsvereinbarung: Treffen an wechselnden Orten", "cooperation agreement: meetings at alternating places"),
        remind=Period(2, "week"),
        runs_from=Text("letztes Treffen oder Beginn", "last meeting or beginning"),
        evidence=Text("Protokoll, Gastgeber, besprochene Abweichungen", "minutes, host, deviations talked through"),
    ),
    Rule(
        "K-23",
        "reviews",
        "agreement",
        "last_reviewed_on",
        ByRecord(_review, Period(1, "year")),
        Text("Vereinbarung auf Praxistauglichkeit überprüfen", "Review whether the agreement works"),
        Text("Kooperationsvereinbarung: Überprüfung nach einem Jahr", "cooperation agreement: review after a year"),
        responsible=Text("alle Partner", "all parties"),
        remind=FOUR_WEEKS,
        runs_from=Text("letzte Überprüfung oder Beginn", "last review or beginning"),
        evidence=Text("Ergebnis der Überprüfung", "result of the review"),
        written=("reviewed_on", "begins_on"),
    ),
)
