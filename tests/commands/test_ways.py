"""What comes next for everybody on the way, what is missing where, and no step without what it stands on."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

pytestmark = pytest.mark.usefixtures("register")


def next_of(cli: Cli, person: Record) -> dict[str, object]:
    return cli("volunteer", "next", person["id"], "--json", expect=0).json


def lacking(cli: Cli, person: Record) -> dict[str, list[str]]:
    return {place["place"]: [one["kind"] for one in place["lacking"]] for place in next_of(cli, person)["places"]}


class TestPrison:
    """Enquiry, interview, admission after the instruction, undertakings, introduction, active."""

    def test_every_step_names_itself_and_its_command(self, cli: Cli) -> None:
        prison = builders.a_prison("JVA Heidetal")
        person = builders.a_volunteer(name="Erika Muster", headed_for_id=prison["id"])
        key = person["id"]

        def advanced() -> str:
            return cli("volunteer", "advance", key, "--json", expect=0).json["status"]

        assert next_of(cli, person)["command"] == f"ehrenamt volunteer change {key} --contacted heute"
        cli("note", "add", "--volunteer", key, "--note", "zurückgerufen", expect=0)
        assert next_of(cli, person)["command"] == f"ehrenamt volunteer interview {key} --by …"
        cli("volunteer", "interview", key, "--by", "Petra Sommerfeld", expect=0)
        assert next_of(cli, person)["command"] == f"ehrenamt volunteer advance {key}"
        assert advanced() == "screening"
        assert lacking(cli, person) == {"JVA Heidetal": ["admission", "secrecy", "formal_undertaking", "training"]}
        assert next_of(cli, person)["command"] == f'ehrenamt screening request {key} "JVA Heidetal" --instructed heute'
        cli("screening", "request", key, "JVA Heidetal", "--instructed", "heute", expect=0)
        assert next_of(cli, person)["next"] == "Verpflichtung zur Verschwiegenheit für JVA Heidetal: fehlt", (
            "others can go on meanwhile"
        )
        for kind in ("secrecy", "formal_undertaking"):
            cli("screening", "add", "--volunteer", key, "--kind", kind, "--seen", "heute", expect=0)
        assert advanced() == "training"
        cli("screening", "add", "--volunteer", key, "--kind", "training", "--seen", "heute", expect=0)
        assert next_of(cli, person)["next"] == "Nachfragen: Zulassung für JVA Heidetal, angefragt am 01.03.2027"
        assert next_of(cli, person)["command"] == f'ehrenamt screening decide {key} "JVA Heidetal" --result …'
        cli("screening", "decide", key, "JVA Heidetal", "--result", "in Ordnung", expect=0)
        assert next_of(cli, person)["next"] == "Alles da für JVA Heidetal: aktiv werden lassen"
        assert advanced() == "active"
        assert next_of(cli, person)["command"] == f"ehrenamt volunteer change {key} --consent heute"
        cli("volunteer", "change", key, "--consent", "heute", expect=0)
        assert next_of(cli, person) | {"since": ""} == {
            "id": key,
            "name": "Erika Muster",
            "status": "active",
            "enquired_on": "2027-03-01",
            "since": "",
            "next": "Kann vermittelt werden",
            "command": None,
            "places": [{"organisation_id": prison["id"], "place": "JVA Heidetal", "ready": True, "lacking": []}],
        }
        assert cli("placement", "propose", builders.a_need(prison)["id"], key, "--json", expect=0).json["status"] == "proposed"

    def test_whoever_was_introduced_before_goes_straight_on(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_volunteer(status="screening", interviewed_on="2027-02-01", headed_for_id=prison["id"])
        for kind in ("secrecy", "formal_undertaking", "training"):
            builders.a_screening(person, kind=kind)
        builders.a_screening(person, kind="admission", organisation_id=prison["id"])

        assert cli("volunteer", "advance", person["id"], "--json", expect=0).json["status"] == "active"

    def test_place_by_place(self, cli: Cli) -> None:
        here, there = builders.a_prison("JVA Heidetal"), builders.a_prison("JVA Moor")
        person = builders.a_volunteer(status="training", interviewed_on="2027-02-01", headed_for_id=here["id"])
        for kind in ("secrecy", "formal_undertaking", "training"):
            builders.a_screening(person, kind=kind)
        builders.a_screening(person, kind="admission", organisation_id=there["id"])

        assert lacking(cli, person) == {"JVA Heidetal": ["admission"], "JVA Moor": []}
        shown = cli("volunteer", "show", person["id"], expect=0).out
        assert "Es fehlt für JVA Heidetal: Zulassung" in shown
        assert "Alles da für JVA Moor" in shown
        assert cli("volunteer", "advance", person["id"], "--json", expect=0).json["status"] == "active", "one place is enough"

    def test_in_a_land_with_a_minimum_age(self, cli: Cli) -> None:
        prison = builders.a_prison("JVA Rheintal", land="NW")
        unknown = builders.a_volunteer(headed_for_id=prison["id"])
        young = builders.a_volunteer(headed_for_id=prison["id"], born_on="2006-03-02")
        of_age = builders.a_volunteer(headed_for_id=prison["id"], born_on="2006-03-01")

        assert "age" in lacking(cli, unknown)["JVA Rheintal"]
        assert "age" in lacking(cli, young)["JVA Rheintal"]
        assert "age" not in lacking(cli, of_age)["JVA Rheintal"]
        granted = ("--until", "2027-12-31", "--reason", "Jugendvollzug", "--granted-by", "Anstaltsleitung")
        cli("exemption", "add", "--volunteer", young["id"], "--requirement", "age", *granted, expect=0)
        assert "age" not in lacking(cli, young)["JVA Rheintal"]


class TestRefugees:
    """Other checks: measles in a shelter for the younger, a certificate where there are children, no admission."""

    def test_a_shelter_asks_for_measles_of_those_born_later(self, cli: Cli) -> None:
        shelter = builders.an_organisation("Unterkunft Am Hang", kind="shelter")
        older = builders.a_volunteer(headed_for_id=shelter["id"], born_on="1970-12-31")
        younger = builders.a_volunteer(headed_for_id=shelter["id"], born_on="1971-01-01")

        assert lacking(cli, older) == {"Unterkunft Am Hang": ["secrecy", "training"]}
        assert lacking(cli, younger) == {"Unterkunft Am Hang": ["secrecy", "measles", "training"]}

    def test_children_ask_for_a_certificate(self, cli: Cli) -> None:
        shelter = builders.an_organisation("Unterkunft Am Hang", kind="shelter")
        person = builders.a_volunteer(headed_for_id=shelter["id"], born_on="1960-01-01", interests="hausaufgabenhilfe")

        assert lacking(cli, person) == {"Unterkunft Am Hang": ["secrecy", "certificate", "training"]}

    def test_the_field_of_work_is_enough_while_nobody_knows_where(self, cli: Cli) -> None:
        person = builders.a_volunteer(area="refugees", born_on="1990-01-01")

        assert lacking(cli, person) == {"Geflüchtetenhilfe": ["secrecy", "measles", "training"]}
        prison = builders.a_volunteer(area="prison")
        assert "admission" in lacking(cli, prison)["Justizvollzug"]
        cli("volunteer", "interview", prison["id"], expect=0)
        cli("volunteer", "advance", prison["id"], expect=0)
        assert next_of(cli, prison)["command"] == f"ehrenamt volunteer change {prison['id']} --at …"

    def test_what_ran_out_says_when(self, cli: Cli) -> None:
        shelter = builders.an_organisation("Unterkunft Am Hang", kind="shelter")
        person = builders.an_active_volunteer(headed_for_id=shelter["id"], born_on="1990-01-01")
        for kind in ("secrecy", "training"):
            builders.a_screening(person, kind=kind)
        builders.a_screening(person, kind="measles", valid_until="2027-02-28")

        assert next_of(cli, person)["next"] == "Masernnachweis für Unterkunft Am Hang: galt bis 28.02.2027"


class TestRefusals:
    """A step that skips what is required is refused, with the rule and the way out, on every path."""

    def test_nobody_is_looked_into_before_somebody_has_talked_with_them(self, cli: Cli) -> None:
        person = builders.a_volunteer()

        error = cli("volunteer", "advance", person["id"], "--json", expect=5).error

        assert error["rules"][0]["rule"] == "ERSTGESPRAECH"
        assert f"volunteer interview {person['id']}" in error["hint"]

    def test_nobody_is_active_without_what_the_place_asks_for(self, cli: Cli, tmp_path: Path) -> None:
        prison = builders.a_prison("JVA Heidetal")
        person = builders.a_volunteer(
            name="Erika Muster", status="training", interviewed_on="2027-02-01", headed_for_id=prison["id"]
        )
        (tmp_path / "liste.csv").write_text("Name;Stand\nErika Muster;aktiv\n", encoding="utf-8")

        error = cli("volunteer", "advance", person["id"], "--json", expect=5).error
        by_hand = cli("volunteer", "change", person["id"], "--status", "aktiv", "--json", expect=5).error
        from_a_list = cli("import", "volunteers", tmp_path / "liste.csv", "--yes", "--json", expect=0).json

        for one in (error, by_hand):
            assert {rule["title"] for rule in one["rules"]} >= {"Zulassung", "förmliche Verpflichtung", "Einführung"}
            assert all(rule["lift"].startswith("ehrenamt ") for rule in one["rules"])
            assert "§ 1 VerpflG" in {rule["basis"] for rule in one["rules"]}
        assert "noch nicht aktiv" in from_a_list["refused"][0]["reason"]
        assert builders.fetched(VOLUNTEERS, person["id"])["status"] == "training"

    def test_a_list_ends_nobody_without_a_reason_or_while_they_are_placed(self, cli: Cli, tmp_path: Path) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison, name="Erika Muster")
        placement = builders.a_placement(builders.a_need(prison), person)
        (tmp_path / "ohne.csv").write_text("Name;Stand\nErika Muster;beendet\n", encoding="utf-8")
        (tmp_path / "mit.csv").write_text("Name;Stand;Grund des Endes\nErika Muster;beendet;Umzug\n", encoding="utf-8")

        def taken_over(name: str) -> dict[str, object]:
            return cli("import", "volunteers", tmp_path / name, "--yes", "--json", expect=0).json

        assert "Grund" in taken_over("ohne.csv")["refused"][0]["reason"]
        assert placement["id"] in taken_over("mit.csv")["refused"][0]["reason"]
        cli("placement", "end", placement["id"], "--reason", "rejected", expect=0)
        assert taken_over("mit.csv")["changed"] == 1
        assert builders.fetched(VOLUNTEERS, person["id"])["ended_on"] == "2027-03-01"

    @pytest.mark.parametrize("status", ["active", "paused", "ended"])
    def test_there_is_no_step_beyond(self, cli: Cli, status: str) -> None:
        person = builders.a_volunteer(status=status, interviewed_on="2027-02-01")

        assert "nächsten Schritt" in cli("volunteer", "advance", person["id"], "--json", expect=5).error["message"]

    def test_people_who_were_there_before_the_register_are_taken_on_as_they_are(self, cli: Cli) -> None:
        person = cli("add-volunteer", "--name", "Erika Muster", "--status", "aktiv", "--json", expect=0).json

        assert person["status"] == "active"
        assert "Es fehlt" in cli("volunteer", "show", person["id"], expect=0).out

    def test_whoever_is_written_down_as_active_without_what_is_asked_for_is_named(self, cli: Cli, tmp_path: Path) -> None:
        lacks = "es fehlt aber noch: Verpflichtung zur Verschwiegenheit, Einführung"
        added = cli("add-volunteer", "--name", "Erika Muster", "--status", "aktiv", expect=0)
        assert f"Erika Muster steht als aktiv da, {lacks}" in added.stderr.replace("\n", " ")
        builders.a_volunteer(name="Max Beispiel")
        made = cli("volunteer", "change", "Max Beispiel", "--status", "aktiv", expect=0)
        assert f"Max Beispiel steht als aktiv da, {lacks}" in made.stderr.replace("\n", " ")
        (tmp_path / "liste.csv").write_text("Name;Stand\n" + "".join(f"Person {n};aktiv\n" for n in "ABCD"), encoding="utf-8")
        taken = cli("import", "volunteers", tmp_path / "liste.csv", "--yes", expect=0)
        assert "4 stehen als aktiv da" in taken.stderr.replace("\n", " ")

    def test_whoever_has_everything_or_comes_back_from_a_break_is_not(self, cli: Cli) -> None:
        there = builders.a_ready_volunteer(status="training")
        assert "aktiv da" not in cli("volunteer", "change", there["id"], "--status", "aktiv", expect=0).stderr
        person = builders.an_active_volunteer()
        cli("volunteer", "pause", person["id"], "--until", "2027-03-20", expect=0)
        assert "aktiv da" not in cli("volunteer", "resume", person["id"], expect=0).stderr

    def test_nobody_is_active_without_what_the_field_of_work_asks_for(self, cli: Cli) -> None:
        person = builders.a_volunteer(status="training", area="refugees")
        paused = builders.a_volunteer(status="training", area="refugees")
        cli("volunteer", "pause", paused["id"], "--until", "2027-03-20", expect=0)

        for one in (person, paused):
            error = cli("volunteer", "change", one["id"], "--status", "aktiv", "--json", expect=5).error
            assert "Masernnachweis" in {rule["title"] for rule in error["rules"]}

    def test_whoever_is_written_down_as_ended_has_a_reason_and_a_day(self, cli: Cli) -> None:
        assert "Grund" in cli("add-volunteer", "--name", "Max Muster", "--status", "beendet", "--json", expect=2).error["message"]
        row = cli(
            "add-volunteer", "--name", "Max Muster", "--status", "beendet", "--end-reason", "Umzug", "--json", expect=0
        ).json
        assert row["ended_on"] == "2027-03-01", "else its data would never be deleted"
        back = cli("add-volunteer", "--name", "Eva Muster", "--status", "pausiert", "--json", expect=0).json
        assert (back["paused_on"], back["paused_from"]) == ("2027-03-01", "active")


class TestEverybody:
    """Who waits for a step, longest first."""

    def test_the_list_and_its_stages(self, cli: Cli) -> None:
        late = builders.a_volunteer(enquired_on="2027-02-20")
        early = builders.a_volunteer(enquired_on="2027-01-05", status="screening", interviewed_on="2027-01-20", area="refugees")
        builders.an_active_volunteer(enquired_on="2026-01-01")
        builders.a_volunteer(enquired_on="2026-01-01", status="ended")

        rows = cli("volunteer", "next", "--json", expect=0).json

        assert [row["id"] for row in rows] == [early["id"], late["id"]]
        assert [row["id"] for row in cli("volunteer", "next", "--stage", "Anfrage", "--json", expect=0).json] == [late["id"]]
        shown = cli("volunteer", "next", expect=0)
        assert "Geflüchtetenhilfe: 3" in shown.out
        assert "volunteer next NAME" in shown.stderr

    def test_those_who_wait_longest_fill_the_first_page(self, cli: Cli) -> None:
        people = [builders.a_volunteer(enquired_on=f"2027-01-{day:02d}")["id"] for day in (12, 10, 11)]

        first = cli("volunteer", "next", "--limit", "2", "--json", expect=0).json

        assert [row["id"] for row in first] == [people[1], people[2]]
        assert "Die ersten 2; alle mit --limit 0." in cli("volunteer", "next", "--limit", "2", expect=0).stderr
        assert "--limit" not in cli("volunteer", "next", "--limit", "3", expect=0).stderr

    def test_active_people_who_lack_something_on_request(self, cli: Cli) -> None:
        prison = builders.a_prison()
        builders.a_ready_volunteer(prison)
        lapsed = builders.a_ready_volunteer()
        builders.a_screening(lapsed, kind="admission", organisation_id=prison["id"], valid_until="2027-02-28")

        assert [row["id"] for row in cli("volunteer", "next", "--stage", "aktiv", "--json", expect=0).json] == [lapsed["id"]]

    def test_after_the_end_what_is_left(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        cli("volunteer", "end", person["id"], "--reason", "passt nicht", expect=0)

        assert next_of(cli, person)["next"] == "Anfrage ohne Einsatz löschen, bis 01.09.2027"

    def test_nobody(self, cli: Cli) -> None:
        assert "Niemand wartet" in cli("volunteer", "next", expect=0).out

    def test_a_stage_that_does_not_exist(self, cli: Cli) -> None:
        assert "Möglich sind" in cli("volunteer", "next", "--stage", "Urlaub", "--json", expect=2).error["hint"]
