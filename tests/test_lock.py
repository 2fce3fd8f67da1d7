"""The lock: whatever the project asks for is there, in a version that will do, with the hashes of its files."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name: str) -> dict[str, str]:
    """Every package of a lock that this Python takes, with its version."""
    lines = re.findall(r"^([\w.-]+==[^\\\n]+?) \\$", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE)
    wanted = [one for one in map(Requirement, lines) if one.marker is None or one.marker.evaluate()]
    return {re.sub(r"[-_.]+", "-", one.name).lower(): next(iter(one.specifier)).version for one in wanted}


@pytest.mark.parametrize(
    ("name", "asked"),
    [("run.txt", PROJECT["dependencies"]), ("dev.txt", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])],
    ids=["run", "dev"],
)
def test_everything_asked_for_is_locked_to_a_version_that_will_do(name: str, asked: list[str]) -> None:
    there = locked(name)
    wanted = [Requirement(line) for line in asked]

    missing = [
        str(one)
        for one in wanted
        if not one.specifier.contains(there.get(re.sub(r"[-_.]+", "-", one.name).lower(), "0"), prereleases=True)
    ]

    assert missing == [], "make lock"


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_no_package_is_without_a_hash(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text(encoding="utf-8"))

    assert [entry.split()[0] for entry in entries if "==" in entry.split("\n")[0] and "--hash=sha256:" not in entry] == []


def test_the_packages_are_free_and_the_ones_that_were_locked() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "audit_packages.py")], capture_output=True, text=True, check=False
    )

    assert [line for line in done.stdout.splitlines() if "licence" in line] == []
    assert "locked packages" in done.stdout, done.stderr
