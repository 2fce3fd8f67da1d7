"""Accompanying volunteers: everything that falls due stands in the list and on the card, and one line settles it."""

from __future__ import annotations

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

SETTLED_BY = {
    "B-03": ("placement", "review", "{placement}"),
    "B-04": ("note", "add", "--placement", "{placement}", "--note", "telefoniert"),
    "B-05": ("supervision", "add", "--volunteer", "{person}"),
    "B-06": ("supervision", "add", "--volunteer", "{person}"),
    "B-07": ("volunteer", "change", "{person}", "--yearly-talk", "heute"),
}
"""What is due a while after the start, after a crisis, and once a year."""

SUGGESTED = {
    "B-03": "placement review {placement} --on 2027-03-01",
    "B-04": "note add --placement {placement} --on 2027-03-01 --note …",
    "B-05": "supervision add --volunteer {person} --offered 2027-03-01",
    "B-06": "incident change {incident} --supervision-offered 2027-03-01",
    "B-07": "volunteer change {person} --yearly-talk 2027-03-01",
}


@pytest.fixture
def at_work(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Somebody who has visited a prisoner since October, without a word from us, and had a crisis last week."""
    prison = builders.a_prison()
    client = builders.a_client(organisation_id=prison["id"])
    person = builders.a_ready_volunteer(prison, name="Erika Muster", yearly_talk_on="2026-02-20")
    placement = builders.a_placement(builders.a_need(prison, client_id=client["id"]), person)
    cli("placement", "start", placement["id"], "--on", "2026-10-01", expect=0)
    told = ("--kind", "Krise", "--volunteer", person["id"], "--happened", "2027-02-22")
    incident = cli("incident", "add", *told, "--json", expect=0).json
    return {"person": person["id"], "placement": placement["id"], "incident": incident["id"]}


def due(cli: Cli, rule: str) -> list[Record]:
    return cli("deadlines", "--rule", rule, "--json", expect=0).json


@pytest.mark.parametrize("rule", SETTLED_BY)
def test_it_is_due_shown_and_settled_by_one_line(cli: Cli, at_work: dict[str, str], rule: str) -> None:
    [before] = due(cli, rule)
    assert before["id"] in cli("volunteer", "show", at_work["person"], expect=0).out

    cli(*(word.format(**at_work) for word in SETTLED_BY[rule]), expect=0)

    assert before["id"] not in [row["id"] for row in due(cli, rule)]
    assert before["id"] not in cli("volunteer", "show", at_work["person"], expect=0).out


@pytest.mark.parametrize("rule", SUGGESTED)
def test_whoever_only_ticks_it_off_is_told_the_line(cli: Cli, at_work: dict[str, str], rule: str) -> None:
    [row] = due(cli, rule)

    said = cli("deadlines", "done", row["id"], "--json", expect=0).json["better"]

    assert said == f"ehrenamt {SUGGESTED[rule].format(**at_work)}"
    if "…" not in said:
        cli(*said.split()[1:], expect=0)


def test_an_interval_of_ones_own(cli: Cli, at_work: dict[str, str]) -> None:
    cli("supervision", "add", "--volunteer", at_work["person"], "--offered", "2027-02-01", expect=0)
    [monthly] = due(cli, "B-05")
    cli("config", "set", "B-05.prison", "6 Wochen", expect=0)
    [slower] = due(cli, "B-05")

    assert (monthly["due_on"], slower["due_on"]) == ("2027-03-01", "2027-03-15")
