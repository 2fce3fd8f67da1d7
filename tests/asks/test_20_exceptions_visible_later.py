"""Ask 20: extraordinary prolongations and exemptions visible later: rule, reason, who, until."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

GRANTED = ("--reason", "Amt im Umzug", "--granted-by", "Petra Sommerfeld", "--until", "2027-05-31")


@pytest.fixture
def person() -> Record:
    """Somebody whose certificate was due again last month."""
    helper = builders.an_active_volunteer(born_on="1966-05-01", name="Anna Weber")
    for kind, seen_on in (("secrecy", "2026-09-15"), ("training", "2026-09-15"), ("certificate", "2022-02-10")):
        builders.a_screening(helper, kind=kind, seen_on=seen_on)
    return helper


@pytest.fixture
def need() -> Record:
    shelter = builders.an_organisation("Unterkunft Heidekamp", kind="shelter", postal_code="21335")
    return builders.a_need(shelter, activity_id="kinderbetreuung", title="Spielstunde")


def history(cli: Cli, kind: str, key: str) -> dict[str, Any]:
    return {row["field"]: row["after"] for row in cli(kind, "history", key, "--json", expect=0).json}


def test_ask_20_a_prolongation_says_rule_reason_who_and_until(
    cli: Cli, person: Record, need: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("placement", "propose", need["id"], person["id"], expect=5)

    line = ("--volunteer", person["id"], "--requirement", "Führungszeugnis", "--kind", "verlängert")
    kept = cli("exemption", "add", *line, *GRANTED, "--json", expect=0).json
    placed = cli("placement", "propose", need["id"], person["id"], "--json", expect=0).json
    cli("placement", "start", placed["id"], expect=0)

    told = {"requirement": "certificate", "kind": "prolonged", "reason": "Amt im Umzug", "granted_by": "Petra Sommerfeld"}
    told |= {"ends_on": "2027-05-31"}
    assert told.items() <= cli("exemption", "show", kept["id"], "--json", expect=0).json.items()
    assert told.items() <= history(cli, "exemption", kept["id"]).items()
    assert "Führungszeugnis" in cli("volunteer", "show", person["id"], expect=0).out.partition("Ausnahmen")[2]
    why = cli("match", "why", need["id"], person["id"], "--json", expect=0).json
    assert "Ausnahme bis 31.05.2027" in next(row["offered"] for row in why["criteria"] if row["code"] == "UEBERPRUEFUNG")

    monkeypatch.setenv("EHRENAMT_TODAY", "2027-06-01")
    assert [row["rule"] for row in cli("checkup", "rules", "--json", expect=3).json] == ["UEBERPRUEFUNG"]


def test_ask_20_an_exception_from_a_rule_says_reason_who_and_when(cli: Cli) -> None:
    prison = builders.a_prison()
    wanted, visitor = builders.a_need(prison), builders.a_ready_volunteer(prison, postal_code="80331")

    placed = builders.a_placement(wanted, visitor, override="zieht im Mai her")
    cli("placement", "start", placed["id"], expect=0)

    told = {"overridden": "ENTFERNUNG", "override_reason": "zieht im Mai her"}
    assert told.items() <= cli("placement", "show", placed["id"], "--json", expect=0).json.items()
    assert told.items() <= history(cli, "placement", placed["id"]).items()
    assert cli("checkup", "rules", "--json", expect=0).json == []
    [row] = cli("checkup", "rules", "--all", "--json", expect=0).json
    assert (row["kind"], row["rule"], row["reason"]) == ("exception", "ENTFERNUNG", "zieht im Mai her")
    assert (row["granted_by"], row["granted_on"]) == ("Test Person", "2027-03-01")


def test_ask_20_a_second_exception_keeps_the_first(cli: Cli) -> None:
    prison = builders.a_prison()
    wanted, visitor = builders.a_need(prison), builders.a_ready_volunteer(prison, postal_code="80331")
    placed = builders.a_placement(wanted, visitor, override="zieht im Mai her")
    cli("need", "change", wanted["id"], "--training", "trauma", expect=0)

    cli("placement", "start", placed["id"], "--json", expect=5)
    row = cli("placement", "start", placed["id"], "--override", "Kurs ist gebucht", "--json", expect=0).json

    assert (row["overridden"], row["override_reason"]) == ("ENTFERNUNG, SCHULUNG", "zieht im Mai her; Kurs ist gebucht")
