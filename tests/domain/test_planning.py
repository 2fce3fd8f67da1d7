"""Plans: against problems with known answers, against brute force, and against every way a plan could be wrong."""

import json
from datetime import date
from pathlib import Path
from random import Random

import matching_oracle as oracle
import pytest

from ehrenamt_cli.domain.matching.check import violations
from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.matching.model import Institution, Need, Problem, Volunteer
from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.plans import Plan
from ehrenamt_cli.domain.matching.problem_file import answer, read_problem
from ehrenamt_cli.domain.matching.solving import EFFORTS

KNOWN = sorted((Path(__file__).parent.parent / "data" / "matching").glob("*.json"))


def objective(made: Plan) -> oracle.Result:
    return tuple(made.filled_by_tier.values()), made.previous_kept or 0, made.score


@pytest.mark.parametrize("effort", EFFORTS)
@pytest.mark.parametrize("file", KNOWN, ids=lambda file: file.stem)
def test_problems_with_known_answers(file: Path, effort: str) -> None:
    data = json.loads(file.read_text("utf-8"))
    expected = data["expected"]
    problem = read_problem(data)
    found = answer(problem, plan(problem, effort))
    teams: dict[str, list[str]] = {}
    for one in found["assignments"]:
        teams.setdefault(one["need"], []).append(one["volunteer"])
    assert found["filled_by_tier"] == expected["filled_by_tier"]
    assert found["previous_kept"] == expected["previous_kept"]
    assert found["score"] == expected["optimal_score"]
    assert found["optimal"] is True
    assert found["pin_violations"] == expected["pin_violations"]
    assert teams == expected["one_optimal_assignment"]
    assert sorted(one["need"] for one in found["unfilled"] if not one["competition"]["volunteers"]) == expected["zero_candidates"]


@pytest.mark.parametrize("seed", range(150))
def test_nothing_beats_the_exact_plan(seed: int) -> None:
    data = oracle.a_problem(seed)
    exact = plan(read_problem(data), "exact")
    refused = [[one.need, one.volunteer] for one in exact.pin_violations]
    kept = [pin for pin in data.get("pins", []) if pin not in refused]
    assert exact.optimal
    assert objective(exact) == oracle.best({**data, "pins": kept})
    for pin in refused:
        assert oracle.best({**data, "pins": [*kept, pin]}) is None, "this pin could have stayed"


@pytest.mark.parametrize("seed", range(100))
def test_single_changes_are_those_that_help(seed: int) -> None:
    data = oracle.a_problem(seed)
    data.pop("pins", None)
    problem = read_problem(data)
    made = plan(problem, "exact")
    filled = {one.need for one in made.assignments}
    for one in answer(problem, made)["unfilled"]:
        alone = {**data, "needs": [need for need in data["needs"] if need["id"] in filled | {one["need"]}]}
        helpful = [change for change in thinkable_changes(alone, one["need"]) if helps(alone, change)]
        assert sorted(map(str, one["single_changes"])) == sorted(map(str, helpful))


def helps(data: oracle.Data, change: dict[str, str]) -> bool:
    before, afterwards = oracle.best(data), oracle.best(oracle.after(data, change))
    assert before
    assert afterwards
    return afterwards[0] > before[0]


def thinkable_changes(data: oracle.Data, need: str) -> list[dict[str, str]]:
    """Every change that may be proposed: one obstacle of one pair, or more places or minutes of one person."""
    changes = []
    for volunteer in data["volunteers"]:
        for other in data["needs"]:
            codes = oracle.obstacles(data, other, volunteer)
            if len(codes) == 1 and codes[0] not in ("KAPAZITAET", "STUNDEN") and CRITERION[codes[0]].proposable:
                changes.append(a_change("pair", other["id"], volunteer, codes[0]))
        changes.append(a_change("capacity", need, volunteer, "KAPAZITAET"))
        changes.append(a_change("minutes", need, volunteer, "STUNDEN"))
    return changes


def a_change(kind: str, need: str, volunteer: oracle.Data, code: str) -> dict[str, str]:
    return {"kind": kind, "need": need, "volunteer": volunteer["id"], "constraint": code}


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    data = oracle.a_problem(seed)
    shuffled = json.loads(json.dumps(data))
    for rows in ("volunteers", "needs", "institutions", "pins", "previous_plan"):
        Random(seed).shuffle(shuffled.get(rows, []))
    assert plan(read_problem(shuffled)) == plan(read_problem(data))


def test_the_one_change_that_may_be_proposed_is_proposed() -> None:
    data = json.loads(KNOWN[-1].read_text("utf-8"))
    (unfilled,) = answer(read_problem(data), plan(read_problem(data)))["unfilled"]
    proposable = [change for change in data["expected"]["single_changes"] if change.pop("proposable")]
    assert unfilled["single_changes"] == proposable
    assert [(one["volunteer"], one["failed"]) for one in unfilled["nearest"]] == [
        ("V1", ["SCHULUNG"]),
        ("V3", ["KONFLIKT"]),
        ("V2", ["ZULASSUNG", "SPRACHE"]),
    ]


def a_volunteer(name: str, slots: int = 0b1111, capacity: int = 1) -> Volunteer:
    return Volunteer(name, True, capacity, 600, slots, frozenset({"besuch"}))


def a_need(name: str, slots: int = 0b1111, **more: object) -> Need:
    return Need(name, "JVA", "besuch", date(2027, 3, 1), slots, **more)  # type: ignore[arg-type]


def a_problem(volunteers: list[Volunteer], needs: list[Need], **more: object) -> Problem:
    halves = ("14:00", "14:30", "15:00", "15:30")
    return Problem({"JVA": Institution("JVA")}, tuple(volunteers), tuple(needs), halves, **more)  # type: ignore[arg-type]


def test_visits_of_an_hour_do_not_overlap_in_half_hours() -> None:
    anna = a_volunteer("anna", capacity=3)
    hours = [a_need(name, width=2) for name in ("a", "b", "c")]
    made = plan(a_problem([anna], hours))
    assert [(one.need, one.slot) for one in made.assignments] == [("a", 0), ("b", 2)]
    assert made.optimal


def test_more_visits_than_a_broken_up_week_has_room_for() -> None:
    """Seven half hours on each of five days: one visit of two hours a day, however they are pushed around."""
    week = sum(0b1111111 << 10 * day for day in range(5))
    problem = a_problem([a_volunteer("anna", week, capacity=9)], [a_need(f"n{n}", week, width=4) for n in range(9)])
    made = plan(problem._replace(slots=tuple(map(str, range(50)))), "exact")
    assert sum(made.filled_by_tier.values()) == 5


def test_somebody_moves_over_so_that_both_needs_are_filled() -> None:
    anna, bert = a_volunteer("anna"), a_volunteer("bert", slots=0b0001)
    made = plan(a_problem([anna, bert], [a_need("early", 0b0001), a_need("late", 0b1000)]))
    assert [(one.need, one.volunteer) for one in made.assignments] == [("early", "bert"), ("late", "anna")]


def test_a_change_further_down_a_chain_is_found() -> None:
    """If Bert could come at that time, Anna would be free for the open need."""
    anna, bert = a_volunteer("anna"), a_volunteer("bert", slots=0b1000)
    bert = bert._replace(excluded=frozenset({"urgent"}))
    made = plan(a_problem([anna, bert], [a_need("urgent", 0b0001, tier=1), a_need("open", 0b0001, tier=2)]))
    (unfilled,) = made.unfilled
    assert unfilled.need == "open"
    assert ("pair", "open", "bert", "ZEIT") in unfilled.single_changes
    assert unfilled.competing_needs == ("urgent",)
    assert unfilled.contested_volunteers == ("anna",)


def test_a_pinned_group_that_cannot_be_complete_is_reported() -> None:
    problem = a_problem([a_volunteer("anna"), a_volunteer("bert", slots=0)], [a_need("pair", people=2)], pins=(("pair", "anna"),))
    made = plan(problem)
    assert made.pin_violations == (("pair", "anna", "GRUPPE"),)
    assert made.assignments == ()


def test_more_pins_than_people_wanted() -> None:
    pins = (("n", "anna"), ("n", "bert"))
    made = plan(a_problem([a_volunteer("anna"), a_volunteer("bert")], [a_need("n")], pins=pins))
    assert made.pin_violations == (("n", "bert", "ANZAHL"),)


@pytest.mark.parametrize("effort", ["quick", "exact"])
def test_nobody_bears_more_than_the_limit_even_where_a_plan_would_give_it(effort: str) -> None:
    """Each pair alone would be possible; together they would be one too heavy."""
    anna = a_volunteer("anna", 0b1111, capacity=3)._replace(heavy_free=1)
    needs = [a_need("hard", 0b0001), a_need("harder", 0b0010), a_need("light", 0b0100)]
    problem = a_problem([anna], [needs[0]._replace(heavy=True), needs[1]._replace(heavy=True), needs[2]])

    assert [one.need for one in plan(problem, effort).assignments] == ["hard", "light"]
    assert sum(plan(problem._replace(volunteers=(anna._replace(heavy_free=None),)), effort).filled_by_tier.values()) == 3


@pytest.mark.parametrize("effort", ["quick", "exact"])
def test_whoever_has_too_much_already_is_left_alone_and_the_others_are_placed(effort: str) -> None:
    busy = [
        a_volunteer("anna")._replace(capacity=-1),
        a_volunteer("bert")._replace(minutes_week=-60),
        a_volunteer("cem")._replace(heavy_free=-1),
    ]
    needs = [a_need("hard")._replace(heavy=True, minutes=60)]

    made = plan(a_problem([*busy, a_volunteer("dana")._replace(minutes_week=60)], needs), effort)

    assert [one.volunteer for one in made.assignments] == ["dana"]


def test_a_pin_that_is_too_heavy_is_reported() -> None:
    anna = a_volunteer("anna", 0b1111, capacity=3)._replace(heavy_free=1)
    needs = [a_need("hard", 0b0001)._replace(heavy=True), a_need("harder", 0b0010)._replace(heavy=True)]

    made = plan(a_problem([anna], needs, pins=(("hard", "anna"), ("harder", "anna"))))

    assert made.pin_violations == (("harder", "anna", "BELASTUNG"),)


def test_an_empty_problem_has_an_empty_plan() -> None:
    made = plan(a_problem([], []))
    assert (made.filled_by_tier, made.assignments, made.optimal) == ({1: 0, 2: 0, 3: 0}, (), True)


def test_a_larger_problem_keeps_every_rule() -> None:
    random = Random(7)
    volunteers = [a_volunteer(f"v{n:03}", random.randint(1, 15), random.randint(1, 3)) for n in range(70)]
    needs = [
        a_need(f"n{n:03}", random.randint(1, 15), people=random.choice([1, 1, 1, 2]), tier=random.randint(1, 3))
        for n in range(150)
    ]
    problem = a_problem(volunteers, needs, load_penalty=3)
    made = plan(problem)
    assert violations(problem, made) == []
    assert sum(made.filled_by_tier.values()) >= 80
    assert made.filled_by_tier[1] == sum(need.tier == 1 for need in needs), "basic needs come first"


TWO = a_problem(
    [a_volunteer("anna"), a_volunteer("bert")._replace(kinds=frozenset())], [a_need("a"), a_need("b")], pins=(("a", "anna"),)
)
GOOD = plan(TWO)
SEAT = GOOD.assignments[0]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (GOOD._replace(assignments=(SEAT._replace(volunteer="nobody"),)), "UNBEKANNT"),
        (GOOD._replace(assignments=(SEAT._replace(volunteer="bert"),)), "AUFGABE"),
        (GOOD._replace(assignments=(SEAT._replace(slot=7),)), "ZEIT"),
        (GOOD._replace(assignments=(SEAT._replace(score=99),)), "PUNKTE"),
        (GOOD._replace(assignments=(SEAT, SEAT)), "DOPPELT"),
        (GOOD._replace(assignments=(SEAT, SEAT._replace(need="b"))), "KAPAZITAET"),
        (GOOD._replace(assignments=(SEAT, SEAT._replace(need="b"))), "GLEICHZEITIG"),
        (GOOD._replace(assignments=(SEAT, SEAT._replace(volunteer="bert"))), "ANZAHL"),
        (GOOD._replace(assignments=(SEAT, SEAT._replace(volunteer="bert", slot=2))), "GRUPPE"),
        (GOOD._replace(unfilled=()), "OFFEN"),
        (GOOD._replace(assignments=(SEAT._replace(need="b"),)), "FESTSETZUNG"),
        (GOOD._replace(filled_by_tier={1: 0, 2: 2, 3: 0}), "STUFEN"),
        (GOOD._replace(previous_kept=1), "BEIBEHALTEN"),
        (GOOD._replace(score=5), "SUMME"),
        (GOOD._replace(at_most={1: 0, 2: 2, 3: 0}), "SCHRANKE"),
        (GOOD._replace(at_most={1: 0, 2: 0, 3: 9}, optimal=False), "SCHRANKE"),
    ],
)
def test_the_checker_rejects_a_wrong_plan(wrong: Plan, code: str) -> None:
    assert violations(TWO, GOOD) == []
    assert code in [found.code for found in violations(TWO, wrong)]


def test_why_one_need_stays_open_is_found_out_without_the_others() -> None:
    problem = a_problem([a_volunteer("anna", 0b0001)], [a_need("a", 0b0001), a_need("b", 0b0001), a_need("c", 0b0010)])

    whole = {one.need: one for one in plan(problem).unfilled}
    alone = {one.need: one for one in plan(problem, explained=("c",)).unfilled}

    assert whole.keys() == alone.keys() == {"b", "c"}
    assert alone["c"] == whole["c"]
    assert alone["c"].nearest
    assert whole["b"].competing_needs == ("a",)
    assert alone["b"].competing_needs == ()
