"""The way of a volunteer: the interview, breaks that end by themselves, an end with its reason, and coming back."""

from __future__ import annotations

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

pytestmark = pytest.mark.usefixtures("register")


def due_for(cli: Cli, person: Record) -> set[str]:
    rows = cli("deadlines", "--weeks", 8, "--json", expect=0).json
    return {row["rule"] for row in rows if row["subject"]["id"] == person["id"]}


class TestInterview:
    """Date, who held it, a short impression, and where the person wants to help."""

    def test_it_takes_an_enquiry_one_step_on(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_volunteer(channel="info_evening", area="prison")

        asked = ("--on", "2027-02-26", "--by", "Petra Sommerfeld", "--impression", "ruhig, verlässlich", "--at", prison["id"])
        row = cli("volunteer", "interview", person["id"], *asked, "--json", expect=0).json

        assert (row["status"], row["interviewed_on"], row["interviewed_by"]) == ("interview", "2027-02-26", "Petra Sommerfeld")
        assert (row["impression"], row["headed_for"], row["channel"]) == ("ruhig, verlässlich", "JVA Heidetal", "info_evening")

    def test_it_ends_the_wait_for_a_first_contact_and_starts_that_for_an_answer(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        assert due_for(cli, person) == {"B-01"}

        cli("volunteer", "interview", person["id"], expect=0)

        assert due_for(cli, person) == {"B-02"}

    def test_who_is_further_on_stays_there(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()

        assert cli("volunteer", "interview", person["id"], "--json", expect=0).json["status"] == "active"

    def test_it_has_been_held(self, cli: Cli) -> None:
        cli("volunteer", "interview", builders.a_volunteer()["id"], "--on", "2027-03-02", "--json", expect=2)

    def test_an_impression_is_a_sentence(self, cli: Cli) -> None:
        error = cli("volunteer", "interview", builders.a_volunteer()["id"], "--impression", "x" * 201, "--json", expect=2).error

        assert error["message"].startswith("Eindruck: ")


class TestPause:
    """A break has its last day, and ends by itself on the day after."""

    @pytest.mark.parametrize("status", ["active", "training"])
    def test_it_leads_back_to_where_it_began(self, cli: Cli, monkeypatch: pytest.MonkeyPatch, status: str) -> None:
        person = builders.a_volunteer(status=status)
        paused = cli("volunteer", "pause", person["id"], "--until", "2027-03-05", "--reason", "verreist", "--json", expect=0).json
        assert (paused["status"], paused["paused_until"], paused["pause_reason"]) == ("paused", "2027-03-05", "away")

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-05")
        assert cli("volunteer", "show", person["id"], "--json", expect=0).json["status"] == "paused", "the last day is one of it"
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-06")
        back = cli("volunteer", "show", person["id"], "--json", expect=0).json

        assert (back["status"], back["paused_until"], back["pause_reason"]) == (status, None, None)
        assert back["pause_ran_out_on"] == "2027-03-05"

    def test_it_is_over_in_lists_and_in_matching(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        prison = builders.a_prison()
        need, person = builders.a_need(prison), builders.a_ready_volunteer(prison)
        cli("volunteer", "pause", person["id"], "--until", "2027-03-05", expect=0)
        assert cli("match", need["id"], "--json", expect=0).json["best"] == []

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-06")

        assert [row["id"] for row in cli("volunteer", "list", "--status", "aktiv", "--json", expect=0).json] == [person["id"]]
        assert len(cli("match", need["id"], "--json", expect=0).json["best"]) == 1
        assert cli("placement", "propose", need["id"], person["id"], "--json", expect=0).json["status"] == "proposed"

    def test_its_end_is_due_until_somebody_has_been_in_touch(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        person = builders.an_active_volunteer()
        cli("volunteer", "pause", person["id"], "--until", "2027-03-05", expect=0)
        assert due_for(cli, person) == {"N-03"}

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-08")
        assert due_for(cli, person) == {"N-03"}
        assert "Pause endet" in cli("volunteer", "show", person["id"], expect=0).out
        cli("note", "add", "--volunteer", person["id"], "--note", "ist wieder da", expect=0)

        assert due_for(cli, person) == set()

    def test_coming_back_early_or_saying_so_later_settles_it(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        early, late = builders.an_active_volunteer(), builders.an_active_volunteer()
        for person in (early, late):
            cli("volunteer", "pause", person["id"], "--until", "2027-03-05", expect=0)

        assert cli("volunteer", "resume", early["id"], "--json", expect=0).json["status"] == "active"
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-08")
        assert due_for(cli, late) == {"N-03"}
        cli("volunteer", "resume", late["id"], expect=0)

        assert due_for(cli, early) | due_for(cli, late) == set()
        assert "pausiert nicht" in cli("volunteer", "resume", late["id"], "--json", expect=2).error["message"]

    def test_a_longer_break_is_the_same_break(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        person = builders.a_volunteer(status="training")
        cli("volunteer", "pause", person["id"], "--until", "2027-03-31", expect=0)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-10")

        row = cli("volunteer", "pause", person["id"], "--until", "2027-05-31", "--json", expect=0).json

        assert (row["paused_on"], row["paused_until"], row["paused_from"]) == ("2027-03-01", "2027-05-31", "training")

    def test_a_break_without_an_end_is_named_and_waits_for_one(self, cli: Cli) -> None:
        person = builders.an_active_volunteer(name="Erika Muster")
        said = cli("volunteer", "change", person["id"], "--status", "pausiert", expect=0).stderr
        assert "Die Pause von Erika Muster hat kein Ende" in said.replace("\n", " ")

        [row] = cli("volunteer", "next", "--json", expect=0).json
        assert (row["id"], row["command"]) == (person["id"], f"ehrenamt volunteer pause {person['id']} --until …")
        cli("volunteer", "pause", person["id"], "--until", "2027-03-20", expect=0)
        assert cli("volunteer", "next", "--json", expect=0).json == []

    def test_a_day_that_has_passed_is_no_end(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()

        assert "vorbei" in cli("volunteer", "pause", person["id"], "--until", "2027-02-28", "--json", expect=2).error["message"]

    def test_a_reason_says_nothing_about_health(self) -> None:
        words = " ".join(f"{label.de} {label.en}" for label in VOLUNTEERS.field("pause_reason").choices.values()).casefold()

        assert not [word for word in ("krank", "gesund", "ill", "health") if word in words.split()]

    def test_the_same_by_change(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()

        paused = cli(
            "volunteer", "change", person["id"], "--status", "pausiert", "--paused-until", "2027-04-01", "--json", expect=0
        )
        assert (paused.json["paused_on"], paused.json["paused_from"]) == ("2027-03-01", "active")
        back = cli("volunteer", "change", person["id"], "--status", "aktiv", "--json", expect=0).json
        assert (back["paused_on"], back["paused_until"], back["paused_from"]) == (None, None, None)


class TestEnd:
    """Nobody vanishes: a reason, the card, the thanks, the certificate, and the day on which the data goes."""

    @pytest.fixture
    def placed(self, cli: Cli) -> tuple[Record, Record]:
        """Somebody with a card who has been at work since January."""
        prison = builders.a_prison()
        person = builders.an_active_volunteer(name="Erika Muster")
        for kind in ("secrecy", "formal_undertaking", "training"):
            builders.a_screening(person, kind=kind)
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2028-12-31", card_number="B 17")
        placement = builders.a_placement(builders.a_need(prison, title="Besuche"), person)
        cli("placement", "start", placement["id"], "--on", "2027-01-11", expect=0)
        return person, placement

    def test_what_still_runs_ends_before(self, cli: Cli, placed: tuple[Record, Record]) -> None:
        person, placement = placed

        error = cli("volunteer", "end", person["id"], "--reason", "Umzug", "--json", expect=5).error

        assert error["rules"][0]["rule"] == "ENDE"
        assert placement["id"] in error["message"]
        assert "--with-placements" in error["hint"]
        assert builders.fetched(VOLUNTEERS, person["id"])["status"] == "active"

    def test_or_with_it(self, cli: Cli, placed: tuple[Record, Record]) -> None:
        person, placement = placed
        proposed = builders.a_need(builders.a_prison("JVA Moor"))
        builders.a_screening(person, kind="admission", organisation_id=proposed["organisation_id"])
        cli("volunteer", "change", person["id"], "--capacity", 2, expect=0)
        proposal = builders.a_placement(proposed, person)

        ended = cli("volunteer", "end", person["id"], "--reason", "Umzug", "--with-placements", "--json", expect=0).json

        assert (ended["status"], ended["ended_on"], ended["end_reason"]) == ("ended", "2027-03-01", "moved")
        first, second = (builders.fetched(PLACEMENTS, one["id"]) for one in (placement, proposal))
        assert (first["status"], first["end_reason"], first["start_on"]) == ("ended", "volunteer_wish", "2027-01-11")
        assert (second["status"], second["end_reason"], second["start_on"]) == ("ended", "rejected", None)

    def test_every_open_thing_falls_due_and_goes_when_it_is_done(self, cli: Cli, placed: tuple[Record, Record]) -> None:
        person, _ = placed
        ended = cli("volunteer", "end", person["id"], "--reason", "eigener Wunsch", "--with-placements", "--json", expect=0).json

        due = {(row["rule"], row["title"]): row["due_on"] for row in ended["due"]}
        assert due == {
            ("Z-08", "Ausweis B 17 zurückgeben lassen"): "2027-03-15",
            ("B-08", "Danken"): "2027-03-30",
            ("B-08", "Nachweis über die Tätigkeit anbieten"): "2027-03-30",
            ("D-03", "Stammdaten löschen, beendet Mo 01.03.2027"): "2030-12-31",
        }

        [card] = [row["subject"]["id"] for row in ended["due"] if row["rule"] == "Z-08"]
        cli("screening", "change", card, "--card-returned", "heute", expect=0)
        cli("document", "render", "thank-you", "--for", person["id"], "--draft", "--to", "md", "-o", "dank.md", expect=0)
        assert "B-08" in due_for(cli, person), "a draft thanks nobody"
        cli("volunteer", "change", person["id"], "--thanked", "heute", "--certified", "heute", expect=0)

        assert due_for(cli, person) == set()

    def test_who_never_began_is_forgotten_sooner(self, cli: Cli) -> None:
        person = builders.a_volunteer(status="screening")
        builders.a_screening(person, kind="certificate", seen_on="2027-02-01")

        ended = cli("volunteer", "end", person["id"], "--reason", "passt nicht", "--json", expect=0).json

        assert {row["rule"]: row["due_on"] for row in ended["due"]} == {"F-05": "2027-03-08", "D-02": "2027-09-01"}

    def test_no_end_without_a_reason_on_any_way(self, cli: Cli) -> None:
        person = builders.a_volunteer()

        assert "--reason" in cli("volunteer", "end", person["id"], "--json", expect=2).error["message"]
        assert "Grund" in cli("volunteer", "change", person["id"], "--status", "beendet", "--json", expect=2).error["message"]
        changed = cli(
            "volunteer", "change", person["id"], "--status", "beendet", "--end-reason", "Umzug", "--json", expect=0
        ).json
        assert changed["ended_on"] == "2027-03-01"

    def test_once_is_enough(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        cli("volunteer", "end", person["id"], "--reason", "Umzug", expect=0)

        for words in (["end", "--reason", "Umzug"], ["pause", "--until", "morgen"], ["interview"]):
            error = cli("volunteer", words[0], person["id"], *words[1:], "--json", expect=2).error
            assert "aufgehört" in error["message"]
            assert "resume" in error["hint"]

    def test_whoever_comes_back_begins_with_the_proofs(self, cli: Cli, placed: tuple[Record, Record]) -> None:
        person, _ = placed
        cli("volunteer", "end", person["id"], "--reason", "eigener Wunsch", "--with-placements", expect=0)

        back = cli("volunteer", "resume", person["id"], "--json", expect=0).json

        assert (back["status"], back["ended_on"], back["end_reason"]) == ("screening", None, None)
        assert "B-08" not in due_for(cli, person)
