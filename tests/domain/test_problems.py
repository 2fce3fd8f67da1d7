"""The problem file: what is understood, and which row and field an error names."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.problem_file import answer, read_problem
from ehrenamt_cli.errors import WrongUsage

FILE = Path(__file__).parent.parent / "data" / "matching" / "01_greedy_trap_2x2.json"


@pytest.fixture
def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return loaded


def complaint(data: object) -> str:
    with pytest.raises(WrongUsage) as caught:
        read_problem(data)
    assert caught.value.hint.de
    assert caught.value.message.en
    return caught.value.message.de


def test_the_answer_has_the_documented_shape(data: dict[str, Any]) -> None:
    data["needs"].append({**data["needs"][1], "id": "N3", "kind": "beratung_schulden"})
    problem = read_problem(data)
    found = answer(problem, plan(problem, "exact"))
    assert json.loads(json.dumps(found)) == found
    assert found == {
        "filled_by_tier": {"1": 0, "2": 2, "3": 0},
        "previous_kept": None,
        "score": 900,
        "optimal": True,
        "at_most_by_tier": {"1": 0, "2": 2, "3": 0},
        "assignments": [
            {"need": "N1", "volunteer": "V2", "slot": "Di2", "score": 500, "reasons": ["vorgegebene Punkte"]},
            {"need": "N2", "volunteer": "V1", "slot": "Di2", "score": 400, "reasons": ["vorgegebene Punkte"]},
        ],
        "unfilled": [
            {
                "need": "N3",
                "nearest": [
                    {
                        "volunteer": name,
                        "failed": ["AUFGABE"],
                        "reasons": [
                            "gebraucht: beratung_schulden, nur mit der Qualifikation beratung_schulden;"
                            " vorhanden: begleitung, besuch, gruppe, sprachtandem"
                        ],
                    }
                    for name in ("V1", "V2")
                ],
                "single_changes": [],
                "competition": {"needs": [], "volunteers": []},
            }
        ],
        "pin_violations": [],
    }


def test_a_row_that_is_there_twice_counts_once(data: dict[str, Any]) -> None:
    once = read_problem(data)
    data["volunteers"].append(deepcopy(data["volunteers"][0]))
    assert read_problem(data) == once


def test_different_rows_with_one_id_are_refused(data: dict[str, Any]) -> None:
    data["volunteers"].append({**data["volunteers"][0], "capacity": 9})
    assert complaint(data) == "Problemdatei, volunteers[3] („V1“): eine andere Zeile hat dieselbe id."


@pytest.mark.parametrize(
    ("rows", "field", "value", "said"),
    [
        ("volunteers", "capacity", -1, "-1 passt nicht ins Feld „capacity“, es braucht eine ganze Zahl ab 0"),
        ("volunteers", "capacity", True, "es braucht eine ganze Zahl ab 0"),
        ("volunteers", "consent", "ja", "es braucht true oder false"),
        ("volunteers", "screening_until", "31.01.2027", "es braucht einen Tag wie 2027-03-24"),
        ("volunteers", "languages", {"de": "B3"}, "es braucht einen der Werte A1, A2, B1, B2, C1, C2, M"),
        ("volunteers", "slots", "Mo2", "es braucht eine Liste von Texten"),
        ("volunteers", "max_km", "weit", "es braucht eine Zahl ab 0"),
        ("needs", "tier", 4, "es braucht einen der Werte 1, 2, 3"),
        ("needs", "tier", True, "es braucht einen der Werte 1, 2, 3"),
        ("needs", "count", 0, "es braucht eine ganze Zahl ab 1"),
        ("needs", "start", 20270324, "es braucht einen Tag wie 2027-03-24"),
        ("needs", "institution", "JVA-X", "„JVA-X“ steht nicht unter institutions"),
        ("needs", "id", "", "es braucht einen Text"),
        (
            "institutions",
            "requires_admission",
            None,
            "null passt nicht ins Feld „requires_admission“, es braucht true oder false",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_named(data: dict[str, Any], rows: str, field: str, value: object, said: str) -> None:
    data[rows][0][field] = value
    message = complaint(data)
    assert said in message
    assert rows in message


def test_a_missing_field_is_named(data: dict[str, Any]) -> None:
    del data["volunteers"][1]["consent"]
    assert complaint(data) == "Problemdatei, volunteers[2] („V2“): das Feld „consent“ fehlt."


def test_a_misspelt_field_is_named_and_a_note_is_not(data: dict[str, Any]) -> None:
    data["volunteers"][0]["bemerkung"] = "kommt mit dem Rad"
    read_problem(data)
    data["volunteers"][0]["max_kms"] = data["volunteers"][0].pop("max_km")
    assert complaint(data) == "Problemdatei, volunteers[1] („V1“): hat ein unbekanntes Feld „max_kms“."


@pytest.mark.parametrize("wrong", [None, [], "text", 3, {}, {"as_of": "2026-03-01"}, {"as_of": 1}])
def test_something_else_altogether(wrong: object) -> None:
    assert complaint(wrong).startswith("Problemdatei, oberste Ebene: ")


@pytest.mark.parametrize("row", [None, 3, [], "V1"])
def test_a_row_that_is_none(data: dict[str, Any], row: object) -> None:
    data["volunteers"][0] = row
    assert complaint(data) == "Problemdatei, volunteers[1]: ist kein Objekt {…}."


def test_pins_must_name_what_is_there(data: dict[str, Any]) -> None:
    assert "pins[1]: „N9“ steht nicht unter needs" in complaint({**data, "pins": [["N9", "V1"]]})
    assert "pins[1]: „V9“ steht nicht unter volunteers" in complaint({**data, "pins": [["N1", "V9"]]})
    assert "ein Paar" in complaint({**data, "pins": [["N1"]]})


def test_a_score_key_must_be_a_pair(data: dict[str, Any]) -> None:
    assert "scores „N1“" in complaint({**data, "scores": {"N1": 3}})


def test_a_person_can_be_taken_out_to_see_what_happens(data: dict[str, Any]) -> None:
    data["previous_plan"] = [["N1", "V2"], ["N2", "V1"]]
    data["distances_km"] = {"V2": {"JVA-A": 3}}
    del data["volunteers"][1]
    made = plan(read_problem(data))
    assert made.previous_kept == 1
    assert made.filled_by_tier[2] == 1


def test_scores_that_are_null_are_computed(data: dict[str, Any]) -> None:
    made = plan(read_problem({**data, "scores": None}))
    assert all(one.score > 0 for one in made.assignments)
    del data["scores"]
    assert plan(read_problem(data)).score == 0
