"""Parts A and B: what the partners of a cooperation agreement owe one another."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, Rule
from ehrenamt_cli.i18n import Text


def _rhythm(row: Row) -> Period:
    return parse_period(row["meets"])


def _review(row: Row) -> Period:
    return Period(row["review_months"] or 12, "month")


AGREEMENTS: tuple[Rule, ...] = (
    Rule(
        "K-01",
        "contacts_missing",
        "organisation",
        "gap_on",
        AT_ONCE,
        Text("Ansprechperson benennen", "Name a contact"),
        Text("Kooperationsvereinbarung: namentliche Ansprechpersonen", "cooperation agreement: named contacts"),
        strength="soft",
        validity=True,
        at_once=True,
        origin="text",
        evidence=Text("Name der Ansprechperson, mit Beginn", "name of the contact, with the day it begins"),
    ),
    Rule(
        "K-01",
        "deputies_missing",
        "organisation",
        "gap_on",
        AT_ONCE,
        Text("Vertretung der Ansprechperson benennen", "Name a deputy for the contact"),
        Text("Kooperationsvereinbarung: namentliche Ansprechpersonen", "cooperation agreement: named contacts"),
        strength="soft",
        validity=True,
        at_once=True,
        origin="text",
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
    Rule(
        "K-11",
        "releases",
        "client",
        "expected_release_on",
        Period(6, "month", backward=True),
        Text("Entlassungsvorbereitung beginnen, Entlassung {day}", "Start preparing the release on {day}"),
        Text(
            "Kooperationsvereinbarung: spätestens sechs Monate vorher", "cooperation agreement: six months before at the latest"
        ),
        responsible=Text("Justizvollzugsanstalt", "prison"),
        remind=FOUR_WEEKS,
        evidence=Text("Vermerk über den Beginn und wer beteiligt ist", "note of the start and who takes part"),
    ),
    Rule(
        "K-22",
        "meetings",
        "agreement",
        "last_met_on",
        _rhythm,
        Text("Treffen der Partner, Gastgeber: {host}", "Meeting of the parties, host: {host}"),
        Text("Kooperationsvereinbarung: Treffen an wechselnden Orten", "cooperation agreement: meetings at alternating places"),
        remind=Period(2, "week"),
        evidence=Text("Protokoll, Gastgeber, besprochene Abweichungen", "minutes, host, deviations talked through"),
    ),
    Rule(
        "K-23",
        "reviews",
        "agreement",
        "last_reviewed_on",
        _review,
        Text("Vereinbarung auf Praxistauglichkeit überprüfen", "Review whether the agreement works"),
        Text("Kooperationsvereinbarung: Überprüfung nach einem Jahr", "cooperation agreement: review after a year"),
        responsible=Text("alle Partner", "all parties"),
        remind=FOUR_WEEKS,
        evidence=Text("Ergebnis der Überprüfung", "result of the review"),
        written=("reviewed_on", "begins_on"),
    ),
)
