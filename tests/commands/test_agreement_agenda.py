"""The agenda of the next meeting: what was not handled as agreed, by clause and reference, and nobody's name."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli import config
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.domain.measures import MEASURES
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.agenda import agenda

pytestmark = pytest.mark.usefixtures("register")

LATE = "2027-04-15"
"""A day on which everything below has happened."""


class Partners:
    """A prison, a probation service and a drop-in centre whose agreement is in force since 1 March 2027."""

    def __init__(self, cli: Cli) -> None:
        self.prison = builders.an_organisation("JVA Heidetal", kind="prison")
        self.ajsd = builders.an_organisation("AJSD Heidestadt", kind="ajsd")
        self.centre = builders.an_organisation("Anlaufstelle Heidestadt", kind="anlaufstelle")
        self.stranger = builders.an_organisation("Verein Fremd")
        self.agreement = builders.a_cooperation(self.prison, self.ajsd, self.centre)
        self.client = builders.a_client(
            organisation_id=self.prison["id"], prior_care_checked_on="2027-03-01", offer_presented_on="2027-03-01"
        )
        for place in (self.prison, self.ajsd, self.centre):
            cli("agreement", "sign", self.agreement["id"], "--party", place["id"], expect=0)


@pytest.fixture
def partners(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Partners:
    """Six weeks later."""
    made = Partners(cli)
    monkeypatch.setenv("EHRENAMT_TODAY", LATE)
    return made


def told(cli: Cli, partners: Partners, *words: str) -> list[tuple[Any, ...]]:
    data = cli("agreement", "agenda", partners.agreement["id"], *words, "--json", expect=0).json
    return [(item["clause"], item["reference"], item["since"], item["until"]) for item in data["items"]]


def test_where_everything_went_as_agreed_it_is_empty(cli: Cli, partners: Partners) -> None:
    assert told(cli, partners) == []
    assert "wie es vereinbart ist" in cli("agreement", "agenda", expect=0).out


class TestInquiries:
    def test_unanswered_after_two_werktage(self, cli: Cli, partners: Partners) -> None:
        asked = builders.an_inquiry(
            partners.centre, partners.prison, client_id=partners.client["id"], received_on="2027-03-24", subject="Herr Geheim"
        )

        assert told(cli, partners) == [("K-02", f"F-2027-0001 ({asked['id']})", "2027-03-24", None)]
        printed = cli("agreement", "agenda", expect=0).out
        assert "30.03.2027" in printed
        assert "Geheim" not in printed

    def test_answered_late_but_not_in_time(self, cli: Cli, partners: Partners) -> None:
        late = builders.an_inquiry(partners.centre, partners.prison, received_on="2027-03-24", answered_on="2027-03-31")
        builders.an_inquiry(partners.centre, partners.ajsd, received_on="2027-03-24", answered_on="2027-03-30")

        assert told(cli, partners) == [("K-02", late["id"], "2027-03-24", "2027-03-31")]

    def test_what_goes_to_somebody_else_is_no_matter_of_theirs(self, cli: Cli, partners: Partners) -> None:
        builders.an_inquiry(partners.centre, partners.stranger, received_on="2027-03-24")

        assert told(cli, partners) == []


class TestLeads:
    def lead(self, partners: Partners, place: Record, begins: str, ends: str | None = None) -> Record:
        values = {"client_id": partners.client["id"], "organisation_id": place["id"], "begins_on": begins}
        return builders.kept(LEADS, values | ({"ends_on": ends} if ends else {}))

    def test_days_on_which_nobody_leads(self, cli: Cli, partners: Partners) -> None:
        self.lead(partners, partners.prison, "2027-03-01", "2027-03-20")
        self.lead(partners, partners.centre, "2027-03-25")

        assert told(cli, partners) == [("K-03", "F-2027-0001", "2027-03-21", "2027-03-24")]

    def test_days_on_which_two_lead(self, cli: Cli, partners: Partners) -> None:
        self.lead(partners, partners.prison, "2027-03-01")
        self.lead(partners, partners.centre, "2027-03-25")

        assert told(cli, partners) == [("K-03", "F-2027-0001", "2027-03-25", None)]
        assert "JVA Heidetal und Anlaufstelle Heidestadt" in " ".join(cli("agreement", "agenda", expect=0).out.split())

    def test_a_case_of_others_stays_theirs(self, cli: Cli, partners: Partners) -> None:
        self.lead(partners, partners.stranger, "2027-03-01", "2027-03-20")

        assert told(cli, partners) == []


class TestTransfers:
    def transfer(self, partners: Partners, **typed: str) -> Record:
        values = {"client_id": partners.client["id"], "from_id": partners.prison["id"], "to_id": partners.centre["id"]}
        days = {"planned_on": "2027-03-20", "sent_on": "2027-03-20"}
        return builders.kept(TRANSFERS, {**values, **days, "what": "Wohnsituation", **typed})

    def release(self, partners: Partners, **typed: str) -> Record:
        values = {"client_id": partners.client["id"], "from_id": partners.prison["id"], "to_id": partners.centre["id"]}
        return builders.kept(RELEASES, {**values, "scope": "Wohnen", "purpose": "Übergang", "given_on": "2027-03-01", **typed})

    def test_without_a_release_in_that_direction_on_that_day(self, cli: Cli, partners: Partners) -> None:
        self.release(partners, from_id=partners.centre["id"], to_id=partners.prison["id"])
        self.release(partners, valid_until="2027-03-19")
        self.release(partners, revoked_on="2027-03-20")
        sent = self.transfer(partners)

        assert told(cli, partners) == [("K-05", f"F-2027-0001 ({sent['id']})", "2027-03-20", "2027-03-20")]

    def test_with_one_or_with_another_basis_it_is_in_order(self, cli: Cli, partners: Partners) -> None:
        self.transfer(partners, basis="§ 14 JVollzDSG")
        self.release(partners)
        self.transfer(partners, what="Arbeit")

        assert told(cli, partners) == []

    def test_the_report_to_a_drop_in_centre_takes_consent_whatever_the_basis(self, cli: Cli, partners: Partners) -> None:
        self.transfer(partners, to_id=partners.ajsd["id"], kind="report_57", basis="§ 57 StGB", what="Bericht")
        self.transfer(partners, kind="report_57", basis="§ 57 StGB", what="Bericht")

        assert [item[0] for item in told(cli, partners)] == ["K-15"]


class TestTheSameHelpTwice:
    def measure(self, partners: Partners, place: Record, area: str = "housing", **typed: str) -> Record:
        values = {"client_id": partners.client["id"], "organisation_id": place["id"], "area": area}
        return builders.kept(MEASURES, {**values, "begins_on": "2027-03-10", **typed})

    @pytest.mark.parametrize(
        ("first", "then", "clause"),
        [("centre", "ajsd", "K-19"), ("ajsd", "centre", "K-21"), ("prison", "centre", "K-26")],
    )
    def test_by_whose_duty_it_is(self, cli: Cli, partners: Partners, first: str, then: str, clause: str) -> None:
        self.measure(partners, getattr(partners, first))
        self.measure(partners, getattr(partners, then), begins_on="2027-03-20")

        assert told(cli, partners) == [(clause, "F-2027-0001", "2027-03-20", None)]

    def test_agreed_on_or_of_another_kind_it_is_cooperation(self, cli: Cli, partners: Partners) -> None:
        self.measure(partners, partners.ajsd)
        self.measure(partners, partners.centre, begins_on="2027-03-20", agreed_on="2027-03-18")
        self.measure(partners, partners.prison, area="work")

        assert told(cli, partners) == []
        shared = cli("agreement", "show", "--json", expect=0).json["shared_care"]
        assert {row["doubled"] for row in shared} == {False}
        assert len(shared) == 3

    def test_one_after_the_other_is_no_double(self, cli: Cli, partners: Partners) -> None:
        self.measure(partners, partners.ajsd, ends_on="2027-03-19")
        self.measure(partners, partners.centre, begins_on="2027-03-20")

        assert told(cli, partners) == []
        assert cli("agreement", "show", "--json", expect=0).json["shared_care"] == []

    def test_a_need_for_a_client_somebody_cares_for_already_is_shown(self, cli: Cli, partners: Partners) -> None:
        self.measure(partners, partners.centre, area="conversations")
        builders.a_need(partners.prison, activity_id="besuchsdienst", client_id=partners.client["id"], start_on="2027-04-01")

        [row] = cli("agreement", "show", "--json", expect=0).json["shared_care"]

        assert (row["client"], row["first"], row["then"], row["since"], row["doubled"]) == (
            "F-2027-0001",
            "Anlaufstelle Heidestadt",
            "JVA Heidetal",
            "2027-04-01",
            True,
        )
        assert told(cli, partners) == [("K-26", "F-2027-0001", "2027-04-01", None)]
        assert "Besuchsdienst" in cli("agreement", "show", expect=0).out


def test_a_party_without_a_contact(cli: Cli, partners: Partners) -> None:
    for contact in cli("contact", "list", "--organisation", partners.ajsd["id"], "--json", expect=0).json:
        if not contact["deputy"]:
            cli("contact", "change", contact["id"], "--until", "2027-03-31", expect=0)

    assert told(cli, partners) == [("K-01", "AJSD Heidestadt", "2027-04-01", None)]


def test_what_is_overdue_with_a_party(cli: Cli, partners: Partners) -> None:
    cli("client", "change", partners.client["id"], "--custody-began", "2027-03-02", expect=0)

    found = told(cli, partners)

    assert found
    assert {reference for _, reference, *_ in found} == {"F-2027-0001"}
    assert {clause for clause, *_ in found} <= {"K-06", "K-09"}


def test_since_the_last_meeting_what_was_over_by_then_is_done_with(cli: Cli, partners: Partners) -> None:
    builders.an_inquiry(partners.centre, partners.prison, received_on="2027-03-03", answered_on="2027-03-10")
    waiting = builders.an_inquiry(partners.centre, partners.prison, received_on="2027-03-04")
    late = builders.an_inquiry(partners.centre, partners.ajsd, received_on="2027-03-22", answered_on="2027-04-10")
    assert len(told(cli, partners)) == 3

    cli("agreement", "meet", partners.agreement["id"], "--on", "2027-04-01", expect=0)

    assert [item[1] for item in told(cli, partners)] == [waiting["id"], late["id"]]
    assert len(told(cli, partners, "--from", "2027-03-01")) == 3


def test_the_minutes_say_what_that_meeting_had_to_talk_about(cli: Cli, partners: Partners) -> None:
    builders.an_inquiry(partners.centre, partners.prison, received_on="2027-03-03", answered_on="2027-03-10")
    builders.an_inquiry(partners.centre, partners.ajsd, received_on="2027-04-06", answered_on="2027-04-10")
    for day in ("2027-03-15", "2027-04-08", "2027-04-14"):
        cli("agreement", "meet", partners.agreement["id"], "--on", day, expect=0)
    config.forget_flags()

    with registers.opened() as register:
        days = [[item.since for item in agenda(register, partners.agreement, until=day)] for day in ("2027-03-15", "2027-04-08")]
        last = [item.until for item in agenda(register, partners.agreement, until="2027-04-14")]

    assert days == [["2027-03-03"], ["2027-04-06"]]
    assert last == ["2027-04-10"]


def test_the_minutes_may_ask_for_it(cli: Cli, partners: Partners) -> None:
    builders.an_inquiry(partners.centre, partners.prison, received_on="2027-03-04")
    config.forget_flags()

    with registers.opened() as register:
        [item] = agenda(register, partners.agreement | {"begins_on": "2027-03-01"})

    assert item.what.en == "Inquiry of Anlaufstelle Heidestadt to JVA Heidetal not answered, was due 08.03.2027"
    assert item.as_row().keys() == {"clause", "reference", "what", "since", "until"}


def test_in_english(cli: Cli, partners: Partners) -> None:
    builders.an_inquiry(partners.centre, partners.prison, received_on="2027-03-04")

    assert "not answered, was due 8 Mar 2027" in " ".join(cli("agreement", "agenda", "--lang", "en", expect=0).out.split())
