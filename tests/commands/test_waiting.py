"""The waiting lists of needs and people: since when, why, offered and declined; nothing but being placed begins them anew."""

from __future__ import annotations

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def waiting(cli: Cli, noun: str, *options: str) -> list[Record]:
    return cli(noun, "waiting", *options, "--json", expect=0).json


def since(cli: Cli, noun: str, record: Record) -> str | None:
    return {row["id"]: row["since"] for row in waiting(cli, noun)}.get(record["id"])


def begun_and_ended(cli: Cli, need: Record, person: Record, first: str, last: str) -> None:
    placement = builders.a_placement(need, person)
    cli("placement", "start", placement["id"], "--on", first, expect=0)
    cli("placement", "end", placement["id"], "--on", last, "--reason", "passt nicht", expect=0)


class TestPeople:
    """Everybody on the way, and whoever is ready without a placement."""

    def test_who_waits_longest_comes_first_and_why(self, cli: Cli) -> None:
        prison = builders.a_prison()
        asked = builders.a_volunteer(enquired_on="2027-02-20")
        ready = builders.a_ready_volunteer(prison, enquired_on="2026-12-01", headed_for_id=prison["id"])
        builders.an_active_volunteer(enquired_on="2026-01-01", status="paused", paused_until="2027-12-31")
        builders.a_volunteer(enquired_on="2026-01-01", status="ended")

        rows = waiting(cli, "volunteer")

        assert [(row["id"], row["since"], row["days"], row["why"]) for row in rows] == [
            (ready["id"], "2026-12-01", 90, "Kann vermittelt werden"),
            (asked["id"], "2027-02-20", 9, "Ersten Kontakt aufnehmen"),
        ]

    def test_a_declined_proposal_resets_nothing_and_is_counted(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need, person = builders.a_need(prison), builders.a_ready_volunteer(prison, enquired_on="2026-12-01")
        for reason in ("rejected", "volunteer_wish"):
            proposed = builders.a_placement(need if reason == "rejected" else builders.a_need(prison), person)
            assert waiting(cli, "volunteer")[0]["why"] == "vorgeschlagen: Besuch am Dienstag"
            cli("placement", "end", proposed["id"], "--reason", reason, expect=0)

        [row] = waiting(cli, "volunteer")

        assert (row["since"], row["offered"], row["declined"], row["why"]) == ("2026-12-01", 2, 2, "bisher abgelehnt: 2")
        report = cli("match", "fairness", "--json", expect=0).json
        assert [one["days"] for one in report["waiting_volunteers"]] == [90]

    def test_a_placement_that_has_ended_does(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison, enquired_on="2026-10-01")
        begun_and_ended(cli, builders.a_need(prison), person, "2026-12-01", "2027-01-31")

        assert since(cli, "volunteer", person) == "2027-01-31"

    def test_whoever_is_placed_does_not_wait(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison)
        placement = builders.a_placement(builders.a_need(prison), person)
        cli("placement", "start", placement["id"], expect=0)

        assert since(cli, "volunteer", person) is None

    def test_a_break_is_no_new_beginning(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        person = builders.an_active_volunteer(enquired_on="2026-12-01")
        cli("volunteer", "pause", person["id"], "--until", "2027-03-05", expect=0)
        assert since(cli, "volunteer", person) is None
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-06")

        assert since(cli, "volunteer", person) == "2026-12-01"

    def test_coming_back_after_an_end_is_one(self, cli: Cli) -> None:
        person = builders.an_active_volunteer(enquired_on="2025-12-01")
        cli("volunteer", "end", person["id"], "--reason", "Umzug", expect=0)
        cli("volunteer", "resume", person["id"], expect=0)

        assert since(cli, "volunteer", person) == "2027-03-01"


class TestNeeds:
    """Open needs that still lack somebody."""

    def test_since_when_and_why(self, cli: Cli) -> None:
        prison, empty = builders.a_prison(), builders.a_prison("JVA Moor", contacts=False)
        early = builders.a_need(prison, title="Besuch", registered_on="2027-01-10")
        late = builders.a_need(empty, title="Brief", registered_on="2027-02-10")
        filled = builders.a_need(prison, title="Kochen", registered_on="2026-01-01")
        placement = builders.a_placement(filled, builders.a_ready_volunteer(prison))
        cli("placement", "start", placement["id"], expect=0)
        builders.a_need(prison, status="geschlossen", registered_on="2026-01-01")

        assert [(row["id"], row["title"], row["since"], row["why"]) for row in waiting(cli, "need")] == [
            (early["id"], "Besuch", "2027-01-10", "noch niemand vorgeschlagen"),
            (late["id"], "Brief", "2027-02-10", "Ansprechperson oder Vertretung fehlt"),
        ]

    def test_a_group_waits_until_it_is_complete(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need = builders.a_need(prison, people="2", registered_on="2027-01-10")
        cli("placement", "start", builders.a_placement(need, builders.a_ready_volunteer(prison))["id"], expect=0)

        assert since(cli, "need", need) == "2027-01-10"

    def test_declined_and_reopened_it_waits_as_before(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need, person = builders.a_need(prison, registered_on="2027-01-10"), builders.a_ready_volunteer(prison, name="Anna Weber")
        proposed = builders.a_placement(need, person)
        assert waiting(cli, "need")[0]["why"] == "vorgeschlagen: Anna Weber"
        cli("placement", "end", proposed["id"], "--reason", "client_wish", expect=0)
        cli("need", "change", need["id"], "--status", "geschlossen", expect=0)
        assert waiting(cli, "need") == []
        cli("need", "change", need["id"], "--status", "offen", expect=0)

        [row] = waiting(cli, "need")
        assert (row["since"], row["offered"], row["declined"], row["why"]) == ("2027-01-10", 1, 1, "bisher abgelehnt: 1")

    def test_after_a_placement_it_waits_anew(self, cli: Cli) -> None:
        prison = builders.a_prison()
        need = builders.a_need(prison, registered_on="2026-10-01")
        begun_and_ended(cli, need, builders.a_ready_volunteer(prison), "2026-12-01", "2027-02-15")

        assert since(cli, "need", need) == "2027-02-15"

    def test_on_request_who_suits_or_what_stands_in_the_way(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison, name="Anna Weber")
        easy = builders.a_need(prison, registered_on="2027-01-10")
        hard = builders.a_need(prison, registered_on="2027-02-10", languages="ti:C1")

        why = {row["id"]: row["why"] for row in waiting(cli, "need", "--why")}

        assert person["name"] == "Anna Weber"
        assert why == {easy["id"]: "Anna Weber passt", hard["id"]: "niemand passt: Sprache (1)"}


class TestToday:
    """The first screen says who and what waits longest."""

    def test_both(self, cli: Cli) -> None:
        need = builders.a_need(builders.a_prison(), title="Deutsch üben", registered_on="2027-01-10")
        person = builders.a_volunteer(name="Anna Weber", enquired_on="2027-02-01", status="screening")

        data = cli("today", "--json", expect=0).json["longest_waiting"]
        shown = cli("today", expect=0).out

        assert data == {
            "need": {"id": need["id"], "name": "Deutsch üben", "since": "2027-01-10"},
            "volunteer": {"id": person["id"], "name": "Anna Weber", "since": "2027-02-01"},
        }
        assert f"Deutsch üben ({need['id']}), seit 10.01.2027; Anna Weber ({person['id']}), seit 01.02.2027" in " ".join(
            shown.split()
        )

    def test_nobody(self, cli: Cli) -> None:
        assert cli("today", "--json", expect=0).json["longest_waiting"] == {"need": None, "volunteer": None}
        assert "Am längsten" not in cli("today", expect=0).out
        assert "Niemand und nichts wartet" in cli("volunteer", "waiting", expect=0).out


def test_a_page_for_people_and_as_many_as_wanted(cli: Cli) -> None:
    for number in range(3):
        builders.a_volunteer(enquired_on=f"2027-02-0{number + 1}")

    assert len(waiting(cli, "volunteer", "--limit", "2")) == 2
    assert "2 von 3" in cli("volunteer", "waiting", "--limit", 2, expect=0).stderr
    assert len(waiting(cli, "volunteer")) == 3
