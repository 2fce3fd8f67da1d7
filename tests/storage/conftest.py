"""A register file of one's own, kept with the settings that real ones have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import local, records, register
from ehrenamt_cli.storage.register import Register
from register_files import KEY, Kept

_SAFE = local._PRAGMAS


@pytest.fixture(autouse=True)
def safe_settings(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    """Elsewhere tests are hasty; here it is safety that is tested."""
    monkeypatch.setattr(local, "_PRAGMAS", _SAFE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a new, plain register lies."""
    path = tmp_path / "register.db"
    with register.created(path, None):
        pass
    return path


@pytest.fixture
def book(path: Path) -> Iterator[Register]:
    """The plain register, open."""
    book = register.open_existing(path, None, author="Test Person")
    yield book
    book.close()


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """Where a new, encrypted register lies; ``KEY`` opens it."""
    path = tmp_path / "encrypted.db"
    with register.created(path, KEY):
        pass
    return path


@pytest.fixture
def keep(book: Register) -> Kept:
    """Keeps one record with its defaults."""

    def keep(entity: Entity, **values: Any) -> dict[str, Any]:
        return records.add(book, entity, [completed(entity, values)])[0]

    return keep
