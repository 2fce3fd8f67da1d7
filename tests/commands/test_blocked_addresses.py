"""Auskunftssperre: a blocked address leaves the register on no way but the switch, which is noted."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES

pytestmark = pytest.mark.usefixtures("register")

MARKS = ("Geheimgasse", "Verborgenstadt", "29999", "versteckt@verein.example", "0171 99887766", "1719988")
BLOCKED = {
    "name": "Vera Verborgen",
    "street": "Geheimgasse 7",
    "postal_code": "29999",
    "town": "Verborgenstadt",
    "email": "versteckt@verein.example",
    "phone": "0171 99887766",
    "address_blocked": "ja",
}


@pytest.fixture
def person(cli: Cli) -> builders.Record:
    """Somebody whose address is blocked, with enough around to stand in every list."""
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(prison, **BLOCKED, enquired_on="2026-01-05")
    placement = builders.a_placement(builders.a_need(prison), person)["id"]
    cli("placement", "start", placement, "--on", "2026-12-20", expect=0)
    cli("effort", "log", person["id"], "1:30", "--on", "2027-01-10", expect=0)
    return person


WAYS = {
    "list": "volunteer list --limit 0",
    "find": "volunteer list verborgen",
    "show": "volunteer show {id}",
    "history": "volunteer history {id}",
    "today": "today",
    "deadlines": "deadlines --weeks 52",
    "calendar page": "deadlines --calendar",
    "calendar file": "deadlines --weeks 52 --ics - --ics-detail full",
    "placements": "placement list",
    "a placement": "placement show verborgen",
    "efforts": "effort list",
    "screenings": "screening list",
    "ranking": "match Besuch",
    "plan": "match --dry-run",
    "why": "match why Besuch {id}",
    "export": "export volunteers --to json -o -",
    "table": "export volunteers --to csv -o -",
    "address cards": "export volunteers --to vcf -o -",
    "problem": "match export-problem -o -",
    "thanks": "document render thank-you --for {id} --draft --to md -o -",
    "certificate": "document render service-certificate --for {id} --draft --to md -o -",
    "audit": "audit log --limit 0",
    "erasing": "privacy erase {id} --dry-run --mentions keep",
    "retention": "privacy retention",
    "undo": "volunteer undo {id} --dry-run",
    "removing": "volunteer remove {id} --dry-run",
    "not found": "volunteer show Geheimnis",
    "ambiguous": "volunteer show Ver",
}
REFUSED = {"erasing": 5, "undo": 5, "removing": 5, "not found": 4, "ambiguous": 4}
"""With which status a way ends that leads nowhere here."""
FORMS = ("table", "json", "csv", "markdown")
RAW = ("calendar file", "export", "table", "address cards", "problem", "thanks", "certificate")


@pytest.mark.parametrize("way", WAYS)
def test_a_blocked_address_appears_nowhere(cli: Cli, person: builders.Record, way: str) -> None:
    builders.a_volunteer(name="Verena Anders")
    for form in ("table",) if way in RAW else FORMS:
        line = WAYS[way].format(id=person["id"]).split(" ")
        done = cli(*line, "--format", form, expect=REFUSED.get(way, 0))
        seen = done.out + done.stderr
        assert not [mark for mark in MARKS if mark in seen], f"{way} {form}: {seen}"


def test_nor_in_a_change_or_an_import(cli: Cli, person: builders.Record, tmp_path: Path) -> None:
    changed = cli("volunteer", "change", person["id"], "--occupation", "Koch", expect=0)
    file = tmp_path / "liste.csv"
    file.write_text("Name;Beruf\nVera Verborgen;Köchin\n", encoding="utf-8")
    looked = cli("import", "volunteers", file, expect=0, answers=["n"])

    said = changed.out + changed.stderr + looked.out + looked.stderr
    assert not [mark for mark in MARKS if mark in said]


def test_nor_in_what_an_erasure_shows_and_keeps(cli: Cli) -> None:
    person = builders.a_volunteer(**BLOCKED)
    builders.kept(ENTITIES["claims"], {"volunteer_id": person["id"], "amount_cents": "12,50", "paid_on": "2026-06-01"})

    shown = cli("privacy", "erase", person["id"], "--yes", expect=0)
    [kept] = cli("restriction", "list", "--protected", "--json", expect=0).json

    assert not [mark for mark in MARKS if mark in shown.out + shown.stderr]
    assert (kept["name"], kept["address"]) == ("Vera Verborgen", None)


def test_the_switch_shows_it_and_is_noted(cli: Cli, person: builders.Record) -> None:
    assert "Geheimgasse" in cli("volunteer", "show", person["id"], "--blocked-addresses", expect=0).out

    actions = [row["action"] for row in cli("audit", "log", person["id"], "--limit", 0, "--json", expect=0).json]
    assert "address_shown" in actions
