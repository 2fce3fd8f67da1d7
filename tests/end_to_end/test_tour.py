"""The tour, command by command, as the installed wheel runs it from a folder far from the sources."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tools import tour

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it would be installed, unpacked into an empty folder."""
    built = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    installed = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        archive.extractall(installed)
    return installed


@pytest.fixture
def program(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How to run the installed program: its own folder comes before the checkout."""
    monkeypatch.setenv("PYTHONPATH", str(wheel))
    return [sys.executable, "-m", "ehrenamt_cli"]


def test_the_wheel_is_what_runs(program: list[str], wheel: Path, tmp_path: Path) -> None:
    where = [sys.executable, "-c", "import ehrenamt_cli; print(ehrenamt_cli.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=os.environ, check=True, capture_output=True, text=True).stdout

    assert Path(found.strip()).is_relative_to(wheel)


def test_the_tour_says_what_the_page_says(program: list[str], tmp_path: Path) -> None:
    assert tour.differing(tmp_path, program) == []
    assert (tmp_path / "vereinbarung.pdf").read_bytes().startswith(b"%PDF-")
    assert not (tmp_path / "register.db").read_bytes().startswith(b"SQLite format 3")


def test_the_tour_has_the_main_job_in_it() -> None:
    words = " ".join(step.command for step in tour.steps(tour.PAGE.read_text(encoding="utf-8")))

    assert all(
        job in words for job in ("init", "import volunteers", "add-volunteer", "match", "placement start", "render", "deadlines")
    )
