"""Requirements and exemptions: what must be brought, for how long and in which version; who need not, why and until when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.exemptions import EXEMPTIONS
from ehrenamt_cli.services import candidates, registers

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def prison() -> Record:
    return builders.a_prison()


@pytest.fixture
def shelter() -> Record:
    return builders.an_organisation("Unterkunft Heidekamp", kind="shelter", postal_code="21335")


@pytest.fixture
def child_care(shelter: Record) -> Record:
    return builders.a_need(shelter, title="Spielstunde", activity_id="kinderbetreuung")


def a_helper(**certificate: Any) -> Record:
    """Somebody who brings what a shelter asks for; the certificate as the story has it."""
    person = builders.an_active_volunteer(born_on="1966-05-01")
    for kind in ("secrecy", "training"):
        builders.a_screening(person, kind=kind)
    if certificate:
        builders.a_screening(person, kind="certificate", **certificate)
    return person


def refused(cli: Cli, need: Record, person: Record, *options: object) -> dict[str, Any]:
    [rule] = cli("placement", "propose", need["id"], person["id"], *options, "--json", expect=5).error["rules"]
    return rule


def accepted(cli: Cli, need: Record, person: Record, *options: object) -> None:
    cli("placement", "propose", need["id"], person["id"], *options, "--dry-run", expect=0)


def matched(cli: Cli, need: Record) -> set[str]:
    """Whom matching proposes for a need."""
    return {row["volunteer"]["id"] for row in cli("match", need["id"], "--json", expect=0).json["best"]}


def an_exemption(person: Record, **typed: Any) -> Record:
    reason = {"reason": "war dreißig Jahre im Sozialdienst", "granted_by": "Petra Sommerfeld", "ends_on": "2027-12-31"}
    return builders.kept(EXEMPTIONS, {"volunteer_id": person["id"], "requirement": "training", **reason, **typed})


class TestTheTable:
    def test_says_what_is_asked_for_where_and_by_which_text(self, cli: Cli) -> None:
        rows = cli("requirement", "list", "--json", expect=0).json

        assert {row["screening"] for row in rows} >= {"secrecy", "admission", "formal_undertaking", "measles", "certificate"}
        assert all(row["basis"] and row["strength"] in ("law", "practice") for row in rows)

    def test_comes_to_an_older_register_once_and_is_not_brought_again(self, cli: Cli, register: Path) -> None:
        with registers.opened() as book, book.change() as db:
            db["requirements"].delete_where("1 = 1")
            db["settings"].delete_where("name = 'requirements'")

        rows = cli("requirement", "list", "--json", expect=0).json
        assert rows
        for row in rows:
            cli("requirement", "remove", row["id"], "--yes", expect=0)
        assert cli("requirement", "list", "--json", expect=0).json == []

    def test_an_own_row_counts_for_its_activity_at_its_kind_of_organisation(
        self, cli: Cli, shelter: Record, child_care: Record
    ) -> None:
        person = a_helper(seen_on="2026-09-15")
        accepted(cli, child_care, person)

        cli(
            "requirement", "add", "--screening", "Schulung", "--course", "erste-hilfe", "--organisation-kind", "Unterkunft",
            "--activity", "kinderbetreuung", "--valid-for", "2 Jahre", "--basis", "eigenes Schutzkonzept", expect=0,
        )  # fmt: skip

        rule = refused(cli, child_care, person)
        assert (rule["rule"], "erste-hilfe fehlt" in rule["found"]) == ("SCHULUNG", True)
        accepted(cli, builders.a_need(shelter, activity_id="sprachbegleitung"), person)
        builders.a_screening(person, kind="training", course="erste-hilfe", seen_on="2025-04-30")
        accepted(cli, child_care, person, "--start", "2027-04-30")
        assert "30.04.2027" in refused(cli, child_care, person, "--start", "2027-05-01")["found"]

    def test_a_row_holds_from_its_first_day_to_its_last(self, cli: Cli, child_care: Record) -> None:
        person = a_helper(seen_on="2026-09-15")
        cli(
            "requirement", "add", "--screening", "Schulung", "--course", "kinderschutz",
            "--from", "2027-04-01", "--until", "2027-06-30", expect=0,
        )  # fmt: skip

        for day in ("2027-03-31", "2027-07-01"):
            accepted(cli, child_care, person, "--start", day)
        for day in ("2027-04-01", "2027-06-30"):
            assert refused(cli, child_care, person, "--start", day)["rule"] == "SCHULUNG"

    def test_only_the_version_that_counts_counts(self, cli: Cli, child_care: Record) -> None:
        early, late, named, other = (a_helper(seen_on="2026-09-15") for _ in range(4))
        builders.a_screening(late, kind="secrecy", seen_on="2027-02-01")
        builders.a_screening(named, kind="secrecy", seen_on="2026-12-01", version="2027a")
        builders.a_screening(other, kind="secrecy", seen_on="2026-12-01", version="2026")
        [row] = [
            row
            for row in cli("requirement", "list", "--json", expect=0).json
            if row["screening"] == "secrecy" and not row["organisation_kinds"]
        ]
        cli("requirement", "change", row["id"], "--version", "2027a", "--version-since", "2027-01-01", expect=0)

        accepted(cli, child_care, late)
        accepted(cli, child_care, named)
        assert "Fassung unbekannt" in refused(cli, child_care, early)["found"]
        assert "Fassung 2026" in refused(cli, child_care, other)["found"]

    def test_admission_can_be_asked_for_at_a_kind_of_organisation(self, cli: Cli, shelter: Record, child_care: Record) -> None:
        person = a_helper(seen_on="2026-09-15")
        cli("requirement", "add", "--screening", "Zulassung", "--organisation-kind", "Unterkunft", expect=0)

        assert refused(cli, child_care, person)["rule"] == "ZULASSUNG"
        builders.a_screening(person, kind="admission", organisation_id=shelter["id"])
        accepted(cli, child_care, person)

    def test_admission_is_not_asked_for_by_activity(self, cli: Cli) -> None:
        cli("requirement", "add", "--screening", "Zulassung", "--activity", "kinderbetreuung", "--json", expect=2)

    def test_what_ends_before_it_begins_is_refused(self, cli: Cli) -> None:
        cli("requirement", "add", "--screening", "Schulung", "--from", "2027-04-01", "--until", "2027-03-31", expect=2)


class TestTheCertificate:
    """Three months and five years are practice, no statute: settings that matching and placing go by."""

    def test_one_that_was_too_old_when_it_was_shown_does_not_count(self, cli: Cli, child_care: Record) -> None:
        fresh = a_helper(issued_on="2026-06-15", seen_on="2026-09-15")
        stale = a_helper(issued_on="2026-06-14", seen_on="2026-09-15")

        accepted(cli, child_care, fresh)
        rule = refused(cli, child_care, stale)
        assert (rule["rule"], "älter als 3 Monate (F-02)" in rule["found"]) == ("UEBERPRUEFUNG", True)
        assert matched(cli, child_care) == {fresh["id"]}
        cli("config", "set", "F-02", "6 Monate", expect=0)
        accepted(cli, child_care, stale)

    def test_it_is_shown_again_after_as_many_years_as_are_set(self, cli: Cli, child_care: Record) -> None:
        person = a_helper(seen_on="2022-04-10")

        accepted(cli, child_care, person, "--start", "2027-04-10")
        assert "10.04.2027" in refused(cli, child_care, person, "--start", "2027-04-11")["found"]
        cli("config", "set", "F-03", "3 Jahre", expect=0)
        assert "10.04.2025" in refused(cli, child_care, person)["found"]

    def test_a_requirement_may_ask_for_it_more_often(self, cli: Cli, child_care: Record) -> None:
        person = a_helper(seen_on="2024-04-10")
        cli(
            "requirement",
            "add",
            "--screening",
            "Führungszeugnis",
            "--activity",
            "kinderbetreuung",
            "--valid-for",
            "3 Jahre",
            expect=0,
        )

        accepted(cli, child_care, person, "--start", "2027-04-10")
        assert refused(cli, child_care, person, "--start", "2027-04-11")["rule"] == "UEBERPRUEFUNG"


class TestTheMinimumAge:
    """Z-01, Land by Land; the birthday itself counts."""

    def test_in_nrw_nobody_is_placed_before_the_21st_birthday(self, cli: Cli) -> None:
        west = builders.a_prison("JVA West", land="NW")
        need, person = builders.a_need(west), builders.a_ready_volunteer(west, born_on="2006-04-04")

        assert "21 Jahre am 03.04.2027" in refused(cli, need, person, "--start", "2027-04-03")["found"]
        accepted(cli, need, person, "--start", "2027-04-04")

    @pytest.mark.parametrize(("land", "name", "value"), [("NI", "Z-01.NI", "21 Jahre"), ("HE", "Z-01.elsewhere", "21 Jahre")])
    def test_elsewhere_the_age_is_set(self, cli: Cli, land: str, name: str, value: str) -> None:
        place = builders.a_prison("JVA Woanders", land=land)
        need, person = builders.a_need(place), builders.a_ready_volunteer(place, born_on="2007-04-04")
        accepted(cli, need, person)

        cli("config", "set", name, value, expect=0)

        assert refused(cli, need, person)["rule"] == "MINDESTALTER"

    def test_what_the_law_says_is_not_set_otherwise(self, cli: Cli) -> None:
        assert cli("config", "set", "Z-01", "18 Jahre", "--json", expect=5).error["rules"][0]["rule"] == "Z-01"

    def test_a_youth_prison_may_make_an_exemption(self, cli: Cli) -> None:
        west, other = (builders.a_prison(name, land="NW") for name in ("JVA West", "JVA Ruhrtal"))
        person = builders.a_ready_volunteer(west, born_on="2007-04-04")
        builders.a_screening(person, kind="admission", organisation_id=other["id"])
        an_exemption(person, requirement="Mindestalter", organisation_id=west["id"], ends_on="2027-06-30")

        need = builders.a_need(west)
        accepted(cli, need, person, "--start", "2027-06-30")
        assert refused(cli, need, person, "--start", "2027-07-01")["rule"] == "MINDESTALTER"
        assert refused(cli, builders.a_need(other), person)["rule"] == "MINDESTALTER"
        why = cli("match", "why", need["id"], person["id"], "--json", expect=0).json
        [age] = [row for row in why["criteria"] if row["code"] == "MINDESTALTER"]
        assert age["holds"]
        assert "Ausnahme bis 30.06.2027" in age["offered"]


def test_a_self_disclosure_goes_back_as_far_as_is_set(cli: Cli) -> None:
    """Z-02: two years by the AV of NRW, five by the portal; what was answered is never kept."""
    place = builders.a_prison("JVA Offen", requires_admission="nein")
    person = builders.a_ready_volunteer()
    builders.a_screening(person, kind="security_inquiry")
    builders.a_screening(person, kind="self_disclosure", version="2 Jahre")
    need = builders.a_need(place)
    accepted(cli, need, person)

    cli("config", "set", "Z-02", "5", expect=0)

    assert "Fassung 2 Jahre" in refused(cli, need, person)["found"]
    builders.a_screening(person, kind="self_disclosure", version="5 Jahre")
    accepted(cli, need, person)


class TestAnExemption:
    def test_waives_the_training_from_its_first_day_to_its_last(self, cli: Cli, shelter: Record) -> None:
        person = builders.an_active_volunteer(born_on="1966-05-01")
        builders.a_screening(person, kind="secrecy")
        need = builders.a_need(shelter, activity_id="sprachbegleitung")
        an_exemption(person, begins_on="2027-04-01", ends_on="2027-06-30")

        for day in ("2027-03-31", "2027-07-01"):
            assert refused(cli, need, person, "--start", day)["rule"] == "SCHULUNG"
        for day in ("2027-04-01", "2027-06-30"):
            accepted(cli, need, person, "--start", day)

    def test_is_seen_with_the_person_and_remembered(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        exemption = an_exemption(person)

        shown = cli("volunteer", "show", person["id"], expect=0).out
        assert "Ausnahmen" in shown
        card = cli("exemption", "show", exemption["id"], "--json", expect=0).json
        assert (card["requirement"], card["granted_by"], card["ends_on"]) == ("training", "Petra Sommerfeld", "2027-12-31")
        assert card["reason"] == "war dreißig Jahre im Sozialdienst"
        fields = {row["field"] for row in cli("exemption", "history", exemption["id"], "--json", expect=0).json}
        assert fields >= {"requirement", "reason", "granted_by", "ends_on"}

    def test_needs_reason_decision_and_end(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()

        message = cli("exemption", "add", "--volunteer", person["id"], "--requirement", "Schulung", "--json", expect=2).error[
            "message"
        ]

        assert all(word in message for word in ("Grund", "entschieden von", "bis"))

    @pytest.mark.parametrize("requirement", ["secrecy", "admission", "formal_undertaking", "measles", "security_inquiry"])
    def test_is_not_made_from_what_a_law_or_an_institution_asks(self, cli: Cli, requirement: str) -> None:
        person = builders.an_active_volunteer()

        cli(
            "exemption", "add", "--volunteer", person["id"], "--requirement", requirement, "--reason", "eilig",
            "--granted-by", "Petra Sommerfeld", "--until", "2027-12-31", "--json", expect=2,
        )  # fmt: skip

    def test_of_a_certificate_only_prolongs_what_was_shown_once(self, cli: Cli, child_care: Record) -> None:
        known, new = a_helper(seen_on="2022-02-10"), a_helper()
        error = cli(
            "exemption", "add", "--volunteer", known["id"], "--requirement", "Führungszeugnis", "--reason", "Amt im Umzug",
            "--granted-by", "Petra Sommerfeld", "--until", "2027-05-31", "--json", expect=5,
        ).error  # fmt: skip
        assert "verlängert" in error["hint"]

        for person in (known, new):
            an_exemption(person, requirement="certificate", kind="verlängert", reason="Amt im Umzug", ends_on="2027-05-31")

        accepted(cli, child_care, known, "--start", "2027-05-31")
        assert refused(cli, child_care, known, "--start", "2027-06-01")["rule"] == "UEBERPRUEFUNG"
        assert refused(cli, child_care, new)["rule"] == "UEBERPRUEFUNG"

    def test_counts_in_matching_in_a_large_register_too(self, cli: Cli, shelter: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(candidates, "SMALL", 0)
        person = builders.an_active_volunteer(born_on="1966-05-01")
        builders.a_screening(person, kind="secrecy")
        need = builders.a_need(shelter, activity_id="sprachbegleitung", trainings="trauma")
        assert matched(cli, need) == set()

        an_exemption(person)

        assert matched(cli, need) == {person["id"]}

    def test_that_ends_before_it_begins_is_refused(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()

        cli(
            "exemption", "add", "--volunteer", person["id"], "--requirement", "Schulung", "--reason", "x",
            "--granted-by", "Petra Sommerfeld", "--from", "2027-05-01", "--until", "2027-04-01", expect=2,
        )  # fmt: skip
