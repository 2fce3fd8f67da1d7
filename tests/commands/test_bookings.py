"""Bookings: an interpreter for a language, an hour and a place; what it costs, and what became of it."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.bookings import BOOKINGS

pytestmark = pytest.mark.usefixtures("register")


def test_a_booking_knows_its_cost_and_counts_as_interpreting(cli: Cli) -> None:
    prison, sworn = builders.a_prison("JVA Heidetal"), builders.a_sworn_interpreter()

    row = cli(
        *("booking", "add", "--interpreter", sworn["id"], "--language", "Arabisch", "--for", "Recht"),
        *("--organisation", "JVA Heidetal", "--on", "9.3.2027", "--at", "14", "--minutes", "1:30", "--json"),
        expect=0,
    ).json

    assert (row["cost_cents"], row["status"], row["field"], row["begins_at"]) == (12750, "booked", "legal", "14:00")
    assert (row["packages"], row["tasks"]) == (["communication"], ["interpreting"])
    assert row["organisation"] == prison["name"]
    assert "client_id" not in row


def test_no_lay_person_is_booked_for_the_law_in_whatever_way(cli: Cli) -> None:
    prison, lay = builders.a_prison(), builders.an_interpreter()
    booking = builders.a_booking(lay, prison)
    words = ("--interpreter", lay["id"], "--language", "ar", "--organisation", prison["id"], "--on", "10.3.2027", "--json")

    added = cli("booking", "add", *words, "--for", "legal", expect=5).error
    changed = cli("booking", "change", booking["id"], "--for", "legal", "--json", expect=5).error

    for error in (added, changed):
        assert error["rules"][0]["rule"] == "DOLMETSCHEN"
        assert "Laien dolmetschen nie im Recht" in error["message"]
        assert "sprachmittlung" in error["hint"]


def test_a_volunteer_is_booked_only_with_what_the_place_requires(cli: Cli) -> None:
    prison = builders.a_prison()
    stranger = builders.an_interpreter(builders.an_active_volunteer())
    admitted = builders.an_interpreter(builders.a_ready_volunteer(prison))
    words = ("--language", "ar", "--organisation", prison["id"], "--on", "9.3.2027", "--json")

    error = cli("booking", "add", "--interpreter", stranger["id"], *words, expect=5).error
    cli("booking", "add", "--interpreter", admitted["id"], *words, expect=0)

    assert {"ZULASSUNG", "GEHEIMHALTUNG"} <= {rule["rule"] for rule in error["rules"]}


def test_nobody_is_in_two_places_at_once(cli: Cli) -> None:
    prison, sworn = builders.a_prison(), builders.a_sworn_interpreter()
    first = builders.a_booking(sworn, prison)
    words = ("booking", "add", "--interpreter", sworn["id"], "--language", "ar", "--organisation", prison["id"])
    day = ("--on", "9.3.2027", "--minutes", "1:00", "--json")

    error = cli(*words, *day, "--at", "14:30", expect=5).error
    cli(*words, *day, "--at", "15:00", expect=0)
    cli("booking", "cancel", first["id"], "--by", "interpreter", expect=0)
    cli(*words, *day, "--at", "14:00", expect=0)

    assert first["id"] in error["message"]


def test_who_does_not_have_the_language_is_not_booked(cli: Cli) -> None:
    prison, sworn = builders.a_prison(), builders.a_sworn_interpreter()
    words = ("--interpreter", sworn["id"], "--language", "ti", "--organisation", prison["id"], "--on", "9.3.2027", "--json")

    assert "interpreter find ti" in cli("booking", "add", *words, expect=2).error["hint"]


def test_what_is_to_be_cleared_is_said_and_forbids_nothing(cli: Cli) -> None:
    prison, office = builders.a_prison(), builders.an_interpreter(availability="Mo 9-12", may="medical")
    words = ("--interpreter", office["id"], "--language", "ar", "--organisation", prison["id"], "--on", "9.3.2027", "--at", "14")

    outcome = cli("booking", "add", *words, "--for", "medical", expect=0)

    assert "zu klären: da nicht frei" in outcome.stderr
    assert "klären nicht Laien auf" in outcome.stderr


def test_it_took_place_and_was_longer(cli: Cli) -> None:
    booking = builders.a_booking(builders.a_sworn_interpreter(), builders.a_prison(), held_on="2027-02-26")

    held = cli("booking", "held", booking["id"], "--minutes", "2:00", "--json", expect=0).json

    assert (held["status"], held["minutes"], held["cost_cents"]) == ("held", 120, 17000)
    assert cli("booking", "held", booking["id"], "--json", expect=2).error["hint"]


def test_who_was_booked_says_which_one_where_only_one_is_open(cli: Cli) -> None:
    prison, sworn = builders.a_prison(), builders.a_sworn_interpreter()
    name = cli("interpreter", "show", sworn["id"], "--json", expect=0).json["organisation"]
    builders.a_booking(sworn, prison, held_on="2027-02-26")
    cli("booking", "held", name, expect=0)
    assert cli("booking", "held", name, "--json", expect=4).error["code"] == "not_found"

    builders.a_booking(sworn, prison)
    second = builders.a_booking(sworn, prison, begins_at="16:00")

    assert second["id"] in cli("booking", "cancel", name, "--json", expect=4).error["hint"]


def test_what_lies_ahead_has_not_taken_place(cli: Cli) -> None:
    booking = builders.a_booking(builders.a_sworn_interpreter(), builders.a_prison())

    assert "booking cancel" in cli("booking", "held", booking["id"], "--json", expect=2).error["hint"]


def test_a_cancelled_one_may_cost_nevertheless(cli: Cli) -> None:
    booking = builders.a_booking(builders.a_sworn_interpreter(), builders.a_prison())

    gone = cli("booking", "cancel", booking["id"], "--by", "Einrichtung", "--cost", "40", "--json", expect=0).json

    assert (gone["status"], gone["cancelled_by"], gone["cost_cents"]) == ("cancelled", "organisation", 4000)


def test_the_calendar_names_nobody(cli: Cli) -> None:
    person = builders.a_ready_volunteer(prison := builders.a_prison("JVA Heidetal"), name="Amira Beispiel")
    builders.a_booking(builders.an_interpreter(person), prison)

    calendar = cli("booking", "ics", "-", expect=0).out

    assert "SUMMARY:Dolmetschen: Arabisch" in calendar
    assert "LOCATION:JVA Heidetal" in calendar
    assert "Amira" not in calendar


def test_nobody_is_erased_who_is_still_expected(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(prison)
    booking = builders.a_booking(builders.an_interpreter(person), prison)

    refused = cli("privacy", "erase", person["id"], "--yes", "--json", expect=5).error
    cli("booking", "cancel", booking["id"], expect=0)
    cli("privacy", "erase", person["id"], "--yes", expect=0)

    assert f"booking cancel {booking['id']}" in str(refused)


def test_erasing_a_volunteer_leaves_what_was_interpreted_without_them(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(prison)
    booking = builders.a_booking(builders.an_interpreter(person), prison, held_on="2027-02-26")
    cli("booking", "held", booking["id"], expect=0)

    cli("privacy", "erase", person["id"], "--yes", expect=0)
    left = builders.fetched(BOOKINGS, booking["id"])

    assert (left["interpreter_id"], left["language"], left["minutes"]) == (None, "ar", 60)
    assert cli("booking", "list", "--json", expect=0).json
