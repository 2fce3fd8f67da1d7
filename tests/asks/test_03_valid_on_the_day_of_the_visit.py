"""Ask 3: valid on the day of the visit: a check that ends the day before is refused with the date."""

from __future__ import annotations

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def need() -> Record:
    return builders.a_need(builders.a_prison())


@pytest.fixture
def person(need: Record) -> Record:
    """Admitted until the end of March, everything else without end."""
    visitor = builders.a_ready_volunteer()
    where = {"organisation_id": need["organisation_id"]}
    builders.a_screening(visitor, kind="admission", valid_until="2027-03-31", **where)
    return visitor


def test_ask_03_valid_on_the_day_of_the_visit(cli: Cli, need: Record, person: Record) -> None:
    """Not today decides, and not the day on which somebody looks."""
    cli("placement", "propose", need["id"], person["id"], "--start", "31.3.2027", "--dry-run", expect=0)

    error = cli("placement", "propose", need["id"], person["id"], "--start", "1.4.2027", "--json", expect=5).error

    [rule] = error["rules"]
    assert rule["rule"] == "ZULASSUNG"
    assert "gültig am 01.04.2027" in rule["found"]
    assert "gültig bis 31.03.2027" in rule["found"]


def test_ask_03_the_first_day_of_the_need_counts_too(cli: Cli, need: Record, person: Record) -> None:
    cli("need", "change", need["id"], "--start", "1.4.2027", expect=0)

    assert "31.03.2027" in cli("placement", "propose", need["id"], person["id"], "--json", expect=5).error["message"]
    assert cli("match", need["id"], "--json", expect=0).json["best"] == []


def test_ask_03_a_start_that_is_put_off_is_looked_at_again(cli: Cli, need: Record, person: Record) -> None:
    placed = builders.a_placement(need, person)

    assert "31.03.2027" in cli("placement", "start", placed["id"], "--on", "1.4.2027", "--json", expect=5).error["message"]
    assert "31.03.2027" in cli("placement", "change", placed["id"], "--start", "1.4.2027", "--json", expect=5).error["message"]
    cli("placement", "start", placed["id"], "--on", "31.3.2027", expect=0)


def test_ask_03_what_has_happened_is_measured_by_its_own_day(
    cli: Cli, need: Record, person: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entered late, it was in order on the day; that it no longer is says the check-up."""
    placed = builders.a_placement(need, person)
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-20")

    cli("placement", "start", placed["id"], "--json", expect=5)
    cli("placement", "start", placed["id"], "--on", "20.3.2027", expect=0)

    [row] = cli("checkup", "rules", "--json", expect=3).json
    assert (row["rule"], row["since"]) == ("ZULASSUNG", "2027-04-01")


def test_ask_03_whatever_will_not_hold_on_a_day_is_seen_before(cli: Cli, need: Record, person: Record) -> None:
    cli("placement", "start", builders.a_placement(need, person)["id"], expect=0)

    assert cli("checkup", "rules", "--on", "31.3.2027", "--json", expect=0).json == []
    assert [row["rule"] for row in cli("checkup", "rules", "--on", "1.4.2027", "--json", expect=3).json] == ["ZULASSUNG"]
