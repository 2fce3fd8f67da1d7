"""Working groups, who is delegated to them, what falls due, and what was told to whom."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def group(cli: Cli) -> str:
    """A working group of the head office that meets every three months."""
    builders.an_organisation("AWO Zentralstelle", contacts=False)
    line = ("working-group", "add", "--name", "AG Freiwilligenarbeit", "--organisation", "AWO Zentral", "--meets", "3 Monate")
    return str(cli(*line, "--from", "1.12.2026", "--json", expect=0).json["id"])


class TestDelegations:
    def test_a_contact_is_delegated_for_its_organisation(self, cli: Cli, group: str) -> None:
        place = builders.an_organisation("AWO Beispielstadt", contacts=False)
        builders.a_contact(place, name="Rita Beispiel")
        row = cli("delegation", "add", "--group", "Freiwilligenarbeit", "--contact", "Rita", "--json", expect=0).json
        assert (row["working_group"], row["organisation"], row["role"]) == (
            "AG Freiwilligenarbeit",
            "AWO Beispielstadt",
            "member",
        )
        shown = cli("working-group", "show", group, expect=0).out
        assert "Entsendungen" in shown
        assert "Rita Beispiel" in shown

    def test_somebody_is_delegated(self, cli: Cli, group: str) -> None:
        said = cli("delegation", "add", "--group", group, expect=2).stderr
        assert "Wer entsandt wird, fehlt" in said

    def test_it_ends_after_it_begins(self, cli: Cli, group: str) -> None:
        line = ("delegation", "add", "--group", group, "--organisation", "AWO Zentral")
        cli(*line, "--from", "1.3.2027", "--until", "1.2.2027", expect=2)

    def test_nobody_sits_there_twice_on_one_day(self, cli: Cli, group: str) -> None:
        line = ("delegation", "add", "--group", group, "--organisation", "AWO Zentral")
        key = cli(*line, "--from", "1.1.2027", "--until", "31.3.2027", "--json", expect=0).json["id"]
        assert key in cli(*line, "--from", "31.3.2027", expect=5).stderr
        later = cli(*line, "--from", "1.4.2027", "--json", expect=0).json["id"]
        cli("delegation", "change", later, "--from", "15.3.2027", expect=5)

    def test_a_delegation_without_a_successor_falls_due(self, cli: Cli, group: str) -> None:
        line = ("delegation", "add", "--group", group, "--organisation", "AWO Zentral", "--until", "10.4.2027")
        key = cli(*line, "--json", expect=0).json["id"]
        due = {one["rule"]: one["subject"]["id"] for one in cli("deadlines", "--weeks", "8", "--json", expect=0).json}
        assert due["W-02"] == key
        cli("delegation", "change", key, "--until", "-", expect=0)
        assert "W-02" not in {one["rule"] for one in cli("deadlines", "--weeks", "8", "--json", expect=0).json}

    def test_the_group_takes_its_delegations_along(self, cli: Cli, group: str) -> None:
        cli("delegation", "add", "--group", group, "--organisation", "AWO Zentral", expect=0)
        cli("working-group", "remove", group, "--yes", expect=0)
        assert cli("delegation", "list", "--json", expect=0).json == []


class TestMeetingsOfAGroup:
    def test_its_meetings_are_events_and_the_next_one_settles_what_is_due(self, cli: Cli, group: str) -> None:
        assert "W-01" in {one["rule"] for one in cli("deadlines", "--weeks", "8", "--json", expect=0).json}
        line = ("event", "add", "--title", "Sitzung", "--starts", "6.5.2027", "--group", "Freiwilligenarbeit", "--json")
        assert cli(*line, expect=0).json["kind"] == "working_group"
        assert "W-01" not in {one["rule"] for one in cli("deadlines", "--weeks", "8", "--json", expect=0).json}


class TestMessages:
    def test_who_was_told_what_when_which_way(self, cli: Cli, group: str) -> None:
        line = (
            "message",
            "add",
            "--what",
            "Zahlen zum Jahresbericht",
            "--to",
            "AWO Zentral",
            "--way",
            "Anruf",
            "--on",
            "20.2.2027",
        )
        row = cli(*line, "--json", expect=0).json
        assert (row["to"], row["told_on"], row["way"]) == ("AWO Zentralstelle", "2027-02-20", "phone")
        cli("message", "add", "--what", "Neuer Flyer", "--group", group, expect=0)
        assert len(cli("message", "list", "--to", "AWO Zentral", "--json", expect=0).json) == 1

    def test_telling_a_contact_tells_the_organisation(self, cli: Cli) -> None:
        place = builders.an_organisation("AWO Beispielstadt", contacts=False)
        builders.a_contact(place, name="Rita Beispiel")
        row = cli("message", "add", "--what", "Neue Nummer", "--contact", "Rita", "--json", expect=0).json
        assert row["to"] == "AWO Beispielstadt"

    def test_what_is_about_a_client_goes_as_a_transfer_only(self, cli: Cli, group: str) -> None:
        said = cli("message", "add", "--what", "f-2027-0001 zieht um", "--group", group, "--json", expect=5).error
        assert "F-2027-0001" in said["message"]
        assert "transfer send" in said["hint"]
        key = cli("message", "add", "--what", "Umzug", "--group", group, "--json", expect=0).json["id"]
        cli("message", "change", key, "--what", "Umzug von F-2027-0001", expect=5)

    def test_a_list_is_held_to_the_same(self, cli: Cli, group: str, tmp_path: Path) -> None:
        sheet = tmp_path / "mitteilungen.csv"
        sheet.write_text(
            "was;an;am\nFlyer;AWO Zentralstelle;1.2.2027\nF-2027-0001;AWO Zentralstelle;1.2.2027\n", encoding="utf-8"
        )
        done = cli("import", "messages", sheet, "--yes", "--json", expect=(0, 3)).json
        assert done["added"] == 1
        assert len(done["refused"]) == 1


class TestCardOfAGroup:
    def test_it_names_todays_members_and_the_meetings(self, cli: Cli, group: str) -> None:
        place = builders.an_organisation("AWO Beispielstadt", contacts=False)
        builders.a_contact(place, name="Rita Beispiel")
        cli("delegation", "add", "--group", group, "--contact", "Rita", "--role", "leitet", expect=0)
        cli("delegation", "add", "--group", group, "--organisation", "AWO Zentral", "--until", "1.4.2027", expect=0)
        cli("delegation", "add", "--group", group, "--organisation", "AWO Zentral", "--from", "2.4.2027", expect=0)
        cli("event", "add", "--title", "Sitzung", "--starts", "6.5.2027", "--group", group, expect=0)
        shown = cli("working-group", "show", group, expect=0).out
        assert "Mitglieder heute" in shown
        assert shown.index("Rita Beispiel") < shown.index("Mitglied  ")
        assert "Früher oder später: 1" in shown
        assert "06.05.2027  Sitzung" in shown
        assert cli("working-group", "show", group, "--json", expect=0).json["meets"] == "3 Monate"


class TestWhoWasToldWhat:
    def test_messages_and_transfers_stand_in_one_list(self, cli: Cli, group: str) -> None:
        client = builders.a_client()
        cli("message", "add", "--what", "Neuer Flyer", "--to", "AWO Zentral", "--on", "20.2.2027", expect=0)
        line = ("transfer", "send", client["reference"], "--to", "AWO Zentral", "--data", "case", "--basis", "§ 8 NJVollzG")
        cli(*line, "--way", "Brief", "--yes", expect=0)
        sent, told = cli("network", "told", "AWO Zentral", "--json", expect=0).json
        assert (sent["kind"], sent["client"], sent["way"], sent["covered_by"]) == (
            "transfer",
            client["reference"],
            "letter",
            "§ 8 NJVollzG",
        )
        assert (told["kind"], told["what"], told["way"], told["client"]) == ("message", "Neuer Flyer", "email", None)

    def test_only_in_some_days_and_to_somebody(self, cli: Cli, group: str) -> None:
        cli("message", "add", "--what", "Neuer Flyer", "--group", group, "--on", "20.2.2027", expect=0)
        assert [one["to"] for one in cli("network", "told", "--json", expect=0).json] == ["AG Freiwilligenarbeit"]
        assert cli("network", "told", "--until", "1.2.2027", "--json", expect=0).json == []
        assert cli("network", "told", "AWO Zentral", "--json", expect=0).json == []
