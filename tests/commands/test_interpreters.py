"""Interpreters: who suits a language, a task, a place and a time, and what stands in the way of those who nearly do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def _found(cli: Cli, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = cli("interpreter", "find", *words, "--json", expect=0).json
    return found


def _names(found: list[dict[str, Any]]) -> list[str]:
    return [one["name"] for one in found]


def _against(one: dict[str, Any]) -> list[str]:
    return [hurdle["rule"] for hurdle in one["against"]]


def test_volunteers_and_professionals_are_found_the_nearest_first(cli: Cli) -> None:
    builders.a_ready_volunteer(name="Amira Beispiel", languages="ar:native:dolmetscht", postal_code="21339")
    builders.a_ready_volunteer(name="Bo Muster", languages="ar:C1", postal_code="21335")
    office = builders.an_interpreter(rate_cents="85")

    found = _found(cli, "ar", "--near", "21335")

    assert [(one["id"][:2], one["who"], one["km"] < 10) for one in found["fits"]] == [
        ("dm", "organisation", True),
        ("v-", "volunteer", True),
    ]
    assert found["fits"][0]["id"] == office["id"]
    assert found["fits"][0]["rate_cents"] == 8500
    assert "Bo Muster" not in _names(found["fits"] + found["misses"])


def test_lay_people_never_interpret_in_legal_matters_and_the_reason_is_said(cli: Cli) -> None:
    builders.a_ready_volunteer(name="Amira Beispiel", languages="ar:native:dolmetscht")
    sworn = builders.a_sworn_interpreter()

    outcome = cli("interpreter", "find", "Arabisch", "--for", "Recht", expect=0)
    found = _found(cli, "ar", "--for", "legal")

    assert [one["id"] for one in found["fits"]] == [sworn["id"]]
    assert [(one["name"], _against(one)) for one in found["misses"]] == [("Amira Beispiel", ["DOLMETSCHEN"])]
    assert "§ 189 GVG" in found["misses"][0]["against"][0]["basis"]
    assert "Laien dolmetschen nie im Recht" in outcome.stderr


def test_nobody_is_kept_as_a_legal_interpreter_who_is_not_sworn(cli: Cli) -> None:
    person = builders.a_volunteer()
    words = ("interpreter", "add", "--volunteer", person["id"], "--json")

    lay = cli(*words, "--language", "ar C1", "--for", "legal", expect=5).error
    unproven = cli(*words, "--language", "ar C1 beeidigt", "--for", "legal", expect=2).error

    assert lay["rules"][0]["rule"] == "DOLMETSCHEN"
    assert "--sworn-by" in unproven["hint"]


def test_an_oath_holds_on_the_day_of_the_appointment_not_today(cli: Cli) -> None:
    builders.a_sworn_interpreter(sworn_until="2027-03-05")

    assert len(_found(cli, "ar", "--for", "legal", "--when", "4.3.2027 14:00")["fits"]) == 1
    [missed] = _found(cli, "ar", "--for", "legal", "--when", "8.3.2027 14:00")["misses"]

    assert "05.03.2027" in missed["against"][0]["found"]


def test_time_pauses_and_bookings_stand_in_the_way(cli: Cli) -> None:
    prison = builders.a_prison()
    free = builders.an_interpreter(availability="Di 13-18")
    booked = builders.an_interpreter()
    builders.a_booking(booked, prison, held_on="2027-03-02", begins_at="14:30")
    builders.an_interpreter(availability="Mo 9-12")
    builders.an_interpreter(paused_until="2027-03-02")

    found = _found(cli, "ar", "--when", "Di 14:00")
    later = _found(cli, "ar", "--when", "Di 16:00")

    assert (found["on"], found["times"]) == ("2027-03-02", ["14:00", "15:00"])
    assert [one["id"] for one in found["fits"]] == [free["id"]]
    assert sorted(_against(one)[0] for one in found["misses"]) == ["GEBUCHT", "PAUSE", "ZEIT"]
    assert [one["id"] for one in later["fits"]] == [free["id"], booked["id"]], "who says when is asked first"


def test_who_is_too_far_away_says_how_far_they_go(cli: Cli) -> None:
    builders.a_ready_volunteer(languages="ar:C1:dolmetscht", postal_code="21335", max_km="20")

    [missed] = _found(cli, "ar", "--near", "20095")["misses"]

    assert _against(missed) == ["ENTFERNUNG"]
    assert "20 km" in missed["against"][0]["found"]


def test_a_blocked_address_gives_neither_way_nor_telephone(cli: Cli) -> None:
    builders.a_ready_volunteer(
        name="Cem Muster", languages="ar:C1:dolmetscht", address_blocked="ja", phone="04131 1", postal_code="20095", max_km="5"
    )

    [one] = _found(cli, "ar", "--near", "21335")["fits"]
    screen = cli("interpreter", "find", "ar", "--near", "21335", expect=0).out

    assert (one["name"], one["km"], one["phone"], one["blocked"]) == ("Cem Muster", None, None, True)
    assert "gesperrt" in screen
    assert "04131" not in screen


def test_volunteers_keep_the_guardrails_of_the_place(cli: Cli) -> None:
    prison = builders.a_prison("JVA Heidetal")
    builders.a_ready_volunteer(prison, name="Ada Anders", languages="ar:C1:dolmetscht")
    builders.a_ready_volunteer(name="Bo Berg", languages="ar:C1:dolmetscht")
    builders.an_active_volunteer(name="Cleo Celle", languages="ar:C1:dolmetscht")

    found = _found(cli, "ar", "--at", "JVA Heidetal")

    assert _names(found["fits"]) == ["Ada Anders"]
    assert [(one["name"], "ZULASSUNG" in _against(one), "GEHEIMHALTUNG" in _against(one)) for one in found["misses"]] == [
        ("Bo Berg", True, False),
        ("Cleo Celle", True, True),
    ]


def test_varieties_answer_to_the_broader_language_and_not_the_other_way(cli: Cli) -> None:
    builders.an_interpreter(languages="Dari C1")

    assert len(_found(cli, "fa")["fits"]) == 1
    builders.an_interpreter(languages="Persisch C1")
    assert len(_found(cli, "prs")["fits"]) == 1


def test_translating_and_a_level_are_asked_for(cli: Cli) -> None:
    builders.an_interpreter(languages="ti B1, mündlich")
    writer = builders.an_interpreter(languages="ti C1, schriftlich")

    found = _found(cli, "ti", "--written", "--level", "B2")

    assert [one["id"] for one in found["fits"]] == [writer["id"]]
    assert _against(found["misses"][0]) == ["FORM", "NIVEAU"]


def test_an_interpreter_is_one_person(cli: Cli) -> None:
    person, office = builders.a_volunteer(), builders.an_organisation("Büro Wolkenstein", kind="interpreting")

    nobody = cli("interpreter", "add", "--language", "ar", "--json", expect=2).error
    two = cli(
        "interpreter", "add", "--language", "ar", "--volunteer", person["id"], "--organisation", office["id"], "--json", expect=2
    ).error

    assert "--contact" in nobody["hint"]
    assert nobody == two


def test_a_person_is_an_interpreter_once(cli: Cli) -> None:
    person = builders.a_volunteer()["id"]
    first = cli("interpreter", "add", "--volunteer", person, "--language", "ar", "--json", expect=0).json

    assert first["id"] in cli("interpreter", "add", "--volunteer", person, "--language", "fr", "--json", expect=2).error["hint"]


def test_many_who_suit_are_told_by_their_number(cli: Cli) -> None:
    for _ in range(3):
        builders.an_interpreter()

    assert "2 von 3" in cli("interpreter", "find", "ar", "--limit", "2", expect=0).out
    assert len(_found(cli, "ar", "--limit", "2")["fits"]) == 3


def test_where_a_volunteer_lives_is_kept_once(cli: Cli) -> None:
    person = builders.an_interpreter(builders.a_volunteer(address_blocked="ja"))

    assert (
        "Auskunftssperre"
        in cli("interpreter", "change", person["id"], "--postal-code", "21335", "--json", expect=2).error["hint"]
    )


def test_access_tells_volunteers_what_is_kept_of_them_as_interpreters(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(prison)
    builders.a_booking(builders.an_interpreter(person), prison)

    cli("privacy", "access", person["id"], "--to", "json", "-o", "a.json", "--yes", expect=0)
    told = Path("a.json").read_text(encoding="utf-8")

    assert '"kind": "interpreter"' in told
    assert '"kind": "booking"' in told


@pytest.mark.parametrize("when", ["irgendwann", "Di 25:00", "Di 15-14"])
def test_a_time_that_is_none_is_said(cli: Cli, when: str) -> None:
    assert cli("interpreter", "find", "ar", "--when", when, "--json", expect=2).error["hint"]


def test_nobody_is_an_answer_too(cli: Cli) -> None:
    assert "Niemand passt für: Tigrinya." in cli("interpreter", "find", "ti", expect=0).out


def test_a_professional_who_is_erased_is_no_interpreter_any_more_and_is_told_of_it_before(cli: Cli, tmp_path: Path) -> None:
    prison = builders.a_prison()
    contact = cli("contact", "add", "--name", "Rana Beruf", "--organisation", prison["id"], "--json", expect=0).json
    typed = ("--contact", contact["id"], "--language", "ar C1 beeidigt", "--sworn-by", "LG Aachen", "--for", "legal")
    theirs = cli("interpreter", "add", *typed, "--json", expect=0).json
    booked = ("--language", "ar", "--for", "legal", "--on", "2027-03-09", "--organisation", prison["id"])
    booking = cli("booking", "add", "--interpreter", theirs["id"], *booked, "--json", expect=0).json

    cli("privacy", "access", contact["id"], "--to", "json", "-o", tmp_path / "a.json", expect=0)
    told = (tmp_path / "a.json").read_text(encoding="utf-8")
    cli("booking", "cancel", booking["id"], expect=0)
    cli("privacy", "erase", contact["id"], "--yes", expect=0)

    assert all(key in told for key in (theirs["id"], booking["id"], "LG Aachen"))
    assert cli("interpreter", "list", "--json", expect=0).json == []
