"""Attendance: who came, what that proves, and that nothing of it stays when it is taken back."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

MODULES = ("--module", "Nähe und Distanz 2:00", "--module", "Recht 1:30")


def a_training(cli: Cli, *words: str) -> dict[str, Any]:
    """A training that was yesterday."""
    fixed = ("event", "add", "--title", "Grundschulung", "--kind", "training", "--course", "basis", "--starts", "28.2.2027")
    return cli(*fixed, *MODULES, *words, "--json", expect=0).json


def proofs(cli: Cli) -> list[tuple[str, str, str, str | None]]:
    rows = cli("screening", "list", "--kind", "training", "--json", expect=0).json
    return sorted((row["volunteer"], row["course"], row["seen_on"], row["valid_until"]) for row in rows)


def names_of(cli: Cli, event: str, standing: str) -> list[str]:
    shown = cli("event", "show", event, "--json", expect=0).json
    return [one["name"] for one in shown["participants"] if one["standing"] == standing]


class TestWhatATrainingProves:
    def test_the_proof_has_the_day_and_the_validity_of_the_event(self, cli: Cli) -> None:
        event = a_training(cli, "--valid-for", "2 Jahre")
        ada, bea = (builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea"))
        builders.enrolled_before(event, ada, bea)

        said = cli("event", "attend", event["id"], "--all", "--except", "Bea", expect=0)

        assert "Nachweis „basis“ für Ada Muster, gültig bis 28.02.2029." in said.stderr
        assert "Gefehlt haben: Bea Muster." in said.stderr
        assert proofs(cli) == [("Ada Muster", "basis", "2027-02-28", "2029-02-28")]
        [row] = cli("screening", "list", "--json", expect=0).json
        assert row["participation"] == "Grundschulung · 28.02.2027 · Ada Muster"

    def test_it_counts_wherever_a_training_is_asked_for(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.an_active_volunteer()
        for kind in ("secrecy", "formal_undertaking"):
            builders.a_screening(person, kind=kind)
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2028-12-31")
        need = builders.a_need(prison)
        refused = cli("placement", "propose", need["id"], person["id"], "--json", expect=5).error
        assert any(
            rule["rule"] == "SCHULUNG" or "Schulung" in str(rule) or "Einführung" in str(rule) for rule in refused["rules"]
        )

        cli("event", "attend", a_training(cli)["id"], person["id"], expect=0)

        cli("placement", "propose", need["id"], person["id"], "--json", expect=0)

    def test_taking_it_back_takes_the_proof_back(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer(name="Ada Sommer")
        builders.enrolled_before(event, person)
        before = cli("participation", "list", "--json", expect=0).json

        cli("event", "attend", event["id"], person["id"], expect=0)
        assert len(proofs(cli)) == 1
        said = cli("event", "attend", event["id"], person["id"], "--undo", expect=0)

        assert "Zurückgenommen: Ada Sommer." in said.stderr
        assert proofs(cli) == []
        assert cli("participation", "list", "--json", expect=0).json == before

    def test_who_simply_came_is_off_the_list_again(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer()
        cli("event", "attend", event["id"], person["id"], "--guest", "Kim Muster:w", expect=0)

        cli("event", "attend", event["id"], "--all", "--undo", expect=0)

        assert cli("participation", "list", "--json", expect=0).json == []
        assert proofs(cli) == []

    def test_noting_it_twice_proves_it_once(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer()
        for _ in range(2):
            cli("event", "attend", event["id"], person["id"], expect=0)

        assert len(proofs(cli)) == 1

    def test_a_proof_from_before_stays_beside_the_new_one(self, cli: Cli) -> None:
        person = builders.an_active_volunteer(name="Ada Sommer")
        builders.a_screening(person, kind="training", course="basis", seen_on="2025-03-20", valid_until="2027-03-20")
        assert any(row["subject"]["kind"] == "screening" for row in cli("deadlines", "--json", expect=0).json)

        cli("event", "attend", a_training(cli, "--valid-for", "2 Jahre")["id"], person["id"], expect=0)

        assert [until for *_, until in proofs(cli)] == ["2027-03-20", "2029-02-28"]
        assert all(row["subject"]["kind"] != "screening" for row in cli("deadlines", "--json", expect=0).json)

    def test_a_training_of_another_name_is_not_the_introduction(self, cli: Cli) -> None:
        words = ("event", "add", "--title", "Trauma und Flucht", "--kind", "Schulung", "--starts", "28.2.2027", "--json")
        event, person = cli(*words, expect=0).json, builders.an_active_volunteer(name="Ada Sommer")

        cli("event", "attend", event["id"], person["id"], expect=0)

        assert proofs(cli) == [("Ada Sommer", "Trauma und Flucht", "2027-02-28", None)]

    def test_only_a_part_is_no_proof_unless_the_event_says_what_is_enough(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer(name="Ada Sommer")

        said = cli("event", "attend", event["id"], person["id"], "--module", "nähe", expect=0)
        assert "Zu kurz für den Nachweis: Ada Sommer." in said.stderr
        assert proofs(cli) == []
        cli("event", "change", event["id"], "--enough", "2:00", expect=0)
        assert len(proofs(cli)) == 1
        cli("event", "attend", event["id"], person["id"], "--hours", "1:59", expect=0)
        assert proofs(cli) == []

    def test_the_proof_follows_the_event(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer(name="Ada Sommer")
        cli("event", "attend", event["id"], person["id"], expect=0)

        cli("event", "change", event["id"], "--starts", "27.2.2027", "--course", "recht", "--valid-for", "1 Jahr", expect=0)
        assert proofs(cli) == [("Ada Sommer", "recht", "2027-02-27", "2028-02-27")]
        cli("event", "change", event["id"], "--renews", "nichts", expect=0)
        assert proofs(cli) == []

    def test_without_the_attendance_there_is_no_proof(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer()
        cli("event", "attend", event["id"], person["id"], expect=0)
        [row] = cli("participation", "list", "--json", expect=0).json

        cli("participation", "remove", row["id"], "--yes", expect=0)

        assert proofs(cli) == []

    def test_undo_takes_back_attendance_and_proof_together(self, cli: Cli) -> None:
        event, person = a_training(cli), builders.an_active_volunteer()
        builders.enrolled_before(event, person)
        cli("event", "attend", event["id"], "--all", expect=0)

        cli("undo", "--yes", expect=0)

        assert proofs(cli) == []
        assert names_of(cli, event["id"], "enrolled") == [person["name"]]


class TestASupervision:
    def test_it_lets_the_duty_drop_out_and_taking_it_back_brings_it_back(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison, name="Ada Sommer")
        placement = builders.a_placement(builders.a_need(prison), person)
        cli("placement", "start", placement["id"], "--on", "2026-12-07", expect=0)
        event = builders.an_event(title="Supervision", kind="supervision", starts_on="2027-02-27")

        def due() -> list[str]:
            rows = cli("deadlines", "--rule", "B-05", "--weeks", "4", "--json", expect=0).json
            return [row["due_on"] for row in rows]

        overdue = due()
        assert overdue
        cli("event", "attend", event["id"], person["id"], expect=0)
        assert due() == []
        assert cli("screening", "list", "--kind", "training", "--json", expect=0).json[0]["participation"] is None
        cli("event", "attend", event["id"], person["id"], "--undo", expect=0)
        assert due() == overdue
        following = builders.an_event(title="Supervision", kind="supervision", starts_on="2027-03-20")
        cli("event", "invite", following["id"], person["id"], expect=0)
        assert due() == [], "an invitation is an offer"

    def test_reports_count_it(self, cli: Cli) -> None:
        event = builders.an_event(title="Supervision", kind="supervision", starts_on="2027-02-27")
        people = [builders.an_active_volunteer() for _ in range(6)]
        cli("event", "attend", event["id"], *(person["id"] for person in people), expect=0)

        report = cli("report", "load", "--json", expect=0).json

        assert any(row.get("people") == 6 and row.get("days") == 1 for row in every_row(report)), report


def every_row(found: Any) -> list[dict[str, Any]]:
    """Every object with numbers anywhere in a document."""
    if isinstance(found, dict):
        return [found, *(row for value in found.values() for row in every_row(value))]
    return [row for value in found for row in every_row(value)] if isinstance(found, list) else []


class TestWhoCame:
    def test_participants_are_counted_by_gender_with_and_without_names(self, cli: Cli) -> None:
        event = builders.an_event(title="Infoabend", kind="information", starts_on="2027-02-27")
        people = [builders.a_volunteer(gender=gender) for gender in ("w", "m", "divers")]
        words = ("--guest", "Kim Muster:w", "--women", "12", "--men", "9", "--unstated", "2")

        cli("event", "attend", event["id"], *(person["id"] for person in people), *words, expect=0)

        counts = cli("event", "show", event["id"], "--json", expect=0).json["counts"]
        assert {key: counts[key] for key in ("came", "female", "male", "diverse", "unstated")} == {
            "came": 27,
            "female": 14,
            "male": 10,
            "diverse": 1,
            "unstated": 2,
        }
        assert "gekommen 27 (14 w, 10 m, 1 d, 2 ohne Angabe)" in cli("event", "show", event["id"], expect=0).out

    def test_only_these_came_and_the_others_did_not(self, cli: Cli) -> None:
        event = builders.an_event(starts_on="2027-02-28")
        people = [builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea", "Cem")]
        builders.enrolled_before(event, *people)

        open_still = cli("event", "attend", event["id"], "Ada", expect=0)
        assert "Noch offen: Bea Muster, Cem Muster." in open_still.stderr
        done = cli("event", "attend", event["id"], "Ada", "--others-absent", "--json", expect=0).json
        assert (done["attended"], done["absent"], done["still_open"]) == (["Ada Muster"], ["Bea Muster", "Cem Muster"], [])

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--hours", "1 h", "--module", "Recht"), "Entweder"),
            (("--module", "Backen"), "Ein Modul „Backen“"),
            (("--hours", "viel"), "keine Dauer"),
            (("--hours", "4 h"), "So lange war"),
        ],
    )
    def test_what_cannot_be(self, cli: Cli, words: tuple[str, ...], said: str) -> None:
        event, person = a_training(cli), builders.an_active_volunteer()
        assert said in cli("event", "attend", event["id"], person["id"], *words, "--json", expect=2).error["message"]

    def test_what_is_not_noted_yet_is_reminded_of(self, cli: Cli) -> None:
        event, person = builders.an_event(starts_on="2027-02-22"), builders.an_active_volunteer()
        builders.enrolled_before(event, person)

        [row] = cli("deadlines", "--rule", "N-05", "--json", expect=0).json
        assert (row["subject"]["id"], row["state"]) == (event["id"], "at_once"), "entered only afterwards"
        cli("event", "attend", event["id"], "--others-absent", expect=0)
        assert cli("deadlines", "--rule", "N-05", "--json", expect=0).json == []


class TestPapers:
    def test_hours_and_modules_of_the_certificate_equal_what_is_noted(self, cli: Cli) -> None:
        event = a_training(cli, "--speaker", "Kim Muster")
        cli("organisation", "change", "Koordination Nord", "--town", "Lüneburg", expect=0)
        ada, bea, cem = (builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea", "Cem"))
        cli("event", "attend", event["id"], ada["id"], expect=0)
        cli("event", "attend", event["id"], bea["id"], "--module", "Recht", expect=0)
        cli("event", "attend", event["id"], cem["id"], "--hours", "0:45", expect=0)
        noted = {row["volunteer"]: row for row in cli("participation", "list", "--json", expect=0).json}

        for person in (ada, bea, cem):
            words = ("document", "render", "attendance-certificate", "--for", person["name"], "--to", "md", "-o", "-")
            printed = cli(*words, expect=0).out
            minutes = noted[person["name"]]["minutes"]
            assert f"| Umfang | {minutes // 60}:{minutes % 60:02d} Stunden |" in printed
            listed = re.findall(r"^\| (Nähe und Distanz|Recht) \| (\d:\d\d) \|$", printed, re.MULTILINE)
            assert [f"{int(h[0]) * 60 + int(h[2:])} {name}" for name, h in listed] == noted[person["name"]]["modules"]
        assert "Certificate of attendance" in cli(*words, "--language", "en", expect=0).out

    def test_an_event_stands_for_all_who_came(self, cli: Cli, tmp_path: Path) -> None:
        event = a_training(cli)
        cli("organisation", "change", "Koordination Nord", "--town", "Lüneburg", expect=0)
        words = ("document", "render", "attendance-certificate", "--for", "Grundschulung")
        assert "noch niemand" in cli(*words, "--json", expect=4).error["message"]
        people = [builders.an_active_volunteer() for _ in range(3)]
        builders.enrolled_before(event, *people)
        cli("event", "attend", event["id"], "--all", "--except", people[0]["id"], expect=0)

        files = cli(*words, "-o", f"{tmp_path}/", "--json", expect=0).json["files"]

        assert len(files) == 2
        assert all(Path(one["file"]).name.startswith("attendance-certificate-tn-") for one in files)

    def test_the_sheet_has_a_line_for_everybody_with_a_place(self, cli: Cli) -> None:
        event = a_training(cli, "--from", "10", "--until", "14", "--place", "Saal", "--capacity", "2")
        names = ("Cem Abel", "Ada Berg", "Wartende Person")
        builders.enrolled_before(event, *(builders.an_active_volunteer(name=name) for name in names))

        printed = cli("document", "render", "attendance-sheet", "--for", event["id"], "--to", "md", "-o", "-", expect=0).out

        assert re.findall(r"^\| +\d \| +(.+?) \|", printed, re.MULTILINE) == ["Cem Abel", "Ada Berg"]
        assert "| Uhrzeit | 10:00 bis 14:00 Uhr |" in printed
        assert "| Ort | Saal |" in printed
        assert "Wartende" not in printed
        assert printed.count("28\\.\u00a0Februar 2027") == 2, "as the day of the event, and above the signatures"


class TestFiveHundred:
    def test_enrolling_and_attending_are_quick(self, cli: Cli) -> None:
        with registers.opened() as book:
            rows = [records.completed(VOLUNTEERS, {"name": f"Person {n:03d}", "status": "active"}) for n in range(500)]
            keys = [row["id"] for row in stored.add(book, VOLUNTEERS, rows)]
        event = a_training(cli, "--capacity", "450")
        ahead = cli("event", "add", "--title", "Tagung", "--starts", "1.6.2027", "--capacity", "450", "--json", expect=0).json
        started = time.process_time()

        cli("event", "invite", ahead["id"], "--status", "aktiv", "--yes", "--json", expect=0)
        done = cli("event", "enrol", ahead["id"], "--invited", "--json", expect=0).json
        assert (len(done["enrolled"]), len(done["waiting"])) == (450, 50)
        assert len(cli("event", "attend", event["id"], *keys, "--json", expect=0).json["proven"]) == 500
        assert time.process_time() - started < 10

        with registers.opened() as book:
            assert stored.count(book, SCREENINGS) == 500
        shown = cli("event", "show", event["id"], expect=0).out
        assert "500 waren da" in shown
        assert "50 von 500" in shown


def test_after_an_erasure_only_the_numbers_stay(cli: Cli) -> None:
    event, ahead = a_training(cli), builders.an_event(capacity="1")
    ada, bea = (builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea"))
    builders.enrolled(ahead, ada, bea)
    cli("event", "attend", event["id"], ada["id"], "--women", "2", expect=0)

    cli("privacy", "erase", ada["id"], "--yes", expect=0)

    shown = cli("event", "show", event["id"], "--json", expect=0).json
    assert (shown["counts"]["came"], [one["name"] for one in shown["participants"]]) == (3, ["[gelöscht]"])
    assert [one["standing"] for one in cli("event", "show", ahead["id"], "--json", expect=0).json["participants"]] == ["enrolled"]
