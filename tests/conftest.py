"""What every test stands on: a frozen day, a home of its own, a register of its own, and a command line that is checked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from command_line import Cli, run
from ehrenamt_cli import config, i18n
from ehrenamt_cli.storage import local

settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")  # how long something takes is measured by `make bench`, on a machine that is quiet

TODAY = "2027-03-01"
"""A Monday."""

_PERSONAL = ("EHRENAMT_", "_EHRENAMT", "XDG_", "LC_", "LANGUAGE", "COLUMNS", "NO_COLOR", "FORCE_COLOR")
"""What a person's own environment could change about a test."""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Figures that a test has found, at the end of every run."""
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties:
            if name == "figures":
                terminalreporter.section(report.nodeid.rpartition("::")[2])
                terminalreporter.write_line(text)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Nothing of the person who runs the tests is read or written, and it is always the same day."""
    home = tmp_path_factory.mktemp("home")
    for name in [*os.environ]:
        if name.startswith(("EHRENAMT_", "_EHRENAMT", "XDG_", "LC_")) or name in (
            "COLUMNS",
            "NO_COLOR",
            "FORCE_COLOR",
            "LANGUAGE",
        ):
            monkeypatch.delenv(name)
    for name, folder in (("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.chdir(home)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("EHRENAMT_TODAY", TODAY)
    monkeypatch.setenv("EHRENAMT_AUTHOR", "Test Person")
    hasty = [pragma for pragma in local._PRAGMAS if "synchronous" not in pragma]
    monkeypatch.setattr(local, "_PRAGMAS", (*hasty, "PRAGMA synchronous = OFF"))  # no test survives a power cut
    yield home
    config.forget_flags()
    i18n.use_language("de")


@pytest.fixture
def cli() -> Cli:
    """Runs one command line in this process; every call says with which status it is expected to end."""
    return run


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prepared: Path) -> Path:
    """An unencrypted register of a coordination in Niedersachsen, with the catalogue and the Land's institutions."""
    path = tmp_path / "register.db"
    shutil.copy(prepared, path)
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    return path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register that each test gets a copy of."""
    path = tmp_path_factory.mktemp("prepared") / "register.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EHRENAMT_TODAY", TODAY)
        run("init", "--organisation", "Koordination Nord", "--land", "NI", "--unencrypted", "--yes", "--register", path, expect=0)
    return path
