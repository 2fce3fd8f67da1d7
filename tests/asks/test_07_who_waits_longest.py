"""Ask 7: a waiting list that remembers who waits longest; ending a placement needs a reason."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.placements import END_REASONS, PLACEMENTS

pytestmark = pytest.mark.usefixtures("register")


def test_neither_proposals_nor_breaks_nor_reopening_make_anybody_forget(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    prison = builders.a_prison()
    patient = builders.a_ready_volunteer(prison, name="Erika Geduld", enquired_on="2026-06-01")
    builders.a_ready_volunteer(prison, name="Max Neu", enquired_on="2026-11-01")
    need = builders.a_need(prison, title="Besuch", registered_on="2026-07-01")
    builders.a_need(prison, title="Brief", registered_on="2026-12-01")

    proposed = cli("placement", "propose", need["id"], patient["id"], "--json", expect=0).json
    cli("placement", "end", proposed["id"], "--reason", "Wunsch der Klient:in", expect=0)
    cli("volunteer", "pause", patient["id"], "--until", "2027-03-05", expect=0)
    cli("need", "change", need["id"], "--status", "geschlossen", expect=0)
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-08")
    cli("need", "change", need["id"], "--status", "offen", expect=0)

    people, needs = (cli(noun, "waiting", "--json", expect=0).json for noun in ("volunteer", "need"))
    assert [(row["name"], row["since"], row["declined"]) for row in people] == [
        ("Erika Geduld", "2026-06-01", 1),
        ("Max Neu", "2026-11-01", 0),
    ]
    assert [(row["title"], row["since"], row["declined"]) for row in needs] == [
        ("Besuch", "2026-07-01", 1),
        ("Brief", "2026-12-01", 0),
    ]


def test_matching_knows_it_too(cli: Cli) -> None:
    prison = builders.a_prison()
    need = builders.a_need(prison)
    for name, day in (("Max Neu", "2027-02-01"), ("Erika Geduld", "2026-06-01")):
        builders.a_ready_volunteer(prison, name=name, enquired_on=day)

    first, second = cli("match", need["id"], "--json", expect=0).json["best"]
    assert (first["volunteer"]["name"], second["volunteer"]["name"]) == ("Erika Geduld", "Max Neu")


def test_no_placement_ends_without_a_reason(cli: Cli) -> None:
    prison = builders.a_prison()
    placement = builders.a_placement(builders.a_need(prison), builders.a_ready_volunteer(prison))

    missing = cli("placement", "end", placement["id"], "--json", expect=2).error
    unknown = cli("placement", "end", placement["id"], "--reason", "einfach so", "--json", expect=2).error

    assert "--reason" in missing["message"]
    assert all(label.de in unknown["hint"] for label in END_REASONS.values())
    assert builders.fetched(PLACEMENTS, placement["id"])["status"] == "proposed"
