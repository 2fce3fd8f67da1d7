"""RETENTIONS: after which event personal data goes, how long after it, and where that number stands.

A number that a deadline already has (``domain/rules``) is read from that rule, so that it stands in one place and an
organisation's own setting of it counts here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from ehrenamt_cli.domain.dates.clocks import year_end
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.certificates import CERTIFICATES
from ehrenamt_cli.domain.rules.data_protection import DATA_PROTECTION
from ehrenamt_cli.domain.rules.rule import Origin
from ehrenamt_cli.i18n import NOTHING, Text

Fate = Literal["delete", "anonymise", "review"]

FATES: dict[Fate, Text] = {
    "delete": Text("wird gelöscht", "is deleted"),
    "anonymise": Text("bleibt ohne Person, für die Statistik", "stays without the person, for statistics"),
    "review": Text("wird durchgesehen, dann gelöscht", "is looked through, then deleted"),
}


class Retention(NamedTuple):
    """One period of keeping: from which event, how long, by which text, and what happens then."""

    key: str
    label: Text
    event: Text
    period: Period
    basis: Text
    origin: Origin
    fate: Fate = "delete"
    clock: Callable[[str, Period], date] | None = None
    """Another way of counting than from the event on (``domain/dates/clocks``)."""
    only: Mapping[str, tuple[str, ...]] = {}
    """The records it is for, by the entries of a column; empty where for all of the kind."""
    condition: Text = NOTHING
    must: bool = False
    """Kept until then by law: no erasure before (Art. 17 (3) b DSGVO)."""
    rule: str = ""
    """The rule whose number this is; that of the organisation is set there."""
    due: str = ""
    """The SELECT of that rule: the records whose event has come."""


_BY_SOURCE = {rule.source: rule for rule in (*CERTIFICATES, *DATA_PROTECTION)}

_LIMITATION = _BY_SOURCE["volunteers_over"].basis
_THREE_YEARS = Period(3, "year")


def _of_rule(
    key: str,
    source: str,
    label: Text,
    event: Text,
    *,
    fate: Fate = "delete",
    only: Mapping[str, tuple[str, ...]] | None = None,
    must: bool = False,
) -> Retention:
    rule = _BY_SOURCE[source]
    assert isinstance(rule.period, Period)
    return Retention(
        key,
        label,
        event,
        rule.period,
        rule.basis,
        rule.origin,
        fate,
        rule.clock,
        only or {},
        rule.condition,
        must,
        rule.key,
        source,
    )


_END = Text("Ende des Engagements", "end of the engagement")
_DONE = Text("erledigt oder beantwortet", "done or answered")

RETENTIONS: dict[str, Retention] = {
    retention.key: retention
    for retention in (
        _of_rule(
            "enquiry",
            "enquiries_idle",
            Text("Anfrage, die zu keinem Einsatz führte", "enquiry that led to no placement"),
            Text("letzte Aktivität", "last activity"),
        ),
        _of_rule("volunteer", "volunteers_over", Text("Stammdaten der Freiwilligen", "master data of volunteers"), _END),
        Retention(
            "service",
            Text("Einsätze und Stunden", "placements and hours"),
            _END,
            _THREE_YEARS,
            _LIMITATION,
            "proposal",
            "anonymise",
            year_end,
            rule="D-03",
        ),
        _of_rule(
            "certificate",
            "certificates_outlived",
            Text("Führungszeugnis: Tag und Ergebnis", "certificate of good conduct: day and result"),
            Text("Ende des letzten Einsatzes", "end of the last placement"),
            only={"kind": ("certificate",)},
        ),
        _of_rule(
            "certificate-unused",
            "certificates_of_nobody",
            Text("Führungszeugnis ohne Einsatz", "certificate of good conduct without a placement"),
            Text("Absage", "refusal"),
            only={"kind": ("certificate",)},
        ),
        _of_rule(
            "measles", "measles_over", Text("Masernnachweis", "proof of measles protection"), _END, only={"kind": ("measles",)}
        ),
        _of_rule(
            "agreement",
            "agreements_over",
            Text("Vereinbarungen mit Freiwilligen", "agreements with volunteers"),
            Text("Ende der Vereinbarung", "end of the agreement"),
        ),
        _of_rule(
            "network",
            "contacts_over",
            Text("Ansprechpersonen und Unterzeichnende der Partner", "contacts and signatories of the partners"),
            Text("Ende der Zuständigkeit", "end of the responsibility"),
            fate="review",
        ),
        _of_rule(
            "receipt", "receipts", Text("Belege über Auslagen", "receipts of expenses"), Text("Zahlung", "payment"), must=True
        ),
        _of_rule(
            "accident-file",
            "accidents_over",
            Text("Unfallakten", "accident files"),
            Text("Unfall", "accident"),
            must=True,
        ),
        _of_rule(
            "accident",
            "incidents_over",
            Text("Vorkommnisse", "occurrences"),
            Text("Abschluss", "closing"),
            fate="review",
        ),
        _of_rule(
            "client",
            "clients_over",
            Text("Zeichen der Klient:innen und was daran hängt", "references of clients and what depends on them"),
            Text("Ende der Begleitung", "end of the case"),
        ),
        Retention(
            "evidence",
            Text("Fristvermerke, Erinnerungen, Anträge", "settlements, reminders, requests"),
            _DONE,
            _THREE_YEARS,
            _LIMITATION,
            "proposal",
            "delete",
            year_end,
        ),
    )
}
