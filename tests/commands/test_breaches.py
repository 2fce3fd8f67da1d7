"""A data breach from the moment it is known: seventy-two hours, the form, those concerned, the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from command_line import Cli
from ehrenamt_cli import clock

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture(autouse=True)
def on_monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """1 March 2027, 10:00 on the wall."""
    monkeypatch.setattr(clock, "now", lambda: "2027-03-01T09:00:00Z")


def opened(cli: Cli, *more: str) -> dict[str, Any]:
    return cli("breach", "open", "USB-Stick verloren", *more, "--json", expect=0).json


def regime(cli: Cli, law: str) -> None:
    own = cli("organisation", "list", "Koordination", "--json", expect=0).json[0]["id"]
    cli("organisation", "change", own, "--regime", law, expect=0)


def test_without_a_moment_it_is_known_since_now(cli: Cli) -> None:
    standing = opened(cli)["standing"]

    assert (standing["known_at"], standing["due_at"], standing["hours_left"]) == ("2027-03-01 10:00", "2027-03-04 10:00", 72.0)
    assert standing["basis"] == "Art. 33 DSGVO"
    assert standing["authority"].startswith("Landesbeauftragter für den Datenschutz Niedersachsen")


def test_the_hours_that_are_left_stand_everywhere(cli: Cli) -> None:
    opened(cli, "--known-at", "27.02.2027 14:30")

    for words in (("privacy", "breach"), ("deadlines", "--rule", "V-02"), ("today",), ("breach", "list")):
        shown = cli(*words, expect=0).out
        assert ("noch 28 h" in shown) == (words != ("breach", "list")), words


def test_after_the_time_the_report_says_why(cli: Cli) -> None:
    breach = opened(cli, "--known-at", "25.02.2027 09:00")
    assert breach["standing"]["hours_left"] == -25.0
    assert "seit 25 h vorbei" in cli("deadlines", "--rule", "V-02", expect=0).out

    error = cli("breach", "report", breach["id"], "--json", expect=2).error
    assert "Art. 33 DSGVO" in error["hint"]

    reported = cli("breach", "report", breach["id"], "--reason", "erst am Montag bemerkt", "--json", expect=0).json
    assert (reported["reported_on"], reported["delay_reason"]) == ("2027-03-01", "erst am Montag bemerkt")
    assert cli("deadlines", "--rule", "V-02", "--json", expect=0).json == []


@pytest.mark.parametrize(
    ("law", "basis", "by_law"),
    [
        ("dsgvo", "Art. 33 DSGVO", True),
        ("kdg", "§ 33 KDG", True),
        ("dsg_ekd", "§ 32 DSG-EKD", False),
        ("jvollzdsg", "Art. 30 RL (EU) 2016/680", True),
    ],
)
def test_the_clock_is_that_of_the_law(cli: Cli, law: str, basis: str, by_law: bool) -> None:
    regime(cli, law)

    standing = opened(cli, "--known-at", "25.02.2027 09:00")["standing"]

    assert (standing["basis"], standing["by_law"]) == (basis, by_law)
    [due] = cli("deadlines", "--rule", "V-02", "--json", expect=0).json
    assert due["strength"] == ("hard" if by_law else "soft")
    if not by_law:
        cli("breach", "report", standing["id"], expect=0)


def test_another_organisation_has_its_own_law(cli: Cli) -> None:
    words = ("organisation", "add", "--name", "Caritas Heide", "--kind", "association", "--land", "NW", "--regime", "kdg")
    cli(*words, expect=0)

    standing = opened(cli, "--organisation", "Caritas Heide")["standing"]

    assert standing["basis"] == "§ 33 KDG"
    assert standing["authority"].startswith("Katholisches Datenschutzzentrum Dortmund")


def test_it_closes_when_everything_owed_is_done(cli: Cli) -> None:
    key = opened(cli)["id"]
    steps = cli("breach", "close", key, "--json", expect=5).error["rules"]
    assert [step["title"] for step in steps] == ["das Risiko einschätzen", "der Aufsicht melden"]

    cli("breach", "assess", key, "--high-risk", "ja", expect=0)
    cli("breach", "report", key, expect=0)
    assert [step["title"] for step in cli("breach", "close", key, "--json", expect=5).error["rules"]] == [
        "die Betroffenen benachrichtigen"
    ]
    cli("breach", "notify", key, expect=0)
    cli("breach", "close", key, expect=0)

    assert cli("privacy", "breach", "--json", expect=0).json == []


def test_without_a_risk_no_report_is_due(cli: Cli) -> None:
    key = opened(cli)["id"]

    assessed = cli("breach", "assess", key, "--no-risk", "ja", "--json", expect=0).json

    assert assessed["assessed_on"] == "2027-03-01"
    assert assessed["standing"]["due_at"] is None
    assert cli("deadlines", "--rule", "V-02", "--json", expect=0).json == []
    cli("breach", "close", key, expect=0)


def test_nobody_is_told_for_a_reason(cli: Cli) -> None:
    key = opened(cli)["id"]
    cli("breach", "assess", key, "--high-risk", "ja", expect=0)
    cli("breach", "report", key, expect=0)

    waived = cli("breach", "notify", key, "--waive", "verschlüsselt", "--json", expect=0).json

    assert (waived["notice_waived"], waived["notified_on"]) == ("verschlüsselt", None)
    cli("breach", "close", key, expect=0)


def test_no_risk_and_a_high_risk_exclude_each_other(cli: Cli) -> None:
    key = opened(cli)["id"]

    cli("breach", "assess", key, "--no-risk", "ja", "--high-risk", "ja", "--json", expect=2)


def test_the_form_has_what_the_law_asks_for_and_says_what_follows(cli: Cli, tmp_path: Path) -> None:
    key = opened(cli, "--nature", "vertraulichkeit", "--people", "Freiwillige", "--people-count", "12")["id"]

    done = cli("breach", "form", key, "--to", "md", "-o", f"{tmp_path}/", "--json", expect=0).json

    assert done["to_follow"] == ["data_kinds", "records_count", "consequences", "measures"]
    text = Path(done["files"][0]["file"]).read_text(encoding="utf-8")
    for words in ("Art. 33 DSGVO", "USB-Stick verloren", "Vertraulichkeit", "Freiwillige", "12", "Wird nachgereicht"):
        assert words in text


def test_those_concerned_get_a_letter(cli: Cli, tmp_path: Path) -> None:
    key = opened(cli, "--data", "Name und Telefon")["id"]
    cli("breach", "assess", key, "--consequences", "Anrufe von Fremden", "--measures", "Stick gesperrt", expect=0)
    cli(*("add-volunteer", "--name", "Anna Weber", "--street", "Weg 1", "--town", "Celle", "--postal-code", "29221"), expect=0)

    words = ("--for", key, "--recipient", "Anna Weber", "--to", "md", "-o", f"{tmp_path}/", "--json")
    [file] = cli("document", "render", "breach-notice", *words, expect=0).json["files"]

    text = Path(file["file"]).read_text(encoding="utf-8")
    assert "Guten Tag Anna Weber" in text
    assert "Anrufe von Fremden" in text
