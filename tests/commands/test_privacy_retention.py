"""What is kept longer than it may be: one list by the table of periods, and one run, all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy.retentions import RETENTIONS
from ehrenamt_cli.services import registers, retention
from ehrenamt_cli.services.erasing import doing
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import records as stored
from traces import traces

pytestmark = pytest.mark.usefixtures("register")

ENDED = {"status": "ended", "ended_on": "2023-05-01"}


def a_former_volunteer(cli: Cli, name: str = "Bert Beendet") -> builders.Record:
    """Somebody who visited a prison and ended four years ago."""
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(prison, name=name)
    placement = builders.a_placement(builders.a_need(prison), person)["id"]
    cli("placement", "start", placement, "--on", "2023-01-10", "--override", "früher", expect=0)
    cli("placement", "end", placement, "--on", "2023-05-01", "--reason", "goal_reached", expect=0)
    with registers.opened() as book, book.change() as db:
        db["volunteers"].update(person["id"], {**ENDED, "enquired_on": "2022-12-01"})
    return person


def an_old_enquiry(name: str = "Anna Altanfrage") -> builders.Record:
    return builders.a_volunteer(name=name, enquired_on="2026-05-01")


def listed(cli: Cli, *more: object) -> list[dict[str, Any]]:
    return cli("privacy", "retention", *more, "--json", expect=0).json["due"]


def fates(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["rule"], row["fate"]) for row in rows]


def run(cli: Cli, *more: object, expect: int = 0) -> Any:
    return cli("privacy", "retention", "--run", "--yes", "--json", *more, expect=expect)


def test_nothing_is_due_in_a_young_register(cli: Cli) -> None:
    builders.a_volunteer()

    assert listed(cli) == []
    assert run(cli).json["erased"] == 0


def test_each_line_says_the_day_the_rule_and_the_reason(cli: Cli) -> None:
    person = an_old_enquiry()

    [row] = listed(cli)

    assert (row["rule"], row["due_on"], row["records"], row["fate"]) == ("D-02", "2026-11-01", [person["id"]], "erase")
    assert "6 Monate" in row["basis"]
    assert "privacy retention --run" in cli("privacy", "retention", expect=0).stderr


def test_a_run_erases_all_of_it_with_a_protocol_for_each_rule(cli: Cli, register: Path) -> None:
    an_old_enquiry()
    a_former_volunteer(cli)
    client = builders.a_client(ended_on="2025-06-01")

    done = run(cli).json

    assert done["erased"] == len(done["due"])
    assert done["file_clean"] is True
    assert traces(register.parent, "altanfrage", "beendet", client["reference"]) == []
    protocols = cli("erasure-protocol", "list", "--json", expect=0).json
    assert {row["rule"] for row in protocols} == {row["rule"] for row in done["due"]} == {"D-02", "D-03", "D-05"}
    assert listed(cli) == []


def test_of_a_certificate_only_its_own_data_goes(cli: Cli) -> None:
    person = a_former_volunteer(cli)
    certificate = builders.a_screening(person, kind="certificate", seen_on="2022-12-20")
    with registers.opened() as book, book.change() as db:
        db["volunteers"].update(person["id"], {"ended_on": "2026-05-01"})

    [row] = listed(cli, "--rule", "F-06")
    assert (row["records"], row["kinds"]) == ([certificate["id"]], ["screenings"])

    run(cli, "--rule", "F-06")
    kinds = {one["kind"] for one in cli("screening", "list", "--json", expect=0).json}
    assert "certificate" not in kinds
    assert "secrecy" in kinds
    cli("volunteer", "show", person["id"], expect=0)


def test_what_is_in_the_way_stays_and_says_why(cli: Cli) -> None:
    person = a_former_volunteer(cli)
    hold = builders.kept(ENTITIES["holds"], {"volunteer_id": person["id"], "reason": "dispute"})

    [row] = [row for row in listed(cli) if row["rule"] == "D-03"]

    assert (row["fate"], row["in_the_way"][0]["record"]) == ("kept", hold["id"])
    run(cli)
    cli("volunteer", "show", person["id"], expect=0)


def test_what_is_to_be_looked_through_goes_only_by_its_rule(cli: Cli) -> None:
    contact = builders.a_contact(builders.a_prison(contacts=False), begins_on="2020-01-01", ends_on="2022-03-01")

    assert fates(listed(cli)) == [("D-11", "review")]
    run(cli)
    cli("contact", "show", contact["id"], expect=0)

    assert run(cli, "--rule", "D-11").json["erased"] == 1
    cli("contact", "show", contact["id"], expect=4)


def test_an_incident_stays_without_the_person(cli: Cli) -> None:
    person = builders.a_volunteer()
    typed = {"volunteer_id": person["id"], "kind": "crisis", "happened_on": "2022-01-10", "closed_on": "2022-02-01"}
    incident = builders.kept(ENTITIES["incidents"], typed)

    run(cli, "--rule", "D-12")

    left = cli("incident", "show", incident["id"], "--json", expect=0).json
    assert (left["volunteer_id"], left["kind"], left["happened_on"]) == (None, "crisis", "2022-01-01")


def test_what_a_law_kept_goes_when_the_law_is_done_with_it(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = builders.a_volunteer(name="Bert Beendet")
    claim = builders.kept(ENTITIES["claims"], {"volunteer_id": person["id"], "amount_cents": "12,50", "paid_on": "2026-06-01"})
    cli("privacy", "erase", person["id"], "--yes", expect=0)
    monkeypatch.setenv("EHRENAMT_TODAY", "2034-12-31")
    assert listed(cli) == []

    monkeypatch.setenv("EHRENAMT_TODAY", "2035-01-01")
    [row] = listed(cli)
    assert (row["rule"], claim["id"] in row["records"]) == ("D-09", True)
    run(cli)

    cli("claim", "show", claim["id"], expect=4)
    assert cli("restriction", "list", "--json", expect=0).json == []
    assert traces(register.parent, "beendet") == []


def test_the_name_of_a_guest_goes_and_that_somebody_came_stays(cli: Cli) -> None:
    event = builders.kept(ENTITIES["events"], {"title": "Infoabend", "starts_on": "2026-04-10"})
    with registers.opened() as book:
        guest = {"event_id": event["id"], "name": "Gustav Gast", "status": "attended", "minutes": 90}
        [row] = stored.add(book, ENTITIES["participations"], [completed(ENTITIES["participations"], guest)])

    assert [(one["rule"], one["name"]) for one in listed(cli)] == [("D-02", "Gustav Gast")]
    run(cli)

    with registers.opened() as book:
        left = stored.get(book, ENTITIES["participations"], row["id"])
    assert left is not None
    assert (left["name"], left["status"], left["minutes"]) == (None, "attended", 90)


def test_old_evidence_goes_but_never_what_keeps_a_deadline_quiet(cli: Cli) -> None:
    typed = {"subject": "Auskunft an Frau B.", "received_on": "2022-01-01", "answered_on": "2022-01-20"}
    answered = builders.kept(ENTITIES["access_requests"], typed)
    settled = builders.a_record(ENTITIES["settlements"])
    with registers.opened() as book, book.change() as db:
        db["settlements"].update(settled["id"], {"done_on": "2020-01-01"})

    assert [row["records"] for row in listed(cli)] == [[answered["id"]]]


def test_the_period_is_the_one_the_organisation_has_set(cli: Cli) -> None:
    an_old_enquiry()

    cli("config", "set", "D-02", "12 Monate", expect=0)

    assert listed(cli) == []


def test_what_somebody_postponed_waits(cli: Cli) -> None:
    an_old_enquiry()
    [deadline] = cli("deadlines", "--rule", "D-02", "--json", expect=0).json
    cli("deadlines", "postpone", deadline["id"], "--to", "2027-06-01", "--reason", "meldet sich noch", expect=0)

    assert listed(cli) == []


def test_many_at_once_go_only_by_their_number(cli: Cli) -> None:
    for number in range(26):
        an_old_enquiry(f"Anna Alt{number}")

    refused = run(cli, expect=5)
    assert refused.error["rules"][0]["rule"] == "MASSENLÖSCHUNG"
    assert "--expect 26" in refused.error["hint"]
    run(cli, "--expect", 25, expect=5)

    assert run(cli, "--expect", 26).json["erased"] == 26


def test_a_large_share_is_many_too(cli: Cli) -> None:
    for number in range(6):
        an_old_enquiry(f"Anna Alt{number}")
    for _ in range(20):
        builders.a_volunteer()

    run(cli, expect=5)
    cli("config", "set", "erasing.percent", "25", expect=0)
    assert run(cli).json["erased"] == 6


def test_the_number_that_was_meant_counts_for_few_as_well(cli: Cli) -> None:
    an_old_enquiry()

    run(cli, "--expect", 2, expect=5)
    cli("privacy", "retention", "--expect", 1, "--json", expect=2)
    assert run(cli, "--expect", 1).json["erased"] == 1


def test_somebody_at_a_terminal_types_the_number(cli: Cli) -> None:
    for number in range(26):
        an_old_enquiry(f"Anna Alt{number}")

    cli("privacy", "retention", "--run", expect=0, answers=["ja"])
    assert len(listed(cli)) == 26

    cli("privacy", "retention", "--run", expect=0, answers=["26"])
    assert listed(cli) == []


def test_it_asks_and_without_a_terminal_it_refuses(cli: Cli) -> None:
    an_old_enquiry()

    cli("privacy", "retention", "--run", "--json", expect=7)
    cli("privacy", "retention", "--run", expect=0, answers=["n"])
    assert len(listed(cli)) == 1


def test_a_look_changes_nothing(cli: Cli) -> None:
    an_old_enquiry()
    before = builders.everything()

    cli("privacy", "retention", "--run", "--dry-run", expect=0)

    assert builders.everything() == before


def test_what_fails_in_its_middle_erases_nothing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    an_old_enquiry()
    builders.a_client(ended_on="2025-06-01")
    before, carry_out = builders.everything(), doing.carry_out

    def failing(*arguments: Any) -> Any:
        if str(arguments[2]) == "D-02":
            raise KeyboardInterrupt
        return carry_out(*arguments)

    monkeypatch.setattr(retention.doing, "carry_out", failing)
    cli("privacy", "retention", "--run", "--yes", expect=130)

    assert builders.everything() == before


def test_every_period_with_a_deadline_is_part_of_the_list() -> None:
    without = [key for key, one in RETENTIONS.items() if not one.due]

    assert without == ["service", "evidence"]
