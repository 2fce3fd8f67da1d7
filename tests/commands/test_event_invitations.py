"""Invitations: found by what the register knows, looked at first, noted once, and written from what the event says."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.supervisions import SUPERVISIONS

pytestmark = pytest.mark.usefixtures("register")


def invited(cli: Cli, event: builders.Record, *filters: object) -> set[str]:
    """Who would be invited, without doing it."""
    rows = cli("event", "invite", event["id"], *filters, "--dry-run", "--json", expect=0).json
    return {row["name"] for row in rows}


class TestWhoIsAsked:
    def test_without_a_filter_everybody_who_is_still_there(self, cli: Cli) -> None:
        for name, status in (("Ada Neu", "enquiry"), ("Bea Aktiv", "active"), ("Cem Pause", "paused"), ("Dora Fort", "ended")):
            builders.a_volunteer(name=name, status=status)

        assert invited(cli, builders.an_event()) == {"Ada Neu", "Bea Aktiv", "Cem Pause"}
        assert invited(cli, builders.an_event(kind="thanks"), "--status", "beendet") == {"Dora Fort"}

    def test_filters_of_the_list_of_volunteers_hold_together(self, cli: Cli) -> None:
        common = {"status": "active", "teams": ["Besuche"], "languages": ["ar:B2"]}
        builders.a_volunteer(name="Ada Alles", **common, interests=["sprachbegleitung"])
        builders.a_volunteer(name="Bea Ohne", **common)
        builders.a_volunteer(name="Cem Anders", status="active", teams=["Büro"], languages=["tr:B2"])
        event = builders.an_event()

        assert invited(cli, event, "--team", "Besuche") == {"Ada Alles", "Bea Ohne"}
        assert invited(cli, event, "--language", "ar", "--interest", "sprachbegleitung") == {"Ada Alles"}
        assert invited(cli, event, "--team", "Büro", "--language", "ar") == set()

    def test_by_the_place_where_somebody_serves_or_is_admitted(self, cli: Cli) -> None:
        prison, other = builders.a_prison(), builders.a_prison("JVA Waldrand")
        placed, admitted = (builders.a_ready_volunteer(prison, name=name) for name in ("Ada Dienst", "Bea Zugelassen"))
        builders.a_ready_volunteer(other, name="Cem Woanders")
        placement = builders.a_placement(builders.a_need(prison), placed)
        cli("placement", "start", placement["id"], expect=0)

        assert invited(cli, builders.an_event(), "--organisation", "Heidetal") == {placed["name"], admitted["name"]}

    def test_by_distance_from_a_postal_code_or_from_where_it_is_held(self, cli: Cli) -> None:
        builders.a_volunteer(name="Ada Lüneburg", postal_code="21335")
        builders.a_volunteer(name="Bea Hannover", postal_code="30159")
        builders.a_volunteer(name="Cem Nirgends", postal_code="-")
        event = builders.an_event(venue_id=builders.a_prison()["id"])

        assert invited(cli, event, "--km", "20") == {"Ada Lüneburg"}
        assert invited(cli, event, "--near", "30159") == {"Bea Hannover"}
        assert invited(cli, event, "--near", "30159", "--km", "200") == {"Ada Lüneburg", "Bea Hannover"}
        nowhere = cli("event", "invite", builders.an_event()["id"], "--km", "20", "--json", expect=2).error
        assert "--near" in nowhere["hint"]
        cli("event", "invite", event["id"], "--near", "abc", "--json", expect=2)

    def test_who_has_never_been_to_that_kind(self, cli: Cli) -> None:
        been, missed, new = (builders.an_active_volunteer(name=name) for name in ("Ada War", "Bea Fehlte", "Cem Neu"))
        earlier = builders.an_event(starts_on="2027-02-01")
        builders.enrolled_before(earlier, been, missed)
        cli("event", "attend", earlier["id"], been["id"], "--others-absent", expect=0)

        assert invited(cli, builders.an_event(), "--not-attended", "Schulung") == {missed["name"], new["name"]}
        assert len(invited(cli, builders.an_event(), "--not-attended", "Supervision")) == 3

    def test_whose_training_ends_soon_and_none_goes_on(self, cli: Cli) -> None:
        def trained(name: str, *until: str, course: str = "basis") -> None:
            person = builders.an_active_volunteer(name=name)
            for number, day in enumerate(until):
                builders.a_screening(person, kind="training", course=course, seen_on=f"2026-0{number + 1}-01", valid_until=day)

        trained("Ada Bald", "2027-04-01")
        trained("Bea Später", "2027-09-01")
        trained("Cem Erneuert", "2027-04-01", "2029-04-01")
        trained("Dora Anders", "2027-04-01", course="recht")
        trained("Emil Abgelaufen", "2027-01-01")

        basis = builders.an_event(course="basis")
        assert invited(cli, basis, "--training-ends", "8 Wochen") == {"Ada Bald", "Emil Abgelaufen"}
        evening = builders.an_event(kind="exchange")
        assert invited(cli, evening, "--training-ends", "8 Wochen") == {"Ada Bald", "Emil Abgelaufen", "Dora Anders"}

    def test_contacts_in_charge_everywhere_at_a_kind_of_place_or_at_the_parties(self, cli: Cli) -> None:
        prison = builders.a_prison(contacts=False)
        office = builders.an_organisation("Anlaufstelle Nord", kind="anlaufstelle", contacts=False)
        builders.a_contact(prison, name="Ina Anstalt")
        builders.a_contact(office, name="Olaf Stelle")
        builders.a_contact(builders.an_organisation("Verein Ost", contacts=False), name="Vera Verein")
        builders.a_contact(office, name="Früher Mal", ends_on="2027-01-31")
        agreement = builders.a_cooperation(prison, office)

        assert invited(cli, builders.an_event(), "--contacts") == {"Ina Anstalt", "Olaf Stelle", "Vera Verein"}
        assert invited(cli, builders.an_event(), "--contacts", "--kind-of-place", "prison") == {"Ina Anstalt"}
        assert invited(cli, builders.an_event(), "--contacts", "--organisation", "Verein Ost") == {"Vera Verein"}
        meeting = builders.an_event(kind="partner_meeting", agreement_id=agreement["id"])
        assert invited(cli, meeting, "--contacts") == {"Ina Anstalt", "Olaf Stelle"}


class TestNoting:
    def test_the_list_is_looked_at_before_it_is_noted(self, cli: Cli) -> None:
        event = builders.an_event()
        builders.an_active_volunteer(name="Ada Sommer")

        assert (
            "Zu Grundschulung, 06.04.2027 einladen: Ada Sommer?"
            in cli("event", "invite", event["id"], "--json", expect=7).error["message"]
        )
        no = cli("event", "invite", event["id"], expect=0, answers=["n"])
        assert "Ada Sommer" in no.stderr
        assert "Niemand eingeladen." in no.stderr
        assert cli("participation", "list", "--json", expect=0).json == []

        yes = cli("event", "invite", event["id"], expect=0, answers=["j"])
        assert "Eingeladen: 1." in yes.stderr
        assert f"--for {event['id']} --all participations" in " ".join(yes.stderr.split())
        assert cli("event", "show", event["id"], "--json", expect=0).json["invited_on"] == "2027-03-01"

    def test_whoever_is_on_the_list_is_not_asked_again(self, cli: Cli) -> None:
        event = builders.an_event()
        people = [builders.an_active_volunteer(name=f"{name} Muster") for name in ("Ada", "Bea", "Cem")]
        cli("event", "invite", event["id"], people[0]["id"], expect=0)
        cli("event", "enrol", event["id"], people[1]["id"], expect=0)
        cli("event", "withdraw", event["id"], people[1]["id"], expect=0)

        again = cli("event", "invite", event["id"], "--yes", expect=0)

        assert "Cem Muster" in again.out
        assert "2 stehen schon auf der Liste" in again.stderr
        assert "Niemand, der noch einzuladen wäre." in cli("event", "invite", event["id"], "--yes", expect=0).out

    def test_the_addresses_as_a_sheet_without_those_that_are_blocked(self, cli: Cli) -> None:
        event = builders.an_event()
        shown = {"street": "Weg 1", "town": "Lüneburg", "email": "ada@beispiel.example"}
        builders.a_volunteer(name="Ada Offen", **shown)
        blocked = builders.a_volunteer(name="Bea Gesperrt", address_blocked="ja", **{**shown, "street": "Geheimweg 9"})

        sheet = cli("event", "invite", event["id"], "--yes", "--format", "csv", expect=0).out
        listed = {row["name"]: row for row in csv.DictReader(sheet.splitlines(), delimiter=";" if ";" in sheet else ",")}
        assert (listed["Ada Offen"]["email"], listed["Bea Gesperrt"]["street"]) == ("ada@beispiel.example", "gesperrt")
        assert "Geheimweg" not in cli("event", "people", event["id"], "--json", expect=0).out

        assert "Geheimweg 9" in cli("event", "people", event["id"], "--blocked-addresses", "--json", expect=0).out
        history = cli("volunteer", "history", blocked["id"], "--json", expect=0).json
        assert any(entry["action"] == "address_shown" for entry in history)


def whole(**typed: Any) -> builders.Record:
    """Somebody to whom a letter can be sent."""
    return builders.an_active_volunteer(street="Weg 3", town="Lüneburg", **typed)


class TestLetters:
    @pytest.fixture(autouse=True)
    def a_sender(self, cli: Cli, register: Path) -> None:
        cli(
            "organisation",
            "change",
            "Koordination Nord",
            "--street",
            "Am Markt 1",
            "--town",
            "Lüneburg",
            "--postal-code",
            "21335",
            expect=0,
        )

    def test_everybody_invited_gets_one_with_day_time_and_place_of_the_event(self, cli: Cli, tmp_path: Path) -> None:
        prison = builders.a_prison(street="Am Wall 1")
        event = builders.an_event(begins_at="18", ends_at="20", venue_id=prison["id"], place="Raum 2", modules=["Recht 2:00"])
        people = [whole(name=f"{name} Muster") for name in ("Ada", "Bea", "Cem")]
        cli("event", "invite", event["id"], *(person["id"] for person in people), "Sommerfeld", expect=0)
        cli("event", "enrol", event["id"], people[2]["id"], expect=0)
        cli("contact", "change", "Sommerfeld", "--email", "p@beispiel.example", expect=0)

        words = ("document", "render", "invitation", "--for", event["id"], "--all", "participations")
        files = cli(*words, "--to", "md", "-o", f"{tmp_path}/", "--json", expect=0).json["files"]

        letters = [Path(one["file"]).read_text(encoding="utf-8") for one in files]
        assert len(letters) == 3
        assert {name for name in ("Ada", "Bea", "Cem", "Petra") if any(name in letter for letter in letters)} == {
            "Ada",
            "Bea",
            "Petra",
        }
        for letter in letters:
            assert "| Uhrzeit | 18:00 bis 20:00 Uhr |" in letter
            assert "| Ort | Raum 2, JVA Heidetal, Am Wall 1, 21335 Lüneburg |" in letter
            assert "Recht (2:00 h)" in letter
        enrolled = cli(*words, "--filter", "status=angemeldet", "--to", "md", "-o", "-", expect=0).out
        assert "Cem Muster" in enrolled

    def test_what_is_given_by_hand_goes_before_what_the_event_says(self, cli: Cli) -> None:
        event = builders.an_event(begins_at="18", place="Saal")
        words = ("document", "render", "invitation", "--for", event["id"], "--to", "md", "-o", "-")

        assert "| Ort | Garten |" in cli(*words, "--set", "place=Garten", expect=0).out
        assert "| Uhrzeit | 18:00 Uhr |" in cli(*words, expect=0).out

    def test_a_guest_gets_a_letter_without_an_address(self, cli: Cli) -> None:
        event = builders.an_event(begins_at="18", place="Saal")
        cli("event", "enrol", event["id"], "--guest", "Kim Gast", expect=0)
        words = (
            "document",
            "render",
            "invitation",
            "--for",
            event["id"],
            "--all",
            "participations",
            "--filter",
            "status=enrolled",
        )

        assert "Guten Tag Kim Gast," in cli(*words, "--to", "md", "-o", "-", expect=0).out

    def test_nobody_invited_and_no_event_are_one_sentence_each(self, cli: Cli) -> None:
        event = builders.an_event(begins_at="18", place="Saal")
        words = ("document", "render", "invitation", "--all", "participations", "--json")

        assert "niemand auf der Liste" in cli(*words, "--for", event["id"], expect=4).error["message"]
        assert "welcher Veranstaltung" in cli(*words, expect=2).error["message"]

    def test_a_blocked_address_stops_the_letter_until_it_is_asked_for(self, cli: Cli) -> None:
        event = builders.an_event(begins_at="18", place="Saal")
        person = whole(name="Bea Gesperrt", address_blocked="ja")
        cli("event", "invite", event["id"], person["id"], expect=0)
        words = ("document", "render", "invitation", "--for", event["id"], "--all", "participations", "--to", "md", "-o", "-")

        assert "--blocked-addresses" in str(cli(*words, "--json", expect=3).error)
        assert "Weg 3" in cli(*words, "--blocked-addresses", expect=0).out

    def test_the_meeting_of_partners_that_is_planned_as_an_event_needs_nothing_by_hand(self, cli: Cli) -> None:
        places = [
            builders.an_organisation(name, street="Weg 1", postal_code="21335", town="Lüneburg")
            for name in ("Stelle A", "Stelle B")
        ]
        agreement = builders.a_cooperation(*places)
        words = (
            "document",
            "render",
            "invitation-meeting",
            "--for",
            agreement["id"],
            "--recipient",
            "Stelle A",
            "--to",
            "md",
            "-o",
            "-",
        )
        cli(*words, "--json", expect=3)
        builders.an_event(
            kind="partner_meeting", agreement_id=agreement["id"], starts_on="2027-05-12", begins_at="14", place="Saal 1"
        )

        printed = cli(*words, expect=0).out

        assert "12\\.\u00a0Mai 2027" in printed
        assert "| Uhrzeit | 14:00 Uhr |" in printed
        assert "| Ort | Saal 1 |" in printed

    def test_a_plan_conference_has_its_time_and_place_too(self, cli: Cli) -> None:
        prison = builders.a_prison(street="Am Wall 1")
        client = builders.a_client(organisation_id=prison["id"])
        words = (
            "--client",
            client["reference"],
            "--organisation",
            prison["id"],
            "--on",
            "12.5.2027",
            "--at",
            "9:30",
            "--place",
            "Raum 7",
        )
        conference = cli("conference", "add", *words, "--json", expect=0).json

        render = ("document", "render", "invitation-conference", "--for", conference["id"], "--recipient", prison["id"])
        printed = cli(*render, "--to", "md", "-o", "-", expect=0).out

        assert "| Uhrzeit | 9:30 Uhr |" in printed
        assert "| Ort | Raum 7 |" in printed


def test_an_invitation_to_supervision_is_kept_in_one_place(cli: Cli) -> None:
    event, person = builders.an_event(kind="supervision", title="Supervision"), builders.an_active_volunteer()

    cli("event", "invite", event["id"], person["id"], expect=0)

    assert cli(SUPERVISIONS.name, "list", "--json", expect=0).json == []
    assert cli("event", "list", "--volunteer", person["id"], "--json", expect=0).json[0]["renews"] == "supervision"
