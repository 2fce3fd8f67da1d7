"""Every guardrail on every way into a placement: refused, let through for a reason where practice allows it, or said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from stories import STORIES, Pair

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.guardrails import TABLE
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

REASON = "mit der Leitung besprochen"

FORBIDS, ASKS, WARNS = (
    sorted(code for code, line in TABLE.items() if line.strength == strength) for strength in ("forbids", "asks", "warns")
)


def broken(cli: Cli, code: str, pair: Pair | None = None) -> Pair:
    """The pair of a story, after what breaks its rule."""
    story = STORIES[code]
    pair = pair or story.pair()
    for line in story.lines(pair):
        cli(*line, expect=0)
    story.by_hand(pair)
    return pair


def placements() -> list[Record]:
    with registers.opened() as book:
        return list(stored.every(book, PLACEMENTS))


def told(error: dict[str, Any], code: str) -> None:
    """The refusal names this rule alone, where it stands, and what would lift it."""
    assert error["code"] == "forbidden"
    [rule] = error["rules"]
    assert (rule["rule"], rule["strength"]) == (code, TABLE[code].strength)
    assert rule["override"] == (code in ASKS)
    assert all(rule[key] for key in ("title", "found", "lift", "basis"))
    assert rule["found"] in error["message"]
    assert rule["basis"] in error["message"]
    assert rule["lift"] in error["hint"]
    assert ("--override" in error["hint"]) == (code in ASKS)


def planned(cli: Cli, pair: Pair) -> int:
    """The row of a new plan that has the pair."""
    rows = cli("match", "--json", expect=0).json["assignments"]
    [row] = [one["row"] for one in rows if (one["need"], one["volunteer"]) == (pair.need["id"], pair.person["id"])]
    return row


def test_every_guardrail_has_a_story() -> None:
    assert STORIES.keys() == TABLE.keys()


@pytest.mark.parametrize("code", STORIES)
def test_without_what_the_story_is_about_everything_is_in_order(cli: Cli, code: str) -> None:
    """Else a refusal would prove nothing."""
    if code == "PLATZ":
        pytest.skip("its pair is refused only once there is no room")
    pair = STORIES[code].pair()

    placed = cli("placement", "propose", pair.need["id"], pair.person["id"], "--json", expect=0).json

    assert (placed["overridden"], placed["warned"]) == (None, None)
    cli("placement", "start", placed["id"], "--json", expect=0)


@pytest.mark.parametrize("code", [*FORBIDS, *ASKS])
class TestRefused:
    """What forbids and what asks for a reason, on each way, without one."""

    def test_by_a_proposal(self, cli: Cli, code: str) -> None:
        pair = broken(cli, code)
        before = builders.everything()

        told(cli("placement", "propose", pair.need["id"], pair.person["id"], "--json", expect=5).error, code)

        assert builders.everything() == before

    def test_by_a_start(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        placed = builders.a_placement(pair.need, pair.person)
        broken(cli, code, pair)
        before = builders.everything()

        told(cli("placement", "start", placed["id"], "--json", expect=5).error, code)

        assert builders.everything() == before

    def test_by_another_first_day(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        placed = builders.a_placement(pair.need, pair.person)
        broken(cli, code, pair)
        before = builders.everything()

        told(cli("placement", "change", placed["id"], "--start", "2027-03-15", "--json", expect=5).error, code)

        assert builders.everything() == before

    @pytest.mark.parametrize("state", ["vorgeschlagen", "läuft"])
    def test_by_a_list(self, cli: Cli, code: str, state: str, tmp_path: Path) -> None:
        pair = broken(cli, code)
        there = len(placements())

        outcome = cli("import", "placements", a_list(tmp_path, pair, state), "--yes", "--json", expect=0).json

        [refused] = outcome["refused"]
        assert (outcome["added"], str(TABLE[code].title) in refused["reason"]) == (0, True)
        assert len(placements()) == there

    def test_by_accepting_a_plan(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        row = planned(cli, pair)
        broken(cli, code, pair)
        there = len(placements())

        told(cli("match", "accept", row, "--yes", "--json", expect=5).error, code)

        assert len(placements()) == there

    def test_a_plan_does_not_propose_it(self, cli: Cli, code: str) -> None:
        pair = broken(cli, code)

        plan = cli("match", "--json", expect=0).json

        assert [row for row in plan["assignments"] if row["volunteer"] == pair.person["id"]] == []


@pytest.mark.parametrize("code", ASKS)
class TestLetThrough:
    """What asks for a reason, with one: kept with the placement, and in its history."""

    def seen(self, cli: Cli, key: str, code: str) -> None:
        shown = cli("placement", "show", key, "--json", expect=0).json
        assert (shown["overridden"], shown["override_reason"]) == (code, REASON)
        rows = cli("placement", "history", key, "--json", expect=0).json
        assert {"overridden": code, "override_reason": REASON}.items() <= {row["field"]: row["after"] for row in rows}.items()

    def test_by_a_proposal_and_then_by_its_start(self, cli: Cli, code: str) -> None:
        pair = broken(cli, code)

        placed = cli("placement", "propose", pair.need["id"], pair.person["id"], "--override", REASON, "--json", expect=0).json

        self.seen(cli, placed["id"], code)
        cli("placement", "start", placed["id"], "--json", expect=0)
        self.seen(cli, placed["id"], code)

    def test_by_a_start(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        placed = builders.a_placement(pair.need, pair.person)
        broken(cli, code, pair)

        cli("placement", "start", placed["id"], "--override", REASON, expect=0)

        self.seen(cli, placed["id"], code)

    def test_by_another_first_day(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        placed = builders.a_placement(pair.need, pair.person)
        broken(cli, code, pair)

        cli("placement", "change", placed["id"], "--start", "2027-03-15", "--override", REASON, expect=0)

        self.seen(cli, placed["id"], code)

    def test_by_a_list(self, cli: Cli, code: str, tmp_path: Path) -> None:
        pair = broken(cli, code)
        known = {row["id"] for row in placements()}
        file = a_list(tmp_path, pair, "läuft", REASON)

        assert cli("import", "placements", file, "--yes", "--json", expect=0).json["added"] == 1

        [key] = {row["id"] for row in placements()} - known
        self.seen(cli, key, code)

    def test_by_accepting_a_plan(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        row = planned(cli, pair)
        broken(cli, code, pair)

        [accepted] = cli("match", "accept", row, "--yes", "--override", REASON, "--json", expect=0).json["accepted"]

        self.seen(cli, accepted["placement_id"], code)


@pytest.mark.parametrize("code", FORBIDS)
class TestNeverOverridden:
    """What is law, the institution's or somebody's own will stays, whatever the reason."""

    def test_by_a_proposal(self, cli: Cli, code: str) -> None:
        pair = broken(cli, code)

        told(
            cli("placement", "propose", pair.need["id"], pair.person["id"], "--override", REASON, "--json", expect=5).error, code
        )

    def test_by_a_start(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        placed = builders.a_placement(pair.need, pair.person)
        broken(cli, code, pair)

        told(cli("placement", "start", placed["id"], "--override", REASON, "--json", expect=5).error, code)

    def test_by_a_list(self, cli: Cli, code: str, tmp_path: Path) -> None:
        pair = broken(cli, code)

        outcome = cli("import", "placements", a_list(tmp_path, pair, "läuft", REASON), "--yes", "--json", expect=0).json

        assert (outcome["added"], len(outcome["refused"])) == (0, 1)

    def test_by_accepting_a_plan(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        row = planned(cli, pair)
        broken(cli, code, pair)

        told(cli("match", "accept", row, "--yes", "--override", REASON, "--json", expect=5).error, code)


@pytest.mark.parametrize("code", WARNS)
class TestSaid:
    """What only warns: it is said before it starts, kept, and stops nobody."""

    def test_by_a_proposal_and_its_start(self, cli: Cli, code: str) -> None:
        pair = broken(cli, code)

        said = cli("placement", "propose", pair.need["id"], pair.person["id"], expect=0).stderr
        assert str(TABLE[code].title) in said.replace("\n", " ")
        [placed] = placements()
        assert (placed["warned"], placed["overridden"]) == (code, None)
        assert str(TABLE[code].title) in cli("placement", "start", placed["id"], expect=0).stderr.replace("\n", " ")

    def test_by_a_list(self, cli: Cli, code: str, tmp_path: Path) -> None:
        pair = broken(cli, code)

        assert cli("import", "placements", a_list(tmp_path, pair, "läuft"), "--yes", "--json", expect=0).json["added"] == 1

        assert [row["warned"] for row in placements()] == [code]

    def test_by_accepting_a_plan(self, cli: Cli, code: str) -> None:
        pair = STORIES[code].pair()
        row = planned(cli, pair)
        broken(cli, code, pair)

        [accepted] = cli("match", "accept", row, "--json", expect=0).json["accepted"]

        assert [warning["rule"] for warning in accepted["warnings"]] == [code]

    def test_a_plan_may_propose_it(self, cli: Cli, code: str) -> None:
        pair = broken(cli, code)

        plan = cli("match", "--json", expect=0).json

        assert pair.person["id"] in {row["volunteer"] for row in plan["assignments"]}


def a_list(folder: Path, pair: Pair, state: str, reason: str = "") -> Path:
    """A list with one placement, as another program would write it."""
    file = folder / "einsaetze.csv"
    head = "Bedarf;Freiwillige:r;Stand;Beginn;Ausnahme, weil"
    file.write_text(f"{head}\n{pair.need['id']};{pair.person['id']};{state};01.03.2027;{reason}\n", encoding="utf-8")
    return file
