"""Whatever is done one after the other: taken back one by one, the register shows what it showed before each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from command_line import run
from ehrenamt_cli.domain.guardrails import GUARDRAILS
from ehrenamt_cli.domain.matching.criteria import CRITERIA

ANY = (0, 2, 4, 5)
"""How a command may end here: done, or refused by a rule, or there is nobody it could mean."""

RULES = {guardrail.code for guardrail in GUARDRAILS} | {criterion.code for criterion in CRITERIA}

Numbers = st.integers(0, 5)


def visible() -> dict[str, Any]:
    """Everything that the register shows: all rows but the history."""
    return {table: rows for table, rows in builders.everything().items() if table != "history"}


def some(noun: str, number: int) -> str:
    """The key of one of the records of a kind that there are; a key of nobody where there is none."""
    keys = sorted(row["id"] for row in run(noun, "list", "--json", expect=0).json)
    return str(keys[number % len(keys)]) if keys else "x-0000"


def _list(number: int) -> Path:
    path = Path("liste.csv")
    names = ["Ada Anders", "Bo Berg", "Cem Can", "Dana Dorn"][: 1 + number % 4]
    path.write_text("Name;Ort\n" + "".join(f"{name};Ort {number}\n" for name in names), encoding="utf-8")
    return path


_TOWNS = ("Celle", "Kiel", "Uelzen", "-")
_KINDS = ("training", "secrecy", "formal_undertaking")

THINGS: tuple[Callable[[int, int], tuple[object, ...]], ...] = (
    lambda a, b: ("add-volunteer", "--name", f"Ada Anders {a}", "--town", "Celle"),
    lambda a, b: ("volunteer", "change", some("volunteer", a), "--town", _TOWNS[b % 4]),
    lambda a, b: ("volunteer", "change", some("volunteer", a), "--language", ("+ar:B2", "-ar", "fa:B1")[b % 3]),
    lambda a, b: ("volunteer", "remove", some("volunteer", a), "--yes"),
    lambda a, b: ("volunteer", "pause", some("volunteer", a), "--until", "2027-06-01"),
    lambda a, b: ("volunteer", "end", some("volunteer", a), "--reason", "moved", "--with-placements"),
    lambda a, b: ("import", "volunteers", _list(a), "--yes"),
    lambda a, b: ("add-need", "--title", f"Besuch {a}", "--organisation", "JVA Heidetal", "--activity", "einzelbegleitung"),
    lambda a, b: ("need", "change", some("need", a), "--people", str(1 + b % 3)),
    lambda a, b: ("placement", "propose", some("need", a), some("volunteer", b), "--override", "Ausnahme"),
    lambda a, b: ("placement", "start", some("placement", a), "--override", "Ausnahme"),
    lambda a, b: ("placement", "end", some("placement", a), "--reason", "no_fit"),
    lambda a, b: ("placement", "remove", some("placement", a), "--yes"),
    lambda a, b: ("screening", "add", "--volunteer", some("volunteer", a), "--kind", _KINDS[b % 3], "--seen", "2027-01-10"),
    lambda a, b: ("match",),
    lambda a, b: ("match", "accept", "--yes"),
    lambda a, b: ("match", "discard"),
    lambda a, b: ("config", "set", "counting.mode", ("bgb", "arbeitstage")[b % 2]),
    lambda a, b: ("effort", "log", some("volunteer", a), "1:30"),
    lambda a, b: ("effort", "remove", some("effort", a), "--yes"),
)
"""What somebody might do next, with two numbers that choose among what there is."""

Steps = st.lists(st.tuples(st.sampled_from(THINGS), Numbers, Numbers), min_size=1, max_size=12)


@given(steps=Steps)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_taken_back_one_by_one_everything_is_as_it_was(prepared: Path, register: Path, steps: list[Any]) -> None:
    for part in ("", "-wal", "-shm"):
        register.with_name(register.name + part).unlink(missing_ok=True)
    shutil.copy(prepared, register)
    prison = builders.a_prison()
    builders.a_ready_volunteer(prison)
    builders.a_need(prison)

    shown = [visible()]
    for thing, first, second in steps:
        run(*thing(first, second), expect=ANY)
        if visible() != shown[-1]:
            shown.append(visible())

    while len(shown) > 1:
        now = shown.pop()
        refused = run("undo", "--yes", "--json", expect=(0, 5))
        if refused.status:
            assert visible() == now
            assert {rule["rule"] for rule in refused.error["rules"]} <= RULES, refused.error
            return  # as it was before, a rule was broken; nobody is led back there
        assert visible() == shown[-1]
