"""Mailing lists: who is written to, who is left out and why, and that nobody sees the addresses of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def names(cli: Cli, *words: object) -> list[str]:
    return [one["name"] for one in cli("mailing-list", *words, "--json", expect=0).json]


def somebody(name: str, **typed: str) -> builders.Record:
    """An active volunteer with an e-mail made of the name."""
    return builders.a_volunteer(name=name, **{"status": "active", "email": f"{name.split()[0].lower()}@post.example", **typed})


class TestVolunteers:
    def test_who_is_active_and_has_an_address_is_written_to(self, cli: Cli) -> None:
        somebody("Ada Anders")
        builders.a_volunteer(name="Bo Berg", status="active")
        assert names(cli, "volunteers") == ["Ada Anders"]
        assert "1 ohne E-Mail" in cli("mailing-list", "volunteers", expect=0).stderr

    def test_paused_and_ended_people_only_where_they_are_meant(self, cli: Cli) -> None:
        somebody("Ada Anders")
        cli("volunteer", "pause", somebody("Bo Berg")["id"], "--until", "1.9.2027", expect=0)
        cli("volunteer", "end", somebody("Cem Celik")["id"], "--reason", "eigener Wunsch", expect=0)
        assert names(cli, "volunteers") == ["Ada Anders"]
        assert names(cli, "volunteers", "--status", "pausiert") == ["Bo Berg"]

    def test_whoever_wants_no_mailings_is_left_alone(self, cli: Cli) -> None:
        cli("volunteer", "change", somebody("Ada Anders")["id"], "--no-mailing", "ja", expect=0)
        other = somebody("Bo Berg")
        cli("access-request", "add", "--subject", "Widerspruch", "--right", "objection", "--volunteer", other["id"], expect=0)
        assert names(cli, "volunteers") == []
        assert "2 wollen keine Rundschreiben" in cli("mailing-list", "volunteers", expect=0).stderr

    def test_who_only_enquired_is_written_to_with_consent(self, cli: Cli) -> None:
        somebody("Ada Anders", status="enquiry", consent_on="-")
        somebody("Bo Berg", status="interview", consent_on="2027-01-05")
        assert names(cli, "volunteers") == ["Bo Berg"]
        assert names(cli, "volunteers", "--without-consent") == ["Ada Anders", "Bo Berg"]

    def test_a_blocked_address_only_on_the_switch_and_that_is_noted(self, cli: Cli) -> None:
        hidden = somebody("Ada Anders", address_blocked="ja")
        assert names(cli, "volunteers") == []
        assert "ada@" not in cli("mailing-list", "volunteers", "--to", "bcc", expect=0).out
        assert names(cli, "volunteers", "--blocked-addresses") == ["Ada Anders"]
        shown = cli("audit", "log", "--action", "address_shown", "--json", expect=0).json
        assert [event["record_id"] for event in shown] == [hidden["id"]]

    def test_by_filter_place_and_distance(self, cli: Cli) -> None:
        somebody("Ada Anders", languages="ar:B2", postal_code="21335")
        somebody("Bo Berg", postal_code="52062")
        assert names(cli, "volunteers", "--language", "ar") == ["Ada Anders"]
        assert names(cli, "volunteers", "--near", "21335", "--km", "50") == ["Ada Anders"]
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison)
        cli("volunteer", "change", person["id"], "--email", "da@post.example", expect=0)
        assert names(cli, "volunteers", "--placed-at", prison["id"]) == [person["name"]]

    def test_one_address_is_written_to_once(self, cli: Cli) -> None:
        somebody("Ada Anders", email="familie@post.example")
        somebody("Bo Anders", email="Familie@post.example")
        assert names(cli, "volunteers") == ["Ada Anders"]


class TestOthers:
    def test_contacts_in_charge_by_role_and_region(self, cli: Cli) -> None:
        place = builders.an_organisation("Beratung Nord", contacts=False, regions="Kreis Celle", email="post@nord.example")
        builders.a_contact(place, name="Rita Beispiel", role="Leitung", email="rita@nord.example")
        builders.a_contact(place, name="Kim Weg", role="Leitung", email="kim@nord.example", ends_on="2027-01-31")
        builders.a_contact(place, name="Ole Still", role="Leitung", email="ole@nord.example", no_mailing="ja")
        assert names(cli, "contacts", "--role", "leitung", "--region", "celle") == ["Rita Beispiel"]
        assert names(cli, "contacts", "--on", "15.1.2027") == ["Kim Weg", "Rita Beispiel"]
        assert names(cli, "organisations", "--region", "celle") == ["Beratung Nord"]

    def test_a_working_group_reaches_the_person_or_the_organisation(self, cli: Cli) -> None:
        place = builders.an_organisation("Beratung Nord", contacts=False, email="post@nord.example")
        person = builders.a_contact(place, name="Rita Beispiel", email="rita@nord.example")
        other = builders.an_organisation("Verein Süd", contacts=False, email="post@sued.example")
        cli("working-group", "add", "--name", "AG Sprache", expect=0)
        for whom in (("--contact", person["id"]), ("--organisation", other["id"]), ("--volunteer", somebody("Ada Anders")["id"])):
            cli("delegation", "add", "--group", "AG Sprache", *whom, expect=0)
        assert sorted(names(cli, "group", "AG Sprache")) == ["Ada Anders", "Rita Beispiel", "Verein Süd"]

    def test_whoever_comes_to_an_event(self, cli: Cli) -> None:
        event = builders.an_event()
        builders.enrolled(event, somebody("Ada Anders"), somebody("Bo Berg"))
        cli("event", "withdraw", event["id"], "Bo", expect=0)
        assert names(cli, "event", event["id"]) == ["Ada Anders"]


class TestForms:
    @pytest.fixture(autouse=True)
    def people(self, register: Path) -> None:
        for name in ("Ada Anders", "Bo Berg", "Cem Celik"):
            somebody(name)

    def test_address_lines_to_paste_with_the_advice_to_use_bcc(self, cli: Cli) -> None:
        done = cli("mailing-list", "volunteers", "--to", "bcc", expect=0)
        assert done.out == "ada@post.example, bo@post.example, cem@post.example\n"
        assert "BCC" in done.stderr

    def test_short_lines_with_semicolons(self, cli: Cli) -> None:
        done = cli("mailing-list", "volunteers", "--to", "bcc", "--semicolons", "--per-line", "2", expect=0)
        assert done.out == "ada@post.example; bo@post.example\ncem@post.example\n"

    def test_as_files(self, cli: Cli, tmp_path: Path) -> None:
        done = cli("mailing-list", "volunteers", "-o", tmp_path / "v.csv", "--json", expect=0).json
        assert done["addresses"] == 3
        assert "Ada Anders;;ada@post.example" in (tmp_path / "v.csv").read_text(encoding="utf-8-sig")
        cli("mailing-list", "volunteers", "-o", tmp_path / "v.vcf", expect=0)
        assert (tmp_path / "v.vcf").read_bytes().count(b"BEGIN:VCARD") == 3
        cli("mailing-list", "volunteers", "-o", tmp_path / "v.txt", expect=0)
        assert (tmp_path / "v.txt").read_text(encoding="utf-8").startswith("ada@")
        cli("mailing-list", "volunteers", "--to", "fax", expect=2)
        cli("mailing-list", "volunteers", "-o", tmp_path / "w.csv", "--dry-run", expect=0)
        assert not (tmp_path / "w.csv").exists()

    def test_that_it_left_the_register_is_noted_without_names(self, cli: Cli) -> None:
        cli("mailing-list", "volunteers", "--to", "bcc", expect=0)
        [event] = cli("audit", "log", "--action", "export", "--json", expect=0).json
        assert "Ada" not in str(event)
        assert "volunteers" in str(event)
