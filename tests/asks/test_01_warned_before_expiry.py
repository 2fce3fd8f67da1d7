"""Ask 1: warn before expiry for any window (0/30/90 days, both ends inclusive)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import builders
from builders import Record
from command_line import Cli
from conftest import TODAY

pytestmark = pytest.mark.usefixtures("register")

WINDOWS = (0, 30, 90)
KINDS = {"admission": "Z-06", "training": "N-02", "security_inquiry": "N-02", "secrecy": "N-02"}


def ahead(days: int) -> str:
    return (date.fromisoformat(TODAY) + timedelta(days=days)).isoformat()


def a_proof_until(kind: str, last: str) -> Record:
    return builders.a_screening(
        builders.an_active_volunteer(), kind=kind, organisation_id=builders.a_prison(f"JVA {last}")["id"], valid_until=last
    )


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_any_length_counts_both_of_its_ends(cli: Cli, kind: str, window: int) -> None:
    today, last, after = (a_proof_until(kind, ahead(days)) for days in (0, window, window + 1))

    rows = cli("deadlines", "--rule", KINDS[kind], "--from", TODAY, "--to", ahead(window), "--json", expect=0).json

    seen = {row["subject"]["id"]: row["due_on"] for row in rows}
    assert seen == {today["id"]: TODAY, last["id"]: ahead(window)}
    assert after["id"] not in seen


@pytest.mark.parametrize("window", WINDOWS)
def test_the_window_in_which_one_is_warned_is_set_and_counts_both_ends(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    cli("config", "set", "Z-06.remind", f"{window} Tage", expect=0)
    proof = a_proof_until("admission", ahead(200))
    warned = {}
    for days in (200 - window - 1, 200 - window, 200, 201):
        monkeypatch.setenv("EHRENAMT_TODAY", ahead(days))
        due = cli("today", "--json", expect=0).json
        found = [row for part in ("overdue", "this_week", "coming") for row in due[part] if row["subject"]["id"] == proof["id"]]
        warned[days] = [row["state"] for row in found]

    week = 7  # what is due within a week is always shown
    assert bool(warned[200 - window - 1]) is (window + 1 <= week)
    assert warned[200 - window] == ["today" if window == 0 else "soon"]
    assert warned[200] == ["today"]
    assert warned[201] == ["overdue"], "and not only when it has expired already"


def test_what_was_renewed_warns_nobody(cli: Cli) -> None:
    prison, person = builders.a_prison(), builders.an_active_volunteer()
    for last in (ahead(30), ahead(400)):
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until=last)

    assert cli("deadlines", "--rule", "Z-06", "--to", ahead(90), "--json", expect=0).json == []
