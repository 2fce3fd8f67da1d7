"""Transfers entered by hand: what is said to have gone out needs what covered it on that day, like everything that is sent."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.sharing import DATA
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.records import Typed
from ehrenamt_cli.services.sharing.gate import Passing, allow
from ehrenamt_cli.services.sharing.sending import which_data
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def add(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """A new transfer, planned or past; Forbidden where nothing covered it (rule K-05)."""
    with register.change():
        row = records.new(register, entity, typed)
        records.refuse_clash(register, entity, row)
        return stored.add(register, entity, [{**row, **_covered(register, row)}])[0]


def change(register: Register, entity: Entity, text: str, typed: Typed) -> dict[str, Any]:
    """Change a transfer; one that has gone out, or goes by this, stays covered."""
    with register.change():
        before = records.resolve(register, entity, text)
        values = entity.change(before, records.read(register, entity, typed, before))
        after = {**before, **values}
        moved = any(after[name] != before[name] for name in _DECISIVE)
        return records.update(register, entity, before, {**values, **(_covered(register, after) if moved else {})})


_DECISIVE = ("client_id", "from_id", "to_id", "kind", "data", "purpose", "sent_on", "release_id", "basis")


def _covered(register: Register, row: Row) -> dict[str, Any]:
    """What a transfer that has gone out gets from the release that covered it; nothing for one that is planned."""
    client, to = stored.get(register, CLIENTS, row["client_id"]), stored.get(register, ORGANISATIONS, row["to_id"])
    if not row["sent_on"] or client is None or to is None:
        return {}
    data = which_data(row["data"] or ([row["kind"]] if row["kind"] in DATA else []))
    words = (row["purpose"] or "", row["basis"] or "", row["sent_on"])
    try:
        allowed = allow(register, Passing(client, row["from_id"], to, data, *words))
    except Forbidden as refused:
        refused.hint = Text("{hint}\n{passed}", "{hint}\n{passed}").fill(hint=refused.hint, passed=_PASSED)
        raise
    releases = [found["id"] for found in allowed.releases]
    if releases and row["release_id"] not in (None, *releases):
        raise WrongUsage(
            Text("Die Entbindung {key} deckt das nicht.", "The release {key} does not cover this.").fill(key=row["release_id"]),
            Text("Es deckt: {keys}.", "What covers it: {keys}.").fill(keys=", ".join(releases)),
        )
    return {"data": [*data], "release_id": row["release_id"] or (releases[0] if releases else None)}


_PASSED = Text(
    "Ist es schon hinausgegangen, ist das vielleicht eine Datenpanne: ehrenamt breach open …",
    "If it has gone out already, that may be a data breach: ehrenamt breach open …",
)
