"""Placements are looked at again when something changes: the command that changes it says so, and a check-up lists it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from stories import STORIES, Pair, a_pair

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.commands._session import WATCHED
from ehrenamt_cli.domain.guardrails import TABLE
from ehrenamt_cli.domain.model import ENTITIES

pytestmark = pytest.mark.usefixtures("register")

NO_MORE = "hält ein Einsatz eine Regel nicht mehr ein"

AGAINST = sorted(code for code, line in TABLE.items() if line.strength != "warns")
TYPED = sorted(code for code in AGAINST if STORIES[code].by_hand is STORIES["OFFEN"].by_hand)
"""The stories that are told in command lines."""


def at_work(cli: Cli, code: str = "OFFEN") -> tuple[Pair, Record]:
    """The pair of a story, accompanying already."""
    pair = STORIES[code].pair()
    placed = builders.a_placement(pair.need, pair.person)
    cli("placement", "start", placed["id"], expect=0)
    return pair, placed


def listed(cli: Cli, *options: object, expect: int = 3) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = cli("checkup", "rules", *options, "--json", expect=expect).json
    return rows


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", AGAINST)
def test_a_check_up_lists_it_with_the_rule_and_what_lifts_it(cli: Cli, code: str) -> None:
    pair, _ = at_work(cli, code)
    assert listed(cli, expect=0) == []

    for line in STORIES[code].lines(pair):
        cli(*line, expect=0)
    STORIES[code].by_hand(pair)

    [row] = [row for row in listed(cli) if row["rule"] == code]
    assert row["need_id"] == pair.need["id"] or row["volunteer_id"] == pair.person["id"]
    assert (row["kind"], row["strength"]) == ("violation", TABLE[code].strength)
    assert all(row[key] for key in ("volunteer", "need", "organisation", "title", "found", "lift", "basis"))
    assert str(TABLE[code].title) in said(cli("checkup", "rules", expect=3).out)


@pytest.mark.parametrize("code", TYPED)
def test_whoever_changes_it_is_told(cli: Cli, code: str) -> None:
    pair, _ = at_work(cli, code)

    *before, last = [cli(*line, expect=0).stderr for line in STORIES[code].lines(pair)]

    assert NO_MORE in said(last)
    assert str(TABLE[code].title) in said(last)
    assert not any(NO_MORE in text for text in before)


@pytest.mark.parametrize("code", sorted(TABLE.keys() - set(AGAINST)))
def test_what_only_warns_is_no_violation(cli: Cli, code: str) -> None:
    pair, _ = at_work(cli, code)

    for line in STORIES[code].lines(pair):
        assert NO_MORE not in cli(*line, expect=0).stderr

    assert listed(cli, expect=0) == []
    assert code in {row["rule"] for row in listed(cli, "--all", expect=0) if row["kind"] == "warning"}


def test_what_has_nothing_to_do_with_it_says_nothing(cli: Cli) -> None:
    pair, _ = at_work(cli)
    cli("volunteer", "change", pair.person["id"], "--consent", "-", expect=0)

    assert NO_MORE not in cli("volunteer", "change", pair.person["id"], "--phone", "04131 5550100", expect=0).stderr


def test_a_script_gets_the_record_alone(cli: Cli) -> None:
    pair, _ = at_work(cli)

    assert cli("volunteer", "change", pair.person["id"], "--consent", "-", "--json", expect=0).stderr == ""


def test_a_dry_run_says_what_would_be(cli: Cli) -> None:
    pair, _ = at_work(cli)

    assert NO_MORE in said(cli("volunteer", "change", pair.person["id"], "--consent", "-", "--dry-run", expect=0).stderr)
    assert listed(cli, expect=0) == []


def test_a_list_that_changes_people_says_it_too(cli: Cli, tmp_path: Path) -> None:
    pair, _ = at_work(cli)
    file = tmp_path / "leute.csv"
    file.write_text(f"Kennzeichen;Name;PLZ\n{pair.person['id']};Anna Weber;80331\n", encoding="utf-8")

    assert str(TABLE["ENTFERNUNG"].title) in said(cli("import", "volunteers", file, "--yes", expect=0).stderr)


def test_taking_it_back_puts_it_right(cli: Cli) -> None:
    pair, _ = at_work(cli)
    cli("volunteer", "change", pair.person["id"], "--consent", "-", expect=0)
    assert [row["rule"] for row in listed(cli)] == ["EINWILLIGUNG"]

    cli("volunteer", "undo", pair.person["id"], "--yes", expect=0)

    assert listed(cli, expect=0) == []


def test_a_pause_breaks_nothing_that_has_begun(cli: Cli) -> None:
    pair, _ = at_work(cli)

    cli("volunteer", "change", pair.person["id"], "--status", "pausiert", "--paused-until", "2027-05-01", expect=0)

    assert listed(cli, expect=0) == []


def test_whoever_was_there_first_is_not_too_many(cli: Cli) -> None:
    """An exception for the second does not put the first in the wrong."""
    pair, first = at_work(cli)
    other = builders.a_need(pair.place, title="Noch einer", activity_id="briefkontakt")
    second = builders.a_placement(other, pair.person, override="ausnahmsweise zwei")

    assert listed(cli, expect=0) == []
    [row] = listed(cli, "--all", expect=0)
    assert (row["placement_id"], row["rule"], row["kind"]) == (second["id"], "KAPAZITAET", "exception")
    cli("volunteer", "change", pair.person["id"], "--capacity", "0", expect=0)
    assert [row["placement_id"] for row in listed(cli)] == [first["id"]]


class TestSince:
    """Since when, as far as anybody can know; never before the placement began."""

    def test_the_day_after_a_proof_ran_out(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        at_work(cli)
        [key] = [row["id"] for row in cli("screening", "list", "--kind", "Zulassung", "--json", expect=0).json]
        cli("screening", "change", key, "--valid-until", "2027-03-31", expect=0)
        assert listed(cli, "--on", "2027-03-31", expect=0) == []
        assert [row["rule"] for row in listed(cli, "--on", "2027-04-01")] == ["ZULASSUNG"]

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-05-10")

        [row] = listed(cli)
        assert (row["since"], "31.03.2027" in row["found"]) == ("2027-04-01", True)

    def test_the_day_after_the_last_deputy_left(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        at_work(cli)
        [key] = [row["id"] for row in cli("contact", "list", "--deputy", "ja", "--json", expect=0).json]
        cli("contact", "change", key, "--until", "2027-04-15", expect=0)
        assert listed(cli, expect=0) == []

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-05-10")

        assert [row["since"] for row in listed(cli)] == ["2027-04-16"]

    def test_the_day_of_the_change_where_it_has_no_day_of_its_own(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        pair, _ = at_work(cli)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-05-10")
        cli("volunteer", "change", pair.person["id"], "--consent", "-", expect=0)

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-06-01")

        assert [row["since"] for row in listed(cli)] == ["2027-05-10"]

    def test_the_day_on_which_a_release_was_revoked(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        pair, _ = at_work(cli)
        other = builders.a_prison("JVA Moorburg")
        release = ("--client", pair.client["id"], "--from", other["id"], "--to", pair.place["id"])
        kept = cli("release", "add", *release, "--scope", "Besuche", "--purpose", "Begleitung", "--json", expect=0).json
        cli("client", "change", pair.client["id"], "--organisation", other["id"], expect=0)
        assert listed(cli, expect=0) == []
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-20")

        cli("release", "change", kept["id"], "--revoked", "2027-04-20", expect=0)

        assert [(row["rule"], row["since"]) for row in listed(cli)] == [("FREIGABE", "2027-04-20")]


def test_a_check_up_of_the_register_says_how_many(cli: Cli) -> None:
    pair, _ = at_work(cli)
    state = {row["check"]: row["state"] for row in cli("checkup", "--json", expect=0).json}
    assert state["rules"] == "ok"

    cli("volunteer", "change", pair.person["id"], "--consent", "-", expect=0)

    [row] = [row for row in cli("checkup", "--json", expect=3).json if row["check"] == "rules"]
    assert (row["state"], "ein Verstoß" in row["finding"]) == ("problem", True)
    assert "checkup rules" in row["advice"]


class TestANeed:
    """What is wrong with a need is said when it is written down, before anybody is looked for."""

    def added(self, cli: Cli, pair: Pair, *options: str) -> str:
        line = ("add-need", "--title", "Neu", "--organisation", pair.place["id"], "--activity")
        return said(cli(*line, *options, expect=0).stderr)

    def test_that_is_red_names_the_green_part(self, cli: Cli) -> None:
        told = self.added(cli, a_pair()(), "schuldenregulierung")

        assert "Begleitung zur Beratungsstelle" in told

    def test_without_guidance_or_with_many_hours(self, cli: Cli) -> None:
        told = self.added(cli, a_pair()(), "antragshilfe", "--minutes-week", "300")

        assert str(TABLE["ANLEITUNG"].title) in told
        assert str(TABLE["STUNDENMONAT"].title) in told

    def test_that_is_in_order_says_nothing_more(self, cli: Cli) -> None:
        assert "bedenken" not in self.added(cli, a_pair()(), "briefkontakt")

    @pytest.mark.parametrize(
        "option", [("--additional", "nein"), ("--replaces-staff", "ja"), ("--staff-missing", "ja"), ("--roster", "ja")]
    )
    def test_that_is_a_stopgap_is_not_taken_on(self, cli: Cli, option: tuple[str, str]) -> None:
        pair = a_pair()()
        line = ("--title", "Neu", "--organisation", pair.place["id"], "--activity", "gespraechsgruppe")

        error = cli("add-need", *line, *option, "--json", expect=5).error

        assert [rule["rule"] for rule in error["rules"]] == ["NOTNAGEL"]
        assert cli("need", "change", pair.need["id"], *option, "--json", expect=5).error["rules"][0]["basis"]

    def test_that_is_a_stopgap_is_not_taken_over_from_a_list(self, cli: Cli, tmp_path: Path) -> None:
        pair = a_pair()()
        file = tmp_path / "bedarfe.csv"
        row = f"Neu;{pair.place['name']};gespraechsgruppe;ja"
        file.write_text(f"Bedarf;Einrichtung;Tätigkeit;füllt einen Dienstplan\n{row}\n", encoding="utf-8")

        [refused] = cli("import", "needs", file, "--yes", "--json", expect=0).json["refused"]

        assert "Notnagel" in refused["reason"]


def test_two_partners_with_the_same_help_are_shown_before_it_starts(cli: Cli) -> None:
    pair = a_pair()()
    first, second = (
        builders.an_organisation(f"Partner {name}", kind=kind) for name, kind in (("A", "ajsd"), ("B", "anlaufstelle"))
    )
    line = ("measure", "add", "--client", pair.client["id"], "--area", "Wohnen", "--organisation")
    assert "K-26" not in cli(*line, first["id"], expect=0).stderr

    told = said(cli(*line, second["id"], "--from", "2027-04-01", expect=0).stderr)

    assert "Dieselbe Hilfe gibt Partner A schon" in told


def test_every_rule_looks_at_fields_that_exist_and_are_watched() -> None:
    for line in TABLE.values():
        for name in line.looks_at:
            kind, _, field = name.partition(".")
            assert kind in WATCHED, line.code
            assert not field or field in [one.name for one in ENTITIES[kind].fields] or kind == "settings", line.code


def test_the_card_of_a_placement_shows_what_does_not_hold(cli: Cli) -> None:
    pair = STORIES["ANSPRECHPERSON"].pair()
    placed = builders.a_placement(pair.need, pair.person)
    assert "Was zurzeit nicht stimmt" not in cli("placement", "show", placed["id"], expect=0).out
    for line in STORIES["ANSPRECHPERSON"].lines(pair):
        cli(*line, expect=0)

    shown = cli("placement", "show", placed["id"], expect=0).out

    assert "Was zurzeit nicht stimmt" in shown
    assert "die Vertretung fehlt" in " ".join(shown.split())
    cli("placement", "end", placed["id"], "--reason", "rejected", expect=0)
    assert "Was zurzeit nicht stimmt" not in cli("placement", "show", placed["id"], expect=0).out
