"""The tour: every command of examples/tour.md, run in order in a folder of its own.

``tour.py`` shows the tour (``make demo``), ``tour.py --write`` puts the real output into the page, ``tour.py --check``
fails where page and program differ. Keys of records are random and file sizes depend on versions, so both are masked.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "examples" / "tour.md"
DEMO = ROOT / "demo"
TODAY = "2027-03-01"

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_KEY = re.compile(r"\b([a-z]{1,2})-[0-9a-hjkmnp-tv-z]{4,7}\b")
_SIZE = re.compile(r"\(\d+ kB\)")


class Step(NamedTuple):
    """One command of the tour and the output that the page shows for it."""

    command: str
    shown: str


def steps(text: str) -> list[Step]:
    """The commands of a page, in order."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append(Step(command, shown))
    return found


def masked(text: str) -> str:
    """Text without what differs from run to run; a key that is longer or shorter shifts no column."""
    text = _SIZE.sub("(… kB)", _KEY.sub(r"\1-····", text))
    return "\n".join(re.sub(r" {2,}|─+", lambda run: run[0][0] * 2, line).rstrip() for line in text.splitlines()).strip()


def run(step: Step, folder: Path, program: list[str]) -> str:
    """What the program says to one command: data, then messages."""
    words = shlex.split(step.command)[1:]
    done = subprocess.run([*program, *words], cwd=folder, env=_environment(folder), capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def prepare(folder: Path) -> None:
    """An empty folder with the input files of the tour."""
    for name in ("home", "eingang"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for source in (*sorted((ROOT / "examples").glob("*.csv")), ROOT / "examples/data/sahana_rlp/volunteers.csv"):
        shutil.copy(source, folder / "eingang" / source.name)


def replay(folder: Path, program: list[str]) -> Iterator[tuple[Step, str]]:
    """Every step with what the program really says."""
    prepare(folder)
    for step in steps(PAGE.read_text(encoding="utf-8")):
        yield step, run(step, folder, program)


def differing(folder: Path, program: list[str]) -> list[str]:
    """The commands for which page and program differ."""
    return [step.command for step, said in replay(folder, program) if masked(said) != masked(step.shown)]


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EHRENAMT_", "XDG_"))}
    return kept | {
        "HOME": str(folder / "home"),
        "EHRENAMT_TODAY": TODAY,
        "EHRENAMT_REGISTER": "register.db",
        "EHRENAMT_AUTHOR": "Demo",
        "EHRENAMT_LANG": "de",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }


def _show(program: list[str]) -> int:
    """The tour on the screen, its prose between the commands; afterwards the files stay for trying things out."""
    if DEMO.exists():
        shutil.rmtree(DEMO)
    prepare(DEMO)
    for part in re.split(r"(```console\n.*?```)", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL):
        for step in steps(part):
            print(f"\n$ {step.command}", flush=True)
            print(run(step, DEMO, program).rstrip(), flush=True)
        if not part.startswith("```") and part.strip():
            print("\n" + re.sub(r"^#+ (.*)$", r"━━ \1 ━━", part.strip(), flags=re.MULTILINE), flush=True)
    print(f"\n━━ Fertig ━━\n\nRegister, PDF und Word-Datei liegen in {DEMO}")
    print(f"Weiterprobieren, als wäre es der {TODAY}:\n")
    print(f"  cd {shlex.quote(str(DEMO))}")
    print(f"  export EHRENAMT_REGISTER=register.db EHRENAMT_TODAY={TODAY}")
    print(f"  {shlex.quote(program[0])} deadlines")
    return 0


def _write(program: list[str]) -> int:
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        blocks = iter(
            [f"$ {step.command}\n{_KEY.sub(_example_key, said).rstrip()}\n" for step, said in replay(Path(folder), program)]
        )
    text = _BLOCK.sub(lambda block: "```console\n" + "\n".join(next(blocks) for _ in steps(block[0])) + "```", text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


def _example_key(match: re.Match[str]) -> str:
    return f"{match[1]}-{'7k3m9q2'[: len(match[0]) - 2]}"


def _check(program: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        wrong = differing(Path(folder), program)
    for command in wrong:
        print(f"differs: {command}", file=sys.stderr)
    return 1 if wrong else 0


def main(arguments: list[str]) -> int:
    """Show, write or check the tour with the program of this environment."""
    program = [str(Path(sys.executable).with_name("ehrenamt"))]
    actions = {(): _show, ("--write",): _write, ("--check",): _check}
    return actions[tuple(arguments)](program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
