"""Problems as files: planned without a register, and written from one without names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ehrenamt_cli import clock, config
from ehrenamt_cli.domain.matching.model import Problem
from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.plans import Plan
from ehrenamt_cli.domain.matching.problem_export import exported
from ehrenamt_cli.domain.matching.problem_file import read_problem
from ehrenamt_cli.domain.matching.problem_slots import with_visits
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import solver
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.planning import Asked, prepared
from ehrenamt_cli.storage.register import Register


def from_file(path: Path, effort: str) -> tuple[Plan, Problem]:
    """The plan of a problem file; the register is not looked at."""
    data = _document(path)
    problem = with_visits(read_problem(data), data)
    return plan(problem, effort, solver.installed()), problem


def export(register: Register, asked: Asked) -> dict[str, Any]:
    """The register's problem of today, with pseudonyms."""
    return exported(prepared(register, asked).problem, clock.today())


def as_bytes(problem: dict[str, Any]) -> bytes:
    """A problem file, a line for each row, so that two of them can be compared."""
    lines = []
    for key, value in problem.items():
        rows = isinstance(value, list) and value and isinstance(value[0], dict | list)
        text = "[\n    " + ",\n    ".join(map(_line, value)) + "\n  ]" if rows else _line(value)
        lines.append(f"  {_line(key)}: {text}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def write(problem: dict[str, Any], path: Path) -> int:
    """Put the file at ``path``; gives its size. A dry run writes nothing."""
    content = as_bytes(problem)
    if not config.switched_on("dry_run"):
        write_file(path, content)
    return len(content)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


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
