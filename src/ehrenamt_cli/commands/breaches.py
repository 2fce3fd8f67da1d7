"""Data breaches: opened with a clock, assessed, reported, told to those concerned, closed."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._breaches import card
from ehrenamt_cli.commands._options import argument, asked_for, option, past_day, with_fields
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.breaches import BREACHES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services.privacy import breaches as service


def open_it(given: dict[str, Any], subject: str) -> Result:
    """A breach is known: from now on the hours count."""
    with register_in_use() as register:
        typed = asked_for(register, BREACHES, {**given, "subject": subject})
        return card(register, service.open_it(register, typed), Text("Angelegt", "Added"))


def assess(given: dict[str, Any], breach: str) -> Result:
    """What came out: who and what is concerned, how high the risk is, what was done."""
    with register_in_use() as register:
        row = service.assess(register, breach, given)
        return card(register, row, Text("Eingeschätzt", "Assessed"), [name for name, value in given.items() if value])


def report(given: dict[str, Any], breach: str, on: str | None, reason: str | None) -> Result:
    """The authority was told."""
    with register_in_use() as register:
        row = service.report(register, breach, past_day(on), reason)
        return card(register, row, Text("Meldung vermerkt", "Report noted"), ("reported_on", "delay_reason"))


def notify(given: dict[str, Any], breach: str, on: str | None, waived: str | None) -> Result:
    """Those concerned were told, or why nobody is."""
    with register_in_use() as register:
        row = service.notify(register, breach, past_day(on), waived)
        return card(register, row, Text("Benachrichtigung vermerkt", "Notice noted"), ("notified_on", "notice_waived"))


def close(given: dict[str, Any], breach: str, on: str | None) -> Result:
    """Everything owed was done."""
    with register_in_use() as register:
        return card(register, service.close(register, breach, past_day(on)), Text("Abgeschlossen", "Closed"), ("closed_on",))


_ONE = argument("breach", BREACHES.label, entity=BREACHES)
_ON = option("on", "--on", str | None, None, Text("an welchem Tag; sonst heute", "on which day; today if not said"))
_REASON = option("reason", "--reason", str | None, None, Text("warum die Meldung später kommt", "why the report comes later"))
_WAIVED = option(
    "waived",
    "--waive",
    str | None,
    None,
    Text("warum niemand benachrichtigt wird, etwa: verschlüsselt", "why nobody is told, such as: encrypted"),
)
_OPENING = ("known_at", "happened_at", "organisation_id", "nature", "people_kinds", "people_count", "data_kinds", "records_count")
_ASSESSING = (*_OPENING[1:], "consequences", "measures", "no_risk", "high_risk")


def _fields(names: tuple[str, ...]) -> list[Any]:
    return [BREACHES.field(name)._replace(required=False) for name in names]


VERBS = (
    Verb(
        "open",
        with_fields(open_it, _fields(_OPENING), [argument("subject", BREACHES.field("subject").label)]),
        Text("eine Panne ist bekannt: die Uhr läuft", "a breach is known: the clock runs"),
    ),
    Verb(
        "assess",
        with_fields(assess, _fields(_ASSESSING), [_ONE]),
        Text("einschätzen: wen, was, wie schlimm, was getan ist", "assess: whom, what, how bad, what was done"),
    ),
    Verb("form", "_breaches:form", Text("das Formular für die Aufsicht schreiben", "write the form for the authority")),
    Verb("report", with_fields(report, (), [_ONE, _ON, _REASON]), Text("der Aufsicht gemeldet", "reported to the authority")),
    Verb("notify", with_fields(notify, (), [_ONE, _ON, _WAIVED]), Text("Betroffene benachrichtigt", "those concerned told")),
    Verb("close", with_fields(close, (), [_ONE, _ON]), Text("abschließen, wenn alles getan ist", "close it once all is done")),
    *record_verbs(BREACHES),
)
