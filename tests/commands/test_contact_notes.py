"""Contact notes: a sentence, about a person or a placement, and nothing that is specially protected."""

from __future__ import annotations

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def test_a_placement_says_whose_it_is(cli: Cli) -> None:
    prison = builders.a_prison()
    person, other = builders.a_ready_volunteer(prison), builders.a_volunteer()
    placement = builders.a_placement(builders.a_need(prison), person)

    note = cli("note", "add", "--placement", placement["id"], "--note", "telefoniert", "--json", expect=0).json

    assert (note["volunteer_id"], note["placement_id"]) == (person["id"], placement["id"])
    wrong = ("note", "add", "--placement", placement["id"], "--volunteer", other["id"], "--json")
    assert "jemand anderes" in cli(*wrong, expect=2).error["message"]
    assert len(cli("note", "list", "--json", expect=0).json) == 1


def test_a_note_is_a_sentence(cli: Cli) -> None:
    person = builders.a_volunteer()

    assert "zu lang" in cli("note", "add", "--volunteer", person["id"], "--note", "x" * 201, "--json", expect=2).error["message"]
    cli("note", "add", "--volunteer", person["id"], "--note", "x" * 200, expect=0)


def test_contact_has_been(cli: Cli) -> None:
    cli("note", "add", "--volunteer", builders.a_volunteer()["id"], "--on", "2027-03-02", "--json", expect=2)


def test_what_is_specially_protected_is_warned_of_and_only_that(cli: Cli) -> None:
    person = builders.a_volunteer()
    line = ("note", "add", "--volunteer", person["id"], "--note")

    assert "„krank“ (Gesundheit, Art. 9 DSGVO)" in cli(*line, "war krank", expect=0).stderr
    assert "“krank” (health, Art. 9 GDPR)" in cli(*line, "war krank", "--lang", "en", expect=0).stderr
    assert "freien Text" not in cli(*line, "telefoniert, alles gut", expect=0).stderr


def test_whoever_sits_at_the_terminal_is_asked_before_it_is_kept(cli: Cli) -> None:
    line = ("note", "add", "--volunteer", builders.a_volunteer()["id"], "--on", "2027-02-20", "--note", "war krank")

    asked = cli(*line, expect=0, answers=["n"])
    assert "„krank“ (Gesundheit, Art. 9 DSGVO)" in asked.stderr
    assert cli("note", "list", "--json", expect=0).json == []
    cli(*line, expect=0, answers=["j"])
    assert len(cli("note", "list", "--json", expect=0).json) == 1


def test_the_impression_of_an_interview_and_notes_about_a_person_too(cli: Cli) -> None:
    person = builders.a_volunteer()

    warned = cli("volunteer", "interview", person["id"], "--impression", "offen, wegen Diebstahl vorbestraft", expect=0).stderr
    assert "Art. 10 DSGVO" in warned
    assert "Art. 9 DSGVO" in cli("volunteer", "change", person["id"], "--note", "in Therapie", expect=0).stderr
    assert "freien Text" not in cli("volunteer", "change", person["id"], "--phone", "1", expect=0).stderr, "said once is enough"
