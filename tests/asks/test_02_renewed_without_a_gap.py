"""Ask 2: renew early without a gap, a grace period per rule; the cycle of 365 days of the ask, to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def accompanied(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Record:
    """Somebody at work since 10 January 2002, to whom supervision is offered once in 365 days, 30 more or less."""
    monkeypatch.setenv("EHRENAMT_TODAY", "2002-01-10")
    for name, value in {"B-05.other": "365 Tage", "B-05.early": "30 Tage", "B-05.grace": "30 Tage"}.items():
        cli("config", "set", name, value, expect=0)
    place = builders.an_organisation("Treffpunkt", contacts=False)
    for deputy in ("nein", "ja"):
        builders.a_contact(place, name=f"Petra {deputy}", begins_on="2001-01-01", deputy=deputy)
    person = builders.an_active_volunteer(consent_on="2001-12-01")
    for kind in ("secrecy", "training"):
        builders.a_screening(person, kind=kind, seen_on="2001-12-01")
    placement = builders.a_placement(builders.a_need(place, activity_id="sprachbegleitung"), person)
    cli("placement", "start", placement["id"], "--on", "2002-01-10", expect=0)
    return person


def reckoned(cli: Cli) -> str:
    """The day on which the cycle comes round; where that is a weekend, the list has the Monday after it (§ 193 BGB)."""
    [row] = cli("deadlines", "--rule", "B-05", "--to", "2009-12-31", "--json", expect=0).json
    due = date.fromisoformat(row["due_on"])
    shown = cli("deadlines", "show", row["id"], expect=0).out
    days = [due - timedelta(days=back) for back in (2, 1, 0)]
    return next(day for day in days if f"{day:%d.%m.}" in shown and (day == due or day.weekday() >= 5)).isoformat()


def test_the_cycle_of_the_ask(cli: Cli, monkeypatch: pytest.MonkeyPatch, accompanied: Record) -> None:
    def following(done: str) -> str:
        monkeypatch.setenv("EHRENAMT_TODAY", done)
        if done != "2002-01-10":
            cli("supervision", "add", "--volunteer", accompanied["id"], "--offered", done, expect=0)
        return reckoned(cli)

    assert following("2002-01-10") == "2003-01-10"
    assert following("2003-01-20") == "2004-01-10", "ten days late is within the grace period: the rhythm stays"
    assert following("2005-03-20") == "2006-03-20", "long after it, the rhythm begins anew"


def test_early_is_no_loss(cli: Cli, monkeypatch: pytest.MonkeyPatch, accompanied: Record) -> None:
    monkeypatch.setenv("EHRENAMT_TODAY", "2002-12-20")
    cli("supervision", "add", "--volunteer", accompanied["id"], "--offered", "2002-12-20", expect=0)

    assert reckoned(cli) == "2004-01-10"


def test_a_proof_renewed_early_leaves_no_day_without(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.a_ready_volunteer()
    first, second = {"seen_on": "2026-04-10", "valid_until": "2027-04-10"}, {"seen_on": "2027-02-20", "valid_until": "2029-02-20"}
    for admission in (first, second):
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], **admission)

    for start in ("2027-03-02", "2027-04-10", "2027-04-12", "2029-02-20"):
        proposed = cli(
            "placement", "propose", builders.a_need(prison)["id"], person["id"], "--start", start, "--json", expect=0
        ).json
        cli("placement", "end", proposed["id"], "--reason", "rejected", expect=0)
    late = cli(
        "placement", "propose", builders.a_need(prison)["id"], person["id"], "--start", "2029-02-21", "--json", expect=5
    ).error
    assert "ZULASSUNG" in {rule["rule"] for rule in late["rules"]}
