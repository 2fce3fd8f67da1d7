"""The directory: who is in charge where, on a day, with phone numbers at hand; on the screen, on paper, as a sheet."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli


@pytest.fixture(autouse=True)
def places(register: Path) -> None:
    prison = builders.an_organisation(
        "JVA Beispiel", kind="prison", contacts=False, phone="0581 1", regions="Kreis Uelzen", town="Uelzen"
    )
    builders.a_contact(prison, name="Sabine Sommer", role="Sozialdienst", phone="0581 12")
    builders.a_contact(prison, name="Anton Winter", role="Sozialdienst", deputy="ja", ends_on="2027-06-30")
    builders.a_contact(prison, name="Früher Einmal", role="Sozialdienst", begins_on="2026-01-01", ends_on="2026-12-31")
    builders.a_contact(prison, name="Kim Neben", role="Seelsorge", regions="Kreis Celle", fields_of_work="Seelsorge")
    builders.an_organisation("Beratung Nord", contacts=False, fields_of_work="Schulden; Wohnen", email="post@nord.example")


def lines(cli: Cli, *words: object) -> list[dict[str, Any]]:
    return list(cli("network", "directory", *words, "--json", expect=0).json)


def people(cli: Cli, *words: object) -> list[str | None]:
    return [line["contact"] for line in lines(cli, *words)]


def test_those_in_charge_stand_before_their_deputies(cli: Cli) -> None:
    assert people(cli) == [None, "Kim Neben", "Sabine Sommer", "Anton Winter"]


def test_whoever_was_in_charge_on_a_day(cli: Cli) -> None:
    assert "Früher Einmal" in people(cli, "--on", "1.12.2026")
    assert "Anton Winter" not in people(cli, "--on", "1.7.2027")


def test_the_number_of_the_house_stands_in_for_a_missing_one(cli: Cli) -> None:
    phones = {line["contact"]: line["phone"] for line in lines(cli)}
    assert (phones["Sabine Sommer"], phones["Anton Winter"]) == ("0581 12", "0581 1")


def test_a_contact_with_a_region_of_its_own_is_found_by_that_one(cli: Cli) -> None:
    assert people(cli, "--region", "celle") == ["Kim Neben"]
    assert people(cli, "--region", "uelzen") == ["Sabine Sommer", "Anton Winter"]


def test_by_field_of_work_role_kind_and_words(cli: Cli) -> None:
    assert [line["organisation"] for line in lines(cli, "--field", "wohnen")] == ["Beratung Nord"]
    assert people(cli, "--role", "seelsorge") == ["Kim Neben"]
    assert {line["organisation"] for line in lines(cli, "--kind", "prison")} == {"JVA Beispiel"}
    assert people(cli, "uelzen sommer") == ["Sabine Sommer"]
    cli("network", "directory", "--kind", "Zirkus", expect=2)


def test_whoever_is_only_a_name_is_left_out_unless_asked_for(cli: Cli) -> None:
    assert "JVA Aachen" not in {line["organisation"] for line in lines(cli)}
    builders.an_organisation("Nur ein Name", contacts=False)
    assert "Nur ein Name" not in {line["organisation"] for line in lines(cli)}
    assert "Nur ein Name" in {line["organisation"] for line in lines(cli, "--all")}


def test_it_is_printed_and_handed_on_and_that_is_noted(cli: Cli, tmp_path: Path) -> None:
    done = cli("network", "directory", "-o", tmp_path / "v.csv", "--json", expect=0).json
    assert (done["organisations"], done["contacts"]) == (2, 3)
    [_, first, *_] = csv.DictReader(StringIO((tmp_path / "v.csv").read_text(encoding="utf-8-sig")), delimiter=";")
    assert (first["Ansprechperson"], first["Funktion"], first["Vertretung"]) == ("Kim Neben", "Seelsorge", "nein")
    for form, beginning in (("pdf", b"%PDF"), ("html", b"<!DOCTYPE"), ("xlsx", b"PK"), ("ods", b"PK")):
        cli("network", "directory", "-o", tmp_path / f"v.{form}", expect=0)
        assert (tmp_path / f"v.{form}").read_bytes().startswith(beginning)
    assert len(cli("audit", "log", "--action", "export", "--json", expect=0).json) == 5
    cli("network", "directory", "-o", tmp_path / "v.doc", expect=2)
    assert cli("network", "directory", "--to", "csv", "-o", "-", expect=0).out.startswith("\ufeffEinrichtung;Art")


def test_a_dry_run_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    cli("network", "directory", "-o", tmp_path / "v.pdf", "--dry-run", expect=0)
    assert not [*tmp_path.glob("*.pdf")]
