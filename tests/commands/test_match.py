"""Match: a ranking for one need or person, a plan for all, a problem from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli

PROBLEMS = sorted((Path(__file__).parent.parent / "data" / "matching").glob("*.json"))


@pytest.mark.parametrize("effort", ["exact", "thorough"])
@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in PROBLEMS])
def test_a_problem_file_is_solved_as_it_expects(cli: Cli, file: Path, effort: str) -> None:
    wanted = json.loads(file.read_text(encoding="utf-8"))["expected"]

    plan = cli("match", "--problem", file, "--effort", effort, "--json", expect=0).json

    teams: dict[str, list[str]] = {}
    for one in plan["assignments"]:
        teams.setdefault(one["need"], []).append(one["volunteer"])
    assert {need: sorted(team) for need, team in teams.items()} == wanted["one_optimal_assignment"]
    assert plan["filled_by_tier"] == wanted["filled_by_tier"]
    assert plan["previous_kept"] == wanted["previous_kept"]
    assert plan["score"] == wanted["optimal_score"]
    assert plan["pin_violations"] == wanted["pin_violations"]


def test_a_problem_needs_no_register(cli: Cli) -> None:
    assert cli("match", "--problem", PROBLEMS[0], expect=0).out.startswith("Vorschlag: 2 von 2 Bedarfen besetzt")


@pytest.mark.parametrize("content", [None, b"", b"[1, 2", b"\xff\xfe", b"{}", b"[]", b'"x"', b'{"needs": 7}', b"[" * 100_000])
def test_a_file_that_is_no_problem_is_refused(cli: Cli, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "problem.json"
    if content is not None:
        path.write_bytes(content)

    assert cli("match", "--problem", path, "--json", expect=2).error["hint"]


@pytest.mark.usefixtures("register")
class TestInTheRegister:
    @pytest.fixture
    def prison(self) -> Record:
        return builders.a_prison()

    def test_the_best_come_first_with_reasons_and_the_rest_with_what_is_missing(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison, languages="ar:B1")
        fluent = builders.a_ready_volunteer(prison, name="Amira Best", languages="ar:native", interests="einzelbegleitung")
        enough = builders.a_ready_volunteer(prison, name="Bilal Gut", languages="ar:B1", interests="einzelbegleitung")
        silent = builders.a_ready_volunteer(prison, name="Carla Ohne")

        found = cli("match", need["id"], "--json", expect=0).json

        assert [one["volunteer"]["id"] for one in found["best"]] == [fluent["id"], enough["id"]]
        assert [one["rank"] for one in found["best"]] == [1, 2]
        assert all(one["reasons"] and one["score"] == sum(r["points"] for r in one["reasons"]) for one in found["best"])
        [rest] = found["rest"]
        assert rest["volunteer"] == {"id": silent["id"], "name": "Carla Ohne"}
        assert [failure["code"] for failure in rest["failures"]] == ["SPRACHE"]
        assert found["failing"] == {"SPRACHE": 1}
        assert found["suitable"] == 2

    def test_top_says_how_many(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison)
        for _ in range(3):
            builders.a_ready_volunteer(prison)

        found = cli("match", need["id"], "--top", 2, "--json", expect=0).json

        assert (len(found["best"]), found["suitable"]) == (2, 3)
        cli("match", need["id"], "--top", 0, "--json", expect=2)

    def test_who_is_ranked_may_be_proposed_and_who_is_not_may_not(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison, languages="ar:B1", times="Di 14-16", gender="weiblich")
        for languages in ("ar:native", "ar:A1", "de:native"):
            for times in ("Di 13-17", "Mi 13-17"):
                for gender in ("weiblich", "männlich"):
                    builders.a_ready_volunteer(prison, languages=languages, availability=times, gender=gender)

        found = cli("match", need["id"], "--top", 99, "--json", expect=0).json

        assert found["best"]
        for one in found["best"]:
            cli("placement", "propose", need["id"], one["volunteer"]["id"], "--dry-run", "--json", expect=0)
        for one in found["rest"]:
            error = cli("placement", "propose", need["id"], one["volunteer"]["id"], "--dry-run", "--json", expect=5).error
            assert [rule["rule"] for rule in error["rules"]] == [failure["code"] for failure in one["failures"]]

    def test_a_plan_fills_basic_needs_first(self, cli: Cli, prison: Record) -> None:
        wish = builders.a_need(prison, title="Wunsch", tier="3")
        basic = builders.a_need(prison, title="Grundbedürfnis", tier="1")
        only = builders.a_ready_volunteer(prison)

        plan = cli("match", "--json", expect=0).json

        assert [(one["need"], one["volunteer"]) for one in plan["assignments"]] == [(basic["id"], only["id"])]
        assert [one["need"] for one in plan["unfilled"]] == [wish["id"]]
        assert plan["filled_by_tier"] == {"1": 1, "2": 0, "3": 0}

    def test_a_plan_is_the_same_each_time(self, cli: Cli, prison: Record) -> None:
        for _ in range(3):
            builders.a_need(prison)
            builders.a_ready_volunteer(prison)

        def pairs() -> Any:
            plan = cli("match", "--json", expect=0).json
            return plan["proposal"], [(one["need"], one["volunteer"], one["slot"]) for one in plan["assignments"]]

        assert pairs() == pairs()

    def test_an_empty_register_has_an_empty_plan(self, cli: Cli) -> None:
        assert cli("match", "--json", expect=0).json["assignments"] == []
        cli("match", expect=0)

    def test_an_unknown_effort_or_need_is_refused(self, cli: Cli) -> None:
        assert "thorough" in cli("match", "--effort", "viel", "--json", expect=2).error["hint"]
        cli("match", "xyz", "--json", expect=4)

    def test_in_english_too(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison)
        builders.a_volunteer()

        assert "Who suits" in cli("match", need["id"], "--lang", "en", expect=0).out
