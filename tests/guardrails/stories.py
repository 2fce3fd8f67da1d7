"""Each guardrail once: a need and a person who suit each other in every respect, and what becomes of them.

A story is told in command lines where there is one for it, so that the same lines show what the program says to whoever
types them while somebody is placed there already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import builders
from builders import Record
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import records as stored

Line = Sequence[object]


class Pair(NamedTuple):
    """A need and a person at a place, with the client where there is one."""

    need: Record
    person: Record
    place: Record
    client: Record


class Story(NamedTuple):
    """How the pair comes about, and what then breaks one rule: command lines, or a hand that no command has."""

    pair: Callable[[], Pair]
    lines: Callable[[Pair], list[Line]] = lambda _: []
    by_hand: Callable[[Pair], None] = lambda _: None


def a_pair(
    need: dict[str, Any] | None = None, person: dict[str, Any] | None = None, place: dict[str, Any] | None = None
) -> Callable[[], Pair]:
    """One who accompanies a client in a prison; say only what the story is about."""

    def made() -> Pair:
        prison = builders.a_prison(**(place or {}))
        client = builders.a_client(organisation_id=prison["id"])
        wanted = builders.a_need(prison, client_id=client["id"], title="Besuche", **(need or {}))
        return Pair(wanted, builders.a_ready_volunteer(prison, name="Anna Weber", **(person or {})), prison, client)

    return made


def screening(pair: Pair, kind: str) -> str:
    """The key of something the person has brought."""
    with registers.opened() as book:
        rows = stored.every(book, builders.SCREENINGS, {"volunteer_id": pair.person["id"], "kind": kind})
        return str(next(rows)["id"])


def run_out(pair: Pair, kind: str) -> list[Line]:
    """A proof holds until yesterday only."""
    return [("screening", "change", screening(pair, kind), "--valid-until", "2027-02-28")]


def changed(entity: Entity, key: str, **values: Any) -> None:
    """A record as an earlier program may have left it."""
    with registers.opened() as book:
        stored.change(book, entity, builders.fetched(entity, key), values)


def a_need_for_two() -> Pair:
    pair = a_pair({"people": "2"})()
    builders.a_placement(pair.need, builders.a_ready_volunteer(pair.place))
    return pair


def a_need_for_three() -> Pair:
    """One is there, somebody else could come, too."""
    pair = a_pair({"people": "3"}, {"capacity": "3"})()
    builders.a_placement(pair.need, builders.a_ready_volunteer(pair.place))
    builders.a_ready_volunteer(pair.place)
    return pair


def the_same_pair_again(pair: Pair) -> None:
    """Two windows at once: the pair stands there a second time."""
    row = {"need_id": pair.need["id"], "volunteer_id": pair.person["id"], "status": "proposed", "proposed_on": "2027-03-01"}
    with registers.opened() as book:
        stored.add(book, PLACEMENTS, [row])


def elsewhere(pair: Pair, activity: str, number: int) -> None:
    """The person has so many other placements by now."""
    for count in range(number):
        need = builders.a_need(pair.place, title=f"Woanders {count}", activity_id=activity, status="filled")
        the_same_pair_again(pair._replace(need=need))


def another_partner_does_the_same(pair: Pair) -> list[Line]:
    other = builders.an_organisation("Anlaufstelle Lüneburg", kind="anlaufstelle")
    return [("measure", "add", "--client", pair.client["id"], "--organisation", other["id"], "--area", "conversations")]


def the_client_moves(pair: Pair) -> list[Line]:
    other = builders.a_prison("JVA Moorburg")
    return [("client", "change", pair.client["id"], "--organisation", other["id"])]


def a_contact_of(pair: Pair, deputy: bool) -> str:
    with registers.opened() as book:
        rows = stored.every(book, builders.CONTACTS, {"organisation_id": pair.place["id"]})
        return str(next(row["id"] for row in rows if bool(row["deputy"]) == deputy))


def who_also_works_there(pair: Pair) -> list[Line]:
    return [("contact", "add", "--name", "Anna Weber", "--organisation", pair.place["id"], "--from", "2026-09-01")]


def of_the_need(*options: str) -> Callable[[Pair], list[Line]]:
    return lambda pair: [("need", "change", pair.need["id"], *options)]


def of_the_person(*options: str) -> Callable[[Pair], list[Line]]:
    return lambda pair: [("volunteer", "change", pair.person["id"], *options)]


def of_the_client(*options: str) -> Callable[[Pair], list[Line]]:
    return lambda pair: [("client", "change", pair.client["id"], *options)]


def a_basic_need_too(pair: Pair) -> list[Line]:
    return [
        ("need", "add", "--title", "Wohnung finden", "--organisation", pair.place["id"], "--activity", "wohnungssuche",
         "--client", pair.client["id"])
    ]  # fmt: skip


STORIES: dict[str, Story] = {
    "OFFEN": Story(a_pair(), of_the_need("--status", "geschlossen")),
    "PLATZ": Story(a_need_for_two, of_the_need("--people", "1")),
    "DOPPELT": Story(a_need_for_three, by_hand=the_same_pair_again),
    "NOTNAGEL": Story(a_pair(), by_hand=lambda pair: changed(NEEDS, pair.need["id"], roster=1)),
    "ANSPRECHPERSON": Story(
        a_pair(), lambda pair: [("contact", "change", a_contact_of(pair, deputy=True), "--until", "2027-02-28")]
    ),
    "ANLEITUNG": Story(
        a_pair({"activity_id": "antragshilfe", "professionals_do": "Sozialdienst prüft jeden Antrag"}),
        of_the_need("--professionals-do", "-"),
    ),
    "KLIENTENWUNSCH": Story(a_pair(), of_the_client("--wish", "-")),
    "FREIWILLIG": Story(a_pair(), of_the_client("--voluntary", "nein")),
    "FREIGABE": Story(a_pair(), the_client_moves),
    "DOPPELBETREUUNG": Story(a_pair(), another_partner_does_the_same),
    "GRUNDBEDARF": Story(a_pair(), a_basic_need_too),
    "STUNDENMONAT": Story(a_pair(), of_the_need("--minutes-week", "300")),
    "HAUPTAMT": Story(a_pair(), lambda _: [("config", "set", "load.prison", "0")]),
    "AKTIV": Story(a_pair(), of_the_person("--status", "Überprüfung")),
    "EINWILLIGUNG": Story(a_pair(), of_the_person("--consent", "-")),
    "GEHEIMHALTUNG": Story(a_pair(), lambda pair: run_out(pair, "secrecy")),
    "MINDESTALTER": Story(a_pair(place={"land": "NW"}), of_the_person("--born", "2006-06-02")),
    "UEBERPRUEFUNG": Story(a_pair(), lambda pair: run_out(pair, "formal_undertaking")),
    "ZULASSUNG": Story(a_pair(), lambda pair: run_out(pair, "admission")),
    "SCHULUNG": Story(a_pair(), of_the_need("--training", "trauma")),
    "SPRACHE": Story(a_pair(), of_the_need("--language", "ar:B1")),
    "AUFGABE": Story(a_pair(), lambda _: [("activity", "change", "einzelbegleitung", "--colour", "rot")]),
    "GESCHLECHT": Story(a_pair(person={"gender": "weiblich"}), of_the_need("--gender", "männlich")),
    "KONFLIKT": Story(
        a_pair(),
        lambda pair: [
            ("exclusion", "add", "--volunteer", pair.person["id"], "--client", pair.client["id"], "--reason", "Konflikt")
        ],
    ),
    "NEBENROLLE": Story(a_pair(), who_also_works_there),
    "BELASTUNG": Story(a_pair(person={"capacity": "5"}), by_hand=lambda pair: elsewhere(pair, "besuchsdienst", 2)),
    "ENTFERNUNG": Story(a_pair(), of_the_person("--postal-code", "80331")),
    "ZEIT": Story(a_pair({"times": "Di 14-16"}), of_the_person("--available", "Mi 14-16")),
    "KAPAZITAET": Story(a_pair(), of_the_person("--capacity", "0")),
    "STUNDEN": Story(a_pair({"minutes_week": "180"}), of_the_person("--hours-week", "2")),
}
"""By code; the test of the table says whether one is missing."""
