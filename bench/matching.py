"""The plan of seeded problems: CPU seconds, peak memory, what is filled, beside a greedy plan and what no plan surpasses.

``python -m bench.matching`` plans the size of a large land; ``python -m bench.matching S1 S2 S3 S4`` grows to a million people,
of which S4 is only filled, not explained.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from math import log

from bench.greedy import greedy
from bench.problems import SCARCE, SIZES, problem
from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.bound import at_most
from ehrenamt_cli.domain.matching.check import violations
from ehrenamt_cli.domain.matching.market import market
from ehrenamt_cli.domain.matching.model import Problem
from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.puzzle import Puzzle
from ehrenamt_cli.domain.matching.relay import fill
from ehrenamt_cli.services import solver

RUNS = {
    "S1": ("quick", "exact"),
    "scarce": ("quick", "exact"),
    "S2": ("quick",),
    "S3": ("quick",),
    "S4": ("core",),
}


def measured(name: str, effort: str) -> None:
    """One line for one problem; its last word is the CPU time."""
    posed = problem(SIZES.get(name, SCARCE))
    start = time.process_time()
    if effort == "core":
        filled, most = _core(Puzzle(posed))
    else:
        made = plan(posed, effort, solver.installed())
        filled, most = sum(made.filled_by_tier.values()), sum(made.at_most.values())
    taken = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    beside = "" if effort == "core" else f"{filled / _by_hand(posed):.3f} x greedy"
    gap = 100 * (most - filled) / most
    print(f"{name:7}{effort:7}{filled:8,} of {most:7,} at most, gap {gap:3.1f} % {beside:>16}{memory:6.0f} MB  CPU s{taken:7.2f}")


def _core(puzzle: Puzzle) -> tuple[int, int]:
    """Who suits, the market and the first filling, component by component: what every plan begins with."""
    board, most = Board(puzzle), 0
    for needs in puzzle.together:
        component = market(board, needs)
        fill(board, component)
        board.settle()
        most += sum(at_most(puzzle, component).values())
    return sum(map(board.complete, range(len(puzzle.needs)))), most


def _by_hand(posed: Problem) -> int:
    """What the greedy plan fills, if it keeps the rules."""
    made = greedy(posed)
    wrong = violations(posed, made)
    if wrong:
        sys.exit(f"the greedy plan breaks a rule: {wrong[:3]}")
    return sum(made.filled_by_tier.values())


def main(names: list[str]) -> None:
    """Each problem in a process of its own, so that its memory is its own; then how the time grows from size to size."""
    quick: dict[str, float] = {}
    for name in names:
        for effort in RUNS[name]:
            done = subprocess.run(
                [sys.executable, "-m", "bench.matching", name, effort], capture_output=True, text=True, check=False
            )
            print(done.stdout or done.stderr, end="", flush=True)
            if effort == "quick" and done.returncode == 0:
                quick[name] = float(done.stdout.split()[-1])
    for smaller, larger in (("S1", "S2"), ("S2", "S3")):
        if {smaller, larger} <= quick.keys():
            growth = log(quick[larger] / quick[smaller]) / log(SIZES[larger].needs / SIZES[smaller].needs)
            print(f"{smaller} to {larger}: the time grows with the needs to the power of {growth:.2f}")


if __name__ == "__main__":
    if sys.argv[2:] and sys.argv[2] in {effort for efforts in RUNS.values() for effort in efforts}:
        measured(*sys.argv[1:3])
    else:
        main(sys.argv[1:] or ["S1", "scarce"])
