"""What a person is told, and what nobody else is told by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.access_requests import ACCESS_REQUESTS

pytestmark = pytest.mark.usefixtures("register")


def told(cli: Cli, whose: str, tmp_path: Path, *more: str) -> dict[str, Any]:
    path = tmp_path / "told.json"
    cli("privacy", "access", whose, "--to", "json", "-o", path, "--yes", *more, expect=0)
    return json.loads(path.read_text(encoding="utf-8"))


def texts(file: dict[str, Any]) -> str:
    return json.dumps(file, ensure_ascii=False)


class TestOthers:
    def test_other_volunteers_and_clients_have_no_name_in_it(self, cli: Cli, tmp_path: Path) -> None:
        anna, other = builders.a_volunteer(name="Anna Weber"), builders.a_volunteer(name="Bilal Ciftci")
        client = builders.a_client()
        builders.an_exclusion(anna, client)
        builders.an_exclusion(other, client)

        file = told(cli, anna["id"], tmp_path)

        [exclusion] = [record for record in file["records"] if record["kind"] == "exclusion"]
        assert exclusion["values"]["client_id"] is None
        assert exclusion["words"]["Klient:in"] == "eine begleitete Person"
        assert client["reference"] not in texts(file)
        assert "Bilal" not in texts(file)

    def test_a_client_is_told_that_somebody_comes_but_not_who(self, cli: Cli, tmp_path: Path) -> None:
        prison, client = builders.a_prison(), builders.a_client(languages="ti:native")
        need = builders.a_need(prison, client_id=client["id"])
        builders.a_placement(need, builders.a_ready_volunteer(prison, name="Anna Weber"))

        file = told(cli, client["reference"], tmp_path)

        kinds = {record["kind"] for record in file["records"]}
        assert {"client", "need", "placement"} <= kinds
        assert "eine freiwillige Person" in texts(file)
        assert "Anna" not in texts(file)
        assert file["person"] == {"kind": "client", "id": client["id"], "name": client["reference"]}

    def test_professionals_are_named_without_their_telephone(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber")
        place = builders.an_organisation("Treff", contacts=False)
        builders.a_contact(place, name="Petra Sommerfeld", phone="04131 555-0199")
        cli("agreement", "new", "--kind", "volunteer", "--volunteer", anna["id"], "--party", "Treff", "--json", expect=0)

        file = told(cli, anna["id"], tmp_path)

        assert any(record["kind"] == "agreement" for record in file["records"])
        assert "555-0199" not in texts(file)

    def test_only_the_person_s_own_part_of_a_list_of_names_is_in_it(self, cli: Cli, tmp_path: Path) -> None:
        builders.a_volunteer(name="Anna Weber")
        places = [builders.an_organisation(name, contacts=False) for name in ("Treff", "Haus")]
        agreement = builders.a_cooperation(*places)
        cli("agreement", "meet", agreement["id"], "--attended", "Anna Weber, Bilal Ciftci", expect=0)

        file = told(cli, "Anna Weber", tmp_path)

        [mention] = file["mentions"]
        assert (mention["kind"], mention["words"]) == ("meeting", "Anna Weber")
        assert "Bilal" not in texts(file)

    def test_who_in_the_house_did_or_saw_something_is_no_recipient(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber")

        file = told(cli, anna["id"], tmp_path)

        assert file["log"]
        assert "Test Person" not in texts(file)

    def test_a_text_about_others_can_be_left_out_and_the_file_says_so(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber", notes="Ihr Nachbar Klein trinkt")
        cli("volunteer", "change", anna["id"], "--note", "Nachbar Klein ist krank", expect=0)

        file = told(cli, anna["id"], tmp_path, "--leave-out", f"{anna['id']}:notes")

        assert "Klein" not in texts(file)
        assert file["left_out"] == 1
        [request] = cli("access-request", "list", "--json", expect=0).json
        assert request["notes"] == "1 Angaben weggelassen (Art. 15 (4) DSGVO)"

    @pytest.mark.parametrize("typed", ["v-7k3m:notes", "notes", "v-7k3m:"])
    def test_what_is_left_out_must_be_there(self, cli: Cli, tmp_path: Path, typed: str) -> None:
        anna = builders.a_volunteer(name="Anna Weber")

        cli("privacy", "access", anna["id"], "-o", f"{tmp_path}/out/", "--leave-out", typed, "--json", expect=2)

        assert not (tmp_path / "out").exists()


class TestWhatIsTold:
    def test_texts_to_be_read_before_it_goes_out_are_shown(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber", notes="sehr geduldig")

        done = cli("privacy", "access", anna["id"], "-o", f"{tmp_path}/", expect=0)

        assert "sehr geduldig" in done.out
        assert "--leave-out" in done.stderr

    def test_earlier_details_are_told_with_the_day_until_which_they_stood(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber", town="Celle")
        cli("volunteer", "change", anna["id"], "--town", "Uelzen", expect=0)

        [earlier] = told(cli, anna["id"], tmp_path)["earlier"]

        assert (earlier["field"], earlier["words"], earlier["until"]) == ("town", "Celle", "2027-03-01")

    def test_a_blocked_address_is_the_person_s_own(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber", town="Celle", address_blocked="ja")

        assert told(cli, anna["id"], tmp_path)["records"][0]["values"]["town"] == "Celle"

    def test_where_it_came_from_is_known_by_the_command(self, cli: Cli, tmp_path: Path) -> None:
        cli("add-volunteer", "--name", "Anna Weber", expect=0)
        people = tmp_path / "liste.csv"
        people.write_text("Name;Ort\nBilal Ciftci;Celle\n", encoding="utf-8")
        cli("import", "volunteers", people, "--yes", expect=0)

        typed, taken_over = (told(cli, name, tmp_path)["records"][0]["origin"]["source"] for name in ("Anna", "Bilal"))

        assert "von der Koordination eingetragen" in typed
        assert taken_over == "aus einer übernommenen Liste"

    def test_recipients_are_those_who_got_something(self, cli: Cli, tmp_path: Path) -> None:
        jva, office = builders.a_prison(), builders.an_organisation("Anlaufstelle", kind="anlaufstelle")
        client = builders.a_client()
        release = cli(
            *("release", "add", "--client", client["id"], "--from", jva["id"], "--to", office["id"]),
            *("--scope", "Entlassung", "--purpose", "Wohnung", "--given", "2027-02-01", "--json"),
            expect=0,
        ).json
        cli(
            *("transfer", "add", "--client", client["id"], "--from", jva["id"], "--to", office["id"], "--what", "Entlassungstag"),
            *("--data", "release", "--release", release["id"], "--sent", "2027-02-20"),
            expect=0,
        )

        rows = told(cli, client["reference"], tmp_path)["recipients"]

        assert [(row["who"], row["what"], row["on"]) for row in rows] == [("Anlaufstelle", "Entlassungstag", "2027-02-20")]

    def test_lists_that_left_the_register_count_since_the_person_stands_in_it(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cli("export", "volunteers", "--to", "csv", "-o", tmp_path / "vorher.csv", expect=0)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-02")
        builders.a_volunteer(name="Anna Weber")
        cli("export", "volunteers", "--to", "csv", "-o", tmp_path / "nachher.csv", expect=0)
        cli("export", "organisations", "--to", "csv", "-o", tmp_path / "andere.csv", expect=0)

        [row] = told(cli, "Anna", tmp_path)["recipients"]

        assert (row["what"], row["on"]) == ("Liste: Freiwillige (csv)", "2027-03-02")

    def test_a_list_for_a_partner_counts_for_those_who_stood_in_it(self, cli: Cli, tmp_path: Path) -> None:
        builders.an_organisation("AJSD Heidestadt", kind="ajsd")
        builders.a_volunteer(name="Anna Weber", consent_on="2027-01-10")
        builders.a_volunteer(name="Bilal Berg")
        client = builders.a_client()
        words = ("--to-partner", "AJSD Heidestadt", "--to", "csv", "-o")
        cli("export", "volunteers", *words, tmp_path / "v.csv", expect=0)
        cli("export", "clients", *words, tmp_path / "c.csv", expect=0)

        assert [row["who"] for row in told(cli, "Anna", tmp_path)["recipients"]] == ["AJSD Heidestadt"]
        assert told(cli, "Bilal", tmp_path)["recipients"] == []
        assert told(cli, client["reference"], tmp_path)["recipients"] == []

    def test_days_of_erasure_are_those_of_the_deadlines(self, cli: Cli, tmp_path: Path) -> None:
        builders.a_volunteer(name="Anna Weber", enquired_on="2026-10-15")

        rows = {row["what"]: row for row in told(cli, "Anna", tmp_path)["retention"]}

        assert rows["Anfrage, die zu keinem Einsatz führte"]["due_on"] == "2027-04-15"
        assert "Masernnachweis" not in rows

    @pytest.mark.parametrize(("regime", "basis"), [("dsg_ekd", "§ 19 DSG-EKD"), ("kdg", "§ 17 KDG"), ("dsgvo", "Art. 15 DSGVO")])
    def test_the_law_is_that_of_the_organisation(self, cli: Cli, tmp_path: Path, regime: str, basis: str) -> None:
        builders.a_volunteer(name="Anna Weber")
        own = cli("organisation", "list", "Koordination", "--json", expect=0).json[0]["id"]
        cli("organisation", "change", own, "--regime", regime, expect=0)

        assert told(cli, "Anna", tmp_path)["basis"] == basis

    def test_officer_and_authority_are_as_they_were_set(self, cli: Cli, tmp_path: Path) -> None:
        builders.a_volunteer(name="Anna Weber")
        cli("config", "set", "privacy.officer", "Kim Beispiel, datenschutz@verein.example", expect=0)
        cli("config", "set", "privacy.authority", "Aufsicht Beispiel", expect=0)

        controller = told(cli, "Anna", tmp_path)["controller"]

        assert controller["officer"] == "Kim Beispiel, datenschutz@verein.example"
        assert controller["authority"] == "Aufsicht Beispiel"

    def test_a_contact_is_told_where_they_are_named_and_nothing_of_the_rest(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber")
        place = builders.an_organisation("Treff", contacts=False)
        contact = builders.a_contact(place, name="Petra Sommerfeld")
        made = cli(
            "agreement", "new", "--kind", "volunteer", "--volunteer", anna["id"], "--party", "Treff", "--json", expect=0
        ).json
        cli("agreement", "change", made["id"], "--contact", contact["id"], "--task", "Nachhilfe", expect=0)

        file = told(cli, contact["id"], tmp_path)

        [agreement] = [record for record in file["records"] if record["kind"] == "agreement"]
        assert agreement["values"] == {"contact_id": contact["id"]}
        assert "Nachhilfe" not in texts(file)
        assert "Anna" not in texts(file)

    def test_somebody_whose_enquiry_was_refused_is_told_too(self, cli: Cli, tmp_path: Path) -> None:
        builders.a_volunteer(name="Anna Weber", status="ended", ended_on="2027-01-10", end_reason="not_admitted")

        assert told(cli, "Anna", tmp_path)["records"][0]["words"]["Grund des Endes"] == "nicht zugelassen"


class TestTheRequest:
    def test_an_open_request_is_answered_and_its_deadline_gone(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber")
        asked = builders.kept(ACCESS_REQUESTS, {"subject": "Auskunft", "volunteer_id": anna["id"], "received_on": "2027-02-15"})
        due = [row["rule"] for row in cli("deadlines", "--rule", "D-01", "--json", expect=0).json]
        assert due == ["D-01"]

        done = cli("privacy", "access", anna["id"], "-o", f"{tmp_path}/", "--json", expect=0).json

        assert done["request"] == asked["id"]
        assert cli("access-request", "show", asked["id"], "--json", expect=0).json["answered_on"] == "2027-03-01"
        assert cli("deadlines", "--rule", "D-01", "--json", expect=0).json == []

    def test_without_one_the_request_is_noted_with_the_day_it_came(self, cli: Cli, tmp_path: Path) -> None:
        client = builders.a_client()

        cli("privacy", "access", client["reference"], "-o", f"{tmp_path}/", "--received", "2027-02-20", expect=0)

        [request] = cli("access-request", "list", "--json", expect=0).json
        assert (request["client_id"], request["received_on"], request["answered_on"]) == (
            client["id"],
            "2027-02-20",
            "2027-03-01",
        )

    @pytest.mark.parametrize("option", ["--draft", "--dry-run"])
    def test_a_look_beforehand_answers_nothing(self, cli: Cli, tmp_path: Path, option: str) -> None:
        anna = builders.a_volunteer(name="Anna Weber")

        cli("privacy", "access", anna["id"], "-o", f"{tmp_path}/out/", option, expect=0)

        assert cli("access-request", "list", "--json", expect=0).json == []
        written = [path.name for path in tmp_path.glob("out/*")]
        assert len(written) == (2 if option == "--draft" else 0)
        assert all("entwurf" in name for name in written)

    def test_a_request_for_something_else_stays_open(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber")
        asked = builders.kept(ACCESS_REQUESTS, {"subject": "Löschen", "right": "erasure", "volunteer_id": anna["id"]})

        done = cli("privacy", "access", anna["id"], "-o", f"{tmp_path}/", "--json", expect=0).json

        assert done["request"] != asked["id"]

    def test_the_answer_is_noted_as_a_document_and_as_a_look_at_what_is_protected(self, cli: Cli, tmp_path: Path) -> None:
        client = builders.a_client(expected_release_on="2027-11-30")

        cli("privacy", "access", client["reference"], "-o", f"{tmp_path}/", expect=0)

        log = cli("audit", "log", client["id"], "--json", expect=0).json
        assert {"read", "render"} <= {row["action"] for row in log}
        assert any("expected_release_on" in row["fields"] for row in log if row["action"] == "read")

    def test_files_that_are_there_are_not_replaced_unasked(self, cli: Cli, tmp_path: Path) -> None:
        anna = builders.a_volunteer(name="Anna Weber")
        (tmp_path / f"access-{anna['id']}.json").write_text("alt", encoding="utf-8")

        cli("privacy", "access", anna["id"], "--to", "json", "-o", f"{tmp_path}/", "--json", expect=7)

        assert (tmp_path / f"access-{anna['id']}.json").read_text(encoding="utf-8") == "alt"
        assert cli("access-request", "list", "--json", expect=0).json == []


def test_on_standard_output_for_programs(cli: Cli) -> None:
    anna = builders.a_volunteer(name="Anna Weber")

    out = cli("privacy", "access", anna["id"], "--to", "json", "-o", "-", expect=0).stdout

    assert json.loads(out)["person"]["name"] == "Anna Weber"


def test_nobody_of_that_name(cli: Cli) -> None:
    cli("privacy", "access", "Niemand", "--json", expect=4)
