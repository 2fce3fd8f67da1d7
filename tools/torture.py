"""Try to lose something: ``python tools/torture.py [--kills 600] [--seed 1]``; ends with 1 if anything was lost.

Programs are killed in the middle of writing, importing, changing the key, updating, backing up, restoring and erasing; disks are
full or read-only, many write at once, bytes flip and tear, the clock is wrong. Needs a system with fork.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from faults import crowding, damaging, erasing, killing
from faults.trial import Figures, ready

Trial = Callable[[Path, int, random.Random], Figures]

TRIALS: dict[str, tuple[Trial, float]] = {
    "killed while writing": (killing.writing, 0.40),
    "killed while importing": (killing.importing, 0.12),
    "killed while changing the key": (killing.changing_the_key, 0.14),
    "killed while updating": (killing.updating, 0.12),
    "killed while backing up": (killing.backing_up, 0.12),
    "killed while restoring": (killing.restoring_one, 0.10),
    "killed while erasing": (erasing.erasing, 0.12),
    "two to eight writers": (crowding.crowd, 0.01),
    "full disk": (crowding.full_disk, 0.01),
    "read-only folder": (crowding.read_only, 0.005),
    "clock set back": (crowding.wrong_clock, 0.05),
    "flipped bits": (damaging.flipped_bits, 0.30),
    "torn pages and cut files": (damaging.torn_pages, 0.15),
    "broken logs": (damaging.broken_logs, 0.10),
}
"""Each trial with its share of the number asked for: kills, or rounds where nothing is killed."""


def main(arguments: list[str]) -> int:
    """Run all trials; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=600, help="about so many programs are killed")
    parser.add_argument("--seed", type=int, default=None, help="for the same random moments again")
    given = parser.parse_args(arguments)
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(1_000_000)
    os.environ.pop("EHRENAMT_TODAY", None)
    os.environ["EHRENAMT_AUTHOR"] = "Fehlerprobe"
    ready()
    print(f"seed {seed}")
    killed, failed = 0, 0
    for name, (trial, share) in TRIALS.items():
        rounds, begun = max(1, round(given.kills * share)), time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                figures = trial(Path(folder), rounds, random.Random(f"{seed} {name}"))
            except AssertionError as error:
                print(f"{name:32} FAILED: {error}", flush=True)
                failed += 1
                continue
        killed += figures.killed
        counted = ", ".join(f"{number} {what}" for what, number in figures.counted.items())
        at_work = f"{figures.killed} killed at work, " if figures.killed else ""
        print(f"{name:32} {rounds:4} × {time.monotonic() - begun:6.1f} s   {at_work}{counted}", flush=True)
    verdict = f"{failed} FAILED" if failed else "nothing acknowledged was lost, nothing was half"
    print(f"{killed} programs killed at work; {verdict}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
