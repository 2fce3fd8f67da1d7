"""A register to try things in: made with one word, whole, and plainly invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import Cli


@pytest.mark.parametrize("today", ["2026-11-22", "2028-02-29", "2031-12-31"])
def test_one_word_makes_a_register_in_which_everything_can_be_tried(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str
) -> None:
    monkeypatch.setenv("EHRENAMT_TODAY", today)
    monkeypatch.setenv("EHRENAMT_REGISTER", str(tmp_path / "demo.db"))

    made = cli("init", "--demo", "--unencrypted", "--yes", expect=0)

    assert "erfunden" in made.stderr
    page = cli("today", "--json", expect=0).json
    assert page["open_needs"]
    assert page["waiting"]
    assert cli("deadlines", "--json", expect=0).json
    assert cli("match", "--json", expect=0).json["assignments"]
    assert [one["status"] for one in cli("placement", "list", "--json", expect=0).json] in (["trial"], ["running"])
    cli("agreement", "render", "--draft", "--to", "pdf", "-o", tmp_path / "entwurf.pdf", expect=0)
    cli("audit", "verify", expect=0)


def test_everybody_in_it_is_plainly_invented(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_REGISTER", str(tmp_path / "demo.db"))
    cli("init", "--demo", "--unencrypted", "--without-directory", "--yes", expect=0)
    for kind in ("volunteer", "contact", "organisation"):
        for one in cli(kind, "list", "--limit", "0", "--json", expect=0).json:
            assert not one.get("email") or one["email"].endswith(".example")
            assert "555" in (one.get("phone") or "555")
            assert kind != "organisation" or "(Beispiel)" in one["name"]


def test_a_dry_run_makes_nothing(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_REGISTER", str(tmp_path / "demo.db"))
    cli("init", "--demo", "--unencrypted", "--dry-run", "--yes", expect=0)
    assert not (tmp_path / "demo.db").exists()
