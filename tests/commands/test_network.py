"""Who works with whom: read from what the register knows anyway, as a list, a picture and a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def partners() -> tuple[builders.Record, builders.Record]:
    return builders.a_prison("JVA Beispiel"), builders.an_organisation("Anlaufstelle Uelzen", regions="Kreis Uelzen")


def pairs(cli: Cli, *words: object) -> dict[tuple[str, str], dict[str, Any]]:
    return {(one["one"], one["other"]): one for one in cli("network", *words, "--json", expect=0).json}


def ties(cli: Cli, *words: object) -> list[str]:
    return sorted({tie["tie"] for one in pairs(cli, *words).values() for tie in one["ties"]})


def signed(cli: Cli, *places: builders.Record) -> str:
    agreement = builders.a_cooperation(*places, begins_on="2027-01-01")
    for place in places:
        cli("agreement", "sign", agreement["id"], "--party", place["id"], "--by", "Pia Probe", "--on", "2027-01-01", expect=0)
    return str(agreement["number"])


def test_at_first_nothing_binds_anybody(cli: Cli) -> None:
    assert cli("network", "--json", expect=0).json == []
    assert "Noch verbindet hier nichts" in cli("network", expect=0).out


def test_a_signed_agreement_binds_its_parties_and_a_draft_does_not(cli: Cli, partners: Any) -> None:
    builders.a_cooperation(*partners)
    assert pairs(cli) == {}
    number = signed(cli, *partners)
    row = pairs(cli)["Anlaufstelle Uelzen", "JVA Beispiel"]
    assert (row["since"], [tie["words"] for tie in row["ties"]]) == ("2027-01-01", [f"Vereinbarung {number}"])


def test_a_working_group_binds_its_members_while_they_are_delegated(cli: Cli, partners: Any) -> None:
    prison, centre = partners
    cli("working-group", "add", "--name", "AG Übergang", "--organisation", prison["id"], "--from", "1.1.2027", expect=0)
    line = ("delegation", "add", "--group", "AG Übergang", "--organisation", centre["id"])
    cli(*line, "--from", "1.1.2027", "--until", "1.2.2027", expect=0)
    assert ties(cli) == []
    assert ties(cli, "--on", "15.1.2027") == ["group"]


def test_whoever_came_to_the_same_event_is_bound_to_the_host(cli: Cli, partners: Any) -> None:
    prison, centre = partners
    event = builders.an_event(kind="conference", starts_on="2027-02-10", organisation_id=prison["id"])
    somebody = builders.a_contact(centre, name="Rita Beispiel")
    builders.attended(event, somebody)
    assert pairs(cli)["Anlaufstelle Uelzen", "JVA Beispiel"]["ties"][0]["words"] == "Veranstaltung „Grundschulung“"
    assert pairs(cli, "--since", "1.3.2027") == {}


def test_few_cases_are_not_counted_because_they_are_about_clients(cli: Cli, partners: Any) -> None:
    for _ in range(4):
        client = builders.a_client()
        for place, day in zip(partners, ("1.1.2027", "1.2.2027"), strict=True):
            cli("lead", "add", "--client", client["reference"], "--organisation", place["id"], "--from", day, expect=0)
    [row] = pairs(cli).values()
    assert row["ties"][0]["number"] is None
    assert row["ties"][0]["words"] == "gemeinsame Fälle (< 5)"
    assert row["since"] is None


def test_messages_and_inquiries_bind(cli: Cli, partners: Any) -> None:
    builders.an_inquiry(*partners)
    cli("message", "add", "--what", "Neuer Flyer", "--to", partners[0]["id"], expect=0)
    assert ties(cli) == ["contact"]
    assert len(pairs(cli)) == 2


def test_of_one_organisation_it_stands_in_front(cli: Cli, partners: Any) -> None:
    signed(cli, *partners)
    assert [*pairs(cli, "JVA Beispiel")] == [("JVA Beispiel", "Anlaufstelle Uelzen")]
    assert pairs(cli, "Koordination", "--by", "agreement") == {}


def test_only_some_kinds_of_tie_and_one_region(cli: Cli, partners: Any) -> None:
    signed(cli, *partners)
    builders.an_inquiry(*partners)
    assert ties(cli, "--by", "Vereinbarung") == ["agreement"]
    assert len(pairs(cli, "--region", "kreis uelzen")) == 1
    assert pairs(cli, "--region", "Celle") == {}
    cli("network", "--by", "Freundschaft", expect=2)


def test_the_picture_and_the_page_say_what_the_list_says(cli: Cli, partners: Any, tmp_path: Path) -> None:
    signed(cli, *partners)
    done = cli("network", "--svg", tmp_path / "netz.svg", "--json", expect=0).json
    assert (done["organisations"], done["connections"]) == (2, 1)
    assert "JVA Beispiel" in (tmp_path / "netz.svg").read_text(encoding="utf-8")
    cli("network", "-o", tmp_path / "netz.html", expect=0)
    page = (tmp_path / "netz.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert '<th scope="row">Anlaufstelle Uelzen</th><td>JVA Beispiel</td>' in page
    cli("network", "-o", tmp_path / "netz.pdf", expect=0)
    assert (tmp_path / "netz.pdf").read_bytes().startswith(b"%PDF")
    assert cli("network", "-o", tmp_path / "netz.csv", expect=0)
    cli("network", "-o", tmp_path / "netz.doc", expect=2)
    cli("network", "--svg", "a.svg", "-o", "b.html", expect=2)
    cli("network", "--to", "fax", expect=2)
    assert cli("network", "--to", "csv", "-o", "-", expect=0).out.startswith("\ufeffEinrichtung;mit")
    assert cli("network", "--svg", "-", expect=0).stdout.startswith(b"<svg")


def test_a_dry_run_writes_no_file(cli: Cli, partners: Any, tmp_path: Path) -> None:
    cli("network", "--svg", tmp_path / "netz.svg", "--dry-run", expect=0)
    assert not [*tmp_path.glob("*.svg")]
