"""What one command did is taken back as one whole; what was built on it since, or has left the house, forbids it."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def people(cli: Cli) -> set[str]:
    return {row["name"] for row in cli("volunteer", "list", "--json", expect=0).json}


def acts(cli: Cli) -> list[Record]:
    found: list[Record] = cli("undo", "--list", "--json", expect=0).json
    return found


@pytest.fixture
def imported(cli: Cli, tmp_path: Path) -> list[Record]:
    """Five hundred people of a list, taken over beside one who was there."""
    builders.a_volunteer(name="Ada Anders")
    names = "\n".join(f"Person{number} Familie{number}" for number in range(500))
    (tmp_path / "liste.csv").write_text(f"Name\n{names}\n", encoding="utf-8")
    cli("import", "volunteers", tmp_path / "liste.csv", "--yes", expect=0)
    return [row for row in cli("volunteer", "list", "--json", expect=0).json if row["name"] != "Ada Anders"]


class TestAsAWhole:
    def test_an_import_of_five_hundred_is_one_act(self, cli: Cli, imported: list[Record]) -> None:
        [act, *_] = acts(cli)
        assert (act["command"], act["records"], act["what"]) == ("import volunteers", 500, "500 Freiwillige angelegt")

        shown = cli("undo", "--yes", expect=0)

        assert people(cli) == {"Ada Anders"}
        assert "… und 480 weitere Zeilen" in shown.stderr
        assert acts(cli)[1]["state"] == "taken_back"

    def test_of_a_list_one_row_is_taken_back_alone(self, cli: Cli, imported: list[Record]) -> None:
        cli("volunteer", "undo", imported[7]["id"], "--yes", expect=0)

        assert len(people(cli)) == 500
        assert acts(cli)[1]["state"] == "partly"
        cli("undo", "--yes", expect=0)
        assert people(cli) == {"Ada Anders"}

    def test_whoever_of_a_list_was_removed_since_is_left_out(self, cli: Cli, imported: list[Record]) -> None:
        act = acts(cli)[0]["act"]
        cli("volunteer", "remove", imported[0]["id"], "--yes", expect=0)

        cli("undo", act, "--yes", expect=0)

        assert people(cli) == {"Ada Anders"}

    def test_whoever_of_a_list_was_changed_since_stands_in_the_way(self, cli: Cli, imported: list[Record]) -> None:
        act = acts(cli)[0]["act"]
        cli("volunteer", "change", imported[3]["id"], "--town", "Celle", expect=0)

        error = cli("undo", act, "--yes", "--json", expect=5).error

        assert imported[3]["id"] in error["message"]
        assert f"ehrenamt undo {acts(cli)[0]['act']}" in error["hint"]
        assert len(people(cli)) == 501

    def test_whoever_of_a_list_was_erased_stays_so(self, cli: Cli, imported: list[Record]) -> None:
        act = acts(cli)[0]["act"]
        cli("privacy", "erase", imported[0]["id"], "--yes", expect=0)

        done = cli("undo", act, "--yes", expect=0)

        assert people(cli) == {"Ada Anders"}
        assert "1 Einträge sind gelöscht und bleiben es." in done.stderr
        cli("undo", acts(cli)[0]["act"], "--yes", expect=0)
        assert len(people(cli)) == 500

    def test_accepting_a_plan_is_one_act(self, cli: Cli) -> None:
        prison = builders.a_prison()
        for number in range(3):
            builders.a_need(prison, title=f"Besuch {number}")
            builders.a_ready_volunteer(prison)
        cli("match", expect=0)
        cli("match", "accept", "--yes", expect=0)

        cli("undo", "--yes", expect=0)

        assert cli("placement", "list", "--json", expect=0).json == []
        assert {row["status"] for row in cli("match", "show", "--json", expect=0).json["rows"]} == {"open"}

    def test_what_a_pause_did_by_itself_is_not_the_last_thing_done(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        person = builders.an_active_volunteer(name="Ada Anders")["id"]
        cli("volunteer", "change", person, "--status", "paused", "--paused-until", "2027-03-10", expect=0)
        cli("add-volunteer", "--name", "Bo Berg", expect=0)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-15")

        assert cli("volunteer", "show", person, "--json", expect=0).json["status"] == "active"
        cli("undo", "--yes", expect=0)

        assert people(cli) == {"Ada Anders"}

    def test_the_last_thing_i_did_is_not_what_somebody_else_did(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        cli("add-volunteer", "--name", "Ada Anders", expect=0)
        monkeypatch.setenv("EHRENAMT_AUTHOR", "Kollegin")
        cli("add-volunteer", "--name", "Bo Berg", expect=0)
        monkeypatch.setenv("EHRENAMT_AUTHOR", "Test Person")

        cli("undo", "--yes", expect=0)

        assert people(cli) == {"Bo Berg"}
        assert {"Test Person", "Kollegin"} <= {act["by"] for act in acts(cli)}

    def test_one_after_the_other_back_to_the_beginning(self, cli: Cli) -> None:
        before = builders.everything()
        cli("add-volunteer", "--name", "Ada Anders", expect=0)
        cli("volunteer", "change", "Ada", "--town", "Celle", expect=0)
        cli("config", "set", "counting.mode", "arbeitstage", expect=0)
        cli("volunteer", "remove", "Ada", "--yes", expect=0)

        for _ in range(4):
            cli("undo", "--yes", expect=0)

        assert {table: rows for table, rows in builders.everything().items() if table != "history"} == {
            table: rows for table, rows in before.items() if table != "history"
        }
        cli("undo", "--yes", "--json", expect=4)
        assert "EIGEN" in str(cli("undo", "1", "--yes", "--json", expect=5).error["rules"])


class TestWhatForbidsIt:
    def test_what_is_claimed_or_paid_stays(self, cli: Cli) -> None:
        claim = builders.kept(
            builders.ENTITIES["claims"], {"volunteer_id": builders.a_volunteer()["id"], "amount_cents": "12,50"}
        )
        cli("claim", "change", claim["id"], "--amount", "15,00", expect=0)
        act = acts(cli)[0]["act"]
        cli("claim", "change", claim["id"], "--paid", "2027-02-20", expect=0)

        error = cli("undo", act, "--yes", "--json", expect=5).error

        assert "bezahlt am 20.02.2027" in error["message"]
        assert error["rules"][0]["rule"] == "AUSSER HAUS"
        cli("undo", "--yes", expect=0)
        cli("undo", "--yes", expect=0)
        assert builders.fetched(builders.ENTITIES["claims"], claim["id"])["amount_cents"] == 1250

    def test_what_was_signed_since_stays(self, cli: Cli) -> None:
        places = [builders.an_organisation(f"Partner {name}") for name in "AB"]
        agreement = builders.a_cooperation(*places)["id"]
        cli("agreement", "change", agreement, "--meets", "yearly", expect=0)
        act = acts(cli)[0]["act"]
        cli("agreement", "sign", agreement, "--party", "Partner A", expect=0)

        error = cli("undo", act, "--yes", "--json", expect=5).error

        assert error["rules"][0]["rule"] == "UNTERSCHRIFT"
        cli("undo", "--yes", expect=0)
        cli("undo", "--yes", expect=0)
        assert builders.fetched(builders.ENTITIES["agreements"], agreement)["meets"] == "quarterly"

    def test_no_guardrail_is_broken_by_it(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need, person = builders.a_need(prison), builders.an_active_volunteer()
        for kind in ("secrecy", "formal_undertaking"):
            builders.a_screening(person, kind=kind)
        builders.a_screening(person, kind="training")
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2028-12-31")
        act = acts(cli)[0]["act"]
        cli("placement", "propose", need["id"], person["id"], expect=0)

        error = cli("undo", act, "--yes", "--json", expect=5).error

        assert {rule["rule"] for rule in error["rules"]} == {"ZULASSUNG"}

    def test_a_placement_does_not_run_again_for_somebody_who_has_left(self, cli: Cli) -> None:
        prison = builders.a_prison()
        placement = builders.a_placement(builders.a_need(prison), builders.a_ready_volunteer(prison))
        cli("placement", "start", placement["id"], expect=0)
        cli("placement", "end", placement["id"], "--reason", "no_fit", expect=0)
        act = acts(cli)[0]["act"]
        cli("volunteer", "change", placement["volunteer_id"], "--status", "screening", expect=0)

        assert "AKTIV" in str(cli("undo", act, "--yes", "--json", expect=5).error["rules"])

    def test_a_need_is_open_again_by_who_has_started(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need = builders.a_need(prison, people="2")
        placed = [builders.a_placement(need, builders.a_ready_volunteer(prison)) for _ in range(2)]
        cli("placement", "start", placed[0]["id"], expect=0)
        act = acts(cli)[0]["act"]
        cli("placement", "start", placed[1]["id"], expect=0)
        assert builders.fetched(builders.NEEDS, need["id"])["status"] == "filled"

        cli("undo", act, "--yes", expect=0)

        assert builders.fetched(builders.NEEDS, need["id"])["status"] == "open"

    def test_a_lead_leaves_no_gap(self, cli: Cli) -> None:
        client = builders.a_client()["id"]
        for name, day in (("A", "2027-01-01"), ("B", "2027-02-01")):
            builders.an_organisation(f"Partner {name}")
            cli("lead", "add", "--client", client, "--organisation", f"Partner {name}", "--from", day, expect=0)
        act = acts(cli)[0]["act"]
        cli("lead", "add", "--client", client, "--organisation", "Partner A", "--from", "2027-02-20", expect=0)

        error = cli("undo", act, "--yes", "--json", expect=5).error

        assert "danach geändert" in error["message"]

    def test_only_one_proposal_is_open(self, cli: Cli) -> None:
        prison = builders.a_prison()
        builders.a_need(prison)
        builders.a_ready_volunteer(prison)
        cli("match", expect=0)
        cli("match", "discard", "--yes", expect=0)
        act = acts(cli)[0]["act"]
        cli("match", expect=0)

        assert "EIN VORSCHLAG" in str(cli("undo", act, "--yes", "--json", expect=5).error["rules"])

    def test_what_an_erasure_did_is_for_good(self, cli: Cli) -> None:
        cli("privacy", "erase", builders.a_volunteer()["id"], "--yes", expect=0)

        assert acts(cli)[0]["state"] == "final"
        assert cli("undo", "--yes", "--json", expect=5).error["rules"][0]["rule"] == "LÖSCHUNG"


class TestInWords:
    def test_files_stay_and_that_is_said(self, cli: Cli, tmp_path: Path) -> None:
        person = builders.a_volunteer(street="Am Markt 1", town="Lüneburg")
        cli("document", "render", "thank-you", "--for", person["id"], "--draft", "-o", tmp_path / "dank.md", expect=0)

        done = cli("undo", "--yes", expect=0)

        assert (tmp_path / "dank.md").exists()
        assert "1 geschriebene Dateien bleiben, wo sie sind." in done.stderr
        assert cli("document", "list", "--json", expect=0).json == []

    def test_a_blocked_address_is_shown_to_nobody(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Ada Anders", town="Celle", address_blocked="ja")
        cli("volunteer", "change", person["id"], "--town", "Geheimstadt", expect=0)

        shown = cli("undo", "--yes", expect=0)

        assert "Geheimstadt" not in shown.out + shown.stderr
        assert "Celle" not in shown.out + shown.stderr
        assert builders.fetched(builders.VOLUNTEERS, person["id"])["town"] == "Celle"

    def test_what_was_done_last_is_told_in_words(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Ada Anders")
        cli("volunteer", "change", person["id"], "--town", "Celle", expect=0)
        cli("config", "set", "counting.mode", "arbeitstage", expect=0)

        told = [act["what"] for act in acts(cli)[:2]]

        assert told == ["Einstellung counting.mode geändert", f"Freiwillige:r Ada Anders ({person['id']}) geändert"]
        assert "setting counting.mode changed" in cli("undo", "--list", "--lang", "en", expect=0).out
        assert len(cli("undo", "--list", "--limit", "1", "--json", expect=0).json) == 1


class TestTakingOut:
    def test_undecided_rows_of_a_proposal_go_along_and_come_back(self, cli: Cli) -> None:
        prison = builders.a_prison()
        builders.a_need(prison)
        person = builders.an_active_volunteer()
        builders.kept(builders.SCREENINGS, {"volunteer_id": person["id"], "kind": "training"})
        person = builders.a_ready_volunteer(prison)
        cli("match", expect=0)
        for screening in cli("screening", "list", "--volunteer", person["id"], "--json", expect=0).json:
            cli("screening", "remove", screening["id"], "--yes", expect=0)

        asked = cli("volunteer", "remove", person["id"], expect=0, answers=["j"])

        assert "mit 1 Vorschlagszeile?" in asked.stderr
        assert cli("match", "show", "--json", expect=0).json["rows"] == []
        cli("undo", "--yes", expect=0)
        assert len(cli("match", "show", "--json", expect=0).json["rows"]) == 1

    def test_all_that_stands_in_the_way_is_named_at_once(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison)
        builders.a_placement(builders.a_need(prison), person)

        error = cli("volunteer", "remove", person["id"], "--yes", "--json", expect=5).error

        assert "4 Nachweise (" in error["message"]
        assert "1 Einsatz (e-" in error["message"]
        assert " remove " in error["hint"]

    def test_a_placement_that_came_of_a_proposal_can_be_taken_out(self, cli: Cli) -> None:
        prison = builders.a_prison()
        builders.a_need(prison)
        builders.a_ready_volunteer(prison)
        cli("match", expect=0)
        [placed] = cli("match", "accept", "--yes", "--json", expect=0).json["accepted"]
        placement = cli("placement", "list", "--json", expect=0).json[0]["id"]

        cli("placement", "remove", placement, "--yes", expect=0)

        assert placed["status"] == "accepted"
        assert cli("proposal-row", "list", "--json", expect=0).json[0]["placement_id"] is None
