"""Ask 14: a pause with an end date that ends by itself."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.mark.parametrize(
    "line", [("volunteer", "list", "--status", "aktiv"), ("match",), ("today",), ("deadlines",)], ids=" ".join
)
def test_whichever_command_comes_first_after_the_last_day(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    prison = builders.a_prison()
    need, person = builders.a_need(prison, start_on="2027-03-10"), builders.a_ready_volunteer(prison)
    cli("volunteer", "pause", person["id"], "--until", "2027-03-05", "--reason", "verreist", expect=0)
    refused = cli("placement", "propose", need["id"], person["id"], "--json", expect=5).error
    assert "AKTIV" in {rule["rule"] for rule in refused["rules"]}

    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-06")
    cli(*line, expect=0)

    row = cli("volunteer", "show", person["id"], "--json", expect=0).json
    assert (row["status"], row["paused_until"], row["pause_reason"]) == ("active", None, None)
    assert cli("placement", "propose", need["id"], person["id"], "--json", expect=0).json["status"] == "proposed"


def test_it_says_so_until_somebody_has_been_in_touch(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    person = builders.an_active_volunteer()
    cli("volunteer", "pause", person["id"], "--until", "2027-03-05", expect=0)
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-20")

    assert "Pause endet: wieder ins Gespräch kommen" in cli("today", expect=0).out
    cli("note", "add", "--volunteer", person["id"], expect=0)
    assert "Pause endet" not in cli("today", expect=0).out


def test_a_pause_has_an_end(cli: Cli) -> None:
    person = builders.an_active_volunteer()

    assert "--until" in cli("volunteer", "pause", person["id"], "--json", expect=2).error["message"]
