"""CPU time of whole commands, as ratios to a Typer hello-world measured in the same run, and times on large registers.

The ratios hold when the machine is slow or busy; the milliseconds do not. Budgets are those of docs/architecture.md,
written for a machine on which the hello-world takes 97 ms.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = 'x'): print('hello', name)\napp()\n"
RUNS = 11
BUDGETS = {"--version": 100, "deadlines --json": 120, "volunteer list": 160, "volunteer change": 270, "--help": 220}
HELLO_MS = 97


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """Median CPU milliseconds of a command over several runs, after one that warms up."""
    taken = []
    for _ in range(RUNS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.exit(f"{' '.join(command)}: {done.stderr.decode()}")
        taken.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    return statistics.median(taken[1:])


def small(folder: Path) -> None:
    """Commands on the register of the tour against their budgets."""
    program = str(Path(sys.executable).with_name("ehrenamt"))
    environment = _environment(folder / "small.db")
    for words in (
        ["init", "--organisation", "Bank", "--land", "NI", "--key-file", str(folder / "key"), "--yes"],
        ["add-volunteer", "--name", "Jörg Müller-Weiß", "--born", "1970-02-28"],
    ):
        subprocess.run([program, *words], env=environment, check=True, capture_output=True)
    hello = cpu([sys.executable, "-c", HELLO], environment)
    print(f"bare Python      {cpu([sys.executable, '-c', 'pass'], environment):6.0f} ms")
    print(f"Typer hello      {hello:6.0f} ms   ratio 1.00")
    commands = {
        "--version": ["--version"],
        "deadlines --json": ["deadlines", "--json"],
        "volunteer list": ["volunteer", "list"],
        "volunteer change": ["volunteer", "change", "müller", "--phone", "0581 5550210"],
        "--help": ["--help"],
        "volunteer --help": ["volunteer", "--help"],
    }
    for name, words in commands.items():
        taken = cpu([program, *words], environment)
        budget = BUDGETS.get(name)
        allowed = f"   budget {budget / HELLO_MS:.2f}  {'ok' if taken / hello <= budget / HELLO_MS else 'OVER'}" if budget else ""
        print(f"{name:16} {taken:6.0f} ms   ratio {taken / hello:.2f}{allowed}")


def large(folder: Path, people: int) -> None:
    """Everyday commands on a register of many people: wall seconds and peak memory of a whole process."""
    program = str(Path(sys.executable).with_name("ehrenamt"))
    environment = _environment(folder / "large.db")
    run = [program, "init", "--organisation", "Bank", "--land", "NI", "--key-file", str(folder / "key"), "--yes"]
    subprocess.run(run, env=environment, check=True, capture_output=True)
    source = folder / "people.csv"
    with source.open("w", encoding="utf-8") as file:
        file.write("Name;Geburtstag;PLZ;Sprachen;Handy\n")
        for n in range(people):
            born = f"{1 + n % 28:02d}.{1 + n % 12:02d}.{1940 + n % 60}"
            file.write(f"Vorname{n % 977} Müller-{n:06d};{born};{21335 + n % 9};de:native;0170 {n:07d}\n")
    commands = {
        f"import {people:,} people": ["import", "volunteers", str(source), "--yes", "--json", "--set", "status=aktiv"],
        "list, one page": ["volunteer", "list"],
        "part of a name": ["volunteer", "list", "mueller-0421", "--json"],
        "list, all, JSON": ["volunteer", "list", "--json"],
        "deadlines, 8 weeks": ["deadlines", "--weeks", "8", "--json"],
        "today": [],
    }
    for name, words in commands.items():
        start = time.monotonic()
        subprocess.run([program, *words], env=environment, check=True, capture_output=True)
        print(f"{name:24} {time.monotonic() - start:6.2f} s")


def _environment(register: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EHRENAMT_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"EHRENAMT_REGISTER": str(register), "EHRENAMT_TODAY": "2027-03-01", "HOME": str(register.parent)}


def main() -> None:
    """Small and large, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        small(Path(folder))
        print()
        large(Path(folder), 100_000)


if __name__ == "__main__":
    main()
