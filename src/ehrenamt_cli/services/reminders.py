"""Deadlines set by hand, about whichever record a person means."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.reminders import REMINDERS, SUBJECTS
from ehrenamt_cli.errors import Ambiguous, NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def add(register: Register, typed: records.Typed, about: str | None) -> dict[str, Any]:
    """Keep a reminder; ``about`` is the key or (part of) the name of any record it can concern."""
    with register.change():
        return records.add(register, REMINDERS, {**typed, **(_subject(register, about) if about else {})})


def _subject(register: Register, text: str) -> dict[str, str]:
    """The column and the key of the one record that is meant, whatever its kind."""
    found = [(column, row["id"]) for kind, column in SUBJECTS.items() for row in stored.named(register, ENTITIES[kind], text)]
    exact = [(column, key) for column, key in found if key == clean(text).lower()]
    if len(exact or found) == 1:
        return dict(exact or found)
    if found:
        raise Ambiguous(
            Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=clean(text)),
            Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(
                listed=", ".join(key for _, key in found[:8])
            ),
        )
    raise NotFound(
        Text("Einen Eintrag „{text}“ gibt es nicht.", "There is no record “{text}”.").fill(text=clean(text)),
        Text(
            "Möglich sind Freiwillige, Klient:innen, Einrichtungen, Bedarfe, Einsätze und Vereinbarungen.",
            "Possible are volunteers, clients, organisations, needs, placements and agreements.",
        ),
    )
