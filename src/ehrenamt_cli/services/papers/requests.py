"""What somebody wants written: the kind, for which record, to whom, and everything that no record holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.documents import DocumentKind
from ehrenamt_cli.domain.entity import Entity, Row


class Subject(NamedTuple):
    """A record that a document is written for, or goes to."""

    entity: Entity
    row: Row


class Period(NamedTuple):
    """From a day to a day, both within it; open where nothing is said."""

    begins_on: date | None = None
    ends_on: date | None = None


class Request(NamedTuple):
    """The wish that all documents of one command line share."""

    kind: DocumentKind
    language: str
    day: date
    draft: bool = False
    blocked_too: bool = False
    period: Period = Period()
    given: Mapping[str, str | int] = {}
    """Values for the ``asked`` fields of the kind, as a register would store them."""
    folders: tuple[Path, ...] = ()
    """Where templates are looked for before the packaged ones."""
    with_data: bool = False
    """A PDF carries what it prints as JSON, too."""
    addressee: Subject | None = None
    """Whom the document that is being gathered goes to."""
    prepared: Mapping[str, Any] = {}
    """What was gathered for an extra already, by its name."""
