"""Matching in the register: the best people for one need, a plan for all open ones, and a problem that comes as a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ehrenamt_cli.domain.matching.model import Problem
from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.plans import Plan
from ehrenamt_cli.domain.matching.problem_file import read_problem
from ehrenamt_cli.domain.matching.ranking import Ranking, rank
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import pool, records, solver
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def ranking(register: Register, need_text: str, top: int) -> tuple[Ranking, Problem]:
    """The best people for one need, and for everybody else every criterion that fails."""
    need = records.resolve(register, NEEDS, need_text)
    problem = pool.problem(register, [need])
    return rank(problem.needs[0], problem, top), problem


def proposal(register: Register, effort: str) -> tuple[Plan, Problem]:
    """A plan over all open needs that still lack people; nothing is kept."""
    needs = list(stored.every(register, NEEDS, {"status": "open"}))
    problem = pool.problem(register, needs)
    problem = problem._replace(
        needs=tuple(need for need in problem.needs if need.people),
        volunteers=tuple(one for one in problem.volunteers if one.active),
    )
    return plan(problem, effort, solver.installed()), problem


def from_file(path: Path, effort: str) -> tuple[Plan, Problem]:
    """The plan of a problem file; the register is not looked at."""
    problem = read_problem(_document(path))
    return plan(problem, effort, solver.installed()), problem


def _document(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FileProblem(
            Text("Die Datei {path} gibt es nicht.", "There is no file {path}.").fill(path=path),
            Text("Bitte den Pfad prüfen.", "Please check the path."),
        ) from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise FileProblem(
            Text("{path} ist keine lesbare JSON-Datei.", "{path} is no readable JSON file.").fill(path=path),
            Text("Das Format steht in docs/problem-file.md.", "The format is described in docs/problem-file.md."),
        ) from None
