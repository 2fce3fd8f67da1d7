"""Interpreters kept: each person once."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_ONCE = ("volunteer_id", "contact_id")
"""A person is there once; an office may send several people."""


def add(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """Keep a new interpreter; WrongUsage where the person is one already."""
    with register.change():
        row = records.new(register, entity, typed)
        known = [one for name in _ONCE if row[name] for one in stored.referring(register, entity, name, [row[name]])]
        if known:
            raise WrongUsage(
                Text("Diese Person dolmetscht schon: {id}.", "This person is an interpreter already: {id}.").fill(
                    id=known[0]["id"]
                ),
                Text(
                    "Was sich geändert hat: ehrenamt interpreter change {id} --language +…",
                    "What has changed: ehrenamt interpreter change {id} --language +…",
                ).fill(id=known[0]["id"]),
            )
        return stored.add(register, entity, [row])[0]
