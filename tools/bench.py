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
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HELLO = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = 'x'): print('hello', name)\napp()\n"
RUNS = 11
BUDGETS = {"--version": 100, "deadlines --json": 120, "volunteer list": 160, "volunteer change": 270, "--help": 220}
HELLO_MS = 97


def cpu(command: list[str], environment: dict[str, str], runs: int = RUNS) -> float:
    """Median CPU milliseconds of a command over several runs, after one that warms up."""
    taken = []
    for _ in range(runs + 1):
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


def many_deadlines(folder: Path, people: int) -> None:
    """The list of deadlines where every volunteer has five that fall due within five years, and some are at work."""
    program = str(Path(sys.executable).with_name("ehrenamt"))
    environment = _environment(folder / f"deadlines-{people}.db")
    run = [program, "init", "--organisation", "Bank", "--land", "NI", "--key-file", str(folder / "key"), "--yes"]
    subprocess.run(run, env=environment, check=True, capture_output=True)
    subprocess.run([sys.executable, __file__, "fill", str(people)], env=environment, check=True)
    for name, words in {
        f"{people:,} people, 8 weeks": ["deadlines", "--weeks", "8", "--json"],
        "the same as a table": ["deadlines", "--weeks", "8"],
        "today": ["--json"],
    }.items():
        start = time.monotonic()
        done = subprocess.Popen([program, *words], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(done.pid, 0)
        print(f"{name:24} {time.monotonic() - start:6.2f} s {used.ru_maxrss / 1024:6.0f} MB{'   FAILED' if status else ''}")


def fill(people: int) -> None:
    """Volunteers with five screenings each, every fiftieth of them at work, kept below the services: seconds, not minutes."""
    from ehrenamt_cli.domain.model import ENTITIES
    from ehrenamt_cli.services import registers
    from ehrenamt_cli.storage import records

    first = date(2027, 3, 2)

    def day(number: int, length: int = 1820) -> str:
        return (first + timedelta(days=number * 7919 % length)).isoformat()

    with registers.opened() as book, book.change():
        volunteers = (
            {"name": f"Vorname{n} Müller-{n:06d}", "status": "active", "yearly_talk_on": "2027-02-01"} for n in range(people)
        )
        kept = records.add(book, ENTITIES["volunteers"], list(volunteers))
        screenings = []
        for n, person in enumerate(kept):
            seen = date.fromisoformat(day(n)) - timedelta(days=1826)
            screenings.append(
                {"volunteer_id": person["id"], "kind": "certificate", "seen_on": seen.isoformat(), "result": "positive"}
            )
            for part, kind in enumerate(("admission", "training", "measles", "security_inquiry"), 1):
                until = day(n + part * 977)
                screenings.append({"volunteer_id": person["id"], "kind": kind, "valid_until": until, "result": "positive"})
        records.add(book, ENTITIES["screenings"], screenings)
        place = records.add(book, ENTITIES["organisations"], [{"name": "Treff", "kind": "association", "land": "NI"}])[0]["id"]
        need = {
            "title": "Café",
            "organisation_id": place,
            "activity_id": "sprachbegleitung",
            "people": people,
            "status": "filled",
        }
        work = {
            "need_id": records.add(book, ENTITIES["needs"], [need])[0]["id"],
            "status": "running",
            "start_on": "2026-05-01",
            "reviewed_on": "2026-06-01",
        }
        records.add(book, ENTITIES["placements"], [{**work, "volunteer_id": person["id"]} for person in kept[::50]])
        records.add(book, ENTITIES["contact_notes"], [{"volunteer_id": p["id"], "noted_on": "2027-02-01"} for p in kept[::50]])


PAPERS = {"a letter": ("thank-you", 1000 / 80), "five pages": ("cooperation-agreement", 1000 / 12)}
"""Kinds of documents with the milliseconds of processor time that one may take as PDF."""


def documents(folder: Path) -> None:
    """One agreement by a whole process, then many documents by one: processor time of all its threads, and memory."""
    program = str(Path(sys.executable).with_name("ehrenamt"))
    environment = _environment(folder / "documents.db")
    run = [program, "init", "--organisation", "Bank", "--land", "NI", "--key-file", str(folder / "key"), "--yes"]
    subprocess.run(run, env=environment, check=True, capture_output=True)
    subprocess.run([sys.executable, __file__, "fill-papers"], env=environment, check=True)
    hello = cpu([sys.executable, "-c", HELLO], environment)
    render = ["agreement", "render", "KV-2027-0001", "--draft", "--to", "pdf", "-o", "-"]
    _against("one, cold", cpu([program, *render], environment), hello, 500)
    for name, (kind, budget) in PAPERS.items():
        done = subprocess.run([sys.executable, __file__, "write", kind], env=environment, check=True, capture_output=True)
        each, first, last = map(float, done.stdout.split())
        _against(name, each, hello, budget)
        print(f"{'':16} {1000 / each:6.0f} a second; memory {first:.0f} MB after 100, {last:.0f} MB after 400")


def write_papers(kind: str) -> None:
    """400 documents of one kind as PDF: milliseconds each, and the peak of memory after the first 100 and after all."""
    from ehrenamt_cli.documents.writing.writers import write
    from ehrenamt_cli.domain.documents import KINDS
    from ehrenamt_cli.domain.model import ENTITIES
    from ehrenamt_cli.services import registers
    from ehrenamt_cli.services.papers.requests import Request, Subject
    from ehrenamt_cli.services.papers.writing import composed
    from ehrenamt_cli.storage import records

    peaks = []
    entity = ENTITIES[KINDS[kind].subjects[0]]
    with registers.opened() as book:
        request = Request(KINDS[kind], "de", date(2027, 3, 1), draft=True)
        rows = list(records.every(book, entity, {}))
        write(composed(book, request, Subject(entity, rows[0])).tree, "pdf")
        before = time.process_time()
        for number in range(400):
            row = {**rows[number % len(rows)], "title": f"Bereich {number}", "town": f"Ort {number}"}
            write(composed(book, request, Subject(entity, row)).tree, "pdf")
            if number in (99, 399):
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print((time.process_time() - before) * 1000 / 400, *peaks)


def fill_papers() -> None:
    """Four hundred people to be thanked, and an agreement of three parties."""
    from ehrenamt_cli.domain.model import ENTITIES
    from ehrenamt_cli.services import agreements, registers
    from ehrenamt_cli.storage import records

    with registers.opened() as book, book.change():
        people = [{"name": f"Vorname{n} Müller-{n:04d}", "street": f"Am Markt {n}", "town": "Uelzen"} for n in range(400)]
        records.add(book, ENTITIES["volunteers"], people)
        places = [{"name": name, "kind": "association", "land": "NI"} for name in ("JVA Uelzen", "Anlaufstelle", "Brücke")]
        parties = [place["id"] for place in records.add(book, ENTITIES["organisations"], places)]
        agreements.new(book, "cooperation", parties, {})


def reports(folder: Path) -> None:
    """The yearly report of a Land and of a country: CPU seconds of a whole process, on the screen and as PDF."""
    program = str(Path(sys.executable).with_name("ehrenamt"))
    for people, allowed in ((1_750, 2), (100_000, 20)):
        environment = _environment(folder / f"report-{people}.db") | {"PYTHONPATH": str(ROOT)}
        run = [program, "init", "--organisation", "Bank", "--land", "NW", "--unencrypted", "--yes"]
        subprocess.run(run, env=environment, check=True, capture_output=True)
        filling = [sys.executable, "-m", "bench.registers", "36", str(people), str(people // 5)]
        subprocess.run(filling, env=environment, check=True, capture_output=True)
        for words in ([], ["-o", str(folder / "report.pdf")]):
            taken = cpu([program, "report", "year", "--year", "2026", *words], environment, runs=1) / 1000
            what = f"report of {people:,}" + (", PDF" if words else "")
            print(f"{what:24} {taken:6.2f} s   budget {allowed} s  {'ok' if taken <= allowed else 'OVER'}")


def _against(name: str, taken: float, hello: float, budget: float) -> None:
    ratio, allowed = taken / hello, budget / HELLO_MS
    print(f"{name:16} {taken:6.1f} ms   ratio {ratio:.2f}   budget {allowed:.2f}  {'ok' if ratio <= allowed else 'OVER'}")


def _environment(register: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EHRENAMT_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"EHRENAMT_REGISTER": str(register), "EHRENAMT_TODAY": "2027-03-01", "HOME": str(register.parent)}


def main() -> None:
    """Small and large, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        small(Path(folder))
        print()
        documents(Path(folder))
        print()
        large(Path(folder), 100_000)
        print()
        for people in (50_000, 100_000):
            many_deadlines(Path(folder), people)
        print()
        reports(Path(folder))


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(int(sys.argv[2]))
    elif sys.argv[1:2] == ["fill-papers"]:
        fill_papers()
    elif sys.argv[1:2] == ["write"]:
        write_papers(sys.argv[2])
    else:
        main()
