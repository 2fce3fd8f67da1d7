"""The tests on every Python from 3.11 on that is found, and the commands on both ends of the Typer range."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
TYPERS = ("typer==0.20.*", "typer==0.28.*")
SHELL_TESTS = ("tests/commands", "tests/contracts", "tests/output", "tests/end_to_end")


def working(version: str) -> str | None:
    """The interpreter of that version, if it is there and starts."""
    found = shutil.which(f"python{version}")
    if found and subprocess.run([found, "-c", "pass"], capture_output=True, check=False).returncode == 0:
        return found
    return None


def installed(python: str, name: str, *extra: str) -> Path:
    """A virtual environment of its own with the project in it."""
    folder = ROOT / f".venv-{name}"
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    program = folder / "bin" / "python"
    pip = [str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", "requirements/dev.txt"], cwd=ROOT, check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=ROOT, check=True)
    if extra:
        subprocess.run([*pip, *extra], cwd=ROOT, check=True)
    return program


def main() -> int:
    """Run everything; gives 1 if anything failed."""
    failed = []
    for version in PYTHONS:
        python = working(version)
        print(f"── Python {version}: {python or 'not found'}", flush=True)
        if (
            python
            and subprocess.run([installed(python, version), "-m", "pytest", "-n", "auto"], cwd=ROOT, check=False).returncode
        ):
            failed.append(f"Python {version}")
    for typer in TYPERS:
        print(f"── {typer}", flush=True)
        program = installed(sys.executable, typer.replace("==", "-").rstrip(".*"), typer)
        if subprocess.run([program, "-m", "pytest", "-n", "auto", *SHELL_TESTS], cwd=ROOT, check=False).returncode:
            failed.append(typer)
    print("failed: " + ", ".join(failed) if failed else "everything passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
